"""How answers look on a terminal: colour and wrapping for a person, plain lines when piped."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from bot.answers.cover import Cover, cover, notice_of
from bot.answers.records import Answer, Citation, Kind, NoAnswer
from reviews.records import Review

_WIDEST = 100


class _Console(Console):
    """A console that leaves a closed pipe to the entry point; rich would exit with 1, which means "not said"."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def console() -> Console:
    """A console on standard output; plain, and never wrapping, when that is no terminal."""
    plain = not sys.stdout.isatty()
    return _Console(highlight=False, soft_wrap=plain, width=None if plain else min(_WIDEST, Console().width))


@contextmanager
def progress_bar() -> Iterator[Progress]:
    """A progress bar on standard error, shown only on a terminal."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
        yield bar


def show(
    result: Answer | NoAnswer,
    how: Cover,
    out: Console,
    *,
    samples: bool = False,
    to_see: str = "ask again with --spoilers show",
) -> None:
    """Print an answer with its quotes and sources, or why there is none.

    `samples` says that it rests on a sample review, `to_see` what to do to see what is hidden.
    """
    if isinstance(result, NoAnswer):
        out.print(Text(result.reason, style="bold yellow"))
        if any(suggestion.endswith("?") for suggestion in result.suggestions):
            out.print(Text("You could ask:"))
        for suggestion in result.suggestions:
            out.print(Text(f"  · {suggestion}"))
        if result.film is None and not result.suggestions:
            out.print("Add some with: matinee add" if result.kind is Kind.NO_REVIEWS else "See all with: matinee films")
        return
    covered = cover(result, how)
    out.print(Text(covered.headline, style="bold green"))
    several = len({source.id for source in result.sources}) > 1
    for citation in covered.shown:
        _show_quote(citation.quote, citation, out, named=several)
    if covered.warning and how is Cover.BARS:
        for citation in covered.hidden:
            _show_quote(f"||{citation.quote}||", citation, out, named=several)
    elif covered.warning:
        out.print()
        note = f"{notice_of(covered, result.kind)}. To see it, {to_see}."
        out.print(Text(note, style="magenta"))
    if covered.hidden_headline and how is Cover.BARS:
        out.print(Text(f"||{covered.hidden_headline}||"))
    _show_sources(result, out, samples=samples)


def _show_quote(quote: str, citation: Citation, out: Console, *, named: bool) -> None:
    """Print a quote; `named` puts its reviewer in front, where the answer rests on several."""
    who = f"{citation.review.reviewer or 'unnamed reviewer'}: " if named else ""
    style = "" if citation.spoiler <= 1 else "magenta"
    text = Text(f"{who}“{' '.join(quote.split())}”", style=style)
    out.print()
    out.print(Text(f"  {text.plain}", style=style) if out.soft_wrap else Padding(text, (0, 2)))


def _show_sources(answer: Answer, out: Console, *, samples: bool) -> None:
    out.print()
    for review in answer.sources:
        out.print(Text(f"— {source_line(review)}", style="dim"))
    if samples:
        out.print(Text("(a sample review: add your own with matinee add)", style="dim"))


def source_line(review: Review) -> str:
    """Reviewer, film and where the review is to be found."""
    reviewer = review.reviewer or "unnamed reviewer"
    title = f", “{review.title}”" if review.title and review.title != review.film.title else ""
    return f"{reviewer} on {review.film.name}{title}" + (f", {review.url}" if review.url else "")

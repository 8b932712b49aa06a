"""`matinee inspect`."""

from collections import Counter
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot import terminal
from bot.commands.answering import say_model_loads
from bot.exit_codes import FAILED
from bot.notices import done_loading
from bot.output import as_line, reading_row
from bot.session import LazyEmbedder
from bot.settings import read_settings
from index.batches import label_by_vectors
from reviews.errors import ReviewError
from reviews.reading import find_files, read_reviews
from reviews.records import Reading, Sentence, Span, SpoilerLevel

_STYLES = {
    SpoilerLevel.NONE: "",
    SpoilerLevel.PREMISE: "cyan",
    SpoilerLevel.PLOT: "yellow",
    SpoilerLevel.ENDING: "red",
}
_MEANS = {
    SpoilerLevel.NONE: "gives nothing away",
    SpoilerLevel.PREMISE: "tells the premise",
    SpoilerLevel.PLOT: "hidden: later events",
    SpoilerLevel.ENDING: "hidden: the ending",
}
_LEFT_OUT = "dim"
# "background, premise" and a score fit in.
_LABEL_WIDTH = 30


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a review instead.")
def command(file: Path, *, as_json: bool) -> int:
    """Show how FILE (or each file of a folder) is understood: film, reviewer, cast, and every sentence's labels.

    A feed or an export holds several reviews; each is shown. What is taken for a spoiler by mistake, or is not, the
    review itself can put right: see docs/formats.md on spoiler marks.
    """
    out = terminal.console()
    code = 0
    embedder = LazyEmbedder(read_settings().model, say_model_loads)
    for path in find_files(file):
        for found in read_reviews(path):
            if isinstance(found, ReviewError):
                click.echo(f"matinee: {found}", err=True)
                code = FAILED
                continue
            reading = label_by_vectors(found, embedder)
            done_loading()
            if as_json:
                click.echo(as_line(reading_row(reading)))
            else:
                _show(reading, out)
    return code


def _show(reading: Reading, out: Console) -> None:
    review = reading.review
    out.print(Text(review.film.name, style="bold green"))
    out.print(Text(f"  reviewer  {review.reviewer or 'not named'}"))
    out.print(Text(f"  rating    {review.rating.original if review.rating else 'none'}"))
    for label, value in (("title", review.title), ("published", review.published), ("link", review.url)):
        if value:
            out.print(Text(f"  {label:<9} {value}"))
    for fact in reading.facts:
        out.print(Text(f"  {fact.name:<9} {fact.value}{_proof(fact.span, review.text)}"))
    out.print(Text("Cast", style="bold"))
    for member in reading.cast:
        role = f" as {member.character}" if member.character else ", role not said"
        out.print(Text(f"  {member.actor}{role}{_proof(member.span, review.text)}"))
    if not reading.cast:
        out.print(Text("  nobody named"))
    out.print(Text("Text", style="bold"))
    out.print(_legend(reading))
    parts = [
        (sentence.span.start, _label(sentence), sentence.text, _STYLES[sentence.spoiler])
        for sentence in reading.sentences
    ]
    parts += [
        (part.span.start, f"left out: {part.why}", part.span.of(review.text), _LEFT_OUT) for part in reading.left_out
    ]
    rows = [(f"  {label}", Text(" ".join(text.split()), style=style)) for _, label, text, style in sorted(parts)]
    if out.soft_wrap:
        for label, text in rows:
            out.print(Text.assemble((f"{label:<{_LABEL_WIDTH}} ", "dim"), text))
        return
    shown = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1))
    shown.add_column(width=_LABEL_WIDTH, style="dim")
    shown.add_column(ratio=1)
    for label, text in rows:
        shown.add_row(label, text)
    out.print(shown)


def _legend(reading: Reading) -> Text:
    """How many sentences are taken for what, each in its colour."""
    counts = Counter(sentence.spoiler for sentence in reading.sentences)
    pieces = [(f"{counts[level]} {_MEANS[level]}", _STYLES[level]) for level in SpoilerLevel]
    return Text("  ").append_text(Text(" · ").join(Text(words, style=style) for words, style in pieces))


def _label(sentence: Sentence) -> str:
    sure = "marked" if sentence.marked is not None else f"{sentence.spoiler_score:.2f}"
    return f"{sentence.aspect.value}, {sentence.spoiler.word} {sure}"


def _proof(span: Span | None, text: str) -> str:
    return f"  (“{' '.join(span.of(text).split())}”)" if span else "  (front matter)"

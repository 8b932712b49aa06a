"""`matinee inspect`."""

from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from bot import terminal
from bot.exit_codes import FAILED
from bot.output import as_line, reading_row
from reviews.errors import ReviewError
from reviews.reading import find_files, read_reviews
from reviews.records import Reading, Span, SpoilerLevel

_STYLES = {
    SpoilerLevel.NONE: "",
    SpoilerLevel.PREMISE: "cyan",
    SpoilerLevel.PLOT: "yellow",
    SpoilerLevel.ENDING: "red",
}


@click.command("inspect")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a review instead.")
def command(file: Path, *, as_json: bool) -> int:
    """Show how FILE (or each file of a folder) is understood: film, reviewer, cast, and every sentence's labels.

    A feed or an export holds several reviews; each is shown.
    """
    out = terminal.console()
    code = 0
    for path in find_files(file):
        for reading in read_reviews(path):
            if isinstance(reading, ReviewError):
                click.echo(f"matinee: {reading}", err=True)
                code = FAILED
            elif as_json:
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
    parts = [
        (
            sentence.span.start,
            f"{sentence.aspect.value}, {sentence.spoiler.word}",
            sentence.text,
            _STYLES[sentence.spoiler],
        )
        for sentence in reading.sentences
    ]
    parts += [(part.span.start, f"left out: {part.why}", part.span.of(review.text), "dim") for part in reading.left_out]
    for _, label, text, style in sorted(parts):
        out.print(Text.assemble((f"  [{label}] ", "dim"), (" ".join(text.split()), style)))


def _proof(span: Span | None, text: str) -> str:
    return f"  (“{' '.join(span.of(text).split())}”)" if span else "  (front matter)"

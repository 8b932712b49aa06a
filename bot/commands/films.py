"""`matinee films`."""

import click
from rich.text import Text

from bot import terminal
from bot.session import Session, open_session


@click.command("films")
@click.option("--reviews", is_flag=True, help="List every review with its id, in all collections.")
def command(*, reviews: bool) -> int:
    """List the films that have reviews."""
    with open_session() as session:
        lines = _reviews(session) if reviews else _films(session)
    out = terminal.console()
    for line in lines:
        out.print(line)
    return 0


def _films(session: Session) -> list[Text]:
    counts = sorted(session.library.films(session.library.visible()), key=lambda count: count.film.name.lower())
    lines = [
        Text.assemble(
            (count.film.title, "bold"), f" ({count.film.year})" if count.film.year else "", _how_many(count.reviews)
        )
        for count in counts
    ]
    if session.only_samples:
        lines.append(Text("(the samples: they go once you add reviews of your own)", style="dim"))
    return lines


def _how_many(reviews: int) -> str:
    return f", {reviews} reviews" if reviews > 1 else ""


def _reviews(session: Session) -> list[Text]:
    return [
        Text.assemble(
            (f"{listing.collection}/{listing.review.id}", "bold"),
            f"  {listing.review.film.name}, {listing.review.reviewer or 'unnamed reviewer'}",
        )
        for listing in session.library.reviews()
    ]

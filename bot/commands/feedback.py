"""`matinee feedback`."""

import click

from bot.answers.saved import film_of
from bot.conversation.records import Feedback
from bot.conversation.store import FILE_NAME, Store
from bot.settings import read_settings


@click.command("feedback")
def command() -> int:
    """Show what people on Discord said of answers: how many helped, and the questions that were answered wrong."""
    path = read_settings().home / FILE_NAME
    if not path.exists():
        click.echo("Nobody has rated an answer yet: the buttons stand below each answer on Discord.")
        return 0
    with Store(path) as store:
        rated = store.feedback()
    click.echo(f"{sum(item.helpful for item in rated)} helpful, {sum(item.wrong for item in rated)} wrong")
    for item in rated:
        if item.wrong:
            click.echo(f"wrong x{item.wrong}  {_asked(item)}")
    return 0


def _asked(item: Feedback) -> str:
    """What was asked, on one line, and about which film."""
    request = item.answer.request
    asked = " ".join(request.text.split()) or request.wish.value
    film = film_of(item.answer.result) or request.film
    return f"{asked} ({film})" if film else asked

"""`matinee summary`."""

import click

from bot.commands.answering import answer_options, give_answer


@click.command("summary")
@click.argument("film")
@answer_options
def command(film: str, spoilers: str, *, as_json: bool) -> int:
    """Tell what FILM is about, without spoilers, and whether it is worth seeing."""
    return give_answer(lambda answerer: answerer.summary(film), spoilers, as_json=as_json)

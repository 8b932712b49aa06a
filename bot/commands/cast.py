"""`matinee cast`."""

import click

from bot.commands.answering import answer_options, give_answer


@click.command("cast")
@click.argument("film")
@click.argument("name", required=False)
@answer_options
def command(film: str, name: str | None, spoilers: str, *, as_json: bool) -> int:
    """Say who is in FILM; with NAME, an actor's or a character's, who plays it or whom it plays."""
    return give_answer(lambda answerer: answerer.cast(film, name), spoilers, as_json=as_json)

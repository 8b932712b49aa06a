"""`matinee opinion`."""

import click

from bot.commands.answering import answer_options, give_answer


@click.command("opinion")
@click.argument("film")
@answer_options
def command(film: str, spoilers: str, *, as_json: bool) -> int:
    """Say what the reviewers thought of FILM."""
    return give_answer(lambda answerer: answerer.opinion(film), spoilers, as_json=as_json)

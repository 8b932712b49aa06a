"""`matinee ask`."""

import click

from bot.answers.records import Question
from bot.commands.answering import answer_options, give_answer


@click.command("ask")
@click.argument("question")
@click.option("--film", metavar="TITLE", help="The film that the question is about, if it names none.")
@answer_options
def command(question: str, film: str | None, spoilers: str, *, as_json: bool) -> int:
    """Answer QUESTION from the reviews, with quotes."""
    return give_answer(lambda answerer: answerer.ask(Question(question, film)), spoilers, as_json=as_json)

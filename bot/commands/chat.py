"""`matinee chat`."""

import click

from bot import terminal
from bot.answers.cover import Cover
from bot.answers.questions import follow_up
from bot.answers.records import Answer, Question
from bot.commands.answering import say_model_loads, spoilers_option
from bot.notices import done_loading, say_progress
from bot.session import Session, open_session

_FAREWELLS = {"quit", "exit", "bye", "q"}


@click.command("chat")
@click.option("--film", metavar="TITLE", help="The film to start with.")
@spoilers_option
def command(film: str | None, spoilers: str) -> int:
    """Ask one question after another; "and his daughter?" keeps the film and the person. Leave with quit."""
    with open_session(say_model_loads, say_progress) as session:
        done_loading()
        click.echo("Ask about a film. quit leaves; /spoilers shows what the last answer hides.", err=True)
        _converse(session, film, Cover(spoilers))
    return 0


def _converse(session: Session, film: str | None, how: Cover) -> None:
    out = terminal.console()
    previous: str | None = None
    last: Answer | None = None
    while True:
        try:
            text = click.prompt("", prompt_suffix="> ", err=True).strip()
        except (click.Abort, EOFError):
            return
        if text.lower() in _FAREWELLS:
            return
        if text.lower() == "/spoilers" and last:
            terminal.show(last, Cover.SHOW, out)
            continue
        result = session.answerer.ask(Question(text, film, previous))
        done_loading()
        terminal.show(result, how, out, samples=session.only_samples, to_see="type /spoilers")
        # "and Brody?" after "and Quint?" still leans on the question before both.
        previous = previous if previous and follow_up(text) else text
        if isinstance(result, Answer):
            film, last = result.film.name, result

"""What the commands that give an answer share: their options, and how they open the library and print."""

import time
from collections.abc import Callable
from typing import Any

import click

from bot import terminal
from bot.answers.answerer import Answerer
from bot.answers.cover import Cover
from bot.answers.records import Answer, NoAnswer
from bot.exit_codes import DONE, NOT_SAID
from bot.notices import done_loading, say_loading, say_progress
from bot.output import as_line, result_row
from bot.session import open_session

spoilers_option = click.option(
    "--spoilers",
    type=click.Choice([how.value for how in Cover]),
    default=Cover.COVER.value,
    show_default=True,
    help="Hide what gives away more than the premise, put it behind ||bars||, or show it.",
)


def answer_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add --spoilers and --json to a command."""
    as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
    return spoilers_option(as_json(function))


def say_model_loads() -> None:
    """Say that the language model is being loaded."""
    say_loading("the language model, a few seconds")


def give_answer(answer: Callable[[Answerer], Answer | NoAnswer], spoilers: str, *, as_json: bool) -> int:
    """Open the library, print what `answer` gives, and return the exit code."""
    how = Cover(spoilers)
    with open_session(say_model_loads, say_progress) as session:
        start = time.perf_counter()
        result = answer(session.answerer)
        milliseconds = (time.perf_counter() - start) * 1000
        done_loading()
        if as_json:
            click.echo(as_line(result_row(None, result, how, milliseconds)))
        else:
            terminal.show(result, how, terminal.console(), samples=session.only_samples)
    return NOT_SAID if isinstance(result, NoAnswer) else DONE

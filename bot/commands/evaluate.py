"""`matinee eval`."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.table import Table

from bot import terminal
from bot.answers.answerer import Answerer
from bot.answers.cover import Cover
from bot.commands.answering import say_model_loads
from bot.errors import OutputError
from bot.evaluation import Count, Outcome, evaluate, read_questions, table
from bot.notices import done_loading, say_progress
from bot.output import as_line, result_row
from bot.session import LazyEmbedder, Session, open_session
from bot.settings import read_settings
from index.library import SHARED, Library
from reviews.errors import or_raise
from reviews.reading import find_files, read_reviews


@click.command("eval")
@click.argument("questions", metavar="QUESTIONS.jsonl", type=click.Path(path_type=Path))
@click.option("--reviews", metavar="DIR", type=click.Path(path_type=Path), help="Answer from just these reviews.")
@click.option(
    "--out", metavar="RESULTS.jsonl", type=click.Path(path_type=Path), help="Write every answer to this file."
)
def command(questions: Path, reviews: Path | None, out: Path | None) -> int:
    """Answer every question of a file and report, by kind, how many answers were right.

    A row is {"id", "question", "film"?, "previous"?, "answers"?, "answerable"?, "kind"?}.
    """
    rows = read_questions(questions)
    if out:
        # Before minutes of work: a place that cannot be written to should fail at once.
        _write(out, "")
    with _answerer(reviews) as answerer, terminal.progress_bar() as bar:
        outcomes: list[Outcome] = []
        for outcome in bar.track(evaluate(rows, answerer), total=len(rows), description="Asking"):
            outcomes.append(outcome)  # noqa: PERF402 - the bar moves with each
    done_loading()
    if out:
        lines = (as_line(result_row(o.row.id, o.result, Cover.COVER, o.milliseconds)) for o in outcomes)
        _write(out, "".join(f"{line}\n" for line in lines))
    _print_table(outcomes)
    return 0


@contextmanager
def _answerer(reviews: Path | None) -> Iterator[Answerer]:
    """Answers from the library, or from a library of just one folder, made for this run."""
    if reviews is None:
        with open_session(say_model_loads, say_progress) as session:
            session.ready()  # so that no question's time holds the loading of the model
            yield session.answerer
        return
    model = read_settings().model
    files = find_files(reviews)
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home), model) as library:
        embedder = LazyEmbedder(model, say_model_loads)
        with terminal.progress_bar() as bar:
            readings = (or_raise(found) for file in files for found in read_reviews(file))
            for _ in bar.track(library.add_many(readings, SHARED, embedder), len(files), description="Reading"):
                pass
        session = Session(library, embedder)
        session.ready()
        yield session.answerer


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        message = f"{path}: the results cannot be written ({error.strerror}): name another file"
        raise OutputError(message) from error


def _print_table(outcomes: Sequence[Outcome]) -> None:
    columns = ("kind", "questions", "right", "rightly declined", "wrongly declined", "p50 ms", "p95 ms")
    shown = Table(*columns, box=None, pad_edge=False)
    for kind, count in table(outcomes).items():
        shown.add_row(kind, str(count.rows), *_shares(count), f"{count.p50:.0f}", f"{count.p95:.0f}")
    terminal.console().print(shown)


def _shares(count: Count) -> tuple[str, str, str]:
    return (
        _share(count.right, count.with_answers),
        _share(count.rightly_declined, count.unanswerable),
        _share(count.wrongly_declined, count.answerable),
    )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({part / whole:.1%})" if whole else "-"

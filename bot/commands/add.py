"""`matinee add`."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from rich.progress import Progress, TaskID

from bot import terminal
from bot.commands.answering import say_model_loads
from bot.exit_codes import DONE, FAILED
from bot.notices import done_loading
from bot.session import open_session
from index.library import SHARED, check_collection
from index.records import Outcome
from reviews.errors import ReviewError
from reviews.reading import find_files, read_reviews, read_samples
from reviews.records import Reading


@click.command("add")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--collection", default=SHARED, show_default=True, metavar="NAME", help="The collection to add to.")
@click.option("--reviewer", metavar="NAME", help="Who wrote these reviews, whatever the files say.")
@click.option("--samples", is_flag=True, help="Add the sample reviews too.")
def command(paths: tuple[Path, ...], collection: str, reviewer: str | None, *, samples: bool) -> int:
    """Add the reviews in each PATH, a file or a folder of files. Adding one again replaces it.

    Read are plain text, Markdown, HTML, posts of Hive and Steem (JSON), RSS and Atom feeds, and Letterboxd's
    reviews.csv. What cannot be read is refused with the reason, and the rest is added. An interrupted run can be
    repeated: what is there already stays as it is.
    """
    if not paths and not samples:
        message = "name a file or a folder of reviews, or --samples"
        raise click.UsageError(message)
    check_collection(collection)
    files, refused = _find(paths)
    if not files and not samples:
        # Nothing could be added: do not even make a library.
        return _report(Counter(), refused)
    outcomes: Counter[Outcome] = Counter()
    with open_session(say_model_loads) as session, terminal.progress_bar() as bar:
        task = bar.add_task("Adding reviews", total=len(files))
        try:
            readings = _readings(files, reviewer, refused, lambda more: _expect(bar, task, more), samples=samples)
            for _, outcome in session.library.add_many(readings, collection, session.embedder):
                outcomes[outcome] += 1
                bar.advance(task)
        except KeyboardInterrupt:
            click.echo("matinee: interrupted; what was added stays, and the same command goes on from there", err=True)
            raise
        finally:
            done_loading()
            session.library.refresh()
            code = _report(outcomes, refused)
    return code


def _find(paths: tuple[Path, ...]) -> tuple[list[Path], list[ReviewError]]:
    """The files at the paths, each once, and what is no path to a review."""
    files: dict[Path, None] = {}
    refused: list[ReviewError] = []
    for path in paths:
        try:
            files.update(dict.fromkeys(find_files(path)))
        except ReviewError as error:
            refused.append(error)
    return list(files), refused


def _expect(bar: Progress, task: TaskID, more: int) -> None:
    bar.update(task, total=(bar.tasks[task].total or 0) + more)


def _readings(
    files: list[Path], reviewer: str | None, refused: list[ReviewError], more: Callable[[int], None], *, samples: bool
) -> Iterator[Reading]:
    """Read the files one by one; what cannot be read is put to the refused.

    `more` is told how many more reviews there are than were thought: a file may hold several.
    """
    if samples:
        built_in = list(read_samples())
        more(len(built_in))
        yield from built_in
    for file in files:
        read = 0
        for item in read_reviews(file, reviewer):
            if isinstance(item, ReviewError):
                refused.append(item)
            else:
                read += 1
                yield item
        more(read - 1)


def _report(outcomes: Counter[Outcome], refused: list[ReviewError]) -> int:
    counts = [f"{outcomes[outcome]} {outcome.value}" for outcome in Outcome]
    click.echo(f"{', '.join(counts)}, {len(refused)} refused")
    for error in refused:
        click.echo(f"matinee: {error}", err=True)
    return FAILED if refused else DONE

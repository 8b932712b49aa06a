"""Short notes on standard error while something loads; light, since they are said before the heavy imports."""

import sys

import click

_ERASE_LINE = "\r\x1b[2K"


def say_loading(what: str) -> None:
    """Say that something takes a moment; on a terminal the next output replaces the line."""
    on_terminal = sys.stderr.isatty()
    click.echo(f"{_ERASE_LINE if on_terminal else ''}Loading {what} …", err=True, nl=not on_terminal)


def say_progress(done: int, total: int) -> None:
    """Say on a terminal how far the embedding of new reviews has come."""
    if sys.stderr.isatty():
        click.echo(f"{_ERASE_LINE}Reading new reviews: {done} of {total} …", err=True, nl=False)


def done_loading() -> None:
    """Take the line of `say_loading` off a terminal."""
    if sys.stderr.isatty():
        click.echo(_ERASE_LINE, err=True, nl=False)

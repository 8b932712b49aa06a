"""`matinee check`."""

import click

from bot.exit_codes import DONE, FAILED
from bot.session import open_session


@click.command("check")
def command() -> int:
    """Check the library; what is derived from the reviews is made again where it is damaged."""
    with open_session() as session:
        report = session.library.check()
    click.echo(f"{report.reviews} reviews, {report.passages} passages")
    for line in report.repaired:
        click.echo(f"repaired: {line}")
    if report.unembedded:
        click.echo(f"{report.unembedded} texts wait for the language model; the next question takes care of them")
    for line in report.problems:
        click.echo(f"problem: {line}", err=True)
    if not report.problems:
        click.echo("all is well")
    return FAILED if report.problems else DONE

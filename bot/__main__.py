"""The command `matinee`: finds the command that was asked for and turns every failure into one clear line."""

import importlib
import logging
import os
import sys
from importlib.metadata import version

import click

from bot.exit_codes import DONE, FAILED, INTERRUPTED, WRONG_USAGE
from bot.notices import done_loading, say_loading
from reviews.errors import MatineeError

# Each command's module is imported only when it is used: `matinee --version` must not wait for numpy.
_COMMANDS = {
    "ask": "Answer a question from the reviews.",
    "summary": "Tell what a film is about, without spoilers.",
    "cast": "Say who is in a film, who plays whom, and whom somebody plays.",
    "opinion": "Say what the reviewers thought of a film.",
    "chat": "Ask one question after another.",
    "films": "List the films that have reviews.",
    "add": "Add reviews from files and folders.",
    "remove": "Remove a review.",
    "inspect": "Show how a review file is understood.",
    "check": "Check the library and repair what can be made again.",
    "eval": "Run a file of questions and report how well they are answered.",
    "run": "Answer on Discord.",
    "feedback": "Show what people on Discord said of answers.",
}
# Their imports alone take longer than a person waits without a word.
_SAY_LOADING = {"ask", "chat", "run"}
_HELP = {"-h", "--help"}


class _Commands(click.Group):
    """The commands by name, each imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in _COMMANDS:
            return None
        if cmd_name in _SAY_LOADING and not _HELP & set(sys.argv):
            say_loading("the library")
        module = importlib.import_module(f"bot.commands.{'evaluate' if cmd_name == 'eval' else cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("matinee-bot"), prog_name="matinee")
def cli() -> None:
    """Answer questions about films from reviews of them, with quotes and without spoilers.

    Settings: MATINEE_HOME (folder of the library), MATINEE_MODEL (sentence-transformers model), DISCORD_TOKEN (of the
    bot on Discord).
    """


def main() -> None:
    """Run the command line; exit 0 answered or done, 1 the reviews do not say, 2 wrong usage, 3 any failure."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    for library in ("trafilatura", "htmldate"):
        # What they say of a page without text is for their developers; the review is refused with a reason of ours.
        logging.getLogger(library).setLevel(logging.CRITICAL)
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        done_loading()
        error.show()
        return WRONG_USAGE
    except MatineeError as error:
        done_loading()
        click.echo(f"matinee: {error}", err=True)
        return FAILED
    except BrokenPipeError:
        # The reader of our output has gone (head, less): that is no failure, and nothing is left to say it to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        done_loading()
        logging.getLogger("matinee").debug("internal error", exc_info=error)
        click.echo(f"matinee: internal error ({type(error).__name__}: {error}); please report it", err=True)
        return FAILED
    return code if isinstance(code, int) else DONE


if __name__ == "__main__":
    main()

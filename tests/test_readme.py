"""The README is true: its commands run here and give what it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.__main__ import cli
from bot.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The contents of the README's code blocks in a language, in order."""
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def session() -> list[tuple[str, str]]:
    """The README's `matinee` commands with the output that it shows for each, in order."""
    pieces = re.split(r"^\$ (.+)$", "\n".join(blocks("console")), flags=re.MULTILINE)[1:]
    pairs = zip(pieces[::2], pieces[1::2], strict=True)
    return [(command, shown.strip()) for command, shown in pairs if command.startswith("matinee ")]


def run(command: str, folder: Path) -> str:
    """What a `matinee` command prints, run as a shell would, with a library in `folder`."""
    environment = {**os.environ, "MATINEE_HOME": str(folder / "library"), "PYTHONIOENCODING": "utf-8"}
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        cwd=folder,
        env={**environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip()


def test_session_is_what_comes_out(tmp_path: Path) -> None:
    """Every `matinee` command of the README, run in its order on a fresh machine, prints what the README shows."""
    (tmp_path / "my-reviews").mkdir()
    (tmp_path / "my-reviews" / "paddington-2.md").write_text(blocks("markdown")[0], encoding="utf-8")
    shown = session()
    assert len(shown) > 5
    assert [(command, run(command, tmp_path)) for command, _ in shown] == shown


@pytest.mark.parametrize("target", sorted(set(re.findall(r"(?:`|\$ )make ([a-z-]+)", README))))
def test_make_targets_exist(target: str) -> None:
    """Every make target that the README names stands in the Makefile."""
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_settings_are_documented(name: str) -> None:
    """Every setting stands in the README's table, by its environment variable."""
    assert f"| `MATINEE_{name.upper()}` |" in README


def test_both_commands_stand_first() -> None:
    """The first commands of the README are the two that set everything up."""
    assert blocks("console")[0].splitlines() == ["$ make demo", "$ make test"]


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!https?:)[^)]+)\)", README))
def test_links_lead_somewhere(path: str) -> None:
    """Every file that the README links to is there."""
    assert (ROOT / path).is_file()


def test_help_lists_every_command() -> None:
    """The help of `matinee` lists every command with what it does."""
    context = cli.make_context("matinee", [], resilient_parsing=True)
    text = cli.get_help(context)
    assert all(f"{name} " in text for name in cli.list_commands(context))

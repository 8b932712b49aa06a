"""The README is true: its commands run here and give what it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from discord.ext import commands

from bot.__main__ import cli
from bot.discord.cogs.about import About
from bot.discord.cogs.asking import Asking
from bot.discord.cogs.managing import Managing
from bot.discord.cogs.reviewing import Reviewing
from bot.discord.permissions import NEEDED, invite_link
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
    variable = Settings.model_fields[name].validation_alias or f"MATINEE_{name.upper()}"
    assert f"| `{variable}` |" in README


def test_invite_link() -> None:
    """The README's invite link is the one that Matinee itself gives, and each permission in it stands there by name."""
    assert invite_link(0).replace("client_id=0", "client_id=APPLICATION_ID") in README
    # discord.py calls View Channel by its older name.
    named = [
        "view channel" if name == "read_messages" else name.replace("_", " ") for name, granted in NEEDED if granted
    ]
    assert [name for name in named if name not in " ".join(README.lower().split())] == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"`(/[a-z]+(?: (?:add|list|remove))?)", README))))
def test_discord_commands_exist(command: str, discord_commands: set[str]) -> None:
    """Every Discord command that the README names is there."""
    assert command.removeprefix("/") in discord_commands


@pytest.fixture(scope="module")
def discord_commands() -> set[str]:
    """The names of all commands on Discord, groups included."""
    found: set[str] = set()
    for cog in (Asking, Reviewing, Managing, About):
        group = cog.__cog_group_name__ if issubclass(cog, commands.GroupCog) else None
        found |= {f"{group} {one.name}" if group else one.name for one in cog.__cog_app_commands__}
    return found


@pytest.mark.parametrize("path", re.findall(r"\]\(((?!https?:)[^)]+)\)", README))
def test_links_lead_somewhere(path: str) -> None:
    """Every file that the README links to is there."""
    assert (ROOT / path).is_file()


def test_help_lists_every_command() -> None:
    """The help of `matinee` lists every command with what it does."""
    context = cli.make_context("matinee", [], resilient_parsing=True)
    text = cli.get_help(context)
    assert all(f"{name} " in text for name in cli.list_commands(context))

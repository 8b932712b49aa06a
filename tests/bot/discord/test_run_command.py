"""The command line of `matinee run`: whatever keeps it from Discord is said in one clear line, and never the token."""

import asyncio
from pathlib import Path

import pytest

from tests.bot.discord.fake import BotProcess, FakeDiscord, Status
from tests.bot.discord.fake.faults import Fault

WAIT_S = 60.0
PAGE = "https://discord.com/developers/applications"
LOADING = "Loading the library …"
SECRET = "wrong.token.of-the-test"  # noqa: S105 - it opens nothing


def start(
    folder: Path,
    token: str | None = None,
    *,
    api: str | None = None,
    fault: tuple[str, str, Fault] | None = None,
) -> tuple[int, list[str]]:
    """Run `matinee run` until it ends; give its exit code, and the lines that it wrote. None is the right token."""

    async def whole() -> tuple[int, list[str]]:
        async with FakeDiscord() as fake:
            if api is not None:
                fake.api_url = api
            if fault is not None:
                fake.fault(*fault, times=9)
            env = {"MATINEE_HOME": str(folder / "home")} | ({} if token is None else {"DISCORD_TOKEN": token})
            async with BotProcess(fake, folder / "log", env) as process:
                code = await process.exited(WAIT_S)
                assert fake.token not in process.log
                return code, process.log.splitlines()

    return asyncio.run(whole())


@pytest.mark.parametrize("token", ["", "  \n"])
def test_without_a_token_it_says_where_to_get_one(tmp_path: Path, token: str) -> None:
    """Without a token it ends with exit code 3 and one line, which names the variable and the page for tokens."""
    code, lines = start(tmp_path, token)
    assert code == 3
    assert lines == [
        LOADING,
        f"matinee: DISCORD_TOKEN is not set: put your bot's token there, from {PAGE} (Bot, Reset Token)",
    ]
    assert not (tmp_path / "home").exists()


REFUSED = f"matinee: Discord refuses the token in DISCORD_TOKEN: reset it at {PAGE} (Bot, Reset Token)"
NO_TOKEN = (
    "matinee: DISCORD_TOKEN is no token, as it holds a space, a line break or a quotation mark: copy it again, from"
    f" {PAGE} (Bot, Reset Token)"
)


@pytest.mark.parametrize(("token", "line"), [(SECRET, REFUSED), ("two\nlines", NO_TOKEN), ("“quoted”", NO_TOKEN)])
def test_a_wrong_token_is_named_and_not_shown(tmp_path: Path, token: str, line: str) -> None:
    """With a token that Discord refuses, or that cannot be one, it ends with exit code 3 and one line about it."""
    code, lines = start(tmp_path, token)
    assert code == 3
    assert lines == [LOADING, line]
    assert not any(token in line for line in lines)


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    """Where Discord cannot be reached it ends with exit code 3 and one line that says what to do."""
    code, lines = start(tmp_path, api="http://127.0.0.1:9/api/v10")
    assert (code, len(lines)) == (3, 2)
    assert lines[1].startswith("matinee: Discord cannot be reached (")
    assert lines[1].endswith("): check the network and start again")


@pytest.mark.parametrize("path", ["/users/@me$", "/commands$", pytest.param("/gateway/bot$", marks=pytest.mark.slow)])
def test_when_discord_is_out_it_says_so(tmp_path: Path, path: str) -> None:
    """Where Discord answers that it is out of order, at any step of the start, it ends with code 3 and one line."""
    code, lines = start(tmp_path, fault=("*", path, Status(503)))
    assert code == 3
    [line] = lines[1:]
    assert line.startswith("matinee: Discord is not ready (")
    assert line.endswith("): start again in a minute")

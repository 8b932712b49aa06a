"""The product on a stage: `matinee run` as a process of its own, the fake Discord, a server and people in it."""

import asyncio
import functools
import json
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ParamSpec, Protocol, runtime_checkable

import pytest

from index.library import SHARED, Library
from reviews.reading import read_samples, read_upload
from reviews.records import Reading
from tests.bot.discord.fake import BotProcess, Channel, FakeDiscord, Guild, Interaction, Message, User
from tests.bot.discord.fake.records import Payload
from tests.bot.making import opinion, premise, review

# A question that needs the language model waits until that is loaded: seconds, on a busy machine many.
LOADING_S = 150.0
_READY_S = 60.0
_LOG_TAIL = 3000
_SAMPLES = {"Alien", "Casablanca", "Jaws", "Parasite", "True Grit"}
_WORDS = "Amber Birch Cobalt Dusty Ebony Fallow Golden Hollow Ivory Jasper Kelp Linen Maple Nettle Opal".split()

BOAT = """---
title: The Paper Boat
year: 2003
author: Nils Grey
rating: 4/5
---

The Paper Boat is a quiet film about a ferryman, and I recommend it. Vera Lang plays Irma, a widow who repairs boats on
a wide river. One spring a stranger named Jonas, played by Emil Frost, asks her for a crossing. He hides a letter that
he never shows to anybody. In the end the boat sinks and Irma learns that Jonas was her son.
"""
BOAT_AGAIN = """---
title: The Paper Boat
year: 2003
author: Rosa Klee
rating: 2/5
---

I was bored by The Paper Boat. Vera Lang plays Irma, who mends boats and says little. Emil Frost plays Jonas, the man
with the letter. Skip it.
"""
CLOCK = """---
title: Clockwork Winter
year: 1996
author: Rosa Klee
rating: 3/5
---

Clockwork Winter tells of a town whose bells have stopped. Tom Adler plays the clockmaker Anton, who has not slept since
the first snow fell. The mayor sends him up the tower with a lantern. A child follows him and steals his keys. Then he
meets his dead brother among the wheels. In the end Anton freezes in the tower and the bells ring again. I liked the
music, and the story is clever, but it is too long for what it has to say.
"""


@dataclass
class Stage:
    """A running bot, its home folder, and the Discord that it is on."""

    fake: FakeDiscord
    bot: BotProcess
    home: Path
    runner: asyncio.Runner

    async def restart(self) -> None:
        """Kill the bot at once and start it again."""
        await self.bot.kill()
        await self.bot.start()
        await self.bot.ready(_READY_S)

    async def command_line(self, *arguments: str) -> str:
        """Run `matinee` with the same home, beside the bot; gives what it wrote to stdout."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("MATINEE_")}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *arguments,
            env=environment | {"MATINEE_HOME": str(self.home), "PYTHONIOENCODING": "utf-8"},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = await process.communicate()
        assert process.returncode == 0, err.decode()
        return out.decode()


@dataclass
class Club:
    """A server of its own with a channel: Ann and Ben are ordinary members, Max may manage the server."""

    stage: Stage
    guild: Guild = field(init=False)
    channel: Channel = field(init=False)
    ann: User = field(init=False)
    ben: User = field(init=False)
    max: User = field(init=False)

    def __post_init__(self) -> None:
        """Found the club."""
        self.guild = self.fake.add_guild("Film club")
        self.channel = self.guild.add_channel("talk")
        self.ann, self.ben, self.max = map(self.fake.add_user, ("Ann", "Ben", "Max"))
        self.guild.add_member(self.max, manage_server=True)

    @property
    def fake(self) -> FakeDiscord:
        """The Discord that the club is on."""
        return self.stage.fake

    @property
    def messages(self) -> list[Message]:
        """What everybody sees in the channel."""
        return self.fake.messages(self.channel)

    async def slash(
        self,
        command: str,
        *,
        by: User | None = None,
        at: Channel | None = None,
        **given: Any,  # noqa: ANN401 - an option holds any type
    ) -> Interaction:
        """Let somebody use a command, and wait for the answer; by default Ann, in the club's channel."""
        sent = await self.fake.slash(by or self.ann, at or self.channel, command, given)
        return await sent.answered(LOADING_S)

    async def say(self, text: str, *, by: User | None = None, at: Channel | None = None, **how: Any) -> Message:  # noqa: ANN401 - passed on
        """Let somebody write a message, and wait for the bot's reply to it."""
        said = await self.fake.say(by or self.ann, at or self.channel, text, **how)
        return await self.fake.reply_to(said, LOADING_S)

    async def mention(self, text: str, *, by: User | None = None, at: Channel | None = None, **how: Any) -> Message:  # noqa: ANN401 - passed on
        """Let somebody write a message that mentions the bot, and wait for the reply."""
        return await self.say(f"{self.fake.bot.mention} {text}", by=by, at=at, **how)

    async def menu(self, name: str, message: Message, *, by: User | None = None) -> Interaction:
        """Let somebody use a message's menu, and wait for the answer."""
        return await (await self.fake.menu(by or self.ann, name, message)).answered(LOADING_S)

    async def click(self, message: Message, label: str, *, by: User | None = None) -> Interaction:
        """Let somebody click a button, and wait for what comes of it."""
        return await (await self.fake.click(by or self.ann, message, label)).answered(LOADING_S)

    async def choose(self, message: Message, placeholder: str, *values: object, by: User | None = None) -> Message:
        """Let somebody, by default Max, choose in the select with this placeholder; gives the message after that."""
        found = [part for part in message.components if part.get("placeholder") == placeholder]
        assert found, [part.get("placeholder") for part in message.components]
        chosen = await self.fake.select(by or self.max, message, found[0]["custom_id"], values)
        return (await chosen.answered(LOADING_S)).answer

    async def open_form(self, **given: str) -> Interaction:
        """Let Max open the form for a review."""
        opened = await (await self.fake.slash(self.max, self.channel, "review add", given)).answered()
        assert opened.modal is not None
        return opened

    async def send_form(
        self, opened: Interaction, *parts: str, film: str = "", file: Payload | None = None
    ) -> Interaction:
        """Let Max fill in the form and send it, and wait for the answer."""
        values = {f"The review, part {n} of 3": text for n, text in enumerate(parts, 1)}
        values |= {"Film (year), if the review doesn't say": film} if film else {}
        sent = await self.fake.submit(self.max, opened, values, {"A file": file} if file else None)
        return await sent.answered(LOADING_S)

    async def upload(self, text: str, name: str = "review.md") -> Interaction:
        """Let Max upload a review as a file; gives the interaction with the preview."""
        return await self.slash("review add", by=self.max, file=self.fake.upload(name, text.encode()))

    async def add_review(self, text: str) -> None:
        """Let Max upload a review and save it."""
        saved = await self.click((await self.upload(text)).answer, "Save", by=self.max)
        assert ": saved. " in saved.answer.text, saved.answer.text

    async def kept_of(self, user: User) -> dict[str, list[Payload]]:
        """Let somebody ask for all that is kept of them."""
        told = await self.slash("privacy", by=user)
        given = await self.click(told.answer, "Give me all of it", by=user)
        assert (told.ephemeral, given.ephemeral) == (True, True)
        [file] = given.answer.attachments
        kept: dict[str, list[Payload]] = json.loads(self.fake.file(file))
        return kept

    async def panel(self, at: Channel | None = None) -> Message:
        """Let Max open the settings."""
        return (await self.slash("settings", by=self.max, at=at)).answer


def embed_of(message: Message) -> Payload:
    """The one embed of a message."""
    [embed] = message.embeds
    return embed


def fields_of(message: Message) -> dict[str, str]:
    """The fields of the one embed of a message."""
    return {part["name"]: part["value"] for part in embed_of(message).get("fields", [])}


@runtime_checkable
class OnStage(Protocol):
    """What a scene plays with."""

    @property
    def stage(self) -> Stage:
        """The stage that it is on."""


_P = ParamSpec("_P")


def slow_scene(play: Callable[_P, Coroutine[Any, Any, None]]) -> Callable[_P, None]:
    """Make a slow test of a scene: it ends with no rule of Discord broken and no internal error logged."""

    @functools.wraps(play)
    def test(*args: _P.args, **kwargs: _P.kwargs) -> None:
        [stage] = {id(on.stage): on.stage for on in kwargs.values() if isinstance(on, OnStage)}.values()
        before = len(stage.bot.log)
        stage.fake.violations.clear()
        try:
            stage.runner.run(play(*args, **kwargs))
        except BaseException as error:
            error.add_note(f"The bot's log ends:\n{stage.bot.log[before:][-_LOG_TAIL:]}")
            raise
        assert stage.fake.violations == []
        assert "internal error" not in stage.bot.log[before:]

    slow: Callable[_P, None] = pytest.mark.slow(test)
    return slow


@asynccontextmanager
async def running_bot(folder: Path) -> AsyncIterator[tuple[FakeDiscord, BotProcess]]:
    """Start a Discord and the bot on it, with its home in `folder`; the bot is killed afterwards if it still runs."""
    async with FakeDiscord() as fake:
        bot = BotProcess(fake, folder / "bot.log", {"MATINEE_HOME": str(folder / "home")})
        async with bot:
            await bot.ready(_READY_S)
            yield fake, bot


def fill_library(home: Path) -> None:
    """Put shared reviews into a library: five of the samples' titles, one film by two reviewers, many small films."""
    samples = [reading for reading in read_samples() if "second-view" not in reading.review.source]
    readings = [reading for reading in samples if reading.review.film.title in _SAMPLES]
    readings += [read_upload(text.encode(), "boat.md") for text in (BOAT, BOAT_AGAIN)]
    readings += [_small(f"{word} {noun}", 1950 + n) for n, word in enumerate(_WORDS) for noun in ("Meadow", "Lantern")]
    with Library.open(home) as library:
        for _ in library.add_many(readings, SHARED, None):
            pass


def _small(title: str, year: int) -> Reading:
    keeper = f"A keeper walks to {title} and stays there."
    return review(title, year, [premise(keeper), opinion("I liked it.")], reviewer="Small Critic")

"""What goes wrong around the bot: it survives, loses nothing, and never answers twice.

The bot is the real `matinee run` in a process of its own. Only the language model is replaced, by one that computes at
once, and that lets a question with `SLOWLY` in it wait for as long as a file is there.
"""

import asyncio
import contextlib
import functools
import math
import os
import re
import shutil
import signal
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import bot.__main__
import bot.session
from index.embedder import DEFAULT_MODEL, Vectors
from tests.bot.discord.fake import (
    BotProcess,
    Channel,
    CutAfter,
    CutBefore,
    Delay,
    FakeDiscord,
    Guild,
    Interaction,
    Message,
    Permission,
    RateLimit,
    Status,
    User,
)
from tests.bot.discord.fake.faults import Fault
from tests.bot.discord.fake.records import Payload
from tests.bot.discord.fake.world import DIRECT_MESSAGES_INTENT, GUILD_MESSAGES_INTENT, GUILDS_INTENT
from tests.fakes import HashingEmbedder

TARGET = "tests.bot.discord.test_faults:run_bot"
SLOWLY = "patiently"
GATE = "TEST_GATE"
READY_S = 90.0
ANSWER_S = 40.0
SETTLING_S = 0.4
CALLBACK, ORIGINAL, TYPING, POST = "/callback$", "/messages/@original$", "/typing$", r"/channels/\d+/messages$"
QUINT = "Robert Shaw plays Quint."
ONE_AT_A_TIME = "One at a time: I am still looking up your last question."
UNUSABLE = "My library can't be used just now."
WRONG = re.compile(r"Something went wrong on my side\. .* error ([0-9A-F]{6})\.")
REVIEW = b"""---
film: The Glass Ferry
year: 2012
reviewer: Ann Critic
---
Ivar Holm plays the ferryman Odd, who fears the sea. I recommend it to anybody who loves the water.
"""
CUTS = [CutBefore(), CutBefore(reset=False), CutAfter(), CutAfter(reset=False)]
TROUBLE = [Status(500), Status(502), RateLimit(0.3), RateLimit(0.3, is_global=True), *CUTS]


class PatientEmbedder(HashingEmbedder):
    """The fake embedder under the name of the default model; it waits at a text that asks for it."""

    name = DEFAULT_MODEL

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts; one with `SLOWLY` in it when the file that TEST_GATE names has gone."""
        while any(SLOWLY in text for text in texts) and Path(os.environ[GATE]).exists():
            time.sleep(0.02)
        return super().embed(texts)


def run_bot() -> None:
    """Run the bot with that embedder."""
    pytest.MonkeyPatch().setattr(bot.session, "load_embedder", lambda _model: PatientEmbedder())
    bot.__main__.main()


@dataclass
class Stage:
    """A running bot, and a server of its own with a channel, an ordinary user, and one who may manage the server."""

    runner: asyncio.Runner
    fake: FakeDiscord
    bot: BotProcess
    home: Path
    gate: Path
    guild: Guild
    channel: Channel
    ann: User
    max: User

    async def slash(self, command: str, user: User | None = None, **options: object) -> Interaction:
        """Let Ann, or another user, send a command; do not wait."""
        return await self.fake.slash(user or self.ann, self.channel, command, options)

    async def answer(self, command: str, user: User | None = None, **options: object) -> Message:
        """Let Ann, or another user, send a command; give the answer."""
        return (await (await self.slash(command, user, **options)).answered(ANSWER_S)).answer

    async def ask(self, user: User | None = None) -> Message:
        """Let Ann, or another user, mention the bot and ask who plays Quint; do not wait."""
        return await self.fake.say(user or self.ann, self.channel, f"{self.fake.bot.mention} who plays Quint in Jaws?")

    async def still_answers(self) -> None:
        """Prove that the bot goes on: another user gets an answer."""
        ben = self.fake.add_user("Ben")
        assert QUINT in (await self.fake.reply_to(await self.ask(ben), ANSWER_S)).text

    @property
    def said(self) -> list[Message]:
        """What the bot said in the channel for everybody to see."""
        return [made for made in self.fake.messages(self.channel) if made.author is self.fake.bot]

    async def upload(self, file: Payload, user: User | None = None) -> Interaction:
        """Let Max, or another user, add a review from a file; do not wait."""
        return await self.fake.slash(user or self.max, self.channel, "review add", {}, {"file": file})

    def requests_since(self, start: int, path: str) -> list[int]:
        """The answers to the requests after the first `start` ones whose path holds the pattern; 0 is a cut."""
        return [made.status for made in self.fake.requests[start:] if re.search(path, made.path)]


Scene = Callable[..., Awaitable[None]]


def played(scene: Scene) -> Callable[..., None]:
    """Make a test of a scene with a running bot, which must run on afterwards, with no rule broken."""

    @functools.wraps(scene)
    def test(**given: Any) -> None:  # noqa: ANN401 - what pytest passes
        [on] = [value for value in given.values() if isinstance(value, Stage)]
        on.runner.run(scene(**given))  # type: ignore[arg-type]
        assert on.bot.running
        assert on.fake.violations == []

    return test


async def settle() -> None:
    """Give a second answer the time to show."""
    await asyncio.sleep(SETTLING_S)


@asynccontextmanager
async def running(
    sample_home: Path, folder: Path, *, heartbeat_interval: float = 41.25, heartbeat_timeout: float | None = None
) -> AsyncIterator[tuple[FakeDiscord, BotProcess, Path, Path]]:
    """Run the bot with a copy of a home folder, its gate closed."""
    home, gate = folder / "home", folder / "gate"
    shutil.copytree(sample_home, home)
    gate.touch()
    async with FakeDiscord(heartbeat_interval=heartbeat_interval) as fake:
        env = {"MATINEE_HOME": str(home), GATE: str(gate)}
        log = folder / "bot.log"
        async with BotProcess(fake, log, env, target=TARGET, heartbeat_timeout=heartbeat_timeout) as process:
            await process.ready(READY_S)
            try:
                yield fake, process, home, gate
            finally:
                gate.unlink(missing_ok=True)


House = tuple[asyncio.Runner, FakeDiscord, BotProcess, Path, Path]


def _stage(house: House) -> Stage:
    runner, fake, process, home, gate = house
    gate.touch()
    guild = fake.add_guild("Film club")
    channel, ann, manager = guild.add_channel("talk"), fake.add_user("Ann"), fake.add_user("Max")
    guild.add_member(manager, manage_server=True)
    return Stage(runner, fake, process, home, gate, guild, channel, ann, manager)


@pytest.fixture(scope="module")
def house(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Start the bot once for all."""
    with asyncio.Runner() as runner:
        stack = contextlib.AsyncExitStack()
        try:
            made = runner.run(stack.enter_async_context(running(sample_home, tmp_path_factory.mktemp("house"))))
            yield (runner, *made)
        finally:
            runner.run(stack.aclose())


@pytest.fixture
def on(house: House) -> Stage:
    """Make a server for one test."""
    return _stage(house)


def with_its_own_bot(sample_home: Path, folder: Path, scene: Callable[[Stage], Awaitable[None]], **how: float) -> None:
    """Play a scene with a bot that is started only for it; `how` as for `running`."""

    async def whole(runner: asyncio.Runner) -> None:
        async with running(sample_home, folder, **how) as made:
            await scene(_stage((runner, *made)))

    with asyncio.Runner() as runner:
        runner.run(whole(runner))


# The gateway


@pytest.mark.slow
def test_what_happens_while_the_line_is_down_is_answered_once(sample_home: Path, tmp_path: Path) -> None:
    """Whichever way the gateway is lost, what comes in meanwhile is answered once, after a RESUME."""

    async def scene(on: Stage) -> None:
        gateway = on.fake.gateway
        ways: dict[str, Callable[[], object]] = {
            "close": lambda: gateway.drop(4000),
            "abort": gateway.abort,
            "op 7": gateway.ask_to_reconnect,
            "op 9": lambda: gateway.invalidate(resumable=True),
            "silence": gateway.silence,
        }
        for count, (how, lose) in enumerate(ways.items(), start=1):
            lost = lose()
            if asyncio.iscoroutine(lost):
                await lost
            asker = on.fake.add_user(how)
            missed = await on.ask(asker)
            if how != "silence":  # an interaction does not live as long as it takes to notice that
                await (await on.slash("cast", asker, film="Jaws")).answered(ANSWER_S)
            assert QUINT in (await on.fake.reply_to(missed, ANSWER_S)).text, how
            await settle()
            assert (len(gateway.resumes), len(gateway.identifies)) == (count, 1), how
        assert len(on.said) == 2 * len(ways) - 1
        await on.still_answers()
        assert on.fake.violations == []

    with_its_own_bot(sample_home, tmp_path, scene, heartbeat_interval=0.5, heartbeat_timeout=3.0)


@pytest.mark.slow
@played
async def test_a_session_that_is_over_is_begun_anew(on: Stage) -> None:
    """After an invalid session the bot identifies again, syncs no commands, and answers."""
    gateway = on.fake.gateway
    before = len(gateway.sessions)
    gateway.invalidate()
    await on.fake.wait_for(lambda: gateway.is_ready(before), 40)
    assert QUINT in (await on.fake.reply_to(await on.ask(), ANSWER_S)).text
    assert "Robert Shaw as Quint" in (await on.answer("cast", film="Jaws")).text
    assert on.fake.commands.syncs == 1


@played
async def test_a_message_that_comes_twice_is_answered_once(on: Stage) -> None:
    """A message that Discord sends again is not answered again, in a server as in direct messages."""
    direct = on.fake.dm(on.ann)
    for channel, guild, intent in (
        (on.channel, on.guild.id, GUILD_MESSAGES_INTENT),
        (direct, None, DIRECT_MESSAGES_INTENT),
    ):
        asked = await on.fake.say(on.ann, channel, f"{on.fake.bot.mention} who plays Quint in Jaws?")
        data = asked.data | ({"guild_id": str(guild)} if guild else {})
        on.fake.gateway.dispatch("MESSAGE_CREATE", data, guild, intent)
        await on.fake.reply_to(asked, ANSWER_S)
        on.fake.gateway.dispatch("MESSAGE_CREATE", data, guild, intent)
        await settle()
        assert len(on.fake.messages(channel)) == 2


@played
async def test_an_interaction_that_comes_twice_is_answered_once(on: Stage) -> None:
    """A command, a click, a form and what is typed are each taken up once, however often Discord sends them."""

    async def again(made: Interaction) -> Interaction:
        on.fake.gateway.dispatch("INTERACTION_CREATE", made.payload(on.fake.bot.id), on.guild.id, 0)
        await made.answered(ANSWER_S)
        on.fake.gateway.dispatch("INTERACTION_CREATE", made.payload(on.fake.bot.id), on.guild.id, 0)
        await settle()
        return made

    start = len(on.fake.requests)
    privacy = await again(await on.slash("privacy"))
    forget = await again(await on.fake.click(on.ann, privacy.answer, "Forget me"))
    await again(await on.fake.click(on.ann, forget.answer, "Keep it"))
    form = await again(await on.slash("review add", on.max))
    sent = await again(await on.fake.submit(on.max, form, {"text1": REVIEW.decode()}))
    assert "Is this right?" in sent.answer.text
    assert on.requests_since(start, CALLBACK) == [200] * 5
    assert on.requests_since(start, ORIGINAL) == [200] * 3


# Answers of Discord that are errors, and lines that break


@pytest.mark.slow
@played
async def test_a_limit_on_every_route_is_waited_out(on: Stage) -> None:
    """A 429 on each route costs time, and everything is answered once."""
    start = len(on.fake.requests)
    on.fake.rate_limit_every_route_once(0.3)
    cast = await on.answer("cast", film="Jaws")
    reply = await on.fake.reply_to(await on.ask(), ANSWER_S)
    form = await (await on.slash("review add", on.max)).answered(ANSWER_S)
    await settle()
    assert on.said == [cast, reply]
    assert form.modal is not None
    assert sorted(made.template for made in on.fake.requests[start:] if made.status == 429) == [
        "/channels/{channel}/messages",
        "/channels/{channel}/typing",
        "/interactions/{interaction}/{token}/callback",
        "/webhooks/{application}/{token}/messages/@original",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("kind", TROUBLE, ids=repr)
@pytest.mark.parametrize("path", [CALLBACK, ORIGINAL])
@played
async def test_a_command_is_answered_once_in_spite_of_trouble(on: Stage, path: str, kind: Fault) -> None:
    """Whatever befalls the acknowledgement or the answer of a command on its way, one answer shows."""
    start = len(on.fake.requests)
    on.fake.fault("*", path, kind)
    answer = await on.answer("cast", film="Jaws")
    await on.fake.wait_for(lambda: len(on.requests_since(start, path)) == 2)
    await settle()
    assert on.said == [answer]
    assert "Robert Shaw as Quint" in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*TROUBLE, Status(503)], ids=repr)
@pytest.mark.parametrize("path", [TYPING, POST])
@played
async def test_a_mention_is_answered_once_in_spite_of_trouble(on: Stage, path: str, kind: Fault) -> None:
    """Whatever befalls the typing or the answer to a mention on its way, one answer shows."""
    on.fake.fault("POST", path, kind)
    answer = await on.fake.reply_to(await on.ask(), ANSWER_S)
    await settle()
    assert on.said == [answer]
    assert QUINT in answer.text


@pytest.mark.slow
@pytest.mark.parametrize("kind", TROUBLE, ids=repr)
@played
async def test_a_button_answers_once_in_spite_of_trouble(on: Stage, kind: Fault) -> None:
    """Whatever befalls the response to a click that opens a message, or that changes one, it shows once."""
    privacy = await (await on.slash("privacy")).answered(ANSWER_S)
    on.fake.fault("POST", CALLBACK, kind)
    asked = await (await on.fake.click(on.ann, privacy.answer, "Forget me")).answered(ANSWER_S)
    assert asked.answer.text.startswith("Shall I delete all that I keep of you?")
    on.fake.fault("POST", CALLBACK, kind)
    kept = await (await on.fake.click(on.ann, asked.answer, "Keep it")).answered(ANSWER_S)
    await settle()
    assert kept.answer is asked.answer
    assert (kept.answer.text, kept.answer.edits) == ("Nothing was deleted.", 2)
    assert (asked.followups, kept.followups, on.said) == ([], [], [])


@pytest.mark.slow
@pytest.mark.parametrize("kind", TROUBLE, ids=repr)
@played
async def test_a_form_opens_in_spite_of_trouble(on: Stage, kind: Fault) -> None:
    """Whatever befalls the response that opens the form, the form opens and can be sent."""
    on.fake.fault("POST", CALLBACK, kind)
    form = await (await on.slash("review add", on.max)).answered(ANSWER_S)
    await settle()
    assert form.modal is not None
    assert form.message is None
    on.fake.fault("POST", CALLBACK, kind)
    sent = await (await on.fake.submit(on.max, form, {"text1": REVIEW.decode()})).answered(ANSWER_S)
    assert "Is this right?" in sent.answer.text
    assert sent.ephemeral


@pytest.mark.slow
@played
async def test_typing_that_hangs_does_not_hold_up_the_answer(on: Stage) -> None:
    """An answer does not wait until Discord has shown that it is being written."""
    on.fake.fault("POST", TYPING, Delay(4.0))
    asked = await on.ask()
    began = time.monotonic()
    await on.fake.reply_to(asked, ANSWER_S)
    took = time.monotonic() - began
    await asyncio.sleep(max(0.0, 4.2 - took))
    assert took < 3.0


@pytest.mark.slow
@played
async def test_an_acknowledgement_that_comes_too_late_is_not_followed_by_an_answer(on: Stage) -> None:
    """Where the line was too slow for the three seconds, nothing more is sent and the log says so."""
    before, start = len(on.bot.log), len(on.fake.requests)
    on.fake.fault("POST", CALLBACK, Delay(3.2))
    late = await on.slash("cast", film="Jaws")
    await on.fake.wait_for(lambda: "could not be acknowledged in time (code 10062)" in on.bot.log[before:], 20)
    await settle()
    assert (late.acked, on.said, on.requests_since(start, ORIGINAL)) == (None, [], [])
    assert "Traceback" not in on.bot.log[before:]
    [line] = on.fake.violations
    assert "the first response to cast by Ann (callback type None) came after 3." in line
    on.fake.violations.clear()
    await on.still_answers()


# Answers that come after a quarter of an hour


@pytest.mark.slow
@pytest.mark.parametrize("where", ["server", "thread", "direct messages"])
@played
async def test_a_public_answer_after_its_time_comes_to_the_channel(on: Stage, where: str) -> None:
    """An answer whose interaction has run out is posted to the channel, and its buttons work."""
    places = {"thread": lambda: on.guild.add_thread(on.channel, "aside"), "direct messages": lambda: on.fake.dm(on.ann)}
    channel = places.get(where, lambda: on.channel)()
    late = await on.fake.slash(
        on.ann, channel, "ask", {"question": f"Why is the shark {SLOWLY} there?", "film": "Jaws"}
    )
    await late.acknowledged(20)
    late.expire()
    on.gate.unlink()
    await on.fake.wait_for(lambda: len(on.fake.messages(channel)) == 2, ANSWER_S)
    await settle()
    [thinking, answer] = on.fake.messages(channel)
    assert (thinking, answer.from_interaction) == (late.original, False)
    assert "Helpful" in answer.labels
    thanked = await (await on.fake.click(on.ann, answer, "Helpful")).answered(ANSWER_S)
    assert thanked.answer.text == "Thanks, noted: it helped."


@pytest.mark.slow
@played
async def test_a_private_answer_after_its_time_can_be_opened_by_the_one_who_asked(on: Stage) -> None:
    """In a server with private answers the channel gets a line without content, and a button that opens the answer."""
    panel = await on.answer("settings", on.max)
    chosen = await on.fake.select(on.max, panel, f"m:private:{on.channel.id}", ["private"])
    await chosen.answered(ANSWER_S)
    late = await on.slash("ask", question=f"Why is the shark {SLOWLY} there?", film="Jaws")
    await late.acknowledged(20)
    assert late.ephemeral
    late.expire()
    on.gate.unlink()
    await on.fake.wait_for(lambda: bool(on.said), ANSWER_S)
    await settle()
    [line] = on.said
    assert (line.text, line.labels) == ("Your answer is ready; only you can open it.", ["Open my answer"])
    opened = await (await on.fake.click(on.ann, line, "Open my answer")).answered(ANSWER_S)
    assert (opened.ephemeral, "Helpful" in opened.answer.labels) == (True, True)
    refused = await (await on.fake.click(on.max, line, "Open my answer")).answered(ANSWER_S)
    assert "That answer is for the one who asked." in refused.answer.text


@pytest.mark.slow
@played
async def test_a_late_answer_that_may_not_be_posted_is_let_go(on: Stage) -> None:
    """Where the bot may not write in the channel either, a late answer is given up without an error."""
    before = len(on.bot.log)
    late = await on.slash("ask", question=f"Why is the shark {SLOWLY} there?", film="Jaws")
    await late.acknowledged(20)
    late.expire()
    on.channel.deny(Permission.SEND_MESSAGES)
    start = len(on.fake.requests)
    on.gate.unlink()
    await on.fake.wait_for(lambda: 403 in on.requests_since(start, POST), ANSWER_S)
    await settle()
    assert "Traceback" not in on.bot.log[before:]
    on.channel.allow(Permission.SEND_MESSAGES)
    await on.still_answers()


# What has gone meanwhile


@pytest.mark.slow
@played
async def test_a_channel_that_has_gone_gets_no_answer(on: Stage) -> None:
    """Questions in a channel that is deleted before the answer end without an error."""
    before, start = len(on.bot.log), len(on.fake.requests)
    doomed = on.guild.add_channel("doomed")
    on.fake.fault("POST", POST, Delay(1.0))
    await on.fake.say(on.ann, doomed, f"{on.fake.bot.mention} who plays Quint in Jaws?")
    on.fake.fault("PATCH", ORIGINAL, Status(404, 10003, "Unknown Channel"))
    await on.fake.slash(on.max, doomed, "cast", {"film": "Jaws"})
    await on.fake.wait_for(lambda: on.requests_since(start, ORIGINAL) == [404], ANSWER_S)
    on.guild.remove_channel(doomed)
    await on.fake.wait_for(lambda: on.requests_since(start, POST) == [404], ANSWER_S)
    await settle()
    assert "Traceback" not in on.bot.log[before:]
    await on.still_answers()


@pytest.mark.slow
@played
async def test_a_question_that_has_gone_is_answered_without_a_reference(on: Stage) -> None:
    """Where the message with the question is deleted meanwhile, the answer comes as a message of its own."""
    on.fake.fault("POST", POST, Delay(1.0))
    asked, start = await on.ask(), len(on.fake.requests)
    await on.fake.wait_for(lambda: bool(on.requests_since(start, POST)), ANSWER_S)
    await on.fake.delete(asked)
    await on.fake.wait_for(lambda: bool(on.said), ANSWER_S)
    await settle()
    [answer] = on.said
    assert (answer.replies_to, QUINT in answer.text) == (None, True)


@pytest.mark.slow
@played
async def test_an_answer_that_was_taken_away_is_not_given_again(on: Stage) -> None:
    """Where a moderator deletes the response before the answer is in it, no other one is sent, and nothing fails."""
    before = len(on.bot.log)
    late = await on.slash("ask", question=f"Why is the shark {SLOWLY} there?", film="Jaws")
    await late.acknowledged(20)
    assert late.original is not None
    await on.fake.delete(late.original)
    start = len(on.fake.requests)
    on.gate.unlink()
    await on.fake.wait_for(lambda: on.requests_since(start, ORIGINAL) == [404], ANSWER_S)
    await settle()
    assert on.said == []
    assert "Traceback" not in on.bot.log[before:]
    await on.still_answers()


# Missing permissions


@pytest.mark.slow
@played
async def test_where_nothing_may_be_written_a_reaction_shows_that_the_question_was_seen(on: Stage) -> None:
    """Without Send Messages a mention gets a reaction and the log says why; commands are answered as ever."""
    before = len(on.bot.log)
    on.channel.deny(Permission.SEND_MESSAGES)
    asked = await on.ask()
    await on.fake.wait_for(lambda: "reactions" in asked.data, ANSWER_S)
    assert [made["emoji"]["name"] for made in asked.data["reactions"]] == ["🔇"]
    assert f"no permission to write in channel {on.channel.id}" in on.bot.log[before:]
    assert "Traceback" not in on.bot.log[before:]
    assert "Robert Shaw as Quint" in (await on.answer("cast", film="Jaws")).text


@pytest.mark.slow
@played
async def test_where_nothing_at_all_is_allowed_only_the_log_says_so(on: Stage) -> None:
    """Without Send Messages and Add Reactions a mention gets nothing but a line in the log."""
    before = len(on.bot.log)
    on.channel.deny(Permission.SEND_MESSAGES, Permission.ADD_REACTIONS)
    await on.ask()
    await on.fake.wait_for(
        lambda: f"no permission to write in channel {on.channel.id}" in on.bot.log[before:], ANSWER_S
    )
    await settle()
    assert on.said == []
    assert "Traceback" not in on.bot.log[before:]
    on.channel.allow(Permission.SEND_MESSAGES)
    await on.still_answers()


@pytest.mark.slow
@played
async def test_without_embed_links_a_line_says_what_is_missing(on: Stage) -> None:
    """Without Embed Links a mention gets a line that names the permission; commands are answered as ever."""
    on.channel.deny(Permission.EMBED_LINKS)
    line = await on.fake.reply_to(await on.ask(), ANSWER_S)
    assert "I need the permission Embed Links here." in line.text
    assert "Robert Shaw as Quint" in (await on.answer("cast", film="Jaws")).text


@pytest.mark.slow
@played
async def test_without_read_message_history_a_mention_is_answered(on: Stage) -> None:
    """Without Read Message History no reply is allowed, so the answer comes as a message of its own."""
    on.channel.deny(Permission.READ_MESSAGE_HISTORY)
    answer = await on.fake.reply_to(await on.ask(), 6)
    assert (answer.replies_to, QUINT in answer.text) == (None, True)


# Files that people attach


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "data", "how", "words"),
    [
        ("film.md", REVIEW, {"gone": True}, "Discord no longer has the file; attach it again"),
        ("film.md", REVIEW, {"claimed_size": 5_000_000}, "the file has 5,000,000 bytes; it may have 4,194,304"),
        ("film.txt", b"\x00\x01\x02" * 999, {"content_type": "text/plain"}, "I can't take that review."),
        ("film.txt", b"\x89PNG\r\n\x1a\n" + bytes(999), {"content_type": "text/plain"}, "I can't take that review."),
        ("film.png", b"\x89PNG\r\n\x1a\n" + bytes(999), {}, "I can't take that review."),
        ("film.txt", b"<!DOCTYPE html><html><p>x</p></html>", {}, "No film title found"),
        ("film.txt", b"", {}, "The file is empty"),
        ("film.txt", REVIEW, {"content_type": "image/png"}, "Is this right?"),
        ("film.md", REVIEW, {"claimed_size": 1, "tells_length": False}, "Is this right?"),
        ("film.md", REVIEW, {"slow": 0.1}, "Is this right?"),
    ],
    ids=["gone", "large", "binary", "PNG as text", "PNG", "HTML", "empty", "wrong type", "wrong size", "slow"],
)
@played
async def test_whatever_a_file_is_its_owner_is_told(
    on: Stage, name: str, data: bytes, how: dict[str, Any], words: str
) -> None:
    """A file that is no review is refused with the reason, only to the one who sent it; a review is understood."""
    before = len(on.bot.log)
    told = await (await on.upload(on.fake.upload(name, data, **how))).answered(ANSWER_S)
    assert told.ephemeral
    assert words.casefold() in told.answer.text.casefold()
    assert "error" not in on.bot.log[before:].casefold()


@pytest.mark.slow
@played
async def test_a_file_of_fifty_megabytes_does_not_fill_the_memory(on: Stage) -> None:
    """A file that claims to be small is fetched only as far as a review may reach."""
    await on.answer("cast", film="Jaws")
    memory = on.bot.rss()
    for tells_length in (True, False):
        lie = on.fake.upload("film.md", b"a " * 25_000_000, claimed_size=900, tells_length=tells_length)
        told = await (await on.upload(lie)).answered(ANSWER_S)
        assert "The file is larger than Discord says" in told.answer.text
        assert told.ephemeral
    assert all(made.sent < 12_000_000 for made in on.fake.downloads[-2:])
    assert on.bot.rss() - memory < 30_000_000


@pytest.mark.slow
@played
async def test_a_file_that_never_arrives_is_given_up_after_half_a_minute(on: Stage) -> None:
    """A file that hangs and one that trickles are refused after 30 seconds, and meanwhile others are answered."""
    began = time.monotonic()
    hanging = await on.upload(on.fake.upload("film.md", REVIEW * 20, slow=math.inf))
    on.guild.add_member(on.ann, manage_server=True)
    trickling = await on.upload(on.fake.upload("film.md", REVIEW * 2000, slow=0.5), on.ann)
    await on.still_answers()
    for made in (hanging, trickling):
        told = await made.answered(60)
        assert "The file could not be fetched from Discord; attach it again" in told.answer.text
        assert told.ephemeral
    assert 28 < time.monotonic() - began < 45


# One question at a time


@pytest.mark.slow
@played
async def test_a_second_question_before_the_first_is_answered_gets_a_friendly_line(on: Stage) -> None:
    """While somebody's question is being answered, another one of theirs gets a line; the first is answered."""
    slow = await on.slash("ask", question=f"Why is the shark {SLOWLY} there?", film="Jaws")
    await slow.acknowledged(20)
    assert ONE_AT_A_TIME in (await on.answer("ask", question="Who plays Quint in Jaws?")).text
    assert (await on.fake.reply_to(await on.ask(), ANSWER_S)).text == ONE_AT_A_TIME
    await on.still_answers()
    assert slow.message is None
    on.gate.unlink()
    await slow.answered(ANSWER_S)
    assert QUINT in (await on.answer("ask", question="Who plays Quint in Jaws?")).text


# Servers that go


def kept_of(on: Stage) -> int:
    """How many answers and settings are kept of the server."""
    with contextlib.closing(sqlite3.connect(on.home / "conversations.sqlite")) as db:
        counts = "(SELECT count(*) FROM answers WHERE server = ?) + (SELECT count(*) FROM servers WHERE server = ?)"
        [kept] = db.execute(f"SELECT {counts}", (on.guild.id, on.guild.id)).fetchone()
    return int(kept)


@pytest.mark.slow
@played
async def test_a_server_that_throws_the_bot_out_is_forgotten(on: Stage) -> None:
    """What was asked and set in a server is deleted when it throws the bot out."""
    await on.answer("cast", film="Jaws")
    panel = await on.answer("settings", on.max)
    await (await on.fake.select(on.max, panel, f"m:cover:{on.channel.id}", ["bars"])).answered(ANSWER_S)
    assert kept_of(on) == 2
    on.fake.remove_bot(on.guild)
    await on.fake.wait_for(lambda: kept_of(on) == 0, ANSWER_S)


@pytest.mark.slow
@played
async def test_a_question_in_a_server_that_throws_the_bot_out_leaves_nothing(on: Stage) -> None:
    """A question that is being answered when the bot is thrown out ends without an error, and is not kept."""
    before, start = len(on.bot.log), len(on.fake.requests)
    on.fake.fault("POST", POST, Delay(1.0))
    await on.ask()
    await on.fake.wait_for(lambda: bool(on.requests_since(start, POST)), ANSWER_S)
    on.fake.remove_bot(on.guild)
    await on.fake.wait_for(lambda: on.requests_since(start, POST) == [403], ANSWER_S)
    await settle()
    assert "Traceback" not in on.bot.log[before:]
    assert kept_of(on) == 0


@pytest.mark.slow
@played
async def test_a_server_that_is_out_for_a_while_is_not_forgotten(on: Stage) -> None:
    """After an outage of a server its settings and the buttons on its answers are as before."""
    answer = await on.answer("cast", film="Jaws")
    on.fake.outage(on.guild)
    await settle()
    on.fake.gateway.dispatch("GUILD_CREATE", on.guild.create_payload(), on.guild.id, GUILDS_INTENT)
    thanked = await (await on.fake.click(on.ann, answer, "Helpful")).answered(ANSWER_S)
    assert thanked.answer.text == "Thanks, noted: it helped."
    await on.still_answers()


# Buttons that nobody knows


@pytest.mark.slow
@pytest.mark.parametrize(
    "custom_id",
    """
    nothing m m: m:nothing:1 m:film:zzz:99 m:film:zzz:x m:film: m:ask:zzz:x m:open:zzz m:save:zzz m:remove:zzz
    m:film:{id}:99 m:film:{id}:x m:film:{id}: m:film:{id}:-1 m:ask:{id}:x m:ask:{id}:-1
    m:films:x: m:films:99: m:films:-5: m:reviews:x m:reviews:99
    m:cover:abc m:cover-here:abc m:private: m:channels:abc
    """.split(),
)
@played
async def test_a_button_that_means_nothing_fails_softly(on: Stage, custom_id: str) -> None:
    """The id of a button that is unknown or damaged ends in a helpful line or in silence, and in no internal error."""
    before = len(on.bot.log)
    which = await on.answer("ask", question="Who directed True Grit?")
    answer_id = which.components[0]["custom_id"].split(":")[2]
    clicked = await press(on, which, custom_id.replace("{id}", answer_id))
    await asyncio.sleep(SETTLING_S * 2)
    shown = clicked.message.text if clicked.message else ""
    assert not WRONG.search(shown)
    assert "Traceback" not in on.bot.log[before:]
    assert "directed True Grit" not in shown


@pytest.mark.slow
@pytest.mark.parametrize("values", [[], ["nonsense"]], ids=repr)
@pytest.mark.parametrize("action", ["cover", "cover-here", "private", "channels"])
@played
async def test_a_choice_that_means_nothing_fails_softly(on: Stage, action: str, values: list[str]) -> None:
    """A choice of settings that was never offered changes nothing, and ends in no internal error."""
    before = len(on.bot.log)
    panel = await on.answer("settings", on.max)
    data = {"component_type": 3, "custom_id": f"m:{action}:{on.channel.id}", "id": 1, "values": values}
    chosen = on.fake._use_component(on.max, panel, data)
    await asyncio.sleep(SETTLING_S * 2)
    assert "Traceback" not in on.bot.log[before:]
    assert not (chosen.message and WRONG.search(chosen.message.text))


async def press(on: Stage, message: Message, custom_id: str) -> Interaction:
    """Let Max press a button with this id on a message, as if an earlier version had made it."""
    button = {"type": 2, "style": 2, "label": "Odd", "custom_id": custom_id}
    message.data["components"] = [{"type": 1, "components": [button]}]
    return await on.fake.click(on.max, message, custom_id=custom_id)


# Failures inside


@pytest.mark.slow
@played
async def test_an_internal_error_shows_a_reference_that_stands_in_the_log(on: Stage) -> None:
    """What nobody expected is told by a reference, for a command and a mention; the log has it, and all goes on."""
    database = on.home / "conversations.sqlite"
    await on.answer("settings", on.max)
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as db:
        db.execute("INSERT OR REPLACE INTO servers VALUES (?, 'nonsense', 0, '[]')", (on.guild.id,))
    shown = [await on.answer("cast", film="Jaws"), await on.fake.reply_to(await on.ask(), ANSWER_S)]
    for message in shown:
        found = WRONG.search(message.text)
        assert found
        assert f"internal error {found[1]}" in on.bot.log
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as db:
        db.execute("DELETE FROM servers WHERE server = ?", (on.guild.id,))
    await on.still_answers()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "table"), [("catalogue.sqlite", "reviews"), ("conversations.sqlite", "answers")], ids=["library", "memory"]
)
@played
async def test_a_file_that_cannot_be_read_is_told_and_mended(on: Stage, file: str, table: str) -> None:
    """While a file of Matinee's cannot be read, people are told so, in words for them; after that all goes on."""
    with contextlib.closing(sqlite3.connect(on.home / file, isolation_level=None)) as db:
        db.execute(f"ALTER TABLE {table} RENAME TO hidden")
        try:
            cast = await on.answer("cast", film="Jaws")
            reply = await on.fake.reply_to(await on.ask(), ANSWER_S)
        finally:
            db.execute(f"ALTER TABLE hidden RENAME TO {table}")
    assert [UNUSABLE in made.text for made in (cast, reply)] == [True, True]
    await on.still_answers()
    assert "Robert Shaw as Quint" in (await on.answer("cast", film="Jaws")).text


@pytest.mark.slow
@played
async def test_a_folder_that_is_moved_away_does_not_end_the_bot(on: Stage) -> None:
    """Files that are moved away while the bot runs, and put back, leave it answering."""
    aside = on.home.with_name("aside")
    on.home.rename(aside)
    try:
        said = (await on.answer("cast", film="Jaws")).text
        assert UNUSABLE in said or "Robert Shaw as Quint" in said or WRONG.search(said)
    finally:
        aside.rename(on.home)
    await on.still_answers()


# The end


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT], ids=str)
def test_told_to_stop_the_bot_leaves(sample_home: Path, tmp_path: Path, number: signal.Signals) -> None:
    """On SIGTERM and on SIGINT the bot says goodbye to Discord and ends with exit code 0, in a few seconds."""

    async def scene(on: Stage) -> None:
        await on.still_answers()
        began = time.monotonic()
        os.kill(on.bot.pid, number)
        assert await on.bot.exited() == 0
        assert time.monotonic() - began < 5
        assert on.fake.gateway.connections == []
        assert "Matinee leaves Discord" in on.bot.log
        assert "Traceback" not in on.bot.log
        assert on.fake.token not in on.bot.log
        assert on.fake.violations == []

    with_its_own_bot(sample_home, tmp_path, scene)


@pytest.mark.slow
def test_told_to_stop_the_bot_finishes_its_answers(sample_home: Path, tmp_path: Path) -> None:
    """Answers that are being looked up or sent when SIGTERM comes, over slow lines too, still arrive."""

    async def scene(on: Stage) -> None:
        looked_up = await on.slash("ask", question=f"Why is the shark {SLOWLY} there?", film="Jaws")
        await looked_up.acknowledged(20)
        on.fake.fault("PATCH", ORIGINAL, RateLimit(0.8))
        sent = await on.slash("cast", on.max, film="Jaws")
        await sent.acknowledged(20)
        on.fake.fault("POST", CALLBACK, Delay(0.8))
        begun = await on.slash("cast", on.fake.add_user("Ben"), film="Jaws")
        mention = await on.ask(on.fake.add_user("Eve"))
        await asyncio.sleep(0.3)
        os.kill(on.bot.pid, signal.SIGTERM)
        await asyncio.sleep(0.2)
        on.gate.unlink()
        assert await on.bot.exited() == 0
        assert "Traceback" not in on.bot.log
        answered = {
            "looked up": looked_up.message is not None,
            "sent": sent.message is not None,
            "begun": begun.message is not None,
            "mention": on.fake._reply(mention) is not None,
        }
        assert answered == dict.fromkeys(answered, True)
        assert on.fake.violations == []

    with_its_own_bot(sample_home, tmp_path, scene)


@pytest.mark.slow
def test_told_to_stop_while_the_model_loads_the_bot_leaves(sample_home: Path, tmp_path: Path) -> None:
    """Right after the start, with the real language model still loading, SIGTERM ends the bot within ten seconds."""
    home = tmp_path / "home"
    shutil.copytree(sample_home, home)

    async def whole() -> None:
        async with FakeDiscord() as fake, BotProcess(fake, tmp_path / "log", {"MATINEE_HOME": str(home)}) as process:
            await process.ready(READY_S)
            assert await process.stop(10) == 0
            assert "Traceback" not in process.log

    asyncio.run(whole())


@pytest.mark.slow
def test_a_token_that_is_taken_back_ends_the_bot_with_a_line(sample_home: Path, tmp_path: Path) -> None:
    """Where the token is reset while the bot runs, it ends with exit code 3 and a line that names DISCORD_TOKEN."""

    async def scene(on: Stage) -> None:
        await on.fake.gateway.drop(4004)
        assert await on.bot.exited() == 3
        last = on.bot.log.splitlines()[-1]
        assert last.startswith("matinee: ")
        assert "DISCORD_TOKEN" in last
        assert "internal error" not in last
        assert "Traceback" not in on.bot.log

    with_its_own_bot(sample_home, tmp_path, scene)

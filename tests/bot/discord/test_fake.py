"""The fake of Discord itself, shown with an example bot and with bare requests."""

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.bot.discord.fake import (
    BotProcess,
    Channel,
    CutAfter,
    CutBefore,
    Delay,
    FakeDiscord,
    ImpossibleActionError,
    Interaction,
    Permission,
    RateLimit,
    Status,
    User,
    limits,
)
from tests.bot.discord.fake.faults import Fault
from tests.bot.discord.fake.records import SentFile

TARGET = "tests.bot.discord.fake.example_bot:main"
QUIET: dict[str, Any] = {"allowed_mentions": {"parse": []}}


@dataclass
class Stage:
    """A running example bot, with one server, one channel and one user."""

    fake: FakeDiscord
    bot: BotProcess
    channel: Channel
    ann: User

    async def slash(self, command: str, **options: object) -> Interaction:
        """Let Ann use a command, and wait for the answer."""
        return await (await self.fake.slash(self.ann, self.channel, command, options)).answered()


def play(
    folder: Path,
    scene: Callable[[Stage], Awaitable[None]],
    *,
    shards: int = 1,
    heartbeat_interval: float = 41.25,
    heartbeat_timeout: float | None = None,
) -> None:
    """Start the example bot and play a scene with it."""

    async def whole() -> None:
        async with FakeDiscord(shards=shards, heartbeat_interval=heartbeat_interval) as fake:
            guild = fake.add_guild("Film club", shard=shards - 1)
            channel, ann = guild.add_channel("talk"), fake.add_user("Ann")
            bot = BotProcess(fake, folder / "bot.log", target=TARGET, heartbeat_timeout=heartbeat_timeout)
            async with bot:
                await bot.ready()
                await scene(Stage(fake, bot, channel, ann))

    asyncio.run(whole())


def test_a_command_is_deferred_and_edited(tmp_path: Path) -> None:
    """The bot gets ready and answers a command by a deferral and an edit, and no rule is broken."""

    async def scene(on: Stage) -> None:
        asked = await on.fake.slash(on.ann, on.channel, "ask", {"film": "Night Ferry"})
        assert (asked.message, asked.acked) == (None, None)
        await asked.acknowledged()
        await asked.answered()
        assert (asked.callback_type, asked.ephemeral, asked.elapsed < 1) == (5, False, True)
        assert asked.answer.text == "done\nFilm\nNight Ferry"
        assert on.fake.messages(on.channel) == [asked.answer]
        hidden = await on.slash("ask", film="Night Ferry", hidden=True)
        assert hidden.ephemeral
        assert on.fake.messages(on.channel) == [asked.answer]
        assert (on.fake.commands.syncs, on.fake.commands.created) == (1, 7)
        assert [made.shards for made in on.fake.gateway.identifies] == [1]
        assert len(on.fake.gateway.heartbeats) == 1
        assert on.fake.gateway.worst_lateness == 0
        assert on.bot.rss() > 10_000_000
        assert {made.status for made in on.fake.requests} == {200}
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_what_the_command_tree_forbids_cannot_be_sent(tmp_path: Path) -> None:
    """A user sends only what the synced tree offers; autocomplete offers its choices quickly."""

    async def scene(on: Stage) -> None:
        offer = await on.fake.autocomplete(on.ann, on.channel, "ask", "film", "fer", {"hidden": True})
        assert offer.choices == [{"name": "Night Ferry", "value": "Night Ferry"}]
        assert offer.seconds < 1
        for command, options in (
            ("nothing", {}),
            ("review", {}),
            ("review remove", {}),
            ("ask", {}),
            ("ask", {"film": "x" * 21}),
            ("ask", {"film": 3}),
            ("ask", {"film": "x", "year": 1}),
            ("stop", {"seconds": 1.0}),  # only for those who manage the server
        ):
            with pytest.raises(ImpossibleActionError):
                await on.fake.slash(on.ann, on.channel, command, options)
        with pytest.raises(ImpossibleActionError):
            await on.fake.autocomplete(on.ann, on.channel, "ask", "hidden", "t")

    play(tmp_path, scene)


def test_buttons_outlive_the_process(tmp_path: Path) -> None:
    """A button works after the bot was killed and started again, but for links, disabled ones, and other people."""

    async def scene(on: Stage) -> None:
        asked = await on.slash("ask", film="Night Ferry")
        hidden = await on.slash("ask", film="Night Ferry", hidden=True)
        await on.bot.kill()
        assert not on.bot.running
        await on.bot.start()
        await on.bot.ready()
        clicked = await (await on.fake.click(on.ann, asked.answer, "Count 0")).answered()
        assert clicked.message is asked.message
        assert (clicked.answer.content, clicked.answer.labels) == ("clicked 1", ["Count 1", "Site", "Closed"])
        again = await (await on.fake.click(on.ann, hidden.answer, custom_id="count:0")).answered()
        assert (again.ephemeral, again.answer.content) == (True, "clicked 1")
        for label in ("Site", "Closed", "Nothing"):
            with pytest.raises(ImpossibleActionError):
                await on.fake.click(on.ann, asked.answer, label)
        with pytest.raises(ImpossibleActionError):
            await on.fake.click(on.fake.add_user("Ben"), hidden.answer, "Count 1")
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_modals_take_text_and_files(tmp_path: Path) -> None:
    """A modal is opened, filled in and sent, with a text and a file."""

    async def scene(on: Stage) -> None:
        opened = await on.slash("review add")
        assert opened.modal is not None
        assert opened.modal["title"] == "Add a review"
        file = on.fake.upload("salt.md", b"# The Salt Harbour")
        for values in ({"Reviewer": ""}, {"Reviewer": "x" * 21}, {"Nobody": "x"}):
            with pytest.raises(ImpossibleActionError):
                await on.fake.submit(on.ann, opened, values)
        sent = await (await on.fake.submit(on.ann, opened, {"Reviewer": "Ben"}, {"Review": file})).answered()
        assert sent.answer.content == "Ben: ['# The Salt Harbour']"
        assert sent.answer.owner is on.ann
        with pytest.raises(ImpossibleActionError):
            await on.fake.submit(on.ann, opened, {"Reviewer": "Ben"})
        bare = await (await on.fake.submit(on.ann, await on.slash("review add"), {"Reviewer": "Ben"})).answered()
        assert bare.answer.content == "Ben: []"
        chosen = await on.slash("choose")
        picked = await on.fake.select(on.ann, chosen.answer, "channels", [on.channel])
        assert (await picked.answered()).answer.content == "chose talk"
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_uploads_may_lie(tmp_path: Path) -> None:
    """An uploaded file is read; its claimed size may be wrong, or the file gone; a follow-up is kept apart."""

    async def scene(on: Stage) -> None:
        add = on.fake.slash
        lie = on.fake.upload("a.md", b"abc", claimed_size=7)
        lying = await add(on.ann, on.channel, "review add", attachments={"file": lie})
        assert (await lying.answered()).answer.content == "7 claimed: abc"
        await on.fake.wait_for(lambda: bool(lying.followups))
        assert [made.content for made in lying.followups] == ["and more"]
        gone = await add(
            on.ann, on.channel, "review add", attachments={"file": on.fake.upload("a.md", b"a", gone=True)}
        )
        assert (await gone.answered()).answer.content == "1 claimed: gone"
        slow = on.fake.upload("a.md", b"a" * 2500, slow=math.inf)
        await (await add(on.ann, on.channel, "review add", attachments={"file": slow})).acknowledged()
        await on.fake.wait_for(lambda: len(on.fake.downloads) == 3)
        await on.fake.wait_for(lambda: on.fake.downloads[-1].sent == 1024)
        assert [made.complete for made in on.fake.downloads] == [True, False, False]
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_only_what_is_meant_for_the_bot_has_content(tmp_path: Path) -> None:
    """Mentions, direct messages and replies to plain messages bring their text; replies to a command do not."""

    async def scene(on: Stage) -> None:
        await on.fake.say(on.ann, on.channel, "nothing for the bot")
        mention = await on.fake.say(on.ann, on.channel, f"hello {on.fake.bot.mention}")
        heard = await on.fake.reply_to(mention)
        assert heard.content == f"heard {mention.content}"
        answer = await on.fake.say(on.ann, on.channel, "and?", reply_to=heard)
        assert (await on.fake.reply_to(answer)).content == "heard and?"
        silent = await on.fake.say(on.ann, on.channel, "and?", reply_to=heard, ping=False)
        assert (await on.fake.reply_to(silent)).content == "empty: ''"
        asked = await on.slash("ask", film="Night Ferry")
        reply = await on.fake.say(on.ann, on.channel, "and?", reply_to=asked.answer)
        assert (await on.fake.reply_to(reply)).content == "empty: ''"
        direct = await on.fake.say(on.ann, on.fake.dm(on.ann), "hello")
        assert (await on.fake.reply_to(direct)).content == "heard hello"
        quoted = await (await on.fake.menu(on.ann, "Quote", silent)).answered()
        assert quoted.answer.content == "Ann wrote and?"
        thread = on.channel.guild.add_thread(on.channel, "aside") if on.channel.guild else on.channel
        aside = await on.fake.say(on.ann, thread, f"psst {on.fake.bot.mention}")
        assert (await on.fake.reply_to(aside)).channel is thread
        on.channel.deny(Permission.EMBED_LINKS)
        denied = await on.fake.say(on.ann, thread, f"psst {on.fake.bot.mention}")
        assert (await on.fake.reply_to(denied)).content == f"heard {denied.content} (no embeds here)"
        assert len(on.fake.messages(on.channel)) == 11
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_a_rate_limit_is_waited_out(tmp_path: Path) -> None:
    """A 429 on every route costs time and nothing else."""

    async def scene(on: Stage) -> None:
        on.fake.rate_limit_every_route_once(0.2)
        asked = await on.slash("ask", film="Night Ferry")
        assert asked.elapsed > 0.2
        on.fake.fault("POST", r"/channels/\d+/messages$", RateLimit(0.3, is_global=True))
        mention = await on.fake.say(on.ann, on.channel, on.fake.bot.mention)
        await on.fake.reply_to(mention)
        assert [made.status for made in on.fake.requests[-7:]] == [429, 200, 429, 200, 429, 429, 200]
        assert on.fake.invalid_requests == 4
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_a_nonce_makes_one_message_of_two_requests(tmp_path: Path) -> None:
    """However a request for a channel message fails, there is one message in the end."""

    async def scene(on: Stage) -> None:
        faults: list[Fault] = [Status(500), CutAfter(), CutAfter(reset=False), CutBefore(), CutBefore(reset=False)]
        expected: list[int] = []

        def as_expected() -> bool:
            return [made.status for made in on.fake.requests if made.path.endswith("/messages")] == expected

        for kind in faults:
            on.fake.fault("POST", r"/channels/\d+/messages$", kind)
            expected += [500 if isinstance(kind, Status) else 0, 200]
            await on.fake.say(on.ann, on.channel, on.fake.bot.mention)
            await on.fake.wait_for(as_expected)
        assert len(on.fake.messages(on.channel)) == 2 * len(faults)
        assert on.fake.violations == []

    play(tmp_path, scene)


def test_a_lost_connection_is_resumed(tmp_path: Path) -> None:
    """After each way to lose a connection the bot resumes and gets what happened in between."""

    async def scene(on: Stage) -> None:
        gateway = on.fake.gateway

        async def drop() -> None:
            await gateway.drop(4000)

        ways: list[Callable[[], Awaitable[None] | None]] = [
            drop,
            gateway.abort,
            gateway.ask_to_reconnect,
            lambda: gateway.invalidate(resumable=True),
            gateway.silence,
        ]
        for number, lose in enumerate(ways, start=1):
            waiting = lose()
            if waiting is not None:
                await waiting
            missed = await on.fake.say(on.ann, on.channel, f"missed {on.fake.bot.mention}")
            assert (await on.fake.reply_to(missed)).content == f"heard {missed.content}"
            assert (len(gateway.identifies), len(gateway.resumes)) == (1, number)
        assert on.fake.commands.syncs == 1
        assert on.fake.violations == []

    play(tmp_path, scene, heartbeat_interval=0.3, heartbeat_timeout=1.0)


@pytest.mark.slow
def test_a_refused_connection_is_tried_again(tmp_path: Path) -> None:
    """While the gateway refuses connections the bot tries again, and then identifies."""

    async def scene(on: Stage) -> None:
        on.fake.gateway.refusing = True
        on.fake.gateway.abort()
        await on.fake.wait_for(lambda: "Attempting a reconnect" in on.bot.log)
        on.fake.gateway.refusing = False
        await on.fake.wait_for(lambda: on.fake.gateway.is_ready(since=1), timeout=20)
        assert (await on.slash("ask", film="Night Ferry")).answer.content == "done"

    play(tmp_path, scene)


@pytest.mark.slow
def test_an_invalid_session_is_begun_anew(tmp_path: Path) -> None:
    """After an invalid session the bot identifies again."""

    async def scene(on: Stage) -> None:
        on.fake.gateway.invalidate()
        await on.fake.wait_for(lambda: on.fake.gateway.is_ready(since=1), timeout=15)
        assert (len(on.fake.gateway.identifies), len(on.fake.gateway.resumes)) == (2, 0)
        assert (await on.slash("ask", film="Night Ferry")).answer.content == "done"
        assert on.fake.commands.syncs == 1

    play(tmp_path, scene)


@pytest.mark.slow
def test_each_shard_gets_its_servers(tmp_path: Path) -> None:
    """With two shards each server's events go to its own."""

    async def scene(on: Stage) -> None:
        other = on.fake.add_guild("Other club", shard=0).add_channel("talk")
        assert [(made.shard, made.shards) for made in on.fake.gateway.identifies] == [(0, 2), (1, 2)]
        for channel in (on.channel, other):
            mention = await on.fake.say(on.ann, channel, on.fake.bot.mention)
            await on.fake.reply_to(mention)
        assert [len(made.log) for made in on.fake.gateway.sessions] == [5, 4]

    play(tmp_path, scene, shards=2)


def test_a_late_heartbeat_is_noticed(tmp_path: Path) -> None:
    """A blocked event loop shows in the lateness of the heartbeats."""

    async def scene(on: Stage) -> None:
        assert on.channel.guild is not None
        on.channel.guild.add_member(on.ann, manage_server=True)
        assert on.fake.gateway.worst_lateness < 0.3
        await on.slash("stop", seconds=1.5)
        await on.fake.wait_for(lambda: any(beat.late > 0.8 for beat in on.fake.gateway.heartbeats))

    play(tmp_path, scene, heartbeat_interval=0.5)


@pytest.mark.slow
def test_a_late_first_response_is_refused(tmp_path: Path) -> None:
    """After three seconds an interaction is unknown, whether the bot or the network was slow."""

    async def scene(on: Stage) -> None:
        late = await on.fake.slash(on.ann, on.channel, "late")
        on.fake.fault("POST", "/callback$", Delay(3.1), times=1)
        slow = await on.fake.slash(on.ann, on.channel, "ask", {"film": "x"})
        await on.fake.wait_for(lambda: [made.content for made in on.fake.messages(on.channel)] == ["refused 10062"])
        assert (late.acked, slow.acked, len(on.fake.violations)) == (None, None, 2)
        assert all("came after 3." in line for line in on.fake.violations)

    play(tmp_path, scene)


def test_a_broken_limit_is_refused_and_recorded(tmp_path: Path) -> None:
    """A text that is too long is answered 400, and the violation says where and what."""

    async def scene(on: Stage) -> None:
        assert (await on.slash("big")).answer.content == "refused 50035"
        assert on.fake.violations == [
            "POST /interactions/{interaction}/{token}/callback: content: 2001 characters, allowed are 0 to 2000"
        ]
        assert await on.bot.stop() != 0

    play(tmp_path, scene)


@dataclass
class Bare:
    """A fake without a bot, and a client for requests to it."""

    fake: FakeDiscord
    client: aiohttp.ClientSession
    channel: Channel
    ann: User

    async def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """Make a request; gives the status, and the code or else the JSON of the answer."""
        headers = {"Authorization": f"Bot {self.fake.token}"}
        async with self.client.request(method, self.fake.api_url + path, json=body, headers=headers) as answer:
            data = await answer.json() if answer.content_type == "application/json" else None
            return answer.status, data.get("code", data) if isinstance(data, dict) else data

    @property
    def path(self) -> str:
        """The path of the channel's messages."""
        return f"/channels/{self.channel.id}/messages"


@asynccontextmanager
async def bare() -> AsyncIterator[Bare]:
    """Make a fake with a channel, a user and two commands."""
    async with FakeDiscord() as fake, aiohttp.ClientSession() as client:
        channel, ann = fake.add_guild("Film club").add_channel("talk"), fake.add_user("Ann", installed=True)
        made = Bare(fake, client, channel, ann)
        commands = [{"name": "ask", "description": "Ask."}, {"name": "Quote", "type": 3}]
        assert (await made.ask("PUT", f"/applications/{fake.bot.id}/commands", commands))[0] == 200
        yield made


def test_missing_permissions_are_refused() -> None:
    """A denied permission is answered 403 with Discord's code, and told in interactions."""

    async def scene() -> None:
        async with bare() as on:
            said = await on.fake.say(on.ann, on.channel, "hello")
            reply = QUIET | {"content": "x", "message_reference": {"message_id": str(said.id)}}
            embed = QUIET | {"embeds": [{"title": "x"}]}
            text = QUIET | {"content": "x"}
            for denied, body, expected in (
                (Permission.EMBED_LINKS, embed, (403, 50013)),
                (Permission.READ_MESSAGE_HISTORY, reply, (403, 160002)),
                (Permission.SEND_MESSAGES, text, (403, 50013)),
                (Permission.VIEW_CHANNEL, text, (403, 50001)),
            ):
                on.channel.deny(denied)
                assert await on.ask("POST", on.path, body) == expected
                on.channel.allow(denied)
            on.channel.deny(Permission.EMBED_LINKS)
            asked = await on.fake.slash(on.ann, on.channel, "ask")
            allowed = Permission(int(asked.payload(on.fake.bot.id)["app_permissions"]))
            assert (Permission.EMBED_LINKS in allowed, Permission.SEND_MESSAGES in allowed) == (False, True)
            assert (await on.ask("POST", on.path, text))[0] == 200
            assert on.fake.violations == []

    asyncio.run(scene())


def test_interactions_have_one_first_response_and_a_token() -> None:
    """A second response is 40060, an unknown one 10062, an expired token 50027, and follow-ups have a limit."""

    async def scene() -> None:
        async with bare() as on:
            channel = on.fake.group(on.ann)
            asked = await on.fake.slash(on.ann, channel, "ask")
            callback, hook = (
                f"/interactions/{asked.id}/{asked.token}/callback",
                f"/webhooks/{on.fake.bot.id}/{asked.token}",
            )
            text = QUIET | {"content": "x"}
            assert await on.ask("PATCH", f"{hook}/messages/@original", text) == (404, 10015)
            assert await on.ask("POST", callback, {"type": 7, "data": text}) == (400, 50035)
            assert await on.ask("POST", callback, {"type": 5, "data": {"flags": 64}}) == (204, None)
            assert await on.ask("POST", callback, {"type": 5}) == (400, 40060)
            assert (asked.original is not None, asked.message, asked.answered_at) == (True, None, None)
            assert (await on.ask("POST", hook, text))[0] == 200
            assert (asked.answer.content, asked.followups) == ("x", [])
            for _ in range(5):
                assert (await on.ask("POST", hook, text))[0] == 200
            assert await on.ask("POST", hook, text) == (400, 40094)
            assert await on.ask("DELETE", f"{hook}/messages/@original") == (204, None)
            assert await on.ask("GET", f"{hook}/messages/@original") == (404, 10008)
            asked.expire()
            assert await on.ask("POST", hook, text) == (401, 50027)
            assert await on.ask("POST", "/interactions/1/x/callback", {"type": 5}) == (404, 10062)
            assert len(on.fake.violations) == 2

    asyncio.run(scene())


def test_commands_are_offered_where_they_belong() -> None:
    """The context, the install and the member's permissions decide whether a user sees a command."""

    async def scene() -> None:
        async with bare() as on:
            ben = on.fake.add_user("Ben")
            away = on.fake.add_guild("Elsewhere", has_bot=False).add_channel("talk")
            commands = [
                {"name": "here", "description": "x", "contexts": [0], "integration_types": [0]},
                {"name": "mine", "description": "x", "integration_types": [1]},
                {"name": "admin", "description": "x", "default_member_permissions": "32"},
            ]
            await on.ask("PUT", f"/applications/{on.fake.bot.id}/commands", commands)
            for user, channel, name in (
                (on.ann, on.fake.dm(on.ann), "here"),
                (on.ann, away, "here"),
                (ben, on.channel, "mine"),
                (ben, away, "admin"),
                (ben, on.channel, "admin"),
                (ben, on.fake.dm(on.ann), "admin"),
            ):
                with pytest.raises(ImpossibleActionError):
                    await on.fake.slash(user, channel, name)
            assert on.channel.guild is not None
            on.channel.guild.add_member(ben, manage_server=True)
            await on.fake.slash(ben, on.channel, "admin")
            asked = await on.fake.slash(on.ann, away, "mine")
            told = asked.payload(on.fake.bot.id)
            assert (told["context"], told["authorizing_integration_owners"]) == (0, {"1": str(on.ann.id)})
            assert on.fake.commands.created == 5

    asyncio.run(scene())


def test_bad_manners_are_recorded() -> None:
    """What Discord lets pass but users would suffer from is written down: pings, unasked direct messages."""

    async def scene() -> None:
        async with bare() as on:
            direct = on.fake.dm(on.ann)
            assert await on.ask("GET", "/nothing") == (404, 0)
            assert (await on.ask("POST", on.path, {"content": "x"}))[0] == 200
            assert (await on.ask("POST", f"/channels/{direct.id}/messages", QUIET | {"content": "x"}))[0] == 200
            assert await on.ask("POST", on.path, QUIET) == (400, 50006)
            assert on.fake.violations == [
                "GET /nothing: no such route",
                "POST /channels/{channel}/messages: allowed_mentions: None lets the text ping",
                "POST /channels/{channel}/messages: a direct message to somebody who never turned to the bot",
                "POST /channels/{channel}/messages: an empty message",
            ]
            assert await on.ask("POST", on.path, QUIET | {"content": "x", "flags": 64}) == (400, 50035)

    asyncio.run(scene())


def test_history_shows_what_a_bot_may_read() -> None:
    """Messages are listed newest first, those of others without their text; files come back byte for byte."""

    async def scene() -> None:
        async with bare() as on:
            await on.fake.say(on.ann, on.channel, "first")
            form = aiohttp.FormData({"payload_json": '{"content": "second", "allowed_mentions": {"parse": []}}'})
            form.add_field("files[0]", b"\x00\xff", filename="a.bin", content_type="application/octet-stream")
            headers = {"Authorization": f"Bot {on.fake.token}"}
            async with on.client.post(on.fake.api_url + on.path, data=form, headers=headers) as answer:
                attachment = (await answer.json())["attachments"][0]
            async with on.client.get(attachment["url"]) as answer:
                assert await answer.read() == on.fake.file(attachment) == b"\x00\xff"
            _, listed = await on.ask("GET", f"{on.path}?limit=2")
            assert [made["content"] for made in listed] == ["second", ""]
            _, later = await on.ask("GET", f"{on.path}?after={listed[1]['id']}")
            assert [made["content"] for made in later] == ["second"]
            assert await on.ask("DELETE", f"{on.path}/{listed[0]['id']}") == (204, None)
            assert await on.ask("DELETE", f"{on.path}/{listed[1]['id']}") == (403, 50013)

    asyncio.run(scene())


def _row(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(parts)}


def _button(label: str = "Go", custom_id: str = "go") -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id}


def _message(**body: Any) -> Iterator[str]:  # noqa: ANN401 - JSON values
    return limits.check_message(body, flags=64)


def _modal(**body: Any) -> Iterator[str]:  # noqa: ANN401 - JSON values
    field = {"type": 4, "custom_id": "a", "style": 1}
    label = {"type": 18, "label": "A", "component": field | body.pop("field", {})} | body.pop("label", {})
    return limits.check_modal({"title": "A", "custom_id": "m", "components": [label]} | body)


def _command(**body: Any) -> Iterator[str]:  # noqa: ANN401 - JSON values
    return limits.check_commands([{"name": "ask", "description": "Ask."} | body])


OPTION = {"type": 3, "name": "film", "description": "x" * 100}


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        (_message(content="x" * 2000), _message(content="x" * 2001)),
        (_message(nonce="x" * 25), _message(nonce="x" * 26)),
        (_message(flags=64), _message(flags=128)),
        (_message(embeds=[{"title": "x" * 256}]), _message(embeds=[{"title": "x" * 257}])),
        (_message(embeds=[{"description": "x" * 4096}]), _message(embeds=[{"description": "x" * 4097}])),
        (_message(embeds=[{"footer": {"text": "x" * 2048}}]), _message(embeds=[{"footer": {"text": "x" * 2049}}])),
        (_message(embeds=[{"author": {"name": "x" * 256}}]), _message(embeds=[{"author": {"name": "x" * 257}}])),
        (
            _message(embeds=[{"fields": [{"name": "x" * 256, "value": "y"}] * 22}]),
            _message(embeds=[{"fields": [{"name": "x" * 256, "value": "y"}] * 24}]),
        ),
        (
            _message(embeds=[{"fields": [{"name": "x", "value": "y" * 1024}] * 5}]),
            _message(embeds=[{"fields": [{"name": "x", "value": "y" * 1025}]}]),
        ),
        (
            _message(embeds=[{"fields": [{"name": "x", "value": "y"}] * 25}]),
            _message(embeds=[{"fields": [{"name": "x", "value": "y"}] * 26}]),
        ),
        (_message(embeds=[{"description": "x" * 600}] * 10), _message(embeds=[{"description": "x" * 601}] * 10)),
        (_message(embeds=[{"title": "x"}] * 10), _message(embeds=[{"title": "x"}] * 11)),
        (_message(components=[_row(_button("x" * 80))]), _message(components=[_row(_button("x" * 81))])),
        (_message(components=[_row(_button("x", "y" * 100))]), _message(components=[_row(_button("x", "y" * 101))])),
        (_message(components=[_row(_button(), _button("b", "b"))]), _message(components=[_row(_button(), _button())])),
        (
            _message(components=[_row(*(_button("x", f"{row}{column}") for column in range(5))) for row in range(5)]),
            _message(components=[_row(*(_button("x", f"{number}") for number in range(6)))]),
        ),
        (
            _message(components=[_row(_button("x", f"{row}")) for row in range(5)]),
            _message(components=[_row(_button("x", f"{row}")) for row in range(6)]),
        ),
        (_modal(title="x" * 45), _modal(title="x" * 46)),
        (_modal(field={"max_length": 4000}), _modal(field={"max_length": 4001})),
        (_modal(label={"label": "x" * 45}), _modal(label={"label": "x" * 46})),
        (_modal(custom_id="x" * 100), _modal(components=[])),
        (
            limits.check_choices([{"name": "x" * 100, "value": "y" * 100}] * 25),
            limits.check_choices([{"name": "x", "value": "y"}] * 26),
        ),
        (limits.check_choices([]), limits.check_choices([{"name": "", "value": "y"}])),
        (_command(description="x" * 100), _command(description="x" * 101)),
        (_command(name="x" * 32), _command(name="x" * 33)),
        (_command(name="ask"), _command(name="Ask")),
        (
            _command(options=[OPTION | {"name": f"n{number}"} for number in range(25)]),
            _command(options=[OPTION | {"name": f"n{number}"} for number in range(26)]),
        ),
        (_command(options=[OPTION]), _command(options=[OPTION, OPTION | {"name": "b", "required": True}])),
        (
            _command(options=[OPTION | {"choices": [{"name": "x" * 100, "value": 1}] * 25}]),
            _command(
                options=[OPTION | {"name": f"n{n}", "choices": [{"name": "x" * 99, "value": 1}] * 25} for n in range(4)]
            ),
        ),
        (
            limits.check_files([SentFile("a", bytes(limits.FILE_BYTES))]),
            limits.check_files([SentFile("a", bytes(limits.FILE_BYTES + 1))]),
        ),
    ],
)
def test_limits_hold_exactly(good: Iterator[str], bad: Iterator[str]) -> None:
    """What just fits passes, and one more does not."""
    assert list(good) == []
    assert len(list(bad)) == 1

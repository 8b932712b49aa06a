"""The fake of Discord: one server on 127.0.0.1 with REST, gateway and CDN, and what users do."""

import base64
import secrets
import time
from collections.abc import Callable, Coroutine, Mapping, Sequence
from types import TracebackType
from typing import Any, NamedTuple, Self

from aiohttp import web

from tests.bot.discord.fake import commands as command_types
from tests.bot.discord.fake import interactions as types
from tests.bot.discord.fake import invocations
from tests.bot.discord.fake.account import AccountRoutes
from tests.bot.discord.fake.api import BASE, Api
from tests.bot.discord.fake.cdn import Cdn
from tests.bot.discord.fake.channels import ChannelRoutes
from tests.bot.discord.fake.commands import Commands
from tests.bot.discord.fake.faults import Fault, Faults
from tests.bot.discord.fake.gateway import Gateway
from tests.bot.discord.fake.interactions import Interaction, wait_until
from tests.bot.discord.fake.limits import REQUEST_BYTES
from tests.bot.discord.fake.messages import Message
from tests.bot.discord.fake.posting import Desk, reference_fields
from tests.bot.discord.fake.records import Download, ImpossibleActionError, Payload, Record
from tests.bot.discord.fake.responses import ResponseRoutes
from tests.bot.discord.fake.world import GUILDS_INTENT, Channel, Guild, User, World

_SHUTDOWN_S = 0.2


class Autocompletion(NamedTuple):
    """What autocomplete offered, and how many seconds it took."""

    choices: list[Payload]
    seconds: float


class FakeDiscord:
    """Discord, as far as one bot can tell. Use it with `async with`."""

    def __init__(self, *, shards: int = 1, heartbeat_interval: float = 41.25, bot_name: str = "Matinee") -> None:
        """Make an empty Discord that asks for `shards` shards and a heartbeat every `heartbeat_interval` seconds."""
        self.gateway = Gateway(shards=shards, heartbeat_interval=heartbeat_interval)
        self.world = World(bot_name, self.gateway.dispatch)
        self.gateway.serve(self.world)
        self.cdn = Cdn(self.world.ids)
        self.commands = Commands(self.world.ids)
        self.token = _token(self.world.bot.id)
        self.gateway.token = self.token
        desk = Desk(self.world, self.cdn)
        self._faults = Faults()
        self._api = Api(self.world, self._faults, self.token)
        self._channels = ChannelRoutes(self.world, desk)
        self._responses = ResponseRoutes(self.world, desk)
        account = AccountRoutes(self.world, desk, self.commands, self.gateway)
        for routes in (account, self._channels, self._responses):
            self._api.add(routes.routes())
        self._runner: web.AppRunner | None = None
        self.api_url = ""
        """For `discord.http.Route.BASE`."""

    async def __aenter__(self) -> Self:
        """Listen on a free port of 127.0.0.1."""
        app = web.Application(client_max_size=2 * REQUEST_BYTES)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get(r"/cdn/attachments/{channel:\d+}/{id:\d+}/{name:.*}", self.cdn.handle)
        app.router.add_route("*", BASE + "/{rest:.*}", self._api.handle)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=_SHUTDOWN_S)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        host, port = self._runner.addresses[0][:2]
        self.api_url = f"http://{host}:{port}{BASE}"
        self.gateway.url = f"ws://{host}:{port}/gateway/"
        self.cdn.url = f"http://{host}:{port}/cdn"
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up and stop listening."""
        await self.gateway.close()
        assert self._runner is not None
        await self._runner.cleanup()

    @property
    def gateway_url(self) -> str:
        """For `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY`."""
        return self.gateway.url

    @property
    def bot(self) -> User:
        """The bot's account."""
        return self.world.bot

    @property
    def violations(self) -> list[str]:
        """What the bot did that Discord's rules forbid, a line each."""
        return self.world.violations

    @property
    def requests(self) -> list[Record]:
        """All requests to the REST API."""
        return self._api.requests

    @property
    def invalid_requests(self) -> int:
        """How many answers were 401, 403 or 429."""
        return self._api.invalid

    @property
    def downloads(self) -> list[Download]:
        """All requests to the CDN."""
        return self.cdn.downloads

    @property
    def interactions(self) -> list[Interaction]:
        """All interactions there ever were."""
        return self._responses.interactions

    @property
    def typing(self) -> list[int]:
        """The ids of the channels in which the bot was shown as typing, in order."""
        return self._channels.typing

    def add_guild(self, name: str, *, has_bot: bool = True, shard: int | None = None, locale: str = "en-US") -> Guild:
        """Make a server, on a certain shard if need be; without the bot it serves only those who installed it."""
        ids = self.world.ids
        guild_id = ids.make() if shard is None else ids.make_for_shard(shard, self.gateway.shards)
        guild = Guild(guild_id, name, self.world, self.world.operator, has_bot, locale)
        self.world.guilds[guild.id] = guild
        if has_bot:
            joined = {key: value for key, value in guild.create_payload().items() if key != "unavailable"}
            self.gateway.dispatch("GUILD_CREATE", joined, guild.id, GUILDS_INTENT)
        return guild

    def remove_bot(self, guild: Guild) -> None:
        """Throw the bot out of a server."""
        guild.has_bot = False
        self.gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id, GUILDS_INTENT)

    def outage(self, guild: Guild) -> None:
        """Make a server unavailable, as when Discord has trouble; the bot stays a member."""
        data = {"id": str(guild.id), "unavailable": True}
        self.gateway.dispatch("GUILD_DELETE", data, guild.id, GUILDS_INTENT)

    def add_user(self, name: str, *, locale: str = "en-US", installed: bool = False) -> User:
        """Make an account; `installed`: it has installed the bot for itself, for all places."""
        return self.world.add_user(name, locale=locale, installed=installed)

    def dm(self, user: User) -> Channel:
        """The channel for direct messages between the bot and a user."""
        return self.world.direct_channel(user)

    def group(self, *users: User) -> Channel:
        """Make a private channel of several users, where the bot is no member."""
        return self.world.group(list(users))

    def upload(  # noqa: PLR0913 - each names one way to lie
        self,
        name: str,
        data: bytes,
        *,
        claimed_size: int | None = None,
        content_type: str | None = None,
        gone: bool = False,
        slow: float | None = None,
        tells_length: bool = True,
    ) -> Payload:
        """Let a user upload a file; gives the attachment for `slash`, `say` and `submit`.

        `claimed_size` and `content_type` are what the attachment says, true or not. `gone`: its URL answers 404.
        `slow`: seconds between two kilobytes; `math.inf` hangs after the first. `tells_length`: whether the CDN's
        answer has a Content-Length.
        """
        return self.cdn.store(
            name,
            data,
            claimed_size=claimed_size,
            content_type=content_type,
            gone=gone,
            slow=slow,
            tells_length=tells_length,
        )

    def file(self, attachment: Payload) -> bytes:
        """The bytes of an attachment, of the bot's or a user's."""
        return self.cdn.data(attachment)

    def messages(self, channel: Channel) -> list[Message]:
        """All messages in a channel that everybody sees, oldest first."""
        return [message for _, message in sorted(channel.messages.items())]

    async def say(  # noqa: PLR0913 - what a message can have
        self,
        user: User,
        channel: Channel,
        text: str,
        *,
        reply_to: Message | None = None,
        ping: bool = True,
        attachments: Sequence[Payload] = (),
    ) -> Message:
        """Let a user write a message; a reply mentions whom it answers if `ping`."""
        self._enter(user, channel)
        fields: dict[str, Any] = {"attachments": list(attachments)}
        mentions = self.world.mentioned(text)
        if reply_to is not None:
            if reply_to.deleted or reply_to.channel is not channel:
                self._refuse("a reply needs a message in the same channel")
            fields |= reference_fields(reply_to)
            pinged = reply_to.author.payload()
            if ping and not reply_to.from_interaction and pinged not in mentions:
                mentions.append(pinged)
        return self.world.post(channel, user, text, mentions=mentions, **fields)

    async def edit(self, message: Message, text: str) -> None:
        """Let the author change a message."""
        message.change(content=text, mentions=self.world.mentioned(text))
        self.world.edited(message)

    async def delete(self, message: Message) -> None:
        """Let somebody delete a message."""
        self.world.delete(message)

    async def slash(
        self,
        user: User,
        channel: Channel,
        command: str,
        options: Mapping[str, Any] | None = None,
        attachments: Mapping[str, Payload] | None = None,
    ) -> Interaction:
        """Let a user send a slash command such as "review add"; `attachments` are uploads by option name."""
        given = dict(options or {}) | dict(attachments or {})
        return self._send_command(types.COMMAND, user, channel, command, given, None)

    async def autocomplete(  # noqa: PLR0913, PLR0917 - what Discord sends while a user types
        self,
        user: User,
        channel: Channel,
        command: str,
        option: str,
        partial: str,
        other_options: Mapping[str, Any] | None = None,
        timeout: float = 4.0,  # noqa: ASYNC109 - a failure names what was waited for
    ) -> Autocompletion:
        """Let a user type `partial` into an option, and wait for what is offered."""
        focus = (option, partial)
        interaction = self._send_command(types.AUTOCOMPLETE, user, channel, command, other_options or {}, focus)
        await interaction.acknowledged(timeout)
        assert interaction.choices is not None
        return Autocompletion(interaction.choices, interaction.elapsed)

    def _send_command(  # noqa: PLR0913, PLR0917 - what both kinds of command have
        self,
        kind: int,
        user: User,
        channel: Channel,
        name: str,
        given: Mapping[str, Any],
        focus: tuple[str, str] | None,
    ) -> Interaction:
        first, *words = name.split()
        command = self._command(command_types.SLASH, first, user, channel)
        path = invocations.command_path(command, words)
        resolved = invocations.Resolved(channel, user)
        declared = (path[-1] if path else command).get("options") or []
        options = invocations.fill_options(declared, given, resolved, focus=focus)
        data = invocations.slash_data(command, path, options, resolved)
        return self._interact(Interaction(self.world.ids.make(), kind, user, channel, data, name))

    def _command(self, kind: int, name: str, user: User, channel: Channel) -> Payload:
        command = self.commands.find(kind, name, channel.guild.id if channel.guild else None)
        invocations.check_offered(command, user, channel)
        return command

    async def menu(self, user: User, name: str, message: Message) -> Interaction:
        """Let a user choose a message command in a message's context menu."""
        channel = message.channel
        command = self._command(command_types.MESSAGE_MENU, name, user, channel)
        resolved = invocations.Resolved(channel, user)
        data: Payload = {"id": command["id"], "name": name, "type": 3, "target_id": resolved.message(message)}
        data["resolved"] = resolved.data
        made = Interaction(self.world.ids.make(), types.COMMAND, user, channel, data, name, target=message)
        return self._interact(made)

    async def click(
        self, user: User, message: Message, label: str | None = None, custom_id: str | None = None
    ) -> Interaction:
        """Let a user click a button, found by its label or custom_id."""
        self._check_visible(user, message)
        data = invocations.click_data(invocations.find_component(message, label, custom_id))
        return self._use_component(user, message, data)

    async def select(self, user: User, message: Message, custom_id: str, values: Sequence[Any]) -> Interaction:
        """Let a user choose in a select: texts are values or labels, or channels or users."""
        self._check_visible(user, message)
        resolved = invocations.Resolved(message.channel, user)
        part = invocations.find_component(message, None, custom_id)
        return self._use_component(user, message, invocations.select_data(part, values, resolved))

    def _check_visible(self, user: User, message: Message) -> None:
        if message.owner not in (None, user):
            self._refuse(f"{user.name} does not see an ephemeral message of somebody else")

    def _use_component(self, user: User, message: Message, data: Payload) -> Interaction:
        made = Interaction(
            self.world.ids.make(), types.COMPONENT, user, message.channel, data, data["custom_id"], source=message
        )
        return self._interact(made)

    async def submit(
        self,
        user: User,
        opened: Interaction,
        values: Mapping[str, Any] | None = None,
        files: Mapping[str, Payload | Sequence[Payload]] | None = None,
    ) -> Interaction:
        """Let a user fill in and send the modal that an interaction opened; fields go by custom_id or label."""
        if opened.modal is None or opened.user is not user:
            self._refuse(f"{opened} has opened no modal for {user.name}")
        if opened.submission is not None and opened.submission.acked is not None:
            self._refuse(f"the modal of {opened} is closed: it was sent and answered")
        assert opened.modal is not None
        resolved = invocations.Resolved(opened.channel, user)
        data = invocations.modal_data(opened.modal, values or {}, files or {}, resolved)
        made = Interaction(
            self.world.ids.make(),
            types.MODAL_SUBMIT,
            user,
            opened.channel,
            data,
            data["custom_id"],
            source=opened.source,
            opener=opened,
        )
        opened.submission = made
        return self._interact(made)

    def _interact(self, interaction: Interaction) -> Interaction:
        channel = interaction.channel
        self._enter(interaction.user, channel)
        self._responses.interactions.append(interaction)
        guild_id = channel.guild.id if channel.guild else None
        interaction.created = time.monotonic()
        self.gateway.dispatch("INTERACTION_CREATE", interaction.payload(self.bot.id), guild_id, 0)
        return interaction

    def _enter(self, user: User, channel: Channel) -> None:
        channel.used_by_person = True
        if channel.guild is not None:
            channel.guild.member(user)
        elif user not in channel.recipients:
            self._refuse(f"{user.name} is not in this private channel")

    def _refuse(self, why: str) -> None:
        raise ImpossibleActionError(why)

    def wait_for(self, predicate: Callable[[], bool], timeout: float = 5.0) -> Coroutine[Any, Any, None]:
        """Wait until `predicate` holds."""
        return wait_until(predicate, timeout, lambda: f"a condition of the test; violations so far: {self.violations}")

    async def reply_to(self, message: Message, timeout: float = 10.0) -> Message:  # noqa: ASYNC109 - a failure names what was waited for
        """Wait for the bot's message that answers `message`: one that refers to it, or just one after it there."""
        await wait_until(lambda: self._reply(message) is not None, timeout, lambda: f"a reply to {message.content!r}")
        found = self._reply(message)
        assert found is not None
        return found

    def _reply(self, message: Message) -> Message | None:
        later = [made for made in self.messages(message.channel) if made.id > message.id and made.author is self.bot]
        for made in later:
            if made.replies_to == message.id:
                return made
        loose = [made for made in later if made.replies_to is None and not made.from_interaction]
        return loose[0] if loose else None

    def fault(self, method: str, path_regex: str, kind: Fault, times: int = 1) -> None:
        """Let the next `times` requests of `method` ("*" is any) fail whose path, after /api/v10, holds the pattern."""
        self._faults.plan(method, path_regex, kind, times)

    def rate_limit_every_route_once(self, seconds: float) -> None:
        """Answer the first request to each route with 429: come back in `seconds`."""
        self._faults.limit_every_route_once(seconds)


def _token(bot_id: int) -> str:
    head = base64.urlsafe_b64encode(str(bot_id).encode()).decode().rstrip("=")
    return f"{head}.{secrets.token_urlsafe(4)}.{secrets.token_urlsafe(27)}"

"""The routes about the bot itself, its commands, its servers and users."""

import time

from tests.bot.discord.fake import limits
from tests.bot.discord.fake.api import Call, Reply, Route
from tests.bot.discord.fake.commands import Commands
from tests.bot.discord.fake.gateway import Gateway
from tests.bot.discord.fake.posting import Desk
from tests.bot.discord.fake.records import ApiError, Payload
from tests.bot.discord.fake.world import Guild, User, World

_IDENTIFIES_A_DAY = 1000
_DAY_S = 24 * 60 * 60


class AccountRoutes:
    """Serves what a bot asks when it starts."""

    def __init__(self, world: World, desk: Desk, commands: Commands, gateway: Gateway) -> None:
        """Serve `world` and `commands`, and send the bot to `gateway`."""
        self._world = world
        self._desk = desk
        self._commands = commands
        self._gateway = gateway

    def routes(self) -> list[Route]:
        """The routes."""
        everywhere = "/applications/{application}/commands"
        in_guild = "/applications/{application}/guilds/{guild}/commands"
        return [
            Route("GET", "/users/@me", self._me),
            Route("GET", "/oauth2/applications/@me", self._application),
            Route("GET", "/applications/@me", self._application),
            Route("GET", "/gateway", self._gateway_url, needs_token=False),
            Route("GET", "/gateway/bot", self._gateway_bot),
            Route("GET", everywhere, self._list_commands),
            Route("PUT", everywhere, self._sync),
            Route("GET", in_guild, self._list_commands),
            Route("PUT", in_guild, self._sync),
            Route("POST", "/users/@me/channels", self._open_direct),
            Route("GET", "/users/{user}", self._user),
            Route("GET", "/guilds/{guild}", self._guild),
            Route("GET", "/guilds/{guild}/channels", self._channels),
            Route("GET", "/guilds/{guild}/roles", self._roles),
            Route("GET", "/guilds/{guild}/members/{user}", self._member),
            Route("DELETE", "/users/@me/guilds/{guild}", self._leave),
        ]

    def _me(self, _call: Call) -> Reply:
        return Reply(200, self._world.bot.payload() | {"verified": True, "mfa_enabled": True, "flags": 0})

    def _application(self, _call: Call) -> Reply:
        bot = self._world.bot
        data: Payload = {
            "id": str(bot.id),
            "name": bot.name,
            "icon": None,
            "description": "",
            "bot_public": True,
            "bot_require_code_grant": False,
            "verify_key": "0" * 64,
            "flags": 0,
            "owner": self._world.operator.payload(),
            "team": None,
            "bot": bot.payload(),
            "approximate_guild_count": len(self._world.guilds),
            "integration_types_config": {"0": {}, "1": {}},
        }
        return Reply(200, data)

    def _gateway_url(self, _call: Call) -> Reply:
        return Reply(200, {"url": self._gateway.url})

    def _gateway_bot(self, _call: Call) -> Reply:
        today = [made for made in self._gateway.identifies if made.time > time.monotonic() - _DAY_S]
        limit = {
            "total": _IDENTIFIES_A_DAY,
            "remaining": _IDENTIFIES_A_DAY - len(today),
            "reset_after": _DAY_S * 1000,
            "max_concurrency": 1,
        }
        return Reply(200, {"url": self._gateway.url, "shards": self._gateway.shards, "session_start_limit": limit})

    def _check_application(self, call: Call) -> None:
        if call.number("application") != self._world.bot.id:
            raise ApiError(403, 20012, "You are not authorized to perform this action on this application")

    def _list_commands(self, call: Call) -> Reply:
        self._check_application(call)
        if "guild" in call.params:
            return Reply(200, self._commands.in_guild.get(self._find_guild(call).id, []))
        return Reply(200, self._commands.everywhere)

    def _sync(self, call: Call) -> Reply:
        self._check_application(call)
        commands: list[Payload] = call.record.json
        self._desk.enforce(call.where, limits.check_commands(commands))
        guild_id = self._find_guild(call).id if "guild" in call.params else None
        return Reply(200, self._commands.replace(commands, self._world.bot.id, guild_id))

    def _open_direct(self, call: Call) -> Reply:
        user = self._world.users.get(int(call.body["recipient_id"]))
        if user is None or user.bot:
            raise ApiError(400, 50007, "Cannot send messages to this user")
        return Reply(200, self._world.direct_channel(user).payload())

    def _find_user(self, call: Call) -> User:
        user = self._world.users.get(call.number("user"))
        if user is None:
            raise ApiError(404, 10013, "Unknown User")
        return user

    def _user(self, call: Call) -> Reply:
        return Reply(200, self._find_user(call).payload())

    def _find_guild(self, call: Call) -> Guild:
        guild = self._world.guilds.get(call.number("guild"))
        if guild is None:
            raise ApiError(404, 10004, "Unknown Guild")
        if not guild.has_bot:
            raise ApiError(403, 50001, "Missing Access")
        return guild

    def _guild(self, call: Call) -> Reply:
        return Reply(200, self._find_guild(call).payload())

    def _channels(self, call: Call) -> Reply:
        channels = self._find_guild(call).channels
        return Reply(200, [channel.payload() for channel in channels if channel.parent is None])

    def _roles(self, call: Call) -> Reply:
        return Reply(200, self._find_guild(call).payload()["roles"])

    def _member(self, call: Call) -> Reply:
        guild, user = self._find_guild(call), self._find_user(call)
        if user is not self._world.bot and user.id not in guild.members:
            raise ApiError(404, 10007, "Unknown Member")
        return Reply(200, guild.member_payload(user))

    def _leave(self, call: Call) -> Reply:
        guild = self._find_guild(call)
        self._gateway.dispatch("GUILD_DELETE", {"id": str(guild.id)}, guild.id, 0)
        guild.has_bot = False
        return Reply(204)

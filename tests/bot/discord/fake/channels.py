"""The routes about channels and their messages."""

from collections.abc import Callable
from itertools import islice

from tests.bot.discord.fake import limits
from tests.bot.discord.fake.api import Call, Reply, Route
from tests.bot.discord.fake.messages import Message
from tests.bot.discord.fake.permissions import Permission
from tests.bot.discord.fake.posting import Desk, Draft
from tests.bot.discord.fake.records import ApiError
from tests.bot.discord.fake.world import Channel, ChannelKind, World

_FLAGS = limits.SUPPRESS_EMBEDS | limits.SUPPRESS_NOTIFICATIONS
_HISTORY, _HISTORY_MOST = 50, 100


class ChannelRoutes:
    """Serves channels."""

    def __init__(self, world: World, desk: Desk) -> None:
        """Serve those of `world`."""
        self._world = world
        self._desk = desk
        self.typing: list[int] = []
        """The channels in which the bot was shown as typing, in order."""

    def routes(self) -> list[Route]:
        """The routes."""
        channel, messages, message = (
            "/channels/{channel}",
            "/channels/{channel}/messages",
            "/channels/{channel}/messages/{message}",
        )
        reaction = f"{message}/reactions/{{emoji}}/@me"
        return [
            Route("GET", channel, self._channel),
            Route("POST", f"{channel}/typing", self._typing),
            Route("GET", messages, self._history),
            Route("POST", messages, self._post),
            Route("GET", message, self._message),
            Route("PATCH", message, self._edit),
            Route("DELETE", message, self._delete),
            Route("PUT", reaction, self._react),
            Route("DELETE", reaction, self._react),
        ]

    def _find(self, call: Call, *needed: Permission) -> Channel:
        channel = self._world.channels.get(call.number("channel"))
        if channel is None or channel.kind is ChannelKind.GROUP:
            raise ApiError(404, 10003, "Unknown Channel")
        if Permission.VIEW_CHANNEL not in channel.bot_permissions:
            raise ApiError(403, 50001, "Missing Access")
        for permission in needed:
            if permission not in channel.bot_permissions:
                raise ApiError(403, 50013, "Missing Permissions")
        return channel

    def _find_message(self, call: Call, *needed: Permission) -> Message:
        channel = self._find(call, *needed)
        message = channel.messages.get(call.number("message"))
        if message is None:
            raise ApiError(404, 10008, "Unknown Message")
        return message

    def _channel(self, call: Call) -> Reply:
        return Reply(200, self._find(call).payload())

    def _typing(self, call: Call) -> Reply:
        self.typing.append(self._find(call, _sending(self._find(call))).id)
        return Reply(204)

    def _history(self, call: Call) -> Reply:
        channel = self._find(call)
        if Permission.READ_MESSAGE_HISTORY not in channel.bot_permissions:
            return Reply(200, [])
        query = call.record.query
        fits: Callable[[int], bool] = lambda number: (  # noqa: E731 - one condition
            number < int(query.get("before", 1 << 63)) and number > int(query.get("after", 0))
        )
        limit = int(query.get("limit", _HISTORY))
        if not 1 <= limit <= _HISTORY_MOST:
            self._desk.enforce(call.where, iter([f"limit: {limit}"]))
        numbers = sorted((number for number in channel.messages if fits(number)), reverse="after" not in query)
        chosen = sorted(islice(numbers, limit), reverse=True)
        return Reply(200, [channel.messages[number].seen_by(self._world.bot.id) for number in chosen])

    def _message(self, call: Call) -> Reply:
        message = self._find_message(call, Permission.READ_MESSAGE_HISTORY)
        return Reply(200, message.seen_by(self._world.bot.id))

    def _post(self, call: Call) -> Reply:
        channel = self._find(call, _sending(self._find(call)))
        body, bot = call.body, self._world.bot
        draft = Draft(call.where, body, call.record.files, _FLAGS)
        self._desk.check_new(draft)
        self._check_rights(channel, draft)
        nonce = str(body["nonce"]) if body.get("nonce") is not None and body.get("enforce_nonce") else None
        if nonce in channel.nonces:
            return Reply(200, channel.nonces[nonce].data)
        fields = self._desk.fields(draft) | self._desk.reference(channel, body)
        message = self._world.post(channel, bot, body.get("content") or "", **fields)
        if nonce is not None:
            channel.nonces[nonce] = message
        return Reply(200, message.data)

    def _check_rights(self, channel: Channel, draft: Draft) -> None:
        given = channel.bot_permissions
        for wanted, needed in (
            (draft.body.get("embeds"), Permission.EMBED_LINKS),
            (draft.files, Permission.ATTACH_FILES),
        ):
            if wanted and needed not in given:
                raise ApiError(403, 50013, "Missing Permissions")
        if draft.body.get("message_reference") and Permission.READ_MESSAGE_HISTORY not in given:
            raise ApiError(403, 160002, "Cannot reply without permission to read message history")
        if channel.kind is ChannelKind.DIRECT:
            if not channel.recipients[0].takes_direct_messages:
                raise ApiError(403, 50007, "Cannot send messages to this user")
            if not channel.used_by_person:
                self._world.violations.append(
                    f"{draft.where}: a direct message to somebody who never turned to the bot"
                )

    def _edit(self, call: Call) -> Reply:
        message = self._find_message(call)
        if message.author is not self._world.bot:
            raise ApiError(403, 50005, "Cannot edit a message authored by another user")
        self._desk.edit(message, Draft(call.where, call.body, call.record.files, _FLAGS))
        return Reply(200, message.data)

    def _delete(self, call: Call) -> Reply:
        message = self._find_message(call)
        if message.author is not self._world.bot:
            self._find(call, Permission.MANAGE_MESSAGES)
        self._world.delete(message)
        return Reply(204)

    def _react(self, call: Call) -> Reply:
        message = self._find_message(call, Permission.READ_MESSAGE_HISTORY, Permission.ADD_REACTIONS)
        reactions = message.data.setdefault("reactions", [])
        emoji = {"id": None, "name": call.params["emoji"]}
        reactions[:] = [made for made in reactions if made["emoji"] != emoji]
        if call.record.method == "PUT":
            one = {"burst": 0, "normal": 1}
            reactions.append(
                {"emoji": emoji, "count": 1, "count_details": one, "me": True, "me_burst": False, "burst_colors": []}
            )
        return Reply(204)


def _sending(channel: Channel) -> Permission:
    return Permission.SEND_MESSAGES_IN_THREADS if channel.kind is ChannelKind.THREAD else Permission.SEND_MESSAGES

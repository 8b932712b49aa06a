"""Who and what there is: users, servers, channels, and the messages in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from tests.bot.discord.fake.ids import Snowflakes, moment, now
from tests.bot.discord.fake.messages import Message
from tests.bot.discord.fake.permissions import AS_GUEST, NOWHERE, ORDINARY, Permission
from tests.bot.discord.fake.records import Payload

GUILDS_INTENT = 1 << 0
GUILD_MESSAGES_INTENT = 1 << 9
DIRECT_MESSAGES_INTENT = 1 << 12
_MENTION = re.compile(r"<@!?(\d+)>")

Dispatch = Callable[[str, Payload, int | None, int], None]
"""Sends an event to the bot: its name, its data, the server it belongs to, and the intents of which one is needed."""


class ChannelKind(IntEnum):
    """The types of channel."""

    TEXT = 0
    DIRECT = 1
    GROUP = 3
    THREAD = 11


@dataclass(eq=False)
class User:
    """Somebody with an account."""

    id: int
    name: str
    bot: bool = False
    locale: str = "en-US"
    installed: bool = False
    """Whether the user has installed the app for all places, not only where a server has."""
    takes_direct_messages: bool = True

    @property
    def mention(self) -> str:
        """What in a text mentions the user."""
        return f"<@{self.id}>"

    def payload(self) -> Payload:
        """The object as Discord sends it."""
        return {
            "id": str(self.id),
            "username": self.name.lower().replace(" ", "_"),
            "global_name": self.name,
            "discriminator": "0",
            "avatar": None,
            "bot": self.bot,
            "public_flags": 0,
        }


@dataclass(eq=False)
class Member:
    """A user in one server."""

    user: User
    guild: "Guild"
    permissions: Permission = NOWHERE
    """What the user may do beyond what everybody may."""
    role_id: int | None = None

    def payload(self) -> Payload:
        """The object as Discord sends it in messages, without the user."""
        return {
            "roles": [str(self.role_id)] if self.role_id else [],
            "nick": None,
            "avatar": None,
            "joined_at": moment(self.guild.id),
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "pending": False,
            "communication_disabled_until": None,
        }


@dataclass(eq=False)
class Channel:
    """A place for messages."""

    id: int
    kind: ChannelKind
    name: str
    world: "World"
    guild: "Guild | None" = None
    parent: "Channel | None" = None
    recipients: list[User] = field(default_factory=list)
    messages: dict[int, Message] = field(default_factory=dict)
    """All but the ephemeral and the deleted ones."""
    denied: Permission = NOWHERE
    """What the bot may not do here. A thread follows its parent."""
    nonces: dict[str, Message] = field(default_factory=dict)
    used_by_person: bool = False
    """Whether a person ever turned to the bot here."""

    def deny(self, *permissions: Permission) -> None:
        """Take these permissions from the bot in this channel, and tell it."""
        place = self.parent or self
        for permission in permissions:
            place.denied |= permission
        place.tell("CHANNEL_UPDATE")

    def allow(self, *permissions: Permission) -> None:
        """Give these permissions back to the bot in this channel, and tell it."""
        place = self.parent or self
        for permission in permissions:
            place.denied &= ~permission
        place.tell("CHANNEL_UPDATE")

    @property
    def bot_permissions(self) -> Permission:
        """What the bot may do here."""
        if self.guild is None:
            return ORDINARY
        if not self.guild.has_bot:
            return NOWHERE
        given = ORDINARY & ~(self.parent or self).denied
        return given if Permission.VIEW_CHANNEL in given else NOWHERE

    @property
    def app_permissions(self) -> Permission:
        """What an interaction here says that the app may do."""
        if self.kind is ChannelKind.DIRECT:
            return AS_GUEST | Permission.USE_EXTERNAL_EMOJIS
        return self.bot_permissions if self.guild is not None and self.guild.has_bot else AS_GUEST

    def permissions_of(self, user: User) -> Permission:
        """What a user may do here."""
        return ORDINARY | (self.guild.member(user).permissions if self.guild else NOWHERE)

    def tell(self, event: str) -> None:
        """Send an event about this channel."""
        if self.guild is not None and self.guild.has_bot:
            self.world.dispatch(event, self.payload(), self.guild.id, GUILDS_INTENT)

    def payload(self) -> Payload:
        """The object as Discord sends it."""
        last = max(self.messages, default=None)
        common: Payload = {"id": str(self.id), "type": int(self.kind), "last_message_id": str(last) if last else None}
        if self.guild is None:
            return common | {"recipients": [user.payload() for user in self.recipients], "flags": 0}
        common |= {"guild_id": str(self.guild.id), "name": self.name, "rate_limit_per_user": 0, "flags": 0}
        if self.parent is not None:
            return common | self._thread_fields(self.parent)
        return common | {
            "position": 0,
            "parent_id": None,
            "topic": None,
            "nsfw": False,
            "permission_overwrites": self._overwrites(),
        }

    def _thread_fields(self, parent: "Channel") -> Payload:
        made = moment(self.id)
        return {
            "parent_id": str(parent.id),
            "owner_id": str(parent.guild.owner.id if parent.guild else 0),
            "message_count": len(self.messages),
            "total_message_sent": len(self.messages),
            "member_count": 1,
            "thread_metadata": {
                "archived": False,
                "auto_archive_duration": 1440,
                "archive_timestamp": made,
                "locked": False,
                "create_timestamp": made,
            },
        }

    def _overwrites(self) -> list[Payload]:
        if not self.denied:
            return []
        return [{"id": str(self.world.bot.id), "type": 1, "allow": "0", "deny": str(int(self.denied))}]


@dataclass(eq=False)
class Guild:
    """A server."""

    id: int
    name: str
    world: "World"
    owner: User
    has_bot: bool = True
    """Whether the bot is a member; where it is not, users may have installed it for themselves."""
    locale: str = "en-US"
    channels: list[Channel] = field(default_factory=list)
    members: dict[int, Member] = field(default_factory=dict)
    roles: list[Payload] = field(default_factory=list)

    def add_channel(self, name: str) -> Channel:
        """Make a text channel."""
        channel = Channel(self.world.ids.make(), ChannelKind.TEXT, name, self.world, self)
        self.channels.append(channel)
        self.world.channels[channel.id] = channel
        channel.tell("CHANNEL_CREATE")
        return channel

    def add_thread(self, parent: Channel, name: str) -> Channel:
        """Make a public thread below `parent`."""
        thread = Channel(self.world.ids.make(), ChannelKind.THREAD, name, self.world, self, parent)
        self.channels.append(thread)
        self.world.channels[thread.id] = thread
        thread.tell("THREAD_CREATE")
        return thread

    def remove_channel(self, channel: Channel) -> None:
        """Delete a channel or thread."""
        self.channels.remove(channel)
        del self.world.channels[channel.id]
        channel.tell("CHANNEL_DELETE" if channel.parent is None else "THREAD_DELETE")

    def add_member(self, user: User, *, manage_server: bool = False) -> Member:
        """Let a user in, or change what the user may do; `manage_server` gives the permission Manage Server."""
        member = self.members.setdefault(user.id, Member(user, self))
        member.permissions = Permission.MANAGE_GUILD if manage_server else NOWHERE
        member.role_id = self._manager_role() if manage_server else None
        return member

    def member(self, user: User) -> Member:
        """The member that a user is; whoever acts in a server is let in as an ordinary member."""
        return self.members.get(user.id) or self.add_member(user)

    def _manager_role(self) -> int:
        for role in self.roles:
            if role["name"] == "Managers":
                return int(role["id"])
        made = _role(self.world.ids.make(), "Managers", Permission.MANAGE_GUILD)
        self.roles.append(made)
        if self.has_bot:
            data = {"guild_id": str(self.id), "role": made}
            self.world.dispatch("GUILD_ROLE_CREATE", data, self.id, GUILDS_INTENT)
        return int(made["id"])

    def member_payload(self, user: User, channel: Channel | None = None) -> Payload:
        """The member with its user, and with what it may do in `channel`, as Discord sends it in interactions."""
        data = self.member(user).payload() | {"user": user.payload()}
        if channel is not None:
            data["permissions"] = str(int(channel.permissions_of(user)))
        return data

    def payload(self) -> Payload:
        """The object as the REST API gives it."""
        return {
            "id": str(self.id),
            "name": self.name,
            "icon": None,
            "splash": None,
            "discovery_splash": None,
            "owner_id": str(self.owner.id),
            "afk_channel_id": None,
            "afk_timeout": 300,
            "verification_level": 0,
            "default_message_notifications": 1,
            "explicit_content_filter": 0,
            "roles": [_role(self.id, "@everyone", ORDINARY), *self.roles],
            "emojis": [],
            "stickers": [],
            "features": [],
            "mfa_level": 0,
            "application_id": None,
            "system_channel_id": None,
            "system_channel_flags": 0,
            "rules_channel_id": None,
            "vanity_url_code": None,
            "description": None,
            "banner": None,
            "premium_tier": 0,
            "preferred_locale": self.locale,
            "public_updates_channel_id": None,
            "nsfw_level": 0,
            "premium_progress_bar_enabled": False,
        }

    def create_payload(self) -> Payload:
        """The object as the event GUILD_CREATE brings it, with the bot as its only listed member."""
        return self.payload() | {
            "joined_at": moment(self.id),
            "large": False,
            "unavailable": False,
            "member_count": len({self.world.bot.id, *self.members}),
            "members": [self.member_payload(self.world.bot)],
            "channels": [channel.payload() for channel in self.channels if channel.parent is None],
            "threads": [channel.payload() for channel in self.channels if channel.parent is not None],
            "voice_states": [],
            "presences": [],
            "stage_instances": [],
            "guild_scheduled_events": [],
            "soundboard_sounds": [],
        }


def _role(role_id: int, name: str, permissions: Permission) -> Payload:
    return {
        "id": str(role_id),
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "icon": None,
        "unicode_emoji": None,
        "position": 0 if name == "@everyone" else 1,
        "permissions": str(int(permissions)),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


class World:
    """All there is, and the list of what the bot did wrong."""

    def __init__(self, bot_name: str, dispatch: Dispatch) -> None:
        """Make a world with the bot alone in it; `dispatch` sends events to it."""
        self.ids = Snowflakes()
        self.dispatch = dispatch
        self.bot = User(self.ids.make(), bot_name, bot=True)
        self.operator = User(self.ids.make(), "Operator")
        self.users: dict[int, User] = {self.bot.id: self.bot, self.operator.id: self.operator}
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.messages: dict[int, Message] = {}
        self.violations: list[str] = []

    def add_user(self, name: str, *, locale: str, installed: bool) -> User:
        """Make an account."""
        user = User(self.ids.make(), name, locale=locale, installed=installed)
        self.users[user.id] = user
        return user

    def direct_channel(self, user: User) -> Channel:
        """The channel for direct messages between the bot and a user."""
        for channel in self.channels.values():
            if channel.kind is ChannelKind.DIRECT and channel.recipients == [user]:
                return channel
        return self._private(ChannelKind.DIRECT, "", [user])

    def group(self, users: list[User]) -> Channel:
        """A private channel of several users, where the bot is no member."""
        return self._private(ChannelKind.GROUP, ", ".join(user.name for user in users), users)

    def _private(self, kind: ChannelKind, name: str, users: list[User]) -> Channel:
        channel = Channel(self.ids.make(), kind, name, self, recipients=list(users))
        self.channels[channel.id] = channel
        return channel

    def post(self, channel: Channel, author: User, content: str, **fields: Any) -> Message:  # noqa: ANN401 - JSON values
        """Put a message into a channel, and tell the bot; `fields` go into the message's object."""
        message = self.make_message(channel, author, content, **fields)
        channel.messages[message.id] = message
        self.tell_message("MESSAGE_CREATE", message)
        return message

    def make_message(self, channel: Channel, author: User, content: str, **fields: Any) -> Message:  # noqa: ANN401 - JSON values
        """Make a message that is in no channel, as an ephemeral one is."""
        message_id = self.ids.make()
        data: Payload = {
            "id": str(message_id),
            "channel_id": str(channel.id),
            "author": author.payload(),
            "content": content,
            "timestamp": moment(message_id),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": self.mentioned(content),
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "components": [],
            "pinned": False,
            "type": 0,
            "flags": 0,
        }
        message = Message(message_id, channel, author, data | fields)
        self.messages[message_id] = message
        return message

    def mentioned(self, content: str) -> list[Payload]:
        """The users whom a text mentions, once each."""
        found = dict.fromkeys(int(digits) for digits in _MENTION.findall(content))
        return [self.users[user_id].payload() for user_id in found if user_id in self.users]

    def edited(self, message: Message) -> None:
        """Date an edit and tell the bot."""
        message.data["edited_timestamp"] = now()
        if message.owner is None:
            self.tell_message("MESSAGE_UPDATE", message)

    def delete(self, message: Message) -> None:
        """Take a message away and tell the bot."""
        message.deleted = True
        self.messages.pop(message.id, None)
        if message.channel.messages.pop(message.id, None) is not None:
            data = {"id": str(message.id), "channel_id": str(message.channel.id)}
            self._tell("MESSAGE_DELETE", message.channel, data)

    def tell_message(self, event: str, message: Message) -> None:
        """Send an event with a message in it, as much of it as the bot may see."""
        data = message.seen_by(self.bot.id)
        guild = message.channel.guild
        if guild is not None:
            data["member"] = guild.member(message.author).payload()
        self._tell(event, message.channel, data)

    def _tell(self, event: str, channel: Channel, data: Payload) -> None:
        if channel.kind is ChannelKind.GROUP or Permission.VIEW_CHANNEL not in channel.bot_permissions:
            return
        if channel.guild is None:
            self.dispatch(event, data, None, DIRECT_MESSAGES_INTENT)
        else:
            data["guild_id"] = str(channel.guild.id)
            self.dispatch(event, data, channel.guild.id, GUILD_MESSAGES_INTENT)

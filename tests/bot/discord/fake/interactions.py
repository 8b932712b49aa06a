"""An interaction as the user sees it: what the bot did with it, and when."""

import asyncio
import secrets
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from tests.bot.discord.fake.invocations import context_of, owners_of
from tests.bot.discord.fake.limits import FILE_BYTES
from tests.bot.discord.fake.messages import Message
from tests.bot.discord.fake.records import Payload
from tests.bot.discord.fake.world import Channel, User

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5

MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL = 4, 5, 6, 7, 8, 9
_POLL_S = 0.01


async def wait_until(predicate: Callable[[], bool], timeout_s: float, what: Callable[[], str]) -> None:
    """Wait until `predicate` holds; after `timeout_s` seconds fail with what `what` says."""
    end = time.monotonic() + timeout_s
    while not predicate():
        if time.monotonic() > end:
            message = f"not within {timeout_s:g} s: {what()}"
            raise TimeoutError(message)
        await asyncio.sleep(_POLL_S)


@dataclass(eq=False)
class Interaction:
    """One thing that a user did with the bot. Times are seconds on `time.monotonic`."""

    id: int
    type: int
    user: User
    channel: Channel
    data: Payload
    name: str
    """For people: the command, or the custom_id."""
    source: Message | None = None
    """The message with the component that was used."""
    opener: "Interaction | None" = None
    """For a submitted modal: the interaction that opened it."""
    target: Message | None = None
    """For a message command: the message that it is used on."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(64))
    created: float = field(default_factory=time.monotonic)
    acked: float | None = None
    answered_at: float | None = None
    callback_type: int | None = None
    ephemeral: bool = False
    message: Message | None = None
    """The original response as it is now; None until it has content."""
    original: Message | None = None
    """The original response, also while it only says that the bot is thinking."""
    followups: list[Message] = field(default_factory=list)
    modal: Payload | None = None
    choices: list[Payload] | None = None
    submission: "Interaction | None" = None
    """How the modal was last sent."""
    expired: bool = False

    def expire(self) -> None:
        """Let the token be too old, as it is 15 minutes later."""
        self.expired = True

    @property
    def answer(self) -> Message:
        """The message that answers: the original response, or the first follow-up; fails where there is none."""
        if self.message is not None:
            return self.message
        assert self.followups, f"{self} has no message for an answer"
        return self.followups[0]

    @property
    def elapsed(self) -> float:
        """Seconds from the user's action to the first response; fails before it."""
        assert self.acked is not None, f"{self} has no response"
        return self.acked - self.created

    def __str__(self) -> str:
        """Name it for a message about a failure."""
        return f"{self.name} by {self.user.name} (callback type {self.callback_type})"

    def acknowledged(self, timeout: float = 3.5) -> Coroutine[Any, Any, "Interaction"]:
        """Wait for the first response of any type; gives this interaction."""
        return self._after(lambda: self.acked is not None, timeout)

    def answered(self, timeout: float = 10.0) -> Coroutine[Any, Any, "Interaction"]:
        """Wait for the answer: a first response that is no deferral, or what follows one; gives this interaction."""
        return self._after(lambda: self.answered_at is not None, timeout)

    async def _after(self, predicate: Callable[[], bool], timeout_s: float) -> "Interaction":
        await wait_until(predicate, timeout_s, lambda: f"an answer to {self}")
        return self

    def payload(self, application_id: int) -> Payload:
        """The object as the event INTERACTION_CREATE brings it."""
        channel, guild = self.channel, self.channel.guild
        data: Payload = {
            "id": str(self.id),
            "application_id": str(application_id),
            "type": self.type,
            "data": self.data,
            "channel_id": str(channel.id),
            "channel": channel.payload() | {"permissions": str(int(channel.permissions_of(self.user)))},
            "token": self.token,
            "version": 1,
            "app_permissions": str(int(channel.app_permissions)),
            "locale": self.user.locale,
            "entitlements": [],
            "authorizing_integration_owners": owners_of(self.user, channel),
            "context": context_of(channel),
            "attachment_size_limit": FILE_BYTES,
        }
        if self.source is not None:
            data["message"] = self.source.data
        if guild is None:
            return data | {"user": self.user.payload()}
        return data | {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": guild.member_payload(self.user, channel),
        }

    def metadata(self) -> Payload:
        """What messages that answer it tell about it."""
        data: Payload = {
            "id": str(self.id),
            "type": self.type,
            "user": self.user.payload(),
            "authorizing_integration_owners": owners_of(self.user, self.channel),
        }
        if self.type == COMMAND:
            data["name"] = self.name
        if self.target is not None:
            data["target_message_id"] = str(self.target.id)
        if self.type == COMPONENT and self.source is not None:
            data["interacted_message_id"] = str(self.source.id)
        if self.opener is not None:
            data["triggering_interaction_metadata"] = self.opener.metadata()
        return data

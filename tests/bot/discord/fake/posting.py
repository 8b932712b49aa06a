"""What the bot's requests do to messages, after the limits are checked."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bot.discord.fake import limits
from tests.bot.discord.fake.cdn import Cdn
from tests.bot.discord.fake.messages import LOADING, Message
from tests.bot.discord.fake.records import ApiError, Payload, SentFile
from tests.bot.discord.fake.world import Channel, World

_MEDIA = ("image", "thumbnail")
_EDITABLE = ("content", "embeds", "components", "flags")


@dataclass(frozen=True)
class Draft:
    """What the bot wants a message to be."""

    where: str
    """For violations: the method and route."""
    body: Payload
    files: Sequence[SentFile]
    flags: int
    """The flags that may be set here."""


class Desk:
    """Where the bot's messages are checked and made."""

    def __init__(self, world: World, cdn: Cdn) -> None:
        """Make messages in `world`, their files on `cdn`."""
        self._world = world
        self._cdn = cdn

    def enforce(self, where: str, problems: Iterator[str]) -> None:
        """Write down each broken limit, and answer 400 if there is one."""
        broken = tuple(problems)
        self._world.violations.extend(f"{where}: {problem}" for problem in broken)
        if broken:
            raise ApiError(400, 50035, "Invalid Form Body", broken)

    def check_new(self, draft: Draft) -> None:
        """Check a draft of a new message."""
        self._check(draft)
        self._check_filled(draft.where, draft.body, draft.files)

    def _check_filled(self, where: str, message: Payload, files: Sequence[object]) -> None:
        if not files and not any(message.get(key) for key in ("content", "embeds", "components")):
            self._world.violations.append(f"{where}: an empty message")
            raise ApiError(400, 50006, "Cannot send an empty message")

    def _check(self, draft: Draft) -> None:
        if any(len(file.data) > limits.FILE_BYTES for file in draft.files):
            self._world.violations.extend(f"{draft.where}: {line}" for line in limits.check_files(draft.files))
            raise ApiError(413, 40005, "Request entity too large")
        self.enforce(draft.where, limits.check_files(draft.files))
        self.enforce(draft.where, limits.check_message(draft.body, flags=draft.flags))
        self._world.violations.extend(f"{draft.where}: {line}" for line in limits.check_pings(draft.body))

    def fields(self, draft: Draft) -> dict[str, Any]:
        """The fields of a new message's object, its content apart."""
        attachments = self._attach(draft)
        fields: dict[str, Any] = {
            "attachments": attachments,
            "embeds": _with_media(draft.body.get("embeds") or [], attachments),
            "components": _numbered(draft.body.get("components") or []),
            "flags": draft.body.get("flags") or 0,
            "mentions": self._mentions(draft),
        }
        if draft.body.get("nonce") is not None:
            fields["nonce"] = draft.body["nonce"]
        return fields

    def edit(self, message: Message, draft: Draft) -> None:
        """Do an edit: what the body does not name stays."""
        self._check(draft)
        changes = {key: copy.deepcopy(draft.body[key]) for key in _EDITABLE if key in draft.body}
        attachments = self._edited_attachments(message, draft)
        changes["attachments"] = attachments
        if "content" in changes:
            changes["content"] = changes["content"] or ""
            changes["mentions"] = self._mentions(draft)
        if "embeds" in changes:
            changes["embeds"] = _with_media(changes["embeds"] or [], attachments)
        if "components" in changes:
            changes["components"] = _numbered(changes["components"] or [])
        flags = message.data["flags"]
        changes["flags"] = (changes.get("flags", flags) or 0) & ~LOADING | (flags & limits.EPHEMERAL)
        self._check_filled(draft.where, message.data | changes, attachments)
        message.change(**changes)
        self._world.edited(message)

    def _mentions(self, draft: Draft) -> list[Payload]:
        pings = "users" in (draft.body.get("allowed_mentions") or {"parse": ["users"]}).get("parse", [])
        return self._world.mentioned(draft.body.get("content") or "") if pings else []

    def _edited_attachments(self, message: Message, draft: Draft) -> list[Payload]:
        old = message.attachments
        if "attachments" in draft.body:
            kept = {str(entry["id"]) for entry in draft.body["attachments"] or []}
            old = [attachment for attachment in old if attachment["id"] in kept]
        return old + self._attach(draft)

    def _attach(self, draft: Draft) -> list[Payload]:
        return [self._cdn.store(file.name, file.data) for file in draft.files]

    def reference(self, channel: Channel, body: Payload) -> dict[str, Any]:
        """The fields of a reply."""
        given = body.get("message_reference")
        if not given:
            return {}
        referenced = self._world.messages.get(int(given["message_id"]))
        if referenced is None or referenced.channel is not channel:
            if given.get("fail_if_not_exists", True):
                raise ApiError(400, 50035, "Invalid Form Body", ("message_reference: Unknown message",))
            return {}
        return reference_fields(referenced)


def reference_fields(referenced: Message) -> dict[str, Any]:
    """The fields of a message that replies to `referenced`."""
    reference = {"type": 0, "message_id": str(referenced.id), "channel_id": str(referenced.channel.id)}
    if referenced.channel.guild is not None:
        reference["guild_id"] = str(referenced.channel.guild.id)
    inner = {key: value for key, value in referenced.data.items() if key != "referenced_message"}
    return {"type": 19, "message_reference": reference, "referenced_message": inner}


def _with_media(embeds: Sequence[Payload], attachments: Sequence[Payload]) -> list[Payload]:
    urls = {f"attachment://{attachment['filename']}": attachment["url"] for attachment in attachments}
    made: list[Payload] = []
    for embed in embeds:
        copied: Payload = {"type": "rich"} | copy.deepcopy(embed)
        for key in _MEDIA:
            if key in copied:
                copied[key]["url"] = urls.get(copied[key]["url"], copied[key]["url"])
        made.append(copied)
    return made


def _numbered(rows: Sequence[Payload]) -> list[Payload]:
    made = copy.deepcopy(list(rows))
    number = 0
    for row in made:
        for part in (row, *row.get("components", [])):
            number += 1
            part["id"] = number
    return made

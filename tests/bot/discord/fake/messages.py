"""A message, and how much of it a bot without the message-content intent gets to see."""

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.bot.discord.fake.records import Payload

if TYPE_CHECKING:
    from tests.bot.discord.fake.world import Channel, User

EPHEMERAL = 1 << 6
LOADING = 1 << 7
_ACTION_ROW = 1
_BUTTON = 2
_WITHHELD: Payload = {"content": "", "embeds": [], "attachments": [], "components": []}


@dataclass
class Message:
    """A message as everybody in the channel sees it; `data` is the object that the API gives."""

    id: int
    channel: "Channel"
    author: "User"
    data: Payload
    owner: "User | None" = None
    """Who alone sees it, if it is ephemeral."""
    deleted: bool = False
    edits: int = 0
    history: list[Payload] = field(default_factory=list)
    """What it was before each edit, oldest first."""

    @property
    def content(self) -> str:
        """The text outside embeds."""
        return str(self.data["content"])

    @property
    def embeds(self) -> list[Payload]:
        """The embeds."""
        return list(self.data["embeds"])

    @property
    def attachments(self) -> list[Payload]:
        """The files that hang on it."""
        return list(self.data["attachments"])

    @property
    def components(self) -> list[Payload]:
        """Buttons and selects, out of their rows."""
        rows = self.data["components"]
        return [part for row in rows for part in (row["components"] if row["type"] == _ACTION_ROW else [row])]

    @property
    def labels(self) -> list[str]:
        """The labels of the buttons, in order."""
        return [str(part.get("label", "")) for part in self.components if part["type"] == _BUTTON]

    @property
    def text(self) -> str:
        """All that can be read: content, then each embed's title, description, fields and footer, a line each."""
        lines = [self.content]
        for embed in self.embeds:
            lines += [embed.get("author", {}).get("name", ""), embed.get("title", ""), embed.get("description", "")]
            for part in embed.get("fields", []):
                lines += [part["name"], part["value"]]
            lines.append(embed.get("footer", {}).get("text", ""))
        return "\n".join(line for line in lines if line)

    @property
    def ephemeral(self) -> bool:
        """Whether one user alone sees it."""
        return self.owner is not None

    @property
    def replies_to(self) -> int | None:
        """The id of the message that it answers."""
        reference = self.data.get("message_reference")
        return int(reference["message_id"]) if reference else None

    @property
    def from_interaction(self) -> bool:
        """Whether it answers a command, a click or a modal; a reply to such a one does not mention the bot."""
        return "interaction_metadata" in self.data

    def change(self, **fields: Any) -> None:  # noqa: ANN401 - JSON values
        """Edit it."""
        self.history.append(copy.deepcopy(self.data))
        self.edits += 1
        self.data.update(fields)

    def seen_by(self, bot_id: int) -> Payload:
        """The object that a bot gets: without its content, unless it may read that of this message."""
        return _veil(self.data, bot_id, direct=self.channel.guild is None)


def _veil(data: Payload, bot_id: int, *, direct: bool) -> Payload:
    seen = copy.deepcopy(data)
    own = int(data["author"]["id"]) == bot_id
    mentioned = any(int(user["id"]) == bot_id for user in data["mentions"])
    if not (own or direct or mentioned):
        seen.update(copy.deepcopy(_WITHHELD))
    referenced = data.get("referenced_message")
    if referenced:
        seen["referenced_message"] = _veil(referenced, bot_id, direct=direct)
    return seen

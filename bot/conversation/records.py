"""Where something is asked, what is asked for, and what is kept of it: frozen, plain values."""

from dataclasses import dataclass, field
from enum import StrEnum

from bot.answers.cover import Cover
from bot.answers.records import Answer, NoAnswer


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody asks: `server` is None in a direct message, `parent` the channel that a thread hangs on."""

    server: int | None
    channel: int
    user: int
    parent: int | None = None

    @property
    def collection(self) -> str | None:
        """The collection of this server's own reviews; None where there is no server."""
        return None if self.server is None else collection_of(self.server)

    @property
    def settings_channel(self) -> int:
        """The channel whose settings hold here: a thread has those of its channel."""
        return self.parent or self.channel


def collection_of(server: int) -> str:
    """The name of the collection of a server's own reviews."""
    return f"server-{server}"


class Wish(StrEnum):
    """What is asked for."""

    QUESTION = "question"
    SUMMARY = "summary"
    STORY = "story"
    CAST = "cast"
    OPINION = "opinion"
    JUDGEMENT = "judgement"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody wants: `text` is the question, the name to look up, or the message to judge.

    `film` is the film meant where the text names none, or, if it was `chosen`, whatever the text names. `without` are
    the ids of reviews that shall not answer. `follows` says that the question may lean on the one before; `previous`
    names that one where it is known.
    """

    wish: Wish
    text: str = ""
    film: str | None = None
    chosen: bool = False
    previous: str | None = None
    without: tuple[str, ...] = ()
    follows: bool = True


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as it goes out, and what goes with it.

    `id` finds it again; `others` says that other reviewers' reviews of the film are there; `samples` that it rests on
    the sample reviews.
    """

    id: str
    request: Request
    result: Answer | NoAnswer
    cover: Cover
    others: bool
    samples: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """What somebody asked last in a channel, and about which film."""

    question: str | None
    film: str | None


@dataclass(frozen=True, slots=True)
class SavedAnswer:
    """An answer as it is kept: who asked what where, and the answer as `bot.answers.saved` writes it."""

    id: str
    place: Place
    request: Request
    result: str


@dataclass(frozen=True, slots=True)
class Feedback:
    """How many people found an answer helpful, and how many found it wrong."""

    answer: SavedAnswer
    helpful: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Draft:
    """An uploaded review that waits to be saved or discarded."""

    id: str
    place: Place
    name: str
    data: bytes
    reviewer: str | None
    film: str | None


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How Matinee behaves in a server: `channels` are those where it answers, empty for all.

    `private` answers only to the one who asked. `channel_covers` are the covers of channels that differ.
    """

    cover: Cover = Cover.COVER
    private: bool = False
    channels: tuple[int, ...] = ()
    channel_covers: dict[int, Cover] = field(default_factory=dict)

    def cover_in(self, channel: int) -> Cover:
        """How spoilers are handled in a channel."""
        return self.channel_covers.get(channel, self.cover)

    def answers_in(self, channel: int) -> bool:
        """Whether Matinee answers in a channel at all."""
        return not self.channels or channel in self.channels

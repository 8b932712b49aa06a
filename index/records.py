"""What is asked of the library and what it gives back: frozen, plain values."""

from dataclasses import dataclass
from enum import StrEnum

from index.embedder import Vectors
from reviews.records import Aspect, Film, Passage, Reading, Review, SpoilerLevel


class Outcome(StrEnum):
    """What adding a review did."""

    ADDED = "added"
    REPLACED = "replaced"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Embedded:
    """A reading as it is stored, with the vectors of its passages and of its sentences: (n, d) float32 unit rows.

    Where these are None, they wait for an embedder; with them come the final labels.
    """

    reading: Reading
    of_passages: Vectors | None
    of_sentences: Vectors | None

    @property
    def dimension(self) -> int | None:
        """How many numbers a vector has; None where there are none."""
        return None if self.of_sentences is None else self.of_sentences.shape[1]


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for, and where.

    Only passages of `collections`, of `film_ids` and `aspects` (None: all; empty: none) and up to `max_spoiler`
    are ranked at all. At most `limit` hits come back.
    """

    text: str
    collections: tuple[str, ...]
    film_ids: frozenset[str] | None = None
    aspects: frozenset[Aspect] | None = None
    max_spoiler: SpoilerLevel = SpoilerLevel.ENDING
    limit: int = 10

    def __post_init__(self) -> None:
        """Refuse a limit that can give nothing."""
        if self.limit < 1:
            message = f"a query needs a limit of at least 1, not {self.limit}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that was found.

    `score` is the cosine of question and passage, [-1, 1], higher is nearer. `rank` is the 1-based place in the
    fused order of meaning and keywords, so a hit of a better rank may have a lower score.
    """

    passage: Passage
    score: float
    rank: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A review and the collection it stands in; `key` is its row, unique in the library and never used again."""

    key: int
    collection: str
    review: Review


@dataclass(frozen=True, slots=True)
class Entry:
    """All that the library holds of one review; its passages carry their true ids. `key` as in `Listing`."""

    key: int
    collection: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class FilmCount:
    """A film, with the aliases of all its reviews, and how many reviews of it there are."""

    film: Film
    reviews: int


@dataclass(frozen=True, slots=True)
class CastName:
    """An actor and, where known, the character, as a review of the film names them."""

    film_id: str
    actor: str
    character: str | None


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a check found, each a line for a person.

    `repaired` was derived and has been made again; `problems` are left, each with what to do. `unembedded`
    passages and sentences have no vector yet, which is no fault: `Library.embed_missing` fills them in.
    """

    reviews: int
    passages: int
    unembedded: int
    repaired: tuple[str, ...]
    problems: tuple[str, ...]

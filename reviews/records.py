"""The records that flow from `reviews` through `index` to `bot`: frozen, plain values.

Every offset is a character offset into `Review.text`, half-open, so that
``review.text[span.start:span.end]`` is the quote.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Aspect(StrEnum):
    """What a sentence is about."""

    PLOT = "plot"
    CAST = "cast"
    OPINION = "opinion"
    BACKGROUND = "background"
    BOILERPLATE = "boilerplate"


class SpoilerLevel(IntEnum):
    """How much a text gives away; higher gives away more.

    PREMISE is what a trailer or the official short synopsis tells. What is not known counts as PLOT.
    """

    NONE = 0
    PREMISE = 1
    PLOT = 2
    ENDING = 3

    @property
    def word(self) -> str:
        """The level's name as it stands in JSON: none, premise, plot or ending."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of character offsets into `Review.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that is negative or empty."""
        if not 0 <= self.start < self.end:
            message = f"a span needs 0 <= start < end, not {self.start}..{self.end}"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """The piece of `text` that this span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Film:
    """A film as its reviews name it; `id` is a slug of title and year, the same in every review of it."""

    id: str
    title: str
    year: int | None = None
    aliases: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Title and, where known, year: ``True Grit (2010)``."""
        return f"{self.title} ({self.year})" if self.year else self.title


@dataclass(frozen=True, slots=True)
class Rating:
    """A reviewer's rating: `value` out of `best` (None where the scale is unknown), `original` as written."""

    value: float
    best: float | None
    original: str

    @property
    def share(self) -> float | None:
        """The rating on the one scale of all ratings, [0, 1], higher is better; None where its scale is not known.

        A bare number is on the smallest usual scale that holds it, if it can only be that one: 7 is out of ten, but 4
        may be out of five or of ten. Nought is nought on all.
        """
        if self.best is not None:
            return self.value / self.best if self.best else None
        scale = next((scale for below, scale in ((5.0, 10.0), (10.0, 100.0)) if below < self.value <= scale), None)
        return self.value / scale if scale else None if self.value else 0.0


@dataclass(frozen=True, slots=True)
class Review:
    """One review: its whole normalised text, without markup and front matter, and what is known about it.

    `id` is unique within a collection and depends on `source` alone. `source` is an absolute path, a URL, or
    another name that stays the same when the review is added again. `sha256` is the digest of what was read.
    `title` is the headline, None also where it would give the film away.
    """

    id: str
    film: Film
    text: str
    source: str
    sha256: str
    reviewer: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    image: str | None = None
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a review with its labels.

    `spoiler_score` is the probability that it gives away more than the premise, in [0, 1]. `marked` is what its author
    says of it, and then decides: PLOT, that it is a spoiler; PREMISE, that it is none; None where nothing is said.
    """

    span: Span
    text: str
    aspect: Aspect
    spoiler: SpoilerLevel
    spoiler_score: float
    marked: SpoilerLevel | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of neighbouring sentences of one review, all of one spoiler level: the unit that is retrieved."""

    id: int
    review_id: str
    span: Span
    text: str
    aspect: Aspect
    spoiler: SpoilerLevel


@dataclass(frozen=True, slots=True)
class CastMember:
    """Who played whom; `span` is the proof in the text, None where the front matter says it."""

    actor: str
    character: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about the film, such as its director; `span` is the proof, None where the front matter says it."""

    name: str
    value: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the text that is not review (a greeting, a bio, comments) and why it was left out."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one review; sentences, passages and what was left out are in text order."""

    review: Review
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    cast: tuple[CastMember, ...]
    facts: tuple[Fact, ...]
    left_out: tuple[LeftOut, ...]

"""What is asked and what is answered: frozen, plain values."""

from dataclasses import dataclass
from enum import StrEnum

from reviews.records import Film, Review, Span, SpoilerLevel

# Headline and quotes together, shown and hidden, in characters.
LONGEST_ANSWER = 700


class Kind(StrEnum):
    """What a question asks for."""

    CAST = "cast"
    FACT = "fact"
    PLOT = "plot"
    ENDING = "ending"
    OPINION = "opinion"
    SUMMARY = "summary"
    WHICH_FILM = "which film"
    FILMS = "films"
    OTHER_FILM = "other film"
    OFF_TOPIC = "off-topic"
    NO_REVIEWS = "no reviews"
    SPOILER_CHECK = "spoiler check"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was put; `film` is the current film's title, `previous` the question just before.

    `chosen` says that the film was picked for this very question, and is meant whatever else the text names.
    """

    text: str
    film: str | None = None
    previous: str | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Headline:
    """The short answer, on one line, and how much it gives away."""

    text: str
    spoiler: SpoilerLevel = SpoilerLevel.NONE


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote, word for word: ``review.text[span.start:span.end] == quote``."""

    review: Review
    span: Span
    quote: str
    spoiler: SpoilerLevel


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its proof; `sources` are the reviews that it rests on, also where nothing is quoted."""

    kind: Kind
    film: Film
    headline: Headline
    citations: tuple[Citation, ...]
    sources: tuple[Review, ...]


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why there is no answer, in one friendly line, and up to three questions or films to go on with.

    `films` are the films among the suggestions, to choose from; the suggestions are then their names.
    """

    kind: Kind
    film: Film | None
    reason: str
    suggestions: tuple[str, ...] = ()
    films: tuple[Film, ...] = ()

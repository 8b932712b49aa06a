"""Little reviews to ask about, made sentence by sentence."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.answers.close_reading import Evidence
from bot.answers.evidence import Scored
from bot.answers.records import Answer, NoAnswer, Question
from bot.answers.titles import FilmChoice, Titles
from index.library import SHARED
from index.records import Entry
from reviews.records import Aspect, CastMember, Fact, Film, Rating, Reading, Span, SpoilerLevel
from tests.fakes import make_reading

Labelled = tuple[str, Aspect, SpoilerLevel]


def premise(text: str) -> Labelled:
    """Give a sentence that sets the story up."""
    return text, Aspect.PLOT, SpoilerLevel.PREMISE


def later(text: str) -> Labelled:
    """Give a sentence that tells a later event."""
    return text, Aspect.PLOT, SpoilerLevel.PLOT


def ending(text: str) -> Labelled:
    """Give a sentence that tells the ending."""
    return text, Aspect.PLOT, SpoilerLevel.ENDING


def opinion(text: str, level: SpoilerLevel = SpoilerLevel.NONE) -> Labelled:
    """Give a sentence that judges."""
    return text, Aspect.OPINION, level


def background(text: str) -> Labelled:
    """Give a sentence about how the film was made."""
    return text, Aspect.BACKGROUND, SpoilerLevel.NONE


def review(  # noqa: PLR0913 - a builder: each test names only what it is about
    title: str,
    year: int | None,
    sentences: Sequence[Labelled],
    *,
    cast: Sequence[tuple[str, str | None]] = (),
    facts: Sequence[tuple[str, str]] = (),
    rating: Rating | None = None,
    reviewer: str = "Ann Critic",
) -> Reading:
    """Make a reading; the first sentence that holds an actor's name, or a fact's value, is its proof."""
    bare = make_reading(title, year, sentences, reviewer=reviewer)

    def proof(words: str) -> Span | None:
        return next((sentence.span for sentence in bare.sentences if words in sentence.text), None)

    return replace(
        bare,
        review=replace(bare.review, rating=rating),
        cast=tuple(CastMember(actor, character, proof(actor)) for actor, character in cast),
        facts=tuple(Fact(name, value, proof(value)) for name, value in facts),
    )


def entries(*readings: Reading) -> list[Entry]:
    """Give readings as the library gives them back, their passages numbered."""
    made = []
    for key, reading in enumerate(readings, 1):
        passages = tuple(replace(passage, id=100 * key + n) for n, passage in enumerate(reading.passages))
        made.append(Entry(key, SHARED, replace(reading, passages=passages)))
    return made


def titles(*films: tuple[str, int | None]) -> Titles:
    """Give films to choose from, by title and year."""
    return Titles([FilmChoice(film, frozenset({film.id})) for film in (make_film(*film) for film in films)])


def make_film(title: str, year: int | None = None, *aliases: str) -> Film:
    """Make a film as `make_reading` names it."""
    return replace(make_reading(title, year, []).review.film, aliases=aliases)


def scored(entry: Entry, *scores: tuple[int, float]) -> list[Scored]:
    """Give sentences of an entry, by position, with their scores."""
    return [Scored(entry, position, score) for position, score in scores]


def evidence(ranked: Sequence[Scored], *, answers: bool = True) -> Evidence:
    """Give what was found for a question: what surely answers, or surely does not."""
    return Evidence(tuple(ranked), none=-20.0 if answers else 20.0)


def quotes_of(result: Answer | NoAnswer) -> list[str]:
    """Give the quotes of what must be an answer."""
    assert isinstance(result, Answer), result
    return [citation.quote for citation in result.citations]


def length_of(result: Answer) -> int:
    """Count the characters of headline and quotes, shown and hidden."""
    return len(result.headline.text) + sum(len(citation.quote) for citation in result.citations)


def check_honest(result: Answer) -> None:
    """Assert what holds for every answer: word for word, each part no longer than the limit allows."""
    for citation in result.citations:
        assert citation.span.of(citation.review.text) == citation.quote
    assert length_of(result) <= 700
    assert "\n" not in result.headline.text


def ask_for(text: str, film: str | None = None, previous: str | None = None) -> Question:
    """Make a question."""
    return Question(text, film, previous)


def write_review(folder: Path, name: str, text: str) -> Path:
    """Write a review file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path

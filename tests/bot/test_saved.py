"""Answers kept as places in reviews: they come back whole, or not at all."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from bot.answers.saved import film_of, restore, to_json
from index.library import SHARED, Library
from index.records import Entry
from reviews.records import Aspect, Film, Reading, Span, SpoilerLevel
from tests.bot.conftest import FERRY_1987, FERRY_2016, HARBOUR, ORCHARD
from tests.bot.making import ask_for, entries, make_film, review
from tests.fakes import HashingEmbedder, make_reading

SALT = "The Salt Harbour"
Ask = Callable[[Answerer], Answer | NoAnswer]
QUESTIONS: dict[Kind, str] = {
    Kind.CAST: "Who plays Maren in The Salt Harbour?",
    Kind.FACT: "Who directed The Salt Harbour?",
    Kind.PLOT: "Who burns the boathouse in The Salt Harbour?",
    Kind.ENDING: "How does The Salt Harbour end?",
    Kind.OPINION: "Is The Salt Harbour worth watching?",
    Kind.SUMMARY: "What is The Salt Harbour about?",
    Kind.WHICH_FILM: "Which film has a lighthouse keeper who fears the sea and a daughter Maren?",
}
ANSWERED: list[Ask] = [
    *(lambda answerer, text=text: answerer.ask(ask_for(text)) for text in QUESTIONS.values()),
    lambda answerer: answerer.story(SALT),
    lambda answerer: answerer.judge("Gard Moe plays the smuggler, and he burns the boathouse down.", SALT),
]
DECLINED: list[Ask] = [
    lambda answerer: answerer.cast(SALT, "Nobody"),
    lambda answerer: answerer.ask(ask_for("Who directed the 2016 Night Ferry?")),
    lambda answerer: answerer.ask(ask_for("Who directed Night Ferry?")),
    lambda answerer: answerer.ask(ask_for("Who directed Vertigo?")),
    lambda answerer: answerer.ask(ask_for("which films do you know?")),
    lambda answerer: answerer.ask(ask_for("hello")),
    lambda answerer: answerer.summary("Glass Orchestra"),
]


def of_library(library: Library) -> Callable[[str], Sequence[Entry]]:
    """Read the shared reviews of a film, as they are now."""
    return lambda film_id: library.entries([SHARED], film_id)


def of(*readings: Reading) -> Callable[[str], Sequence[Entry]]:
    """Give the readings of a film."""
    return lambda film_id: [entry for entry in entries(*readings) if entry.reading.review.film.id == film_id]


def nobody(film_id: str) -> Sequence[Entry]:
    """Fail, for what rests on no review asks for none."""
    pytest.fail(f"the reviews of {film_id} were asked for")


@pytest.mark.parametrize(("kind", "text"), QUESTIONS.items())
def test_questions_of_every_kind_have_answers(answerer: Answerer, kind: Kind, text: str) -> None:
    """The answers that are kept below are of all kinds."""
    result = answerer.ask(ask_for(text))
    assert (type(result), result.kind) == (Answer, kind)


@pytest.mark.parametrize("ask", ANSWERED)
def test_an_answer_comes_back_whole(library: Library, answerer: Answerer, ask: Ask) -> None:
    """An answer that was written down is read back equal to itself, quotes, proofs and sources included."""
    result = ask(answerer)
    assert isinstance(result, Answer)
    assert restore(to_json(result), of_library(library)) == result


@pytest.mark.parametrize("ask", DECLINED)
def test_what_was_declined_comes_back_whole(answerer: Answerer, ask: Ask) -> None:
    """A reason, its suggestions and its films are read back equal to themselves, whatever became of the reviews."""
    result = ask(answerer)
    assert isinstance(result, NoAnswer)
    assert restore(to_json(result), nobody) == result


def test_an_empty_library_comes_back_too(tmp_path: Path) -> None:
    """That there were no reviews is read back as it was said."""
    with Library.open(tmp_path / "empty", HashingEmbedder.name) as library:
        result = Answerer(library, HashingEmbedder).summary(SALT)
    assert (result.kind, restore(to_json(result), nobody)) == (Kind.NO_REVIEWS, result)


@pytest.mark.parametrize("ask", ANSWERED)
def test_no_quote_is_written_down(answerer: Answerer, ask: Ask) -> None:
    """What is written down holds no sentence of any review."""
    saved = to_json(ask(answerer))
    sentences = [s.text for reading in (HARBOUR, FERRY_1987, FERRY_2016, ORCHARD) for s in reading.sentences]
    assert [text for text in sentences if text in saved] == []


QUOTED = Answer(
    Kind.OPINION,
    HARBOUR.review.film,
    Headline("Two reviewers."),
    (Citation(HARBOUR.review, HARBOUR.sentences[6].span, HARBOUR.sentences[6].text, SpoilerLevel.NONE),),
    (HARBOUR.review, FERRY_1987.review),
)


def test_reviews_are_found_by_their_own_film() -> None:
    """A source of another film than the answer's is looked up where it belongs."""
    assert restore(to_json(QUOTED), of(HARBOUR, FERRY_1987)) == QUOTED


@pytest.mark.parametrize("left", [[HARBOUR], [FERRY_1987], []], ids=["a source", "a quote", "all"])
def test_an_answer_whose_review_has_gone(left: list[Reading]) -> None:
    """Without every one of its reviews, the quoted and the unquoted, an answer does not come back."""
    assert restore(to_json(QUOTED), of(*left)) is None


def test_a_quote_needs_its_review_though_it_is_no_source() -> None:
    """An answer rests on every review that it quotes, also on one that is not among its sources."""
    answer = replace(QUOTED, sources=(FERRY_1987.review,))
    assert restore(to_json(answer), of(HARBOUR, FERRY_1987)) == answer
    assert restore(to_json(answer), of(FERRY_1987)) is None


@pytest.mark.parametrize("number", [0, 1], ids=["quoted", "a source"])
def test_an_answer_whose_review_has_changed(number: int) -> None:
    """One letter more in the text of any of its reviews, and an answer does not come back."""
    readings = [HARBOUR, FERRY_1987]
    old = readings[number]
    readings[number] = replace(old, review=replace(old.review, text=f"{old.review.text}."))
    assert restore(to_json(QUOTED), of(*readings)) is None


def test_what_else_is_known_of_a_review_is_that_of_now() -> None:
    """A rating or a link that changed under the same text is taken as it is now."""
    changed = replace(HARBOUR, review=replace(HARBOUR.review, rating=None, url="https://reviews.example/new"))
    restored = restore(to_json(QUOTED), of(changed, FERRY_1987))
    assert isinstance(restored, Answer)
    assert (restored.citations[0].review, restored.sources[0]) == (changed.review, changed.review)


def test_two_reviews_of_one_name() -> None:
    """Of two reviews with one id, from two collections, the one that was quoted comes back."""
    other = make_reading(SALT, 2011, [("Quite another text.", Aspect.OPINION, SpoilerLevel.NONE)])
    assert other.review.id == HARBOUR.review.id
    answer = replace(QUOTED, sources=(HARBOUR.review, other.review))
    assert restore(to_json(answer), of(other, HARBOUR)) == answer


def test_the_film_of_what_was_written_down(answerer: Answerer) -> None:
    """The film of an answer, or of what was declined about it, is told without its reviews; or that there is none."""
    results = [QUOTED, answerer.cast(SALT, "Nobody"), answerer.cast("Night Ferry")]
    assert [film_of(to_json(result)) for result in results] == ["The Salt Harbour (2011)"] * 2 + [None]


@st.composite
def answers(draw: st.DrawFn) -> Answer:
    """Make any answer, from reviews of any text."""
    texts = draw(st.lists(st.text(min_size=1), min_size=1, max_size=3, unique=True))
    made = [review("Storm", 2010, [], reviewer=f"Critic {number}").review for number in range(len(texts))]
    reviews = [replace(each, text=text) for each, text in zip(made, texts, strict=True)]
    citations = []
    for source in draw(st.lists(st.sampled_from(reviews), max_size=4)):
        start = draw(st.integers(0, len(source.text) - 1))
        span = Span(start, draw(st.integers(start + 1, len(source.text))))
        citations.append(Citation(source, span, span.of(source.text), draw(st.sampled_from(SpoilerLevel))))
    headline = Headline(draw(st.text()), draw(st.sampled_from(SpoilerLevel)))
    film = Film("storm-2010", draw(st.text()), draw(st.none() | st.integers(1888, 2039)))
    return Answer(draw(st.sampled_from(Kind)), film, headline, tuple(citations), tuple(reviews))


@settings(deadline=None)
@given(answers())
def test_any_answer_comes_back_whole(answer: Answer) -> None:
    """Whatever its texts, spans and levels, an answer is read back equal to itself."""
    readings = [Reading(source, (), (), (), (), ()) for source in answer.sources]
    assert restore(to_json(answer), of(*readings)) == answer


@settings(deadline=None)
@given(st.builds(NoAnswer, st.sampled_from(Kind), st.none() | st.just(make_film("Storm")), st.text(),
                 st.lists(st.text()).map(tuple), st.lists(st.just(make_film("Jaws", 1975))).map(tuple)))  # fmt: skip
def test_anything_declined_comes_back_whole(result: NoAnswer) -> None:
    """Whatever was said, it is read back equal to itself."""
    assert restore(to_json(result), nobody) == result

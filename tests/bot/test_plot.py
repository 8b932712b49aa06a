"""What happens in a film, and how it ends."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.close_reading import Evidence
from bot.answers.cover import Cover, hidden_text, shown_text
from bot.answers.evidence import rank_sentences
from bot.answers.plot import answer_ending, answer_plot, not_told
from bot.answers.quoting import leans_on_the_one_before
from bot.answers.records import Answer, Headline, Kind, NoAnswer
from reviews.records import SpoilerLevel
from tests.bot.making import (
    Labelled,
    check_honest,
    ending,
    entries,
    evidence,
    later,
    make_film,
    opinion,
    premise,
    quotes_of,
    review,
    scored,
)
from tests.bot.test_summary import LABELLED
from tests.fakes import HashingEmbedder

FILM = make_film("Storm", 2010)
[STORM] = entries(
    review(
        "Storm",
        2010,
        [
            premise("A sailor fears the storm."),
            premise("He stays at home with a dog."),
            later("The dog runs off because of the thunder."),
            later("He follows it to the harbour."),
            ending("The sailor drowns."),
            opinion("Sad stuff."),
        ],
    )
)


def test_the_best_sentence_comes_first() -> None:
    """The quotes stand in the order of their scores, the best first, each with its own level."""
    answer = answer_plot(FILM, evidence(scored(STORM, (2, 0.9), (4, 0.8), (0, 0.7))))
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("The review of Storm (2010) says:")
    assert [(citation.quote, citation.spoiler) for citation in answer.citations] == [
        ("The dog runs off because of the thunder.", SpoilerLevel.PLOT),
        ("The sailor drowns.", SpoilerLevel.ENDING),
        ("A sailor fears the storm.", SpoilerLevel.PREMISE),
    ]


def test_a_leaning_sentence_brings_the_one_before() -> None:
    """A sentence that starts with "He" is quoted with the one before it, as one quote."""
    assert quotes_of(answer_plot(FILM, evidence(scored(STORM, (1, 0.9))))) == [
        "A sailor fears the storm. He stays at home with a dog."
    ]


def test_a_leaning_sentence_stays_at_its_level() -> None:
    """The sentence before is not brought along where it gives away more, or less."""
    [entry] = entries(review("Storm", 2010, [ending("The sailor drowns."), premise("He has a dog.")]))
    assert quotes_of(answer_plot(FILM, evidence(scored(entry, (1, 0.9))))) == ["He has a dog."]


def test_no_two_quotes_alike() -> None:
    """What one review says almost as another does is quoted once, and no sentence twice."""
    one = review("Storm", 2010, [premise("A sailor fears the storm and stays at home.")])
    other = review("Storm", 2010, [premise("The sailor fears the storm, and stays home!")], reviewer="Ben")
    first, second = entries(one, other)
    ranked = [*scored(first, (0, 3.0)), *scored(second, (0, 2.0))]
    assert quotes_of(answer_plot(FILM, evidence(ranked))) == ["A sailor fears the storm and stays at home."]


def test_a_sentence_longer_than_an_answer() -> None:
    """Of a sentence that is longer than an answer its beginning is quoted, up to a word's end."""
    [endless] = entries(review("Storm", 2010, [later("The dog runs off because of the " * 40 + "thunder.")]))
    result = answer_plot(FILM, evidence(scored(endless, (0, 9.0))))
    [quoted] = quotes_of(result)
    assert endless.reading.review.text.startswith(f"{quoted} ")
    assert 600 < len(quoted) <= 700
    assert isinstance(result, Answer)
    check_honest(result)


@pytest.mark.parametrize(
    "found", [evidence([]), evidence(scored(STORM, (0, 9.0)), answers=False)], ids=["nothing found", "nothing likely"]
)
def test_not_told(found: Evidence) -> None:
    """Where nothing is found, or what is found hardly answers, the review does not say."""
    expected = NoAnswer(Kind.PLOT, FILM, "The review of Storm (2010) doesn't say.")
    assert answer_plot(FILM, found) == expected == not_told(FILM)


@given(
    st.lists(LABELLED, min_size=1, max_size=12).flatmap(
        lambda made: st.tuples(
            st.just(made), st.lists(st.tuples(st.integers(0, len(made) - 1), st.floats(0, 1.2)), max_size=12)
        )
    )
)
def test_plot_answers_are_short_and_honest(drawn: tuple[list[Labelled], list[tuple[int, float]]]) -> None:
    """Whatever is ranked, an answer has quotes word for word, none inside another, within the limit."""
    made, scores = drawn
    [entry] = entries(review("Storm", 2010, made))
    answer = answer_plot(FILM, evidence(scored(entry, *sorted(scores, key=lambda pair: -pair[1]))))
    if isinstance(answer, NoAnswer):
        return
    check_honest(answer)
    spans = [citation.span for citation in answer.citations]
    assert 1 <= len(spans) <= 3
    assert not any(one.overlaps(other) for n, one in enumerate(spans) for other in spans[n + 1 :])
    levels = {sentence.span.start: sentence.spoiler for sentence in entry.reading.sentences}
    assert all(levels[citation.span.start] == citation.spoiler for citation in answer.citations)


def test_how_it_ends_is_covered() -> None:
    """The ending is quoted in text order, and all of it is hidden until asked for."""
    [entry] = entries(
        review(
            "Storm",
            2010,
            [
                premise("A sailor waits."),
                ending("He sails."),
                opinion("Well."),
                ending("He drowns."),
                ending("It rains."),
            ],
        )
    )
    answer = answer_ending(FILM, [entry])
    assert isinstance(answer, Answer)
    assert (answer.kind, answer.headline) == (Kind.ENDING, Headline("How Storm (2010) ends:"))
    assert shown_text(answer, Cover.COVER) == "How Storm (2010) ends:\n(hidden: gives away the ending)"
    assert hidden_text(answer, Cover.COVER) == "He sails.\nHe drowns. It rains."


def test_the_review_that_tells_most_of_the_ending() -> None:
    """Of several reviews the one that tells most of the ending is quoted, and named as the source."""
    brief = review("Storm", 2010, [ending("The sailor drowns.")])
    full = review("Storm", 2010, [ending("The sailor sails."), ending("The sailor drowns.")], reviewer="Ben")
    answer = answer_ending(FILM, entries(brief, full))
    assert quotes_of(answer) == ["The sailor sails. The sailor drowns."]
    assert isinstance(answer, Answer)
    assert answer.sources == (full.review,)


def test_an_ending_that_is_not_told() -> None:
    """A review that keeps the ending to itself is no answer, nor is an opinion of the ending."""
    reading = review("Storm", 2010, [later("The sailor sails."), opinion("The end is sad.", SpoilerLevel.ENDING)])
    assert answer_ending(FILM, entries(reading)) == NoAnswer(
        Kind.ENDING,
        FILM,
        "The review of Storm (2010) doesn't tell how it ends.",
    )


def test_an_ending_that_is_not_recognised() -> None:
    """Of a review that tells much without a recognised ending, the last that it tells is quoted, and so announced."""
    reading = review("Storm", 2010, [later(f"The sailor sails for the {n}th time.") for n in range(9)])
    answer = answer_ending(FILM, entries(reading))
    assert isinstance(answer, Answer)
    assert answer.headline.text == "I can't tell how Storm (2010) ends; the last that the review tells:"
    assert quotes_of(answer) == [" ".join(f"The sailor sails for the {n}th time." for n in range(3, 9))]


@given(st.lists(st.lists(LABELLED, max_size=14), min_size=1, max_size=3))
def test_an_ending_is_never_shown_and_never_empty(made: list[list[Labelled]]) -> None:
    """Whatever the reviews hold, an ending that is answered is quoted, hidden whole, and within the limit."""
    readings = [review("Storm", 2010, sentences, reviewer=f"Critic {n}") for n, sentences in enumerate(made)]
    answer = answer_ending(FILM, entries(*readings))
    if isinstance(answer, NoAnswer):
        return
    check_honest(answer)
    assert answer.citations
    assert all(citation.spoiler > SpoilerLevel.PREMISE for citation in answer.citations)


def test_an_ending_told_in_one_huge_sentence() -> None:
    """An ending too long to be quoted whole is not answered with an empty quote."""
    huge = ending("The sailor " + "swims and swims " * 50 + "home.")
    result = answer_ending(FILM, entries(review("Storm", 2010, [premise("A sailor waits."), huge])))
    assert isinstance(result, NoAnswer) or result.citations


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("He runs.", True),
        ("But she stays.", True),
        ("Then it rains.", True),
        ("and nobody came.", True),
        ("Hector runs.", False),
        ("Itching, he stops.", False),
        ("The dog runs.", False),
    ],
)
def test_what_leans_on_the_sentence_before(text: str, leans: bool) -> None:  # noqa: FBT001
    """A sentence that starts with a pronoun, or in lower case, cannot stand alone."""
    assert leans_on_the_one_before(text) is leans


def test_sentences_are_ranked_by_meaning_and_words() -> None:
    """The score weighs meaning and words, each also of the neighbours, as documented; only retrieved ones count."""
    embedder = HashingEmbedder()
    question = "thunder dog"
    vector = embedder.embed([question])[0]
    vectors = embedder.embed([sentence.text for sentence in STORM.reading.sentences])
    second = STORM.reading.passages[1]
    ranked = rank_sentences(question, vector, [(STORM, vectors)], {second.id})
    assert [item.position for item in ranked] == [2, 3]
    for item in ranked:
        before, own, after = vectors[item.position - 1 : item.position + 2]
        amid = own + 0.7 * before + 0.7 * after
        meaning = 10 * float(own @ vector) + 8 * float(amid @ vector) / float(np.linalg.norm(amid))
        # The dog stands in the two sentences before the harbour, thunder in the later of them only.
        dog, thunder = math.log(7 / 2.5), math.log(7 / 1.5)
        covered = {2: 1.0, 3: 0.0}[item.position]
        beside = {2: dog / (dog + thunder), 3: 1.0}[item.position]
        assert item.score == pytest.approx(meaning + 3 * covered + 1.5 * beside)


def test_likely_sentences_are_preferred() -> None:
    """A sentence of the kind that is asked for is worth more by one than the same sentence of another kind."""
    embedder = HashingEmbedder()
    vector = embedder.embed(["thunder"])[0]
    vectors = embedder.embed([sentence.text for sentence in STORM.reading.sentences])
    passages = {passage.id for passage in STORM.reading.passages}
    plain = rank_sentences("thunder", vector, [(STORM, vectors)], passages)
    judging = rank_sentences(
        "thunder", vector, [(STORM, vectors)], passages, lambda sentence: sentence.text == "Sad stuff."
    )
    scores = {item.position: item.score for item in judging}
    assert {item.position: scores[item.position] - item.score for item in plain} == pytest.approx(
        {position: float(position == 5) for position in range(6)}
    )

"""Spoiler-free summaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.premise import stands_alone
from bot.answers.quoting import leans_on_the_one_before
from bot.answers.records import Answer, Headline, Kind, NoAnswer
from bot.answers.summary import answer_summary
from reviews.records import Aspect, SpoilerLevel
from tests.bot.making import (
    Labelled,
    check_honest,
    ending,
    entries,
    later,
    make_film,
    opinion,
    premise,
    quotes_of,
    review,
)

FILM = make_film("Storm", 2010)
_OPENINGS = ("A sailor", "He", "But she", "It", "The old dog", "then he")
LABELLED: st.SearchStrategy[Labelled] = st.tuples(
    st.builds(
        lambda opening, words, n: f"{opening} {'walks on ' * words}number {n}.",
        st.sampled_from(_OPENINGS),
        st.integers(0, 60),
        st.integers(0, 99),
    ),
    st.sampled_from(Aspect),
    st.sampled_from(SpoilerLevel),
)


def test_premise_and_verdict() -> None:
    """A summary is the premise in the review's own words, neighbours as one quote, and then the verdict."""
    reading = review(
        "Storm",
        2010,
        [
            premise("A sailor fears the sea."),
            premise("He stays at home."),
            later("One day he sails."),
            premise("A girl waits for him."),
            ending("He drowns."),
            opinion("I recommend it warmly."),
        ],
    )
    answer = answer_summary(FILM, entries(reading))
    assert isinstance(answer, Answer)
    assert (answer.kind, answer.headline) == (Kind.SUMMARY, Headline("Storm (2010), without spoilers:"))
    assert quotes_of(answer) == [
        "A sailor fears the sea. He stays at home.",
        "A girl waits for him.",
        "I recommend it warmly.",
    ]
    assert answer.sources == (reading.review,)


def test_nothing_dangles() -> None:
    """A premise that starts with "He" is left out where the sentence before it is not told."""
    reading = review(
        "Storm", 2010, [later("A smuggler hides."), premise("He owes money."), premise("A girl waits."), later("x y.")]
    )
    assert quotes_of(answer_summary(FILM, entries(reading))) == ["A girl waits."]


def test_the_review_with_the_fullest_premise() -> None:
    """Of several reviews the one that sets the story up best is taken, with its own verdict."""
    short = review("Storm", 2010, [premise("It rains."), opinion("I love it.")])
    full = review(
        "Storm", 2010, [premise("A sailor waits."), premise("A girl waits."), opinion("Skip it.")], reviewer="B"
    )
    answer = answer_summary(FILM, entries(short, full))
    assert quotes_of(answer) == ["A sailor waits. A girl waits.", "Skip it."]
    assert isinstance(answer, Answer)
    assert answer.sources == (full.review,)


def test_nothing_to_tell() -> None:
    """A review of nothing but later events is no answer."""
    reading = review("Storm", 2010, [later("The sailor sails."), ending("The sailor drowns.")])
    assert answer_summary(FILM, entries(reading)) == NoAnswer(
        Kind.SUMMARY,
        FILM,
        "The review of Storm (2010) has nothing that I could tell without spoiling it.",
    )


@given(st.lists(st.lists(LABELLED, max_size=12), min_size=1, max_size=3))
def test_a_summary_never_gives_anything_away(made: list[list[Labelled]]) -> None:
    """Whatever the reviews hold, a summary quotes only what is at most premise, word for word, within the limit."""
    readings = [review("Storm", 2010, sentences, reviewer=f"Critic {n}") for n, sentences in enumerate(made)]
    answer = answer_summary(FILM, entries(*readings))
    if isinstance(answer, NoAnswer):
        return
    check_honest(answer)
    for citation in answer.citations:
        [reading] = [reading for reading in readings if reading.review == citation.review]
        within = [sentence for sentence in reading.sentences if sentence.span.overlaps(citation.span)]
        assert max(sentence.spoiler for sentence in within) == citation.spoiler <= SpoilerLevel.PREMISE
        if within[0].spoiler is SpoilerLevel.PREMISE:
            assert not leans_on_the_one_before(citation.quote)


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("Ruth Vega plays a sailor who fears her own ship.", True),
        ("A sailor loses his ship.", True),
        ("The keeper hides what he found.", True),
        ("When Mara comes home, she finds a letter.", True),
        ("She finds a letter.", False),
        ("When she comes home, the letter has gone.", False),
        ("At night his brother walks on the pier.", False),
        ("It is about a sailor.", False),
        ("and then a storm comes up.", False),
        ("Two ships pass in the night.", True),
    ],
)
def test_what_can_be_understood_by_itself(text: str, alone: bool) -> None:  # noqa: FBT001
    """A sentence stands alone if whoever is a "he" or a "she" in it is named in it before."""
    assert stands_alone(text) is alone


def test_nobody_is_introduced_twice() -> None:
    """Where the story has named a role, a sentence that does no more than to cast it is left out."""
    casts = ("Ruth Vega plays Mara.", Aspect.CAST, SpoilerLevel.PREMISE)
    told = [premise("Mara lives on a pier."), casts, premise("One night Mara hears a bell.")]
    reading = review("Storm", 2010, told, cast=[("Ruth Vega", "Mara")])
    assert quotes_of(answer_summary(FILM, entries(reading))) == [
        "Mara lives on a pier.",
        "One night Mara hears a bell.",
    ]


def test_nothing_is_told_to_the_reader() -> None:
    """What speaks of the review itself is no part of a premise."""
    told = [premise("As I said above, Mara lives here."), premise("A ship comes in.")]
    reading = review("Storm", 2010, told)
    assert quotes_of(answer_summary(FILM, entries(reading))) == ["A ship comes in."]


def test_what_comes_after_the_premise_is_not_told() -> None:
    """Once the story has moved on, what seems harmless behind is no premise: who waits there may be a widow by then."""
    told = [
        premise("A sailor waits for a storm."),
        premise("A girl waits for the sailor."),
        later("The sailor sails at night."),
        later("The ship breaks up."),
        premise("A girl waits on the pier."),
    ]
    answer = answer_summary(FILM, entries(review("Storm", 2010, told)))
    assert quotes_of(answer) == ["A sailor waits for a storm. A girl waits for the sailor."]


def test_where_no_story_is_told_the_premise_is_what_a_judgement_says_of_it() -> None:
    """A review that only judges may still say what the film is about."""
    judged = [("It is dull.", Aspect.OPINION, SpoilerLevel.NONE)]
    judged += [
        (f"Number {n} of two sisters at sea is a delight.", Aspect.OPINION, SpoilerLevel.PREMISE) for n in (1, 2)
    ]
    answer = answer_summary(FILM, entries(review("Storm", 2010, judged)))
    assert quotes_of(answer)[0].startswith("Number 1 of two sisters")


def test_a_verdict_can_be_another_s() -> None:
    """Where the review with the best premise has no verdict that may be shown, another reviewer's follows it."""
    told = review("Storm", 2010, [premise("A sailor waits."), premise("A girl waits.")])
    judged = review("Storm", 2010, [opinion("I recommend it warmly.")], reviewer="B")
    answer = answer_summary(FILM, entries(told, judged))
    assert isinstance(answer, Answer)
    assert [citation.review.reviewer for citation in answer.citations] == ["Ann Critic", "B"]
    assert answer.sources == (told.review, judged.review)

"""Sides of a film that people ask after."""

import pytest

from bot.answers.sides import wanted, without_leaning
from tests.bot.making import later, opinion, review


@pytest.mark.parametrize(
    ("text", "told", "other"),
    [
        ("too scary for my 8yo", "Not for young children.", "The sea is blue."),
        ("does it drag", "It is too long.", "The dog barks."),
        ("hows the musik", "The score soars.", "The captain is sad."),
        ("any good effects", "The puppet is plainly made of rubber.", "The captain is sad."),
    ],
)
def test_a_side_is_told_in_its_words(text: str, told: str, other: str) -> None:
    """A sentence with the words of the side that is asked for likelier answers than one without."""
    reading = review("Storm", 2010, [opinion(told), opinion(other)])
    on_it, off_it = (wanted(text).likely(sentence) for sentence in reading.sentences)
    assert on_it > off_it


def test_opinions_are_likelier_than_plot() -> None:
    """Of two sentences with the side's words the one that judges is likelier."""
    judging, telling = review("Storm", 2010, [opinion("The score soars."), later("They score a goal.")]).sentences
    assert wanted("how is the score").likely(judging) > wanted("how is the score").likely(telling)


@pytest.mark.parametrize(
    ("text", "named"),
    [("is the music good", True), ("is the accent good", True), ("is it scary", False), ("is it good", False)],
)
def test_sides_with_names_of_their_own(text: str, *, named: bool) -> None:
    """Music or accents are told of in their own words or not at all; fear may be told in any."""
    assert wanted(text).named is named


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("any weak points", -1),
        ("anything they didnt like", -1),
        ("what is best about it", 1),
        ("strengths and weaknesses", 0),
        ("how is the acting", 0),
    ],
)
def test_what_is_wrong_or_right(text: str, leans: int) -> None:
    """A question may be for faults, for merits, or for neither or both."""
    assert wanted(text).leans == leans


def test_faults_are_found_by_how_words_lean() -> None:
    """Asked for faults, a sentence of blame is likelier than one of praise; asked for merits, the other way round."""
    sentences = [opinion("It is a dull, tedious and boring mess."), opinion("It is a superb and moving delight.")]
    blame, praise = review("Storm", 2010, sentences).sentences
    assert wanted("any flaws").likely(blame) > wanted("any flaws").likely(praise)
    assert wanted("any highlights").likely(praise) > wanted("any highlights").likely(blame)


def test_the_rest_of_a_question_for_faults() -> None:
    """What is left of a question tells whether it is about one side."""
    assert without_leaning("any flaws in the acting").split() == ["any", "in", "the", "acting"]

"""How answers are trained and measured."""

import random
from collections import Counter

import pytest

from bot.answers.records import Answer, Headline, Kind, NoAnswer, Question
from bot.evaluation import Outcome, Row, table
from scripts.answers.examples import sentences_of, without_title
from scripts.answers.measure import Document, plot_document, with_slips
from scripts.answers.verdicts import macro_f1
from scripts.evaluate import as_table
from tests.bot.making import make_film
from tests.fakes import make_reading


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"film": "Storm (2010 film)", "doc_id": "a", "text": "x"}, Document("Storm", 2010, "x")),
        ({"film": "Storm (film)", "doc_id": "a", "text": "x"}, Document("Storm", None, "x")),
        ({"film": "Storm", "doc_id": "a", "text": "x"}, Document("Storm", None, "x")),
        ({"film": "", "doc_id": "a", "text": "x"}, Document("a", None, "x")),
    ],
)
def test_stories_have_titles(row: dict[str, str], expected: Document) -> None:
    """The year of a story's film stands behind its title in brackets; a story without a title goes by its id."""
    assert plot_document(row) == expected


def test_slips() -> None:
    """A misspelt title differs from the title, by one slip in a short one."""
    chance = random.Random(1)  # noqa: S311 - the same slips every time, nothing secret
    slipped = [with_slips("Jaws", chance) for _ in range(50)]
    assert all(abs(len(text) - 4) <= 1 for text in slipped)
    assert sum(text != "Jaws" for text in slipped) > 40


def test_questions_are_asked_without_the_title() -> None:
    """What is learnt is asked as the answerer asks it."""
    assert without_title("Who dies in STORM?", "Storm") == "Who dies in the film?"


def test_sentences_of_a_text() -> None:
    """Sentences never run over the end of a paragraph."""
    text = "One. Two\n\nThree."
    assert [span.of(text) for span in sentences_of(text)] == ["One.", "Two", "Three."]


def test_macro_f1() -> None:
    """Each label weighs alike, and what was told as none is missed."""
    told = Counter({("liked", "liked"): 8, ("liked", "none"): 2, ("disliked", "liked"): 4})
    assert macro_f1(told, ["liked", "disliked"]) == pytest.approx((2 * 8 / (12 + 10)) / 2)


def test_the_table_of_an_evaluation() -> None:
    """Shares are of the rows that they are about; "-" where there are none."""
    film = make_film("Storm", 2010)
    review = make_reading("Storm", 2010, []).review
    right = Outcome(
        Row(1, Question("q"), ("Odd",), answerable=True, kind="cast"),
        Answer(Kind.CAST, film, Headline("Odd."), (), (review,)),
        1.0,
    )
    declined = Outcome(Row(2, Question("q"), (), answerable=False, kind="plot"), NoAnswer(Kind.PLOT, film, "no"), 1.0)
    lines = as_table(table([right, declined])).splitlines()
    assert lines[2:] == [
        "| cast | 1 | 1 of 1 (100.0%) | - | 0 of 1 (0.0%) |",
        "| plot | 1 | - | 1 of 1 (100.0%) | - |",
        "| all | 2 | 1 of 1 (100.0%) | 1 of 1 (100.0%) | 0 of 1 (0.0%) |",
    ]

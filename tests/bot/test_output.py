"""Answers and readings as JSON."""

import json

from bot.answers.answerer import Answerer
from bot.answers.cover import Cover
from bot.answers.records import Kind, NoAnswer
from bot.output import as_line, reading_row, result_row
from reviews.records import CastMember, Fact, LeftOut, Rating, Reading, Span
from tests.bot.conftest import HARBOUR
from tests.bot.making import ask_for, make_film, premise
from tests.fakes import make_reading


def test_an_answer_as_a_row(modelless: Answerer) -> None:
    """The row of an answer holds exactly what scripts rely on, with what the cover hides apart."""
    result = modelless.ask(ask_for("Who does Gard Moe play in The Salt Harbour?"))
    sentence = HARBOUR.sentences[4]
    assert result_row("q1", result, Cover.COVER, 12.345) == {
        "id": "q1",
        "answered": True,
        "film": "The Salt Harbour",
        "kind": "cast",
        "shown": "The answer about The Salt Harbour (2011) is a spoiler.\n(hidden: gives away later events)",
        "hidden": f"Gard Moe plays the smuggler.\n{sentence.text}",
        "citations": [
            {
                "review": HARBOUR.review.id,
                "film": "The Salt Harbour",
                "start": sentence.span.start,
                "end": sentence.span.end,
                "quote": sentence.text,
                "spoiler": "plot",
            }
        ],
        "ms": 12.3,
    }


def test_no_answer_as_a_row() -> None:
    """The row of what is not answered has the same keys, no film where none is meant, and nothing quoted."""
    result = NoAnswer(Kind.OFF_TOPIC, None, "No.", ("Jaws",))
    assert result_row(None, result, Cover.COVER, 0) == {
        "id": None,
        "answered": False,
        "film": None,
        "kind": "off-topic",
        "shown": "No.\nJaws",
        "hidden": "",
        "citations": [],
        "ms": 0,
    }
    about = NoAnswer(Kind.PLOT, make_film("Storm", 2010), "No.")
    assert result_row(1, about, Cover.COVER, 0)["film"] == "Storm"


def test_a_reading_as_a_row() -> None:
    """The row of a review holds exactly what scripts rely on; what front matter says has no place in the text."""
    reading = make_reading(
        "Storm",
        2010,
        [premise("A sailor fears the storm.")],
        cast=[CastMember("Ruth Vega", None, None), CastMember("Ito Ken", "the sailor", Span(0, 8))],
        facts=[Fact("year", "2010", None)],
        left_out=[LeftOut(Span(3, 9), "a greeting")],
    )
    assert reading_row(reading) == {
        "film": {"title": "Storm", "year": 2010},
        "reviewer": "Ann Critic",
        "title": None,
        "published": None,
        "url": None,
        "image": None,
        "rating": None,
        "facts": [{"name": "year", "value": "2010", "start": None, "end": None}],
        "cast": [
            {"actor": "Ruth Vega", "character": None, "start": None, "end": None},
            {"actor": "Ito Ken", "character": "the sailor", "start": 0, "end": 8},
        ],
        "sentences": [
            {
                "start": 0,
                "end": 25,
                "text": "A sailor fears the storm.",
                "aspect": "plot",
                "spoiler": "premise",
                "spoiler_score": 0.06,
            }
        ],
        "left_out": [{"start": 3, "end": 9, "why": "a greeting"}],
        "text": "A sailor fears the storm.",
    }


def test_the_rating_as_a_row(samples: tuple[Reading, ...]) -> None:
    """A rating is its value and its best, which is null where the scale is not known."""
    rated = next(reading for reading in samples if reading.review.rating == Rating(4.5, 5.0, "4.5/5"))
    assert reading_row(rated)["rating"] == {"value": 4.5, "best": 5.0}


def test_a_row_is_one_line(samples: tuple[Reading, ...]) -> None:
    """Every row is one line of JSON that reads back as it was, letters of all scripts as they are."""
    for reading in samples:
        line = as_line(reading_row(reading))
        assert len(line.splitlines()) == 1
        assert json.loads(line) == reading_row(reading)
    assert as_line({"a": "Amélie 嵐"}) == '{"a": "Amélie 嵐"}'

"""Ratings as reviewers write them."""

import pytest

from reviews.ratings import find_rating, parse_rating
from reviews.records import Rating
from tests.reviews.making import FILLER, read


@pytest.mark.parametrize(
    ("text", "value", "best"),
    [
        ("4/5", 4, 5),
        ("3.5/4", 3.5, 4),
        ("7,5/10", 7.5, 10),
        ("8 / 10", 8, 10),
        ("8 out of 10", 8, 10),
        ("85/100", 85, 100),
        ("3\u00bd/5", 3.5, 5),
        ("\u00bd/5", 0.5, 5),
        ("4/5 stars", 4, 5),
        ("0/10", 0, 10),
        ("85%", 85, 100),
        ("\u2605\u2605\u2605\u2606\u2606", 3, 5),
        ("\u2605\u2605\u2605\u00bd", 3.5, 5),
        ("\u2605\u2605\u2605\u2605\u2605\u2605\u2605\u2606\u2606\u2606", 7, 10),
        ("\u2b50\u2b50\ufe0f \u2b50", 3, 5),
        ("A+", 4.3, 4.3),
        ("B", 3.0, 4.3),
        ("C-", 1.7, 4.3),
        ("F", 0.0, 4.3),
        ("F-", 0.0, 4.3),
        ("7", 7, None),
        ("7.5", 7.5, None),
    ],
)
def test_a_rating_is_read(text: str, value: float, best: float | None) -> None:
    """Fractions, percentages, stars, grades and bare numbers become a value and the best there could be."""
    assert parse_rating(f" {text} ") == Rating(value, best, text)


@pytest.mark.parametrize(
    "text", ["", "good", "6/5", "150%", "G", "4/7", "\u2606\u2606\u2606", "12/5/2020", "1/2", "1234"]
)
def test_what_is_no_rating_is_none(text: str) -> None:
    """Words, dates, unknown scales and values above the best are no rating."""
    assert parse_rating(text) is None


@pytest.mark.parametrize(
    ("line", "rating"),
    [
        ("Rating: 4/5", Rating(4, 5, "4/5")),
        ("My final score - 8/10.", Rating(8, 10, "8/10")),
        ("Overall grade: B+", Rating(3.3, 4.3, "B+")),
        ("Verdict: \u2605\u2605\u2605", Rating(3, 5, "\u2605\u2605\u2605")),
        ("4/5", Rating(4, 5, "4/5")),
        ("I give it 7 out of 10 and a hug.", Rating(7, 10, "7 out of 10")),
        ("It gets 3/5 stars from me.", Rating(3, 5, "3/5")),
        ("9 out of 10.", Rating(9, 10, "9 out of 10")),
        ("I give it five stars out of five.", Rating(5, 5, "five stars out of five")),
    ],
)
def test_a_rating_is_found_in_a_line(line: str, rating: Rating) -> None:
    """A labelled rating, one that stands alone and one that the sentence gives are found, as they are written."""
    assert find_rating(line) == rating


@pytest.mark.parametrize(
    "line",
    [
        "Verdict: go and see it",
        "3 out of 4 sailors drown.",
        "He has 24/7 pain.",
        "It has five stars in it.",
        "9/11",
        "",
    ],
)
def test_other_numbers_are_no_rating(line: str) -> None:
    """A share, a date or a label without a value rates nothing."""
    assert find_rating(line) is None


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I give it 4/5.", Rating(4, 5, "4")),
        ("I give it 3/5.", Rating(4, None, "4")),
        ("It is good.", Rating(4, None, "4")),
    ],
)
def test_a_bare_number_takes_its_scale_from_the_text(text: str, rating: Rating) -> None:
    """A rating beside the text that names no best has that of the same rating in the text."""
    assert read(f"---\ntitle: Lantern\nrating: 4\n---\n{FILLER} {text}").review.rating == rating

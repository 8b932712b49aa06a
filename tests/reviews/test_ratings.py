"""Ratings as reviewers write them."""

import pytest

from reviews.ratings import best_rating, find_rating, parse_rating
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
        ("\u2b50\u2b50\u2b50/4", 3, 4),
        ("**1/2 (out of ****)", 2.5, 4),
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
        ("Three and a half stars out of five.", Rating(3.5, 5, "Three and a half stars out of five")),
        ("It gets four out of a possible five.", Rating(4, 5, "four out of a possible five")),
        ("RATING: 3.5 STARS (OUT OF 4)", Rating(3.5, 4, "3.5 STARS (OUT OF 4)")),
        ("Verdict: 3\u00bd stars out of 5", Rating(3.5, 5, "3\u00bd stars out of 5")),
        ("Rating: ***1/2", Rating(3.5, 5, "***1/2")),
        ("Rating: *** out of ****", Rating(3, 4, "*** out of ****")),
        ("***\u00bd", Rating(3.5, 5, "***\u00bd")),
        ("I'd give it 3.5 stars.", Rating(3.5, 5, "3.5 stars")),
        ("I would give it a 4 star rating.", Rating(4, 5, "4 star")),
        ("It's worth two stars, and no more than that.", Rating(2, 5, "two stars")),
        ("On a scale of 0 to 4 stars, I give this film three stars.", Rating(3, 4, "three stars")),
        ("I give it a B+.", Rating(3.3, 4.3, "B+")),
        ("Overall I would give it a solid B for the songs.", Rating(3, 4.3, "B")),
        ("Grade: B+", Rating(3.3, 4.3, "B+")),
        ("Overall: 8/10", Rating(8, 10, "8/10")),
        ("My rating: 6.6/10.", Rating(6.6, 10, "6.6/10")),
        ("I'd rate it 85% for effort.", Rating(85, 100, "85%")),
        ("85%", Rating(85, 100, "85%")),
        ("B-", Rating(2.7, 4.3, "B-")),
        ("2.5/5!", Rating(2.5, 5, "2.5/5")),
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
        "Two thumbs up!",
        "Acting: 9/10",
        "Rotten Tomatoes: 85%",
        "Critics gave it 90%.",
        "IMDb users rate it 7.2/10.",
        "It gets a four-star performance from its lead.",
        "It deserves a B-movie crowd.",
        "***",
        "B",
        "90% of it is rain.",
        "I give it a chance.",
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


@pytest.mark.parametrize(
    ("lines", "rating"),
    [
        (["Acting: 9/10", "Story: 7/10", "Overall: 8/10"], Rating(8, 10, "8/10")),
        (["Acting", "9/10", "Overall: 8/10"], Rating(8, 10, "8/10")),
        (["4/5", "It is good."], Rating(4, 5, "4/5")),
        (["3/5", "I give it 4/5.", "My rating: 2/5"], Rating(4, 5, "4/5")),
        (["It is good."], None),
    ],
)
def test_the_rating_of_the_whole_is_taken(lines: list[str], rating: Rating | None) -> None:
    """What is called the rating comes before a number that stands alone, and the first before others."""
    assert best_rating(lines) == rating

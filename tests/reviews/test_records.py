"""Spans, names of films, and errors as they are printed."""

from pathlib import Path

import pytest

from reviews.errors import MatineeError, ReviewError
from reviews.records import Film, Rating, Span, SpoilerLevel


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 3), (-1, 2)])
def test_a_span_is_neither_empty_nor_negative(start: int, end: int) -> None:
    """A span without a character in it cannot be made."""
    with pytest.raises(ValueError, match=rf"0 <= start < end, not {start}\.\.{end}"):
        Span(start, end)


@pytest.mark.parametrize(
    ("other", "expected"), [(Span(0, 2), False), (Span(0, 3), True), (Span(3, 4), True), (Span(5, 9), False)]
)
def test_spans_overlap_where_they_share_a_character(other: Span, expected: bool) -> None:  # noqa: FBT001 - a column
    """Spans that only touch do not overlap."""
    assert Span(2, 5).overlaps(other) is expected
    assert other.overlaps(Span(2, 5)) is expected


@pytest.mark.parametrize(
    ("value", "best", "share"),
    [(4, 5, 0.8), (6.6, 10, 0.66), (85, 100, 0.85), (7, None, 0.7), (64, None, 0.64), (4, None, None), (0, None, 0.0)],
)
def test_ratings_share_one_scale(value: float, best: float | None, share: float | None) -> None:
    """A rating is a share of the best there is; a bare number only where one scale alone can hold it."""
    assert Rating(value, best, "x").share == (None if share is None else pytest.approx(share))


@pytest.mark.parametrize(
    ("film", "name"), [(Film("a-1999", "A", 1999), "A (1999)"), (Film("a", "A"), "A")], ids=["year", "no year"]
)
def test_a_film_is_named_with_its_year(film: Film, name: str) -> None:
    """A film's name is its title and, where known, its year."""
    assert film.name == name


def test_levels_rise_with_what_they_give_away() -> None:
    """The spoiler levels are ordered, and each has its word."""
    assert [level.word for level in sorted(SpoilerLevel)] == ["none", "premise", "plot", "ending"]


def test_a_review_error_says_where_and_why() -> None:
    """The message holds path, line and reason; all three can be asked for."""
    error = ReviewError(Path("a.txt"), "it is damaged", 3)
    assert isinstance(error, MatineeError)
    assert (str(error), error.path, error.line, error.reason) == (
        "a.txt, line 3: it is damaged",
        Path("a.txt"),
        3,
        "it is damaged",
    )
    assert str(ReviewError("a.txt", "it is damaged")) == "a.txt: it is damaged"

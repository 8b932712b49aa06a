"""Films of one title, told apart by what else a question says."""

import pytest

from bot.answers.remakes import speaks_of_a_remake, told_apart
from bot.answers.titles import FilmChoice
from tests.bot.making import titles

OLD, NEW = titles(("Storm", 1969), ("Storm", 2010)).choices
PEOPLE = {1969: {"John Wayne", "Henry Hathaway"}, 2010: {"Jeff Bridges", "Joel Coen", "Ethan Coen"}}


def people_of(choice: FilmChoice) -> set[str]:
    """Give the people of one of the two films."""
    return PEOPLE[choice.film.year or 0]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("director of the 69 storm", 1969),
        ("storm from the 60s", 1969),
        ("who is in the old storm", 1969),
        ("how does the remake of storm end", 2010),
        ("storm with jeff bridges", 2010),
        ("storm with jeff brigdes", 2010),
        ("what's wayne like in storm", 1969),
        ("the coens' storm", 2010),
        ("how does storm end", None),
        ("is storm old or new", None),
    ],
)
def test_told_apart(text: str, year: int | None) -> None:
    """A short year, an age, or one of a film's own people tells which is meant; what fits both or none does not."""
    told = told_apart(text, (OLD, NEW), people_of)
    assert [choice.film.year for choice in told] == ([year] if year else [1969, 2010])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("and in the remake?", True), ("what about the old one", True), ("is it a remake?", False), ("why?", False)],
)
def test_turning_to_the_other_film(text: str, *, expected: bool) -> None:
    """A question "in the remake" turns to another film; one whether there is a remake does not."""
    assert speaks_of_a_remake(text) is expected

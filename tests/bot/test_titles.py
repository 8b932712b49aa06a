"""Titles kept so that one is found among many."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.kept import Kept
from bot.answers.which_film import in_question
from tests.bot.making import titles


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("who is in mad max", ["Mad Max: Fury Road"]),
        ("who did the music for et", ["E.T. the Extra-Terrestrial"]),
        ("who plays gollum in lotr", ["The Lord of the Rings"]),
        ("who dies in dr strangelove", ["Dr. Strangelove or: How I Learned to Stop Worrying"]),
    ],
)
def test_short_forms_of_a_title(text: str, found: list[str]) -> None:
    """A title is found without its subtitle, and by its initials."""
    films = titles(
        ("Mad Max: Fury Road", 2015),
        ("E.T. the Extra-Terrestrial", 1982),
        ("The Lord of the Rings", 1978),
        ("Dr. Strangelove or: How I Learned to Stop Worrying", 1964),
    )
    assert [choice.film.title for choice in in_question(text, films).choices] == found


@pytest.mark.parametrize(
    "text",
    ["is froezn any good", "how does fozen end", "whats frozenn about", "did they like the music in forzen"],
)
def test_a_slip_in_a_short_title(text: str) -> None:
    """One slip in a short title is forgiven where nothing else tells a film, and else not."""
    films = titles(("Frozen", 2010), ("They Live", 1988))
    assert [choice.film.title for choice in in_question(text, films, surely=False).choices] == ["Frozen"]
    assert in_question("did they like the music", films).choices == ()


def test_a_longer_title_with_slips_wins_over_a_shorter_one_without() -> None:
    """What stands for the whole of a misspelt title is not taken for the short title inside it."""
    films = titles(("Batman", 1989), ("Batman: Mask of the Phantasm", 1993))
    text = "what happens to the dog in batman: mask fo te phantasm"
    assert [choice.film.year for choice in in_question(text, films, surely=False).choices] == [1993]


@given(st.lists(st.text(string.ascii_letters + " ", max_size=20), max_size=30), st.text(max_size=60))
def test_likeness_never_fails(names: list[str], text: str) -> None:
    """Whatever titles there are and whatever is asked, those that are like it are titles of the library."""
    films = titles(*((name, None) for name in names))
    assert {choice for _, choice in films.like(text)} <= set(films.choices)


def test_what_is_made_of_a_list_is_kept_for_that_list() -> None:
    """The same list is worked on once; an equal one is another list."""
    made: list[list[int]] = []

    def double(given: list[int]) -> list[int]:
        made.append(given)
        return given * 2

    kept = Kept(double)
    one, other = [1, 2], [1, 2]
    assert kept.of(one) is kept.of(one)
    assert kept.of(other) == [1, 2, 1, 2]
    assert len(made) == 2

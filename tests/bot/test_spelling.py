"""Slips in the words that tell what a question asks."""

import pytest

from bot.answers.spelling import mended


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("direcor", "director"),
        ("who palys her", "who plays her"),
        ("the cinematografer", "the cinematographer"),
        ("what prises did it win", "what prizes did it win"),
        ("who placed the bomb", "who placed the bomb"),
        ("is the action good", "is the action good"),
        ("who is ripley", "who is ripley"),
        ("star", "star"),
    ],
)
def test_mended(text: str, expected: str) -> None:
    """A slip of a letter, or two in a long word, is put right; other words, and short ones, stay."""
    assert mended(text) == expected

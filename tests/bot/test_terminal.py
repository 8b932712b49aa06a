"""How answers look: sources, hidden parts, and whose words a quote is."""

import io

from rich.console import Console

from bot.answers.cover import Cover
from bot.answers.opinion import answer_opinion
from bot.terminal import show
from tests.bot.making import entries, make_film, opinion, review


def printed(*reviewers: str) -> str:
    """Print what reviewers thought of a film, as it looks when piped."""
    readings = [review("Storm", 2010, [opinion("I recommend it warmly.")], reviewer=name) for name in reviewers]
    out = Console(file=io.StringIO(), width=200)
    show(answer_opinion(make_film("Storm", 2010), entries(*readings)), Cover.COVER, out)
    assert isinstance(out.file, io.StringIO)
    return out.file.getvalue()


def test_quotes_of_several_reviewers_are_named() -> None:
    """Where an answer rests on several reviews, each quote says whose it is."""
    text = printed("Ann Critic", "Ben Critic")
    assert "Ann Critic: \u201cI recommend it warmly.\u201d" in text
    assert "Ben Critic: \u201cI recommend it warmly.\u201d" in text


def test_quotes_of_one_reviewer_stand_alone() -> None:
    """Where an answer rests on one review, its source line is enough."""
    text = printed("Ann Critic")
    assert "\u201cI recommend it warmly.\u201d" in text
    assert "Ann Critic: " not in text
    assert "\u2014 Ann Critic on Storm (2010)" in text

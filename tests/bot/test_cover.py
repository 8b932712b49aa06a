"""What is shown at once, and what is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.cover import Cover, Covered, cover, hidden_text, shown_text
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from reviews.records import Aspect, SpoilerLevel
from tests.bot.making import entries, make_film, review

FILM = make_film("Storm", 2010)
LEVELS = st.sampled_from(SpoilerLevel)


def answer_of(headline: SpoilerLevel, *levels: SpoilerLevel) -> Answer:
    """Make an answer with a quote of each level; each quote tells its place and its level."""
    made = [(f"Quote{n} tells {level.word}.", Aspect.PLOT, level) for n, level in enumerate(levels)]
    [entry] = entries(review("Storm", 2010, made))
    reading = entry.reading
    quotes = tuple(Citation(reading.review, s.span, s.text, s.spoiler) for s in reading.sentences)
    return Answer(Kind.PLOT, FILM, Headline("Headline tells all.", headline), quotes, (reading.review,))


MIXED = answer_of(SpoilerLevel.NONE, SpoilerLevel.ENDING, SpoilerLevel.PREMISE, SpoilerLevel.PLOT, SpoilerLevel.NONE)
SECRET = answer_of(SpoilerLevel.PLOT, SpoilerLevel.PREMISE)


@pytest.mark.parametrize("how", [Cover.COVER, Cover.BARS])
def test_what_is_above_the_premise_is_hidden(how: Cover) -> None:
    """With any cover the quotes above the premise are hidden, in their order, with a warning of the worst."""
    assert cover(MIXED, how) == Covered(
        "Headline tells all.",
        (MIXED.citations[1], MIXED.citations[3]),
        (MIXED.citations[0], MIXED.citations[2]),
        None,
        "gives away the ending",
    )
    assert shown_text(MIXED, how).splitlines() == [
        "Headline tells all.",
        "Quote1 tells premise.",
        "Quote3 tells none.",
        "(hidden: gives away the ending)",
    ]
    assert hidden_text(MIXED, how) == "Quote0 tells ending.\nQuote2 tells plot."


@pytest.mark.parametrize("how", [Cover.COVER, Cover.BARS])
def test_a_headline_that_is_a_spoiler_is_hidden(how: Cover) -> None:
    """A headline above the premise is hidden, and another stands in its place."""
    assert cover(SECRET, how) == Covered(
        "The answer about Storm (2010) is a spoiler.",
        SECRET.citations,
        (),
        "Headline tells all.",
        "gives away later events",
    )
    assert hidden_text(SECRET, how) == "Headline tells all."


@pytest.mark.parametrize("answer", [MIXED, SECRET], ids=["mixed", "secret"])
def test_without_a_cover_all_is_shown(answer: Answer) -> None:
    """Without a cover headline and quotes are shown in their order and nothing is hidden."""
    assert cover(answer, Cover.SHOW) == Covered("Headline tells all.", answer.citations, (), None, None)
    assert shown_text(answer, Cover.SHOW).splitlines() == ["Headline tells all.", *(c.quote for c in answer.citations)]
    assert hidden_text(answer, Cover.SHOW) == ""


def test_nothing_to_hide() -> None:
    """An answer up to the premise is shown whole, without a warning."""
    plain = answer_of(SpoilerLevel.PREMISE, SpoilerLevel.NONE, SpoilerLevel.PREMISE)
    assert cover(plain, Cover.COVER) == Covered("Headline tells all.", plain.citations, (), None, None)


@pytest.mark.parametrize("how", Cover)
def test_no_answer_is_shown_whole(how: Cover) -> None:
    """Why there is no answer comes first, then what to ask instead, and nothing is hidden."""
    nothing = NoAnswer(Kind.PLOT, FILM, "It doesn't say.", ("Who is in it?", "Is it good?"))
    assert shown_text(nothing, how) == "It doesn't say.\nWho is in it?\nIs it good?"
    assert hidden_text(nothing, how) == ""


@given(LEVELS, st.lists(LEVELS, max_size=8), st.sampled_from([Cover.COVER, Cover.BARS]))
def test_no_spoiler_is_ever_shown(headline: SpoilerLevel, levels: list[SpoilerLevel], how: Cover) -> None:
    """Whatever the levels, nothing above the premise is shown, and every part is either shown or hidden."""
    answer = answer_of(headline, *levels)
    shown, hidden = shown_text(answer, how), hidden_text(answer, how)
    parts = [(answer.headline.text, headline), *((citation.quote, citation.spoiler) for citation in answer.citations)]
    for text, level in parts:
        covered = level > SpoilerLevel.PREMISE
        assert (text in shown, text in hidden) == (not covered, covered)
    assert ("(hidden: " in shown) == bool(hidden)

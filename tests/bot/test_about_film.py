"""Facts about a film."""

from dataclasses import replace

import pytest

from bot.answers.about_film import answer_fact
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from reviews.records import Rating, SpoilerLevel
from tests.bot.making import background, check_honest, entries, premise, review

STORM = review(
    "Storm",
    2010,
    [
        background("Ana Ruiz and Tom Hale directed this Spanish drama."),
        background("It runs ninety minutes and was written by Jo Penn."),
        background("Based on a play by Max Gray, it is in Catalan with English subtitles."),
        premise("A sailor fears the sea."),
    ],
    facts=[
        ("director", "Ana Ruiz"),
        ("director", "Tom Hale"),
        ("writer", "Jo Penn"),
        ("year", "2010"),
        ("country", "Spain"),
        ("genre", "drama"),
        ("runtime", "ninety minutes"),
        ("based on", "a play by Max Gray"),
        ("language", "Catalan"),
        ("music", "Bo Lind"),
        ("photography", "Eva Stone"),
        ("awards", "won two Goyas"),
        ("awards", "was nominated for an Oscar"),
    ],
)
FILM = STORM.review.film
FIRST, SECOND, THIRD = STORM.sentences[:3]


@pytest.mark.parametrize(
    ("name", "headline", "quote"),
    [
        ("director", "Ana Ruiz and Tom Hale directed Storm (2010).", FIRST.text),
        ("writer", "Jo Penn wrote Storm (2010).", SECOND.text),
        ("year", "Storm came out in 2010.", None),
        ("country", "Storm (2010) comes from Spain.", None),
        ("genre", "Storm (2010): drama.", FIRST.text),
        ("runtime", "Storm (2010) runs ninety minutes.", SECOND.text),
        ("based on", "Storm (2010) is based on a play by Max Gray.", THIRD.text),
        ("language", "Storm (2010) is in Catalan.", THIRD.text),
        ("music", "Bo Lind composed the music of Storm (2010).", None),
        ("photography", "Eva Stone photographed Storm (2010).", None),
        ("awards", "Storm (2010): won two Goyas; was nominated for an Oscar.", None),
    ],
)
def test_a_fact_with_its_proof(name: str, headline: str, quote: str | None) -> None:
    """A fact is said in one line, with the sentence that proves it once; from front matter without a quote."""
    answer = answer_fact(FILM, entries(STORM), name)
    assert isinstance(answer, Answer)
    assert (answer.kind, answer.headline, answer.sources) == (Kind.FACT, Headline(headline), (STORM.review,))
    assert [citation.quote for citation in answer.citations] == ([quote] if quote else [])


def test_the_proof_is_whole() -> None:
    """The proof of a fact is the review, the place, the words and what they give away."""
    answer = answer_fact(FILM, entries(STORM), "writer")
    assert isinstance(answer, Answer)
    assert answer.citations == (Citation(STORM.review, SECOND.span, SECOND.text, SpoilerLevel.NONE),)


def test_a_proof_in_a_spoiler_is_a_spoiler() -> None:
    """The proof of a fact gives away as much as the sentence that it stands in."""
    secret = (f"Jo Penn wrote it, and {'the sailor dies'}.", STORM.sentences[0].aspect, SpoilerLevel.ENDING)
    film = review("Storm", 2010, [secret], facts=[("writer", "Jo Penn")])
    answer = answer_fact(FILM, entries(film), "writer")
    assert isinstance(answer, Answer)
    assert [citation.spoiler for citation in answer.citations] == [SpoilerLevel.ENDING]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("director", "The review doesn't say who directed Calm (1999)."),
        ("writer", "The review doesn't say who wrote Calm (1999)."),
        ("year", "The review doesn't say when Calm (1999) came out."),
        ("country", "The review doesn't say where Calm (1999) comes from."),
        ("genre", "The review doesn't say what genre Calm (1999) is."),
        ("runtime", "The review doesn't say how long Calm (1999) is."),
        ("based on", "The review doesn't say what Calm (1999) is based on."),
        ("language", "The review doesn't say what language Calm (1999) is in."),
        ("rating", "The review doesn't say how Calm (1999) is rated."),
        ("budget", "The review of Calm (1999) has nothing on its budget."),
    ],
)
def test_a_fact_that_is_not_said(name: str, reason: str) -> None:
    """A fact that no review gives is no answer."""
    calm = review("Calm", 1999, [premise("Nothing happens.")])
    assert answer_fact(calm.review.film, entries(calm), name) == NoAnswer(Kind.FACT, calm.review.film, reason)


def test_the_rating_by_every_reviewer() -> None:
    """A rating is said as it was written, reviewer by reviewer; who rates nothing is left out."""
    rated = replace(STORM, review=replace(STORM.review, rating=Rating(3.5, 5, "3½/5")))
    other = review("Storm", 2010, [premise("It rains.")], reviewer="Ben", rating=Rating(7, None, "7"))
    mute = review("Storm", 2010, [premise("It rains.")], reviewer="Cid")
    unnamed = replace(other, review=replace(other.review, reviewer=None, rating=Rating(1, 10, "1/10")))
    answer = answer_fact(FILM, entries(rated, other, mute, unnamed), "rating")
    assert answer == Answer(
        Kind.FACT,
        FILM,
        Headline("Ann Critic gives Storm (2010) 3½/5; Ben gives Storm (2010) 7; The reviewer gives Storm (2010) 1/10."),
        (),
        (rated.review, other.review, unnamed.review),
    )


def test_proofs_stay_within_the_limit() -> None:
    """A proof too long to be quoted does not make the answer longer than it may be."""
    long = background("Ana Ruiz directed it " + "with the greatest patience " * 30 + "in 2010.")
    film = review("Storm", 2010, [long], facts=[("director", "Ana Ruiz")])
    answer = answer_fact(FILM, entries(film), "director")
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("Ana Ruiz directed Storm (2010).")
    check_honest(answer)

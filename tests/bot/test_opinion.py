"""What the reviewers thought."""

import pytest

from bot.answers.opinion import (
    answer_opinion,
    answer_side,
    asks_for_a_side,
    rating_words,
    verdict_of,
    verdict_quotes,
)
from bot.answers.records import Answer, Headline, Kind, NoAnswer
from bot.answers.verdicts import Verdict
from reviews.records import Aspect, Rating, Reading, SpoilerLevel
from tests.bot.making import check_honest, entries, later, make_film, opinion, premise, quotes_of, review, scored

FILM = make_film("Storm", 2010)


def judged(*texts: str, rating: Rating | None = None, reviewer: str = "Ann Critic") -> Reading:
    """Make a review that only judges."""
    return review("Storm", 2010, [opinion(text) for text in texts], rating=rating, reviewer=reviewer)


@pytest.mark.parametrize(
    ("value", "best", "verdict"),
    [
        (5, 5, Verdict.LIKED),
        (65, 100, Verdict.LIKED),
        (64, 100, Verdict.MIXED),
        (46, 100, Verdict.MIXED),
        (45, 100, Verdict.DISLIKED),
        (0, 5, Verdict.DISLIKED),
        (2.5, 5, Verdict.MIXED),
        (8, None, Verdict.LIKED),
        (5.5, None, Verdict.MIXED),
        (30, None, Verdict.DISLIKED),
    ],
)
def test_a_rating_is_the_verdict(value: float, best: float | None, verdict: Verdict) -> None:
    """A rating decides against the words; without its best, the smallest usual scale that holds it."""
    [entry] = entries(judged("I recommend it.", rating=Rating(value, best, "as written")))
    assert verdict_of(entry) == (verdict, False)


@pytest.mark.parametrize(
    ("texts", "verdict"),
    [
        (["I recommend it warmly."], Verdict.LIKED),
        (["A masterpiece."], Verdict.LIKED),
        (["It is dull, slow and boring.", "Still, a must-see."], Verdict.LIKED),
        (["I cannot recommend it."], Verdict.DISLIKED),
        (["I can\u2019t recommend it."], Verdict.DISLIKED),
        (["I would not recommend it to anybody."], Verdict.DISLIKED),
        (["I can't recommend it enough."], Verdict.LIKED),
        (["It is hardly worth seeing."], None),
        (["I would not call it a masterpiece."], None),
        (["Skip it."], Verdict.DISLIKED),
        (["A waste of time, though the cast is great, fun and lovely."], Verdict.DISLIKED),
        (["Great, lovely, gripping, but slow."], Verdict.LIKED),
        (["Dull, flat, lazy, but fun."], Verdict.DISLIKED),
        (["Great and lovely, but dull and flat."], Verdict.MIXED),
        (["Great, but slow."], None),
        (["The sea is blue."], None),
        ([], None),
    ],
)
def test_the_verdict_from_the_words(texts: list[str], verdict: Verdict | None) -> None:
    """Without a rating, advice decides, then praise against blame; a review that says too little gives no verdict."""
    [entry] = entries(judged(*texts))
    assert verdict_of(entry) == (verdict, True)


def test_a_bare_rating_that_may_be_of_any_scale_is_no_verdict() -> None:
    """A "4" alone may be of five or of ten: the words decide."""
    [entry] = entries(judged("I cannot recommend it.", rating=Rating(4, None, "4")))
    assert verdict_of(entry) == (Verdict.DISLIKED, True)


def test_words_of_the_plot_are_no_verdict() -> None:
    """What happens to people in the film does not count as the reviewer's opinion."""
    [entry] = entries(review("Storm", 2010, [premise("She hates the awful, horrible, terrible weather.")]))
    assert verdict_of(entry) == (None, True)


def test_a_rating_stands_as_it_was_written() -> None:
    """A rating is shown in the reviewer's own writing."""
    assert rating_words(judged(rating=Rating(3.5, 5, "★★★½")).review) == "★★★½"
    assert rating_words(judged().review) == "no rating"


@pytest.mark.parametrize(
    ("rating", "texts", "headline"),
    [
        (Rating(4, 5, "4/5"), ["I recommend it."], "Ann Critic liked Storm (2010): 4/5."),
        (Rating(5, 10, "5/10"), ["I recommend it."], "Ann Critic is of two minds about Storm (2010): 5/10."),
        (Rating(1, 5, "1/5"), ["I recommend it."], "Ann Critic did not like Storm (2010): 1/5."),
        (None, ["I recommend it."], "Ann Critic recommends Storm (2010) (inferred from the words of the review)."),
        (
            None,
            ["I cannot recommend it."],
            "Ann Critic does not recommend Storm (2010) (inferred from the words of the review).",
        ),
        (Rating(4, None, "4"), ["I loved the sea."], "Ann Critic on Storm (2010) and rates it 4:"),
    ],
)
def test_one_reviewer(rating: Rating | None, texts: list[str], headline: str) -> None:
    """One reviewer's verdict is said with the rating, or as inferred from the words, and quoted."""
    reading = judged(*texts, rating=rating)
    answer = answer_opinion(FILM, entries(reading))
    assert isinstance(answer, Answer)
    assert (answer.kind, answer.headline, answer.sources) == (Kind.OPINION, Headline(headline), (reading.review,))
    assert quotes_of(answer) == texts


@pytest.mark.parametrize(
    ("second", "lead"),
    [
        (judged("Skip it.", rating=Rating(1, 5, "1/5"), reviewer="Ben"), "disagree: {}; Ben did not like it (1/5)."),
        (judged("See it.", rating=Rating(9, 10, "9/10"), reviewer="Ben"), "agree: {}; Ben liked it (9/10)."),
        (judged("The sea is blue.", reviewer="Ben"), "agree: {}; Ben gives no verdict."),
    ],
    ids=["disagree", "agree", "no verdict"],
)  # fmt: skip
def test_several_reviewers(second: Reading, lead: str) -> None:
    """Several reviewers stand side by side, and it is said whether they agree."""
    first = judged("I recommend it.", rating=Rating(4, 5, "4/5"))
    answer = answer_opinion(FILM, entries(first, second))
    assert isinstance(answer, Answer)
    assert answer.headline == Headline(f"2 reviewers on Storm (2010), who {lead.format('Ann Critic liked it (4/5)')}")
    assert answer.sources == (first.review, second.review)
    check_honest(answer)


def test_nothing_judged_is_no_answer() -> None:
    """A review without a judging word is no answer."""
    reading = review("Storm", 2010, [premise("A sailor fears the sea.")])
    assert answer_opinion(FILM, entries(reading)) == NoAnswer(
        Kind.OPINION,
        FILM,
        "The review of Storm (2010) gives no opinion that I could find.",
    )


def test_the_sentences_that_carry_the_verdict() -> None:
    """The verdict is quoted from opinions that give nothing away, in text order, as many as asked for."""
    reading = review(
        "Storm",
        2010,
        [
            opinion("My verdict: a masterpiece."),
            opinion("The sea is wet."),
            premise("I love this masterpiece, says the sailor."),
            opinion("I recommend it warmly."),
            opinion("My verdict: a masterpiece, and I recommend the scene where he drowns.", SpoilerLevel.ENDING),
        ],
    )
    [entry] = entries(reading)
    quotes = [citation.quote for citation in verdict_quotes(entry, 600, 2)]
    assert quotes == ["My verdict: a masterpiece.", "I recommend it warmly."]
    assert [citation.quote for citation in verdict_quotes(entry, 600, 1)] == ["My verdict: a masterpiece."]
    assert verdict_quotes(entry, 10, 2) == []


def test_a_leaning_verdict_brings_the_one_before() -> None:
    """A verdict that starts with "It" brings the judging sentence before it along, as one quote."""
    [entry] = entries(judged("The sea is the star here.", "It is a masterpiece that I recommend."))
    assert [citation.quote for citation in verdict_quotes(entry, 600, 1)] == [
        "The sea is the star here. It is a masterpiece that I recommend."
    ]


@pytest.mark.parametrize(
    "text", ["is it any good", "is thisfilm worth watching", "do the critics like it", "should i watch it", "good?"]
)
def test_the_film_at_large(text: str) -> None:
    """A question for the verdict itself is about no side of the film."""
    assert not asks_for_a_side(text)


@pytest.mark.parametrize("text", ["how is the acting", "is it scary", "is thisfilm ok for kids"])
def test_a_side_of_the_film(text: str) -> None:
    """A question with a word for what is judged is about that side."""
    assert asks_for_a_side(text)


@pytest.mark.parametrize(
    ("texts", "rating", "answer"),
    [
        (["I recommend it."], None, "Yes: Ann Critic recommends Storm (2010) (inferred from the words of the review)."),
        (["The sea is wet."], Rating(1, 5, "1/5"), "No: Ann Critic did not like Storm (2010): 1/5."),
        (
            ["The sea is wet."],
            Rating(5, 10, "5/10"),
            "Yes and no: Ann Critic is of two minds about Storm (2010): 5/10.",
        ),
        (["I loved the sea."], None, "Ann Critic on Storm (2010):"),
    ],
)
def test_yes_or_no(texts: list[str], rating: Rating | None, answer: str) -> None:
    """Whether it is any good is answered with yes or no where there is a verdict, and only there."""
    found = answer_opinion(FILM, entries(judged(*texts, rating=rating)), yes_or_no=True)
    assert isinstance(found, Answer)
    assert found.headline == Headline(answer)


def test_a_side_is_quoted_without_spoilers_first() -> None:
    """Of the sentences about one side those that give nothing away come first, and each quote has its own level."""
    reading = review(
        "Storm",
        2010,
        [
            opinion("Great music when he drowns.", SpoilerLevel.ENDING),
            opinion("The music is loud."),
            later("He drowns."),
        ],
        rating=Rating(4, 5, "4/5"),
    )
    [entry] = entries(reading)
    answer = answer_side(FILM, scored(entry, (0, 0.9), (1, 0.8)))
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("Ann Critic on Storm (2010):")
    assert [(c.quote, c.spoiler) for c in answer.citations] == [
        ("The music is loud.", SpoilerLevel.NONE),
        ("Great music when he drowns.", SpoilerLevel.ENDING),
    ]


def test_sides_by_several_reviewers() -> None:
    """Whoever is quoted on one side of the film is named."""
    first, second = entries(judged("The music is loud."), judged("Songs that hurt.", reviewer="Ben"))
    answer = answer_side(FILM, [*scored(first, (0, 0.9)), *scored(second, (0, 0.8))])
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("Ann Critic, Ben on Storm (2010):")
    assert answer.sources == (first.reading.review, second.reading.review)


def test_no_opinion_on_a_side() -> None:
    """Without a sentence to quote there is no opinion."""
    assert answer_side(FILM, []) == NoAnswer(Kind.OPINION, FILM, "The review of Storm (2010) has no opinion on that.")


def test_opinions_stay_within_the_limit() -> None:
    """Many long reviews of one film still make a short answer."""
    readings = [
        judged(
            *(f"I recommend it, number {n}, " + "wonderful " * 12 + f"{m}." for m in range(6)), reviewer=f"Critic {n}"
        )
        for n in range(7)
    ]
    for count in (1, 2, 7):
        answer = answer_opinion(FILM, entries(*readings[:count]))
        assert isinstance(answer, Answer)
        assert answer.citations
        check_honest(answer)


def test_cast_sentences_count_for_the_verdict() -> None:
    """Praise of the actors counts as praise."""
    [entry] = entries(review("Storm", 2010, [("Superb, moving and great.", Aspect.CAST, SpoilerLevel.NONE)]))
    assert verdict_of(entry) == (Verdict.LIKED, True)

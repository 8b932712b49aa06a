"""What is said beside "the review doesn't say"."""

from bot.answers.declining import with_help
from bot.answers.records import Kind, NoAnswer
from tests.bot.making import entries, later, make_film, opinion, premise, review

DECLINED = NoAnswer(Kind.PLOT, make_film("Storm", 2010), "The review of Storm (2010) doesn't say.")


def test_what_is_covered_and_can_be_asked() -> None:
    """A decline names what the reviews tell of, and offers up to three questions that they answer."""
    told = entries(
        review(
            "Storm",
            2010,
            [premise("Odd, played by Ivar Holm, waits for a ferry."), opinion("I recommend it.")],
            cast=[("Ivar Holm", "Odd")],
            facts=[("director", "Liv Aasen")],
        )
    )
    result = with_help(DECLINED, told)
    assert result.reason == f"{DECLINED.reason} It tells of the story, the cast and what the reviewer thought."
    assert result.suggestions == ("Who plays Odd?", "What is it about?", "Is it worth watching?")


def test_a_review_that_tells_one_thing() -> None:
    """Only what is there is named, and nothing is offered that has no answer."""
    result = with_help(DECLINED, entries(review("Storm", 2010, [later("The captain drowns.")])))
    assert (result.reason, result.suggestions) == (f"{DECLINED.reason} It tells of the story.", ())

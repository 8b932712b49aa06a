"""A film at a glance."""

from dataclasses import replace

from bot.answers.answerer import Answerer
from bot.answers.film_card import FilmCard, Rated, card_of
from bot.answers.records import Citation, Kind, NoAnswer
from bot.answers.verdicts import Verdict
from reviews.records import Rating, Reading, SpoilerLevel
from tests.bot.conftest import HARBOUR
from tests.bot.making import background, ending, entries, later, make_film, opinion, premise, review

FILM = make_film("Storm", 2010)


def card(*readings: Reading) -> FilmCard:
    """Make the card of Storm from these reviews of it."""
    return card_of(FILM, entries(*readings))


def with_image(reading: Reading, image: str | None) -> Reading:
    """Give a review a picture."""
    return replace(reading, review=replace(reading.review, image=image))


def test_a_whole_card(answerer: Answerer) -> None:
    """A card holds the film, how it was rated, who made it, who is in it, and one sentence of verdict."""
    last = HARBOUR.sentences[-1]
    assert answerer.card("the salt harbour") == FilmCard(
        HARBOUR.review.film,
        (Rated(HARBOUR.review, Verdict.LIKED, inferred=False),),
        ("Liv Aasen",),
        (("Ivar Holm", "Odd Brekke"), ("Tuva Lie", "Maren"), ("Gard Moe", None), ("Siri Dahl", None)),
        None,
        Citation(HARBOUR.review, last.span, last.text, SpoilerLevel.NONE),
    )


def test_a_bare_card() -> None:
    """Where a review tells nothing of all that, the card has nothing of it."""
    reading = review("Storm", 2010, [later("It rains.")])
    assert card(reading) == FilmCard(FILM, (Rated(reading.review, None, inferred=True),), (), (), None, None)


def test_no_card_of_two_films_or_none(answerer: Answerer) -> None:
    """A title of two films asks back, and one of none is declined."""
    both, none = answerer.card("Night Ferry"), answerer.card("Vertigo")
    assert isinstance(both, NoAnswer)
    assert isinstance(none, NoAnswer)
    assert (both.kind, both.suggestions) == (Kind.FACT, ("Night Ferry (1987)", "Night Ferry (2016)"))
    assert none.reason.startswith("I have no review of a film called Vertigo.")


def test_each_director_once() -> None:
    """Directors whom several reviews name stand once, in the order of the reviews; other facts do not stand there."""
    one = review("Storm", 2010, [], facts=[("director", "Liv Aasen"), ("country", "Norway")])
    two = review("Storm", 2010, [], facts=[("director", "Per Dahl"), ("director", "Liv Aasen")], reviewer="Bo")
    assert card(one, two).directors == ("Liv Aasen", "Per Dahl")


def test_each_actor_once() -> None:
    """Who is named by several reviews stands once, with the role that one of them gives."""
    one = review("Storm", 2010, [], cast=[("Ito Ken", None), ("Ruth Vega", "Hana")])
    two = review("Storm", 2010, [], cast=[("Ruth Vega", "Hana"), ("Ito Ken", "Taro")], reviewer="Bo")
    assert sorted(card(one, two).cast) == [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]


def test_roles_that_give_the_story_away_are_left_out() -> None:
    """A role that is described where later events or the ending are told stands without the description."""
    reading = review(
        "Storm",
        2010,
        [
            premise("Ito Ken plays a sailor."),
            later("Ruth Vega plays the traitor who sinks the ship."),
            ending("Mona Reis plays the ghost who drowned."),
            later("Paul Roth plays Anton."),
        ],
        cast=[
            ("Ito Ken", "a sailor"),
            ("Ruth Vega", "the traitor who sinks the ship"),
            ("Mona Reis", "the ghost"),
            ("Paul Roth", "Anton"),
        ],
    )
    assert card(reading).cast == (
        ("Ito Ken", "a sailor"),
        ("Ruth Vega", None),
        ("Mona Reis", None),
        ("Paul Roth", "Anton"),
    )


def test_each_reviewer_has_a_rating() -> None:
    """Each review has its own verdict: by its rating, else inferred from its words, else none."""
    rated = review("Storm", 2010, [], rating=Rating(1, 5, "1/5"))
    praising = review("Storm", 2010, [opinion("I recommend it.")], reviewer="Bo")
    silent = review("Storm", 2010, [background("It was shot in Oslo.")], reviewer="Cy")
    assert card(rated, praising, silent).ratings == (
        Rated(rated.review, Verdict.DISLIKED, inferred=False),
        Rated(praising.review, Verdict.LIKED, inferred=True),
        Rated(silent.review, None, inferred=True),
    )


def test_the_verdict_gives_nothing_away() -> None:
    """The verdict is the first of any review that gives nothing of the story away."""
    telling = review("Storm", 2010, [opinion("I recommend it for the drowning of Taro.", SpoilerLevel.ENDING)])
    safe = review("Storm", 2010, [opinion("I recommend it warmly.")], reviewer="Bo")
    sentence = safe.sentences[0]
    assert card(telling).verdict is None
    assert card(telling, safe).verdict == Citation(safe.review, sentence.span, sentence.text, SpoilerLevel.NONE)


def test_a_verdict_that_is_too_long() -> None:
    """A verdict of more than three hundred characters is not taken."""
    words = "and I recommend it " * 20
    assert card(review("Storm", 2010, [opinion(f"I love it {words}a lot.")])).verdict is None


def test_the_first_picture() -> None:
    """The picture is that of the first review that has one."""
    without = review("Storm", 2010, [opinion("Fine.")])
    first, second = (review("Storm", 2010, [opinion("Fine.")], reviewer=name) for name in ("Bo", "Cy"))
    pictured = (with_image(first, "https://a.example/1.jpg"), with_image(second, "https://a.example/2.jpg"))
    assert card(without, *pictured).image == "https://a.example/1.jpg"
    assert card(without).image is None

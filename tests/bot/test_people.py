"""Who plays whom, asked either way."""

import pytest

from bot.answers.people import answer_cast, find_members, likeness, members_of
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from reviews.records import Aspect, SpoilerLevel
from tests.bot.conftest import HARBOUR
from tests.bot.making import check_honest, entries, later, opinion, premise, review

CELL = review(
    "Yellow Bag",
    2013,
    [
        premise("Ryu Seung-ryong plays Lee Yong-gu, a gentle man in a car park."),
        premise("Kal So-won is his only daughter Ye-sung, who wants a bag."),
        premise("Toni Marsh plays Lynn, the mother of Cole."),
        premise("Haley Quist plays Cole."),
        premise("Oh Dal-su plays the gang boss."),
        later("Jan Roth plays the killer, who strikes at night."),
        opinion("Mae Lund is charming."),
    ],
    cast=[
        ("Ryu Seung-ryong", "Lee Yong-gu"),
        ("Kal So-won", "Ye-sung"),
        ("Toni Marsh", "Lynn"),
        ("Haley Quist", "Cole"),
        ("Oh Dal-su", "the gang boss"),
        ("Jan Roth", "the killer"),
        ("Mae Lund", None),
        ("Ida Front", "Nurse Berg"),
    ],
)
FILM = CELL.review.film
ENTRIES = entries(CELL)


def found(name: str, names_actor: bool | None) -> list[tuple[str, str | None]]:  # noqa: FBT001
    """Give the pairs that a name finds."""
    members = find_members(name, members_of(ENTRIES), names_actor)
    return [(item.member.actor, item.member.character) for item in members]


@pytest.mark.parametrize(
    ("name", "names_actor", "pairs"),
    [
        ("Ye-sung", False, [("Kal So-won", "Ye-sung")]),
        ("yesung", False, [("Kal So-won", "Ye-sung")]),
        ("Ye Sung", None, [("Kal So-won", "Ye-sung")]),
        ("Yong-gu", False, [("Ryu Seung-ryong", "Lee Yong-gu")]),
        ("Lee Young-gu", False, [("Ryu Seung-ryong", "Lee Yong-gu")]),
        ("lee yonggu", False, [("Ryu Seung-ryong", "Lee Yong-gu")]),
        ("Kal Sowon", True, [("Kal So-won", "Ye-sung")]),
        ("Ryu Seong-ryong", True, [("Ryu Seung-ryong", "Lee Yong-gu")]),
        ("Quist", True, [("Haley Quist", "Cole")]),
        ("Mae Lund", True, [("Mae Lund", None)]),
        ("Cole", False, [("Haley Quist", "Cole")]),
        ("Cole's mother", False, [("Toni Marsh", "Lynn")]),
        ("Brody's mother", False, []),
        ("Cole's father", False, []),
        ("Cole's cat", None, []),
        ("the gang boss", False, [("Oh Dal-su", "the gang boss")]),
        ("gang boss", False, [("Oh Dal-su", "the gang boss")]),
        ("the boss", False, [("Oh Dal-su", "the gang boss")]),
        ("the killer", False, [("Jan Roth", "the killer")]),
        ("the daughter", False, [("Kal So-won", "Ye-sung")]),
        ("Yong-gu's daughter", False, [("Kal So-won", "Ye-sung")]),
        ("his daughter", None, [("Kal So-won", "Ye-sung")]),
        ("the daughter", True, []),
        ("Nurse Berg", False, [("Ida Front", "Nurse Berg")]),
        ("Ye-sung", True, []),
        ("Kal So-won", False, []),
        ("Hannibal", None, []),
        ("", None, []),
        ("?", None, []),
        ("the", None, []),
    ],
)
def test_names_as_people_type_them(name: str, names_actor: bool | None, pairs: list[tuple[str, str | None]]) -> None:  # noqa: FBT001
    """A name finds its pair exactly, in part, misspelt, romanised otherwise or described, on the side asked for."""
    assert found(name, names_actor) == pairs


@pytest.mark.parametrize(
    ("asked", "name", "score"),
    [
        ("Ye-sung", "Ye Sung", 3),
        ("Amelie", "Amélie", 3),
        ("Quint", "Sam Quint", 2),
        ("Mr. Sam Quint", "Quint", 2),
        ("Robert Schaw", "Robert Shaw", 1),
        ("Mrs. Park", "Mr. Park", 0),
        ("mrs park", "Mrs. Park", 3),
        ("Park", "Mr. Park", 2),
        ("Cole's mother", "Cole", 0),
        ("Hang Yo", "Yang Ho", 0),
        ("Ann", "Anna", 0),
        ("", "Anna", 0),
    ],
)
def test_how_well_a_name_fits(asked: str, name: str, score: int) -> None:
    """The same letters are 3, the same words in part 2, a likeness 1, and a relative or another name 0."""
    assert likeness(asked, name) == score


def test_a_full_name_means_no_relative_of_that_surname() -> None:
    """Asked by their full name, one of two who share a surname is meant alone; their younger self is meant too."""
    reading = review(
        "Two Brothers",
        2001,
        [premise("Ito Ken is Moss, Bo Lind is Jiro Moss, and Aki Ono is young Jiro Moss.")],
        cast=[("Ito Ken", "Moss"), ("Bo Lind", "Jiro Moss"), ("Aki Ono", "young Jiro Moss")],
    )
    members = find_members("Jiro Moss", members_of(entries(reading)), names_actor=False)
    assert [item.member.actor for item in members] == ["Bo Lind", "Aki Ono"]


def test_who_plays_a_role() -> None:
    """Who plays a role is answered with the pair, and the sentence that says so as proof."""
    review, sentence = CELL.review, CELL.sentences[1]
    assert answer_cast(FILM, ENTRIES, "Ye Sung", names_actor=False) == Answer(
        Kind.CAST,
        FILM,
        Headline("Kal So-won plays Ye-sung."),
        (Citation(review, sentence.span, sentence.text, SpoilerLevel.PREMISE),),
        (review,),
    )


def test_whom_an_actor_plays() -> None:
    """Whom an actor plays is answered with the pair; front matter is an answer without a quote."""
    assert answer_cast(FILM, ENTRIES, "Ida Front", names_actor=True) == Answer(
        Kind.CAST, FILM, Headline("Ida Front plays Nurse Berg."), (), (CELL.review,)
    )


def test_a_described_role_gives_away_what_its_sentence_does() -> None:
    """The headline with a described role takes the level of the sentence that it stands in; a name takes none."""
    levels = {}
    for name in ("the killer", "the gang boss", "Cole"):
        answer = answer_cast(FILM, ENTRIES, name, names_actor=False)
        assert isinstance(answer, Answer)
        levels[answer.headline.text] = answer.headline.spoiler
    assert levels == {
        "Jan Roth plays the killer.": SpoilerLevel.PLOT,
        "Oh Dal-su plays the gang boss.": SpoilerLevel.PREMISE,
        "Haley Quist plays Cole.": SpoilerLevel.NONE,
    }


def test_a_pair_that_several_reviews_name_is_said_once() -> None:
    """Each pair is said once, whatever its spelling, and every review that proves it is quoted at most once."""
    other = review(
        "Yellow Bag", 2013, [premise("Kal Sowon plays Ye Sung.")], cast=[("Kal Sowon", "Ye Sung")], reviewer="Ben"
    )
    answer = answer_cast(FILM, entries(CELL, other), "Ye-sung", names_actor=False)
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("Kal So-won plays Ye-sung.")
    assert [citation.quote for citation in answer.citations] == [CELL.sentences[1].text]


def test_an_actor_of_two_roles_plays_both() -> None:
    """Two roles of one actor are both said."""
    twins = review(
        "Twins", 1990, [premise("Eva Stone plays Ada and Ida.")], cast=[("Eva Stone", "Ada"), ("Eva Stone", "Ida")]
    )
    answer = answer_cast(twins.review.film, entries(twins), "Eva Stone", names_actor=True)
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("Eva Stone plays Ada; Eva Stone plays Ida.")
    assert [citation.quote for citation in answer.citations] == ["Eva Stone plays Ada and Ida."]


def test_an_actor_without_a_role() -> None:
    """An actor whose role no review names is no answer, but is known."""
    assert answer_cast(FILM, ENTRIES, "Mae Lund", names_actor=True) == NoAnswer(
        Kind.CAST,
        FILM,
        "Mae Lund is in Yellow Bag (2013), but the review doesn't say in which role.",
    )


def test_a_role_known_from_one_review_replaces_the_bare_name_of_another() -> None:
    """An actor whom one review names without a role and another with it is in the film once."""
    bare = review("Yellow Bag", 2013, [opinion("Haley Quist shines.")], cast=[("Haley Quist", None)], reviewer="Ben")
    answer = answer_cast(FILM, entries(bare, CELL), "Haley Quist", names_actor=True)
    assert isinstance(answer, Answer)
    assert answer.headline == Headline("Haley Quist plays Cole.")


@pytest.mark.parametrize(
    ("names_actor", "reason"),
    [
        (True, "The review of Yellow Bag (2013) doesn't say whom Hans Maus plays."),
        (False, "The review of Yellow Bag (2013) doesn't say who plays Hans Maus."),
        (None, "The review of Yellow Bag (2013) doesn't say who plays Hans Maus."),
    ],
)
def test_an_unknown_name(names_actor: bool | None, reason: str) -> None:  # noqa: FBT001
    """A name that no review knows is no answer."""
    assert answer_cast(FILM, ENTRIES, "Hans  Maus", names_actor) == NoAnswer(Kind.CAST, FILM, reason)


def test_the_whole_cast() -> None:
    """The whole cast is listed in text order, without a role that gives away more than the premise."""
    answer = answer_cast(FILM, ENTRIES, None, None)
    assert isinstance(answer, Answer)
    assert answer.headline == Headline(
        "In Yellow Bag (2013): Ryu Seung-ryong as Lee Yong-gu, Kal So-won as Ye-sung, Toni Marsh as Lynn, "
        "Haley Quist as Cole, Oh Dal-su as the gang boss, Jan Roth, Mae Lund, Ida Front as Nurse Berg."
    )
    assert [citation.spoiler for citation in answer.citations] == [
        SpoilerLevel.NONE,
        SpoilerLevel.PREMISE,
        SpoilerLevel.PREMISE,
    ]
    check_honest(answer)


def test_a_long_cast_is_cut() -> None:
    """A cast too long for one line is cut between two names, and the rest counted."""
    cast = [(f"Actor{n} Surname{n}", f"Role{n}") for n in range(40)]
    crowd = review("Crowd", 1990, [premise("Many people meet.")], cast=cast)
    answer = answer_cast(crowd.review.film, entries(crowd), None, None)
    assert isinstance(answer, Answer)
    assert answer.headline.text.startswith("In Crowd (1990): Actor0 Surname0 as Role0, Actor1 Surname1 as Role1, ")
    named = answer.headline.text.count(" as ")
    assert answer.headline.text.endswith(f" as Role{named - 1} and {40 - named} more.")
    assert len(answer.headline.text) <= 280


def test_nobody_named() -> None:
    """A review that names nobody is no answer."""
    mute = review("Mute", 1990, [premise("Nobody speaks.")])
    assert answer_cast(mute.review.film, entries(mute), None, None) == NoAnswer(
        Kind.CAST,
        mute.review.film,
        "The review doesn't say who is in Mute (1990).",
    )


def test_proofs_stay_within_the_limit() -> None:
    """Sentences too long to be quoted are left out, and the pair is still said."""
    long = ("Rae Long plays Kit, " + "who walks and walks " * 40 + "home.", Aspect.PLOT, SpoilerLevel.PREMISE)
    walk = review("Walk", 1990, [long, premise("Bea Short plays Kit too.")], cast=[("Rae Long", "Kit")])
    answer = answer_cast(walk.review.film, entries(walk), "Kit", names_actor=False)
    assert isinstance(answer, Answer)
    assert (answer.headline, answer.citations) == (Headline("Rae Long plays Kit."), ())


def test_the_smuggler_stays_hidden_in_a_list() -> None:
    """A described role whose sentence tells later events is answered with that level, and left out of the list."""
    answer = answer_cast(HARBOUR.review.film, entries(HARBOUR), None, None)
    assert isinstance(answer, Answer)
    assert "smuggler" not in answer.headline.text
    assert "Gard Moe" in answer.headline.text

"""Who played whom, in the words of reviews."""

import pytest

from reviews.cast import find_cast
from reviews.document import Role
from reviews.records import CastMember, Span
from tests.reviews.making import split, spread


def pairs(text: str, title: str = "Lantern") -> list[tuple[str, str | None]]:
    """The (actor, character) pairs that a few sentences give, in order."""
    return [(member.actor, member.character) for member in find_cast(spread(*split(text)), (), title)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taro, played by Ito Ken, is a keeper.", [("Ito Ken", "Taro")]),
        ("Taro (played by Ito Ken) is a keeper.", [("Ito Ken", "Taro")]),
        ("Taro is played by Ito Ken.", [("Ito Ken", "Taro")]),
        ("Taro, the keeper, is wonderfully played by Ito Ken.", [("Ito Ken", "Taro")]),
        ("The robot Gort, voiced by Ito Ken, hums.", [("Ito Ken", "Gort")]),
        ("Ito Ken plays Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken portrays Taro Yamada with great calm.", [("Ito Ken", "Taro Yamada")]),
        ("Ito Ken voices the dragon Haku.", [("Ito Ken", "Haku")]),
        ("Ito Ken, who is always good, plays Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken plays Captain Taro Yamada.", [("Ito Ken", "Captain Taro Yamada")]),
        ("The keeper is Taro (Ito Ken).", [("Ito Ken", "Taro")]),
        ("His wife Hana (Ruth Vega) waits.", [("Ruth Vega", "Hana")]),
        ("Taro (a superb Ito Ken) waits.", [("Ito Ken", "Taro")]),
        ("Taro and Hana (Ito Ken and Ruth Vega) wait.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("Starring Ito Ken, Ruth Vega and Bo Lind.", [("Ito Ken", None), ("Ruth Vega", None), ("Bo Lind", None)]),
        ("The film stars Ito Ken and Ruth Vega.", [("Ito Ken", None), ("Ruth Vega", None)]),
        ("Ito Ken and Ruth Vega star in it.", [("Ito Ken", None), ("Ruth Vega", None)]),
        ("It stars Ito Ken as Taro and Ruth Vega.", [("Ito Ken", "Taro"), ("Ruth Vega", None)]),
        ("Ito Ken as Taro is superb.", [("Ito Ken", "Taro")]),
        ("Ito Ken stars as Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken gives a fine performance as Taro.", [("Ito Ken", "Taro")]),
        ("There is a fine performance by Ito Ken as Taro.", [("Ito Ken", "Taro")]),
        (
            "It is a quiet film with Ito Ken as Taro and Ruth Vega as Hana.",
            [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")],
        ),
        ("Ito Ken and Ruth Vega shine as Taro and Hana.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("The keeper is called Taro. Ito Ken plays him.", [("Ito Ken", "Taro")]),
        ("Ito Ken is good. Taro, played by Ken, is a keeper.", [("Ito Ken", "Taro")]),
        ("Ito Ken stars. Ken\u2019s performance as Taro is superb.", [("Ito Ken", "Taro")]),
        ("Yong-gu, played by Ryu Seung-ryong, parks cars.", [("Ryu Seung-ryong", "Yong-gu")]),
        ("Samuel L. Jackson plays J. J. Gittes.", [("Samuel L. Jackson", "J. J. Gittes")]),
        ("Ito Ken plays Dr. Loomis.", [("Ito Ken", "Dr. Loomis")]),
        ("Mrs. Kintner is played by Lee Fierro.", [("Lee Fierro", "Mrs. Kintner")]),
        ("A small-town sheriff (Ito Ken) takes the case.", [("Ito Ken", "a small-town sheriff")]),
        ("Ito Ken plays a small-town sheriff who drinks.", [("Ito Ken", "a small-town sheriff")]),
        ("Taro\u2019s daughter Mio, played by Ruth Vega, laughs.", [("Ruth Vega", "Mio")]),
        ("Ruth Vega plays Taro\u2019s daughter Mio.", [("Ruth Vega", "Mio")]),
        ('Ito Ken plays Taro "Ace" Yamada.', [("Ito Ken", "Taro Ace Yamada")]),
        ("Taro \u2014 played by Ito Ken \u2014 waits.", [("Ito Ken", "Taro")]),
        ("Ito Ken plays *Taro*.", [("Ito Ken", "Taro")]),
    ],
)
def test_wordings_that_cast(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Each wording gives its pairs of actor and role, and nothing else."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Taro meets Hana in Kyoto.",
        "Ito Ken directed it.",
        "It was directed by Ito Ken as a favour.",
        "It reminds me of Ito Ken at his best.",
        "Taro is as good as Hana.",
        "He begged the king as Police Chief.",
        "Hana begged the king as Police Chief Lund came in.",
        "It was found by Ito Ken as Taro slept.",
        "She is known as Hana.",
        "Taro plays a song for Hana.",
        "Taro (2010) is a longer film.",
        "The film plays in Kyoto.",
        "Taro works as a keeper.",
        "The score by Ito Ken plays no role.",
        "Unlike Taro, Hana has a plan.",
        "Ito Ken plays a part.",
        "Taro plays with fire.",
        "In the first film, Ito Ken plays Taro.",
        "Ito Ken was nearly cast as Taro.",
        "I saw it in Kyoto (South Korea).",
        "The keeper (and his dog) wait.",
        "The village (in Japan) sleeps.",
    ],
)
def test_sentences_that_cast_nobody(text: str) -> None:
    """A mention, a director, a comparison and a trade give no cast."""
    assert pairs(text) == []


def test_the_proof_is_the_sentence() -> None:
    """Each member points at the sentence that says it."""
    sentences = spread("It rains.", "Taro is played by Ito Ken.", "It rains again.")
    assert find_cast(sentences, (), "Lantern") == (CastMember("Ito Ken", "Taro", Span(10, 36)),)


def test_a_pair_that_is_said_twice_is_kept_once() -> None:
    """Of two mentions the first is the proof, and the fuller name is kept."""
    sentences = spread("Ito Ken plays Taro.", "Ito Ken is fine as Taro Yamada.")
    assert find_cast(sentences, (), "Lantern") == (CastMember("Ito Ken", "Taro Yamada", Span(0, 19)),)


def test_a_role_replaces_a_mere_mention() -> None:
    """An actor who is listed first and given a role later has the role, and the later sentence as proof."""
    sentences = spread("The film stars Ito Ken.", "Ito Ken plays Taro.")
    assert find_cast(sentences, (), "Lantern") == (CastMember("Ito Ken", "Taro", Span(24, 43)),)


def test_one_actor_may_play_two_roles() -> None:
    """Two different names of roles are two members."""
    assert pairs("Ito Ken plays Taro. Ito Ken plays Jiro.") == [("Ito Ken", "Taro"), ("Ito Ken", "Jiro")]


def test_the_listed_cast_is_taken_over() -> None:
    """A member who is only in the front matter's list has no proof; one whom the text names too has one."""
    listed = (Role("Ito Ken", "Taro"), Role("Ruth Vega", "Hana"))
    assert find_cast(spread("Ito Ken plays Taro."), listed, "Lantern") == (
        CastMember("Ito Ken", "Taro", Span(0, 19)),
        CastMember("Ruth Vega", "Hana", None),
    )


def test_the_films_title_is_nobody() -> None:
    """The film's own name is neither actor nor role, unless it is the title role."""
    assert pairs("Storm (Ito Ken) is a film.", title="Ito Ken") == []
    assert pairs("Ito Ken plays Gandhi.", title="Gandhi") == [("Ito Ken", "Gandhi")]

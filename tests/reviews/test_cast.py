"""Who played whom, in the words of reviews."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.cast.members import find_cast
from reviews.document import Role
from reviews.records import CastMember, Span
from tests.reviews.making import split, spread

_PIECES = """Ito Ken Taro Hana Ruth Vega plays played by as is the a an of in role , . ( ) 's " -- \u2014 named called
Dr. The Captain who whose and & : ; ... I 12 stars Starring Cast: young twin him [ ] * _ \ue000 \uf8ff
voice turn superb""".split()


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taro is brought to life by Ito Ken.", [("Ito Ken", "Taro")]),
        ("Hana, as played by Ruth Vega, is no fool.", [("Ruth Vega", "Hana")]),
        ("As played by Ruth Vega, Hana is no fool.", [("Ruth Vega", "Hana")]),
        ("Playing Taro, Ito Ken hardly moves.", [("Ito Ken", "Taro")]),
        ("Ito Ken, playing Taro, the local cook, hardly moves.", [("Ito Ken", "Taro")]),
        ("Ito Ken was born to play Taro.", [("Ito Ken", "Taro")]),
        ("The plot sees Ito Ken play Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken takes on the role of Taro.", [("Ito Ken", "Taro")]),
        ("The role of Taro went to Ito Ken.", [("Ito Ken", "Taro")]),
        ("Ito Ken delivers a moving portrayal of Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken brings Taro to life.", [("Ito Ken", "Taro")]),
        ("Ito Ken provides the voice of Taro, the crab.", [("Ito Ken", "Taro")]),
        ("Ito Ken -- yes, Bo Lind's brother -- plays Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken plays Taro, plays a song, and leaves.", [("Ito Ken", "Taro")]),
        ("Taro, who loves Hana, is played by Ito Ken.", [("Ito Ken", "Taro")]),
        ("Taro, the keeper of the light, played by Ito Ken, sings.", [("Ito Ken", "Taro")]),
        ("Cook Island hides Taro, a thief played by Ito Ken.", [("Ito Ken", "Taro")]),
        (
            "The keeper, Taro, played by Ito Ken, and Hana, played by Ruth Vega, sing.",
            [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")],
        ),
        ("Following the storm on Cook Island, a captain, played by Ito Ken, sings.", [("Ito Ken", "a captain")]),
    ],
)
def test_verbs_of_acting(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A verb of acting, or a noun for a role, gives the pair, whichever way round it is said."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The always reliable Ito Ken turns in a fine performance as Taro.", [("Ito Ken", "Taro")]),
        ("As the lonely keeper Taro, Ito Ken is all nerves.", [("Ito Ken", "Taro")]),
        ("Ito Ken, however, shines as Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken -- returning as Taro -- sings.", [("Ito Ken", "Taro")]),
        ("Ito Ken, in the role of Taro, hardly speaks.", [("Ito Ken", "Taro")]),
        ("They are joined by Ito Ken, who is great as the baddie, Taro.", [("Ito Ken", "Taro")]),
        ("There is Ito Ken as perhaps the saddest of keepers, Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken, buttoned into a uniform as Captain Taro, sings.", [("Ito Ken", "Captain Taro")]),
        ("The casting of Ito Ken as Taro is inspired.", [("Ito Ken", "Taro")]),
        ("Ito Ken makes a convincing Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken does well with his Jiro character as Taro.", [("Ito Ken", "Taro")]),
        ("Look out for Ito Ken as a ferryman.", [("Ito Ken", "a ferryman")]),
        ("The film stars Ito Ken as a keeper who drinks.", [("Ito Ken", "a keeper")]),
        ("I liked Ito Ken in the Taro role. Ito Ken's work in the Taro role is fine.", [("Ito Ken", "Taro")]),
        ("Ito Ken, whose turn as Taro is sublime, sings.", [("Ito Ken", "Taro")]),
        ("Ruth Vega stars opposite Bo Lind as Hana and Jiro.", [("Ruth Vega", "Hana"), ("Bo Lind", "Jiro")]),
    ],
)
def test_praise_that_casts(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Praise for somebody "as" a role casts, whatever its words."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Cast: Ito Ken (Taro), Ruth Vega (Dr. Hana); Bo Lind (Jiro)",
            [("Ito Ken", "Taro"), ("Ruth Vega", "Dr. Hana"), ("Bo Lind", "Jiro")],
        ),
        ("Starring Ito Ken (Taro) and Ruth Vega (Hana).", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("Ito Ken (as Taro) and Ruth Vega (as the cook) sing.", [("Ito Ken", "Taro"), ("Ruth Vega", "the cook")]),
        (
            "Taro, Hana and Jiro (Ito Ken, Ruth Vega and Bo Lind) sing.",
            [("Ito Ken", "Taro"), ("Ruth Vega", "Hana"), ("Bo Lind", "Jiro")],
        ),
        (
            "Ito Ken, Ruth Vega and Bo Lind play Taro, Hana and Jiro.",
            [("Ito Ken", "Taro"), ("Ruth Vega", "Hana"), ("Bo Lind", "Jiro")],
        ),
        ("Taro and Hana are played by Ito Ken and Ruth Vega.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("As Taro and Hana, Ito Ken and Ruth Vega have charm.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("Taro (Oscar winner Ito Ken) sings.", [("Ito Ken", "Taro")]),
        ("Taro (voice of Ito Ken) sings.", [("Ito Ken", "Taro")]),
        ("Taro (Ito Ken, never better) sings.", [("Ito Ken", "Taro")]),
        ("Taro, a keeper (Ito Ken), sings.", [("Ito Ken", "Taro")]),
        ("Three brothers (Ito Ken and Bo Lind) sing.", [("Ito Ken", None), ("Bo Lind", None)]),
        ("His brother (Bo Lind) sings.", [("Bo Lind", None)]),
        ("The ensemble includes Ito Ken and Ruth Vega.", [("Ito Ken", None), ("Ruth Vega", None)]),
        ("Ito Ken: Taro", [("Ito Ken", "Taro")]),
        ("Ito Ken - Taro", [("Ito Ken", "Taro")]),
        ("Ito Ken as Taro", [("Ito Ken", "Taro")]),
    ],
)
def test_lists_that_cast(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Lists of the cast give their pairs, or their names where they give no roles."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He meets The Wolf, played by Ito Ken.", [("Ito Ken", "The Wolf")]),
        ('He meets "The Wolf," played by Ito Ken.', [("Ito Ken", "The Wolf")]),
        ("Ito Ken shows up as the Wolf.", [("Ito Ken", "the Wolf")]),
        ("Ito Ken plays the Sheriff of Cook Island.", [("Ito Ken", "the Sheriff of Cook Island")]),
        ("A hard-nosed Major (Ito Ken) sings.", [("Ito Ken", "a hard-nosed Major")]),
        ("Bo Lind plays the young Taro.", [("Bo Lind", "young Taro")]),
        ("Taro is played by Bo Lind as a boy and by Ito Ken as a man.", [("Bo Lind", "Taro"), ("Ito Ken", "Taro")]),
        (
            "Taro is played as a child by Bo Lind and as an adult by Ito Ken.",
            [("Bo Lind", "Taro"), ("Ito Ken", "Taro")],
        ),
        ("Ito Ken plays both Taro and his brother Jiro.", [("Ito Ken", "Taro"), ("Ito Ken", "Jiro")]),
        ("Ito Ken plays a man named Taro who drinks.", [("Ito Ken", "Taro")]),
        ("Ito Ken plays the cook, named Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken plays a scientist battling a blob.", [("Ito Ken", "a scientist")]),
        ("Ito Ken plays a shrewd, calm detective.", [("Ito Ken", "a shrewd, calm detective")]),
        ("She laughs over the war and a nurse (Ruth Vega).", [("Ruth Vega", "a nurse")]),
        ("They hide on the run from the objections of a banker (Ito Ken).", [("Ito Ken", "a banker")]),
        (
            "The captain (Ito Ken) of a ship meets the captain (Bo Lind) of a boat.",
            [("Ito Ken", "the captain"), ("Bo Lind", "the captain")],
        ),
    ],
)
def test_roles_as_they_are_called(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A role has its title, its article where that is its name, and its age; a description ends with its noun."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ruth Vega's Hana is a delight. Hana sings. It stars Ruth Vega.", [("Ruth Vega", "Hana")]),
        ("Ruth Vega's Hana Moss is a delight. Hana waits.", [("Ruth Vega", "Hana Moss")]),
        ("Ruth Vega's sly, weary Hana is a delight. Hana sings.", [("Ruth Vega", "Hana")]),
        ("All are dull, aside from Ruth Vega's Hana.", [("Ruth Vega", "Hana")]),
        ("Vega's Hana sings. It stars Ruth Vega as Hana.", [("Ruth Vega", "Hana")]),
        ("It stars Ruth Vega. Ruth Vega is Hana, a cook. Hana sings.", [("Ruth Vega", "Hana")]),
        ("Ito Ken (Taro) is superb. It stars Ito Ken. Taro sings.", [("Ito Ken", "Taro")]),
        ("Ruth Vega's Night Boat is better.", []),
        ("Night Boat by Ruth Vega's side works. Ruth Vega's Night Boat stands out.", []),
        ("It is based on Ruth Vega's Hana. Hana sings.", []),
        ("Ruth Vega's novel is long. Ruth Vega's Hana sings.", []),
        ("It recalls Ruth Vega's Hana. Hana sings.", []),
        ("Hana Moss's brother Taro sings. Taro drinks.", []),
    ],
)
def test_hints_that_the_rest_of_the_review_supports(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Wordings like "A's B" and "A is B" cast where A acts in it and B is somebody who does something in it."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The script by Bo Lind plays like a first draft.",
        "Ito Ken wanted to play Taro but was too old.",
        "Ito Ken turned down the role of Taro.",
        "Ito Ken would have been better as Taro.",
        "It could have starred Ito Ken as Taro.",
        "Imagine Ito Ken as Taro.",
        "He is no Ito Ken as Taro.",
        "As in Night Boat, where Ito Ken plays Taro, it rains.",
        "Ito Ken, so good as Taro in Night Boat, is missed.",
        "Ito Ken, who also played Taro in Night Boat, directs.",
        "Unlike the 1950 version, in which Ito Ken played Taro, it is short.",
        "In Night Boat, Ito Ken plays Taro.",
        "Director Ito Ken (Night Boat) knows his trade.",
        "Night Boat (Ito Ken, 1975) is better.",
        "Taro Moss plays the piano for Hana.",
        "Taro Moss plays dead.",
        "Taro Moss disguises himself as Father Jiro.",
        "Taro Moss, as Hana Pike says, drinks.",
        "It is shot by Ito Ken as an homage.",
        "As producer, Ito Ken spared no cost.",
        "The film unfolds as Taro Moss and Bo Pike rob a bank.",
        "Ruth Vega won the Best Actress Oscar for it.",
        "It was a hit in New Jersey (United States).",
        "The tune is played by Taro on a comb.",
    ],
)
def test_traps(text: str) -> None:
    """What was not to be, other films, comparisons, makers, trades, disguises, prizes and places give no cast."""
    assert pairs(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ito Ken is Taro, a fisherman with debts.", [("Ito Ken", "Taro")]),
        ("Ito Ken is Taro Yamada, the doctor of the island.", [("Ito Ken", "Taro Yamada")]),
        ("We follow Ken's Taro, a man who has lost his boat. Ito Ken is good.", [("Ito Ken", "Taro")]),
        ("Ito Ken, the bully Taro, is better than the rest.", [("Ito Ken", "Taro")]),
        ("Ito Ken is a convincing Taro — warm and quiet.", [("Ito Ken", "Taro")]),
        (
            "Ito Ken and Ruth Vega make a fine Taro and Hana, though he is too old.",
            [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")],
        ),
        ("Ito Ken seems tailor-made for the role of Taro Yamada.", [("Ito Ken", "Taro Yamada")]),
        ("Ito Ken seems tailor made to the portly Lord Yamada.", [("Ito Ken", "Lord Yamada")]),
        ("The keeper, played by Kyoto Pictures regular Ito Ken, drinks.", [("Ito Ken", "the keeper")]),
        ("The old Ruth Fielding is here. Fielding, as Hana, waits for the boat.", [("Ruth Fielding", "Hana")]),
        ("Ken Hunter stars. Hunter plays Taro with care.", [("Ken Hunter", "Taro")]),
        ("Ken's Taro makes his first entrance late. It stars Ito Ken.", [("Ito Ken", "Taro")]),
    ],
)
def test_roles_that_are_introduced_or_praised(text: str, expected: list[tuple[str, str | None]]) -> None:
    """What a sentence goes on to say of a role, and a word of praise before it, tell that somebody plays it."""
    assert [pair for pair in pairs(text) if pair[1]] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The keeper is Ito Ken.", [("Ito Ken", "the keeper")]),
        (
            "The keeper she consults is Ito Ken; the doctor is Bo Lind.",
            [("Ito Ken", "the keeper"), ("Bo Lind", "the doctor")],
        ),
        ("Hana's brother Taro is Ito Ken.", [("Ito Ken", "Taro")]),
        ("Sergeant Taro, the last honest man, is the magnificent Ito Ken.", [("Ito Ken", "Sergeant Taro")]),
        ("Hana, the keeper's daughter who never sleeps, is Ruth Vega.", [("Ruth Vega", "Hana")]),
        ("Colonel Taro is a thunderous Ito Ken.", [("Ito Ken", "Colonel Taro")]),
        (
            "Ito Ken is Father Taro; Ruth Vega is the housekeeper, Hana.",
            [("Ito Ken", "Father Taro"), ("Ruth Vega", "Hana")],
        ),
        ("Rex Lund Jr. is Captain Taro, a trucker.", [("Rex Lund Jr.", "Captain Taro")]),
        ("Ito Ken (Taro) and Ruth Vega (Hana) mind the light.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("Playing the founder, Taro, is Ito Ken.", [("Ito Ken", "Taro")]),
        ("His clerk, Taro, is entrusted to Ito Ken.", [("Ito Ken", "Taro")]),
        ("Ito Ken dons the uniform of Captain Taro.", [("Ito Ken", "Captain Taro")]),
        ("The soldier, Taro, is acted by Ito Ken.", [("Ito Ken", "Taro")]),
        ("Pastor Taro is brought to the screen by Ito Ken.", [("Ito Ken", "Pastor Taro")]),
    ],
)
def test_who_somebody_is(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A full name that is said to be the keeper, or Taro, is an actor's, whichever stands first."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The killer is Taro Moss.",
        "The hero is Taro Moss, who has lost his boat.",
        "The keeper is Taro Moss. Taro drinks.",
        "The keeper is Taro Moss. He hates the sea. Moss climbs down in the end.",
        "Taro Moss is the keeper of the light.",
        "The burglar she mistakes for a doctor is in Kyoto.",
        "The town on the coast is New Haven.",
        "Supporting Vega is a solid cast including Bo Lind.",
    ],
)
def test_who_somebody_is_in_the_story(text: str) -> None:
    """Who is called by a first name, or does something, is somebody of the story; so is a hero, and a killer."""
    assert [pair for pair in pairs(text) if pair[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Second only to Vega is Tom Adler, whose debt ruins them all. Ruth Vega is in it.",
        "Surrounding Vega is a solid supporting cast including Tom Adler. Ruth Vega is in it.",
        "Taro Yamada is the Crow, a burglar. Taro hides the pearls.",
        "Ito Ken, so often cast as the monster of the piece, is wasted here.",
        "Ito Ken's Taro, the earlier film's best character, is not even mentioned.",
        "Ito Ken seems tailor-made for the big screen.",
    ],
)
def test_what_only_looks_like_an_introduction(text: str) -> None:
    """A name behind a preposition, a second name of somebody in the story, and other films cast nobody."""
    assert [pair for pair in pairs(text) if pair[1]] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ito Ken plays Taro, Bo Lind is Jiro, Ruth Vega is Hana and Lea Moor is Mio.",
            [("Ito Ken", "Taro"), ("Bo Lind", "Jiro"), ("Ruth Vega", "Hana"), ("Lea Moor", "Mio")],
        ),
        ("They got Ito Ken. Ken is Taro, Bo Lind is Jiro.", [("Ito Ken", "Taro"), ("Bo Lind", "Jiro")]),
        (
            "Ito Ken played Taro, Bo Lind was Jiro, and Ruth Vega was the mother.",
            [("Ito Ken", "Taro"), ("Bo Lind", "Jiro"), ("Ruth Vega", "the mother")],
        ),
        ("Ito Ken plays Taro and Bo Lind is his brother Jiro.", [("Ito Ken", "Taro"), ("Bo Lind", "Jiro")]),
        ("Ito Ken plays Taro, and Bo Lind is Jiro the cook.", [("Ito Ken", "Taro"), ("Bo Lind", "Jiro")]),
        (
            "Ruth Vega is Hana, and Ito Ken and Bo Lind are the thieves. Ruth Vega plays Hana.",
            [("Ruth Vega", "Hana"), ("Ito Ken", "the thieves"), ("Bo Lind", "the thieves")],
        ),
        (
            "Ruth Vega plays Hana and the children are Ito Ken and Bo Lind.",
            [("Ruth Vega", "Hana"), ("Ito Ken", "the children"), ("Bo Lind", "the children")],
        ),
        (
            "Ruth Vega plays Hana, and Ito Ken and Bo Lind are Taro and Jiro.",
            [("Ruth Vega", "Hana"), ("Ito Ken", "Taro"), ("Bo Lind", "Jiro")],
        ),
        ("Ito Ken plays Taro, and Hana is Ruth Vega, his wife.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("Ito Ken plays Taro, Bo Lind the cook.", [("Ito Ken", "Taro"), ("Bo Lind", "the cook")]),
        ("Hana sat down. Ito Ken plays Taro. Ruth Vega is Hana.", [("Ito Ken", "Taro"), ("Ruth Vega", "Hana")]),
        ("Her ex came. Ito Ken plays Taro. Bo Lind is the ex.", [("Ito Ken", "Taro"), ("Bo Lind", "the ex")]),
    ],
)
def test_who_somebody_is_where_a_sentence_tells_of_the_cast(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Who is said to be somebody beside other pairs, or close to them where the story knows the role, is an actor."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bruce Moss is the Crow.",
        "Bruce Moss is Crow, and nobody knows that Bruce is rich. Ito Ken plays Taro.",
        "Hana is Taro's pupil. Ito Ken plays Taro.",
        "Ito Ken plays Taro. Bo Lind is Lind. Lind knows his trade.",
        "Ito Ken plays Taro. Bo Lind directed it. Bo Lind is Hitch. Hitch knew fear.",
        "Ito Ken plays Taro. Bo Lind is a legend.",
        "Ito Ken plays Taro. Bo Lind is the director, and the director knows it.",
        "Ito Ken plays Taro. Bo Lind is the only cook, and a cook is needed.",
        "Ito Ken plays Taro. Hana Moss is the keeper of the light. Hana sings.",
        "Ito Ken plays Taro. The killers are Hana Moss and Bo Lind.",
        "Ito Ken plays Taro. Between Taro and Hana is Bo Lind.",
        "Ito Ken plays Taro. Taro is the son of King Moss and Queen Lind.",
        "Ito Ken plays Taro and the director, Bo Lind, is his son.",
        "Ito Ken plays Taro. Bo Lind speaks Mandarin.",
        "Ito Ken plays Taro. It was Hana Moss who killed him.",
        "Ito Ken plays Taro. This is Bo Lind's Crow, made in 1982. Crow sings. Crow drinks.",
    ],
)
def test_who_is_somebody_of_the_story_close_to_the_cast(text: str) -> None:
    """People whom the story calls by a part of their name, makers, languages, ranks and kin add no pair."""
    assert [pair for pair in pairs(text) if pair != ("Ito Ken", "Taro")] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taro, who is small and has the voice of Ito Ken, sings.", [("Ito Ken", "Taro")]),
        ("Taro, with the gruff voice of Ito Ken, sings.", [("Ito Ken", "Taro")]),
        ("Ito Ken gives his voice to Taro and Bo Lind to Jiro.", [("Ito Ken", "Taro"), ("Bo Lind", "Jiro")]),
        ("The voices are Ito Ken for Taro and Bo Lind for Jiro.", [("Ito Ken", "Taro"), ("Bo Lind", "Jiro")]),
        ("Taro sings. Taro drinks. Ito Ken speaks Taro with a lazy voice.", [("Ito Ken", "Taro")]),
        ("Bo Lind, the voice of Jiro Moss, plays the chief of the guards.", [("Bo Lind", "the chief of the guards")]),
    ],
)
def test_voices(text: str, expected: list[tuple[str, str | None]]) -> None:
    """Who gives a role its voice plays it, whichever of the two the sentence is about."""
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Taro, whom Ito Ken plays with care, sings.", [("Ito Ken", "Taro")]),
        ("A thief called Taro arrives, with Ito Ken in the part.", [("Ito Ken", "Taro")]),
        ("It is Taro who does so, in the person of Ito Ken.", [("Ito Ken", "Taro")]),
        ("Ito Ken is gentle and unshowy as Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken acted as big Taro.", [("Ito Ken", "Taro")]),
        ("Ito Ken, as the doctor, explains that nobody is ill.", [("Ito Ken", "the doctor")]),
        (
            "Ito Ken shows up as Taro's dad, Bo Lind is Jiro, and Ruth Vega is Hana.",
            [("Bo Lind", "Jiro"), ("Ruth Vega", "Hana")],
        ),
        ("Ito Ken, whom some will know from Kyoto, plays Taro.", [("Ito Ken", "Taro")]),
        ("Son Ye-jin plays Su-jin.", [("Son Ye-jin", "Su-jin")]),
        ("Ito Ken gives Taro a quiet dignity. Taro sings. Taro drinks.", [("Ito Ken", "Taro")]),
        ("It was Ito Ken who played Taro.", [("Ito Ken", "Taro")]),
    ],
)
def test_more_ways_to_take_a_role(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A role that somebody plays, has, is given a quality by, or is in the person of, is that actor's."""
    assert pairs(text) == expected


def test_a_surname_is_its_bearers() -> None:
    """A surname alone is the actor's whose full name stands elsewhere, in whatever wording."""
    assert pairs("I met Ito Ken once. Taro is played by Ken.") == [("Ito Ken", "Taro")]
    assert pairs("It stars Nora De Wolf. De Wolf plays Hana.") == [("Nora De Wolf", "Hana")]


def test_an_actor_known_by_one_name_is_taken_where_the_wording_is_plain() -> None:
    """A single name is an actor's where a role is "played by" it, not where it may be a character's."""
    assert pairs("Hana is played by Zia.") == [("Zia", "Hana")]
    assert pairs("Zia plays Hana.") == []


def test_a_slip_in_an_actors_name_makes_no_second_actor() -> None:
    """Of two like spellings of an actor in one role the one that the review uses more is kept."""
    assert pairs("Ruth Vegas is fun as Hana. Ruth Vega plays Hana. I like Ruth Vega.") == [("Ruth Vega", "Hana")]


def test_a_role_with_the_name_of_an_actor_is_no_actor() -> None:
    """A character with a full name stays a character, also where the sentence can be read the other way."""
    assert pairs("Officers Taro Moss (Ito Ken) and Jiro Pike (Bo Lind) track Al Crow as agents.") == [
        ("Ito Ken", "Taro Moss"),
        ("Bo Lind", "Jiro Pike"),
    ]


def test_the_present_film_outdoes_what_was_once_played() -> None:
    """Who played a role in the past counts only where nobody plays it in the present."""
    assert pairs("Bo Lind played Taro for years. Ito Ken plays Taro.") == [("Ito Ken", "Taro")]
    assert pairs("Ito Ken played Taro with great calm.") == [("Ito Ken", "Taro")]


@pytest.mark.parametrize(
    "text", ["A " * 450, "Alpha " * 180, "x" * 5000, "Alpha (Beta) " * 80, "Alpha as " * 100, "('\"[" * 99]
)
def test_text_that_is_no_prose_gives_nothing(text: str) -> None:
    """Nonsense is read without harm."""
    assert find_cast(spread(text.strip()), (), "Lantern") == ()


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=14))
def test_any_words_in_any_order_are_read(pieces: list[str]) -> None:
    """Whatever stands in a sentence, its cast is read, and each actor has a name."""
    text = " ".join(pieces)
    assert all(member.actor.strip() for member in find_cast(spread(text), (), "Lantern"))


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

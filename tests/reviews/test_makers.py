"""Who made a film, told from who made the films that its review compares it with."""

import time

import pytest

from reviews.films import make_film
from reviews.makers import find_directors
from reviews.records import Fact, Span
from tests.reviews.making import split, spread

LANTERN = make_film("Lantern", 2010)


def directors(text: str) -> list[str]:
    """The directors that a review of Lantern (2010) names."""
    return [fact.value for fact in find_directors(spread(*split(text)), LANTERN)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Director and star Ito Ken takes his time.", ["Ito Ken"]),
        ("Writer/director Ito Ken takes his time.", ["Ito Ken"]),
        ("Helmer Ito Ken takes his time.", ["Ito Ken"]),
        ("Directed with patience by Ito Ken, Lantern is calm.", ["Ito Ken"]),
        ("Directed by Ito Ken, Ruth Vega and Bo Lind, it is long.", ["Ito Ken", "Ruth Vega", "Bo Lind"]),
        ("Co-directors Ito Ken and Ruth Vega argue.", ["Ito Ken", "Ruth Vega"]),
        ("Ito Ken and Ruth Vega co-direct.", ["Ito Ken", "Ruth Vega"]),
        ("Under the direction of Ito Ken the barn glows.", ["Ito Ken"]),
        ("An elegant chiller from Ito Ken, made in the snow.", ["Ito Ken"]),
        ("A slow noir, if there is such a thing, from Ito Ken.", ["Ito Ken"]),
        ("It has five tales, with Ito Ken calling the shots.", ["Ito Ken"]),
        ("Under Ito Ken's patient direction the barn glows.", ["Ito Ken"]),
        ("The directing by Ito Ken is calm.", ["Ito Ken"]),
        ("Directing the whole affair is Ito Ken.", ["Ito Ken"]),
        ("Directing her own script, Ruth Vega takes her time.", ["Ruth Vega"]),
        ("Ruth Vega makes her directorial debut.", ["Ruth Vega"]),
        ("It marks Ruth Vega's debut as a director.", ["Ruth Vega"]),
        ("Ruth Vega is back in the director's chair.", ["Ruth Vega"]),
        ("This time Ruth Vega stands behind the camera.", ["Ruth Vega"]),
        ("Ruth Vega took the helm.", ["Ruth Vega"]),
        ("Ruth Vega, writing, producing and directing, takes her time.", ["Ruth Vega"]),
        ("Ruth Vega, who wrote the play and here directs for the first time, takes her time.", ["Ruth Vega"]),
        ("This Ruth Vega-directed comedy is calm.", ["Ruth Vega"]),
        ("Dir: Ruth Vega", ["Ruth Vega"]),
        ("Englishwoman Ruth Vega directs.", ["Ruth Vega"]),
        ("Lantern director Ruth Vega takes her time.", ["Ruth Vega"]),
        ("The script by director Ruth Vega and Bo Lind is neat.", ["Ruth Vega"]),
        ("Like most of director Ruth Vega's films, Lantern is calm.", ["Ruth Vega"]),
    ],
)
def test_plain_statements(text: str, names: list[str]) -> None:
    """Whoever directs, helms, or stands behind the camera of the film is its director."""
    assert directors(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "It recalls the work of director Ito Ken.",
        "This is a thriller from Hammer Film Productions.",
        "It is a drama from New South Wales.",
        "It is like a chiller from Ito Ken.",
        "It looks like something directed by Ito Ken.",
        "The first film was directed by Ito Ken.",
        "Series director Ito Ken had left.",
        "I thank the Harbour director Ito Ken.",
        'It borrows from "Harbour" director Ito Ken.',
        "Bo Lind once worked for Ito Ken, who directed Harbour.",
        "In his Harbour trilogy, director Ito Ken did the same.",
        "Ito Ken directed a similar film.",
        "It was directed by Ito Ken ten years later as Harbour.",
        "It would be better were Ito Ken behind the camera.",
        "It ought to be directed by Ito Ken.",
        "It should have been director Ito Ken's.",
        "Aspiring filmmaker Ito Ken meets a widow.",
        "Stage director Ito Ken meets a widow.",
        "Ito Ken directs traffic.",
        "Ito Ken's art direction is lush.",
        "It is a sequel to director Ito Ken's Harbour.",
    ],
)
def test_directors_of_other_films(text: str) -> None:
    """Who directed another film, might have directed this one, or directs in its story, is not its director."""
    assert directors(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruth Vega's Lantern is calm.", ["Ruth Vega"]),
        ("Ruth Vega\u2019s stately, sad Lantern is calm.", ["Ruth Vega"]),
        ("Ruth Vega's 2010 film is calm.", ["Ruth Vega"]),
        ("Ruth Vega's feature debut.", ["Ruth Vega"]),
        ("In Ruth Vega's sly satire nobody laughs.", ["Ruth Vega"]),
        ("It is all in Vega's camera. Ruth Vega frames each scene as a painting.", []),
        (
            "It is all in Vega's camera. Ruth Vega frames each scene as a painting. Vega cuts to a shot of rain.",
            ["Ruth Vega"],
        ),
        ("Ruth Vega's Harbour is calm.", []),
        ("Ruth Vega's debut.", []),
        ("Ruth Vega's last film.", []),
        ("Ruth Vega's earlier film is calm.", []),
        ("Unlike Ruth Vega's film, it is calm.", []),
        ("Ruth Vega's Lanterns shine.", []),
        ("Ruth Vega's Lantern became a film. The novel by Ruth Vega is better.", []),
        ("Ruth Vega's Lantern is calm, and Ruth Vega plays a widow.", []),
        ("Disney's Lantern is calm.", []),
        ("RKO's Lantern is calm.", []),
    ],
)
def test_hints(text: str, names: list[str]) -> None:
    """Whose film it is, and who frames and cuts it, tells the director; an author's or an actor's film does not."""
    assert directors(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Director Ito Ken is calm. Director Ruth Vega made more of the rain. Ken loves rain.", ["Ito Ken"]),
        ("Ruth Vega's Lantern is calm. Director Ito Ken takes his time.", ["Ito Ken"]),
        ("It is like director Ito Ken's best. Director Ruth Vega takes her time.", ["Ruth Vega"]),
    ],
)
def test_the_likeliest_of_several(text: str, names: list[str]) -> None:
    """Of two that are named the director is the one of whom more is said; a plain statement comes before hints."""
    assert directors(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vega's direction is calm.", ["Vega"]),
        ("Vega's direction is calm. Ruth Vega likes rain.", ["Ruth Vega"]),
        ("Vega's direction is calm. Ruth Vega likes rain, Ana Vega does not.", ["Vega"]),
        ("Director De Vega takes her time. Ruth De Vega likes rain.", ["Ruth De Vega"]),
        ("Ken and Ruth Vega directed it. Ito Ken likes rain.", ["Ito Ken", "Ruth Vega"]),
    ],
)
def test_surnames(text: str, names: list[str]) -> None:
    """A surname is filled up from the one full name in the review; with none, or with two, it stays as it is."""
    assert directors(text) == names


def test_the_plainest_sentence_is_the_proof() -> None:
    """The proof is the sentence that states it, not one that hints at it before."""
    sentences = spread("Ruth Vega's camera is calm.", "It was directed by Ruth Vega.")
    assert find_directors(sentences, LANTERN) == [Fact("director", "Ruth Vega", Span(28, 57))]


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Vega " * 90,
        "R" * 900,
        "R" + "u" * 900,
        "Ruth-" * 180,
        "O'" * 450,
        "Director " * 100,
        "Ruth Vega's " * 75,
        "Ruth Vega, " * 80,
        "Ruth Vega and " * 64,
        "directed by " * 75,
    ],
)
def test_odd_sentences_take_no_time(text: str) -> None:
    """A sentence of nothing but names, or of one endless word, is read at once."""
    started = time.perf_counter()
    directors(text)
    assert time.perf_counter() - started < 0.25

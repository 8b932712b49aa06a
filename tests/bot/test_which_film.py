"""Which film a question is about."""

import pytest

from bot.answers.people_index import People
from bot.answers.titles import FilmChoice, Titles, group
from bot.answers.which_film import Described, Resolved, by_description, by_people, by_title, in_question, nearest
from index.records import CastName, FilmCount
from tests.bot.making import make_film, titles

FILMS = titles(
    ("Jaws", 1975),
    ("Miracle in Cell No. 7", 2013),
    ("The Shawshank Redemption", 1994),
    ("True Grit", 1969),
    ("True Grit", 2010),
    ("It", 2017),
    ("Heat", 1995),
    ("Us", 2019),
    ("Spirited Away", 2001),
    ("Night Ferry", None),
)


def names(resolved: Resolved) -> list[str]:
    """Give the names of the films found."""
    return [choice.film.name for choice in resolved.choices]


@pytest.mark.parametrize(
    ("text", "found", "mention"),
    [
        ("Who plays Quint in Jaws?", ["Jaws (1975)"], "Jaws"),
        ("who plays quint in jaws", ["Jaws (1975)"], "jaws"),
        ("JAWS!", ["Jaws (1975)"], "JAWS"),
        ("Why does he cry in Miracle in Cell No. 7?", ["Miracle in Cell No. 7 (2013)"], "Miracle in Cell No. 7"),
        ("is miracle in cell number seven sad", ["Miracle in Cell No. 7 (2013)"], "miracle in cell number seven"),
        ("is Miracle in Cell number 7 sad", ["Miracle in Cell No. 7 (2013)"], "Miracle in Cell number 7"),
        ("Who is in Shawshank Redemption?", ["The Shawshank Redemption (1994)"], "Shawshank Redemption"),
        ("Who is Red in Shawshank?", ["The Shawshank Redemption (1994)"], "Shawshank"),
        ("who is in the shawshenk redemtion", ["The Shawshank Redemption (1994)"], "shawshenk redemtion"),
        ("who made spirted away", ["Spirited Away (2001)"], "spirted away"),
        ("Who is in True Grit?", ["True Grit (1969)", "True Grit (2010)"], "True Grit"),
        ("Who is in True Grit (2010)?", ["True Grit (2010)"], "True Grit"),
        ("Is the 1969 True Grit better?", ["True Grit (1969)"], "True Grit"),
        ("Is True Grit from 1950 good?", ["True Grit (1969)", "True Grit (2010)"], "True Grit"),
        ("Who plays the clown in It?", ["It (2017)"], "It"),
        ("who plays the clown in it", [], None),
        ("Who is the villain in Heat?", ["Heat (1995)"], "Heat"),
        ("who is the villain in heat", ["Heat (1995)"], "heat"),
        ("is heat any good", ["Heat (1995)"], "heat"),
        ("Does the heat kill him?", [], None),
        ("Is it any good?", [], None),
        ("It is good. It scares me. Why?", [], None),
        ("Who scares the family in Us?", ["Us (2019)"], "Us"),
        ("what does it teach us", [], None),
        ("Who plays in Night Ferry?", ["Night Ferry"], "Night Ferry"),
        ("Who plays Chief Brody?", [], None),
        ("", [], None),
        ("?!", [], None),
    ],
)
def test_a_film_named_in_a_question(text: str, found: list[str], mention: str | None) -> None:
    """A question names a film exactly, misspelt, in part, and with its year; everyday words only as a title."""
    resolved = in_question(text, FILMS)
    assert (names(resolved), resolved.mention) == (found, mention)


def test_one_word_of_two_titles_names_neither() -> None:
    """A capitalised word that stands in two titles names none of them."""
    films = titles(("Silver Harbour", 1990), ("Harbour of Fools", 1991), ("Silver Mountain", 1992))
    assert names(in_question("Who sinks in Harbour?", films)) == []
    assert names(in_question("Who climbs in Mountain?", films)) == ["Silver Mountain (1992)"]


def test_the_longest_title_wins() -> None:
    """A title inside a longer one that the question names is not meant."""
    films = titles(("Alien", 1979), ("Alien Harvest", 1992))
    assert names(in_question("Who dies in Alien Harvest?", films)) == ["Alien Harvest (1992)"]
    assert names(in_question("Who dies in Alien?", films)) == ["Alien (1979)"]


@pytest.mark.parametrize(
    "text",
    [
        "Who plays Detective Rooke in Heat?",
        "In Heat, who plays Detective Rooke?",
        "who is detective rooke in heat 1995",
    ],
)
def test_a_title_stands_where_questions_put_their_film(text: str) -> None:
    """A name that is also the title of another film is a name where a film stands behind or before it."""
    assert names(in_question(text, titles(("Heat", 1995), ("The Detective", 1968)))) == ["Heat (1995)"]


def test_another_title_of_the_film() -> None:
    """A film is found by an alias too."""
    film = make_film("Spirited Away", 2001, "Sen to Chihiro")
    films = Titles([FilmChoice(film, frozenset({film.id}))])
    assert names(in_question("who is in sen to chihiro", films)) == ["Spirited Away (2001)"]
    assert names(by_title("Sen to Chihiro", films)) == ["Spirited Away (2001)"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Jaws", ["Jaws (1975)"]),
        ("the jaws", ["Jaws (1975)"]),
        ("Jaws (1975)", ["Jaws (1975)"]),
        ("It", ["It (2017)"]),
        ("it", ["It (2017)"]),
        ("True Grit", ["True Grit (1969)", "True Grit (2010)"]),
        ("true grit 2010", ["True Grit (2010)"]),
        ("Shawshank", ["The Shawshank Redemption (1994)"]),
        ("spirted away", ["Spirited Away (2001)"]),
        ("Vertigo", []),
        ("", []),
    ],
)
def test_a_film_by_title(title: str, found: list[str]) -> None:
    """A title alone finds its film exactly, misspelt, shortened, and with its year."""
    assert names(by_title(title, FILMS)) == found


def test_an_unknown_title_brings_the_nearest() -> None:
    """A title that no film has brings those most like it, best first, and none for a title like nothing."""
    resolved = by_title("Spirited Gone", FILMS)
    assert names(resolved) == []
    assert resolved.nearest == nearest("Spirited Gone", FILMS)
    assert resolved.nearest[0].film.name == "Spirited Away (2001)"
    assert len(nearest("Spirited Gone", FILMS, 1)) == 1
    assert nearest("qqqq", FILMS) == ()


def test_films_with_and_without_year_are_joined() -> None:
    """Reviews that leave the year out belong to the only film of that title; with two of them they stand alone."""
    one, two = make_film("True Grit", 1969), make_film("True Grit", 2010)
    bare, jaws, undated = make_film("True Grit"), make_film("Jaws", 1975), make_film("JAWS")
    films = [FilmCount(film, 1) for film in (one, two, bare, jaws, undated)]
    assert group(films) == [
        FilmChoice(one, frozenset({"true-grit-1969"})),
        FilmChoice(two, frozenset({"true-grit-2010"})),
        FilmChoice(jaws, frozenset({"jaws-1975", "jaws"})),
        FilmChoice(bare, frozenset({"true-grit"})),
    ]


CAST = [
    CastName("jaws-1975", "Robert Shaw", "Quint"),
    CastName("miracle-in-cell-no-7-2013", "Kal So-won", "Ye-sung"),
    CastName("true-grit-1969", "Kim Darby", "Mattie Ross"),
    CastName("true-grit-2010", "Hailee Steinfeld", "Mattie Ross"),
    CastName("true-grit-2010", "Jeff Bridges", "Rooster Cogburn"),
    CastName("it-2017", "Ann Other", "the clown"),
    CastName("us-2019", "Will Hope", None),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Who does Robert Shaw play?", ["Jaws (1975)"]),
        ("who plays quint", ["Jaws (1975)"]),
        ("who is quintessential", []),
        ("who is kal sowon", ["Miracle in Cell No. 7 (2013)"]),
        ("who plays cogburn", ["True Grit (2010)"]),
        ("what happened to cogburn", []),
        ("Who plays Mattie Ross?", []),
        ("Do Quint and Kim Darby meet?", []),
        ("who is the clown", ["It (2017)"]),
        ("Is Will Hope in a film?", ["Us (2019)"]),
        ("who will win", []),
    ],
)
def test_a_film_by_its_people(text: str, found: list[str]) -> None:
    """The people whom a question names tell its film, if they belong to one film only."""
    assert names(by_people(text, FILMS, People(CAST))) == found


def described(title: str, year: int, nearest: float, words: str) -> Described:
    """Give one of the films as it stands beside a description."""
    return Described(titles((title, year)).choices[0], nearest, frozenset(words.split()))


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("a shark eats swimmers", [("Jaws", 0.5, "shark eat"), ("Us", 0.3, "doubl")], ["Jaws (1975)"]),
        ("a shark eats swimmers", [("Jaws", 0.4, "shark swimmer"), ("Us", 0.45, "doubl")], ["Jaws (1975)"]),
        ("a shark eats swimmers", [("Jaws", 0.4, "shark"), ("Us", 0.4, "shark")], []),
        ("a shark eats swimmers", [("Jaws", 0.2, ""), ("Us", 0.15, "")], []),
        ("anything", [], []),
    ],
    ids=["nearest in meaning", "most telling words", "too close to call", "too far", "nothing"],
)
def test_a_film_by_what_is_described(text: str, found: list[tuple[str, float, str]], expected: list[str]) -> None:
    """A description tells its film by meaning and by telling words, if it tells one far better than others."""
    years = {"Jaws": 1975, "Us": 2019}
    beside = [described(film, years[film], nearest, words) for film, nearest, words in found]
    assert names(by_description(text, beside)) == expected

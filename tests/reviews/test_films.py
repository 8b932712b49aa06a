"""Which film a review is about."""

import pytest

from reviews.document import lay_out
from reviews.errors import ReviewError, or_raise
from reviews.films import find_film, make_film, parse_title
from reviews.records import Film
from tests.reviews.making import FILLER, paragraphs, parse, parse_all, read


def film_of(text: str, path: str = "post.md") -> Film | None:
    """The film that a file is about."""
    document = parse(text, path)
    return find_film(document, lay_out(document.blocks)[1])


@pytest.mark.parametrize(
    ("headline", "title", "year"),
    [
        ("Jaws", "Jaws", None),
        ("Jaws (1975)", "Jaws", 1975),
        ("Jaws [1975]", "Jaws", 1975),
        ("Jaws (1975 film)", "Jaws", 1975),
        ("Oldboy (South Korea, 2003)", "Oldboy", 2003),
        ("Review: Jaws (1975) \u2013 still sharp", "Jaws", 1975),
        ("Movie Review: Jaws", "Jaws", None),
        ("Film review of Jaws", "Jaws", None),
        ("My review of Jaws", "Jaws", None),
        ("A spoiler-free review: Jaws", "Jaws", None),
        ("Jaws review", "Jaws", None),
        ("Jaws - a review", "Jaws", None),
        ("Jaws: Movie Review", "Jaws", None),
        ("Jaws (1975) review: still the best", "Jaws", 1975),
        ("Jaws | Review", "Jaws", None),
        ("# MOVIE REVIEW | JAWS - Stay on the sand", "JAWS", None),
        ("Why I love \u201cThe Red Shoes\u201d", "The Red Shoes", None),
        ("Cinema night: The Red Shoes", "The Red Shoes", None),
        ("A Nightmare on Elm Street", "A Nightmare on Elm Street", None),
        ("Night and Day", "Night and Day", None),
        ("2001: A Space Odyssey (1968)", "2001: A Space Odyssey", 1968),
        ("Blade Runner 2049 (2017)", "Blade Runner 2049", 2017),
        ("1917", "1917", None),
        ("Spider-Man (2002)", "Spider-Man", 2002),
        ("\u2018The Red Shoes\u2019 Review: dance on", "The Red Shoes", None),
        ("'The Dog's Life' review", "The Dog's Life", None),
        ("Ocean's Eleven isn't Rosie's film", "Ocean's Eleven isn't Rosie's film", None),
        ("Jaws: A Movie Review (ENG/ESP)", "Jaws", None),
        ("Jaws [EN-ES]", "Jaws", None),
        ("Jaws | ENG - ESP", "Jaws", None),
        ("It (1990)", "It", 1990),
        ("Subject: Jaws (1975)", "Jaws", 1975),
        ("[Movie Review] Jaws (1975)", "Jaws", 1975),
        ("(Quick film review): Jaws", "Jaws", None),
        ("Jaws, 1975 - \u2605\u2605\u2605", "Jaws", 1975),
    ],
)
def test_a_headline_is_parted_into_title_and_year(headline: str, title: str, year: int | None) -> None:
    """Words about the review, a tagline and brackets are no part of the title."""
    assert parse_title(headline) == (title, year)


@pytest.mark.parametrize(
    ("title", "year", "identifier"),
    [
        ("True Grit", 2010, "true-grit-2010"),
        ("Am\u00e9lie", None, "amelie"),
        ("\u2026", None, "film"),
        ("1917", 2019, "1917-2019"),
    ],
)
def test_a_films_id_is_a_slug_of_title_and_year(title: str, year: int | None, identifier: str) -> None:
    """Two reviews of one film give the same id, and a remake another one."""
    assert make_film(title, year) == Film(identifier, title, year)


@pytest.mark.parametrize(
    ("text", "path", "title", "year"),
    [
        ("---\ntitle: Jaws\nyear: 1975\n---\nA shark.", "post.md", "Jaws", 1975),
        ("---\ntitle: 1917\n---\nA war.", "post.md", "1917", None),
        ("---\ntitle: 1917 (2019)\n---\nA war.", "post.md", "1917", 2019),
        ("---\ntitle: Why I stay on the sand\nfilm: Jaws (1975)\n---\nA shark.", "post.md", "Jaws", 1975),
        ("---\ntitle: 'Review: Jaws (1975) - x'\ndate: 2020-01-31\n---\nA shark.", "post.md", "Jaws", 1975),
        ("---\ndate: 2020-01-31\n---\n# Jaws\n\nA shark.", "post.md", "Jaws", None),
        ("---\ntitle: Jaws\n---\n# Jaws (1975)\n\nA shark.", "post.md", "Jaws", 1975),
        ("---\ntitle: Jaws\n---\n# The Red Shoes (1948)\n\nA shark.", "post.md", "Jaws", None),
        ("---\nslug: jaws-1975\n---\nA shark.", "post.md", "Jaws", 1975),
        ("---\nslug: jaws-1975\n---\n# Better than Alien (1979)\n\nA shark.", "post.md", "Jaws", 1975),
        ("---\nslug: the-red-shoes\n---\nI saw The Red Shoes again.", "post.md", "The Red Shoes", None),
        ("A shark.", "jaws-1975.md", "Jaws", 1975),
        ("A shark.", "the_red_shoes_(1948).txt", "The Red Shoes", 1948),
        ("A shark.", "2020-01-31-jaws-1975.md", "Jaws", 1975),
        ("A shark.", "jaws-1975/index.md", "Jaws", 1975),
        ("I saw Jaws again.", "jaws.txt", "Jaws", None),
        ("# Jaws (1975)\n\nA shark.", "other-1990.md", "Jaws", 1975),
        ("# Why I stay on the sand\n\nJaws is a 1975 American thriller by a young man.", "post.md", "Jaws", 1975),
        ("# Musings\n\n\u201cThe Red Shoes\u201d (1948) is a British musical.", "post.md", "The Red Shoes", 1948),
        ("# Jaws\n\nI love Jaws, which came out in 1975.", "post.md", "Jaws", 1975),
        ("# Jaws\n\nI love it, although Jaws (1975) is old.", "post.md", "Jaws", 1975),
        ("# Jaws\n\nSpielberg was young when he made this 1975 thriller.", "post.md", "Jaws", 1975),
        ("# Jaws\n\nThe story begins in 1941 with a boat.", "post.md", "Jaws", None),
        ("# Jaws\n\nPosted on 31 January 2020\n\nA shark.", "post.md", "Jaws", None),
        ("#MOVIE REVIEW | THE RED SHOES - dance on\n\nI saw The Red Shoes twice.", "post.txt", "The Red Shoes", None),
        ("#MOVIE REVIEW | THE RED SHOES - dance on\n\nI saw it twice.", "post.txt", "The Red Shoes", None),
        ("movie review: the red shoes\nI saw The Red Shoes twice.", "post.txt", "The Red Shoes", None),
        ("Film: The Red Shoes\nYear: 1948\nRating: 7/10\n\nI saw it twice.", "other.txt", "The Red Shoes", 1948),
        ("**Movie:** The Red Shoes (1948)\n\nI saw it twice.", "other.md", "The Red Shoes", 1948),
        ("**Film:** 7/10\n\nI saw it twice.", "the-red-shoes-1948.md", "The Red Shoes", 1948),
        ("The Red Shoes (1948)\n\nI saw it twice.", "other.md", "The Red Shoes", 1948),
        ("MOVIE REVIEW | CELL NO. 7 - tears\n\nI saw Cell No. 7 twice.", "post.txt", "Cell No. 7", None),
    ],
)
def test_a_reviews_film_is_found(text: str, path: str, title: str, year: int | None) -> None:
    """Front matter comes first, then the headline, the opening sentence and the file's name; dates never count."""
    assert film_of(text, path) == make_film(title, year)


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Spirited away", "Spirited away"),
        ("Alien\u00b3", "Alien\u00b3"),
        ("eXistenZ", "eXistenZ"),
        ("UP", "UP"),
    ],
)
def test_the_headlines_spelling_stays(headline: str, title: str) -> None:
    """A title that is neither shouted nor made from a file name is kept as the source writes it."""
    assert film_of(f"---\ntitle: {headline}\n---\nI saw SPIRITED AWAY, Existenz and Up again.") == make_film(
        title, None
    )


@pytest.mark.parametrize(
    ("headline", "text", "title"),
    [
        ("A Lamp: the smallest epic", "I saw A Lamp twice.", "A Lamp"),
        ("A Lamp: The Smallest Epic", "I saw A Lamp twice.", "A Lamp: The Smallest Epic"),
        ("A Lamp: the smallest epic", "I saw A Lamp: the Smallest Epic twice.", "A Lamp: the Smallest Epic"),
        ("A Lamp: the smallest epic", "I saw it twice.", "A Lamp: the smallest epic"),
    ],
)
def test_a_tagline_behind_a_colon_is_no_part_of_the_title(headline: str, text: str, title: str) -> None:
    """It is left out where it is not written as a title, and the text never speaks of the film so."""
    film = film_of(f"---\ntitle: '{headline}'\n---\n{text}")
    assert film is not None
    assert film.title.lower() == title.lower()


@pytest.mark.parametrize("path", ["wall-e-2008.md", "post/wall-e-2008.md"])
def test_the_text_corrects_the_spelling_of_a_file_name(path: str) -> None:
    """A title taken from a file name is spelt as the text spells it most often."""
    text = "I love Wall\u00b7E. Nobody cleans up like Wall\u00b7E, not even wall-e."
    assert film_of(text, path) == make_film("Wall\u00b7E", 2008)


@pytest.mark.parametrize("path", ["post.md", "review.txt", "20.md"])
def test_a_review_that_names_no_film_is_refused(path: str) -> None:
    """Where neither front matter, headline, text nor file name tells, the error says where to write the title."""
    with pytest.raises(ReviewError) as raised:
        read(paragraphs("It was raining when we sat down.", FILLER), path)
    assert str(raised.value) == (
        f"{path}: no film title found; write it in the first line or as title: in the front matter"
    )


@pytest.mark.parametrize(
    ("name", "year"), [("the-silent-bell-1986", 1986), ("The_Silent_Bell_(1986)", 1986), ("the-silent-bell", None)]
)
@pytest.mark.parametrize("where", ["slug", "file", "folder"])
@pytest.mark.parametrize(
    "heading", ["", "## The story\n\n", "# What I saw last night\n\n"], ids=["none", "part", "essay"]
)
def test_a_slug_or_a_files_name_decides(name: str, year: int | None, where: str, heading: str) -> None:
    """A slug, a file's name and the folder of an index file say the film, whatever the headings speak of."""
    text = f"{heading}I saw The Silent Bell on a rainy day. {FILLER}"
    path = {"slug": "post-7.md", "file": f"{name}.md", "folder": f"films/{name}/index.md"}[where]
    front = f"---\nslug: {name}\n---\n" if where == "slug" else ""
    assert film_of(front + text, path) == make_film("The Silent Bell", year)


@pytest.mark.parametrize(
    ("path", "spelling"),
    [
        ("the-keepers-daughter-1986.md", "The Keeper's Daughter"),
        ("the-keepers-daughter-1986.md", "The Keeper\u2019s Daughter"),
        ("dont-look-up-there-1986.md", "Don't Look Up There"),
        ("the-bad-the-mad-and-the-sad-1986.md", "The Bad, the Mad and the Sad"),
        ("spider-girl-1986.md", "Spider-Girl"),
        ("mission-unlikely-1986.md", "Mission: Unlikely"),
        ("dr-no-one-1986.md", "Dr. No-One"),
        ("what-now-1986.md", "What, Now?"),
        ("cafe-noir-1986.md", "Caf\u00e9 Noir"),
        ("amelies-lamp-1986.md", "Am\u00e9lie's Lamp"),
        ("lantern-lake-1986.md", "Lantern Lake"),
    ],
)
def test_the_text_gives_a_file_name_its_marks(path: str, spelling: str) -> None:
    """Apostrophes, commas, hyphens, colons and accents that a file's name cannot have come from the text."""
    film = film_of(f"I love {spelling} more than I can say. In {spelling} it rains.", path)
    assert film == make_film(spelling.rstrip("?"), 1986)


@pytest.mark.parametrize("text", ["The Silent Belly is another film.", "It rains all day.", "the silent bell rang."])
def test_the_text_corrects_nothing_but_the_spelling(text: str) -> None:
    """A title that the text does not write as a title stays as the file's name has it."""
    assert film_of(text, "the-silent-bell-1986.md") == make_film("The Silent Bell", 1986)


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("TheSilentBell.html", "The Silent Bell"),
        ("BellOfTheNight.html", "Bell of the Night"),
        ("TheSilentBell1986.html", "The Silent Bell"),
        ("Bell.html", "Bell"),
    ],
)
def test_a_name_in_camel_case_is_parted(path: str, title: str) -> None:
    """Capitals inside a file's name begin words."""
    film = film_of(f"<p>It rains all day. {FILLER}</p>", path)
    assert film is not None
    assert film.title == title


def test_an_entry_is_not_named_by_the_file_that_holds_it() -> None:
    """The name of a feed or an export says nothing about the film of one review in it."""
    (found,) = parse_all("Name,Review\n,It rains all day.\n", "the-silent-bell-1986.csv")
    document = or_raise(found)
    assert find_film(document, lay_out(document.blocks)[1]) is None


def test_another_title_in_the_front_matter_is_an_alias() -> None:
    """Where film and title differ, the film is found under both."""
    film = read(f"---\nfilm: Spirited Away\nyear: 2001\ntitle: Sen to Chihiro\n---\n{FILLER}").review.film
    assert film == Film("spirited-away-2001", "Spirited Away", 2001, ("Sen to Chihiro",))

"""Which film a review is about."""

import pytest

from reviews.document import lay_out
from reviews.errors import ReviewError
from reviews.films import find_film, make_film, parse_title
from reviews.records import Film
from tests.reviews.making import FILLER, paragraphs, parse, read


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
        ("---\nslug: jaws-1975\n---\nA shark.", "post.md", "Jaws", 1975),
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


def test_another_title_in_the_front_matter_is_an_alias() -> None:
    """Where film and title differ, the film is found under both."""
    film = read(f"---\nfilm: Spirited Away\nyear: 2001\ntitle: Sen to Chihiro\n---\n{FILLER}").review.film
    assert film == Film("spirited-away-2001", "Spirited Away", 2001, ("Sen to Chihiro",))

"""The sample reviews: golden records of what is read from them."""

from collections import Counter

import pytest

from reviews.reading import read_samples
from reviews.records import Aspect, CastMember, Fact, Reading, Sentence, Span, SpoilerLevel
from tests.reviews.making import left_out

SAMPLES = {reading.review.source.removeprefix("samples:"): reading for reading in read_samples()}


@pytest.fixture
def cell() -> Reading:
    """The plain text sample with all that surrounds a review."""
    return SAMPLES["miracle-in-cell-no-7-2013.txt"]


@pytest.fixture
def alien() -> Reading:
    """A Markdown sample with headings."""
    return SAMPLES["alien-1979.md"]


def test_the_samples_are_read() -> None:
    """File, film, year, rating and reviewer of each sample, in the order of their names."""
    found = [
        (name, review.film.title, review.film.year, review.rating and review.rating.original, review.reviewer)
        for name, review in ((name, reading.review) for name, reading in SAMPLES.items())
    ]
    assert found == [
        ("alien-1979-second-view.txt", "Alien", 1979, None, "Matinee samples II"),
        ("alien-1979.md", "Alien", 1979, None, "Matinee samples"),
        ("arrival-2016.md", "Arrival", 2016, "A-", "Matinee samples"),
        ("casablanca-1942.md", "Casablanca", 1942, None, "Matinee samples"),
        ("fargo-1996.md", "Fargo", 1996, "A-", "Matinee samples"),
        ("finding-nemo-2003.txt", "Finding Nemo", 2003, None, "Matinee samples"),
        ("get-out-2017.md", "Get Out", 2017, "9/10", "Matinee samples"),
        ("groundhog-day-1993.md", "Groundhog Day", 1993, "9/10", "Matinee samples"),
        ("jaws-1975-second-view.md", "Jaws", 1975, "B-", "Matinee samples II"),
        ("jaws-1975.txt", "Jaws", 1975, None, "Matinee samples"),
        ("mad-max-fury-road-2015.txt", "Mad Max: Fury Road", 2015, None, "Matinee samples"),
        ("miracle-in-cell-no-7-2013.txt", "Miracle in Cell No. 7", 2013, None, "Matinee samples"),
        ("parasite-2019-second-view.md", "Parasite", 2019, "★★½", "Matinee samples II"),
        ("parasite-2019.md", "Parasite", 2019, "4.5/5", "Matinee samples"),
        ("psycho-1960.txt", "Psycho", 1960, None, "Matinee samples"),
        ("roman-holiday-1953.txt", "Roman Holiday", 1953, None, "Matinee samples"),
        ("spirited-away-2001.md", "Spirited Away", 2001, "★★★★", "Matinee samples"),
        ("the-godfather-1972.md", "The Godfather", 1972, None, "Matinee samples"),
        ("the-happening-2008.md", "The Happening", 2008, "2/10", "Matinee samples"),
        ("the-matrix-1999.md", "The Matrix", 1999, None, "Matinee samples"),
        ("the-shawshank-redemption-1994.txt", "The Shawshank Redemption", 1994, "9/10", "Matinee samples"),
        ("the-sixth-sense-1999-second-view.md", "The Sixth Sense", 1999, "C+", "Matinee samples II"),
        ("the-sixth-sense-1999.txt", "The Sixth Sense", 1999, None, "Matinee samples"),
        ("the-wizard-of-oz-1939.md", "The Wizard of Oz", 1939, "★★★★½", "Matinee samples"),
        ("titanic-1997-second-view.txt", "Titanic", 1997, None, "Matinee samples II"),
        ("titanic-1997.md", "Titanic", 1997, "★★★½", "Matinee samples"),
        ("train-to-busan-2016.md", "Train to Busan", 2016, "8/10", "Matinee samples"),
        ("true-grit-1969.md", "True Grit", 1969, "4/5", "Matinee samples"),
        ("true-grit-2010.md", "True Grit", 2010, "8/10", "Matinee samples"),
    ]


def test_some_films_have_two_views() -> None:
    """There are 24 films, and five of them have a second review, by another name and with another verdict."""
    reviews = Counter(reading.review.film.id for reading in SAMPLES.values())
    assert (len(reviews), sorted(reviews.values())[-6:]) == (24, [1, 2, 2, 2, 2, 2])


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_has_all_that_is_asked_about(name: str) -> None:
    """Each sample has a verdict that gives nothing away, a premise by it or another, and words that prove its cast."""
    reading = SAMPLES[name]
    of_film = [one for one in SAMPLES.values() if one.review.film.id == reading.review.film.id]
    assert (Aspect.OPINION, SpoilerLevel.NONE) in {(s.aspect, s.spoiler) for s in reading.sentences}
    assert SpoilerLevel.PREMISE in {s.spoiler for one in of_film for s in one.sentences}
    proofs = [(member.actor, member.span.of(reading.review.text)) for member in reading.cast if member.span]
    assert len(proofs) == len(reading.cast)
    assert all(actor.split()[-1] in proof for actor, proof in proofs)


def test_the_plain_text_sample_is_counted(cell: Reading) -> None:
    """The numbers of sentences, passages, parts left out and members of the cast."""
    assert (len(cell.sentences), len(cell.passages), len(cell.left_out), len(cell.cast)) == (47, 17, 6, 5)


def test_the_plain_text_sample_has_these_sentences(cell: Reading) -> None:
    """The first, the middle and the last sentence of the plain text sample, with their labels."""
    assert (cell.sentences[0], cell.sentences[23], cell.sentences[-1]) == (
        Sentence(
            Span(136, 221),
            "I spent last night crying over a yellow school bag, and today I want to tell you why.",
            Aspect.BOILERPLATE,
            SpoilerLevel.NONE,
            0.0785,
        ),
        Sentence(
            Span(2052, 2136),
            "The cell looks warmer and brighter than any real prison, almost like a picture book.",
            Aspect.OPINION,
            SpoilerLevel.PLOT,
            0.3729,
        ),
        Sentence(Span(3766, 3800), "Watch it with someone you can hug.", Aspect.OPINION, SpoilerLevel.NONE, 0.065),
    )


def test_the_plain_text_sample_leaves_this_out(cell: Reading) -> None:
    """Headline, greeting, sign-off, bio, call and comments are left out of the plain text sample, in whole."""
    assert [why for why, _ in left_out(cell)] == [
        "heading",
        "greeting",
        "sign-off",
        "author's bio",
        "call to action",
        "comments",
    ]
    assert [(part.span.start, part.span.end) for part in cell.left_out] == [
        (0, 77),
        (79, 135),
        (3802, 3882),
        (3884, 4114),
        (4116, 4178),
        (4180, 4363),
    ]


def test_the_plain_text_sample_has_this_cast(cell: Reading) -> None:
    """Everybody whom the review casts, with the sentence that says it."""
    assert cell.cast == (
        CastMember("Ryu Seung-ryong", "Lee Yong-gu", Span(582, 677)),
        CastMember("Kal So-won", "little Ye-sung", Span(773, 805)),
        CastMember("Oh Dal-su", "Yang-ho", Span(1421, 1571)),
        CastMember("Park Won-sang", "Choi Choon-ho", Span(1421, 1571)),
        CastMember("Park Shin-hye", "adult Ye-sung", Span(3003, 3167)),
    )


def test_the_plain_text_sample_states_these_facts(cell: Reading) -> None:
    """Every fact that the review states, with the sentence that says it."""
    assert cell.facts == (
        Fact("year", "2013", Span(300, 434)),
        Fact("country", "South Korea", Span(300, 434)),
        Fact("genre", "comedy drama", Span(300, 434)),
        Fact("director", "Lee Hwan-kyung", Span(300, 434)),
        Fact("runtime", "a little over two hours", Span(3443, 3490)),
    )


def test_the_markdown_sample_is_counted(alien: Reading) -> None:
    """The numbers of sentences, passages, parts left out and members of the cast."""
    assert (len(alien.sentences), len(alien.passages), len(alien.left_out), len(alien.cast)) == (47, 19, 3, 7)


def test_the_markdown_sample_has_these_sentences(alien: Reading) -> None:
    """The first, the middle and the last sentence of the Markdown sample, with their labels."""
    assert (alien.sentences[0], alien.sentences[23], alien.sentences[-1]) == (
        Sentence(
            Span(0, 60),
            "Science fiction in the seventies could be clean and hopeful.",
            Aspect.OPINION,
            SpoilerLevel.NONE,
            0.0164,
        ),
        Sentence(Span(2073, 2102), "Ash has known this all along.", Aspect.PLOT, SpoilerLevel.PLOT, 0.9171),
        Sentence(
            Span(3928, 3981),
            "My notes on other films of that decade are over here.",
            Aspect.BOILERPLATE,
            SpoilerLevel.NONE,
            0.0218,
        ),
    )


def test_the_markdown_sample_has_these_levels(alien: Reading) -> None:
    """How many sentences of the Markdown sample give away how much."""
    counts = Counter(sentence.spoiler.word for sentence in alien.sentences)
    assert counts == {"none": 16, "premise": 5, "plot": 20, "ending": 6}


def test_the_markdown_sample_leaves_its_headings_out(alien: Reading) -> None:
    """Only the headings are left out of the Markdown sample."""
    assert left_out(alien) == [("heading", "The story"), ("heading", "Why it still works"), ("heading", "Verdict")]


def test_the_markdown_sample_has_this_cast(alien: Reading) -> None:
    """Everybody whom the review casts, with the sentence that says it."""
    assert alien.cast == (
        CastMember("Tom Skerritt", "Dallas", Span(617, 667)),
        CastMember("Sigourney Weaver", "Ripley", Span(668, 841)),
        CastMember("Veronica Cartwright", "Lambert", Span(668, 841)),
        CastMember("Ian Holm", "Ash", Span(668, 841)),
        CastMember("Yaphet Kotto", "Parker", Span(842, 959)),
        CastMember("Harry Dean Stanton", "Brett", Span(842, 959)),
        CastMember("John Hurt", "Kane", Span(961, 1099)),
    )

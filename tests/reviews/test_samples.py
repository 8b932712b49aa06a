"""The sample reviews: golden records of what is read from them."""

from collections import Counter

import pytest

from reviews.reading import read_samples
from reviews.records import Aspect, CastMember, Fact, Reading, Sentence, Span, SpoilerLevel
from tests.reviews.making import left_out

SAMPLES = {reading.review.film.id: reading for reading in read_samples()}


@pytest.fixture
def cell() -> Reading:
    """The plain text sample with all that surrounds a review."""
    return SAMPLES["miracle-in-cell-no-7-2013"]


@pytest.fixture
def alien() -> Reading:
    """A Markdown sample with headings."""
    return SAMPLES["alien-1979"]


def test_the_samples_are_read() -> None:
    """File, film, year, reviewer and rating of each sample, in the order of their names."""
    found = [
        (review.source, review.film.title, review.film.year, review.rating and review.rating.original)
        for review in (reading.review for reading in read_samples())
    ]
    assert found == [
        ("samples:alien-1979.md", "Alien", 1979, None),
        ("samples:casablanca-1942.md", "Casablanca", 1942, None),
        ("samples:jaws-1975.txt", "Jaws", 1975, None),
        ("samples:miracle-in-cell-no-7-2013.txt", "Miracle in Cell No. 7", 2013, None),
        ("samples:parasite-2019.md", "Parasite", 2019, "4.5/5"),
        ("samples:spirited-away-2001.md", "Spirited Away", 2001, "\u2605\u2605\u2605\u2605"),
        ("samples:the-happening-2008.md", "The Happening", 2008, "2/10"),
        ("samples:the-shawshank-redemption-1994.txt", "The Shawshank Redemption", 1994, "9/10"),
        ("samples:the-sixth-sense-1999.txt", "The Sixth Sense", 1999, None),
        ("samples:titanic-1997.md", "Titanic", 1997, "\u2605\u2605\u2605\u00bd"),
        ("samples:true-grit-1969.md", "True Grit", 1969, "4/5"),
        ("samples:true-grit-2010.md", "True Grit", 2010, "8/10"),
    ]


@pytest.mark.parametrize("film", SAMPLES)
def test_no_sample_is_anybodys_but_ours(film: str) -> None:
    """Every sample is signed as a sample, whether its front matter, by-line or sign-off says so."""
    assert SAMPLES[film].review.reviewer == "Matinee samples"


@pytest.mark.parametrize("film", SAMPLES)
def test_every_sample_has_all_that_is_asked_about(film: str) -> None:
    """Each sample has a premise, a plot, an ending, a verdict, and a cast with the words that prove it."""
    reading = SAMPLES[film]
    assert {sentence.spoiler for sentence in reading.sentences} == set(SpoilerLevel)
    assert Aspect.OPINION in {sentence.aspect for sentence in reading.sentences}
    proofs = [(member.actor, member.span.of(reading.review.text)) for member in reading.cast if member.span]
    assert len(proofs) == len(reading.cast) >= 2
    assert all(actor.split()[-1] in proof for actor, proof in proofs)


def test_the_plain_text_sample_is_counted(cell: Reading) -> None:
    """The numbers of sentences, passages, parts left out and members of the cast."""
    assert (len(cell.sentences), len(cell.passages), len(cell.left_out), len(cell.cast)) == (47, 16, 6, 5)


def test_the_plain_text_sample_has_these_sentences(cell: Reading) -> None:
    """The first, the middle and the last sentence of the plain text sample, with their labels."""
    opinion, none = Aspect.OPINION, SpoilerLevel.NONE
    assert (cell.sentences[0], cell.sentences[23], cell.sentences[-1]) == (
        Sentence(
            Span(136, 221),
            "I spent last night crying over a yellow school bag, and today I want to tell you why.",
            opinion,
            none,
            0.05,
        ),
        Sentence(
            Span(2052, 2136),
            "The cell looks warmer and brighter than any real prison, almost like a picture book.",
            opinion,
            none,
            0.05,
        ),
        Sentence(Span(3766, 3800), "Watch it with someone you can hug.", opinion, none, 0.05),
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
    assert (len(alien.sentences), len(alien.passages), len(alien.left_out), len(alien.cast)) == (47, 12, 3, 5)


def test_the_markdown_sample_has_these_sentences(alien: Reading) -> None:
    """The first, the middle and the last sentence of the Markdown sample, with their labels."""
    assert (alien.sentences[0], alien.sentences[23], alien.sentences[-1]) == (
        Sentence(
            Span(0, 60),
            "Science fiction in the seventies could be clean and hopeful.",
            Aspect.OPINION,
            SpoilerLevel.NONE,
            0.05,
        ),
        Sentence(Span(2073, 2102), "Ash has known this all along.", Aspect.PLOT, SpoilerLevel.ENDING, 0.9),
        Sentence(
            Span(3928, 3981),
            "My notes on other films of that decade are over here.",
            Aspect.OPINION,
            SpoilerLevel.NONE,
            0.05,
        ),
    )


def test_the_markdown_sample_has_these_levels(alien: Reading) -> None:
    """How many sentences of the Markdown sample give away how much."""
    counts = Counter(sentence.spoiler.word for sentence in alien.sentences)
    assert counts == {"none": 19, "premise": 5, "plot": 13, "ending": 10}


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
        CastMember("John Hurt", "Kane", Span(961, 1099)),
    )

"""Posts as blogs and sites really write them, one in each dialect, each with the record that it must give."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from reviews.errors import or_raise
from reviews.reading import read_reviews
from reviews.records import Reading

FOLDER = Path(__file__).parents[1] / "data" / "dialects"


@dataclass(frozen=True, slots=True)
class Golden:
    """What a post must be read as; `middle` is its sentence number `count` // 2."""

    film: str
    reviewer: str | None
    rating: tuple[float, float | None] | None
    published: str | None
    count: int
    first: str
    middle: str
    last: str


GOLDEN = {
    "hugo.md": Golden(
        "Saltwater Wharf (2009)",
        "Matinee samples",
        (4, None),
        "2021-03-14 20:10:00+01:00",
        10,
        "If you have ever waited for a boat, Saltwater Wharf is for you.",
        "Watch it late, with the lamps off.",
        "I would have left the suitcase closed.",
    ),
    "jekyll/_posts/2024-05-02-the-winter-signal.md": Golden(
        "The Winter Signal (2023)",
        "matinee samples",
        (3.5, None),
        "2024-05-02",
        8,
        "It's rare for a film to trust its sound as much as The Winter Signal does.",
        "Not everything is as quiet.",
        "That does not happen often.",
    ),
    "gatsby/the-glass-orchard-2016/index.md": Golden(
        "The Glass Orchard (2016)",
        None,
        (4, 5),
        "2020-06-11T00:00:00",
        6,
        "Lovely pictures.",
        "The orchard itself looks like nothing I have seen before.",
        "The scene with the hailstorm gave me goosebumps.",
    ),
    "collection/2025R7.md": Golden(
        "The Mistletoe Merger (2024)",
        None,
        (2, None),
        "2025-12-09",
        3,
        "Starts off charming, but forgets its own plot halfway through.",
        "The dog is great.",
        "I would not watch it twice.",
    ),
    "the-last-ferryman-1987.md": Golden(
        "The Last Ferryman (1987)",
        None,
        (3.3, 4.3),
        "2011-02-19",
        9,
        "A retired boxer (Walt Brenner) takes a job on a river ferry and finds that his one passenger (June Adair)"
        " never gets off.",
        "Brenner growls, Adair smiles, and between them lies a story that neither of them tells.",
        "Bonus: the poster shows a scene that is not in the film.",
    ),
    "PaperMoonsRising.html": Golden(
        "Paper Moons Rising",
        None,
        None,
        None,
        7,
        "Set in a town where it has not been dark for a year.",
        "This film will make you smile more than shiver.",
        "I was a little disappointed by it, but the clocks alone are worth the ticket.",
    ),
    "crlf.md": Golden(
        "Copper Canyon Road (1958)",
        "Matinee samples",
        (7, 10),
        "2019-08-30",
        6,
        "A stagecoach, five strangers, and a box that must not get wet.",
        "Every cloud has an edge.",
        "The horse knows better.",
    ),
    "toml.md": Golden(
        "Night Shift at the Aquarium (2021)",
        "Matinee samples",
        (2.5, 5),
        "2022-11-03T09:00:00+00:00",
        5,
        "Two guards count the fish at midnight, and the number is never the same.",
        "As a long one it runs out of water.",
        "The tank scene, however, is a small wonder, and I held my breath with the guard.",
    ),
    "hive.json": Golden(
        "The Amber Staircase (2014)",
        "matinee.samples",
        (8, 10),
        "2023-09-17T18:22:03",
        6,
        "The Amber Staircase begins with a locksmith who is called to a house without doors.",
        "The camera never looks up, and so neither do we.",
        "I give it 8/10.",
    ),
    "feed.xml": Golden(
        "The Second Lighthouse (2002)",
        "Matinee samples",
        (4, 5),
        "2018-04-08",
        6,
        "Two lighthouses stand on one rock, and only one of them is on the map.",
        "\u201cWhose light is that?\u201d",
        "My rating: 4/5.",
    ),
    "letterboxd.csv": Golden(
        "Harbour of Small Hours (1994)",
        None,
        (4.5, 5),
        "2022-01-15",
        3,
        "I went in for the boats, and stayed for the silence.",
        'It has the best last shot of any film about a "customs officer", and that is no joke.',
        "Nothing happens twice.",
    ),
    "page.html": Golden(
        "The Painted Train (1971)",
        "Matinee samples",
        (3, 4),
        "2017-10-05T08:00:00+00:00",
        7,
        "A painter is hired to make a train look new, and the train leaves with her on board.",
        "The other passengers talk all the more, most of them about soup.",
        "The final station is worth the whole journey, although I shall not say what it looks like.",
    ),
}
# What stands in these posts and is not the review.
FOREIGN = (
    *("Recommendation", "The plot", "What works", "Why I like it", "My verdict", "On the rails"),
    *("before the fog", "as the poster shows them", "Lena Storck in", "at low tide", "closing time", "in headphones"),
    *("{{", "}}", "{%", "%}", "{:", "youtube", "see also", "notice tip"),
    *("http", "films.example", "wharf.webp", "stairs.jpg"),
    *("<", ">", "&amp;", "[^1]", "end -->", "**", "_The"),
    *("---", "+++", "ratingEmoji", "imdb", "box_office", "7.9", "genres"),
    *("Home", "Share this", "fell asleep", "Recent posts", "Powered by", "appeared first", "Posted using", "#film"),
    *("filmed both versions", "every summer"),
)


def reading_of(name: str) -> Reading:
    """The one review in a file."""
    (found,) = read_reviews(FOLDER / name)
    return or_raise(found)


def test_every_post_has_its_record() -> None:
    """No post lies in the folder without a record of what it must give."""
    assert {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.*") if path.is_file()} == set(GOLDEN)


@pytest.mark.parametrize("name", GOLDEN)
def test_a_post_gives_its_record(name: str) -> None:
    """Film, year, reviewer, rating, day, the number of sentences and three of them are as in the record."""
    reading = reading_of(name)
    review, texts = reading.review, [sentence.text for sentence in reading.sentences]
    assert GOLDEN[name] == Golden(
        review.film.name,
        review.reviewer,
        (review.rating.value, review.rating.best) if review.rating else None,
        review.published,
        len(texts),
        texts[0],
        texts[len(texts) // 2],
        texts[-1],
    )


@pytest.mark.parametrize("name", GOLDEN)
def test_nothing_else_stands_in_a_passage(name: str) -> None:
    """No heading, caption, shortcode, address, tag, menu or front matter is in any passage."""
    passages = [passage.text for passage in reading_of(name).passages]
    assert [(mark, text) for mark in FOREIGN for text in passages if mark in text] == []


def test_the_marks_do_stand_in_the_files() -> None:
    """Each mark that no passage may hold is in one of the posts, so that to miss it proves something."""
    written = "".join(path.read_text("utf-8") for path in FOLDER.rglob("*.*") if path.is_file())
    assert [mark for mark in FOREIGN if mark not in written] == []

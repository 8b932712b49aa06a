"""From a file to a reading: what holds for every review, and what is refused."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews import passages, sentences
from reviews.errors import ReviewError, or_raise
from reviews.readers import SUFFIXES
from reviews.reading import find_files, read_reviews, read_samples, review_id, understand
from reviews.records import Reading, Span
from tests.reviews.making import FILLER, paragraphs, parse, read

SAMPLES = tuple(read_samples())
PIECES = [
    "Hi everyone, welcome to my blog!",
    "By Matinee samples",
    "# The story",
    "## Ending",
    "SPOILER ALERT!",
    "Rating: 4/5",
    "Source: https://example.org/lantern",
    "![a](a.jpg)",
    "*The keeper at his window*",
    "```\nx = 1\n```",
    "- Taro is brave.\n- Hana is not.",
    "Taro, played by Ito Ken, lives with Hana (Ruth Vega) in a lighthouse. One day a girl is found on the rocks.",
    "Directed by Joel and Ethan Coen, Lantern is a 2010 Japanese drama of about two hours. Please upvote. I liked it!",
    "He kills the mayor... and she dies. In the end it was all a dream \U0001f600 No. 7 wins.",
    "It doesn\u2019t end happily. The twist is dumb; the music, though, is superb.",
    "a" * 2000,
    f"{'it was the word, ' * 60}end.",
    "Thanks for reading! Please like and share.",
    "Best regards,  \nMatinee samples",
    "About the author: Matinee samples is a set of reviews.",
    "## 2 comments",
    "Great review!",
    "\u2026 ?! \u2014",
    "Taro\u2019s\u00a0house is \u201cold\u201d\u200b, e\u0301.",
]


GERMAN = (
    "Der Film erz\u00e4hlt die Geschichte eines alten Fischers, der sein Boot nicht verkaufen will, und von seiner"
    " Tochter, die l\u00e4ngst in der Stadt lebt. Das ist sch\u00f6n gespielt, aber viel zu lang, und am Schluss"
    " wei\u00df man nicht, warum."
)


def _start(span: Span) -> int:
    return span.start


def check(reading: Reading) -> None:
    """Assert all that holds for every reading."""
    text = reading.review.text
    spans = [sentence.span for sentence in reading.sentences]
    quoted = [(s.span, s.text) for s in reading.sentences] + [(p.span, p.text) for p in reading.passages]
    quoted += [(part.span, part.span.of(text)) for part in reading.left_out]
    assert all(span.of(text) == quote for span, quote in quoted)
    assert all(quote == quote.strip() != "" for _, quote in quoted)
    parts: list[Span] = sorted([*spans, *(part.span for part in reading.left_out)], key=_start)
    assert all(one.end <= other.start for one, other in pairwise(parts))
    assert all(part.end <= len(text) for part in parts)
    assert spans == sorted(spans, key=_start)
    assert list(reading.left_out) == sorted(reading.left_out, key=lambda part: part.span.start)
    assert all(len(sentence.text) <= sentences.LONGEST for sentence in reading.sentences)
    assert all(0 <= sentence.spoiler_score <= 1 for sentence in reading.sentences)
    proofs = {member.span for member in reading.cast} | {fact.span for fact in reading.facts}
    assert proofs - {None} <= set(spans)
    check_passages(reading)


def check_passages(reading: Reading) -> None:
    """Assert that the passages part the sentences into runs of one level each."""
    runs = [[s for s in reading.sentences if s.span.overlaps(passage.span)] for passage in reading.passages]
    assert [sentence for run in runs for sentence in run] == list(reading.sentences)
    for run, passage in zip(runs, reading.passages, strict=True):
        assert (passage.span.start, passage.span.end) == (run[0].span.start, run[-1].span.end)
        assert {sentence.spoiler for sentence in run} == {passage.spoiler}
        assert passage.aspect in {sentence.aspect for sentence in run}
        assert len(passage.text) <= passages.LONGEST or len(run) == 1
        assert not any(part.span.overlaps(passage.span) for part in reading.left_out)
    assert {passage.review_id for passage in reading.passages} == {reading.review.id}
    assert [passage.id for passage in reading.passages] == list(range(len(reading.passages)))


@pytest.mark.parametrize("reading", SAMPLES, ids=lambda reading: reading.review.film.id)
def test_every_sample_is_consistent(reading: Reading) -> None:
    """In each sample every span lies in the text, nothing overlaps, and the passages part the sentences by level."""
    check(reading)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(PIECES), max_size=12), st.sampled_from(["lantern-2010.md", "lantern-2010.txt"]))
def test_every_reading_is_consistent(pieces: list[str], path: str) -> None:
    """Whatever a file is made of, every span lies in the text, and the passages part the sentences by level."""
    check(read(paragraphs("# Lantern (2010)", FILLER, *pieces, FILLER), path))


def outcome(text: str, path: str) -> Reading | ReviewError:
    """The reading that a text gives, or the error with which it is refused."""
    try:
        return read(text, path)
    except ReviewError as error:
        return error


WORDS = [
    *'the of and Taro plays Hana ( ) . ! \u2026 " \u201c \u2019s , ; : - \u2014 # > * _ 4/5 2010 \n\n \n'.split(" "),
    "\n",
]


@settings(deadline=None)
@given(
    st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.sampled_from(["lantern-2010.md", "lantern-2010.txt", "x"]),
)
def test_any_text_gives_a_reading_or_a_review_error(text: str, path: str) -> None:
    """Whatever a file says, it is read consistently or refused with a ReviewError."""
    found = outcome(text, path)
    if isinstance(found, Reading):
        check(found)
    assert isinstance(found, Reading) or found.path == path


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            GERMAN,
            "the review is not in English, and Matinee reads English only",
        ),
        (
            "\u3053\u306e\u6620\u753b\u306f\u3068\u3066\u3082\u9762\u767d\u304b\u3063\u305f\u3067\u3059\u3002" * 4,
            "the review is not in English, and Matinee reads English only",
        ),
        ("Thanks for reading!", "there is no review in this file, only what is not review"),
        ("Too short.", "there is no review in this file, only what is not review"),
    ],
    ids=["German", "Japanese", "thanks only", "too short"],
)
def test_what_cannot_be_answered_from_is_refused(body: str, reason: str) -> None:
    """A review in another language, and a file without a review in it, are refused with that reason."""
    with pytest.raises(ReviewError) as raised:
        read(paragraphs("# Lantern (2010)", body))
    assert raised.value.reason == reason


def test_a_given_reviewer_is_taken_over_what_the_file_says(tmp_path: Path) -> None:
    """The reviewer named by the caller stands on the review, whatever the front matter says."""
    path = tmp_path / "lantern.md"
    path.write_text(f"---\ntitle: Lantern\nauthor: Ann Critic\n---\n{FILLER}\n", encoding="utf-8")
    assert or_raise(*read_reviews(path)).review.reviewer == "Ann Critic"
    assert or_raise(*read_reviews(path, "Matinee samples")).review.reviewer == "Matinee samples"


def test_the_front_matter_stands_on_the_review() -> None:
    """Title, date, address, picture and rating of the front matter are the review's; it is no part of the text."""
    review = read(
        "---\ntitle: Lantern\nyear: 2010\nauthor: Ann Critic\ndate: 2020-01-31\nurl: https://example.org/lantern\n"
        f"image: a.jpg\nrating: 4/5\n---\n{FILLER}\n\nRating: 1/5"
    ).review
    assert (review.title, review.published, review.url, review.image) == (
        "Lantern",
        "2020-01-31",
        "https://example.org/lantern",
        "a.jpg",
    )
    assert review.rating is not None
    assert review.rating.original == "4/5"
    assert review.text == f"{FILLER}\n\nRating: 1/5"


def test_the_headline_and_the_rating_are_found_in_the_text() -> None:
    """Without front matter the headline is the title, and the rating is read from its line."""
    review = read(paragraphs("# Lantern (2010): a light", FILLER, "My rating: 4/5")).review
    assert review.rating is not None
    assert (review.title, review.rating.original) == ("Lantern (2010): a light", "4/5")


@pytest.mark.parametrize(
    ("headline", "title"),
    [("Lantern (2010): a light", "Lantern (2010): a light"), ("Lantern (2010): Mio is the murdered sister", None)],
)
def test_a_headline_that_gives_the_film_away_is_no_title(headline: str, title: str | None) -> None:
    """A headline that names somebody of the story, or tells a late event, never stands beside an answer."""
    text = paragraphs(f"# {headline}", "Ito Ken plays Mio, a keeper of a lighthouse.", FILLER)
    assert read(text).review.title == title


@pytest.mark.parametrize(
    "sentence",
    [
        "I gave Harbour a rating of 4/10, and this one is better.",
        "Rotten Tomatoes gives it a score of 92/100, but I disagree.",
        "Half of the score is 4/4 time.",
    ],
)
def test_a_rating_of_somebody_else_or_of_another_film_is_none(sentence: str) -> None:
    """Only what the reviewer gives this film is its rating."""
    assert read(paragraphs("# Lantern (2010)", FILLER, sentence)).review.rating is None


def test_a_headline_for_the_film_is_no_heading_of_a_section() -> None:
    """What a headline promises ("why it is so good") does not turn the story below it into opinion."""
    story = "Mio finds a box in the harbour. In the box lies the head of Tracy. She kills the mayor."
    reading = read(paragraphs("# Why Lantern (2010) is still so good", story, FILLER))
    assert {sentence.spoiler.word for sentence in reading.sentences if "head of Tracy" in sentence.text} != {"none"}


def test_files_are_found_below_a_folder(tmp_path: Path) -> None:
    """Reviews are found in any depth, sorted; other suffixes, hidden files and hidden folders are not."""
    names = ["b.md", "a.TXT", "deep/er/c.markdown", "deep/d.text", "e.pdf", ".hidden.md", ".git/f.md", "g", "h.md.bak"]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "folder.md").mkdir()
    found = [path.relative_to(tmp_path).as_posix() for path in find_files(tmp_path)]
    assert found == ["a.TXT", "b.md", "deep/d.text", "deep/er/c.markdown"]


def test_a_hidden_folder_that_is_named_is_searched(tmp_path: Path) -> None:
    """Only what is hidden below the given folder is skipped, not the folder itself."""
    folder = tmp_path / ".reviews"
    folder.mkdir()
    (folder / "a.md").write_text("x", encoding="utf-8")
    assert find_files(folder) == [folder / "a.md"]


def test_a_file_is_its_own_list(tmp_path: Path) -> None:
    """A file is taken as it is named, whatever its suffix."""
    path = tmp_path / ".review.html"
    path.write_text("x", encoding="utf-8")
    assert find_files(path) == [path]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("gone", "there is no such file or folder"),
        (
            "empty",
            f"there is no review in this folder; reviews end in {', '.join(sorted(SUFFIXES))}",
        ),
    ],
)
def test_a_path_without_a_review_is_refused(tmp_path: Path, name: str, reason: str) -> None:
    """A missing path, and a folder that holds no review, are refused with the reason."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReviewError) as raised:
        find_files(tmp_path / name)
    assert str(raised.value) == f"{tmp_path / name}: {reason}"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/reviews/jaws-1975.md", "jaws-1975-"),
        ("https://example.org/reviews/jaws/", "jaws-"),
        ("https://example.org/", "example-"),
        ("samples:jaws-1975.txt", "samples-jaws-1975-"),
        ("\u2026", "review-"),
        ("/reviews/" + "long" * 40, "long" * 12 + "-"),
    ],
)
def test_a_reviews_id_is_readable(source: str, expected: str) -> None:
    """An id is the last part of the source as a slug of at most 48 characters, and eight digits of a digest."""
    identifier = review_id(source)
    assert identifier.startswith(expected)
    assert len(identifier) == len(expected) + 8


def test_a_reviews_id_depends_on_its_source_alone() -> None:
    """Another text at the same source has the same id; the same text at another source has another."""
    one, changed, other = (
        understand(parse(f"# {title}\n\n{FILLER}", path)).review.id
        for title, path in [("Lantern", "a.md"), ("Storm", "a.md"), ("Lantern", "b.md")]
    )
    assert one == changed == review_id("a.md")
    assert one != other
    assert review_id("/one/a.md") != review_id("/two/a.md")

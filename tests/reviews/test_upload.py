"""Reviews that are handed over as bytes, and are known by their film and their reviewer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviews.errors import ReviewError
from reviews.readers.limits import LARGEST_BYTES, LARGEST_SOURCE, check_size
from reviews.reading import read_upload, review_id
from reviews.records import Film, Reading
from tests.reviews.making import FILLER, kept, paragraphs

BODY = paragraphs("A girl tends the lamps of a mountain railway.", FILLER)
FRONT = f"---\nfilm: Copper Lantern (1999)\nreviewer: Ada Finch\n---\n{BODY}\n"
GERMAN = (
    "Der Film erz\u00e4hlt die Geschichte eines alten Fischers, der sein Boot nicht verkaufen will, und von seiner"
    " Tochter, die l\u00e4ngst in der Stadt lebt. Das ist sch\u00f6n gespielt, aber viel zu lang, und am Schluss"
    " wei\u00df man nicht, warum."
)


def upload(text: str, name: str = "review.md", reviewer: str | None = None, film: str | None = None) -> Reading:
    """Read a text that was handed over."""
    return read_upload(text.encode(), name, reviewer, film)


def test_an_upload_is_read() -> None:
    """Film, reviewer and sentences of an upload are those that it gives itself."""
    reading = upload(FRONT)
    assert reading.review.film == Film("copper-lantern-1999", "Copper Lantern", 1999)
    assert reading.review.reviewer == "Ada Finch"
    assert kept(reading) == ["A girl tends the lamps of a mountain railway.", FILLER]


def test_an_upload_is_known_by_film_and_reviewer() -> None:
    """The source of an upload is its film and its reviewer, and its id follows from that."""
    review = upload(FRONT).review
    assert review.source == "upload/copper-lantern-1999-by-ada-finch"
    assert review.id == review_id(review.source) == "copper-lantern-1999-by-ada-finch-55311c27"


def test_a_better_text_is_the_same_review() -> None:
    """Another text, under another file name, by the same reviewer of the same film has the same id."""
    one = upload(FRONT)
    two = upload(f"{BODY}\n\nIt is superb.", "notes.txt", "ADA FINCH", "copper lantern (1999)")
    assert one.review.id == two.review.id
    assert one.review.sha256 != two.review.sha256


@pytest.mark.parametrize(
    ("reviewer", "film"),
    [("Bo Lind", None), (None, "Copper Lantern (2020)"), (None, "Iron Lantern"), ("Bo Lind", "Iron Lantern (1999)")],
)
def test_another_film_or_reviewer_is_another_review(reviewer: str | None, film: str | None) -> None:
    """With another reviewer or another film, a remake included, the same text is another review."""
    assert upload(FRONT, reviewer=reviewer, film=film).review.id != upload(FRONT).review.id


def test_an_upload_without_a_reviewer() -> None:
    """A review that nobody signed is known by its film."""
    review = upload(BODY, film="Storm (2010)").review
    assert (review.reviewer, review.source) == (None, "upload/storm-2010-by-unnamed")


def test_what_is_given_goes_before_the_front_matter() -> None:
    """A reviewer and a film that are given hold, whatever the front matter says."""
    review = upload(FRONT, reviewer="Bo Lind", film="Iron Lantern (2001)").review
    assert (review.film, review.reviewer) == (Film("iron-lantern-2001", "Iron Lantern", 2001), "Bo Lind")


def test_a_film_given_without_its_year() -> None:
    """A title that is given without a year keeps the year of the front matter."""
    front = f"---\ntitle: Copper Lantern\nyear: 1999\n---\n{BODY}\n"
    assert upload(front, film="The Copper Lantern").review.film.name == "The Copper Lantern (1999)"


def test_a_film_that_the_text_does_not_name() -> None:
    """A text that names no film is read once the film is given."""
    with pytest.raises(ReviewError, match="no film title found"):
        upload(BODY, "review.txt")
    assert upload(BODY, "review.txt", film="Storm (2010)").review.film.name == "Storm (2010)"


def test_the_file_name_may_tell_the_film() -> None:
    """A text that names no film is of the one that its file name tells."""
    assert upload(BODY, "copper-lantern-1999.txt").review.film.name == "Copper Lantern (1999)"


def test_the_suffix_tells_the_format() -> None:
    """An upload is read as Markdown where its name ends so, in any case, and as plain text elsewhere."""
    texts = [kept(upload(f"It is *good*. {FILLER}", name, film="Storm"))[0] for name in ("a.MD", "a.txt", "a")]
    assert texts == ["It is good.", "It is *good*.", "It is *good*."]


REFUSED = [
    pytest.param(b"", "review.md", "the file is empty; write a review into it first", id="empty"),
    pytest.param(b" \n\n", "review.md", "the file is empty", id="blank"),
    pytest.param(b"---\nfilm: Storm\n---\n", "review.md", "there is no text below the front matter", id="front matter"),
    pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "review.md", "this is a binary file, not text", id="binary"),
    pytest.param(b"Das ist sch\xf6n.", "review.md", r"the text is not UTF-8 \(byte 0xf6\)", id="Latin-1"),
    pytest.param(b"<!DOCTYPE html><p></p>", "review.html", "there is no text in it", id="empty page"),
    pytest.param(GERMAN.encode(), "review.md", "the review is not in English", id="German"),
    pytest.param(b"12345 !", "review.md", "there is no review in this file", id="no words"),
]


@pytest.mark.parametrize(("data", "name", "reason"), REFUSED)
def test_what_is_no_review_is_refused(data: bytes, name: str, reason: str) -> None:
    """What cannot be read as a review is refused with the reason, under the name that it came with."""
    with pytest.raises(ReviewError, match=reason) as raised:
        read_upload(data, name, "Ada Finch", "Storm (2010)")
    assert raised.value.path == name
    assert str(raised.value).startswith(name)


def test_an_upload_that_is_too_large() -> None:
    """An upload of one byte over the limit is refused with both sizes."""
    with pytest.raises(ReviewError) as raised:
        read_upload(b"a" * (LARGEST_SOURCE + 1), "review.md")
    assert str(raised.value) == "review.md: the file has 4,194,305 bytes; it may have 4,194,304"


def test_a_size_is_checked_before_anything_is_read() -> None:
    """A size alone tells whether a review is too large; the limit itself is not."""
    check_size("review.md", LARGEST_BYTES)
    with pytest.raises(ReviewError, match=r"review\.md: the file has 20,000,000 bytes"):
        check_size("review.md", 20_000_000)


def outcome(data: bytes, name: str, film: str | None) -> Reading | ReviewError:
    """The reading of some bytes, or the error with which they are refused."""
    try:
        return read_upload(data, name, None, film)
    except ReviewError as error:
        return error


@settings(deadline=None, max_examples=50)
@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"{text} {FILLER}".encode()),
    st.text(max_size=20),
    st.none() | st.text(max_size=20).map(lambda text: f"Storm {text}"),
)
def test_anything_handed_over_is_read_or_refused(data: bytes, name: str, film: str | None) -> None:
    """Whatever the bytes, the file name and the film are, there is a reading whose quotes stand in it, or a reason."""
    found = outcome(data, name, film)
    if isinstance(found, ReviewError):
        assert found.path == name
        return
    assert all(sentence.span.of(found.review.text) == sentence.text for sentence in found.sentences)
    assert found.review.id == review_id(found.review.source)

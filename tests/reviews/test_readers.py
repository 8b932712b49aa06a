"""From bytes to a document: files, plain text, and what cannot be read."""

from pathlib import Path

import pytest

from reviews.document import Block, BlockKind, Document, FrontMatter, Role, lay_out
from reviews.errors import ReviewError, or_raise
from reviews.readers import parse_documents, read_documents
from reviews.readers.limits import LARGEST_BYTES, LARGEST_SOURCE, LONGEST
from reviews.records import Span
from tests.reviews.making import FILLER, blocks_of, parse, parse_all

WRAPPED = """\
The lighthouse stands on a rock that no map shows,
and its keeper has not spoken to anyone for eleven
years when the story begins.

Then a boat comes in.
"""


def test_a_file_is_read_as_a_document(tmp_path: Path) -> None:
    """Path, source, digest, blocks and front matter of a file come back as one document."""
    path = tmp_path / "storm.md"
    path.write_bytes(b"---\ncast: Ito Ken as Taro\n---\n# Storm\n\nA good film.\n")
    assert read_documents(path) == [
        Document(
            str(path),
            str(path.resolve()),
            "67ae1c744f8e763574c8bc15bc46bfdd9ae80c09e4580307158b2efb3d1f1182",
            (Block(BlockKind.HEADING, "Storm"), Block(BlockKind.PROSE, "A good film.")),
            FrontMatter(cast=(Role("Ito Ken", "Taro"),)),
        )
    ]


def test_the_source_does_not_depend_on_how_the_path_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path and the absolute one give the same source."""
    (tmp_path / "storm.txt").write_text("A good film.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    (relative,), (absolute,) = read_documents(Path("storm.txt")), read_documents(tmp_path / "storm.txt")
    assert or_raise(relative).source == or_raise(absolute).source


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """A path with nothing there is refused with that reason."""
    with pytest.raises(ReviewError) as raised:
        read_documents(tmp_path / "gone.txt")
    assert str(raised.value) == f"{tmp_path / 'gone.txt'}: there is no such file"


def test_a_folder_is_no_review(tmp_path: Path) -> None:
    """A folder given as a file is refused with that reason."""
    with pytest.raises(ReviewError) as raised:
        read_documents(tmp_path)
    assert raised.value.reason == "this is a folder, not a file"


def test_a_file_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    """A file of one byte over the limit is refused with both sizes."""
    path = tmp_path / "large.txt"
    path.write_bytes(b"a " * (LARGEST_BYTES // 2) + b"a")
    with pytest.raises(ReviewError) as raised:
        read_documents(path)
    assert raised.value.reason == "the file has 16,777,217 bytes; it may have 16,777,216"


def test_a_huge_file_is_refused_by_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of 50 MiB is refused before a byte of it is read."""
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the file is read"))
    with pytest.raises(ReviewError, match="the file has 52,428,800 bytes; it may have 16,777,216"):
        read_documents(path)


TOO_DEEP = "its HTML is nested more than 250 elements deep; save the text of the review alone"
DEEP = "<div>" * 100_000 + "He waits."


@pytest.mark.parametrize(
    ("text", "path", "reason"),
    [
        (DEEP, "a.html", TOO_DEEP),
        (f"<html><body>{DEEP}", "a.txt", TOO_DEEP),
        (DEEP, "a.md", TOO_DEEP),
        (f'{{"title": "A", "body": "{DEEP}"}}', "a.json", TOO_DEEP),
        (f"Name,Review\nA,{DEEP}\n", "a.csv", TOO_DEEP),
        ("[" * 100_000, "a.json", "this JSON is nested too deep, or has a number too long, to be a post"),
        ('{"body":' * 100_000, "a.json", "this JSON is nested too deep, or has a number too long, to be a post"),
        ("> " * 10_000 + "He waits.", "a.md", "there is no text in it"),
        ("- " * 10_000 + "He waits.", "a.md", "there is no text in it"),
        ("x" * (LARGEST_SOURCE + 1), "a.md", "this has 4,194,305 characters; one review may have 4,194,304"),
        ("x" * (LONGEST + 1), "a.md", "this review has 1,048,577 characters; it may have 1,048,576"),
    ],
    ids=["HTML", "page", "Markdown", "Hive", "CSV", "JSON lists", "JSON objects", "quotes", "lists", "source", "text"],
)  # fmt: skip
def test_what_is_too_deep_or_too_long_is_refused(text: str, path: str, reason: str) -> None:
    """Nesting and lengths that no review has are refused with the limit, in every format."""
    (found,) = _attempt_all(text, path)
    assert isinstance(found, ReviewError)
    assert found.reason == reason


def _attempt_all(text: str, path: str) -> list[Document | ReviewError]:
    try:
        return parse_all(text, path)
    except ReviewError as error:
        return [error]


@pytest.mark.parametrize(
    ("text", "path", "start"),
    [
        ("<b>" * 200 + "He waits.", "a.md", "He waits."),
        ("*" * 10_000 + "He waits.", "a.md", "***"),
        ("x" * LONGEST, "a.txt", "xxx"),
    ],
    ids=["emphasis", "stars", "text"],
)
def test_what_only_looks_too_deep_is_read(text: str, path: str, start: str) -> None:
    """Many signs that nest a little, and a text of the greatest length, are read."""
    assert parse(text, path).blocks[0].text.startswith(start)


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf"], ids=["empty", "white space", "mark only"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    """A file without a visible character is refused as empty."""
    with pytest.raises(ReviewError) as raised:
        parse_documents(data, "a.txt", "a.txt", ".txt")
    assert raised.value.reason == "the file is empty; write a review into it first"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    """A picture with the name of a review is refused as binary."""
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00")
    with pytest.raises(ReviewError, match="this is a binary file"):
        read_documents(path)


def test_front_matter_alone_is_no_review() -> None:
    """A file with nothing below its front matter is refused, with the line where the text should stand."""
    with pytest.raises(ReviewError) as raised:
        parse("---\ntitle: Storm\n---\n\n", "a.md")
    assert str(raised.value) == "a.md, line 4: there is no text below the front matter"


def test_front_matter_makes_a_text_file_markdown() -> None:
    """A .txt file with front matter is read as Markdown, and one without is not."""
    assert blocks_of("---\ntitle: Storm\n---\nA *good* film.", "a.txt") == [("prose", "A good film.")]
    assert blocks_of("It is a *good* film.", "a.txt") == [("prose", "It is a *good* film.")]


@pytest.mark.parametrize("path", ["a.md", "a.markdown", "a.MD"])
def test_markdown_is_known_by_its_suffix(path: str) -> None:
    """Files that end in .md and .markdown, in any case, are read as Markdown."""
    assert parse("A *good* film.", path).blocks == (Block(BlockKind.PROSE, "A good film."),)


def test_hard_wrapped_lines_are_joined() -> None:
    """Lines broken at a column width are one paragraph."""
    assert blocks_of(WRAPPED, "a.txt") == [
        ("prose", WRAPPED.partition("\n\n")[0].replace("\n", " ")),
        ("prose", "Then a boat comes in."),
    ]


def test_a_paragraph_is_joined_where_its_lines_go_on() -> None:
    """In a text with a head of short lines, a paragraph whose lines go on in the next is one all the same."""
    text = f"Storm\nBy Ann Critic\n1996\n\n{WRAPPED}"
    assert [text for _, text in blocks_of(text, "a.txt")] == [
        "Storm",
        "By Ann Critic",
        "1996",
        WRAPPED.partition("\n\n")[0].replace("\n", " "),
        "Then a boat comes in.",
    ]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        ("Storm (2010)", "heading"),
        ("movie review - storm", "heading"),
        ("My review of Storm", "heading"),
        ("Review copies are rare.", "prose"),
        ("It is a good film", "prose"),
        ("I liked it. It is not like Storm (2010)", "prose"),
    ],
)
@pytest.mark.parametrize(("path", "end"), [("a.txt", "\n"), ("a.md", "\n\n"), ("a.html", "<br>")])
def test_a_title_with_its_year_opens_a_review_as_its_headline(first: str, kind: str, path: str, end: str) -> None:
    """A first line that nothing marks is the headline if it ends in a year or begins as a review's does."""
    assert blocks_of(f"{first}{end}It is good, and it is long.", path)[0] == (kind, first)


def test_signs_of_a_list_are_no_text() -> None:
    """The bullets of a list that was pasted as text go."""
    assert blocks_of(f"\u2022\tGreat sound.\n\u2022 Too long.\n\n{FILLER}", "a.txt")[:2] == [
        ("prose", "Great sound."),
        ("prose", "Too long."),
    ]


def test_lines_broken_on_purpose_stay_apart() -> None:
    """Where lines are of very different length each is a block of its own."""
    text = f"Best regards,\nMatinee samples\n\n{FILLER}"
    assert blocks_of(text, "a.txt") == [
        ("prose", "Best regards,"),
        ("prose", "Matinee samples"),
        ("prose", FILLER),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Storm (2010) review", "heading", "Storm (2010) review"),
        ("MOVIE REVIEW | MIRACLE IN CELL NO. 7 - A prison comedy", "heading", None),
        ("Mrs. Doubtfire and the art of the wig", "heading", None),
        ("## The ending", "heading", "The ending"),
        ("# Is it good?", "heading", "Is it good?"),
        ("It is a good film.", "prose", None),
        ("It is good. It is very good", "prose", None),
        ("Is it good?", "prose", None),
        ("Best regards,", "prose", None),
        ("****", None, None),
        (" ".join(["word"] * 17), "prose", None),
    ],
)
def test_a_short_line_without_a_full_stop_is_a_heading(line: str, kind: str | None, text: str | None) -> None:
    """A short line on its own is a heading unless a sentence ends in it; a marked one always is; a rule is nothing."""
    expected = [] if kind is None else [(kind, text or line)]
    assert blocks_of(f"{line}\n\nA good film.", "a.txt") == [*expected, ("prose", "A good film.")]


def test_blocks_are_laid_out_with_blank_lines() -> None:
    """The text is the blocks with a blank line between them, and each knows where it stands."""
    text, placed = lay_out((Block(BlockKind.HEADING, "Storm"), Block(BlockKind.PROSE, "Good.")))
    assert text == "Storm\n\nGood."
    assert [(block.kind, block.span, block.text) for block in placed] == [
        (BlockKind.HEADING, Span(0, 5), "Storm"),
        (BlockKind.PROSE, Span(7, 12), "Good."),
    ]

"""Decoding, normalising, folding, and telling English from other languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.errors import ReviewError
from reviews.text import decode, fold, is_english, normalise, slug


@pytest.mark.parametrize(
    "data",
    [
        "Caf\u00e9 na\u00efve".encode(),
        b"\xef\xbb\xbf" + "Caf\u00e9 na\u00efve".encode(),
        "Caf\u00e9 na\u00efve".encode("utf-16"),
        b"\xff\xfe" + "Caf\u00e9 na\u00efve".encode("utf-16-le"),
        b"\xfe\xff" + "Caf\u00e9 na\u00efve".encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with BOM", "utf-16", "utf-16-le with BOM", "utf-16-be with BOM"],
)
def test_text_is_decoded(data: bytes) -> None:
    """UTF-8 with and without a byte order mark and UTF-16 with one give the same text."""
    assert decode(data, "a.txt") == "Caf\u00e9 na\u00efve"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04\xff\xfe\x9c",
        b"plain ASCII with a bell \x07",
        "\x02 wide".encode("utf-16"),
    ],
    ids=["picture", "archive", "control character", "control character in utf-16"],
)
def test_binary_files_are_refused(data: bytes) -> None:
    """A file with control characters is refused as binary, without a line."""
    with pytest.raises(ReviewError) as raised:
        decode(data, "a.txt")
    assert str(raised.value) == "a.txt: this is a binary file, not text; give a review as .txt or .md"


def test_another_encoding_is_refused_with_its_line() -> None:
    """Latin-1 text is refused with the line and the byte that is not UTF-8, and what to do."""
    with pytest.raises(ReviewError) as raised:
        decode("A good film.\nShot in a caf\u00e9 in Rome.\n".encode("latin-1"), "a.txt")
    assert str(raised.value) == "a.txt, line 2: the text is not UTF-8 (byte 0xe9); save the file as UTF-8"


def test_cut_off_utf_16_is_refused() -> None:
    """UTF-16 that ends inside a character is refused."""
    with pytest.raises(ReviewError, match=r"^a\.txt, line 1: the text is not UTF-16"):
        decode("Good film".encode("utf-16")[:-1], "a.txt")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("one\n\n\n\n \n\ntwo", "one\n\ntwo"),
        ("  one \t two\u00a0three  \n four ", "one two three\nfour"),
        ("e\u0301", "\u00e9"),
        ("so\u00adft, zero\u200bwidth, \ufeffmark", "soft, zerowidth, mark"),
        ("one\u2029two", "one\n\ntwo"),
        ("\u201cquotes\u201d and an em dash \u2014 stay", "\u201cquotes\u201d and an em dash \u2014 stay"),
        (" \n ", ""),
    ],
)
def test_text_is_normalised(text: str, expected: str) -> None:
    """Line ends, runs of spaces and blank lines, and invisible characters take one form; quotes and dashes stay."""
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    """What is normalised stays as it is when it is normalised again."""
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Am\u00e9lie", "amelie"),
        ("Ye-sung", "ye sung"),
        ("Schindler\u2019s  List!", "schindler's list"),
        ("STRASSE / Stra\u00dfe", "strasse strasse"),
        ("snake_case", "snake case"),
        ("2001: A Space Odyssey", "2001 a space odyssey"),
        ("\u2026 ?!", ""),
    ],
)
def test_text_is_folded(text: str, expected: str) -> None:
    """Case, accents, curly apostrophes, hyphens and punctuation make no difference."""
    assert fold(text) == expected


def test_slugs_are_words_and_hyphens() -> None:
    """A slug is the folded words joined by hyphens, without apostrophes."""
    assert slug("Schindler\u2019s List: Am\u00e9lie (1993)") == "schindlers-list-amelie-1993"


_GERMAN = (
    "Der Film erz\u00e4hlt die Geschichte eines alten Fischers, der sein Boot nicht verkaufen will, und von seiner"
    " Tochter, die l\u00e4ngst in der Stadt lebt. Das ist sch\u00f6n gespielt, aber viel zu lang."
)
_FRENCH = (
    "Le film raconte l'histoire d'un vieux p\u00eacheur qui ne veut pas vendre son bateau, et de sa fille, qui vit en"
    " ville depuis longtemps. C'est bien jou\u00e9, mais beaucoup trop long pour moi."
)
_ENGLISH = (
    "The film tells the story of an old fisherman who does not want to sell his boat, and of his daughter, who has"
    " lived in town for years. It is well acted, but it takes much too long."
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_ENGLISH, True),
        (_GERMAN, False),
        (_FRENCH, False),
        ("\u3053\u306e\u6620\u753b\u306f\u3068\u3066\u3082\u9762\u767d\u304b\u3063\u305f\u3067\u3059\u3002", False),
        ("Sehr sch\u00f6n gespielt.", True),
        ("", True),
    ],
    ids=["English", "German", "French", "Japanese", "too short to judge", "empty"],
)
def test_english_is_told_from_other_languages(text: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A text reads as English by its function words; one too short to judge passes, one without Latin letters not."""
    assert is_english(text) is expected

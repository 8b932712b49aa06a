"""Decoding and normalising text: done once on loading; from then on every offset points into the result."""

import re
import unicodedata
from functools import lru_cache
from pathlib import Path

from reviews.errors import ReviewError

_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_SPACES = re.compile("[^\\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Halves of characters, which JSON can spell and no file can hold.
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile("[^\x00-\u02ff]{200}")
_MOST_MARKS = 30
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_LONGEST_NAME = 40
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'", "`": "'"})

# Function words that hardly any other language shares; together a tenth or more of most English prose.
_ENGLISH = frozenset(
    """the of and to that with it for this was his her their they from by who but not as what which there
    when""".split()
)
_ENGLISH_SHARE = 0.07
_FEWEST_WORDS_TO_JUDGE = 25


def decode(data: bytes, path: Path | str) -> str:
    """Decode a text file: UTF-8, or UTF-16 with a byte order mark.

    Raises ReviewError for a binary file and for text in another encoding, with the line that could not be read.
    """
    encoding = next((name for bom, name in _BOMS if data.startswith(bom)), "utf-8")
    if encoding != "utf-16" and b"\x00" in data:
        raise ReviewError(path, "this is a binary file, not text; give a review as .txt or .md")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-16" and _CONTROL.search(data[:4096].decode("latin-1")):
            reason = "this is a binary file, not text; give a review as .txt or .md"
            raise ReviewError(path, reason) from error
        line = data[: error.start].count(b"\n") + 1
        reason = f"the text is not {encoding.upper()} (byte 0x{data[error.start]:02x}); save the file as UTF-8"
        raise ReviewError(path, reason, line) from error
    if _CONTROL.search(text):
        raise ReviewError(path, "this is a binary file, not text; give a review as .txt or .md")
    return text


def normalise(text: str) -> str:
    """Normalise once: NFC, plain line ends and spaces, no invisible characters, at most one blank line in a row."""
    text = _SURROGATES.sub("\ufffd", _CONTROL.sub("", text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n")
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", _without_heaps(text)))
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _without_heaps(text: str) -> str:
    """A text with at most 30 marks upon one letter: https://unicode.org/reports/tr15/#Stream_Safe_Text_Format.

    To sort more takes the square of their number, each time that the text is folded.
    """
    if text.isascii() or not _LONG_RUN.search(text):
        return text
    kept: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.combining(character) else 0
        if marks <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def fold(text: str) -> str:
    """Fold for comparing: lower case, no accents, straight apostrophes, hyphens and punctuation as one space."""
    return _fold_name(text) if len(text) <= _LONGEST_NAME else _fold(text)


def _fold(text: str) -> str:
    found = plain(text)
    return found if found.isalnum() else " ".join(_WORDS.findall(found))


@lru_cache(maxsize=8192)  # the few names of a review are folded a dozen times for each of its sentences
def _fold_name(text: str) -> str:
    return _fold(text)


def plain(text: str) -> str:
    """Lower case without accents and with straight apostrophes; punctuation stays."""
    if text.isascii():
        return text.lower().replace("`", "'")
    lowered = text.translate(_APOSTROPHES).casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return fold(text).split()


def is_english(text: str) -> bool:
    """Whether a text reads as English, judged by its share of function words; short texts pass."""
    found = words(text)
    if not any(character.isascii() and character.isalpha() for character in text):
        return not text.strip()
    if len(found) < _FEWEST_WORDS_TO_JUDGE:
        return True
    return sum(word in _ENGLISH for word in found) >= _ENGLISH_SHARE * len(found)


def slug(text: str) -> str:
    """A text as a lower-case identifier: words joined by hyphens."""
    return "-".join(word.replace("'", "") for word in words(text))

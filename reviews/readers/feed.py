"""RSS and Atom feeds: each entry a review."""

import io
import re
from typing import Any

from reviews.document import FrontMatter, Post
from reviews.errors import ReviewError, attempt
from reviews.ratings import parse_rating
from reviews.readers import html, spoiler_marks, values
from reviews.readers.limits import check_source

# Stars of Letterboxd, whose feeds give the film, its year and the rating in elements of their own.
_BEST = 5.0
_ROOTS = ("<rss", "<feed", "<rdf:rdf")
_HEAD = 4000
# What feedparser stumbles with over elements where none can be.
_DAMAGED = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
# As RSS has it: https://www.rssboard.org/rss-specification#ltauthorgtSubelementOfLtitemgt
_MAIL_AND_NAME = re.compile(r"\S+@\S+ \((.+)\)")
# The text has been decoded already, whatever its XML declaration says.
_HEADERS = {"content-type": "application/xml; charset=utf-8"}


def begins_like(text: str) -> bool:
    """Whether a text begins as a feed does."""
    start = text[:_HEAD].lower().lstrip("\ufeff \t\r\n")
    return start.startswith(_ROOTS) or (start.startswith("<?xml") and any(root in start for root in _ROOTS))


def read(text: str, path: str) -> list[Post | ReviewError]:
    """Read every entry of a feed.

    Raises ReviewError, with the line where known, for a feed that is damaged or has no entry.
    """
    import feedparser  # noqa: PLC0415 - few files are feeds

    # Bytes in a stream: feedparser would fetch or open a text that reads as an address.
    try:
        parsed = feedparser.parse(io.BytesIO(text.encode("utf-8", "replace")), response_headers=_HEADERS)
    except _DAMAGED as error:
        raise ReviewError(path, f"this feed cannot be read ({type(error).__name__})") from error
    if not parsed.entries:
        cause = parsed.get("bozo_exception")
        reason = "this feed is damaged" if cause else "this feed has no entry in it"
        raise ReviewError(path, reason, _line(cause, text))
    by = _author(parsed.feed)
    return [attempt(_post, entry, by, path, number) for number, entry in enumerate(parsed.entries, 1)]


def _line(cause: object, text: str) -> int | None:
    """The line where the XML of a feed is damaged, without the declaration that feedparser puts above it."""
    if not hasattr(cause, "getLineNumber"):
        return None
    return int(cause.getLineNumber()) - (not text.startswith("<?xml"))


def _post(entry: dict[str, Any], by: str | None, path: str, number: int) -> Post:
    contents = [str(item.get("value") or "") for item in entry.get("content", [])] + [str(entry.get("summary") or "")]
    address = values.address(entry.get("link"))
    front = FrontMatter(
        film=values.line(entry.get("letterboxd_filmtitle")),
        title=values.line(entry.get("title")),
        year=values.year(entry.get("letterboxd_filmyear")),
        reviewer=_author(entry) or by,
        published=_date(entry),
        url=address,
        image=next((values.address(item.get("url")) for item in entry.get("media_thumbnail", [])), None),
        rating=parse_rating(values.line(entry.get("letterboxd_memberrating")) or "", _BEST),
        slug=(address or "").rstrip("/").rpartition("/")[2] or None,
    )
    key = address or values.line(entry.get("id")) or f"{path}#{number}"
    content = max(contents, key=len)
    check_source(content, path)
    return Post(html.blocks_of_text(spoiler_marks.carry(content), path), front, key=key)


def _author(of: dict[str, Any]) -> str | None:
    """The author's name, without the address of mail that may stand beside it."""
    author = values.line(of.get("author")) or ""
    if match := _MAIL_AND_NAME.fullmatch(author):
        return match[1]
    return values.line((of.get("author_detail") or {}).get("name")) or author or None


def _date(entry: dict[str, Any]) -> str | None:
    """The day on which an entry was published, or else updated: 2020-01-31."""
    # Where there is none, feedparser would give the day of publication for it, with a warning.
    updated = entry.get("updated_parsed") if "updated_parsed" in entry else None
    when = entry.get("published_parsed") or updated
    return f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None

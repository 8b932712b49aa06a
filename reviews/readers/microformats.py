"""What a page says about its review in its markup: the microformats h-review and hReview.

https://microformats.org/wiki/h-review, https://microformats.org/wiki/hreview
"""

import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from reviews.document import FrontMatter
from reviews.films import parse_title
from reviews.ratings import parse_rating
from reviews.readers import values
from reviews.readers.html import as_html
from reviews.records import Rating

_MARKED = re.compile(r"\bh-?review\b")
# https://microformats.org/wiki/hreview: a rating is out of 5 where no best is given.
_BEST = 5.0
# Reading marks takes the square of their number; a page with more is a list of reviews.
_MOST_MARKS = 200


def read(text: str, root: lxml.html.HtmlElement) -> tuple[FrontMatter, str]:
    """What the first h-review of a page says, and the HTML of its text; empty where there is none.

    `root` is the page's `text` as it was parsed.
    """
    if not 0 < len(_MARKED.findall(text)) <= _MOST_MARKS:
        return FrontMatter(), ""
    import mf2py  # noqa: PLC0415 - few pages are marked up like this, and it takes long to load

    try:
        # Written anew, it has no XML declaration left, over which the parser below would warn its developers.
        parsed = mf2py.parse(doc=lxml.html.tostring(root, encoding="unicode"), html_parser="lxml")
    except Exception:  # noqa: BLE001 - whatever trips it, the page can be read without its marks
        return FrontMatter(), ""
    review = next((item for item in _items(parsed["items"]) if "h-review" in item["type"]), None)
    if review is None:
        return FrontMatter(), ""
    has = review["properties"]
    title, year = parse_title(_text(has, "item") or "")
    front = FrontMatter(
        film=title or None,
        title=_text(has, "name", "summary"),
        year=year,
        reviewer=_text(has, "author", "reviewer"),
        published=_text(has, "published", "reviewed", "dtreviewed"),
        url=_url(has.get("url")),
        image=_url(has.get("photo")),
        rating=_rating(has),
    )
    content = next(iter((*has.get("content", []), *has.get("description", []))), "")
    return front, str(content.get("html", "") if isinstance(content, dict) else as_html(content))


def _items(found: list[Any]) -> Iterator[dict[str, Any]]:
    """The items of a page, each before those in it."""
    waiting = list(found)
    while waiting:
        item = waiting.pop(0)
        if isinstance(item, dict) and "type" in item:
            yield item
            waiting += item.get("children", [])
            waiting += [value for values in item.get("properties", {}).values() for value in values]


def _values(has: dict[str, Any], *names: str) -> Iterator[dict[str, Any]]:
    return (value for name in names for value in has.get(name, []) if isinstance(value, dict))


def _text(has: dict[str, Any], *names: str) -> str | None:
    """The first value of the first of these properties that is there: a text, or the name of an item."""
    for name in names:
        for value in has.get(name, []):
            is_item = isinstance(value, dict)
            inner = (value.get("properties", {}).get("name") or [value.get("value")])[0] if is_item else value
            if text := values.line(inner):
                return text
    return None


def _url(found: list[Any] | None) -> str | None:
    plain = (value.get("value") if isinstance(value, dict) else value for value in found or [])
    return next((address for value in plain if (address := values.address(value))), None)


def _rating(has: dict[str, Any]) -> Rating | None:
    """The rating, out of the best that stands beside it or inside it."""
    inner: dict[str, Any] = next((value.get("properties", {}) for value in _values(has, "rating")), {})
    best = parse_rating(_text(has, "best") or _text(inner, "best") or "")
    return parse_rating(_text(has, "rating") or "", best.value if best else _BEST)

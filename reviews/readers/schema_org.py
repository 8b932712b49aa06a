"""What a page says about its review for search engines: schema.org's Review and Movie as JSON-LD.

https://schema.org/Review, https://schema.org/Movie. An aggregateRating is what others gave, and is not read.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import lxml.html

from reviews.document import FrontMatter, Role
from reviews.films import YEAR, parse_title
from reviews.ratings import parse_rating
from reviews.readers import values
from reviews.records import Rating

_REVIEWS = frozenset({"Review", "CriticReview", "UserReview", "ReviewNewsArticle"})
_FILMS = frozenset({"Movie", "TVSeries", "TVEpisode", "TVSeason", "Film"})
_PAGES = frozenset({"Article", "BlogPosting", "NewsArticle", "WebPage"})
_YEAR = re.compile(rf"\b{YEAR}\b")
_DURATION = re.compile(r"^PT?(?:(?P<hours>\d{1,2})H)?(?:(?P<minutes>\d{1,3})M)?(?:\d+S)?$")
# Where no best rating is given, it is 5: https://schema.org/bestRating
_BEST = 5.0
_MOST_NODES = 2000
_FACTS = {"director": "director", "writer": "author", "genre": "genre", "country": "countryOfOrigin"}


def read(root: lxml.html.HtmlElement) -> tuple[FrontMatter, str]:
    """What the JSON-LD of a page says, and the text of the review if it has that too; empty where there is none.

    What is not JSON is passed over: it is written for search engines, and pages are read without it.
    """
    nodes = list(_nodes(root))
    review = next((node for node in nodes if _is(node, _REVIEWS)), {})
    item = review.get("itemReviewed")
    film = item if isinstance(item, dict) else next((node for node in nodes if _is(node, _FILMS)), {})
    page = next((node for node in nodes if _is(node, _PAGES)), {})
    title, year = parse_title(_text(film) or _text(item) or "")
    front = FrontMatter(
        film=title or None,
        title=_text(review.get("headline")) or _text(page.get("headline")) or _text(review.get("name")),
        year=year or _year(film),
        reviewer=_text(review.get("author")) or _text(page.get("author")),
        published=_text(review.get("datePublished")) or _text(page.get("datePublished")),
        url=values.address(review.get("url")) or values.address(page.get("url")),
        image=_image(review) or _image(page) or _image(film),
        rating=_rating(review.get("reviewRating")),
        cast=tuple(_cast(film)),
        facts=tuple(_facts(film)),
    )
    body = review.get("reviewBody") or review.get("articleBody")
    return front, body if isinstance(body, str) else ""


def _nodes(root: lxml.html.HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of every JSON-LD script of a page, outer ones first, so far as they are JSON."""
    count = 0
    for script in root.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            waiting: list[Any] = [json.loads(script.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting and count < _MOST_NODES:
            node = waiting.pop(0)
            count += 1
            if isinstance(node, dict):
                yield node
                waiting += node.values()
            elif isinstance(node, list):
                waiting += node


def _is(node: dict[str, Any], types: frozenset[str]) -> bool:
    return any(str(kind).rpartition("/")[2] in types for kind in _list(node.get("@type")))


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str | None:
    """A text, or the name of a thing; of several the first."""
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, str | dict)), None)
    return values.line(value.get("name") if isinstance(value, dict) else value)


def _year(film: dict[str, Any]) -> int | None:
    dates = (_text(film.get(name)) for name in ("datePublished", "dateCreated", "releaseYear", "startDate"))
    return next((int(match[0]) for date in dates if date and (match := _YEAR.search(date))), None)


def _image(node: dict[str, Any]) -> str | None:
    image = next(iter(_list(node.get("image"))), None)
    return values.address(image.get("url") if isinstance(image, dict) else image)


def _rating(node: object) -> Rating | None:
    node = next(iter(_list(node)), None)
    if not isinstance(node, dict):
        return parse_rating(values.line(node) or "")
    best = parse_rating(_text(node.get("bestRating")) or "")
    return parse_rating(_text(node.get("ratingValue")) or "", best.value if best else _BEST)


def _cast(film: dict[str, Any]) -> Iterator[Role]:
    """The actors, each by name or as a https://schema.org/PerformanceRole with a character."""
    for entry in (*_list(film.get("actor")), *_list(film.get("actors"))):
        inner = entry.get("actor") if isinstance(entry, dict) else None
        name = _text(inner) or _text(entry)
        if name:
            yield Role(name, _text(entry.get("characterName")) if isinstance(entry, dict) else None)


def _facts(film: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for name, key in _FACTS.items():
        for value in _list(film.get(key)):
            if text := _text(value):
                yield name, text
    match = _DURATION.match(_text(film.get("duration")) or "")
    minutes = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0) if match else 0
    if minutes:
        yield "runtime", f"{minutes} minutes"

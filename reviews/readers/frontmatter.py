"""YAML front matter: the block between two ``---`` lines at the start of a file."""

import re
from collections.abc import Callable
from typing import Any

import yaml

from reviews.document import FrontMatter, Role
from reviews.errors import ReviewError
from reviews.films import YEAR
from reviews.ratings import parse_rating
from reviews.records import Rating
from reviews.text import normalise

_FENCE = re.compile(r"^---\s*$")
_CLOSE = re.compile(r"^(---|\.\.\.)\s*$")
_NOTHING = {"", "~", "null", "none", "n/a"}
_ROLE = re.compile(r"^(?P<actor>.+?)(?: as | ?[:\u2013\u2014] ?| - | \()(?P<character>[^)]+)\)?$")
_YEAR = re.compile(rf"^{YEAR}$")
_FACTS = {
    "director": ("director", "directors", "directed_by"),
    "writer": ("writer", "writers", "screenplay", "written_by"),
    "genre": ("genre", "genres"),
    "country": ("country", "countries"),
    "language": ("language",),
    "runtime": ("runtime", "duration"),
}


class _Loader(yaml.BaseLoader):
    """Every scalar as the text that it is, so that the film "1917" stays a title; aliases are refused."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.composer.ComposerError(None, None, "aliases (*name) are not allowed", mark)
        return super().compose_node(parent, index)


def split(text: str, path: str) -> tuple[FrontMatter, str, int]:
    """Part a file into front matter, body and the 1-based line where the body starts.

    A file without front matter gives an empty one. Raises ReviewError, with the line, for front matter that is
    never closed, is not YAML, or is not a list of ``name: value`` lines.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if not lines or not _FENCE.match(lines[0]):
        return FrontMatter(), text, 1
    close = next((number for number, line in enumerate(lines[1:], 1) if _CLOSE.match(line)), None)
    if close is None:
        raise ReviewError(path, "the front matter that opens here is never closed; end it with a line of ---", 1)
    try:
        # A loader of our own on top of BaseLoader: it constructs nothing but text, lists and mappings.
        values = yaml.load("\n".join(lines[1:close]), _Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ReviewError(path, f"the front matter is not valid YAML: {error.problem}", line) from error
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise ReviewError(path, f"the front matter is not valid YAML: {type(error).__name__}", 1) from error
    if values in (None, ""):
        values = {}
    if not isinstance(values, dict):
        raise ReviewError(path, "the front matter must be lines of the form name: value", 2)
    return _typed(values), "\n".join(lines[close + 1 :]), close + 2


def _typed(values: dict[Any, Any]) -> FrontMatter:
    named = {str(name).strip().lower().replace("-", "_"): value for name, value in values.items()}
    one: Callable[..., str | None] = lambda *names: next((t for n in names if (t := _text(named.get(n)))), None)  # noqa: E731
    year = one("year", "release_year", "film_year")
    return FrontMatter(
        film=one("film", "movie", "film_title", "movie_title", "name"),
        title=one("title", "headline"),
        year=int(year) if year and _YEAR.match(year) else None,
        reviewer=one("reviewer", "author", "critic", "by"),
        published=one("date", "published_at", "publish_date", "pubdate"),
        url=_url(one("url", "canonical_url", "canonical", "permalink", "link")),
        image=one("image", "poster", "cover", "thumbnail"),
        rating=_rating(named),
        slug=one("slug"),
        cast=tuple(_roles(named.get("cast", named.get("actors", named.get("starring"))))),
        facts=tuple(
            (fact, item) for fact, names in _FACTS.items() for name in names for item in _items(named.get(name))
        ),
    )


def _rating(named: dict[str, Any]) -> Rating | None:
    for name in ("rating", "stars", "score", "grade", "ratingemoji", "rating_emoji"):
        text = _text(named.get(name))
        rating = parse_rating(text) if text else None
        if rating:
            return rating
    return None


def _text(value: object) -> str | None:
    """A scalar as normalised text; None for a list, a mapping or an empty value."""
    if isinstance(value, dict):
        return _text(value.get("name"))
    if not isinstance(value, str):
        return None
    text = " ".join(normalise(value).split())
    return None if text.lower() in _NOTHING else text


def _items(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [text for item in values if (text := _text(item))]


def _url(text: str | None) -> str | None:
    return text if text and re.match(r"^https?://\S+$", text) else None


def _roles(value: object) -> list[Role]:
    """A cast list: ``- Actor as Character`` lines, ``Actor: Character`` pairs, or one line of names."""
    if isinstance(value, dict):
        return [Role(str(actor), _text(character)) for actor, character in value.items()]
    if isinstance(value, str):
        return [_role(item.strip()) for item in re.split(r",| and ", normalise(value)) if item.strip()]
    roles: list[Role] = []
    for item in value if isinstance(value, list) else []:
        if isinstance(item, dict):
            roles += _role_of_mapping(item)
        elif text := _text(item):
            roles.append(_role(text))
    return roles


def _role_of_mapping(item: dict[Any, Any]) -> list[Role]:
    actor = _text(item.get("actor")) or _text(item.get("name"))
    if actor:
        return [Role(actor, _text(item.get("role")) or _text(item.get("character")))]
    return [Role(str(name), _text(character)) for name, character in item.items()]


def _role(text: str) -> Role:
    match = _ROLE.match(text)
    return Role(match["actor"].strip(), match["character"].strip()) if match else Role(text)

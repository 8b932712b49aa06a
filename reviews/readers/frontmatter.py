"""Front matter: the block of names and values between two fences at the start of a file."""

import contextlib
import json
import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

import yaml

from reviews.document import FrontMatter, Role, Spoilers
from reviews.errors import ReviewError
from reviews.ratings import parse_rating
from reviews.readers import values
from reviews.records import Rating
from reviews.text import normalise

# More than any post has, and little enough for the YAML parser to read in a second or two.
LONGEST = 64 * 1024
_ROLE = re.compile(r"^(?P<actor>.+?)(?: as | ?[:\u2013\u2014] ?| - | \()(?P<character>[^)]+)\)?$")
# "language: en" is how sites name the language of the post, not that of the film.
_LANGUAGE_CODE = re.compile(r"^[a-z]{2}(?:[-_][A-Za-z]{2})?$")
# A note's link to another, such as [[Jane Doe]].
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
# As deep as front matter is nested by people; libyaml's loader calls itself once a level.
_DEEPEST = 20
_YEARS = ("year", "release_year", "releaseyear", "film_year")
_URLS = ("url", "canonical_url", "canonical", "permalink", "link")
_RATINGS = ("rating", "stars", "score", "grade", "ratingemoji", "rating_emoji", "my_rating")
_BESTS = ("best", "max", "out_of", "outof", "scale")
# Where Hugo and Zola keep the fields that they do not know.
_HOLDERS = ("params", "extra", "review")
_SPOILERS = ("spoilers", "spoiler", "contains_spoilers", "has_spoilers")
_NO = frozenset({"false", "no", "none", "off", "0", "free"})
# `spoilers: from: "The end"` on one line, which is no YAML, but says what it means.
_FROM_ON_ONE_LINE = re.compile(
    r"^(spoilers?:)[ \t]+from:[ \t]*(?P<quote>[\"']?)(\S.{0,200}?)(?P=quote)[ \t]{0,20}$", re.MULTILINE
)
_BESTS_BESIDE = ("rating_max", "max_rating", "ratingmax", "maxrating", "best_rating", "bestrating", "rating_scale")
_FACTS = {
    "director": ("director", "directors", "directed_by"),
    "writer": ("writer", "writers", "screenplay", "written_by"),
    "genre": ("genre", "genres"),
    "country": ("country", "countries"),
    "language": ("language", "languages"),
    "runtime": ("runtime", "duration"),
    "based on": ("based_on", "source_material"),
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

    Front matter is YAML between lines of ---, or TOML between lines of +++ as Hugo writes it. A file without any
    gives an empty one. Raises ReviewError, with the line, for front matter that is never closed, is longer than
    `LONGEST`, does not parse, or is not a list of names with values.
    """
    lines = text.lstrip("\ufeff").splitlines()
    fence = next((fence for fence in _FENCES if lines and fence.opening.match(lines[0])), None)
    if fence is None:
        return FrontMatter(), text, 1
    close = next((number for number, line in enumerate(lines[1:], 1) if fence.closing.match(line)), None)
    if close is None:
        reason = f"the front matter that opens here is never closed; end it with a line of {fence.mark}"
        raise ReviewError(path, reason, 1)
    inside = "\n".join(lines[1:close])
    if len(inside) > LONGEST:
        raise ReviewError(path, f"the front matter has {len(inside):,} characters; it may have {LONGEST:,}", 1)
    loaded = fence.load(inside, path)
    if loaded in (None, ""):
        loaded = {}
    if not isinstance(loaded, dict):
        raise ReviewError(path, "the front matter must be lines of the form name: value", 2)
    return _typed(loaded), "\n".join(lines[close + 1 :]), close + 2


def opens(text: str) -> bool:
    """Whether a text begins with a line that opens front matter."""
    first = text.lstrip("\ufeff").partition("\n")[0]
    return any(fence.opening.match(first) for fence in _FENCES)


def _load_yaml(text: str, path: str) -> object:
    text = _FROM_ON_ONE_LINE.sub(lambda found: f"{found[1]} {{from: {json.dumps(found[3])}}}", text)
    with contextlib.suppress(yaml.YAMLError):
        return _load_quickly(text)
    try:
        # A loader of our own on top of BaseLoader: it constructs nothing but text, lists and mappings.
        return yaml.load(text, _Loader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        raise ReviewError(path, f"the front matter is not valid YAML: {error.problem}", line) from error
    except (yaml.YAMLError, RecursionError, ValueError, TypeError) as error:
        raise ReviewError(path, f"the front matter is not valid YAML: {type(error).__name__}", 1) from error


def _load_quickly(text: str) -> object:
    """Load YAML by libyaml, in a tenth of the time; raises YAMLError for all that `_Loader` is to judge."""
    depth = 0
    for event in yaml.parse(text, yaml.CBaseLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
            raise yaml.YAMLError
    return yaml.load(text, yaml.CBaseLoader)  # noqa: S506 - it constructs nothing but text, lists and mappings


def _load_toml(text: str, path: str) -> object:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        found = re.search(r"^(?P<reason>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)$", str(error))
        reason = found["reason"] if found else type(error).__name__
        line = int(found["line"] or text.count("\n") + 1) + 1 if found else 1
        raise ReviewError(path, f"the front matter is not valid TOML: {reason}", line) from error


@dataclass(frozen=True, slots=True)
class _Fence:
    """The lines between which front matter stands, and what reads it."""

    mark: str
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    load: Callable[[str, str], object]


_FENCES = (
    _Fence("---", re.compile(r"^---\s*$"), re.compile(r"^(---|\.\.\.)\s*$"), _load_yaml),
    _Fence("+++", re.compile(r"^\+\+\+\s*$"), re.compile(r"^\+\+\+\s*$"), _load_toml),
)


def _typed(loaded: dict[Any, Any]) -> FrontMatter:
    named = _named(loaded)
    one: Callable[..., str | None] = lambda *names: next((t for n in names if (t := _text(named.get(n)))), None)  # noqa: E731
    return FrontMatter(
        film=one("film", "movie", "film_title", "movie_title", "name"),
        title=one("title", "headline"),
        year=next((year for name in _YEARS if (year := values.year(_text(named.get(name))))), None),
        reviewer=one("reviewer", "author", "critic", "by"),
        published=one("date", "published_at", "publish_date", "pubdate"),
        url=next((url for name in _URLS if (url := values.address(_text(named.get(name))))), None),
        image=one("image", "poster", "cover", "thumbnail"),
        rating=_rating(named),
        slug=one("slug"),
        spoilers=_spoilers(next((named[name] for name in _SPOILERS if name in named), None)),
        cast=tuple(_roles(named.get("cast", named.get("actors", named.get("starring"))))),
        facts=tuple(
            (fact, item) for fact, names in _FACTS.items() for name in names for item in _items(named.get(name))
        ),
    )


def _named(loaded: dict[Any, Any]) -> dict[str, Any]:
    """The values by name, those of a mapping for custom fields, or for the film, too where they are not outside it."""
    named = {str(name).strip().lower().replace("-", "_"): value for name, value in loaded.items()}
    for holder in _HOLDERS:
        if isinstance(inner := named.get(holder), dict):
            named = _named(inner) | named
    for holder in ("film", "movie"):
        if isinstance(inner := named.get(holder), dict):
            of_film = _named(inner)
            named = of_film | named | {holder: of_film.get("title", of_film.get("name"))}
    return named


def _spoilers(value: object) -> Spoilers | None:
    """What the field says: no, or yes, or from which heading on; whatever else it says is a warning, and so a yes."""
    if isinstance(value, dict):
        return Spoilers(anywhere=True, below=_text(_named(value).get("from")))
    said = "" if value is None else str(value).strip().lower()
    return Spoilers(anywhere=said not in _NO) if said else None


def _rating(named: dict[str, Any]) -> Rating | None:
    """The reviewer's rating; a bare number takes its scale from another field that says the same on one.

    What IMDb, Metacritic or Rotten Tomatoes give stands under names of their own, and is not the reviewer's.
    """
    best = parse_rating(next((text for name in _BESTS_BESIDE if (text := _text(named.get(name)))), ""))
    found = [rating for name in _RATINGS if (rating := _rating_in(named.get(name), best.value if best else None))]
    scaled = next((rating for rating in found if rating.best and rating.value == found[0].value), None)
    return replace(found[0], best=scaled.best) if scaled else next(iter(found), None)


def _rating_in(value: object, best_beside: float | None) -> Rating | None:
    """A rating as one value, or as a mapping of its value and the best there is."""
    if isinstance(value, dict):
        best = parse_rating(next((text for name in _BESTS if (text := _text(value.get(name)))), ""))
        inner = next((text for name in ("value", "score", "rating", "stars") if (text := _text(value.get(name)))), "")
        return parse_rating(inner, best.value if best else None)
    return parse_rating(_text(value) or "", best_beside)


def _text(value: object) -> str | None:
    """A scalar, or the name in a mapping, as one line; None for a list or an empty value."""
    if isinstance(value, dict):
        value = value.get("name")
    text = values.line(value.isoformat() if isinstance(value, date | time) else value)
    return _LINK.sub(r"\1", text) if text else None


def _items(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [text for item in items if (text := _text(item)) and not _LANGUAGE_CODE.match(text)]


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

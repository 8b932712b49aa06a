"""Facts about a film that a review states: year, country, genre, director, writer, runtime."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviews.lexicon import Words
from reviews.makers import find_directors, find_writers
from reviews.records import Fact, Film, Span
from reviews.text import fold

_GENRE_WORDS = (
    "romantic comedy|black comedy|dark comedy|comedy[- ]drama|crime drama|war drama|courtroom drama|prison drama"
    "|psychological thriller"
    "|science[- ]fiction(?: horror| thriller| film)?|sci-fi(?: horror| thriller)?|film noir|neo-noir|disaster film"
    "|war film|superhero film"
    "|ghost story|love story|drama|comedy|thriller|horror|western|musical|romance|melodrama|animation"
    "|documentary|noir|whodunit"
    "|murder mystery|adventure|fantasy|slasher|biopic|satire|heist film|animated film|action film|crime film|horror"
    " film|slapstick"
)
_GENRE = re.compile(
    rf"\b(?:(?:is|was|it's|remains|makes|made|as|starts as|becomes) (?:[a-z]+ly )?(?:an?|the|one of the|this) "
    rf"|(?:this|[Tt]his) "
    rf"|(?:an?|the) (?=(?:19|20)\d\d ))(?:[\w'-]+,?\s+){{0,6}}?(?P<genre>{_GENRE_WORDS})\b(?!\s+(?:of|buff|fan"
    rf"|films\b|movies\b|tropes|elements))",
    re.IGNORECASE,
)
_IS_ABOUT_THE_FILM = re.compile(
    r"\b(?:(?:the|this)(?: [\w'-]+){0,4} (?:film|movie|picture)|it is|it's|this is|starring|stars)\b", re.IGNORECASE
)
_COUNTRIES = {
    "american": "United States", "argentine": "Argentina", "australian": "Australia", "austrian": "Austria",
    "belgian": "Belgium", "brazilian": "Brazil", "british": "United Kingdom", "canadian": "Canada", "chinese": "China",
    "czech": "Czech Republic", "danish": "Denmark", "dutch": "Netherlands", "english": "United Kingdom",
    "finnish": "Finland", "french": "France", "german": "Germany", "greek": "Greece", "hong kong": "Hong Kong",
    "hungarian": "Hungary", "icelandic": "Iceland", "indian": "India", "indonesian": "Indonesia", "iranian": "Iran",
    "irish": "Ireland", "israeli": "Israel", "italian": "Italy", "japanese": "Japan", "korean": "South Korea",
    "south korean": "South Korea", "mexican": "Mexico", "new zealand": "New Zealand", "norwegian": "Norway",
    "polish": "Poland", "portuguese": "Portugal", "romanian": "Romania", "russian": "Russia",
    "scottish": "United Kingdom",
    "soviet": "Soviet Union", "spanish": "Spain", "swedish": "Sweden", "swiss": "Switzerland", "taiwanese": "Taiwan",
    "thai": "Thailand", "turkish": "Turkey", "ukrainian": "Ukraine", "vietnamese": "Vietnam",
}  # fmt: skip
_OTHER_NAMES = {
    "Britain": "United Kingdom", "England": "United Kingdom", "Scotland": "United Kingdom", "USA": "United States",
    "Korea": "South Korea",
}  # fmt: skip
_COUNTRY_NAMES = sorted({*_COUNTRIES.values(), *_OTHER_NAMES}, key=len, reverse=True)
_DEMONYM = re.compile(
    rf"\b(?P<country>{'|'.join(sorted(_COUNTRIES, key=len, reverse=True))})(?:[- ][\w-]+){{0,3}}?[- ]"
    rf"(?:film|movie|cinema|production|picture|classic|{_GENRE_WORDS})\b(?! version| remake| title| dub)",
    re.IGNORECASE,
)
_MADE_IN = re.compile(
    rf"\b(?:made|produced|originat\w+|comes|film|movie|picture|it) (?:it )?(?:in|from)"
    rf" (?P<country>{'|'.join(_COUNTRY_NAMES)})\b"
)
# Of the words that a pattern needs, the ones to look up before it is tried.
_COUNTRY_WORDS = frozenset(" ".join([*_COUNTRIES, *_COUNTRY_NAMES]).lower().split())
_GENRE_NOUNS = frozenset(re.findall(r"\w+", re.sub(r"\(\?:|\W", " ", _GENRE_WORDS)))
_COMPARES = re.compile(r"\b(?:unlike|remake of|remade|compared|other|another|many|most|best)\b", re.IGNORECASE)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred)[a-z -]{0,12}?"
_MINUTES = (
    rf"(?:\d{{2,3}}|{_TENS}) minutes?"
    r"|(?:a little |just |well )?(?:over |under |about |almost |nearly )?(?:\d|one"
    r"|two|three|four) (?:and a half )?hours?(?: and [\w-]+ minutes?)?"
)
_RUNTIME = re.compile(
    r"\b(?:run(?:s|ning)?[- ]?time(?: of| is|:)?|runs(?: for)?|clocks in at|(?:it|film|movie) lasts|at) "
    rf"(?:only |just )?(?P<time>{_MINUTES})\b|\b(?P<time2>\d{{2,3}})[- ]minutes?[- ](?:long|film|movie|run)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence, where it stands, and its words; `names_film` where the film's title is among them."""

    span: Span
    text: str
    words: Words
    names_film: bool

    @classmethod
    def of(cls, span: Span, text: str, title: str) -> "_Placed":
        return cls(span, text, Words.of(text), title in fold(text))

    def has(self, *parts: str) -> bool:
        """Whether any of these parts of words stands in the sentence: a quick look before a pattern is tried."""
        return any(part in self.words.lowered for part in parts)

    @property
    def is_about_the_film(self) -> bool:
        return self.names_film or _IS_ABOUT_THE_FILM.search(self.text) is not None


def find_facts(
    sentences: Sequence[tuple[Span, str]], film: Film, listed: Iterable[tuple[str, str]]
) -> tuple[Fact, ...]:
    """Read the facts that a review states about its film, each with the sentence that proves it.

    `listed` are (name, value) pairs from the front matter; they come first and have no span.
    """
    facts = [Fact(name, value, None) for name, value in listed]
    given = {fact.name for fact in facts}
    title = fold(film.title)
    placed = [_Placed.of(span, text, title) for span, text in sentences]
    found = [
        *_year(placed, film),
        *_first("country", (_country(one) for one in placed)),
        *_first("genre", (_genre(one) for one in placed)),
        *find_directors(sentences, film),
        *find_writers(sentences, film),
        *_first("runtime", (_runtime(one) for one in placed)),
    ]
    return (*facts, *(fact for fact in found if fact.name not in given))


def _first(name: str, found: Iterable[tuple[str, Span] | None]) -> list[Fact]:
    value = next((item for item in found if item), None)
    return [Fact(name, value[0], value[1])] if value else []


def _year(placed: Sequence[_Placed], film: Film) -> list[Fact]:
    if film.year is None:
        return []
    span = next((one.span for one in placed if str(film.year) in one.words.words), None)
    return [Fact("year", str(film.year), span)]


def _country(one: _Placed) -> tuple[str, Span] | None:
    if _COUNTRY_WORDS.isdisjoint(one.words.words):
        return None
    match = _MADE_IN.search(one.text)
    if match:
        return _OTHER_NAMES.get(match["country"], match["country"]), one.span
    match = _DEMONYM.search(one.text)
    if match and one.is_about_the_film and not _COMPARES.search(one.text[: match.start()]):
        return _COUNTRIES[match["country"].lower()], one.span
    return None


def _genre(one: _Placed) -> tuple[str, Span] | None:
    if _GENRE_NOUNS.isdisjoint(one.words.words) or not one.is_about_the_film:
        return None
    match = _GENRE.search(one.text)
    if not match or _COMPARES.search(one.text[: match.start()]):
        return None
    if re.search(r"\b(?:not|never|no|hardly|less|\w+n't)\b", one.text[: match.start("genre")]):
        return None
    return match["genre"].lower(), one.span


def _runtime(one: _Placed) -> tuple[str, Span] | None:
    match = _RUNTIME.search(one.text) if one.has("minute", "hour") else None
    if not match:
        return None
    value = match["time"] or f"{match['time2']} minutes"
    digits = re.match(r"\d+", value)
    sensible = not digits or "hour" in value or 30 <= int(digits[0]) <= 400  # noqa: PLR2004
    return (value, one.span) if sensible else None

"""Facts about a film that a review states, such as its year, its director and what it is based on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reviews.awards import find_awards
from reviews.crew import find_composers, find_photographers, find_writers
from reviews.lexicon import Words
from reviews.makers import find_directors, split_people
from reviews.origins import find_languages, find_source
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
    rf"|(?:an?|the) (?=(?:19|20)\d\d ))(?:(?!where|who|that|which|when)[\w'-]+,?\s+){{0,6}}?(?P<genre>{_GENRE_WORDS})\b"
    rf"(?!\s+(?:of|buff|fan|films\b|movies\b|tropes|elements|evolution|tradition|conventions|numbers|interludes))",
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
    r"(?:\b(?:[Ii]s|[Ww]as|[Ii]t's|[Rr]emains|[Tt]his|[Aa]s)(?: an?| another)?|^An?) (?:(?!the\b)[\w'-]+,? ){0,7}?"
    rf"(?P<country>{'|'.join(name.title() for name in sorted(_COUNTRIES, key=len, reverse=True))})"
    r"(?:[- ](?!who\b|in\b|of\b|at\b|to\b|from\b|and\b|that\b)[\w-]+){0,3}?[- ]"
    rf"(?:film|movie|production|picture|classic|(?i:{_GENRE_WORDS}))\b"
    r"(?! (?:version|remake|title|dub|fans?|buffs?|tradition|directors?|legend|maestro|aficionados?))"
)
_MADE_IN = re.compile(
    rf"\b(?:made|produced|originat\w+|comes|film|movie|picture|it) (?:it )?(?:in|from)"
    rf" (?P<country>{'|'.join(_COUNTRY_NAMES)})\b"
)
# Of the words that a pattern needs, the ones to look up before it is tried.
_COUNTRY_WORDS = frozenset(" ".join([*_COUNTRIES, *_COUNTRY_NAMES]).lower().split())
_GENRE_NOUNS = frozenset(re.findall(r"\w+", re.sub(r"\(\?:|\W", " ", _GENRE_WORDS)))
_COMPARES = re.compile(
    r"\b(?:unlike|remake of|remade|compared|other|another|many|most|best|inspired|penchant|rather than|instead of"
    r"|isn['\u2019]t|not|(?:first|original|earlier|previous) (?:film|movie|entry|one)|predecessor)\b",
    re.IGNORECASE,
)
# What a film might have been, was sold as, or cannot decide to be, it is not.
_IS_NOT = re.compile(
    r"\b(?:not|never|no|hardly|less|\w+n['\u2019]t|(?:could|would|might|should) have|if|whether|decide|billed)\b"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|a hundred)[a-z -]{0,12}?"
_ABOUT = r"(?:a little |just |well )?(?:more than |over |under |about |almost |nearly |past |pushing |close to )?"
_COUNT = r"(?:\d|one|two|three|four)"
_MINUTES = (
    rf"{_ABOUT}(?:\d{{2,3}}|{_TENS}) minutes"
    rf"|{_ABOUT}(?:(?:an|one) hour|{_COUNT}(?: and (?:an? )?half)?[ -]hours)(?: and (?:a half|[\w-]+ minutes?))?"
)
_BRIEFLY = (
    r"(?:(?!well\b|about\b|over\b|under\b|almost\b|nearly\b|past\b|more\b|an?\b|first\b|last\b|final\b|opening\b"
    r"|closing\b)[a-z-]+ |an? (?!little )(?:[a-z]+ly )?[a-z-]+ )?"
)
_RUNTIME = re.compile(
    r"\b(?:run(?:s|ning)?[- ]?time(?: of| is|:| to)?|runs(?: for)?|clock(?:s|ing) in(?: at)?|(?:it|film|movie) lasts|at"
    r"|(?:film|movie|picture|epic) of|its|the (?:film|movie)(?:'|\u2019)s|(?:watch\w*|sat through) (?:[a-z]+ )?all) "
    rf"{_BRIEFLY}(?P<time>{_MINUTES})\b(?! (?:longer|shorter|later|earlier|before|after|into|in|mark)\b)"
    rf"|\b(?:[Ii]t|[Ff]ilm|[Mm]ovie)(?: is|'s|\u2019s) (?:only |just )?(?P<long>{_MINUTES}) long\b"
    r"|\b(?P<minutes>\d{2,3})[- ]minutes?[- ](?:long|film|movie|run)"
    rf"|\b(?P<hours>{_ABOUT}{_COUNT}(?:[- ]and[- ]a[- ]half)?)[- ]hour(?:[- ]plus)?[- ](?:long )?"
    r"(?:films?|movie|epic|picture|run(?:ning)?[- ]?time)\b"
    rf"|^(?P<alone>(?:\d{{2,3}}|{_TENS}) minutes|{_COUNT} hours(?: and [\w-]+ minutes)?)(?=[.,])",
    re.IGNORECASE,
)
# A part of the film, and another one, has a length too.
_NOT_THE_LENGTH = re.compile(
    r"\b(?:first|last|final|opening|closing|other|original|longer|cut|version|remake|sequel|tv|mark|take|scene)"
    r"\b[^,;:]{0,30}$",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 40, 400


@dataclass(frozen=True, slots=True)
class _Placed:
    """A sentence, where it stands, its words, and the title of its film."""

    span: Span
    text: str
    words: Words
    title: str

    @classmethod
    def of(cls, span: Span, text: str, title: str) -> "_Placed":
        return cls(span, text, Words.of(text), title)

    @property
    def without_title(self) -> str:
        """The sentence with "It" for the film's title, whose words say nothing: not every Western is one."""
        return self.text.replace(self.title, "It")

    def has(self, *parts: str) -> bool:
        """Whether any of these parts of words stands in the sentence: a quick look before a pattern is tried."""
        return any(part in self.words.lowered for part in parts)

    @property
    def is_about_the_film(self) -> bool:
        return fold(self.title) in fold(self.text) or _IS_ABOUT_THE_FILM.search(self.text) is not None


def find_facts(
    sentences: Sequence[tuple[Span, str]], film: Film, listed: Iterable[tuple[str, str]]
) -> tuple[Fact, ...]:
    """Read the facts that a review states about its film, each with the sentence that proves it.

    `listed` are (name, value) pairs from the front matter; they come first and have no span.
    """
    facts = [Fact(name, item, None) for name, value in listed for item in _listed(name, value)]
    given = {fact.name for fact in facts}
    placed = [_Placed.of(span, text, film.title) for span, text in sentences]
    directors = find_directors(sentences, film)
    known = [fact.value for fact in (*facts, *directors) if fact.name == "director"]
    found = [
        *_year(placed, film),
        *_first("country", (_country(one) for one in placed)),
        *_first("genre", (_genre(one) for one in placed)),
        *directors,
        *find_writers(sentences, film),
        *find_composers(sentences, film),
        *find_photographers(sentences, film, known),
        *find_source(sentences),
        *find_languages(sentences),
        *_first("runtime", (_runtime(one) for one in placed)),
        *find_awards(sentences, film),
    ]
    return (*facts, *(fact for fact in found if fact.name not in given))


def _listed(name: str, value: str) -> list[str]:
    """A value of the front matter: of people, each person that it names."""
    return split_people(value) if name in {"director", "writer"} else [value]


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
    text = one.without_title
    match = _GENRE.search(text)
    if not match or _COMPARES.search(text[: match.start()]):
        return None
    if _IS_NOT.search(text[: match.start("genre")]):
        return None
    return match["genre"].lower(), one.span


def _runtime(one: _Placed) -> tuple[str, Span] | None:
    for match in _RUNTIME.finditer(one.text) if one.has("minute", "hour") else ():
        value = next(filter(None, match.group("time", "long", "alone")), None) or _unit(match)
        if _may_last(value) and not _NOT_THE_LENGTH.search(one.text[: match.start()]):
            return f"{value[:1].lower()}{value[1:]}".replace("-hours", " hours"), one.span
    return None


def _unit(match: re.Match[str]) -> str:
    """The length in "a two-hour film" and "a 90-minute film", as it is said without the film."""
    if match["minutes"]:
        return f"{match['minutes']} minutes"
    count = match["hours"].replace("-", " ")
    return f"{count} hour{'' if count.lower().split()[-1] in {'1', 'one'} else 's'}"


def _may_last(value: str) -> bool:
    """Whether a film may be as long as this; one that lasts hours may."""
    minutes = re.search(r"\d+", value)
    if "hour" in value:
        return True
    if minutes:
        return _SHORTEST <= int(minutes[0]) <= _LONGEST
    return not re.search(r"\b(?:twenty|thirty)\b", value, re.IGNORECASE)

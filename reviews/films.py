"""Which film a review is about: from front matter, headline, file name and the text's own spelling."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePath

from reviews.document import BlockKind, Document, PlacedBlock
from reviews.records import Film
from reviews.text import fold, slug

YEAR = r"(?:18[89]\d|19\d\d|20[0-3]\d)"
_TITLE_YEAR = re.compile(rf"^(?P<title>.+?)\s*[(\[]\s*(?:[\w ]+,\s*)?(?P<year>{YEAR})(?:\s+(?:film|movie))?\s*[)\]]")
_TITLE_COMMA_YEAR = re.compile(rf"^(?P<title>.+?),\s+(?P<year>{YEAR})$")
_STEM_YEAR = re.compile(rf"^(?P<title>.+?)(?:[-_ .(]+|(?<=[a-z]))(?P<year>{YEAR})\)?$")
# Between the words of a name such as "NightFerry".
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_STEM_DATE = re.compile(r"^\d{4}[-_]\d{2}[-_]\d{2}[-_]")
_REVIEW_WORD = re.compile(
    r"^(?:(?:my|a|the|quick|short|mini|spoiler[- ]free|classic|new)\s+)*"
    r"(?:(?:movie|film|cinema|horror)\s+night|(?:movie|film|blu-?ray|dvd|cinema|horror)?\s*(?:reviews?|critique|recap))\b"
    r"(?:\s+(?:of|for))?\s*[:|\u2013\u2014#-]?\s*",
    re.IGNORECASE,
)
_TRAILING_REVIEW = re.compile(
    r"\s*[:|\u2013\u2014-]?\s*(?:\ba\s+)?(?:\(?(?:movie|film)\s+)?(?:a\s+)?reviews?\)?\s*$", re.IGNORECASE
)
_SEPARATOR = re.compile(r"\s+[|\u2013\u2014\u2022~]\s+|\s+-+\s+|\s*[|]\s*")
_QUOTED = re.compile(
    r"[\"\u201c](?P<title>[^\"\u201c\u201d]{2,80})[\"\u201d]|(?<!\w)['\u2018](?P<single>.{2,80}?)['\u2019](?!\w)"
)
_LABEL = re.compile(
    r"^(?:(?:subject|title|film|movie|re)\s*:\s+|[\[(](?:\w+ ){0,2}review(?: \w+)?[\])]\s*[:|\u2013\u2014-]?\s*)",
    re.IGNORECASE,
)
_FILM_LINE = re.compile(r"^(?:film|movie|title|film title|movie title)\s*:\s+(?P<title>[^/%]{1,80})$", re.IGNORECASE)
_YEAR_LINE = re.compile(
    rf"^(?:year|released?|release (?:year|date))\s*:\s+(?:[\w ,.]*\b)?(?P<year>{YEAR})$", re.IGNORECASE
)
# Posts of Hive say at the end of their title in which languages they are written.
_LANGUAGE = r"(?:eng?|esp?|english|spanish|espa\u00f1ol|ingl\u00e9s|fr|de|pt|it)"
_LANGUAGES = re.compile(
    rf"\s*(?:[(\[]\s*{_LANGUAGE}(?:\W+{_LANGUAGE})*\s*[)\]]|[|/-]\s*{_LANGUAGE}(?:\W+{_LANGUAGE})+)\s*$", re.IGNORECASE
)
_AFTER_REVIEW = re.compile(r"\breview\s*[:\u2013\u2014-].*$", re.IGNORECASE)
_KIND = (
    r"(?:film|movie|picture|drama|comedy|thriller|horror|western|musical|romance|melodrama|adventure|classic"
    r"|animation|documentary)"
)
_OPENING = re.compile(
    rf"^[\"\u201c*]?(?P<title>[A-Z0-9][^,.;!?\"\u201d]{{0,70}}?(?:\b(?:No|Mr|Mrs|Dr|St|vs"
    rf"|Vol)\.[^,.;!?\"\u201d]{{0,40}}?)?)[\"\u201d*]?"
    rf"(?:\s*\((?P<paren>{YEAR})\))?,?\s+(?:is|was)\s+(?:an?|the)\s+(?:(?P<year>{YEAR})\b)?[^.;]{{0,80}}\b{_KIND}\b"
)
_DAY = r"(?:[A-Z]\w+\s+(?:\d+,?\s+)?)?"
_YEAR_OF_FILM = (
    rf"\b(?:an?|this|the|his|her|their)\s+(?:[\w-]+\s+){{0,2}}(?P<year>{YEAR})\s+(?:[\w'-]+\s+){{0,4}}{_KIND}\b",
    rf"\b(?:released|made|came out|premiered|opened)\s+(?:[\w ]{{0,24}}\s)?(?:in|on)\s+{_DAY}(?P<year>{YEAR})\b",
)
_PRONOUNS = frozenset("it this that there he she what here".split())
_GENERIC_STEMS = frozenset(
    """index review reviews post posts article readme untitled draft film films movie movies text notes note new my our
    the a an of thoughts thought document doc copy final page blog entry file export data upload pasted your unnamed
    temp tmp test""".split()
)
_SMALL_WORDS = frozenset("a an and as at but by for from in into nor of on or the to vs with".split())
_WORD = re.compile(r"[^\W_]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_OPENING_BLOCKS = 6
_SHORTEST_SHOUT = 5


@dataclass(frozen=True, slots=True)
class _Candidate:
    title: str
    year: int | None = None


def find_film(document: Document, blocks: Sequence[PlacedBlock]) -> Film | None:
    """The film that a review is about, or None where neither front matter, headline, text nor file name tells.

    The year comes from the front matter, else beside the title, else from a sentence that dates the film itself;
    a date of publication never counts.
    """
    # Accents as characters of their own, which a file's name may lack.
    prose = [unicodedata.normalize("NFD", block.text) for block in blocks if block.kind is BlockKind.PROSE]
    best = _best_candidate(document, blocks, prose)
    if best is None or not fold(best.title):
        return None
    title = unicodedata.normalize("NFC", _spelling(best.title, prose))
    year = (
        document.front.year
        or best.year
        or next((other.year for other in _headlines(blocks) if other.year and _same(other, best)), None)
        or _year_from_name(document)
        or _year_from_text(title, blocks, prose)
    )
    return make_film(title, year)


def make_film(title: str, year: int | None) -> Film:
    """A film record; its id is a slug of title and year."""
    identifier = slug(title) or "film"
    return Film(f"{identifier}-{year}" if year else identifier, title, year)


def parse_title(text: str) -> tuple[str, int | None]:
    """Part a headline such as ``Review: Jaws (1975) - still sharp`` into title and year."""
    candidates = _headline_candidates(text)
    return (candidates[0].title, candidates[0].year) if candidates else (text.strip(), None)


def _best_candidate(document: Document, blocks: Sequence[PlacedBlock], prose: Sequence[str]) -> _Candidate | None:
    """The surest of what front matter, slug, headings, file name and opening say."""
    front = document.front
    if front.film:
        return _Candidate(*parse_title(front.film))
    if front.title:
        return _most_mentioned(_headline_candidates(front.title), prose, strict=False)
    if named := _line(_FILM_LINE, blocks):
        return _Candidate(*parse_title(named["title"]))
    stem, opening = _stem_candidate(document), _opening_candidate(prose)
    slug = stem if document.front.slug else None
    return next(_by_certainty(slug, stem, opening, _headlines(blocks), prose, blocks), None)


def _line(pattern: re.Pattern[str], blocks: Sequence[PlacedBlock]) -> re.Match[str] | None:
    """The first line near the start that has this form."""
    return next((match for block in blocks[:_OPENING_BLOCKS] if (match := pattern.match(block.text))), None)


def _headlines(blocks: Sequence[PlacedBlock]) -> list[_Candidate]:
    """The titles that the headings near the start may hold."""
    return [
        candidate
        for block in blocks[:_OPENING_BLOCKS]
        if block.kind is BlockKind.HEADING
        for candidate in _headline_candidates(block.text)
    ]


def _by_certainty(  # noqa: PLR0913, PLR0917 - what there is to choose from
    slug: _Candidate | None,
    stem: _Candidate | None,
    opening: _Candidate | None,
    headlines: Sequence[_Candidate],
    prose: Sequence[str],
    blocks: Sequence[PlacedBlock],
) -> Iterator[_Candidate]:
    """What may be the film, the surest first."""
    if slug and (slug.year or _mentions(slug.title, prose)):
        yield slug
    yield from (headline for headline in headlines if headline.year)
    yield from (headline for headline in headlines for other in (opening, stem) if other and _same(headline, other))
    if stem and stem.year:
        yield stem
    if opening:
        yield opening
    mentioned = _most_mentioned(headlines, prose, strict=True)
    if mentioned:
        yield mentioned
    if stem and _mentions(stem.title, prose):
        yield stem
    if blocks and blocks[0].kind is BlockKind.HEADING:
        yield from headlines[:1]
    if stem and _is_a_name(stem.title):
        yield stem


def _headline_candidates(text: str) -> list[_Candidate]:
    """The titles that a headline may hold, likeliest first: before a year, in quotes, then part by part."""
    text = _LABEL.sub("", _LANGUAGES.sub("", text.strip().lstrip("#").strip()))
    cleaned = _REVIEW_WORD.sub("", text).strip() or text
    parts = [part for part in _SEPARATOR.split(cleaned) if part]
    for part in [cleaned, *parts]:
        match = _TITLE_YEAR.match(part) or _TITLE_COMMA_YEAR.match(part)
        if match:
            title = _SEPARATOR.split(match["title"])[-1] if _SEPARATOR.search(match["title"]) else match["title"]
            return [_Candidate(_bare(title), int(match["year"]))]
    quoted = _QUOTED.search(cleaned)
    titles = ([quoted["title"] or quoted["single"]] if quoted else []) + [_bare(part) for part in parts]
    return [_Candidate(title) for title in titles if title and fold(title) not in _GENERIC_STEMS]


def _bare(title: str) -> str:
    title = _AFTER_REVIEW.sub("", _REVIEW_WORD.sub("", title.strip()))
    return _TRAILING_REVIEW.sub("", title).strip(" \"'\u201c\u201d*_:,")


def _opening_candidate(prose: Sequence[str]) -> _Candidate | None:
    """The subject of a sentence such as "Jaws is a 1975 American thriller" near the start."""
    for text in prose[:_OPENING_BLOCKS]:
        match = _OPENING.match(text)
        if match and fold(match["title"]).split()[:1] and fold(match["title"]).split()[0] not in _PRONOUNS:
            year = match["paren"] or match["year"]
            words = match["title"].split()
            capitalised = sum(word[0].isupper() or word[0].isdigit() or word in _SMALL_WORDS for word in words)
            if year and capitalised == len(words):
                return _Candidate(match["title"].strip(), int(year))
    return None


def _stem_candidate(document: Document) -> _Candidate | None:
    """What the slug says, or else the file's name, or its folder's where the file has none of its own."""
    name = document.front.slug
    if not name:
        if not document.is_whole_file:
            return None
        path = PurePath(document.path)
        stem = path.stem if path.suffix else path.name
        name = path.parent.name if fold(stem) in _GENERIC_STEMS else stem
    name = _STEM_DATE.sub("", name)
    match = _STEM_YEAR.match(name)
    title, year = (match["title"], int(match["year"])) if match else (name, None)
    title = " ".join(re.split(r"[-_. ]+", _bare(title))).strip()
    if " " not in title and len(parts := _HUMPS.split(title)) > 1:
        title = " ".join(part.lower() for part in parts)
    if not title or fold(title) in _GENERIC_STEMS or not re.search(r"[^\W\d_]|^\d{3,4}$", title):
        return None
    return _Candidate(_title_case(title), year)


def _is_a_name(title: str) -> bool:
    """Whether a file's name can be a title: words, and not only such as name a file of notes."""
    words = fold(title).split()
    return not any(character.isdigit() for character in title) and not set(words) <= _GENERIC_STEMS


def _most_mentioned(candidates: Sequence[_Candidate], prose: Sequence[str], *, strict: bool) -> _Candidate | None:
    if not candidates:
        return None
    if len(candidates) == 1 and not strict and ": " not in candidates[0].title:
        return candidates[0]
    best = max(candidates, key=lambda candidate: bool(candidate.year) * 100 + _mentions(candidate.title, prose))
    if not _mentions(best.title, prose):
        bare = _without_tagline(best)
        if bare and _mentions(bare.title, prose):
            return bare
        return None if strict else best
    return best


def _without_tagline(headline: _Candidate) -> _Candidate | None:
    """What stands before a colon, if what stands behind it is no title: a word in it that needs a capital has none."""
    title, colon, tagline = headline.title.partition(": ")
    lower = any(word[0].islower() and word not in _SMALL_WORDS for word in tagline.split())
    return replace(headline, title=title) if colon and lower else None


def _same(one: _Candidate, other: _Candidate) -> bool:
    return fold(one.title) == fold(other.title)


@lru_cache(maxsize=64)  # a review's few titles are looked for in each of its paragraphs
def _pattern(title: str, *, accented: bool) -> re.Pattern[str]:
    """The title's words, any punctuation between them, with apostrophes and accents that file names lack.

    It is looked for in decomposed text in lower case, which is `accented` or not: to look for accents, or to ignore the
    case, makes the pattern take a millisecond more.
    """
    found = (unicodedata.normalize("NFD", word) for word in _WORD.findall(title.lower()))
    inner = r"[\W_]{1,3}".join(
        "['\u2019]?".join(_letter(letter, accented=accented) for letter in word) for word in found
    )
    return re.compile(rf"(?<!\w){inner}(?!\w)")


def _lower(text: str) -> str:
    """A text in lower case, as long as it was; as it is where its letters have no such case."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else text


def _letter(letter: str, *, accented: bool) -> str:
    return rf"{re.escape(letter)}[\u0300-\u036f]*" if accented else re.escape(letter)


def _named_in(text: str, title: str) -> Iterator[re.Match[str]]:
    """Where a title stands in a decomposed text."""
    return _pattern(title, accented=_ACCENT.search(text) is not None).finditer(_lower(text))


def _mentions(title: str, prose: Sequence[str]) -> int:
    if not _WORD.search(title):
        return 0
    return sum(1 for text in prose for _ in _named_in(text, title))


def _spelling(title: str, prose: Sequence[str]) -> str:
    """The title as the text spells it where the source wrote it in one case or as a file name; else as it is."""
    shouted = title.isupper() and len(title) >= _SHORTEST_SHOUT
    if not shouted and not title.islower() and title != _title_case(title.lower()):
        return title
    found: Counter[str] = Counter()
    for text in prose:
        spelt = (text[match.start() : match.end()] for match in _named_in(text, title))
        found.update(spelling for spelling in spelt if spelling[0].isupper() or spelling[0].isdigit())
    mixed = [
        spelling for spelling, _ in found.most_common() if not (spelling.isupper() and len(spelling) >= _SHORTEST_SHOUT)
    ]
    if mixed:
        return mixed[0]
    return _title_case(title.lower()) if shouted or title.islower() else title


def _title_case(text: str) -> str:
    words = text.split()
    return " ".join(
        word if word in _SMALL_WORDS and number else word[:1].upper() + word[1:] for number, word in enumerate(words)
    )


def _year_from_name(document: Document) -> int | None:
    candidate = _stem_candidate(document)
    return candidate.year if candidate else None


def _year_from_text(title: str, blocks: Sequence[PlacedBlock], prose: Sequence[str]) -> int | None:
    """The year that the text gives beside the title, else one that it gives the film itself near the start."""
    beside = re.compile(
        rf"{_pattern(title, accented=True).pattern}[\"\u201d*]?,?\s*\((?:[\w ]+,\s*)?(?P<year>{YEAR})\)", re.IGNORECASE
    )
    if match := _line(_YEAR_LINE, blocks) or next((found for text in prose if (found := beside.search(text))), None):
        return int(match["year"])
    opening = _opening_candidate(prose)
    if opening and fold(opening.title) == fold(title):
        return opening.year
    for text in prose[:_OPENING_BLOCKS]:
        for pattern in _YEAR_OF_FILM:
            if match := re.search(pattern, text):
                return int(match["year"])
    return None

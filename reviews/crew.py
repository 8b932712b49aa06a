"""Who wrote a film, composed its music and photographed it, each with the sentence that proves it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from reviews.cast.people_words import is_of_person
from reviews.credits import NAMES, ONE_NAME, in_full, is_of_another, people_in
from reviews.names import POSSESSIVE, is_full_name, is_part_of
from reviews.records import Fact, Film, Span
from reviews.text import fold

# "By Ruth Vega's husband" does not name her, and "by Ruth Vega Lind" not somebody else.
_WHOLE = rf"(?!{POSSESSIVE}|[\w-]| [A-Z])"
_WHO = r"(?:,? who|, [^,;.()]{2,60},)?(?: also| then| himself| herself)?"
_WROTE = r"(?:co-?)?(?:wrote|writes|scripted|scripts|penned)"
_SCRIPT = r"(?:script|screenplay|scenario)"
# The script of this film, not one for another.
_OF_THIS = r"(?! (?:for|of|to) (?!(?:this|it|the (?:film|movie))\b))"
_OTHER = r"(?:last|next|first|original|earlier|previous|later|other|the|an?|or|but|yet|as|is|was)"
_ADJECTIVES = rf"(?:(?!{_OTHER}\b)[a-z][\w-]*,? ){{0,3}}"
_WRITTEN = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:[Ss]creen|[Cc]o-)?(?:[Ww]ritten|[Ss]cripted)(?:,? (?:and )?(?:directed|produced|edited"
            rf"|scored)){{0,3}} by"
            rf" (?P<names>{NAMES})"
        ),
        rf"\b[Ss]creenwriters? (?P<names>{NAMES})",
        rf"\b(?:[Ss]creenplay|[Ss]cript) by (?:[a-z]+ )?(?P<names>{NAMES})",
        rf"\b[Ww]riter[-/ ]director (?P<names>{NAMES})",
        rf"(?P<names>{NAMES}){_WHO} {_WROTE}(?: and|,)(?: also)? (?:co-)?(?:direct|produc|star)(?:s|ed|es|red)\b",
        (
            r"\b(?:[Ss]cript|[Ss]creenplay),? (?:is |was )?(?:written |penned |credited )?(?:by|from|of"
            r"|to) (?:(?!an?\b|the\b)[a-z-]+ )?"
            rf"(?P<names>{NAMES}){_WHOLE}"
        ),
        (
            rf"(?P<names>{NAMES}){_WHO} (?:{_WROTE} (?:it|the (?:film|movie))\b"
            rf"|{_WROTE} (?:the|its|this|that) {_ADJECTIVES}{_SCRIPT}\b{_OF_THIS})"
        ),
        (
            r"\b(?:[Tt]he (?:screen)?writers?|[Dd]irector and (?:screen)?writer)(?: is| are| was| were"
            rf"|:) (?P<names>{NAMES})"
        ),
        rf"\b[Cc]o-?(?:screen)?writers? (?P<names>{NAMES})",
        rf"(?P<names>{NAMES}){POSSESSIVE} {_ADJECTIVES}{_SCRIPT}\b{_OF_THIS}",
    )
)
_MAY_WRITE = re.compile(r"[Ww]rit|rote\b|cript|creenplay|penned")
# A book, a song or a letter has a writer too.
_WRITES_ELSE = re.compile(
    r"\b(?:novels?|novella|books?|songs?|music|score|lyrics|plays?|stor(?:y|ies)|letters?|poems?|diar(?:y|ies)"
    r"|articles?"
    r"|series|memoirs?|comics?|reviews?|lines?|words) (?:(?:that |which )?(?:is|was|were|are) )?(?:originally |also )?$"
)

_MUSIC = r"(?:music|score|soundtrack)"
_NO_MUSIC = (
    r"(?! (?:teachers?|videos?|box|careers?|lessons?|rooms?|halls?|stores?|shops?|industry|schools?|studios?|students?"
    r"|professors?|festivals?|producers?|moguls?|scene|world|cues?|to settle)\b)(?! (?:for|of|from"
    r"|in) [\"\u201c*_]?[A-Z])"
)
# "The violin music of Ruth Vega" is as likely what she plays.
_KIND_OF_MUSIC = r"(?:original |orchestral |electronic |film |background |incidental |musical )?"
_NO_QUALITY = r"(?:last|final|next|one|big|biggest|first|test|credit|high|but|yet|or|as|is|was)"
_QUALITIES = rf"(?:(?!{_NO_QUALITY}\b)[a-z][\w'\u2019-]*,? (?:and )?){{0,4}}"
_COMPOSED = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"\b(?:[Mm]usic|[Ss]core|[Ss]oundtrack),? (?:is |was )?(?:all )?(?:composed |written |provided "
            r"|supplied |made )?"
            rf"(?:and (?:performed|conducted) )?(?:by|from) {_QUALITIES}(?P<names>{NAMES}){_WHOLE}"
        ),
        rf"\b(?:[Tt]he|[Ii]ts) {_KIND_OF_MUSIC}(?:music|score|soundtrack) of (?P<names>{NAMES}){_WHOLE}",
        rf"\bthe film's composer,? (?P<names>{NAMES}){_WHOLE}",
        (
            rf"(?P<names>{NAMES}){_WHO} (?:composed|composes|wrote|writes|did|made|makes|suppl(?:ied|ies)|provide[sd]"
            rf"|contribute[sd]|created|penned)(?: and (?:performed|performs|conducted))?(?: also)?"
            rf" (?:(?:the|a|an|its|this) )?{_QUALITIES}{_MUSIC}\b{_NO_MUSIC}"
        ),
        rf"\b[Cc]omposers? (?P<names>{NAMES})",
        rf"\b[Ss]cored (?:[a-z]+ly )?by (?:[a-z]+ ){{0,2}}(?P<names>{NAMES}){_WHOLE}",
        rf"(?P<names>{NAMES}) (?:returns|serves|acts|doubles) as (?:the )?composer\b",
        rf"(?P<names>{NAMES}){POSSESSIVE} {_QUALITIES}{_MUSIC}\b{_NO_MUSIC}",
        rf"\b(?:[Aa]n?|[Tt]he|[Tt]his) (?:[a-z-]+,? ){{0,3}}(?P<names>{ONE_NAME}) {_MUSIC}\b{_NO_MUSIC}",
    )
)
_MAY_COMPOSE = re.compile(r"[Mm]usic|[Ss]core|[Ss]oundtrack|[Cc]ompos")
# Who composes in the story, or is only compared with.
_NOT_COMPOSED = re.compile(
    r"\b(?:plays?|played|playing|portrays?|life of|biopic|biography|about|inspiration|goals?|points?|theme"
    r"|worthy of|recycles?|steals?|homage|listens?|listening|dances?|concert|album)\b[^,;:\u2014]{0,40}$",
    re.IGNORECASE,
)

_FINELY = (
    r"(?:beautifully|gorgeously|stunningly|handsomely|lovingly|exquisitely|brilliantly|crisply|superbly|wonderfully)"
)
_PHOTOGRAPHED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:[Cc]inematographers?|[Dd]irector of photography,?|[Cc]ameram[ae]n) (?:is |was )?(?P<names>{NAMES})",
        (
            rf"\b(?:[Pp]hotography|[Cc]inematography|[Cc]amerawork),? (?:is |was )?(?:by|from|of) {_QUALITIES}"
            rf"(?P<names>{NAMES}){_WHOLE}"
        ),
        (
            rf"(?:\b(?:[Ff]ilm|[Mm]ovie|[Pp]icture|[Ii]t|{_FINELY}) (?:is |was )?(?:[a-z]+ly )?|^)"
            rf"(?:[Ss]hot|[Pp]hotographed|[Ll]ensed)(?: in [^,.;]{{2,40}})? by {_QUALITIES}(?P<names>{NAMES}){_WHOLE}"
        ),
        rf"(?P<names>{NAMES}) (?:photographs|photographed|lenses|lensed) (?:it|this|(?:the|this) (?:film|movie))\b",
        rf"(?P<names>{NAMES}){POSSESSIVE} {_QUALITIES}(?:photography|cinematography|lensing)\b",
    )
)
_CAMERA_OF = re.compile(
    rf"(?<!for )(?<!from )(?<!of )(?P<names>{NAMES}){POSSESSIVE} {_QUALITIES}(?:camera(?:[- ]?work)?|images)\b"
)
_MAY_PHOTOGRAPH = re.compile(r"hotograph|inematograph|[Cc]amera|[Ss]hot .*by |[Ll]ens(?:e|ing)|images")


def find_writers(sentences: Sequence[tuple[Span, str]], film: Film) -> list[Fact]:
    """Who wrote the film, in full, with the first sentence of the plainest wording that says so."""
    likely = [(span, text) for span, text in sentences if _MAY_WRITE.search(text)]
    found = (
        (names, span)
        for match, span in _matches(_WRITTEN, likely)
        if not _WRITES_ELSE.search(match.string[: match.start()]) and (names := _credited(match, sentences, film))
    )
    return _facts("writer", found)


def find_composers(sentences: Sequence[tuple[Span, str]], film: Film) -> list[Fact]:
    """Who composed the film's music, in full, with the first sentence of the plainest wording that says so."""
    likely = [(span, text) for span, text in sentences if _MAY_COMPOSE.search(text)]
    found = (
        (names, span)
        for match, span in _matches(_COMPOSED, likely)
        if not _NOT_COMPOSED.search(match.string[: match.start("names")])
        and (names := _credited(match, sentences, film))
    )
    return _facts("music", found)


def find_photographers(sentences: Sequence[tuple[Span, str]], film: Film, directors: Sequence[str]) -> list[Fact]:
    """Who photographed the film, in full, with the first sentence of the plainest wording that says so.

    "Vega's camera" is often the director's, and so it tells nothing while no director is known.
    """
    theirs = {words[-1] for name in directors if (words := fold(name).split())}
    likely = [(span, text) for span, text in sentences if _MAY_PHOTOGRAPH.search(text)]
    found = (
        (names, span)
        for match, span in _matches((*_PHOTOGRAPHED, *([_CAMERA_OF] if directors else [])), likely)
        if (names := _credited(match, sentences, film)) and theirs.isdisjoint(fold(name).split()[-1] for name in names)
    )
    return _facts("photography", found)


def _matches(
    patterns: Iterable[re.Pattern[str]], sentences: Sequence[tuple[Span, str]]
) -> Iterator[tuple[re.Match[str], Span]]:
    """What the plainest wording finds in the sentences, then what the next does."""
    for pattern in patterns:
        for span, text in sentences:
            for match in pattern.finditer(text):
                yield match, span


def _credited(match: re.Match[str], sentences: Sequence[tuple[Span, str]], film: Film) -> list[str]:
    """The people whom a wording credits with this film, in full; empty where they are of another film, or no people."""
    names = people_in(match["names"])
    if not names or match["names"].startswith("The ") or is_of_another(match, names, film):
        return []
    return [name for name in in_full(names, sentences) if is_full_name(name) and _is_of_person(name, film)]


def _is_of_person(name: str, film: Film) -> bool:
    return is_of_person(fold(name).split()) and not is_part_of(name, film.title)


def _facts(name: str, found: Iterator[tuple[list[str], Span]]) -> list[Fact]:
    people, span = next(found, ([], None))
    return [Fact(name, person, span) for person in people]

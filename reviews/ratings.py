"""A reviewer's rating as written: 4/5, 8/10, 85%, stars, letter grades."""

import re

from reviews.records import Rating

_OUT_OF = re.compile(
    r"(?<![\w/.])(\d{1,3}(?:[.,]\d{1,2})?|\d{0,2}½)\s*(?:/|\bout of\b)\s*(4|5|10|100)(?![\d/])", re.IGNORECASE
)
_WORDS = "zero one two three four five six seven eight nine ten".split()
_IN_WORDS = re.compile(rf"\b(?P<value>{'|'.join(_WORDS)})(?: stars?)? out of (?P<best>four|five|ten)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:rotten tomatoes|imdb|metacritic|letterboxd|critics|audiences?|everyone|others|people)\b", re.IGNORECASE
)
_LONGEST_BARE_RATING = 5
_PERCENT = re.compile(r"^(\d{1,3})\s*%$")
_STARS = re.compile(r"[★⭐🌟✮✭]")
_GLYPHS = re.compile(r"^[★☆⭐🌟✮✭½\ufe0f\s]+$")
_GRADE = re.compile(r"^([A-F])([+\u2212-]?)$")
_NUMBER = re.compile(r"^\d{1,3}(?:[.,]\d{1,2})?$")
_LABELLED = re.compile(
    r"^(?:my |final |overall |the )*(?:rating|score|grade|verdict"
    r"|stars)\s*[:\u2013\u2014-]\s*(?P<value>\S.{0,30}?)\s*\.?$",
    re.IGNORECASE,
)
_GRADE_VALUES = {"A": 4.0, "B": 3.0, "C": 2.0, "D": 1.0, "F": 0.0}


def parse_rating(text: str, best: float | None = None) -> Rating | None:
    """Read a rating that stands alone, such as the value of a front-matter field; None if it is none.

    A bare number is out of `best`, the source's own scale, if it is not above that; its `best` is None where no scale
    is known. A letter grade is counted in grade points, A+ to F, out of 4.3.
    """
    text = text.strip()
    if match := _OUT_OF.search(text):
        return _bounded(_number(match[1]), float(match[2]), text)
    if match := _PERCENT.match(text):
        return _bounded(float(match[1]), 100.0, text)
    if _GLYPHS.match(text) and _STARS.search(text):
        empty = text.count("☆")
        full = len(_STARS.findall(text))
        return Rating(full + (0.5 if "½" in text else 0.0), float(max(5, full + empty)), text)
    if match := _GRADE.match(text):
        step = {"+": 0.3, "": 0.0}.get(match[2], -0.3)
        return Rating(round(max(0.0, _GRADE_VALUES[match[1]] + step), 1), 4.3, text)
    if _NUMBER.match(text):
        value = _number(text)
        return Rating(value, best if best is not None and value <= best else None, text)
    return None


def find_rating(line: str, title: str = "") -> Rating | None:
    """Read the reviewer's rating from a line or sentence: ``Rating: 4/5``, stars or ``4/5`` alone, "I give it 4/5".

    `title` is the film's. What rates another film, or says what others gave, is none.
    """
    line = line.strip()
    if match := _LABELLED.match(line):
        return parse_rating(match["value"])
    bare = line.rstrip(".!")
    if _GLYPHS.match(bare) or _OUT_OF.fullmatch(bare):
        return parse_rating(bare)
    match = _OUT_OF.search(line) or _IN_WORDS.search(line)
    if not match or _OTHERS.search(line):
        return None
    about_it = rf"(?:it|this(?: one)?|this (?:film|movie)|the (?:film|movie)|{re.escape(title) or 'it'})"
    gives = re.search(
        rf"\b(?:I|I'd|I\u2019d|I'll|we)(?: \w+){{0,2}} (?:give|gave|giving|rate|rated|score)(?: \w+)? {about_it}\b"
        rf"|\b{about_it} (?:gets|earns|deserves|scores|receives)\b|\bmy (?:\w+ )?(?:rating|score|grade|verdict)\b"
        r"|\b(?:giving|rating) it\b",
        line,
        re.IGNORECASE,
    )
    alone = len(line.split()) <= _LONGEST_BARE_RATING
    return _from_match(match) if gives or alone else None


def _from_match(match: re.Match[str]) -> Rating | None:
    if match.re is _OUT_OF:
        return parse_rating(match[0])
    return Rating(float(_WORDS.index(match["value"].lower())), float(_WORDS.index(match["best"].lower())), match[0])


def _number(text: str) -> float:
    if "½" in text:
        return float(text.replace("½", "") or 0) + 0.5
    return float(text.replace(",", "."))


def _bounded(value: float, best: float, original: str) -> Rating | None:
    return Rating(value, best, original) if 0 <= value <= best else None

"""A reviewer's rating as written: 4/5, 8/10, 85%, stars, letter grades."""

import re
from collections.abc import Iterable

from reviews.records import Rating

_AMOUNT = r"(?<![\w/.])(\d{1,3}(?:[.,]\d{1,2})?|\d{0,2}½)"
_OUT_OF = re.compile(rf"{_AMOUNT}\s*(?:stars?\s*)?(?:/|\(?\bout of\b)\s*(4|5|10|100)(?![\d/])", re.IGNORECASE)
_WORDS = "zero one two three four five six seven eight nine ten".split()
_IN_WORDS = re.compile(
    rf"\b(?P<value>{'|'.join(_WORDS)})(?P<half> and a half)?(?: stars?)?,? out of (?:a possible )?"
    r"(?P<best>four|five|ten|4|5|10)\b(?: stars?)?",
    re.IGNORECASE,
)
# Stars whose number is not said are out of five.
_SOME_STARS = re.compile(
    rf"(?:{_AMOUNT}|\b(?P<value>{'|'.join(_WORDS[:6])})(?P<half> and a half)?)[ -]"
    r"(?:stars\b|star\b(?= (?:rating|review)\b)|(?<=\bone )star\b|(?<=\b1 )star\b)",
    re.IGNORECASE,
)
_ASTERISKS = re.compile(r"^(?P<full>\*{1,5})\s*(?P<half>½|1/2)?(?:\s*\(?(?:/|out of)\s*(?P<best>[45]|\*{4,5})\)?)?$")
_OTHERS = re.compile(
    r"\b(?:rotten tomatoes|imdb|metacritic|letterboxd|critics|audiences?|everyone|others|people)\b", re.IGNORECASE
)
_LONGEST_BARE_RATING = 5
_PERCENT = re.compile(r"(?<![\w.,])(\d{1,3})\s*%")
_STARS = re.compile(r"[★⭐🌟✮✭]")
_GLYPHS = re.compile(r"^[★☆⭐🌟✮✭½\ufe0f\s]+(?:/\s*(?P<best>4|5|10))?$")
_GRADE = re.compile(r"^([A-F])([+\u2212-]?)$")
_NUMBER = re.compile(r"^\d{1,3}(?:[.,]\d{1,2})?$")
_LABEL = r"(?:(?:my|final|overall|total|the|film|movie|star)\s+)*(?:rating|score|grade|verdict|stars|overall|total)"
_LABELLED = re.compile(rf"^{_LABEL}\s*[:=\u2013\u2014-]\s*(?P<value>\S.{{0,30}}?)\s*\.?$", re.IGNORECASE)
# "Acting: 9/10" rates a part.
_OTHER_LABEL = re.compile(rf"^(?!{_LABEL}\b)[^\d:]{{2,30}}\s*[:=\u2013\u2014-]\s*\S", re.IGNORECASE)
_GRADE_IN_WORDS = re.compile(
    r"\b(?:an? |the grade )(?:solid |strong |weak |high |low |big )?(?P<grade>[A-F][+\u2212-]?)(?=[\s.,;!?)]|$)"
)
_SCALE = re.compile(r"\bscale (?:of|from) \d+ to (4|5|10)\b", re.IGNORECASE)
_AMOUNTS = (_OUT_OF, _IN_WORDS, _SOME_STARS, _PERCENT, _GRADE_IN_WORDS)
# What every rating has one of: a quick look before the patterns are tried on each line of a review.
_MAY_RATE = re.compile(r"[\d½★⭐🌟✮✭*]|\b[A-F](?!\w)|(?i:star|out of)")
_GRADE_VALUES = {"A": 4.0, "B": 3.0, "C": 2.0, "D": 1.0, "F": 0.0}


def parse_rating(text: str, best: float | None = None) -> Rating | None:
    """Read a rating that stands alone, such as the value of a front-matter field; None if it is none.

    A bare number is out of `best`, the source's own scale, if it is not above that; its `best` is None where no scale
    is known. A letter grade is counted in grade points, A+ to F, out of 4.3.
    """
    text = text.strip()
    if match := _OUT_OF.search(text):
        return _bounded(_number(match[1]), float(match[2]), text)
    if match := _PERCENT.fullmatch(text):
        return _bounded(float(match[1]), 100.0, text)
    if (match := _GLYPHS.match(text)) and _STARS.search(text):
        full = len(_STARS.findall(text))
        shown = float(match["best"] or max(5, full + text.count("☆")))
        return _bounded(full + (0.5 if "½" in text else 0.0), shown, text)
    if match := _ASTERISKS.match(text):
        stars = match["best"] or "5"
        value = len(match["full"]) + (0.5 if match["half"] else 0.0)
        return _bounded(value, float(stars if stars.isdigit() else len(stars)), text)
    if match := _IN_WORDS.fullmatch(text) or _SOME_STARS.fullmatch(text):
        return _from_match(match)
    if match := _GRADE.match(text):
        step = {"+": 0.3, "": 0.0}.get(match[2], -0.3)
        return Rating(round(max(0.0, _GRADE_VALUES[match[1]] + step), 1), 4.3, text)
    if _NUMBER.match(text):
        value = _number(text)
        return Rating(value, best if best is not None and value <= best else None, text)
    return None


def find_rating(line: str, title: str = "") -> Rating | None:
    """Read the reviewer's rating from a line or sentence: ``Rating: 4/5``, stars or ``4/5`` alone, "I give it 4/5".

    `title` is the film's. What rates another film or a part of it, or says what others gave, is none.
    """
    return _stated(line.strip(), title) or _bare(line.strip())


def best_rating(lines: Iterable[str], title: str = "") -> Rating | None:
    """The reviewer's rating among the lines of a review: the first that is called so, else the first that stands alone.

    A table of ratings for acting, story and so on comes before the rating of the whole.
    """
    bare: Rating | None = None
    for line in filter(_MAY_RATE.search, lines):
        if stated := _stated(line.strip(), title):
            return stated
        bare = bare or _bare(line.strip())
    return bare


def _stated(line: str, title: str) -> Rating | None:
    """The rating of a line that says that it is one."""
    if match := _LABELLED.match(line):
        return parse_rating(match["value"])
    amount = _search(line)
    if amount is None or _OTHERS.search(line):
        return None
    about_it = rf"(?:it|this(?: one)?|this (?:film|movie)|the (?:film|movie)|{re.escape(title) or 'it'})"
    gives = re.search(
        rf"\b(?:I|I'd|I\u2019d|I'll|we)(?: \w+){{0,2}} (?:give|gave|giving|rate|rated|score)(?: \w+)? {about_it}\b"
        rf"|\b{about_it} (?:gets|earns|deserves|scores|receives)\b|\bmy (?:\w+ )?(?:rating|score|grade|verdict)\b"
        r"|\b(?:giving|rating) it\b|\bit(?:'s|\u2019s| is) worth\b",
        line,
        re.IGNORECASE,
    )
    if not gives:
        return None
    match = _search(line[gives.end() :]) or amount
    rating = _from_match(match)
    scale = _SCALE.search(line)
    if rating and scale and match.re is _SOME_STARS:
        return _bounded(rating.value, float(scale[1]), rating.original)
    return rating


def _search(text: str) -> re.Match[str] | None:
    return next((found for pattern in _AMOUNTS if (found := pattern.search(text))), None)


def _bare(line: str) -> Rating | None:
    """The rating of a line that is hardly more than one."""
    line = line.rstrip(".!")
    if _OTHERS.search(line) or _OTHER_LABEL.match(line):
        return None
    # A line of asterisks, and a letter, may be anything else.
    marked = (match := _ASTERISKS.match(line) or _GRADE.match(line)) and any(match.groups()[1:])
    glyphs = _GLYPHS.match(line) and _STARS.search(line)
    if marked or glyphs or any(pattern.fullmatch(line) for pattern in (_OUT_OF, _PERCENT, _IN_WORDS, _SOME_STARS)):
        return parse_rating(line)
    match = _OUT_OF.search(line) or _IN_WORDS.search(line)
    return _from_match(match) if match and len(line.split()) <= _LONGEST_BARE_RATING else None


def _from_match(match: re.Match[str]) -> Rating | None:
    if match.re in {_OUT_OF, _PERCENT}:
        return parse_rating(match[0])
    if match.re is _GRADE_IN_WORDS:
        return parse_rating(match["grade"])
    if match.re is _SOME_STARS and match[1]:
        return _bounded(_number(match[1]), 5.0, match[0])
    value = _WORDS.index(match["value"].lower()) + (0.5 if match["half"] else 0.0)
    best = "5" if match.re is _SOME_STARS else match["best"].lower()
    return _bounded(value, float(best if best.isdigit() else _WORDS.index(best)), match[0])


def _number(text: str) -> float:
    if "½" in text:
        return float(text.replace("½", "") or 0) + 0.5
    return float(text.replace(",", "."))


def _bounded(value: float, best: float, original: str) -> Rating | None:
    return Rating(value, best, original) if 0 <= value <= best else None

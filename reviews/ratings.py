"""A reviewer's rating as written: 4/5, 8/10, 85%, stars, letter grades."""

import re

from reviews.records import Rating

_OUT_OF = re.compile(
    r"(?<![\w/.])(\d{1,3}(?:[.,]\d{1,2})?|\d{0,2}½)\s*(?:/|\bout of\b)\s*(4|5|10|100)(?![\d/])", re.IGNORECASE
)
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


def parse_rating(text: str) -> Rating | None:
    """Read a rating that stands alone, such as the value of a front-matter field; None if it is none.

    A bare number has no known scale: `best` is None. A letter grade is counted in grade points, A+ to F, out of 4.3.
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
        return Rating(_number(text), None, text)
    return None


def find_rating(line: str) -> Rating | None:
    """Read a rating from a line of a review: ``Rating: 4/5``, a line of stars, or ``4/5`` alone."""
    match = _LABELLED.match(line.strip())
    if match:
        return parse_rating(match["value"])
    bare = line.strip().rstrip(".")
    if _GLYPHS.match(bare) or _OUT_OF.fullmatch(bare):
        return parse_rating(bare)
    match = _OUT_OF.search(line)
    if match and re.search(r"\b(rat(e|ing)|score|stars?|give|giving|gets|deserves)\b", line, re.IGNORECASE):
        return parse_rating(match[0])
    return None


def _number(text: str) -> float:
    if "½" in text:
        return float(text.replace("½", "") or 0) + 0.5
    return float(text.replace(",", "."))


def _bounded(value: float, best: float, original: str) -> Rating | None:
    return Rating(value, best, original) if 0 <= value <= best else None

"""Names of people and roles as they stand in running text."""

import re
from functools import lru_cache

from reviews.text import fold

_TITLES = r"(?:Mr|Mrs|Ms|Dr|St|Lt|Sgt|Capt|Prof|Gen|Col|Rev|Jr|Sr)\."
_WORD = (
    rf"(?:{_TITLES}|(?:[A-Z]\.)+|[A-Z]+-?\d[\w-]*|(?:(?:d|l|D|L|O)['\u2019])?[A-ZÀ-ÖØ-ÞĀ-Ž](?:[^\W\d_]"
    rf"|['\u2019](?!s\b)(?=[^\W\d_])|-(?=[^\W\d_]))*)"
)
_PARTICLE = r"(?:de|del|della|di|da|dos|du|van|von|der|den|la|le|bin|ibn|ben|el|al|ter)"
_QUOTED = r"(?:[\"\u201c'\u2018][A-Z][\w .'\u2019-]{0,24}[\"\u201d'\u2019])"

# What makes a name somebody's: "Vega's", "Jones'".
POSSESSIVE = r"(?:'s|\u2019s|(?<=s)['\u2019])"

# A run of capitalised words, with particles, initials and a quoted nickname inside.
NAME = rf"{_WORD}(?: (?:{_QUOTED} )?(?:{_PARTICLE} ){{0,2}}{_WORD}){{0,4}}"

_NOT_A_NAME = frozenset(
    """a after all also although an and another anyway as at because before both but by despite during each even every
    first for from had has have he her here hers his how however i if in instead is it its just later least like
    long many maybe meanwhile more most my never no nor not nothing now of on once one only or other our overall
    perhaps she since so some still such than thanks that the their them then there therefore these they this those soon
    suddenly later finally afterwards nobody somebody everybody everyone next here though through thus to too
    two under until upon was we well were what when where whether which while who whose why with without yet you
    your film films movie movies director directors writer review cast plot story ending rating english american
    british french german italian japanese korean chinese spanish indian russian irish christmas hollywood
    bollywood netflix disney academy oscar oscars monday tuesday wednesday thursday friday saturday sunday
    january february march april may june july august september october november december""".split()
)
_KEEP_SECOND = frozenset("may christmas oscar english french august april june tuesday wednesday sunday friday".split())
_NEVER_LAST = _NOT_A_NAME - _KEEP_SECOND - {"one", "two"}
_AGE = re.compile(r"^\w+-year-old$", re.IGNORECASE)
_TRAILING = re.compile(r"(?:['\u2019]s|['\u2019])$")


@lru_cache(maxsize=8192)  # a review names the same few people again and again
def clean_name(text: str) -> str | None:
    """A matched name without leading function words ("When John Wayne") and possessive; None if nothing is left."""
    words = _TRAILING.sub("", text.strip(" ,;:")).split()
    while words and _is_filler(words[0], alone=len(words) == 1):
        words.pop(0)
    while words and fold(words[-1]) in _NEVER_LAST:
        words.pop()
    return " ".join(words) or None


def _is_filler(word: str, *, alone: bool) -> bool:
    folded = fold(word)
    if not folded or _AGE.match(word):
        return True
    return folded in _NOT_A_NAME and (alone or folded not in _KEEP_SECOND)


def is_full_name(name: str) -> bool:
    """Whether a name has a first and a last part."""
    return len(fold(name.replace("-", "")).split()) > 1


def is_named(role: str) -> bool:
    """Whether a role has a name ("Ye-sung", "the Wolf") and is not only described ("a small-town sheriff")."""
    words = role.split() or [""]
    if words[0] == "the" and len(words) > 1:
        return words[1][0].isupper() and words[-1][0].isupper()
    return words[0] not in {"a", "an", "the"}


def is_part_of(short: str, long: str) -> bool:
    """Whether the words of one name all stand in the other ("Cogburn" in "Rooster Cogburn")."""
    return set(fold(short).split()) <= set(fold(long).split())


def squeeze(name: str) -> str:
    """A name folded to its letters alone, so that "Ye-sung", "Ye Sung" and "Yesung" are one."""
    return "".join(fold(name).replace("'", "").split())


def proper_names(text: str) -> set[str]:
    """The words that stand with a capital inside sentences, and never without one."""
    lower = set(re.findall(r"\b[a-z][\w'\u2019-]+", text))
    return {name for name in re.findall(r"(?<=[a-z,] )[A-Z][\w-]+", text) if name.lower() not in lower}

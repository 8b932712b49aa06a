"""Names as reviews credit people with a film, and how to tell that a sentence credits them with another film."""

import re
from collections.abc import Sequence

from reviews.names import NAME, clean_name, is_full_name
from reviews.records import Film, Span
from reviews.text import fold

# Most characters cannot start a name, and none inside a word does: to see that first is many times as quick.
ONE_NAME = rf"(?<![\w'\u2019-])(?=[A-Z\u00c0-\u017ddl]){NAME}"
# "Directed by Ruth Vega, Lantern is" is no list: the last of one follows "and".
NAMES = rf"{ONE_NAME}(?:(?:, {NAME}){{0,2}},? (?:and|&) {NAME})?"
_A_NAME = re.compile(ONE_NAME)
_PARTICLE = re.compile(r"(?:De|Del|Van|Von|Da|Di|Le|La|Du) ")

# What makes a claim doubtful, for it may be of another film or of none: what stands before the name in its clause, ...
ELSEWHERE = re.compile(
    r"\b(?:fans? of|like(?! (?:to|all|most|many|much|any)\b)|unlike|homage|tribute|reminiscent|reminds?|recalls?"
    r"|recalling|echoes|echoing|compared (?:to|with)|ala|a la|\u00e0 la|influence(?:d by|s? of)|inspired|likes of"
    r"|such as|awards?|wish(?:es|ing)?|instead of|rather than|(?:like|love) to (?:see|have)"
    r"|(?:should|would|could|might) (?:\w+ )?have)\b[^,;:\u2014]{0,40}$"
    r"|\bthe (?:original|first|earlier|previous|other)(?: (?:film|movie|version|one|picture|entry))?,? (?:which )?"
    r"(?:was )?$"
    r"|\b(?:aspiring|amateur|would-be|fictional|student|television|tv|stage|theat(?:er|re)|funeral|museum|movie|porn) $"
    r"|\b(?:original|series|former|previous|next|other|segment|films|movies|pictures|adaptations|collaborations) "
    r"(?:with |by |from )?$"
    r"|\b(?:were|had|to be|without|not|put|stick|imagine|known as|called|titled|aka|(?:sequel|prequel|follow-up) to"
    r"|remake of) (?:the )?$"
    r"|\b(?:his|her|their|the) [A-Z][^,]* (?:trilogy|films|series|movies|saga),? $",
    re.IGNORECASE,
)
# ... another film's title right before it, as in "Harbour director Ruth Vega" but not in "British director", ...
_TITLE_BEFORE = re.compile(r"(?:[\"\u201d*_]|\((?:19|20)\d\d\)|(?<=[a-z,] )(?P<word>[A-Z][\w'\u2019-]+)) $")
_ADJECTIVE = re.compile(r"(?:\w+(?:an|ish|ese|ch|i)|Kong|Zealand|Hollywood|\w+-(?:winning|nominated|based|born))$")
# ... and another time or film right behind it: "a year later", "directed a similar film", "directed Harbour".
_ANOTHER_TIME = re.compile(
    r"[^,;:(\u2014]{0,60}\b(?:(?:years?|decades?|months) (?:later|earlier|prior|before|ago)|remade)\b"
)
_SOME_FILM = re.compile(r"(?<=ed) (?:an?|another|two|three|several|many|some)\b")
_TITLE_BEHIND = re.compile(r" (?:both )?[\"\u201c]?(?=[A-Z])")

# What stands before a name with a capital, as at the start of a sentence.
_NO_PART_OF_A_NAME = re.compile(
    r"^(?:(?:Unlike|Enter|Both|Supporting|Veteran|Legendary|Acclaimed|Newcomer|Auteur|Actress|Superstar|Sir"
    r"|(?:Writer|Actor|Star|Producer|Novelist|Screenwriter|Author|Comedian)s?|\w+(?:sh|ch)(?:man|woman))(?: |$))+"
)
STUDIOS = frozenset(
    """disney pixar marvel hammer universal paramount netflix amazon hbo toho warner mgm columbia dreamworks ghibli
    lionsgate hulu apple showtime hollywood criterion kino""".split()
)


def is_of_another(match: re.Match[str], names: Sequence[str], film: Film) -> bool:
    """Whether the sentence credits the names with another film than this one, or with none that was made."""
    text = match.string
    before = (text[: match.start()], before_names(names, match))
    return (
        any(map(ELSEWHERE.search, before))
        or _follows_another(before[0], film)
        or _ANOTHER_TIME.match(text, match.end()) is not None
        or _SOME_FILM.match(text, match.end()) is not None
        or _names_another(text[match.end() :], film)
    )


def before_names(names: Sequence[str], match: re.Match[str]) -> str:
    """What stands before the names in a sentence: with "Unlike", which a pattern takes for a part of one."""
    start = match.string.find(names[0], match.start("names")) if names else -1
    return match.string[: max(start, match.start("names"))]


def _follows_another(before: str, film: Film) -> bool:
    """Whether what stands right before a statement is a title, and not this film's."""
    title = _TITLE_BEFORE.search(before)
    if title is None or fold(before).endswith(fold(film.title)):
        return False
    word = title["word"]
    return word is None or not (_ADJECTIVE.match(word) or word.lower() in STUDIOS)


def _names_another(behind: str, film: Film) -> bool:
    """Whether what stands right behind a statement is a title, and not this film's."""
    title = _TITLE_BEHIND.match(behind)
    return title is not None and not fold(behind).startswith(fold(film.title))


def people_in(found: str) -> tuple[str, ...]:
    """The names in a list of names, as written, each once."""
    parts = re.split(r",? and |, | & ", found)
    names = (clean_name(_NO_PART_OF_A_NAME.sub("", part)) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name and fold(name)))


def in_full(names: Sequence[str], sentences: Sequence[tuple[Span, str]]) -> list[str]:
    """The names, each filled up from the one longer name in the review that ends with it.

    One without such a name has the surname of the last ("Joel and Ethan Coen"), where that has one.
    """
    full: list[str] = []
    last = names[-1].split()
    for name in names:
        if is_full_name(name) and not _PARTICLE.match(name):
            full.append(name)
            continue
        ending = re.compile(rf"(?<![\w'\u2019-]){re.escape(name)}(?!\w)")
        near = (text for _, text in sentences if ending.search(text))
        people = {clean_name(match[0]) for text in near for match in _A_NAME.finditer(text)}
        longer = [person for person in people if person and person.endswith(f" {name}")]
        if len(longer) == 1:
            full.append(longer[0])
        else:
            full.append(f"{name} {last[-1]}" if len(last) > 1 and not is_full_name(name) and not longer else name)
    return list(dict.fromkeys(full))

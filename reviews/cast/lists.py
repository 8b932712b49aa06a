"""Wordings that set names side by side: "NAME (NAME)", "starring NAME, NAME and NAME", a line "NAME: NAME"."""

import re
from collections.abc import Iterator

from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import is_of_people, is_rank
from reviews.cast.roles import role_before
from reviews.cast.wordings import NAMED_ROLE, PLAYED, PRAISE, Casting, Strength, role_in
from reviews.names import is_full_name, is_named

_PARENTHESES = re.compile(
    rf" \((?:{PLAYED} (?:[a-z ]{{0,30}})?by |(?:with )?(?:the )?voice of )?"
    rf"(?P<praise>{PRAISE})(?P<actor>{MARK})(?P<more>(?:, {MARK})*(?:,? (?:and|&) {MARK})?)"
    r"(?P<behind>(?:,| in | from | who | as | at | \u2014 |;)[^()]*)?\)"
)
_ROLE_IN_PARENTHESES = re.compile(
    rf"(?P<actor>{MARK}) \((?P<as>as |playing |plays )?(?P<role>{NAMED_ROLE}|(?:a|an|the) [a-z][a-z' -]{{2,40}})\)"
)
_CASTS = (
    r"(?:\b(?:[Cc]o-?)?[Ss]tarring|\b[\w\ue000-\uf8ff-]+ (?:co-)?stars|(?<!minus )(?<!without )\b[Ss]tars"
    r"|\b[Ff]eaturing|\b[Ff]eatures|\b(?:[Cc]ast|[Ee]nsemble) (?:also )?(?:includes|features|consists of|is led by"
    r"|led by|headed by|comprises|boasts|is)|\b[Cc]ast, (?:led|headed) by|\b[Cc]ast(?: list)?:|\b[Ww]ith(?=:)"
    r"|\b[Pp]erformances (?:by|from)|\b[Pp]layers:)"
)
_INTRO = re.compile(rf"{_CASTS}:? +(?:{PRAISE})(?={MARK})")
# One of these stands in whatever `_INTRO` finds.
_STEMS = ("tarring", "tars ", "tars:", "eatur", "ast", "nsemble", "ith:", "erformances", "layers")
_OF_ANOTHER_FILM = re.compile(
    r"\b(?:(?:18|19|20)\d\d|original|earlier|previous|silent|first|other|prior|later|same year's)(?: [\w-]+){0,2} $"
)
_NAMES_STAR = re.compile(
    rf"(?P<names>{MARK}(?:(?:, | and |, and ){MARK}){{0,7}}) (?:co-)?star(?:s|red)? (?:in|here|together"
    rf"|alongside {MARK}\.)"
)
_NAMES_END = re.compile(rf"(?P<names>{MARK}(?:(?:, | and |, and ){MARK}){{0,7}}) (?:co-)?stars?[.,]")
_ITEM = re.compile(
    rf"(?:{PRAISE})?(?P<name>{MARK})(?!'s)(?: \([^()]*\))?(?: as [^,;.]*?(?=,| and |[.;]|$))?(?P<link>,? and |,? & |, "
    r"|/)?(?:also )?"
)
_LINE = re.compile(
    rf"(?:[-\u2022] ?)?(?P<one>{MARK})(?:: | \u2014 | ?/ ?| ?\.\.+ ?)(?P<other>(?:the "
    rf"|The )?{MARK}(?: of (?:the )?{MARK})?)[.,;]?"
)
_FULL_WITH_ONE = re.compile(rf"{MARK} \({MARK}\)")
_SINGLE = re.compile(rf"{MARK}$")
_IN_A_PLACE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]n) $")
_HAS_YEAR = re.compile(r"\b(?:18|19|20)\d\d\b")
# "director (NAME)", "the novel (NAME)" are no roles.
_OF_MAKERS = re.compile(
    r"\b(?:films?|movies?|pictures?|novels?|books?|stor(?:y|ies)|scripts?|screenplays?|scores?|music|songs?|plays?"
    r"|comics?|directors?|writers?|screenwriters?|authors?|producers?|composers?|cinematographers?|editors?|remakes?"
    r"|sequels?|versions?|adaptations?"
    rf"|series|shows?|poems?|albums?|classics?|photography|costumes?|directed|written|produced|composed)(?: {MARK})?$",
    re.IGNORECASE,
)


def lists(sentence: Marked) -> Iterator[Casting]:
    """Read every wording that sets names side by side."""
    line = _LINE.fullmatch(sentence.text)
    if line:
        yield from _line(sentence, line)
        return
    if "(" in sentence.text:
        yield from _parentheses(sentence)
    yield from _bare_lists(sentence)


def _line(sentence: Marked, line: re.Match[str]) -> Iterator[Casting]:
    """Read "ACTOR: ROLE" and, where only the second is a full name, "ROLE: ACTOR"."""
    one, other = sentence.name_of(line["one"]), sentence.plain(line["other"])
    if is_full_name(one):
        yield Casting(one, other, Strength.LISTED, 0, len(sentence.text))
    elif is_full_name(other):
        yield Casting(other, one, Strength.HINTED, 0, len(sentence.text))


def _parentheses(sentence: Marked) -> Iterator[Casting]:
    text = sentence.text
    taken: set[int] = set()
    listed = [match for match in _ROLE_IN_PARENTHESES.finditer(text) if _lists_roles(sentence, match)]
    for match in listed:
        role = role_in(sentence, match, "role")
        taken.add(match.end())
        yield Casting(sentence.name_of(match["actor"]), role, Strength.TOLD, match.start(), match.end())
    several = len(_FULL_WITH_ONE.findall(text)) > 1
    for match in _PARENTHESES.finditer(text):
        if match.end() in taken or (match["behind"] and _HAS_YEAR.search(match["behind"])):
            continue
        before = text[: match.start()]
        if _OF_MAKERS.search(before) or _IN_A_PLACE.search(before[:-1]):
            continue
        if _SINGLE.search(before) and not match["more"] and not match["praise"]:
            # "Ito Ken (Taro)", where Ito Ken may turn out to be an actor.
            outer, inner = sentence.name_of(before[-1]), sentence.name_of(match["actor"])
            # Where two full names have a short one each behind them, they are a list of the cast.
            introduced = several and is_full_name(outer) and not is_full_name(inner)
            yield Casting(outer, inner, Strength.HINTED, match.start() - 1, match.end(), introduced)
        role = None if match["more"] else role_before(sentence, match.start(), apposition=True)
        if role is None and not _is_of_person(before):
            continue
        if role and role.startswith("the ") and not is_named(role) and not is_of_people(role):
            continue
        for mark in re.findall(MARK, match["actor"] + match["more"]):
            yield Casting(sentence.name_of(mark), role, Strength.TOLD, match.start(), match.end())


def _is_of_person(before: str) -> bool:
    """Whether the last word before a parenthesis is of people: "his assistant (NAME)", "brothers (NAME and NAME)"."""
    word = (before.lower().split() or [""])[-1]
    return is_rank(word) or is_rank(word.removesuffix("s").removesuffix("'"))


def _lists_roles(sentence: Marked, match: re.Match[str]) -> bool:
    """Whether "A (B)" names the actor first: it says "as B", or it stands in a list of the cast."""
    if match["as"]:
        return True
    before = sentence.text[: match.start()]
    intro = list(_INTRO.finditer(sentence.text[: match.start() + 1]))
    return (
        bool(intro)
        and not re.search(r"[.]", before[intro[-1].end() :])
        and not re.search(r"\b(?:as|who|that|a|an|the)\b", re.sub(r"\([^()]*\)", "", before[intro[-1].end() :]))
    )


def _bare_lists(sentence: Marked) -> Iterator[Casting]:
    text = sentence.text
    casts = any(stem in text for stem in _STEMS)
    for match in _INTRO.finditer(text) if casts else ():
        if not _OF_ANOTHER_FILM.search(text[: match.start()]):
            yield from _items(sentence, match.end(), len(text))
    for pattern in (_NAMES_STAR, _NAMES_END) if " star" in text or " co-star" in text else ():
        for match in pattern.finditer(text):
            yield from _items(sentence, match.start("names"), match.end("names"))


def _items(sentence: Marked, start: int, end: int) -> Iterator[Casting]:
    """The names of "A, B (as X) and C", up to the first thing that is none."""
    position = start
    while match := _ITEM.match(sentence.text, position, end):
        yield Casting(sentence.name_of(match["name"]), None, Strength.LISTED, match.start("name"), match.end())
        position = match.end()
        if not match["link"]:
            return

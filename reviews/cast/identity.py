"""Wordings that say who somebody is: "NAME is NAME", "the keeper is NAME", "NAME, the bully NAME,".

Reviews say so of actors and, when they tell the story, of people in it. So these are hints, and `introduced` ones
where the sentence shows which of the two is the role.
"""

import re
from collections.abc import Iterator

from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import FORMAL_TITLES, is_of_people, is_of_person, is_rank
from reviews.cast.verbs import subject_before
from reviews.cast.wordings import WORD, Casting, Strength, is_comparison, role_in
from reviews.lexicon import EVALUATIONS
from reviews.names import is_full_name, is_named

_BEHIND = r"(?=[,.;:!?)]|$| and\b| \u2014| under | with | throughout)"
_ACTOR_IS = re.compile(
    rf"(?P<actor>{MARK})(?:, [^,;.]{{2,60}},)? is (?:[a-z]+ly )?(?P<role>(?:(?P<article>the|an?|his|her|our"
    rf"|{MARK}'s) (?P<lead>(?:{WORD} ){{0,4}}))?(?P<name>{MARK})){_BEHIND}"
)
# "The keeper is the great Ito Ken."
_IS_ACTOR = re.compile(
    r"(?<= is )(?:(?:in fact|in turn|again|here|of course|none other than|still|now) )?"
    r"(?:(?:an?|the|stage|screen) (?P<lead>(?:(?!and |or |but |cast |including )[a-z][\w'-]* ){0,4}))?"
    rf"(?P<actor>{MARK})(?=[,.;:!?)]|$| and\b| \u2014| in | under | with | throughout)"
)
_APPOSED = re.compile(rf"(?P<actor>{MARK}), (?:the|his|her) (?P<lead>(?:{WORD} ){{1,3}})(?P<role>{MARK}),(?! and| or)")
_INTRODUCES = re.compile(r"(?:,| \u2014) (?P<who>(?:an?|the|his|her) (?:[\w'-]+ ){0,3}[\w'-]+)")
# "The burglar she takes for a doctor is": what the clause is about stands at its start.
_CLAUSE = re.compile(r"[;:.\u2014] ?|, (?:and|but|while) |^[Aa]nd ")
_RELATED = re.compile(r"[Tt]he (?P<role>(?:[a-z][\w'-]* ){0,2}?[a-z][\w'-]*) (?:who|whom|that|she|he|they|we)\b")
_ENDS_IN_NAME = re.compile(rf"{MARK}$")
_OF_A_FILM = re.compile(r"\b(?:prior|previous|original|first|earlier|other|character|films?|movies?)\b")
# Behind one of these a name is no subject: "second to Ito Ken is Ruth Vega".
_NO_SUBJECT = re.compile(r"\b(?:\w+ing|to|of|for|with|than|by|from|as|like|on|in|at|about|opposite|and|or) $")
# Who the story is about, and what it hides, is said so of people in it.
_GENERIC = frozenset(
    """hero heroine protagonist antihero lead villain villainess killer murderer culprit victim suspect man woman name
    one person figure narrator author writer novelist screenwriter playwright director filmmaker producer star star's
    actor actress composer photographer editor""".split()
)


def identities(sentence: Marked) -> Iterator[Casting]:
    """Read every wording that says who somebody is."""
    if " is " in sentence.text:
        yield from _actor_is(sentence)
        yield from _is_actor(sentence)
    for match in _APPOSED.finditer(sentence.text):
        if is_rank(match["lead"].split()[-1]) and not _NO_SUBJECT.search(sentence.text[: match.start()]):
            yield _hint(sentence, match, sentence.name_of(match["role"]), introduced=True)


def is_told(text: str, end: int) -> bool:
    """Whether a sentence goes on, behind a name that ends at `end`, to say who that is."""
    told = _INTRODUCES.match(text, end)
    return told is not None and is_of_people(told["who"]) and not _OF_A_FILM.search(told["who"])


def _actor_is(sentence: Marked) -> Iterator[Casting]:
    """Read "A is B", "A is a convincing B", "A is the housekeeper, B"."""
    text = sentence.text
    for match in _ACTOR_IS.finditer(text):
        if _NO_SUBJECT.search(text[: match.start()]) or _is_titled(sentence.name_of(match["actor"])):
            continue
        lead = (match["lead"] or "").replace(",", "").split()
        if match["article"] in {"a", "an"} and lead and EVALUATIONS.search(lead[-1]):
            name = sentence.name_of(match["name"])
            yield Casting(sentence.name_of(match["actor"]), name, Strength.TOLD, match.start(), match.end())
            continue
        of_rank = bool(lead) and is_rank(lead[-1])
        called = sentence.name_of(match["name"])
        role = called if of_rank else role_in(sentence, match, "role")
        yield _hint(sentence, match, role, introduced=of_rank or _is_titled(called) or is_told(text, match.end()))


def _is_actor(sentence: Marked) -> Iterator[Casting]:
    """Read "the keeper is A", "Taro, the keeper, is the great A"."""
    text = sentence.text
    for match in _IS_ACTOR.finditer(text):
        lead = (match["lead"] or "").split()
        before = text[: match.start() - len(" is ")]
        if not is_full_name(sentence.name_of(match["actor"])) or (lead and is_rank(lead[-1])) or is_comparison(before):
            continue
        role = _subject(sentence, match.start(), before)
        if role:
            yield _hint(sentence, match, role, introduced=True)


def _subject(sentence: Marked, start: int, before: str) -> str | None:
    """The role that a clause says is somebody; None where its subject may be no role."""
    if _ENDS_IN_NAME.search(before) and _NO_SUBJECT.search(before[:-1]):
        return None
    clause = _CLAUSE.split(before)[-1].strip()
    related = _RELATED.match(clause)
    role = f"the {related['role']}" if related else subject_before(sentence, start)
    if role is None:
        return None
    if is_named(role):
        # "Ito Ken is Taro Moss": the first is the actor.
        is_actor_first = is_full_name(role) and len(before) == 1 and not _is_titled(role)
        return None if is_actor_first or not is_of_person(role.lower().split()) else role
    noun = role.split()[-1].lower()
    opens = clause.lower().startswith(role.lower())
    return role if opens and noun not in _GENERIC and is_of_people(role) and role.startswith("the ") else None


def _is_titled(name: str) -> bool:
    """Whether a name begins as only those of roles do: "Captain Taro"."""
    return name.lower().split()[0].rstrip(".") in FORMAL_TITLES


def _hint(sentence: Marked, match: re.Match[str], role: str | None, *, introduced: bool) -> Casting:
    actor = sentence.name_of(match["actor"])
    return Casting(actor, role, Strength.HINTED, match.start(), match.end(), introduced)

"""Wordings that say who somebody is: "NAME is NAME", "the keeper is NAME", "NAME, the bully NAME,".

Reviews say so of actors and, when they tell the story, of people in it. So these are hints, and `introduced` ones
where the sentence shows which of the two is the role.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from reviews.cast.mentions import MARK, Marked
from reviews.cast.people_words import FORMAL_TITLES, are_ranks, is_of_people, is_of_person, is_rank
from reviews.cast.verbs import subject_before
from reviews.cast.wordings import SEVERAL, SEVERAL_ROLES, WORD, Casting, Strength, is_comparison, pair_up, role_in
from reviews.lexicon import EVALUATIONS
from reviews.names import is_full_name, is_named

_BEHIND = r"(?=[,.;:!?)]|$| and\b| \u2014| under | with | throughout| while | the [a-z-]+[,.;:!?)])"
_ACTOR_IS = re.compile(
    rf"(?P<actor>{MARK})(?:, [^,;.]{{2,60}},)? (?:is|was) (?:[a-z]+ly )?(?P<role>(?:(?P<article>the|an?"
    rf"|his|her|our|{MARK}'s) (?P<lead>(?:{WORD} ){{0,4}})|(?:poor|dear|sweet|mean|young|old|older|little|big|adult) )?"
    rf"(?P<name>{MARK})){_BEHIND}"
)
# "Ito Ken is the ex", "Ito Ken and Bo Lind are the thieves"
_ACTORS_ARE = re.compile(
    rf"(?:(?P<actor>{MARK}) (?:is|was)|(?P<actors>{SEVERAL}) (?:are|were)) (?P<role>the (?:[a-z][\w-]* ){{0,2}}?"
    rf"(?P<noun>[a-z][\w-]*)(?: (?:of|from|in) (?:the )?[a-z]+)?){_BEHIND}"
)
# "The children are Ito Ken and Bo Lind."
_ARE_ACTORS = re.compile(
    rf"\b[Tt]he (?P<role>(?:[a-z][\w-]* ){{0,2}}(?P<noun>[a-z][\w-]*)) (?:are|were) (?P<actors>{SEVERAL}){_BEHIND}"
)
_ARE_ROLES = re.compile(rf"(?P<actors>{SEVERAL}) (?:are|were) (?P<roles>{SEVERAL_ROLES}){_BEHIND}")
_SPEAKS = re.compile(rf"(?P<actor>{MARK}) (?:speaks|spoke) (?P<role>{MARK})(?=[,.;!?)]|$| and | with | in | as )")
# "The keeper is the great Ito Ken."
_IS_ACTOR = re.compile(
    r"(?<= is )(?:(?:in fact|in turn|again|here|of course|none other than|still|now) )?"
    r"(?:(?:an?|the|stage|screen) (?P<lead>(?:(?!and |or |but |cast |including |of )[a-z][\w'-]* ){0,4}))?"
    rf"(?P<actor>{MARK})(?=[,.;:!?)]|$| and\b| \u2014| in | under | with | throughout)"
)
_APPOSED = re.compile(rf"(?P<actor>{MARK}), (?:the|his|her) (?P<lead>(?:{WORD} ){{1,3}})(?P<role>{MARK}),(?! and| or)")
_INTRODUCES = re.compile(r"(?:,| \u2014) (?P<who>(?:an?|the|his|her) (?:[\w'-]+ ){0,3}[\w'-]+)")
# "The burglar she takes for a doctor is": what the clause is about stands at its start.
_CLAUSE = re.compile(r"[;:.\u2014] ?|, (?:and|but|while) |^[Aa]nd ")
_RELATED = re.compile(r"[Tt]he (?P<role>(?:[a-z][\w'-]* ){0,2}?[a-z][\w'-]*) (?:who|whom|that|she|he|they|we)\b")
_STANDS_ALONE = re.compile(rf"(?:^|[,;:\u2014] |\b[Aa]nd ){MARK}$")
_ENDS_IN_NAME = re.compile(rf"{MARK}$")
_OF_A_FILM = re.compile(r"\b(?:prior|previous|original|first|earlier|other|character|films?|movies?)\b")
# Behind one of these a name is no subject: "second to Ito Ken is Ruth Vega".
_GOVERNS = r"\b(?i:\w+ing|to|of|for|with|than|by|from|as|like|on|in|at|about|opposite|or|between)"
_NO_SUBJECT = re.compile(rf"{_GOVERNS} (?:(?:[a-z][\w-]* )?{MARK}(?:, {MARK})* and )?$")
# Who the story is about, and what it hides, is said so of people in it.
_GENERIC = frozenset(
    """hero heroine protagonist antihero lead villain villainess killer murderer culprit victim suspect man woman name
    one person figure narrator author writer novelist screenwriter playwright director filmmaker producer star star's
    actor actress composer photographer editor""".split()
)
# "The only grown-up", "the new king": these rank somebody, and tell no role.
_RANKING = re.compile(r"\b(?:only|new|next|first|last|real|true|same|other|most|least|whole|\w+est) ")


def identities(sentence: Marked) -> Iterator[Casting]:
    """Read every wording that says who somebody is."""
    if any(verb in sentence.text for verb in (" is ", " was ")):
        yield from _actor_is(sentence)
        yield from _is_actor(sentence)
    if any(verb in sentence.text for verb in (" is the ", " was the ", " are ", " were ")):
        yield from _described(sentence)
    for match in _SPEAKS.finditer(sentence.text) if " sp" in sentence.text else ():
        yield _hint(sentence, match, sentence.name_of(match["role"]), introduced=False)
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
        if "of" in lead:
            continue
        if match["article"] in {"a", "an"} and lead and EVALUATIONS.search(lead[-1]):
            name = sentence.name_of(match["name"])
            yield Casting(sentence.name_of(match["actor"]), name, Strength.TOLD, match.start(), match.end())
            continue
        of_rank = bool(lead) and is_rank(lead[-1])
        called = sentence.name_of(match["name"])
        role = called if of_rank else role_in(sentence, match, "role")
        introduced = of_rank or _is_titled(called) or is_told(text, match.end())
        yield replace(_hint(sentence, match, role, introduced=introduced), identity=True)


def _described(sentence: Marked) -> Iterator[Casting]:
    """Read "A is the keeper", "A and B are the thieves", "the children are A and B", "A and B are X and Y"."""
    text = sentence.text
    for pattern in (_ACTORS_ARE, _ARE_ACTORS):
        for match in pattern.finditer(text):
            actors = [
                sentence.name_of(actor) for actor in re.findall(MARK, match.groupdict().get("actor") or match["actors"])
            ]
            if _NO_SUBJECT.search(text[: match.start()]) or not _is_role(match, len(actors)):
                continue
            role = f"the {match['role'].removeprefix('the ')}"
            for actor in actors:
                yield Casting(actor, role, Strength.HINTED, match.start(), match.end(), identity=True)
    for match in _ARE_ROLES.finditer(text):
        if not _NO_SUBJECT.search(text[: match.start()]):
            yield from pair_up(sentence, match, Strength.HINTED, identity=True)


def _is_role(match: re.Match[str], number: int) -> bool:
    """Whether the description in a match is of so many people of a story, and neither ranks nor praises them."""
    noun = match["noun"]
    of_people, one = (is_rank(noun), noun) if number == 1 else (are_ranks(noun), noun.removesuffix("s"))
    return of_people and one not in _GENERIC and not _RANKING.search(match["role"])


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
        is_actor_first = is_full_name(role) and _STANDS_ALONE.search(before) and not _is_titled(role)
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

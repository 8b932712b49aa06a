"""Who played whom, in the ways reviews say it, each with the sentence that proves it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property

from reviews.cast.mentions import MARK, Marked, mark
from reviews.cast.people_words import FORMAL_TITLES, is_of_person, is_rank, may_be_called
from reviews.cast.sentence import castings
from reviews.cast.wordings import Casting, Strength
from reviews.document import Role
from reviews.names import is_full_name, is_named, is_part_of, squeeze
from reviews.records import CastMember, Span
from reviews.text import fold

_MAKERS = re.compile(
    r"(?:\b(?:[Dd]irectors?|[Ww]riters?|[Ss]creenwriters?|[Aa]uthors?|[Nn]ovelists?|[Cc]omposers?"
    r"|[Cc]inematographers?|[Pp]roducers?|[Ee]ditors?|[Ff]ilmmakers?|(?:[Dd]irected|[Ww]ritten|[Ss]cripted"
    r"|[Cc]omposed|[Pp]roduced|[Aa]dapted|[Pp]enned|novel|book|story|play|score|script|screenplay|film|comics?) by"
    rf"|work of|novels of|films of) )(?P<after>{MARK})|(?P<before>{MARK})(?:'s|') (?:[a-z][\w-]* ){{0,3}}(?:direction"
    r"|script|screenplay|novels?|books?|films?|movies?|scores?|plays?|story|stories|comics?|camera|cinematography"
    r"|adaptation|directing|debut feature)\b"
    rf"|(?P<maker>{MARK})(?: and {MARK})? (?:(?:co-)?directed|directs|(?:co-)?wrote|composed|scored|photographs"
    r"|photographed|edited|filmed)\b"
)
# What people did, and films hardly.
_DID = (
    "(?:ran|fled|sat|said|told|wept|cried|smiled|hated|loved|died|drank|ate|slept|kissed|married|walked|jumped|hid|knew"
    "|forgot|remembered|wore|sang|drove|rode|swam|climbed|stole|begged|slapped)"
)
# Somebody of the story does things: "Hana sings". A film does others.
_DOES = re.compile(
    rf"(?P<name>{MARK})(?:,? who| and {MARK})? (?!was |has |does |as |is )([a-z]{{2,}}s|{_DID})\b"
    r"(?P<own> (?:his|her)\b)?"
)
_CALLED = re.compile(rf"\b([a-z][\w-]*),? (?P<name>{MARK})")
_FILMS_DO = frozenset(
    """works remains features stars tells follows opens begins ends feels looks plays runs boasts takes offers shows
    stands ranks marks suffers succeeds fails lacks builds moves turns gives adds brings uses sets delivers explores
    releases pictures titles westerns productions movies films entries efforts outings vehicles serials
    comes makes goes gets proves manages holds seems deals""".split()
)
# Ratio in [0, 1] of two actors' letters, higher is nearer, from which on two in one role are one, misspelt.
_SAME_SPELLING = 0.85
# How many sentences from one about the cast "Ito Ken is Taro" is taken to be about it too.
_NEAR = 3


@dataclass(frozen=True, slots=True)
class _Claim:
    """A casting with the sentence that makes it; `near` says that a sentence about the cast stands close to it."""

    actor: str
    role: str | None
    strength: Strength
    span: Span | None
    introduced: bool = False
    near: bool = False


def find_cast(sentences: Sequence[tuple[Span, str]], listed: Iterable[Role], title: str) -> tuple[CastMember, ...]:
    """Read the cast from a review's sentences and from its front matter's cast list.

    A member without a known role has `character` None; one known only from the list has no span. A name that is
    only mentioned, and the film's own `title`, are nobody's.
    """
    marked = mark([text for _, text in sentences], title)
    found = [castings(sentence, before, title) for before, sentence in zip([None, *marked], marked, strict=False)]
    casting = [_is_about_cast(sentence, said) for sentence, said in zip(marked, found, strict=True)]
    claims: list[_Claim] = []
    for place, ((span, _), said) in enumerate(zip(sentences, found, strict=True)):
        near = any(casting[max(0, place - _NEAR) : place + _NEAR + 1])
        claims += [
            _Claim(
                one.actor,
                one.role,
                one.strength,
                span,
                one.introduced or (one.identity and casting[place]),
                one.identity and near,
            )
            for one in said
        ]
    claims += [_Claim(role.actor, role.character, Strength.STATED, None) for role in listed]
    people = _People(marked, claims, title)
    claims = [named for claim in claims if (named := people.with_full_name(claim))]
    return _tidy(people.consistent(people.believed(claims)), title)


def _is_about_cast(sentence: Marked, said: Sequence[Casting]) -> bool:
    """Whether a sentence tells of the cast, not of the story: it says "Ito Ken plays Taro", or who several are."""
    acted = any(
        one.role
        and one.strength > Strength.HINTED
        and is_full_name(one.actor)
        and sentence.opens_with(one.actor, one.start)
        for one in said
    )
    return acted or len({one.actor for one in said if one.identity}) > 1


class _People:
    """Whose the names of one review are: full names for surnames, and who is actor, role, or maker of a film."""

    def __init__(self, marked: Sequence[Marked], claims: Sequence[_Claim], title: str) -> None:
        self._title = squeeze(title)
        self._title_words = set(fold(title).split())
        self._sentences = marked
        self._marked = [sentence for sentence in marked if sentence.names]
        self._names = Counter(name for sentence in self._marked for name in sentence.names)
        acting = {claim.actor for claim in claims if claim.strength > Strength.HINTED}
        self._actors = {name for name in acting if is_full_name(name)}
        self._roles = {claim.role for claim in claims if claim.strength > Strength.HINTED}
        self._surnames = {" ".join(_surname(name)) for name in self._actors}

    @cached_property
    def _mentions(self) -> Counter[str]:
        """How often each name stands in the review."""
        counts: Counter[str] = Counter()
        for name, count in self._names.items():
            counts[squeeze(name)] += count
        return counts

    @cached_property
    def _words(self) -> Counter[str]:
        """How often each word of a name stands in the review."""
        counts: Counter[str] = Counter()
        for name, count in self._names.items():
            counts.update(dict.fromkeys(fold(name).split(), count))
        return counts

    @cached_property
    def _full(self) -> list[str]:
        return [name for name in self._names if is_full_name(name)]

    @cached_property
    def _short(self) -> set[str]:
        """The names of one word: people are called by a part of their name, films hardly."""
        return {fold(name) for name in self._names if not is_full_name(name)}

    @cached_property
    def _alive(self) -> set[str]:
        """The words of the names of those who do something, or are called somebody: "Hana sings", "the cook Hana"."""
        return {
            word
            for sentence in self._marked
            for match in [*_DOES.finditer(sentence.text), *_CALLED.finditer(sentence.text)]
            if (match[2] not in _FILMS_DO or match["own"] if match.re is _DOES else is_rank(match[1]))
            for word in fold(sentence.name_of(match["name"])).split()
        }

    @cached_property
    def _makers(self) -> set[str]:
        return {
            squeeze(sentence.name_of(match["after"] or match["before"] or match["maker"]))
            for sentence in self._marked
            for match in _MAKERS.finditer(sentence.text)
        }

    def with_full_name(self, claim: _Claim) -> _Claim | None:
        """The claim with its actor's full name; None where the actor is no person, or whose surname it is, unknown."""
        words = fold(claim.actor).split()
        if claim.span is None:
            return claim
        if not self._may_be_actor(claim.actor) or squeeze(claim.actor) == self._title or self._is_of_title(words):
            return None
        if claim.role and is_named(claim.role) and not may_be_called(fold(claim.role).split()):
            return None
        if claim.role and fold(claim.role) in self._surnames:
            return None
        if is_full_name(claim.actor):
            longer = {name for name in self._actors if name.endswith(f" {claim.actor}")}
            return replace(claim, actor=longer.pop()) if len(longer) == 1 else claim
        for known in (self._actors, [name for name in self._full if name not in self._roles]):
            matching = {squeeze(name): name for name in known if words[-1:] == _surname(name) and _may_act(name)}
            if len(matching) == 1:
                return replace(claim, actor=matching.popitem()[1])
            if matching:
                return None
        return claim if claim.strength is Strength.STATED and claim.role and is_named(claim.role) else None

    def _may_be_actor(self, name: str) -> bool:
        """Whether a name can be an actor's; a surname such as Hunter can where the review has it in a full name."""
        return _may_act(name) or any(full.endswith(f" {name}") and _may_act(full) for full in self._full)

    def _is_of_title(self, words: list[str]) -> bool:
        return len(words) > 1 and set(words) <= self._title_words

    def believed(self, claims: Sequence[_Claim]) -> list[_Claim]:
        """Claims without the hints that nothing else supports."""
        actors = {squeeze(claim.actor) for claim in claims if claim.strength > Strength.HINTED}
        roles = {squeeze(claim.role) for claim in claims if claim.role and claim.strength > Strength.HINTED}
        return [claim for claim in claims if claim.strength > Strength.HINTED or self._is_likely(claim, actors, roles)]

    def _is_likely(self, claim: _Claim, actors: set[str], roles: set[str]) -> bool:
        """Whether "A's B" or "A is B" casts: A is an actor, and B the name of somebody in the story."""
        actor, role = squeeze(claim.actor), squeeze(claim.role or "")
        if not role or actor in roles or role in actors or actor in self._makers or role == self._title:
            return False
        words = fold(claim.role or "").split()
        if is_part_of(claim.role or "", claim.actor):
            return False
        if (claim.introduced or (claim.near and self._is_told_of(claim.role or ""))) and self._is_introduced(claim):
            return True
        if not is_of_person(words) or not is_named(claim.role or "") or (words[0] == "the" and role not in roles):
            return False
        if actor not in actors and not is_full_name(claim.actor):
            return False
        if role in roles or (len(words) > 1 and self._short.intersection(words)):
            return True
        alive = bool(self._alive.intersection(words))
        return alive if actor in actors or len(words) > 1 else alive and self._mentions[role] > 1

    def _is_told_of(self, role: str) -> bool:
        """Whether the review speaks of a role more than once, by a part of its name or by what it is."""
        if is_named(role):
            return any(self._words[word] > 1 for word in fold(role).split())
        noun = re.compile(rf"\b{re.escape(role.partition(' of ')[0].rpartition(' ')[2])}\b")
        return sum(len(noun.findall(sentence.text)) for sentence in self._sentences) > 1

    def _is_introduced(self, claim: _Claim) -> bool:
        """Whether who is said to be somebody is an actor: people of the story are called by their first names.

        Who is said to be "the keeper", without a name, must not do anything in the story either.
        """
        words = fold(claim.actor).split()
        if not is_full_name(claim.actor) or words[0] in self._short:
            return False
        return is_named(claim.role or "") or not self._alive.intersection(words)

    def consistent(self, claims: Sequence[_Claim]) -> list[_Claim]:
        """Claims without those that better ones contradict: an actor taken for a role, a slip in an actor's name."""
        roles = _Spellings(claim.role for claim in claims if claim.role)
        as_actor: Counter[str] = Counter()
        as_role: Counter[str] = Counter()
        casts: defaultdict[str, dict[str, Strength]] = defaultdict(dict)
        for claim in claims:
            actor = squeeze(claim.actor)
            as_actor[actor] += claim.strength
            if claim.role:
                role = roles.fullest(claim.role)
                as_role[squeeze(claim.role)] += claim.strength
                casts[role][actor] = max(claim.strength, casts[role].get(actor, claim.strength))
        return [
            claim
            for claim in claims
            if as_role[squeeze(claim.actor)] <= as_actor[squeeze(claim.actor)]
            and not (claim.role and as_actor[squeeze(claim.role)] >= as_role[squeeze(claim.role)])
            and not (claim.role and self._is_outdone(claim, casts[roles.fullest(claim.role)]))
        ]

    def _is_outdone(self, claim: _Claim, cast: dict[str, Strength]) -> bool:
        """Whether a role has a better claimant: one plainly cast, or the same one spelt as elsewhere in the review."""
        actor = squeeze(claim.actor)
        if cast[actor] <= Strength.LISTED < max(cast.values()):
            return True
        return any(
            other != actor
            and actor[:1] == other[:1]
            and SequenceMatcher(None, actor, other).ratio() >= _SAME_SPELLING
            and (self._mentions[other], cast[other]) > (self._mentions[actor], cast[actor])
            for other in cast
        )


class _Spellings:
    """The fullest form in which a review gives each role: "Taro Yamada" for "Taro"."""

    def __init__(self, roles: Iterable[str]) -> None:
        self._by_length = sorted(set(roles), key=len, reverse=True)

    def fullest(self, role: str) -> str:
        """The one longer form of a role that is a name; the role itself where there is none."""
        if not is_named(role):
            return squeeze(role)
        longer = next((other for other in self._by_length if is_named(other) and is_part_of(role, other)), role)
        return squeeze(longer)


def _surname(name: str) -> list[str]:
    words = fold(name).split()
    return words[-2:-1] if words[-1] in {"jr", "sr", "ii", "iii"} else words[-1:]


def _may_act(name: str) -> bool:
    """Whether a name can be an actor's: a person's, without a rank, and no "The Kid"."""
    words = fold(name).split()
    if not words or words[0] in {"the", "a", "an"} or words[0] in FORMAL_TITLES or not is_of_person(words):
        return False
    return not any(character.isdigit() for character in name) and not (len(words) == 1 and is_rank(words[0]))


def _tidy(claims: Sequence[_Claim], title: str) -> tuple[CastMember, ...]:
    """Each pair once, the fullest wording of a role kept; a member without a role only where none is known."""
    kept: list[CastMember] = []
    for claim in claims:
        member = CastMember(claim.actor, claim.role, claim.span)
        if squeeze(title) == squeeze(member.actor):
            continue
        same = next(
            (old for old in kept if squeeze(old.actor) == squeeze(member.actor) and _same_role(old, member)), None
        )
        if same is None:
            kept.append(member)
        elif member.character and len(member.character) > len(same.character or ""):
            kept[kept.index(same)] = CastMember(
                same.actor, member.character, member.span if same.character is None else same.span
            )
    ranks: dict[str, int] = {}
    for member in kept:
        ranks[squeeze(member.actor)] = max(ranks.get(squeeze(member.actor), 0), _rank(member))
    return tuple(member for member in kept if _rank(member) == ranks[squeeze(member.actor)])


def _rank(member: CastMember) -> int:
    """How much is known of the role: a name, a description, nothing."""
    return 0 if member.character is None else 2 if is_named(member.character) else 1


def _same_role(one: CastMember, other: CastMember) -> bool:
    if one.character is None or other.character is None:
        return True
    if _rank(one) != _rank(other):
        return False
    first, second = one.character.removeprefix("the "), other.character.removeprefix("the ")
    return is_part_of(first, second) or is_part_of(second, first)

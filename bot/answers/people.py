"""Who plays whom, asked either way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from bot.answers.evidence import Scored
from bot.answers.quoting import citation_of, leans_on_the_one_before
from bot.answers.records import LONGEST_ANSWER, Answer, Citation, Headline, Kind, NoAnswer
from index.records import Entry
from reviews.names import is_named, squeeze
from reviews.records import CastMember, Film, Review, SpoilerLevel
from reviews.text import fold, plain

# Ratio in [0, 100] of two names' letters, higher is nearer: "Hang Yo" is not "Yang Ho", "Yesung" is "Ye-sung".
_SAME_NAME = 86.0
_SHORTEST_FUZZY = 5
_SHORTEST_NAME_WORD = 3
_EXACT, _PART, _ALIKE = 3, 2, 1
_LONGEST_LIST = 260
_LONGEST_DESCRIPTION = 3
# So many words before a name describe somebody else: "the patient who shoots Bruce Willis".
_MANY_WORDS = 3
_TITLES = frozenset("mr mrs ms dr miss sir lady lord captain professor the a an".split())
_FORMS_OF_ADDRESS = frozenset("mr mrs ms miss sir lady lord".split())
# "Cole's mother" is not Cole.
_RELATIVES = frozenset(
    """father mother dad mum mom son daughter brother sister wife husband girlfriend boyfriend friend uncle aunt widow
    boss killer cousin nephew niece grandfather grandmother parents neighbour neighbor partner dog cat horse""".split()
)
_RELATED_AS = {
    word: same
    for same in (
        ("father", "dad", "daddy"),
        ("mother", "mum", "mom"),
        ("grandfather", "grandpa"),
        ("grandmother", "grandma"),
        ("friend", "pal", "buddy", "mate"),
        ("cop", "policeman", "police officer"),
    )
    for word in same
}
_NOT_DESCRIBING = _TITLES | {"his", "her", "their", "of", "in", "old", "young", "little"}


@dataclass(frozen=True, slots=True)
class Member:
    """A cast member as one review gives it."""

    entry: Entry
    member: CastMember

    @property
    def text(self) -> str:
        """The pair in words: "Kal So-won plays Ye Sung"."""
        return f"{self.member.actor} plays {self.member.character}"

    @property
    def level(self) -> SpoilerLevel:
        """What the role gives away: a name nothing, a description as much as the sentence that it stands in."""
        role = self.member.character
        if role is None or is_named(role) or self.member.span is None:
            return SpoilerLevel.NONE
        return _citation(self).spoiler


def members_of(entries: Sequence[Entry]) -> list[Member]:
    """The cast of a film, as its reviews give it, in text order."""
    return [Member(entry, member) for entry in entries for member in entry.reading.cast]


def safe_roles(members: Sequence[Member]) -> list[tuple[str, str | None]]:
    """Each actor with the role, or with None where the review gives none, or one that would give the story away."""
    return [
        (item.member.actor, item.member.character if item.level <= SpoilerLevel.PREMISE else None)
        for item in _distinct(members)
    ]


def answer_cast(film: Film, entries: Sequence[Entry], name: str | None, names_actor: bool | None) -> Answer | NoAnswer:  # noqa: FBT001
    """Answer who plays `name`, whom `name` plays (whichever it is), or without a name who is in the film.

    `names_actor` says what the wording makes of the name: an actor (True), a role (False), or either (None).
    """
    members = members_of(entries)
    if name is None:
        return _whole_cast(film, entries, members)
    found = find_members(name, members, names_actor)
    if not found:
        return _unknown(film, name, names_actor)
    return answer_members(film, found)


def answer_members(film: Film, found: Sequence[Member]) -> Answer | NoAnswer:
    """Answer with members of the cast who are known to be meant."""
    kept = _distinct(found)
    with_role = [item for item in kept if item.member.character]
    if not with_role:
        actor = kept[0].member.actor
        reason = f"{actor} is in {film.name}, but the review doesn't say in which role."
        return NoAnswer(Kind.CAST, film, reason)
    text = "; ".join(item.text for item in with_role[:4]) + "."
    level = max(item.level for item in with_role[:4])
    return Answer(Kind.CAST, film, Headline(text, level), _proofs(with_role, len(text)), _reviews(with_role))


def named_in(text: str, members: Sequence[Member], *, in_full: bool = False) -> list[Member]:
    """The members whom a text names, by their actor or their role, `in_full` or by the most telling word of a name."""
    asked = [word.removesuffix("'s") for word in fold(text).split()]
    worths = [max(_named_worth(name, asked, in_full=in_full) for name in _names(item)) for item in members]
    most = max(worths, default=0)
    return [item for item, worth in zip(members, worths, strict=True) if most and worth == most]


def _names(item: Member) -> list[str]:
    role = item.member.character
    return [item.member.actor, *([role] if role and is_named(role) else [])]


def _named_worth(name: str, asked: Sequence[str], *, in_full: bool) -> int:
    """How many letters of a name's words a text has, but for their spelling; `in_full`, of all its words or none."""
    words = _name_words(name)
    there = [
        word
        for word in words
        if word in asked
        or (len(word) >= _SHORTEST_FUZZY and any(fuzz.ratio(word, other) >= _SAME_NAME for other in asked))
    ]
    if in_full and (len(there) < len(words) or len(words) == 1):
        return 0
    return sum(len(word) for word in there if len(word) >= _SHORTEST_NAME_WORD)


def told_in(members: Sequence[Member], item: Scored) -> bool:
    """Whether a sentence is where some member's role is told."""
    return any(
        member.entry.key == item.entry.key
        and member.member.span is not None
        and member.member.span.overlaps(item.sentence.span)
        for member in members
    )


def mentions(name: str, entries: Sequence[Entry]) -> list[Scored]:
    """The sentences that have a name of several words, but for its spelling."""
    length = len(fold(name).split())
    if length == 1:
        return []
    found = []
    for entry in entries:
        sentences = entry.reading.sentences
        for position, sentence in enumerate(sentences):
            runs = (run for run in _runs(sentence.text, length) if run[0].isupper())
            if any(fuzz.ratio(squeeze(name), squeeze(run)) >= _SAME_NAME for run in runs):
                found.append(Scored(entry, position, 1.0))
                if position + 1 < len(sentences) and leans_on_the_one_before(sentences[position + 1].text):
                    found.append(Scored(entry, position + 1, 0.0))
    return found


def _runs(text: str, length: int) -> list[str]:
    """The runs of so many words of a text, as written."""
    words = text.split()
    return [" ".join(words[start : start + length]) for start in range(len(words) - length + 1)]


def find_members(name: str, members: Sequence[Member], names_actor: bool | None) -> list[Member]:  # noqa: FBT001
    """The members that a name, as somebody typed it, may mean; only the best kind of match is kept."""
    scored: list[tuple[int, Member]] = []
    for item in members:
        actor = 0 if names_actor is False else likeness(name, item.member.actor)
        role = 0 if names_actor is True or not item.member.character else _role_likeness(name, item)
        if max(actor, role):
            scored.append((max(actor, role), item))
    best = max((score for score, _ in scored), default=0)
    # Beside Taro there is a young Taro, but beside Taro Moss no Moss is meant.
    kept = [
        item
        for score, item in scored
        if score == best or (score == _PART and best == _EXACT and _names_more(item.member, name))
    ]
    return kept or (_described(name, members) if names_actor is not True else [])


def _names_more(member: CastMember, asked: str) -> bool:
    """Whether the actor or the role has all words of a typed name, and others."""
    return any(_name_words(asked) <= _name_words(name) for name in (member.actor, member.character or ""))


def likeness(asked: str, name: str) -> int:
    """How well a typed name fits a name: 3 the same letters, 2 the same words in part, 1 alike, 0 not."""
    one, other = squeeze(asked), squeeze(name)
    if not one or not other:
        return 0
    if one == other:
        return _EXACT
    if _addressed_differently(asked, name):
        return 0
    asked_words, words = _name_words(asked), _name_words(name)
    more = asked_words - words
    described = len(more) >= _MANY_WORDS and not words & set(fold(asked).split()[:2])
    if asked_words and words and (not more or (words <= asked_words and not described and not more & _RELATIVES)):
        return _PART
    if min(len(one), len(other)) >= _SHORTEST_FUZZY and fuzz.ratio(one, other) >= _SAME_NAME:
        return _ALIKE
    return 0


def _addressed_differently(one: str, other: str) -> bool:
    """Whether two names have forms of address that cannot be one person's: "Mrs. Park" is not "Mr. Park"."""
    forms = [set(fold(name).split()) & _FORMS_OF_ADDRESS for name in (one, other)]
    return all(forms) and not forms[0] & forms[1]


def _role_likeness(asked: str, item: Member) -> int:
    role = item.member.character or ""
    if role and is_named(role):
        return likeness(asked, role)
    return _EXACT if squeeze(asked) == squeeze(re.sub(r"^(?:the|an?) ", "", role)) or fold(asked) == fold(role) else 0


def _name_words(name: str) -> set[str]:
    words = fold(name.replace("-", " ")).replace("'s", "").split()
    return {word for word in words if word not in _TITLES}


def _described(asked: str, members: Sequence[Member]) -> list[Member]:
    """Roles by description: "the daughter" for "an only daughter named Ye Sung", or in the role's own words."""
    owner, _, owned = fold(asked).rpartition("'s ")
    wanted = [word for word in owned.replace("'s", "").split() if word not in _NOT_DESCRIBING]
    if not wanted or len(wanted) > _LONGEST_DESCRIPTION:
        return []
    found = []
    for item in members:
        role = item.member.character
        if role is None:
            continue
        if not is_named(role):
            in_its_words = set(wanted) <= set(fold(role).split())
        else:
            in_its_words = _is_described(item, role, " ".join(wanted), owner)
        if in_its_words:
            found.append(item)
    return found


def _is_described(item: Member, role: str, noun: str, owner: str) -> bool:
    """Whether a review calls a named role by a noun, and where it is asked for as somebody's, as theirs."""
    if item.member.span is None:
        return False
    name = "|".join(re.escape(plain(part)) for part in (role, *role.split()) if len(part) >= _SHORTEST_NAME_WORD)
    nouns = "|".join(map(re.escape, _RELATED_AS.get(noun, (noun,))))
    before = rf"\b(?:{nouns}),? (?:named |called )?(?:{name})\b"
    behind = rf"\b(?:{name}),? (?:is )?(?:his|her|their|the|an?) (?:\w+ )?(?:{nouns})\b"
    theirs = rf"\b(?:his|her|their) (?:[\w-]+ ){{0,2}}(?:{nouns})\b"
    for sentence in item.entry.reading.sentences:
        told = plain(sentence.text)
        if re.search(f"{before}|{behind}", told) and (not owner or owner in told or re.search(theirs, told)):
            return True
    return False


def _distinct(items: Sequence[Member]) -> list[Member]:
    """Each actor and role once, though several reviews name them."""
    kept: dict[tuple[str, str], Member] = {}
    for item in items:
        key = (squeeze(item.member.actor), squeeze(item.member.character or ""))
        if key not in kept or (kept[key].member.span is None and item.member.span is not None):
            kept[key] = item
    roles = {actor for actor, role in kept if role}
    return [item for (actor, role), item in kept.items() if role or actor not in roles]


def _whole_cast(film: Film, entries: Sequence[Entry], members: Sequence[Member]) -> Answer | NoAnswer:
    kept = _distinct(members)
    if not kept:
        reason = f"The review doesn't say who is in {film.name}."
        return NoAnswer(Kind.CAST, film, reason)
    text = f"In {film.name}: "
    named = 0
    for actor, role in safe_roles(kept):
        piece = f"{actor} as {role}" if role else actor
        if len(text) + len(piece) > _LONGEST_LIST:
            break
        text += piece + ", "
        named += 1
    more = len(kept) - named
    text = text.rstrip(", ") + (f" and {more} more." if more else ".")
    return Answer(Kind.CAST, film, Headline(text), _proofs(kept, len(text)), tuple(e.reading.review for e in entries))


def _proofs(items: Sequence[Member], used: int) -> tuple[Citation, ...]:
    """The sentences that prove the pairs, each once, as many as there is room for; the least revealing first."""
    room = LONGEST_ANSWER - used - 20
    proofs: dict[tuple[str, int], Citation] = {}
    for item in items:
        if item.member.span is not None:
            citation = _citation(item)
            proofs.setdefault((citation.review.id, citation.span.start), citation)
    kept: list[Citation] = []
    for citation in sorted(proofs.values(), key=lambda proof: proof.spoiler):
        if len(citation.quote) <= room and len(kept) < 3:  # noqa: PLR2004
            kept.append(citation)
            room -= len(citation.quote)
    return tuple(kept)


def _citation(item: Member) -> Citation:
    reading = item.entry.reading
    if item.member.span is None:
        message = "a cast member from front matter has no quote"
        raise ValueError(message)
    return citation_of(reading.review, item.member.span, reading.sentences)


def _reviews(items: Sequence[Member]) -> tuple[Review, ...]:
    return tuple(dict.fromkeys(item.entry.reading.review for item in items))


def not_told(film: Film) -> NoAnswer:
    """Say that the reviews give no actor for whom a question describes."""
    return NoAnswer(Kind.CAST, film, f"The review of {film.name} doesn't say who plays that.")


def _unknown(film: Film, name: str, names_actor: bool | None) -> NoAnswer:  # noqa: FBT001
    shown = " ".join(name.split())[:60]
    if names_actor:
        reason = f"The review of {film.name} doesn't say whom {shown} plays."
    else:
        reason = f"The review of {film.name} doesn't say who plays {shown}."
    return NoAnswer(Kind.CAST, film, reason)

"""Who plays somebody whom a question describes without a name: "the pregnant cop", "the fish who forgets"."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answers.evidence import content_words
from bot.answers.people import Member
from bot.answers.quoting import leans_on_the_one_before
from reviews.names import is_named, proper_names
from reviews.text import fold

# The share of a description's telling words that one sentence on a role must have, and how much more than any on
# another role.
_DESCRIBED, _LEAD = 0.5, 0.15
# Words that ask for an actor, or describe anybody.
_SAYS_NOTHING = frozenset(
    stem
    for word in """actor actress acted act acting play plays played playing player name named names called call cast
    role roles character voice voices voiced star stars guy man woman lady dude bloke girl boy kid one person thing
    who's whos that's thats what's whats big main real film movie thisfilm""".split()
    for stem in (word, *content_words(word))
)
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence, with the one before where it leans on it, says of somebody: its words."""

    member: Member
    words: frozenset[str]


def described_members(text: str, members: Sequence[Member]) -> list[Member]:
    """The members, all of one actor, whom a folded question describes; none where it fits nobody, or several.

    A question with a name is for that name, or for somebody beside whom it is, whom words alone do not tell.
    """
    wanted = [word for word in dict.fromkeys(content_words(text)) if word not in _SAYS_NOTHING]
    if set(wanted) & _names_in(members):
        return []
    told = [said for member in members if member.member.character for said in _dossier(member)]
    owners = Counter(word for said in told for word in set(wanted) & said.words)
    rarity = {word: math.log((len(told) + 1) / (owners[word] + 0.5)) for word in wanted}
    total = sum(rarity.values())
    if total <= 0:
        return []
    shares: dict[str, float] = {}
    for said in told:
        share = sum(rarity[word] for word in set(wanted) & said.words) / total
        actor = fold(said.member.member.actor)
        shares[actor] = max(share, shares.get(actor, 0.0))
    ranked = sorted(shares, key=lambda actor: -shares[actor])
    if not ranked or shares[ranked[0]] < _DESCRIBED:
        return []
    if len(ranked) > 1 and shares[ranked[0]] - shares[ranked[1]] < _LEAD:
        return []
    return [member for member in members if fold(member.member.actor) == ranked[0] and member.member.character]


def _names_in(members: Sequence[Member]) -> set[str]:
    """The stems of the words that stand in the reviews as names: always with a capital, also inside a sentence."""
    texts = {member.entry.key: member.entry.reading.review.text for member in members}.values()
    return {stem for text in texts for name in proper_names(text) for stem in content_words(name)}


def _dossier(member: Member) -> list[_Told]:
    """What the review says of a member: every sentence with the actor's or the role's name."""
    role = member.member.character or ""
    parts = [*fold(member.member.actor).split()[-1:], *(fold(role).split() if is_named(role) else [])]
    names = {part for part in parts if len(part) >= _SHORTEST_NAME}
    sentences = member.entry.reading.sentences
    span = member.member.span
    found = []
    for position, sentence in enumerate(sentences):
        own = span is not None and span.overlaps(sentence.span)
        if not own and not names & set(fold(sentence.text).split()):
            continue
        texts = [sentence.text]
        if position and leans_on_the_one_before(sentence.text):
            texts.append(sentences[position - 1].text)
        if position + 1 < len(sentences) and leans_on_the_one_before(sentences[position + 1].text):
            texts.append(sentences[position + 1].text)
        found.append(_Told(member, frozenset(word for text in texts for word in content_words(text))))
    return found

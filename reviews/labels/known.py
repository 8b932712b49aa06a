"""Who and what a review is known to speak of: characters, the people behind the film, its title."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reviews import lexicon
from reviews.lexicon import Words
from reviews.names import NAME, clean_name, is_named
from reviews.records import CastMember, Fact, Span
from reviews.text import fold

# Most characters cannot start a name; to see that first is three times as quick.
_NAME = re.compile(rf"(?=[A-Z\u00c0-\u017ddl]){NAME}")
_FORMS_OF_ADDRESS = frozenset({"the", "mr", "mrs", "dr"})
_MOST_KNOWN = 3
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_CASTS = frozenset("and as by is in little of play played playing plays portrays stars the voices with".split())


@dataclass(frozen=True, slots=True)
class Known:
    """The folded words of characters' names, of the names of people behind the film, and of its title."""

    characters: frozenset[str]
    people: frozenset[str]
    title: frozenset[str]
    proofs: Mapping[Span, tuple[str, ...]]
    """The sentences that prove the cast, each with the actors that it names, folded."""

    @classmethod
    def of(cls, cast: Sequence[CastMember], facts: Iterable[Fact], title: str) -> "Known":
        """Gather the names of a film from what is said of its cast, and among its facts of its makers."""
        makers = (fact.value for fact in facts if fact.name in {"director", "writer"})
        people = {word for name in (*makers, *(member.actor for member in cast)) for word in fold(name).split()}
        roles = {
            word
            for member in cast
            for part in (member.character or "").split()
            if member.character and is_named(member.character) and part[0].isupper()
            for word in fold(part).split()
        }
        proofs: dict[Span, tuple[str, ...]] = {}
        for member in cast:
            if member.span:
                proofs[member.span] = (*proofs.get(member.span, ()), fold(member.actor))
        characters = frozenset(roles - people - _FORMS_OF_ADDRESS)
        return cls(characters, frozenset(people), frozenset(fold(title).split()), proofs)

    def count_characters(self, text: str, folded: Sequence[str]) -> int:
        """How many names in a text, whose folded words are given, are those of characters, or may be."""
        names = {words for found in _NAME.findall(text[1:]) if (words := _words_of_name(found))}
        known = self.characters & {*folded[:1], *(word for words in names for word in words)}
        unknown = any(words.isdisjoint(self.people | self.title | self.characters) for words in names)
        return min(_MOST_KNOWN, len(known)) + unknown

    def only_casts(self, span: Span, text: str) -> bool:
        """Whether a sentence says who plays whom and nothing else: "Bo Lind plays Mara, and Ito Ken is Taro."."""
        words = Words.of(text)
        if lexicon.LATE_CUES.stand_in(words) or lexicon.TWIST_CUES.stand_in(words):
            return False
        return span in self.proofs and all(
            word[0].isupper() or fold(word) in _CASTS for word in _WORD.findall(text.replace("'s", ""))
        )


@lru_cache(maxsize=4096)
def _words_of_name(found: str) -> frozenset[str]:
    """The folded words of a name as matched, empty where it is none; a review says the same few names many times."""
    return frozenset(fold(clean_name(found) or "").split())

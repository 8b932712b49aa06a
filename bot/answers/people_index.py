"""Who is in the films of a library, kept so that the film of a name is found at once."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from bot.answers.kept import Kept
from index.records import CastName
from reviews.names import is_named, squeeze
from reviews.text import fold

_SHORTEST_NAME = 4
_LONGEST_NAME = 6


class People:
    """The actors and characters of all films, by their names as they are compared."""

    def __init__(self, cast: Sequence[CastName]) -> None:
        """Take the names."""
        self._whole: defaultdict[str, set[str]] = defaultdict(set)
        self._squeezed: defaultdict[str, set[str]] = defaultdict(set)
        self._parts: defaultdict[str, set[str]] = defaultdict(set)
        for name in cast:
            for person in filter(None, (name.actor, name.character)):
                folded = fold(person)
                if len(folded.split()) > 1:
                    self._squeezed[squeeze(person)].add(name.film_id)
                if person[0].isupper():
                    self._whole[folded].add(name.film_id)
                if is_named(person):
                    for part in person.split():
                        if part[0].isupper():
                            self._parts[fold(part)].add(name.film_id)

    def named_in_full(self, text: str, fewest_words: int = 1) -> set[str]:
        """The ids of the films that have somebody whom a question names in full, in so many words at least."""
        words = fold(text).split()
        ids: set[str] = set()
        for start in range(len(words)):
            for end in range(start + fewest_words, min(start + _LONGEST_NAME, len(words)) + 1):
                run = words[start:end]
                ids |= self._whole.get(" ".join(run), set())
                ids |= self._squeezed.get("".join(run).replace("'", ""), set())
        return ids

    def named_in_part(self, text: str, common: Collection[str]) -> set[str]:
        """The ids of the films that have somebody of whose name a question has one word, but for `common` words."""
        words = {word for word in fold(text).split() if len(word) >= _SHORTEST_NAME and word not in common}
        return {film_id for word in words for film_id in self._parts.get(word, ())}


people_of = Kept(People).of

"""The titles of a library's films, kept so that one can be found among 100,000 in a few milliseconds."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answers.kept import Kept
from index.records import FilmCount
from reviews.records import Film
from reviews.text import fold

_ARTICLES = frozenset({"the", "a", "an"})
_NUMBER_WORDS = {
    "number": "no", "nr": "no", "part": "", "and": "", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "ii": "2", "iii": "3", "iv": "4",
}  # fmt: skip
# Share of a title's letter triples that a text must hold for the title to be looked at more closely; one slip changes
# three of them, which is most of a short title's.
_SHARED_BY_FEW, _FEW = 0.2, 8
_SHARED = 0.3
_MOST_LOOKED_AT = 80
# What stands before a subtitle.
_SHORTER = (r"(.{4,}?)(?::| [-\u2013\u2014]) ", r"(.*?),? or: ")
_FEWEST_INITIALS = 4


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """One film, under all the ids that reviews of it carry (with and without its year)."""

    film: Film
    ids: frozenset[str]

    @property
    def titles(self) -> tuple[str, ...]:
        """Its title and its other names."""
        return (self.film.title, *self.film.aliases)


class Titles:
    """The films that can be meant, with their titles as they are compared."""

    def __init__(self, choices: Sequence[FilmChoice]) -> None:
        """Take the films, and count the letter triples of their titles."""
        self.choices = tuple(choices)
        self.exact: dict[str, list[FilmChoice]] = defaultdict(list)
        self.short: dict[str, list[FilmChoice]] = defaultdict(list)
        self.by_word: dict[str, list[FilmChoice]] = defaultdict(list)
        self._names: list[tuple[str, FilmChoice]] = []
        for choice in choices:
            for name in dict.fromkeys(map(compared, choice.titles)):
                self.exact[name].append(choice)
                self._names.append((name, choice))
            for name in _short_forms(choice.film.title):
                self.short[name].append(choice)
            for word in set(fold(choice.film.title).split()):
                self.by_word[word].append(choice)
        places: defaultdict[str, list[int]] = defaultdict(list)
        counts = np.zeros(len(self._names), dtype=np.float32)
        for number, (name, _) in enumerate(self._names):
            triples = _triples(name)
            counts[number] = len(triples)
            for triple in triples:
                places[triple].append(number)
        self._counts = counts
        self._places: dict[str, NDArray[np.int32]] = {
            triple: np.array(numbers, dtype=np.int32) for triple, numbers in places.items()
        }

    def like(self, text: str) -> list[tuple[str, FilmChoice]]:
        """The titles of which a text holds most letter triples, as they are compared, with their films; best first."""
        found = [self._places[triple] for triple in _triples(compared(text)) if triple in self._places]
        if not found:
            return []
        shares = np.bincount(np.concatenate(found), minlength=len(self._names)) / np.maximum(self._counts, 1)
        numbers = np.flatnonzero(shares >= np.where(self._counts <= _FEW, _SHARED_BY_FEW, _SHARED))
        if len(numbers) > _MOST_LOOKED_AT:
            # Of titles that share alike, the longer share more.
            worth = shares[numbers] * np.sqrt(self._counts[numbers])
            numbers = numbers[np.argpartition(-worth, _MOST_LOOKED_AT)[:_MOST_LOOKED_AT]]
        return [self._names[number] for number in sorted(numbers, key=lambda number: -shares[number])]


def compared(title: str) -> str:
    """A title folded for comparing: no leading article, no apostrophes, "number seven" as "no 7"."""
    words = fold(title).replace("'", "").split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(word for raw in words if (word := _NUMBER_WORDS.get(raw, raw))) or " ".join(words)


def _short_forms(title: str) -> set[str]:
    """How else a title is named: "Mad Max" for "Mad Max: Fury Road", "et" for "E.T. ...", "lotr" by its initials."""
    forms = {compared(match[1]) for pattern in _SHORTER if (match := re.match(pattern, title))}
    initials = re.match(r"(?:[A-Z]\.){2,}", title)
    if initials:
        forms.add(initials[0].replace(".", "").lower())
    words = compared(title).split()
    if len(words) >= _FEWEST_INITIALS and all(word.isalpha() for word in words):
        forms.add("".join(word[0] for word in words))
    return {form for form in forms if form and form != compared(title)}


def group(films: Iterable[FilmCount]) -> list[FilmChoice]:
    """The films of a library, those without a year joined to the only one of that title that has one."""
    choices = [FilmChoice(count.film, frozenset({count.film.id})) for count in films]
    joined = {position: choice for position, choice in enumerate(choices) if choice.film.year}
    dated: defaultdict[str, list[int]] = defaultdict(list)
    for position, choice in joined.items():
        dated[fold(choice.film.title)].append(position)
    undated: list[FilmChoice] = []
    for choice in choices:
        if choice.film.year:
            continue
        same = dated[fold(choice.film.title)]
        if len(same) == 1:
            [place] = same
            joined[place] = FilmChoice(joined[place].film, joined[place].ids | choice.ids)
        else:
            undated.append(choice)
    return [*joined.values(), *undated]


def _titles_of(films: tuple[FilmCount, ...]) -> Titles:
    return Titles(group(films))


titles_of = Kept(_titles_of).of


def _triples(text: str) -> set[str]:
    """The runs of three letters of a text, each word with a space before it and one behind."""
    padded = f" {text} "
    return {padded[n : n + 3] for n in range(len(padded) - 2)}

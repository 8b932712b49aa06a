"""Films of one title told apart by what else a question says: "the 69 one", "the old one", "with Jeff Bridges"."""

import re
from collections.abc import Callable, Collection, Sequence

from rapidfuzz import fuzz

from bot.answers.titles import FilmChoice
from reviews.text import fold

_SHORT_YEAR = re.compile(r"(?:'|\bthe |\bof |\bfrom )(\d\d)\b(?! ?%)")
_DECADE = re.compile(r"\b(?:19|20)?(\d)0'?s\b")
_OLDER = re.compile(r"\b(?:old(?:er)?|original|first|classic|earlier)\b")
_NEWER = re.compile(r"\b(?:remake|new(?:er|est)?|latest|recent|modern)\b")
_ANOTHER = re.compile(
    r"\b(?:in|of|from|with|about|and) the (?:remake|original|(?:old|new)(?:er)? (?:one|version|film|movie))\b"
)
# Ratio in [0, 100] from which a word is one of a name's words but for its spelling; short words must be the same.
_SAME_WORD = 80.0
_SHORTEST_WORD, _SHORTEST_FUZZY = 4, 6


def speaks_of_a_remake(text: str) -> bool:
    """Whether a question turns to another film of the title that is talked about: "and in the remake?"."""
    return _ANOTHER.search(fold(text)) is not None


def told_apart(
    text: str, choices: Sequence[FilmChoice], names_of: Callable[[FilmChoice], Collection[str]]
) -> tuple[FilmChoice, ...]:
    """Of films that share a title, the one that a question means by its year, its age or its people; else all.

    `names_of` gives the people of a film: who acts in it, who made it.
    """
    folded = fold(text)
    for told in (_by_year(folded, choices), _by_people(folded, choices, names_of), _by_age(folded, choices)):
        if len(told) == 1:
            return tuple(told)
    return tuple(choices)


def _by_year(text: str, choices: Sequence[FilmChoice]) -> list[FilmChoice]:
    short = {int(match) for match in _SHORT_YEAR.findall(text)}
    decades = {int(match) for match in _DECADE.findall(text)}
    return [
        choice
        for choice in choices
        if choice.film.year and (choice.film.year % 100 in short or choice.film.year % 100 // 10 in decades)
    ]


def _by_people(
    text: str, choices: Sequence[FilmChoice], names_of: Callable[[FilmChoice], Collection[str]]
) -> list[FilmChoice]:
    """The film of whose people the question has most words, those that the others have too left out."""
    title = set(fold(choices[0].film.title).split())
    asked = {word.removesuffix("'s").removesuffix("s") for word in text.split() if word not in title}
    words = [{word for name in names_of(choice) for word in fold(name).split()} for choice in choices]
    found = []
    for number, own in enumerate(words):
        others = set().union(*(other for place, other in enumerate(words) if place != number))
        telling = [word for word in own - others if len(word) >= _SHORTEST_WORD]
        found.append(sum(any(_is_same(word.removesuffix("s"), other) for other in asked) for word in telling))
    most = max(found, default=0)
    return [choice for choice, count in zip(choices, found, strict=True) if most and count == most]


def _is_same(word: str, other: str) -> bool:
    if word == other:
        return True
    long = min(len(word), len(other)) >= _SHORTEST_FUZZY
    return long and word[0] == other[0] and fuzz.ratio(word, other) >= _SAME_WORD


def _by_age(text: str, choices: Sequence[FilmChoice]) -> list[FilmChoice]:
    """The earliest or the latest of the films."""
    dated = sorted((choice for choice in choices if choice.film.year), key=lambda choice: choice.film.year or 0)
    if len(dated) < len(choices):
        return []
    older, newer = _OLDER.search(text), _NEWER.search(text)
    if bool(older) == bool(newer):
        return []
    return dated[:1] if older else dated[-1:]

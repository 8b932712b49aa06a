"""Which film a question is about: the one it names, else the current one, else the one whose people it names."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from bot.answers.evidence import content_words
from bot.answers.questions import years_in
from index.records import CastName, FilmCount
from reviews.names import is_named, squeeze
from reviews.records import Film
from reviews.text import fold

# Ratio in [0, 100] of title and question words, higher is nearer; below it two titles are two films.
_SAME_TITLE = 86.0
_NEAR_TITLE = 55.0
_LIKELY_TITLE = 70.0
_SHORTEST_FUZZY = 5
# Cosines: how near a film's two nearest passages must be, and by how much nearer than any other film's.
_DESCRIBED, _LEAD = 0.36, 0.02
# What each word that only one film's passages hold adds to that.
_TELLING = 0.06
# Cosine from which a passage is near enough for its words to tell the film.
_NEAR = 0.28
_SHORTEST_TITLE_WORD = 5
_ARTICLES = frozenset({"the", "a", "an"})
_NUMBER_WORDS = {
    "number": "no", "nr": "no", "part": "", "and": "", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5",
    "six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "ii": "2", "iii": "3",
}  # fmt: skip
# Titles made of these alone are found only where they stand as a title.
_COMMON = frozenset(
    """it us her him them they you me we he she up out in on off home room drive split life love money speed ghost
    what who when where why how no yes the a an one two big tall small heat rush signs run taken crash war alone
    holes contact misery seven nine brave cars made stop may play game fall rise lost found bad good best help red
    happening holiday babe fire water night day time dark cure cell""".split()
)
_PRONOUNS = frozenset(
    "it us her him them they you me we he she up out in on off what who when where why how no yes".split()
)
_BEFORE_TITLE = r"(?:in|of|is|was|about|directed|made|watch|see|like|called|film|movie|does|did|for)"
# A question in which a lone name is somebody of a film: "who plays vickers".
_ABOUT_A_ROLE = re.compile(
    r"\b(?:play(?:s|ed)?|portray(?:s|ed)?|voice[sd]?|actor|actress|role|character)\b", re.IGNORECASE
)
_LONGEST_TITLE = 16
_SHORTEST_NAME = 4


@dataclass(frozen=True, slots=True)
class FilmChoice:
    """One film, under all the ids that reviews of it carry (with and without its year)."""

    film: Film
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Passing:
    """A retrieved passage, as far as it tells a film: its text, and its cosine with the question."""

    film_id: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was found: `choices` holds one film, several between which to choose, or none.

    `mention` is the part of the question that names the film; `nearest` are films of a similar name when none fits.
    """

    choices: tuple[FilmChoice, ...]
    mention: str | None = None
    nearest: tuple[FilmChoice, ...] = ()


def group(films: Sequence[FilmCount]) -> list[FilmChoice]:
    """The films of a library, those without a year joined to the only one of that title that has one."""
    choices = [FilmChoice(count.film, frozenset({count.film.id})) for count in films]
    dated = [choice for choice in choices if choice.film.year]
    joined: list[FilmChoice] = list(dated)
    for choice in choices:
        if choice.film.year:
            continue
        same = [other for other in dated if fold(other.film.title) == fold(choice.film.title)]
        if len(same) == 1:
            place = joined.index(next(other for other in joined if same[0].ids <= other.ids))
            joined[place] = FilmChoice(same[0].film, joined[place].ids | choice.ids)
        else:
            joined.append(choice)
    return joined


def by_title(title: str, films: Sequence[FilmChoice]) -> Resolved:
    """The film that a title alone names, misspelt or shortened perhaps, with its year perhaps."""
    years = years_in(title)
    bare = re.sub(r"\s*\(?\b(?:18|19|20)\d\d\b\)?\s*$", "", title.strip()) or title
    wanted = _words(bare)
    exact = [choice for choice in films if wanted in [_words(name) for name in _titles(choice)]]
    found = exact or [
        choice for choice in films if max(fuzz.ratio(wanted, _words(name)) for name in _titles(choice)) >= _SAME_TITLE
    ]
    found = found or [choice for choice in films if wanted and f" {wanted} " in f" {_words(choice.film.title)} "]
    chosen = [choice for choice in found if not years or choice.film.year is None or choice.film.year in years]
    return Resolved(tuple(_of_year(chosen, years)), title, () if chosen else tuple(found) or nearest(title, films))


def in_question(text: str, films: Sequence[FilmChoice]) -> Resolved:
    """The film that a question names somewhere in its words.

    Of several, the one that stands where a question puts its film ("who plays Rocky in Creed?"), else the longest.
    """
    named = _named_exactly(text, films) or _named_nearly(text, films) or _named_in_part(text, films)
    if not named:
        return Resolved(())
    ranks = [(_stands_as_film(mention, text), len(_words(mention))) for _, mention in named]
    best = max(ranks)
    mention = next(mention for (_, mention), rank in zip(named, ranks, strict=True) if rank == best)
    found = [choice for (choice, _), rank in zip(named, ranks, strict=True) if rank == best]
    return Resolved(tuple(_of_year(found, years_in(text.replace(mention, " ")))), mention)


def _stands_as_film(mention: str, text: str) -> bool:
    """Whether a title stands behind "in" or "of" at the end of a question, or opens it: "In Creed, who ..."."""
    title = re.escape(mention)
    ends = rf"\b(?:in|of|from|about) (?:the (?:film|movie) )?[\"\u201c*]?(?:the )?{title}\W*(?:(?:18|19|20)\d\d\W*)?$"
    return re.search(rf"^in (?:the )?{title}\W|{ends}", text, re.IGNORECASE) is not None


def mention_of(text: str, choice: FilmChoice) -> str | None:
    """The part of a question that names a film which is known to be meant, in whatever case."""
    written = _written(text)
    return next((found for title in _titles(choice) if (found := written.get(_words(title)))), None)


def likely_mention(text: str, choice: FilmChoice) -> str | None:
    """The part of a question that comes nearest to the title of a film that is known to be meant, if any comes near."""
    windows = [(words, written) for words, written in _windows(text) if len(words) >= _SHORTEST_FUZZY]
    title = _words(choice.film.title)
    match = process.extractOne(title, [words for words, _ in windows], scorer=fuzz.ratio, score_cutoff=_LIKELY_TITLE)
    return windows[match[2]][1] if match else None


def by_people(text: str, films: Sequence[FilmChoice], cast: Sequence[CastName]) -> Resolved:
    """The film whose actors or characters a question names, in full or by one name, if only one film's do."""
    in_full = _by_full_names(text, films, cast)
    if in_full.choices or not _ABOUT_A_ROLE.search(text):
        return in_full
    asked = {word for word in fold(text).split() if len(word) >= _SHORTEST_NAME and word not in _COMMON}
    ids = {
        name.film_id
        for name in cast
        for person in filter(None, (name.actor, name.character))
        if is_named(person) and asked & {fold(part) for part in person.split() if part[0].isupper()}
    }
    found = [choice for choice in films if choice.ids & ids]
    return Resolved(tuple(found) if len(found) == 1 else ())


def _by_full_names(text: str, films: Sequence[FilmChoice], cast: Sequence[CastName]) -> Resolved:
    words = fold(text)
    squeezed = squeeze(text)
    ids: set[str] = set()
    for name in cast:
        for person in filter(None, (name.actor, name.character)):
            folded = fold(person)
            whole = len(folded.split()) > 1 and squeeze(person) in squeezed
            if whole or (person[0].isupper() and f" {folded} " in f" {words} "):
                ids.add(name.film_id)
    found = [choice for choice in films if choice.ids & ids]
    return Resolved(tuple(found) if len(found) == 1 else ())


def by_description(text: str, found: Sequence[Passing], films: Sequence[FilmChoice]) -> Resolved:
    """The film whose retrieved passages a question describes.

    A name in the question that only one film's passages hold decides; else the two passages nearest in meaning.
    """
    names = [fold(token[0]) for token in re.finditer(r"(?<!^)\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*", text)]
    for name in names:
        owners = {passing.film_id for passing in found if f" {name} " in f" {fold(passing.text)} "}
        if len(owners) == 1:
            return Resolved(tuple(choice for choice in films if choice.ids & owners))
    held = _held_words(text, found, films)
    telling = _telling_words(held)
    scores = sorted(
        ((_two_best(choice, found) + _TELLING * telling[number], number) for number, choice in enumerate(films)),
        reverse=True,
    )
    if not scores or scores[0][0] < _DESCRIBED:
        return _by_words(held, found, films)
    lead = scores[0][0] - scores[1][0] if len(scores) > 1 else 1.0
    return Resolved((films[scores[0][1]],)) if lead >= _LEAD else _by_words(held, found, films)


def _held_words(text: str, found: Sequence[Passing], films: Sequence[FilmChoice]) -> list[set[str]]:
    """For each film, which of the question's words stand in its passages."""
    wanted = set(content_words(text))
    return [
        wanted & {word for passing in found if passing.film_id in choice.ids for word in content_words(passing.text)}
        for choice in films
    ]


def _telling_words(held: Sequence[set[str]]) -> list[int]:
    """For each film, how many of the words that it holds no other film holds."""
    owners = Counter(word for words in held for word in words)
    return [sum(owners[word] == 1 for word in words) for words in held]


def _by_words(held: Sequence[set[str]], found: Sequence[Passing], films: Sequence[FilmChoice]) -> Resolved:
    """The film whose passages hold more of the question's words than any other film's, if they are near at all."""
    scores = [
        max((passing.score for passing in found if passing.film_id in choice.ids), default=0.0) for choice in films
    ]
    ranked = sorted(
        ((len(words), score, number) for number, (words, score) in enumerate(zip(held, scores, strict=True))),
        reverse=True,
    )
    best, *rest = ranked
    if best[0] > max((count for count, _, _ in rest), default=0) and best[1] >= _NEAR:
        return Resolved((films[best[2]],))
    return Resolved(())


def _two_best(choice: FilmChoice, found: Sequence[Passing]) -> float:
    """The mean cosine of a film's two nearest passages; a film with one only counts half as near in the other."""
    scores = sorted((passing.score for passing in found if passing.film_id in choice.ids), reverse=True)
    return (scores[0] + (scores[1] if len(scores) > 1 else scores[0] / 2)) / 2 if scores else 0.0


def nearest(title: str, films: Sequence[FilmChoice], count: int = 3) -> tuple[FilmChoice, ...]:
    """The films whose titles are most like `title`, best first; only those with some likeness."""
    names = {position: _words(choice.film.title) for position, choice in enumerate(films)}
    matches = process.extract(_words(title), names, scorer=fuzz.token_set_ratio, limit=count, score_cutoff=_NEAR_TITLE)
    return tuple(films[position] for _, _, position in matches)


def _titles(choice: FilmChoice) -> tuple[str, ...]:
    return (choice.film.title, *choice.film.aliases)


def _words(title: str) -> str:
    """A title folded for comparing: no leading article, "number seven" as "no 7"."""
    words = fold(title).replace("'", "").split()
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(word for raw in words if (word := _NUMBER_WORDS.get(raw, raw))) or " ".join(words)


def _of_year(found: Sequence[FilmChoice], years: Sequence[int]) -> list[FilmChoice]:
    dated = [choice for choice in found if choice.film.year in years]
    return dated or list(found)


def _windows(text: str) -> list[tuple[str, str]]:
    """Every run of words of a question that may be a title: as compared, and as written."""
    tokens = list(re.finditer(r"[^\W_]+(?:['\u2019][^\W_]+)*", text))
    runs = []
    for start in range(len(tokens)):
        if tokens[start][0].lower() == "and":
            continue  # "and Night Ferry?" names Night Ferry; in titles the word is not compared
        for end in range(start, min(start + _LONGEST_TITLE, len(tokens))):
            written = text[tokens[start].start() : tokens[end].end()]
            runs.append((_words(written), written))
    return runs


def _written(text: str) -> dict[str, str]:
    """Every run of words of a question as compared, with how its first mention is written."""
    return dict(reversed(_windows(text)))


def _named_exactly(text: str, films: Sequence[FilmChoice]) -> list[tuple[FilmChoice, str]]:
    written = _written(text)
    named = []
    for choice in films:
        for title in _titles(choice):
            mention = written.get(_words(title))
            if mention is not None and _is_title_like(title, text):
                named.append((choice, mention))
                break
    return named


def _is_title_like(title: str, text: str) -> bool:
    """Whether a title made of everyday words stands in the question as a title.

    That is with its capital letter, or, where the question has no capitals at all, behind a word such as "in".
    """
    words = set(fold(title).split())
    if not words <= _COMMON:
        return True
    if re.search(rf"(?<!^)(?<![.?!] )\b{re.escape(title)}\b", text):
        return True
    lower = text == text.lower() and not words <= _PRONOUNS
    return lower and re.search(rf"\b{_BEFORE_TITLE} {re.escape(title.lower())}\b", text) is not None


def _named_nearly(text: str, films: Sequence[FilmChoice]) -> list[tuple[FilmChoice, str]]:
    windows = [(words, written) for words, written in _windows(text) if len(words) >= _SHORTEST_FUZZY]
    if not windows:
        return []
    best: list[tuple[float, FilmChoice, str]] = []
    for choice in films:
        title = _words(choice.film.title)
        if len(title) < _SHORTEST_FUZZY or set(title.split()) <= _COMMON:
            continue
        match = process.extractOne(title, [words for words, _ in windows], scorer=fuzz.ratio, score_cutoff=_SAME_TITLE)
        if match:
            best.append((match[1], choice, windows[match[2]][1]))
    top = max((score for score, _, _ in best), default=0.0)
    return [(choice, mention) for score, choice, mention in best if score == top]


def _named_in_part(text: str, films: Sequence[FilmChoice]) -> list[tuple[FilmChoice, str]]:
    """A film named by one capitalised word of its title that no other title has ("Shawshank")."""
    named = []
    for token in re.finditer(r"(?<!^)\b[A-Z][^\W_]+", text):
        word = fold(token[0])
        owners = [choice for choice in films if word in fold(choice.film.title).split()]
        titles = {fold(choice.film.title) for choice in owners}
        if len(titles) == 1 and len(word) >= _SHORTEST_TITLE_WORD and word not in _COMMON:
            named += [(choice, token[0]) for choice in owners]
    return named

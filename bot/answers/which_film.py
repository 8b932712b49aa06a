"""Which film a question is about: the one it names, else the current one, else the one whose people it names."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.answers.evidence import content_words
from bot.answers.people_index import People
from bot.answers.questions import years_in
from bot.answers.titles import FilmChoice, Titles, compared
from reviews.text import fold

# Ratio in [0, 100] of two titles, higher is nearer, from which they are the same.
_SAME_TITLE = 86.0
# Share of a title's letters that need not be changed to find it in a question: where nothing else tells a film, and
# where another film is talked about.
_MAY_BE_SPELT, _SURELY_SPELT = 0.75, 0.86
_NO_LIKENESS = 0.65
_SHORTEST_MISSPELT = 4
_TOO_LONG_FOR_CHANCE = 12
_NEAR_TITLE = 55.0
_LIKELY_TITLE = 70.0
_SHORTEST_FUZZY = 5
# Two films for which so nearly the same speaks are not told apart.
_AS_NEAR = 0.01
# What it is worth, in letters, that a title stands where questions put their film.
_IN_ITS_PLACE = 6.0
# What it is worth, as a cosine, that a film's reviews have all of a description's telling words.
_WORDS, _NEXT_TO_NOTHING = 0.3, 1e-6
# How well a film must be described: its worth, and by how much that is more than any other film's. Of 60 descriptions
# whose film is known about one in twenty is less than this.
_DESCRIBED = 0.5
_SHORTEST_TITLE_WORD, _SHORTEST_PART = 5, 4
# Titles made of these alone are found only where they stand as a title.
_COMMON = frozenset(
    """it us her him them they you me we he she up out in on off home room drive split life love money speed ghost
    what who when where why how no yes the a an one two big tall small heat rush signs run taken crash war alone
    holes contact misery seven nine brave cars made stop may play game fall rise lost found bad good best help red
    happening holiday babe fire water night day time dark cure cell get go come came went let before after here there
    this that now then again never always some any all every more most other another same new old with about which
    thing part name""".split()
)
_PRONOUNS = frozenset(
    "it us her him them they you me we he she up out in on off what who when where why how no yes".split()
)
_BEFORE_TITLE = (
    r"(?:in|of|is|was|about|directed|made|watch|see|like|called|film|movie|does|did|for|end|(?:what|who|how|where)'?s)"
)
# "The", and what becomes of it in haste.
_THE = r"(?:the|teh|hte|te|th|thee|thhe|tthe|he|t\we|th\w|\whe)"
# A question in which a lone name is somebody of a film: "who plays vickers".
_ABOUT_A_ROLE = re.compile(
    r"\b(?:play(?:s|ed)?|portray(?:s|ed)?|voice[sd]?|actor|actress|role|character)\b", re.IGNORECASE
)
_LONGEST_TITLE = 16
# In a text of so many words a word is by chance a title.
_LONG_TEXT = 12


@dataclass(frozen=True, slots=True)
class Described:
    """A film that a text may describe: the highest cosine of its sentences with the text, and its reviews' words."""

    choice: FilmChoice
    nearest: float
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What was found: `choices` holds one film, several between which to choose, or none.

    `mention` is the part of the question that names the film; `nearest` are films of a similar name when none fits.
    """

    choices: tuple[FilmChoice, ...]
    mention: str | None = None
    nearest: tuple[FilmChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A film that a question may name: with which of its words, and what speaks for it, in letters alike."""

    choice: FilmChoice
    mention: str
    worth: float


def by_title(title: str, titles: Titles) -> Resolved:
    """The film that a title alone names, misspelt or shortened perhaps, with its year perhaps."""
    years = years_in(title)
    bare = re.sub(r"\s*\(?\b(?:18|19|20)\d\d\b\)?\s*$", "", title.strip()) or title
    wanted = compared(bare)
    found = titles.exact.get(wanted) or titles.short.get(wanted) or _alike(wanted, titles)
    found = found or [
        choice for choice in titles.choices if wanted and f" {wanted} " in f" {compared(choice.film.title)} "
    ]
    chosen = [choice for choice in found if not years or choice.film.year is None or choice.film.year in years]
    return Resolved(tuple(_of_year(chosen, years)), title, () if chosen else tuple(found) or nearest(title, titles))


def _alike(wanted: str, titles: Titles) -> list[FilmChoice]:
    """The films whose titles are a given one but for its spelling; only the nearest."""
    scored = [(fuzz.ratio(wanted, name), choice) for name, choice in titles.like(wanted)]
    best = max((score for score, _ in scored), default=0.0)
    return [choice for score, choice in scored if score >= _SAME_TITLE and score == best]


def in_question(text: str, titles: Titles, *, surely: bool = True) -> Resolved:
    """The film that a question names somewhere in its words.

    Of several, the one that stands where a question puts its film ("who plays Rocky in Creed?"), else the longest.
    Unless it must name one `surely`, a misspelt title may be farther from how it is written.
    """
    windows = _windows(text)
    named = [*_named_exactly(text, windows, titles), *_named_nearly(text, windows, titles, surely=surely)]
    named = named or _named_in_part(text, titles, surely=surely)
    if not named:
        return Resolved(())
    best = max(item.worth for item in named)
    mention = next(item.mention for item in named if item.worth == best)
    found = list(dict.fromkeys(item.choice for item in named if item.worth > best - _AS_NEAR))
    return Resolved(tuple(_of_year(found, years_in(text.replace(mention, " ")))), mention)


def _worth(mention: str, text: str, likeness: float = 1.0) -> float:
    """What speaks for a film that a question names: how many letters, how like (0 to 1), and where they stand."""
    return likeness * len(compared(mention)) + _IN_ITS_PLACE * likeness * _stands_as_film(mention, text)


def _stands_as_film(mention: str, text: str) -> bool:
    """Whether a title stands behind "in" or "of" at the end of a question, or opens it: "In Creed, who ..."."""
    title = re.escape(mention)
    before = rf"(?:{_THE} )?(?:(?:film|movie) )?(?:(?:18|19|20)\d\d )?[\"\u201c*]?(?:{_THE} )?"
    ends = rf"\b(?:in|of|from|about) {before}{title}\W*(?:(?:18|19|20)\d\d\W*)?$"
    return re.search(rf"^in (?:the )?{title}\W|{ends}", text, re.IGNORECASE) is not None


def mention_of(text: str, choice: FilmChoice) -> str | None:
    """The part of a question that names a film which is known to be meant, in whatever case."""
    written = _written(text)
    return next((found for title in choice.titles if (found := written.get(compared(title)))), None)


def likely_mention(text: str, choice: FilmChoice) -> str | None:
    """The part of a question that comes nearest to the title of a film that is known to be meant, if any comes near."""
    windows = [(words, written) for words, written in _windows(text) if len(words) >= _SHORTEST_FUZZY]
    title = compared(choice.film.title)
    match = process.extractOne(title, [words for words, _ in windows], scorer=fuzz.ratio, score_cutoff=_LIKELY_TITLE)
    return windows[match[2]][1] if match else None


def by_people(text: str, titles: Titles, people: People) -> Resolved:
    """The film whose actors or characters a question names, in full or by one name, if only one film's do."""
    long = text.count(" ") >= _LONG_TEXT
    ids = people.named_in_full(text, fewest_words=2 if long else 1)
    if not ids and not long and _ABOUT_A_ROLE.search(text):
        ids = people.named_in_part(text, _COMMON)
    found = [choice for choice in titles.choices if choice.ids & ids] if ids else []
    return Resolved(tuple(found) if len(found) == 1 else ())


def by_description(text: str, found: Sequence[Described]) -> Resolved:
    """The film that a text describes: the one that is nearest in meaning and has most of its telling words.

    `found` are the films that may be meant. None where no film is described so well, and so much better than others.
    """
    wanted = set(content_words(text))
    owners = Counter(word for film in found for word in wanted & film.words)
    rarity = {word: math.log((len(found) + 1) / (owners[word] + 0.5)) for word in wanted}
    total = sum(rarity.values())
    shares = [sum(rarity[word] for word in wanted & film.words) / max(total, _NEXT_TO_NOTHING) for film in found]
    worths = [film.nearest + _WORDS * share for film, share in zip(found, shares, strict=True)]
    scores = sorted(((worth, number) for number, worth in enumerate(worths)), reverse=True)
    if not scores:
        return Resolved(())
    best, number = scores[0]
    lead = best - scores[1][0] if len(scores) > 1 else 0.0
    described = best + lead >= _DESCRIBED and wanted & found[number].words
    return Resolved((found[number].choice,) if described else ())


def nearest(title: str, titles: Titles, count: int = 3) -> tuple[FilmChoice, ...]:
    """The films whose titles are most like `title`, best first; only those with some likeness."""
    wanted = compared(title)
    likeness = {choice: fuzz.token_set_ratio(wanted, compared(choice.film.title)) for _, choice in titles.like(title)}
    best = sorted(likeness, key=lambda choice: -likeness[choice])
    return tuple(choice for choice in best if likeness[choice] >= _NEAR_TITLE)[:count]


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
            runs.append((compared(written), written))
    return runs


def _written(text: str) -> dict[str, str]:
    """Every run of words of a question as compared, with how its first mention is written."""
    return dict(reversed(_windows(text)))


def _named_exactly(text: str, windows: Sequence[tuple[str, str]], titles: Titles) -> list[_Named]:
    """The films of which a whole title, or a short form of it, stands in the question."""
    named = []
    for words, mention in windows:
        for known in (titles.exact, titles.short):
            found = [choice for choice in known.get(words, ()) if _is_title_like(words, mention, text)]
            if found:
                named += [_Named(choice, mention, _worth(mention, text)) for choice in found]
                break
    return named


def _is_title_like(words: str, mention: str, text: str) -> bool:
    """Whether a title made of everyday words, or one word in a long text, stands in the question as a title.

    That is with its capital letter, or, where the question has no capitals at all, behind a word such as "in".
    """
    made_of = set(words.split())
    by_chance = len(made_of) == 1 and text.count(" ") >= _LONG_TEXT
    if by_chance and not _stands_as_film(mention, text):
        return False
    if not made_of <= _COMMON:
        return True
    title = re.escape(mention)
    if re.search(rf"\b{title}\W{{0,2}}\b(?:18|19|20)\d\d\b", text):
        return True
    if mention[0].isupper() and re.search(rf"(?<!^)(?<![.?!] )\b{title}\b", text):
        return True
    lower = text == text.lower() and not made_of <= _PRONOUNS
    return lower and re.search(rf"\b{_BEFORE_TITLE} (?:the )?{title}\b", text) is not None


def _named_nearly(text: str, windows: Sequence[tuple[str, str]], titles: Titles, *, surely: bool) -> list[_Named]:
    """The films whose titles stand in the question but for their spelling."""
    by_length: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for words, mention in windows:
        for count in range(words.count(" "), words.count(" ") + 3):
            by_length[count][words] = mention
    least = _SURELY_SPELT if surely else _MAY_BE_SPELT
    named = []
    for title, choice in titles.like(text):
        if len(title) < _SHORTEST_MISSPELT:
            continue
        # Counts a swap of two letters as one slip (optimal string alignment).
        runs = by_length[title.count(" ") + 1]
        match = process.extractOne(title, runs.keys(), scorer=OSA.normalized_similarity, score_cutoff=least)
        mention = runs[match[0]] if match else ""
        everyday = set(title.split()) <= _COMMON and not _stands_as_film(mention, text)
        if match and not everyday and _may_be_meant(mention, text, surely=surely):
            likeness = (match[1] - _NO_LIKENESS) / (1 - _NO_LIKENESS)
            named.append(_Named(choice, mention, _worth(mention, text, likeness)))
    return named


def _may_be_meant(mention: str, text: str, *, surely: bool) -> bool:
    """Whether words that are like a title stand as one: short ones are by chance like many."""
    if len(compared(mention)) >= _TOO_LONG_FOR_CHANCE or _stands_as_film(mention, text):
        return True
    title = re.escape(mention)
    if surely:
        return mention[0].isupper() and re.search(rf"(?<!^)(?<![.?!] )\b{title}\b", text) is not None
    return _stands_as_title(mention, text)


def _stands_as_title(mention: str, text: str) -> bool:
    """Whether words open a question, or stand behind a word such as "in"."""
    title = re.escape(mention)
    return re.search(rf"(?:^(?:{_THE} )?|\b{_BEFORE_TITLE} (?:{_THE} )?){title}\b", text, re.IGNORECASE) is not None


def _stands_alone(behind: str) -> bool:
    """Whether what follows a word is no more of a title: nothing, or a word that says little by itself."""
    following = re.match(r"\W*([^\W_]+)", behind)
    return following is None or not content_words(following[1]) or following[1].isdigit()


def _named_in_part(text: str, titles: Titles, *, surely: bool) -> list[_Named]:
    """A film named by one word that no other title has ("Shawshank"), capitalised or in a title's place."""
    named = []
    for token in re.finditer(r"[^\W_]+", text):
        word = fold(token[0])
        owners = titles.by_word.get(word, [])
        if word in _COMMON or len({fold(choice.film.title) for choice in owners}) != 1:
            continue
        capitalised = token.start() and token[0][0].isupper() and len(word) >= _SHORTEST_TITLE_WORD
        alone = not surely and len(word) >= _SHORTEST_PART and _stands_alone(text[token.end() :])
        if capitalised or (alone and _stands_as_title(token[0], text)):
            named += [_Named(choice, token[0], len(word)) for choice in owners]
    return named

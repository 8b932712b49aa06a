"""What kind of question is asked, and about whom, read from its wording."""

import re
from dataclasses import dataclass, replace

from bot.answers import wordings
from bot.answers.evidence import content_words
from bot.answers.records import Kind
from bot.answers.spelling import mended
from bot.answers.wordings import FILM
from reviews.text import fold

_TRAILING = re.compile(r"\s+(?:in|from|of|for|on|at|from the|of the|in the)$")
_ARTICLES = frozenset({"a", "an", "the"})
_CAPITALISED = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
# A question of fewer telling words than these says little by itself.
_FEW_WORDS = 1
# Fewer words describe no film.
_LONG_ENOUGH = 5
_YEAR = re.compile(r"\b(?:18[89]\d|19\d\d|20[0-3]\d)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question understood: its kind, folded text with the film's title as `FILM`, and what it is about.

    `name` is the person or role asked about; `names_actor` says that it must be an actor (True), must be a role
    (False), or may be either (None). `fact` names the fact asked for.
    """

    kind: Kind
    text: str
    name: str | None = None
    names_actor: bool | None = None
    fact: str | None = None

    @property
    def has_pronoun(self) -> bool:
        """Whether the question speaks of somebody as he, she or they."""
        return wordings.PRONOUN.search(self.text) is not None

    @property
    def is_yes_or_no(self) -> bool:
        """Whether yes or no answers the question."""
        return wordings.YES_OR_NO.match(self.text) is not None

    @property
    def leans(self) -> bool:
        """Whether it can only be understood with the question before it."""
        return wordings.LEANING.search(self.text) is not None or len(content_words(self.text)) <= _FEW_WORDS

    @property
    def describes_somebody(self) -> bool:
        """Whether who is asked about has no name in the question: "the evil emperor", "his mother"."""
        return self.name is not None and wordings.DESCRIBED.search(self.name.lower()) is not None

    @property
    def may_ask_for_a_role(self) -> bool:
        """Whether it has any of the words with which people ask for an actor or a role."""
        return wordings.ABOUT_A_ROLE.search(self.text) is not None

    @property
    def name_of_other_film(self) -> str | None:
        """The film that the question seems to name, though no such film is known."""
        return self.name if self.kind is Kind.OTHER_FILM else None


def understand(text: str, title: str | None) -> Asked:
    """Tell what a question asks, from its wording alone; `title` is the part of it that names the film, if any."""
    folded = mended(_mark_title(_clean(text), title))
    if _first(wordings.WHICH_FILMS, folded):
        return Asked(Kind.FILMS, folded)
    for test in (_asks_other_film, _asks_fact, _asks_cast, _asks_the_film, _asks_who_is):
        asked = test(folded)
        if asked:
            return replace(asked, name=_as_written(asked.name, text)) if asked.name else asked
    return Asked(Kind.PLOT, folded)


def describes_a_film(text: str) -> bool:
    """Whether a text asks for a film by what it tells of it, and so names none."""
    folded = _clean(text)
    return folded.count(" ") >= _LONG_ENOUGH and _first(wordings.DESCRIBES_A_FILM, folded) is not None


def capitalised(text: str) -> list[str]:
    """The runs of capitalised words in a question, but for its first word: names, as a rule."""
    return [match[0] for match in _CAPITALISED.finditer(text)]


def follow_up(text: str) -> str | None:
    """What follows "and", "what about" in a question that leans on the one before; None if it stands alone."""
    match = wordings.FOLLOW_UP.match(_clean(text))
    return match["rest"] if match else None


def with_subject(asked: Asked, rest: str) -> Asked:
    """The question before, asked again about another subject: another person, another side of the film."""
    if asked.kind is Kind.CAST:
        return replace(asked, name=rest)
    return replace(asked, name=None, text=rest if asked.kind is Kind.OPINION else f"{asked.text} {rest}")


def years_in(text: str) -> list[int]:
    """The years that a question names."""
    return [int(year) for year in _YEAR.findall(text)]


def _clean(text: str) -> str:
    """Lower case, straight apostrophes, "who's" kept, other punctuation as space."""
    lowered = text.lower().replace("\u2019", "'").replace("\u2018", "'")
    lowered = re.sub(r"\b(how|what|who|where|when)s\b", r"\1's", lowered)
    return " ".join(re.sub(r"[^\w' -]", " ", lowered).split())


def _mark_title(text: str, title: str | None) -> str:
    """The question with `FILM` for the film's title, and without "(2013)" or "the film" beside it."""
    if not title:
        return text
    inner = r"[\W_]+".join(re.findall(r"[^\W_]+", _clean(title)))
    marked = re.sub(
        rf"(?:(?:the|an?) (?:(?:film|movie) )?)?(?<!\w){inner}(?!\w)(?: (?:film|movie))?", FILM, text, count=1
    )
    return " ".join(re.sub(rf"{FILM} {_YEAR.pattern}|(?:the )?{_YEAR.pattern} {FILM}", FILM, marked).split())


def _first(patterns: tuple[re.Pattern[str], ...], text: str) -> re.Match[str] | None:
    return next((match for pattern in patterns if (match := pattern.search(text))), None)


def _as_written(name: str, text: str) -> str:
    """A folded name with the capitals and accents that the question gave it."""
    pattern = r"[\W_]+".join(re.escape(word) for word in name.split())
    match = re.search(pattern, " ".join(text.replace("\u2019", "'").split()), re.IGNORECASE)
    return match[0] if match else name


def _subject(text: str) -> str:
    """A name as asked, without "in the film" and the like behind it."""
    bare = _TRAILING.sub("", re.sub(rf"\b{FILM}\b.*$", "", text).strip())
    return wordings.TAIL.sub("", bare).strip() or text.strip()


def _asks_other_film(text: str) -> Asked | None:
    match = _first(wordings.OTHER_FILM, text)
    name = _subject(match["name"]) if match and FILM not in match["name"] else None
    return Asked(Kind.OTHER_FILM, text, name=name) if name and fold(name) not in _ARTICLES else None


def _asks_fact(text: str) -> Asked | None:
    bare = " ".join(re.sub(rf"(?:\b(?:of|in|for|from) )?\b{FILM}\b", " ", text).split())
    fact = next(
        (name for name, (asking, _) in wordings.FACTS.items() if _first(asking, text) or _first(asking, bare)), None
    )
    return Asked(Kind.FACT, text, fact=fact) if fact else None


def _asks_cast(text: str) -> Asked | None:
    if _first(wordings.WHOLE_CAST, text):
        return Asked(Kind.CAST, text)
    bare = re.sub(rf"^in {FILM} ", "", text)
    for patterns, names_actor in (
        (wordings.WHO_VOICES, False),
        (wordings.PLAYS_WHOM, True),
        (wordings.WHO_PLAYS, False),
    ):
        match = _first(patterns, bare)
        if match:
            name = _subject(match["name"])
            return Asked(
                Kind.CAST, text, name=None if fold(name) in {"it", "this", ""} else name, names_actor=names_actor
            )
    return None


def _asks_the_film(text: str) -> Asked | None:
    for kind, patterns in (
        (Kind.WHICH_FILM, wordings.WHICH_FILM),
        (Kind.SUMMARY, wordings.SUMMARY),
        (Kind.OPINION, wordings.OPINION),
        (Kind.ENDING, wordings.ENDING),
    ):
        if _first(patterns, text):
            return Asked(kind, text)
    return None


def _asks_who_is(text: str) -> Asked | None:
    match = wordings.WHO_IS.match(text)
    return Asked(Kind.PLOT, text, name=_subject(match["name"])) if match else None

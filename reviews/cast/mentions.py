"""Finding the names in a review, and writing its sentences with one character for each name.

A sentence is matched against wordings ("NAME, played by NAME") many times. With every name as one character of
Unicode's private use area the wordings stay short, and matching takes time linear in the sentence.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reviews.cast.people_words import PERSON_NOUNS, TITLES, is_place, is_rank
from reviews.names import NAME, clean_name

FIRST_MARK = 0xE000
_MOST_MARKS = 0x1900
# One name in a marked sentence, for use in patterns.
MARK = "[\ue000-\uf8ff]"

_PRIVATE = re.compile(MARK)
_STRAIGHT = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u201c": '"', "\u201d": '"', "[": "(", "]": ")", "*": None, "_": " "}
)
_DASH = re.compile(r" ?(?:--+|[\u2014\u2013]) ?| - ")
# What a name can begin with is looked at first, as most characters begin none: it halves the time of the whole search.
# The nickname may also open the name ("Ace" Moss), and a number end it (Agent 12).
_RUN = re.compile(
    rf"(?=[\"A-Z'\u00c0-\u017ddl])(?:\"[A-Z][\w.-]*\" |'[A-Z][\w.-]*' )?{NAME}(?:-\d+|(?: \d{{1,2}}(?!\w|[.,-]\d)))?"
)
_NICKNAME = re.compile(r"\"[^\"]*\"|(?<!\w)'[^']+'(?!\w)")
_LOWER_WORD = re.compile(r"\b[a-z][a-z'-]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z] )[A-Z][\w-]+")
_BEHIND_A_WORD = re.compile(r"(?<=[a-z] )[A-Z][a-z]+")
_CONTRACTION = re.compile(r"(?:[A-Z][a-z]*)'(?:m|d|ve|ll|re|t)")
# "Oscar-nominated", "Kyoto-born" describe.
_ADJECTIVE = re.compile(
    r"-(?:[a-z]{3,}ed|winning|looking|loving|wielding|esque|like|lite|era|style|born|sized|length)$"
)
# "Queen Hilda I (NAME)" holds no pronoun.
_FIRST = re.compile(r" I(?= ?[(,.;]|'s)")
_PARENTHETICAL = re.compile(
    r", (?:however|though|as (?:always|usual|ever|expected)|of course|naturally|too|meanwhile|then|again|for (?:one"
    r"|example|instance)|in particular|especially|by contrast|on the other hand|alas|in fact|indeed|I think"
    r"|it must be said),"
)
# "in the title role of" is "as", and opens a sentence as "As".
_IN_ROLE = re.compile(r"\b[Ii]n (?:the|a) (?:[a-z-]+ )?(?:role|part|guise|shoes) (?:of|as)\b")
_PARTICIPLE = re.compile(r"[A-Z][a-z]+(?:ed|ing) (?:by|on|from|in|at|for|to|with|as|into|during|the|a|an|his|her) ")
# The word before one of these is a surname: "Son Ye-jin".
_GIVEN_NAME = re.compile(r"[A-Z][a-z]+-[a-z]+")
_SENTENCE_STARTS = frozenset('.:;!?("')
# Words that open a sentence before a name, beside those that no name holds.
_OPENERS = frozenset(
    """ditto enter meet cue add bring watch see take consider imagine picture cast starring featuring playing casting
    supporting joining introducing following including directing returning giving making using bringing rounding
    having being seeing watching voicing portraying opposite besides beyond between alongside among amongst within along
    cinematographer lead given young does do did is are was were can could should would have has
    fellow veteran newcomer actor actress star co-star starlet legend performer hero villain fans luckily sadly
    thankfully unfortunately surprisingly happily fortunately ultimately eventually certainly clearly""".split()
)
_NAMES_IN_LY = frozenset("kelly billy sally molly polly lily emily dolly reilly holly carly cecily".split())
_NAMES_IN_ING = frozenset({"sterling", "irving"})
_SHORTEST_PARTICIPLE = 5


@dataclass(frozen=True, slots=True)
class _Written:
    """How a review writes its words: those that it has in lower case only, and those with a capital behind another.

    The second are names, also where one opens a sentence and looks like a participle or a trade: Cushing, Hunter.
    """

    ordinary: frozenset[str]
    named: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence in which each name is one mark; `name_of` gives the name back."""

    text: str
    names: tuple[str, ...]

    def name_of(self, mark: str) -> str:
        """The name that stands behind a mark."""
        return self.names[ord(mark) - FIRST_MARK]

    def opens_with(self, name: str, start: int) -> bool:
        """Whether this name stands at a place of the marked text."""
        return _PRIVATE.match(self.text, start) is not None and self.name_of(self.text[start]) == name

    def plain(self, text: str) -> str:
        """A piece of the marked text with its names written out."""
        return _PRIVATE.sub(lambda match: self.name_of(match[0]), text)


def mark(texts: Sequence[str], title: str) -> list[Marked]:
    """Mark the names in the sentences of one review, told from ordinary words by how the whole review writes them.

    The film's `title` is one name wherever it stands as a whole.
    """
    plain = [_PRIVATE.sub(" ", text.translate(_STRAIGHT)) for text in texts]
    whole, straight = "\n".join(plain), title.translate(_STRAIGHT)
    titled = re.compile(rf"(?<!\w){re.escape(straight)}(?!\w)") if " " in straight and straight in whole else None
    ordinary = set(_LOWER_WORD.findall(whole)) - {word.lower() for word in _INNER_CAPITAL.findall(whole)}
    written = _Written(frozenset(ordinary), frozenset(word.lower() for word in _BEHIND_A_WORD.findall(whole)))
    return [_mark(text, written, titled) for text in plain]


def _mark(text: str, written: _Written, titled: re.Pattern[str] | None) -> Marked:
    titles = [(match.start(), match[0]) for match in titled.finditer(text)] if titled else []
    placed: list[tuple[int, str]] = []
    position = 0
    for start, title in [*titles, (len(text), "")]:
        placed += _names(text, position, start, written)
        placed += [(start, title)] * bool(title)
        position = start + len(title)
    if not placed:
        return Marked(text, ())
    pieces: list[str] = []
    position = 0
    for number, (start, name) in enumerate(placed[:_MOST_MARKS]):
        pieces += [text[position:start], chr(FIRST_MARK + number)]
        position = start + len(name)
    pieces.append(text[position:])
    names = tuple(_NICKNAME.sub(lambda match: match[0][1:-1], name) for _, name in placed)
    marked = _DASH.sub(" \u2014 ", "".join(pieces)).replace('"', "")
    marked = _IN_ROLE.sub("as", _PARENTHETICAL.sub("", marked))
    return Marked(" ".join(marked.split()), names)


def _names(text: str, start: int, end: int, written: _Written) -> list[tuple[int, str]]:
    """Each name in a part of a text, with its place."""
    placed: list[tuple[int, str]] = []
    for match in _RUN.finditer(text, start, end):
        name = _name_in(match[0], opens=_opens_sentence(text, match.start()), written=written)
        if name is not None and not (" " not in name and _PARTICIPLE.match(text, match.start())):
            start_of_name = match.start() + match[0].rindex(name)
            name += " I" * bool(_FIRST.match(text, start_of_name + len(name)))
            placed.append((start_of_name, name))
    return placed


def _opens_sentence(text: str, start: int) -> bool:
    before = text[:start].removesuffix('"').rstrip(" ")
    return not before or before[-1] in _SENTENCE_STARTS or before[-1] == "\u2014"


def _name_in(run: str, *, opens: bool, written: _Written) -> str | None:
    """The part of a run of capitalised words that is a name; None if there is none."""
    article = "The " if run.startswith("The ") and not opens else ""
    cleaned = clean_name(run.removeprefix("The ")) if article else clean_name(run)
    if cleaned is None or _CONTRACTION.fullmatch(cleaned) or _ADJECTIVE.search(cleaned):
        return None
    words = cleaned.split()
    opens = opens and run.startswith(words[0])
    while len(words) > 1 and opens and _only_opens(words[0], written) and not _GIVEN_NAME.fullmatch(words[1]):
        words.pop(0)
    for number in range(len(words) - 2, 0, -1):
        if words[number].lower().rstrip(".") in TITLES and _only_places(words[:number]):
            words = words[number:]
            break
    if len(words) == 1 and opens:
        word = words[0].lower()
        if word in written.ordinary or _only_opens(word, written) or (is_rank(word) and word not in written.named):
            return None
    name = " ".join(words)
    return article + name if run.startswith(article + name) else name


def _only_opens(word: str, written: _Written) -> bool:
    """Whether a word that opens a sentence stands before a name, and is no part of it."""
    word = word.lower()
    if word in _OPENERS:
        return True
    if word in written.named:
        return False
    if word.endswith("ly") and word not in _NAMES_IN_LY:
        return True
    if "-" in word and (word.endswith("ed") or all(_only_opens(part, written) for part in word.split("-"))):
        return True
    if len(word) > _SHORTEST_PARTICIPLE and word.endswith("ing") and word not in _NAMES_IN_ING:
        return True
    return (word in PERSON_NOUNS and word not in TITLES) or (word.endswith("s") and is_rank(word[:-1]))


def _only_places(words: Sequence[str]) -> bool:
    return all(word.isupper() for word in words) or is_place([word.lower() for word in words])

"""How much somebody's message gives away of a film, judged by what the reviews tell of it and when."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.answers.evidence import content_words
from bot.answers.quoting import quote
from bot.answers.records import Answer, Citation, Headline, Kind
from index.embedder import Vectors
from index.records import Entry
from reviews.document import BlockKind, PlacedBlock
from reviews.labels import level_by_words
from reviews.lexicon import EVALUATIONS, FILM_WORDS, FIRST_PERSON
from reviews.records import Aspect, CastMember, Film, Span, SpoilerLevel
from reviews.sentences import split_sentences
from reviews.text import fold, normalise

# Cosines from which a sentence of a message tells what a sentence of a review tells: alone, and with shared words.
_SAME = 0.55
_SAME_WITH_WORDS = 0.36
_SHARED_WORDS = 2
# The same for a sentence that shares a word which the reviews use only where they tell later events.
_WITH_TELLING_WORD = 0.3
# Among matches this close to the best one, the one that gives most away counts.
_BESIDE_THE_BEST = 0.03
# Where the best match is the premise itself, a telling word counts only in a match this close to it.
_BESIDE_THE_PREMISE = 0.1
# A sentence of fewer words tells no language; the share of small words in English is about a half.
_FEWEST_TO_TELL = 8
_SMALL_WORDS = 0.15
_UNKNOWN = "Perhaps a spoiler: the reviews of {film} don't tell this."
_VERDICTS = {
    SpoilerLevel.NONE: "Safe, as far as the reviews of {film} tell: it gives nothing of the story away.",
    SpoilerLevel.PREMISE: "It tells the premise of {film}, and no more than that.",
    SpoilerLevel.PLOT: "Spoiler: it gives away later events of {film}.",
    SpoilerLevel.ENDING: "Spoiler: it gives away the ending of {film}.",
}


def pieces_of(message: str) -> list[str]:
    """The sentences of a message that have a word in them."""
    text = normalise(message).replace("\n\n", "\n")
    found: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        spans = split_sentences(PlacedBlock(BlockKind.PROSE, Span(0, len(line)), line))
        found += [span.of(line) for span in spans]
    return [piece for piece in found if fold(piece)]


def judge(film: Film, pieces: Sequence[str], vectors: Vectors, known: Sequence[tuple[Entry, Vectors]]) -> Answer:
    """Judge a message by its worst sentence; the answer's quotes are what the reviews tell of that.

    `vectors` are those of `pieces`, (n, d); `known` are the film's reviews with the vectors of their sentences. What
    no review tells is judged by its words alone.
    """
    told = _Told.of(film, known)
    judged = [_judge_piece(text, vector, told) for text, vector in zip(pieces, vectors, strict=True)]
    level = max(level for level, _ in judged)
    proofs = tuple(proof for found, proof in judged if found is level and proof is not None)
    unknown = level <= SpoilerLevel.PREMISE and any(_may_tell_more(text, told) for text in pieces)
    verdict = _UNKNOWN if unknown else _VERDICTS[level]
    shown = proofs[:1] if level > SpoilerLevel.NONE and not unknown else ()
    sources = tuple(entry.reading.review for entry, _ in known)
    return Answer(Kind.SPOILER_CHECK, film, Headline(verdict.format(film=film.name)), shown, sources)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the reviews of a film tell: their sentences, and the words of its people, its title, and of its premise."""

    title: str
    known: Sequence[tuple[Entry, Vectors]]
    cast: tuple[CastMember, ...]
    people: frozenset[str]
    early: frozenset[str]

    @classmethod
    def of(cls, film: Film, known: Sequence[tuple[Entry, Vectors]]) -> "_Told":
        cast = tuple(member for entry, _ in known for member in entry.reading.cast)
        people = {word for m in cast for name in (m.actor, m.character or "") for word in content_words(name)}
        sentences = (sentence for entry, _ in known for sentence in entry.reading.sentences)
        early = {word for s in sentences if s.spoiler <= SpoilerLevel.PREMISE for word in content_words(s.text)}
        return cls(film.title, known, cast, frozenset(people), frozenset(early))


def _may_tell_more(text: str, told: _Told) -> bool:
    """Whether a sentence may tell what no review tells before the story is under way.

    That is one with new words that is not English, or says them of somebody in the film; but one that judges, or
    speaks of the film as a film, is taken for no more than that.
    """
    words = set(content_words(text)) - set(content_words(told.title))
    new = words - told.people - told.early
    if not new or not _reads_as_english(text):
        return bool(new)
    if EVALUATIONS.search(text) or FILM_WORDS.search(text) or FIRST_PERSON.search(text):
        return False
    return bool(words & told.people)


def _reads_as_english(text: str) -> bool:
    """Whether a sentence holds as many small English words as most do; a short one passes."""
    words = fold(text).split()
    return len(words) < _FEWEST_TO_TELL or 1 - len(content_words(text)) / len(words) >= _SMALL_WORDS


def _judge_piece(text: str, vector: Vectors, told: _Told) -> tuple[SpoilerLevel, Citation | None]:
    by_words = level_by_words(text, told.cast, told.title)
    words = set(content_words(text))
    telling = words - told.early - told.people
    matches = [match for entry, vectors in told.known for match in _matches(words, telling, vector, entry, vectors)]
    if not matches:
        return by_words, None
    best = max(matches, key=lambda match: match.score)
    near = [
        match
        for match in matches
        if match.score >= best.score - _BESIDE_THE_BEST
        or (match.is_telling and (not best.sets_the_story_up or match.score >= best.score - _BESIDE_THE_PREMISE))
    ]
    worst = max(near, key=lambda match: (match.level, match.score))
    proof = quote(worst.entry, [worst.position]) if worst.level >= by_words else None
    return max(worst.level, by_words), proof


@dataclass(frozen=True, slots=True)
class _Match:
    """A sentence of a review that tells what a message tells: its cosine, and whether it shares a telling word."""

    score: float
    entry: Entry
    position: int
    is_telling: bool

    @property
    def level(self) -> SpoilerLevel:
        return self.entry.reading.sentences[self.position].spoiler

    @property
    def sets_the_story_up(self) -> bool:
        sentence = self.entry.reading.sentences[self.position]
        return self.score >= _SAME and sentence.aspect is Aspect.PLOT and sentence.spoiler is SpoilerLevel.PREMISE


def _matches(words: set[str], telling: set[str], vector: Vectors, entry: Entry, vectors: Vectors) -> list[_Match]:
    """The sentences of a review that tell what a text with these words and this vector tells."""
    found = []
    for position in np.flatnonzero(vectors @ vector >= _WITH_TELLING_WORD):
        sentence = entry.reading.sentences[position]
        score = float(vectors[position] @ vector)
        there = set(content_words(sentence.text))
        is_telling = bool(telling & there)
        shares = len(words & there) >= _SHARED_WORDS and sentence.aspect is not Aspect.OPINION
        if is_telling or score >= _SAME or (score >= _SAME_WITH_WORDS and shares):
            found.append(_Match(score, entry, int(position), is_telling))
    return found

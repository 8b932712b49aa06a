"""How much somebody's message gives away of a film, judged by what the reviews tell of it and when."""

from collections.abc import Iterable, Sequence
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
from reviews.records import Aspect, Film, Span, SpoilerLevel
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
_MOST_PIECES = 40
_UNKNOWN = "Perhaps a spoiler: the reviews of {film} don't tell this."
_VERDICTS = {
    SpoilerLevel.NONE: "Safe, as far as the reviews of {film} tell: it gives nothing of the story away.",
    SpoilerLevel.PREMISE: "It tells the premise of {film}, and no more than that.",
    SpoilerLevel.PLOT: "Spoiler: it gives away later events of {film}.",
    SpoilerLevel.ENDING: "Spoiler: it gives away the ending of {film}.",
}


def pieces_of(message: str) -> list[str]:
    """The sentences of a message that have a word in them; a very long message is judged by its first forty."""
    text = normalise(message).replace("\n\n", "\n")
    found: list[str] = []
    for line in filter(str.strip, text.split("\n")):
        spans = split_sentences(PlacedBlock(BlockKind.PROSE, Span(0, len(line)), line))
        found += [span.of(line) for span in spans]
    return [piece for piece in found if fold(piece)][:_MOST_PIECES]


def judge(film: Film, pieces: Sequence[str], vectors: Vectors, known: Sequence[tuple[Entry, Vectors]]) -> Answer:
    """Judge a message by its worst sentence; the answer's quotes are what the reviews tell of that.

    `vectors` are those of `pieces`, (n, d); `known` are the film's reviews with the vectors of their sentences. What
    no review tells is judged by its words alone.
    """
    judged = [_judge_piece(text, vector, known, film) for text, vector in zip(pieces, vectors, strict=True)]
    level = max(level for level, _ in judged)
    proofs = dict.fromkeys(proof for found, proof in judged if found is level and proof is not None)
    shown = tuple(proofs)[:1] if level > SpoilerLevel.NONE else ()
    sources = tuple(entry.reading.review for entry, _ in known)
    unknown = level <= SpoilerLevel.PREMISE and any(_tells_something_else(text, known, film) for text in pieces)
    verdict = _UNKNOWN if unknown else _VERDICTS[level]
    shown = () if unknown else shown
    return Answer(Kind.SPOILER_CHECK, film, Headline(verdict.format(film=film.name)), shown, sources)


def _tells_something_else(text: str, known: Sequence[tuple[Entry, Vectors]], film: Film) -> bool:
    """Whether a sentence says of somebody in the film what no review says before the story is under way.

    A sentence that judges, or speaks of the film as a film, is taken for no more than that.
    """
    if EVALUATIONS.search(text) or FILM_WORDS.search(text) or FIRST_PERSON.search(text):
        return False
    people = _names(known)
    words = set(content_words(text)) - set(content_words(film.title))
    return bool(words & people) and bool(words - people - _words_told_early(entry for entry, _ in known))


def _names(known: Sequence[tuple[Entry, Vectors]]) -> set[str]:
    """The words of the names of actors and characters, which give nothing away by themselves."""
    members = [member for entry, _ in known for member in entry.reading.cast]
    return {word for m in members for name in (m.actor, m.character or "") for word in content_words(name)}


def _judge_piece(
    text: str, vector: Vectors, known: Sequence[tuple[Entry, Vectors]], film: Film
) -> tuple[SpoilerLevel, Citation | None]:
    cast = [member for entry, _ in known for member in entry.reading.cast]
    by_words = level_by_words(text, cast, film.title)
    words = set(content_words(text))
    telling = words - _words_told_early(entry for entry, _ in known) - _names(known)
    matches = [match for entry, vectors in known for match in _matches(words, telling, vector, entry, vectors)]
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


def _words_told_early(entries: Iterable[Entry]) -> set[str]:
    """The words that the reviews use where they give away no more than the premise."""
    sentences = (sentence for entry in entries for sentence in entry.reading.sentences)
    return {word for s in sentences if s.spoiler <= SpoilerLevel.PREMISE for word in content_words(s.text)}


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

"""Stand-ins that compute: a small deterministic embedder, and readings made from a list of sentences."""

import hashlib
import re
import zlib
from collections.abc import Sequence

import numpy as np

from index.embedder import Vectors, check_texts
from index.reader import Found, Reader
from reviews.records import (
    Aspect,
    CastMember,
    Fact,
    Film,
    LeftOut,
    Passage,
    Reading,
    Review,
    Sentence,
    Span,
    SpoilerLevel,
)
from reviews.text import fold

_FAKE_DIMENSION = 64
# The spoiler score of a sentence of each level, as it might be.
_SCORES = {SpoilerLevel.NONE: 0.02, SpoilerLevel.PREMISE: 0.06, SpoilerLevel.PLOT: 0.6, SpoilerLevel.ENDING: 0.9}


class OverlapReader:
    """Scores a sentence by how many of the question's folded words of four letters or more it has; none scores 1.5."""

    def read(self, question: str, sentences: Sequence[str]) -> Found:
        """Read as `index.reader.Reader.read` says."""
        wanted = {word for word in fold(question).split() if len(word) > 3}
        raw = np.array([len(wanted & set(fold(text).split())) for text in sentences] + [1.5], dtype=np.float32)
        raw -= np.logaddexp.reduce(raw)
        return Found(raw[:-1], float(raw[-1]))


class HashingEmbedder:
    """Counts each folded word of a text in one of 64 places, crc32(word) % 64, and scales the counts to length 1.

    So the cosine of two texts can be worked out by hand: (the number of pairs of equal words) / sqrt(the same for the
    first text with itself * the same for the second), as long as no two different words share a place. "a b" and "b c"
    have 1 / sqrt(2 * 2) = 0.5. A text without any word counts as one word.
    """

    name = "hashing-64"
    dimension = _FAKE_DIMENSION

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts` as `index.embedder.Embedder.embed` says."""
        check_texts(texts)
        counts = np.zeros((len(texts), _FAKE_DIMENSION), dtype=np.float32)
        for row, text in zip(counts, texts, strict=True):
            for word in re.findall(r"\w+", text.casefold()) or [text]:
                row[zlib.crc32(word.encode()) % _FAKE_DIMENSION] += 1
        vectors: Vectors = counts / np.linalg.norm(counts, axis=1, keepdims=True)
        return vectors

    reader: Reader = OverlapReader()

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed questions as any text."""
        return self.embed(texts)


def make_reading(  # noqa: PLR0913 - a builder: each test names only what it is about
    title: str,
    year: int | None,
    sentences: Sequence[tuple[str, Aspect, SpoilerLevel]],
    *,
    reviewer: str = "Ann Critic",
    source: str | None = None,
    cast: Sequence[CastMember] = (),
    facts: Sequence[Fact] = (),
    left_out: Sequence[LeftOut] = (),
) -> Reading:
    """Make a valid reading: the text is the sentences with a blank between them.

    Each run of sentences of one aspect and spoiler level is a passage, with id 0. The review's id follows from its
    source, which by default is a URL made of film and reviewer.
    """
    text = " ".join(words for words, _, _ in sentences)
    film_id = _slug(f"{title} {year or ''}")
    source = source or f"https://reviews.example/{film_id}/{_slug(reviewer)}"
    review = Review(
        id=_slug(source.removeprefix("https://reviews.example/")),
        film=Film(film_id, title, year),
        text=text,
        source=source,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        reviewer=reviewer,
    )
    made: list[Sentence] = []
    for words, aspect, level in sentences:
        start = made[-1].span.end + 1 if made else 0
        made.append(Sentence(Span(start, start + len(words)), words, aspect, level, _SCORES[level]))
    return Reading(review, tuple(made), _passages(review, made), tuple(cast), tuple(facts), tuple(left_out))


def _passages(review: Review, sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    runs: list[list[Sentence]] = []
    for sentence in sentences:
        if runs and (runs[-1][0].aspect, runs[-1][0].spoiler) == (sentence.aspect, sentence.spoiler):
            runs[-1].append(sentence)
        else:
            runs.append([sentence])
    spans = [Span(run[0].span.start, run[-1].span.end) for run in runs]
    return tuple(
        Passage(0, review.id, span, span.of(review.text), run[0].aspect, run[0].spoiler)
        for span, run in zip(spans, runs, strict=True)
    )


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.casefold()))

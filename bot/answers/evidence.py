"""The sentences that answer a question, found inside the passages that were retrieved."""

import math
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import snowballstemmer

from index.embedder import Vectors
from index.records import Entry
from reviews.records import Sentence
from reviews.text import fold

# Weights of a sentence's cosine with the question, of that of the sentence amid its neighbours, of the question's words
# in it, and of those in its neighbours. The question encoder is trained for just these: change both or none.
WEIGHTS = (10.0, 8.0, 3.0, 1.5)
_NEIGHBOUR = 0.7
_STEMMER = snowballstemmer.stemmer("english")
_STOP_WORDS = frozenset(
    """a about after again all also an and any are as at be because been before being but by can could did do does
    doing for from had has have he her hers him his how i if in into is it its just me more most my no not of
    off on once only or other our out over own same she should so some such than that the their them then there
    these they this those through to too under until up very was we were what when where which while who whom
    whose why will with would you your thisfilm film movie happen happens happened tell give gave go goes get
    gets one thing exactly first name named called really character people person end kind type made make makes
    during story reviewer review""".split()
)


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its place and its score for a question: the log-odds beside other sentences, higher is better.

    `read` is the log-probability that it answers, as the reader found it; None of a sentence that it did not read.
    """

    entry: Entry
    position: int
    score: float
    read: float | None = None

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.entry.reading.sentences[self.position]


@lru_cache(maxsize=65536)
def content_words(text: str) -> tuple[str, ...]:
    """The stems of the words that carry a text's meaning, in order."""
    return tuple(stem(word) for word in fold(text).split() if word not in _STOP_WORDS)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its English endings (Snowball), so that "arrested" meets "arrest"."""
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed


def rank_sentences(
    question: str,
    vector: Vectors,
    entries: Sequence[tuple[Entry, Vectors]],
    passages: Collection[int],
    likely: Callable[[Sentence], float] = lambda _: 0.0,
) -> list[Scored]:
    """Score the sentences of the retrieved `passages`, best first.

    `vector` is the question's unit vector (d,); `entries` go with their sentences' unit vectors (n, d). What `likely`
    gives for a sentence, by what such a question asks, is added to its score.
    """
    texts = [[sentence.text for sentence in entry.reading.sentences] for entry, _ in entries]
    rarity = rarity_of(question, [text for several in texts for text in several])
    scored: list[Scored] = []
    for (entry, vectors), several in zip(entries, texts, strict=True):
        found = signals(rarity, vector, several, vectors)
        scores = found @ np.array(WEIGHTS)
        for position in _positions(entry, passages):
            score = float(scores[position]) + likely(entry.reading.sentences[position])
            scored.append(Scored(entry, position, score))
    return sorted(scored, key=lambda item: -item.score)


def signals(rarity: dict[str, float], vector: Vectors, texts: Sequence[str], vectors: Vectors) -> Vectors:
    """What tells that a sentence answers, a row for each of a review's sentences in the order of `WEIGHTS`: (n, 4)."""
    covered = np.array([_coverage(rarity, text) for text in texts], dtype=np.float32)
    beside = np.zeros_like(covered)
    beside[1:] += covered[:-1]
    beside[:-1] += covered[1:]
    return np.stack([vectors @ vector, amid_neighbours(vectors) @ vector, covered, beside], axis=1)


def amid_neighbours(vectors: Vectors) -> Vectors:
    """The unit vectors of a review's sentences each taken together with the one before and the one after it: (n, d)."""
    together = vectors.copy()
    together[1:] += _NEIGHBOUR * vectors[:-1]
    together[:-1] += _NEIGHBOUR * vectors[1:]
    lengths: Vectors = np.maximum(np.linalg.norm(together, axis=1, keepdims=True), 1e-6)
    return together / lengths


def rarity_of(question: str, texts: Sequence[str]) -> dict[str, float]:
    """How telling each of a question's words is: the rarer in these texts, the more (Spärck Jones 1972)."""
    counts = Counter(word for text in texts for word in set(content_words(text)))
    return {word: math.log((len(texts) + 1) / (counts[word] + 0.5)) for word in content_words(question)}


def _positions(entry: Entry, passages: Collection[int]) -> list[int]:
    """The positions of the sentences that lie in some of the passages with these ids."""
    spans = [passage.span for passage in entry.reading.passages if passage.id in passages]
    return [
        position
        for position, sentence in enumerate(entry.reading.sentences)
        if any(span.start <= sentence.span.start and sentence.span.end <= span.end for span in spans)
    ]


def _coverage(rarity: dict[str, float], text: str) -> float:
    total = sum(rarity.values())
    if total <= 0:
        return 0.0
    there = set(content_words(text))
    return sum(weight for word, weight in rarity.items() if word in there) / total

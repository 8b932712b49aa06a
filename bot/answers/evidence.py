"""The sentences that answer a question, found inside the passages that were retrieved."""

import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import snowballstemmer

from index.embedder import Vectors
from index.records import Entry
from reviews.records import Aspect, Sentence
from reviews.text import fold

# Weights of meaning, passage and shared words in a sentence's score.
_MEANING, _CONTEXT, _WORDS = 0.55, 0.2, 0.45
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
_GIVES_REASON = re.compile(
    r"\b(?:because|since|due to|so that|in order to|accused|after|for fear|as (?:he|she|it|they))\b", re.IGNORECASE
)
_REASON_BONUS = 0.08
_BESIDE = 0.99


@dataclass(frozen=True, slots=True)
class Scored:
    """A sentence with its place and its score for a question: higher answers better, about [0, 1.2].

    `meaning` is the cosine of question and sentence, `coverage` the weighted share of the question's words in it.
    """

    entry: Entry
    position: int
    score: float
    meaning: float
    coverage: float

    @property
    def sentence(self) -> Sentence:
        """The sentence itself."""
        return self.entry.reading.sentences[self.position]


def content_words(text: str) -> list[str]:
    """The stems of the words that carry a text's meaning, in order."""
    return [stem(word) for word in fold(text).split() if word not in _STOP_WORDS]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its English endings (Snowball), so that "arrested" meets "arrest"."""
    stemmed: str = _STEMMER.stemWord(word)
    return stemmed


def rank_sentences(
    question: str,
    vector: Vectors,
    entries: Sequence[tuple[Entry, Vectors]],
    passage_scores: dict[int, float],
    aspects: Collection[Aspect] | None = None,
) -> list[Scored]:
    """Score the sentences of retrieved passages, best first.

    `vector` is the question's unit vector (d,); `entries` go with their sentences' unit vectors (n, d), and
    `passage_scores` gives the cosine of each retrieved passage by id. Sentences outside them are left out.
    """
    wanted = list(dict.fromkeys(content_words(question)))
    weights = _rarity(wanted, [entry for entry, _ in entries])
    asks_why = re.match(r"(?:and )?(?:why|how come|what for|for what reason)\b", question, re.IGNORECASE) is not None
    scored: list[Scored] = []
    for entry, vectors in entries:
        meanings = vectors @ vector
        for position, context in _retrieved(entry, passage_scores):
            sentence = entry.reading.sentences[position]
            if aspects is not None and sentence.aspect not in aspects:
                continue
            coverage = _coverage(weights, sentence.text)
            meaning = float(meanings[position])
            score = _MEANING * meaning + _CONTEXT * context + _WORDS * coverage
            if asks_why and _GIVES_REASON.search(sentence.text):
                score += _REASON_BONUS
            scored.append(Scored(entry, position, score, meaning, coverage))
    ranked = sorted(scored, key=lambda item: -item.score)
    return _with_cause(ranked) if asks_why and aspects is None else ranked


def _with_cause(ranked: Sequence[Scored]) -> list[Scored]:
    """The answers to "why": next to the best sentence comes what is told right before and after it, as a cause is."""
    if not ranked:
        return []
    best = ranked[0]
    beside = [item for item in ranked if item.entry.key == best.entry.key and abs(item.position - best.position) == 1]
    beside = [replace(item, score=best.score * _BESIDE) for item in sorted(beside, key=lambda item: item.position)]
    places = {(item.entry.key, item.position) for item in beside}
    return [best, *beside, *(item for item in ranked[1:] if (item.entry.key, item.position) not in places)]


def _retrieved(entry: Entry, passage_scores: dict[int, float]) -> Iterable[tuple[int, float]]:
    """The positions of the sentences of retrieved passages, each with its passage's score."""
    for passage in entry.reading.passages:
        if passage.id in passage_scores:
            for position, sentence in enumerate(entry.reading.sentences):
                if passage.span.start <= sentence.span.start and sentence.span.end <= passage.span.end:
                    yield position, passage_scores[passage.id]


def _rarity(words: Sequence[str], entries: Sequence[Entry]) -> dict[str, float]:
    """How telling each word is: the rarer in these reviews' sentences, the more (Spärck Jones 1972)."""
    sentences = [set(content_words(sentence.text)) for entry in entries for sentence in entry.reading.sentences]
    counts = Counter(word for found in sentences for word in found)
    return {word: math.log((len(sentences) + 1) / (counts[word] + 0.5)) for word in words}


def _coverage(weights: dict[str, float], text: str) -> float:
    total = sum(weights.values())
    if total <= 0:
        return 0.0
    there = set(content_words(text))
    return sum(weight for word, weight in weights.items() if word in there) / total

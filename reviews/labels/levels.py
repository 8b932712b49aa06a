"""From probabilities to labels: one threshold, what the words say outright, and what the author says."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reviews import lexicon
from reviews.labels import network
from reviews.labels.drafts import Draft, draft
from reviews.labels.features import features
from reviews.labels.known import Known
from reviews.labels.network import Network
from reviews.passages import build_passages
from reviews.records import Aspect, Reading, Sentence, SpoilerLevel

_ASPECTS = tuple(Aspect)
_LEVELS = tuple(SpoilerLevel)


def label(
    drafts: Sequence[Draft],
    known: Known,
    vectors: NDArray[np.float32] | None = None,
    by: Network | None = None,
) -> tuple[Sentence, ...]:
    """Label the sentences of one review, in order; `known` is what it says of who is in it and behind it.

    `vectors` are those of its sentences, (n, 384) unit rows of the model `network.VECTORS_OF`; without them its words
    alone decide, and more of it is covered. The spoiler score is the probability of PLOT or ENDING. `by` decides in
    place of what comes with Matinee.
    """
    if not drafts:
        return ()
    judge = by or network.load(with_vectors=vectors is not None)
    found = judge.probabilities(features(drafts, known), vectors)
    return tuple(
        _labelled(one, known, aspects, levels, judge.threshold)
        for one, aspects, levels in zip(drafts, *found, strict=True)
    )


def relabel(reading: Reading, vectors: NDArray[np.float32] | None, by: Network | None = None) -> Reading:
    """The reading with its sentences labelled anew, now that they have vectors; these and `by` as in `label`."""
    drafts = drafts_of(reading)
    return _with_labels(reading, drafts, label(drafts, known_of(reading), vectors, by))


def with_labels(reading: Reading, sentences: Sequence[Sentence]) -> Reading:
    """The reading with these sentences, which differ from its own in their labels alone, and passages made of them."""
    return _with_labels(reading, drafts_of(reading), sentences)


def _with_labels(reading: Reading, drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> Reading:
    review = reading.review
    passages = build_passages(review.id, review.text, sentences, [one.paragraph for one in drafts])
    return replace(reading, sentences=tuple(sentences), passages=passages)


def drafts_of(reading: Reading) -> tuple[Draft, ...]:
    """The sentences of a reading as they were before they were labelled."""
    placed = [(sentence.span, sentence.marked) for sentence in reading.sentences]
    return draft(reading.review.text, placed, reading.left_out, reading.review.film.title)


def known_of(reading: Reading) -> Known:
    """What a review says of who is in the film, and behind it."""
    return Known.of(reading.cast, reading.facts, reading.review.film.title)


def _labelled(
    one: Draft, known: Known, aspects: NDArray[np.float32], levels: NDArray[np.float32], threshold: float
) -> Sentence:
    aspect = _ASPECTS[int(aspects.argmax())]
    score = float(levels[SpoilerLevel.PLOT] + levels[SpoilerLevel.ENDING])
    if lexicon.ENDS_BADLY_OR_WELL.search(one.text):
        score = max(score, threshold)
    elif known.only_casts(one.span, one.text):
        score = min(score, threshold / 2)
    if one.marked is not None:
        score = 1.0 if one.marked >= SpoilerLevel.PLOT else 0.0
    among = _LEVELS[SpoilerLevel.PLOT :] if score >= threshold else _LEVELS[: SpoilerLevel.PLOT]
    level = max(among, key=lambda item: levels[item])
    return Sentence(one.span, one.text, aspect, level, min(1.0, round(score, 4)), one.marked)

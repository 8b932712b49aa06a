"""Cross-validation by film: every review labelled by networks, and a threshold, that never saw its film."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from reviews.labels import relabel
from reviews.labels.features import features
from reviews.labels.levels import drafts_of, known_of
from reviews.labels.network import Network
from reviews.records import Aspect, Reading
from scripts.labels.figures import Labelled
from scripts.labels.gold import Gold, Part
from scripts.labels.training import Array, Example, Sides, train

SEEDS = (1, 2, 3, 4)
FOLDS = 5
# The samples tell their stories at length, as most reviews for bots of this kind will, and are few: each counts twice.
_TIMES = {Part.SAMPLES: 2, Part.WRITTEN: 2, Part.SHARED: 1}
# 97 of 100 spoilers are to be covered; of other films than those on which a threshold was chosen it covers fewer.
# By words alone, where less is known, it costs more to be sure.
COVERED, COVERED_BY_WORDS = 0.985, 0.98


@dataclass(frozen=True, slots=True)
class Run:
    """One kind of networks trained and tried: `found` are all reviews of `gold` as labelled by those of other films.

    The reviews that are kept out of training are labelled by `final`, which was trained on all others; its threshold is
    the one that all samples together call for.
    """

    gold: Sequence[Gold]
    found: Sequence[Reading]
    final: Network

    def of_part(self, part: Part) -> Labelled:
        """The reviews of one part, true and found."""
        chosen = [number for number, item in enumerate(self.gold) if item.part is part]
        return Labelled([self.gold[n] for n in chosen], [self.found[n].sentences for n in chosen])


def cross_validate(gold: Sequence[Gold], vectors: Sequence[Array], sides: Sides | None) -> Run:
    """Train for each fold and for all, and label every review by what did not see its film.

    `vectors` are those of each review's sentences, (n, 384); without `sides` the networks are those for words alone.
    """
    examples = [_example(item, of) for item, of in zip(gold, vectors, strict=True)]
    fold_of = _parted(gold)

    def trained_without(fold: int | None) -> Network:
        chosen = [n for n in range(len(gold)) if fold_of[n] is not None and fold_of[n] != fold]
        return train([examples[n] for n in chosen for _ in range(_TIMES[gold[n].part])], sides, SEEDS)

    networks = [trained_without(fold) for fold in range(FOLDS)]
    final = trained_without(None)

    def labelled(number: int, threshold: float) -> Reading:
        fold = fold_of[number]
        judge = replace(final if fold is None else networks[fold], threshold=threshold)
        return relabel(gold[number].reading, vectors[number] if sides else None, judge)

    scored = [labelled(number, 0.5) for number in range(len(gold))]

    def threshold_without(fold: int | None) -> float:
        chosen = [n for n, item in enumerate(gold) if item.part is Part.SAMPLES and fold_of[n] != fold]
        return Labelled([gold[n] for n in chosen], [scored[n].sentences for n in chosen]).threshold_for(
            COVERED if sides else COVERED_BY_WORDS
        )

    thresholds = {fold: threshold_without(fold) for fold in (*range(FOLDS), None)}
    found = [labelled(number, thresholds[fold_of[number]]) for number in range(len(gold))]
    return Run(gold, found, replace(final, threshold=thresholds[None]))


def _parted(gold: Sequence[Gold]) -> list[int | None]:
    """The fold of each review, all reviews of a film in one; None for those kept out, and others of the same films."""
    kept_out = {item.film for item in gold if item.part is Part.HELD_OUT}
    films = sorted({item.film for item in gold} - kept_out)
    random.Random(0).shuffle(films)  # noqa: S311 - the same folds each time, nothing secret
    folds = {film: number % FOLDS for number, film in enumerate(films)}
    return [folds.get(item.film) for item in gold]


def _example(item: Gold, vectors: Array) -> Example:
    order = list(Aspect)
    return Example(
        features(drafts_of(item.reading), known_of(item.reading)),
        vectors,
        np.array([order.index(aspect) for aspect in item.aspects]),
        np.array([int(level) for level in item.levels]),
    )

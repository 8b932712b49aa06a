"""How well labels agree with those given by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reviews.records import Aspect, Sentence, SpoilerLevel
from scripts.labels.gold import Gold


@dataclass(frozen=True, slots=True)
class Labelled:
    """Reviews with their true labels, and the sentences as they were labelled without them, review by review."""

    gold: Sequence[Gold]
    found: Sequence[Sequence[Sentence]]

    @property
    def scores(self) -> NDArray[np.float64]:
        """The spoiler score of every sentence."""
        return np.array([sentence.spoiler_score for sentences in self.found for sentence in sentences])

    @property
    def spoils(self) -> NDArray[np.bool_]:
        """Whether each sentence is in truth PLOT or ENDING."""
        return np.array([level >= SpoilerLevel.PLOT for item in self.gold for level in item.levels])

    @property
    def covered(self) -> NDArray[np.bool_]:
        """Whether each sentence was covered."""
        return np.array([s.spoiler >= SpoilerLevel.PLOT for sentences in self.found for s in sentences])

    @property
    def auc(self) -> float:
        """The area under the ROC curve: how often a spoiler scores above what is none; ties count half."""
        scores, spoils = self.scores, self.spoils
        _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
        ranks = (np.cumsum(count) - (count - 1) / 2)[place]
        yes, no = int(spoils.sum()), int((~spoils).sum())
        return float((ranks[spoils].sum() - yes * (yes + 1) / 2) / (yes * no))

    @property
    def aspect_accuracy(self) -> float:
        """The share of sentences with the right aspect."""
        return float(np.trace(self.confusion) / self.confusion.sum())

    @property
    def confusion(self) -> NDArray[np.int64]:
        """How often each true aspect, by row, was called each, by column, in the order of `Aspect`."""
        order = list(Aspect)
        counts = np.zeros((len(order), len(order)), dtype=np.int64)
        for item, sentences in zip(self.gold, self.found, strict=True):
            for aspect, sentence in zip(item.aspects, sentences, strict=True):
                counts[order.index(aspect), order.index(sentence.aspect)] += 1
        return counts

    @property
    def spoilers_covered(self) -> float:
        """The share of true spoilers that are covered."""
        return float(self.covered[self.spoils].mean())

    @property
    def rest_readable(self) -> float:
        """The share of what is no spoiler that stays readable."""
        return float(1 - self.covered[~self.spoils].mean())

    def threshold_for(self, share: float) -> float:
        """The highest score from which sentences must be covered for that share of the spoilers to be."""
        scores = np.sort(self.scores[self.spoils])
        return float(scores[int((1 - share) * len(scores))])

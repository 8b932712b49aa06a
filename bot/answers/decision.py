"""Whether the reviews answer a question at all: one decision, for every kind of question that quotes answer."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# Fitted by `python -m scripts.answers.calibrate` on questions that neither the question encoder nor the reader has
# learnt from: what the first two signs are worth, as log-odds, and the odds of an answer where all signs are 0.
_WORTH = (0.56, 1.40)
_BIAS = -0.44
# A text that tells the story and nothing else answers nearly every question on it. The fitted questions have no such
# texts; this is enough for all but the farthest.
_OF_A_SYNOPSIS = 3.0
_SYNOPSIS_FROM = 0.75
# Of questions that the reviews do answer, about one in twenty is thought less likely to be answered than this.
_LEAST_CHANCE = 0.42


def signs(*, lead: float, best: float, told: float) -> NDArray[np.float64]:
    """What tells whether a question is answered, in the order of the worths.

    `lead` are the reader's log-odds that some sentence answers rather than none, `best` is the best sentence's score,
    and `told` the share of the sentences that tell the story.
    """
    return np.array([lead, best / 10, float(told >= _SYNOPSIS_FROM)])


def chance(found: Sequence[float] | NDArray[np.float64]) -> float:
    """The probability that the reviews answer, by its signs."""
    return 1 / (1 + math.exp(-(_BIAS + float(np.dot((*_WORTH, _OF_A_SYNOPSIS), found)))))


def is_answered(probability: float) -> bool:
    """Whether to answer at all."""
    return probability >= _LEAST_CHANCE

"""What kind of question a text is by its meaning, for questions that no known wording tells."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answers.records import Kind
from index.embedder import Vectors

# Of the default model's vectors.
VECTOR_LENGTH = 384
# The kinds that are told apart, in the order of the weights' columns; how a film ends is part of its plot here.
KINDS = (Kind.PLOT, Kind.OPINION, Kind.CAST, Kind.FACT, Kind.WHICH_FILM, Kind.OFF_TOPIC)
# What `python -m scripts.answers.train FOLDER kinds` makes: "weights" (384, kinds) and "bias" (kinds,).
KIND_WEIGHTS = Path(__file__).with_name("kinds.npz")
# From this probability a text that names no film is not about films.
_OFF_TOPIC_FROM = 0.55
# And from this one that asks for a film, though one is talked about.
_SURELY_WHICH_FILM = 0.8


def kind_of(vector: Vectors, *, knows_film: bool, names_film: bool) -> Kind:
    """The likeliest kind of a question by its unit vector (384,), as the default model embeds questions.

    A question that names a film is about films, and asks for none; one whose film is known must surely ask for one.
    """
    chances = dict(zip(KINDS, map(float, kind_chances(vector)), strict=True))
    off_topic, which_film = chances.pop(Kind.OFF_TOPIC), chances.pop(Kind.WHICH_FILM)
    if not names_film and off_topic >= _OFF_TOPIC_FROM:
        return Kind.OFF_TOPIC
    if not names_film and which_film >= (_SURELY_WHICH_FILM if knows_film else max(chances.values())):
        return Kind.WHICH_FILM
    return max(chances, key=lambda kind: chances[kind])


def kind_chances(vector: Vectors) -> NDArray[np.float32]:
    """The probability of each of the `KINDS`."""
    weights, bias = _head()
    odds = vector @ weights + bias
    odds -= np.logaddexp.reduce(odds)
    chances: NDArray[np.float32] = np.exp(odds)
    return chances


@cache
def _head() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    with np.load(KIND_WEIGHTS) as weights:
        return weights["weights"], weights["bias"]

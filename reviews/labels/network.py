"""The trained networks, as numpy runs them: from numbers and vectors of a review's sentences to probabilities.

Each reads the whole review at once, forwards and backwards, by gated recurrent units (Cho et al. 2014,
https://arxiv.org/abs/1406.1078, in the form of https://docs.pytorch.org/docs/stable/generated/torch.nn.GRU.html), so
that what is told before and after a sentence decides with. Several, trained from different starts, are averaged.
`scripts/labels/train.py` makes the weights.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from reviews.labels.features import Numbers

# The embedding model whose vectors the weights were trained with, and the length of these.
VECTORS_OF = "sentence-transformers/all-MiniLM-L6-v2"
VECTOR_LENGTH = 384
# Numbers are brought to one scale and cut off here, so that no outlier shouts the rest down.
MOST_DEVIATIONS = 4.0
ASPECTS = 5

_Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Network:
    """Weights of several networks of one shape, on the first axis (k); all float32.

    Vectors reach a network through two doors: `sides`, what other data sets say a vector means, and `project`, what
    the network has learnt itself. A network for words alone has none.
    """

    threshold: float  # the score, a probability of PLOT or ENDING, from which a sentence is covered
    mean: _Array  # (width,)
    scale: _Array  # (width,)
    sides: _Array  # (384, sides)
    sides_bias: _Array  # (sides,)
    project: _Array  # (k, 384, projected)
    project_bias: _Array  # (k, 1, projected)
    enter: _Array  # (k, width + sides + projected, hidden)
    enter_bias: _Array  # (k, 1, hidden)
    read: _Array  # (k, 2, hidden, 3 * unit): reset, update and new, forwards and backwards
    read_bias: _Array  # (k, 2, 1, 3 * unit)
    carry: _Array  # (k, 2, unit, 3 * unit)
    carry_bias: _Array  # (k, 2, 1, 3 * unit)
    leave: _Array  # (k, 2 * unit + hidden, aspects + levels)
    leave_bias: _Array  # (k, 1, aspects + levels)

    def probabilities(self, numbers: Numbers, vectors: _Array | None) -> tuple[_Array, _Array]:
        """The probabilities of each sentence's aspects, (n, 5), and levels, (n, 4), in the order of their enums.

        `numbers` are its features, (n, width), n > 0; `vectors` are (n, 384) unit rows, None for a network for words.
        """
        nets, count = len(self.enter), len(numbers)
        scaled = np.clip((numbers - self.mean) / self.scale, -MOST_DEVIATIONS, MOST_DEVIATIONS)
        seen = np.broadcast_to(scaled, (nets, *scaled.shape))
        if vectors is not None:
            told = vectors @ self.sides + self.sides_bias
            told = np.broadcast_to(told, (nets, count, told.shape[1]))
            seen = np.concatenate([seen, told, np.tanh(vectors @ self.project + self.project_bias)], axis=2)
        entered = np.maximum(seen @ self.enter + self.enter_bias, 0.0)
        out = np.concatenate([self._pass(entered), entered], axis=2) @ self.leave + self.leave_bias
        aspects, levels = _softmax(out[..., :ASPECTS]), _softmax(out[..., ASPECTS:])
        return aspects.mean(axis=0), levels.mean(axis=0)

    def _pass(self, entered: _Array) -> _Array:
        """Read the sentences forwards and backwards: (k, n, hidden) to (k, n, 2 * unit)."""
        nets, count, _ = entered.shape
        both = np.stack([entered, entered[:, ::-1]], axis=1)
        given = both @ self.read + self.read_bias
        unit = self.carry.shape[2]
        state = np.zeros((nets, 2, 1, unit), dtype=np.float32)
        states = np.empty((nets, 2, count, unit), dtype=np.float32)
        for step in range(count):
            now = given[:, :, step : step + 1]
            kept = state @ self.carry + self.carry_bias
            gates = _sigmoid(now[..., : 2 * unit] + kept[..., : 2 * unit])
            reset, update = gates[..., :unit], gates[..., unit:]
            new = np.tanh(now[..., 2 * unit :] + reset * kept[..., 2 * unit :])
            state = new + update * (state - new)
            states[:, :, step] = state[:, :, 0]
        return np.concatenate([states[:, 0], states[:, 1, ::-1]], axis=2)


def _sigmoid(values: _Array) -> _Array:
    half: _Array = 0.5 * (np.tanh(0.5 * values) + 1.0)
    return half


def _softmax(values: _Array) -> _Array:
    powers = np.exp(values - values.max(axis=-1, keepdims=True))
    shares: _Array = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def from_arrays(arrays: Mapping[str, NDArray[np.floating]], prefix: str) -> Network:
    """The network whose arrays, of any floating type, stand under `prefix` + their name."""
    found = {field.name: arrays[prefix + field.name].astype(np.float32) for field in fields(Network)}
    return Network(float(found.pop("threshold")), **found)


def to_arrays(network: Network, prefix: str) -> dict[str, NDArray[np.float16]]:
    """What `from_arrays` reads, in half precision, which tells the same to three digits."""
    return {prefix + field.name: np.asarray(getattr(network, field.name), np.float16) for field in fields(network)}


@lru_cache(maxsize=2)
def load(*, with_vectors: bool) -> Network:
    """The network that comes with Matinee: the one for sentences with vectors, or the one for words alone."""
    with (files("reviews.labels") / "weights.npz").open("rb") as file, np.load(file) as arrays:
        return from_arrays(arrays, "vectors/" if with_vectors else "words/")

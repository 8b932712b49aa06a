"""The networks as PyTorch trains them; `reviews.labels.network` runs what comes out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from reviews.labels.features import WIDTH
from reviews.labels.network import ASPECTS, MOST_DEVIATIONS, VECTOR_LENGTH, Network
from reviews.records import SpoilerLevel

Array = NDArray[np.float32]

# Found by cross-validation on the training reviews: more layers, wider ones, and left-out sentences gave nothing.
_HIDDEN, _UNIT, _PROJECTED = 64, 32, 48
_DROPOUT = 0.5
_EPOCHS, _BATCH = 14, 8
_RATE, _DECAY, _WARM_UP = 3e-3, 1e-3, 0.2
_SMOOTHING = 0.05
_LARGEST_STEP = 1.0
# The numbers of a unit vector are near 0.05; the networks learn faster from larger ones.
_VECTOR_SCALE = 10.0
_SIDE_SCALE = 0.5
_SIDE_STEPS = 60
_NOT_A_SENTENCE = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled review as the networks see it: numbers (n, `WIDTH`), vectors (n, 384), and the labels' numbers."""

    numbers: Array
    vectors: Array
    aspects: NDArray[np.int64]
    levels: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sides:
    """What other data sets say a vector means, a column a question: (384, sides) and (sides,)."""

    weights: Array
    bias: Array

    def of(self, vectors: Array) -> Array:
        """The answers of each vector, as log-odds on the networks' scale: (n, sides)."""
        found: Array = vectors @ self.weights + self.bias
        return found


def learn_sides(questions: Sequence[tuple[Array, Sequence[bool]]]) -> Sides:
    """Learn a logistic head for each question: vectors (n, 384) and whether the answer is yes."""
    weights, bias = [], []
    for vectors, answers in questions:
        given, wanted = torch.tensor(vectors), torch.tensor([float(answer) for answer in answers])
        head = nn.Linear(VECTOR_LENGTH, 1)
        nn.init.zeros_(head.weight)
        nn.init.zeros_(head.bias)
        optimiser = torch.optim.LBFGS(head.parameters(), max_iter=_SIDE_STEPS)

        def loss() -> Any:  # noqa: ANN401 - a tensor, whose type is not read
            optimiser.zero_grad()  # noqa: B023 - called before the next head is made
            miss = nn.functional.binary_cross_entropy_with_logits(head(given)[:, 0], wanted)  # noqa: B023
            cost = miss + head.weight.square().sum() / (2 * len(wanted))  # noqa: B023
            cost.backward()
            return cost

        optimiser.step(loss)
        weights.append(head.weight.detach().numpy()[0] * _SIDE_SCALE)
        bias.append(float(head.bias.detach()) * _SIDE_SCALE)
    return Sides(np.stack(weights, axis=1).astype(np.float32), np.array(bias, dtype=np.float32))


def train(examples: Sequence[Example], sides: Sides | None, seeds: Sequence[int]) -> Network:
    """Train a network for each seed, for sentences with vectors, or without `sides` for words alone."""
    numbers = np.concatenate([example.numbers for example in examples])
    mean, scale = numbers.mean(axis=0), numbers.std(axis=0) + 1e-2
    inputs = [_inputs(example, mean, scale, sides) for example in examples]
    return _exported([_trained(inputs, sides, seed) for seed in seeds], mean, scale, sides)


def untrained() -> Network:
    """A network for words that knows nothing, for reading reviews before there is a trained one."""
    net = _Net(WIDTH, with_vectors=False)
    for parameter in net.parameters():
        nn.init.zeros_(parameter)
    return _exported([net], np.zeros(WIDTH, dtype=np.float32), np.ones(WIDTH, dtype=np.float32), None)


class _Net(nn.Module):  # type: ignore[misc]
    def __init__(self, width: int, *, with_vectors: bool) -> None:
        super().__init__()
        self.project = nn.Linear(VECTOR_LENGTH, _PROJECTED) if with_vectors else None
        self.dropout = nn.Dropout(_DROPOUT)
        self.enter = nn.Linear(width + (_PROJECTED if with_vectors else 0), _HIDDEN)
        self.read = nn.GRU(_HIDDEN, _UNIT, bidirectional=True, batch_first=True)
        self.leave = nn.Linear(2 * _UNIT + _HIDDEN, ASPECTS + len(SpoilerLevel))

    def forward(self, numbers: Any, vectors: Any) -> Any:  # noqa: ANN401
        if self.project is not None:
            numbers = torch.cat([numbers, torch.tanh(self.project(self.dropout(vectors)))], dim=-1)
        entered = torch.relu(self.enter(self.dropout(numbers)))
        told, _ = self.read(entered)
        return self.leave(self.dropout(torch.cat([told, entered], dim=-1)))


def _inputs(example: Example, mean: Array, scale: Array, sides: Sides | None) -> tuple[Any, ...]:
    numbers = np.clip((example.numbers - mean) / scale, -MOST_DEVIATIONS, MOST_DEVIATIONS)
    if sides is not None:
        numbers = np.concatenate([numbers, sides.of(example.vectors)], axis=1)
    scaled = example.vectors * _VECTOR_SCALE
    return tuple(map(torch.tensor, (numbers, scaled, example.aspects, example.levels)))


def _trained(inputs: Sequence[tuple[Any, ...]], sides: Sides | None, seed: int) -> _Net:
    torch.manual_seed(seed)
    order = list(range(len(inputs)))
    chance = random.Random(seed)  # noqa: S311 - the same order each time, nothing secret
    net = _Net(WIDTH + (len(sides.bias) if sides else 0), with_vectors=sides is not None)
    optimiser = torch.optim.AdamW(net.parameters(), lr=_RATE, weight_decay=_DECAY)
    steps = -(-len(inputs) // _BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, _RATE, epochs=_EPOCHS, steps_per_epoch=steps, pct_start=_WARM_UP
    )
    for _ in range(_EPOCHS):
        net.train()
        chance.shuffle(order)
        for start in range(0, len(order), _BATCH):
            batch = [inputs[number] for number in order[start : start + _BATCH]]
            numbers, vectors, aspects, levels = (
                nn.utils.rnn.pad_sequence(
                    [item[place] for item in batch],
                    batch_first=True,
                    padding_value=0.0 if place < 2 else _NOT_A_SENTENCE,  # noqa: PLR2004
                )
                for place in range(4)
            )
            found = net(numbers, vectors).flatten(0, 1)
            cost = nn.functional.cross_entropy(found[:, :ASPECTS], aspects.flatten())
            cost = cost + nn.functional.cross_entropy(found[:, ASPECTS:], levels.flatten(), label_smoothing=_SMOOTHING)
            optimiser.zero_grad()
            cost.backward()
            nn.utils.clip_grad_norm_(net.parameters(), _LARGEST_STEP)
            optimiser.step()
            schedule.step()
    net.eval()
    return net


def _exported(nets: Sequence[_Net], mean: Array, scale: Array, sides: Sides | None) -> Network:
    def stacked(*arrays: Any) -> Array:  # noqa: ANN401
        return np.stack([array.detach().numpy() for array in arrays]).astype(np.float32)

    def both(name: str) -> Array:
        forwards, backwards = (
            stacked(*(getattr(net.read, f"{name}_l0{end}") for net in nets)) for end in ("", "_reverse")
        )
        found = np.stack([forwards, backwards], axis=1)
        return found.swapaxes(2, 3) if name.startswith("weight") else found[:, :, None]

    nothing = np.zeros((len(nets), VECTOR_LENGTH, 0), dtype=np.float32)
    projects = [net.project for net in nets if net.project is not None]
    return Network(
        threshold=0.0,  # until it is known where to put it, all is covered
        mean=mean,
        scale=scale,
        sides=sides.weights if sides else nothing[0],
        sides_bias=sides.bias if sides else nothing[0, 0],
        project=stacked(*(item.weight.T for item in projects)) * _VECTOR_SCALE if projects else nothing,
        project_bias=stacked(*(item.bias for item in projects))[:, None] if projects else nothing[:, :1],
        enter=stacked(*(net.enter.weight.T for net in nets)),
        enter_bias=stacked(*(net.enter.bias for net in nets))[:, None],
        read=both("weight_ih"),
        read_bias=both("bias_ih"),
        carry=both("weight_hh"),
        carry_bias=both("bias_hh"),
        leave=stacked(*(net.leave.weight.T for net in nets)),
        leave_bias=stacked(*(net.leave.bias for net in nets))[:, None],
    )

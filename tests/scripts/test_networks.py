"""What is trained is what runs."""

from importlib.resources import files

import numpy as np
import pytest
import torch

from reviews.labels import network
from reviews.labels.features import WIDTH
from reviews.labels.network import VECTOR_LENGTH, from_arrays, to_arrays
from scripts.labels.training import Example, Sides, _exported, _inputs, _Net, learn_sides, train


def example(count: int, seed: int) -> Example:
    """A review of so many sentences, made by chance."""
    chance = np.random.default_rng(seed)
    vectors = chance.normal(size=(count, VECTOR_LENGTH)).astype(np.float32)
    return Example(
        chance.normal(size=(count, WIDTH)).astype(np.float32),
        vectors / np.linalg.norm(vectors, axis=1, keepdims=True),
        chance.integers(0, 5, count),
        chance.integers(0, 4, count),
    )


SIDES = Sides(
    np.random.default_rng(0).normal(size=(VECTOR_LENGTH, 3)).astype(np.float32), np.array([0.1, -0.2, 0.3], np.float32)
)


@pytest.mark.parametrize("sides", [None, SIDES], ids=["words", "vectors"])
@pytest.mark.parametrize("count", [1, 2, 7])
def test_numpy_says_what_torch_says(sides: Sides | None, count: int) -> None:
    """The probabilities from numpy are those from PyTorch, averaged over the networks, for reviews of any length."""
    torch.manual_seed(3)
    width = WIDTH + (len(sides.bias) if sides else 0)
    nets = [_Net(width, with_vectors=sides is not None).eval() for _ in range(2)]
    seen = example(count, 1)
    mean, scale = seen.numbers.mean(axis=0), seen.numbers.std(axis=0) + 1
    numbers, vectors, _, _ = _inputs(seen, mean, scale, sides)
    outs = [net(numbers[None], vectors[None])[0] for net in nets]
    aspects = sum(torch.softmax(out[:, :5], -1) for out in outs).detach().numpy() / 2
    levels = sum(torch.softmax(out[:, 5:], -1) for out in outs).detach().numpy() / 2
    found = _exported(nets, mean, scale, sides).probabilities(seen.numbers, seen.vectors if sides else None)
    assert np.allclose(found[0], aspects, atol=1e-5)
    assert np.allclose(found[1], levels, atol=1e-5)


def test_training_learns() -> None:
    """Networks learn to tell sentences apart by a number that tells them apart."""
    *examples, unseen = (example(12, seed) for seed in range(33))
    for item in (*examples, unseen):
        item.numbers[:, 8:] = 0
        item.levels[:] = np.where(item.numbers[:, 0] > 0, 2, 0)
    found = train(examples, None, [1])
    _, levels = found.probabilities(unseen.numbers, None)
    assert ((levels[:, 2] > levels[:, 0]) == (unseen.levels == 2)).mean() > 0.8


def test_heads_learn() -> None:
    """A head learns which vectors answer its question with yes."""
    seen = example(400, 5).vectors
    sides = learn_sides([(seen, [bool(yes) for yes in seen[:, 0] > 0])])
    unseen = example(200, 6).vectors
    assert ((sides.of(unseen)[:, 0] > 0) == (unseen[:, 0] > 0)).mean() > 0.7


def test_weights_are_written_and_read() -> None:
    """What is written in half precision says the same, to two digits, when it is read."""
    seen = example(5, 2)
    made = train([seen], SIDES, [1])
    again = from_arrays(to_arrays(made, "a/"), "a/")
    for one, other in zip(
        made.probabilities(seen.numbers, seen.vectors), again.probabilities(seen.numbers, seen.vectors), strict=True
    ):
        assert np.allclose(one, other, atol=0.01)


def test_the_weights_that_come_along() -> None:
    """The shipped weights are smaller than a megabyte, and fit the features and the vectors."""
    assert (files("reviews.labels") / "weights.npz").stat().st_size < 1_000_000  # type: ignore[attr-defined]
    for with_vectors in (False, True):
        seen = example(6, 4)
        found = network.load(with_vectors=with_vectors).probabilities(
            seen.numbers, seen.vectors if with_vectors else None
        )
        assert [part.shape for part in found] == [(6, 5), (6, 4)]
        assert all(np.allclose(part.sum(axis=1), 1, atol=1e-4) for part in found)

"""Layers whose change is learnt at low rank; `index.adapters` applies what comes out."""

import math
from collections.abc import Iterator

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from index.adapters import DOWN, UP


class LowRank(nn.Module):  # type: ignore[misc]
    """A linear layer that stays as it is, and the change beside it that is learnt."""

    def __init__(self, layer: nn.Linear, rank: int) -> None:
        """Begin with no change."""
        super().__init__()
        self.layer = layer
        self.down = nn.Parameter(torch.randn(rank, layer.in_features) / math.sqrt(layer.in_features))
        self.up = nn.Parameter(torch.zeros(layer.out_features, rank))

    def forward(self, inputs: torch.Tensor) -> torch.Tensor:
        """What the changed layer gives."""
        change: torch.Tensor = inputs @ self.down.T @ self.up.T
        given: torch.Tensor = self.layer(inputs)
        return given + change


def open_up(model: nn.Module, rank: int) -> list[nn.Parameter]:
    """Freeze a transformer but for a change to every linear layer of its blocks, and give back what is to be learnt."""
    for parameter in model.parameters():
        parameter.requires_grad_(requires_grad=False)
    learnt: list[nn.Parameter] = []
    for name, layer in list(model.named_modules()):
        if isinstance(layer, nn.Linear) and name.startswith("encoder."):
            parent, _, last = name.rpartition(".")
            opened = LowRank(layer, rank)
            setattr(model.get_submodule(parent), last, opened)
            learnt += [opened.down, opened.up]
    return learnt


def schedule(optimiser: torch.optim.Optimizer, warm_up: int, steps: int) -> torch.optim.lr_scheduler.LambdaLR:
    """A rate that rises over the first steps, and then falls to nothing in a straight line."""
    return torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / warm_up) * max(0.0, 1 - step / steps)
    )


def changes(model: nn.Module) -> Iterator[tuple[str, NDArray[np.float16]]]:
    """The changes that were learnt, by the names of their files' arrays."""
    for name, layer in model.named_modules():
        if isinstance(layer, LowRank):
            yield name + DOWN, layer.down.detach().numpy().astype(np.float16)
            yield name + UP, layer.up.detach().numpy().astype(np.float16)

"""Logistic regression over several classes, for small heads."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray

_STEPS = 150


def fit(
    given: NDArray[np.float32], labels: Sequence[int], classes: int, *, decay: float, evenly: float
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Learn labels from signs (n, signs): weights (signs, classes) and bias (classes,).

    With `evenly` 1 every class weighs alike, with 0 every example; `decay` is what a weight's square costs.
    """
    signs, wanted = torch.tensor(given), torch.tensor(labels)
    counts = torch.bincount(wanted, minlength=classes)
    weighing = (len(labels) / classes / counts) ** evenly
    head = torch.nn.Linear(given.shape[1], classes)
    torch.nn.init.zeros_(head.weight)
    torch.nn.init.zeros_(head.bias)
    optimiser = torch.optim.LBFGS(head.parameters(), max_iter=_STEPS)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        miss = torch.nn.functional.cross_entropy(head(signs), wanted, weight=weighing)
        cost: torch.Tensor = miss + decay * head.weight.square().sum()
        cost.backward()
        return cost

    optimiser.step(loss)
    return head.weight.detach().numpy().T.astype(np.float32), head.bias.detach().numpy().astype(np.float32)

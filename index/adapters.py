"""Small changes to the weights of the default embedding model, learnt for a task of its own.

A change is of low rank: W + B A, with A (r, inputs) and B (outputs, r), as in Hu et al., "LoRA: Low-Rank Adaptation of
Large Language Models", ICLR 2022, https://arxiv.org/abs/2106.09685. Stored are A and B only, as half floats.
"""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import numpy as np
from numpy.typing import NDArray

# How the two factors of a layer's change are called in a file: its path in the model, and one of these.
DOWN, UP = ".down", ".up"


def adapted(model: Any, changes: Mapping[str, NDArray[np.float16]]) -> Any:  # noqa: ANN401 - torch loads slowly
    """A copy of a PyTorch `model` with the `changes` added to the weights of its layers; the model stays as it is.

    What is not changed is shared, not copied.
    """
    import torch  # noqa: PLC0415 - as above

    changed = [name.removesuffix(DOWN) for name in changes if name.endswith(DOWN)]
    shared = {
        id(weight): weight for name, weight in model.named_parameters() if name.removesuffix(".weight") not in changed
    }
    copy = deepcopy(model, shared)
    for name in changed:
        up, down = (changes[name + end].astype(np.float32) for end in (UP, DOWN))
        with torch.no_grad():
            copy.get_submodule(name).weight += torch.from_numpy(up @ down)
    return copy

"""A reader: looks at a question and at sentences together, and tells which of them answers it, or that none does.

It is the default embedding model, changed at low rank (see `index.adapters`) and with two heads of its own: one scores
each sentence, one says that none answers.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.adapters import adapted

# Which vectors the weights hold beside the changes.
HEADS = ("sentence", "none")
# What `scripts.answers.train` makes of the default model for reading.
READER_WEIGHTS = Path(__file__).with_name("reader.npz")
# Tokens of question and sentences together; time grows with them.
MOST_TOKENS = 128
_LONGEST_QUESTION = 40


@dataclass(frozen=True, slots=True)
class Page:
    """A question and sentences as the reader sees them: one row of tokens.

    `owners` says to which sentence each token belongs, -1 for none.
    """

    ids: list[int]
    kinds: list[int]
    owners: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: the log-probability that each sentence answers, (n,), and that none does."""

    scores: NDArray[np.float32]
    none: float


def plain_tokenizer(model: Any) -> Any:  # noqa: ANN401 - its type lives in a library that loads slowly
    """A model's tokenizer, of its own and as fast, but without padding and cutting."""
    backend = deepcopy(model.tokenizer.backend_tokenizer)
    backend.no_padding()
    backend.no_truncation()
    return backend


def page_of(tokenizer: Any, question: str, sentences: Sequence[str]) -> Page:  # noqa: ANN401 - as above
    """Lay a question and as many of the sentences, in order, as there is room for out as tokens."""
    asked = tokenizer.encode(question, add_special_tokens=False).ids[:_LONGEST_QUESTION]
    begin, end = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    ids, owners = [begin, *asked, end], [-1] * (len(asked) + 2)
    kinds = [0] * len(ids)
    for number, encoded in enumerate(tokenizer.encode_batch(list(sentences), add_special_tokens=False)):
        room = MOST_TOKENS - len(ids) - 1
        if room <= 0:
            break
        ids += [*encoded.ids[:room], end]
        owners += [number] * len(encoded.ids[:room]) + [-1]
        kinds += [1] * (len(encoded.ids[:room]) + 1)
    return Page(ids, kinds, np.array(owners))


class Reader(Protocol):
    """Tells which of several sentences answers a question."""

    def read(self, question: str, sentences: Sequence[str]) -> Found:
        """Read a question beside sentences, in the order of their text; one that finds no room scores lowest."""


class TransformerReader:
    """A `Reader` of a PyTorch transformer and heads; may be used from several threads."""

    def __init__(self, model: Any, weights: Mapping[str, NDArray[Any]]) -> None:  # noqa: ANN401 - as above
        """Take the default `SentenceTransformer`, and the weights: changes to it, and the heads, each (d,)."""
        self._tokenizer = plain_tokenizer(model)
        self._transformer = adapted(model[0].auto_model, weights)
        self._heads = {name: weights[name].astype(np.float32) for name in HEADS}

    def read(self, question: str, sentences: Sequence[str]) -> Found:
        """Read as `Reader.read` says."""
        import torch  # noqa: PLC0415 - loads slowly

        page = page_of(self._tokenizer, question, sentences)
        with torch.inference_mode():
            states = (
                self._transformer(input_ids=torch.tensor([page.ids]), token_type_ids=torch.tensor([page.kinds]))
                .last_hidden_state[0]
                .numpy()
            )
        of_sentences = np.full(len(sentences), -30.0, dtype=np.float32)
        for number in range(len(sentences)):
            own = page.owners == number
            if own.any():
                of_sentences[number] = states[own].mean(axis=0) @ self._heads["sentence"]
        none = float(states[0] @ self._heads["none"])
        total = float(np.logaddexp.reduce([*of_sentences, none]))
        return Found(of_sentences - total, none - total)

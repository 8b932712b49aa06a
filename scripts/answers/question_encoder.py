"""Trains the encoder of questions, against sentences that are embedded as ever."""

import random
from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from bot.answers.evidence import WEIGHTS, amid_neighbours, rarity_of, signals
from index.embedder import SentenceEmbedder, Vectors
from scripts.answers.examples import Example
from scripts.answers.low_rank import changes, open_up, schedule

_RANK = 16
_EPOCHS, _BATCH = 3, 32
_RATE, _DECAY, _WARM_UP = 1e-3, 0.01, 30
_LONGEST = 64


class _Encoder(nn.Module):  # type: ignore[misc]
    """A sentence-transformers model of a transformer and mean pooling, opened up for training."""

    def __init__(self, model: Any) -> None:  # noqa: ANN401 - the library gives no types
        super().__init__()
        self.tokenizer = model.tokenizer
        self.transformer = deepcopy(model[0].auto_model)
        self.learnt = open_up(self.transformer, _RANK)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """Unit vectors (n, d)."""
        tokens = self.tokenizer(list(texts), return_tensors="pt", padding=True, truncation=True, max_length=_LONGEST)
        states = self.transformer(**tokens).last_hidden_state
        mask = tokens["attention_mask"].unsqueeze(-1)
        return nn.functional.normalize((states * mask).sum(1) / mask.sum(1), dim=-1)


def train(examples: Sequence[Example], embedder: SentenceEmbedder, seed: int = 0) -> dict[str, NDArray[np.float16]]:
    """Learn to embed questions near the sentences that answer them; gives the changes to the embedder's model."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - the same order every time, nothing secret
    wanted = [example for example in examples if example.answering and len(example.text.sentences) > 1]
    vectors = {
        text.name: embedder.embed([text.of(n) for n in range(len(text.sentences))])
        for text in {example.text.name: example.text for example in wanted}.values()
    }
    encoder = _Encoder(embedder.model)
    optimiser = torch.optim.AdamW(encoder.learnt, lr=_RATE, weight_decay=_DECAY)
    steps = _EPOCHS * (len(wanted) // _BATCH)
    rate = schedule(optimiser, _WARM_UP, steps)
    encoder.train()
    for epoch in range(_EPOCHS):
        chance.shuffle(wanted)
        total = 0.0
        for start in range(0, len(wanted) - _BATCH + 1, _BATCH):
            batch = wanted[start : start + _BATCH]
            questions = encoder([example.question for example in batch])
            loss = torch.stack(
                [
                    _loss(example, question, vectors[example.text.name])
                    for example, question in zip(batch, questions, strict=True)
                ]
            ).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
            total += float(loss.detach())
        print(f"question encoder, epoch {epoch + 1}: loss {total / (len(wanted) // _BATCH):.3f}", flush=True)
    return dict(changes(encoder.transformer))


def _loss(example: Example, question: torch.Tensor, vectors: Vectors) -> torch.Tensor:
    """How unlikely it is that one of the answering sentences is taken among all of the text."""
    texts = [example.text.of(n) for n in range(len(example.text.sentences))]
    fixed = signals(rarity_of(example.question, texts), np.zeros(vectors.shape[1], np.float32), texts, vectors)
    scores = (
        torch.from_numpy(fixed @ np.array(WEIGHTS, np.float32))
        + WEIGHTS[0] * torch.from_numpy(vectors) @ question
        + WEIGHTS[1] * torch.from_numpy(amid_neighbours(vectors)) @ question
    )
    return -torch.logsumexp(nn.functional.log_softmax(scores, dim=0)[example.answering], dim=0)

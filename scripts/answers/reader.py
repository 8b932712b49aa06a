"""Trains the reader, which looks at a question and at sentences together."""

import random
from collections.abc import Sequence
from copy import deepcopy

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from bot.answers.evidence import WEIGHTS, rarity_of, signals
from index.embedder import SentenceEmbedder, Vectors
from index.reader import HEADS, MOST_TOKENS, Page, page_of, plain_tokenizer
from scripts.answers.examples import Example
from scripts.answers.low_rank import changes, open_up, schedule

_RANK = 16
_BATCH = 16
_RATE, _HEADS_RATE, _DECAY, _WARM_UP = 1e-3, 3e-3, 0.01, 60
# Tokens are counted only when a page is laid out; a token of English has about four characters.
_CHARACTERS = 4 * MOST_TOKENS


class ReaderNetwork(nn.Module):  # type: ignore[misc]
    """The transformer opened up for training, and the heads."""

    def __init__(self, embedder: SentenceEmbedder) -> None:
        """Begin with the embedder's own weights."""
        super().__init__()
        self.tokenizer = plain_tokenizer(embedder.model)
        self.transformer = deepcopy(embedder.model[0].auto_model)
        self.learnt = open_up(self.transformer, _RANK)
        width = embedder.dimension
        self.heads = nn.ParameterDict({name: nn.Parameter(torch.zeros(width)) for name in HEADS})

    def forward(self, pages: Sequence[Page]) -> torch.Tensor:
        """The states of all tokens, (pages, tokens, d), padded."""
        longest = max(len(page.ids) for page in pages)
        ids, kinds = (
            torch.tensor([row + [0] * (longest - len(row)) for row in rows])
            for rows in ([page.ids for page in pages], [page.kinds for page in pages])
        )
        mask = torch.tensor([[1] * len(page.ids) + [0] * (longest - len(page.ids)) for page in pages])
        states: torch.Tensor = self.transformer(
            input_ids=ids, token_type_ids=kinds, attention_mask=mask
        ).last_hidden_state
        return states


def train(
    rounds: Sequence[Sequence[Example]], embedder: SentenceEmbedder, seed: int = 0
) -> dict[str, NDArray[np.floating]]:
    """Learn to read from rounds of questions; gives the changes to the embedder's model, and the heads."""
    torch.manual_seed(seed)
    chance = random.Random(seed)  # noqa: S311 - the same order every time, nothing secret
    network = ReaderNetwork(embedder)
    optimiser = torch.optim.AdamW(
        [{"params": network.learnt, "lr": _RATE}, {"params": network.heads.values(), "lr": _HEADS_RATE}],
        weight_decay=_DECAY,
    )
    steps = sum(len(examples) // _BATCH for examples in rounds)
    rate = schedule(optimiser, _WARM_UP, steps)
    choose = Chooser(embedder)
    network.train()
    for number, examples in enumerate(rounds, 1):
        order = list(examples)
        chance.shuffle(order)
        total = 0.0
        for start in range(0, len(order) - _BATCH + 1, _BATCH):
            batch = [(example, choose(example)) for example in order[start : start + _BATCH]]
            loss = _loss(network, batch)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            rate.step()
            total += float(loss.detach())
            if start // _BATCH % 50 == 0:
                print(
                    f"reader, round {number}, step {start // _BATCH}: {total / (start // _BATCH + 1):.3f}", flush=True
                )
    heads = {name: head.detach().numpy().astype(np.float32) for name, head in network.heads.items()}
    return {**dict(changes(network.transformer)), **heads}


class Chooser:
    """Chooses the sentences that go onto a page, in text order: those nearest to the question, an answer among them."""

    def __init__(self, embedder: SentenceEmbedder) -> None:
        """Rank by the embedder as it is: one that was trained on the same questions would give the answers away."""
        self._embedder = embedder
        self._vectors: dict[str, Vectors] = {}

    def __call__(self, example: Example) -> list[int]:
        """The positions of the chosen sentences."""
        text = example.text
        sentences = [text.of(n) for n in range(len(text.sentences))]
        if text.name not in self._vectors:
            self._vectors[text.name] = self._embedder.embed(sentences)
        [question] = self._embedder.embed([example.question])
        found = signals(rarity_of(example.question, sentences), question, sentences, self._vectors[text.name])
        order = list(np.argsort(-(found @ np.array(WEIGHTS))))
        answering = example.answering
        if answering:
            first = min(answering, key=order.index)
            order.remove(first)
            order.insert(0, first)
        chosen: list[int] = []
        room = _CHARACTERS - len(example.question)
        for position in order:
            if len(sentences[position]) <= room:
                chosen.append(int(position))
                room -= len(sentences[position])
        return sorted(chosen)


def _loss(network: ReaderNetwork, batch: Sequence[tuple[Example, Sequence[int]]]) -> torch.Tensor:
    pages = [
        page_of(network.tokenizer, example.question, [example.text.of(n) for n in chosen]) for example, chosen in batch
    ]
    states = network(pages)
    losses = [
        _page_loss(network.heads, page, states[number], example, chosen)
        for number, (page, (example, chosen)) in enumerate(zip(pages, batch, strict=True))
    ]
    return torch.stack(losses).mean()


def _page_loss(
    heads: nn.ParameterDict, page: Page, states: torch.Tensor, example: Example, chosen: Sequence[int]
) -> torch.Tensor:
    """How unlikely it is that an answering sentence is taken, or none where none answers."""
    owners = torch.from_numpy(page.owners)
    shown = sorted(set(page.owners[page.owners >= 0].tolist()))
    means = torch.stack([states[: len(owners)][owners == number].mean(0) for number in shown])
    scores = torch.cat([(states[0] @ heads["none"])[None], means @ heads["sentence"]])
    answering = [place + 1 for place, number in enumerate(shown) if chosen[number] in set(example.answering)]
    return -torch.logsumexp(nn.functional.log_softmax(scores, dim=0)[answering or [0]], dim=0)

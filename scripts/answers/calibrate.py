"""Fits the decision whether the reviews answer, on questions that nothing has been trained on, and prints it.

`python -m scripts.answers.calibrate FOLDER`, where FOLDER holds `cast`: our own questions on a tenth of its films, and
those on the reviews that were written for training labels. What it prints goes into `bot/answers/decision.py`.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from bot.answers.close_reading import Evidence, read_closely
from bot.answers.evidence import rank_sentences
from index.embedder import Embedder, Vectors, load_embedder
from index.library import SHARED
from index.records import Entry
from reviews.errors import or_raise
from reviews.reading import read_reviews, read_upload
from scripts.answers.examples import OWN, own, rows

WRITTEN = Path(__file__).parents[1] / "labels" / "written"
_WRONGLY_DECLINED = 0.05


@dataclass(frozen=True, slots=True)
class Case:
    """A question, the review that it is asked of, and texts of which one answers; none where the review does not."""

    source: str
    entry: Entry
    question: str
    answers: tuple[str, ...]


def main() -> int:
    """Print the decision, and how well it tells questions apart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    embedder = load_embedder()
    cases = [*_written(), *_kept_apart(folder)]
    vectors = {id(entry): _embedded(entry, embedder) for entry in {id(c.entry): c.entry for c in cases}.values()}
    found = [gather(case, vectors[id(case.entry)], embedder) for case in cases]
    answerable = np.array([bool(case.answers) for case in cases])
    # The last sign is the same for all of these reviews: none only tells the story.
    signs = np.array([evidence.signs[:-1] for evidence in found])
    worth, bias = _fit(signs, answerable)
    scores = signs @ worth + bias
    chances = 1 / (1 + np.exp(-scores))
    least = float(np.quantile(chances[answerable], _WRONGLY_DECLINED))
    print("worth", worth.round(3), "bias", round(bias, 3), "least chance", round(least, 3))
    for source in sorted({case.source for case in cases}):
        of_it = np.array([case.source == source for case in cases])
        _report(source, chances[of_it], answerable[of_it], least)
    return 0


def _embedded(entry: Entry, embedder: Embedder) -> Vectors:
    return embedder.embed([sentence.text for sentence in entry.reading.sentences])


def gather(case: Case, vectors: Vectors, embedder: Embedder) -> Evidence:
    """What the answerer finds in a review, with the vectors of its sentences, for a question."""
    [question] = embedder.embed_questions([case.question])
    passages = {passage.id for passage in case.entry.reading.passages}
    ranked = rank_sentences(case.question, question, [(case.entry, vectors)], passages)
    return read_closely(case.question, ranked, embedder.reader)


def _written() -> Iterator[Case]:
    entries = {path.name: _entry(path) for path in WRITTEN.glob("*.md")}
    for row in rows(OWN / "written.jsonl"):
        yield Case("written for training labels", entries[row["file"]], row["question"], tuple(row["answers"]))


def _entry(path: Path) -> Entry:
    [reading] = map(or_raise, read_reviews(path))
    return Entry(1, SHARED, reading)


def _kept_apart(folder: Path) -> Iterator[Case]:
    _, apart = own(folder)
    entries: dict[str, Entry] = {}
    for example in apart:
        name = example.text.name
        if name not in entries:
            reading = read_upload(example.text.text.encode(), f"{name}.txt", film=example.text.title)
            entries[name] = Entry(1, SHARED, reading)
        answers = tuple(span.of(example.text.text) for span in example.answers)
        yield Case("films kept apart", entries[name], example.question, answers)


def _fit(signs: NDArray[np.float64], answerable: NDArray[np.bool_]) -> tuple[NDArray[np.float64], float]:
    """A logistic regression: the worth of each sign, and the bias."""
    given, wanted = torch.tensor(signs), torch.tensor(answerable.astype(np.float64))
    head = torch.nn.Linear(signs.shape[1], 1, dtype=torch.float64)
    optimiser = torch.optim.LBFGS(head.parameters(), max_iter=200)

    def loss() -> torch.Tensor:
        optimiser.zero_grad()
        miss = torch.nn.functional.binary_cross_entropy_with_logits(head(given)[:, 0], wanted)
        cost: torch.Tensor = miss + 1e-3 * head.weight.square().sum()
        cost.backward()
        return cost

    optimiser.step(loss)
    return head.weight.detach().numpy()[0], float(head.bias.detach())


def _report(name: str, chances: NDArray[np.float64], answerable: NDArray[np.bool_], least: float) -> None:
    answered, unanswered = chances[answerable], chances[~answerable]
    area = float(np.mean(answered[:, None] > unanswered[None, :]))
    print(
        f"{name}: {len(answered)} answerable, {len(unanswered)} not, ROC AUC {area:.3f}, "
        f"wrongly declined {np.mean(answered < least):.1%}, rightly declined {np.mean(unanswered < least):.1%}"
    )


if __name__ == "__main__":
    sys.exit(main())

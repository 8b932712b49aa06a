"""The reader: how a question and sentences are laid out, and what the trained one makes of them."""

import numpy as np
import pytest

from index.adapters import DOWN, UP, adapted
from index.embedder import SentenceEmbedder, load_embedder
from index.reader import MOST_TOKENS, page_of, plain_tokenizer


@pytest.fixture(scope="module")
def embedder() -> SentenceEmbedder:
    """Load the default model."""
    return load_embedder()


def test_a_page(embedder: SentenceEmbedder) -> None:
    """A page holds the question, then each sentence, and knows to which sentence a token belongs."""
    page = page_of(plain_tokenizer(embedder.model), "why is he sad", ["He lost his dog.", "Then he left."])
    begin, end = page.ids[0], page.ids[-1]
    assert page.ids.count(end) == 3
    assert begin not in page.ids[1:]
    assert [int((page.owners == number).sum()) for number in (0, 1)] == [5, 4]
    assert page.kinds == [0] * (page.ids.index(end) + 1) + [1] * (len(page.ids) - page.ids.index(end) - 1)


def test_a_page_has_an_end(embedder: SentenceEmbedder) -> None:
    """What finds no room on a page is left out, however long the question and the sentences are."""
    page = page_of(plain_tokenizer(embedder.model), "why " * 300, ["He lost his dog " * 20] * 9)
    assert len(page.ids) <= MOST_TOKENS
    assert len(page.ids) == len(page.kinds) == len(page.owners)


def test_a_sentence_without_room_scores_lowest(embedder: SentenceEmbedder) -> None:
    """A sentence that the reader could not see is thought least of."""
    found = embedder.reader.read("why is he sad", ["He lost his dog " * 40, "Nobody knows."])
    assert found.scores.argmin() == 1
    assert np.exp(np.append(found.scores, found.none)).sum() == pytest.approx(1, abs=1e-4)


def test_the_reader_finds_what_answers(embedder: SentenceEmbedder) -> None:
    """The trained reader takes the sentence that answers, and says that none does where none does."""
    sentences = [
        "Henry keeps a lighthouse on a small island.",
        "He hides the letter in the clock because he is afraid of the sergeant.",
        "The photography is splendid.",
    ]
    found = embedder.reader.read("why does he hide the letter", sentences)
    assert found.scores.argmax() == 1
    assert found.scores[1] > found.none
    nothing = embedder.reader.read("what is the name of his sister's horse", sentences)
    assert nothing.none > nothing.scores.max()


def test_questions_are_nearer_to_their_answers(embedder: SentenceEmbedder) -> None:
    """The encoder of questions puts one nearer to the sentence that answers than to one that repeats its words."""
    told = ["He sells used cars in a small town.", "What he does with his living brother is sad."]
    texts = embedder.embed(told)
    [question] = embedder.embed_questions(["what does he do for a living"])
    assert float(texts[0] @ question) > float(texts[1] @ question)


def test_a_changed_model_shares_what_is_not_changed(embedder: SentenceEmbedder) -> None:
    """Only the weights that are named change, and the model that was given stays as it was."""
    model = embedder.model[0].auto_model
    name = "encoder.layer.0.output.dense"
    before = model.get_submodule(name).weight.detach().clone()
    down, up = np.ones((1, before.shape[1]), np.float16), np.ones((before.shape[0], 1), np.float16)
    changed = adapted(model, {name + DOWN: down, name + UP: up})
    assert (changed.get_submodule(name).weight - before).abs().max().item() == pytest.approx(1)
    assert (model.get_submodule(name).weight == before).all()
    other = "encoder.layer.1.output.dense"
    assert changed.get_submodule(other).weight is model.get_submodule(other).weight

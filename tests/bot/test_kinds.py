"""What kind of question a text is by its meaning."""

import numpy as np
import pytest

from bot.answers.kinds import KINDS, VECTOR_LENGTH, kind_chances, kind_of
from bot.answers.records import Kind
from index.embedder import Embedder, load_embedder


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    """Give the default model."""
    return load_embedder()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("does she get the money back in the end", Kind.PLOT),
        ("did they find it dull", Kind.OPINION),
        ("the tall one with the scar, which actor is that", Kind.CAST),
        ("from which novel did they take it, and by whom", Kind.FACT),
        ("what's the film in which a clown hides in the sewers", Kind.WHICH_FILM),
        ("what's the weather like tomorrow", Kind.OFF_TOPIC),
        ("write me a python function that sorts a list", Kind.OFF_TOPIC),
    ],
)
def test_kinds_by_meaning(embedder: Embedder, text: str, kind: Kind) -> None:
    """A question that no wording tells is of the kind that it means."""
    [vector] = embedder.embed_questions([text])
    assert kind_of(vector, knows_film=False, names_film=False) is kind


def test_a_question_with_a_film_is_about_films() -> None:
    """Whatever its vector, a question that names a film neither asks for one nor is about anything else."""
    vectors = np.random.default_rng(1).normal(size=(500, VECTOR_LENGTH)).astype(np.float32)
    kinds = {kind_of(vector, knows_film=True, names_film=True) for vector in vectors}
    assert kinds == set(KINDS) - {Kind.OFF_TOPIC, Kind.WHICH_FILM}


def test_chances_add_up() -> None:
    """The chances of all kinds make one."""
    vector = np.full(VECTOR_LENGTH, VECTOR_LENGTH**-0.5, dtype=np.float32)
    assert float(kind_chances(vector).sum()) == pytest.approx(1.0, abs=1e-5)

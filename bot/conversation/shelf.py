"""A server's own reviews: uploaded, looked at, saved, listed and removed by the people who run it."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.conversation.records import Place, collection_of
from bot.conversation.store import Store
from index.batches import label_by_vectors
from index.embedder import Embedder
from index.library import Library
from index.records import Outcome
from reviews.reading import read_upload
from reviews.records import Reading, Review


@dataclass(frozen=True, slots=True)
class Upload:
    """A review as somebody hands it over; `reviewer` and `film` are taken over what it says itself."""

    name: str
    data: bytes
    reviewer: str | None = None
    film: str | None = None


class Shelf:
    """The reviews of servers, each in a collection of its own. Safe to call from any thread.

    Every method may raise LibraryError, ModelError or ConversationError.
    """

    def __init__(self, library: Library, ready: Callable[[], Embedder], store: Store) -> None:
        """Keep reviews in `library`, and drafts in `store`; `ready` gives the embedder."""
        self._library = library
        self._ready = ready
        self._store = store

    def preview(self, place: Place, upload: Upload) -> tuple[str, Reading]:
        """Read an upload and keep it as a draft; give back the draft's id, and how the review is understood.

        Raises ReviewError for what cannot be read as a review.
        """
        read = read_upload(upload.data, upload.name, upload.reviewer, upload.film)
        reading = label_by_vectors(read, self._ready())
        return self._store.save_draft(place, upload.name, upload.data, upload.reviewer, upload.film), reading

    def holds(self, server: int, review_id: str) -> bool:
        """Whether a server has a review of this id, which a new one would replace."""
        return any(review.id == review_id for review in self.reviews(server))

    def save(self, draft_id: str, server: int) -> tuple[Outcome, Review] | None:
        """Add a draft to the server's reviews; None if it has been saved, discarded, or is too old."""
        draft = self._store.draft(draft_id)
        if draft is None or draft.place.server != server:
            return None
        reading = read_upload(draft.data, draft.name, draft.reviewer, draft.film)
        outcome = self._library.add(reading, collection_of(server), self._ready())
        self._store.drop_draft(draft_id)
        return outcome, reading.review

    def discard(self, draft_id: str, server: int) -> bool:
        """Throw a draft of a server away; False if there was none."""
        draft = self._store.draft(draft_id)
        if draft is None or draft.place.server != server:
            return False
        self._store.drop_draft(draft_id)
        return True

    def reviews(self, server: int) -> list[Review]:
        """The reviews of a server's own collection, by film."""
        return [listing.review for listing in self._library.reviews(collection_of(server))]

    def remove(self, server: int, review_id: str) -> Review:
        """Remove a review from a server's own collection, and give it back.

        Raises LibraryError if there is no such review.
        """
        return self._library.remove(collection_of(server), review_id)

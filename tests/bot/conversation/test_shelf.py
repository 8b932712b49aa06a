"""A server's own reviews: looked at, saved, replaced, listed and removed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.answers.records import Answer
from bot.conversation.host import Host
from bot.conversation.records import Place, Request, Wish
from bot.conversation.shelf import Shelf, Upload
from bot.conversation.store import KEEP_DRAFTS, Store
from index.errors import LibraryError
from index.library import SHARED, Library
from index.records import Outcome
from reviews.errors import ReviewError
from tests.bot.making import opinion, premise, review
from tests.fakes import HashingEmbedder

EMBEDDER = HashingEmbedder()
HERE = Place(1, 10, 100)
TEXT = """\
---
film: Copper Lantern (1999)
reviewer: Ada Finch
---
Copper Lantern is the story of a girl who tends the lamps of a mountain railway with her old uncle.
One day she finds a letter that was never sent, and she walks down into the valley to deliver it.
I recommend it to anybody who has the patience for it.
"""
LANTERN = Upload("lantern.md", TEXT.encode())
CHANGED = Upload("other name.md", TEXT.replace("patience", "leisure").encode())


class Clock:
    """A clock that stands still until somebody moves it; `now` is in seconds since 1970."""

    now = 1000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Make a clock to move by hand."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Open an empty store."""
    with Store(tmp_path / "conversations.sqlite", clock) as opened:
        yield opened


@pytest.fixture
def shelf(library: Library, store: Store) -> Shelf:
    """Keep reviews of servers beside the four shared ones of the small library."""
    return Shelf(library, HashingEmbedder, store)


def put(shelf: Shelf, upload: Upload = LANTERN, server: int = 1) -> tuple[Outcome, str]:
    """Save an upload in a server; give back what became of it, and the review's id."""
    draft, _ = shelf.preview(Place(server, 10, 100), upload)
    saved = shelf.save(draft, server)
    assert saved is not None
    return saved[0], saved[1].id


def test_a_preview_shows_how_a_review_is_understood(shelf: Shelf) -> None:
    """A preview gives the film, the reviewer and the sentences, and nothing is saved yet."""
    _, reading = shelf.preview(HERE, LANTERN)
    assert (reading.review.film.name, reading.review.reviewer) == ("Copper Lantern (1999)", "Ada Finch")
    assert reading.sentences[-1].text == "I recommend it to anybody who has the patience for it."
    assert shelf.reviews(1) == []


def test_what_is_given_is_taken_over_what_is_said(shelf: Shelf) -> None:
    """A reviewer and a film given with the upload hold in the preview and once it is saved."""
    draft, reading = shelf.preview(HERE, Upload("a.md", TEXT.encode(), "Bo Lind", "Iron Lantern (2001)"))
    saved = shelf.save(draft, 1)
    assert saved == (Outcome.ADDED, reading.review)
    assert (reading.review.film.name, reading.review.reviewer) == ("Iron Lantern (2001)", "Bo Lind")


def test_saving_puts_a_review_into_its_server(shelf: Shelf, library: Library) -> None:
    """A saved draft is a review of that server, and of no other collection."""
    outcome, review_id = put(shelf)
    assert outcome is Outcome.ADDED
    assert [review.id for review in shelf.reviews(1)] == [review_id]
    assert [listing.collection for listing in library.reviews() if listing.review.id == review_id] == ["server-1"]
    assert shelf.reviews(2) == []


def test_a_draft_is_saved_once(shelf: Shelf) -> None:
    """Saving a draft a second time finds none."""
    draft, _ = shelf.preview(HERE, LANTERN)
    assert shelf.save(draft, 1) is not None
    assert shelf.save(draft, 1) is None
    assert len(shelf.reviews(1)) == 1


def test_a_draft_is_of_one_server(shelf: Shelf) -> None:
    """A draft of another server is not saved, and is still there for its own."""
    draft, _ = shelf.preview(HERE, LANTERN)
    assert shelf.save(draft, 2) is None
    assert shelf.reviews(2) == []
    assert shelf.save(draft, 1) is not None


def test_a_draft_is_discarded(shelf: Shelf) -> None:
    """A draft that was thrown away is not there to be saved, nor to be thrown away again."""
    draft, _ = shelf.preview(HERE, LANTERN)
    assert shelf.discard(draft, 1)
    assert shelf.save(draft, 1) is None
    assert not shelf.discard(draft, 1)


def test_a_draft_is_too_old(shelf: Shelf, clock: Clock) -> None:
    """A day later a draft is neither saved nor there to be thrown away."""
    draft, _ = shelf.preview(HERE, LANTERN)
    clock.now += KEEP_DRAFTS
    assert shelf.save(draft, 1) is None
    assert not shelf.discard(draft, 1)


def test_a_draft_outlives_a_restart(shelf: Shelf, library: Library, tmp_path: Path, clock: Clock) -> None:
    """A draft is saved by another store of the same file."""
    draft, reading = shelf.preview(HERE, LANTERN)
    with Store(tmp_path / "conversations.sqlite", clock) as store:
        assert Shelf(library, HashingEmbedder, store).save(draft, 1) == (Outcome.ADDED, reading.review)


def test_one_review_by_one_reviewer(shelf: Shelf) -> None:
    """Uploaded again, under whatever file name, a reviewer's review of a film replaces the one before."""
    first, review_id = put(shelf)
    again, same_id = put(shelf)
    changed, changed_id = put(shelf, CHANGED)
    assert (first, again, changed) == (Outcome.ADDED, Outcome.UNCHANGED, Outcome.REPLACED)
    assert {review_id, same_id, changed_id} == {review_id}
    [kept] = shelf.reviews(1)
    assert "leisure" in kept.text


def test_another_reviewer_or_film_is_another_review(shelf: Shelf) -> None:
    """A review by another reviewer, or of another film, stands beside the first."""
    put(shelf)
    put(shelf, Upload("a.md", TEXT.encode(), reviewer="Bo Lind"))
    put(shelf, Upload("a.md", TEXT.encode(), film="Copper Lantern (2020)"))
    assert [(review.film.year, review.reviewer) for review in shelf.reviews(1)] == [
        (1999, "Ada Finch"),
        (1999, "Bo Lind"),
        (2020, "Ada Finch"),
    ]


def test_servers_do_not_share_a_review(shelf: Shelf) -> None:
    """The same upload in two servers is two reviews; changing or removing one leaves the other as it was."""
    _, review_id = put(shelf)
    assert put(shelf, server=2) == (Outcome.ADDED, review_id)
    assert put(shelf, CHANGED, server=2) == (Outcome.REPLACED, review_id)
    assert "patience" in shelf.reviews(1)[0].text
    shelf.remove(1, review_id)
    assert (shelf.reviews(1), len(shelf.reviews(2))) == ([], 1)


def test_only_a_servers_own_reviews_are_listed(shelf: Shelf, library: Library) -> None:
    """A server's shelf lists what it saved, by film, and neither what is shared nor what others saved."""
    for film in ("Zinc", "Amber"):
        library.add(review(film, 2000, [opinion("Fine.")]), "server-1", EMBEDDER)
    library.add(review("Bronze", 2000, [opinion("Fine.")]), "server-11", EMBEDDER)
    assert [review.film.title for review in shelf.reviews(1)] == ["Amber", "Zinc"]


def test_removing_gives_back_the_review(shelf: Shelf) -> None:
    """A removed review comes back once more, and is no longer listed."""
    _, review_id = put(shelf)
    [kept] = shelf.reviews(1)
    assert shelf.remove(1, review_id) == kept
    assert shelf.reviews(1) == []
    with pytest.raises(LibraryError, match="has no review"):
        shelf.remove(1, review_id)


def test_what_a_server_does_not_own_is_not_removed(shelf: Shelf, library: Library) -> None:
    """Neither a shared review nor one of another server can be removed from here."""
    _, review_id = put(shelf)
    shared = next(listing.review for listing in library.reviews(SHARED))
    for server, unowned in ((2, review_id), (1, shared.id)):
        with pytest.raises(LibraryError, match=f"collection server-{server} has no review {unowned}"):
            shelf.remove(server, unowned)
    assert len(library.reviews()) == 5


BAD = [
    pytest.param(Upload("a.md", b""), "the file is empty", id="empty"),
    pytest.param(Upload("a.md", b"\x89PNG\x00\x01"), "this is a binary file", id="binary"),
    pytest.param(Upload("a.html", b"<html><body></body></html>"), "there is no text in it", id="empty page"),
    pytest.param(Upload("a.txt", b"Nothing to see here, and no film to be named."), "no film title", id="no film"),
    pytest.param(Upload("a.txt", b"a " * 3_000_000), "it may have 4,194,304", id="too large"),
]


@pytest.mark.parametrize(("upload", "reason"), BAD)
def test_what_is_no_review_is_refused(shelf: Shelf, store: Store, upload: Upload, reason: str) -> None:
    """What cannot be read as a review is refused by its file name with the reason, and no draft is kept of it."""
    with pytest.raises(ReviewError, match=reason) as raised:
        shelf.preview(HERE, upload)
    assert raised.value.path == upload.name
    assert store.export(HERE.user)["drafts"] == []


def test_a_review_of_another_process_is_answered_from(library: Library, store: Store) -> None:
    """What another process saves is in the very next answer, and what it removes is out of the one after."""
    host = Host(library, HashingEmbedder, store)

    def named_or_quoted() -> list[bool]:
        """Whether the film is known by its name, by what happens in it, and to the list of films."""
        questions = ("What is Copper Lantern about?", "Which film has a girl with a letter on a mountain railway?")
        results = [host.answer(HERE, Request(Wish.QUESTION, text, follows=False)).result for text in questions]
        found = [isinstance(result, Answer) and result.film.title == "Copper Lantern" for result in results]
        return [*found, "Copper Lantern (1999)" in host.titles(HERE, "", 25)]

    assert named_or_quoted() == [False] * 3
    with Library.open(library.home, HashingEmbedder.name) as elsewhere:
        theirs = Shelf(elsewhere, HashingEmbedder, store)
        _, review_id = put(theirs)
        assert named_or_quoted() == [True] * 3
        theirs.remove(1, review_id)
    assert named_or_quoted() == [False] * 3


def test_a_review_added_without_vectors_is_answered_from(library: Library, store: Store) -> None:
    """A review that still waits for its vectors gets them before a question that needs them is answered."""

    def ready() -> HashingEmbedder:
        library.embed_missing(EMBEDDER)
        return EMBEDDER

    library.add(review("Amber", 2000, [premise("A diver hunts for amber.")]), "server-1", None)
    host = Host(library, ready, store)
    reply = host.answer(HERE, Request(Wish.QUESTION, "What does the diver hunt for in Amber?"))
    assert isinstance(reply.result, Answer)
    assert reply.result.citations[0].quote == "A diver hunts for amber."

"""What one server has, no other ever sees: neither in answers and lists, nor by ids, nor to remove it."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.records import Answer, NoAnswer
from bot.conversation.host import Host
from bot.conversation.records import Place, Reply, Request, Wish, collection_of
from bot.conversation.shelf import Shelf
from bot.conversation.store import Store
from index.errors import LibraryError
from index.library import SHARED, Library
from reviews.records import Reading
from tests.bot.making import background, ending, later, opinion, premise, review
from tests.fakes import HashingEmbedder

OURS, THEIRS = 1, 2
HERE, THERE, DIRECT = Place(OURS, 10, 100), Place(THEIRS, 20, 100), Place(None, 30, 100)
# Each review has a word of its own, nearly the same in both servers, so that a fuzzy match would find the other's.
STEMS = ("Velmor", "Quindar", "Zorvat")
SUFFIXES = {OURS: "ia", THEIRS: "io", 0: "um"}
SAME_TITLES = ("Night Ferry", "Glass Orchard")
QUESTIONS = (
    "Who plays {word}?", "Who is in {title}?", "What is {title} about?", "How does {title} end?",
    "Is {title} worth watching?", "Who directed {title}?", "Why does {word} leave the harbour in {title}?",
    "Which film has {word} in it?", "which films do you know?", "and {word}?", "who directed it?", "{title}", "{word}",
    "What happens to the keeper called {word} in the end?",
)  # fmt: skip
RELAXED = settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True, slots=True)
class Plan:
    """A review to be made: whose it is (0: shared), its number there, its title and who wrote it."""

    server: int
    number: int
    title: str
    reviewer: str

    @property
    def word(self) -> str:
        """The word that only this review has."""
        return STEMS[self.number] + SUFFIXES[self.server]

    def reading(self) -> Reading:
        """Make the review, its word in every sentence."""
        word = self.word
        return review(
            self.title,
            2000 + self.number,
            [
                premise(f"Actor{word} plays {word}, a keeper in the harbour."),
                later(f"Then {word} leaves the harbour."),
                ending(f"In the end {word} comes home."),
                opinion(f"I recommend {word} to everybody."),
                background(f"Maker{word} directed it."),
            ],
            cast=[(f"Actor{word}", word)],
            facts=[("director", f"Maker{word}")],
            reviewer=self.reviewer,
        )


@st.composite
def plans(draw: st.DrawFn, server: int, most: int) -> list[Plan]:
    """Plan the reviews of one server, some of titles that other servers have too, and by the same reviewers."""
    made = []
    for number in range(draw(st.integers(1, most))):
        own = f"{STEMS[number]}{SUFFIXES[server]} Harbour"
        title = draw(st.sampled_from((own, *SAME_TITLES)))
        made.append(Plan(server, number, title, draw(st.sampled_from(("Ann", "Bo")))))
    return made


@dataclass(frozen=True, slots=True)
class World:
    """A library with its host and its shelf."""

    library: Library
    host: Host
    shelf: Shelf


@contextmanager
def world(*planned: Plan) -> Iterator[World]:
    """Make a world of these reviews."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        library = stack.enter_context(Library.open(folder, HashingEmbedder.name))
        store = stack.enter_context(Store(folder / "conversations.sqlite"))
        for plan in planned:
            library.add(plan.reading(), collection_of(plan.server) if plan.server else SHARED, HashingEmbedder())
        yield World(library, Host(library, HashingEmbedder, store), Shelf(library, HashingEmbedder, store))


def recalled(one: World, reply: Reply, place: Place) -> Answer | NoAnswer | None:
    """Read a reply again, in a place; None if it cannot be."""
    found = one.host.recall(reply.id, place)
    return found.result if found else None


def requests(named: list[Plan]) -> st.SearchStrategy[Request]:
    """Ask for anything, by the titles and the words of these reviews."""
    titles = st.sampled_from([plan.title for plan in named])
    words = st.sampled_from([form for plan in named for form in (plan.word, f"Actor{plan.word}")])
    texts = st.builds(
        lambda text, title, word: text.format(title=title, word=word), st.sampled_from(QUESTIONS), titles, words
    )
    question = st.builds(Request, st.just(Wish.QUESTION), texts, st.none() | titles, chosen=st.booleans())
    other = st.builds(Request, st.sampled_from(Wish), texts, titles)
    return question | other


@RELAXED
@given(data=st.data(), shared=plans(0, 1), ours=plans(OURS, 2), theirs=plans(THEIRS, 3))
def test_a_server_is_answered_as_if_there_were_no_other(
    data: st.DataObject, shared: list[Plan], ours: list[Plan], theirs: list[Plan]
) -> None:
    """Whatever is asked, in a server or in direct messages, the reviews of another server make no difference to it."""
    asked = data.draw(
        st.lists(st.tuples(st.sampled_from([HERE, DIRECT]), requests(shared + ours + theirs)), max_size=6)
    )
    with world(*shared, *ours) as alone, world(*shared, *ours, *theirs) as together:
        for place, request in asked:
            expected, reply = (one.host.answer(place, request) for one in (alone, together))
            assert (reply.result, reply.others) == (expected.result, expected.others)
            assert recalled(together, reply, place) == reply.result
        for plan in shared + ours + theirs:
            for place in (HERE, DIRECT):
                assert together.host.card(place, plan.title) == alone.host.card(place, plan.title)
                assert together.host.films(place, plan.title) == alone.host.films(place, plan.title)
                assert together.host.titles(place, plan.word, 25) == alone.host.titles(place, plan.word, 25)
        assert together.host.films(HERE) == alone.host.films(HERE)
        assert together.host.titles(HERE, "", 25) == alone.host.titles(HERE, "", 25)
        assert together.shelf.reviews(OURS) == alone.shelf.reviews(OURS)


@RELAXED
@given(data=st.data(), shared=plans(0, 1), ours=plans(OURS, 2), theirs=plans(THEIRS, 3))
def test_no_word_of_another_server_is_ever_seen(
    data: st.DataObject, shared: list[Plan], ours: list[Plan], theirs: list[Plan]
) -> None:
    """Nothing that comes back in a server has a word that only another server's reviews have, unless it was asked."""
    asked = data.draw(st.lists(requests(ours + theirs), max_size=6))
    with world(*shared, *ours, *theirs) as both:
        for request in asked:
            result = both.host.answer(HERE, request).result
            echo = f"{request.text} {request.film}" if isinstance(result, NoAnswer) else ""
            assert [plan for plan in theirs if plan.word in repr(result) and plan.word not in echo] == []
            assert result.film is None or result.film in {plan.reading().review.film for plan in shared + ours}
        seen = repr([both.host.films(HERE), both.host.titles(HERE, "", 25), both.shelf.reviews(OURS)])
        assert [plan for plan in theirs if plan.word in seen] == []


@RELAXED
@given(data=st.data(), shared=plans(0, 1), ours=plans(OURS, 2), theirs=plans(THEIRS, 3))
def test_answers_are_recalled_only_where_they_were_given(
    data: st.DataObject, shared: list[Plan], ours: list[Plan], theirs: list[Plan]
) -> None:
    """An id of another server's answer recalls nothing, whatever was asked there."""
    with world(*shared, *ours, *theirs) as both:
        for request in data.draw(st.lists(requests(shared + theirs), min_size=1, max_size=4)):
            reply = both.host.answer(THERE, request)
            assert [recalled(both, reply, place) for place in (THERE, HERE, DIRECT)] == [reply.result, None, None]


@RELAXED
@given(shared=plans(0, 1), ours=plans(OURS, 3), theirs=plans(THEIRS, 3))
def test_a_server_lists_and_removes_its_own(shared: list[Plan], ours: list[Plan], theirs: list[Plan]) -> None:
    """By any id of the library a server removes at most its own review, and what it is told names no other's."""
    with world(*shared, *ours, *theirs) as both:
        own = {plan.reading().review for plan in ours}
        assert set(both.shelf.reviews(OURS)) == own
        foreign = {listing.review.id for listing in both.library.reviews()} - {mine.id for mine in own}
        before = [listing for listing in both.library.reviews() if listing.collection != collection_of(OURS)]
        for review_id in foreign:
            with pytest.raises(LibraryError) as raised:
                both.shelf.remove(OURS, review_id)
            message = str(raised.value).replace(review_id, "")
            assert [plan for plan in theirs if plan.word.lower() in message.lower()] == []
        for mine in own:
            assert both.shelf.remove(OURS, mine.id) == mine
        assert both.library.reviews() == before

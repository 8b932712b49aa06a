"""Answering people where they ask: what was asked before, what is asked next, and which films are offered."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answers.cover import Cover
from bot.answers.film_card import FilmCard
from bot.answers.records import Answer, Kind, NoAnswer
from bot.conversation.host import Host, Shelved, about_film, other_reviewers, suggested, whole_story
from bot.conversation.records import Place, Reply, Request, Talk, Wish
from bot.conversation.store import KEEP_TALKS, Store
from index.library import SAMPLES, SHARED, Library
from reviews.records import Rating, Reading
from tests.bot.conftest import FERRY_1987, FERRY_2016, HARBOUR, ORCHARD
from tests.bot.making import later, opinion, premise, quotes_of, review
from tests.fakes import HashingEmbedder

EMBEDDER = HashingEmbedder()
HERE = Place(1, 10, 100)
SALT = "The Salt Harbour"
WHO_IS_MAREN = Request(Wish.QUESTION, "Who plays Maren in The Salt Harbour?")
AND_ODD = Request(Wish.QUESTION, "and Odd Brekke?")
WHO_DIRECTED_IT = Request(Wish.QUESTION, "who directed it?")
SECOND = review(
    SALT,
    2011,
    [premise("A keeper named Odd Brekke counts his lamps."), opinion("I was bored, so skip it."), later("It rains.")],
    rating=Rating(1, 5, "1/5"),
    reviewer="Cy Third",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Open an empty store."""
    with Store(tmp_path / "conversations.sqlite") as opened:
        yield opened


@pytest.fixture
def host(library: Library, store: Store) -> Host:
    """Answer from the small library."""
    return Host(library, HashingEmbedder, store)


@pytest.fixture
def both(library: Library, host: Host) -> Host:
    """Answer from the small library, with a second review of The Salt Harbour that server 1 has of its own."""
    library.add(SECOND, "server-1", EMBEDDER)
    return host


def said(reply: Reply) -> str:
    """Give the one line of an answer, or of why there is none."""
    return reply.result.headline.text if isinstance(reply.result, Answer) else reply.result.reason


def sources(reply: Reply) -> list[str | None]:
    """Give the reviewers whose reviews an answer rests on."""
    assert isinstance(reply.result, Answer), reply.result
    return [source.reviewer for source in reply.result.sources]


WISHES = [
    pytest.param(Request(Wish.QUESTION, "Who plays Maren?", SALT), Kind.CAST, "Tuva Lie plays Maren.", id="question"),
    pytest.param(
        Request(Wish.SUMMARY, film=SALT), Kind.SUMMARY, "The Salt Harbour (2011), without spoilers:", id="summary"
    ),
    pytest.param(
        Request(Wish.STORY, film=SALT), Kind.SUMMARY, "The story of The Salt Harbour (2011), to its end:", id="story"
    ),
    pytest.param(Request(Wish.CAST, "maren", SALT), Kind.CAST, "Tuva Lie plays Maren.", id="cast of a name"),
    pytest.param(
        Request(Wish.CAST, film="Night Ferry 1987"),
        Kind.CAST,
        "In Night Ferry (1987): Paul Reuter as Bruno.",
        id="cast",
    ),
    pytest.param(
        Request(Wish.OPINION, film=SALT), Kind.OPINION, "Ann Critic liked The Salt Harbour (2011): 4/5.", id="opinion"
    ),
    pytest.param(
        Request(Wish.JUDGEMENT, "The smuggler burns the boathouse down.", SALT),
        Kind.SPOILER_CHECK,
        "Spoiler: it gives away later events of The Salt Harbour (2011).",
        id="judgement",
    ),
]


@pytest.mark.parametrize(("request_", "kind", "line"), WISHES)
def test_every_wish_is_answered(host: Host, request_: Request, kind: Kind, line: str) -> None:
    """Whatever is wished for, the answer is of that kind, about that film."""
    reply = host.answer(HERE, request_)
    assert (reply.result.kind, said(reply)) == (kind, line)


def test_a_reply_says_what_goes_with_it(host: Host, store: Store) -> None:
    """A reply carries the request, the cover of its channel, and that no other review nor samples are behind it."""
    store.update_settings(1, lambda now: replace(now, channel_covers={10: Cover.BARS}))
    reply = host.answer(Place(1, 11, 100, parent=10), WHO_IS_MAREN)
    assert (reply.request, reply.cover, reply.others, reply.samples) == (WHO_IS_MAREN, Cover.BARS, False, False)


def test_a_follow_up_leans_on_the_question_before(host: Host) -> None:
    """A question that leans on the one before has its film and its kind, and so on down a chain of them."""
    host.answer(HERE, WHO_IS_MAREN)
    assert said(host.answer(HERE, AND_ODD)) == "Ivar Holm plays Odd Brekke."
    assert said(host.answer(HERE, Request(Wish.QUESTION, "and Maren?"))) == "Tuva Lie plays Maren."
    assert said(host.answer(HERE, WHO_DIRECTED_IT)) == ("Liv Aasen directed The Salt Harbour (2011).")


def test_a_follow_up_keeps_what_it_leans_on(host: Host) -> None:
    """The request of a reply says which film and which question before it was answered by."""
    host.answer(HERE, WHO_IS_MAREN)
    assert host.answer(HERE, AND_ODD).request == replace(
        AND_ODD, film="The Salt Harbour (2011)", previous=WHO_IS_MAREN.text
    )


@pytest.mark.parametrize(
    "place", [Place(1, 10, 200), Place(1, 11, 100), Place(None, 12, 100)], ids=["user", "channel", "direct message"]
)
def test_a_follow_up_is_of_one_person_in_one_channel(host: Host, place: Place) -> None:
    """What one asked in a channel is no question before for another, nor elsewhere."""
    host.answer(HERE, WHO_IS_MAREN)
    reply = host.answer(place, WHO_DIRECTED_IT)
    assert (reply.request, reply.result.kind) == (WHO_DIRECTED_IT, Kind.OFF_TOPIC)


def test_what_does_not_follow_leans_on_nothing(host: Host) -> None:
    """A request that says it does not follow is answered by itself."""
    host.answer(HERE, WHO_IS_MAREN)
    assert host.answer(HERE, replace(WHO_DIRECTED_IT, follows=False)).result.kind is Kind.OFF_TOPIC


def test_a_follow_up_to_a_wish_for_a_film(host: Host) -> None:
    """After a summary, a question that names no film is about that of the summary."""
    host.answer(HERE, Request(Wish.SUMMARY, film="Night Ferry (2016)"))
    assert said(host.answer(HERE, Request(Wish.QUESTION, "who is in it?"))) == (
        "In Night Ferry (2016): Dina Salz as Cleo."
    )


def test_a_film_given_is_asked_about(host: Host) -> None:
    """A film that is given with the question goes before that of the question before, and drops that question."""
    host.answer(HERE, WHO_IS_MAREN)
    reply = host.answer(HERE, Request(Wish.QUESTION, "who is in it?", "Night Ferry 1987"))
    assert said(reply) == "In Night Ferry (1987): Paul Reuter as Bruno."
    assert reply.request.previous is None


def test_a_judgement_is_no_question_before(host: Host) -> None:
    """A message that is judged is about the film in talk, and leaves the question before as it was."""
    host.answer(HERE, WHO_IS_MAREN)
    judged = host.answer(HERE, Request(Wish.JUDGEMENT, "And then he burns the boathouse down."))
    assert said(judged) == "Spoiler: it gives away later events of The Salt Harbour (2011)."
    host.answer(HERE, Request(Wish.JUDGEMENT, "Night Ferry 1987 is wonderful."))
    assert said(host.answer(HERE, AND_ODD)) == "Ivar Holm plays Odd Brekke."


def test_an_unanswered_question_leaves_the_film(host: Host) -> None:
    """After a question that nobody understood, the film in talk is still the same."""
    host.answer(HERE, WHO_IS_MAREN)
    assert isinstance(host.answer(HERE, Request(Wish.QUESTION, "Who directed Vertigo?")).result, NoAnswer)
    assert said(host.answer(HERE, WHO_DIRECTED_IT)) == ("Liv Aasen directed The Salt Harbour (2011).")


def test_a_talk_is_over_after_an_hour(library: Library, tmp_path: Path) -> None:
    """A follow-up an hour later leans on nothing."""
    now = [1000.0]
    with Store(tmp_path / "clocked.sqlite", lambda: now[0]) as store:
        host = Host(library, HashingEmbedder, store)
        host.answer(HERE, WHO_IS_MAREN)
        now[0] += KEEP_TALKS
        assert host.answer(HERE, WHO_DIRECTED_IT).result.kind is Kind.OFF_TOPIC


def test_a_reply_to_an_answer_is_about_its_film(host: Host, store: Store) -> None:
    """Who replies to the message of an answer asks about its film, and leans on its question, whoever asked that."""
    store.sent_as(host.answer(HERE, WHO_IS_MAREN).id, 555)
    host.answer(HERE, Request(Wish.SUMMARY, film="Glass Orchard"))
    stranger = Place(1, 10, 200)
    request = host.replying_to(555, stranger, "and Odd Brekke?")
    assert request == replace(AND_ODD, film="The Salt Harbour (2011)", previous=WHO_IS_MAREN.text)
    assert said(host.answer(stranger, request)) == "Ivar Holm plays Odd Brekke."


def test_a_reply_to_what_was_no_question(host: Host, store: Store) -> None:
    """A reply to a summary has its film and no question before; one to "Which film do you mean" has no film."""
    store.sent_as(host.answer(HERE, Request(Wish.SUMMARY, film=SALT)).id, 555)
    store.sent_as(host.answer(HERE, Request(Wish.CAST, film="Night Ferry")).id, 556)
    assert host.replying_to(555, HERE, "who?") == Request(Wish.QUESTION, "who?", "The Salt Harbour (2011)")
    assert host.replying_to(556, HERE, "who?") == Request(Wish.QUESTION, "who?")


def test_a_reply_to_no_answer_of_this_server(host: Host, store: Store) -> None:
    """A reply to another message, or to an answer of another server, is a question by itself."""
    store.sent_as(host.answer(HERE, WHO_IS_MAREN).id, 555)
    assert host.replying_to(556, HERE, "who?") == Request(Wish.QUESTION, "who?")
    assert host.replying_to(555, Place(2, 20, 100), "who?") == Request(Wish.QUESTION, "who?")


def test_who_asked(host: Host) -> None:
    """An answer tells who asked for it, as long as it is kept."""
    assert host.asked_by(host.answer(HERE, WHO_IS_MAREN).id) == 100
    assert host.asked_by("nothing") is None


RECALLED = [
    *WISHES[:-1],
    pytest.param(Request(Wish.QUESTION, "Who directed Night Ferry?"), Kind.FACT, None, id="which film"),
    pytest.param(Request(Wish.QUESTION, "hello"), Kind.OFF_TOPIC, None, id="off-topic"),
    pytest.param(Request(Wish.QUESTION, "What was the budget?", SALT), Kind.FACT, None, id="not in the reviews"),
    pytest.param(Request(Wish.QUESTION, "How does it end?", SALT), Kind.ENDING, None, id="ending"),
]


@pytest.mark.parametrize(("request_", "kind", "line"), RECALLED)
def test_an_answer_is_recalled_after_a_restart(
    library: Library, tmp_path: Path, request_: Request, kind: Kind, line: str | None
) -> None:
    """A reply comes back whole from its id, also when the program was started anew in between."""
    path = tmp_path / "conversations.sqlite"
    with Store(path) as store:
        reply = Host(library, HashingEmbedder, store).answer(HERE, request_)
    assert reply.result.kind is kind
    assert line is None or said(reply) == line
    with Library.open(library.home, HashingEmbedder.name) as opened, Store(path) as store:
        assert Host(opened, HashingEmbedder, store).recall(reply.id, Place(1, 10, 200)) == reply


def test_a_judged_message_is_not_kept(host: Host, store: Store) -> None:
    """A judgement is recalled without the message, which is somebody else's and is kept nowhere."""
    reply = host.answer(HERE, Request(Wish.JUDGEMENT, "The smuggler burns the boathouse down.", SALT))
    assert host.recall(reply.id, HERE) == replace(reply, request=replace(reply.request, text=""))
    assert "smuggler" not in str(store.export(HERE.user))


def test_a_message_is_kept_until_its_film_is_chosen(host: Host) -> None:
    """While it is asked which film a message is about, the message is kept, to be judged for the one that is chosen."""
    asked = host.answer(HERE, Request(Wish.JUDGEMENT, "I love the music.", "Night Ferry"))
    recalled = host.recall(asked.id, HERE)
    assert recalled == asked
    chosen = host.answer(HERE, about_film(recalled, FERRY_1987.review.film))
    assert said(chosen) == "Safe, as far as the reviews of Night Ferry (1987) tell: it gives nothing of the story away."


def test_a_recalled_answer_has_the_cover_of_now(host: Host, store: Store) -> None:
    """The cover of a recalled answer is that of the channel, as it is set now."""
    reply = host.answer(HERE, WHO_IS_MAREN)
    store.update_settings(1, lambda now: replace(now, cover=Cover.SHOW))
    assert host.recall(reply.id, HERE) == replace(reply, cover=Cover.SHOW)


def test_no_answer_outlives_its_review(library: Library, host: Host) -> None:
    """Once a review that an answer rests on has been removed, the answer cannot be recalled."""
    gone, stays = host.answer(HERE, WHO_IS_MAREN), host.answer(HERE, Request(Wish.SUMMARY, film="Night Ferry 1987"))
    library.remove(SHARED, HARBOUR.review.id)
    assert host.recall(gone.id, HERE) is None
    assert host.recall(stays.id, HERE) == stays


def test_no_answer_outlives_the_text_of_its_review(library: Library, host: Host) -> None:
    """Once a review has been replaced by another text, what was quoted from it cannot be recalled."""
    reply = host.answer(HERE, WHO_IS_MAREN)
    library.add(review(SALT, 2011, [premise("Tuva Lie is Maren, and another text.")]), SHARED, EMBEDDER)
    assert host.recall(reply.id, HERE) is None


@pytest.mark.parametrize("server", [2, None], ids=["server", "direct message"])
def test_an_answer_stays_in_its_server(host: Host, server: int | None) -> None:
    """An answer is recalled in the server where it was given, and nowhere else."""
    reply = host.answer(HERE, WHO_IS_MAREN)
    assert host.recall(reply.id, Place(1, 99, 999)) is not None
    assert host.recall(reply.id, Place(server, 10, 100)) is None


def test_an_answer_that_was_forgotten(host: Host, store: Store) -> None:
    """Once a person has been forgotten, their answers cannot be recalled, nor what they asked."""
    reply = host.answer(HERE, WHO_IS_MAREN)
    store.forget(HERE.user)
    assert host.recall(reply.id, HERE) is None
    assert host.asked_by(reply.id) is None
    assert host.answer(HERE, WHO_DIRECTED_IT).result.kind is Kind.OFF_TOPIC


def test_an_unknown_answer(host: Host) -> None:
    """An id that was never given out recalls nothing."""
    assert host.recall("nothing", HERE) is None


def test_others_are_offered_where_there_are_any(both: Host) -> None:
    """An answer from one of two reviews says that there are others; one that rests on both does not."""
    assert both.answer(HERE, Request(Wish.SUMMARY, film=SALT)).others
    assert not both.answer(HERE, Request(Wish.OPINION, film=SALT)).others
    assert not both.answer(Place(2, 20, 100), Request(Wish.SUMMARY, film=SALT)).others


@pytest.mark.parametrize("wish", [Wish.SUMMARY, Wish.STORY])
def test_other_reviewers_answer_alone(both: Host, wish: Wish) -> None:
    """Asked for, the other reviewers answer the same without the first, and after them nobody is left."""
    first = both.answer(HERE, Request(wish, film=SALT))
    second = both.answer(HERE, other_reviewers(first))
    assert (sources(first), sources(second)) == (["Ann Critic"], ["Cy Third"])
    assert quotes_of(second.result)
    assert (first.others, second.others) == (True, False)
    assert other_reviewers(second).without == (HARBOUR.review.id, SECOND.review.id)


def test_other_reviewers_of_a_question(both: Host) -> None:
    """A question is put to the other reviewers as it stood, about the film that it was answered for."""
    first = both.answer(HERE, Request(Wish.QUESTION, "What is the salt harbour about?"))
    request = other_reviewers(first)
    assert request == Request(
        Wish.QUESTION, first.request.text, "The Salt Harbour (2011)",
        chosen=True, without=(HARBOUR.review.id,), follows=False,
    )  # fmt: skip
    assert quotes_of(both.answer(HERE, request).result)[0] == SECOND.sentences[0].text


def test_a_film_chosen_for_a_title_of_two(host: Host) -> None:
    """After "Which film do you mean", the film that is chosen answers the question as it was put."""
    asked = host.answer(HERE, Request(Wish.QUESTION, "Who is in Night Ferry?"))
    assert isinstance(asked.result, NoAnswer)
    assert asked.result.films == (FERRY_1987.review.film, FERRY_2016.review.film)
    lines = [said(host.answer(HERE, about_film(asked, film))) for film in asked.result.films]
    assert lines == ["In Night Ferry (1987): Paul Reuter as Bruno.", "In Night Ferry (2016): Dina Salz as Cleo."]


@pytest.mark.parametrize("text", ["Who directed Salt Harvester?", "who directed the salt hrxbxr"])
def test_a_film_chosen_for_a_misspelt_title(host: Host, text: str) -> None:
    """After "I have no review of a film called ...", the film that is chosen is the one that was meant."""
    asked = host.answer(HERE, Request(Wish.QUESTION, text))
    assert isinstance(asked.result, NoAnswer)
    assert asked.result.reason.startswith("I have no review of a film called ")
    [film] = asked.result.films
    assert said(host.answer(HERE, about_film(asked, film))) == "Liv Aasen directed The Salt Harbour (2011)."


@pytest.mark.parametrize(
    "request_",
    [Request(Wish.SUMMARY, film="Night Ferry"), Request(Wish.CAST, film="Night Ferry"),
     Request(Wish.JUDGEMENT, "I love the music.", "Night Ferry")],
    ids=lambda request: request.wish.value,
)  # fmt: skip
def test_a_film_chosen_for_a_wish(host: Host, request_: Request) -> None:
    """A film is chosen for every wish, not only for questions."""
    asked = host.answer(HERE, request_)
    assert said(asked).startswith("Which film do you mean")
    chosen = host.answer(HERE, about_film(asked, FERRY_2016.review.film))
    assert (chosen.result.film, chosen.request.wish) == (FERRY_2016.review.film, request_.wish)


def test_a_question_that_was_suggested(host: Host) -> None:
    """A question that a reply suggests is asked about the film of the reply, and has an answer."""
    declined = host.answer(HERE, Request(Wish.CAST, "Nobody", SALT))
    request = suggested(declined, 0)
    assert request == Request(
        Wish.QUESTION, "Who plays Odd Brekke?", "The Salt Harbour (2011)", chosen=True, follows=False
    )
    assert said(host.answer(HERE, request)) == "Ivar Holm plays Odd Brekke."
    assert suggested(declined, 3) is None


def test_films_are_no_suggested_questions(host: Host) -> None:
    """Films to choose from are no questions, and an answer suggests none."""
    assert suggested(host.answer(HERE, Request(Wish.QUESTION, "Who is in Night Ferry?")), 0) is None
    assert suggested(host.answer(HERE, WHO_IS_MAREN), 0) is None


def test_the_whole_story(host: Host) -> None:
    """From any answer about a film there is a way to its whole story; from one without a film there is none."""
    request = whole_story(host.answer(HERE, Request(Wish.SUMMARY, film=SALT)))
    assert request is not None
    told = host.answer(HERE, request)
    assert quotes_of(told.result)[-1].endswith("Maren sails away and the lamp goes out.")
    assert whole_story(host.answer(HERE, Request(Wish.QUESTION, "Who is in Night Ferry?"))) is None


def test_films_are_listed(host: Host) -> None:
    """The films that a place sees are listed by title and year, with the number of their reviews."""
    assert host.films(HERE) == [
        Shelved(ORCHARD.review.film, 1),
        Shelved(FERRY_1987.review.film, 1),
        Shelved(FERRY_2016.review.film, 1),
        Shelved(HARBOUR.review.film, 1),
    ]


def test_reviews_of_a_film_are_counted_where_they_are_seen(library: Library, both: Host) -> None:
    """A server's own reviews count there and nowhere else, and one without a year counts for the film."""
    library.add(review("Glass Orchard", None, [opinion("Fine.")], reviewer="Cy"), SHARED, EMBEDDER)
    counts = {server: [item.reviews for item in both.films(Place(server, 1, 1))] for server in (1, 2, None)}
    assert counts == {1: [2, 1, 1, 2], 2: [2, 1, 1, 1], None: [2, 1, 1, 1]}


@pytest.mark.parametrize(
    ("search", "first"),
    [
        ("night", [FERRY_1987, FERRY_2016]),
        ("FERRY 2016", [FERRY_2016]),
        ("harb", [HARBOUR]),
        ("salt harbor", [HARBOUR]),
        ("glas orchrad", [ORCHARD]),
        ("", [ORCHARD, FERRY_1987, FERRY_2016, HARBOUR]),
        (" ?! ", [ORCHARD, FERRY_1987, FERRY_2016, HARBOUR]),
    ],
)
def test_films_are_searched(host: Host, search: str, first: list[Reading]) -> None:
    """A search finds first the films whose titles start so, hold it or are like it; an empty one finds all."""
    found = [item.film for item in host.films(HERE, search)]
    assert found[: len(first)] == [reading.review.film for reading in first]


def test_a_search_for_nothing_that_there_is(host: Host) -> None:
    """A search that no title is like finds nothing."""
    assert host.films(HERE, "zzzz") == []


def test_titles_most_asked_first(host: Host) -> None:
    """Before anything is typed, the films that this server asks about most come first, the others by title."""
    for film in ("Night Ferry (2016)", SALT, SALT):
        host.answer(HERE, Request(Wish.SUMMARY, film=film))
    for _ in range(3):
        host.answer(Place(2, 20, 100), Request(Wish.SUMMARY, film="Glass Orchard"))
    assert host.titles(HERE, "", 25) == [
        "The Salt Harbour (2011)",
        "Night Ferry (2016)",
        "Glass Orchard (2004)",
        "Night Ferry (1987)",
    ]


def test_titles_for_what_is_typed(host: Host) -> None:
    """What is typed goes before what was asked: titles that start so come before those that hold it."""
    host.answer(HERE, Request(Wish.SUMMARY, film="Night Ferry (2016)"))
    assert host.titles(HERE, "glass or", 25)[0] == "Glass Orchard (2004)"
    assert host.titles(HERE, "the salt harbuor", 25)[0] == "The Salt Harbour (2011)"


@pytest.mark.parametrize("partial", ["", "night ferry"])
def test_titles_are_at_most_so_many(host: Host, partial: str) -> None:
    """No more titles come back than were asked for."""
    assert [len(host.titles(HERE, partial, most)) for most in (0, 1, 2)] == [0, 1, 2]


@pytest.mark.parametrize("partial", ["x" * 2000, "the salt harbour " * 118, "\U0001f3ac" * 2000, "?" * 1999 + "x"])
def test_titles_for_a_very_long_text(host: Host, partial: str) -> None:
    """However much was typed, titles come back, only such as there are."""
    names = {item.film.name for item in host.films(HERE)}
    assert set(host.titles(HERE, partial, 25)) <= names


def test_a_very_long_question(host: Host, store: Store) -> None:
    """A question of ten thousand characters is answered by its beginning, and so remembered."""
    reply = host.answer(HERE, Request(Wish.QUESTION, f"Who plays Maren in The Salt Harbour? {'x' * 9963}"))
    assert said(reply) == "Tuva Lie plays Maren."
    assert len(store.talk(HERE).question or "") == 500
    late = host.answer(HERE, Request(Wish.QUESTION, f"{'x ' * 250}Who directed The Salt Harbour?", follows=False))
    assert late.result.kind is Kind.OFF_TOPIC


def test_a_very_long_message_is_judged(host: Host) -> None:
    """A message of ten thousand characters is judged."""
    text = f"The smuggler burns the boathouse down.\n{'x' * 9961}"
    assert len(text) == 10_000
    assert said(host.answer(HERE, Request(Wish.JUDGEMENT, text, SALT))).startswith("Spoiler: ")


def test_a_card_is_asked_about_too(host: Host, store: Store) -> None:
    """A film's card counts as asking about it, and a follow-up is about that film."""
    card = host.card(HERE, "salt harbour")
    assert isinstance(card, FilmCard)
    assert card.film == HARBOUR.review.film
    assert store.times_asked(1) == {"The Salt Harbour (2011)": 1}
    assert said(host.answer(HERE, WHO_DIRECTED_IT)) == ("Liv Aasen directed The Salt Harbour (2011).")


def test_a_card_that_there_is_none_of(host: Host, store: Store) -> None:
    """A title of two films, or of none, has no card, and counts as nothing."""
    for title in ("Night Ferry", "Vertigo"):
        assert isinstance(host.card(HERE, title), NoAnswer)
    assert (store.times_asked(1), store.talk(HERE)) == ({}, Talk(None, None))


def test_only_answers_count(host: Host, store: Store) -> None:
    """What is declined does not count as asking about a film."""
    host.answer(HERE, WHO_IS_MAREN)
    host.answer(HERE, Request(Wish.CAST, "Nobody", SALT))
    assert store.times_asked(1) == {"The Salt Harbour (2011)": 1}


@pytest.fixture
def empty(tmp_path: Path, store: Store) -> Iterator[tuple[Library, Host]]:
    """Answer from a library without a review."""
    with Library.open(tmp_path / "empty", HashingEmbedder.name) as library:
        yield library, Host(library, HashingEmbedder, store)


@pytest.mark.parametrize("wish", Wish)
def test_an_empty_library_declines(empty: tuple[Library, Host], wish: Wish) -> None:
    """Without any review, every wish is declined with that reason, and there is nothing to choose from."""
    _, host = empty
    reply = host.answer(HERE, Request(wish, "Who plays Maren?", "Storm"))
    assert reply.result == NoAnswer(Kind.NO_REVIEWS, None, "There are no reviews in the library yet.")
    assert host.recall(reply.id, HERE) == reply
    assert (host.films(HERE), host.films(HERE, "x"), host.titles(HERE, "", 25)) == ([], [], [])
    assert isinstance(host.card(HERE, "Storm"), NoAnswer)


def test_samples_are_said_to_be_samples(empty: tuple[Library, Host]) -> None:
    """While there are only samples they answer, and the reply says so; the first review of anybody ends that."""
    library, host = empty
    library.add(HARBOUR, SAMPLES, EMBEDDER)
    reply = host.answer(HERE, WHO_IS_MAREN)
    assert (said(reply), reply.samples, host.only_samples(HERE)) == ("Tuva Lie plays Maren.", True, True)
    library.add(ORCHARD, "server-1", EMBEDDER)
    assert not host.only_samples(HERE)
    assert not host.answer(HERE, WHO_IS_MAREN).samples
    assert host.recall(reply.id, HERE) is None


def test_a_message_is_never_judged_by_the_film_before(host: Host) -> None:
    """A message that names no film is not judged by the one that was asked about before."""
    host.answer(HERE, Request(Wish.QUESTION, "Who plays Maren in The Salt Harbour?"))
    judged = host.answer(HERE, Request(Wish.JUDGEMENT, "what a day"))
    assert (judged.result.kind, judged.result.film) == (Kind.SPOILER_CHECK, None)


def test_another_year_is_another_film(host: Host) -> None:
    """A title with a year that no review of it has names no film, and the ones there are come nearest."""
    declined = host.answer(HERE, Request(Wish.CAST, film="The Salt Harbour (1950)"))
    assert isinstance(declined.result, NoAnswer)
    assert declined.result.suggestions == ("The Salt Harbour (2011)",)


def test_a_private_answer_is_not_gone_on_with_by_others(host: Host, store: Store) -> None:
    """Where answers are for the one who asks, nobody else learns by a reply what was asked."""
    store.update_settings(1, lambda old: replace(old, private=True))
    store.sent_as(host.answer(HERE, Request(Wish.QUESTION, "Who plays Maren in The Salt Harbour?")).id, 5)
    other = replace(HERE, user=HERE.user + 1)
    assert host.replying_to(5, other, "and Odd?") == Request(Wish.QUESTION, "and Odd?")
    assert host.replying_to(5, HERE, "and Odd?").film == "The Salt Harbour (2011)"

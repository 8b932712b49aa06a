"""What is kept of conversations, for how long, and how it goes again."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot.answers.cover import Cover
from bot.conversation.records import Draft, Place, Request, SavedAnswer, ServerSettings, Talk, Wish
from bot.conversation.store import FORMAT, KEEP_ANSWERS, KEEP_DRAFTS, KEEP_TALKS, Store
from bot.errors import ConversationError

HOUR, DAY = 3600, 24 * 3600
START = 1_700_000_000.0
START_DATE = "2023-11-14T22:13:20+00:00"
HERE = Place(1, 10, 100)
THREAD = Place(1, 11, 100, parent=10)
DIRECT = Place(None, 12, 100)
QUESTION = Request(Wish.QUESTION, "Who plays Maren?", "The Salt Harbour")
FULL = Request(
    Wish.CAST, "Maren ☕", "Night Ferry (1987)", chosen=True, previous="Who?", without=("a", "b"), follows=False
)
SETTINGS = ServerSettings(Cover.BARS, private=True, channels=(10, 13), channel_covers={10: Cover.SHOW, 11: Cover.COVER})
NOTHING: dict[str, list[object]] = {"answers": [], "last_questions": [], "feedback": [], "drafts": []}


@dataclass
class Clock:
    """A clock that stands still until somebody moves it; `now` is in seconds since 1970."""

    now: float = START

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Make a clock to move by hand."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Open an empty store that goes by the clock."""
    with Store(tmp_path / "conversations.sqlite", clock) as opened:
        yield opened


def put_settings(store: Store, server: int, settings: ServerSettings) -> ServerSettings:
    """Give a server these settings, whatever it had."""
    return store.update_settings(server, lambda _: settings)


def test_a_server_starts_with_the_defaults(store: Store) -> None:
    """A server that changed nothing has spoilers covered, answers in all channels, and for everybody to read."""
    settings = store.settings(1)
    assert settings == ServerSettings(Cover.COVER, private=False, channels=(), channel_covers={})
    assert settings.cover_in(10) is Cover.COVER
    assert settings.answers_in(10)


def test_settings_come_back_whole(store: Store) -> None:
    """What a server sets is read back as it was set, and no other server has it."""
    assert put_settings(store, 1, SETTINGS) == SETTINGS
    assert store.settings(1) == SETTINGS
    assert store.settings(2) == ServerSettings()


def test_settings_replace_those_before(store: Store) -> None:
    """New settings take the place of all the old, covers of channels included."""
    put_settings(store, 1, SETTINGS)
    put_settings(store, 1, ServerSettings(channel_covers={14: Cover.BARS}))
    assert store.settings(1) == ServerSettings(channel_covers={14: Cover.BARS})


def test_settings_are_changed_from_those_of_now(store: Store) -> None:
    """A change is told the settings as they are, and what it makes of them is kept and given back."""
    put_settings(store, 1, SETTINGS)
    changed = store.update_settings(1, lambda now: replace(now, private=not now.private))
    assert changed == store.settings(1) == replace(SETTINGS, private=False)


def test_a_change_of_settings_that_fails(store: Store) -> None:
    """A change that fails half-way leaves the settings as they were, and the store in order."""

    def fail(_: ServerSettings) -> ServerSettings:
        message = "no"
        raise ValueError(message)

    put_settings(store, 1, SETTINGS)
    with pytest.raises(ValueError, match="no"):
        store.update_settings(1, fail)
    store.count(1, "Storm")
    assert (store.settings(1), store.times_asked(1)) == (SETTINGS, {"Storm": 1})


def test_settings_changed_by_several_at_once(tmp_path: Path) -> None:
    """Who changes another thing at the same time, in another thread and another store, undoes nothing."""
    path = tmp_path / "conversations.sqlite"

    def adding(channel: int) -> Callable[[ServerSettings], ServerSettings]:
        return lambda now: replace(now, channels=(*now.channels, channel))

    def add_channels(first: int) -> None:
        with Store(path) as store:
            for channel in range(first, first + 10):
                store.update_settings(1, adding(channel))

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(add_channels, (0, 10, 20)))
    with Store(path) as store:
        assert sorted(store.settings(1).channels) == list(range(30))


def test_direct_messages_have_the_defaults(store: Store) -> None:
    """In direct messages the defaults hold, whatever servers set."""
    put_settings(store, 1, SETTINGS)
    assert store.settings(None) == ServerSettings()


def test_a_channel_may_differ_from_its_server() -> None:
    """A channel with a cover of its own has that, every other the server's; answers come in the channels named."""
    assert [SETTINGS.cover_in(channel) for channel in (10, 11, 12)] == [Cover.SHOW, Cover.COVER, Cover.BARS]
    assert [SETTINGS.answers_in(channel) for channel in (10, 11, 13)] == [True, False, True]


def test_a_thread_has_the_settings_of_its_channel() -> None:
    """The settings that hold in a thread are those of the channel that it hangs on."""
    assert [place.settings_channel for place in (HERE, THREAD, DIRECT)] == [10, 10, 12]


def test_a_server_has_a_collection_of_its_own() -> None:
    """Each server's reviews are in a collection of its own, and direct messages have none."""
    assert [place.collection for place in (HERE, Place(2, 10, 100), DIRECT)] == ["server-1", "server-2", None]


@pytest.mark.parametrize("place", [HERE, THREAD, DIRECT], ids=["channel", "thread", "direct message"])
@pytest.mark.parametrize("request_", [Request(Wish.SUMMARY), QUESTION, FULL], ids=["bare", "question", "full"])
def test_an_answer_is_found_by_its_id(store: Store, place: Place, request_: Request) -> None:
    """A saved answer comes back with who asked what where, by an id of its own."""
    other = store.save_answer(HERE, QUESTION, "{}")
    saved = store.save_answer(place, request_, '{"a": "ü"}')
    assert saved != other
    assert store.answer(saved) == SavedAnswer(saved, place, request_, '{"a": "ü"}')


def test_an_answer_is_found_by_its_message(store: Store) -> None:
    """Once an answer has been sent, the message leads to it, and no other message does."""
    store.save_answer(HERE, FULL, "{}")
    saved = store.save_answer(HERE, QUESTION, "{}")
    store.sent_as(saved, 555)
    assert store.answer_in(555) == store.answer(saved)
    assert store.answer_in(556) is None


def test_an_answer_that_was_never_there(store: Store) -> None:
    """An id or a message that nobody gave out leads to nothing."""
    assert store.answer("nothing") is None
    assert store.answer_in(1) is None


def answer_is_kept(store: Store, answer: str, _draft: str) -> bool:
    """Whether the answer can still be read, by its id and by its message alike."""
    by_id, by_message = store.answer(answer), store.answer_in(7)
    assert by_id == by_message
    return by_id is not None


def talk_is_kept(store: Store, _answer: str, _draft: str) -> bool:
    """Whether what was asked last is still known."""
    return store.talk(HERE) != Talk(None, None)


def draft_is_kept(store: Store, _answer: str, draft: str) -> bool:
    """Whether the draft can still be read."""
    return store.draft(draft) is not None


IsKept = Callable[[Store, str, str], bool]
KEPT_FOR = [
    pytest.param(answer_is_kept, 30 * DAY, id="answers"),
    pytest.param(talk_is_kept, HOUR, id="talks"),
    pytest.param(draft_is_kept, DAY, id="drafts"),
]


def fill(store: Store) -> tuple[str, str]:
    """Keep one of everything for the person of `HERE`; give back the ids of the answer and the draft."""
    answer = store.save_answer(HERE, QUESTION, "{}")
    store.sent_as(answer, 7)
    store.rate(answer, HERE.user, helpful=True)
    store.remember(HERE, Talk("Who plays Maren?", "The Salt Harbour"))
    return answer, store.save_draft(HERE, "storm.md", b"A storm.", "Ann", "Storm")


@pytest.mark.parametrize(("is_kept", "seconds"), KEPT_FOR)
def test_things_are_kept_for_so_long(store: Store, clock: Clock, is_kept: IsKept, seconds: int) -> None:
    """Answers are kept for thirty days, drafts for a day, what was asked last for an hour, to the second."""
    ids = fill(store)
    clock.now = START + seconds - 1
    assert is_kept(store, *ids)
    clock.now = START + seconds
    assert not is_kept(store, *ids)


def test_asking_again_keeps_a_talk_alive(store: Store, clock: Clock) -> None:
    """The hour of a talk begins anew with each question."""
    store.remember(HERE, Talk("one", "Storm"))
    clock.now += HOUR - 1
    store.remember(HERE, Talk("two", "Storm"))
    clock.now += HOUR - 1
    assert store.talk(HERE) == Talk("two", "Storm")


@pytest.mark.parametrize(
    ("seconds", "gone"),
    [
        (KEEP_TALKS - 1, set()),
        (KEEP_TALKS, {"last_questions"}),
        (KEEP_DRAFTS, {"last_questions", "drafts"}),
        (KEEP_ANSWERS - 1, {"last_questions", "drafts"}),
        (KEEP_ANSWERS, {"last_questions", "drafts", "answers", "feedback"}),
    ],
)
def test_what_is_too_old_is_cleared(store: Store, clock: Clock, seconds: int, gone: set[str]) -> None:
    """Clearing removes from the file what is too old, and nothing else."""
    fill(store)
    clock.now = START + seconds
    store.clear_old()
    assert {name for name, rows in store.export(HERE.user).items() if not rows} == gone


def test_the_last_word_on_an_answer_counts(store: Store) -> None:
    """Who changes their mind about an answer has one vote, the last; others keep theirs."""
    answer = store.save_answer(HERE, QUESTION, "{}")
    store.rate(answer, 100, helpful=True)
    store.rate(answer, 200, helpful=True)
    store.rate(answer, 100, helpful=False)
    assert store.export(100)["feedback"] == [{"answer": answer, "helpful": 0, "at": START_DATE}]
    assert store.export(200)["feedback"] == [{"answer": answer, "helpful": 1, "at": START_DATE}]


def test_films_are_counted_by_server(store: Store) -> None:
    """How often a film was asked about is counted for each server, and for direct messages, apart."""
    for server, film in [(1, "Storm"), (1, "Storm"), (1, "Jaws"), (2, "Jaws"), (None, "Storm")]:
        store.count(server, film)
    assert store.times_asked(1) == {"Storm": 2, "Jaws": 1}
    assert store.times_asked(2) == {"Jaws": 1}
    assert store.times_asked(None) == {"Storm": 1}
    assert store.times_asked(3) == {}


def test_the_last_question_is_of_a_person_in_a_channel(store: Store) -> None:
    """What was asked last is known for one person in one channel, and the latest counts."""
    store.remember(HERE, Talk("first", "Storm"))
    store.remember(HERE, Talk("second", None))
    store.remember(Place(1, 10, 200), Talk(None, "Jaws"))
    assert store.talk(HERE) == Talk("second", None)
    assert store.talk(Place(1, 10, 200)) == Talk(None, "Jaws")
    assert store.talk(THREAD) == Talk(None, None)


def test_a_draft_waits(store: Store) -> None:
    """A draft comes back byte for byte until it is dropped."""
    data = b"\x00\xffA storm.\n"
    full = store.save_draft(HERE, "storm.md", data, "Ann", "Storm (2010)")
    bare = store.save_draft(DIRECT, "b.txt", b"", None, None)
    assert store.draft(full) == Draft(full, HERE, "storm.md", data, "Ann", "Storm (2010)")
    assert store.draft(bare) == Draft(bare, DIRECT, "b.txt", b"", None, None)
    store.drop_draft(full)
    assert store.draft(full) is None
    assert store.draft(bare) is not None


def test_a_person_sees_what_is_kept_of_them(store: Store) -> None:
    """An export holds the answers, the last questions, the feedback and the drafts of a person, each with its time."""
    answer, draft = fill(store)
    exported = store.export(HERE.user)
    [kept] = exported["answers"]
    assert kept.pop("request")["text"] == "Who plays Maren?"
    places = {"server": 1, "channel": 10, "parent": None, "message": 7}
    assert kept == {"id": answer, **places, "result": {}, "at": START_DATE}
    assert exported["last_questions"] == [
        {"channel": 10, "question": "Who plays Maren?", "film": "The Salt Harbour", "at": START_DATE}
    ]
    assert exported["feedback"] == [{"answer": answer, "helpful": 1, "at": START_DATE}]
    [kept] = exported["drafts"]
    told = {"name": "storm.md", "reviewer": "Ann", "film": "Storm", "text": "A storm."}
    assert kept == {"id": draft, "server": 1, "channel": 10, **told, "at": START_DATE}


def test_a_person_sees_nothing_of_others(store: Store) -> None:
    """An export holds nothing of another person, though they asked in the same channel and rated the same answer."""
    answer, _ = fill(store)
    store.rate(answer, 200, helpful=False)
    assert store.export(300) == NOTHING
    assert store.export(200) == NOTHING | {"feedback": [{"answer": answer, "helpful": 0, "at": START_DATE}]}


def test_a_person_is_forgotten(store: Store) -> None:
    """Who wants to be forgotten is, in all servers; of others, and of the settings, nothing goes."""
    answer, draft = fill(store)
    elsewhere = store.save_answer(DIRECT, QUESTION, "{}")
    stays = store.save_answer(Place(1, 10, 200), QUESTION, "{}")
    store.rate(stays, 200, helpful=True)
    put_settings(store, 1, SETTINGS)
    store.forget(HERE.user)
    assert store.export(HERE.user) == NOTHING
    assert (store.answer(answer), store.answer_in(7), store.answer(elsewhere), store.draft(draft)) == (None,) * 4
    assert store.talk(HERE) == Talk(None, None)
    assert [len(rows) for rows in store.export(200).values()] == [1, 0, 1, 0]
    assert store.settings(1) == SETTINGS


def test_a_server_is_forgotten(store: Store) -> None:
    """A server that is left loses its settings, answers, counts and drafts; other servers and messages keep theirs."""
    answer, draft = fill(store)
    others = [store.save_answer(place, QUESTION, "{}") for place in (Place(2, 20, 100), DIRECT)]
    for server in (1, 2):
        put_settings(store, server, SETTINGS)
        store.count(server, "Storm")
    store.forget_server(1)
    assert store.settings(1) == ServerSettings()
    assert (store.answer(answer), store.draft(draft), store.times_asked(1)) == (None, None, {})
    assert store.settings(2) == SETTINGS
    assert store.times_asked(2) == {"Storm": 1}
    assert all(store.answer(other) for other in others)


def test_notes(store: Store) -> None:
    """The program keeps a note under a name until it writes another."""
    assert store.note("commands") is None
    store.set_note("commands", "one")
    store.set_note("commands", "two")
    store.set_note("other", "")
    assert (store.note("commands"), store.note("other")) == ("two", "")


def test_a_restart_loses_nothing(tmp_path: Path, clock: Clock) -> None:
    """A file that is closed and opened again holds all that it held."""
    path = tmp_path / "conversations.sqlite"
    with Store(path, clock) as store:
        answer, draft = fill(store)
        put_settings(store, 1, SETTINGS)
        store.count(1, "Storm")
        store.set_note("commands", "one")
        before = (store.answer(answer), store.draft(draft), store.export(HERE.user))
    with Store(path, clock) as store:
        assert (store.answer(answer), store.draft(draft), store.export(HERE.user)) == before
        assert store.answer_in(7) == before[0]
        assert store.talk(HERE) == Talk("Who plays Maren?", "The Salt Harbour")
        assert (store.settings(1), store.times_asked(1), store.note("commands")) == (SETTINGS, {"Storm": 1}, "one")


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    """A file of something else is refused, by its path and with what to do, and left as it is."""
    path = tmp_path / "conversations.sqlite"
    path.write_bytes(b"Dear diary, " * 1000)
    with pytest.raises(ConversationError, match=r"cannot be read .*put a backup of it back, or move it away") as raised:
        Store(path)
    assert str(raised.value).startswith(str(path))
    assert path.read_bytes() == b"Dear diary, " * 1000


def test_a_file_that_is_damaged_inside(tmp_path: Path) -> None:
    """Where the damage shows only in use, the reading says the same."""
    path = tmp_path / "conversations.sqlite"
    with Store(path) as store:
        answers = [store.save_answer(HERE, QUESTION, "{}" * 100) for _ in range(100)]
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))
    with Store(path) as store, pytest.raises(ConversationError, match="put a backup of it back, or move it away"):
        store.answer(answers[0])


def test_a_file_of_a_newer_format(tmp_path: Path) -> None:
    """A file that a newer Matinee made is refused with how to upgrade, and left as it is."""
    path = tmp_path / "conversations.sqlite"
    Store(path).close()
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {FORMAT + 1}")
    before = path.read_bytes()
    with pytest.raises(ConversationError, match=r"has format 2, but .* up to 1: upgrade with `pip install --upgrade"):
        Store(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    """Where no file can be made, the message names the file and says to see to its folder."""
    path = tmp_path / "missing" / "conversations.sqlite"
    with pytest.raises(ConversationError, match="see that its folder can be written to") as raised:
        Store(path)
    assert str(path) in str(raised.value)


def test_a_file_that_somebody_else_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the file, writing says so, nothing is half written, and later it goes on."""
    monkeypatch.setattr("bot.conversation.store._BUSY_SECONDS", 0.02)
    path = tmp_path / "conversations.sqlite"
    with Store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConversationError, match="busy with another process"):
            store.count(1, "Storm")
        other.execute("ROLLBACK")
        store.count(1, "Storm")
        assert store.times_asked(1) == {"Storm": 1}


def test_several_threads_at_once(store: Store) -> None:
    """Threads that write and read at the same time lose nothing and get what they saved."""

    def work(user: int) -> bool:
        place = Place(1, 10, user)
        fine = []
        for number in range(20):
            request = Request(Wish.QUESTION, f"{user} {number}")
            store.count(1, "Storm")
            saved = store.answer(store.save_answer(place, request, "{}"))
            fine.append(saved is not None and (saved.place, saved.request) == (place, request))
        return all(fine)

    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(work, range(1, 5))) == [True] * 4
    assert store.times_asked(1) == {"Storm": 80}
    assert [len(store.export(user)["answers"]) for user in range(1, 5)] == [20] * 4


def test_two_programs_at_once(tmp_path: Path) -> None:
    """Two stores of one file see what the other wrote."""
    path = tmp_path / "conversations.sqlite"
    with Store(path) as one, Store(path) as two:
        one.count(1, "Storm")
        two.count(1, "Storm")
        answer = two.save_answer(HERE, QUESTION, "{}")
        assert one.times_asked(1) == {"Storm": 2}
        assert one.answer(answer) == two.answer(answer)


def test_closing_twice(tmp_path: Path) -> None:
    """A store may be closed twice; what is asked of it after that is refused."""
    store = Store(tmp_path / "conversations.sqlite")
    store.close()
    store.close()
    with pytest.raises(ConversationError):
        store.times_asked(1)


def test_two_drafts_of_a_person_are_kept(store: Store, clock: Clock) -> None:
    """A third upload takes the place of the oldest that still waits."""
    drafts = []
    for number in range(3):
        clock.now = START + number
        drafts.append(store.save_draft(HERE, f"{number}.md", b"A storm.", None, None))
    assert [store.draft(draft) is not None for draft in drafts] == [False, True, True]


def test_what_was_rated(store: Store) -> None:
    """Rated answers are listed with how often they helped or were wrong, the worst first; others are not."""
    good, bad, _ = [store.save_answer(HERE, QUESTION, "{}") for _ in range(3)]
    store.rate(good, 1, helpful=True)
    for user in (1, 2):
        store.rate(bad, user, helpful=False)
    assert [(item.answer.id, item.helpful, item.wrong) for item in store.feedback()] == [(bad, 0, 2), (good, 1, 0)]

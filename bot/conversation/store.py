"""The memory of conversations: one SQLite file beside the library, for what is no review."""

import json
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bot.answers.cover import Cover
from bot.conversation.records import Draft, Feedback, Place, Request, SavedAnswer, ServerSettings, Talk, Wish
from bot.errors import ConversationError
from index.catalogue import transaction

# Beside the catalogue, in the folder of the library.
FILE_NAME = "conversations.sqlite"
FORMAT = 1
# For how long something is kept, in seconds.
KEEP_ANSWERS = 30 * 24 * 3600
KEEP_TALKS = 3600
KEEP_DRAFTS = 24 * 3600

_BUSY_SECONDS = 10
# Two of the largest reviews fit into the file that gives a person what is kept of them.
_MOST_DRAFTS = 2
_SCHEMA = Path(__file__).with_name("schema.sql")
_ANSWER = "SELECT id, server, channel, parent, user, request, result FROM answers"
_RATED = """
    SELECT answers.id, server, channel, parent, answers.user, request, result,
        sum(helpful) AS helpful, sum(NOT helpful) AS wrong
    FROM feedback JOIN answers ON answers.id = feedback.answer
    GROUP BY answers.id ORDER BY wrong DESC, helpful DESC
"""
_PERSONAL = {
    "answers": "SELECT id, server, channel, parent, message, request, result, at FROM answers WHERE user = ?",
    "last_questions": "SELECT channel, question, film, at FROM talks WHERE user = ?",
    "feedback": "SELECT answer, helpful, at FROM feedback WHERE user = ?",
    "drafts": "SELECT id, server, name, reviewer, film, channel, data, at FROM drafts WHERE user = ?",
}


class Store:
    """Settings, saved answers, last questions, feedback and drafts. Safe to use from several threads.

    Every method may raise ConversationError: the file is busy, damaged, or cannot be written to.
    """

    def __init__(self, path: Path, clock: Callable[[], float] = time.time) -> None:
        """Open the file, or make it; `clock` gives the seconds since 1970.

        Raises ConversationError for a file that is damaged or of a newer format.
        """
        self.path = path
        self._clock = clock
        self._lock = threading.RLock()
        with self._translated():
            self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            with self._translated():
                self._prepare()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        """Give back the store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the file."""
        self.close()

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with self._lock:
            self._db.close()

    # Settings

    def settings(self, server: int | None) -> ServerSettings:
        """How Matinee behaves in a server; in direct messages always as by default."""
        if server is None:
            return ServerSettings()
        rows = self._rows("SELECT cover, private, channels FROM servers WHERE server = ?", server)
        covers = self._rows("SELECT channel, cover FROM channel_covers WHERE server = ?", server)
        by_channel = {channel: Cover(cover) for channel, cover in covers}
        if not rows:
            return ServerSettings(channel_covers=by_channel)
        cover, private, channels = rows[0]
        return ServerSettings(Cover(cover), bool(private), tuple(json.loads(channels)), by_channel)

    def update_settings(self, server: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Change the settings of a server, and give back what they are now."""
        with self._write() as db:
            settings = change(self.settings(server))
            covers = [(server, channel, cover.value) for channel, cover in settings.channel_covers.items()]
            db.execute(
                "INSERT OR REPLACE INTO servers VALUES (?, ?, ?, ?)",
                (server, settings.cover.value, settings.private, json.dumps(settings.channels)),
            )
            db.execute("DELETE FROM channel_covers WHERE server = ?", (server,))
            db.executemany("INSERT INTO channel_covers VALUES (?, ?, ?)", covers)
        return settings

    # Answers

    def save_answer(self, place: Place, request: Request, result: str) -> str:
        """Keep an answer, and give back the id that finds it."""
        identifier = secrets.token_urlsafe(9)
        row = (place.server or 0, place.channel, place.parent, place.user, _request_json(request), result)
        with self._write() as db:
            db.execute(
                "INSERT INTO answers (id, server, channel, parent, user, request, result, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (identifier, *row, self._clock()),
            )
        return identifier

    def sent_as(self, answer: str, message: int) -> None:
        """Note the message that carries an answer."""
        with self._write() as db:
            db.execute("UPDATE answers SET message = ? WHERE id = ?", (message, answer))

    def answer(self, identifier: str) -> SavedAnswer | None:
        """Read a saved answer; None if it was never there, has been forgotten, or is too old."""
        rows = self._rows(f"{_ANSWER} WHERE id = ? AND at > ?", identifier, self._clock() - KEEP_ANSWERS)
        return _saved(rows[0]) if rows else None

    def answer_in(self, message: int) -> SavedAnswer | None:
        """Read the answer that a message carries, if any."""
        rows = self._rows(f"{_ANSWER} WHERE message = ? AND at > ?", message, self._clock() - KEEP_ANSWERS)
        return _saved(rows[0]) if rows else None

    def rate(self, answer: str, user: int, *, helpful: bool) -> None:
        """Keep what somebody thinks of an answer; the last word counts."""
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO feedback VALUES (?, ?, ?, ?)", (answer, user, helpful, self._clock()))

    def feedback(self) -> list[Feedback]:
        """What people said of each answer that they rated, those found wrong most often first."""
        found = ((_saved(row), row) for row in self._rows(_RATED))
        return [Feedback(answer, row["helpful"], row["wrong"]) for answer, row in found if answer]

    # What was asked

    def talk(self, place: Place) -> Talk:
        """What somebody asked last in a channel, if that was within the hour."""
        rows = self._rows(
            "SELECT question, film FROM talks WHERE channel = ? AND user = ? AND at > ?",
            place.channel,
            place.user,
            self._clock() - KEEP_TALKS,
        )
        return Talk(*rows[0]) if rows else Talk(None, None)

    def remember(self, place: Place, talk: Talk) -> None:
        """Keep what somebody asked last in a channel."""
        with self._write() as db:
            db.execute(
                "INSERT OR REPLACE INTO talks VALUES (?, ?, ?, ?, ?, ?)",
                (place.server or 0, place.channel, place.user, talk.question, talk.film, self._clock()),
            )

    def count(self, server: int | None, film: str) -> None:
        """Count that a film was asked about in a server."""
        with self._write() as db:
            db.execute(
                "INSERT INTO asked VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET times = times + 1", (server or 0, film)
            )

    def times_asked(self, server: int | None) -> dict[str, int]:
        """How often each film was asked about in a server, by its name."""
        return dict(tuple(row) for row in self._rows("SELECT film, times FROM asked WHERE server = ?", server or 0))

    # Drafts

    def save_draft(self, place: Place, name: str, data: bytes, reviewer: str | None, film: str | None) -> str:
        """Keep an uploaded review until it is saved or discarded, and give back the id that finds it.

        Of each person the two latest are kept.
        """
        identifier = secrets.token_urlsafe(9)
        with self._write() as db:
            db.execute(
                "DELETE FROM drafts WHERE user = ?1"
                " AND id NOT IN (SELECT id FROM drafts WHERE user = ?1 ORDER BY at DESC LIMIT ?2)",
                (place.user, _MOST_DRAFTS - 1),
            )
            db.execute(
                "INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (identifier, place.server or 0, place.channel, place.user, name, data, reviewer, film, self._clock()),
            )
        return identifier

    def draft(self, identifier: str) -> Draft | None:
        """Read a draft; None if it was saved, discarded, or is too old."""
        rows = self._rows(
            "SELECT id, server, channel, user, name, data, reviewer, film FROM drafts WHERE id = ? AND at > ?",
            identifier,
            self._clock() - KEEP_DRAFTS,
        )
        if not rows:
            return None
        row = rows[0]
        place = Place(row["server"] or None, row["channel"], row["user"])
        return Draft(row["id"], place, row["name"], row["data"], row["reviewer"], row["film"])

    def drop_draft(self, identifier: str) -> None:
        """Remove a draft."""
        with self._write() as db:
            db.execute("DELETE FROM drafts WHERE id = ?", (identifier,))

    # People

    def export(self, user: int) -> dict[str, list[dict[str, Any]]]:
        """All that is kept of a person."""
        return {name: [_readable(row) for row in self._rows(query, user)] for name, query in _PERSONAL.items()}

    def forget(self, user: int) -> None:
        """Remove all that is kept of a person; the buttons of their answers then say that these have gone."""
        with self._write() as db:
            for table in ("answers", "talks", "feedback", "drafts"):
                db.execute(f"DELETE FROM {table} WHERE user = ?", (user,))  # noqa: S608 - four fixed names

    def forget_server(self, server: int) -> None:
        """Remove the settings of a server and all that was asked in it."""
        with self._write() as db:
            db.execute("DELETE FROM feedback WHERE answer IN (SELECT id FROM answers WHERE server = ?)", (server,))
            for table in ("servers", "channel_covers", "answers", "talks", "asked", "drafts"):
                db.execute(f"DELETE FROM {table} WHERE server = ?", (server,))  # noqa: S608 - six fixed names

    def clear_old(self) -> None:
        """Remove what has been kept long enough."""
        now = self._clock()
        with self._write() as db:
            db.execute("DELETE FROM answers WHERE at <= ?", (now - KEEP_ANSWERS,))
            db.execute("DELETE FROM feedback WHERE at <= ?", (now - KEEP_ANSWERS,))
            db.execute("DELETE FROM talks WHERE at <= ?", (now - KEEP_TALKS,))
            db.execute("DELETE FROM drafts WHERE at <= ?", (now - KEEP_DRAFTS,))

    # Notes of the program itself

    def note(self, name: str) -> str | None:
        """Read a note; None if there is none of that name."""
        rows = self._rows("SELECT value FROM meta WHERE name = ?", name)
        return rows[0]["value"] if rows else None

    def set_note(self, name: str, value: str) -> None:
        """Keep a note."""
        with self._write() as db:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    # Underneath

    def _rows(self, query: str, *parameters: object) -> list[sqlite3.Row]:
        with self._lock, self._translated():
            return self._db.execute(query, parameters).fetchall()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        with self._lock, self._translated(), transaction(self._db, "BEGIN IMMEDIATE") as db:
            yield db

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            message = f"{self.path} cannot be used now ({error}): see that its folder can be written to"
            if "locked" in str(error):
                message = f"{self.path} is busy with another process: try again when that is done"
            raise ConversationError(message) from error
        except sqlite3.DatabaseError as error:
            message = (
                f"{self.path} cannot be read ({error}): put a backup of it back, or move it away. It holds settings"
                " and buttons' answers, no reviews"
            )
            raise ConversationError(message) from error

    def _prepare(self) -> None:
        db = self._db
        db.row_factory = sqlite3.Row
        [found] = db.execute("PRAGMA user_version").fetchone()
        if found > FORMAT:
            message = (
                f"{self.path} has format {found}, but this Matinee knows up to {FORMAT}: "
                "upgrade with `pip install --upgrade matinee-bot`"
            )
            raise ConversationError(message)
        db.execute("PRAGMA journal_mode = WAL")
        # What a power cut takes is the last moments of a conversation, never a review.
        db.execute("PRAGMA synchronous = NORMAL")
        db.executescript(f"BEGIN IMMEDIATE; {_SCHEMA.read_text(encoding='utf-8')} COMMIT;")
        db.execute(f"PRAGMA user_version = {FORMAT}")


def _readable(row: sqlite3.Row) -> dict[str, Any]:
    """A row as its person can read it: what is stored as JSON as what it says, a file as its text, times as dates."""
    kept = {**dict(row), "at": datetime.fromtimestamp(row["at"], UTC).isoformat(timespec="seconds")}
    for name in {"request", "result"} & kept.keys():
        kept[name] = json.loads(kept[name])
    if "data" in kept:
        kept["text"] = kept.pop("data").decode("utf-8", "replace")
    return kept


def _request_json(request: Request) -> str:
    return json.dumps(asdict(request), ensure_ascii=False)


def _saved(row: sqlite3.Row) -> SavedAnswer | None:
    """The answer in a row; None if another version of Matinee wrote what this one cannot read."""
    try:
        kept = json.loads(row["request"])
        request = Request(**{**kept, "wish": Wish(kept["wish"]), "without": tuple(kept["without"])})
    except (KeyError, TypeError, ValueError):
        return None
    place = Place(row["server"] or None, row["channel"], row["user"], row["parent"])
    return SavedAnswer(row["id"], place, request, row["result"])

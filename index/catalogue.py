"""The catalogue: the SQLite file that holds the truth, its transactions, and what can be wrong with it."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from index.errors import LibraryDamagedError, LibraryError, LibraryFormatError, LibraryModelError

FORMAT = 2

# "MTNE": tells a library from another program's SQLite file.
_APPLICATION_ID = 0x4D544E45
_BUSY_SECONDS = 30
_SCHEMA = Path(__file__).with_name("schema.sql")


class Generation(NamedTuple):
    """Which state of the catalogue: `number` grows with every write, `revision` is random for every write."""

    number: int
    revision: str


class Catalogue:
    """An open catalogue. It may be used from several threads, which then take turns.

    Whatever SQLite has to say comes out as a LibraryError.
    """

    def __init__(self, path: Path, model: str) -> None:
        """Open the catalogue at `path`, or make an empty one for the embedding model `model`.

        Raises LibraryFormatError, LibraryModelError or LibraryDamagedError, and then leaves the file as it is.
        """
        self.path = path
        self.model = model
        self._lock = threading.RLock()
        with self._translated():
            self._db = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            with self._translated():
                self._prepare()
        except BaseException:
            self._db.close()
            raise

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with self._lock:
            self._db.close()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """Read one consistent state of the catalogue, whatever other processes write meanwhile."""
        with self._transaction("BEGIN") as db:
            yield db

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """Write in one transaction, which begins a new generation; an exception undoes all of it."""
        with self._transaction("BEGIN IMMEDIATE") as db:
            yield db
            db.execute("UPDATE meta SET generation = generation + 1, revision = lower(hex(randomblob(8)))")

    def claim(self, db: sqlite3.Connection, dimension: int) -> None:
        """Before the first vectors are written, note their dimension; raise LibraryModelError if others are there.

        Another process may have taken up another model since this one opened the library.
        """
        made_with, known = db.execute("SELECT model, dimension FROM meta").fetchone()
        if made_with != self.model or known not in {None, dimension}:
            raise LibraryModelError(self._other_model(made_with))
        db.execute("UPDATE meta SET dimension = ?", (dimension,))

    def _other_model(self, made_with: str) -> str:
        return (
            f"the library {self.path} was made with the embedding model {made_with}, not {self.model}: "
            "set the model back, or use another library folder and add the reviews to it"
        )

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with self._lock, self._translated(), transaction(self._db, begin) as db:
            yield db

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.OperationalError as error:
            message = f"the library {self.path} cannot be used now ({error}): see that its folder can be written to"
            if "locked" in str(error):
                message = f"the library {self.path} is busy with another process: try again when that is done"
            raise LibraryError(message) from error
        except sqlite3.ProgrammingError as error:
            message = f"the library {self.path} has been closed: open it again"
            if "closed" not in str(error):
                raise
            raise LibraryError(message) from error
        except sqlite3.DatabaseError as error:
            raise LibraryDamagedError(damaged_message(self.path, str(error))) from error

    def _prepare(self) -> None:
        db = self._db
        db.row_factory = sqlite3.Row
        found = pragma(db, "user_version")
        if found > FORMAT:
            message = (
                f"the library {self.path} has format {found}, but this Matinee knows up to {FORMAT}: "
                "upgrade with `pip install --upgrade matinee-bot`"
            )
            raise LibraryFormatError(message)
        if found == 0:
            self._create()
        elif pragma(db, "application_id") != _APPLICATION_ID:
            raise LibraryDamagedError(damaged_message(self.path, "it belongs to another program"))
        elif found < FORMAT:
            self._upgrade()
        db.execute("PRAGMA foreign_keys = ON")
        db.execute("PRAGMA synchronous = FULL")
        self._agree_on_model()

    def _create(self) -> None:
        """Make the tables, all or nothing; another process may be doing the same."""
        db = self._db
        if db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] and not pragma(db, "application_id"):
            raise LibraryDamagedError(damaged_message(self.path, "it belongs to another program"))
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("BEGIN IMMEDIATE")
        for statement in _statements(_SCHEMA.read_text(encoding="utf-8")):
            db.execute(statement)
        db.execute("INSERT OR IGNORE INTO meta VALUES (1, ?, NULL, 0, lower(hex(randomblob(8))))", (self.model,))
        db.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {FORMAT}")
        db.execute("COMMIT")

    def _upgrade(self) -> None:
        """Bring a library of format 1 up to date: its reviews keep their old labels until they are embedded anew."""
        with self.write() as db:
            if pragma(db, "user_version") == FORMAT:
                return  # another process was faster
            db.execute("ALTER TABLE sentences ADD COLUMN marked INTEGER")
            db.execute("UPDATE sentences SET vector = NULL")
            db.execute("UPDATE passages SET vector = NULL")
            db.execute(f"PRAGMA user_version = {FORMAT}")

    def _agree_on_model(self) -> None:
        """Refuse a library of another model; one without vectors takes up the new model."""
        made_with, dimension = self._db.execute("SELECT model, dimension FROM meta").fetchone()
        if made_with == self.model:
            return
        if dimension is not None:
            raise LibraryModelError(self._other_model(made_with))
        with self.write() as db:
            db.execute("UPDATE meta SET model = ?", (self.model,))


@contextmanager
def transaction(db: sqlite3.Connection, begin: str) -> Iterator[sqlite3.Connection]:
    """Do all or nothing: commit at the end, or undo it all after an exception."""
    db.execute(begin)
    try:
        yield db
        db.execute("COMMIT")
    except BaseException:
        # SQLite has already rolled back after some errors, such as a full disk.
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def damaged_message(path: Path, reason: str) -> str:
    """Say that the catalogue is not readable, why, and what to do."""
    return (
        f"the library {path} cannot be read ({reason}): put a backup of it back, "
        "or move it away and add the reviews again"
    )


def pragma(db: sqlite3.Connection, name: str) -> int:
    """Read an integer pragma."""
    with closing(db.execute(f"PRAGMA {name}")) as cursor:
        value: int = cursor.fetchone()[0]
    return value


def generation_of(db: sqlite3.Connection) -> Generation:
    """Read which generation the catalogue is in."""
    return Generation(*db.execute("SELECT generation, revision FROM meta").fetchone())


def dimension_of(db: sqlite3.Connection) -> int | None:
    """Read how many numbers a stored vector has; None while there are no vectors."""
    value: int | None = db.execute("SELECT dimension FROM meta").fetchone()[0]
    return value


def _statements(script: str) -> Iterator[str]:
    """Split `script` into its statements: sqlite3 runs several only by committing first."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""

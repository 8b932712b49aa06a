"""`matinee add` with many reviews: files of several, progress, and a run that is cut short."""

import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.bot.making import write_review

ROOT = Path(__file__).resolve().parents[2]
LINE = "It is a quiet film about a ferry in the fog, and I liked the music of it."
TABLE = f"""Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date
2020-01-02,Night Ferry,1987,https://letterboxd.example/a,4,,"{LINE}",,
2020-01-03,,1990,https://letterboxd.example/b,3,,"{LINE}",,
2020-01-04,Glass Orchard,2004,https://letterboxd.example/c,3.5,,"{LINE}",,
"""


def start(home: Path, *arguments: str, **options: object) -> "subprocess.Popen[str]":
    """Start a command in a process of its own."""
    environment = {**os.environ, "MATINEE_HOME": str(home)}
    command = [sys.executable, "-m", "bot", *arguments]
    return subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **options)  # type: ignore[call-overload,no-any-return]


def add(home: Path, *paths: Path) -> tuple[int, str, list[str]]:
    """Add reviews: the exit code, the report, and the lines of what was refused."""
    with start(home, "add", *map(str, paths), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        out, err = process.communicate()
    return process.returncode, out, [line for line in err.splitlines() if line.startswith("matinee:")]


def write_many(folder: Path, count: int) -> None:
    """Write reviews of as many films."""
    for number in range(count):
        text = " ".join(f"{LINE} It has {number} scenes in part {part}." for part in range(12))
        write_review(folder, f"{number:03}.md", f"---\ntitle: Night Ferry {number}\nyear: 1987\n---\n\n{text}\n")


@pytest.mark.slow
def test_a_file_of_several_reviews(tmp_path: Path) -> None:
    """Each row of a table is a review of its own; the one without a film is refused with its line."""
    table = tmp_path / "reviews.csv"
    table.write_text(TABLE, encoding="utf-8")
    reason = "no film title found; write it in the first line or as title: in the front matter"
    refused = [f"matinee: {table}, line 3: {reason}"]
    assert add(tmp_path / "home", table) == (3, "2 added, 0 replaced, 0 unchanged, 1 refused\n", refused)
    table.write_text(TABLE.replace(",4,,", ",2,,"), encoding="utf-8")
    assert add(tmp_path / "home", table) == (3, "0 added, 1 replaced, 1 unchanged, 1 refused\n", refused)


@pytest.mark.slow
def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    """A run that is interrupted reports what it added and keeps it; the same command then adds the rest."""
    write_many(tmp_path / "in", 90)
    home = tmp_path / "home"
    with start(home, "add", str(tmp_path / "in"), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while not count(home) and process.poll() is None:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()
    assert "matinee: interrupted; what was added stays, and the same command goes on from there" in err
    added = int(out.partition(" added")[0])
    assert process.returncode != 0
    assert added == count(home)
    assert 0 < added < 90
    expected = f"{90 - added} added, 0 replaced, {added} unchanged, 0 refused\n"
    assert add(home, tmp_path / "in") == (0, expected, [])


@pytest.mark.slow
def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    """On a terminal a bar counts the reviews that are stored, and how many there are."""
    write_many(tmp_path / "in", 40)
    (tmp_path / "in" / "000.csv").write_text(TABLE, encoding="utf-8")
    screen, terminal = pty.openpty()
    with start(tmp_path / "home", "add", str(tmp_path / "in"), stdout=subprocess.PIPE, stderr=terminal) as process:
        os.close(terminal)
        seen = b""
        while chunk := read(screen):
            seen += chunk
        process.communicate()
    counts = re.findall(rb"(\d+)/(\d+)\x1b", seen)
    assert int(counts[-1][1]) == 42
    assert len({done for done, _ in counts}) > 2


def read(screen: int) -> bytes:
    """What a terminal shows next; nothing once its program has ended."""
    try:
        return os.read(screen, 4096)
    except OSError:
        return b""


def count(home: Path) -> int:
    """How many shared reviews a library holds."""
    if not (home / "catalogue.sqlite").exists():
        return 0
    with start(home, "films", "--reviews", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        out, _ = process.communicate()
    return out.count("shared/")

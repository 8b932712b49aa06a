"""The command as users start it: a process of its own."""

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

HEAVY = ("torch", "numpy", "faiss", "discord", "pydantic_settings", "sentence_transformers")
# Runs a command, then says on the last line of stderr which of the modules named first it has imported.
_PROBE = """
import sys
watched, sys.argv = sys.argv[1].split(","), ["matinee", *sys.argv[2:]]
from bot.__main__ import _run
code = _run()
print(*(name for name in watched if name in sys.modules), file=sys.stderr)
sys.exit(code)
"""


def start(home: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run Python with `arguments` and the library in `home`."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("MATINEE_")}
    return subprocess.run(
        [sys.executable, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        env={**environment, "MATINEE_HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        timeout=120,
    )


def imported(home: Path, modules: tuple[str, ...], *arguments: str) -> tuple[int, str, list[str]]:
    """Run a command; give its exit code, its output, and which of `modules` it has imported."""
    ran = start(home, "-c", _PROBE, ",".join(modules), *arguments)
    return ran.returncode, ran.stdout, ran.stderr.splitlines()[-1].split()


@pytest.mark.parametrize("flag", ["--version", "--help"])
def test_a_quick_word_imports_nothing_heavy(tmp_path: Path, flag: str) -> None:
    """Version and help wait for no heavy library, and make no library folder."""
    home = tmp_path / "home"
    code, out, found = imported(home, HEAVY, flag)
    assert (code, found) == (0, [])
    assert out == f"matinee, version {version('matinee-bot')}\n" if flag == "--version" else out.startswith("Usage: ")
    assert not home.exists()


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("films",), "Alien (1979)"),
        (("cast", "Jaws"), "In Jaws (1975): "),
        (("summary", "Titanic"), "Titanic (1997), without spoilers:"),
        (("opinion", "Get Out"), "Matinee samples liked Get Out (2017): 9/10."),
        (("ask", "Who plays Quint in Jaws?"), "Robert Shaw plays Quint."),
    ],
)
def test_a_fresh_home_answers_from_the_samples_without_the_model(
    tmp_path: Path, arguments: tuple[str, ...], line: str
) -> None:
    """On a fresh home the samples answer what needs no language model, and PyTorch is never imported."""
    code, out, found = imported(tmp_path / "home", ("torch", "sentence_transformers", "discord"), *arguments)
    assert (code, found) == (0, [])
    assert out.startswith(line)


def test_the_command_itself(tmp_path: Path) -> None:
    """Started as a module, the command answers on stdout, says on stderr that it loads, and exits with its code."""
    ran = start(tmp_path / "home", "-m", "bot", "ask", "Who directed Jaws?")
    assert (ran.returncode, ran.stderr) == (1, "Loading the library …\n")
    assert ran.stdout.startswith("The review doesn't say who directed Jaws (1975). It tells of ")


@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (("ask", "Who?", "--spoilers", "maybe"), 2, "Usage: "),
        (("add", "nowhere.md"), 3, "matinee: nowhere.md: there is no such file or folder\n"),
        (("eval", "nowhere.jsonl"), 3, "matinee: nowhere.jsonl: there is no such file\n"),
    ],
)
def test_failures_of_the_command(tmp_path: Path, arguments: tuple[str, ...], code: int, line: str) -> None:
    """A failing command exits with its code and one clear message, and never with a traceback."""
    ran = start(tmp_path / "home", "-m", "bot", *arguments)
    assert ran.returncode == code
    assert line in ran.stderr
    assert "Traceback" not in ran.stderr


def test_libraries_say_nothing_of_a_page_without_text(tmp_path: Path) -> None:
    """A page with nothing in it is refused on one line of Matinee's own."""
    page = tmp_path / "empty.html"
    page.write_text("<!doctype html><html><body></body></html>", encoding="utf-8")
    ran = start(tmp_path / "home", "-m", "bot", "inspect", str(page))
    assert (ran.returncode, ran.stderr) == (3, f"matinee: {page}: there is no text in it\n")


def test_a_reader_that_leaves_early(tmp_path: Path) -> None:
    """Output into a pipe that is closed early is no failure and says nothing."""
    script = (
        "import subprocess, sys\n"
        "pipe = subprocess.PIPE\n"
        "run = subprocess.Popen([sys.executable, '-m', 'bot', 'films'], stdout=pipe, stderr=pipe)\n"
        "run.stdout.close()\n"
        "sys.stderr.write(run.stderr.read().decode())\n"
        "run.stderr.close()\n"
        "sys.exit(run.wait())\n"
    )
    ran = start(tmp_path / "home", "-c", script)
    assert (ran.returncode, ran.stderr) == (0, "")

"""Measures what a user waits for: the start of the command, each part of an answer, and reading reviews.

Times are wall-clock on this machine, so compare figures of one run only. `python scripts/bench.py`
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.conversation.host import Host
    from bot.conversation.records import Place
    from index.embedder import SentenceEmbedder, Vectors

QUESTION = "Why is Andy in prison?"
FILM = "The Shawshank Redemption"
RUNS = 10
FILMS = 1000
POSTS = 1000
WORDS = 500
PAGES = 100
LIMITS = {
    "matinee --version (median of 10)": 0.3,
    "first word of ask": 0.5,
    "embedding + search + writing": 0.1,
    "autocomplete, 1,000 films": 0.1,
    "autocomplete, after a change": 0.1,
    "reading 1,000 posts of 500 words": 10.0,
    "labelling, share of indexing": 0.05,
    "answering, 1,000 reviews, p50": 0.06,
    "answering, 1,000 reviews, p95": 0.15,
    "a title among 100,000": 0.02,
}
# Asked of every tenth film, with it as the current one.
ASKED = (
    "Why does he leave?", "is it any good", "who plays the killer", "how's the music", "what happens at the end",
    "does the dog survive", "too scary for kids?", "who directed it", "whats it about", "and what did she find there",
)  # fmt: skip
MANY_TITLES = 100_000
# What is no time in seconds.
UNITS = {"indexing": "passages/s", "labelling, share of indexing": ""}


def main() -> int:
    """Print a table of times in seconds; exit 1 where one is over its limit."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "MATINEE_HOME": home}
        times = {"matinee --version (median of 10)": median(lambda: run(["--version"], environment), RUNS)}
        run(["ask", QUESTION, "--film", FILM], environment)  # the first question also embeds the samples
        times["first word of ask"] = median(lambda: first_word(["ask", QUESTION, "--film", FILM], environment), 5)
        times["ask, whole process"] = median(lambda: run(["ask", QUESTION, "--film", FILM], environment), 3)
        for command in (["films"], ["cast", "Jaws"], ["summary", "Jaws"], ["opinion", "Jaws"]):
            times[f"{' '.join(command)}, whole process"] = median(lambda: run(command, environment), 3)  # noqa: B023
        times |= reading()  # before the language model is loaded, which reading needs not and which slows all else
        times |= parts(Path(home))
        times |= autocomplete()
        times |= answering()
        times |= titles()
    return report(times)


def run(arguments: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds that a whole run of the command takes."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "bot", *arguments], env=environment, check=True, capture_output=True)
    return time.perf_counter() - start


def first_word(arguments: Sequence[str], environment: dict[str, str]) -> float:
    """Seconds until the command says its first word on standard error."""
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", *arguments], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as process:
        if process.stderr is None:
            message = "no standard error to listen to"
            raise RuntimeError(message)
        process.stderr.read(1)
        seconds = time.perf_counter() - start
        process.stderr.read()
    return seconds


def median(measure: Callable[[], float], runs: int) -> float:
    """The median of several measurements."""
    return statistics.median(measure() for _ in range(runs))


def parts(home: Path) -> dict[str, float]:
    """Seconds for each part of an answer in one process, and for reading and indexing the samples."""
    times: dict[str, float] = {}

    def clock(name: str, work: Callable[[], object], runs: int = 1) -> object:
        results: list[object] = []
        seconds = []
        for _ in range(runs):
            start = time.perf_counter()
            results.append(work())
            seconds.append(time.perf_counter() - start)
        times[name] = statistics.median(seconds)
        return results[-1]

    def load_libraries() -> None:
        import sentence_transformers  # noqa: F401, PLC0415 - the import itself is measured

    clock("import of sentence-transformers", load_libraries)

    from bot.answers.cover import Cover, shown_text  # noqa: PLC0415 - after the import that is measured
    from bot.answers.records import Question  # noqa: PLC0415
    from bot.session import Session  # noqa: PLC0415
    from index.embedder import load_embedder  # noqa: PLC0415
    from index.library import SHARED, Library  # noqa: PLC0415
    from index.records import Query  # noqa: PLC0415
    from reviews.labels import relabel  # noqa: PLC0415
    from reviews.reading import read_samples  # noqa: PLC0415

    start = time.perf_counter()
    embedder = load_embedder()
    times["load of the model"] = time.perf_counter() - start
    with Library.open(home) as library:
        session = Session(library, embedder)
        session.answerer.ask(Question(QUESTION, FILM))  # opens the vector file
        vector = embedder.embed([QUESTION])[0]
        clock("embedding a question", lambda: embedder.embed([QUESTION]), RUNS)
        clock("search", lambda: library.search(Query(QUESTION, library.visible()), vector), RUNS)
        clock(
            "embedding + search + writing",
            lambda: shown_text(session.answerer.ask(Question(QUESTION, FILM)), Cover.COVER),
            RUNS,
        )
        times["writing"] = max(
            0.0, times["embedding + search + writing"] - times["embedding a question"] - times["search"]
        )
    readings = list(read_samples())
    start = time.perf_counter()
    readings = list(read_samples())
    times["reading, per review"] = (time.perf_counter() - start) / len(readings)
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        start = time.perf_counter()
        for _ in library.add_many(readings, SHARED, embedder):
            pass
        seconds = time.perf_counter() - start
        entries = library.entries([SHARED])
        times["indexing"] = sum(len(entry.reading.passages) for entry in entries) / seconds
        vectors = [library.sentence_vectors(entry.key) for entry in entries]
    start = time.perf_counter()
    for entry, of_sentences in zip(entries, vectors, strict=True):
        relabel(entry.reading, of_sentences)
    times["labelling, share of indexing"] = (time.perf_counter() - start) / seconds
    return times


def autocomplete() -> dict[str, float]:
    """Seconds to offer films for a title that is being typed, as ever and right after the library has changed."""
    from bot.conversation.host import Host  # noqa: PLC0415 - as in `parts`
    from bot.conversation.records import Place  # noqa: PLC0415
    from bot.conversation.store import FILE_NAME, Store  # noqa: PLC0415
    from index.embedder import load_embedder  # noqa: PLC0415
    from index.library import SHARED, Library  # noqa: PLC0415
    from reviews.reading import read_upload  # noqa: PLC0415

    place, text = Place(None, 1, 1), b"It is a good film, and I recommend it to all who like that."
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Library.open(home) as library, Store(home / FILE_NAME) as store:
            films = [f"{word} Night {number} ({1920 + number % 100})" for number in range(FILMS // 2) for word in "AZ"]
            readings = [read_upload(text, "review.txt", film=film) for film in films]
            for _ in library.add_many(readings[:-RUNS], SHARED, None):
                pass
            host = Host(library, load_embedder, store)
            times = {"autocomplete, 1,000 films": median(lambda: typed(host, place), RUNS)}
            changed = []
            for reading in readings[-RUNS:]:
                library.add(reading, SHARED, None)
                changed.append(typed(host, place))
    return times | {"autocomplete, after a change": statistics.median(changed)}


class Remembering:
    """An embedder that embeds no text twice: the reviews share their sentences, and making them is not measured."""

    def __init__(self, embedder: "SentenceEmbedder") -> None:
        """Embed with `embedder`."""
        self.name, self.dimension, self.reader = embedder.name, embedder.dimension, embedder.reader
        self.embed_questions = embedder.embed_questions
        self._embed = embedder.embed
        self._known: dict[str, Vectors] = {}

    def embed(self, texts: Sequence[str]) -> "Vectors":
        """Embed as `index.embedder.Embedder.embed` says."""
        import numpy as np  # noqa: PLC0415 - as in `parts`

        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known |= dict(zip(new, self._embed(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def answering() -> dict[str, float]:
    """Seconds to answer with 1,000 reviews loaded, beside embedding and searching alone, in turn."""
    from bot.answers.records import Question  # noqa: PLC0415 - as in `parts`
    from bot.session import Session  # noqa: PLC0415
    from index.embedder import load_embedder  # noqa: PLC0415
    from index.library import SHARED, Library  # noqa: PLC0415
    from index.records import Query  # noqa: PLC0415
    from reviews.reading import read_samples, read_upload  # noqa: PLC0415

    embedder = load_embedder()
    chance = random.Random(2)  # noqa: S311 - the same reviews every time, nothing secret
    sentences = [sentence.text for sample in read_samples() for sentence in sample.sentences]
    readings = (
        read_upload("\n\n".join(" ".join(chance.sample(sentences, 6)) for _ in range(2)).encode(), "r.txt", film=film)
        for film in (f"Night Ferry {number} ({1920 + number % 100})" for number in range(POSTS))
    )
    answered, retrieved = [], []
    with tempfile.TemporaryDirectory() as home, Library.open(Path(home)) as library:
        for _ in library.add_many(readings, SHARED, Remembering(embedder)):
            pass
        answerer = Session(library, embedder).answerer
        answerer.ask(Question(ASKED[0], "Night Ferry 1"))  # opens the vector file
        for number in range(0, POSTS, 10):
            text = ASKED[number // 10 % len(ASKED)]
            start = time.perf_counter()
            answerer.ask(Question(text, f"Night Ferry {number}"))
            between = time.perf_counter()
            library.search(Query(text, library.visible()), embedder.embed([text])[0])
            retrieved.append(time.perf_counter() - between)
            answered.append(between - start)
    times = {}
    for name, seconds in (("answering", answered), ("plain retrieval", retrieved)):
        times[f"{name}, 1,000 reviews, p50"] = statistics.median(seconds)
        times[f"{name}, 1,000 reviews, p95"] = statistics.quantiles(seconds, n=20)[-1]
    return times


def titles() -> dict[str, float]:
    """Seconds to find a misspelt film among very many."""
    from bot.answers import which_film  # noqa: PLC0415 - as in `parts`
    from bot.answers.titles import FilmChoice, Titles  # noqa: PLC0415
    from reviews.records import Film  # noqa: PLC0415

    chance = random.Random(3)  # noqa: S311 - the same titles every time, nothing secret
    words = [
        "".join(chance.choice("bcdfglmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))
        for _ in range(5000)
    ]
    names = {" ".join(chance.sample(words, chance.randint(1, 4))).title() for _ in range(MANY_TITLES)}
    many = Titles([FilmChoice(Film(name, name, 2000, ()), frozenset({name})) for name in sorted(names)])
    asked = [f"who directed {name[:-2]}{name[-1]}" for name in chance.sample(sorted(names), 200)]
    seconds = []
    for text in asked:
        start = time.perf_counter()
        which_film.in_question(text, many, surely=False)
        seconds.append(time.perf_counter() - start)
    return {"a title among 100,000": statistics.median(seconds)}


def reading() -> dict[str, float]:
    """Seconds to read many posts from files, as Markdown and as pages, with all that is made of them but vectors."""
    from reviews.reading import read_reviews, read_samples  # noqa: PLC0415 - as in `parts`

    chance = random.Random(1)  # noqa: S311 - the same posts every time, nothing secret
    sentences = [sentence.text for sample in read_samples() for sentence in sample.sentences]

    def paragraphs() -> list[str]:
        found: list[str] = []
        while sum(len(text.split()) for text in found) < WORDS:
            found.append(" ".join(chance.sample(sentences, 5)))
        return found

    def seconds_for(files: Sequence[Path]) -> float:
        start = time.perf_counter()
        refused = sum(isinstance(found, Exception) for file in files for found in read_reviews(file))
        seconds = time.perf_counter() - start
        if refused:
            message = f"{refused} posts were refused"
            raise RuntimeError(message)
        return seconds

    posts, pages = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number in range(POSTS):
            post = Path(folder) / f"{number}.md"
            text = "\n\n".join(paragraphs())
            post.write_text(
                f"---\ntitle: Night Ferry {number}\nyear: 1987\nrating: 4/5\n---\n\n{text}\n", encoding="utf-8"
            )
            posts.append(post)
        for number in range(PAGES):
            page = Path(folder) / f"{number}.html"
            body = "".join(f"<p>{text}</p>" for text in paragraphs())
            title = f"Night Ferry {number} (1987)"
            page.write_text(
                f"<!doctype html><html><head><title>{title}</title></head><body><nav><a href='/'>Home</a></nav>"
                f"<article><h1>{title}</h1>{body}</article><footer>Contact</footer></body></html>",
                encoding="utf-8",
            )
            pages.append(page)
        seconds_for([pages[0]])  # loads what reads pages
        return {
            "reading 1,000 posts of 500 words": seconds_for(posts),
            "reading 100 web pages of 500 words": seconds_for(pages),
        }


def typed(host: "Host", place: "Place") -> float:
    """Seconds to offer films for a few letters."""
    start = time.perf_counter()
    host.titles(place, "nihgt 4", 25)
    return time.perf_counter() - start


def report(times: dict[str, float]) -> int:
    """Print the figures with their limits."""
    over = 0
    for name, seconds in times.items():
        limit, unit = LIMITS.get(name), UNITS.get(name, "s")
        verdict = "" if limit is None else f"  (limit {limit:.2f} {unit}: {'kept' if seconds < limit else 'OVER'})"
        over += limit is not None and seconds >= limit
        print(f"{name:<36} {seconds:8.3f} {unit}{verdict}")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())

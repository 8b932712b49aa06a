"""Measures answers on questions and reviews by others.

`python -m scripts.answers.measure FOLDER [plot] [opinion] [films]`: all three parts, or those that are named.
FOLDER holds `plot`, `opinion` and `cast`. Nothing is trained on `plot` and `opinion`. Who plays whom is measured by
`scripts/measure_cast.py`; verdicts are measured, in folds, where they are trained.
"""

import argparse
import random
import re
import string
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.answers import which_film
from bot.answers.cover import Cover, hidden_text, shown_text
from bot.answers.records import LONGEST_ANSWER, Answer, Question
from bot.answers.titles import titles_of
from bot.evaluation import stands_in
from bot.session import Session
from index.embedder import Embedder, load_embedder
from index.library import SHARED, Library
from reviews.reading import read_upload
from reviews.text import fold
from scripts.answers.examples import OWN, rows

_ASKED = (
    "who directed {}", "how does {} end", "is {} any good", "what is {} about", "who plays the killer in {}",
    "is {} worth watching?", "what happens to the dog in {}", "did they like the music in {}",
    "why does the girl leave in {}", "{} - is it scary", "so whats {} about", "What did the reviewer think of {}?",
    "when did {} come out", "who's in {}", "does the hero die in {}?",
)  # fmt: skip
_TWO_SLIPS_FROM = 12
# In characters; people marked spans of any length.
_ENOUGH_OF_A_SPAN = 12


@dataclass(frozen=True, slots=True)
class Document:
    """A review, or what stands in for one, by its film."""

    title: str
    year: int | None
    text: str

    @property
    def name(self) -> str:
        """The film with its year."""
        return f"{self.title} ({self.year})" if self.year else self.title


def main() -> int:
    """Measure and print."""
    parts: dict[str, Callable[[Path, Embedder], None]] = {
        "plot": plot, "opinion": opinion, "films": films,
    }  # fmt: skip
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("parts", nargs="*", choices=[*parts, []], metavar="PART", help=", ".join(parts))
    options = parser.parse_args()
    embedder = load_embedder()
    for name in options.parts or parts:
        parts[name](options.folder, embedder)
    return 0


def plot(folder: Path, embedder: Embedder) -> None:
    """Questions on stories, each with its film as the current one, all films loaded at once."""
    sets = ("quoref", "duorc")
    documents = {row["doc_id"]: plot_document(row) for name in sets for row in rows(folder / f"plot/{name}_docs.jsonl")}
    with _library(documents.values(), embedder) as library:
        answerer = Session(library, embedder).answerer
        for name in sets:
            right, first, declined = Counter[bool](), Counter[bool](), Counter[bool]()
            for row in rows(folder / f"plot/{name}_questions.jsonl"):
                result = answerer.ask(Question(row["question"], documents[row["doc_id"]].name))
                right[_holds(result, row["answers"])] += 1
                first[_begins_with(result, row["answers"])] += 1
                declined[not isinstance(result, Answer)] += 1
            total = right.total()
            print(
                f"{name}: {total} questions; an answer within {LONGEST_ANSWER} characters {right[True] / total:.1%}, in"
                f" headline or first quote {first[True] / total:.1%}; declined {declined[True] / total:.1%}"
            )


def opinion(folder: Path, embedder: Embedder) -> None:
    """Questions for opinions: whether the span that people marked is shown."""
    documents = {
        row["doc_id"]: Document(row["doc_id"], None, row["text"]) for row in rows(folder / "opinion/docs.jsonl")
    }
    with _library(documents.values(), embedder) as library:
        answerer = Session(library, embedder).answerer
        found, declined = Counter[bool](), Counter[tuple[bool, bool]]()
        for row in rows(folder / "opinion/questions.jsonl"):
            if row["doc_id"] not in documents:
                continue
            result = answerer.ask(Question(row["question"], documents[row["doc_id"]].name))
            declined[row["answerable"], not isinstance(result, Answer)] += 1
            if row["answerable"]:
                found[_touches(result, row["answers"])] += 1
    print(
        f"opinion: {found.total()} answerable questions; the marked span shown {found[True] / found.total():.1%};"
        f" declined {_share(declined, answerable=True)} of these and {_share(declined, answerable=False)} of the others"
    )


def films(folder: Path, embedder: Embedder) -> None:
    """Films named, misspelt and described, among all of `cast`."""
    documents = [_cast_document(row) for row in rows(folder / "cast/reviews.jsonl")]
    chance = random.Random(5)  # noqa: S311 - the same questions every time, nothing secret
    with _library(documents, embedder) as library:
        titles = titles_of(library.films([SHARED]))
        for kind, ways in (("named", _ways_to_name), ("misspelt", _ways_to_misspell)):
            found: Counter[bool] = Counter()
            for document in documents:
                text = chance.choice(_ASKED).format(chance.choice(ways(document, chance)))
                choices = which_film.in_question(text, titles, surely=False).choices
                named = {(fold(choice.film.title), choice.film.year) for choice in choices}
                # Films of one title are asked back.
                found[(fold(document.title), document.year) in named and len({title for title, _ in named}) == 1] += 1
            print(f"films: {kind} {found[True] / found.total():.1%} of {found.total()}")
        answerer = Session(library, embedder).answerer
        described: Counter[bool] = Counter()
        for row in rows(OWN / "descriptions.jsonl"):
            result = answerer.ask(Question(row["description"]))
            film = result.film
            described[film is not None and (fold(film.title), film.year) == (fold(row["film"]), row["year"])] += 1
        print(f"films: described {described[True] / described.total():.1%} of {described.total()}")


@contextmanager
def _library(documents: Iterable[Document], embedder: Embedder) -> Iterator[Library]:
    """A library of just these, made for this run."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        readings = (
            read_upload(document.text.encode(), f"{number}.txt", film=document.name)
            for number, document in enumerate(documents)
        )
        for _ in library.add_many(readings, SHARED, embedder):
            pass
        yield library


def plot_document(row: dict[str, str]) -> Document:
    """A story; "(2010 film)" behind a title is its year, and a story without a title is known by its id."""
    title = row["film"] or row["doc_id"]
    match = re.search(r"\s*\((?:(\d{4}) )?(?:[\w-]+ )?film\)$|\s*\((\d{4})\)$", title)
    year = match and (match[1] or match[2])
    return Document(title[: match.start()] if match else title, int(year) if year else None, row["text"])


def _cast_document(row: dict[str, str]) -> Document:
    return Document(row["film"], int(row["year"]), row["text"])


def _holds(result: object, answers: Sequence[str]) -> bool:
    """Whether an accepted answer stands within the first characters of what is shown or hidden."""
    if not isinstance(result, Answer):
        return False
    parts = [result.headline.text, *(citation.quote for citation in result.citations)]
    return any(stands_in(answer, "\n".join(parts)[:LONGEST_ANSWER]) for answer in answers)


def _begins_with(result: object, answers: Sequence[str]) -> bool:
    if not isinstance(result, Answer):
        return False
    parts = [result.headline.text, *(citation.quote for citation in result.citations[:1])]
    return any(stands_in(answer, "\n".join(parts)) for answer in answers)


def _touches(result: object, answers: Sequence[str]) -> bool:
    """Whether a quote has the larger part of a marked span."""
    if not isinstance(result, Answer):
        return False
    shown = fold("\n".join((shown_text(result, Cover.COVER), hidden_text(result, Cover.COVER))))
    return any(fold(answer)[: max(_ENOUGH_OF_A_SPAN, len(answer) // 2)].strip() in shown for answer in answers)


def _share(declined: Counter[tuple[bool, bool]], *, answerable: bool) -> str:
    yes, no = declined[answerable, True], declined[answerable, False]
    return f"{yes / max(1, yes + no):.1%}"


def _ways_to_name(document: Document, _: random.Random) -> list[str]:
    title, year = document.title, document.year
    return [
        title, title.lower(), f"{title} ({year})", re.sub(r"^(?:the|a|an) ", "", title.lower()),
        re.sub(r"[^\w\s]", "", title).lower(), f"{title.lower()} {year}", f"the {year} {title}",
    ]  # fmt: skip


def _ways_to_misspell(document: Document, chance: random.Random) -> list[str]:
    return [with_slips(title, chance) for title in (document.title, document.title.lower())]


def with_slips(title: str, chance: random.Random) -> str:
    """A title with a letter left out, doubled, changed or swapped with its neighbour; two in a long one."""
    letters = list(title)
    places = [place for place, letter in enumerate(title) if letter.isalpha()] or [0]
    for _ in range(1 if len(title) < _TWO_SLIPS_FROM else 2):
        place = min(chance.choice(places), len(letters) - 1)
        slip = chance.randrange(4)
        if slip == 0:
            letters.pop(place)
        elif slip == 1:
            letters.insert(place, letters[place])
        elif slip == 2 and place + 1 < len(letters):  # noqa: PLR2004 - the third of four
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
        else:
            letters[place] = chance.choice(string.ascii_lowercase)
    return "".join(letters)


if __name__ == "__main__":
    sys.exit(main())

"""Quotes: which sentences are shown together, word for word, and how they fit into an answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.answers.evidence import Scored
from bot.answers.records import Citation
from index.records import Entry
from reviews.records import Review, Sentence, Span, SpoilerLevel
from reviews.text import fold

_LEANING = re.compile(
    r"^(?:(?:and |but |so |then |later |there |here )?"
    r"(?:he|she|they|it|this|that|these|those|his|her|their|him|them)\b)|^(?-i:[a-z])",
    re.IGNORECASE,
)
# Score, and share of the best score, from which a sentence is quoted too.
_LEAST_SCORE = 0.2
_WORTH_QUOTING = 0.3
_LONGEST_QUOTE = 360
# The spoiler score up to which a sentence that may be shown surely gives nothing away; about half the threshold.
SURELY_SAFE = 0.07
_SAME_TEXT = 0.75


def leans_on_the_one_before(text: str) -> bool:
    """Whether a sentence cannot stand alone: "He ...", "But it ...", "and then ..."."""
    return _LEANING.match(text) is not None


def quote(entry: Entry, positions: Iterable[int]) -> Citation:
    """One quote over neighbouring sentences; it gives away as much as the worst of them."""
    sentences = [entry.reading.sentences[position] for position in sorted(positions)]
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    review = entry.reading.review
    return Citation(review, span, span.of(review.text), max(sentence.spoiler for sentence in sentences))


def quote_runs(entry: Entry, positions: Iterable[int], longest: int | None = None) -> list[Citation]:
    """The sentences at these positions in text order: those that follow one another in a paragraph as one quote.

    With `longest`, a quote of several sentences has at most that many characters.
    """
    runs: list[list[int]] = []
    for position in sorted(set(positions)):
        follows = bool(runs) and runs[-1][-1] == position - 1 and _in_one_paragraph(entry, position - 1, position)
        if follows and (longest is None or len(quote(entry, [*runs[-1], position]).quote) <= longest):
            runs[-1].append(position)
        else:
            runs.append([position])
    return [quote(entry, run) for run in runs]


def citation_of(review: Review, span: Span, sentences: Sequence[Sentence]) -> Citation:
    """The quote of a proof, with the level of the sentences that it lies in; of what lies in none, nothing is known."""
    level = max((s.spoiler for s in sentences if s.span.overlaps(span)), default=SpoilerLevel.PLOT)
    return Citation(review, span, span.of(review.text), level)


@dataclass(slots=True)
class _Run:
    """A quote being built: neighbouring sentences of one paragraph and one spoiler level."""

    entry: Entry
    first: int
    last: int

    def citation(self) -> Citation:
        return quote(self.entry, range(self.first, self.last + 1))

    def holds(self, item: Scored) -> bool:
        return item.entry.key == self.entry.key and self.first <= item.position <= self.last

    def with_sentence(self, item: Scored) -> "_Run | None":
        """This run stretched to a sentence beside it, or beside its neighbour; None if that is no one piece of text."""
        near = self.first - 2 <= item.position <= self.last + 2
        if item.entry.key != self.entry.key or not near:
            return None
        longer = _Run(self.entry, min(self.first, item.position), max(self.last, item.position))
        return longer if longer.is_one_piece() else None

    def is_one_piece(self) -> bool:
        levels = {self.entry.reading.sentences[place].spoiler for place in range(self.first, self.last + 1)}
        length = len(self.citation().quote)
        return len(levels) == 1 and _in_one_paragraph(self.entry, self.first, self.last) and length <= _LONGEST_QUOTE


def worth_quoting(ranked: Sequence[Scored]) -> list[Scored]:
    """Those of the ranked sentences whose score is high enough, in itself and beside the best."""
    least = max(_LEAST_SCORE, _WORTH_QUOTING * ranked[0].score) if ranked else 0.0
    return [item for item in ranked if item.score >= least]


def quotes(ranked: Sequence[Scored], room: int, most: int) -> list[Citation]:
    """Up to `most` quotes from the best sentences, best first, `room` characters in all, none twice in other words.

    Good sentences that stand together become one quote. One that starts with "he" or "it" brings the sentence before
    it along. A quote never mixes spoiler levels.
    """
    runs: list[_Run] = []
    for item in ranked:
        if not any(run.holds(item) for run in runs):
            _place(item, runs, room, most)
    return [run.citation() for run in runs]


def _place(item: Scored, runs: list[_Run], room: int, most: int) -> None:
    """Put a sentence into the run beside it, or into a run of its own, if there is room."""
    used = sum(len(run.citation().quote) for run in runs)
    for number, run in enumerate(runs):
        longer = run.with_sentence(item)
        if longer and not any(other is not run and _overlap(longer, other) for other in runs):
            if used - len(run.citation().quote) + len(longer.citation().quote) <= room:
                runs[number] = longer
            return
    new = _alone(item)
    citation = new.citation()
    fits = len(runs) < most and used + len(citation.quote) <= room
    if fits and not any(_overlap(new, run) or _says_the_same(citation, run.citation()) for run in runs):
        runs.append(new)


def _alone(item: Scored) -> _Run:
    """A run of one sentence, and the one before it where it leans on that."""
    run = _Run(item.entry, item.position, item.position)
    if item.position and leans_on_the_one_before(item.sentence.text):
        longer = _Run(item.entry, item.position - 1, item.position)
        return longer if longer.is_one_piece() else run
    return run


def _overlap(one: _Run, other: _Run) -> bool:
    return one.entry.key == other.entry.key and one.first <= other.last and other.first <= one.last


def _in_one_paragraph(entry: Entry, first: int, last: int) -> bool:
    sentences = entry.reading.sentences
    return "\n" not in entry.reading.review.text[sentences[first].span.start : sentences[last].span.end]


def _says_the_same(one: Citation, other: Citation) -> bool:
    return SequenceMatcher(None, fold(one.quote), fold(other.quote)).ratio() > _SAME_TEXT

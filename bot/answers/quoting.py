"""Quotes: which sentences are shown together, word for word, and how they fit into an answer."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.answers.evidence import Scored, content_words
from bot.answers.records import Citation
from index.records import Entry
from reviews.records import Review, Sentence, Span, SpoilerLevel

_LEANING = re.compile(
    r"^(?:(?:and |but |so |then |later |there |here )?"
    r"(?:he|she|they|it|this|that|these|those|his|her|their|him|them)\b)|^(?-i:[a-z])",
    re.IGNORECASE,
)
# Of all that may answer, the likeliest sentences are quoted until so much of the probability is covered: more gives no
# answer that was not there yet.
_ENOUGH = 0.999
_LONGEST_QUOTE = 360
# Sentences from which quotes are made, and quotes among which is chosen.
_MOST_STARTS, _MOST_WINDOWS = 30, 60
# The spoiler score up to which a sentence that may be shown surely gives nothing away; about half the threshold.
SURELY_SAFE = 0.07
# Share of their telling words from which two quotes say the same.
_SAME_WORDS = 0.7


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


@dataclass(frozen=True, slots=True)
class _Window:
    """Neighbouring sentences that may be quoted as one: of one paragraph and one spoiler level.

    `chances` are those of its sentences to hold the answer.
    """

    entry: Entry
    first: int
    chances: tuple[float, ...]
    citation: Citation
    words: frozenset[str]

    @property
    def last(self) -> int:
        return self.first + len(self.chances) - 1

    @property
    def worth(self) -> float:
        """The chance to hold the answer."""
        return sum(self.chances)

    def goes_with(self, other: "_Window") -> bool:
        """Whether both may be quoted: they share no sentence, and one does not say what the other says."""
        if self.entry.key == other.entry.key:
            return self.last < other.first or other.last < self.first
        return len(self.words & other.words) < _SAME_WORDS * len(self.words | other.words)


def first_that_fit(ranked: Iterable[Scored], room: int) -> list[Scored]:
    """The first of the ranked sentences that have `room` characters together; one that is too long is passed over."""
    fitting = []
    for item in ranked:
        if len(item.sentence.text) <= room:
            fitting.append(item)
            room -= len(item.sentence.text)
    return fitting


def quotes(ranked: Sequence[Scored], room: int, most: int) -> list[Citation]:
    """Up to `most` quotes, `room` characters in all, that together likeliest hold the answer; the likeliest first.

    A quote is one sentence (of one that is longer than an answer, its beginning), or several that follow one another;
    one that starts with "he" or "it" brings the sentence before it along. A quote never mixes spoiler levels, and none
    says in other words what another says.
    """
    windows = _windows(_likely(ranked), room)
    if not windows:
        return []
    worths = np.array([window.worth for window in windows])
    lengths = np.array([len(window.citation.quote) for window in windows])
    together = np.array([[one.goes_with(other) for other in windows] for one in windows])
    # Each choice is grown from each window by the one that adds most, which for three is near to the best of all.
    best: tuple[float, list[int]] = (-1.0, [])
    for start in range(len(windows)):
        chosen, allowed = [start], together[start] & (lengths + lengths[start] <= room)
        while len(chosen) < most and (worths[allowed] > 0).any():
            added = int(np.argmax(np.where(allowed, worths, -1.0)))
            chosen.append(added)
            allowed &= together[added] & (lengths + lengths[chosen].sum() <= room)
        best = max(best, (float(worths[chosen].sum()), chosen), key=lambda found: found[0])
    kept = sorted((windows[number] for number in best[1]), key=lambda window: -max(window.chances))
    return [window.citation for window in kept]


def _likely(ranked: Sequence[Scored]) -> list[Scored]:
    """The first of the sentences, as many as it takes to have the answer among them nearly for certain."""
    chances = np.array(_chances(ranked))
    return [item for item, before in zip(ranked, np.cumsum(chances) - chances, strict=True) if before < _ENOUGH]


def _windows(ranked: Sequence[Scored], room: int) -> list[_Window]:
    """The runs of sentences that may be quoted, those of most worth."""
    chances = _chances(ranked)
    by_place = {(item.entry.key, item.position): chance for item, chance in zip(ranked, chances, strict=True)}
    found: dict[tuple[int, int, int], _Window] = {}
    for item in ranked[:_MOST_STARTS]:
        first = item.position
        while first and leans_on_the_one_before(item.entry.reading.sentences[first].text):
            if not _is_one_piece(item.entry, first - 1, item.position):
                break
            first -= 1
        for start in range(max(0, first - 2), first + 1):
            for last in range(_last_needed(item), len(item.entry.reading.sentences)):
                citation = quote(item.entry, range(start, last + 1))
                if start == item.position == last:
                    citation = _as_far_as_fits(citation, room)
                if len(citation.quote) > room or (last > start and not _is_one_piece(item.entry, start, last)):
                    break
                own = tuple(by_place.get((item.entry.key, place), 0.0) for place in range(start, last + 1))
                words = frozenset(content_words(citation.quote))
                found[item.entry.key, start, last] = _Window(item.entry, start, own, citation, words)
    return sorted(found.values(), key=lambda window: -window.worth)[:_MOST_WINDOWS]


def _as_far_as_fits(citation: Citation, room: int) -> Citation:
    """A quote that is longer than an answer, up to the last word for which there is room."""
    if len(citation.quote) <= room:
        return citation
    part = citation.quote[: max(citation.quote.rfind(" ", 0, room), 0)].rstrip()
    span = Span(citation.span.start, citation.span.start + len(part))
    return replace(citation, span=span, quote=part)


def _last_needed(item: Scored) -> int:
    """Up to where a sentence must be quoted: "Is it still scary?" says nothing without what follows."""
    follows = item.position + 1 < len(item.entry.reading.sentences)
    asks = follows and item.sentence.text.rstrip().endswith("?")
    return item.position + (asks and _is_one_piece(item.entry, item.position, item.position + 1))


def _chances(ranked: Sequence[Scored]) -> list[float]:
    """The chance of each sentence to hold the answer, if one of them does."""
    odds = np.exp(np.array([item.score for item in ranked]) - max((item.score for item in ranked), default=0.0))
    return list(map(float, odds / odds.sum())) if len(odds) else []


def _is_one_piece(entry: Entry, first: int, last: int) -> bool:
    """Whether the sentences from one place to another may be quoted as one."""
    levels = {entry.reading.sentences[place].spoiler for place in range(first, last + 1)}
    length = entry.reading.sentences[last].span.end - entry.reading.sentences[first].span.start
    return len(levels) == 1 and length <= _LONGEST_QUOTE and _in_one_paragraph(entry, first, last)


def _in_one_paragraph(entry: Entry, first: int, last: int) -> bool:
    sentences = entry.reading.sentences
    return "\n" not in entry.reading.review.text[sentences[first].span.start : sentences[last].span.end]

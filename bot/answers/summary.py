"""Spoiler-free summaries: the premise in the review's own words, then its verdict. Filter first, then choose."""

from collections.abc import Sequence

from bot.answers.opinion import verdict_quotes
from bot.answers.premise import premise_of
from bot.answers.quoting import quote_runs
from bot.answers.records import LONGEST_ANSWER, Answer, Headline, Kind, NoAnswer
from index.records import Entry
from reviews.records import Aspect, Film, SpoilerLevel

_VERDICT_ROOM = 190
_VERDICT_SENTENCES = 2
# A whole story is asked for on purpose, to be read through: in characters.
LONGEST_STORY = 3200
_LONGEST_PARAGRAPH = 700


def answer_summary(film: Film, entries: Sequence[Entry]) -> Answer | NoAnswer:
    """Summarise a film from the review that sets its story up best, with nothing above the premise.

    The verdict is that review's, or where it has none that may be shown, the first of another.
    """
    headline = f"{film.name}, without spoilers:"
    room = LONGEST_ANSWER - len(headline) - 20
    premises = [(entry, premise_of(entry, room - _VERDICT_ROOM)) for entry in entries]
    entry, premise = max(premises, key=lambda item: len(item[1]))
    story = quote_runs(entry, premise)
    left = room - sum(len(citation.quote) for citation in story)
    others = [other for other in entries if other is not entry]
    verdicts = (verdict_quotes(judge, left, _VERDICT_SENTENCES, at_any_rate=True) for judge in (entry, *others))
    verdict = next((quotes for quotes in verdicts if quotes), [])
    citations = (*story, *verdict)
    if not citations:
        reason = f"The review of {film.name} has nothing that I could tell without spoiling it."
        return NoAnswer(Kind.SUMMARY, film, reason)
    sources = tuple(dict.fromkeys(citation.review for citation in citations))
    return Answer(Kind.SUMMARY, film, Headline(headline), citations, sources)


def tell_story(film: Film, entries: Sequence[Entry]) -> Answer | NoAnswer:
    """All that the reviews tell of what happens, in the words of the one that tells most, as far as there is room.

    One that tells the end comes first, and the end is told at any rate: what does not fit is left out before it.
    """
    told = [(entry, _story(entry)) for entry in entries]
    entry, positions = max(told, key=lambda item: (_tells_the_end(*item), len(item[1])))
    if not positions:
        reason = f"The review of {film.name} doesn't tell the story."
        return NoAnswer(Kind.SUMMARY, film, reason)
    sentences = entry.reading.sentences
    ends = [position for position in positions if sentences[position].spoiler is SpoilerLevel.ENDING]
    kept = set(_fitting(entry, ends[::-1], LONGEST_STORY // 2))
    left = LONGEST_STORY - sum(len(sentences[position].text) + 1 for position in kept)
    kept |= set(_fitting(entry, [position for position in positions if position not in kept], left))
    citations = tuple(quote_runs(entry, kept, _LONGEST_PARAGRAPH))
    how_far = "to its end" if ends else "as far as the review tells it"
    headline = Headline(f"The story of {film.name}, {how_far}:")
    return Answer(Kind.SUMMARY, film, headline, citations, (entry.reading.review,))


def _story(entry: Entry) -> list[int]:
    """The positions of the sentences that tell what happens."""
    return [position for position, sentence in enumerate(entry.reading.sentences) if sentence.aspect is Aspect.PLOT]


def _tells_the_end(entry: Entry, positions: Sequence[int]) -> bool:
    """Whether one of these sentences tells how it ends."""
    return any(entry.reading.sentences[position].spoiler is SpoilerLevel.ENDING for position in positions)


def _fitting(entry: Entry, positions: Sequence[int], room: int) -> list[int]:
    """The first of the positions whose sentences fit into `room` characters together."""
    fitting: list[int] = []
    for position in positions:
        room -= len(entry.reading.sentences[position].text) + 1
        if room < 0:
            break
        fitting.append(position)
    return fitting

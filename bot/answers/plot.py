"""What happens in a film: the sentences that answer, quoted with their passage's context; and how it ends."""

from collections.abc import Sequence

from bot.answers.close_reading import Evidence
from bot.answers.quoting import quote_runs, quotes
from bot.answers.records import LONGEST_ANSWER, Answer, Headline, Kind, NoAnswer
from index.records import Entry
from reviews.records import Aspect, Film, SpoilerLevel

_MOST_QUOTES = 3
# Characters for what stands between the parts of an answer.
_LAYOUT = 4
_ENDING_SENTENCES = 6
_NEXT_BUT_ONE = 2
_TELLS_MUCH = 8


def answer_plot(film: Film, evidence: Evidence) -> Answer | NoAnswer:
    """Answer with the best of the evidence, or say that the reviews do not tell."""
    return quoted(film, evidence) if evidence.answers else not_told(film)


def quoted(film: Film, evidence: Evidence) -> Answer | NoAnswer:
    """Answer with the first of sentences that are known to answer; NoAnswer where none fits."""
    text = f"The review of {film.name} says:"
    citations = quotes(evidence.ranked, LONGEST_ANSWER - len(text) - _LAYOUT, _MOST_QUOTES)
    if not citations:
        return not_told(film)
    sources = tuple(dict.fromkeys(citation.review for citation in citations))
    return Answer(Kind.PLOT, film, Headline(text), tuple(citations), sources)


def not_told(film: Film) -> NoAnswer:
    """Say that the reviews do not tell."""
    return NoAnswer(Kind.PLOT, film, f"The review of {film.name} doesn't say.")


def answer_ending(film: Film, entries: Sequence[Entry]) -> Answer | NoAnswer:
    """Answer how a film ends, from the review that tells it; every quote is an ending, and so covered."""
    headline = f"How {film.name} ends:"
    room = LONGEST_ANSWER - len(headline) - 20
    told = [(entry, _last_told(entry, SpoilerLevel.ENDING, room)) for entry in entries]
    entry, positions = max(told, key=lambda item: _certainty(*item))
    if not positions:
        headline = f"I can't tell how {film.name} ends; the last that the review tells:"
        told = [(entry, _last_told(entry, SpoilerLevel.PLOT, room - len(headline))) for entry in entries]
        entry, positions = max(told, key=lambda item: len(item[1]))
    if not positions:
        reason = f"The review of {film.name} doesn't tell how it ends."
        return NoAnswer(Kind.ENDING, film, reason)
    while sum(len(citation.quote) for citation in quote_runs(entry, positions)) > room:
        positions = positions[1:]
    citations = tuple(quote_runs(entry, positions))
    return Answer(Kind.ENDING, film, Headline(headline), citations, (entry.reading.review,))


def _certainty(entry: Entry, positions: Sequence[int]) -> float:
    """How surely sentences give the film away, and how many of them: the sum of their spoiler scores."""
    return sum(entry.reading.sentences[position].spoiler_score for position in positions)


def _last_told(entry: Entry, level: SpoilerLevel, room: int) -> list[int]:
    """The close of the longest run of plot sentences of a level; one sentence of opinion may stand between two.

    Of PLOT, which may be an ending that was not recognised, the last run, and only of a review that tells much.
    """
    runs: list[list[int]] = []
    for position, sentence in enumerate(entry.reading.sentences):
        told = sentence.spoiler is level and sentence.aspect is Aspect.PLOT
        if not told or len(sentence.text) > room:
            continue
        if runs and position - runs[-1][-1] <= _NEXT_BUT_ONE:
            runs[-1].append(position)
        else:
            runs.append([position])
    if level is SpoilerLevel.ENDING:
        return max(runs, key=lambda run: _certainty(entry, run), default=[])[-_ENDING_SENTENCES:]
    return runs[-1][-_ENDING_SENTENCES:] if sum(map(len, runs)) >= _TELLS_MUCH else []

"""Reading closely: what the reader makes of the likeliest sentences, and how sure it all is that they answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bot.answers import decision
from bot.answers.evidence import Scored
from bot.answers.quoting import first_that_fit
from index.reader import MOST_TOKENS, Reader
from reviews.records import Aspect

# What the reader's word is worth beside the score that a sentence has already.
_READER = 0.5
# The log-probability to answer of sentences none of which was read: they are not among the likeliest.
_UNREAD = -5.0
# A token of English has about four characters; what is laid out in vain takes time.
_CHARACTERS = 4 * MOST_TOKENS


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of the reviews, those first that likeliest answer, and what tells whether they answer at all.

    `none` is the log-probability that no sentence answers, as the reader found it, `best` the best score before it
    was asked, and `told` the share of the sentences that tell the story.
    """

    ranked: tuple[Scored, ...]
    none: float = 0.0
    best: float = 0.0
    told: float = 0.0

    @property
    def signs(self) -> NDArray[np.float64]:
        """What the decision rests on, as `decision.signs` gives it."""
        surest = max((item.read for item in self.ranked if item.read is not None), default=_UNREAD)
        return decision.signs(lead=surest - self.none, best=self.best, told=self.told)

    @property
    def chance(self) -> float:
        """The probability that one of the sentences answers."""
        return decision.chance(self.signs) if self.ranked else 0.0

    @property
    def answers(self) -> bool:
        """Whether to answer with it."""
        return decision.is_answered(self.chance)

    def only(self, answers: Callable[[Scored], object]) -> "Evidence":
        """This evidence without the sentences that cannot answer."""
        return replace(self, ranked=tuple(item for item in self.ranked if answers(item)))


def read_closely(question: str, ranked: Sequence[Scored], reader: Reader) -> Evidence:
    """Read the best of the ranked sentences beside the question, in text order, and rank anew."""
    if not ranked:
        return Evidence(())
    # Of sentences all of which are too long the best is read as far as there is room.
    fitting = first_that_fit(ranked, _CHARACTERS) or ranked[:1]
    chosen = sorted(fitting, key=lambda item: (item.entry.key, item.position))
    found = reader.read(question, [item.sentence.text for item in chosen])
    again = {(item.entry.key, item.position): float(score) for item, score in zip(chosen, found.scores, strict=True)}
    lowest = min(again.values())
    reread = []
    for item in ranked:
        read = again.get((item.entry.key, item.position))
        reread.append(replace(item, score=item.score + _READER * (lowest if read is None else read), read=read))
    reread.sort(key=lambda item: -item.score)
    return Evidence(tuple(reread), found.none, ranked[0].score, _story_share(ranked))


def _story_share(ranked: Sequence[Scored]) -> float:
    """Which share of the sentences tells the story."""
    return sum(item.sentence.aspect is Aspect.PLOT for item in ranked) / len(ranked)

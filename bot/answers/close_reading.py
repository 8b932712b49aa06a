"""Reading closely: what the reader makes of the likeliest sentences, and how sure it all is that they answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.answers import decision
from bot.answers.evidence import Scored
from bot.answers.quoting import first_that_fit
from index.reader import MOST_TOKENS, Reader
from reviews.records import Aspect

# What the reader's word is worth beside the score that a sentence has already.
_READER = 0.5
# A token of English has about four characters; what is laid out in vain takes time.
_CHARACTERS = 4 * MOST_TOKENS


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of the reviews, those first that likeliest answer, and the `chance` that they answer at all."""

    ranked: tuple[Scored, ...]
    chance: float
    signs: tuple[float, ...] = ()

    @property
    def answers(self) -> bool:
        """Whether to answer with it."""
        return bool(self.ranked) and decision.is_answered(self.chance)

    def only(self, answers: Callable[[Scored], object]) -> "Evidence":
        """This evidence without the sentences that cannot answer."""
        return replace(self, ranked=tuple(item for item in self.ranked if answers(item)))


def read_closely(question: str, ranked: Sequence[Scored], reader: Reader) -> Evidence:
    """Read the best of the ranked sentences beside the question, in text order, and rank anew."""
    if not ranked:
        return Evidence((), 0.0)
    chosen = sorted(first_that_fit(ranked, _CHARACTERS), key=lambda item: (item.entry.key, item.position))
    found = reader.read(question, [item.sentence.text for item in chosen])
    again = {(item.entry.key, item.position): float(score) for item, score in zip(chosen, found.scores, strict=True)}
    lowest = min(again.values())
    reread = sorted(
        (replace(i, score=i.score + _READER * again.get((i.entry.key, i.position), lowest)) for i in ranked),
        key=lambda item: -item.score,
    )
    signs = decision.signs(
        lead=float(found.scores.max()) - found.none,
        best=ranked[0].score,
        told=_story_share(ranked),
    )
    return Evidence(tuple(reread), decision.chance(signs), tuple(signs))


def _story_share(ranked: Sequence[Scored]) -> float:
    """Which share of the sentences tells the story."""
    return sum(item.sentence.aspect is Aspect.PLOT for item in ranked) / len(ranked)

"""What an answer shows at once and what it hides, under each kind of cover."""

from dataclasses import dataclass
from enum import StrEnum

from bot.answers.records import Answer, Citation, Kind, NoAnswer
from reviews.records import SpoilerLevel


class Cover(StrEnum):
    """How spoilers are handled: hidden until asked for, behind ``||bars||``, or shown."""

    COVER = "cover"
    BARS = "bars"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Covered:
    """An answer parted into what a person reads at once and what is hidden.

    `headline` is always fit to be shown; `warning` says what the hidden parts give away, None where none are hidden.
    """

    headline: str
    shown: tuple[Citation, ...]
    hidden: tuple[Citation, ...]
    hidden_headline: str | None
    warning: str | None


def cover(answer: Answer, how: Cover) -> Covered:
    """Part an answer: with any cover, only what gives away no more than the premise is shown."""
    if how is Cover.SHOW:
        return Covered(answer.headline.text, answer.citations, (), None, None)
    shown = tuple(citation for citation in answer.citations if citation.spoiler <= SpoilerLevel.PREMISE)
    hidden = tuple(citation for citation in answer.citations if citation.spoiler > SpoilerLevel.PREMISE)
    covered = answer.headline.spoiler > SpoilerLevel.PREMISE
    levels = [citation.spoiler for citation in hidden] + ([answer.headline.spoiler] if covered else [])
    warning = _warning(max(levels)) if levels else None
    headline = f"The answer about {answer.film.name} is a spoiler." if covered else answer.headline.text
    return Covered(headline, shown, hidden, answer.headline.text if covered else None, warning)


def notice_of(covered: Covered, kind: Kind) -> str:
    """Say in a sentence without its full stop what of an answer is hidden, and what that gives away; empty if none."""
    if not covered.warning:
        return ""
    proves = covered.hidden_headline is None and kind in {Kind.CAST, Kind.FACT, Kind.OPINION}
    what = "Part of the answer" if covered.shown else "The sentence that proves it" if proves else "The answer"
    return f"{what} is hidden: it {covered.warning}"


def _warning(level: SpoilerLevel) -> str:
    return "gives away the ending" if level is SpoilerLevel.ENDING else "gives away later events"


def shown_text(result: Answer | NoAnswer, how: Cover) -> str:
    """Everything a person reads at once, its first line the headline or the reason why there is no answer."""
    if isinstance(result, NoAnswer):
        return "\n".join((result.reason, *result.suggestions))
    covered = cover(result, how)
    lines = [covered.headline, *(citation.quote for citation in covered.shown)]
    if covered.warning:
        lines.append(f"(hidden: {covered.warning})")
    return "\n".join(lines)


def hidden_text(result: Answer | NoAnswer, how: Cover) -> str:
    """What the cover hides; empty if nothing."""
    if isinstance(result, NoAnswer):
        return ""
    covered = cover(result, how)
    headline = [covered.hidden_headline] if covered.hidden_headline else []
    return "\n".join((*headline, *(citation.quote for citation in covered.hidden)))

"""Answers as Discord shows them: one embed each, within all limits, with the words of reviews made harmless.

What a review or a person wrote stands in embeds only, never in a message's content: that goes into notifications.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import discord

from bot.answers.cover import Cover, Covered, cover, notice_of
from bot.answers.records import Answer, Citation, Kind, NoAnswer
from bot.conversation.records import Reply
from bot.discord import limits
from bot.discord.delivery import Card
from bot.discord.markup import bars, harmless, harmless_within, link, plain, shorten, width
from reviews.records import Film, Review

_COLOURS = {
    Kind.CAST: 0x3B82C4,
    Kind.FACT: 0x3B82C4,
    Kind.PLOT: 0x8E5BB5,
    Kind.ENDING: 0xB5485B,
    Kind.SUMMARY: 0x2F9E77,
    Kind.OPINION: 0xD9962B,
    Kind.WHICH_FILM: 0x2F9E77,
    Kind.SPOILER_CHECK: 0x5A6B7B,
}
_NO_ANSWER = 0x7A7F87
_SAID = {
    Kind.CAST: "Cast",
    Kind.FACT: "Fact",
    Kind.PLOT: "Story",
    Kind.ENDING: "Ending",
    Kind.SUMMARY: "Story",
    Kind.OPINION: "The reviewer's opinion",
    Kind.WHICH_FILM: "Story",
    Kind.SPOILER_CHECK: "Judged by what the reviews tell, and when",
}
_SAMPLES = "a sample review"
# A longer headline reads better as text than as a title.
_LONGEST_TITLE = 120
_MOST_SOURCES = 5
_ROOM_FOR_SOURCES = 1600
_LONGEST_LABEL = 100
# Far longer than answers quote; only escaped characters by the hundred come near it.
_LONGEST_QUOTE = 1800
_LONGEST_NAME = 100


def notice(text: str) -> Card:
    """A card that says one thing, with no foreign words in it but those that are made harmless here."""
    return Card(discord.Embed(description=harmless_within(text, limits.EMBED_DESCRIPTION), colour=_NO_ANSWER))


def answer_embed(reply: Reply) -> discord.Embed:
    """What everybody may read at once of an answer, or why there is none."""
    if isinstance(reply.result, NoAnswer):
        return _no_answer_embed(reply.result)
    answer = reply.result
    covered = cover(answer, reply.cover)
    quotes = [_quote(citation, answer) for citation in covered.shown]
    if reply.cover is Cover.BARS:
        quotes += _barred(covered, answer)
    warning = "" if reply.cover is Cover.BARS else _warning(covered, answer.kind)
    return _embed(answer, covered.headline, [*quotes, warning], samples=reply.samples)


def hidden_embed(reply: Reply) -> discord.Embed | None:
    """What the cover hides of an answer, for the one who asks to see it; None if nothing."""
    if isinstance(reply.result, NoAnswer):
        return None
    answer = reply.result
    covered = cover(answer, Cover.COVER)
    if not covered.warning:
        return None
    headline = covered.hidden_headline or f"{answer.film.name}: what was hidden"
    quotes = [_quote(citation, answer) for citation in covered.hidden]
    return _embed(answer, headline, quotes, samples=reply.samples)


def has_hidden(reply: Reply) -> bool:
    """Whether an answer keeps something back until it is asked for."""
    if reply.cover is not Cover.COVER or isinstance(reply.result, NoAnswer):
        return False
    return cover(reply.result, reply.cover).warning is not None


def whole_embed(reply: Reply) -> discord.Embed:
    """All of an answer, for somebody who has asked for just that."""
    if isinstance(reply.result, NoAnswer):
        return _no_answer_embed(reply.result)
    answer = reply.result
    return _embed(answer, answer.headline.text, [_quote(item, answer) for item in answer.citations], reply.samples)


def film_label(film: Film, room: int = limits.BUTTON_LABEL) -> str:
    """A film's name for a button, a choice or a list, within `room` characters; its year stays where it fits."""
    year = f" ({film.year})" if film.year else ""
    return f"{shorten(plain(film.title), room - len(year))}{year}" or "?"


def reviewer_name(review: Review) -> str:
    """Who wrote a review, as raw text."""
    return shorten(plain(review.reviewer or ""), _LONGEST_NAME) or "an unnamed reviewer"


def fitting(items: list[str], between: str) -> str:
    """As many of the items as fit into a field."""
    kept: list[str] = []
    for item in items:
        if width(between.join([*kept, item])) > limits.FIELD_VALUE - 8:
            return between.join([*kept, "…"])
        kept.append(item)
    return between.join(kept)


def source_line(review: Review) -> str:
    """Who wrote a review, and the review by its title, linked where it has an address."""
    title = review.title if review.title and review.title != review.film.title else f"review of {review.film.name}"
    return f"— {harmless(reviewer_name(review))} · {link(shorten(title, _LONGEST_LABEL), review.url)}"


def _no_answer_embed(result: NoAnswer) -> discord.Embed:
    text = harmless_within(result.reason, limits.EMBED_DESCRIPTION // 2)
    if result.kind is Kind.NO_REVIEWS:
        text = f"{text} People with Manage Server can add some with **/review add**."
    elif result.suggestions and not result.films:
        text = f"{text}\nYou could ask:"
    elif result.film is None and not result.films and result.kind is not Kind.SPOILER_CHECK:
        text = f"{text} **/films** lists those that I know."
    return discord.Embed(description=text, colour=_NO_ANSWER)


def _embed(answer: Answer, headline: str, pieces: Iterable[str], samples: bool) -> discord.Embed:  # noqa: FBT001
    """An embed of a headline, pieces of text that are harmless already, and the sources."""
    title = harmless(headline)
    lead = [] if width(title) <= _LONGEST_TITLE else [title]
    embed = discord.Embed(
        title=None if lead else title,
        description=_joined([*lead, *pieces], _sources(answer.sources)),
        colour=_COLOURS.get(answer.kind, _NO_ANSWER),
    )
    if answer.film.name not in headline:
        embed.set_author(name=film_label(answer.film, limits.EMBED_AUTHOR))
    said = _SAID.get(answer.kind, "")
    embed.set_footer(text=f"{said} · {_SAMPLES}" if samples else said)
    return embed


def _sources(reviews: Sequence[Review]) -> str:
    """The lines of the sources; an address that leaves too little room for quotes is left out."""
    lines: list[str] = []
    room = _ROOM_FOR_SOURCES
    for review in reviews[:_MOST_SOURCES]:
        forms = (source_line(review), source_line(replace(review, url=None)))
        line = next((form for form in forms if width(form) < room), None)
        if line is None:
            break
        lines.append(line)
        room -= width(line) + 1
    return "\n".join(lines)


def _joined(pieces: Sequence[str], last: str) -> str:
    """Pieces with a blank line between them, as many as fit into a description, and the last one at any rate."""
    room = limits.EMBED_DESCRIPTION - width(last) - 4
    kept: list[str] = []
    for piece in filter(None, pieces):
        room -= width(piece) + 2
        if room < 0:
            kept.append("…")
            break
        kept.append(piece)
    return "\n\n".join([*kept, *([last] if last else [])])


def _quote(citation: Citation, answer: Answer) -> str:
    return f"> {_marked(citation, answer)}“{harmless_within(citation.quote, _LONGEST_QUOTE)}”"


def _marked(citation: Citation, answer: Answer) -> str:
    """Who is quoted, where an answer rests on several reviews."""
    several = len({source.id for source in answer.sources}) > 1
    return f"{harmless(reviewer_name(citation.review))}: " if several else ""


def _barred(covered: Covered, answer: Answer) -> list[str]:
    """What is hidden, behind bars."""
    headline = [bars(harmless(covered.hidden_headline))] if covered.hidden_headline else []
    quotes = [
        f"> {_marked(citation, answer)}{bars(f'“{harmless_within(citation.quote, _LONGEST_QUOTE)}”')}"
        for citation in covered.hidden
    ]
    return headline + quotes


def _warning(covered: Covered, kind: Kind) -> str:
    if not covered.warning:
        return ""
    if kind is Kind.SPOILER_CHECK:
        return "🔒 *What the review says of it is hidden.*"
    return f"🔒 *{notice_of(covered, kind)}.*"

"""What is said beside "the review doesn't say": what the reviews do cover, and questions that they do answer."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.answers.opinion import verdict_of
from bot.answers.people import members_of, safe_roles
from bot.answers.premise import premise_of
from bot.answers.records import NoAnswer
from index.records import Entry
from reviews.names import is_named
from reviews.records import Aspect

_MOST_SUGGESTED = 3
# In characters: more of a premise is not needed to know that there is one.
_ROOM = 400
_ASKED = {"director": "Who directed it?", "based on": "What is it based on?", "year": "When did it come out?"}
_TOLD = {Aspect.PLOT: "the story", Aspect.CAST: "the cast", Aspect.OPINION: "what the reviewer thought"}


def with_help(declined: NoAnswer, entries: Sequence[Entry]) -> NoAnswer:
    """A decline with what the film's reviews cover, and up to three questions that they answer."""
    told = [words for aspect, words in _TOLD.items() if _has(entries, aspect)]
    covers = f" It tells of {_and(told)}." if told else ""
    suggestions = tuple(dict.fromkeys(_answerable(entries)))[:_MOST_SUGGESTED]
    return replace(declined, reason=f"{declined.reason}{covers}", suggestions=suggestions)


def _has(entries: Sequence[Entry], aspect: Aspect) -> bool:
    if aspect is Aspect.CAST and any(entry.reading.cast for entry in entries):
        return True
    return any(sentence.aspect is aspect for entry in entries for sentence in entry.reading.sentences)


def _answerable(entries: Sequence[Entry]) -> Iterator[str]:
    """Questions that the reviews answer, those first that others ask most."""
    roles = [role for _, role in safe_roles(members_of(entries)) if role and is_named(role)]
    if roles:
        yield f"Who plays {roles[0]}?"
    if any(premise_of(entry, _ROOM) for entry in entries):
        yield "What is it about?"
    if any(verdict_of(entry)[0] for entry in entries):
        yield "Is it worth watching?"
    if any(entry.reading.cast for entry in entries):
        yield "Who is in it?"
    given = {fact.name for entry in entries for fact in entry.reading.facts}
    for name, question in _ASKED.items():
        if name in given:
            yield question


def _and(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"

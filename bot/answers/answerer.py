"""The way from a question to an answer: which film, what is asked, which evidence, or why there is no answer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.answers import about_film, film_card, opinion, people, plot, spoiler_check, summary, which_film
from bot.answers.evidence import Scored, content_words, rank_sentences
from bot.answers.film_card import FilmCard
from bot.answers.questions import Asked, capitalised, follow_up, understand, with_subject
from bot.answers.records import Answer, Headline, Kind, NoAnswer, Question
from bot.answers.which_film import FilmChoice, Passing, Resolved
from bot.answers.wordings import FILM
from index.embedder import Embedder, Vectors
from index.library import Library
from index.records import Entry, Query
from reviews.records import Aspect, Film, Review
from reviews.text import fold

_Told = TypeVar("_Told", Answer, FilmCard)

_PASSAGES = 14
_MOST_CHOICES = 5
_MOST_LISTED = 20
# A long message names its film early, in characters, or not at all.
_NAMES_ITS_FILM_WITHIN = 1000
_WHICH_IS_MEANT = "I can't tell which film this message is about. I have reviews of, for example:"
# Questions that may tell their film by what they describe; one for a fact or a role must name it.
_DESCRIBING = frozenset({Kind.PLOT, Kind.ENDING, Kind.OPINION, Kind.WHICH_FILM})


@dataclass(frozen=True, slots=True)
class _Read:
    """A question as understood: its film, what it asks, and the text to search with."""

    resolved: Resolved
    asked: Asked
    search_text: str


class Answerer:
    """Answers questions from what one reader of a library may see.

    `ready` gives the embedder once every text of the library is embedded by it; it is called only when a question
    needs the language model, which questions for names and facts do not.
    """

    def __init__(
        self,
        library: Library,
        ready: Callable[[], Embedder],
        collection: str | None = None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        """Answer from the shared reviews and those of `collection`, but for the reviews with the ids `without`."""
        self._library = library
        self._ready = ready
        self._collection = collection
        self._without = without

    def ask(self, question: Question) -> Answer | NoAnswer:
        """Answer a question, or say in one line why not."""
        films = which_film.group(self._library.films(self._visible()))
        if not films:
            return _no_reviews()
        if not fold(question.text):
            return _off_topic(films)
        read = self._read(question, films)
        if read.asked.kind is Kind.FILMS:
            return _which_films(films)
        if read.asked.kind is Kind.OTHER_FILM and read.asked.name:
            return _no_such_film(Kind.OTHER_FILM, read.asked.name, which_film.nearest(read.asked.name, films))
        choices = read.resolved.choices
        if len(choices) > 1:
            return _which(read.asked.kind, choices)
        if not choices:
            return self._without_film(question, read, films)
        return self._answer(choices[0], read)

    def summary(self, title: str) -> Answer | NoAnswer:
        """A spoiler-free summary of the film that `title` names."""
        return self._of_title(title, Kind.SUMMARY, summary.answer_summary)

    def story(self, title: str) -> Answer | NoAnswer:
        """The whole story of the film that `title` names, its end included."""
        return self._of_title(title, Kind.SUMMARY, summary.tell_story)

    def opinion(self, title: str) -> Answer | NoAnswer:
        """What the reviewers thought of the film that `title` names."""
        return self._of_title(title, Kind.OPINION, opinion.answer_opinion)

    def cast(self, title: str, name: str | None = None) -> Answer | NoAnswer:
        """Who is in the film that `title` names, or who plays `name`, or whom `name` plays."""
        asked = name if name and fold(name) else None
        return self._of_title(title, Kind.CAST, lambda film, entries: people.answer_cast(film, entries, asked, None))

    def reviews(self, title: str) -> list[Review]:
        """The reviews of the film that `title` names; none where it names no film, or several."""
        choices = which_film.by_title(title, which_film.group(self._library.films(self._visible()))).choices
        return [entry.reading.review for entry in self._entries(choices[0])] if len(choices) == 1 else []

    def card(self, title: str) -> FilmCard | NoAnswer:
        """All that the reviews say at a glance of the film that `title` names."""
        return self._of_title(title, Kind.FACT, film_card.card_of)

    def judge(self, message: str, title: str | None = None) -> Answer | NoAnswer:
        """How much a message gives away of the film that it is about: the one it names, or else `title`."""
        films = which_film.group(self._library.films(self._visible()))
        if not films:
            return _no_reviews()
        pieces = spoiler_check.pieces_of(message)
        if not pieces:
            return NoAnswer(Kind.SPOILER_CHECK, None, "I can judge words only, and there are none in that message.")
        opening = message[:_NAMES_ITS_FILM_WITHIN]
        choices = self._read(Question(opening, title), films).resolved.choices or self._described(opening, films)
        if len(choices) > 1:
            return _which(Kind.SPOILER_CHECK, choices)
        if not choices:
            return replace(_off_topic(films), kind=Kind.SPOILER_CHECK, reason=_WHICH_IS_MEANT)
        vectors = self._ready().embed(pieces)
        known = [(entry, self._library.sentence_vectors(entry.key)) for entry in self._entries(choices[0])]
        return spoiler_check.judge(choices[0].film, pieces, vectors, known)

    def _visible(self) -> tuple[str, ...]:
        return self._library.visible(self._collection)

    def _entries(self, choice: FilmChoice) -> list[Entry]:
        found = [entry for film_id in sorted(choice.ids) for entry in self._library.entries(self._visible(), film_id)]
        return [entry for entry in found if entry.reading.review.id not in self._without]

    def _of_title(
        self, title: str, kind: Kind, answer: Callable[[Film, list[Entry]], _Told | NoAnswer]
    ) -> _Told | NoAnswer:
        films = which_film.group(self._library.films(self._visible()))
        if not films:
            return _no_reviews()
        resolved = which_film.by_title(title, films)
        if len(resolved.choices) > 1:
            return _which(kind, resolved.choices)
        if not resolved.choices:
            return _no_such_film(kind, title, resolved.nearest)
        entries = self._entries(resolved.choices[0])
        return answer(resolved.choices[0].film, entries) if entries else _nothing_else(kind, resolved.choices[0].film)

    def _read(self, question: Question, films: Sequence[FilmChoice]) -> _Read:
        """Understand a question, in the light of the one before it and of the current film."""
        if question.chosen and question.film:
            return self._read_for_chosen(question, which_film.by_title(question.film, films), films)
        named = which_film.in_question(question.text, films)
        before = self._read(Question(question.previous, question.film), films) if question.previous else None
        resolved = named if named.choices else self._film_meant(question, before, films)
        if before:
            resolved = _narrowed(resolved, before.resolved)
        if question.film and len(resolved.choices) > 1:
            resolved = _narrowed(resolved, which_film.by_title(question.film, films))
        mention = named.mention
        if mention is None and len(resolved.choices) == 1:
            mention = which_film.mention_of(question.text, resolved.choices[0])
        asked = understand(question.text, mention)
        if asked.kind is Kind.OTHER_FILM and asked.name and self._speaks_of(resolved, asked.name):
            asked = replace(asked, kind=Kind.PLOT, name=None)
        if before is None:
            return _Read(resolved, asked, asked.text)
        same_film = resolved.choices == before.resolved.choices
        return _Read(resolved, *_after(before, asked, question.text, mention, same_film=same_film))

    def _read_for_chosen(self, question: Question, chosen: Resolved, films: Sequence[FilmChoice]) -> _Read:
        """A question about the film that was picked for it: whatever film its text seems to name is this one."""
        text = question.text
        mention = which_film.in_question(text, films).mention or understand(text, None).name_of_other_film
        if mention is None and len(chosen.choices) == 1:
            mention = which_film.likely_mention(text, chosen.choices[0])
        if mention is None and understand(text, None).kind is Kind.OPINION:
            # "Is Vertigo worth watching?": a name that the reviews do not hold is no side of the film, but its title.
            mention = next((name for name in capitalised(text) if not self._speaks_of(chosen, name)), None)
        asked = understand(text, mention)
        if not question.previous:
            return _Read(chosen, asked, asked.text)
        before = self._read_for_chosen(replace(question, text=question.previous, previous=None), chosen, films)
        return _Read(chosen, *_after(before, asked, text, mention, same_film=True))

    def _film_meant(self, question: Question, before: _Read | None, films: Sequence[FilmChoice]) -> Resolved:
        """The film of a question that names none for certain, by the surest sign that there is."""
        if question.film:
            current = which_film.by_title(question.film, films)
            if current.choices:
                return current
        asked = understand(question.text, None)
        if asked.kind is Kind.OTHER_FILM and asked.name:
            # "who directed heat": an everyday word, but it stands where a title does.
            held = which_film.by_title(asked.name, films)
            if len(held.choices) == 1 and which_film.mention_of(asked.name, held.choices[0]) == asked.name:
                return held
        if before and before.resolved.choices:
            return before.resolved
        of_people = which_film.by_people(question.text, films, self._library.cast_names(self._visible()))
        return of_people if of_people.choices or len(films) > 1 else Resolved((films[0],))

    def _speaks_of(self, resolved: Resolved, name: str) -> bool:
        """Whether the film that is meant has somebody or something of this name: "when was Andy released"."""
        return len(resolved.choices) == 1 and any(
            f" {fold(name)} " in f" {fold(entry.reading.review.text)} " for entry in self._entries(resolved.choices[0])
        )

    def _answer(self, choice: FilmChoice, read: _Read) -> Answer | NoAnswer:
        entries = self._entries(choice)
        return self._of_kind(choice, entries, read) if entries else _nothing_else(read.asked.kind, choice.film)

    def _of_kind(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        film, asked = choice.film, read.asked
        if asked.kind is Kind.CAST:
            return people.answer_cast(film, entries, asked.name, asked.names_actor)
        if asked.kind is Kind.FACT and asked.fact and not asked.terms:
            return about_film.answer_fact(film, entries, asked.fact)
        if asked.kind is Kind.ENDING:
            return plot.answer_ending(film, entries)
        if asked.kind is Kind.SUMMARY:
            return summary.answer_summary(film, entries)
        if asked.kind is Kind.WHICH_FILM:
            return _sounds_like(summary.answer_summary(film, entries))
        if asked.kind is Kind.OPINION:
            return self._opinion(choice, entries, read)
        if asked.kind is Kind.FACT:
            return self._open_fact(choice, entries, read)
        if asked.name and people.find_members(asked.name, people.members_of(entries), names_actor=None):
            return people.answer_cast(film, entries, asked.name, None)
        return plot.answer_plot(film, self._rank(choice, read.search_text))

    def _opinion(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        side = opinion.side_asked(read.asked.text, entries)
        if side is None:
            return opinion.answer_opinion(choice.film, entries)
        aspects = frozenset({Aspect.OPINION, Aspect.CAST})
        ranked = side.among(self._rank(choice, read.asked.text, aspects))
        if not ranked:
            return NoAnswer(
                Kind.OPINION, choice.film, f"The review of {choice.film.name} has no opinion on that.",
                ("Is it worth watching?", "What is it about?"),
            )  # fmt: skip
        return opinion.answer_opinion(choice.film, entries, ranked)

    def _open_fact(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        """A fact that no reader collects: only a sentence that speaks of it in so many words can answer."""
        asked = read.asked
        ranked = [
            item
            for item in self._rank(choice, read.search_text)
            if any(f" {term} " in f" {fold(item.sentence.text)} " for term in map(fold, asked.terms))
        ]
        if not ranked or not asked.fact:
            return about_film.not_said(choice.film, asked.fact or "", entries)
        return replace(plot.quoted(choice.film, ranked), kind=Kind.FACT)

    def _rank(self, choice: FilmChoice, text: str, aspects: frozenset[Aspect] | None = None) -> list[Scored]:
        """The sentences of one film's nearest passages, best first.

        The reviews are read anew: with the vectors that some of them may have waited for come other labels.
        """
        # Passages carry the title, sentences do not: to a question with it, any sentence that names the film is near.
        named, bare = (text.replace(FILM, title) for title in (choice.film.title, "the film"))
        of_passages, of_sentences = self._ready().embed([named, bare])
        query = Query(named, self._visible(), choice.ids, aspects, limit=_PASSAGES)
        hits = self._library.search(query, of_passages)
        with_vectors: list[tuple[Entry, Vectors]] = [
            (entry, self._library.sentence_vectors(entry.key)) for entry in self._entries(choice)
        ]
        return rank_sentences(text, of_sentences, with_vectors, {hit.passage.id: hit.score for hit in hits}, aspects)

    def _without_film(self, question: Question, read: _Read, films: Sequence[FilmChoice]) -> Answer | NoAnswer:
        """Find the film by what the question describes, or say that none is meant."""
        if question.film:
            return _no_such_film(read.asked.kind, question.film, which_film.nearest(question.film, films))
        if read.asked.kind not in _DESCRIBING:
            return _off_topic(films)
        choices = self._described(question.text, films)
        return self._answer(choices[0], read) if choices else _off_topic(films)

    def _described(self, text: str, films: Sequence[FilmChoice]) -> tuple[FilmChoice, ...]:
        """The film that a text describes without naming it; empty where none is told for certain."""
        vector = self._ready().embed([text])[0]
        hits = self._library.search(Query(text, self._visible(), limit=10), vector)
        found = [Passing(self._library.review_of(hit.passage).film.id, hit.passage.text, hit.score) for hit in hits]
        return which_film.by_description(text, found, films).choices


def _narrowed(resolved: Resolved, talked_about: Resolved) -> Resolved:
    """Of the films that share a title, those that are talked about, if any of them is."""
    if talked_about.choices and set(talked_about.choices) < set(resolved.choices):
        return replace(resolved, choices=talked_about.choices)
    return resolved


def _after(before: _Read, asked: Asked, text: str, mention: str | None, *, same_film: bool) -> tuple[Asked, str]:
    """What a question asks that leans on the one before: "and his daughter?", "who plays her?", "and in Alien?"."""
    rest = follow_up(text)
    if rest is not None and mention is not None and not content_words(rest.replace(fold(mention), " ")):
        return before.asked, before.search_text
    if rest is not None and asked.kind is Kind.PLOT:
        joined = with_subject(before.asked, rest)
        return joined, f"{before.search_text} {rest}"
    if same_film and asked.kind is Kind.CAST and asked.name and asked.has_pronoun and before.asked.name:
        return replace(asked, name=before.asked.name), asked.text
    if same_film and asked.has_pronoun and asked.kind is Kind.PLOT:
        return asked, f"{asked.text} {before.asked.name or before.asked.text}"
    return asked, asked.text


def _sounds_like(found: Answer | NoAnswer) -> Answer | NoAnswer:
    """A summary as the answer to "which film is it where ..."."""
    if isinstance(found, NoAnswer):
        return found
    return replace(found, kind=Kind.WHICH_FILM, headline=Headline(f"That sounds like {found.film.name}."))


def _which(kind: Kind, choices: Sequence[FilmChoice]) -> NoAnswer:
    films = _by_name(choices)[:_MOST_CHOICES]
    return _choose(kind, f"Which film do you mean: {' or '.join(film.name for film in films)}?", films)


def _no_such_film(kind: Kind, title: str, near: Sequence[FilmChoice]) -> NoAnswer:
    if not fold(title):
        return NoAnswer(kind, None, "Which film do you mean?")
    shown = " ".join(title.split())[:80]
    hint = " The nearest:" if near else ""
    return _choose(kind, f"I have no review of a film called {shown}.{hint}", [choice.film for choice in near])


def _which_films(films: Sequence[FilmChoice]) -> NoAnswer:
    found = _by_name(films)
    count = "one film" if len(found) == 1 else f"{len(found)} films"
    return _choose(Kind.FILMS, f"I have reviews of {count}:", found[:_MOST_LISTED])


def _off_topic(films: Sequence[FilmChoice]) -> NoAnswer:
    reason = (
        "I answer questions about reviewed films, and can't tell which one this is about. I have reviews"
        " of, for example:"
    )
    return _choose(Kind.OFF_TOPIC, reason, [choice.film for choice in films[:3]])


def _nothing_else(kind: Kind, film: Film) -> NoAnswer:
    return NoAnswer(kind, film, f"There is no other review of {film.name}.")


def _no_reviews() -> NoAnswer:
    return NoAnswer(Kind.NO_REVIEWS, None, "There are no reviews in the library yet.")


def _choose(kind: Kind, reason: str, films: Sequence[Film]) -> NoAnswer:
    return NoAnswer(kind, None, reason, tuple(film.name for film in films), tuple(films))


def _by_name(choices: Sequence[FilmChoice]) -> list[Film]:
    """The films of these choices, each name once, in the order of their names."""
    films = {choice.film.name: choice.film for choice in choices}
    return [films[name] for name in sorted(films)]

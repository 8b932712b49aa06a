"""The way from a question to an answer: which film, what is asked, which evidence, or why there is no answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.answers import about_film, film_card, opinion, people, plot, spoiler_check, summary, which_film
from bot.answers.close_reading import Evidence, read_closely
from bot.answers.declining import with_help
from bot.answers.evidence import content_words, rank_sentences
from bot.answers.film_card import FilmCard
from bot.answers.people_index import People, people_of
from bot.answers.questions import Asked, capitalised, follow_up, understand, with_subject
from bot.answers.records import Answer, Headline, Kind, NoAnswer, Question
from bot.answers.titles import FilmChoice, Titles, titles_of
from bot.answers.which_film import Passing, Resolved
from bot.answers.wordings import FACTS, FILM
from index.embedder import Embedder, Vectors
from index.library import Library
from index.records import Entry, Query
from reviews.records import Film, Review, Sentence
from reviews.text import fold, plain

_Told = TypeVar("_Told", Answer, FilmCard)

_PASSAGES = 40
_FULL_NAME = re.compile(r"\b[A-Z][\w'\u2019.-]+ [A-Z][\w'\u2019.-]+")
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
        films = self._titles()
        if not films.choices:
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
        choices = which_film.by_title(title, self._titles()).choices
        return [entry.reading.review for entry in self._entries(choices[0])] if len(choices) == 1 else []

    def card(self, title: str) -> FilmCard | NoAnswer:
        """All that the reviews say at a glance of the film that `title` names."""
        return self._of_title(title, Kind.FACT, film_card.card_of)

    def judge(self, message: str, title: str | None = None) -> Answer | NoAnswer:
        """How much a message gives away of the film that it is about: the one it names, or else `title`."""
        films = self._titles()
        if not films.choices:
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

    def _titles(self) -> Titles:
        return titles_of(self._library.films(self._visible()))

    def _people(self) -> People:
        return people_of(self._library.cast_names(self._visible()))

    def _entries(self, choice: FilmChoice) -> list[Entry]:
        found = [entry for film_id in sorted(choice.ids) for entry in self._library.entries(self._visible(), film_id)]
        return [entry for entry in found if entry.reading.review.id not in self._without]

    def _of_title(
        self, title: str, kind: Kind, answer: Callable[[Film, list[Entry]], _Told | NoAnswer]
    ) -> _Told | NoAnswer:
        films = self._titles()
        if not films.choices:
            return _no_reviews()
        resolved = which_film.by_title(title, films)
        if len(resolved.choices) > 1:
            return _which(kind, resolved.choices)
        if not resolved.choices:
            return _no_such_film(kind, title, resolved.nearest)
        entries = self._entries(resolved.choices[0])
        if not entries:
            return _nothing_else(kind, resolved.choices[0].film)
        result = answer(resolved.choices[0].film, entries)
        return with_help(result, entries) if isinstance(result, NoAnswer) else result

    def _read(self, question: Question, films: Titles) -> _Read:
        """Understand a question, in the light of the one before it and of the current film."""
        if question.chosen and question.film:
            return self._read_for_chosen(question, which_film.by_title(question.film, films), films)
        alone = not question.film and not question.previous
        named = which_film.in_question(question.text, films, surely=not alone)
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

    def _read_for_chosen(self, question: Question, chosen: Resolved, films: Titles) -> _Read:
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

    def _film_meant(self, question: Question, before: _Read | None, films: Titles) -> Resolved:
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
        of_people = which_film.by_people(question.text, films, self._people())
        return of_people if of_people.choices or len(films.choices) > 1 else Resolved(films.choices)

    def _speaks_of(self, resolved: Resolved, name: str) -> bool:
        """Whether the film that is meant has somebody or something of this name: "when was Andy released"."""
        return len(resolved.choices) == 1 and any(
            f" {fold(name)} " in f" {fold(entry.reading.review.text)} " for entry in self._entries(resolved.choices[0])
        )

    def _answer(self, choice: FilmChoice, read: _Read) -> Answer | NoAnswer:
        entries = self._entries(choice)
        if not entries:
            return _nothing_else(read.asked.kind, choice.film)
        result = self._of_kind(choice, entries, read)
        return with_help(result, entries) if isinstance(result, NoAnswer) else result

    def _of_kind(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        film, asked = choice.film, read.asked
        if asked.kind is Kind.CAST:
            found = people.answer_cast(film, entries, asked.name, asked.names_actor)
            return found if isinstance(found, Answer) or not asked.name else self._described_role(choice, found, read)
        if asked.kind is Kind.FACT and asked.fact:
            return self._fact(choice, entries, read, asked.fact)
        if asked.kind is Kind.ENDING:
            return plot.answer_ending(film, entries)
        if asked.kind is Kind.SUMMARY:
            return summary.answer_summary(film, entries)
        if asked.kind is Kind.WHICH_FILM:
            return _sounds_like(summary.answer_summary(film, entries))
        if asked.kind is Kind.OPINION:
            return self._opinion(choice, entries, read)
        if asked.name and people.find_members(asked.name, people.members_of(entries), names_actor=None):
            return people.answer_cast(film, entries, asked.name, None)
        return plot.answer_plot(film, self._evidence(choice, read.search_text))

    def _opinion(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        if not opinion.asks_for_a_side(read.asked.text):
            return opinion.answer_opinion(choice.film, entries, yes_or_no=read.asked.is_yes_or_no)
        evidence = self._evidence(choice, read.search_text, opinion.may_judge)
        if not evidence.answers:
            reason = f"The review of {choice.film.name} has no opinion on that."
            return NoAnswer(Kind.OPINION, choice.film, reason)
        return opinion.answer_side(choice.film, evidence.ranked)

    def _fact(self, choice: FilmChoice, entries: list[Entry], read: _Read, name: str) -> Answer | NoAnswer:
        """A fact: as it was collected, else only from a sentence that speaks of it in so many words."""
        collected = about_film.answer_fact(choice.film, entries, name)
        if isinstance(collected, Answer):
            return collected
        _, words = FACTS[name]

        def speaks_of_it(sentence: Sentence) -> bool:
            return words is not None and words.search(plain(sentence.text)) is not None

        if not any(speaks_of_it(sentence) for entry in entries for sentence in entry.reading.sentences):
            return collected
        evidence = self._evidence(choice, read.search_text).only(lambda item: speaks_of_it(item.sentence))
        return replace(plot.quoted(choice.film, evidence), kind=Kind.FACT) if evidence.answers else collected

    def _described_role(self, choice: FilmChoice, unknown: NoAnswer, read: _Read) -> Answer | NoAnswer:
        """Who plays somebody whom the review names otherwise: "the evil emperor"; a name must be the review's."""
        if not read.asked.describes_somebody:
            return unknown
        evidence = self._evidence(choice, read.search_text).only(lambda item: _FULL_NAME.search(item.sentence.text))
        return replace(plot.quoted(choice.film, evidence), kind=Kind.CAST) if evidence.answers else unknown

    def _evidence(
        self, choice: FilmChoice, text: str, likely: Callable[[Sentence], bool] = lambda _: False
    ) -> Evidence:
        """What one film's nearest passages hold of an answer.

        The reviews are read anew: with the vectors that some of them may have waited for come other labels.
        """
        # To a question with the title any sentence that names the film is near.
        bare = text.replace(FILM, "the film")
        [vector] = self._ready().embed_questions([bare])
        hits = self._library.search(Query(bare, self._visible(), choice.ids, limit=_PASSAGES), vector)
        with_vectors: list[tuple[Entry, Vectors]] = [
            (entry, self._library.sentence_vectors(entry.key)) for entry in self._entries(choice)
        ]
        ranked = rank_sentences(bare, vector, with_vectors, {hit.passage.id for hit in hits}, likely)
        return read_closely(bare, ranked, self._ready().reader)

    def _without_film(self, question: Question, read: _Read, films: Titles) -> Answer | NoAnswer:
        """Find the film by what the question describes, or say that none is meant."""
        if question.film:
            return _no_such_film(read.asked.kind, question.film, which_film.nearest(question.film, films))
        if read.asked.kind not in _DESCRIBING:
            return _off_topic(films)
        choices = self._described(question.text, films)
        return self._answer(choices[0], read) if choices else _off_topic(films)

    def _described(self, text: str, films: Titles) -> tuple[FilmChoice, ...]:
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
    if same_film and asked.leans:
        return asked, f"{before.asked.text}? {asked.text}"
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


def _which_films(films: Titles) -> NoAnswer:
    found = _by_name(films.choices)
    count = "one film" if len(found) == 1 else f"{len(found)} films"
    return _choose(Kind.FILMS, f"I have reviews of {count}:", found[:_MOST_LISTED])


def _off_topic(films: Titles) -> NoAnswer:
    reason = (
        "I answer questions about reviewed films, and can't tell which one this is about. I have reviews"
        " of, for example:"
    )
    return _choose(Kind.OFF_TOPIC, reason, [choice.film for choice in films.choices[:3]])


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

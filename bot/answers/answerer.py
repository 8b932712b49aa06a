"""The way from a question to an answer: which film, what is asked, which evidence, or why there is no answer."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bot.answers import about_film, film_card, opinion, people, plot, remakes, sides, spoiler_check, summary, which_film
from bot.answers.close_reading import Evidence, read_closely
from bot.answers.declining import with_help
from bot.answers.described_roles import described_members
from bot.answers.evidence import Scored, content_words, rank_sentences
from bot.answers.film_card import FilmCard
from bot.answers.kinds import VECTOR_LENGTH, kind_of
from bot.answers.people_index import People, people_of
from bot.answers.questions import Asked, capitalised, describes_a_film, follow_up, understand, with_subject
from bot.answers.records import Answer, Headline, Kind, NoAnswer, Question
from bot.answers.titles import FilmChoice, Titles, compared, titles_of
from bot.answers.which_film import Described, Resolved
from bot.answers.wordings import FACTS, FILM
from index.embedder import DEFAULT_MODEL, Embedder, Vectors
from index.library import Library
from index.records import Entry, Query
from reviews.names import proper_names
from reviews.records import Film, Review, Sentence
from reviews.text import fold, plain

_Told = TypeVar("_Told", Answer, FilmCard)

_PASSAGES = 40
# Films that are compared with a description.
_MOST_DESCRIBED = 10
_FULL_NAME = re.compile(r"\b[A-Z][\w'\u2019.-]+ [A-Z][\w'\u2019.-]+")
# A question that hardly seems to be about films is answered only where the reviews are so sure to answer.
_SURELY_TOLD = 0.7
_MOST_CHOICES = 5
_MOST_LISTED = 20
# A text of more words has words that by chance are like a title.
_LONG_TEXT = 12
# A long message names its film early, in characters, or not at all.
_NAMES_ITS_FILM_WITHIN = 1000
_WHICH_IS_MEANT = "I can't tell which film this message is about. I have reviews of, for example:"
# Questions that may tell their film by what they describe; one for a fact or a role must name it.
_DESCRIBING = frozenset({Kind.PLOT, Kind.ENDING, Kind.OPINION, Kind.WHICH_FILM})


@dataclass(frozen=True, slots=True)
class _Read:
    """A question as understood: its film, what it asks, and the text to search with.

    `by_meaning` says that its meaning told the kind, not its wording; `before` is the question just before,
    and `embedded` a text with its vector, where one was embedded to understand the question.
    """

    resolved: Resolved
    asked: Asked
    search_text: str
    by_meaning: bool = False
    before: "_Read | None" = None
    embedded: tuple[str, Vectors] | None = field(default=None, compare=False)

    @property
    def names_film(self) -> bool:
        """Whether the question has the film's title, or that of the question before."""
        return FILM in self.search_text

    @property
    def bare(self) -> str:
        """The text to search with, without the title: to a question with it any sentence that has it is near."""
        return self.search_text.replace(FILM, "the film")


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
        read = _asking_for_a_film(self._by_meaning(self._read(question, films), question))
        if read.asked.kind is Kind.OFF_TOPIC:
            return _off_topic(films)
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
        if not question.film and not question.previous and describes_a_film(question.text):
            asked = understand(question.text, None)
            return _Read(Resolved(()), replace(asked, kind=Kind.WHICH_FILM, name=None), asked.text)
        unsure = not question.film and not question.previous and question.text.count(" ") < _LONG_TEXT
        named = which_film.in_question(question.text, films, surely=not unsure)
        before = self._read(Question(question.previous, question.film), films) if question.previous else None
        resolved = named if named.choices else self._film_meant(question, before, films)
        resolved = self._told_apart(question.text, resolved, films)
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
        asked, text = _after(before, asked, question.text, mention, same_film=same_film)
        return _Read(resolved, asked, text, before=before if same_film else None)

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

    def _by_meaning(self, read: _Read, question: Question) -> _Read:
        """The question with its kind told by its meaning, where its wording told none."""
        asked = read.asked
        may_be_other = asked.kind is Kind.OPINION and not read.names_film
        if not (asked.kind is Kind.PLOT and not asked.name) and not may_be_other:
            return read
        embedder = self._ready()
        if embedder.name != DEFAULT_MODEL or embedder.dimension != VECTOR_LENGTH:
            return read
        [vector] = embedder.embed_questions([read.bare])
        read = replace(read, embedded=(read.bare, vector))
        kind = kind_of(vector, knows_film=bool(read.resolved.choices), names_film=read.names_film)
        if kind is Kind.OFF_TOPIC:
            alone = not (question.previous and asked.leans)
            sure = alone and not (read.resolved.choices and self._is_told(read))
            return replace(read, asked=replace(asked, kind=kind)) if sure else read
        if may_be_other or (kind is Kind.CAST and not asked.may_ask_for_a_role):
            return read
        return replace(read, asked=replace(asked, kind=kind), by_meaning=True)

    def _is_told(self, read: _Read) -> bool:
        """Whether the reviews of the film that is meant surely answer."""
        return self._evidence(read.resolved.choices[0], read).chance >= _SURELY_TOLD

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

    def _told_apart(self, text: str, resolved: Resolved, films: Titles) -> Resolved:
        """Of films that share a title, the one that is meant, if the question tells it."""
        choices: Sequence[FilmChoice] = resolved.choices
        if len(choices) == 1 and remakes.speaks_of_a_remake(text):
            choices = films.exact[compared(choices[0].film.title)]
        told: Sequence[FilmChoice] = choices
        if len(choices) > 1:
            roles = {word for choice in choices for word in self._role_words(choice)}
            others = " ".join(word for word in fold(text).split() if word.removesuffix("'s") not in roles)
            told = remakes.told_apart(others, choices, self._makers_and_cast)
        return replace(resolved, choices=tuple(told)) if len(told) == 1 else resolved

    def _role_words(self, choice: FilmChoice) -> set[str]:
        members = people.members_of(self._entries(choice))
        return {word for member in members for word in fold(member.member.character or "").split()}

    def _makers_and_cast(self, choice: FilmChoice) -> set[str]:
        readings = [entry.reading for entry in self._entries(choice)]
        made = {fact.value for reading in readings for fact in reading.facts if fact.name in {"director", "writer"}}
        named = {name for reading in readings for name in proper_names(reading.review.text)}
        return made | named | {member.actor for reading in readings for member in reading.cast}

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
            return self._cast(choice, entries, read)
        if asked.kind is Kind.FACT and asked.fact:
            return self._fact(choice, entries, read, asked.fact)
        if asked.kind is Kind.ENDING:
            return plot.answer_ending(film, entries)
        if asked.kind is Kind.SUMMARY:
            return summary.answer_summary(film, entries)
        if asked.kind is Kind.WHICH_FILM:
            return _sounds_like(film, entries)
        if asked.kind is Kind.OPINION:
            return self._opinion(choice, entries, read)
        if asked.name:
            members = people.members_of(entries)
            named = people.find_members(asked.name, members, names_actor=None)
            if not named and asked.describes_somebody:
                named = described_members(asked.name, members)
            if named:
                return people.answer_members(film, named)
        return plot.answer_plot(film, self._evidence(choice, read))

    def _cast(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        """Who plays whom: by the name that the wording tells, by any name that it has, or by what it describes."""
        asked = read.asked
        if read.by_meaning:
            named = people.named_in(asked.text, people.members_of(entries))
            return people.answer_members(choice.film, named) if named else self._described_role(choice, entries, read)
        found = people.answer_cast(choice.film, entries, asked.name, asked.names_actor)
        if isinstance(found, Answer):
            return found
        if not asked.describes_somebody:
            named = people.named_in(asked.text, people.members_of(entries), in_full=True)
            if named:
                return people.answer_members(choice.film, named)
            return self._mentioned(choice, entries, asked) or found
        if read.before and asked.has_pronoun:
            meant = self._told_before(choice, entries, read.before)
            if meant:
                return people.answer_members(choice.film, meant)
        described = self._described_role(choice, entries, read)
        return described if isinstance(described, Answer) else found

    def _mentioned(self, choice: FilmChoice, entries: list[Entry], asked: Asked) -> Answer | None:
        """What is said of an actor whose role nothing tells for certain."""
        mentioned = people.mentions(asked.name, entries) if asked.name and asked.names_actor is not False else []
        if not mentioned:
            return None
        quoted = plot.quoted(choice.film, Evidence(tuple(mentioned)))
        return replace(quoted, kind=Kind.CAST) if isinstance(quoted, Answer) else None

    def _told_before(self, choice: FilmChoice, entries: list[Entry], before: _Read) -> list[people.Member]:
        """Of whom the answer to the question before told first, if it told of one of the cast."""
        members = people.members_of(entries)
        described = described_members(before.asked.name or before.asked.text, members)
        if described:
            return described
        evidence = self._evidence(choice, before)
        return people.named_in(evidence.ranked[0].sentence.text, members) if evidence.answers else []

    def _opinion(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        wanted = sides.wanted(read.asked.text)
        at_large = not wanted.sides and not opinion.asks_for_a_side(sides.without_leaning(read.asked.text))
        if at_large and not wanted.leans:
            return opinion.answer_opinion(choice.film, entries, yes_or_no=read.asked.is_yes_or_no)
        if at_large:
            asked = sides.FAULTS_ASKED if wanted.leans < 0 else sides.MERITS_ASKED
            evidence = self._evidence(choice, replace(read, search_text=asked), wanted.likely)
            return opinion.answer_side(choice.film, evidence.only(opinion.judges).ranked)
        evidence = self._evidence(choice, read, wanted.likely)
        if wanted.named:
            evidence = evidence.only(lambda item: wanted.is_told_in(item.sentence))
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
        evidence = self._evidence(choice, read).only(lambda item: speaks_of_it(item.sentence))
        return replace(plot.quoted(choice.film, evidence), kind=Kind.FACT) if evidence.answers else collected

    def _described_role(self, choice: FilmChoice, entries: list[Entry], read: _Read) -> Answer | NoAnswer:
        """Who plays somebody whom the review names otherwise, "the evil emperor": what it says of its cast."""
        members = people.members_of(entries)
        described = described_members(read.asked.name or read.asked.text, members)
        if described:
            return people.answer_members(choice.film, described)

        def names_an_actor(item: Scored) -> bool:
            return people.told_in(members, item) or _FULL_NAME.search(item.sentence.text) is not None

        evidence = self._evidence(choice, read).only(names_an_actor)
        if not evidence.answers:
            return people.not_told(choice.film)
        return replace(plot.quoted(choice.film, evidence), kind=Kind.CAST)

    def _evidence(
        self, choice: FilmChoice, read: _Read, likely: Callable[[Sentence], float] = lambda _: 0.0
    ) -> Evidence:
        """What one film's nearest passages hold of an answer.

        The reviews are read anew: with the vectors that some of them may have waited for come other labels.
        """
        if read.embedded and read.embedded[0] == read.bare:
            vector = read.embedded[1]
        else:
            [vector] = self._ready().embed_questions([read.bare])
        hits = self._library.search(Query(read.bare, self._visible(), choice.ids, limit=_PASSAGES), vector)
        with_vectors: list[tuple[Entry, Vectors]] = [
            (entry, self._library.sentence_vectors(entry.key)) for entry in self._entries(choice)
        ]
        ranked = rank_sentences(read.bare, vector, with_vectors, {hit.passage.id for hit in hits}, likely)
        return read_closely(read.bare, ranked, self._ready().reader)

    def _without_film(self, question: Question, read: _Read, films: Titles) -> Answer | NoAnswer:
        """Find the film by what the question describes, or say that none is meant."""
        if question.film and read.asked.kind is not Kind.WHICH_FILM:
            return _no_such_film(read.asked.kind, question.film, which_film.nearest(question.film, films))
        if read.asked.kind not in _DESCRIBING and not read.by_meaning:
            return _off_topic(films)
        choices = self._described(question.text, films)
        if not choices:
            return _off_topic(films)
        answer = self._answer(choices[0], read)
        # What only describes a film asks for it, whatever else it seems to ask.
        return answer if isinstance(answer, Answer) else _sounds_like(choices[0].film, self._entries(choices[0]))

    def _described(self, text: str, films: Titles) -> tuple[FilmChoice, ...]:
        """The film that a text describes without naming it; empty where none is told for certain."""
        [vector] = self._ready().embed([text])
        hits = self._library.search(Query(text, self._visible(), limit=_PASSAGES), vector)
        nearest = dict.fromkeys(self._library.review_of(hit.passage).film.id for hit in hits)
        choices = dict.fromkeys(choice for film_id in nearest for choice in films.choices if film_id in choice.ids)
        found = [self._compared(choice, vector) for choice in list(choices)[:_MOST_DESCRIBED]]
        return which_film.by_description(text, found).choices

    def _compared(self, choice: FilmChoice, vector: Vectors) -> Described:
        """A film beside a text that may describe it, by the text's unit vector (d,)."""
        entries = self._entries(choice)
        cosines = [float(cosine) for entry in entries for cosine in self._library.sentence_vectors(entry.key) @ vector]
        texts = [sentence.text for entry in entries for sentence in entry.reading.sentences]
        words = {word for text in (choice.film.title, *texts) for word in content_words(text)}
        return Described(choice, max(cosines, default=0.0), frozenset(words))


def _asking_for_a_film(read: _Read) -> _Read:
    """A question that asks for a film without naming one is about none of those that are talked about."""
    if read.asked.kind is not Kind.WHICH_FILM or read.names_film:
        return read
    return replace(read, resolved=Resolved(()))


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


def _sounds_like(film: Film, entries: Sequence[Entry]) -> Answer | NoAnswer:
    """A summary as the answer to "which film is it where ..."."""
    found = summary.answer_summary(film, entries)
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

"""Answers people where they ask: with the reviews, the settings and the memory of that place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from rapidfuzz import fuzz, process

from bot.answers import saved
from bot.answers.answerer import Answerer
from bot.answers.film_card import FilmCard
from bot.answers.kept import Kept
from bot.answers.questions import follow_up
from bot.answers.records import Answer, NoAnswer, Question
from bot.answers.titles import titles_of
from bot.conversation.records import Place, Reply, Request, Talk, Wish
from bot.conversation.store import Store
from index.embedder import Embedder
from index.library import SAMPLES, Library
from index.records import FilmCount
from reviews.records import Film
from reviews.text import fold

# Questions and partial titles are read up to here; nobody's film stands behind it.
LONGEST_QUESTION = 500
_LONGEST_SEARCH = 100
# Likeness in [0, 100] of a search and a title, higher is nearer, below which the film is not offered.
_LEAST_LIKENESS = 60.0
_STARTS_ALIKE = 100.0


@dataclass(frozen=True, slots=True)
class Shelved:
    """A film that is seen from a place, and how many reviews of it."""

    film: Film
    reviews: int


@dataclass(frozen=True, slots=True)
class _Seen:
    """The films that some collections hold, by title, and their folded names."""

    films: tuple[Shelved, ...]
    names: tuple[str, ...]

    @classmethod
    def of(cls, counts: tuple[FilmCount, ...]) -> "_Seen":
        reviews = {count.film.id: count.reviews for count in counts}
        choices = titles_of(counts).choices
        films = tuple(Shelved(choice.film, sum(reviews[film_id] for film_id in choice.ids)) for choice in choices)
        return cls(films, tuple(fold(item.film.name) for item in films))

    def like(self, search: str) -> list[Shelved]:
        """The films whose titles are like a search, most like it first; those that start as it does before others."""
        wanted = fold(search[:_LONGEST_SEARCH])
        names = self.names
        starting = {n for n, name in enumerate(names) if name.startswith(wanted) or f" {wanted}" in name}
        near = process.extract(wanted, names, scorer=fuzz.WRatio, limit=None, score_cutoff=_LEAST_LIKENESS)
        scores = {n: score for _, score, n in near} | dict.fromkeys(starting, _STARTS_ALIKE)
        order = sorted(scores, key=lambda n: (not names[n].startswith(wanted), -scores[n], names[n]))
        return [self.films[n] for n in order]


_seen_of = Kept(_Seen.of).of


class Host:
    """Answers for many places from one library. Every method is synchronous and safe to call from any thread.

    Every method may raise LibraryError, ModelError or ConversationError.
    """

    def __init__(self, library: Library, ready: Callable[[], Embedder], store: Store) -> None:
        """Answer from `library`; `ready` gives the embedder once every text of the library is embedded by it."""
        self._library = library
        self._ready = ready
        self._store = store

    def answer(self, place: Place, request: Request) -> Reply:
        """Answer a request, in the light of what was asked before in this place, and keep the answer."""
        talk = self._store.talk(place) if request.follows else Talk(None, None)
        request = _in_the_light_of(talk, replace(request, text=_whole(request.text), film=_whole(request.film)))
        result = self._result(place, request)
        identifier = self._store.save_answer(place, _worth_keeping(request, result), saved.to_json(result))
        if request.wish is not Wish.JUDGEMENT:
            self._store.remember(place, _said(request, result, talk))
        if isinstance(result, Answer):
            self._store.count(place.server, result.film.name)
        return self._reply(identifier, place, request, result)

    def recall(self, identifier: str, place: Place) -> Reply | None:
        """Read an answer that was given in this server; None if it, or a review that it rests on, has gone."""
        kept = self._store.answer(identifier)
        if kept is None or kept.place.server != place.server:
            return None
        visible = self._library.visible(place.collection)
        result = saved.restore(kept.result, lambda film_id: self._library.entries(visible, film_id))
        return None if result is None else self._reply(identifier, place, kept.request, result)

    def asked_by(self, identifier: str) -> int | None:
        """Who asked for an answer; None if it has gone."""
        kept = self._store.answer(identifier)
        return kept.place.user if kept else None

    def replying_to(self, message: int, place: Place, question: str) -> Request:
        """A question that somebody puts by replying to a message: about the film of the answer in it, if any."""
        before = self._store.answer_in(message)
        if before is None or before.place.server != place.server:
            return Request(Wish.QUESTION, question)
        if before.place.user != place.user and self._store.settings(place.server).private:
            return Request(Wish.QUESTION, question)
        return Request(Wish.QUESTION, question, saved.film_of(before.result), previous=_leading(before.request))

    def card(self, place: Place, title: str) -> FilmCard | NoAnswer:
        """The film that `title` names, at a glance."""
        found = self._answerer(place).card(title)
        if isinstance(found, FilmCard):
            self._store.count(place.server, found.film.name)
            self._store.remember(place, Talk(None, found.film.name))
        return found

    def only_samples(self, place: Place) -> bool:
        """Whether nothing but the samples is seen from a place."""
        return self._library.visible(place.collection) == (SAMPLES,)

    def films(self, place: Place, search: str = "") -> list[Shelved]:
        """The films that are seen from a place, by title; with a search, those like it, most like it first."""
        seen = self._seen_from(place)
        return seen.like(search) if fold(search) else list(seen.films)

    def titles(self, place: Place, partial: str, most: int) -> list[str]:
        """The names of up to `most` films for a title that is being typed, most asked first."""
        times = self._store.times_asked(place.server)
        found = self.films(place, partial)
        if not fold(partial):
            found = sorted(found, key=lambda item: -times.get(item.film.name, 0))
        return [item.film.name for item in found[:most]]

    def _seen_from(self, place: Place) -> _Seen:
        """The films that are seen from a place; made anew only when the library has changed."""
        return _seen_of(self._library.films(self._library.visible(place.collection)))

    def _answerer(self, place: Place, without: Sequence[str] = ()) -> Answerer:
        return Answerer(self._library, self._ready, place.collection, frozenset(without))

    def _result(self, place: Place, request: Request) -> Answer | NoAnswer:
        answerer = self._answerer(place, request.without)
        text, film = request.text[:LONGEST_QUESTION], request.film
        if request.wish is Wish.QUESTION:
            return answerer.ask(Question(text, film, request.previous, request.chosen))
        if request.wish is Wish.JUDGEMENT:
            return answerer.judge(request.text, film)
        if request.wish is Wish.SUMMARY:
            return answerer.summary(film or "")
        if request.wish is Wish.FILM:
            found = answerer.card(film or "")
            return found if isinstance(found, NoAnswer) else answerer.summary(film or "")
        if request.wish is Wish.STORY:
            return answerer.story(film or "")
        if request.wish is Wish.OPINION:
            return answerer.opinion(film or "")
        return answerer.cast(film or "", text or None)

    def _reply(self, identifier: str, place: Place, request: Request, result: Answer | NoAnswer) -> Reply:
        cover = self._store.settings(place.server).cover_in(place.settings_channel)
        others = isinstance(result, Answer) and self._has_others(place, request, result)
        return Reply(identifier, request, result, cover, others, self.only_samples(place))

    def _has_others(self, place: Place, request: Request, answer: Answer) -> bool:
        """Whether there are reviews of the film that neither gave this answer nor were left out of it."""
        held = {review.id for review in self._answerer(place, request.without).reviews(answer.film.name)}
        return bool(held - {source.id for source in answer.sources})


def other_reviewers(reply: Reply) -> Request:
    """The same request, to be answered from the reviews that did not answer it yet."""
    answer = reply.result
    used = [source.id for source in answer.sources] if isinstance(answer, Answer) else []
    film = answer.film.name if answer.film else reply.request.film
    without = tuple(dict.fromkeys((*reply.request.without, *used)))
    return replace(reply.request, film=film, chosen=True, without=without, follows=False)


def about_film(reply: Reply, film: Film) -> Request:
    """The same request, about the film that was chosen for it."""
    return replace(reply.request, film=film.name, chosen=True, follows=False)


def suggested(reply: Reply, number: int | None) -> Request | None:
    """The question that an answer suggested at this place; None if there is none."""
    result = reply.result
    if not isinstance(result, NoAnswer) or result.films or number is None or number >= len(result.suggestions):
        return None
    film = result.film.name if result.film else reply.request.film
    return Request(Wish.QUESTION, result.suggestions[number], film, chosen=film is not None, follows=False)


def whole_story(reply: Reply) -> Request | None:
    """The wish for the whole story of the film of an answer; None if there was no film."""
    film = reply.result.film
    return Request(Wish.STORY, film=film.name, chosen=True, follows=False) if film else None


def _in_the_light_of(talk: Talk, request: Request) -> Request:
    """The request with the film and the question before, where it says nothing of them itself."""
    if request.wish is not Wish.QUESTION:
        return request
    same_film = request.film in {None, talk.film}
    previous = request.previous or (talk.question if same_film else None)
    return replace(request, film=request.film or talk.film, previous=previous)


def _worth_keeping(request: Request, result: Answer | NoAnswer) -> Request:
    """The request without somebody else's message that was judged, unless the film is still to be chosen for it."""
    judged = request.wish is Wish.JUDGEMENT and isinstance(result, Answer)
    return replace(request, text="") if judged else request


def _said(request: Request, result: Answer | NoAnswer, talk: Talk) -> Talk:
    """What to remember of a request: "and Brody?" after "and Quint?" still leans on the question before both."""
    film = result.film.name if result.film else talk.film
    return Talk(_leading(request), film)


def _leading(request: Request) -> str | None:
    """The question that a next one may lean on: the one before this, where this leans on that itself."""
    if request.wish is not Wish.QUESTION:
        return None
    leans = request.previous is not None and follow_up(request.text) is not None
    return request.previous if leans else request.text[:LONGEST_QUESTION]


_Text = TypeVar("_Text", str, str | None)


def _whole(text: _Text) -> _Text:
    """A text without halves of characters, which JSON from outside may hold and no file can."""
    return text.encode("utf-8", "replace").decode() if text else text

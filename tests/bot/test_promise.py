"""The promise: with the cover on, nobody reads more than the premise, whatever there is and whatever is asked."""

import io
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console

from bot import terminal
from bot.answers.answerer import Answerer
from bot.answers.cover import Cover, shown_text
from bot.answers.film_card import FilmCard
from bot.answers.records import Answer, NoAnswer, Question
from bot.conversation.records import Reply, Request, Wish
from bot.discord.cards import answer_embed
from bot.discord.films import film_embed
from index.library import SHARED, Library
from reviews.records import Aspect, CastMember, Fact, Rating, Reading, SpoilerLevel
from tests.bot.making import Labelled
from tests.fakes import HashingEmbedder, make_reading

# A word that only sentences above the premise hold.
TELLTALE = "quagmire"
TITLES = ("Storm", "Night Ferry", "The Salt Harbour")
NAMES = ("Ivar Holm", "Ruth Vega", "Ito Ken")
ROLES = ("Odd Brekke", "Maren", f"the {TELLTALE} thief", "the keeper", None)
WORDS = (
    "sailor",
    "storm",
    "keeper",
    "lamp",
    "acting",
    "music",
    "ends",
    "loves",
    "harbour",
    "good",
    "boring",
    "he",
    "she",
)
REQUESTS = (
    "What happens to the {word}?",
    "Why does the {word} leave?",
    "How does it end?",
    "How does {title} end?",
    "Is it any good?",
    "How is the {word}?",
    "Who plays {role}?",
    "Who is {name} in it?",
    "Who is in it?",
    "Who directed it?",
    "When did {title} come out?",
    "What is {title} about?",
    "Which film is the one with the {word}?",
    "Which films do you know?",
    "and the {word}?",
    "{word} {word}",
)


@st.composite
def sentences(draw: st.DrawFn) -> Labelled:
    """A sentence of any aspect and level, with the secret in it exactly if it gives away more than the premise."""
    level = draw(st.sampled_from(SpoilerLevel))
    words = draw(st.lists(st.sampled_from((*WORDS, *NAMES)), min_size=2, max_size=9))
    if level > SpoilerLevel.PREMISE:
        words.insert(draw(st.integers(0, len(words))), TELLTALE)
    return f"{' '.join(words).capitalize()}.", draw(st.sampled_from(Aspect)), level


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """A review of one of the films, whose cast and facts are proved by any of its sentences."""
    title, year = draw(st.sampled_from(TITLES)), draw(st.sampled_from((None, 1987, 2010)))
    reviewer = draw(st.sampled_from(("Ann Critic", "Ben Writer", "Cy Blogger")))
    bare = make_reading(title, year, draw(st.lists(sentences(), min_size=1, max_size=10)), reviewer=reviewer)
    proved = st.sampled_from([sentence.span for sentence in bare.sentences])
    told = [s.span for s in bare.sentences if s.spoiler > SpoilerLevel.PREMISE]
    roles = st.sampled_from(ROLES)
    cast = []
    for actor in draw(st.lists(st.sampled_from(NAMES), max_size=3)):
        role = draw(roles)
        # A role whose description is a secret is read from a sentence that tells it.
        secret = role is not None and TELLTALE in role
        if not secret or told:
            cast.append(CastMember(actor, role, draw(st.sampled_from(told)) if secret else draw(proved)))
    facts = draw(
        st.lists(st.builds(Fact, st.sampled_from(("director", "year")), st.sampled_from(NAMES), proved), max_size=2)
    )
    rating = draw(st.none() | st.just(Rating(4, 5, "4/5")))
    return replace(bare, review=replace(bare.review, rating=rating), cast=tuple(cast), facts=tuple(facts))


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A question of any kind, perhaps with a current film and a question before it."""

    def text() -> str:
        return draw(st.sampled_from(REQUESTS)).format(
            word=draw(st.sampled_from(WORDS)),
            title=draw(st.sampled_from(TITLES)),
            role=draw(st.sampled_from(("Odd Brekke", "Maren", "the thief", "the keeper"))),
            name=draw(st.sampled_from(NAMES)),
        )

    film = draw(st.none() | st.sampled_from(TITLES))
    return Question(text(), film, text() if draw(st.booleans()) else None)


@contextmanager
def library_of(held: Sequence[Reading]) -> Iterator[Answerer]:
    """Answer from a library of just these reviews."""
    with tempfile.TemporaryDirectory() as folder, Library.open(Path(folder), HashingEmbedder.name) as library:
        for _ in library.add_many(held, SHARED, HashingEmbedder()):
            pass
        yield Answerer(library, HashingEmbedder)


def everything_shown(result: Answer | NoAnswer) -> str:
    """All that a person reads at once: as JSON, on the terminal, and on Discord."""
    page = io.StringIO()
    terminal.show(result, Cover.COVER, Console(file=page, width=2000))
    reply = Reply("1", Request(Wish.QUESTION, "?"), result, Cover.COVER, others=False, samples=False)
    return "\n".join((shown_text(result, Cover.COVER), page.getvalue(), str(answer_embed(reply).to_dict())))


def check(result: Answer | NoAnswer) -> None:
    """Assert that nothing above the premise is shown, nor what names such a thing."""
    assert not re.search(TELLTALE, everything_shown(result), re.IGNORECASE)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), min_size=1, max_size=4), st.lists(questions(), min_size=1, max_size=6))
def test_no_question_uncovers_more_than_the_premise(held: list[Reading], asked: list[Question]) -> None:
    """For any question and any library, nothing above the premise is shown, suggestions included."""
    with library_of(held) as answerer:
        for question in asked:
            check(answerer.ask(question))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(readings(), min_size=1, max_size=4), st.sampled_from(TITLES), st.none() | st.sampled_from(NAMES))
def test_no_command_uncovers_more_than_the_premise(held: list[Reading], title: str, name: str | None) -> None:
    """The same holds for summaries, opinions, casts, whole stories, judged messages, and films at a glance."""
    with library_of(held) as answerer:
        for result in (
            answerer.summary(title),
            answerer.opinion(title),
            answerer.cast(title, name),
            answerer.story(title),
            answerer.judge(f"The sailor loves the lamp in {title}.", title),
        ):
            check(result)
        card = answerer.card(title)
        if isinstance(card, FilmCard):
            assert TELLTALE not in str(film_embed(card, samples=False).to_dict())

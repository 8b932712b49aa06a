"""From a question to an answer, over a small library and over the samples."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.answerer import Answerer
from bot.answers.cover import Cover, hidden_text, shown_text
from bot.answers.questions import understand
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from index.embedder import Embedder
from index.library import SAMPLES, SHARED, Library
from index.reader import Found, Reader
from reviews.records import Aspect, Film, Reading, SpoilerLevel
from tests.bot.conftest import FERRY_1987, FERRY_2016, HARBOUR, ORCHARD
from tests.bot.making import ask_for, background, check_honest, opinion, premise, quotes_of, review
from tests.fakes import HashingEmbedder

FERRIES = (FERRY_1987.review.film, FERRY_2016.review.film)
TELLS = "It tells of the story, the cast and what the reviewer thought."
HARBOUR_SUGGESTIONS = ("Who plays Odd Brekke?", "What is it about?", "Is it worth watching?")


def said(result: Answer | NoAnswer) -> str:
    """Give the one line of an answer, or of why there is none."""
    return result.headline.text if isinstance(result, Answer) else result.reason


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Who plays Maren in The Salt Harbour?", "Tuva Lie plays Maren."),
        ("who plays maren in salt harbour", "Tuva Lie plays Maren."),
        ("Who does Ivar Holm play?", "Ivar Holm plays Odd Brekke."),
        ("Who directed The Salt Harbour?", "Liv Aasen directed The Salt Harbour (2011)."),
        ("When did The Salt Harbour come out?", "The Salt Harbour came out in 2011."),
        ("Where is the salt harbour from?", "The Salt Harbour (2011) comes from Norway."),
        ("Who directed Night Ferry (1987)?", "Hanna Voss directed Night Ferry (1987)."),
        ("Who directed the 2016 Night Ferry?", f"The review doesn't say who directed Night Ferry (2016). {TELLS}"),
        ("Who is in Night Ferry 2016?", "In Night Ferry (2016): Dina Salz as Cleo."),
        ("How many stars does The Salt Harbour get?", "Ann Critic gives The Salt Harbour (2011) 4/5."),
        ("What is The Salt Harbour about?", "The Salt Harbour (2011), without spoilers:"),
        ("How does The Salt Harbour end?", "How The Salt Harbour (2011) ends:"),
        ("Is The Salt Harbour worth watching?", "Yes: Ann Critic liked The Salt Harbour (2011): 4/5."),
        ("Who is Odd Brekke in The Salt Harbour?", "Ivar Holm plays Odd Brekke."),
        ("Who directed Vertigo?", "I have no review of a film called Vertigo."),
        ("Which film do you mean: Night Ferry?", "Which film do you mean: Night Ferry (1987) or Night Ferry (2016)?"),
        ("Who directed Night Ferry?", "Which film do you mean: Night Ferry (1987) or Night Ferry (2016)?"),
    ],
)
def test_questions_without_the_language_model(modelless: Answerer, text: str, line: str) -> None:
    """Questions for cast, facts, summary, ending and verdict are answered without ever asking for the model."""
    assert said(modelless.ask(ask_for(text))) == line


def test_a_whole_answer(modelless: Answerer) -> None:
    """An answer has the kind, the film, the line, the proof word for word, and the review that it rests on."""
    review, sentence = HARBOUR.review, HARBOUR.sentences[2]
    assert modelless.ask(ask_for("Who plays Maren in The Salt Harbour?")) == Answer(
        Kind.CAST,
        review.film,
        Headline("Tuva Lie plays Maren."),
        (Citation(review, sentence.span, sentence.text, SpoilerLevel.PREMISE),),
        (review,),
    )


def test_a_question_for_the_plot(answerer: Answerer) -> None:
    """A question for what happens quotes the sentence that holds its words first."""
    result = answerer.ask(ask_for("Why does Odd hide a smuggler in The Salt Harbour?"))
    assert result.kind is Kind.PLOT
    assert HARBOUR.sentences[3].text in quotes_of(result)[0]


def test_a_later_event_is_hidden(answerer: Answerer) -> None:
    """A quote that tells a later event is hidden, and the headline tells nothing."""
    result = answerer.ask(ask_for("Who burns the boathouse in The Salt Harbour?"))
    assert HARBOUR.sentences[4].text not in shown_text(result, Cover.COVER)
    assert HARBOUR.sentences[4].text in hidden_text(result, Cover.COVER)


def test_a_side_of_the_film(answerer: Answerer) -> None:
    """A question for one side of a film quotes what is said of that side first, and by whom."""
    result = answerer.ask(ask_for("How is the acting in The Salt Harbour?"))
    assert said(result) == "Ann Critic on The Salt Harbour (2011):"
    assert quotes_of(result)[0].startswith("The acting of Ivar Holm is superb.")


class _Doubting(HashingEmbedder):
    """An embedder whose reader finds no answer in any sentence."""

    class _Doubter:
        def read(self, question: str, sentences: Sequence[str]) -> Found:  # noqa: ARG002 - whatever the question is
            return Found(np.full(len(sentences), -20.0, dtype=np.float32), 0.0)

    reader: Reader = _Doubter()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("How are the costumes?", "The review of The Salt Harbour (2011) has no opinion on that."),
        ("Why does Maren collect bottles?", "The review of The Salt Harbour (2011) doesn't say."),
        (
            "Who plays the smuggler's mother?",
            "The review of The Salt Harbour (2011) doesn't say who plays the smuggler's mother.",
        ),
    ],
)
def test_what_the_reader_does_not_find(library: Library, text: str, reason: str) -> None:
    """Where no sentence answers, the review does not say, however near its words are to the question."""
    answerer = Answerer(library, _Doubting)
    assert answerer.ask(ask_for(text, "The Salt Harbour")) == NoAnswer(
        understand(text, None).kind,
        HARBOUR.review.film,
        f"{reason} {TELLS}",
        HARBOUR_SUGGESTIONS,
    )


def test_a_fact_that_no_reader_collects(tmp_path: Path) -> None:
    """The budget is quoted from a sentence that speaks of it, and is no answer where none does."""
    costly = review("Gold", 2001, [background("Its budget was nine million crowns."), opinion("The gold shines.")])
    cheap = review("Tin", 2002, [background("Millions saw it."), opinion("The tin shines.")])
    with Library.open(tmp_path / "home", HashingEmbedder.name) as library:
        for reading in (costly, cheap):
            library.add(reading, SHARED, HashingEmbedder())
        answerer = Answerer(library, HashingEmbedder)
        result = answerer.ask(ask_for("What was the budget of Gold?", "Gold"))
        assert (result.kind, quotes_of(result)) == (Kind.FACT, ["Its budget was nine million crowns."])
        assert answerer.ask(ask_for("What was the budget?", "Tin")) == NoAnswer(
            Kind.FACT,
            cheap.review.film,
            "The review of Tin (2002) has nothing on its budget. It tells of what the reviewer thought.",
        )


def test_an_open_fact_that_was_collected(tmp_path: Path) -> None:
    """Who composed the music is said where it was read, and else quoted from a sentence that speaks of music."""
    said = background("The music by Bo Lind is loud.")
    read = review("Gold", 2001, [said], facts=[("music", "Bo Lind")])
    unread = review("Tin", 2002, [background("The music is loud."), opinion("The tin shines.")])
    with Library.open(tmp_path / "home", HashingEmbedder.name) as library:
        for reading in (read, unread):
            library.add(reading, SHARED, HashingEmbedder())
        answerer = Answerer(library, HashingEmbedder)
        result = answerer.ask(ask_for("Who composed the music?", "Gold"))
        assert isinstance(result, Answer)
        assert result.headline == Headline("Bo Lind composed the music of Gold (2001).")
        assert quotes_of(answerer.ask(ask_for("Who composed the music?", "Tin"))) == ["The music is loud."]


@pytest.mark.parametrize(
    ("text", "film", "previous", "line"),
    [
        ("Who plays Maren?", "The Salt Harbour", None, "Tuva Lie plays Maren."),
        ("who directed it", "the salt harbor", None, "Liv Aasen directed The Salt Harbour (2011)."),
        ("what year is it", None, "Who plays Maren in The Salt Harbour?", "The Salt Harbour came out in 2011."),
        ("And Odd Brekke?", None, "Who plays Maren in The Salt Harbour?", "Ivar Holm plays Odd Brekke."),
        ("and his daughter?", "The Salt Harbour", "Who plays Odd Brekke?", "Tuva Lie plays Maren."),
        ("Who plays her?", "The Salt Harbour", "Who is Maren?", "Tuva Lie plays Maren."),
        ("Who plays her?", None, "Who is Maren in The Salt Harbour?", "Tuva Lie plays Maren."),
        ("who plays him", "The Salt Harbour", "Who is Odd Brekke?", "Ivar Holm plays Odd Brekke."),
        ("Who is in it", "Night Ferry 2016", "Who is in Night Ferry 1987", "In Night Ferry (2016): Dina Salz as Cleo."),
        ("who is in Night Ferry", None, "who made Night Ferry 1987", "In Night Ferry (1987): Paul Reuter as Bruno."),
        ("Who directed Night Ferry 1987?", "The Salt Harbour", None, "Hanna Voss directed Night Ferry (1987)."),
        (
            "Who directed it?",
            "Night Ferry",
            None,
            "Which film do you mean: Night Ferry (1987) or Night Ferry (2016)?",
        ),
    ],
)  # fmt: skip
def test_the_current_film_and_the_question_before(
    modelless: Answerer, text: str, film: str | None, previous: str | None, line: str
) -> None:
    """A film named now goes before the current film, and that before the one of the question before."""
    assert said(modelless.ask(ask_for(text, film, previous))) == line


def test_two_films_of_one_title_are_offered(modelless: Answerer) -> None:
    """A question for a title that two films have asks back, with both to choose from."""
    assert modelless.ask(ask_for("Who is in Night Ferry?")) == NoAnswer(
        Kind.CAST,
        None,
        "Which film do you mean: Night Ferry (1987) or Night Ferry (2016)?",
        ("Night Ferry (1987)", "Night Ferry (2016)"),
        FERRIES,
    )


def test_a_current_film_without_a_review(modelless: Answerer) -> None:
    """A current film that has no review is said so, with the nearest that have."""
    assert modelless.ask(ask_for("Who is in it?", "Glass Orchestra")) == NoAnswer(
        Kind.CAST,
        None,
        "I have no review of a film called Glass Orchestra. The nearest:",
        ("Glass Orchard (2004)",),
        (ORCHARD.review.film,),
    )


def test_another_film_is_never_answered_from_ours(answerer: Answerer) -> None:
    """A question about a film that has no review is declined, though the current film could answer it."""
    result = answerer.ask(ask_for("Who directed Vertigo?", "The Salt Harbour"))
    assert isinstance(result, NoAnswer)
    assert (result.kind, result.film) == (Kind.OTHER_FILM, None)


@pytest.mark.parametrize("text", ["", " ", "?", "hello", "What time is it in Oslo?", "\x00", "🎬", "'\"(*^"])
def test_what_is_no_question_about_a_film(answerer: Answerer, text: str) -> None:
    """Small talk, punctuation and nothing at all get a friendly line with films to ask about."""
    result = answerer.ask(ask_for(text))
    assert isinstance(result, NoAnswer)
    assert (result.kind, result.film, len(result.suggestions)) == (Kind.OFF_TOPIC, None, 3)


def test_a_name_of_the_film_is_no_other_film(answerer: Answerer) -> None:
    """Asked when somebody of the current film was released, it looks into that film and for no other."""
    result = answerer.ask(ask_for("When was Maren released?", "The Salt Harbour"))
    assert result.kind is Kind.PLOT


def test_which_films_there_are(answerer: Answerer) -> None:
    """Asked which films it knows, it lists those that have reviews."""
    result = answerer.ask(ask_for("which films do you know?"))
    assert isinstance(result, NoAnswer)
    assert result.reason == f"I have reviews of {len(result.suggestions)} films:"
    assert "The Salt Harbour (2011)" in result.suggestions


@pytest.mark.parametrize("text", ["", "  ", "?"])
def test_nothing_asked_about_the_current_film(answerer: Answerer, text: str) -> None:
    """An empty question about a current film is no answer, and no failure."""
    assert isinstance(answerer.ask(ask_for(text, "The Salt Harbour")), NoAnswer)


def test_an_empty_library(tmp_path: Path) -> None:
    """Without a review every question is declined with that reason."""
    with Library.open(tmp_path / "home", HashingEmbedder.name) as library:
        answerer = Answerer(library, HashingEmbedder)
        asked = answerer.ask(ask_for("Who plays Maren?"))
        for result in (asked, answerer.summary("Jaws"), answerer.opinion("Jaws"), answerer.cast("Jaws")):
            assert result == NoAnswer(Kind.NO_REVIEWS, None, "There are no reviews in the library yet.")


@pytest.mark.parametrize("collection", [None, "guild-2"])
def test_another_collection_is_never_answered(library: Library, collection: str | None) -> None:
    """A review of one server is seen by nobody else, however its film is asked for."""
    secret = review(
        "Velvet Cellar",
        2020,
        [premise("A baker hides a velvet cellar."), opinion("I recommend it.")],
        cast=[("Zoe Adler", "Baker Finn")],
        facts=[("director", "Max Lind")],
    )
    library.add(secret, "guild-1", HashingEmbedder())
    outside = Answerer(library, HashingEmbedder, collection)
    questions = [
        ask_for("Who directed Velvet Cellar?"),
        ask_for("Who plays Baker Finn?"),
        ask_for("Who is in it?", "Velvet Cellar"),
        ask_for("What is Velvet Cellar about?"),
        ask_for("Which film has a baker who hides a velvet cellar?"),
        ask_for("Where does the baker hide?", None, "What is Velvet Cellar about?"),
    ]
    for question in questions:
        result = outside.ask(question)
        assert isinstance(result, NoAnswer) or secret.review not in result.sources
        assert not re.search("Adler|Lind|Cellar [(]2020", shown_text(result, Cover.SHOW))
    assert isinstance(outside.summary("Velvet Cellar"), NoAnswer)
    inside = Answerer(library, HashingEmbedder, "guild-1")
    assert said(inside.ask(questions[0])) == "Max Lind directed Velvet Cellar (2020)."
    assert said(inside.ask(questions[1])) == "Zoe Adler plays Baker Finn."
    assert said(inside.ask(ask_for("Who directed The Salt Harbour?"))) == "Liv Aasen directed The Salt Harbour (2011)."


def test_reviews_with_and_without_year_are_one_film(library: Library) -> None:
    """A review that leaves the year out answers together with those of the only film of its title."""
    undated = review(
        "Glass Orchard", None, [opinion("I recommend it.")], facts=[("director", "Eva Lund")], reviewer="Ben"
    )
    library.add(undated, SHARED, HashingEmbedder())
    answerer = Answerer(library, HashingEmbedder)
    assert said(answerer.ask(ask_for("Who directed Glass Orchard?"))) == "Eva Lund directed Glass Orchard (2004)."
    result = answerer.opinion("Glass Orchard")
    assert isinstance(result, Answer)
    assert set(result.sources) == {ORCHARD.review, undated.review}


@pytest.mark.parametrize(
    ("title", "film"),
    [
        ("Night Ferry (1987)", FERRY_1987.review.film),
        ("the salt harbor", HARBOUR.review.film),
        ("Orchard", ORCHARD.review.film),
    ],
)
def test_commands_take_a_title(modelless: Answerer, title: str, film: Film) -> None:
    """Summary, verdict and cast of a film are found by its title alone."""
    assert [result.film for result in (modelless.summary(title), modelless.opinion(title), modelless.cast(title))] == [
        film
    ] * 3


def test_the_cast_by_title_and_name(modelless: Answerer) -> None:
    """With a name, an actor's or a role's, the cast of a title answers about that one."""
    assert said(modelless.cast("The Salt Harbour", "maren")) == "Tuva Lie plays Maren."
    assert said(modelless.cast("The Salt Harbour", "Ivar Holm")) == "Ivar Holm plays Odd Brekke."
    assert modelless.cast("The Salt Harbour", "Nobody") == NoAnswer(
        Kind.CAST,
        HARBOUR.review.film,
        f"The review of The Salt Harbour (2011) doesn't say who plays Nobody. {TELLS}",
        HARBOUR_SUGGESTIONS,
    )


@pytest.mark.parametrize("kind", [Kind.SUMMARY, Kind.OPINION, Kind.CAST])
def test_commands_ask_back_and_decline(modelless: Answerer, kind: Kind) -> None:
    """A title of two films asks back, and one of none is declined, by the kind that was asked for."""
    ask = {Kind.SUMMARY: modelless.summary, Kind.OPINION: modelless.opinion, Kind.CAST: modelless.cast}[kind]
    both = ("Night Ferry (1987)", "Night Ferry (2016)")
    assert ask("night ferry") == NoAnswer(kind, None, f"Which film do you mean: {' or '.join(both)}?", both, FERRIES)
    none = ask("Vertigo")
    assert isinstance(none, NoAnswer)
    assert (none.kind, none.film) == (kind, None)
    assert none.reason.startswith("I have no review of a film called Vertigo.")


@pytest.fixture(scope="module")
def sample_answerer(tmp_path_factory: pytest.TempPathFactory, samples: tuple[Reading, ...]) -> Iterator[Answerer]:
    """Answer from the samples, embedded by the fake."""
    with Library.open(tmp_path_factory.mktemp("samples"), HashingEmbedder.name) as library:
        for _ in library.add_many(samples, SAMPLES, HashingEmbedder()):
            pass
        embedder: Embedder = HashingEmbedder()
        yield Answerer(library, lambda: embedder)


def check_safe(result: Answer | NoAnswer) -> None:
    """Assert that a result is honest, and shows nothing above the premise of any film."""
    if isinstance(result, NoAnswer):
        assert len(result.suggestions) <= 3 or result.reason.startswith("Which film")
        assert "\n" not in result.reason
        return
    check_honest(result)
    shown = shown_text(result, Cover.COVER)
    for citation in result.citations:
        if citation.spoiler > SpoilerLevel.PREMISE:
            assert citation.quote not in shown
    assert result.sources


class Secrets:
    """The sentences of the samples that give away more than the premise, and words of all of them."""

    def __init__(self, readings: tuple[Reading, ...]) -> None:
        """Collect them once."""
        sentences = [sentence for reading in readings for sentence in reading.sentences]
        self.texts = [s.text for s in sentences if s.spoiler > SpoilerLevel.PREMISE and s.aspect is Aspect.PLOT]
        self.snippets = [" ".join(sentence.text.split()[:4]) for sentence in sentences]

    def check_hidden(self, result: Answer | NoAnswer, asked: str = "") -> None:
        """Assert that none of them stands in what is shown, but for those that the question itself says."""
        shown = shown_text(result, Cover.COVER)
        assert [text for text in self.texts if text in shown and text not in asked] == []

    def __repr__(self) -> str:
        """Stay short in reports of failing examples."""
        return "Secrets()"


@pytest.fixture(scope="module")
def secrets(samples: tuple[Reading, ...]) -> Secrets:
    """Collect what the samples give away."""
    return Secrets(samples)


_RELAXED = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@_RELAXED
@given(text=st.text(max_size=80), film=st.none() | st.sampled_from(["Jaws", "True Grit", "Nowhere"]))
def test_any_text_gets_an_answer(sample_answerer: Answerer, secrets: Secrets, text: str, film: str | None) -> None:
    """Whatever is typed, there is an answer or a reason, honest, short, and with no spoiler shown."""
    result = sample_answerer.ask(ask_for(text, film))
    check_safe(result)
    secrets.check_hidden(result)


_ASKING = (
    "who plays", "why does", "what happens to", "how does it end", "is it good", "who is", "in Jaws", "in Titanic",
    "in Parasite", "the daughter", "the ending", "and", "his", "who directed", "in True Grit 2010", "what is",
)  # fmt: skip


@_RELAXED
@given(data=st.data())
def test_any_words_of_the_reviews_get_an_answer(
    sample_answerer: Answerer, secrets: Secrets, data: st.DataObject
) -> None:
    """Words of the reviews, shuffled into questions and follow-ups, get honest, short answers that spoil nothing."""
    words = st.sampled_from(_ASKING) | st.sampled_from(secrets.snippets)
    question = st.lists(words, min_size=1, max_size=5).map(" ".join)
    text, previous = data.draw(question), data.draw(st.none() | question)
    result = sample_answerer.ask(ask_for(text, data.draw(st.none() | st.sampled_from(["Jaws", "Titanic"])), previous))
    check_safe(result)
    secrets.check_hidden(result, f"{text} {previous}")


def test_summaries_of_the_samples_spoil_nothing(
    sample_answerer: Answerer, samples: tuple[Reading, ...], secrets: Secrets
) -> None:
    """The summary, verdict and cast of every sample are honest, short, and show no later event."""
    for reading in samples:
        name = reading.review.film.name
        for result in (sample_answerer.summary(name), sample_answerer.opinion(name), sample_answerer.cast(name)):
            assert result.film == reading.review.film
            check_safe(result)
            secrets.check_hidden(result)

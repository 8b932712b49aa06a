"""What a question asks, read from its wording."""

import pytest

from bot.answers.questions import Asked, follow_up, understand, with_subject, years_in
from bot.answers.records import Kind

TITLES = ("Jaws", "Spirited Away", "Casablanca", "Miracle in Cell No. 7", "True Grit")

# Wording, kind, name, names_actor, fact.
WORDINGS: list[tuple[str, Kind, str | None, bool | None, str | None]] = [
    ("Who plays Quint in Jaws?", Kind.CAST, "Quint", False, None),
    ("Who plays Quint?", Kind.CAST, "Quint", False, None),
    ("In Jaws, who plays Quint?", Kind.CAST, "Quint", False, None),
    ("Who played the mayor in Jaws?", Kind.CAST, "the mayor", False, None),
    ("Which actor plays Rick Blaine?", Kind.CAST, "Rick Blaine", False, None),
    ("Who's the actor behind Haku?", Kind.CAST, "Haku", False, None),
    ("Who voices Chihiro in Spirited Away?", Kind.CAST, "Chihiro", False, None),
    ("Who stars as the captain?", Kind.CAST, "the captain", False, None),
    ("Quint is played by whom?", Kind.CAST, "Quint", False, None),
    ("By whom is Quint played?", Kind.CAST, "Quint", False, None),
    ("whos the actor behind Haku", Kind.CAST, "Haku", False, None),
    ("which films have you got?", Kind.FILMS, None, None, None),
    ("What movies do you know", Kind.FILMS, None, None, None),
    ("list all films", Kind.FILMS, None, None, None),
    ("hows the music", Kind.OPINION, None, None, None),
    ("who's it's director", Kind.FACT, None, None, "director"),
    ("whats it rated", Kind.FACT, None, None, "rating"),
    ("Who is cast as Red?", Kind.CAST, "Red", False, None),
    ("What is the name of the actor who plays Red?", Kind.CAST, "Red", False, None),
    ("Who plays Cole's mother?", Kind.CAST, "Cole's mother", False, None),
    ("Who plays him?", Kind.CAST, "him", False, None),
    ("Who does Robert Shaw play in Jaws?", Kind.CAST, "Robert Shaw", True, None),
    ("What role does Kim Darby have?", Kind.CAST, "Kim Darby", True, None),
    ("Whom does Matt Damon portray?", Kind.CAST, "Matt Damon", True, None),
    ("Who is Robert Shaw playing?", Kind.CAST, "Robert Shaw", True, None),
    ("What is Roy Scheider's character called?", Kind.CAST, "Roy Scheider", True, None),
    ("What is Tim Robbins' character called?", Kind.CAST, "Tim Robbins", True, None),
    ("Who's in it?", Kind.CAST, None, None, None),
    ("Who is in Jaws?", Kind.CAST, None, None, None),
    ("Who stars in the film?", Kind.CAST, None, None, None),
    ("What's the cast of Casablanca?", Kind.CAST, None, None, None),
    ("Which actors appear in it?", Kind.CAST, None, None, None),
    ("Who plays in it?", Kind.CAST, None, None, None),
    ("Who directed it?", Kind.FACT, None, None, "director"),
    ("Who directed Jaws?", Kind.FACT, None, None, "director"),
    ("Who directed the 1975 Jaws?", Kind.FACT, None, None, "director"),
    ("Who made this film?", Kind.FACT, None, None, "director"),
    ("Who is the director of Spirited Away?", Kind.FACT, None, None, "director"),
    ("Who wrote the script?", Kind.FACT, None, None, "writer"),
    ("When did it come out?", Kind.FACT, None, None, "year"),
    ("When was Jaws released?", Kind.FACT, None, None, "year"),
    ("What year is it?", Kind.FACT, None, None, "year"),
    ("Which country is it from?", Kind.FACT, None, None, "country"),
    ("Is it a Korean film?", Kind.FACT, None, None, "country"),
    ("Where was it made?", Kind.FACT, None, None, "country"),
    ("What genre is it?", Kind.FACT, None, None, "genre"),
    ("What kind of film is True Grit?", Kind.FACT, None, None, "genre"),
    ("How long is Miracle in Cell No. 7?", Kind.FACT, None, None, "runtime"),
    ("What's the running time?", Kind.FACT, None, None, "runtime"),
    ("How many stars does it get?", Kind.FACT, None, None, "rating"),
    ("What rating did the reviewer give?", Kind.FACT, None, None, "rating"),
    ("What was the budget?", Kind.FACT, None, None, "budget"),
    ("Who wrote the songs?", Kind.FACT, None, None, "songs"),
    ("Who did the score?", Kind.FACT, None, None, "music"),
    ("Who was the director of photography?", Kind.FACT, None, None, "photography"),
    ("Did it win any Oscars?", Kind.FACT, None, None, "awards"),
    ("How much did Jaws cost?", Kind.FACT, None, None, "budget"),
    ("How much money did it make?", Kind.FACT, None, None, "box office"),
    ("Did it win any Oscars?", Kind.FACT, None, None, "awards"),
    ("Who composed the music?", Kind.FACT, None, None, "music"),
    ("Where was it filmed?", Kind.FACT, None, None, "filming locations"),
    ("Is it based on a book?", Kind.FACT, None, None, "based on"),
    ("What is it based on?", Kind.FACT, None, None, "based on"),
    ("What's Jaws based on?", Kind.FACT, None, None, "based on"),
    ("Is it a true story?", Kind.FACT, None, None, "based on"),
    ("Is it an adaptation?", Kind.FACT, None, None, "based on"),
    ("Which novel is it from?", Kind.FACT, None, None, "based on"),
    ("Did it really happen?", Kind.FACT, None, None, "based on"),
    ("Where can I watch it?", Kind.FACT, None, None, "availability"),
    ("Who edited Jaws?", Kind.FACT, None, None, "editing"),
    ("Is there a sequel?", Kind.FACT, None, None, "sequel"),
    ("What language is it in?", Kind.FACT, None, None, "language"),
    ("Is it in French?", Kind.FACT, None, None, "language"),
    ("Which languages do they speak in it?", Kind.FACT, None, None, "language"),
    ("Is it subtitled?", Kind.FACT, None, None, "subtitles"),
    ("What is it about?", Kind.SUMMARY, None, None, None),
    ("What's Jaws about?", Kind.SUMMARY, None, None, None),
    ("Summarise the film without spoilers", Kind.SUMMARY, None, None, None),
    ("Tell me about Casablanca", Kind.SUMMARY, None, None, None),
    ("What's the plot of Jaws?", Kind.SUMMARY, None, None, None),
    ("Miracle in Cell No. 7", Kind.SUMMARY, None, None, None),
    ("How does it end?", Kind.ENDING, None, None, None),
    ("How does Casablanca end?", Kind.ENDING, None, None, None),
    ("What happens at the end?", Kind.ENDING, None, None, None),
    ("Explain the ending", Kind.ENDING, None, None, None),
    ("What is the twist?", Kind.ENDING, None, None, None),
    ("Who dies at the end?", Kind.ENDING, None, None, None),
    ("Is it any good?", Kind.OPINION, None, None, None),
    ("Is Jaws worth watching?", Kind.OPINION, None, None, None),
    ("Should I watch it?", Kind.OPINION, None, None, None),
    ("How's the acting?", Kind.OPINION, None, None, None),
    ("How was the music?", Kind.OPINION, None, None, None),
    ("How is the ending?", Kind.OPINION, None, None, None),
    ("Is it OK for kids?", Kind.OPINION, None, None, None),
    ("What did the critics think of it?", Kind.OPINION, None, None, None),
    ("Does the reviewer recommend it?", Kind.OPINION, None, None, None),
    ("Is it scary?", Kind.OPINION, None, None, None),
    ("Which film has a shark in it?", Kind.WHICH_FILM, None, None, None),
    ("What's the one with the balloon?", Kind.WHICH_FILM, None, None, None),
    ("Who directed Vertigo?", Kind.OTHER_FILM, "Vertigo", None, None),
    ("What is Vertigo about?", Kind.OTHER_FILM, "Vertigo", None, None),
    ("When did Vertigo come out?", Kind.OTHER_FILM, "Vertigo", None, None),
    ("Who is Quint?", Kind.PLOT, "Quint", None, None),
    ("Who's the warden again?", Kind.PLOT, "the warden", None, None),
    ("Why is Andy in prison?", Kind.PLOT, None, None, None),
    ("Where does Quint live?", Kind.PLOT, None, None, None),
    ("What happens to the dog?", Kind.PLOT, None, None, None),
    ("How does Quint die?", Kind.PLOT, None, None, None),
    ("Who made the bomb?", Kind.PLOT, None, None, None),
    ("Who shot the sheriff?", Kind.PLOT, None, None, None),
    ("And his daughter?", Kind.PLOT, None, None, None),
]


def outline(text: str) -> tuple[Kind, str | None, bool | None, str | None]:
    """Understand a question whose film, if any of ours, is known."""
    title = next((title for title in TITLES if title.lower() in text.lower()), None)
    asked = understand(text, title)
    return asked.kind, asked.name, asked.names_actor, asked.fact


@pytest.mark.parametrize(("text", "kind", "name", "names_actor", "fact"), WORDINGS, ids=[row[0] for row in WORDINGS])
def test_wordings(text: str, kind: Kind, name: str | None, names_actor: bool | None, fact: str | None) -> None:  # noqa: FBT001
    """A question is understood alike as written, in lower case, with curly apostrophes and without its mark."""
    assert outline(text) == (kind, name, names_actor, fact)
    assert outline(text.replace("'", "\u2019")) == (kind, name, names_actor, fact)
    assert outline(text.rstrip("?")) == (kind, name, names_actor, fact)
    assert outline(text.lower()) == (kind, name.lower() if name else None, names_actor, fact)


@pytest.mark.parametrize(
    ("text", "mention", "marked"),
    [
        ("Who is in Jaws (1975)?", "Jaws", "who is in thisfilm"),
        ("Who is in the 1975 Jaws?", "Jaws", "who is in thisfilm"),
        ("who is in the film jaws", "jaws", "who is in thisfilm"),
        ("Is Ocean's Eleven sad?", "Ocean's Eleven", "is thisfilm sad"),
        ("Is Ocean\u2019s Eleven sad?", "Ocean\u2019s Eleven", "is thisfilm sad"),
        ("Is Mission: Impossible sad?", "Mission: Impossible", "is thisfilm sad"),
        ("Why is the jawsome dog sad?", "Jaws", "why is the jawsome dog sad"),
        ("Why does he say Jaws, Jaws?", "Jaws", "why does he say thisfilm jaws"),
    ],
)
def test_the_title_is_taken_out(text: str, mention: str, marked: str) -> None:
    """The film's title, its year and "the film" before it become one mark, once, and only as whole words."""
    assert understand(text, mention).text == marked


def test_a_name_keeps_its_capitals_and_accents() -> None:
    """The person asked about is written as the question wrote it."""
    assert understand("who plays Amélie  Poulain in it?", None) == Asked(
        Kind.CAST, "who plays amélie poulain in it", name="Amélie Poulain", names_actor=False
    )


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("And his daughter?", "his daughter"),
        ("what about Quint?", "quint"),
        ("How about the dog\u2019s owner", "the dog's owner"),
        ("but why?", "why"),
        ("Who is his daughter?", None),
        ("Andy?", None),
        ("", None),
    ],
)
def test_follow_ups(text: str, rest: str | None) -> None:
    """What follows "and" or "what about" leans on the question before; anything else stands alone."""
    assert follow_up(text) == rest


def test_another_subject_for_the_question_before() -> None:
    """A question for a person is asked again for another person; any other gets the new words behind it."""
    cast = Asked(Kind.CAST, "who plays quint", name="Quint", names_actor=False)
    assert with_subject(cast, "hooper") == Asked(Kind.CAST, "who plays quint", name="hooper", names_actor=False)
    plot = Asked(Kind.PLOT, "why is andy in prison")
    assert with_subject(plot, "red") == Asked(Kind.PLOT, "why is andy in prison red")


@pytest.mark.parametrize(("text", "said"), [("who plays her", True), ("who plays hera", False), ("Are they ok?", True)])
def test_pronouns(text: str, said: bool) -> None:  # noqa: FBT001
    """A question that says he, she or they is known to, by whole words."""
    assert understand(text, None).has_pronoun is said


def test_years() -> None:
    """Years of films are found as numbers of their own, and no others."""
    assert years_in("True Grit 1969 or (2010), not 12010, 1776 or 2999") == [1969, 2010]

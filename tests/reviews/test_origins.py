"""What a film is based on and the languages that it is in, as a review says it."""

import pytest

from reviews.origins import find_languages, find_source
from reviews.records import Fact, Span
from tests.reviews.making import split, spread


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("It is based on the novel by Ruth Vega.", "the novel by Ruth Vega"),
        ("Loosely based on a short story by Bo R. Lind, it is calm.", "a short story by Bo R. Lind"),
        ("Based upon the stage play of the same name, it is calm.", "the stage play of the same name"),
        ("It is based on a comic book.", "a comic book"),
        ("It is based on a true story.", "a true story"),
        ("Based on the true story of a flood, it is calm.", "a true story"),
        ("It is based on true events.", "true events"),
        ("The film tells the true story of Ruth Vega.", "the true story of Ruth Vega"),
        ("It is based on a series of popular novels by Bo Lind.", "a series of popular novels by Bo Lind"),
        ('It was adapted from a novel called "The Tower".', 'a novel called "The Tower"'),
        ("This is a fine adaptation of Ruth Vega's third novel.", "Ruth Vega's third novel"),
        (
            "It is an adaptation of Ruth Vega\u2019s The Keeper of the Tower that works.",
            "Ruth Vega\u2019s The Keeper of the Tower",
        ),
        ("Bo Lind adapts Ruth Vega's play.", "Ruth Vega's play"),
        ("Bo Lind adapts his own play.", "a play"),
        ("The script by Bo Lind from the Ruth Vega novel is neat.", "the Ruth Vega novel"),
        ("It is loosely taken from the novel Five Lamps of Ruth Vega.", "the novel Five Lamps of Ruth Vega"),
        ("It comes from a Japanese manga which ends well.", "a Japanese manga"),
        ("It is based on a TV drama, Two Lamps.", "a TV drama, Two Lamps"),
        ("Bo Lind based it on the picture book of Ruth Vega.", "the picture book of Ruth Vega"),
        ("It is based in a novel of Ruth Vega.", "a novel of Ruth Vega"),
        ("It's from the Ruth Vega novel.", "the Ruth Vega novel"),
        ("Bo Lind directed it from the serial novel of Ruth Vega.", "the serial novel of Ruth Vega"),
        ("Directed by Bo Lind, from the novel for children by Ruth Vega.", "the novel for children by Ruth Vega"),
        ("Bo Lind adapted Ruth Vega's novel.", "Ruth Vega's novel"),
        (
            "The script comes from true stories which a man posted on the internet.",
            "true stories which a man posted on the internet",
        ),
        ("It was inspired by true events.", "true events"),
        ("It keeps to Ruth Vega's source novel.", "Ruth Vega's source novel"),
        ("In Ruth Vega's novel he stays away.", "Ruth Vega's novel"),
        ("She wrote the book on which the film is based.", "a book"),
    ],
)
def test_sources(text: str, source: str) -> None:
    """The source is said in the review's words, short, and so that it reads without its sentence."""
    assert [fact.value for fact in find_source(spread(text))] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "It is not based on a novel.",
        "You would swear it was based on a video game.",
        "Unlike the other film based on a novel, it is calm.",
        "I do not judge a film based on the book.",
        "Based on the title, you can guess the rest.",
        "The film tells the story of a keeper.",
        "He is adapting the story of a thief.",
        "It has a novel idea.",
        "She reads a book.",
        "It comes from a good place.",
        "He wrote a letter from the book.",
        "It has narration from the novel, directed at children.",
        "His earlier film was directed from a novel by Ruth Vega.",
        "He is from the novel.",
        "She comes from a book trade town.",
    ],
)
def test_what_is_no_source(text: str) -> None:
    """A source is what this film is said to be made from, and nothing else that is novel or told."""
    assert find_source(spread(text)) == []


@pytest.mark.parametrize(
    ("text", "languages"),
    [
        ("It is in Korean with English subtitles.", ["Korean"]),
        ("The dialogue is all in French.", ["French"]),
        ("The film is in Danish and Swedish.", ["Danish", "Swedish"]),
        ("The dialogue shifts between English, Hindi and Tamil.", ["English", "Hindi", "Tamil"]),
        ("This quiet Welsh-language film is calm.", ["Welsh"]),
        ("It was shot entirely in Latin.", ["Latin"]),
        ("Language: Thai.", ["Thai"]),
        ("This silent film is calm.", []),
        ("She learns French.", []),
        ("I never saw it in French with subtitles.", []),
        ("A song in Korean with English subtitles is heard.", []),
        ("It is a French film.", []),
        ("It is in Frenchman's Bay.", []),
    ],
)
def test_languages(text: str, languages: list[str]) -> None:
    """The languages are those that the film is said to be in; a country's films and its people's names are none."""
    assert [fact.value for fact in find_languages(spread(*split(text)))] == languages


def test_the_sentence_is_the_proof() -> None:
    """The proof of a source, and of a language, is the sentence that states it."""
    sentences = spread("It is calm.", "It is based on a poem.", "The film is in Thai.")
    assert find_source(sentences) == [Fact("based on", "a poem", Span(12, 34))]
    assert find_languages(sentences) == [Fact("language", "Thai", Span(35, 55))]

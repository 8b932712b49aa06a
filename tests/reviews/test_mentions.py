"""The names in a review's sentences, and the sentences with a mark for each."""

import pytest

from reviews.cast.mentions import FIRST_MARK, mark


def names(*texts: str, title: str = "Lantern") -> list[str]:
    """The names found in the last of a few sentences."""
    return list(mark(texts, title)[-1].names)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surprisingly Ito Ken plays Taro.", ["Ito Ken", "Taro"]),
        ("Ditto Ito Ken as Taro.", ["Ito Ken", "Taro"]),
        ("Starring Ito Ken.", ["Ito Ken"]),
        ("Writer-director Ito Ken sings.", ["Ito Ken"]),
        ("Second-billed Ito Ken sings.", ["Ito Ken"]),
        ("Directed by Ito Ken.", ["Ito Ken"]),
        ("The keeper meets The Wolf.", ["The Wolf"]),
        ('He is "The Wolf," they say.', ["The Wolf"]),
        ("The Wolf sings.", ["Wolf"]),
        ("They meet Kyoto Detective Taro Yamada.", ["Detective Taro Yamada"]),
        ("They meet FBI Agent Yamada.", ["Agent Yamada"]),
        ("They meet District Attorney Yamada.", ["District Attorney Yamada"]),
        ('They meet Taro "Ace" Yamada.', ["Taro Ace Yamada"]),
        ('"Ace" Yamada sings.', ["Ace Yamada"]),
        ("They meet 'Ace' Yamada.", ["Ace Yamada"]),
        ("They meet Agent 12 and Zed-9.", ["Agent 12", "Zed-9"]),
        ("They meet Queen Hilda I (Ruth Vega).", ["Queen Hilda I", "Ruth Vega"]),
        ("Nora O'Hara's friend sings.", ["Nora O'Hara"]),
        ("An Oscar-nominated, Kyoto-born singer waits.", []),
        ("I'm sure that You've seen it.", []),
    ],
)
def test_names_without_the_words_around_them(text: str, expected: list[str]) -> None:
    """What opens a sentence or only describes is no name; titles, nicknames and numbers are part of one."""
    assert names(text) == expected


def test_a_word_that_opens_a_sentence_is_a_name_where_the_review_never_writes_it_small() -> None:
    """The first word of a sentence is told from an ordinary word by how the rest of the review writes it."""
    assert names("Soldiers wait.") == []
    assert names("They granted it.", "Granted, it is long.") == []
    assert names("We meet Granted.", "They granted it.", "Granted, a cook, sings.") == ["Granted"]


def test_the_films_title_is_one_name() -> None:
    """A title of several words is one name, whatever names and small words are in it."""
    assert names("The Keeper of the Light stars Ito Ken.", title="The Keeper of the Light") == [
        "The Keeper of the Light",
        "Ito Ken",
    ]


def test_a_marked_sentence_has_one_character_for_each_name() -> None:
    """Names become marks, quotation marks and italics go, dashes are of one kind, and the names can be had back."""
    (sentence,) = mark(["Ito Ken -- the *keeper* \u2013 plays \u201cTaro\u201d."], "Lantern")
    one, two = chr(FIRST_MARK), chr(FIRST_MARK + 1)
    assert sentence.text == f"{one} \u2014 the keeper \u2014 plays {two}."
    assert (sentence.name_of(two), sentence.plain(f"{one} as {two}")) == ("Taro", "Ito Ken as Taro")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ito Ken, however, sings.", "\ue000 sings."),
        ("Ito Ken shines in the title role of Taro.", "\ue000 shines as \ue001."),
        ("Taro [Ito Ken] sings.", "\ue000 (\ue001) sings."),
        ("Taro \ue000 sings.", "\ue000 sings."),
    ],
)
def test_wordings_that_mean_the_same_are_written_the_same(text: str, expected: str) -> None:
    """Asides go, "in the role of" is "as", brackets are parentheses, and a mark of the text's own is nothing."""
    assert mark([text], "Lantern")[0].text == expected

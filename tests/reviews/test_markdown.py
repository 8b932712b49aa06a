"""Markdown: what of it is text."""

import pytest

from tests.reviews.making import blocks_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A *very* **good** ~~bad~~ `film`.", "A very good bad film."),
        ("See [the list](https://example.org/a) of films.", "See the list of films."),
        ("See [the list][1] of films.\n\n[1]: https://example.org/a", "See the list of films."),
        ("Before ![a ship](ship.jpg) after.", "Before after."),
        ("A <b>bold</b> <span style='x'>word</span>.", "A bold word."),
        ("It costs \\*nothing\\* &amp; lasts.", "It costs *nothing* & lasts."),
        ("One line\nand the next.", "One line and the next."),
        ("Visit <https://example.org/a> now.", "Visit now."),
    ],
    ids=["emphasis", "link", "reference", "picture", "inline HTML", "escapes", "soft break", "autolink"],
)
def test_markup_is_dropped_and_words_stay(source: str, text: str) -> None:
    """Emphasis, links and tags leave their words, a picture leaves nothing, and a soft break is a space."""
    assert blocks_of(source) == [("prose", text)]


@pytest.mark.parametrize("source", ["One.  \nTwo.", "One.\\\nTwo.", "One.<br>Two.", "One.<BR />Two."])
def test_a_hard_break_parts_lines(source: str) -> None:
    """Two spaces, a backslash and a br tag end a line."""
    assert blocks_of(source) == [("prose", "One."), ("prose", "Two.")]


def test_headings_are_marked() -> None:
    """Headings of every level and both kinds are headings, without their marks."""
    assert blocks_of("# One\n\nTwo\n---\n\n### Three ###\n\nText.") == [
        ("heading", "One"),
        ("heading", "Two"),
        ("heading", "Three"),
        ("prose", "Text."),
    ]


def test_lists_and_quotes_are_prose() -> None:
    """Each item of a list and each paragraph of a block quote is a block of its own."""
    assert blocks_of("- One.\n- Two *three*.\n\n1. Four.\n\n> Five\n> six.\n>\n> Seven.") == [
        ("prose", "One."),
        ("prose", "Two three."),
        ("prose", "Four."),
        ("prose", "Five six."),
        ("prose", "Seven."),
    ]


def test_a_picture_and_its_caption_are_no_prose() -> None:
    """A paragraph of pictures is dropped, and the emphasised line below it is a caption."""
    assert blocks_of("![a](a.jpg)\n\n*The crew at dinner*\n\n*All of this* is good.") == [
        ("caption", "The crew at dinner"),
        ("prose", "All of this is good."),
    ]


def test_an_emphasised_line_elsewhere_is_prose() -> None:
    """Emphasis alone makes no caption: only the line right below a picture is one."""
    assert blocks_of("![a](a.jpg)\n\nText.\n\n*A whole sentence stressed.*") == [
        ("prose", "Text."),
        ("prose", "A whole sentence stressed."),
    ]


def test_code_is_marked() -> None:
    """Fenced code is kept apart from prose."""
    assert blocks_of("```\nprint()\n```\n\nText.") == [("code", "print()"), ("prose", "Text.")]


def test_blocks_of_html_are_dropped() -> None:
    """A comment, and a script with all that is in it, leave nothing."""
    assert blocks_of("<!-- draft -->\n\n<script>\nlet x = 1;\n</script>\n\nText.") == [("prose", "Text.")]


def test_the_text_of_an_html_block_stays() -> None:
    """A paragraph that is wrapped in tags is read like any other."""
    assert blocks_of("<div class='text'>\nThe ship sinks.\n</div>\n\nText.") == [
        ("prose", "The ship sinks."),
        ("prose", "Text."),
    ]


def test_rows_of_a_table_are_prose() -> None:
    """Each cell of a table is a block."""
    assert blocks_of("| Role | Actor |\n| --- | --- |\n| Taro | Ito Ken |") == [
        ("prose", "Role"),
        ("prose", "Actor"),
        ("prose", "Taro"),
        ("prose", "Ito Ken"),
    ]


def test_a_rule_is_nothing() -> None:
    """A thematic break leaves no block."""
    assert blocks_of("One.\n\n---\n\nTwo.") == [("prose", "One."), ("prose", "Two.")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<center>![a](a.jpg)\n<sub>The keeper</sub></center>", [("caption", "The keeper")]),
        ("<center>\n*He* [waits](https://x.example/a).\n</center>", [("prose", "He waits.")]),
        ("<div>\n\n*He* waits.\n\n</div>", [("prose", "He waits.")]),
        ("<div>See [the list][1].</div>\n\n[1]: https://x.example/a", [("prose", "See the list.")]),
        ("<pre>\n*x* = 1\n</pre>", [("code", "*x* = 1")]),
        ("<!-- *draft*\n\n[a](b) -->\n\nHe waits.", [("prose", "He waits.")]),
        ("<p align=center class = 'a'b='c'>He waits.</p>", [("prose", "He waits.")]),
        ("<div>I <3 it.</div>", [("prose", "I <3 it.")]),
    ],
)
def test_markdown_inside_html_is_read(source: str, expected: list[tuple[str, str]]) -> None:
    """Markdown in a block of HTML is read as sites show it; HTML that only a browser understands stays HTML."""
    assert blocks_of(source) == expected

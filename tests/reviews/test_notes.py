"""What programs for notes, and MDX, add to Markdown."""

import pytest

from tests.reviews.making import blocks_of


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("He meets [[Mona Field]] there.", "He meets Mona Field there."),
        ("He flies [[Kites|a kite]] there.", "He flies a kite there."),
        ("He meets [[people/Mona Field]] there.", "He meets Mona Field there."),
        ("He waits ![[a.jpg|200]]there.", "He waits there."),
        ("He ties knots ==without *looking*==.", "He ties knots without looking."),
        ("He waits %%check the name%%there.", "He waits there."),
        ("He waits there. ^knots", "He waits there."),
        ("He is {frontmatter.name.first}there.", "He is there."),
        ("- [x] He waits there.", "He waits there."),
        ("1 == 2 and 3^2 is 50%% or [[ so ]", "1 == 2 and 3^2 is 50%% or [[ so ]"),
        ("It is {very} good.", "It is {very} good."),
    ],
)
def test_the_signs_of_notes_are_no_text(source: str, text: str) -> None:
    """Links keep their label, marked words stay, and pictures, comments, names and values go."""
    assert blocks_of(source) == [("prose", text)]


@pytest.mark.parametrize("mark", ["[!warning]", "[!info]-", "[!TIP]+"])
def test_the_title_of_a_callout_is_a_line_of_its_own(mark: str) -> None:
    """A callout's kind goes, and its title is parted from its text."""
    assert blocks_of(f"> {mark} Spoilers\n> The kite *comes* back.\n\nHe waits.") == [
        ("prose", "Spoilers"),
        ("prose", "The kite comes back."),
        ("prose", "He waits."),
    ]


def test_a_callout_without_a_title_is_its_text() -> None:
    """GitHub's callouts have no title."""
    assert blocks_of("> [!NOTE]\n> The kite comes back.") == [("prose", "The kite comes back.")]


@pytest.mark.parametrize(
    "module",
    [
        "import Stars from '../Stars.astro';\nimport { Image } from 'astro:assets';",
        "import './style.css'",
        "export const note = 'hidden';\nexport default Layout;",
    ],
)
def test_modules_of_mdx_are_no_text(module: str) -> None:
    """Imports and exports leave nothing, and what stands below the blank line is read."""
    assert blocks_of(f"{module}\n\nHe waits.", "a.mdx") == [("prose", "He waits.")]


@pytest.mark.parametrize("text", ["import duties ruin him.", "export is his trade."])
def test_sentences_are_no_modules(text: str) -> None:
    """A sentence that begins with import or export is text."""
    assert blocks_of(text) == [("prose", text)]

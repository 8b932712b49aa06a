"""HTML: from elements to blocks of plain text."""

import pytest

from reviews.errors import ReviewError
from reviews.readers import html


def blocks(source: str) -> list[tuple[str, str]]:
    """The kind and the text of each block of a piece of HTML."""
    return [(block.kind.value, block.text) for block in html.blocks_of_text(source, "a.html")]


@pytest.mark.parametrize("level", range(1, 7))
def test_headings_are_marked(level: int) -> None:
    """Headings of all six levels are headings, with the words of the elements in them."""
    assert blocks(f"<h{level}>The <em>ending</em></h{level}><p>It is sad.</p>") == [
        ("heading", "The ending"),
        ("prose", "It is sad."),
    ]


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        ("<p>One\n  line.</p><p>Two.</p>", ["One line.", "Two."]),
        ("<p>One.<p>Two.", ["One.", "Two."]),
        ("One.<br>Two.<br/>\nThree.", ["One.", "Two.", "Three."]),
        ("<div>One.<div>Two.</div>Three.</div>", ["One.", "Two.", "Three."]),
        ("<p>A <b>very</b> <a href='https://x.example'>good</a> film.</p>", ["A very good film."]),
        ("<p>Good<span>ness</span>.</p>", ["Goodness."]),
        ("<p>It costs &amp; lasts&nbsp;long &#8211; truly.</p>", ["It costs & lasts long \u2013 truly."]),
        ("<ul><li>One.</li><li>Two <i>three</i>.<ul><li>Four.</li></ul></li></ul>", ["One.", "Two three.", "Four."]),
        ("<ol><li><p>One.</p></li></ol>", ["One."]),
        ("<blockquote>One.<p>Two.</p></blockquote>", ["One.", "Two."]),
        ("<dl><dt>Taro</dt><dd>Ito Ken</dd></dl>", ["Taro", "Ito Ken"]),
        ("<table><tr><th>Role</th></tr><tr><td>Taro</td><td>Ito</td></tr></table>", ["Role", "Taro", "Ito"]),
        ("<p>See https://x.example/a?b=1 for it.</p>", ["See for it."]),
        ("<p>See it (www.x.example).</p>", ["See it."]),
        ("<p>https://x.example/a</p>", ["https://x.example/a"]),
        ("<p></p><p> &nbsp; </p><hr><p>One.</p>", ["One."]),
        ("<p>&bull; One.</p><p>\u00b7\tTwo \u2022 three.</p>", ["One.", "Two \u2022 three."]),
        ("", []),
        ("<!-- nothing -->", []),
    ],
)  # fmt: skip
def test_elements_part_text_into_prose(source: str, texts: list[str]) -> None:
    """Blocks of HTML and br part lines, other elements leave their words, addresses beside words go."""
    assert blocks(source) == [("prose", text) for text in texts]


@pytest.mark.parametrize(
    "caption",
    [
        "<figure><img src='a.jpg'><figcaption>The keeper, <b>alone</b></figcaption></figure>",
        "<p><img src='a.jpg'></p><p><em>The keeper, alone</em></p>",
        "<p><img src='a.jpg'><br><i>The keeper, <b>alone</b></i></p>",
        "<div><img src='a.jpg'></div><sub>The keeper, alone</sub>",
        "<center><img src='a.jpg'><br><small>The keeper, alone</small></center>",
        "<picture><source srcset='a.webp'><img src='a.jpg'></picture><p><em>The keeper, alone</em></p>",
        "<table><caption>The keeper, alone</caption></table>",
        "<div class='wp-caption alignleft'><img src='a.jpg'><p class='wp-caption-text'>The keeper, alone</p></div>",
        "<table><tr><td><img src='a.jpg'></td></tr><tr><td class='tr-caption'>The keeper, alone</td></tr></table>",
        "<p class='image-caption'>The keeper, alone</p>",
    ],
)
def test_captions_are_marked(caption: str) -> None:
    """A figcaption, a thing named so, and an emphasised or small line right below a picture are captions."""
    assert blocks(f"{caption}<p>He waits.</p>") == [("caption", "The keeper, alone"), ("prose", "He waits.")]


@pytest.mark.parametrize(
    "source",
    [
        "<img src='a.jpg'><p>He waits.</p><p><em>All of it stressed.</em></p>",
        "<p>He waits.</p><p><em>All of it stressed.</em></p><img src='a.jpg'>",
        "<img src='a.jpg'><p>He <em>waits</em>.</p><p>All of it stressed.</p>",
    ],
    ids=["not right below", "above", "partly"],
)
def test_other_emphasised_lines_are_prose(source: str) -> None:
    """Emphasis elsewhere, or of a part of a line, makes no caption."""
    assert blocks(source) == [("prose", "He waits."), ("prose", "All of it stressed.")]


@pytest.mark.parametrize(
    "mark",
    [
        "<a href='#fn1'>1</a>",
        "<a href='#fn1'>[12]</a>",
        "<sup><a href='#fn:1'>1</a></sup>",
        "<sup id='r'><a href='#fn:1'>note</a></sup>",
        "<a href='#ref'>\u21a9</a>",
        "<a href='#ref'>\u21a9\ufe0e</a>",
        "<a href='#n'>\u2020</a>",
    ],
)
def test_marks_of_footnotes_are_dropped(mark: str) -> None:
    """The number or arrow that leads to a footnote, or back from it, is no text."""
    assert blocks(f"<p>He waits{mark} for her.</p>") == [("prose", "He waits for her.")]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("He sees <a href='#story'>the story</a>.", "He sees the story."),
        ("In <a href='https://x.example'>1917</a> he waits.", "In 1917 he waits."),
        ("The 21<sup>st</sup> film.", "The 21st film."),
        ("It is number <a href='https://x.example'>7</a> of <b>10</b>.", "It is number 7 of 10."),
    ],
)
def test_other_links_and_raised_letters_are_text(source: str, text: str) -> None:
    """Words, numbers that lead elsewhere, and the letters behind an ordinal stay."""
    assert blocks(f"<p>{source}</p>") == [("prose", text)]


def test_a_class_that_only_speaks_of_captions_makes_none() -> None:
    """A picture that has a caption is no caption itself."""
    assert blocks("<div class='card-hascaption captions'>He waits.</div>") == [("prose", "He waits.")]


@pytest.mark.parametrize("tag", ["section", "div", "ol"])
def test_footnotes_are_marked(tag: str) -> None:
    """All that stands in an element of the class footnotes is a footnote."""
    source = f"<p>He waits.</p><{tag} class='more footnotes'><li id='fn1'>Or <em>does</em> he?</li></{tag}><p>End.</p>"
    assert blocks(source) == [("prose", "He waits."), ("footnote", "Or does he?"), ("prose", "End.")]


def test_code_is_marked() -> None:
    """Preformatted text is code, line for line; a word in code is prose."""
    assert blocks("<pre><code>x = 1\ny = 2</code></pre><p>He is <code>mad</code>.</p>") == [
        ("code", "x = 1"),
        ("code", "y = 2"),
        ("prose", "He is mad."),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<script>let x = 1;</script>",
        "<style>p { color: red }</style>",
        "<noscript>Turn it on.</noscript>",
        "<iframe src='https://x.example'>A trailer</iframe>",
        "<svg><title>Star</title><text>x</text></svg>",
        "<video src='a.mp4'>No video.</video>",
        "<form><label>Name</label><input value='x'></form>",
        "<button>Share</button>",
        "<a class='button primary' href='/s'>Subscribe now</a>",
        "<a class='btn' href='/s'><span>Share</span></a>",
        "<nav><a href='/'>Home</a></nav>",
        "<select><option>One</option></select>",
        "<template><p>Later.</p></template>",
        "<!-- draft -->",
        "<?php echo 1 ?>",
    ],
)
def test_what_is_no_text_is_not_read(source: str) -> None:
    """Scripts, forms, menus and what is embedded leave nothing, and the text behind them stays."""
    assert blocks(f"<p>He waits.</p>{source}<p>She comes.</p>") == [("prose", "He waits."), ("prose", "She comes.")]


def test_text_behind_an_unread_element_stays() -> None:
    """An element that is not read inside a line takes no word of the line with it."""
    assert blocks("<p>He <script>x</script>waits<svg></svg> here.</p>") == [("prose", "He waits here.")]


@pytest.mark.parametrize(("depth", "refused"), [(200, False), (300, True), (100_000, True)])
def test_html_may_be_nested_so_deep(depth: int, refused: bool) -> None:  # noqa: FBT001 - a column of the table
    """Elements nested deeper than libxml2 keeps are refused rather than dropped in silence."""
    source = "<div>" * depth + "He waits." + "</div>" * depth
    if not refused:
        assert blocks(source) == [("prose", "He waits.")]
        return
    with pytest.raises(ReviewError) as raised:
        blocks(source)
    assert str(raised.value) == (
        "a.html: its HTML is nested more than 250 elements deep; save the text of the review alone"
    )


@pytest.mark.parametrize("text", ["One < two & three\nFour", "<b>x</b>\ny"])
def test_plain_text_becomes_html_that_reads_the_same(text: str) -> None:
    """Plain text with signs of HTML in it reads line for line as it was."""
    assert blocks(html.as_html(text)) == [("prose", line) for line in text.split("\n")]

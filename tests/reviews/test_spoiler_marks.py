"""What an author marks as a spoiler is hidden, and the marks themselves are no part of the text."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviews.errors import ReviewError
from reviews.readers.spoiler_marks import carry
from reviews.records import SpoilerLevel
from tests.reviews.making import FILLER, paragraphs, parse, parse_all, read

HEAD = "# Lantern (2010)"
EVENT = "The keeper drowns."


def hidden(text: str, path: str = "lantern.md") -> list[str]:
    """The marked parts of the blocks of a text."""
    return [span.of(block.text) for block in parse(text, path).blocks for span in block.hidden]


def marked(text: str) -> dict[str, SpoilerLevel | None]:
    """What the author says of each sentence of a text."""
    return {sentence.text: sentence.marked for sentence in read(text).sentences}


@pytest.mark.parametrize(
    "mark",
    [
        f"||{EVENT}||",
        f"|| {EVENT} ||",
        f"|||{EVENT}|||",
        f"||**{EVENT}**||",
        f"||_{EVENT}_||",
        f"[SpOiLeR]{EVENT}[/sPoIlEr]",
        f">!{EVENT}!<",
        f"[spoiler]{EVENT}[/spoiler]",
        f'[spoiler="the end"]{EVENT}[/spoiler]',
        f"[SPOILER]{EVENT}[/SPOILER]",
        f"<details><summary>Spoiler</summary>{EVENT}</details>",
        f"<details>\n<summary>Spoiler</summary>\n\n{EVENT}\n\n</details>",
        f'<span class="spoiler">{EVENT}</span>',
        f"<spoiler>{EVENT}</spoiler>",
        f"{{{{< spoiler >}}}}{EVENT}{{{{< /spoiler >}}}}",
        f"{{% spoiler %}}{EVENT}{{% endspoiler %}}",
    ],
)
def test_a_mark_hides_what_lies_in_it(mark: str) -> None:
    """Each kind of mark hides its sentence and no other, and leaves nothing of itself in the text."""
    reading = read(paragraphs(HEAD, FILLER, f"{mark} {FILLER}"))
    assert [sentence.text for sentence in reading.sentences if sentence.marked] == [EVENT]
    assert [s.spoiler >= SpoilerLevel.PLOT for s in reading.sentences if s.text == EVENT] == [True]
    assert not set("|<>[]{}\u2e28\u2e29") & set(reading.review.text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (f"Lantern (2010)\n\n{FILLER} ||{EVENT}||\n", "lantern.txt"),
        (f"Lantern (2010)\n\n{FILLER}\n\n[spoiler]{EVENT}[/spoiler]\n", "lantern.txt"),
        (f"<h1>Lantern (2010)</h1><p>{FILLER} &gt;!{EVENT}!&lt;</p>", "lantern.html"),
        (f'<h1>Lantern (2010)</h1><p>{FILLER}</p><div class="spoiler-text">{EVENT}</div>', "lantern.html"),
        (f'Name,Review\nLantern,"{FILLER} ||{EVENT}||"\n', "reviews.csv"),
        (json.dumps({"title": "Lantern (2010)", "body": f"{FILLER}\n\n>!{EVENT}!<"}), "lantern.json"),
    ],
)
def test_marks_are_read_in_every_format(text: str, path: str) -> None:
    """Marks are obeyed in text, pages, tables and posts alike."""
    assert hidden(text, path) == [EVENT]


def test_marks_are_read_in_feeds_and_whole_pages() -> None:
    """Marks survive the search for a page's main text, and are read in the entries of feeds."""
    page = f"<!doctype html><html><head><title>Lantern (2010)</title></head><body><article><h1>Lantern (2010)</h1><p>{FILLER}</p><p>||{EVENT}||</p><p>{FILLER}</p></article></body></html>"  # noqa: E501
    feed = f"<rss version='2.0'><channel><item><title>Lantern (2010)</title><link>https://a.example/1</link><description>&lt;p&gt;{FILLER}&lt;/p&gt;&lt;p&gt;||{EVENT}||&lt;/p&gt;</description></item></channel></rss>"
    assert hidden(page, "lantern.html") == [EVENT]
    assert hidden(feed, "feed.xml") == [EVENT]


@pytest.mark.parametrize(
    "mark",
    [
        f"<details><summary>More</summary><p>{EVENT}</p></details>",
        f'<div class="spoiler"><p>{EVENT}</p></div>',
        f"<p><spoiler>{EVENT}</spoiler></p>",
    ],
)
def test_what_a_whole_page_hides_is_hidden(mark: str) -> None:
    """Elements that hide text do so also where the main text of a page has to be found first."""
    page = f"<!doctype html><html><head><title>Lantern (2010)</title></head><body><article><h1>Lantern (2010)</h1><p>{FILLER}</p>{mark}<p>{FILLER}</p></article></body></html>"  # noqa: E501
    assert hidden(page, "lantern.html")[-1:] == [EVENT]


def test_a_stray_bar_uncovers_nothing_else() -> None:
    """A bar without a partner hides the rest of its paragraph, and no mark of another paragraph is lost by it."""
    page = f"<h1>Lantern (2010)</h1><p>Ann ||Critic.</p><script>if(a||b){{}}</script><p>||{EVENT}|| {FILLER}</p>"
    assert hidden(page, "lantern.html") == ["Critic.", EVENT]


def test_what_a_page_says_of_itself_keeps_no_marks() -> None:
    """Title, reviewer and address of a page hold nothing of the marks that stood in them."""
    page = f"<!doctype html><html><head><title>Lantern (2010) [spoiler] Review</title><meta name='author' content='||Ann Lee||'></head><body><article><h1>Lantern</h1><p>{FILLER}</p></article></body></html>"  # noqa: E501
    front = parse(page, "lantern.html").front
    assert not {"\u2e28", "\u2e29"} & set(f"{front.title}{front.reviewer}{front.film}")


def test_a_mark_goes_over_paragraphs() -> None:
    """Between a tag and its end everything is hidden, headings and several paragraphs too."""
    text = paragraphs(HEAD, FILLER, "[spoiler]", EVENT, "## The end", "She leaves.", "[/spoiler]", FILLER)
    assert hidden(text) == [EVENT, "The end", "She leaves."]


def test_a_tag_that_is_never_closed_hides_the_rest() -> None:
    """Where the end of a tag was forgotten, all that follows is hidden rather than shown."""
    assert hidden(paragraphs(HEAD, FILLER, f"[spoiler]{EVENT}", "She leaves.")) == [EVENT, "She leaves."]


@pytest.mark.parametrize(
    "text",
    [
        "> A quote! <br> And more.",
        "<b>!Wow!</b> That is <i>!loud!</i> music.",
        "[spoiler free] It is a fine film.",
        "The [spoilers](https://a.example) are few.",
        'It is <span class="no-spoilers">safe</span> to read.',
    ],
)
def test_what_is_no_mark_hides_nothing(text: str) -> None:
    """Arrows without a partner in their paragraph, tags of HTML, and words that say the opposite are no marks."""
    assert not hidden(paragraphs(HEAD, FILLER, text))


@given(st.lists(st.sampled_from(["||", ">!", "!<", "[spoiler]", "[/spoiler]", "a", " ", "b.", "\n\n", "<p>", ">"])))
def test_no_mark_stays_in_a_text(pieces: list[str]) -> None:
    """In whatever order marks stand, no text of a review holds the characters that carry them."""
    (document,) = parse_all(paragraphs(HEAD, FILLER, "".join(pieces)))
    assert not isinstance(document, ReviewError)
    for block in document.blocks:
        assert not {"\u2e28", "\u2e29"} & set(block.text)
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.hidden)


def test_many_marks_take_no_time() -> None:
    """A million characters of halves of marks are looked through once, not once for each."""
    text = "||a >!b !< [spoiler " * 50_000
    assert len(carry(text)) <= len(text)
    assert parse_all(paragraphs(HEAD, FILLER, "<p>[spoiler]</p>" * 20_000, "[spoiler {{<" + " " * 100_000))


def test_a_sentence_that_is_marked_in_part_is_hidden_whole() -> None:
    """A mark round one word covers its sentence, since nothing smaller is quoted."""
    found = marked(paragraphs(HEAD, FILLER, f"The killer is ||the priest||. {FILLER}"))
    assert found["The killer is the priest."] is SpoilerLevel.PLOT


def test_a_marked_headline_is_not_shown() -> None:
    """A headline that its author hides is no title."""
    reading = read(paragraphs("# ||Lantern (2010): he drowns||", FILLER), "lantern-2010.md")
    assert reading.review.title is None


def front(value: str) -> str:
    """A review with a field `spoilers`."""
    return f"---\ntitle: Lantern\nyear: 2010\nspoilers: {value}\n---\n\n{FILLER}\n\n## The end\n\n{EVENT}\n\n{FILLER}\n"


@pytest.mark.parametrize("value", ["false", "no", "none", "False", '"no"'])
def test_a_review_that_says_it_has_no_spoilers_is_believed(value: str) -> None:
    """With `spoilers: false` nothing of a review is covered."""
    assert all(sentence.spoiler <= SpoilerLevel.PREMISE for sentence in read(front(value)).sentences)


@pytest.mark.parametrize("value", ["true", "yes", "heavy", "minor"])
def test_a_review_that_says_it_has_spoilers_is_covered(value: str) -> None:
    """With `spoilers: true`, or any other warning, all of a review is covered."""
    assert all(sentence.spoiler >= SpoilerLevel.PLOT for sentence in read(front(value)).sentences)


@pytest.mark.parametrize("value", ['{from: "The end"}', "\n  from: the end", 'from: "The end"', "from: The end"])
def test_a_review_can_say_where_its_spoilers_begin(value: str) -> None:
    """With `spoilers: from:` and a heading, what stands below it is covered."""
    reading = read(front(value))
    assert [s.spoiler >= SpoilerLevel.PLOT for s in reading.sentences] == [False, True, True]


def test_a_heading_that_is_not_there_is_said() -> None:
    """A heading that the review does not have is refused, with those that it has."""
    with pytest.raises(
        ReviewError, match='names a heading "Finale" that is not in the review; its headings: "The end"'
    ):
        read(front("{from: Finale}"))


def test_a_mark_is_stronger_than_a_promise() -> None:
    """What is marked in the text is covered even where the front matter says that there is nothing to cover."""
    found = marked(front("false").replace(EVENT, f"||{EVENT}||"))
    assert found[EVENT] is SpoilerLevel.PLOT

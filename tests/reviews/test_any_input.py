"""Whatever a file holds, it is read or refused: nothing else happens."""

import json
from collections.abc import Sequence
from html import escape
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviews.document import Document, lay_out
from reviews.errors import ReviewError
from reviews.readers import SUFFIXES, parse_documents
from reviews.reading import understand
from reviews.records import Reading

# Words that something in a reader looks for, and characters that are more than they seem.
WORDS = """\
He waits. She|Lantern (2010)|Rating: 4/5|\u2605\u2605\u2605\u00bd|Review:|Ito Ken plays Taro.|1917|Spoilers!|
|played by Ann Vega|Best regards,|By Ann Critic|https://x.example/a?b=1|www.x.example|#tag|@ann|\u200b|\ufeff|\u00ad
|\u202e|\u2028|e\u0301|\U0001f600|\u00bd|\u0130|\ufb01|x|0|-1|1e999|null|~|true|  |\t|\r|\r\n|\n\n""".split("|")
FRONT = """\
---\n|+++\n|...\n|title: |film: |year: |rating: |cast:\n|- |  |date: 2020-01-31\n|[|]|{|}|: |= |"|'|&a |*a|
|!!python/object:x |!!binary |<<: |%YAML 1.1\n|? |>-\n|\\|# |[params]\n|[[cast]]\n|title = "|year = 2010\n|'''
|rating = 4.5\n|2020-01-31|slug: a-2010\n""".split("|")
MARKDOWN = """\
# |## |> |- |1. |*|**|_|`|```\n|~~~\n|![a](a.jpg)|[a](|[a][1]|[1]: x\n|[^1]|[^1]: |===\n|---\n|&#124;a&#124;\n|<div>
|<!-- |-->|<b|{{< |>}}|{{% |%}}|{{ |}}|{% comment %}|{% endcomment %}|{% |{: |}|[caption id="a"]|[/caption]|&amp;|&#0;
|&#xd800;|\\|    """.split("|")
HTML = """\
<!DOCTYPE html>|<html>|<head>|<title>|</title>|<body>|</body>|<article>|</article>|<p>|</p>|<br>|<h1>|</h1>|<em>|<li>
|<sup><a href="#1">|</a></sup>|<img src=a>|<figure>|<figcaption>|</figure>|<table><tr><td>|<ul>|<svg>|<math>|<template>
|<pre>|<script>|</script>|<style>|<!--|-->|<![CDATA[|]]>|<?xml version="1.0" encoding="utf-16"?>|<base href="//[">
|<script type="application/ld+json">|{"@type": "Review", "itemReviewed": |{"name": "Lantern"}|[|]|}|"|<a href="http://[">
|<div class="h-review">|<span class="p-rating">|<div class="e-content">|<div class="hreview">|<span class="item fn">
|</div>|</span>|<meta property="og:title" content="|">|<meta charset="x">|<link rel="canonical" href="|&nbsp;|&#0;
|&#x110000;|&|<|>|<a:b xmlns:a="c">|<plaintext>""".split("|")
FEED = """\
<?xml version="1.0" encoding="|utf-8"?>|<?xml version="1.0"?>|<!DOCTYPE rss [<!ENTITY a "&a;">]>|<rss version="2.0">|&a;
|<channel>|<item>|</item>|</channel></rss>|<feed xmlns="http://www.w3.org/2005/Atom">|<entry>|</entry>|</feed>|<rdf:RDF>
|<title>|</title>|<link>|</link>|<link href="http://["/>|<description>|</description>|<content:encoded>|&#0;|&lt;p&gt;
|</content:encoded>|<content type="xhtml">|<content type="base64">|</content>|<![CDATA[|]]>|<pubDate>|</pubDate>
|Fri, 31 Jun 99999 99:00:00|<updated>0000-00-00T99</updated>|<author><name>|</name></author>|<guid>|</guid>
|<letterboxd:filmTitle>|</letterboxd:filmTitle>|<letterboxd:memberRating>|</letterboxd:memberRating>|<source url='
|<media:thumbnail url="a"/>|<enclosure url="file:///etc/hostname"/>""".split("|")
CSV = """\
Name,Review\n|Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n|Name;Review\n|Title\tText\n|,|;
|\t|"|""|\r|\r\n|<br>|<i>|</i>|4.5|2010|2020-01-31""".split("|")
NAMES = """film movie title year author date rating grade ratingEmoji url image slug cast director genre runtime params
extra review name stars""".split()
PROSE = "The keeper waits for a girl, and there is nothing that he says to her when she comes to the house of his."


def joined(*parts: Sequence[str], most: int = 40) -> st.SearchStrategy[str]:
    """Fragments of a syntax, and words, in any order."""
    return st.lists(st.sampled_from([part for some in (*parts, WORDS) for part in some]), max_size=most).map("".join)


def front_matter(fence: str, sign: str, quote: str) -> st.SearchStrategy[str]:
    """Front matter of names that the reader looks for, with any values, or damaged; then Markdown."""
    names = st.sampled_from(NAMES)
    plain = st.sampled_from(
        [*(f"{quote}{word}{quote}" for word in ("4/5", "2010", "Ann", "x as y", *WORDS)), "3", "2010"]
    )
    value = plain | st.lists(plain, max_size=3).map(lambda items: f"[{', '.join(items)}]") | joined(FRONT, most=3)
    line = st.builds(lambda name, value: f"{name}{sign}{value}\n", names, value)
    lines = st.lists(line, max_size=8, unique_by=lambda text: text.partition(sign)[0]).map("".join)
    return st.builds(lambda lines, body: f"{fence}\n{lines}{fence}\n{PROSE}\n{body}", lines, joined(MARKDOWN, most=10))


def feed() -> st.SearchStrategy[str]:
    """A feed whose entries hold elements that the reader looks for, with anything in them."""
    name = st.sampled_from(
        """title link description content:encoded content summary pubDate updated published author dc:creator guid id
        letterboxd:filmTitle letterboxd:filmYear letterboxd:memberRating media:thumbnail category""".split()
    )
    text = joined(FEED, HTML, most=4) | joined(MARKDOWN, HTML, most=10).map(escape)
    entry = st.lists(st.builds(lambda name, text: f"<{name}>{text}</{name}>", name, text), max_size=6).map("".join)
    entries = st.lists(entry.map(lambda inner: f"<item>{inner}<description>{PROSE}</description></item>"), max_size=3)
    head = st.sampled_from(['<rss version="2.0"><channel>', "<rss>", '<?xml version="1.0"?>\n<rdf:RDF>', "<feed>"])
    return st.builds(lambda head, entries: head + "".join(entries), head, entries)


def started(start: Sequence[str], *parts: Sequence[str]) -> st.SearchStrategy[str]:
    """A beginning by which the format is known, then fragments of it."""
    return st.tuples(st.sampled_from(start), joined(*parts), st.just(PROSE), joined(*parts)).map("".join)


def values_of_json() -> st.SearchStrategy[object]:
    """JSON whose names are those that the readers look for."""
    scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | joined(MARKDOWN, HTML, most=8)
    names = st.sampled_from(
        """body title author permlink parent_author json_metadata image url created result posts data tags app
        @type @graph itemReviewed reviewRating ratingValue bestRating name review actor characterName duration genre
        director datePublished headline reviewBody""".split()
    )
    return st.recursive(
        scalars | st.sampled_from(["Review", "Movie", "PT1H", "4/5"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=6),
        max_leaves=12,
    )


def post_of_hive() -> st.SearchStrategy[str]:
    """A post with a body, and anything in its other fields."""
    fields = st.dictionaries(
        st.sampled_from("title author permlink created url json_metadata".split()), values_of_json()
    )
    return st.builds(
        lambda has, body: json.dumps({"title": "Lantern"} | has | {"body": body}), fields, joined(MARKDOWN, HTML)
    )


def page_with_json_ld() -> st.SearchStrategy[str]:
    """A page with anything in its JSON-LD."""
    return st.builds(
        lambda data, body: (
            f'<html><script type="application/ld+json">{json.dumps(data)}</script><body>{body}<p>{PROSE}'
        ),
        values_of_json(),
        joined(HTML, most=10),
    )


INPUTS: dict[str, st.SearchStrategy[bytes]] = {
    "bytes": st.binary(max_size=200),
    "text": st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    "UTF-16": joined(MARKDOWN, HTML).map(lambda text: text.encode("utf-16", "replace")),
    **{
        name: text.map(lambda text: text.encode("utf-8", "surrogatepass"))
        for name, text in {
            "all": joined(FRONT, MARKDOWN, HTML, FEED, CSV),
            "YAML": front_matter("---", ": ", ""),
            "TOML": front_matter("+++", " = ", '"'),
            "Markdown": started(["# Lantern (2010)\n\n", "---\nfilm: Lantern\n---\n"], MARKDOWN, HTML),
            "HTML": started(["<p>", "<html><body>", "<!doctype html><title>Lantern (2010)</title>"], HTML),
            "h-review": started(['<div class="h-review"><p class="p-item">Lantern</p>', '<div class="hreview">'], HTML),
            "JSON-LD": page_with_json_ld(),
            "JSON": values_of_json().map(json.dumps),
            "Hive": post_of_hive(),
            "feed": feed(),
            "XML": started(["<rss>", "<rss><channel><item>", "<feed><entry>"], FEED, HTML),
            "CSV": started(["Name,Review\n", "Name;Review\nLantern;", "Name,Year,Review\nLantern,2010,"], CSV, HTML),
        }.items()
    },
}  # fmt: skip
SUFFIX = st.sampled_from([*sorted(SUFFIXES), "", ".xyz"])
QUIET = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


def check(data: bytes, suffix: str) -> int:
    """Read some bytes as a file, see that what comes of it is sound, and count the reviews in it."""
    try:
        found = parse_documents(data, f"lantern-2010{suffix}", "source", suffix)
    except ReviewError:
        return 0
    assert found
    return sum(check_document(item) for item in found if not isinstance(item, ReviewError))


def check_document(document: Document) -> bool:
    """See that a document, and the reading of it if it is a review, is sound."""
    assert document.blocks
    for block in document.blocks:
        assert block.text == block.text.strip()
        assert "\n" not in block.text
        assert any(not character.isspace() for character in block.text)
    text, placed = lay_out(document.blocks)
    assert [block.span.of(text) for block in placed] == [block.text for block in document.blocks]
    text.encode()
    try:
        reading = understand(document)
    except ReviewError:
        return False
    check_reading(reading)
    return True


def check_reading(reading: Reading) -> None:
    """See that every span of a reading holds what it is said to hold, and that no two parts overlap."""
    text = reading.review.text
    assert reading.review.film.title.strip()
    assert all(sentence.span.of(text) == sentence.text for sentence in reading.sentences)
    assert all(passage.span.of(text) == passage.text for passage in reading.passages)
    parts = [sentence.span for sentence in reading.sentences] + [part.span for part in reading.left_out]
    spans = sorted((span.start, span.end) for span in parts)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


@pytest.mark.parametrize("kind", INPUTS)
@given(data=st.data())
@settings(QUIET, max_examples=100)
def test_any_input_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    """Any bytes, and any mixture of a format's signs, give sound documents and readings, or a ReviewError."""
    check(data.draw(INPUTS[kind]), data.draw(SUFFIX))


@pytest.mark.slow
@pytest.mark.parametrize("kind", INPUTS)
@given(data=st.data())
@settings(QUIET, max_examples=1000)
def test_much_more_input_is_read_or_refused(kind: str, data: st.DataObject) -> None:
    """The same holds for many more examples of each format."""
    check(data.draw(INPUTS[kind]), data.draw(SUFFIX))


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [("YAML", ".md"), ("TOML", ".md"), ("Markdown", ".md"), ("HTML", ".html"), ("h-review", ".html"),
     ("JSON-LD", ".html"), ("Hive", ".json"), ("feed", ".xml"), ("CSV", ".csv")],
)  # fmt: skip
def test_the_inputs_reach_deep_into_each_reader(kind: str, suffix: str) -> None:
    """Among the inputs of each format are reviews that are read to the end."""
    reviews = 0

    @given(INPUTS[kind])
    @settings(QUIET, max_examples=25, database=None, derandomize=True)
    def count(data: bytes) -> None:
        nonlocal reviews
        reviews += check(data, suffix)

    count()
    assert reviews > 0

"""Web pages: what of a page is the review, and what the page says about it."""

import json

import pytest

from reviews.document import Document, FrontMatter, Role
from reviews.errors import ReviewError
from reviews.records import Rating
from tests.reviews.making import FILLER, parse

OPENING = "The keeper of a lighthouse finds a girl on the rocks, and he hides her from the village below."
MIDDLE = "The photography is lovely, and there is no music for the first half hour of the film at all."
CLOSING = "I would see it again, and I recommend it to anybody with an evening to spare for it."
ARTICLE = "".join(f"<p>{text}</p>" for text in (OPENING, MIDDLE, FILLER, CLOSING))


def page(head: str = "", body: str = f"<article>{ARTICLE}</article>") -> str:
    """A whole page."""
    return f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"


def linked(*data: object) -> str:
    """JSON-LD as it stands in the head of a page."""
    return "".join(f'<script type="application/ld+json">{json.dumps(item)}</script>' for item in data)


def front_of(source: str) -> FrontMatter:
    """What a page says about its review."""
    return parse(source, "post.html").front


def texts_of(document: Document) -> list[str]:
    """The texts of all blocks."""
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("path", ["post.html", "post.HTM", "post.xhtml", "post.txt", "post"])
def test_a_page_is_read_whatever_its_name(path: str) -> None:
    """A page is known by its content where the suffix says otherwise, and its paragraphs are blocks."""
    assert texts_of(parse(page(), path)) == [OPENING, MIDDLE, FILLER, CLOSING]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<nav><a href='/'>Home</a> <a href='/about'>About the blog</a></nav>", ""),
        ("<header><ul class='menu'><li><a href='/'>Home</a></li><li><a href='/a'>Archive</a></li></ul></header>", ""),
        ("", "<footer><p>Copyright 2020 by the blog. All rights reserved. Powered by a machine.</p></footer>"),
        ("", "<aside class='sidebar'><h3>Recent posts</h3><ul><li><a href='/b'>Another film</a></li></ul></aside>"),
        ("", "<div id='comments'><h3>2 comments</h3><ol><li><p>What a bore this film was to me!</p></li></ol></div>"),
        ("", "<div class='related-posts'><h3>Related</h3><a href='/b'>Another film that you may like</a></div>"),
        ("", "<div class='sharedaddy'><h3>Share this:</h3><a href='/s'>Click to share on a network</a></div>"),
        ("<div class='cookie-banner'><p>We use cookies on this site.</p><button>Accept</button></div>", ""),
        ("<script>let x = 1;</script><style>p { color: red }</style>", "<noscript>Turn it on.</noscript>"),
    ],
)
def test_what_stands_around_the_review_is_left_out(before: str, after: str) -> None:
    """Menus, teasers, comments, notices and footers of a page are no blocks of the review."""
    source = page(body=f"{before}<main><article>{ARTICLE}</article></main>{after}")
    assert texts_of(parse(source, "post.html")) == [OPENING, MIDDLE, FILLER, CLOSING]


def test_headings_and_lists_of_a_page_stay() -> None:
    """Headings, quotes, lists and line breaks of the main text are read as in any HTML."""
    body = (
        f"<article><h2>The story</h2>{ARTICLE}<blockquote><p>{OPENING}</p></blockquote>"
        f"<ul><li>{MIDDLE}</li></ul><p>{FILLER}<br>{CLOSING}</p></article>"
    )
    document = parse(page(body=body), "post.html")
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "The story"),
        *[("prose", text) for text in (OPENING, MIDDLE, FILLER, CLOSING, OPENING, MIDDLE, FILLER, CLOSING)],
    ]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("<p>He waits.</p>", ["He waits."]),
        ("<!-- exported -->\n<div><h2>The end</h2>He waits.</div>", ["The end", "He waits."]),
        ("<span>He</span> waits.<br>She comes.", ["He waits.", "She comes."]),
    ],
)
@pytest.mark.parametrize("path", ["post.html", "post.txt"])
def test_of_a_piece_of_html_all_is_read(text: str, texts: list[str], path: str) -> None:
    """HTML without a body of its own is the review, all of it."""
    assert texts_of(parse(text, path)) == texts


@pytest.mark.parametrize(
    "text",
    [
        "<header><h3>Overview</h3></header>\n\nHe *waits*.",
        "He *waits* in the `<body>` of the page.",
        "<section>\n\n<header>Overview</header>\n\n</section>\n\nHe *waits*.",
    ],
)
def test_markdown_with_html_in_it_is_no_page(text: str) -> None:
    """A header element, or a tag that is spoken of, makes no page of a Markdown file."""
    assert any("He waits" in block.text for block in parse(text, "post.md").blocks)


@pytest.mark.parametrize("body", ["<p>He waits.</p>", page()], ids=["piece", "page"])
def test_front_matter_may_stand_above_html(body: str) -> None:
    """Front matter above HTML is read, and is no text."""
    document = parse(f"---\ntitle: Lantern\nyear: 2010\n---\n{body}", "post.html")
    assert (document.front.title, document.front.year) == ("Lantern", 2010)
    assert texts_of(document)[0] in {"He waits.", OPENING}


def test_front_matter_is_taken_over_what_the_page_says() -> None:
    """What somebody wrote above a page is surer than its mark-up, which fills the rest."""
    head = linked({"@type": "Review", "itemReviewed": {"name": "Lamp"}, "author": {"name": "Ann"}})
    front = front_of(f"---\nfilm: Lantern\n---\n{page(head)}")
    assert (front.film, front.reviewer) == ("Lantern", "Ann")


@pytest.mark.parametrize("source", ["<html></html>", page(body=""), page(body="<script>1</script>"), "<p></p>"])
def test_a_page_without_text_is_refused(source: str) -> None:
    """A page with nothing to read in it is refused with that reason."""
    with pytest.raises(ReviewError) as raised:
        parse(source, "post.html")
    assert raised.value.reason == "there is no text in it"


REVIEW = {
    "@context": "https://schema.org",
    "@type": "Review",
    "headline": "A light at sea",
    "author": {"@type": "Person", "name": "Ann Critic"},
    "datePublished": "2020-01-31",
    "url": "https://x.example/lantern",
    "image": {"@type": "ImageObject", "url": "https://x.example/a.jpg"},
    "reviewRating": {"@type": "Rating", "ratingValue": 7, "bestRating": 10},
    "itemReviewed": {"@type": "Movie", "name": "Lantern", "datePublished": "2010-05-01"},
}
READ = FrontMatter(
    film="Lantern",
    title="A light at sea",
    year=2010,
    reviewer="Ann Critic",
    published="2020-01-31",
    url="https://x.example/lantern",
    image="https://x.example/a.jpg",
    rating=Rating(7, 10, "7"),
)


@pytest.mark.parametrize(
    "data",
    [
        REVIEW,
        [REVIEW],
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "A blog"}, REVIEW]},
        {"@type": "BlogPosting", "headline": "Other", "review": REVIEW},
        {"@type": "Movie", "name": "Lantern", "review": [REVIEW]},
        REVIEW | {"@type": ["Review", "CreativeWork"]},
        REVIEW | {"@type": "https://schema.org/CriticReview"},
        REVIEW | {"author": [{"name": "Ann Critic"}, {"name": "Bo Critic"}]},
        REVIEW | {"author": "Ann Critic"},
        REVIEW | {"image": ["https://x.example/a.jpg", "https://x.example/b.jpg"]},
        REVIEW | {"itemReviewed": {"@type": "Movie", "name": "Lantern (2010)"}},
    ],
)
def test_json_ld_of_a_review_is_read(data: object) -> None:
    """A schema.org Review says film, year, headline, reviewer, day, address, picture and rating, wherever it stands."""
    assert front_of(page(linked(data))) == READ


def test_a_review_inside_a_film_is_about_that_film() -> None:
    """A Movie with its review in it names the film, its cast and what is known about it."""
    data = {
        "@type": "Movie",
        "name": "Lantern",
        "dateCreated": "2010",
        "director": [{"@type": "Person", "name": "Ito Ken"}],
        "author": {"name": "Mara Vega"},
        "genre": ["Drama", "Mystery"],
        "countryOfOrigin": {"@type": "Country", "name": "Japan"},
        "duration": "PT1H52M",
        "actor": [
            {"@type": "Person", "name": "Ruth Vega"},
            {"@type": "PerformanceRole", "actor": {"name": "Jo Lind"}, "characterName": "Taro"},
        ],
        "review": {"@type": "Review", "reviewRating": {"ratingValue": "3.5"}, "author": {"name": "Ann Critic"}},
    }
    assert front_of(page(linked(data))) == FrontMatter(
        film="Lantern",
        year=2010,
        reviewer="Ann Critic",
        rating=Rating(3.5, 5, "3.5"),
        cast=(Role("Ruth Vega"), Role("Jo Lind", "Taro")),
        facts=(
            ("director", "Ito Ken"),
            ("writer", "Mara Vega"),
            ("genre", "Drama"),
            ("genre", "Mystery"),
            ("country", "Japan"),
            ("runtime", "112 minutes"),
        ),
    )


@pytest.mark.parametrize(
    ("rating", "expected"),
    [
        ({"ratingValue": "4"}, Rating(4, 5, "4")),
        ({"ratingValue": 4.5, "bestRating": "5", "worstRating": "1"}, Rating(4.5, 5, "4.5")),
        ({"ratingValue": "80", "bestRating": 100}, Rating(80, 100, "80")),
        ({"ratingValue": "8/10"}, Rating(8, 10, "8/10")),
        ({"ratingValue": "8"}, Rating(8, None, "8")),
        ({"ratingValue": "B+"}, Rating(3.3, 4.3, "B+")),
        ("4/5", Rating(4, 5, "4/5")),
        ([{"ratingValue": 3}], Rating(3, 5, "3")),
        ({"ratingValue": None}, None),
        ({}, None),
    ],
)
def test_ratings_of_json_ld(rating: object, expected: Rating | None) -> None:
    """A rating is out of the best that it names, of 5 where it names none, or of none where it is above that."""
    assert front_of(page(linked(REVIEW | {"reviewRating": rating}))).rating == expected


@pytest.mark.parametrize(
    "data",
    [
        {"@type": "Movie", "name": "Lantern", "aggregateRating": {"ratingValue": 7.3, "bestRating": 10}},
        {"@type": "Review", "itemReviewed": {"name": "Lantern", "aggregateRating": {"ratingValue": 7.3}}},
        {"@type": "Review", "itemReviewed": {"name": "Lantern"}, "aggregateRating": {"ratingValue": 7.3}},
    ],
)
def test_what_others_gave_is_no_rating(data: object) -> None:
    """The average of all who rated a film is not the reviewer's rating."""
    front = front_of(page(linked(data)))
    assert (front.film, front.rating) == ("Lantern", None)


@pytest.mark.parametrize(
    "script",
    [
        "{not JSON",
        "",
        '"Lantern"',
        "[" * 100_000,
        '{"@type": "Review", "itemReviewed": [[["x"]]]}',
        '{"@type": 1, "name": {"name": {"name": "x"}}}',
        '{"@type": "Review", "author": {"name": ["x"]}, "image": 3, "reviewRating": [[]]}',
        '{"@type": "Movie", "actor": [[], null, {"actor": {}}], "genre": {}, "duration": []}',
    ],
)
def test_damaged_json_ld_is_passed_over(script: str) -> None:
    """JSON-LD that is no JSON, or says nothing that can be used, is as good as none."""
    front = front_of(page(f'<script type="application/ld+json">{script}</script>'))
    assert front == FrontMatter()


def test_damaged_json_ld_does_not_hide_other() -> None:
    """Each script is read for itself."""
    head = '<script type="application/ld+json">{</script>' + linked(REVIEW)
    assert front_of(page(head)) == READ


def test_the_review_in_json_ld_is_taken_where_the_page_shows_less() -> None:
    """The text that JSON-LD gives is the review where it is longer than what the page shows."""
    text = f"{OPENING}\n{MIDDLE}\n{FILLER}\n{CLOSING}"
    source = page(linked(REVIEW | {"reviewBody": text}), "<main><p>Subscribe to read on.</p></main>")
    assert texts_of(parse(source, "post.html")) == [OPENING, MIDDLE, FILLER, CLOSING]


H_REVIEW = f"""
<div class="h-review">
  <h1 class="p-name">A light at sea</h1>
  <p class="p-item h-item"><a class="p-name u-url" href="https://x.example/film">Lantern (2010)</a></p>
  <span class="p-author h-card">Ann Critic</span> <time class="dt-published" datetime="2020-01-31">last week</time>
  <data class="p-rating" value="4">four stars</data>
  <a class="u-url" href="https://x.example/lantern">here</a>
  <div class="e-content">{ARTICLE}</div>
</div>"""
H_REVIEW_OLD = f"""
<div class="hreview">
  <span class="summary">A light at sea</span>
  <span class="item"><span class="fn">Lantern (2010)</span></span>
  <span class="reviewer vcard"><span class="fn">Ann Critic</span></span>
  <abbr class="dtreviewed" title="2020-01-31">last week</abbr>
  <span class="rating">4</span>
  <div class="description">{ARTICLE}</div>
</div>"""


@pytest.mark.parametrize("body", [H_REVIEW, H_REVIEW_OLD], ids=["h-review", "hReview"])
@pytest.mark.parametrize("whole", [True, False], ids=["page", "piece"])
def test_microformats_are_read(body: str, whole: bool) -> None:  # noqa: FBT001 - a column of the table
    """An h-review, or a classic hReview, says film, year, headline, reviewer, day and rating, and which text it is."""
    document = parse(page(body=f"<p>Welcome to this blog of mine.</p>{body}") if whole else body, "post.html")
    url = "https://x.example/lantern" if body is H_REVIEW else None
    assert document.front == FrontMatter(
        film="Lantern",
        title="A light at sea",
        year=2010,
        reviewer="Ann Critic",
        published="2020-01-31",
        url=url,
        rating=Rating(4, 5, "4"),
    )
    assert texts_of(document) == [OPENING, MIDDLE, FILLER, CLOSING]


@pytest.mark.parametrize(
    ("mark", "rating"),
    [
        ("<span class='p-rating'>7</span> of <span class='p-best'>10</span>", Rating(7, 10, "7")),
        ("<span class='p-rating'>7/10</span>", Rating(7, 10, "7/10")),
        ("<span class='p-rating'>B+</span>", Rating(3.3, 4.3, "B+")),
        ("<span class='p-rating'>good</span>", None),
    ],
)
def test_ratings_of_microformats(mark: str, rating: Rating | None) -> None:
    """A rating of an h-review is out of its best, else out of 5."""
    assert front_of(f"<div class='h-review'>{mark}<div class='e-content'>{ARTICLE}</div></div>").rating == rating


@pytest.mark.filterwarnings("error")
def test_marks_below_an_xml_declaration_are_read_without_a_warning() -> None:
    """A page of XHTML is read like any other, and nothing is said to the developers of a library."""
    marks = '<div class="hreview"><span class="item"><span class="fn">Lantern</span></span></div>'
    assert parse(f'<?xml version="1.0"?>{marks}<p>{FILLER}</p>', "a.html").front.film == "Lantern"


def test_microformats_with_a_damaged_address_are_passed_over() -> None:
    """Addresses that are none make no page unreadable: its text is read without its marks."""
    source = f'<base href="//["><div class="h-review"><p class="p-item">Lantern</p>{ARTICLE}</div>'
    assert front_of(source) == FrontMatter()
    assert texts_of(parse(source, "post.html")) == ["Lantern", OPENING, MIDDLE, FILLER, CLOSING]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="og:title" content="Lantern (2010)">', FrontMatter(title="Lantern (2010)")),
        ('<meta name="twitter:title" content="Lantern">', FrontMatter(title="Lantern")),
        ("<title>Lantern | A blog</title>", FrontMatter(title="Lantern | A blog")),
        ('<meta name="author" content="Ann Critic">', FrontMatter(reviewer="Ann Critic")),
        ('<meta property="article:author" content="https://x.example/ann">', FrontMatter()),
        (
            '<meta property="article:published_time" content="2020-01-31T10:00:00+01:00">',
            FrontMatter(published="2020-01-31T10:00:00+01:00"),
        ),
        ('<meta property="og:url" content="https://x.example/a">', FrontMatter(url="https://x.example/a")),
        (
            '<meta property="og:url" content="https://x.example/a"><link rel="canonical" href="https://x.example/b">',
            FrontMatter(url="https://x.example/b"),
        ),
        ('<meta property="og:image" content="https://x.example/a.jpg">', FrontMatter(image="https://x.example/a.jpg")),
        ('<meta property="og:image" content="/a.jpg"><link rel="canonical" href="/b">', FrontMatter()),
        ('<meta name="author" content=""><meta name="date">', FrontMatter()),
    ],
)
def test_the_head_of_a_page_is_read(head: str, expected: FrontMatter) -> None:
    """Meta tags and the canonical link say title, reviewer, day, address and picture."""
    assert front_of(page(head)) == expected


@pytest.mark.parametrize(
    "by",
    [
        """<p class='byline'>by <span class='author vcard'><a class='url fn n' href='/a'>Ann Critic</a></span></p>
        <time class='entry-date published' datetime='2020-01-31T10:00:00+00:00'>January 31, 2020</time>""",
        """<span class='post-author vcard'>Posted by <span class='fn'>Ann Critic</span></span>
        <abbr class='published' title='2020-01-31T23:10:00+01:00'>11:10 PM</abbr>""",
    ],
)
def test_who_wrote_a_page_is_read_from_what_it_shows(by: str) -> None:
    """Where the head says nothing, the by-line of the page names the reviewer and the day."""
    front = front_of(page("<title>Lantern</title>", f"<article><h1>Lantern</h1>{by}{ARTICLE}</article>"))
    assert (front.reviewer, front.published) == ("Ann Critic", "2020-01-31")


def test_a_page_that_trips_a_library_is_refused_like_any_other() -> None:
    """A page that is nothing but a drawing, on which the search for its date fails, has no text in it."""
    with pytest.raises(ReviewError, match="there is no text in it"):
        parse(f"<svg><!DOCTYPE html>{FILLER}", "a.html")


def test_the_year_of_the_film_is_no_day_of_publication() -> None:
    """A year in the headline or in the text does not date the page."""
    assert (
        front_of(page("<title>Lantern (2010)</title>", f"<p>It came out on May 3, 2010.</p>{ARTICLE}")).published
        is None
    )


def test_captions_of_a_page_are_left_out() -> None:
    """What a page names the caption of a picture, in a table perhaps, is no text of the review."""
    caption = "<tr><td class='tr-caption'>Jo Lind in front of his lamp</td></tr>"
    table = f"<table class='tr-caption-container'><tr><td><img src='a.jpg'></td></tr>{caption}</table>"
    document = parse(page(body=f"<article>{table}{ARTICLE}</article>"), "post.html")
    assert texts_of(document) == [OPENING, MIDDLE, FILLER, CLOSING]


def test_marks_are_taken_over_the_head() -> None:
    """What JSON-LD says of the review is surer than what meta tags say of the page."""
    head = '<meta name="author" content="The blog"><meta property="og:title" content="The blog">'
    assert front_of(page(head + linked(REVIEW))) == READ

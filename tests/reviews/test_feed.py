"""RSS and Atom feeds."""

import builtins
import urllib.request
from pathlib import Path

import pytest

from reviews.document import Document, FrontMatter
from reviews.errors import ReviewError, or_raise
from reviews.records import Rating
from tests.reviews.making import parse_all

TEXT = "&lt;p&gt;He &lt;b&gt;waits&lt;/b&gt;.&lt;/p&gt;&lt;p&gt;She comes.&lt;/p&gt;"
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>A blog</title><link>https://x.example</link><description>About films</description>
<item>
  <title>Lantern (2010)</title><link>https://x.example/2020/lantern-2010/</link>
  <dc:creator>Ann Critic</dc:creator><pubDate>Fri, 31 Jan 2020 10:00:00 +0000</pubDate>
  <guid isPermaLink="false">https://x.example/?p=1</guid>
  <description>He waits.</description><content:encoded>{TEXT}</content:encoded>
  <media:thumbnail url="https://x.example/a.jpg"/>
</item>
<item><title>Storm</title><guid isPermaLink="false">id-2</guid><description>{TEXT}</description></item>
</channel></rss>"""
RDF = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://x.example"><title>A blog</title></channel>
<item rdf:about="https://x.example/lantern"><title>Lantern (2010)</title><link>https://x.example/lantern</link>
<dc:creator>Ann Critic</dc:creator><dc:date>2020-01-31T10:00:00Z</dc:date><description>{TEXT}</description></item>
</rdf:RDF>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>A blog</title><author><name>Ann Critic</name></author>
<entry><id>tag:x.example,2020:1</id><title type="text">Lantern (2010)</title>
<link rel="alternate" href="https://x.example/lantern"/><published>2020-01-31T23:00:00-05:00</published>
<updated>2021-01-31T10:00:00Z</updated><summary>He waits.</summary><content type="html">{TEXT}</content></entry>
<entry><id>tag:x.example,2020:2</id><title>Storm</title><updated>2020-02-01T10:00:00Z</updated>
<author><name>Bo Critic</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>He <b>waits</b>.</p><p>She comes.</p></div></content>
</entry></feed>"""
LETTERBOXD = """<?xml version='1.0' encoding='utf-8'?>
<rss version="2.0" xmlns:letterboxd="https://letterboxd.com" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:tmdb="https://themoviedb.org"><channel><title>Letterboxd - Ann</title><link>https://letterboxd.com/ann/</link>
<item><title>Lantern, 2010 - \u2605\u2605\u2605\u00bd</title><link>https://letterboxd.com/ann/film/lantern-2010/</link>
<guid isPermaLink="false">letterboxd-review-1</guid><pubDate>Sat, 1 Feb 2020 10:00:00 +1300</pubDate>
<letterboxd:watchedDate>2020-01-31</letterboxd:watchedDate><letterboxd:rewatch>No</letterboxd:rewatch>
<letterboxd:filmTitle>Lantern</letterboxd:filmTitle><letterboxd:filmYear>2010</letterboxd:filmYear>
<letterboxd:memberRating>3.5</letterboxd:memberRating><tmdb:movieId>1</tmdb:movieId>
<description><![CDATA[ <p><img src="https://x.example/a.jpg"/></p> <p>He waits.</p> ]]></description>
<dc:creator>Ann</dc:creator></item></channel></rss>"""


def documents_of(text: str, path: str = "feed.xml") -> list[Document]:
    """The reviews of a feed, all of which can be read."""
    return [or_raise(found) for found in parse_all(text, path)]


def texts_of(document: Document) -> list[str]:
    """The texts of its blocks."""
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("path", ["feed.xml", "feed.rss", "feed.atom", "feed", "feed.txt", "feed.html"])
@pytest.mark.parametrize("text", [RSS, RDF, ATOM, f"\ufeff\n{RSS}"], ids=["RSS 2.0", "RSS 1.0", "Atom", "mark"])
def test_a_feed_is_read_whatever_its_name(text: str, path: str) -> None:
    """A feed of any kind is known by its content, and the HTML in its entries is read as blocks."""
    assert texts_of(documents_of(text, path)[0]) == ["He waits.", "She comes."]


def test_an_entry_of_rss_is_a_review() -> None:
    """Title, creator, day, address and picture are read, the whole content rather than its beginning."""
    first, second = documents_of(RSS)
    assert first.front == FrontMatter(
        title="Lantern (2010)",
        reviewer="Ann Critic",
        published="2020-01-31",
        url="https://x.example/2020/lantern-2010/",
        image="https://x.example/a.jpg",
        slug="lantern-2010",
    )
    assert (first.source, second.source) == ("https://x.example/2020/lantern-2010/", "id-2")
    assert (second.front, texts_of(second)) == (FrontMatter(title="Storm"), ["He waits.", "She comes."])


def test_an_entry_of_rss_1_is_a_review() -> None:
    """The older RSS says the same in Dublin Core."""
    assert documents_of(RDF)[0].front == FrontMatter(
        title="Lantern (2010)",
        reviewer="Ann Critic",
        published="2020-01-31",
        url="https://x.example/lantern",
        slug="lantern",
    )


def test_an_entry_of_atom_is_a_review() -> None:
    """The feed's author stands for entries without one, the day is in UTC, and content in XHTML is read."""
    first, second = documents_of(ATOM)
    assert first.front == FrontMatter(
        title="Lantern (2010)",
        reviewer="Ann Critic",
        published="2020-02-01",
        url="https://x.example/lantern",
        slug="lantern",
    )
    assert (second.front.reviewer, second.front.published) == ("Bo Critic", "2020-02-01")
    assert (texts_of(second), second.source) == (["He waits.", "She comes."], "tag:x.example,2020:2")


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("<pubDate>Fri, 31 Jan 2020 10:00:00 +0000</pubDate>", "2020-01-31"),
        ("<updated>2020-01-31T10:00:00Z</updated>", "2020-01-31"),
        ("<pubDate></pubDate>", None),
        ("<pubDate>last week</pubDate>", None),
        ("", None),
    ],
)
def test_the_day_of_an_entry(date: str, day: str | None) -> None:
    """The day of publication, else that of the last change, is read; one that cannot be read is none."""
    (document,) = documents_of(f"<rss><channel><item>{date}<description>He waits.</description></item></channel></rss>")
    assert document.front.published == day


def test_letterboxds_feed_says_film_year_and_rating() -> None:
    """Letterboxd's own elements are taken over the title of the entry."""
    (document,) = documents_of(LETTERBOXD)
    assert document.front == FrontMatter(
        film="Lantern",
        title="Lantern, 2010 - \u2605\u2605\u2605\u00bd",
        year=2010,
        reviewer="Ann",
        published="2020-01-31",
        url="https://letterboxd.com/ann/film/lantern-2010/",
        rating=Rating(3.5, 5, "3.5"),
        slug="lantern-2010",
    )
    assert texts_of(document) == ["He waits."]


@pytest.mark.parametrize(
    "author",
    [
        "<author>ann@x.example (Ann Critic)</author>",
        "<author><name>Ann Critic</name><email>ann@x.example</email></author>",
        "<dc:creator xmlns:dc='http://purl.org/dc/elements/1.1/'>Ann Critic</dc:creator>",
    ],
)
def test_the_author_of_an_entry_is_a_name(author: str) -> None:
    """The address of mail beside an author's name is left out."""
    text = f"<rss><channel><item>{author}<description>He waits.</description></item></channel></rss>"
    assert [found.front.reviewer for found in documents_of(text)] == ["Ann Critic"]


def test_an_entry_without_a_name_is_known_by_its_place() -> None:
    """An entry with neither address nor id is known by its place in the feed."""
    text = "<rss><channel><item><description>He waits.</description></item></channel></rss>"
    assert [found.source for found in documents_of(text)] == ["feed.xml#1"]


def test_a_bad_entry_does_not_stop_the_others() -> None:
    """An entry without text is refused by its address, and the others are read."""
    empty = "<item><link>https://x.example/b</link><description>&lt;img src='a'&gt;</description></item>"
    found = parse_all(RSS.replace("<item><title>Storm", f"{empty}<item><title>Storm"), "feed.xml")
    assert [str(item) if isinstance(item, ReviewError) else item.front.title for item in found] == [
        "Lantern (2010)",
        "feed.xml (https://x.example/b): there is no text in it",
        "Storm",
    ]


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes() -> None:
    """Entries above the damage are reviews."""
    (document, *_) = documents_of(RSS[: RSS.index("<item><title>Storm")])
    assert document.front.title == "Lantern (2010)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<rss version='2.0'><channel><title>A</title></channel></rss>", "feed.xml: this feed has no entry in it"),
        ("<rss version='2.0'>\n<channel><item", "feed.xml, line 2: this feed is damaged"),
        ("<svg><text>He waits.</text></svg>", "feed.xml: this feed has no entry in it"),
        ("<rss><channel><item><link></item></link></channel></rss>", "feed.xml: this feed cannot be read (KeyError)"),
    ],
)
def test_a_feed_without_an_entry_is_refused(text: str, message: str) -> None:
    """XML with no entry in it is refused, with the line where it is damaged."""
    with pytest.raises(ReviewError) as raised:
        parse_all(text, "feed.xml")
    assert str(raised.value) == message


def test_an_entity_bomb_does_not_go_off() -> None:
    """Entities that would grow to gigabytes are never expanded."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    item = "<item><title>Lantern</title><description>&e9;</description></item>"
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{levels}]><rss><channel>{item}</channel></rss>'
    found = parse_all(bomb, "feed.xml")
    assert sum(len(block.text) for item in found if isinstance(item, Document) for block in item.blocks) < 1000


@pytest.mark.parametrize(
    "place",
    [
        "<link>{}</link><description>He waits.</description>",
        "<description>&lt;img src='{0}'&gt;&lt;a href='{0}'&gt;He&lt;/a&gt; waits.</description>",
        "<description xml:base='{}'>&lt;a href='x'&gt;He&lt;/a&gt; waits.</description>",
        "<enclosure url='{}'/><description>He waits.</description>",
        "<description>&secret;He waits.</description>",
    ],
)
def test_what_a_feed_names_is_never_opened(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file and no address that a feed names is opened, be it a link, a picture or an entity."""
    secret = tmp_path / "secret.txt"
    secret.write_text("The secret.", encoding="utf-8")
    opened: list[object] = []
    plain_open = builtins.open

    def watched(file: object, *args: object, **kwargs: object) -> object:
        opened.append(file)
        return plain_open(file, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(urllib.request, "urlopen", opened.append)
    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda _, address, *_args: opened.append(address))
    declared = f'<!DOCTYPE rss [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>' if "&secret;" in place else ""
    text = f'<?xml version="1.0"?>{declared}<rss><channel><item>{place.format(secret.as_uri())}</item></channel></rss>'
    found = parse_all(text, "feed.xml")
    assert [file for file in opened if "secret" in str(file)] == []
    assert "The secret." not in repr(found)


@pytest.mark.parametrize("text", ["<rss>/etc/hostname</rss>", "<feed>https://x.example/feed.xml</feed>"])
def test_a_feed_that_is_only_an_address_is_not_followed(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that reads as a file's name or an address is refused, and nothing is fetched."""
    opened: list[object] = []
    monkeypatch.setattr(urllib.request.OpenerDirector, "open", lambda _, address, *_args: opened.append(address))
    with pytest.raises(ReviewError, match="this feed has no entry in it"):
        parse_all(text, "feed.xml")
    assert opened == []

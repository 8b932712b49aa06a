"""Front matter: its fields under all their names, and what is wrong with a damaged one."""

import pytest

from reviews.document import FrontMatter, Role
from reviews.errors import ReviewError
from reviews.readers import frontmatter
from reviews.records import Rating


def read(lines: str) -> FrontMatter:
    """The front matter that holds these lines."""
    return frontmatter.split(f"---\n{lines}\n---\nText.", "a.md")[0]


def test_a_file_without_front_matter_is_all_body() -> None:
    """A text that does not start with --- is the body, from line 1."""
    assert frontmatter.split("Text.\n---\ntitle: x\n---\n", "a.md") == (
        FrontMatter(),
        "Text.\n---\ntitle: x\n---\n",
        1,
    )


@pytest.mark.parametrize("text", ["---\ntitle: Storm\n---\nText.\n", "---  \r\ntitle: Storm\r\n...\r\nText.\r\n"])
def test_front_matter_is_parted_from_the_body(text: str) -> None:
    """Lines of --- or ..., with any line ends, part the front matter from the body, which starts at line 4."""
    assert frontmatter.split(text, "a.md") == (FrontMatter(title="Storm"), "Text.", 4)


@pytest.mark.parametrize("lines", ["", "# only a comment"])
def test_empty_front_matter_says_nothing(lines: str) -> None:
    """Front matter without a value is as good as none."""
    assert read(lines) == FrontMatter()


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        *[(f"{name}: Storm", FrontMatter(film="Storm")) for name in ("film", "movie", "film_title", "Movie-Title")],
        *[(f"{name}: Storm", FrontMatter(title="Storm")) for name in ("title", "Headline", "TITLE")],
        *[(f"{name}: 2010", FrontMatter(year=2010)) for name in ("year", "release_year", "film-year")],
        *[
            (f"{name}: Ann Critic", FrontMatter(reviewer="Ann Critic"))
            for name in ("reviewer", "author", "critic", "by")
        ],
        *[(f"{name}: 2020-01-31", FrontMatter(published="2020-01-31")) for name in ("date", "published_at", "pubdate")],
        *[
            (f"{name}: https://x.example/a?b=1", FrontMatter(url="https://x.example/a?b=1"))
            for name in ("url", "canonical_url", "canonical", "permalink", "link")
        ],
        *[(f"{name}: a.jpg", FrontMatter(image="a.jpg")) for name in ("image", "poster", "cover", "thumbnail")],
        *[
            (f"{name}: 4/5", FrontMatter(rating=Rating(4.0, 5.0, "4/5")))
            for name in ("rating", "stars", "score", "grade")
        ],
        ("slug: storm-2010", FrontMatter(slug="storm-2010")),
        ("directed-by: Ito Ken", FrontMatter(facts=(("director", "Ito Ken"),))),
        ("genres: [drama, horror]", FrontMatter(facts=(("genre", "drama"), ("genre", "horror")))),
        ("language: Korean", FrontMatter(facts=(("language", "Korean"),))),
        ("language: en-US", FrontMatter()),
        ("based_on: a novel", FrontMatter(facts=(("based on", "a novel"),))),
        ("runtime: 92 minutes", FrontMatter(facts=(("runtime", "92 minutes"),))),
        ("written_by: A B\ncountry: Japan", FrontMatter(facts=(("writer", "A B"), ("country", "Japan")))),
        ("author:\n  name: Ann Critic\n  url: x", FrontMatter(reviewer="Ann Critic")),
    ],
)
def test_fields_are_known_under_all_their_names(lines: str, expected: FrontMatter) -> None:
    """Each field is read under each of its usual names, whatever their case and hyphens."""
    assert read(lines) == expected


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("title: 1917", "1917"),
        ("title: Yes", "Yes"),
        ("title: 1_000", "1_000"),
        ('title: "Jaws: The Revenge"', "Jaws: The Revenge"),
        ("title: 'Schindler''s List'", "Schindler's List"),
        ("title: >\n  A long\n  title", "A long title"),
        ("title: Caf\u00e9  Society", "Caf\u00e9 Society"),
        ("title: 2010-01-31", "2010-01-31"),
        ("title: null\nheadline: Storm", "Storm"),
        ("title:", None),
        ("title: [a, b]", None),
    ],
)
def test_every_value_stays_the_text_that_it_is(lines: str, title: str | None) -> None:
    """Numbers, words for yes and dates stay text, quotes go, empty values count as absent."""
    assert read(lines) == FrontMatter(title=title)


@pytest.mark.parametrize("year", ["10", "1799", "soon", "19999"])
def test_what_is_no_year_is_no_year(year: str) -> None:
    """Only the years in which films were made are years."""
    assert read(f"year: {year}") == FrontMatter()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "/posts/storm", "https://a b"])
def test_what_is_no_web_address_is_dropped(url: str) -> None:
    """Only http and https addresses are kept as the review's address."""
    assert read(f"url: {url}") == FrontMatter()


@pytest.mark.parametrize(
    "lines",
    [
        "cast:\n- Ito Ken as Taro\n- Ruth Vega",
        "cast:\n- Ito Ken - Taro\n- Ruth Vega",
        "actors:\n- Ito Ken (Taro)\n- Ruth Vega",
        "starring: Ito Ken as Taro, Ruth Vega",
        "starring: Ito Ken as Taro and Ruth Vega",
        "cast:\n  Ito Ken: Taro\n  Ruth Vega:",
        "cast:\n- Ito Ken: Taro\n- Ruth Vega",
        "cast:\n- {actor: Ito Ken, role: Taro}\n- {name: Ruth Vega}",
        "cast:\n- name: Ito Ken\n  character: Taro\n- Ruth Vega",
    ],
)
def test_a_cast_list_may_be_written_in_many_ways(lines: str) -> None:
    """Lines, pairs, mappings and one line of names all give the same cast."""
    assert read(lines) == FrontMatter(cast=(Role("Ito Ken", "Taro"), Role("Ruth Vega")))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (
            "---\ntitle: Storm\nText.",
            1,
            "the front matter that opens here is never closed; end it with a line of ---",
        ),
        (
            "---\ntitle: Storm\nyear: [2010\n---\nText.",
            3,
            "the front matter is not valid YAML: expected ',' or ']', but got '<stream end>'",
        ),
        (
            "---\ntitle: Jaws: the shark\n---\nText.",
            2,
            "the front matter is not valid YAML: mapping values are not allowed here",
        ),
        ("---\n- one\n- two\n---\nText.", 2, "the front matter must be lines of the form name: value"),
        ("---\nonly words\n---\nText.", 2, "the front matter must be lines of the form name: value"),
        (
            "---\na: &x [1]\nb: *x\n---\nText.",
            3,
            "the front matter is not valid YAML: aliases (*name) are not allowed",
        ),
    ],
    ids=["unclosed", "bracket", "colon", "list", "words", "alias"],
)
def test_damaged_front_matter_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    """The error names the line to look at and what is wrong there."""
    with pytest.raises(ReviewError) as raised:
        frontmatter.split(text, "a.md")
    assert (raised.value.path, raised.value.line, raised.value.reason) == ("a.md", line, reason)


def test_deeply_nested_front_matter_is_refused() -> None:
    """Brackets nested beyond Python's recursion limit are a ReviewError, not a crash."""
    with pytest.raises(ReviewError, match="the front matter is not valid YAML"):
        read("a: " + "[" * 1500)

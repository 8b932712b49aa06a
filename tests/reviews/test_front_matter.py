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
        ("releaseYear: 2010", FrontMatter(year=2010)),
        ('director: "[[Ito Ken]]"', FrontMatter(facts=(("director", "Ito Ken"),))),
        ('director: "[[people/ito|Ito Ken]]"', FrontMatter(facts=(("director", "Ito Ken"),))),
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


def test_hugos_front_matter_is_toml() -> None:
    """Between lines of +++ stands TOML, whose dates, numbers, lists and tables are read as in YAML."""
    text = (
        '+++\r\ntitle = "Storm: a review"\r\nyear = 2010\r\ndate = 2020-01-31T10:00:00Z\r\nrating = 3.5\r\n'
        'genres = ["drama", "horror"]\r\n[author]\r\nname = "Ann Critic"\r\n[[cast]]\r\nactor = "Ito Ken"\r\n'
        'role = "Taro"\r\n[params]\r\nscore = 9\r\n+++\r\nText.\r\n'
    )
    assert frontmatter.split(text, "a.md") == (
        FrontMatter(
            title="Storm: a review",
            year=2010,
            reviewer="Ann Critic",
            published="2020-01-31T10:00:00+00:00",
            rating=Rating(3.5, None, "3.5"),
            cast=(Role("Ito Ken", "Taro"),),
            facts=(("genre", "drama"), ("genre", "horror")),
        ),
        "Text.",
        15,
    )


@pytest.mark.parametrize("value", ["2020-01-31", "2020-01-31T10:00:00", "10:00:00"])
def test_dates_of_toml_are_texts(value: str) -> None:
    """A day, a moment and a time of TOML are read as they are written."""
    assert frontmatter.split(f"+++\ndate = {value}\n+++\nText.", "a.md")[0] == FrontMatter(published=value)


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("+++\ntitle = 1\n", 1, "the front matter that opens here is never closed; end it with a line of +++"),
        ("+++\na = 1\n---\n", 1, "the front matter that opens here is never closed; end it with a line of +++"),
        ("+++\nyear = 2010\ntitle = Storm\n+++\n", 3, "the front matter is not valid TOML: Invalid value"),
        ("+++\na: b\n+++\n", 2, "the front matter is not valid TOML: Expected '=' after a key in a key/value pair"),
        ("+++\na = 1\na = 2\n+++\n", 3, "the front matter is not valid TOML: Cannot overwrite a value"),
        (f"+++\na = {'[' * 2000}\n+++\n", 1, "the front matter is not valid TOML: RecursionError"),
    ],
    ids=["unclosed", "other fence", "value", "colon", "twice", "deep"],
)  # fmt: skip
def test_damaged_toml_is_refused_with_its_line(text: str, line: int, reason: str) -> None:
    """The error names the line to look at and what is wrong there, as for YAML."""
    with pytest.raises(ReviewError) as raised:
        frontmatter.split(text, "a.md")
    assert (raised.value.line, raised.value.reason) == (line, reason)


@pytest.mark.parametrize("fence", ["---", "+++"])
@pytest.mark.parametrize(("size", "refused"), [(frontmatter.LONGEST, False), (frontmatter.LONGEST + 1, True)])
def test_front_matter_may_be_so_long(fence: str, size: int, refused: bool) -> None:  # noqa: FBT001 - a column
    """Front matter of 64 KiB is read, and one character more is refused with both sizes."""
    text = f"{fence}\n#{'x' * (size - 1)}\n{fence}\nText."
    if not refused:
        assert frontmatter.split(text, "a.md") == (FrontMatter(), "Text.", 4)
        return
    with pytest.raises(ReviewError) as raised:
        frontmatter.split(text, "a.md")
    assert str(raised.value) == "a.md, line 1: the front matter has 65,537 characters; it may have 65,536"


@pytest.mark.parametrize(
    "lines",
    [
        "title: A light\nfilm: Storm\nyear: 2010\ndirector: Ito Ken",
        "title: A light\nparams:\n  film: Storm\n  Year: 2010\n  director: Ito Ken",
        "title: A light\nextra: {film: Storm, year: 2010, director: Ito Ken, title: Other}",
        "title: A light\nfilm: {title: Storm, year: 2010, director: Ito Ken}",
        "title: A light\nmovie:\n  name: Storm\n  release-year: 2010\n  directed_by: Ito Ken",
        "title: A light\nreview:\n  movie: {title: Storm, year: 2010, director: Ito Ken}",
    ],
)
def test_fields_may_stand_in_a_mapping(lines: str) -> None:
    """A site's custom fields, and what is said of the film, may have a mapping of their own."""
    assert read(lines) == FrontMatter(film="Storm", title="A light", year=2010, facts=(("director", "Ito Ken"),))


@pytest.mark.parametrize(
    ("lines", "rating"),
    [
        ("rating: 4", Rating(4, None, "4")),
        ("rating: 4\nratingEmoji: \u2b50\ufe0f\u2b50\ufe0f\u2b50\ufe0f\u2b50\ufe0f", Rating(4, 5, "4")),
        ("rating: 4\nratingEmoji: \u2b50\u2b50\u2b50", Rating(4, None, "4")),
        ("rating: ''\nratingEmoji: \u2b50\u2b50\u2b50", Rating(3, 5, "\u2b50\u2b50\u2b50")),
        ("rating: 7\nscore: 7/10", Rating(7, 10, "7")),
        ("score: 7/10\nrating: 7/10", Rating(7, 10, "7/10")),
        ("rating: {value: 7, best: 10}", Rating(7, 10, "7")),
        ("rating: {score: 3.5, out_of: 4}", Rating(3.5, 4, "3.5")),
        ("rating:\n  stars: 4\n  max: 5", Rating(4, 5, "4")),
        ("rating: {stars: 4}", Rating(4, None, "4")),
        ("rating: 4\nrating_max: 5", Rating(4, 5, "4")),
        ("rating: 7\nmax-rating: 5", Rating(7, None, "7")),
        ("rating: {imdb: 7.1, metacritic: 64}", None),
        ("grade: B+", Rating(3.3, 4.3, "B+")),
        ("my-rating: 85%", Rating(85, 100, "85%")),
        ("rating: \u2605\u2605\u2605\u00bd", Rating(3.5, 5, "\u2605\u2605\u2605\u00bd")),
        ("rating: [4, 5]", None),
        ("rating: PG-13", None),
    ],
)
def test_ratings_of_front_matter(lines: str, rating: Rating | None) -> None:
    """A rating stands alone, as a mapping, or takes its scale from a field that says the same on one."""
    assert read(lines) == FrontMatter(rating=rating)


@pytest.mark.parametrize(
    "name", ["imdb", "imdb_rating", "metacritic", "rotten_tomatoes", "tomatometer", "mpaa", "votes"]
)
def test_what_others_gave_is_not_the_reviewers_rating(name: str) -> None:
    """The figures of sites that collect ratings stay out, alone and beside the reviewer's."""
    assert read(f"{name}: 64/100") == FrontMatter()
    assert read(f"{name}: 4/5\nrating: 4") == FrontMatter(rating=Rating(4, None, "4"))


@pytest.mark.parametrize(
    ("text", "expected"), [("---\nx", True), ("+++ \r\nx", True), ("----\nx", False), ("x", False)]
)
def test_front_matter_opens_with_a_fence(text: str, expected: bool) -> None:  # noqa: FBT001 - a column of the table
    """Only a first line of three signs opens front matter, perhaps behind a byte order mark."""
    assert frontmatter.opens(text) is expected
    assert frontmatter.opens(f"\ufeff{text}") is expected

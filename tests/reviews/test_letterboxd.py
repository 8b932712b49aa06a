"""Letterboxd's export, and other tables of reviews."""

import csv

import pytest

from reviews.document import Document, FrontMatter
from reviews.errors import ReviewError, or_raise
from reviews.readers.limits import LARGEST_SOURCE
from reviews.records import Rating
from tests.reviews.making import parse_all

NAMES = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date"


def documents_of(text: str, path: str = "reviews.csv") -> list[Document]:
    """The reviews of a table, all of which can be read."""
    return [or_raise(found) for found in parse_all(text, path)]


def texts_of(cell: str) -> list[str]:
    """The blocks of a review that stands in a cell as it is."""
    (document,) = documents_of(f"Name,Review\nLantern,{cell}\n")
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("path", ["reviews.csv", "reviews.tsv", "reviews.txt", "reviews"])
def test_each_row_is_a_review(path: str) -> None:
    """A row says film, year, day, address and stars out of 5, and its source is its address."""
    rows = '2020-02-01,Lantern,2010,https://boxd.it/aBc1,3.5,,He waits.,"a, b",2020-01-31\n'
    rows += "2020-02-02,Storm,2012,https://boxd.it/aBc2,,Yes,She comes.,,\n"
    first, second = documents_of(f"{NAMES}\n{rows}", path)
    assert first.front == FrontMatter(
        film="Lantern",
        year=2010,
        published="2020-01-31",
        url="https://boxd.it/aBc1",
        rating=Rating(3.5, 5, "3.5"),
    )
    assert second.front == FrontMatter(film="Storm", year=2012, published="2020-02-02", url="https://boxd.it/aBc2")
    assert [(found.source, found.line, found.is_whole_file) for found in (first, second)] == [
        ("https://boxd.it/aBc1", 2, False),
        ("https://boxd.it/aBc2", 3, False),
    ]


@pytest.mark.parametrize(
    ("cell", "texts"),
    [
        ("He waits.", ["He waits."]),
        ('"He waits, and waits."', ["He waits, and waits."]),
        ('"He says ""no"" twice."', ['He says "no" twice.']),
        ('"He waits.\nShe comes."', ["He waits.", "She comes."]),
        ('"He waits.\r\n\r\nShe comes."', ["He waits.", "She comes."]),
        ("<i>Lantern</i> is <b>good</b> &amp; sad.", ["Lantern is good & sad."]),
        ("<p>He waits.</p><p>She comes.</p>", ["He waits.", "She comes."]),
        ('"<p>He waits.</p>\n<a href=""https://x.example"">She</a> comes."', ["He waits.", "She comes."]),
        ("I <3 it.", ["I <3 it."]),
        ("Caf\u00e9 \u2605\u2605\u2605", ["Caf\u00e9 \u2605\u2605\u2605"]),
    ],
)  # fmt: skip
def test_a_cell_is_html_with_line_breaks(cell: str, texts: list[str]) -> None:
    """Quotes and commas of CSV, HTML and line breaks in a cell are read, and its signs stay."""
    assert texts_of(cell) == texts


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_other_programs_write_the_table_otherwise(delimiter: str, end: str, mark: str) -> None:
    """Semicolons, tabs, other line ends, a byte order mark and quoted names are read alike."""
    names = delimiter.join(f'"{name}"' for name in NAMES.split(","))
    row = delimiter.join(["2020-02-01", "Lantern", "2010", "", "4", "", '"He waits; she, too."', "", ""])
    (document,) = documents_of(f"{mark}{names}{end}{row}{end}")
    assert document.front == FrontMatter(film="Lantern", year=2010, published="2020-02-01", rating=Rating(4, 5, "4"))
    assert [block.text for block in document.blocks] == ["He waits; she, too."]


def test_other_names_of_the_columns_are_known() -> None:
    """A table of one's own may name its columns otherwise, and its reviewer."""
    (document,) = documents_of("Title,Author,URL,Text\nLantern,Ann Critic,https://x.example/a,He waits.\n")
    assert document.front == FrontMatter(film="Lantern", reviewer="Ann Critic", url="https://x.example/a")


def test_a_row_without_an_address_is_known_by_film_and_day() -> None:
    """Two rows on one film, of different days, are two reviews."""
    documents = documents_of("Name,Year,Date,Review\nLantern,2010,2020-01-31,One.\nLantern,2010,2021-01-31,Two.\n")
    assert [found.source for found in documents] == [
        "reviews.csv#Lantern-2010-2020-01-31",
        "reviews.csv#Lantern-2010-2021-01-31",
    ]


def test_empty_rows_and_short_rows_are_no_trouble() -> None:
    """Rows with nothing in them are passed over, and one with fewer cells, or more, than columns is read."""
    text = "Name,Review,Rating\n\n,,\nLantern,He waits.\nStorm,She comes.,4,more\n"
    assert [(found.front.film, found.line) for found in documents_of(text)] == [("Lantern", 4), ("Storm", 5)]


def test_a_bad_row_does_not_stop_the_others() -> None:
    """A row without a review is refused with the line where it begins, even below cells of several lines."""
    text = 'Name,Review\nLantern,"He\nwaits\nhere."\nStorm,\nGale,"<div></div>"\nTide,She comes.\n'
    found = parse_all(text, "reviews.csv")
    assert [str(item) if isinstance(item, ReviewError) else item.front.film for item in found] == [
        "Lantern",
        "reviews.csv, line 5: there is no text in it",
        "reviews.csv, line 6: there is no text in it",
        "Tide",
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "Date,Name,Year,Letterboxd URI,Rating\n2020-01-31,Lantern,2010,x,4\n",
            "line 1: this table has no columns Name and Review; of a Letterboxd export, reviews.csv holds the reviews",
        ),
        (
            "only words",
            "line 1: this table has no columns Name and Review; of a Letterboxd export, reviews.csv holds the reviews",
        ),
        ("Name,Review\n", "line 1: there is no row below the names of the columns"),
        ("Name,Review\n\n,\n", "line 1: there is no row below the names of the columns"),
    ],
)
def test_a_table_without_reviews_is_refused(text: str, message: str) -> None:
    """A table that lacks a column, or a row, is refused with what is missing."""
    with pytest.raises(ReviewError) as raised:
        parse_all(text, "ratings.csv")
    assert str(raised.value) == f"ratings.csv, {message}"


def test_a_table_with_a_very_long_cell_is_read_but_for_that() -> None:
    """A cell of 10 MiB is refused with its line, and the rows around it are read."""
    size = 10 * 1024 * 1024
    text = f"Name,Review\nLantern,He waits.\nStorm,{'x' * size}\nGale,She comes.\n"
    first, second, third = parse_all(text, "reviews.csv")
    assert str(second) == (f"reviews.csv, line 3: this has {size:,} characters; one review may have {LARGEST_SOURCE:,}")
    assert [item.front.film for item in (first, third) if isinstance(item, Document)] == ["Lantern", "Gale"]


def test_the_limit_of_the_csv_module_is_raised_for_long_reviews_only() -> None:
    """To read a short table changes nothing for other readers of the process."""
    before = csv.field_size_limit()
    documents_of("Name,Review\nLantern,He waits.\n")
    assert csv.field_size_limit() == before

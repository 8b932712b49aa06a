"""Letterboxd's export: reviews.csv, a review a row.

https://letterboxd.com/about/importing-data/ names its columns; ratings are stars out of 5.
"""

import csv
import io
from collections.abc import Sequence

from reviews.document import FrontMatter, Post
from reviews.errors import ReviewError, attempt
from reviews.ratings import parse_rating
from reviews.readers import html, spoiler_marks, values
from reviews.readers.limits import check_source

_FILM = ("name", "title", "film", "movie")
_TEXT = ("review", "text")
_BEST = 5.0


def begins_like(text: str) -> bool:
    """Whether the first line of a text names the columns that reviews need."""
    return _columns(text) is not None


def read(text: str, path: str) -> list[Post | ReviewError]:
    """Read every row.

    Raises ReviewError, with the line, for a table without the columns Name and Review, and for one that is not CSV.
    """
    columns = _columns(text)
    if columns is None:
        reason = "this table has no columns Name and Review; of a Letterboxd export, reviews.csv holds the reviews"
        raise ReviewError(path, reason, 1)
    names, delimiter = columns
    # The module's own limit is 128 KiB for all readers of the process; how long a file may be is checked before.
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    rows = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=delimiter)
    posts: list[Post | ReviewError] = []
    line = 1
    try:
        for number, row in enumerate(rows):
            if number and any(cell.strip() for cell in row):
                posts.append(attempt(_post, dict(zip(names, row, strict=False)), path, line))
            line = rows.line_num + 1
    except csv.Error as error:
        raise ReviewError(path, f"this table is damaged: {error}", line) from error
    if not posts:
        raise ReviewError(path, "there is no row below the names of the columns", 1)
    return posts


def _columns(text: str) -> tuple[list[str], str] | None:
    """The names of the columns in lower case, and what parts them; None if a table of reviews does not begin so."""
    first = text.lstrip("\ufeff").lstrip().partition("\n")[0][:1000]
    for delimiter in (",", ";", "\t"):
        names = [name.strip().strip('"').lower() for name in first.split(delimiter)]
        if set(_FILM) & set(names) and set(_TEXT) & set(names):
            return names, delimiter
    return None


def _post(row: dict[str, str], path: str, line: int) -> Post:
    front = FrontMatter(
        film=values.line(_cell(row, _FILM)),
        year=values.year(_cell(row, ("year",))),
        reviewer=values.line(_cell(row, ("reviewer", "author", "username"))),
        published=values.line(_cell(row, ("watched date", "date"))),
        url=values.address(_cell(row, ("letterboxd uri", "uri", "url", "link"))),
        rating=parse_rating(_cell(row, ("rating",)), _BEST),
    )
    text = spoiler_marks.carry(_cell(row, _TEXT))
    check_source(text, path, line)
    blocks = html.blocks_of_text(text.replace("\r\n", "\n").replace("\n", "<br>"), path)
    return Post(blocks, front, line, key=front.url or f"{path}#{front.film}-{front.year}-{front.published}")


def _cell(row: dict[str, str], names: Sequence[str]) -> str:
    return next((row[name] for name in names if row.get(name)), "")

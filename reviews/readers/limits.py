"""How large a file, and how long a review, may be: far more than people write, and little enough to be read in time."""

from pathlib import Path

from reviews.errors import ReviewError

# A feed or an export of many reviews.
LARGEST_BYTES = 16 * 1024 * 1024
# The source of one review, which a page may fill with scripts and pictures, and an upload.
LARGEST_SOURCE = 4 * 1024 * 1024
# The text of one review.
LONGEST = 1024 * 1024


def check_size(path: Path | str, size: int, most: int = LARGEST_BYTES) -> None:
    """Raise ReviewError if a file of `size` bytes is too large to be read."""
    if size > most:
        raise ReviewError(path, f"the file has {size:,} bytes; it may have {most:,}")


def check_source(text: str, path: Path | str, line: int | None = None) -> None:
    """Raise ReviewError if the source of one review, with its markup, is too long to be read."""
    if len(text) > LARGEST_SOURCE:
        raise ReviewError(path, f"this has {len(text):,} characters; one review may have {LARGEST_SOURCE:,}", line)


def check_length(length: int, path: Path | str, line: int | None = None) -> None:
    """Raise ReviewError if the text of one review is too long to be understood."""
    if length > LONGEST:
        raise ReviewError(path, f"this review has {length:,} characters; it may have {LONGEST:,}", line)

"""Errors of the library and the embedding model; the whole tree stands in `reviews.errors`."""

from reviews.errors import MatineeError


class LibraryError(MatineeError):
    """The library cannot be used as it is."""


class LibraryFormatError(LibraryError):
    """The library was made by a newer Matinee."""


class LibraryModelError(LibraryError):
    """The library's vectors were made with another embedding model."""


class LibraryDamagedError(LibraryError):
    """The catalogue is not a readable SQLite file."""


class ModelError(MatineeError):
    """The embedding model is missing, or is not the one expected."""

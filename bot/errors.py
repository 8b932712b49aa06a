"""Errors of settings, conversations and question files; the whole tree stands in `reviews.errors`."""

from reviews.errors import MatineeError


class SettingsError(MatineeError):
    """A setting has a value that cannot be used."""


class ConversationError(MatineeError):
    """What is kept of conversations cannot be read or written."""


class DiscordError(MatineeError):
    """Discord does not let the bot in, or cannot be reached."""


class OutputError(MatineeError):
    """A file that was asked for cannot be written."""


class QuestionFileError(MatineeError):
    """A row of a question file cannot be used: path, 1-based line, reason."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        """Say where and why."""
        super().__init__(f"{path}, line {line}: {reason}" if line else f"{path}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason

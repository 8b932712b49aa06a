"""What the fake writes down of what the bot did, and the errors it answers with."""

from dataclasses import dataclass, field
from typing import Any

Payload = dict[str, Any]
"""A JSON object as Discord sends it."""


def without_nulls(thing: Any) -> Any:  # noqa: ANN401 - any JSON
    """The JSON without its null fields, which Discord takes for absent in embeds, components and modals."""
    if isinstance(thing, dict):
        return {key: without_nulls(value) for key, value in thing.items() if value is not None}
    return [without_nulls(value) for value in thing] if isinstance(thing, list) else thing


class ApiError(Exception):
    """An error answer of the REST API: the HTTP status, Discord's own code, and its words."""

    def __init__(self, status: int, code: int, message: str, problems: tuple[str, ...] = ()) -> None:
        """Answer with `status` and, in the body, `code` and `message`; `problems` name the broken limits."""
        super().__init__(f"{status} {code}: {message}")
        self.status = status
        self.code = code
        self.message = message
        self.problems = problems

    def payload(self) -> Payload:
        """The body of the answer."""
        body: Payload = {"code": self.code, "message": self.message}
        if self.problems:
            errors = [{"code": "INVALID", "message": problem} for problem in self.problems]
            body["errors"] = {"request": {"_errors": errors}}
        return body


class ImpossibleActionError(AssertionError):
    """The test lets a user do what Discord's client does not offer, such as clicking a disabled button."""


@dataclass(frozen=True)
class SentFile:
    """A file that the bot sent: its name and its bytes."""

    name: str
    data: bytes


@dataclass
class Record:
    """One request of the bot. `status` is what was answered; 0 where the connection was cut."""

    time: float
    """Seconds on `time.monotonic`."""
    method: str
    path: str
    """Without the base, so it begins with a slash: /channels/1/messages."""
    query: dict[str, str]
    json: Any = None
    files: list[SentFile] = field(default_factory=list)
    template: str = ""
    """The route, /channels/{channel}/messages; empty where there is none."""
    status: int = 0


@dataclass
class Download:
    """One request to the CDN: which upload, when, how much of it was sent, and whether all of it was."""

    time: float
    attachment_id: int
    sent: int = 0
    complete: bool = False

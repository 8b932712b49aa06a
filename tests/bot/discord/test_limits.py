"""Discord's limits, held against those of simcord, which were written down apart from ours."""

from collections.abc import Callable

import pytest
from simcord.components import (
    ComponentValidationError,
    validate_components,
    validate_embeds,
    validate_message_state,
    validate_modal,
)

from bot.discord import limits

ROW, BUTTON, SELECT, INPUT = 1, 2, 3, 4


def embed(**parts: object) -> Callable[[], None]:
    """Check a message with one embed."""
    return lambda: validate_embeds([parts])


def rows(*items: list[dict[str, object]]) -> Callable[[], object]:
    """Check a message with rows of buttons or selects."""
    return lambda: validate_components([{"type": ROW, "components": row} for row in items])


def button(number: int = 0, **parts: object) -> dict[str, object]:
    """Make a button."""
    return {"type": BUTTON, "style": 1, "label": "Show", "custom_id": f"show-{number}"} | parts


def options(count: int, **parts: object) -> dict[str, object]:
    """Make a select with so many options, each with the parts given."""
    made = [{"label": "One", "value": str(number)} | parts for number in range(count)]
    return {"type": SELECT, "custom_id": "film", "options": made}


def modal(title: str = "Ask", **parts: object) -> Callable[[], object]:
    """Check a modal with one input."""
    field = {"type": INPUT, "custom_id": "question", "style": 1, "label": "Question"} | parts
    row = {"type": ROW, "components": [field]}
    return lambda: validate_modal({"custom_id": "ask", "title": title, "components": [row]})


def content(length: int) -> Callable[[], object]:
    """Check a message of so many characters."""
    return lambda: validate_message_state([], flags=0, content="x" * length, embeds=[])


@pytest.mark.parametrize(
    ("limit", "sized"),
    [
        (limits.CONTENT, content),
        (limits.EMBEDS, lambda n: lambda: validate_embeds([{"title": "x"}] * n)),
        (
            limits.EMBEDS_TOTAL,
            lambda n: lambda: validate_embeds([{"description": "x" * (n // 2)}] * 2 + [{"title": "x" * (n % 2)}]),
        ),
        (limits.EMBED_TITLE, lambda n: embed(title="x" * n)),
        (limits.EMBED_DESCRIPTION, lambda n: embed(description="x" * n)),
        (limits.EMBED_AUTHOR, lambda n: embed(author={"name": "x" * n})),
        (limits.EMBED_FOOTER, lambda n: embed(footer={"text": "x" * n})),
        (limits.EMBED_FIELDS, lambda n: embed(fields=[{"name": "x", "value": "x"}] * n)),
        (limits.FIELD_NAME, lambda n: embed(fields=[{"name": "x" * n, "value": "x"}])),
        (limits.FIELD_VALUE, lambda n: embed(fields=[{"name": "x", "value": "x" * n}])),
        (limits.ROWS, lambda n: rows(*([button(number)] for number in range(n)))),
        (limits.BUTTONS_IN_ROW, lambda n: rows([button(number) for number in range(n)])),
        (limits.BUTTON_LABEL, lambda n: rows([button(label="x" * n)])),
        (limits.CUSTOM_ID, lambda n: rows([button(custom_id="x" * n)])),
        (limits.SELECT_OPTIONS, lambda n: rows([options(n)])),
        (limits.OPTION_LABEL, lambda n: rows([options(1, label="x" * n)])),
        (limits.OPTION_VALUE, lambda n: rows([options(1, value="x" * n)])),
        (limits.OPTION_DESCRIPTION, lambda n: rows([options(1, description="x" * n)])),
        (limits.MODAL_TITLE, lambda n: modal(title="x" * n)),
        (limits.MODAL_LABEL, lambda n: modal(label="x" * n)),
        (limits.MODAL_INPUT, lambda n: modal(max_length=n)),
    ],
)
def test_what_fits_is_taken_and_one_more_is_refused(limit: int, sized: Callable[[int], Callable[[], object]]) -> None:
    """A message or modal at a limit is taken; with one character or item more it is refused."""
    sized(limit)()
    with pytest.raises(ComponentValidationError):
        sized(limit + 1)()


def test_limits_that_simcord_does_not_check() -> None:
    """A nonce has 25 characters; there are 25 choices, each with a name and a value of 100; a button's link has 512."""
    assert limits.NONCE == limits.CHOICES == 25
    assert limits.CHOICE_NAME == limits.CHOICE_VALUE == 100
    assert limits.LINK_URL == 512

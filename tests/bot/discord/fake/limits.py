"""Discord's documented limits: each check gives a line for every one that is broken."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from tests.bot.discord.fake.records import Payload, SentFile

CONTENT = 2000
EMBEDS = 10
EMBED_TITLE = 256
EMBED_DESCRIPTION = 4096
EMBED_FIELDS = 25
FIELD_NAME = 256
FIELD_VALUE = 1024
FOOTER = 2048
AUTHOR = 256
EMBED_SUM = 6000
NONCE = 25
FILE_BYTES = 10 * 1024 * 1024
REQUEST_BYTES = 25 * 1024 * 1024
FILES = 10
ROWS = 5
BUTTONS_IN_ROW = 5
BUTTON_LABEL = 80
CUSTOM_ID = 100
URL = 512
PLACEHOLDER = 150
SELECT_OPTIONS = 25
SELECT_TEXT = 100
MODAL_PARTS = 5
MODAL_TITLE = 45
MODAL_LABEL = 45
MODAL_PLACEHOLDER = 100
INPUT = 4000
UPLOADS = 10
CHOICES = 25
CHOICE_NAME = 100
CHOICE_VALUE = 100
COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMAND_OPTIONS = 25
COMMAND_SUM = 8000
COMMANDS_OF_TYPE = {1: 100, 2: 15, 3: 15}
FIRST_RESPONSE_S = 3.0
TOKEN_LIFE_S = 15 * 60.0
FOLLOW_UPS_OF_USER_INSTALL = 5
REQUESTS_PER_SECOND = 50

SUPPRESS_EMBEDS = 1 << 2
EPHEMERAL = 1 << 6
SUPPRESS_NOTIFICATIONS = 1 << 12

_ACTION_ROW, _BUTTON, _STRING_SELECT, _TEXT_INPUT, _LINK_STYLE = 1, 2, 3, 4, 5
_TEXT_DISPLAY, _LABEL, _FILE_UPLOAD = 10, 18, 19
_SELECTS = (3, 5, 6, 7, 8)
_IN_LABEL = (3, 4, 5, 6, 7, 8, _FILE_UPLOAD, 21, 22, 23)
_SLASH_NAME = re.compile(r"[-_'\w]{1,32}")
_SUBCOMMAND, _SUBCOMMAND_GROUP = 1, 2


def check_length(what: str, text: object, least: int, most: int) -> Iterator[str]:
    """Check that `text` is a text of `least` to `most` characters."""
    if not isinstance(text, str):
        yield f"{what}: {text!r} is not a text"
    elif not least <= len(text) <= most:
        yield f"{what}: {len(text)} characters, allowed are {least} to {most}"


def _count(what: str, things: Sequence[object], least: int, most: int) -> Iterator[str]:
    if not least <= len(things) <= most:
        yield f"{what}: {len(things)}, allowed are {least} to {most}"


def _unique(what: str, things: Iterable[object]) -> Iterator[str]:
    repeated = [thing for thing, count in Counter(things).items() if count > 1]
    if repeated:
        yield f"{what}: {repeated[0]!r} appears more than once"


def check_files(files: Sequence[SentFile]) -> Iterator[str]:
    """Check the files that the bot sends."""
    yield from _count("files", files, 0, FILES)
    for file in files:
        if len(file.data) > FILE_BYTES:
            yield f"file {file.name}: {len(file.data)} bytes, allowed are {FILE_BYTES}"
    total = sum(len(file.data) for file in files)
    if total > REQUEST_BYTES:
        yield f"request: {total} bytes of files, allowed are {REQUEST_BYTES}"


def check_message(body: Payload, *, flags: int) -> Iterator[str]:
    """Check a message that is to be made or edited; `flags` are the ones that may be set here."""
    if body.get("content") is not None:
        yield from check_length("content", body["content"], 0, CONTENT)
    if body.get("nonce") is not None:
        yield from check_length("nonce", str(body["nonce"]), 1, NONCE)
    yield from _check_flags(body.get("flags") or 0, flags)
    yield from check_embeds(body.get("embeds") or [])
    yield from check_components(body.get("components") or [])


def _check_flags(flags: int, allowed: int) -> Iterator[str]:
    if flags & ~allowed:
        yield f"flags: {flags} where only the bits of {allowed} may be set"


def check_pings(body: Payload) -> Iterator[str]:
    """Check that a message cannot ping anybody."""
    if not body.get("content") and not body.get("embeds"):
        return
    allowed = body.get("allowed_mentions")
    if not isinstance(allowed, dict) or allowed.get("parse") != []:
        yield f"allowed_mentions: {allowed!r} lets the text ping"
    elif allowed.get("users") or allowed.get("roles") or allowed.get("replied_user"):
        yield f"allowed_mentions: {allowed!r} pings somebody"


def check_embeds(embeds: Sequence[Payload]) -> Iterator[str]:
    """Check all embeds of one message."""
    yield from _count("embeds", embeds, 0, EMBEDS)
    for embed in embeds:
        yield from _check_embed(embed)
    total = sum(_embed_length(embed) for embed in embeds)
    if total > EMBED_SUM:
        yield f"embeds: {total} characters in all, allowed are {EMBED_SUM}"


def _check_embed(embed: Payload) -> Iterator[str]:
    yield from check_length("embed title", embed.get("title", ""), 0, EMBED_TITLE)
    yield from check_length("embed description", embed.get("description", ""), 0, EMBED_DESCRIPTION)
    yield from check_length("embed footer", embed.get("footer", {}).get("text", ""), 0, FOOTER)
    yield from check_length("embed author", embed.get("author", {}).get("name", ""), 0, AUTHOR)
    fields = embed.get("fields", [])
    yield from _count("embed fields", fields, 0, EMBED_FIELDS)
    for part in fields:
        yield from check_length("embed field name", part.get("name"), 1, FIELD_NAME)
        yield from check_length("embed field value", part.get("value"), 1, FIELD_VALUE)
    if embed.get("type", "rich") != "rich":
        yield f"embed type: {embed['type']!r}, a bot sends rich ones only"
    for holder in (embed, embed.get("author", {}), embed.get("image", {}), embed.get("thumbnail", {})):
        link = holder.get("url")
        if link is not None and not re.match(r"(https?|attachment)://.", link):
            yield f"embed url: {link!r} is no web address"


def _embed_length(embed: Payload) -> int:
    texts = [embed.get("title"), embed.get("description")]
    texts += [embed.get("footer", {}).get("text"), embed.get("author", {}).get("name")]
    texts += [text for part in embed.get("fields", []) for text in (part.get("name"), part.get("value"))]
    return sum(len(text or "") for text in texts)


def check_components(rows: Sequence[Payload]) -> Iterator[str]:
    """Check the rows of buttons and selects below one message."""
    yield from _count("rows", rows, 0, ROWS)
    for row in rows:
        if row.get("type") != _ACTION_ROW:
            yield f"components: type {row.get('type')} where a row (1) belongs"
            continue
        parts = row.get("components", [])
        if any(part.get("type") in _SELECTS for part in parts):
            yield from _count("parts in a row with a select", parts, 1, 1)
        else:
            yield from _count("buttons in a row", parts, 1, BUTTONS_IN_ROW)
        for part in parts:
            yield from _check_part(part)
    parts = [part for row in rows for part in row.get("components", [])]
    yield from _unique("custom_id", (part["custom_id"] for part in parts if part.get("custom_id") is not None))


def _check_part(part: Payload) -> Iterator[str]:
    if part.get("type") == _BUTTON:
        yield from _check_button(part)
    elif part.get("type") in _SELECTS:
        yield from _check_select(part)
    else:
        yield f"components: type {part.get('type')} in a row of a message"


def _check_button(button: Payload) -> Iterator[str]:
    yield from check_length("button label", button.get("label") or "", 0 if button.get("emoji") else 1, BUTTON_LABEL)
    if button.get("style") == _LINK_STYLE:
        yield from check_length("button url", button.get("url"), 1, URL)
        if not re.match(r"(https?|discord)://.", str(button.get("url"))):
            yield f"button url: {button.get('url')!r} is no web address"
        if "custom_id" in button:
            yield "button: a link has no custom_id"
    elif button.get("style") in (1, 2, 3, 4):
        yield from check_length("custom_id", button.get("custom_id"), 1, CUSTOM_ID)
    else:
        yield f"button style: {button.get('style')!r}"


def _check_select(select: Payload) -> Iterator[str]:
    yield from check_length("custom_id", select.get("custom_id"), 1, CUSTOM_ID)
    yield from check_length("select placeholder", select.get("placeholder") or "", 0, PLACEHOLDER)
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not 0 <= least <= most or not 1 <= most <= SELECT_OPTIONS:
        yield f"select: {least} to {most} values"
    if select["type"] != _STRING_SELECT:
        return
    options = select.get("options", [])
    yield from _count("select options", options, 1, SELECT_OPTIONS)
    if most > len(options):
        yield f"select: up to {most} values of {len(options)} options"
    for option in options:
        yield from check_length("select option label", option.get("label"), 1, SELECT_TEXT)
        yield from check_length("select option value", option.get("value"), 1, SELECT_TEXT)
        yield from check_length("select option description", option.get("description") or "", 0, SELECT_TEXT)
    yield from _unique("select option value", (option.get("value") for option in options))


def check_modal(modal: Payload) -> Iterator[str]:
    """Check a modal."""
    yield from check_length("modal title", modal.get("title"), 1, MODAL_TITLE)
    yield from check_length("modal custom_id", modal.get("custom_id"), 1, CUSTOM_ID)
    parts = modal.get("components", [])
    yield from _count("modal parts", parts, 1, MODAL_PARTS)
    fields = []
    for part in parts:
        if part.get("type") == _LABEL:
            yield from check_length("modal label", part.get("label"), 1, MODAL_LABEL)
            yield from check_length("modal label description", part.get("description") or "", 0, 100)
            fields.append(part.get("component", {}))
        elif part.get("type") == _ACTION_ROW:
            inner = part.get("components", [])
            yield from _count("inputs in a row of a modal", inner, 1, 1)
            for field in inner:
                yield from check_length("modal input label", field.get("label"), 1, MODAL_LABEL)
            fields += inner
        elif part.get("type") != _TEXT_DISPLAY:
            yield f"modal: type {part.get('type')} in a modal"
    for field in fields:
        yield from _check_field(field)
    yield from _unique("modal custom_id", (field.get("custom_id") for field in fields))


def _check_field(field: Payload) -> Iterator[str]:
    kind = field.get("type")
    if kind not in _IN_LABEL:
        yield f"modal: type {kind} in a label"
        return
    yield from check_length("custom_id", field.get("custom_id"), 1, CUSTOM_ID)
    if kind == _TEXT_INPUT:
        yield from _check_input(field)
    elif kind in _SELECTS:
        yield from _check_select(field)
    elif kind == _FILE_UPLOAD:
        least, most = field.get("min_values", 1), field.get("max_values", 1)
        if not 0 <= least <= most or not 1 <= most <= UPLOADS:
            yield f"file upload: {least} to {most} files"


def _check_input(field: Payload) -> Iterator[str]:
    if field.get("style") not in (1, 2):
        yield f"modal input style: {field.get('style')!r}"
    yield from check_length("modal input value", field.get("value") or "", 0, INPUT)
    yield from check_length("modal input placeholder", field.get("placeholder") or "", 0, MODAL_PLACEHOLDER)
    least, most = field.get("min_length", 0), field.get("max_length", INPUT)
    if not 0 <= least <= INPUT or not 1 <= most <= INPUT or least > most:
        yield f"modal input: {least} to {most} characters"


def check_choices(choices: Sequence[Payload]) -> Iterator[str]:
    """Check what autocomplete offers, or what an option lets choose from."""
    yield from _count("choices", choices, 0, CHOICES)
    for choice in choices:
        yield from check_length("choice name", choice.get("name"), 1, CHOICE_NAME)
        if isinstance(choice.get("value"), str):
            yield from check_length("choice value", choice["value"], 0, CHOICE_VALUE)
        elif not isinstance(choice.get("value"), int | float):
            yield f"choice value: {choice.get('value')!r}"


def check_commands(commands: Sequence[Payload]) -> Iterator[str]:
    """Check all commands of one sync."""
    for kind, most in COMMANDS_OF_TYPE.items():
        yield from _count(
            f"commands of type {kind}", [made for made in commands if made.get("type", 1) == kind], 0, most
        )
    yield from _unique("command", ((made.get("type", 1), made.get("name")) for made in commands))
    for command in commands:
        yield from _check_command(command)


def _check_command(command: Payload) -> Iterator[str]:
    name = command.get("name")
    if command.get("type", 1) != 1:
        yield from check_length("command name", name, 1, COMMAND_NAME)
        if command.get("description") or command.get("options"):
            yield f"command {name}: only slash commands have a description and options"
        return
    yield from _check_described(f"command {name}", command)
    yield from _check_options(f"command {name}", command.get("options") or [])
    total = _command_length(command)
    if total > COMMAND_SUM:
        yield f"command {name}: {total} characters in all, allowed are {COMMAND_SUM}"


def _check_described(what: str, thing: Payload) -> Iterator[str]:
    name = str(thing.get("name"))
    if not _SLASH_NAME.fullmatch(name) or name != name.lower():
        yield f"{what}: the name {name!r} is not lower case letters, digits, - and _"
    yield from check_length(f"{what} description", thing.get("description"), 1, COMMAND_DESCRIPTION)


def _check_options(what: str, options: Sequence[Payload]) -> Iterator[str]:
    yield from _count(f"{what} options", options, 0, COMMAND_OPTIONS)
    yield from _unique(f"{what} option", (option.get("name") for option in options))
    required = [bool(option.get("required")) for option in options]
    if required != sorted(required, reverse=True):
        yield f"{what}: a required option comes after an optional one"
    for option in options:
        inner = f"{what} {option.get('name')}"
        yield from _check_described(inner, option)
        if option.get("type") in (_SUBCOMMAND, _SUBCOMMAND_GROUP):
            yield from _check_options(inner, option.get("options") or [])
        yield from check_choices(option.get("choices") or [])
        if option.get("choices") and option.get("autocomplete"):
            yield f"{inner}: has both choices and autocomplete"


def _command_length(thing: Payload) -> int:
    own = len(thing.get("name") or "") + len(thing.get("description") or "")
    choices = thing.get("choices") or []
    own += sum(len(str(choice.get("name"))) + len(str(choice.get("value"))) for choice in choices)
    return own + sum(_command_length(option) for option in thing.get("options") or [])

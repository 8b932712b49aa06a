"""What a user's action becomes: the `data` of an interaction, built as Discord's client would let the user."""

from collections.abc import Mapping, Sequence
from typing import Any

from tests.bot.discord.fake.commands import SUBCOMMAND, SUBCOMMAND_GROUP
from tests.bot.discord.fake.messages import Message
from tests.bot.discord.fake.permissions import Permission
from tests.bot.discord.fake.records import ImpossibleActionError, Payload
from tests.bot.discord.fake.world import Channel, ChannelKind, User

_STRING, _INTEGER, _BOOLEAN, _USER, _CHANNEL, _NUMBER, _ATTACHMENT = 3, 4, 5, 6, 7, 10, 11
_PLAIN: dict[int, tuple[type, ...]] = {_STRING: (str,), _INTEGER: (int,), _BOOLEAN: (bool,), _NUMBER: (int, float)}
_BUTTON, _STRING_SELECT, _TEXT_INPUT, _USER_SELECT, _CHANNEL_SELECT = 2, 3, 4, 5, 8
_ACTION_ROW, _LABEL, _FILE_UPLOAD = 1, 18, 19
_LINK_STYLE = 5
_INPUT_LENGTH = 4000


def context_of(channel: Channel) -> int:
    """The context of an interaction in this channel: 0 server, 1 direct messages with the bot, 2 other private ones."""
    return {ChannelKind.DIRECT: 1, ChannelKind.GROUP: 2}.get(channel.kind, 0)


def owners_of(user: User, channel: Channel) -> dict[str, str]:
    """Through which installs the bot is there: "0" by the server (or the direct messages), "1" by the user."""
    owners = {}
    if channel.guild is not None and channel.guild.has_bot:
        owners["0"] = str(channel.guild.id)
    elif channel.kind is ChannelKind.DIRECT:
        owners["0"] = "0"
    if user.installed:
        owners["1"] = str(user.id)
    return owners


def check_offered(command: Payload, user: User, channel: Channel) -> None:
    """Fail where Discord does not offer a command to this user in this place."""
    name = command["name"]
    owners = owners_of(user, channel)
    if not any(str(kind) in owners for kind in command["integration_types"]):
        _refuse(f"{name}: installed for {command['integration_types']} (0 servers, 1 users), there is {owners}")
    contexts = command["contexts"]
    if contexts is not None and context_of(channel) not in contexts:
        _refuse(f"{name}: not offered in context {context_of(channel)}, only in {contexts}")
    needed = command["default_member_permissions"]
    if needed is not None and channel.guild is not None:
        missing = Permission(int(needed)) & ~channel.permissions_of(user)
        if missing or needed == "0":
            _refuse(f"{name}: {user.name} lacks {missing!r}")


def _refuse(why: str) -> None:
    raise ImpossibleActionError(why)


class Resolved:
    """The objects that an interaction's data mentions by id."""

    def __init__(self, channel: Channel, user: User) -> None:
        """Resolve for `user` in `channel`."""
        self._channel = channel
        self._user = user
        self.data: dict[str, dict[str, Payload]] = {}

    def _keep(self, kind: str, key: str, thing: Payload) -> str:
        self.data.setdefault(kind, {})[key] = thing
        return key

    def user(self, user: User) -> str:
        """Resolve a user, with its member in a server."""
        guild = self._channel.guild
        if guild is not None:
            member = guild.member(user).payload() | {"permissions": str(int(self._channel.permissions_of(user)))}
            self._keep("members", str(user.id), member)
        return self._keep("users", str(user.id), user.payload())

    def channel(self, channel: Channel) -> str:
        """Resolve a channel."""
        data = channel.payload() | {"permissions": str(int(channel.permissions_of(self._user)))}
        data.pop("permission_overwrites", None)
        return self._keep("channels", str(channel.id), data)

    def attachment(self, attachment: Payload) -> str:
        """Resolve an uploaded file."""
        return self._keep("attachments", attachment["id"], attachment | {"ephemeral": True})

    def message(self, message: Message) -> str:
        """Resolve a message: all of it, whatever the intents."""
        return self._keep("messages", str(message.id), message.data)


def command_path(command: Payload, words: Sequence[str]) -> list[Payload]:
    """The subcommand group and the subcommand that `words` name within a command."""
    path: list[Payload] = []
    options = command["options"]
    for word in words:
        found = [part for part in options if part["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP) and part["name"] == word]
        if not found:
            _refuse(f"{command['name']}: no subcommand {word!r} among {[part['name'] for part in options]}")
        path.append(found[0])
        options = found[0].get("options") or []
    if any(part["type"] in (SUBCOMMAND, SUBCOMMAND_GROUP) for part in options):
        _refuse(f"{command['name']}: choose one of {[part['name'] for part in options]}")
    return path


def slash_data(command: Payload, path: Sequence[Payload], options: Sequence[Payload], resolved: Resolved) -> Payload:
    """The data of a slash command: `options` wrapped into the subcommands of `path`."""
    for part in reversed(path):
        options = [{"name": part["name"], "type": part["type"], "options": list(options)}]
    data: Payload = {"id": command["id"], "name": command["name"], "type": 1, "options": list(options)}
    if resolved.data:
        data["resolved"] = resolved.data
    if "guild_id" in command:
        data["guild_id"] = command["guild_id"]
    return data


def fill_options(
    declared: Sequence[Payload], given: Mapping[str, Any], resolved: Resolved, *, focus: tuple[str, str] | None = None
) -> list[Payload]:
    """The options of a command with the values of the user.

    `focus` is the name of the option that is being typed and the part of it that is there; then others may be missing.
    """
    names = [option["name"] for option in declared]
    unknown = set(given) - set(names)
    if unknown:
        _refuse(f"no option {sorted(unknown)} among {names}")
    filled: list[Payload] = []
    for option in declared:
        name, kind = option["name"], option["type"]
        if focus is not None and name == focus[0]:
            if not option.get("autocomplete"):
                _refuse(f"option {name!r} has no autocomplete")
            filled.append({"name": name, "type": kind, "value": focus[1], "focused": True})
        elif name in given:
            filled.append({"name": name, "type": kind, "value": _option_value(option, given[name], resolved)})
        elif option.get("required") and focus is None:
            _refuse(f"option {name!r} is required")
    if focus is not None and focus[0] not in names:
        _refuse(f"no option {focus[0]!r} among {names}")
    return filled


def _option_value(option: Payload, value: Any, resolved: Resolved) -> Any:  # noqa: ANN401 - an option holds any type
    kind, name = option["type"], option["name"]
    match value:
        case User() if kind in (_USER, 9):
            return resolved.user(value)
        case Channel() if kind == _CHANNEL:
            _check_channel_type(option, value)
            return resolved.channel(value)
        case {"filename": _} if kind == _ATTACHMENT:
            return resolved.attachment(value)
    if kind not in _PLAIN or not isinstance(value, _PLAIN[kind]) or isinstance(value, bool) != (kind == _BOOLEAN):
        _refuse(f"option {name!r} of type {kind} cannot be {value!r}")
    if option.get("choices"):
        return _chosen(option, value)
    for least, most, measure in (
        ("min_length", "max_length", len(value) if kind == _STRING else None),
        ("min_value", "max_value", value if kind in (_INTEGER, _NUMBER) else None),
    ):
        if measure is not None and not option.get(least, measure) <= measure <= option.get(most, measure):
            _refuse(f"option {name!r}: {measure} is not from {option.get(least)} to {option.get(most)}")
    return value


def _chosen(option: Payload, value: Any) -> Any:  # noqa: ANN401 - a choice is a text or a number
    for choice in option["choices"]:
        if value in (choice["value"], choice["name"]):
            return choice["value"]
    _refuse(f"option {option['name']!r} offers {[choice['name'] for choice in option['choices']]}, not {value!r}")
    return None


def _check_channel_type(holder: Payload, channel: Channel) -> None:
    allowed = holder.get("channel_types")
    if allowed and int(channel.kind) not in allowed:
        _refuse(f"channels of type {int(channel.kind)} cannot be chosen here, only {allowed}")


def find_component(message: Message, label: str | None, custom_id: str | None) -> Payload:
    """The button or select of a message that has this label or custom_id, if a user can use it."""
    if message.deleted:
        _refuse("the message is deleted")
    for part in message.components:
        if (label is not None and part.get("label") == label) or (
            custom_id is not None and part.get("custom_id") == custom_id
        ):
            if part.get("disabled"):
                _refuse(f"{label or custom_id!r} is disabled")
            return part
    there = [(part.get("label"), part.get("custom_id")) for part in message.components]
    _refuse(f"no component {label or custom_id!r}; there are {there}")
    return {}


def click_data(button: Payload) -> Payload:
    """The data of a click on a button."""
    if button["type"] != _BUTTON:
        _refuse(f"component {button.get('custom_id')!r} is no button")
    if button["style"] == _LINK_STYLE:
        _refuse(f"the button {button.get('label')!r} is a link: it opens {button['url']} and tells the bot nothing")
    return {"component_type": _BUTTON, "custom_id": button["custom_id"], "id": button.get("id", 1)}


def select_data(select: Payload, values: Sequence[Any], resolved: Resolved) -> Payload:
    """The data of a choice in a select: texts are values or labels, else channels or users."""
    data: Payload = {
        "component_type": select["type"],
        "custom_id": select["custom_id"],
        "id": select.get("id", 1),
        "values": _select_values(select, values, resolved),
    }
    if resolved.data:
        data["resolved"] = resolved.data
    return data


def _select_values(select: Payload, values: Sequence[Any], resolved: Resolved) -> list[str]:
    least, most = select.get("min_values", 1), select.get("max_values", 1)
    if not least <= len(values) <= most:
        _refuse(f"select {select['custom_id']!r} takes {least} to {most} values, not {len(values)}")
    chosen: list[str] = []
    for value in values:
        match select["type"], value:
            case 8, Channel():
                _check_channel_type(select, value)
                chosen.append(resolved.channel(value))
            case ((5 | 7), User()):
                chosen.append(resolved.user(value))
            case 3, str():
                fitting = [made for made in select["options"] if value in (made["value"], made["label"])]
                if not fitting:
                    _refuse(f"select offers {[made['label'] for made in select['options']]}, not {value!r}")
                chosen.append(fitting[0]["value"])
            case _:
                _refuse(f"select of type {select['type']} cannot take {value!r}")
    return chosen


def modal_data(
    modal: Payload, values: Mapping[str, Any], files: Mapping[str, Payload | Sequence[Payload]], resolved: Resolved
) -> Payload:
    """The data of a submitted modal; `values` and `files` go by custom_id or label."""
    left = dict(values) | dict(files)
    parts: list[Payload] = []
    for number, part in enumerate(modal["components"], start=1):
        place = {"type": part["type"], "id": part.get("id", number)}
        if part["type"] == _LABEL:
            parts.append(place | {"component": _field(part["component"], part["label"], left, resolved)})
        elif part["type"] == _ACTION_ROW:
            parts.append(
                place | {"components": [_field(inner, inner["label"], left, resolved) for inner in part["components"]]}
            )
        else:
            parts.append(place)
    if left:
        _refuse(f"the modal has no field {sorted(left)}")
    data: Payload = {"custom_id": modal["custom_id"], "components": parts}
    if resolved.data:
        data["resolved"] = resolved.data
    return data


def _field(field: Payload, label: str, left: dict[str, Any], resolved: Resolved) -> Payload:
    missing = object()
    value = left.pop(field["custom_id"], left.pop(label, missing))
    given = value is not missing
    filled: Payload = {"type": field["type"], "id": field.get("id", 1), "custom_id": field["custom_id"]}
    if field["type"] == _TEXT_INPUT:
        return filled | {"value": _typed(field, label, value if given else field.get("value") or "")}
    if field["type"] == _FILE_UPLOAD:
        return filled | {"values": _attached(field, label, value if given else [], resolved)}
    if "options" in field or field["type"] in (_STRING_SELECT, _USER_SELECT, 6, 7, _CHANNEL_SELECT):
        return filled | {"values": _chosen_in_modal(field, label, value if given else [], resolved)}
    return filled | {"value": value if given else None}


def _typed(field: Payload, label: str, text: str) -> str:
    least, most = field.get("min_length", 0), field.get("max_length", _INPUT_LENGTH)
    if field.get("required", True):
        least = max(least, 1)
    elif not text:
        return text
    if not least <= len(text) <= most:
        _refuse(f"{label!r}: {len(text)} characters, allowed are {least} to {most}")
    return text


def _attached(field: Payload, label: str, value: Payload | Sequence[Payload], resolved: Resolved) -> list[str]:
    uploads = [value] if isinstance(value, dict) else list(value)
    least, most = field.get("min_values", 1), field.get("max_values", 1)
    if not field.get("required", True) and not uploads:
        return []
    if not least <= len(uploads) <= most:
        _refuse(f"{label!r}: {len(uploads)} files, allowed are {least} to {most}")
    return [resolved.attachment(upload) for upload in uploads]


def _chosen_in_modal(field: Payload, label: str, value: Any, resolved: Resolved) -> list[str]:  # noqa: ANN401 - one or several values
    values = list(value) if isinstance(value, list | tuple) else [value]
    if not values and field.get("required", True) and field.get("min_values", 1):
        _refuse(f"{label!r}: choose something")
    return _select_values(field, values, resolved) if values else []

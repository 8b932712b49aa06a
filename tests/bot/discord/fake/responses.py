"""The routes by which the bot answers interactions: the callback, and the webhook that lives for 15 minutes."""

import time
from collections.abc import Callable

from tests.bot.discord.fake import interactions, limits
from tests.bot.discord.fake.api import Call, Reply, Route
from tests.bot.discord.fake.interactions import Interaction
from tests.bot.discord.fake.messages import LOADING, Message
from tests.bot.discord.fake.posting import Desk, Draft, reference_fields
from tests.bot.discord.fake.records import ApiError, Payload
from tests.bot.discord.fake.world import World

_FLAGS = limits.EPHEMERAL | limits.SUPPRESS_EMBEDS | limits.SUPPRESS_NOTIFICATIONS
_ALLOWED = {
    interactions.COMMAND: {interactions.MESSAGE, interactions.DEFERRED, interactions.MODAL},
    interactions.COMPONENT: {4, 5, 6, 7, 9},
    interactions.AUTOCOMPLETE: {interactions.CHOICES},
    interactions.MODAL_SUBMIT: {interactions.MESSAGE, interactions.DEFERRED},
}
_UPDATES = {interactions.DEFERRED_UPDATE, interactions.UPDATE}


class ResponseRoutes:
    """Serves the answers to interactions."""

    def __init__(self, world: World, desk: Desk) -> None:
        """Put the answers into `world`."""
        self._world = world
        self._desk = desk
        self.interactions: list[Interaction] = []
        """All that users ever did."""

    def routes(self) -> list[Route]:
        """The routes; their token is in the path."""
        hook = "/webhooks/{application}/{token}"
        handlers: list[tuple[str, str, Callable[[Call], Reply]]] = [
            ("POST", "/interactions/{interaction}/{token}/callback", self._callback),
            ("POST", hook, self._follow_up),
            ("GET", f"{hook}/messages/@original", self._get_original),
            ("PATCH", f"{hook}/messages/@original", self._edit_original),
            ("DELETE", f"{hook}/messages/@original", self._delete_original),
            ("GET", f"{hook}/messages/{{message}}", self._get),
            ("PATCH", f"{hook}/messages/{{message}}", self._edit),
            ("DELETE", f"{hook}/messages/{{message}}", self._delete),
        ]
        return [Route(method, template, handler, needs_token=False) for method, template, handler in handlers]

    def _callback(self, call: Call) -> Reply:
        interaction = self._unanswered(call)
        kind, data = call.body.get("type"), call.data
        allowed = _ALLOWED[interaction.type]
        if interaction.type == interactions.MODAL_SUBMIT and interaction.source is not None:
            allowed = allowed | _UPDATES
        if kind not in allowed:
            self._desk.enforce(
                call.where, iter([f"type {kind} is no answer to an interaction of type {interaction.type}"])
            )
        assert isinstance(kind, int)
        draft = Draft(call.where, data, call.record.files, _FLAGS)
        message = self._respond(interaction, kind, draft)
        interaction.callback_type = kind
        interaction.acked = time.monotonic()
        if kind not in (interactions.DEFERRED, interactions.DEFERRED_UPDATE):
            interaction.answered_at = interaction.acked
        if call.record.query.get("with_response") not in ("1", "true"):
            return Reply(204)
        return Reply(200, _callback_payload(interaction, kind, message))

    def _unanswered(self, call: Call) -> Interaction:
        interaction = next((made for made in self.interactions if made.id == call.number("interaction")), None)
        if interaction is None or interaction.token != call.params["token"]:
            raise ApiError(404, 10062, "Unknown interaction")
        if interaction.callback_type is not None:
            raise ApiError(400, 40060, "Interaction has already been acknowledged.")
        late = time.monotonic() - interaction.created
        if late > limits.FIRST_RESPONSE_S:
            self._world.violations.append(f"{call.where}: the first response to {interaction} came after {late:.1f} s")
            raise ApiError(404, 10062, "Unknown interaction")
        return interaction

    def _respond(self, interaction: Interaction, kind: int, draft: Draft) -> Message | None:
        match kind:
            case interactions.MESSAGE:
                self._desk.check_new(draft)
                interaction.ephemeral = _hidden(draft)
                interaction.original = interaction.message = self._send(interaction, draft, hidden=_hidden(draft))
            case interactions.DEFERRED:
                self._desk.enforce(draft.where, limits.check_message(draft.body, flags=limits.EPHEMERAL))
                interaction.ephemeral = _hidden(draft)
                interaction.original = self._send(interaction, draft, hidden=_hidden(draft), flags=LOADING)
            case interactions.DEFERRED_UPDATE:
                interaction.original = interaction.source
                interaction.ephemeral = interaction.source is not None and interaction.source.ephemeral
            case interactions.UPDATE:
                assert interaction.source is not None
                self._desk.edit(interaction.source, draft)
                interaction.original = interaction.message = interaction.source
                interaction.ephemeral = interaction.source.ephemeral
            case interactions.CHOICES:
                choices = draft.body.get("choices") or []
                self._desk.enforce(draft.where, limits.check_choices(choices))
                interaction.choices = choices
            case interactions.MODAL:
                self._desk.enforce(draft.where, limits.check_modal(draft.body))
                interaction.modal = draft.body
        return interaction.original

    def _send(self, interaction: Interaction, draft: Draft, *, hidden: bool, flags: int = 0) -> Message:
        bot, channel = self._world.bot, interaction.channel
        fields = self._desk.fields(draft) | {
            "application_id": str(bot.id),
            "webhook_id": str(bot.id),
            "interaction_metadata": interaction.metadata(),
        }
        fields["flags"] |= flags
        fields |= _type_fields(interaction)
        content = draft.body.get("content") or ""
        if not hidden:
            return self._world.post(channel, bot, content, **fields)
        message = self._world.make_message(channel, bot, content, **fields)
        message.owner = interaction.user
        return message

    def _open(self, call: Call) -> Interaction:
        """Find the interaction whose webhook is used."""
        token = call.params["token"]
        interaction = next((made for made in self.interactions if made.token == token), None)
        if interaction is None or call.number("application") != self._world.bot.id:
            raise ApiError(404, 10015, "Unknown Webhook")
        if interaction.expired or time.monotonic() - interaction.created > limits.TOKEN_LIFE_S:
            raise ApiError(401, 50027, "Invalid Webhook Token")
        if interaction.callback_type is None:
            raise ApiError(404, 10015, "Unknown Webhook")
        return interaction

    def _original(self, call: Call) -> tuple[Interaction, Message]:
        interaction = self._open(call)
        if interaction.original is None or interaction.original.deleted:
            raise ApiError(404, 10008, "Unknown Message")
        return interaction, interaction.original

    def _get_original(self, call: Call) -> Reply:
        return Reply(200, self._original(call)[1].data)

    def _edit_original(self, call: Call) -> Reply:
        interaction, message = self._original(call)
        self._edit_thinking(interaction, message, Draft(call.where, call.body, call.record.files, _FLAGS))
        return Reply(200, message.data)

    def _edit_thinking(self, interaction: Interaction, message: Message, draft: Draft) -> None:
        self._desk.edit(message, draft)
        interaction.message = message
        interaction.answered_at = interaction.answered_at or time.monotonic()

    def _delete_original(self, call: Call) -> Reply:
        interaction, message = self._original(call)
        self._world.delete(message)
        interaction.message = None
        return Reply(204)

    def _follow_up(self, call: Call) -> Reply:
        interaction = self._open(call)
        draft = Draft(call.where, call.body, call.record.files, _FLAGS)
        original = interaction.original
        if original is not None and not original.deleted and original.data["flags"] & LOADING:
            # Discord: the first follow-up after a deferral is an edit of the message that says "thinking".
            self._edit_thinking(interaction, original, draft)
            return Reply(200, original.data)
        self._check_follow_ups(interaction, call.where)
        self._desk.check_new(draft)
        message = self._send(interaction, draft, hidden=_hidden(draft))
        if original is not None and not original.deleted and not original.ephemeral and not message.ephemeral:
            message.data.update(reference_fields(original))
        interaction.followups.append(message)
        interaction.answered_at = interaction.answered_at or time.monotonic()
        return Reply(200, message.data)

    def _check_follow_ups(self, interaction: Interaction, where: str) -> None:
        guild = interaction.channel.guild
        by_server = guild is not None and guild.has_bot
        if (
            interaction.user.installed
            and not by_server
            and len(interaction.followups) >= limits.FOLLOW_UPS_OF_USER_INSTALL
        ):
            self._world.violations.append(f"{where}: more than {limits.FOLLOW_UPS_OF_USER_INSTALL} follow-ups")
            raise ApiError(400, 40094, "This interaction has reached the maximum number of follow-up messages")

    def _find(self, call: Call) -> tuple[Interaction, Message]:
        interaction = self._open(call)
        number = call.number("message")
        for message in (interaction.original, *interaction.followups):
            if message is not None and message.id == number and not message.deleted:
                return interaction, message
        raise ApiError(404, 10008, "Unknown Message")

    def _get(self, call: Call) -> Reply:
        return Reply(200, self._find(call)[1].data)

    def _edit(self, call: Call) -> Reply:
        interaction, message = self._find(call)
        draft = Draft(call.where, call.body, call.record.files, _FLAGS)
        if message is interaction.original:
            self._edit_thinking(interaction, message, draft)
        else:
            self._desk.edit(message, draft)
        return Reply(200, message.data)

    def _delete(self, call: Call) -> Reply:
        self._world.delete(self._find(call)[1])
        return Reply(204)


def _hidden(draft: Draft) -> bool:
    return bool((draft.body.get("flags") or 0) & limits.EPHEMERAL)


def _type_fields(interaction: Interaction) -> Payload:
    if interaction.type == interactions.COMMAND:
        return {"type": 20 if interaction.target is None else 23}
    source = interaction.source
    if source is not None and not source.ephemeral and not source.deleted:
        return reference_fields(source)
    return {}


def _callback_payload(interaction: Interaction, kind: int, message: Message | None) -> Payload:
    about: Payload = {"id": str(interaction.id), "type": interaction.type}
    resource: Payload = {"type": kind}
    if message is not None:
        about |= {
            "response_message_id": str(message.id),
            "response_message_loading": bool(message.data["flags"] & LOADING),
            "response_message_ephemeral": message.ephemeral,
        }
        if kind != interactions.DEFERRED_UPDATE:
            resource["message"] = message.data
    return {"interaction": about, "resource": resource}

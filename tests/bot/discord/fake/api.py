"""The REST API's front door: reads a request, lets the faults have their way, and hands it to its route."""

import asyncio
import json
import re
import socket
import struct
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from aiohttp import BodyPartReader, web

from tests.bot.discord.fake import limits
from tests.bot.discord.fake.faults import CutAfter, CutBefore, Delay, Fault, Faults, RateLimit, Status
from tests.bot.discord.fake.records import ApiError, Payload, Record, SentFile, without_nulls
from tests.bot.discord.fake.world import World

BASE = "/api/v10"
_INVALID = (401, 403, 429)
_FILE_FIELD = re.compile(r"files\[\d+\]")


@dataclass(frozen=True)
class Call:
    """A request on its way to its route."""

    record: Record
    params: dict[str, str]

    @property
    def where(self) -> str:
        """The route, for violations."""
        return f"{self.record.method} {self.record.template}"

    @property
    def body(self) -> Payload:
        """The JSON object that was sent."""
        return _top_level(self.record.json)

    @property
    def data(self) -> Payload:
        """The object under "data" in it."""
        return _top_level(self.record.json.get("data"))

    def number(self, name: str) -> int:
        """An id in the path."""
        if not self.params[name].isdecimal():
            raise ApiError(400, 50035, "Invalid Form Body", (f"{name}: not a snowflake",))
        return int(self.params[name])


def _top_level(json: object) -> Payload:
    """An object in which null says that something is to be taken away, but within its fields nothing at all."""
    return {key: without_nulls(value) for key, value in json.items()} if isinstance(json, dict) else {}


@dataclass(frozen=True)
class Reply:
    """What is answered: the status, and the JSON if there is any."""

    status: int
    json: Any = None


class Route:
    """One route: `template` is the path with {names} in it."""

    def __init__(
        self, method: str, template: str, handler: Callable[[Call], Reply], *, needs_token: bool = True
    ) -> None:
        """Serve `method` on `template` by `handler`."""
        self.method = method
        self.template = template
        self.handler = handler
        self.needs_token = needs_token
        self.pattern = re.compile(re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template))


class Api:
    """All routes together."""

    def __init__(self, world: World, faults: Faults, token: str) -> None:
        """Serve `world` to whoever has `token`."""
        self.requests: list[Record] = []
        self.invalid = 0
        """How many answers were 401, 403 or 429; 10,000 within 10 minutes get an address banned."""
        self._world = world
        self._faults = faults
        self._token = token
        self._routes: list[Route] = []

    def add(self, routes: Sequence[Route]) -> None:
        """Serve these too."""
        self._routes.extend(routes)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve a request."""
        record = await _read(request)
        self.requests.append(record)
        self._check_rate(record)
        route, params = self._find(record)
        record.template = route.template if route else ""
        fault = self._faults.take(record.method, record.path, record.template)
        if isinstance(fault, Delay):
            await asyncio.sleep(fault.seconds)
        if isinstance(fault, CutBefore):
            return _cut(request, reset=fault.reset)
        response = _faulty(fault, record) or self._serve(request, record, route, params)
        self.invalid += response.status in _INVALID
        if isinstance(fault, CutAfter):
            return _cut(request, reset=fault.reset)
        record.status = response.status
        return response

    def _check_rate(self, record: Record) -> None:
        recent = takewhile(lambda made: made.time > record.time - 1, reversed(self.requests))
        if sum(map(_counted, recent)) > limits.REQUESTS_PER_SECOND:
            self._world.violations.append(f"more than {limits.REQUESTS_PER_SECOND} requests within a second")

    def _find(self, record: Record) -> tuple[Route | None, dict[str, str]]:
        for route in self._routes:
            match = route.pattern.fullmatch(record.path)
            if match and route.method == record.method:
                return route, match.groupdict()
        return None, {}

    def _serve(self, request: web.Request, record: Record, route: Route | None, params: dict[str, str]) -> web.Response:
        try:
            if route is None:
                self._world.violations.append(f"{record.method} {record.path}: no such route")
                raise ApiError(404, 0, "404: Not Found")  # noqa: TRY301 - one place turns errors into answers
            if route.needs_token and request.headers.get("Authorization") != f"Bot {self._token}":
                raise ApiError(401, 0, "401: Unauthorized")  # noqa: TRY301 - as above
            reply = route.handler(Call(record, params))
        except ApiError as error:
            return _answer(error.status, error.payload(), record)
        except Exception as error:
            self._world.violations.append(f"{record.method} {record.path}: the fake failed: {error!r}")
            raise
        return _answer(reply.status, reply.json, record)


def _counted(record: Record) -> bool:
    return not record.path.startswith(("/interactions/", "/webhooks/"))


async def _read(request: web.Request) -> Record:
    path = request.path.removeprefix(BASE)
    record = Record(time.monotonic(), request.method, path, dict(request.query))
    if request.content_type.startswith("multipart/"):
        async for part in await request.multipart():
            assert isinstance(part, BodyPartReader), "a part within a part"
            data = bytes(await part.read())
            if part.name == "payload_json":
                record.json = json.loads(data)
            elif _FILE_FIELD.fullmatch(part.name or ""):
                record.files.append(SentFile(part.filename or "", data))
    elif request.can_read_body:
        record.json = json.loads(await request.read())
    return record


def _faulty(fault: Fault | None, record: Record) -> web.Response | None:
    match fault:
        case Status(status, code, message):
            return _answer(status, {"code": code, "message": message}, record)
        case RateLimit(seconds, is_global):
            body = {"message": "You are being rate limited.", "retry_after": seconds, "global": is_global}
            response = _answer(429, body, record)
            response.headers.update(
                {
                    "Via": "1.1 fake",
                    "Retry-After": str(max(1, round(seconds))),
                    "X-RateLimit-Remaining": "0",
                    "X-RateLimit-Reset-After": f"{seconds:.3f}",
                    "X-RateLimit-Reset": f"{time.time() + seconds:.3f}",
                    "X-RateLimit-Scope": "global" if is_global else "user",
                }
            )
            if is_global:
                response.headers["X-RateLimit-Global"] = "true"
            return response
    return None


def _answer(status: int, body: object, record: Record) -> web.Response:
    bucket = format(abs(hash((record.method, record.template))), "x")
    headers = {
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset": f"{time.time() + 1:.3f}",
        "X-RateLimit-Reset-After": "1.000",
        "X-RateLimit-Bucket": bucket,
    }
    if body is None:
        return web.Response(status=status, headers=headers)
    headers["Content-Type"] = "application/json"
    return web.Response(status=status, body=json.dumps(body).encode(), headers=headers)


def _cut(request: web.Request, *, reset: bool) -> web.Response:
    transport = request.transport
    if transport is not None:
        if reset:
            # Lingering for no time makes the close a reset.
            transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response(status=500)

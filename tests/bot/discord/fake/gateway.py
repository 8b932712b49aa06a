"""The gateway: sessions, heartbeats, RESUME with what was missed, and every way in which it can fail."""

import asyncio
import contextlib
import copy
import json
import secrets
import time
import zlib
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.bot.discord.fake.records import Payload
from tests.bot.discord.fake.world import GUILDS_INTENT, World

_DISPATCH, _RECONNECT, _INVALID_SESSION, _HELLO, _ACK = 0, 7, 9, 10, 11
_PRIVILEGED = {1 << 1: "members", 1 << 8: "presences", 1 << 15: "message content"}
_SENDS_PER_WINDOW = 120
_WINDOW_S = 60.0
_CLOSE_TIMEOUT_S = 1.0


@dataclass(frozen=True)
class Heartbeat:
    """One heartbeat: when it came, and how many seconds later than the interval asks. The first may come at once."""

    time: float
    shard: int
    late: float


@dataclass(frozen=True)
class Identify:
    """One IDENTIFY: when, for which shard of how many, with which intents."""

    time: float
    shard: int
    shards: int
    intents: int


@dataclass
class Session:
    """What outlives a connection: the events by their number, to be sent again on RESUME."""

    id: str
    shard: int
    intents: int
    log: list[Payload] = field(default_factory=list)
    connection: "Connection | None" = None
    guilds_queued: bool = False

    @property
    def greeted(self) -> bool:
        """Whether it is connected, and READY and all servers are on their way."""
        return self.guilds_queued and self.connection is not None and not self.connection.unsent

    @property
    def sequence(self) -> int:
        """The number of the last event."""
        return len(self.log)

    def add(self, event: str, data: Payload) -> None:
        """Number an event, keep it, and send it if somebody listens."""
        frame: Payload = {"op": _DISPATCH, "t": event, "s": self.sequence + 1, "d": copy.deepcopy(data)}
        self.log.append(frame)
        if self.connection is not None:
            self.connection.send(frame)


class Connection:
    """One web socket."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request, *, compress: bool) -> None:
        """Begin to write what `send` is given to `socket`."""
        self.socket = socket
        self.session: Session | None = None
        self.silent = False
        self.unsent = 0
        """How many frames wait to be written."""
        self.opened = time.monotonic()
        self.last_beat: float | None = None
        self.sends: deque[float] = deque()
        self._request = request
        self._zlib = zlib.compressobj() if compress else None
        self._frames: asyncio.Queue[Payload] = asyncio.Queue()
        self._writer = asyncio.create_task(self._write())

    def send(self, frame: Payload) -> None:
        """Send a frame, unless the connection is silent."""
        if not self.silent:
            self.unsent += 1
            self._frames.put_nowait(frame)

    async def _write(self) -> None:
        with contextlib.suppress(ConnectionError):
            while True:
                frame = await self._frames.get()
                if not self.silent:
                    await self._write_frame(json.dumps(frame))
                self.unsent -= 1

    async def _write_frame(self, text: str) -> None:
        if self._zlib is None:
            await self.socket.send_str(text)
        else:
            data = self._zlib.compress(text.encode()) + self._zlib.flush(zlib.Z_SYNC_FLUSH)
            await self.socket.send_bytes(data)

    async def close(self, code: int) -> None:
        """Close it with a code."""
        await self.socket.close(code=code)

    def abort(self) -> None:
        """Cut it as a lost network does: no close frame."""
        if self._request.transport is not None:
            self._request.transport.abort()

    async def ended(self) -> None:
        """Stop writing and leave the session behind, to be resumed."""
        self._writer.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._writer
        if self.session is not None and self.session.connection is self:
            self.session.connection = None


class Gateway:
    """The far end of the bot's web sockets."""

    def __init__(self, *, shards: int, heartbeat_interval: float) -> None:
        """Ask for `shards` shards and a heartbeat every `heartbeat_interval` seconds."""
        self.shards = shards
        self.heartbeat_interval = heartbeat_interval
        self.url = ""
        self.token = ""
        self.refusing = False
        """Whether new connections are answered 503."""
        self.heartbeats: list[Heartbeat] = []
        self.identifies: list[Identify] = []
        self.resumes: list[float] = []
        self.presences: list[Payload] = []
        self.sessions: list[Session] = []
        """All that were ever made."""
        self._current: dict[int, Session] = {}
        self._connections: list[Connection] = []
        self._world: World

    def serve(self, world: World) -> None:
        """Tell about this world."""
        self._world = world

    def dispatch(self, event: str, data: Payload, guild_id: int | None, intents: int) -> None:
        """Send an event to the shard of the server, or to shard 0; `intents` of which the session needs one, 0 none."""
        shard = 0 if guild_id is None else (guild_id >> 22) % self.shards
        session = self._current.get(shard)
        if session is not None and (not intents or session.intents & intents):
            session.add(event, data)

    @property
    def connections(self) -> list[Connection]:
        """The open connections."""
        return [connection for connection in self._connections if not connection.socket.closed]

    def is_ready(self, since: int = 0) -> bool:
        """Whether every shard has a live session, made after the first `since` ones, with its servers delivered."""
        done = {made.shard for made in self.sessions[since:] if made.greeted}
        return done == set(range(self.shards))

    @property
    def worst_lateness(self) -> float:
        """By how many seconds the latest heartbeat was late, one that is still missing counted in."""
        now = time.monotonic()
        open_ones = [now - (made.last_beat or made.opened) for made in self.connections]
        return max(
            [0.0, *(beat.late for beat in self.heartbeats), *(age - self.heartbeat_interval for age in open_ones)]
        )

    async def drop(self, code: int = 4000) -> None:
        """Close every connection with `code`; 4000 lets the bot resume."""
        for connection in self.connections:
            await connection.close(code)

    def abort(self) -> None:
        """Cut every connection without a word."""
        for connection in self.connections:
            connection.abort()

    def ask_to_reconnect(self) -> None:
        """Ask every connection to come back (op 7)."""
        for connection in self.connections:
            connection.send({"op": _RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every connection that its session is invalid (op 9)."""
        for connection in self.connections:
            connection.send({"op": _INVALID_SESSION, "d": resumable})
            if not resumable and connection.session is not None:
                self._forget(connection.session)

    def silence(self) -> None:
        """Send nothing more on the present connections, no ACK either, and leave them open."""
        for connection in self.connections:
            connection.silent = True

    def _forget(self, session: Session) -> None:
        session.connection = None
        if self._current.get(session.shard) is session:
            del self._current[session.shard]

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one web socket until it ends."""
        if self.refusing:
            return web.Response(status=503)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            self._world.violations.append(f"gateway: opened with {request.query_string}, not v=10 and encoding=json")
        socket = web.WebSocketResponse(timeout=_CLOSE_TIMEOUT_S, compress=False)
        await socket.prepare(request)
        connection = Connection(socket, request, compress=request.query.get("compress") == "zlib-stream")
        self._connections.append(connection)
        connection.send({"op": _HELLO, "d": {"heartbeat_interval": int(self.heartbeat_interval * 1000)}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await self._receive(connection, json.loads(message.data))
        finally:
            self._connections.remove(connection)
            await connection.ended()
        return socket

    async def close(self) -> None:
        """End all."""
        for connection in list(self._connections):
            await connection.close(1001)

    async def _receive(self, connection: Connection, frame: Payload) -> None:
        if self._floods(connection):
            await connection.close(4008)
            return
        match frame["op"]:
            case 1:  # heartbeat
                self._beat(connection)
            case 2:  # identify
                await self._identify(connection, frame["d"])
            case 6:  # resume
                self._resume(connection, frame["d"])
            case 3:  # presence update
                self.presences.append(frame["d"])
            case other:
                self._world.violations.append(f"gateway: sent op {other}, which the bot has no use for")

    def _floods(self, connection: Connection) -> bool:
        now = time.monotonic()
        connection.sends.append(now)
        while connection.sends[0] < now - _WINDOW_S:
            connection.sends.popleft()
        if len(connection.sends) <= _SENDS_PER_WINDOW:
            return False
        self._world.violations.append(f"gateway: more than {_SENDS_PER_WINDOW} sends in {_WINDOW_S:.0f} s")
        return True

    def _beat(self, connection: Connection) -> None:
        now = time.monotonic()
        late = max(0.0, now - (connection.last_beat or connection.opened) - self.heartbeat_interval)
        connection.last_beat = now
        self.heartbeats.append(Heartbeat(now, connection.session.shard if connection.session else 0, late))
        connection.send({"op": _ACK, "d": None})

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        shard, shards = data.get("shard", (0, 1))
        intents = int(data["intents"])
        self.identifies.append(Identify(time.monotonic(), shard, shards, intents))
        privileged = [name for bit, name in _PRIVILEGED.items() if intents & bit]
        if privileged:
            self._world.violations.append(f"gateway: IDENTIFY asks for privileged intents: {', '.join(privileged)}")
        for code, wrong in {
            4004: data["token"] != self.token,
            4005: connection.session is not None,
            4010: shards != self.shards or not 0 <= shard < shards,
            4014: bool(privileged),
        }.items():
            if wrong:
                await connection.close(code)
                return
        session = Session(secrets.token_hex(16), shard, intents, connection=connection)
        connection.session = session
        self.sessions.append(session)
        self._current[shard] = session
        self._greet(session)

    def _greet(self, session: Session) -> None:
        bot = self._world.bot
        guilds = [made for made in self._world.guilds.values() if made.has_bot and self._serves(session, made.id)]
        ready: Payload = {
            "v": 10,
            "user": bot.payload() | {"verified": True, "mfa_enabled": True, "email": None, "flags": 0},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": self.url,
            "shard": [session.shard, self.shards],
            "application": {"id": str(bot.id), "flags": 0},
            "private_channels": [],
            "user_settings": {},
            "relationships": [],
        }
        session.add("READY", ready)
        if session.intents & GUILDS_INTENT:
            for guild in guilds:
                session.add("GUILD_CREATE", guild.create_payload())
        session.guilds_queued = True

    def _serves(self, session: Session, guild_id: int) -> bool:
        return (guild_id >> 22) % self.shards == session.shard

    def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        session = next((made for made in self._current.values() if made.id == data["session_id"]), None)
        if session is None or data["token"] != self.token or data["seq"] > session.sequence:
            connection.send({"op": _INVALID_SESSION, "d": False})
            return
        self.resumes.append(time.monotonic())
        session.connection = connection
        connection.session = session
        for frame in session.log[data["seq"] :]:
            connection.send(frame)
        session.add("RESUMED", {})

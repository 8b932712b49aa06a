"""The CDN: the bytes of attachments, told truly, wrongly, slowly or not at all."""

import asyncio
import math
import time
import urllib.parse
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.bot.discord.fake.ids import Snowflakes
from tests.bot.discord.fake.records import Download, Payload

_CHUNK = 1024
_TYPES = {"md": "text/markdown; charset=utf-8", "txt": "text/plain; charset=utf-8", "html": "text/html; charset=utf-8"}
_TYPES |= {"json": "application/json; charset=utf-8", "png": "image/png", "pdf": "application/pdf"}


@dataclass(frozen=True)
class Upload:
    """A file on the CDN, and how it is served."""

    id: int
    name: str
    data: bytes
    claimed_size: int
    content_type: str | None
    gone: bool
    slow: float | None
    tells_length: bool


class Cdn:
    """Holds all files, those of users and those of the bot."""

    def __init__(self, ids: Snowflakes) -> None:
        """Hold nothing."""
        self.url = ""
        self.downloads: list[Download] = []
        self._ids = ids
        self._uploads: dict[int, Upload] = {}

    def store(  # noqa: PLR0913 - each names one way to lie
        self,
        name: str,
        data: bytes,
        *,
        claimed_size: int | None = None,
        content_type: str | None = None,
        gone: bool = False,
        slow: float | None = None,
        tells_length: bool = True,
    ) -> Payload:
        """Keep a file and give the attachment that points at it; see `FakeDiscord.upload`."""
        size = len(data) if claimed_size is None else claimed_size
        kind = content_type or _TYPES.get(name.rpartition(".")[2].lower())
        made = Upload(self._ids.make(), name, data, size, kind, gone, slow, tells_length)
        self._uploads[made.id] = made
        path = f"attachments/{made.id - 1}/{made.id}/{urllib.parse.quote(name, safe='')}?ex=0&is=0&hm=0"
        attachment: dict[str, Any] = {
            "id": str(made.id),
            "filename": name,
            "size": size,
            "url": f"{self.url}/{path}",
            "proxy_url": f"{self.url}/{path}",
        }
        if kind is not None:
            attachment["content_type"] = kind
        return attachment

    def data(self, attachment: Payload) -> bytes:
        """The true bytes of an attachment."""
        return self._uploads[int(attachment["id"])].data

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve a file."""
        upload = self._uploads.get(int(request.match_info["id"]))
        download = Download(time.monotonic(), int(request.match_info["id"]))
        self.downloads.append(download)
        if upload is None or upload.gone:
            return web.Response(status=404, text="This content is no longer available.")
        response = web.StreamResponse(headers={"Content-Type": upload.content_type or "application/octet-stream"})
        if upload.tells_length:
            response.content_length = len(upload.data)
        await response.prepare(request)
        try:
            await self._send(response, upload, download)
        except ConnectionError:
            return response
        await response.write_eof()
        download.complete = True
        return response

    async def _send(self, response: web.StreamResponse, upload: Upload, download: Download) -> None:
        for start in range(0, len(upload.data), _CHUNK):
            chunk = upload.data[start : start + _CHUNK]
            await response.write(chunk)
            download.sent += len(chunk)
            if upload.slow is not None:
                await (asyncio.Event().wait() if math.isinf(upload.slow) else asyncio.sleep(upload.slow))

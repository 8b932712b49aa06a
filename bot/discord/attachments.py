"""Files that people attach: fetched from where Discord keeps them, never more than a review may have."""

import asyncio

import aiohttp

from bot.discord.delivery import LINE_BROKEN
from reviews.errors import ReviewError
from reviews.readers.limits import LARGEST_SOURCE, check_size

_SECONDS = 30
_CHUNK = 64 * 1024


async def fetch(url: str, name: str, claimed_size: int) -> bytes:
    """Fetch an attachment, whatever it claims to be.

    Raises ReviewError for one that is too large, has gone, or does not arrive in time.
    """
    check_size(name, claimed_size, LARGEST_SOURCE)
    data = bytearray()
    try:
        async with (
            asyncio.timeout(_SECONDS),
            aiohttp.ClientSession() as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status != 200:  # noqa: PLR2004 - HTTP's OK
                raise ReviewError(name, "Discord no longer has the file; attach it again")
            async for chunk in response.content.iter_chunked(_CHUNK):
                data += chunk
                if len(data) > LARGEST_SOURCE:
                    reason = f"the file is larger than Discord says; a review may have {LARGEST_SOURCE:,} bytes"
                    raise ReviewError(name, reason)
    except LINE_BROKEN as error:
        raise ReviewError(name, "the file could not be fetched from Discord; attach it again") from error
    return bytes(data)

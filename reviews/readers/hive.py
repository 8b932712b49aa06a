"""Posts of Hive and Steem, as their API and the exports of blogs give them: JSON with a body in Markdown and HTML.

https://developers.hive.io/apidefinitions/#condenser_api.get_content
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from reviews.document import FrontMatter, Post
from reviews.errors import ReviewError, attempt
from reviews.readers import markdown, values
from reviews.readers.limits import check_source

# The API's answer, and exports, wrap posts in objects of their own, no deeper than this.
_DEEPEST_WRAPPER = 4
_BEGINS = re.compile(r"(?:\[\s*)?\{\s*\"")


def begins_like(text: str) -> bool:
    """Whether a text begins as a JSON object, or a list of them, does."""
    return _BEGINS.match(text) is not None


def read(text: str, path: str) -> list[Post | ReviewError]:
    """Read one post, or a list of them; replies to posts of others are no reviews, and are passed over.

    Raises ReviewError, with the line, for text that is not JSON, and for JSON without a post in it.
    """
    try:
        content = json.loads(text)
    except json.JSONDecodeError as error:
        raise ReviewError(path, f"this is not valid JSON: {error.msg}", error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise ReviewError(path, "this JSON is nested too deep, or has a number too long, to be a post") from error
    found = list(_posts(content, _DEEPEST_WRAPPER))
    posts = [post for post in found if not values.line(post.get("parent_author"))]
    if not posts:
        reason = "this JSON is a reply, not a post" if found else 'this JSON has no post in it: a post has a "body"'
        raise ReviewError(path, reason)
    single = posts == found == [content]
    return [attempt(_post, post, path, None if single else number) for number, post in enumerate(posts, 1)]


def _posts(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for item in value:
            if isinstance(item, dict):
                yield from _posts(item, depth)
    elif isinstance(value, dict) and isinstance(value.get("body"), str) and ("title" in value or "permlink" in value):
        yield value
    elif isinstance(value, dict) and depth:
        for item in value.values():
            yield from _posts(item, depth - 1)


def _post(post: dict[str, Any], path: str, number: int | None) -> Post:
    """A post; `number` is its place in the file, None where it is the whole file."""
    metadata = _metadata(post)
    author, permlink = values.line(post.get("author")), values.line(post.get("permlink"))
    images = metadata.get("image")
    key = f"@{author}/{permlink}" if author and permlink else f"{path}#{number}"
    front = FrontMatter(
        title=values.line(post.get("title")),
        reviewer=author,
        published=values.line(post.get("created")),
        url=_address(post, metadata, author, permlink),
        image=values.address(next(iter(images), None) if isinstance(images, list) else images),
        slug=permlink,
    )
    check_source(post["body"], path)
    return Post(markdown.blocks(post["body"], path, line_by_line=True), front, key=None if number is None else key)


def _metadata(post: dict[str, Any]) -> dict[str, Any]:
    """The post's json_metadata, which is JSON again, as text or not; empty where it cannot be read."""
    value = post.get("json_metadata")
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            value = None
    return value if isinstance(value, dict) else {}


def _address(post: dict[str, Any], metadata: dict[str, Any], author: str | None, permlink: str | None) -> str | None:
    """Where the post stands: as it says itself, else at the front end of the chain that it was written for."""
    said = values.address(metadata.get("canonical_url")) or values.address(post.get("url"))
    if said:
        return said
    if not author or not permlink or not re.fullmatch(r"[a-z0-9.-]+", author) or not re.fullmatch(r"[\w.-]+", permlink):
        return None
    host = "steemit.com" if str(metadata.get("app", "")).startswith("steemit") else "hive.blog"
    return f"https://{host}/@{author}/{permlink}"

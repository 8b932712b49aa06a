"""Posts of Hive and Steem."""

import json
from typing import Any

import pytest

from reviews.document import FrontMatter
from reviews.errors import ReviewError
from tests.reviews.making import parse, parse_all

POST: dict[str, Any] = {
    "author": "matinee.samples",
    "permlink": "lantern-2010-review",
    "title": "Lantern (2010): a light at sea",
    "body": "# Lantern\n\nHe **waits**.<br>She comes.",
    "created": "2020-01-31T10:00:00",
    "json_metadata": json.dumps({"tags": ["film"], "image": ["https://x.example/a.jpg"], "app": "peakd/2020.1"}),
}
FRONT = FrontMatter(
    title="Lantern (2010): a light at sea",
    reviewer="matinee.samples",
    published="2020-01-31T10:00:00",
    url="https://hive.blog/@matinee.samples/lantern-2010-review",
    image="https://x.example/a.jpg",
    slug="lantern-2010-review",
)


def front_of(**changes: object) -> FrontMatter:
    """What a post says beside its text, with these fields in it."""
    return parse(json.dumps(POST | changes), "post.json").front


@pytest.mark.parametrize("path", ["post.json", "post.txt", "post"])
@pytest.mark.parametrize("indent", [None, 2])
def test_a_post_is_read_as_one_review(path: str, indent: int | None) -> None:
    """A post is known by its content, its body is Markdown with HTML in it, and it is the whole file."""
    document = parse(json.dumps(POST, indent=indent), path)
    assert [(block.kind.value, block.text) for block in document.blocks] == [
        ("heading", "Lantern"),
        ("prose", "He waits."),
        ("prose", "She comes."),
    ]
    assert (document.front, document.source, document.is_whole_file) == (FRONT, path, True)


def test_each_line_of_a_post_is_one_of_its_own() -> None:
    """Front ends of Hive show every line break, so a line ends there."""
    document = parse(json.dumps(POST | {"body": "He waits.\nShe comes."}), "post.json")
    assert [block.text for block in document.blocks] == ["He waits.", "She comes."]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda posts: posts,
        lambda posts: {"jsonrpc": "2.0", "result": posts, "id": 1},
        lambda posts: {"posts": posts},
        lambda posts: {"result": {"discussions": posts}},
        lambda posts: {"content": {f"a/{number}": post for number, post in enumerate(posts)}},
        lambda posts: {"data": {"items": posts}},
    ],
    ids=["list", "API", "export", "nested", "state", "data"],
)
def test_posts_are_found_in_what_is_wrapped_round_them(wrap: Any) -> None:  # noqa: ANN401 - JSON
    """A list, the API's answer and exports hold several posts, each known by its author and permlink."""
    posts = [POST, POST | {"permlink": "other"}]
    documents = parse_all(json.dumps(wrap(posts)), "posts.json")
    assert [None if isinstance(found, ReviewError) else found.source for found in documents] == [
        "@matinee.samples/lantern-2010-review",
        "@matinee.samples/other",
    ]


def test_one_post_in_the_answer_of_the_api_is_found() -> None:
    """What get_content answers holds one post under result."""
    document = parse(json.dumps({"jsonrpc": "2.0", "result": POST, "id": 1}), "post.json")
    assert document.front == FRONT


@pytest.mark.parametrize(
    ("changes", "url"),
    [
        ({"url": "https://peakd.com/@a/b"}, "https://peakd.com/@a/b"),
        ({"url": "/film/@matinee.samples/lantern-2010-review"}, FRONT.url),
        ({"json_metadata": {"canonical_url": "https://x.example/b"}}, "https://x.example/b"),
        (
            {"json_metadata": {"app": "steemit/0.2"}},
            "https://steemit.com/@matinee.samples/lantern-2010-review",
        ),
        ({"author": "../x"}, None),
        ({"permlink": "a/b?c"}, None),
        ({"author": None}, None),
    ],
)
def test_where_a_post_stands(changes: dict[str, object], url: str | None) -> None:
    """Its address is the one that it gives, else that of its front end, built of names that are safe in one."""
    assert front_of(**changes).url == url


@pytest.mark.parametrize("metadata", ["", "{", "[1]", None, 3, "{}", {"image": []}, {"image": [None]}, {"image": 1}])
def test_metadata_that_says_nothing_is_passed_over(metadata: object) -> None:
    """Metadata that is missing, damaged or of another shape leaves the picture out and nothing else."""
    front = front_of(json_metadata=metadata)
    assert (front.image, front.title, front.reviewer) == (None, FRONT.title, FRONT.reviewer)


def test_replies_are_passed_over() -> None:
    """A reply to another's post is no review; the posts beside it are read."""
    reply = POST | {"parent_author": "ann", "permlink": "re-ann", "title": "", "body": "What a bore!"}
    (document,) = parse_all(json.dumps([reply, POST | {"parent_author": ""}]), "posts.json")
    assert not isinstance(document, ReviewError)
    assert document.front == FRONT


def test_a_post_without_text_does_not_stop_the_others() -> None:
    """A post with nothing in its body is refused by its name, and the next one is read."""
    empty, document = parse_all(json.dumps([POST | {"body": "![a](a.jpg)"}, POST]), "posts.json")
    assert str(empty) == "posts.json (@matinee.samples/lantern-2010-review): there is no text in it"
    assert not isinstance(document, ReviewError)


def test_posts_without_a_name_are_known_by_their_place() -> None:
    """A post of a list without author or permlink is known by its place in the file."""
    documents = parse_all(json.dumps([{"title": "A", "body": "He waits."}, {"title": "B", "body": "Go."}]), "a.json")
    assert [None if isinstance(found, ReviewError) else found.source for found in documents] == ["a.json#1", "a.json#2"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"title": "A",\n "body": }', "a.json, line 2: this is not valid JSON: Expecting value"),
        ("{}", 'a.json: this JSON has no post in it: a post has a "body"'),
        ("[]", 'a.json: this JSON has no post in it: a post has a "body"'),
        ("3", 'a.json: this JSON has no post in it: a post has a "body"'),
        ('{"title": "A", "body": 3}', 'a.json: this JSON has no post in it: a post has a "body"'),
        ('{"title": "", "body": "No.", "parent_author": "ann"}', "a.json: this JSON is a reply, not a post"),
        ("[" * 100_000, "a.json: this JSON is nested too deep, or has a number too long, to be a post"),
        ("[" + "9" * 5000 + "]", "a.json: this JSON is nested too deep, or has a number too long, to be a post"),
        (
            '{"result": ' * 10 + '{"title": "A", "body": "No."}' + "}" * 10,
            "a.json: this JSON has no post in it: a post",
        ),
    ],
    ids=lambda value: value[:30],
)
def test_json_without_a_post_is_refused(text: str, message: str) -> None:
    """JSON that is damaged, too deep, or holds no post is refused with the line or with what is missing."""
    with pytest.raises(ReviewError) as raised:
        parse(text, "a.json")
    assert str(raised.value).startswith(message)

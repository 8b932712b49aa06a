"""Makes the pictures in docs/ from the real program: its answers to the samples, shown as Discord shows them.

Needs Chromium, or a browser of its kind, and makes smaller files with pngquant.
`python scripts/pictures.py [--out docs] [--chromium PATH]`
"""

import argparse
import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from bot.answers.film_card import FilmCard
from bot.conversation.host import Host
from bot.conversation.records import Place, Reply, Request, Wish
from bot.conversation.shelf import Shelf, Upload
from bot.conversation.store import FILE_NAME, Store
from bot.discord.buttons import answer_buttons, film_buttons
from bot.discord.cards import answer_embed, hidden_embed
from bot.discord.delivery import Card
from bot.discord.films import film_embed
from bot.discord.review_cards import preview_card
from index.embedder import load_embedder
from index.library import SAMPLES, Library
from reviews.reading import read_samples
from scripts.picture_page import WIDTH, Command, Mention, Message, Press, page

UPLOADED = "spirited-away-2001.md"
PLACE = Place(server=1, channel=2, user=3)
LARGEST = 150_000  # bytes of a picture in the README
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE_SECONDS = 60
_OPTIONS = (
    "--headless",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-lcd-text",
    "--force-device-scale-factor=2",
    "--force-color-profile=srgb",
    "--default-background-color=00000000",
)
_MEASURE = """<script>
document.body.dataset.heights =
  JSON.stringify([...document.querySelectorAll(".card")].map(card => Math.ceil(card.getBoundingClientRect().height)));
</script>"""
_HEIGHTS = re.compile(r'data-heights="(\[[\d,]*\])"')


class PictureError(Exception):
    """No pictures can be made; the message says what to do."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make all pictures and print their sizes; exit 1 where that is impossible or one is too large."""
    parser = argparse.ArgumentParser(description="Make the pictures of the README.")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs", help="folder for the pictures")
    parser.add_argument("--chromium", help="the browser, where it is not on the path")
    options = parser.parse_args(arguments)
    try:
        browser = find_browser(options.chromium)
        messages = asyncio.run(real_messages())
        sizes = take_pictures(browser, messages, options.out)
    except PictureError as error:
        print(f"pictures: {error}", file=sys.stderr)
        return 1
    for name, size in sizes.items():
        print(f"{name:<20} {size / 1000:6.1f} kB{'  TOO LARGE: install pngquant' * (size > LARGEST)}")
    return int(max(sizes.values()) > LARGEST)


def find_browser(wanted: str | None) -> str:
    """The path of the browser; raises PictureError if there is none."""
    found = next(filter(None, map(shutil.which, [wanted] if wanted else BROWSERS)), None)
    if found is None:
        missing = f"{wanted} is no program" if wanted else "Chromium is missing"
        message = f"{missing}: install it (Debian's package chromium), or give its path with --chromium"
        raise PictureError(message)
    return found


async def real_messages() -> dict[str, Message]:
    """What Matinee says to real requests, by the picture's name; discord.py builds buttons only in an event loop."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        with Library.open(home) as library, Store(home / FILE_NAME) as store:
            embedder = load_embedder()
            for _ in library.add_many(list(read_samples()), SAMPLES, embedder):
                pass
            host, shelf = Host(library, lambda: embedder, store), Shelf(library, lambda: embedder, store)
            return _answers(host) | {"card-film": _film(host, "Titanic"), "card-upload": _upload(shelf)}


def _answers(host: Host) -> dict[str, Message]:
    judged = "I can't believe it: at the end of Casablanca Ilsa gets on the plane with her husband!"
    questions = {
        "card-cast": "Who plays Quint in Jaws?",
        "card-spoiler": "Why is Andy in prison?",
        "card-which": "Is True Grit any good?",
    }
    replies = {name: _ask(host, Wish.QUESTION, question) for name, question in questions.items()}
    messages = {name: _message(Mention(questions[name]), _card(reply)) for name, reply in replies.items()}
    messages["card-revealed"] = _message(Press(), Card(hidden_embed(replies["card-spoiler"])), private=True)
    summary = _ask(host, Wish.SUMMARY, film="Parasite")
    messages["card-summary"] = _message(Command("/summary"), _card(summary))
    verdict = _ask(host, Wish.JUDGEMENT, judged)
    messages["card-check"] = _message(Command("Is this a spoiler?", judged), _card(verdict), private=True)
    return messages


def _film(host: Host, title: str) -> Message:
    found = host.card(PLACE, title)
    if not isinstance(found, FilmCard):
        raise PictureError(found.reason)
    return _message(
        Command("/film"), Card(film_embed(found, samples=host.only_samples(PLACE)), film_buttons(found.film))
    )


def _upload(shelf: Shelf) -> Message:
    data = (files("reviews") / "samples" / UPLOADED).read_bytes()
    card = preview_card(*shelf.preview(PLACE, Upload(UPLOADED, data)))
    return _message(Command("/review add"), card, private=True)


def _ask(host: Host, wish: Wish, text: str = "", film: str | None = None) -> Reply:
    """The reply to a request that stands alone, whatever was asked before."""
    return host.answer(PLACE, Request(wish, text, film, follows=False))


def _card(reply: Reply) -> Card:
    return Card(answer_embed(reply), answer_buttons(reply))


def _message(cause: Mention | Command | Press, card: Card, *, private: bool = False) -> Message:
    """A card as Discord is sent it."""
    if card.embed is None:
        message = f"there is nothing to show after {cause}: choose another question"
        raise PictureError(message)
    rows = card.view.to_components() if card.view else []
    return Message(cause, card.embed.to_dict(), rows, private)


def take_pictures(browser: str, messages: Mapping[str, Message], out: Path) -> dict[str, int]:
    """Write a picture of each message; give back their sizes in bytes."""
    out.mkdir(parents=True, exist_ok=True)
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as folder:
        for (name, message), height in zip(messages.items(), _heights(browser, messages, Path(folder)), strict=True):
            picture = out / f"{name}.png"
            picture.unlink(missing_ok=True)
            shot = [f"--screenshot={picture.resolve()}", f"--window-size={WIDTH},{height}"]
            _browse(browser, page([message]), shot, Path(folder))
            if not picture.is_file():
                complaint = f"{browser} made no {picture}: is it a recent Chromium?"
                raise PictureError(complaint)
            _shrink(picture)
            sizes[picture.name] = picture.stat().st_size
    return sizes


def _heights(browser: str, messages: Mapping[str, Message], folder: Path) -> list[int]:
    """How tall each message is, in CSS pixels."""
    measured = _browse(browser, page(list(messages.values())) + _MEASURE, ["--dump-dom"], folder)
    found = _HEIGHTS.search(measured)
    if found is None:
        message = f"{browser} did not measure the page: is it a recent Chromium?"
        raise PictureError(message)
    return [int(height) for height in json.loads(found[1])]


def _browse(browser: str, html: str, arguments: Sequence[str], folder: Path) -> str:
    """Open a page in the browser, without a window or a network; give back what it prints."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    command = [browser, *_OPTIONS, f"--user-data-dir={folder / 'profile'}", *arguments, path.as_uri()]
    # Chromium's sandbox refuses to run as root; the page is our own, and loads nothing.
    command[1:1] = ["--no-sandbox"] * (os.name == "posix" and os.geteuid() == 0)
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=_PATIENCE_SECONDS)
    except (OSError, subprocess.SubprocessError) as error:
        last = (getattr(error, "stderr", None) or "").strip().splitlines()[-1:]
        message = " ".join([f"{browser} failed ({type(error).__name__})", *last])
        raise PictureError(message) from error
    return done.stdout


def _shrink(picture: Path) -> None:
    """Make a picture smaller, where pngquant is installed; it leaves one alone that it cannot."""
    tool = shutil.which("pngquant")
    if tool:
        subprocess.run([tool, "--force", "--ext=.png", "--nofs", "--quality=85-100", picture], check=False)


if __name__ == "__main__":
    sys.exit(main())

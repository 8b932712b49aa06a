"""From a file to a Reading: the one way in which a review is understood."""

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.resources import files
from itertools import islice
from pathlib import Path, PurePath

from reviews import boilerplate
from reviews.cast.members import find_cast
from reviews.document import BlockKind, Document, PlacedBlock, lay_out
from reviews.errors import ReviewError, attempt, or_raise
from reviews.facts import find_facts
from reviews.films import find_film, parse_title
from reviews.labels import HEADLINES, Known, draft, gives_away, label, with_labels
from reviews.marks import hides_headline, marks_of
from reviews.names import squeeze
from reviews.passages import build_passages
from reviews.ratings import best_rating
from reviews.readers import SUFFIXES, parse_documents, read_documents
from reviews.readers.limits import LARGEST_SOURCE, check_size
from reviews.records import Aspect, Film, LeftOut, Rating, Reading, Review, Span, SpoilerLevel
from reviews.sentences import split_sentences
from reviews.text import fold, is_english, slug

SAMPLE_LABELS = "labels.json"
_SAMPLES = files("reviews") / "samples"
_LETTERS_TO_BE_A_REVIEW = 10
_RATING_LINES = re.compile(r"(?<=[.!?]) +")


def read_reviews(path: Path, reviewer: str | None = None) -> Iterator[Reading | ReviewError]:
    """Read every review in a file; `reviewer`, where given, is taken over what the file says.

    What cannot be read comes as a ReviewError (path, line, reason) in its place: a file that is missing, empty, too
    large, binary, not UTF-8 or damaged, and a review that names no film, is not English, or holds nothing but what is
    not review.
    """
    try:
        documents = read_documents(path)
    except ReviewError as error:
        yield error
        return
    for document in documents:
        yield document if isinstance(document, ReviewError) else attempt(understand, document, reviewer)


def read_upload(data: bytes, name: str, reviewer: str | None = None, film: str | None = None) -> Reading:
    """Read an uploaded review, known by its film and its reviewer from then on.

    `name` is its file name. `reviewer` and `film` (title, and perhaps year), where given, are taken over what the
    upload says. Raises ReviewError for what `read_reviews` refuses, and for a file with several reviews.
    """
    check_size(name, len(data), LARGEST_SOURCE)
    documents = parse_documents(data, name, None, PurePath(name).suffix.lower())
    if len(documents) > 1:
        reason = f"this file holds {len(documents)} reviews; upload them one by one, or use matinee add"
        raise ReviewError(name, reason)
    document = replace(or_raise(documents[0]), source=None)
    if film:
        title, year = parse_title(film)
        document = replace(document, front=replace(document.front, film=title, year=year or document.front.year))
    return understand(document, reviewer if reviewer and fold(reviewer) else None)


def find_files(path: Path) -> list[Path]:
    """The review files at a path, sorted: the file itself, or every file below a folder whose suffix a reader knows.

    Raises ReviewError for a path that is missing and for a folder with no review in it.
    """
    if not path.exists():
        raise ReviewError(path, "there is no such file or folder")
    if not path.is_dir():
        return [path]
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not _is_hidden(file.relative_to(path))
    )
    if not found:
        raise ReviewError(path, f"there is no review in this folder; reviews end in {', '.join(sorted(SUFFIXES))}")
    return found


def read_samples() -> Iterator[Reading]:
    """Read the sample reviews that come with Matinee, in the order of their names.

    Their labels come along, as the vectors of their sentences give them, so that the first answers wait for no vectors.
    """
    labels = json.loads((_SAMPLES / SAMPLE_LABELS).read_text(encoding="utf-8"))
    for reading in read_samples_by_words():
        found = labels.get(reading.review.source, [])
        if len(found) != len(reading.sentences):
            message = f"the labels of {reading.review.source} are not those of its sentences; train them anew"
            raise ValueError(message)
        yield with_labels(
            reading,
            [
                replace(sentence, aspect=Aspect(aspect), spoiler=SpoilerLevel(level), spoiler_score=score)
                for sentence, (aspect, level, score) in zip(reading.sentences, found, strict=True)
            ],
        )


def read_samples_by_words() -> Iterator[Reading]:
    """Read the sample reviews as others are read: labelled by their words alone."""
    for entry in sorted(_SAMPLES.iterdir(), key=lambda item: item.name):
        suffix = PurePath(entry.name).suffix
        if suffix in SUFFIXES - {".json"}:
            for document in parse_documents(entry.read_bytes(), entry.name, f"samples:{entry.name}", suffix):
                yield understand(or_raise(document))


def understand(document: Document, reviewer: str | None = None) -> Reading:
    """Turn a document into a Reading: film, reviewer, sentences with labels, passages, cast, facts, what was left out.

    Raises ReviewError for what `read_reviews` refuses.
    """
    text, blocks = lay_out(document.blocks)
    film = find_film(document, blocks)
    if film is None:
        reason = "no film title found; write it in the first line or as title: in the front matter"
        raise ReviewError(document.path, reason, document.line)
    spans, left_out = _parts(blocks)
    letters = (character for span in spans for character in span.of(text) if character.isalpha())
    if len(list(islice(letters, _LETTERS_TO_BE_A_REVIEW))) < _LETTERS_TO_BE_A_REVIEW:
        raise ReviewError(document.path, "there is no review in this file, only what is not review", document.line)
    if not is_english(" ".join(span.of(text) for span in spans)):
        raise ReviewError(document.path, "the review is not in English, and Matinee reads English only", document.line)
    review = _review(document, film, text, blocks, reviewer)
    placed = [(span, span.of(text)) for span in spans]
    cast = find_cast(placed, document.front.cast, film.title)
    roles = {squeeze(member.character) for member in cast if member.character}
    facts = tuple(fact for fact in find_facts(placed, film, document.front.facts) if squeeze(fact.value) not in roles)
    known = Known.of(cast, facts, film.title)
    placed_marks = list(zip(spans, marks_of(spans, blocks, document), strict=True))
    drafts = draft(text, placed_marks, left_out, film.title)
    sentences = label(drafts, known)
    if review.title and (hides_headline(review.title, blocks) or gives_away(review.title, known, film.title)):
        review = replace(review, title=None)
    return Reading(
        review,
        sentences,
        build_passages(review.id, text, sentences, [one.paragraph for one in drafts]),
        cast,
        facts,
        left_out,
    )


def _parts(blocks: Sequence[PlacedBlock]) -> tuple[list[Span], tuple[LeftOut, ...]]:
    """Part the blocks into the sentences of the review and what is left out of it."""
    spans = [split_sentences(block) for block in blocks]
    texts = [
        [block.text[span.start - block.span.start : span.end - block.span.start] for span in found]
        for block, found in zip(blocks, spans, strict=True)
    ]
    reasons = boilerplate.leave_out(blocks, texts)
    kept: list[Span] = []
    left_out: list[LeftOut] = []
    for found, whys in zip(spans, reasons, strict=True):
        for span, why in zip(found, whys, strict=True):
            if why is None:
                kept.append(span)
            elif left_out and left_out[-1].why == why != boilerplate.HEADING and not _stands_behind(kept, left_out):
                left_out[-1] = LeftOut(Span(left_out[-1].span.start, span.end), why)
            else:
                left_out.append(LeftOut(span, why))
    return kept, tuple(left_out)


def _stands_behind(kept: Sequence[Span], left_out: Sequence[LeftOut]) -> bool:
    """Whether the last sentence of the review stands behind the last part that was left out."""
    return bool(kept) and kept[-1].start > left_out[-1].span.start


def _review(document: Document, film: Film, text: str, blocks: Sequence[PlacedBlock], reviewer: str | None) -> Review:
    front = document.front
    reviewer = reviewer or front.reviewer or boilerplate.signature(blocks)
    source = document.source or f"upload/{film.id}-by-{slug(reviewer or '') or 'unnamed'}"
    headings = (block.text for block in blocks[:HEADLINES] if block.kind is BlockKind.HEADING)
    headline = next((text for text in headings if not boilerplate.is_by_line(text)), None)
    return Review(
        id=review_id(source),
        film=_with_aliases(film, front.title),
        text=text,
        source=source,
        sha256=document.sha256,
        reviewer=reviewer,
        title=front.title or headline,
        published=front.published,
        url=front.url,
        image=front.image,
        rating=_rating(front.rating, blocks, film.title),
    )


def _with_aliases(film: Film, headline: str | None) -> Film:
    """The film with the other title that the front matter gives it, if any."""
    other = parse_title(headline)[0] if headline else film.title
    if fold(other) == fold(film.title) or not fold(other):
        return film
    return Film(film.id, film.title, film.year, (other,))


def _rating(given: Rating | None, blocks: Sequence[PlacedBlock], title: str) -> Rating | None:
    """The rating given beside the text, else the one in it; a bare number takes its scale from the text's."""
    if given and given.best:
        return given
    lines = (line for block in blocks for line in _RATING_LINES.split(block.text))
    said = best_rating(lines, title)
    if given and said and said.value == given.value:
        return replace(given, best=said.best)
    return given or said


def review_id(source: str) -> str:
    """A review's id: the last part of its source, readable, and a digest of the whole, unique."""
    stem = slug(re.sub(r"\.\w{1,8}$", "", PurePath(source.rstrip("/")).name)) or "review"
    return f"{stem[:48].strip('-')}-{hashlib.sha256(source.encode()).hexdigest()[:8]}"


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)

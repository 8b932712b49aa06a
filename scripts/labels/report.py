"""The report on the labels: docs/labels.md."""

from collections import Counter
from collections.abc import Sequence

from bot.answers.cover import Cover, shown_text
from bot.answers.records import Answer
from bot.answers.summary import answer_summary
from index.records import Entry
from reviews.records import Aspect, SpoilerLevel
from scripts.labels.figures import Labelled
from scripts.labels.folds import COVERED, COVERED_BY_WORDS, FOLDS, SEEDS, Run
from scripts.labels.gold import Gold, Part

_INTRODUCTION = """Made by `python -m scripts.labels.train FOLDER`; the figures in its tables are measured.

Each sentence of a review gets an aspect and a spoiler score, the probability that it gives away more than the premise.
The networks that tell them see what the text says about each sentence (words, form, heading, place) and its vector, and
read the whole review forwards and backwards. Until a review is embedded, and with another embedding model than the
default one, networks for words alone do."""
_DATA = """The samples are in `tests/data/gold`, labelled twice, each time without sight of the other. The reviews
written for training (`scripts/labels/written`) tell stories as many people do, in the past tense. Of the reviews by
others, labelled once, only the labels are kept (`scripts/labels/shared.jsonl`). What else a vector says was learnt
from sets of sentences: 8,000 that are opinion or not (Pang and Lee 2004), 14,784 of TV Tropes that are spoilers or not
(Boyd-Graber et al. 2013), and 1,806 of synopses that set a story up, go on with it, or end it."""
_METHOD = """In {folds} folds by film: a review is labelled by {networks} networks that saw no review of its film.
The threshold is the one that covers {covered:.1%} of the spoilers of the samples in the other folds, by
words alone {by_words:.1%}. The reviews that were kept out of training, eleven by others, were labelled
by hand before any network had seen them, and are labelled by the networks that come with Matinee. Two
choices were made after a look at their errors: no feature tells the tense of a sentence, and the
reviews in the past tense were written for training."""

_SUMMARISED = (Part.SAMPLES, Part.HELD_OUT)


def text(by_vectors: Run, by_words: Run) -> str:
    """The report as Markdown."""
    counts = Counter(item.part for item in by_vectors.gold)
    sentences = Counter(item.part for item in by_vectors.gold for _ in item.levels)
    lines = [
        "# How well the labels are",
        "",
        _INTRODUCTION,
        "",
        "## What they were trained on",
        "",
        "| labelled by hand, sentence by sentence | reviews | sentences |",
        "|---|---|---|",
        *(f"| {part.value} | {counts[part]} | {sentences[part]:,} |" for part in Part),
        "",
        _DATA,
        "",
        "## How they were measured",
        "",
        _METHOD.format(folds=FOLDS, networks=len(SEEDS), covered=COVERED, by_words=COVERED_BY_WORDS),
        "",
        *_table("With vectors", by_vectors),
        *_table("By words alone", by_words),
        f"The thresholds in use are those that all samples call for: {by_vectors.final.threshold:.3f} with vectors and",
        f"{by_words.final.threshold:.3f} by words alone.",
        "",
        "## Aspects, with vectors",
        "",
        *_confusion(by_vectors.of_part(Part.SAMPLES)),
    ]
    return "\n".join(lines)


def _table(title: str, run: Run) -> list[str]:
    rows = []
    for part in Part:
        of = run.of_part(part)
        rows.append(
            f"| {part.value} | {of.auc:.3f} | {of.spoilers_covered:.1%} | {of.rest_readable:.1%} |"
            f" {of.aspect_accuracy:.1%} |"
        )
    return [
        f"### {title}",
        "",
        "| | ROC AUC of the score | spoilers covered | of the rest readable | aspect right |",
        "|---|---|---|---|---|",
        *rows,
        "",
    ]


def _confusion(of: Labelled) -> list[str]:
    order = [aspect.value for aspect in Aspect]
    counts = of.confusion
    return [
        f"| the samples' true aspect | {' | '.join(f'called {name}' for name in order)} |",
        "|---" * (len(order) + 1) + "|",
        *(f"| {name} | {' | '.join(str(count) for count in row)} |" for name, row in zip(order, counts, strict=True)),
        "",
    ]


def summaries(run: Run) -> str:
    """The spoiler-free summary of every film that was not only there for training, with what it gives away."""
    lines = []
    films = sorted({item.film for item in run.gold if item.part in _SUMMARISED})
    for film in films:
        chosen = [n for n, item in enumerate(run.gold) if item.film == film and item.part in _SUMMARISED]
        entries = [Entry(n, "gold", run.found[n]) for n in chosen]
        result = answer_summary(run.found[chosen[0]].review.film, entries)
        lines += ["", f"## {film}", shown_text(result, Cover.COVER)]
        lines += [f"!! gives away: {leak}" for leak in _leaks(result, [run.gold[n] for n in chosen])]
        if not isinstance(result, Answer):
            lines.append("!! no summary")
    return "\n".join(lines)


def _leaks(result: object, gold: Sequence[Gold]) -> list[str]:
    """The shown sentences that are in truth PLOT or ENDING."""
    if not isinstance(result, Answer):
        return []
    shown = [(citation.review.id, citation.span) for citation in result.citations]
    return [
        sentence.text
        for item in gold
        for sentence, level in zip(item.reading.sentences, item.levels, strict=True)
        if level >= SpoilerLevel.PLOT
        and any(key == item.reading.review.id and span.overlaps(sentence.span) for key, span in shown)
    ]

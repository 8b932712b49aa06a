"""The sentences labelled by hand, and how labels are compared with them."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest

from reviews.reading import read_samples_by_words
from reviews.records import Aspect, SpoilerLevel
from scripts.labels.figures import Labelled
from scripts.labels.gold import SHARED, Gold, Part, digest, samples
from tests.bot.making import ending, later, opinion, premise, review


def test_every_sentence_of_the_samples_is_labelled() -> None:
    """There are labels for all sentences of all samples, at least 800 of them, of every aspect and level."""
    gold = samples()
    assert [item.reading for item in gold] == list(read_samples_by_words())
    assert sum(len(item.levels) for item in gold) >= 800
    assert {aspect for item in gold for aspect in item.aspects} == set(Aspect)
    assert {level for item in gold for level in item.levels} == set(SpoilerLevel)


def test_labels_of_reviews_by_others_hold_no_text() -> None:
    """Of reviews that are not ours nothing is kept but digests of sentences and their labels."""
    rows = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
    assert {key for row in rows for key in row} == {"set", "doc", "labels"}
    labels = [item for row in rows for item in row["labels"].items()]
    assert all(re.fullmatch("[0-9a-f]{10}", key) and re.fullmatch("[pcobx][0-3]", code) for key, code in labels)
    assert digest("A sentence.") == digest("A sentence.") != digest("Another.")


@pytest.fixture
def labelled() -> Labelled:
    """Four sentences, two of them spoilers, of which one is missed and one judgement is covered."""
    reading = review("Storm", 2010, [premise("A."), later("B."), ending("C."), opinion("D.")])
    scores = (0.2, 0.1, 0.9, 0.6)
    levels = (SpoilerLevel.PREMISE, SpoilerLevel.PREMISE, SpoilerLevel.ENDING, SpoilerLevel.PLOT)
    aspects = (Aspect.PLOT, Aspect.PLOT, Aspect.PLOT, Aspect.PLOT)
    found = [
        replace(sentence, spoiler_score=score, spoiler=level, aspect=aspect)
        for sentence, score, level, aspect in zip(reading.sentences, scores, levels, aspects, strict=True)
    ]
    gold = Gold(
        Part.SAMPLES,
        "storm-2010",
        reading,
        tuple(sentence.aspect for sentence in reading.sentences),
        tuple(sentence.spoiler for sentence in reading.sentences),
    )
    return Labelled([gold], [found])


def test_figures_by_hand(labelled: Labelled) -> None:
    """Two of four pairs are in order; half is covered and half readable as it should be; 3 of 4 aspects are right."""
    assert labelled.auc == pytest.approx(0.5)
    assert (labelled.spoilers_covered, labelled.rest_readable) == (0.5, 0.5)
    assert labelled.aspect_accuracy == pytest.approx(0.75)
    assert labelled.confusion[list(Aspect).index(Aspect.OPINION), list(Aspect).index(Aspect.PLOT)] == 1


def test_the_threshold_for_a_share(labelled: Labelled) -> None:
    """To cover all spoilers the threshold is the lowest of their scores; to cover half, the next."""
    assert labelled.threshold_for(1.0) == pytest.approx(0.1)
    assert labelled.threshold_for(0.5) == pytest.approx(0.9)


def test_ties_count_half() -> None:
    """A score that is the same for all tells nothing."""
    reading = review("Storm", 2010, [premise("A."), later("B.")])
    same = [replace(sentence, spoiler_score=0.5) for sentence in reading.sentences]
    gold = Gold(Part.SAMPLES, "s", reading, (Aspect.PLOT,) * 2, (SpoilerLevel.PREMISE, SpoilerLevel.PLOT))
    assert Labelled([gold], [same]).auc == pytest.approx(0.5)
    assert np.array_equal(Labelled([gold], [same]).spoils, [False, True])

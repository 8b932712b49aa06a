"""What each sentence of a review is about, and how much of the film it gives away.

A review is labelled twice by the same means: when it is read, from its words alone, and once its sentences have
vectors, from both. Each time networks see what the text says about each sentence (`features`), and decide over the
whole review at once (`network`); what an author marked is obeyed (`levels`).
"""

from reviews.labels.drafts import HEADLINES, Draft, draft
from reviews.labels.known import Known
from reviews.labels.levels import label, relabel, with_labels
from reviews.labels.lone import gives_away, level_by_words

__all__ = ["HEADLINES", "Draft", "Known", "draft", "gives_away", "label", "level_by_words", "relabel", "with_labels"]

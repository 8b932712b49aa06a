"""Passages: runs of neighbouring sentences, the unit that is embedded and retrieved."""

from collections import Counter
from collections.abc import Sequence

from reviews.records import Aspect, Passage, Sentence, Span

# About 150 tokens: well under the 256 that the embedding model reads, and short enough to be quoted whole.
LONGEST = 600


def build_passages(
    review_id: str, text: str, sentences: Sequence[Sentence], paragraphs: Sequence[int]
) -> tuple[Passage, ...]:
    """Group the sentences of one review into passages of at most `LONGEST` characters, in order.

    A passage never crosses a spoiler level, never mixes opinion with what happens, and never runs over a part
    that was left out. `paragraphs` says in which paragraph each sentence stands; a passage of more than half the
    length ends with its paragraph. Ids count from 0 and are replaced when the review is stored.
    """
    groups: list[list[int]] = []
    for number, sentence in enumerate(sentences):
        if groups and _joins(
            text, [sentences[n] for n in groups[-1]], sentence, paragraphs[groups[-1][-1]] == paragraphs[number]
        ):
            groups[-1].append(number)
        else:
            groups.append([number])
    return tuple(
        _passage(identifier, review_id, text, [sentences[n] for n in group]) for identifier, group in enumerate(groups)
    )


def _joins(text: str, group: Sequence[Sentence], sentence: Sentence, same_paragraph: bool) -> bool:  # noqa: FBT001
    last = group[-1]
    length = sentence.span.end - group[0].span.start
    return (
        last.spoiler is sentence.spoiler
        and (last.aspect is Aspect.OPINION) == (sentence.aspect is Aspect.OPINION)
        and length <= LONGEST
        and not text[last.span.end : sentence.span.start].strip()
        and (same_paragraph or last.span.end - group[0].span.start <= LONGEST // 2)
    )


def _passage(identifier: int, review_id: str, text: str, group: Sequence[Sentence]) -> Passage:
    span = Span(group[0].span.start, group[-1].span.end)
    aspect = Counter(sentence.aspect for sentence in group).most_common(1)[0][0]
    return Passage(identifier, review_id, span, span.of(text), aspect, group[0].spoiler)

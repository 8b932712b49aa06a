"""What reviewers thought: the verdict, and the sentences that carry it."""

import re
from collections.abc import Sequence

from bot.answers.evidence import Scored, content_words
from bot.answers.quoting import SURELY_SAFE, leans_on_the_one_before, quote_runs, quotes
from bot.answers.records import LONGEST_ANSWER, Answer, Citation, Headline, Kind, NoAnswer
from bot.answers.verdicts import ADVISES_AGAINST, BAD, GOOD, RECOMMENDS, Verdict, verdict_from_words
from index.records import Entry
from reviews.records import Aspect, Film, Review, Sentence, SpoilerLevel
from reviews.text import fold

# Shares of the best possible rating: from here liked, up to there disliked.
_LIKED_FROM, _DISLIKED_UP_TO = 0.65, 0.45
_VERDICT = re.compile(
    r"\b(?:recommend\w*|verdict|worth (?:it|watching|seeing|your|a)|must-see|must see|skip it|avoid"
    r"|give it a miss|masterpiece"
    r"|overall|in short|all in all|in the end|if you (?:have never|haven't|haven\u2019t|like|love)|for those"
    r"|fans of|bottom line|close to perfect"
    r"|one of the (?:best|worst|finest|great)|perfect|favou?rite|disappoint\w*|stars|rating|i (?:loved?|liked?|hated?"
    r"|enjoyed|admire|adore))\b",
    re.IGNORECASE,
)
# Words of a question for the verdict itself, which say nothing of a side of the film.
_ASKING = frozenset(
    """worth watch watching seeing see good bad any great recommend recommended recommends think thinks thought like
    liked likes love loved enjoy enjoyed opinion opinions verdict review reviews reviewed reviewer reviewers critic
    critics say says said feel felt should bother skip overall best worst overrated underrated masterpiece anybody
    anyone anything something find finds found reason reasons well there even main biggest would could might did
    does thisfilm really actually time money go people they he she you us me i hate hated dislike disliked what's
    how's it's that's movie film""".split()
)
_MOST_QUOTED = 3
# Characters for the names of those who are quoted.
_LONGEST_NAMES = 60
# Characters for what stands between the parts of an answer.
_LAYOUT = 30
# What a verdict loses that leans on a sentence which cannot be quoted.
_DANGLES = 2.0
# "STOP." is none, "Strongly recommended." is one by its words.
_FEWEST_SPACES = 2
# And one that might give something away after all, by its spoiler score.
_RISKY = 1.5
_THE_FILM = re.compile(
    r"\b(?:(?:the|this|a) (?:\w+ ){0,2}(?:film|movie|picture|one)|it(?:'s|\u2019s| is) an?"
    r"|(?:see|watch|skip|avoid) (?:it|this))\b",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(r"\b(?:he|him|his|she|her|hers)\b", re.IGNORECASE)
# Weight from which a sentence reads as part of the verdict.
_LEAST_WEIGHT = 0.8
_RATED = {Verdict.LIKED: "liked", Verdict.MIXED: "is of two minds about", Verdict.DISLIKED: "did not like"}
_INFERRED = {
    Verdict.LIKED: "recommends",
    Verdict.MIXED: "has mixed feelings about",
    Verdict.DISLIKED: "does not recommend",
}


def judges(item: Scored) -> bool:
    """Whether a sentence holds an opinion, and does not only ask for one."""
    return item.sentence.aspect is Aspect.OPINION and not item.sentence.text.rstrip().endswith("?")


def asks_for_a_side(text: str) -> bool:
    """Whether a question for an opinion is about one side of a film, not for the verdict at large."""
    return any(word not in _ASKING and content_words(word) for word in fold(text).split())


def verdict_of(entry: Entry) -> tuple[Verdict | None, bool]:
    """A review's verdict and whether it was inferred from the words; None where neither rating nor words tell."""
    rating = entry.reading.review.rating
    share = rating.share if rating else None
    if share is not None:
        verdict = (
            Verdict.LIKED if share >= _LIKED_FROM else Verdict.DISLIKED if share <= _DISLIKED_UP_TO else Verdict.MIXED
        )
        return verdict, False
    return verdict_from_words(entry.reading.sentences), True


def rating_words(review: Review) -> str:
    """A review's rating as it was written."""
    rating = review.rating
    if rating is None:
        return "no rating"
    return rating.original


def answer_opinion(film: Film, entries: Sequence[Entry], *, yes_or_no: bool = False) -> Answer | NoAnswer:
    """Answer what the reviewers thought of a film, with the sentences that carry their verdict.

    With `yes_or_no` the question is whether it is any good, and all verdicts together say yes, no, or both.
    """
    verdicts = [(entry, *verdict_of(entry)) for entry in entries]
    headline = (_yes_or_no(verdicts) if yes_or_no else "") + _headline(film, verdicts)
    room = LONGEST_ANSWER - len(headline) - _LAYOUT
    citations: list[Citation] = []
    for entry in entries[:_MOST_QUOTED]:
        citations += verdict_quotes(entry, room // min(len(entries), _MOST_QUOTED), 2 if len(entries) == 1 else 1)
    if not citations and all(verdict is None for _, verdict, _ in verdicts):
        reason = f"The review of {film.name} gives no opinion that I could find."
        return NoAnswer(Kind.OPINION, film, reason)
    return Answer(Kind.OPINION, film, Headline(headline), tuple(citations), tuple(e.reading.review for e in entries))


def answer_side(film: Film, ranked: Sequence[Scored]) -> Answer | NoAnswer:
    """Answer what was thought of one side of a film (the acting, the music) with the sentences that speak of it best.

    What gives nothing away is told before what does.
    """
    room = LONGEST_ANSWER - len(film.name) - _LONGEST_NAMES - _LAYOUT
    citations = sorted(quotes(ranked, room, _MOST_QUOTED), key=lambda citation: citation.spoiler > SpoilerLevel.PREMISE)
    if not citations:
        return NoAnswer(Kind.OPINION, film, f"The review of {film.name} has no opinion on that.")
    sources = tuple(dict.fromkeys(citation.review for citation in citations))
    names = ", ".join(dict.fromkeys(review.reviewer or "The reviewer" for review in sources))
    headline = f"{names if len(names) <= _LONGEST_NAMES else 'The reviewers'} on {film.name}:"
    return Answer(Kind.OPINION, film, Headline(headline), tuple(citations), sources)


def verdict_quotes(entry: Entry, room: int, most: int, *, at_any_rate: bool = False) -> list[Citation]:
    """Up to `most` sentences that carry a review's verdict, in text order, `room` characters in all.

    None gives anything away; one that leans on the sentence before it brings that along. With
    `at_any_rate` the weightiest is quoted also where it hardly reads as a verdict.
    """
    sentences = entry.reading.sentences
    title = fold(entry.reading.review.film.title)
    weights = {
        position: _weight(sentence, position / max(1, len(sentences) - 1), title)
        for position, sentence in enumerate(sentences)
        if sentence.aspect is Aspect.OPINION and sentence.spoiler is SpoilerLevel.NONE
    }
    for position in weights:
        if leans_on_the_one_before(sentences[position].text) and position - 1 not in weights:
            weights[position] -= _DANGLES
        if sentences[position].spoiler_score > SURELY_SAFE:
            weights[position] -= _RISKY
    chosen: set[int] = set()
    for position in sorted(weights, key=lambda place: -weights[place])[:most]:
        needed = {position}
        if leans_on_the_one_before(sentences[position].text) and position - 1 in weights:
            needed.add(position - 1)
        length = sum(len(citation.quote) for citation in quote_runs(entry, chosen | needed))
        weighty = weights[position] >= _LEAST_WEIGHT or (at_any_rate and not chosen)
        if weighty and length <= room:
            chosen |= needed
    return quote_runs(entry, chosen)


def _yes_or_no(verdicts: Sequence[tuple[Entry, Verdict | None, bool]]) -> str:
    """What all verdicts say to "is it any good?"; nothing where one says neither."""
    told = {verdict for _, verdict, _ in verdicts}
    if None in told:
        return ""
    if told == {Verdict.LIKED}:
        return "Yes: "
    return "No: " if told == {Verdict.DISLIKED} else "Yes and no: "


def _headline(film: Film, verdicts: Sequence[tuple[Entry, Verdict | None, bool]]) -> str:
    if len(verdicts) == 1:
        entry, verdict, inferred = verdicts[0]
        return _one_verdict(film, entry.reading.review, verdict, inferred=inferred)
    parts = []
    for entry, verdict, _ in verdicts[:5]:
        review = entry.reading.review
        rated = f" ({rating_words(review)})" if review.rating else ""
        says = f"{_RATED[verdict]} it" if verdict else "gives no verdict"
        parts.append(f"{review.reviewer or 'one reviewer'} {says}{rated}")
    agree = len({verdict for _, verdict, _ in verdicts if verdict}) <= 1
    lead = f"{len(verdicts)} reviewers on {film.name}, who " + ("agree" if agree else "disagree")
    return f"{lead}: {'; '.join(parts)}."


def _one_verdict(film: Film, review: Review, verdict: Verdict | None, *, inferred: bool) -> str:
    who = review.reviewer or "The reviewer"
    if verdict is None:
        rated = f" and rates it {rating_words(review)}" if review.rating else ""
        return f"{who} on {film.name}{rated}:"
    if inferred:
        return f"{who} {_INFERRED[verdict]} {film.name} (inferred from the words of the review)."
    return f"{who} {_RATED[verdict]} {film.name}: {rating_words(review)}."


def _weight(sentence: Sentence, place: float, title: str) -> float:
    """How much a sentence reads as the verdict on the film of this folded title.

    `place` is where it stands in the review, 0 to 1.
    """
    cues = len(_VERDICT.findall(sentence.text))
    advice = bool(RECOMMENDS.search(sentence.text)) + bool(ADVISES_AGAINST.search(sentence.text))
    judging = min(2, len(GOOD.findall(sentence.text)) + len(BAD.findall(sentence.text)))
    question = sentence.text.rstrip().endswith("?")
    of_the_film = _THE_FILM.search(sentence.text) is not None or f" {title} " in f" {fold(sentence.text)} "
    of_somebody = _SOMEBODY.search(sentence.text) is not None
    speaks = 1.5 * min(2, cues) + 1.5 * advice + 0.6 * judging + 0.6 * of_the_film + 1.2 * place
    says_nothing = speaks < _LEAST_WEIGHT + 1.0 and sentence.text.count(" ") < _FEWEST_SPACES
    return speaks - 2.5 * question - 0.8 * of_somebody - _DANGLES * says_nothing - 1.0

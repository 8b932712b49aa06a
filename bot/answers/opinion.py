"""What reviewers thought: the verdict, and the sentences that carry it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.answers.evidence import Scored, content_words, stem
from bot.answers.quoting import SURELY_SAFE, leans_on_the_one_before, quote_runs, quotes, worth_quoting
from bot.answers.records import LONGEST_ANSWER, Answer, Citation, Headline, Kind, NoAnswer
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
_RECOMMENDS = re.compile(
    r"(?<!not )(?<!n't )(?<!n\u2019t )\b(?:(?:highly |warmly |strongly |gladly )?recommend(?:ed)?|must-see|must see"
    r"|masterpiece|worth (?:it|watching|seeing|your|a)"
    r"|close to perfect|unmissable|don't miss|do not miss)\b"
    r"|(?:^|[.;:,] )(?:so |just |go )?(?:see|watch) (?:it|this)\b",
    re.IGNORECASE,
)
_ADVISES_AGAINST = re.compile(
    r"\b(?:(?:do not|don't|don\u2019t|cannot|can't|can\u2019t|won't|would not|wouldn't|hard to|not) (?:really "
    r"|honestly )?recommend(?:ed)?|skip (?:it|this)|avoid (?:it|this|at)|give (?:it|this) a miss"
    r"|not worth|isn't worth|waste of (?:time|money|your)|stay away|save your (?:time|money))\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|hardly|barely|scarcely|far from|cannot|without|neither|nor"
    r"|\w+n['\u2019]t)\b[^.;:!?]{0,40}$",
    re.IGNORECASE,
)
_STRONGLY = re.compile(r"\b(?:cannot|can['\u2019]?t) recommend (?:\w+ ){0,3}(?:highly )?enough\b", re.IGNORECASE)
_GOOD = re.compile(
    r"\b(?:love[ds]?|great|excellent|superb|brilliant|wonderful(?:ly)?|terrific|fantastic|amazing|perfect(?:ly)?"
    r"|beautiful(?:ly)?|gorgeous|stunning|moving|touching|clever|smart"
    r"|fun|funny|hilarious|best|favou?rite|enjoy\w*|admire\w*|delight\w*|charming|charm|gripping|compelling|engaging"
    r"|memorable|masterful|magnificent|marvel\w*"
    r"|extraordinary|remarkable|impressive|lovely|solid|effective|convincing|believable|powerful|fresh|rewarding"
    r"|satisfying|shines?|works|strong|warmly|astonishing|rich)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(?:hate[ds]?|terrible|awful|horrible|poor(?:ly)?|weak(?:er|est|ness)?|dull|boring|tedious|slow|stupid|silly"
    r"|dumb|predictable|cliche[ds]?|cliché[ds]?|flaw\w*|flat|wooden"
    r"|mess|messy|lazy|worst|bad|worse|disappoint\w*|overlong|too long|fails?|failed|complaints?|problems?"
    r"|forgettable|mediocre|shallow|ridiculous|laughable|wasted?|ugly|dreadful"
    r"|unfortunately|unconvincing|bland|pity|never works|cardboard|sentimental|mawkish|manipulative|contrived|clumsy"
    r"|drags?|bored)\b",
    re.IGNORECASE,
)
# Words of a question for the verdict itself, which say nothing of a side of the film.
_ASKING = frozenset(
    """worth watch watching seeing see good bad any great recommend recommended recommends think thinks thought like
    liked likes love loved enjoy enjoyed opinion opinions verdict review reviews reviewed reviewer reviewers
    critic critics say says said feel felt should bother skip overall best worst overrated underrated
    masterpiece did does thisfilm really actually time money go people they he she you us me i hate hated
    dislike disliked what's how's it's that's movie film""".split()
)
_SIDES = (
    ("acting", "actor", "actors", "actress", "performance", "performances", "plays", "cast", "performer"),
    ("music", "score", "soundtrack", "song", "songs", "theme", "composer"),
    ("kids", "kid", "children", "child", "family", "families", "teenagers", "teens", "young", "little", "age"),
    ("scary", "frightening", "scare", "scares", "terrifying", "horror", "tense", "nightmares"),
    ("violent", "violence", "gore", "gory", "bloody", "blood", "bloodshed"),
    ("visuals", "visual", "looks", "cinematography", "camera", "photography", "images", "beautiful", "shot"),
    ("story", "plot", "script", "writing", "screenplay", "dialogue", "lines"),
    ("pace", "pacing", "slow", "long", "length", "drags", "overlong", "boring", "bored"),
    ("funny", "humour", "humor", "comedy", "laugh", "laughs", "jokes", "funniest"),
    ("sad", "cry", "tears", "moving", "touching", "emotional", "heartbreaking"),
    ("direction", "directing", "director", "directed"),
    ("effects", "cgi", "special"),
    ("ending", "finale", "twist", "last"),
    ("flaws", "flaw", "complaint", "complaints", "problem", "problems", "weakness", "weak", "weaker"),
)
# Cosines of question and sentence from which a sentence without, or with, one of the words is about that side.
_CLEARLY = 0.55
_ROUGHLY = 0.1
_MOST_QUOTED = 3
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
_SURE = 3
_LEAST_SHARE = 0.62


class Verdict(StrEnum):
    """What a reviewer made of a film."""

    LIKED = "liked"
    MIXED = "mixed"
    DISLIKED = "disliked"


_RATED = {Verdict.LIKED: "liked", Verdict.MIXED: "is of two minds about", Verdict.DISLIKED: "did not like"}
_INFERRED = {
    Verdict.LIKED: "recommends",
    Verdict.MIXED: "has mixed feelings about",
    Verdict.DISLIKED: "does not recommend",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a film that an opinion is asked for; `stems` are those of the words that speak of it."""

    stems: frozenset[str]

    def among(self, ranked: Sequence[Scored]) -> list[Scored]:
        """Those of the ranked sentences that speak of this side in so many words, else those near in meaning."""
        met = [item for item in ranked if self.stems & set(content_words(item.sentence.text))]
        return [item for item in met if item.meaning >= _ROUGHLY] or [i for i in ranked if i.meaning >= _CLEARLY]


def side_asked(text: str, entries: Sequence[Entry]) -> Side | None:
    """The side of a film that a question for an opinion is about; None where it asks for the verdict at large.

    Who speaks of the acting names actors: for that side their surnames count as its words.
    """
    named = [word for word in fold(text).split() if word not in _ASKING and content_words(word)]
    if not named:
        return None
    stems = {stem(word) for word in named}
    for group in _SIDES:
        if stems & {stem(word) for word in group}:
            stems |= {stem(word) for word in group}
    if stem("acting") in stems:
        members = (member for entry in entries for member in entry.reading.cast)
        stems |= {stem(fold(member.actor).split()[-1]) for member in members if fold(member.actor)}
    return Side(frozenset(stems))


def verdict_of(entry: Entry) -> tuple[Verdict | None, bool]:
    """A review's verdict and whether it was inferred from the words; None where neither rating nor words tell."""
    rating = entry.reading.review.rating
    share = rating.share if rating else None
    if share is not None:
        verdict = (
            Verdict.LIKED if share >= _LIKED_FROM else Verdict.DISLIKED if share <= _DISLIKED_UP_TO else Verdict.MIXED
        )
        return verdict, False
    return _verdict_from_words(entry.reading.sentences), True


def rating_words(review: Review) -> str:
    """A review's rating as it was written."""
    rating = review.rating
    if rating is None:
        return "no rating"
    return rating.original


def answer_opinion(film: Film, entries: Sequence[Entry], ranked: Sequence[Scored] | None = None) -> Answer | NoAnswer:
    """Answer what the reviewers thought of a film.

    With `ranked`, the opinion sentences nearest to a question about one side of it (the acting, the music) are
    quoted; without, those that carry the verdict.
    """
    verdicts = [(entry, *verdict_of(entry)) for entry in entries]
    headline = _headline(film, verdicts)
    room = LONGEST_ANSWER - len(headline) - 30
    if ranked is not None:
        citations = quotes(
            worth_quoting([i for i in ranked if i.sentence.spoiler <= SpoilerLevel.PREMISE] or ranked), room, 3
        )
    else:
        citations = []
        for entry in entries[:_MOST_QUOTED]:
            citations += verdict_quotes(entry, room // min(len(entries), _MOST_QUOTED), 2 if len(entries) == 1 else 1)
    if not citations and all(verdict is None for _, verdict, _ in verdicts):
        reason = f"The review of {film.name} gives no opinion that I could find."
        return NoAnswer(Kind.OPINION, film, reason, ("What is it about?", "Who is in it?"))
    return Answer(Kind.OPINION, film, Headline(headline), tuple(citations), tuple(e.reading.review for e in entries))


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


def _verdict_from_words(sentences: Sequence[Sentence]) -> Verdict | None:
    """The verdict by words of advice, else by praise against blame; a review that says too little gives none."""
    opinions = [sentence.text for sentence in sentences if sentence.aspect in {Aspect.OPINION, Aspect.CAST}]
    text = " ".join(opinions)
    good, bad = len(_GOOD.findall(text)), len(_BAD.findall(text))
    if _STRONGLY.search(text):
        return Verdict.LIKED
    if _ADVISES_AGAINST.search(text):
        return Verdict.DISLIKED
    if any(not _NEGATED.search(text[: match.start()]) for match in _RECOMMENDS.finditer(text)):
        return Verdict.LIKED
    if good + bad < _SURE:
        return None
    share = good / (good + bad)
    return Verdict.LIKED if share >= _LEAST_SHARE else Verdict.DISLIKED if share <= 1 - _LEAST_SHARE else Verdict.MIXED


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
    advice = bool(_RECOMMENDS.search(sentence.text)) + bool(_ADVISES_AGAINST.search(sentence.text))
    judging = min(2, len(_GOOD.findall(sentence.text)) + len(_BAD.findall(sentence.text)))
    question = sentence.text.rstrip().endswith("?")
    of_the_film = _THE_FILM.search(sentence.text) is not None or f" {title} " in f" {fold(sentence.text)} "
    of_somebody = _SOMEBODY.search(sentence.text) is not None
    speaks = 1.5 * min(2, cues) + 1.5 * advice + 0.6 * judging + 0.6 * of_the_film + 1.2 * place
    says_nothing = speaks < _LEAST_WEIGHT + 1.0 and sentence.text.count(" ") < _FEWEST_SPACES
    return speaks - 2.5 * question - 0.8 * of_somebody - _DANGLES * says_nothing - 1.0

"""Whatever stands in reviews, names, titles, addresses and questions: cards stay within limits, and it does nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, Phase, assume, example, given, settings
from hypothesis import strategies as st

from bot.answers.cover import Cover
from bot.answers.film_card import FilmCard, Rated, card_of
from bot.answers.records import Answer, Citation, Headline, Kind, NoAnswer
from bot.answers.verdicts import Verdict
from bot.conversation.host import Host, Shelved
from bot.conversation.records import Place, Reply, Request, Wish
from bot.discord.answering import to_open
from bot.discord.buttons import answer_buttons, film_buttons
from bot.discord.cards import answer_embed, hidden_embed, notice, whole_embed
from bot.discord.delivery import Card
from bot.discord.failures import words_for
from bot.discord.films import film_embed, films_card
from bot.discord.markup import plain
from bot.discord.review_cards import preview_card, removal_card, reviews_card
from reviews.errors import ReviewError
from reviews.records import Aspect, CastMember, Film, Rating, Reading, Review, Sentence, Span, SpoilerLevel
from scripts.discord_markdown import Token, special, to_tokens
from tests.bot.discord.behaviour.conftest import (
    World,
    check_limits,
    everything_in,
    markdown_of,
    texts_of,
    units,
)
from tests.bot.making import ending, entries, later, opinion, premise, review

EMOJI = "\U0001f3ac"
HOSTILE = {
    "everyone": "@everyone @here",
    "mentions": "<@123> <@&456> <#789> </ask:1>",
    "spoilers": "|| he dies || |||| | || |",
    "one bar": "ends with |",
    "invites": "discord.gg/abc https://discord.com/invite/abc",
    "links": "[click](https://evil.example) <https://evil.example> https://evil.example",
    "zalgo": "z\u0336\u0301\u0302\u0303\u0304\u0305\u0306\u0307o" * 20,
    "right to left": "\u202efdp.exe\u202c \u2066x\u2069 \u200f\u05d0",
    "long word": "x" * 4000,
    "long stars": "*" * 4000,
    "long emoji": EMOJI * 2000,
    "emoji and stars": f"{EMOJI}*" * 1500,
    "fences": "```py\nprint(1)\n``` `x` ``y``",
    "headings": "# big\n## smaller\n-# small\n> quote\n>>> all\n- list\n1. one",
    "emphasis": "**bold** *italic* __under__ _x_ ~~struck~~",
    "emoji names": ":smile: <:reel:1> <a:reel:2> <t:1:R>",
    "backslashes": "\\",
    "open things": "[ ( < ` ** __ ~~ ||",
    "closing": "**: ** _ * ` ``` ) > ]",
    "nothing seen": "\u200b\u2060\u3164",
    "half an emoji": "\ud83d x \udfac",
}
URLS = {
    "plain": "https://example.org/jaws",
    "brackets": "https://example.org/a)b](https://evil.example)",
    "long": f"https://example.org/{'a' * 480}",
    "long brackets": f"https://example.org/{'(' * 480}",
    "javascript": "javascript:alert(1)",
    "user": "https://example.org@evil.example/",
    "bars": "https://example.org/||x||",
    "not ASCII": f"https://example.org/{EMOJI * 40}",
}
PIECES = [
    *"*_~|`[]()<>\\#-+@:./!1 \n",
    *("||", "**", "```", "](", "> ", "# ", "-# ", "- ", "1. ", ">>> ", "\\|", "\u2028", "\u3164", EMOJI),
    *("@everyone", "<@1>", "<@&1>", "</ask:1>", "<t:1>", "<:reel:1>", ":smile:", "discord.gg/abc", "example.org"),
    *("https://a.bc", "[x](http://a.bc)", "\u0301", "\u200d", "\u202e", "\ud800", "word", EMOJI * 120, "*" * 240),
]
FOREIGN = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=12).map("".join)
URL = st.none() | st.sampled_from(list(URLS.values())) | FOREIGN
LEVELS = st.sampled_from(SpoilerLevel)
HERE = Place(1, 10, 100)
TAME = "word"
# What Matinee says itself around foreign words, by the kind of Markdown.
OURS = {"quote", "bold", "italic", "list", "masked link", "spoiler"}
LATER = SpoilerLevel.PLOT
# Shrinking texts of thousands of characters takes minutes, so a failing card is told as it was found.
RELAXED = settings(
    deadline=None,
    max_examples=60,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
VALID = {name: text for name, text in HOSTILE.items() if name != "half an emoji"}  # what a connection can carry


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words that Matinee did not write, wherever such words may stand, and what gives how much away."""

    text: str = TAME
    title: str = TAME
    reviewer: str = TAME
    headline: str = TAME
    actor: str = TAME
    role: str = TAME
    rating: str = TAME
    question: str = TAME
    url: str | None = "https://example.org/jaws"
    image: str | None = "https://example.org/jaws.png"
    levels: tuple[SpoilerLevel, ...] = (SpoilerLevel.NONE, LATER)
    headline_level: SpoilerLevel = SpoilerLevel.NONE
    reviewers: int = 1
    year: int | None = 1975

    @classmethod
    def all_of(cls, text: str) -> "Foreign":
        """Put the same text everywhere."""
        return cls(text, text, text, text, text, text, text, text, text, text, reviewers=5)

    def film(self) -> Film:
        """The film."""
        return Film("film", self.title, self.year)

    def reviews(self) -> list[Review]:
        """Its reviews, each with the same words."""
        return [
            Review(
                id=f"review-{number}",
                film=self.film(),
                text=self.text,
                source=f"review {number}",
                sha256="0",
                reviewer=self.reviewer,
                title=self.headline,
                url=self.url,
                image=self.image,
                rating=Rating(4, 5, f"4/5 {self.rating}"),
            )
            for number in range(self.reviewers)
        ]

    def answer(self) -> Answer:
        """An answer that quotes the text at each level, as long as answers may be."""
        share = 700 // (len(self.levels) + 1)
        text = self.text[:share]
        reviews = self.reviews()
        citations = [
            Citation(reviews[n % len(reviews)], Span(0, max(1, len(text))), text, level)
            for n, level in enumerate(self.levels)
        ]
        headline = Headline(" ".join(self.headline[:share].split()) or "?", self.headline_level)
        return Answer(Kind.PLOT, self.film(), headline, tuple(citations), tuple(reviews))

    def reply(self, how: Cover) -> Reply:
        """The answer as it goes out."""
        asked = Request(Wish.SUMMARY, self.question, self.title)
        return Reply("abcdefghijkl", asked, self.answer(), how, others=True, samples=True)

    def refusals(self) -> Iterator[Reply]:
        """Every kind of no answer, as it goes out."""
        asked = Request(Wish.SUMMARY, self.question, self.title)
        films = tuple(Film(f"film-{n}", self.title, year) for n, year in enumerate((None, 1975, 2011, 1999, 2005)))
        names = tuple(film.name for film in films)
        roles = (f"Who plays {self.role}?",) * 3
        for result in (
            NoAnswer(Kind.CAST, self.film(), f"The review doesn't say who plays {self.question}.", roles),
            NoAnswer(Kind.PLOT, None, f"I have no review of a film called {self.question[:80]}.", names, films),
            NoAnswer(Kind.PLOT, None, f"I have no review of a film called {self.question}."),
            NoAnswer(Kind.NO_REVIEWS, None, "There are no reviews in the library yet."),
        ):
            yield Reply("abcdefghijkl", asked, result, Cover.COVER, others=False, samples=True)

    def film_card(self) -> FilmCard:
        """The film at a glance, with as many people and ratings as a card takes."""
        answer = self.answer()
        rated = tuple(Rated(review, Verdict.LIKED, inferred=True) for review in answer.sources * 3)
        verdict = replace(answer.citations[0], quote=self.text[:300]) if answer.citations else None
        cast = ((f"Ann {self.actor}", f"the {self.role}"),) * 20
        return FilmCard(self.film(), rated, (f"Liv {self.actor}",) * 3, cast, self.image, verdict)

    def reading(self) -> Reading:
        """A review as it was understood."""
        [first, *_] = self.reviews()
        sentences = [Sentence(Span(0, 1), self.text, Aspect.PLOT, level, 0.5) for level in self.levels]
        members = [CastMember(f"Ann {self.actor}", f"the {self.role}", None)] * 12
        return Reading(first, tuple(sentences), (), tuple(members), (), ())


class Listing(Host):
    """A host that lists films of one title, as often as a library might hold it."""

    def __init__(self, film: Film) -> None:
        """Name the film."""
        self._film = film

    def films(self, place: Place, search: str = "") -> list[Shelved]:  # noqa: ARG002 - as the host has it
        """List the film thirty times; in a direct message, none."""
        return [] if place.server is None else [Shelved(self._film, 2)] * 30

    def only_samples(self, place: Place) -> bool:
        """Say that there are only samples."""
        return place.server is not None


def answer_card(reply: Reply) -> Card:
    """Make the public card of an answer."""
    return Card(answer_embed(reply), answer_buttons(reply))


def other_cards(foreign: Foreign) -> list[Card]:
    """Make every card but the public ones of answers that may hold foreign words."""
    reply, refusals = foreign.reply(Cover.COVER), list(foreign.refusals())
    hidden = hidden_embed(reply)
    reading = foreign.reading()
    host = Listing(foreign.film())
    return [
        *([Card(hidden)] if hidden else []),
        Card(whole_embed(reply), answer_buttons(reply, shown=True)),
        to_open(reply),
        *map(answer_card, refusals),
        notice(f"I can't read {foreign.text}."),
        notice(words_for(ReviewError(foreign.title, foreign.question))),
        Card(film_embed(foreign.film_card(), samples=True), film_buttons(foreign.film())),
        films_card(host, HERE, 0, foreign.question),
        films_card(host, HERE, 1, foreign.question),
        films_card(host, Place(None, 10, 100), 0, foreign.question),
        preview_card("abcdefghijkl", reading),
        reviews_card([reading.review] * 25, 1),
        removal_card(reading.review),
    ]


def all_cards(foreign: Foreign) -> list[Card]:
    """Make every card that may hold foreign words."""
    return [answer_card(foreign.reply(how)) for how in Cover] + other_cards(foreign)


def foreign_words(text: st.SearchStrategy[str] = FOREIGN) -> st.SearchStrategy[Foreign]:
    """Foreign words in every place, each its own."""
    return st.builds(
        Foreign,
        *[text] * 8,
        URL,
        URL,
        st.lists(LEVELS, min_size=1, max_size=4).map(tuple),
        LEVELS,
        st.integers(1, 6),
        st.none() | st.integers(1890, 2030),
    )


@lru_cache(maxsize=10_000)
def tokens_of(text: str) -> tuple[Token, ...]:
    """Take a text apart; the same text stands on many cards."""
    return to_tokens(text)


@lru_cache(maxsize=10_000)
def kinds_of(text: str) -> frozenset[str]:
    """Give the kinds of active things in a text."""
    return frozenset(special(text))


def flat(tokens: Sequence[Token]) -> Iterator[Token]:
    """Go through tokens and all that they hold."""
    for token in tokens:
        yield token
        yield from flat(token.children)


def skeleton(text: str) -> list[str]:
    """Give the active things in a text, in their order; a link may be there or not."""
    return [token.kind for token in flat(tokens_of(text)) if token.kind not in {"text", "item", "masked link"}]


def outside_of_bars(text: str) -> str:
    """Give what is read of a text while its spoilers are closed."""

    def read(tokens: Sequence[Token]) -> str:
        return "".join(token.text + token.target + read(token.children) for token in tokens if token.kind != "spoiler")

    return read(tokens_of(text))


# Limits


@RELAXED
@given(foreign_words())
def test_every_card_stays_within_limits(foreign: Foreign) -> None:
    """Whatever the words, Discord takes the card: no part is too long, empty or twice there."""
    for card in all_cards(foreign):
        check_limits(card)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_long_words_fit_everywhere(text: str) -> None:
    """The same hostile text in every place at once makes no card that Discord refuses."""
    for card in all_cards(Foreign.all_of(text)):
        check_limits(card)


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
@pytest.mark.parametrize("text", [TAME, "x" * 4000, "*" * 4000, EMOJI * 2000], ids=["short", "long", "stars", "emoji"])
def test_long_addresses_fit(url: str, text: str) -> None:
    """Five reviews with the longest addresses and names leave an answer within the limits, with its first quote."""
    for how in Cover:
        card = answer_card(replace(Foreign.all_of(text), url=url).reply(how))
        check_limits(card)
        assert card.embed is not None
        assert "“" in (card.embed.description or "")


@pytest.mark.parametrize("size", [60, 121, 129, 150, 220, 221, 300])
def test_a_headline_of_emoji_fits(size: int) -> None:
    """A headline that is too long for a title stands in the description, whatever it is written with."""
    answer = replace(Foreign().answer(), headline=Headline(EMOJI * size))
    check_limits(answer_card(replace(Foreign().reply(Cover.COVER), result=answer)))


@pytest.mark.parametrize("text", ["x" * 3200, "*" * 3200, EMOJI * 1600, "w|" * 1600])
def test_a_whole_story_fits(text: str) -> None:
    """A story of the longest kind fits on a card, whatever it is written with."""
    [first, *_] = Foreign().reviews()
    citation = Citation(first, Span(0, len(text)), text, SpoilerLevel.ENDING)
    told = Answer(Kind.SUMMARY, first.film, Headline("The story of it:"), (citation,), (first,))
    for how in Cover:
        reply = Reply("abcdefghijkl", Request(Wish.STORY), told, how, others=False, samples=False)
        for embed in (whole_embed(reply), answer_embed(reply), hidden_embed(reply)):
            if embed:
                check_limits(Card(embed))


@pytest.mark.parametrize("text", [HOSTILE["nothing seen"], "\u202e", " "])
def test_unseen_names_leave_no_gap(text: str) -> None:
    """A name of characters that nobody sees leaves no empty field and no bare asterisks."""
    foreign = Foreign(reviewer=text)
    for card in (preview_card("abc", foreign.reading()), Card(film_embed(foreign.film_card(), samples=False))):
        check_limits(card)
        assert "****" not in str(card.embed.to_dict() if card.embed else "")


# Markdown


@RELAXED
@given(foreign_words(), st.sampled_from(Cover))
def test_foreign_words_change_no_structure(foreign: Foreign, how: Cover) -> None:
    """A card with any words has the same quotes, bars, bold and lists as one with tame words in their place."""
    assume(all(map(plain, (foreign.text, foreign.headline))))  # what cannot be seen leaves no quote and no bars
    tame = Foreign(
        levels=foreign.levels, reviewers=foreign.reviewers, headline_level=foreign.headline_level, year=foreign.year
    )
    made = [answer_card(foreign.reply(how)), *other_cards(foreign)]
    expected = [answer_card(tame.reply(how)), *other_cards(tame)]
    for card, pattern in zip(made, expected, strict=True):
        if card.embed is None or pattern.embed is None or _was_cut(card):
            continue
        if (card.embed.title is None) != (pattern.embed.title is None):
            continue  # a long headline stands in the description
        assert len(card.embed.fields) == len(pattern.embed.fields)
        if card.embed.description and pattern.embed.description:
            assert skeleton(card.embed.description) == skeleton(pattern.embed.description)


def _was_cut(card: Card) -> bool:
    return card.embed is not None and "…" in (card.embed.description or "")


@RELAXED
@given(foreign_words())
def test_nothing_foreign_is_active(foreign: Foreign) -> None:
    """No mention, code, heading, emoji, bare link or invite comes from foreign words; a link leads to its review."""
    for card in all_cards(foreign):
        if card.embed is None:
            continue
        assert not kinds_of(card.embed.title or "")
        for text in markdown_of(card.embed):
            assert kinds_of(text) <= OURS
            for token in flat(tokens_of(text)):
                assert not token.target or unquote(token.target) == unquote(foreign.url or "")


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_do_nothing(text: str) -> None:
    """Mentions, bars, links, code, headings and the like in every place at once do nothing on any card."""
    check_inactive(replace(Foreign.all_of(text), url=URLS["brackets"]))


@pytest.mark.parametrize("url", URLS.values(), ids=URLS)
def test_hostile_addresses_do_nothing(url: str) -> None:
    """An address, of a review or a picture, does nothing but lead to where it says."""
    check_inactive(Foreign(url=url, image=url))


def check_inactive(foreign: Foreign) -> None:
    """Assert that nothing on any card is active but what Matinee writes itself."""
    parts = [part for card in all_cards(foreign) if card.embed for part in markdown_of(card.embed)]
    assert all(kinds_of(part) <= OURS for part in parts)


@RELAXED
@given(foreign_words())
def test_plain_places_are_one_seen_line(foreign: Foreign) -> None:
    """Author, footer and labels, which Discord shows as they are, hold no line breaks and no unseen characters."""
    for card in all_cards(foreign):
        embed = card.embed
        names = [embed.author.name or "", embed.footer.text or ""] if embed else []
        labels = [getattr(item, "label", None) or "" for item in (card.view.children if card.view else [])]
        for text in (*names, *labels):
            assert plain(text) == text.strip()


@RELAXED
@given(foreign_words())
def test_content_is_never_foreign(foreign: Foreign) -> None:
    """Content goes into notifications, so on every card it is empty, or a line that Matinee wrote."""
    contents = {card.content for card in all_cards(foreign)}
    assert contents == {None, "Your answer is ready; only you can open it."}


@RELAXED
@given(foreign_words())
def test_pictures_have_safe_addresses(foreign: Foreign) -> None:
    """A card's picture has an absolute web address, or there is none."""
    embed = film_embed(foreign.film_card(), samples=False)
    assert embed.image.url is None or embed.image.url.startswith(("https://", "http://"))
    assert "@" not in (embed.image.url or "").partition("//")[2].partition("/")[0]


# Spoilers


MARK = "Qzx9"
MARKED = st.tuples(FOREIGN, FOREIGN).map(lambda parts: f"{parts[0][:60]}{MARK}{parts[1][:60]}")


@st.composite
def marked_answers(draw: st.DrawFn) -> Answer:
    """Answers in which all that is above the premise, and nothing else, holds the mark."""
    foreign = draw(foreign_words(FOREIGN.filter(lambda text: MARK not in text)))
    levels = draw(st.lists(LEVELS, max_size=4))
    level = draw(LEVELS)
    reviews = foreign.reviews()
    citations = []
    for number, above in enumerate(levels):
        text = draw(MARKED) if above > SpoilerLevel.PREMISE else "a shown word"
        citations.append(Citation(reviews[number % len(reviews)], Span(0, len(text)), text, above))
    headline = " ".join(draw(MARKED).split()) if level > SpoilerLevel.PREMISE else "A shown headline"
    kind = draw(st.sampled_from([Kind.PLOT, Kind.CAST, Kind.ENDING, Kind.OPINION, Kind.SUMMARY]))
    return Answer(kind, foreign.film(), Headline(headline, level), tuple(citations), tuple(reviews))


def reply_of(answer: Answer, how: Cover, wish: Wish) -> Reply:
    """An answer as it goes out."""
    return Reply("abcdefghijkl", Request(wish, "a question"), answer, how, others=True, samples=True)


@RELAXED
@given(marked_answers(), st.sampled_from(Wish))
def test_the_cover_hides_all_above_the_premise(answer: Answer, wish: Wish) -> None:
    """With the cover on, for any answer nothing above the premise stands in any part of the card or its buttons."""
    reply = reply_of(answer, Cover.COVER, wish)
    card = Card(answer_embed(reply), answer_buttons(reply))
    assert not [text for text in texts_of(card) if MARK in text]
    above = [item for item in answer.citations if item.spoiler > SpoilerLevel.PREMISE]
    offered = any("spoilers" in text for text in texts_of(card) if text.startswith("m:"))
    assert offered == bool(above or answer.headline.spoiler > SpoilerLevel.PREMISE)


@RELAXED
@given(marked_answers(), st.sampled_from(Wish))
def test_bars_hide_all_above_the_premise(answer: Answer, wish: Wish) -> None:
    """With bars, what is above the premise stands behind them and in no other part of the card or its buttons."""
    reply = reply_of(answer, Cover.BARS, wish)
    embed = answer_embed(reply)
    card = Card(embed, answer_buttons(reply))
    assert not [text for text in texts_of(card) if MARK in text and text != embed.description]
    description = embed.description or ""
    assert MARK not in outside_of_bars(description)
    if "…" not in description:
        above = sum(item.spoiler > SpoilerLevel.PREMISE for item in answer.citations)
        barred = above + (answer.headline.spoiler > SpoilerLevel.PREMISE)
        assert skeleton(description).count("spoiler") == barred
        assert description.count("||") == 2 * barred


@RELAXED
@given(marked_answers())
def test_what_was_hidden_is_shown_on_demand(answer: Answer) -> None:
    """Whoever asks for what is hidden gets each hidden part, as far as a card has room."""
    embed = hidden_embed(reply_of(answer, Cover.COVER, Wish.QUESTION))
    above = sum(item.spoiler > SpoilerLevel.PREMISE for item in answer.citations)
    if embed is None:
        assert above == 0
        assert answer.headline.spoiler <= SpoilerLevel.PREMISE
    elif "…" not in (embed.description or ""):
        assert (embed.description or "").count(MARK) >= above


SENTENCES = st.lists(st.sampled_from([premise, later, ending, opinion]), min_size=1, max_size=6)


@RELAXED
@given(SENTENCES, st.data())
@example([opinion, later, premise, ending], None)
def test_a_film_card_gives_nothing_away(makers: list[object], data: st.DataObject | None) -> None:
    """Neither verdict nor roles on a film's card come from a sentence above the premise."""
    made = []
    for number, maker in enumerate(makers):
        judged = maker is opinion
        above = maker in {later, ending} or (judged and data is not None and data.draw(st.booleans()))
        words = f"I recommend it and the {MARK if above else 'shown'} person {number} is Ann Actor{number}."
        made.append(opinion(words, LATER if above else SpoilerLevel.NONE) if judged else maker(words))  # type: ignore[operator]
    cast = [
        (f"Ann Actor{number}", f"the {words.split('the ')[1].split()[0]} person")
        for number, (words, _, _) in enumerate(made)
    ]
    [entry] = entries(review("A Film", 1975, made, cast=cast))
    embed = film_embed(card_of(entry.reading.review.film, [entry]), samples=False)
    assert MARK not in str(embed.to_dict())


# On the way out


HOSTILE_REVIEW = review(
    "@everyone ||Jaws|| [x](https://evil.example)",
    1975,
    [
        premise("<@123> plays **Brody** in `code` and ```fences```."),
        later("|| he || is eaten by @here and discord.gg/abc."),
        opinion("# I recommend it to @everyone."),
    ],
    cast=[("<@123>", "**Brody**")],
    reviewer="@everyone **critic**",
)


@pytest.mark.parametrize("how", Cover)
async def test_no_message_may_ping(world: World, how: Cover) -> None:
    """Every message goes out without any allowed mention, and without foreign words in its content."""
    world.clear()
    world.add(HOSTILE_REVIEW)
    world.set(cover=how)
    title = HOSTILE_REVIEW.review.film.title
    for command in ("summary", "cast", "opinion", "film"):
        await world.slash(world.ann, command, film=title)
    await world.slash(world.ann, "films", search="@everyone")
    await world.slash(world.ann, "ask", question="Who plays @everyone <@123>?", film=title)
    await world.mention(world.ann, f"@everyone <@{world.bea.id}> how does it end?")
    sent = world.sent()
    assert len(sent) >= 7
    assert all(body["allowed_mentions"]["parse"] == [] for body in sent)
    assert not [body["content"] for body in sent if body.get("content")]
    for message in world.channel.history():
        assert message.author.id == world.ann.id or not (message.mentions or message.mention_everyone)


async def test_hostile_words_are_asked_in_vain(world: World) -> None:
    """Any hostile text may be a question, a film, a name and a search: each is answered, and nothing fails."""
    for text in VALID.values():
        words = text.strip() or "?"
        for answer in (
            await world.slash(world.ann, "ask", question=words[:500]),
            await world.slash(world.ann, "cast", film=words[:200], name=words[:100]),
            await world.slash(world.ann, "films", search=words[:100]),
        ):
            assert answer.embeds
            assert "<@" not in everything_in(answer).replace("\\<", "")


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
async def test_hostile_titles_are_offered_within_limits(world: World, text: str) -> None:
    """A film of any title is offered by a choice that Discord takes, and its choice finds the film."""
    world.clear()
    world.add(review(text, 1975, [premise("A shark swims.")]))
    offered = await world.ann.autocomplete(world.channel, "summary", "film", "")
    assert [1 <= units(choice[key]) <= 100 for choice in offered for key in ("name", "value")] == [True, True]

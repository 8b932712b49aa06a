"""Words that tell what a sentence of a review is about, and what it gives away."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence as cues see it, made once for all of them: in lower case, whole and word by word."""

    lowered: str
    words: Sequence[str]

    @classmethod
    def of(cls, text: str) -> "Words":
        """The words of a text, as runs of letters and digits; "he's" is two."""
        lowered = text.lower()
        return cls(lowered, _WORD.findall(lowered))


@dataclass(frozen=True, slots=True)
class Cues:
    """Single words and phrases that tell the same.

    Single words, the most by far, are looked up, which is many times as quick as a pattern that names them all. So
    are `keys`, of which each phrase holds one; without any, phrases are always looked for.
    """

    single: frozenset[str]
    phrases: re.Pattern[str] | None
    keys: frozenset[str] = frozenset()

    def count(self, text: Words) -> int:
        """How often the cues stand in the text."""
        single = sum(map(self.single.__contains__, text.words))
        return single + (len(self.phrases.findall(text.lowered)) if self.phrases and self._may_hold(text) else 0)

    def stand_in(self, text: Words) -> bool:
        """Whether any of the cues stands in the text."""
        if not self.single.isdisjoint(text.words):
            return True
        return bool(self.phrases and self._may_hold(text) and self.phrases.search(text.lowered))

    def search(self, text: str) -> bool:
        """Whether any of the cues stands in a text that is looked at only once."""
        return self.stand_in(Words.of(text))

    def _may_hold(self, text: Words) -> bool:
        return not self.keys or not self.keys.isdisjoint(text.words)


def _cues(single: str, *phrases: str, keys: str = "") -> Cues:
    pattern = re.compile(rf"\b(?:{'|'.join(phrases)})\b") if phrases else None
    return Cues(frozenset(single.split()), pattern, frozenset(keys.split()))


FILM_WORDS = _cues(
    """film films movie movies picture pictures cinema screen screenplay script director direction directing
    performance performances acting actor actors actress actresses cast casting scene scenes sequence sequences
    soundtrack score music cinematography camerawork camera photography editing effects costume costumes pacing pace
    dialogue plot storytelling story character characters genre audience audiences viewer viewers watching watch rewatch
    remake sequel adaptation animation runtime visual visuals tone ending finale twist twists humor humour joke jokes
    role lead chemistry act premise minutes hour hours screenwriter filmmaker filmmakers cinematic narrative subplot
    subplots""",
    "running time",
    keys="running",
)
EVALUATIONS = _cues(
    """great good bad best worst better worse excellent superb brilliant wonderful wonderfully terrific fantastic
    amazing awesome terrible awful horrible poor poorly weak weaker weakest weakness strong stronger strongest
    dull boring tedious slow fun funny funniest hilarious scary terrifying chilling moving touching heartbreaking
    heartwarming beautiful beautifully gorgeous stunning ugly clever smart stupid silly dumb predictable original
    fresh cliche cliched cliches cliché clichéd clichés masterpiece classic masterful perfect perfectly flawed
    flaw flaws impressive memorable forgettable enjoyable entertaining engaging compelling gripping riveting
    disappoint disappointed disappointing disappointment disappoints recommend recommended recommends worth love
    loved hate hated like liked enjoy enjoyed admire admired admires favorite favourite overrated underrated
    convincing believable charming charm delight delightful lovely nice solid decent mediocre mess messy lazy
    flat wooden shallow deep rich powerful emotional sentimental mawkish manipulative overlong works fail fails
    failed succeed succeeds shine shines steal steals complaint complaints problem problems issue issues
    unfortunately thankfully sadly perhaps marvel marvelous marvellous magnificent extraordinary remarkable
    effective effectively ineffective waste wasted warmly honest honestly frankly frightening scare scares laugh
    laughs rewarding satisfying unforgettable iconic tense suspense suspenseful thrilling dated pity verdict
    stars rating timeless haunting quiet quietly subtle crude bland inspired uneven fine too really feel feels
    felt suitable children family families teenagers""",
    "heart-breaking", "heart-warming", "must-see", keys="heart must",
)  # fmt: skip
FIRST_PERSON = re.compile(r"\b(?:I|me|my|mine|we|us|our|you|your)\b")
THIRD_PERSON = _cues("he she him her his hers they them their himself herself themselves")
BACKGROUND = _cues(
    """novel released premiered oscar oscars nominated award awards budget filmed produced studio debut franchise
    series""",
    "directed by", "written by", "based on", "box office", "palme d'or", "won the", "adapted from", "adaptation of",
    "remake of", "sequel to", "shot in", "original version", r"(?:19|20)\d\d",
)  # fmt: skip
RELATIONS = _cues(
    """father mother dad mum mom son daughter brother sister wife husband girl boy girlfriend boyfriend friend friends
    woman man child uncle aunt widow family neighbor neighbour boss police detective officer captain doctor killer
    village town house prison school ship crew"""
)
PREMISE_CUES = _cues(
    "follows meet concerns plays young",
    "tells the story of", "is about", "the story of", "cent(?:er|re)s? on", "centers? around", "revolves around",
    "is set in", "set in", "takes place in", "the premise", "lives? in", "lives with", "works as", "works at",
    "opens with", "begins with", "starts with", "begins when", "starts when", "is the story", "one day", "stars? as",
    "played by", "year-old",
)  # fmt: skip
LATE_CUES = _cues(
    """finally eventually confess confesses confessed betray betrays betrayed escape escapes escaped murder murders
    murdered kill kills killed dies died dead shoot shoots stab stabs stabbed drown drowns drowned executed execution
    sacrifice sacrifices survive survives survived survivor survivors suicide rescue rescues rescued climax finale
    sentenced adopt adopts adopted marries explode explodes exploded destroy destroys destroyed""",
    "turns? out", "in the end", "at the end", "it was all", "reveals? (?:that|himself|herself|to be)", "is revealed",
    "was revealed", "discovers? that", "reali[sz]es? that", "learns? that", "finds? out", "death of",
    "hangs? himself", "too late", "for the last time", "final battle", "(?:years|months|decades) (?:later|after)",
    r"after \w+ years", "was (?:never|always) ", "all along", "really is the",
    keys="""turn turns end all reveal reveals revealed discover discovers realise realises realize realizes learn learns
    find finds death hang hangs late time battle years months decades never always really""",
)  # fmt: skip
ENDING_CUES = _cues(
    "epilogue",
    "in the end", "at the end", "by the end", r"(?:last|final) (?:\w+ )?minutes", "the film ends", "the movie ends",
    "the story ends", "it ends", "ends with", "ends on", "closing (?:shot|scene|image|moments?)",
    "last (?:shot|scene|image|moments?|frame)", "final (?:shot|scene|image|moments?|frame|act|twist)", "the ending",
    "the finale", "the (?:big |final )?twist (?:is|reveals)", "(?:years|decades) later",
    r"after (?:\d+|twenty|ten|many) years", "happily ever after", "for the last time", "all along", "it was all",
    keys="end ends minutes closing last final ending finale twist years decades happily all",
)  # fmt: skip
TWIST_CUES = _cues(
    "corpse",
    "(?:twist|surprise|reveal|revelation|secret|truth) (?:is )?(?:that|where|in which)",
    "(?:who|he|she|they) (?:is|was|are|were) (?:really|actually|secretly)", "one and the same",
    "all in (?:his|her|their) (?:head|mind)", "(?:scene|moment|part|bit) (?:where|when|in which)",
    r"(?:i|we|you) (?:\w+ )?(?:love[ds]?|like[ds]?|hate[ds]?) (?:that|how|when)", "(?:joke|best thing) is that",
    keys="""twist surprise reveal revelation secret truth really actually secretly same head mind scene moment part bit
    love loved loves like liked likes hate hated hates joke best""",
)  # fmt: skip
ENDS_BADLY_OR_WELL = _cues(
    "",
    r"(?:does(?:n't|n\u2019t| not) end|ends?|ending is|end is) (?:\w+ ){0,2}?(?:happily|happy|badly|well|sadly|sad"
    r"|tragically|tragic|tears|tragedy)",
    "(?:happy|unhappy|sad|tragic|bleak|bittersweet|hopeful) (?:end|ending)",
    keys="happily happy badly well sadly sad tragically tragic tears tragedy unhappy bleak bittersweet hopeful",
)
CASTING = _cues(
    "plays played playing portrays stars starring costars cameo voiced voices role roles casting supporting",
)
TO_THE_READER = _cues(
    """hello hi hey welcome everyone everybody readers reader thanks bye cheers colleague page blog site post website
    click link subscribe comments spoilers spoiler reviewer column""",
    "see you", "next (?:week|time|year|month)", "this (?:review|site|page)", "my (?:other )?reviews?", "stop reading",
    "come back", "stay tuned", "if you haven't seen", "until (?:next|then)", "(?:my|our) notes", "more on",
    "watched (?:this|it) (?:on|at|with|in)", "here (?:is|are|goes)",
    keys="see next this my stop come stay haven until our more watched here",
)  # fmt: skip
PLOT_HEADING = re.compile(r"\b(?:plot|story|synopsis|storyline|summary|what happens|recap|premise)\b", re.IGNORECASE)
PREMISE_HEADING = re.compile(r"\b(?:premise|set-?up|what(?:'s|\u2019s| is) it about|logline)\b", re.IGNORECASE)
ENDING_HEADING = re.compile(r"\b(?:ending|finale|how it ends|conclusion explained|spoilers?)\b", re.IGNORECASE)
OPINION_HEADING = re.compile(
    r"\b(?:verdict|opinion|thoughts|recommend\w*|conclusion|final word|rating|acting|performances?|direction|why|good"
    r"|bad|worked|cast)\b",
    re.IGNORECASE,
)

"""Words that tell what a sentence of a review is about, and what it gives away."""

import re


def _any(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


FILM_WORDS = _any(
    "films?", "movies?", "pictures?", "cinema", "screen", "screenplay", "script", "director", "direction",
    "directing", "performances?", "acting", "actors?", "actress(?:es)?", "cast", "casting", "scenes?", "sequences?",
    "soundtrack", "score", "music", "cinematography", "camerawork", "camera", "photography", "editing", "effects",
    "costumes?", "pacing", "pace", "dialogue", "plot", "storytelling", "story", "characters?", "genre",
    "audiences?", "viewers?", "watching", "watch", "rewatch", "remake", "sequel", "adaptation", "animation",
    "runtime", "running time", "visuals?", "tone", "ending", "finale", "twists?", "humou?r", "jokes?", "role",
    "lead", "chemistry", "act", "premise", "minutes", "hours?", "screenwriter", "filmmakers?", "cinematic",
    "narrative", "subplots?",
)  # fmt: skip
EVALUATIONS = _any(
    "great", "good", "bad", "best", "worst", "better", "worse", "excellent", "superb", "brilliant",
    "wonderful(?:ly)?", "terrific", "fantastic", "amazing", "awesome", "terrible", "awful", "horrible",
    "poor(?:ly)?", "weak(?:er|est|ness)?", "strong(?:er|est)?", "dull", "boring", "tedious", "slow", "fun", "funny",
    "funniest", "hilarious", "scary", "terrifying", "chilling", "moving", "touching", "heart-?breaking",
    "heart-?warming", "beautiful(?:ly)?", "gorgeous", "stunning", "ugly", "clever", "smart", "stupid", "silly",
    "dumb", "predictable", "original", "fresh", "cliche[ds]?", "cliché[ds]?", "masterpiece", "classic", "masterful",
    "perfect(?:ly)?", "flawed", "flaws?", "impressive", "memorable", "forgettable", "enjoyable", "entertaining",
    "engaging", "compelling", "gripping", "riveting", "disappoint(?:ing|ed|ment|s)?", "recommend(?:ed|s)?", "worth",
    "love", "loved", "hate", "hated", "liked?", "enjoy(?:ed)?", "admire[ds]?", "favou?rite", "overrated",
    "underrated", "convincing", "believable", "charming", "charm", "delight(?:ful)?", "lovely", "nice", "solid",
    "decent", "mediocre", "mess", "messy", "lazy", "flat", "wooden", "shallow", "deep", "rich", "powerful",
    "emotional", "sentimental", "mawkish", "manipulative", "overlong", "too long", "works", "fails?", "failed",
    "succeeds?", "shines?", "steals?", "complaints?", "problems?", "issues?", "unfortunately", "thankfully",
    "sadly", "perhaps", "marvel(?:l?ous)?", "magnificent", "extraordinary", "remarkable", "effective(?:ly)?",
    "ineffective", "waste", "wasted", "must-see", "warmly", "honest(?:ly)?", "frankly", "frightening", "scares?",
    "laughs?", "rewarding", "satisfying", "unforgettable", "iconic", "tense", "suspense(?:ful)?", "thrilling",
    "dated", "pity", "verdict", "stars", "rating", "timeless", "haunting", "quiet(?:ly)?", "subtle", "crude",
    "bland", "inspired", "uneven", "fine", "too", "really", "never felt", "feels?", "felt", "suitable", "children",
    "family", "families", "teenagers",
)  # fmt: skip
FIRST_PERSON = re.compile(
    r"\b(?:I|I'm|I'd|I've|I'll|I\u2019m|I\u2019d|I\u2019ve|I\u2019ll|me|my|mine|we|us|our|you|your|you'll|you\u2019ll"
    r"|you're|you\u2019re)\b"
)
THIRD_PERSON = _any(
    "he", "she", "him", "her", "his", "hers", "they", "them", "their", "himself", "herself", "themselves",
)  # fmt: skip
BACKGROUND = _any(
    "directed by", "written by", "based on", "novel", "released", "premiered", "box office", "oscars?",
    "academy awards?", "palme d'or", "nominated", "awards?", "won the", "adapted from", "adaptation of",
    "remake of", "sequel to", "budget", "filmed", "shot in", "produced", "studio", "debut", "franchise", "series",
    "original version", r"(?:19|20)\d\d",
)  # fmt: skip
RELATIONS = _any(
    "father", "mother", "dad", "mum", "mom", "son", "daughter", "brother", "sister", "wife", "husband", "girl",
    "boy", "girlfriend", "boyfriend", "friend", "friends", "woman", "man", "child", "uncle", "aunt", "widow",
    "family", "neighbou?r", "boss", "police", "detective", "officer", "captain", "doctor", "killer", "village",
    "town", "house", "prison", "school", "ship", "crew",
)  # fmt: skip
PREMISE_CUES = _any(
    "tells the story of", "is about", "the story of", "follows", "centers? on", "centres? on", "centers? around",
    "revolves around", "is set in", "set in", "takes place in", "the premise", "lives? in", "lives with",
    "works as", "works at", "meet", "we meet", "opens with", "begins with", "starts with", "begins when",
    "starts when", "is the story", "one day", "concerns", "stars? as", "plays", "played by", "young", "year-old",
)  # fmt: skip
LATE_CUES = _any(
    r"turns? out", "finally", "eventually", "in the end", "at the end", "it was all",
    "reveals? (?:that|himself|herself|to be)", "is revealed", "was revealed", "discovers? that", "realises? that",
    "realizes? that", "learns? that", "finds? out", "confess(?:es|ed)?", "betrays?", "betrayed", "escapes?",
    "escaped", "murders?", "murdered", "kills?", "killed", "dies", "died", "dead", "death of", "shoots?",
    "shot dead", "stabs?", "stabbed", "drowns?", "drowned", "executed", "execution", "sacrifices?", "survives?",
    "survived", "survivors?", "suicide", "hangs? himself", "rescued?", "rescues", "too late", "for the last time",
    "climax", "finale", "final battle", "(?:\\w+ )?(?:years|months|decades) (?:later|after)",
    "after (?:\\d+|\\w+) years", "sentenced", "adopts?", "adopted", "marries", "married in the end", "explodes?",
    "exploded", "destroys?", "destroyed", "was (?:never|always) ", "all along", "really is the",
)  # fmt: skip
ENDING_CUES = _any(
    "in the end", "at the end", "by the end", "(?:last|final) (?:\\w+ )?minutes", "the film ends", "the movie ends",
    "the story ends", "it ends", "ends with", "ends on", "closing (?:shot|scene|image|moments?)",
    "last (?:shot|scene|image|moments?|frame|minutes)",
    "final (?:shot|scene|image|moments?|frame|act|twist|minutes)", "the ending", "the finale",
    "the (?:big |final )?twist (?:is|reveals)", "(?:\\w+ )?(?:years|decades) later",
    "after (?:\\d+|twenty|ten|many) years", "happily ever after", "epilogue", "for the last time", "all along",
    "it was all",
)  # fmt: skip
TWIST_CUES = _any(
    "(?:twist|surprise|reveal|revelation|secret|truth) (?:is )?(?:that|where|in which)",
    "(?:who|he|she|they) (?:is|was|are|were) (?:really|actually|secretly)", "one and the same", "corpse",
    "all in (?:his|her|their) (?:head|mind)", "(?:scene|moment|part|bit) (?:where|when|in which)",
    "(?:I|we|you) (?:\\w+ )?(?:love[ds]?|like[ds]?|hate[ds]?) (?:that|how|when)", "(?:joke|best thing) is that",
)  # fmt: skip
ENDS_BADLY_OR_WELL = re.compile(
    r"\b(?:(?:does(?:n't|n\u2019t| not) end|ends?|ending is|end is) (?:\w+ ){0,2}?(?:happily|happy|badly|well|sadly|sad"
    r"|tragically|tragic|tears|tragedy)|(?:happy|unhappy|sad|tragic|bleak|bittersweet|hopeful) (?:end|ending))\b",
    re.IGNORECASE,
)
PLOT_HEADING = re.compile(r"\b(?:plot|story|synopsis|storyline|summary|what happens|recap|premise)\b", re.IGNORECASE)
PREMISE_HEADING = re.compile(r"\b(?:premise|set-?up|what(?:'s|\u2019s| is) it about|logline)\b", re.IGNORECASE)
ENDING_HEADING = re.compile(r"\b(?:ending|finale|how it ends|conclusion explained|spoilers?)\b", re.IGNORECASE)
OPINION_HEADING = re.compile(
    r"\b(?:verdict|opinion|thoughts|recommend\w*|conclusion|final word|rating|acting|performances?|direction|why|good"
    r"|bad|worked|cast)\b",
    re.IGNORECASE,
)

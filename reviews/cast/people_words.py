"""Words that tell a person from a place, a prize or a thing, and a name from a description."""

# Ranks, titles and kinship that stand before a name, and may stand for one: "Captain Lund", "the Captain".
TITLES = frozenset(
    """mr mrs ms miss mister dr doctor prof professor rev reverend father brother sister mother mama papa pastor rabbi
    friar abbot bishop archbishop cardinal pope deacon st saint sir dame lord lady king queen prince princess duke
    duchess count countess baron baroness earl emperor empress tsar czar sultan sheik sheikh caliph madame madam
    monsieur mademoiselle signor signora senor senora herr frau uncle aunt auntie cousin grandma grandpa granny nanny
    nurse officer agent detective inspector superintendent constable sheriff marshal marshall deputy chief
    commissioner warden judge attorney lt lieutenant capt captain sgt sergeant cpl corporal pvt private col colonel
    gen general maj major cmdr commander adm admiral commodore ensign marine president senator congressman governor
    mayor minister ambassador chancellor premier secretary coach boss""".split()
)
# Characters are addressed so; actors' own names may begin with the others ("Dame", "Prince", "Judge").
FORMAL_TITLES = TITLES - set(
    "king queen prince princess duke count earl st saint lord lady sir dame miss marshall judge chief major".split()
)

# Nouns for people, by which a description is known to be one, and to have come to its end.
PERSON_NOUNS = frozenset(
    """man woman boy girl kid child baby teen teenager adult guy gal lad lass youth youngster person stranger figure
    everyman orphan twin twins couple pair duo trio gang family crew father mother dad mom mum parent son daughter
    brother sister sibling husband wife spouse widow widower bride groom fiance fiancee boyfriend girlfriend lover
    mistress ex uncle aunt cousin nephew niece grandfather grandmother grandson granddaughter stepfather stepmother
    stepson stepdaughter guardian friend buddy pal partner ally companion confidant confidante sidekick neighbor
    neighbour roommate classmate colleague coworker co-worker boss employer employee assistant secretary aide servant
    maid butler valet housekeeper nanny governess babysitter chauffeur driver cabbie cook chef waiter waitress
    bartender barman barkeep innkeeper landlord landlady tenant owner proprietor manager clerk salesman saleswoman
    saleslady cop cops policeman policewoman officer detective inspector sheriff marshal deputy agent spy operative
    investigator sleuth lawman ranger guard bodyguard warden jailer prisoner inmate convict ex-con con-man crook
    thief burglar robber bandit outlaw gunman gunslinger gunfighter bounty hitman assassin killer murderer murderess
    slasher sniper gangster mobster mafioso crimelord drug-lord dealer pusher addict junkie smuggler pirate thug
    henchman henchwoman goon villain villainess antagonist hero heroine protagonist antihero rival enemy nemesis foe
    traitor rebel revolutionary terrorist anarchist madman maniac psychopath sociopath psycho lunatic stalker
    predator victim witness suspect hostage survivor refugee immigrant expatriate expat exile fugitive drifter hobo
    tramp vagrant loner misfit outcast recluse hermit soldier sailor marine pilot co-pilot captain colonel commander
    general sergeant corporal lieutenant major admiral commandant veteran warrior knight samurai ronin ninja
    mercenary recruit cadet medic gunner president politician senator congressman governor mayor minister ambassador
    diplomat king queen prince princess duke duchess count countess baron baroness lord lady nobleman noblewoman
    aristocrat heir heiress socialite millionaire billionaire tycoon magnate mogul financier banker businessman
    businesswoman executive entrepreneur industrialist developer lawyer attorney barrister solicitor judge prosecutor
    juror accountant architect engineer mechanic carpenter plumber electrician miner farmer rancher cowboy cowgirl
    cowhand cattleman shepherd fisherman hunter trapper gardener laborer labourer worker foreman machinist trucker
    doctor surgeon physician psychiatrist psychologist psychoanalyst therapist dentist nurse orderly paramedic
    patient coroner pathologist scientist physicist chemist biologist botanist astronomer anthropologist
    archaeologist archeologist professor teacher schoolteacher schoolmaster schoolmarm tutor headmaster headmistress
    principal coach trainer student pupil schoolboy schoolgirl nerd jock cheerleader bully virgin priest preacher
    reverend vicar pastor nun monk bishop pope rabbi missionary prophet guru mystic medium psychic healer sorcerer
    sorceress wizard witch warlock vampire werewolf zombie ghost spirit demon devil angel god goddess monster
    creature alien cyborg android robot computer dragon giant dwarf elf hobbit mutant superhero supervillain
    mastermind genius prodigy actor actress star starlet diva director filmmaker producer screenwriter playwright
    writer author novelist poet journalist reporter newsman newspaperman editor columnist critic photographer artist
    painter sculptor musician pianist violinist cellist composer conductor singer songwriter rapper drummer guitarist
    dancer ballerina showgirl stripper model comedian comic clown magician mime puppeteer stuntman acrobat athlete
    boxer prizefighter fighter wrestler racer cyclist jockey golfer player gambler hustler swindler conman grifter
    trickster charlatan fraud forger counterfeiter blackmailer hacker programmer techie analyst consultant adviser
    advisor mentor teammate follower alchemist kingpin leader head ringleader chief chieftain chairman official
    bureaucrat librarian curator collector antiquarian explorer adventurer adventuress traveler traveller tourist
    guide scout trader merchant shopkeeper storekeeper grocer butcher baker tailor barber hairdresser undertaker
    gravedigger janitor keeper caretaker custodian concierge doorman bellboy porter courier messenger postman mailman
    milkman stewardess seamstress prostitute hooker courtesan madam pimp gigolo playboy womanizer lothario bachelor
    spinster divorcee housewife homemaker drunk drunkard alcoholic boozer bum slacker stoner loser schmuck klutz oaf
    idiot fool peasant slave native townsman villager townsperson frontiersman pioneer settler stowaway passenger
    castaway swimmer surfer lifeguard skater biker barfly bookie informant informer snitch whistleblower negotiator
    translator interpreter spokesman counselor counsellor caregiver volunteer activist suffragette feminist
    abolitionist communist nazi patriot commoner representative emissary minion creation incarnation replacement
    successor predecessor love-interest interest love flame crush suitor beau admirer femme beauty blonde brunette
    redhead tomboy ingenue vamp matriarch patriarch elder boarder lodger guest host hostess intruder kidnapper captor
    torturer executioner hangman inventor entomologist geologist linguist mathematician cryptographer watchman seaman
    skipper mate shipmate harpooner deckhand stevedore longshoreman lumberjack telegrapher operator announcer
    broadcaster anchorman anchorwoman anchor weatherman disc-jockey dj promoter impresario agent-provocateur rake
    rogue scoundrel cad rascal lowlife sleazebag creep pervert voyeur rapist bridegroom dog cat horse bear
    lion""".split()
)

# A run of capitals that holds one of these is a prize, a firm, a programme or an event, not a person.
_NEVER_OF_PEOPLE = frozenset(
    """academy award awards oscars globes emmy emmys bafta baftas prize actress actor picture pictures screenplay
    university college institute school hospital museum library theater theatre cinema studio studios productions
    films entertainment company corporation inc ltd records republic states kingdom city county street avenue
    revolution depression war wars festival trilogy episode volume chapter series dvd blu-ray vhs imax cgi tv fbi cia
    kgb nypd lapd usa uk us hbo bbc nbc cbs abc mgm rko technicolor cinemascope vistavision netflix disney pixar
    hollywood bollywood broadway thanksgiving halloween""".split()
)
# The same where it comes first: "New Jersey", "Best Picture", "South Seas", "American Dream".
_NEVER_FIRST = frozenset(
    """new north south west east northern southern western eastern los las san santa united fort mount best world great
    american british english german italian spanish russian chinese japanese korean scottish welsh swedish danish
    norwegian polish greek turkish mexican canadian australian african asian european arab jewish catholic part
    act civil cold""".split()
)
# And where it comes last: "Long Island", "Pearl Harbor", "Best Supporting Oscar".
_NEVER_LAST = frozenset(
    """oscar globe island islands river mountain mountains valley hills desert canyon falls harbor harbour hotel motel
    prison palace castle army navy corps force company road square press times magazine news channel network
    christmas part century street""".split()
)

_PLACES = frozenset(
    """america britain england scotland ireland wales france germany italy spain portugal russia ukraine poland austria
    hungary romania bulgaria greece turkey egypt israel iran iraq india pakistan china japan korea taiwan vietnam
    thailand philippines indonesia australia zealand canada mexico cuba brazil argentina chile peru colombia bolivia
    africa asia europe antarctica norway sweden denmark finland iceland holland netherlands belgium switzerland
    transylvania morocco algeria tunisia libya nigeria kenya sudan congo rwanda lebanon syria afghanistan nepal tibet
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois
    indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri
    montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington
    wisconsin wyoming london paris berlin rome venice madrid vienna moscow tokyo kyoto seoul beijing shanghai
    bangkok mumbai delhi sydney melbourne chicago boston philadelphia detroit seattle houston dallas miami atlanta
    manhattan brooklyn bronx queens harlem vegas angeles francisco orleans york jersey hampshire dublin edinburgh
    glasgow liverpool manchester monaco casablanca tangier cairo istanbul budapest prague warsaw athens lisbon
    amsterdam brussels geneva zurich stockholm oslo copenhagen helsinki hollywood""".split()
)

# Nouns of nations, which stand for a person as a rank does: "a young Swede".
_NATIONALS = frozenset(
    """swede dane finn turk pole scot scotsman briton brit texan new-yorker londoner parisian cuban american russian
    german italian australian canadian mexican korean chinese japanese indian arab jew gypsy apache comanche cherokee
    sioux viking viking roman spaniard greek christian muslim nazi catholic mormon amish puritan quaker""".split()
)

# "Hana's brother" is not Hana's actor's role.
KIN = frozenset(
    """father mother dad mom mum parent son daughter brother sister sibling husband wife spouse widow widower fiance
    fiancee boyfriend girlfriend lover mistress uncle aunt cousin nephew niece grandfather grandmother grandson
    granddaughter stepfather stepmother stepson stepdaughter guardian friend buddy pal partner ally boss employer
    assistant servant roommate neighbor neighbour colleague dog cat horse""".split()
)

_SEVERAL = frozenset("children men women thieves wives gunmen policemen spies ladies bullies".split())

_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "eur", "aholic", "maniac", "path", "tress", "stess")


def is_rank(word: str) -> bool:
    """Whether a lower-case word stands for a person by rank, kinship, trade or nation, and is no name."""
    word = word.rstrip(".")
    return word in TITLES or word in PERSON_NOUNS or word in _NATIONALS or word.endswith(("woman", "shman", "chman"))


def are_ranks(word: str) -> bool:
    """Whether a lower-case word stands for several people, as a rank does for one: "thieves", "children"."""
    return word in _SEVERAL or (word.endswith("s") and is_rank(word[:-1]))


def is_of_person(words: list[str]) -> bool:
    """Whether a name, as its lower-case words, can be a person's: neither a place nor a prize, a firm or a thing."""
    if not words or words[0] in _NEVER_FIRST or (len(words) > 1 and words[-1] in _NEVER_LAST):
        return False
    return not _NEVER_OF_PEOPLE.intersection(words) and not is_place(words)


def may_be_called(words: list[str]) -> bool:
    """Whether a role can have a name of these lower-case words; a role may be called by a place or a nation."""
    return not _NEVER_OF_PEOPLE.intersection(words)


def is_place(words: list[str]) -> bool:
    """Whether all of a name's lower-case words are of countries and cities: "London", "New York"."""
    return all(word in _PLACES or word in _NEVER_FIRST for word in words)


def is_of_people(phrase: str) -> bool:
    """Whether a description is of a person: "a small-town sheriff", "the head of the house", not "a running joke"."""
    words = phrase.lower().replace(",", "").split()
    return any(is_rank(word) or word.endswith(_PERSON_ENDINGS) for word in words)

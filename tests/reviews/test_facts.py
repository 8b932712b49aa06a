"""Facts that a review states about its film."""

import pytest

from reviews.facts import find_facts
from reviews.films import make_film
from reviews.records import Fact, Span
from tests.reviews.making import split, spread


def values(text: str, name: str) -> list[str]:
    """The values of one fact that a review of Lantern (2010) gives."""
    facts = find_facts(spread(*split(text)), make_film("Lantern", 2010), ())
    return [fact.value for fact in facts if fact.name == name]


@pytest.mark.parametrize(
    ("text", "directors"),
    [
        ("It was directed by Ito Ken.", ["Ito Ken"]),
        ("Directed by the great Ito Ken, it is calm.", ["Ito Ken"]),
        ("It was written and directed by Ito Ken.", ["Ito Ken"]),
        ("Director Ito Ken takes his time.", ["Ito Ken"]),
        ("Writer-director Ito Ken takes his time.", ["Ito Ken"]),
        ("The director, Ito Ken, takes his time.", ["Ito Ken"]),
        ("Ito Ken directed it in a barn.", ["Ito Ken"]),
        ("Ito Ken directs with calm.", ["Ito Ken"]),
        ("Ito Ken wrote and directed it.", ["Ito Ken"]),
        ("Ito Ken\u2019s direction is calm.", ["Ito Ken"]),
        ("It was helmed by Ito Ken.", ["Ito Ken"]),
        ("Ito Ken, who made this film, is calm.", ["Ito Ken"]),
        ("Filmmaker Ito Ken is calm.", ["Ito Ken"]),
        ("It was directed by Joel and Ethan Coen.", ["Joel Coen", "Ethan Coen"]),
        ("It was directed by Ito Ken and Ruth Vega.", ["Ito Ken", "Ruth Vega"]),
        ("Joel and Ethan Coen directed it.", ["Joel Coen", "Ethan Coen"]),
        ("Directors Ito Ken and Ruth Vega argue.", ["Ito Ken", "Ruth Vega"]),
        ("The director of photography Ito Ken is superb.", []),
        ("The director of photography is Ito Ken.", []),
        ("The art director Ito Ken is superb.", []),
        ("Casting director Ito Ken chose well.", []),
        ("Fans of director Ito Ken will like it.", []),
        ("Unlike director Ito Ken, it is calm.", []),
        ("Hitchcock would have directed it better.", []),
        ("Ito Ken plays a director.", []),
        ("The original was directed by Ito Ken.", []),
        ("The director takes his time.", []),
        ("It is a lovely film.", []),
    ],
)
def test_directors(text: str, directors: list[str]) -> None:
    """Each wording names its directors in full; who only photographs, chooses or is compared with is none."""
    assert values(text, "director") == directors


@pytest.mark.parametrize(
    ("text", "writers"),
    [
        ("It was written by Ito Ken.", ["Ito Ken"]),
        ("It was written and directed by Ito Ken.", ["Ito Ken"]),
        ("The screenplay by Ito Ken is neat.", ["Ito Ken"]),
        ("Screenwriters Ito Ken and Ruth Vega are neat.", ["Ito Ken", "Ruth Vega"]),
        ("Writer-director Ito Ken is neat.", ["Ito Ken"]),
        ("The letter is read by Ito Ken.", []),
    ],
)
def test_writers(text: str, writers: list[str]) -> None:
    """Each wording names its writers in full."""
    assert values(text, "writer") == writers


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Lantern is a Japanese drama.", ["Japan"]),
        ("Lantern is a South Korean comedy drama.", ["South Korea"]),
        ("This is a quiet French film.", ["France"]),
        ("The film comes from Iran.", ["Iran"]),
        ("It was made in Britain.", ["United Kingdom"]),
        ("The film was produced in the dark.", []),
        ("Unlike the American film, Lantern is calm.", []),
        ("A French girl comes to the house.", []),
        ("It was shot in a Japanese house.", []),
        ("This is for Italian horror fans.", []),
        ("I have a penchant for Italian horror, and this film has it.", []),
        ("This isn't Italian cinema, nor is the film an Italian picture.", []),
        ("The film has the polish of a drama.", []),
    ],
)
def test_countries(text: str, countries: list[str]) -> None:
    """The country is said of the film itself; a girl's, a house's or another film's is not the film's."""
    assert values(text, "country") == countries


@pytest.mark.parametrize(
    ("text", "genres"),
    [
        ("Lantern is a quiet drama.", ["drama"]),
        ("Lantern is a romantic comedy.", ["romantic comedy"]),
        ("It is a 2010 science-fiction thriller.", ["science-fiction thriller"]),
        ("This film is a western.", ["western"]),
        ("He writes a thriller.", []),
        ("Unlike a horror film, Lantern is calm.", []),
        ("I like drama.", []),
        ("It could have been a great drama.", []),
        ("It cannot decide if it is a drama.", []),
        ("The first film is a drama, it is said.", []),
        ("It is a place where fear and fantasy meet.", []),
        ("It is an entry in the evolution of the film, a step in the slasher evolution.", []),
    ],
)
def test_genres(text: str, genres: list[str]) -> None:
    """The genre is what the review says that the film is."""
    assert values(text, "genre") == genres


@pytest.mark.parametrize(
    ("text", "runtimes"),
    [
        ("At 132 minutes it is long.", ["132 minutes"]),
        ("The running time is 95 minutes.", ["95 minutes"]),
        ("It runs for two hours.", ["two hours"]),
        ("It clocks in at ninety minutes.", ["ninety minutes"]),
        ("At a little over two hours it is long.", ["a little over two hours"]),
        ("It lasts three hours and ten minutes.", ["three hours and ten minutes"]),
        ("It is a 90-minute film.", ["90 minutes"]),
        ("She looks at him for two minutes.", []),
        ("The card party lasts 45 minutes.", []),
        ("At 5 minutes to midnight he comes.", []),
        ("At poker minutes before it sails he wins.", []),
        ("We watched all three hours and fifteen minutes together.", ["three hours and fifteen minutes"]),
        ("It is a film of three hours.", ["three hours"]),
        ("It is more than three hours long.", ["more than three hours"]),
        ("It runs over three hours.", ["over three hours"]),
        ("It is a two-hour film.", ["two hours"]),
        ("Its nearly two-hour running time is long.", ["nearly two hours"]),
        ("Clocking in at a brisk 80 minutes, it is calm.", ["80 minutes"]),
        ("At an hour and 40 minutes it is long.", ["an hour and 40 minutes"]),
        ("Ninety-eight minutes, not one spare.", ["ninety-eight minutes"]),
        ("It is calm throughout its 93 minutes.", ["93 minutes"]),
        ("Its last 90 minutes are calm.", []),
        ("Ten minutes, and he is gone.", []),
        ("It is a two-hour drive.", []),
        ("The original runs 80 minutes.", []),
        ("It lasts a few minutes.", []),
        ("He waits for two hours.", []),
        ("The other film runs thirty minutes longer.", []),
    ],
)
def test_runtimes(text: str, runtimes: list[str]) -> None:
    """The running time is a number of minutes or hours that a film may have."""
    assert values(text, "runtime") == runtimes


def test_the_year_is_the_films() -> None:
    """The film's year is a fact, with the first sentence that says it as proof, or none."""
    film = make_film("Lantern", 2010)
    assert find_facts(spread("It is old.", "It came out in 2010."), film, ()) == (Fact("year", "2010", Span(11, 31)),)
    assert find_facts(spread("It is old."), film, ()) == (Fact("year", "2010", None),)
    assert find_facts(spread("It came out in 2010."), make_film("Lantern", None), ()) == ()


def test_front_matter_comes_before_the_text() -> None:
    """A fact from the front matter has no proof, and the text's word on it is not taken."""
    sentences = spread("It was directed by Ito Ken.", "Ruth Vega's script is neat, written by Ruth Vega.")
    assert find_facts(sentences, make_film("Lantern", None), [("director", "Bo Lind")]) == (
        Fact("director", "Bo Lind", None),
        Fact("writer", "Ruth Vega", Span(28, 77)),
    )


@pytest.mark.parametrize(
    ("listed", "people"),
    [
        ("Ito Ken", ["Ito Ken"]),
        ("Ito Ken and Ruth Vega", ["Ito Ken", "Ruth Vega"]),
        ("Ito Ken, Ruth Vega & Bo Lind", ["Ito Ken", "Ruth Vega", "Bo Lind"]),
        ("Ito Ken, Ruth Vega, and Bo Lind", ["Ito Ken", "Ruth Vega", "Bo Lind"]),
        ("Joel and Ethan Coen", ["Joel Coen", "Ethan Coen"]),
        ("Bo Lind, Jr.", ["Bo Lind, Jr."]),
        ("Ken, Ito", ["Ken, Ito"]),
    ],
)
def test_people_listed_together(listed: str, people: list[str]) -> None:
    """Several people in one line of the front matter are a fact each."""
    for name in ("director", "writer"):
        assert find_facts([], make_film("Lantern", None), [(name, listed)]) == tuple(
            Fact(name, person, None) for person in people
        )


def test_only_people_are_parted() -> None:
    """A genre or a source of the front matter stays whole."""
    listed = [("genre", "sword and sandal"), ("based on", "a play by Ito Ken and Ruth Vega")]
    assert find_facts([], make_film("Lantern", None), listed) == tuple(Fact(name, item, None) for name, item in listed)


def test_a_genre_in_the_title_is_none() -> None:
    """The words of the film's title do not tell its genre."""
    film = make_film("Drama at Sea", 2010)
    assert find_facts(spread("This is why Drama at Sea is good."), film, ()) == (Fact("year", "2010", None),)

"""Who wrote a film, composed its music and photographed it."""

import pytest

from reviews.crew import find_composers, find_photographers, find_writers
from reviews.films import make_film
from reviews.records import Fact, Span
from tests.reviews.making import split, spread

LANTERN = make_film("Lantern", 2010)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was written by Ken and Ruth Vega. Ito Ken likes rain.", ["Ito Ken", "Ruth Vega"]),
        ("I would like to see a remake written by Ruth Vega.", []),
        ("It begs to be written by Ruth Vega.", []),
        ("Ruth Vega wrote and directed it.", ["Ruth Vega"]),
        ("Ruth Vega, who wrote and directed, likes rain.", ["Ruth Vega"]),
        ("Ruth Vega, until then known for songs, wrote and directed.", ["Ruth Vega"]),
        ("Ito Ken directed it and Ruth Vega wrote it.", ["Ruth Vega"]),
        ("Ruth Vega wrote the neat script.", ["Ruth Vega"]),
        ("Ruth Vega, who wrote the screenplay, likes rain.", ["Ruth Vega"]),
        ("The script is of Ruth Vega.", ["Ruth Vega"]),
        ("The script, penned by Ruth Vega, is neat.", ["Ruth Vega"]),
        ("The script, credited to Ruth Vega and Ito Ken, is neat.", ["Ruth Vega", "Ito Ken"]),
        ("The writers are Bo Lind, Ruth Vega, and Ito Ken.", ["Bo Lind", "Ruth Vega", "Ito Ken"]),
        ("The director and writer is Ruth Vega.", ["Ruth Vega"]),
        ("His co-writer Ruth Vega likes rain.", ["Ruth Vega"]),
        ("It is written, produced and directed by Ruth Vega.", ["Ruth Vega"]),
        ("Ruth Vega's talky script is neat.", ["Ruth Vega"]),
        ("Vega's script is neat. Ruth Vega likes rain.", ["Ruth Vega"]),
        ("The script is from a novel by Ruth Vega.", []),
        ("The script is from Ruth Vega's novel.", []),
        ("It comes from a novel written by Ruth Vega.", []),
        ("Ruth Vega wrote the script for Harbour.", []),
        ("Ruth Vega's great, but the script is not.", []),
        ("The Lantern's script is neat.", []),
        ("Ruth Vega wrote the letter.", []),
        ("Harbour (1990) screenwriter Ruth Vega is thanked.", []),
    ],
)
def test_writers(text: str, names: list[str]) -> None:
    """Writers are named in full; who wrote another film, or ought to have written this one, is none."""
    assert [fact.value for fact in find_writers(spread(*split(text)), LANTERN)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The music by Ruth Vega is calm.", ["Ruth Vega"]),
        ("The music of Ruth Vega and Bo Lind is calm.", ["Ruth Vega", "Bo Lind"]),
        ("Music is by Ruth Vega.", ["Ruth Vega"]),
        ("The soundtrack, by Ruth Vega, is calm.", ["Ruth Vega"]),
        ("The piano music by Ruth Vega is calm.", ["Ruth Vega"]),
        ("Ruth Vega's spare, icy score is calm.", ["Ruth Vega"]),
        ("Vega's music is calm. Ruth Vega likes rain.", ["Ruth Vega"]),
        ("Ruth Vega composed the score.", ["Ruth Vega"]),
        ("Ruth Vega did the score and you know it.", ["Ruth Vega"]),
        ("Ruth Vega supplies music that whispers.", ["Ruth Vega"]),
        ("Ruth Vega wrote and performed the score.", ["Ruth Vega"]),
        ("It was directed by Ruth Vega, who made also the music.", ["Ruth Vega"]),
        ("Composer Ruth Vega likes rain.", ["Ruth Vega"]),
        ("It has blue skies and a big Ruth Vega score.", ["Ruth Vega"]),
        ("Ruth Vega returns as composer.", ["Ruth Vega"]),
        ("It is scored by Ruth Vega.", ["Ruth Vega"]),
        ("The violin music of Ruth Vega is calm.", []),
        ("Ruth Vega's last big score goes wrong.", []),
        ("Ruth Vega's music teacher goes wrong.", []),
        ("She plays composer Ruth Vega.", []),
        ("Ruth Vega composed the songs.", []),
        ("It is unlike Ruth Vega's score.", []),
        ("Ruth Vega's score for Harbour is better.", []),
        ("Strauss' music is calm.", []),
        ("The Lantern's music is calm.", []),
    ],
)
def test_composers(text: str, names: list[str]) -> None:
    """Whoever composed or scored it made the music; who plays it, steals it or wrote that of others did not."""
    assert [fact.value for fact in find_composers(spread(*split(text)), LANTERN)] == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cinematographer Ruth Vega likes rain.", ["Ruth Vega"]),
        ("The director of photography is Ruth Vega.", ["Ruth Vega"]),
        ("The fine black and white cinematography by Ruth Vega is calm.", ["Ruth Vega"]),
        ("Ruth Vega's crisp photography is calm.", ["Ruth Vega"]),
        ("The film is beautifully shot by Ruth Vega.", ["Ruth Vega"]),
        ("Shot in Rome by Ruth Vega, it is calm.", ["Ruth Vega"]),
        ("Ruth Vega photographs it like a bad dream.", ["Ruth Vega"]),
        ("Ruth Vega's camera is calm.", ["Ruth Vega"]),
        ("Ito Ken's camera is calm.", []),
        ("The boys are shot by Ruth Vega.", []),
        ("Ruth Vega photographs a murder.", []),
        ("Ruth Vega shot it in a barn.", []),
        ("It tries for Ruth Vega's camerawork.", []),
        ("It lacks The Harbour Patrol's aerial photography.", []),
        ("Former cinematographer Ruth Vega likes rain.", []),
    ],
)
def test_photographers(text: str, names: list[str]) -> None:
    """Whoever shot or photographed the film did; a director's camera and a shot that kills are something else."""
    assert [fact.value for fact in find_photographers(spread(*split(text)), LANTERN, ["Ito Ken"])] == names


def test_a_camera_without_a_director() -> None:
    """While no director is known, somebody's camera may be the director's; somebody's photography may not."""
    assert find_photographers(spread("Ruth Vega's camera is calm."), LANTERN, []) == []
    assert find_photographers(spread("Ruth Vega's photography is calm."), LANTERN, []) == [
        Fact("photography", "Ruth Vega", Span(0, 32))
    ]


def test_the_plainest_sentence_is_the_proof() -> None:
    """The proof is the first sentence of the plainest wording."""
    sentences = spread("Ruth Vega's score is calm.", "The music is by Ruth Vega.")
    assert find_composers(sentences, LANTERN) == [Fact("music", "Ruth Vega", Span(27, 53))]


def test_a_director_whose_name_has_no_letters() -> None:
    """A director who is only a picture in the front matter keeps nobody from being read."""
    assert [
        fact.value for fact in find_photographers(spread("Ruth Vega's camera is calm."), LANTERN, ["\U0001f600"])
    ] == ["Ruth Vega"]

"""Names as they stand in running text."""

import re

import pytest

from reviews.names import NAME, clean_name, is_full_name, is_named, is_part_of, squeeze


@pytest.mark.parametrize(
    "name",
    [
        "John Wayne",
        "Lee Yong-gu",
        "Ryu Seung-ryong",
        "Samuel L. Jackson",
        "J. J. Gittes",
        "M. Night Shyamalan",
        "Dr. Malcolm Crowe",
        "Mrs. Kintner",
        "Robert De Niro",
        "Guillermo del Toro",
        "Max von Sydow",
        "Catherine O'Hara",
        "Vincent D'Onofrio",
        "Chlo\u00eb Grace Moretz",
        "C-3PO",
        "R2-D2",
        'Reuben "Rooster" Cogburn',
        "LaBoeuf",
        "Robert Downey Jr.",
    ],
)
def test_a_name_is_found_whole(name: str) -> None:
    """Initials, titles, particles, hyphens, apostrophes, digits and nicknames belong to the name."""
    assert re.findall(NAME, f"yet {name} is there") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("When John Wayne", "John Wayne"),
        ("But His Brother Sam", "Brother Sam"),
        ("John Wayne's", "John Wayne"),
        ("John Wayne\u2019s", "John Wayne"),
        ("The", None),
        ("However", None),
        ("American", None),
        ("Oscar", None),
        ("Oscar Isaac", "Oscar Isaac"),
        ("April O'Neil", "April O'Neil"),
        ("Ripley But", "Ripley"),
        ("", None),
    ],
)
def test_a_name_is_cleaned(text: str, name: str | None) -> None:
    """Function words, languages and months around a name go, and so does a possessive; a name's own words stay."""
    assert clean_name(text) == name


@pytest.mark.parametrize(("name", "expected"), [("John Wayne", True), ("Wayne", False), ("Ye-sung", False)])
def test_a_full_name_has_two_parts(name: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A first and a last part make a full name; a hyphen parts nothing."""
    assert is_full_name(name) is expected


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [("Cogburn", "Rooster Cogburn", True), ("Cog", "Rooster Cogburn", False), ("Rooster Cogburn", "Cogburn", False)],
)
def test_part_of_a_name_is_whole_words_of_it(short: str, long: str, expected: bool) -> None:  # noqa: FBT001 - a column
    """A name is part of another where each of its words stands in it."""
    assert is_part_of(short, long) is expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("Ye-sung", True),
        ("young Ye-sung", True),
        ("the Wolf", True),
        ("the Sheriff of Cook Island", True),
        ("the American spy", False),
        ("the keeper", False),
        ("a Major", False),
    ],
)
def test_a_named_role(role: str, expected: bool) -> None:  # noqa: FBT001 - a table's column
    """A role is named unless it begins with "a", or with "the" and is not all a name."""
    assert is_named(role) is expected


@pytest.mark.parametrize("name", ["Ye-sung", "Ye Sung", "Yesung", "YE\u2019SUNG"])
def test_spellings_of_one_name_are_one(name: str) -> None:
    """Hyphens, spaces, case and apostrophes make no difference."""
    assert squeeze(name) == "yesung"

"""What two spellings of one answer share: articles, numbers, spaces."""

import pytest

from redheat_cli.judge.normalize import overlap, plain, same


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("The Twentieth", "20th"),
        ("twenty-five", "25"),
        ("twenty first", "21th"),
        ("21st", "21th"),
        ("2nd", "2th"),
        ("3rd", "3th"),
        ("nineteen eighty-eight", "1988"),
        ("Twenty nineteen", "2019"),
        ("one hundred and four minutes", "104 minutes"),
        ("two hundred thousand", "200000"),
        ("one million two hundred thousand", "1200000"),
        ("29 million", "29000000"),
        ("half a million", "500000"),
        ("29,000,000", "29000000"),
        ("29.000.000", "29000000"),
        ("9.2 mm", "9 point 2 mm"),
        ("9,2 mm", "9 point 2 mm"),
        ("nine point two mm", "9 point 2 mm"),
        (".45 ACP", "45 acp"),
        ("ten four", "10 4"),
        ("a", "a"),
        ("The", "the"),
        ("an apple a day", "apple a day"),
        ("--- !", ""),
        ("13 over 0", "13 over 0"),
        ("7/8ths", "0 point 875"),
        pytest.param("9" * 310, "9" * 310, id="more digits than a number has"),
    ],
)
def test_plain(typed: str, expected: str) -> None:
    assert plain(typed) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("wrist watches", "wristwatches", True),
        ("Ed O Ross", "Ed O'Ross", True),
        ("9.2mm", "9.2 mm", True),
        ("9.2 mm", "92 mm", False),
        ("1 1", "11", False),
        ("1066", "ten sixty-six", True),
        ("0.25", ".25", True),
        ("9.25", ".25", False),
        ("4 July 1776", "04 July 1776", True),
        ("4 July 1776", "July 04, 1776", True),
        ("?", "!", False),
        ("", "", False),
    ],
)
def test_same(one: str, other: str, expected: bool) -> None:
    assert same(one, other) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Danko", "Danko: Calor rojo", True), ("red cop", "Red Cop", True), ("cop", "copper", False)],
)
def test_overlap(one: str, other: str, expected: bool) -> None:
    assert overlap(one, other) is expected
    assert overlap(other, one) is expected

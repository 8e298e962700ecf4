"""Folding, finding, searching, suggesting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheat_cli.film.search import begins, find_people, fold, meant, search, suggest


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Danko", "danko"),
        ("Ed O'Ross", "ed oross"),
        ("Ed O’Ross", "ed oross"),
        ("J.W. Smith", "jw smith"),
        ("Koncz Gábor", "koncz gabor"),
        ("KÖRTVÉLYESSY", "kortvelyessy"),
        ("Sven-Ole  Thorsen", "sven ole thorsen"),
        ("Smith & Wesson", "smith and wesson"),
        ("Smith\uff06Wesson", "smith and wesson"),
        ("Łódź, Øre, Straße, Đặng", "lodz ore strasse dang"),
        ("Олег Видов", "олег видов"),
        ("Ёлка Йод", "елка иод"),
        ("ﬁlm Ⅳ ①", "film iv 1"),
        ("レッドブル", "レッドブル"),
        ("ﾚｯﾄﾞﾌﾞﾙ", "レッドブル"),
        ("ハンダ", "ハンダ"),
        ("黒澤・明", "黒澤 明"),
        ("박찬욱", "박찬욱"),
        ("सीता", "सीता"),
        ("अरोड़ा", "अरोड\u093cा"),
        ("बच्‍चन", "बच्चन"),
        ("กุ้ง", "กุ้ง"),
        ("ศักดิ์", "ศักดิ์"),
        ("أَحْمَد زكي", "احمد زكي"),
        ("إسلام آدم ٱلله", "اسلام ادم الله"),
        ("محـــمد فؤاد", "محمد فو\u0654اد"),
        ("יוֹסִי בַּנַּאי", "יוסי בנאי"),
        ("Ειρήνη Παππά", "ειρηνη παππα"),
        ("Nguyễn Chánh Tín", "nguyen chanh tin"),
        ("co\u00adoperate", "cooperate"),
        ("❤\ufe0f", ""),
        ("red_heat", "red heat"),
        (".44 Magnum", "44 magnum"),
        (" \t\n", ""),
        ("!?…", ""),
        ("", ""),
        ("half a \udc80 pair", "half a pair"),
        ("＆ Co", "and co"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_case_and_outer_space_never_matter(text: str) -> None:
    assert fold(f"  {text} ") == fold(text)
    assert fold(text.casefold()) == fold(text)


class Person:
    def __init__(self, id: str, *names: str) -> None:
        self.id, self.names = id, names


PEOPLE = [
    Person("cast-one", "Ann Lee", "Annie"),
    Person("cast-two", "Lee Ann Smith"),
    Person("cast-three", "Joanne Lee-Smith"),
    Person("cast-four", "Smithers"),
]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("cast-two", ["cast-two"]),  # an id
        ("ann lee", ["cast-one"]),  # a whole name, though more begin with these words
        ("ANNIE", ["cast-one"]),  # a whole alias
        ("lee", ["cast-one", "cast-two", "cast-three"]),  # begins a word, in the order given
        ("smith l", ["cast-two", "cast-three"]),  # words in any order
        ("ann", ["cast-one", "cast-two"]),  # begins a word: Joanne is not asked
        ("oann", ["cast-three"]),  # stands inside
        ("hers", ["cast-four"]),
        ("lee ann lee", ["cast-one", "cast-two"]),
        ("nobody", []),
        ("", []),
        ("?!", []),
    ],
)
def test_find_people(typed: str, ids: list[str]) -> None:
    assert [one.id for one in find_people(PEOPLE, typed, lambda person: person.names)] == ids


def test_begins_asks_for_the_beginning_of_a_word() -> None:
    assert begins(["re", "sq"], "red square")
    assert begins(["red sq"], "red square")
    assert not begins(["quare"], "red square")
    assert begins([], "anything")


@pytest.mark.parametrize(
    ("typed", "text", "found"),
    [
        ("名前", "あなたの名前は", True),
        ("温泉", "热海温泉旅馆", True),
        ("घर", "मेराघर", True),
        ("กุ้ง", "ต้มยำกุ้ง", True),
        ("ヒル", "ビル", False),  # the voicing mark makes another letter
        ("सता", "सीता", False),
        ("ณัฐ กุ้ง", "ต้มยำกุ้ง", False),
        ("жара", "красная жара", True),
        ("ара", "красная жара", False),  # where words have spaces, only their beginnings count
    ],
)
def test_where_words_have_no_spaces_they_are_found_inside(typed: str, text: str, found: bool) -> None:
    assert begins(fold(typed).split(), fold(text)) is found


RECORDS = [("The Bus", "a chase"), ("Other", "the bus, again"), ("Busy bees", "nothing"), ("Abuse", "-")]


def titled(record: tuple[str, str]) -> str:
    return record[0]


def whole(record: tuple[str, str]) -> str:
    return " ".join(record)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["bus"], ["The Bus", "Busy bees", "Other"]),
        (["bus", "chase"], ["The Bus"]),
        (["the bus"], ["The Bus", "Other"]),
        (["e bus"], []),
        (["bus the"], []),
        (["the   BUS"], ["The Bus", "Other"]),
        (["the", "bus"], ["The Bus", "Other"]),
        (["bus", "!"], ["The Bus", "Busy bees", "Other"]),
        (["zebra"], []),
        (["!"], []),
        ([], []),
    ],
)
def test_search(words: list[str], titles: list[str]) -> None:
    assert [one[0] for one in search(RECORDS, words, titled, whole)] == titles


NAMES = ["Arnold Schwarzenegger", "Ivan Danko", "Laurence Fishburne", "Larry Fishburne", "Peter Boyle"]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("schwarzeneger", ["Arnold Schwarzenegger"]),
        ("fishbrune", ["Laurence Fishburne"]),
        ("petr boyle", ["Peter Boyle"]),
        ("danco", ["Ivan Danko"]),
        ("xyzzy", []),
        ("", []),
    ],
)
def test_suggest(typed: str, names: list[str]) -> None:
    assert suggest(typed, NAMES) == names


def test_at_most_three_are_suggested() -> None:
    assert len(suggest("anna", ["anne", "anni", "annb", "annc", "annd"])) == 3


def test_many_words_of_one_name_do_not_crowd_out_another() -> None:
    assert suggest("anna", ["anna anny annz", "annb"]) == ["anna anny annz", "annb"]


def test_meant_is_the_end_of_a_sentence() -> None:
    assert meant("danco", NAMES) == "; did you mean Ivan Danko?"
    assert meant("larence fishburne", NAMES) == "; did you mean Laurence Fishburne or Larry Fishburne?"
    assert meant("xyzzy", NAMES) == ""

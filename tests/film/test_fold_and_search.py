"""Folding, finding people, searching, guessing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from redheat_cli.film import fold_and_search
from redheat_cli.film.did_you_mean import meant, nearest
from redheat_cli.film.fold_and_search import find_people, fold, search, searched, single_words
from redheat_cli.film.word_forms import Word, unmasked


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
        ("अज़रा", "अजरा"),
        ("चन्द्रा चम्पा गङ्गा", "चंद्रा चंपा गंगा"),
        ("चाँद जन्म", "चांद जन्म"),
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
    Person("cast-three", "Joanne Lee-Smith", "James O'Leary"),
    Person("cast-four", "Smithers", "One of Ann's men", "Costume designer"),
]


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("cast-two", ["cast-two"]),  # an id
        ("ann lee", ["cast-one"]),  # a whole name, though others have both words
        ("ANNIE", ["cast-one"]),  # a whole other name
        ("annlee", ["cast-one"]),  # written together
        ("james o leary", ["cast-three"]),  # written apart
        ("lee", ["cast-one", "cast-two", "cast-three"]),  # a word of one name, in the order given
        ("ann", ["cast-one", "cast-two"]),  # not who is only described by the name
        ("smith l", ["cast-two", "cast-three"]),  # words in any order, or their beginnings
        ("costumes", ["cast-four"]),  # another form
        ("jim oleary", ["cast-three"]),  # a short first name
        ("annie lee", ["cast-one"]),  # from two names
        ("oann", ["cast-three"]),  # stands inside
        ("hers", ["cast-four"]),
        ("who plays smithers", ["cast-four"]),  # without the little words
        ("who is the", []),
        ("nobody", []),
        ("", []),
        ("?!", []),
    ],
)
def test_find_people(typed: str, ids: list[str]) -> None:
    assert [one.id for one in find_people(PEOPLE, typed, lambda person: person.names)] == ids


RECORDS = [
    ("Busy bees", "nothing"), ("Other", "the bus, again"), ("The Bus", "a chase"), ("Abuse", "-"),
    ("Shooting", "She shot the organised gang. The colour of the bathhouse."), ("Данко", "Хулигани in Red Square"),
    ("Zimmer", "A hero drives two houses away: 刑事ダンコ"),
]  # fmt: skip
TEXTS = [searched(" ".join(record)) for record in RECORDS]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("cop", "a policeman"),
        ("pistols", "his revolver"),
        ("japanese", "Japan"),
        ("stuntmen", "stunts"),
        ("made", "make"),
        ("killed", "kills"),
        ("cookie", "cookies"),
        ("direction", "a director"),
        ("villain", "the bad guy"),
        ("part 2", "a sequel"),
    ],
)
def test_other_words_for_the_same_match(typed: str, text: str) -> None:
    assert search([("", text)], [typed], [searched(text)], titled)
    assert not search([("", "cat train actor")], [typed], [searched("cat train actor")], titled)


@pytest.mark.parametrize(
    ("text", "typed", "plain"),
    [
        ("I'm s***ting, S***!", ["shitting", "shit"], "I'm shitting, shit!"),
        ("a f***ing cab", ["shitting"], "a f***ing cab"),
        ("none here", ["none"], "none here"),
    ],
)
def test_unmasked(text: str, typed: list[str], plain: str) -> None:
    assert unmasked(text, typed) == plain


def titled(record: tuple[str, str]) -> str:
    return record[0]


@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("bus", ["The Bus", "Other", "Busy bees"]),  # in the title, in the text, at last what only begins so
        ("buses", ["The Bus", "Other"]),
        ("bus chase", ["The Bus"]),
        ("BUS the", ["The Bus", "Other", "Busy bees"]),
        ("who is on the bus", ["The Bus", "Other", "Busy bees"]),
        ("the", ["The Bus", "Other", "Shooting"]),
        ("bus !", ["The Bus", "Other", "Busy bees"]),
        ("shoot", ["Shooting"]),
        ("shots", ["Shooting"]),
        ("organized color", ["Shooting"]),
        ("bath house", ["Shooting"]),
        ("redsquare", ["Данко"]),
        ("danko", []),
        ("данко", ["Данко"]),
        ("ДАНКОМ", ["Данко"]),
        ("хулиганы", ["Данко"]),
        ("driving heroes", ["Zimmer"]),
        ("driver house", ["Zimmer"]),
        ("caterer bus", []),  # no word of three letters
        ("bath house gang", ["Shooting"]),  # two neighbours, typed apart
        ("swapped", []),
        ("ダンコ", ["Zimmer"]),
        ("刑事", ["Zimmer"]),
        ("ze", []),  # two letters begin too many words
        ("zebra", []),
        ("!", []),
        ("", []),
    ],
)
def test_search(typed: str, titles: list[str]) -> None:
    assert [one[0] for one in search(RECORDS, typed.split(), TEXTS, titled)] == titles


@pytest.mark.parametrize(
    ("phrase", "titles"),
    [
        ("the bus", ["The Bus", "Other"]),
        ("the buses", ["The Bus", "Other"]),
        ("the   BU", ["The Bus", "Other"]),
        ("e bus", []),
        ("again the", []),
        ("red squares", ["Данко"]),
    ],
)
def test_what_is_typed_as_one_is_a_phrase(phrase: str, titles: list[str]) -> None:
    assert [one[0] for one in search(RECORDS, [phrase], TEXTS, titled)] == titles


def test_a_place_comes_before_all_else() -> None:
    def place(record: tuple[str, str], named: bool) -> int:
        return 0 if record[0] == "Other" else 1 if named else 2

    assert [one[0] for one in search(RECORDS, ["bus"], TEXTS, titled, place)] == ["Other", "The Bus", "Busy bees"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("organissed", ["organised"]),  # a typo
        ("bathouse gang", ["bathhouse", "gang"]),
        ("gang bathhouse zebra", ["gang", "bathhouse"]),  # most of the words
        ("zebra bus", []),  # half of the words are not most of them
        ("bus gang", []),  # though both are known
        ("zebra lion bus", []),
        ("cull of the", []),
        ("gong colour", ["gang", "colour"]),  # four letters, beside a word that is known
        ("gong", []),
        ("", []),
    ],
)
def test_nearest(typed: str, read: list[str]) -> None:
    assert nearest(TEXTS, typed.split()) == read


def test_a_guess_needs_most_of_what_the_words_tell() -> None:
    records = [("cop", "chicago")] * 9 + [("gorilla", "")]
    texts = [searched(" ".join(record)) for record in records]
    assert nearest(texts, ["chicago", "cop", "gorilla"]) == []


def test_keywords_match_after_the_words_themselves() -> None:
    texts = [searched("A nothing", "a bus, coach trip"), searched("B the buses"), searched("C nothing", "station")]

    def found(*typed: str) -> list[str]:
        return search(["A", "B", "C"], typed, texts, str)

    assert found("bus") == ["B", "A"]
    assert found("coach", "trip") == ["A"]
    assert found("statio") == []  # a keyword counts whole


def test_a_name_is_also_found_by_the_others_of_the_same_person() -> None:
    texts = [searched("zoe"), searched("ann")]
    assert search(["1", "2"], ["ann"], texts, str, names={"ann": frozenset({"zoe"})}) == ["2", "1"]


NAMES = ["Arnold Schwarzenegger", "Ivan Danko", "Laurence Fishburne", "Larry Fishburne", "Peter Boyle"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("schwarzeneger", "; did you mean Arnold Schwarzenegger?"),
        ("petr boyle", "; did you mean Peter Boyle?"),
        ("danco", "; did you mean Ivan Danko?"),
        ("larence fishburne", "; did you mean Laurence Fishburne or Larry Fishburne?"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_meant_is_the_end_of_a_sentence(typed: str, said: str) -> None:
    assert meant(typed, NAMES) == said


def test_at_most_three_are_meant_and_many_words_of_one_name_do_not_crowd_out_another() -> None:
    assert meant("anna", ["anne", "anni", "annb", "annc", "annd"]).count(" or ") == 2
    assert meant("anna", ["anna anny annz", "annb"]) == "; did you mean anna anny annz or annb?"


def test_a_guess_reads_each_word_once_however_often_it_was_typed() -> None:
    assert nearest(TEXTS, ["shooting"] * 33 + ["(gang+)+$" * 33]) == ["shooting", "gang"]
    assert single_words(["(gang+)+$" * 33])[0].typed == "gang"
    assert len(single_words(["(gang+)+$" * 33])) == 1


def test_no_guess_rests_on_little_words() -> None:
    assert nearest(TEXTS, ["(a+)+$" * 33]) == []
    assert nearest(TEXTS, ["the the"]) == []


def test_words_that_are_typed_again_and_again_are_looked_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[object] = []
    real = fold_and_search._may_have

    def counted(texts: list[str], wanted: list[Word], apart: bool) -> list[int]:
        looked.append(wanted)
        return real(texts, wanted, apart)

    monkeypatch.setattr(fold_and_search, "_may_have", counted)
    assert search(["cab"], ["z"] * 60, [searched("cab")], str) == []
    assert len(looked) == 3  # as it is, without the spaces, and with two of them joined
    assert search(["haha"], ["ha", "ha"], [searched("haha")], str) == ["haha"]

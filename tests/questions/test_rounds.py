"""What is dealt and drawn, and when: nothing comes twice or gives another question away while others are left."""

from collections import Counter
from collections.abc import Iterable

import pytest
from helpers.evenings import SMALL_FILM, an_evening
from msgspec.structs import replace

from redheat_cli.film.model import Difficulty, Film, Question
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.items_to_read_aloud import Item, of_question, of_quote
from redheat_cli.questions.rounds import Dealer

SEEDS = tuple(map(str, range(20)))
ASKED = [Question(id=f"question-{n}", question=f"{n}?", answer="!", about=(f"cast-{n // 2}",)) for n in range(6)]


def ask(id: str, answer: str, question: str = "Well?", **more: object) -> Question:
    return Question(id=f"question-{id}", question=question, answer=answer, **more)  # type: ignore[arg-type]


def film_of(questions: Iterable[Question], **more: object) -> Film:
    """The small film with these QUESTIONS in its file and no others."""
    bare = replace(SMALL_FILM, questions=tuple(questions), cast=(), crew=(), facts=(), quotes=())
    return replace(bare, **more)


def items_of(questions: Iterable[Question]) -> list[Item]:
    return [of_question(question, "") for question in questions]


def drawn(questions: list[Question], count: int, seed: str = "a", earlier: Iterable[Question] = ()) -> list[str]:
    """The ids of COUNT of QUESTIONS, without what every id begins with."""
    found = Dealer(film_of(questions), items_of(questions), seed).draw(count, items_of(earlier))
    return [item.id.removeprefix("question-") for item in found]


def test_what_is_asked_about_comes_again_only_when_nothing_else_is_left() -> None:
    dealer = Dealer(film_of(ASKED), items_of(ASKED), "a")
    six = dealer.draw(6)
    assert len({question.about for question in six[:3]}) == 3
    assert len(dealer.draw(6, repeats=False)) == 3
    others = [question for question in six if question.about != ("cast-0",)]
    assert dealer.draw(3, items_of(ASKED[:1]), repeats=False) == others[:2]


def test_rounds_look_at_the_rounds_before() -> None:
    dealer = Dealer(film_of(ASKED), items_of(ASKED), "a")
    first, second = dealer.deal([("x", 2), ("y", 2)], lambda question, name: True)
    assert len({question.about for question in (*first, *second)}) == 3
    dealt = dealer.deal([("x", 2), ("y", 2)], lambda question, name: True, repeats=False)
    assert [len(round) for round in dealt] == [2, 1]


def test_the_same_answer_comes_again_after_all_others() -> None:
    editors = [ask(f"e{n}", "Editor") for n in range(3)]
    lines = [ask(f"l{n}", "Pip", category="quotes") for n in range(3)]
    others = [ask(f"o{n}", f"Name {n}") for n in range(3)]
    for seed in SEEDS:
        assert sorted(drawn([*editors, *others], 4, seed))[1:] == ["o0", "o1", "o2"]
        assert sorted(drawn([*lines, *others], 4, seed))[1:] == ["o0", "o1", "o2"]
    assert len(drawn([*editors, *others], 6)) == 6
    numbers = [ask("n1", "7"), ask("n2", "seven"), ask("n3", "8")]
    assert all("n3" in drawn(numbers, 2, seed) for seed in SEEDS), "a number in a word is the same number"
    plain = [ask("p1", "Yes"), ask("p2", "Yes"), ask("p3", "No")]
    assert any("p3" not in drawn(plain, 2, seed) for seed in SEEDS), "any number of answers may be yes"


def test_the_answer_to_one_question_stands_in_the_words_of_no_other() -> None:
    told = [
        ask("lamp", "the Brass Lamp", accept=("the old lantern",)),
        ask("other", "Tom", why="He came with the brass lamp."),
        ask("free", "Sue"),
    ]
    for seed in SEEDS:
        assert "free" in drawn(told, 2, seed)
        assert drawn(told, 1, seed, [ask("read", "Bo", "Who held the old lantern?", about=("cast-9",))]) != ["lamp"]
        assert "lamp" in drawn(told, 2, seed, [ask("read", "Bo", "Who held it?", wrong=("Brass Lamp",))]) or seed
    assert sorted(drawn(told, 3)) == ["free", "lamp", "other"], "it is only put off"
    rain = [
        ask("a", "rain"),
        ask("b", "Tom", why="It was in A Long Rain."),
        ask("c", "Sue", why="Not by the ox."),
        ask("d", "ox"),
    ]
    found = [set(drawn(rain, 2, seed)) for seed in SEEDS]
    assert {"a", "b"} in found, "the film's title gives nothing away"
    assert {"c", "d"} in found, "nor does a word of three letters"


def test_an_answer_that_was_given_may_be_told_in_a_later_round() -> None:
    told = [ask("other", "Tom", why="He came with the brass lamp."), ask("free", "Sue")]
    lamp = ask("lamp", "the brass lamp")
    assert {tuple(drawn(told, 1, seed, [lamp])) for seed in SEEDS} == {("other",), ("free",)}


def test_how_a_line_goes_on_is_not_asked_beside_the_ends_of_other_lines() -> None:
    ends = ("it fell apart", "I went home again")
    on = ask("on", "nobody came", "How does it go on?", category="quotes", wrong=ends)
    line = ask("line", "Pip", 'Who says this? "We had a boat. It fell apart."', category="quotes", about=("quote-1",))
    free = ask("free", "Pip's mother", 'Who says this? "What a night."', category="quotes", about=("quote-2",))
    for seed in SEEDS:
        assert "free" in drawn([on, line, free], 2, seed)


LEVELS: tuple[Difficulty, ...] = ("easy", "medium", "hard")


def test_the_files_questions_come_before_made_ones_of_their_level() -> None:
    own = [ask(f"own-{level}", f"own {level}", difficulty=level) for level in LEVELS]
    made = [ask(f"made-{level}", f"made {level}", difficulty=level) for level in LEVELS]
    for seed in SEEDS:
        found = [question.id[9:] for question in Dealer(film_of(own), items_of([*made, *own]), seed).draw(6)]
        for level in LEVELS:
            assert found.index(f"own-{level}") < found.index(f"made-{level}")


def test_about_four_of_nine_are_easy_four_medium_and_one_hard() -> None:
    many = [ask(f"{level}-{n}", f"{level} {n}", difficulty=level) for level in LEVELS for n in range(9)]
    found = Counter(question.difficulty for question in Dealer(film_of([]), items_of(many), "a").draw(18))
    assert found == {"easy": 8, "medium": 8, "hard": 2}


def test_a_made_question_about_what_the_room_knows_comes_after_other_made_ones() -> None:
    made = [ask(f"{n}", f"Name {n}", about=(f"cast-{n}",)) for n in range(3)]
    items, own, known = items_of(made), film_of(made), frozenset({"cast-1"})
    for seed in SEEDS:
        assert Dealer(film_of([]), items, seed, known).draw(3)[-1] == items[1]
        assert Dealer(own, items, seed, known).draw(3) == Dealer(own, items, seed).draw(3)


def test_who_plays_a_role_is_not_asked_after_a_line_of_it_was_read() -> None:
    keeper = SMALL_FILM.cast[0]
    item = of_quote(SMALL_FILM.quotes[0], SMALL_FILM, keeper)
    plays = [
        of_question(ask("actor", keeper.actor, "Who plays her?"), ""),
        of_question(ask("role", "The Keeper", "Which role?"), ""),
        of_question(ask("free", "Sue"), ""),
    ]
    for seed in SEEDS:
        dealer = Dealer(replace(SMALL_FILM, questions=tuple(one.question for one in plays)), [item, *plays], seed)
        assert [one.id for one in dealer.draw(1, [item], dealer.items)] == ["question-free"]


def test_a_round_does_not_read_line_after_line_of_one_speaker() -> None:
    said = [replace(SMALL_FILM.quotes[0], id=f"quote-{n}", speaker=name) for n, name in enumerate("AAABB")]
    film = film_of([], quotes=tuple(said))
    for seed in SEEDS:
        items = [of_quote(quote, film, None) for quote in said]
        (dealt,) = Dealer(film, items, seed).deal([("quotes", 5)], lambda item, name: True)
        assert "".join(item.question.answer for item in dealt) == "ABABA"


def test_a_round_of_lines_has_each_speaker_once_and_no_speaker_twice_more_than_another() -> None:
    said = [replace(SMALL_FILM.quotes[0], id=f"quote-{n}", speaker=name) for n, name in enumerate("AAAAAABBBBCDEF")]
    film = film_of([], quotes=tuple(said))
    items = [of_quote(quote, film, None) for quote in said]
    for seed in SEEDS:
        dealer = Dealer(film, items, seed)
        assert sorted(item.answer[0] for item in dealer.draw(6)) == [*"ABCDEF"]
        assert sorted(item.answer[0] for item in dealer.draw(10)) == [*"AAABBBCDEF"]
        asked = [of_question(ask("who", "A", category="quotes"), ""), *items]
        assert [item.question.answer[0] for item in Dealer(film, asked, seed).draw(6)].count("A") == 1


@pytest.fixture
def film() -> Film:
    """A film with three lines, each of which a question is about too, and three lines from interviews."""
    said = [quote for quote in SMALL_FILM.quotes if quote.kind == "dialogue"][:3]
    told = [replace(said[n], id=f"quote-told-{n}", kind="interview", speaker="Ann") for n in range(3)]
    asked = [
        Question(id=f"question-line-{n}", question=f"What is meant {n}?", answer="Rain", about=(quote.id,))
        for n, quote in enumerate(said)
    ]
    return replace(SMALL_FILM, quotes=(*said, *told), questions=tuple(asked), cast=(), crew=(), facts=())


def test_an_evening_reads_other_kinds_before_it_comes_back_to_a_line(film: Film) -> None:
    game = an_evening(film, rounds="", rating="strong")
    read = [game.items[id] for ids in game.rounds for id in ids]
    assert [game.items[id].kind for id in game.rounds[0]].count("quote") == 5
    assert len({item.about for item in read[:6]}) == 6
    assert "round 1 has 2 interviews in place of quotes" in game.deal.instead
    assert game.deal.instead[-1].startswith("3 questions are about the same line")


def test_the_few_questions_of_a_file_do_not_come_each_time(film: Film) -> None:
    few = replace(film, questions=film.questions[:4])
    own = {question.id for question in few.questions}
    items = items_of(all_questions(few))
    draws = [{item.id for item in Dealer(few, items, seed).draw(10)} & own for seed in SEEDS]
    assert min(map(len, draws)) < 4
    assert max(map(len, draws)) > 1


def test_a_level_that_few_questions_have_is_drawn_less() -> None:
    levels = ["easy"] * 3 + ["medium"] * 30 + ["hard"] * 10
    questions = [ask(str(n), f"Answer {n}", f"Number {n}?", difficulty=level) for n, level in enumerate(levels)]
    found = Counter(one.difficulty for one in Dealer(film_of(questions), items_of(questions), "a").draw(10))
    assert found == {"easy": 2, "medium": 7, "hard": 1}

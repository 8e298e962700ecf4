"""What the cells of a spreadsheet say of an answer: letters of choices, true and false, decimals, dates, doubts."""

import pytest

CHOICES = "Paris,Rome,Oslo,Bern"


def test_choices_with_letters_become_the_answer_and_wrong_answers(made) -> None:
    rows = (("Capital of Norway?", CHOICES, "C"), ("Prime and odd?", "1,3,2,4", "3"), ("Is it?", "True,False,,", "B"))
    body = "".join(f"{','.join(row)}\n" for row in rows)
    for names in ("Option A,Option B,Option C,Option D", "A,B,C,D", "Answer 1,Answer 2,Answer 3,Answer 4"):
        film, said = made(f"Question,{names},Correct answer\n{body}")
        assert [(question.answer, question.wrong) for question in film.questions] == [
            ("Oslo", ("Paris", "Rome", "Bern")),
            ("False", ("True",)),
        ]
        assert said == [
            "row 3: left out: the answer '3' is one choice, and names another; write the choice that is right",
            "3 rows, 2 questions; 1 left out",
        ]


@pytest.mark.parametrize(
    ("choices", "answer", "right"),
    [
        (CHOICES, "2", "Rome"),
        (CHOICES, "(b)", "Rome"),
        ("a,b,c,d", "c", "c"),
        (CHOICES, "Option B", "Rome"),
        (CHOICES, "Correct answer: B", "Rome"),
        (CHOICES, "rome", "Rome"),
        (CHOICES, "B) Rome", "Rome"),
        (CHOICES, "Bonn", "Bonn"),
        ("a) Paris,b) Rome,c) Oslo,d) Bern", "b", "Rome"),
        ("2,4,6,8", "4", "4"),
    ],
)
def test_the_answer_names_a_choice(made, choices: str, answer: str, right: str) -> None:
    film, said = made(f"Question,Option A,Option B,Option C,Option D,Answer\nWhich?,{choices},{answer}\n")
    assert (film.questions[0].answer, said) == (right, [*said[:-1], "1 row, 1 question"])
    assert right not in film.questions[0].wrong
    assert all(")" not in wrong for wrong in film.questions[0].wrong)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("E", "left out: there is no choice 'E'"),
        ("D", "left out: there is no choice 'D'"),
        ('"A, C"', "left out: several choices are right"),
        ("1+3", "left out: several choices are right"),
    ],
)
def test_a_letter_that_names_no_choice_or_several(made, answer: str, said: str) -> None:
    film, told = made(f"Question,A,B,C,D,Answer\nWhich?,Paris,Rome,Oslo,,{answer}\n")
    assert film is None
    assert told[0] == f"row 2: {said}"


def test_an_answer_that_is_no_choice_where_others_are(made) -> None:
    film, said = made(f"Question,A,B,C,D,Answer\nWhich?,{CHOICES},Rome\nWho?,{CHOICES},Osslo\n")
    assert [question.answer for question in film.questions] == ["Rome"]
    assert said[0] == "row 3: left out: there is no choice 'Osslo'"


def test_the_template_of_kahoot_and_a_column_of_choices(made) -> None:
    limits = [f"Answer {n} - max 75 characters" for n in (1, 2, 3, 4)]
    film, _ = made(
        f"Question - max 120 characters,{','.join(limits)},Correct answer(s) - choose at least one\n"
        f"Which?,{CHOICES},3\n"
    )
    assert (film.questions[0].answer, film.questions[0].wrong) == ("Oslo", ("Paris", "Rome", "Bern"))
    film, _ = made("Question,Options,Answer\nWhich?,A. Paris B. Rome C. Oslo,C\nWho?,Ann; Bob,Bob\n")
    found = [(question.answer, question.wrong) for question in film.questions]
    assert found == [("Oslo", ("Paris", "Rome")), ("Bob", ("Ann",))]


@pytest.mark.parametrize(
    "cell",
    [
        "1. Paris 2. Rome 3. Bern",
        "a) Paris; b) Rome; c) Bern",
        '"(a) Paris\n(b) Rome\n(c) Bern"',
        "A. Paris B. Rome C. Bern D. Lima E. Kyiv F. Doha",
    ],
)
def test_wrong_answers_with_marks(made, cell: str) -> None:
    film, _ = made(f"Question,Answer,Wrong\nWhich?,Oslo,{cell}\n")
    assert film.questions[0].wrong == ("Paris", "Rome", "Bern")


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [
        ("a) Malcolm X b) John F. Kennedy c) Rosa Parks", ("Malcolm X", "John F. Kennedy", "Rosa Parks")),
        ("a) Susan B. Anthony b) Rosa Parks", ("Susan B. Anthony", "Rosa Parks")),
        ("A. Franklin D. Roosevelt B. Rosa Parks", ("Franklin D. Roosevelt", "Rosa Parks")),
        ("a. Susan B. Anthony b. Rosa Parks", ("Susan B. Anthony", "Rosa Parks")),
        ("1. Susan B. Anthony 2. E. B. White", ("Susan B. Anthony", "E. B. White")),
        ("A. Rosa Parks B. John F. Kennedy", ("Rosa Parks", "John F. Kennedy")),
    ],
)
def test_an_initial_is_no_mark(made, cell: str, wrong: tuple[str, ...]) -> None:
    film, said = made(f"Question,Answer,Wrong\nWho?,Martin Luther King,{cell}\n")
    assert (film.questions[0].wrong, said) == (wrong, ["1 row, 1 question"])


def test_marks_that_may_be_initials_are_reported(made) -> None:
    cell = "A. Susan B. Anthony B. Rosa Parks"
    film, said = made(f"Question,Answer,Wrong\nWho?,Martin Luther King,{cell}\n")
    assert film.questions[0].wrong == (cell,)
    assert said[0] == f"row 2: '{cell}' is one wrong answer; if it is several, put bars between them, as in 1|2|3"


@pytest.mark.parametrize(
    ("question", "cells", "answer", "wrong"),
    [
        ("True or false: it is?", "TRUE,", "True", ("False",)),
        ("True or false: it is?", "false,true", "False", ("True",)),
        ("True or false: it is?", "WAHR,FALSCH", "True", ("False",)),
        ("True or false: it is?", "FALSO,", "False", ("True",)),
        ("Wahr oder falsch?", "FALSCH,", "Falsch", ("Wahr",)),
        ("Is it so?", "YES,no", "Yes", ("No",)),
        ("Is it so?", "No,", "No", ("Yes",)),
        ("Is it so?", "No,Never", "No", ("Never",)),
        ("Is it so?", "Maybe,", "Maybe", ()),
        ("Is it so?", "Y,", "Yes", ("No",)),
        ("True or false: it is?", "f,t", "False", ("True",)),
        ("It is so.", "T,F", "True", ("False",)),
        ("Which letter is nitrogen?", "N,", "N", ()),
        ("Ist es so?", "ja,", "Ja", ("Nein",)),
        ("Est-ce vrai ?", "non,oui", "Non", ("Oui",)),
    ],
)
def test_true_and_false(made, question: str, cells: str, answer: str, wrong: tuple[str, ...]) -> None:
    film, said = made(f"question,answer,wrong\n{question},{cells}\n")
    assert (film.questions[0].answer, film.questions[0].wrong, said) == (answer, wrong, ["1 row, 1 question"])


def test_a_decimal_comma_among_semicolons(made, redheat, tmp_path) -> None:
    film, said = made("question;answer;also right\nHow far?;42,195;42,2\nHow many?;29,000;\n")
    assert [question.answer for question in film.questions] == ["42.195", "29,000"]
    assert film.questions[0].accept == ("42.2",)
    assert said == [
        "row 2: '42,195' is read as 42.195; write 42195 if that is meant",
        "row 2: '42,2' is read as 42.2",
        "2 rows, 2 questions",
    ]
    film, said = made("question;answer;wrong\nHow far?;42,195 km;40 km | 41,5 km | 45,000 km\nHow long?;2,5;3,5\n")
    found = [(question.answer, question.wrong) for question in film.questions]
    assert found == [("42.195 km", ("40 km", "41.5 km", "45.000 km")), ("2,5", ("3,5",))]
    film, said = made('question,answer\nHow far?,"42,195"\n')
    assert (film.questions[0].answer, said) == ("42,195", ["1 row, 1 question"])


def test_points_between_thousands_and_a_decimal_comma(made) -> None:
    film, said = made("question;answer;wrong\nHow much?;1.234,50;1.200,00 | 1.234\nHow many?;1.234.567;\n")
    assert film.questions[0].answer == "1,234.50"
    assert film.questions[0].wrong == ("1,200.00", "1,234")
    assert said[0] == "row 2: '1.234,50' is read as 1,234.50"


@pytest.mark.parametrize(
    ("question", "answer", "typed"),
    [
        ("How much of it?", "71%", "71"),
        ("How many percent?", "71", "71%"),
        ("Wie viel Prozent?", "12,5", "12,5%"),
        ("How many?", "71", ""),
    ],
)
def test_percents_with_and_without_their_sign(made, question: str, answer: str, typed: str) -> None:
    film, _ = made(f"question;answer\n{question};{answer}\n")
    assert film.questions[0].accept == ((typed,) if typed else ())


@pytest.mark.parametrize(
    ("answer", "cell", "wrong", "told"),
    [
        ("Tom; Jerry", "Ren; Stimpy", ("Ren; Stimpy",), True),
        ("Tom; Jerry", "Ren; Stimpy | Ant; Dec", ("Ren; Stimpy", "Ant; Dec"), False),
        ("Tom; Jerry", "Ren; Stimpy; Dec", ("Ren", "Stimpy", "Dec"), False),
        ("Lisbon, Portugal", "Madrid, Spain", ("Madrid, Spain",), True),
        ("Lisbon, Portugal", "Madrid, Spain; Rome, Italy", ("Madrid, Spain", "Rome, Italy"), False),
        ("Lisbon, Portugal", "Madrid, Rome, Oslo", ("Madrid", "Rome", "Oslo"), False),
    ],
)
def test_a_separator_that_is_in_the_answer(made, answer: str, cell: str, wrong: tuple[str, ...], told: bool) -> None:
    film, said = made(f'question,answer,wrong\nWhich?,"{answer}","{cell}"\n')
    assert film.questions[0].wrong == wrong
    assert any("is one wrong answer" in line for line in said) is told


@pytest.mark.parametrize("answer", ["1-Jan", "1.23E+11"])
def test_what_a_spreadsheet_makes_of_numbers(made, answer: str) -> None:
    _, said = made(f"question,answer\nWhat?,{answer}\n")
    assert said[0] == f"row 2: the spreadsheet may have made '{answer}' of something else; format the cell as text"


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("11/09/1989", ["row 2: '11/09/1989' can be two dates; write the month in letters"]),
        ("09.11.1989", []),
        ("07/20/1969", []),
        ("1/2", []),
    ],
)
def test_a_date_that_can_be_read_in_two_ways(made, date: str, said: list[str]) -> None:
    _, told = made(f"question,answer\nWhen?,{date}\n")
    assert told == [*said, "1 row, 1 question"]


@pytest.mark.parametrize(
    ("answer", "wrong", "kept", "said"),
    [
        ("12.50", "12.5; 13", ("13",), "row 2: the wrong answer '12.5' is the answer too; it is not used"),
        ("Golf", "Polo; Fox; polo", ("Polo", "Fox"), "row 2: the wrong answer 'polo' is there twice; it is not used"),
        ("7", '"900,000,000"', ("900,000,000",), ""),
    ],
)
def test_a_wrong_answer_that_is_of_no_use(made, answer: str, wrong: str, kept: tuple[str, ...], said: str) -> None:
    film, told = made(f"question,answer,wrong\nWhat?,{answer},{wrong}\n")
    assert film.questions[0].wrong == kept
    assert told == [*filter(None, [said]), "1 row, 1 question"]


def test_each_of_several_columns_for_a_list_holds_one_text(made) -> None:
    film, _ = made("question,answer,also right,accept\nWho?,Me,Tom; Jerry,I\nWhat?,It,This; That,\n")
    assert [question.accept for question in film.questions] == [("Tom; Jerry", "I"), ("This; That",)]
    film, _ = made("question,answer,also right\nWhat?,It,This; That\n")
    assert film.questions[0].accept == ("This", "That")


def test_large_numbers_in_columns_of_their_own_are_one_answer_each(made) -> None:
    film, said = made('question,answer,wrong 1,wrong 2\nHow many?,7,"6,10,12","900,000,000"\n')
    assert (film.questions[0].wrong, said) == (("6,10,12", "900,000,000"), ["1 row, 1 question"])

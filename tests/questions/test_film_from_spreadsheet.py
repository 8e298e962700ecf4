"""A host's own questions: what of a spreadsheet becomes a film's file, and what is said of the rest."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.consumers import command, output_of
from helpers.running import Run

from redheat_cli.film.model import Film
from redheat_cli.questions.all_questions import all_questions

Redheat = Callable[..., Run]
ONE_ANSWER = "is one wrong answer; if it is several, put bars between them, as in 1|2|3"
WINDOWS = "not UTF-8; read as Windows-1252; if letters are wrong, save it as 'CSV UTF-8'"
TWICE = "these columns are all for the answer, and the first that is filled counts"
FIFTY = [
    ["Round", "Question", "Answer", "Wrong answer 1", "Wrong answer 2", "Wrong answer 3", "Level", "Explanation"],
    *(
        [
            ("Music", "Geography")[n % 2],
            f'No. {n}: Who said "Grüße, {n}"?',
            str(n * 3) if n % 5 == 0 else f"Person {n}, Jr.",
            f"Nobody {n}",
            f"=A{n}",
            f"Also {n}" if n % 3 else "",
            ("easy", "Medium", "HARD")[n % 3],
            "Line one\nline two" if n == 7 else "Why not.",
        ]
        for n in range(1, 51)
    ),
]


def written(delimiter: str = ",", end: str = "\n") -> str:
    """Write FIFTY as CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(FIFTY)
    return text.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (written().encode(), []),
        (written().encode("utf-8-sig"), []),
        (written(";", "\r\n").encode("utf-8-sig"), []),
        (f"sep=;\r\n{written(';', chr(13) + chr(10))}".encode("utf-8-sig"), []),
        (f'"sep=;"\r\n{written(";")}'.encode(), []),
        (written("|").encode(), []),
        (f"sep=^\n{written('^')}".encode(), []),
        (written("\t", "\r\n").encode("utf-16"), []),
        (written("\t", "\r\n").encode("utf-16-le"), []),
        (written("\t", "\r\n").encode("utf-16-be"), []),
        (written(";", "\r\n").encode("cp1252"), [WINDOWS]),
    ],
    ids=[
        "utf-8",
        "bom",
        "semicolon",
        "sep",
        "sep-quoted",
        "bar",
        "sep-other",
        "utf-16",
        "utf-16-le",
        "utf-16-be",
        "cp1252",
    ],
)
def test_a_spreadsheet_of_fifty(made, content: bytes, said: list[str]) -> None:
    film, told = made(content)
    assert told == [*said, "50 rows, 50 questions"]
    assert film.identity.title == "quiz"
    assert len(film.questions) == 50
    first, fifth, seventh = film.questions[0], film.questions[4], film.questions[6]
    assert first.question == 'No. 1: Who said "Grüße, 1"?'
    assert (first.category, first.difficulty, first.answer) == ("Geography", "medium", "Person 1, Jr.")
    assert first.wrong == ("Nobody 1", "=A1", "Also 1")
    assert fifth.answer == "15"
    assert film.questions[2].wrong == ("Nobody 3", "=A3")
    assert seventh.why == "Line one line two"
    assert {question.rating for question in film.questions} == {"clean"}


@pytest.mark.once
def test_a_spreadsheet_that_libreoffice_saves(made, tmp_path: Path) -> None:
    import xlsxwriter

    office = command("soffice", "apt-get install libreoffice-calc")
    with xlsxwriter.Workbook(tmp_path / "quiz.xlsx") as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(FIFTY):
            for column, text in enumerate(row):
                sheet.write_string(number, column, text)
    for form in ("csv", "csv:Text - txt - csv (StarCalc):44,34,76"):
        output_of(
            office, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", form,
            "--outdir", str(tmp_path), str(tmp_path / "quiz.xlsx"),
        )  # fmt: skip
        film, _ = made((tmp_path / "quiz.csv").read_bytes())
        assert len(film.questions) == 50
        assert film.questions[0].question == 'No. 1: Who said "Grüße, 1"?'
        assert film.questions[6].why == "Line one line two"


def test_it_becomes_an_evening_and_every_export(made, redheat: Redheat, tmp_path: Path) -> None:
    made(written() + "Music,Which drum?,Snare,,,,,\n")
    film = str(tmp_path / "film.toml")
    for form in ("opentdb", "gift", "aiken", "kahoot", "anki", "markdown", "html"):
        assert redheat("export", form, "--data", film, "--output", str(tmp_path / form)).code == 0
    script = redheat("host", "--script", "--data", film, "--rounds", "Geography:25,Music:26")
    assert (script.code, script.err) == (0, "")
    assert "Which drum?" in script.out
    assert redheat("check", "question-which-drum", "snare", "--data", film).out.startswith("correct")


def test_headers_in_any_order_and_every_row_that_is_left_out(made) -> None:
    film, said = made(
        "Level,Why,Right answer,WRONG ANSWERS,question,Host\n"
        'easy,Said so.,Hadrian,"Nero, Caesar, Trajan",Who built the wall?,Ann\n'
        ",,Ringo,John; Paul | George,Who drums?,\n"
        ",,,,,\n"
        ",,,,,Ann\n"
        "tricky,,Snare,,Which drum?,\n"
        ",,,Nero,Who?,\n"
        ",,Me,,,\n"
        ",,Heat,Heat; Alien,Which film?,\n"
        ",,Spielberg,,Is it Spielberg or Lucas?,\n"
        ",,Snare,,Which drum?,\n"
        ",,One,2; 3; 4; 5,How many?,\n"
        f",,{'x' * 4001},,Which letters?,\n"
    )
    assert said == [
        "these columns are not used: Host",
        "row 6: the difficulty 'tricky' is not easy, medium or hard; it counts as medium",
        "row 7: left out: it has no answer",
        "row 8: left out: it has no question",
        "row 9: the wrong answer 'Heat' is the answer too; it is not used",
        "row 10: left out: the answer 'Spielberg' stands in the question; "
        "take it out, or add a wrong answer that stands there too",
        "row 11: left out: it asks what row 6 asks",
        "row 12: 4 wrong answers; only the first 3 are used",
        "row 13: left out: a text of more than 4,000 characters, or 30 marks on a letter",
        "10 rows, 5 questions; 5 left out",
    ]
    assert [(question.question, question.wrong) for question in film.questions] == [
        ("Who built the wall?", ("Nero", "Caesar", "Trajan")),
        ("Who drums?", ("John", "Paul", "George")),
        ("Which drum?", ()),
        ("Which film?", ("Alien",)),
        ("How many?", ("2", "3", "4")),
    ]
    assert film.questions[0].why == "Said so."


@pytest.mark.parametrize(
    ("cell", "wrong", "said"),
    [
        ("Summe / Produkt", ("Summe", "Produkt"), []),
        ("Kiss / Wham; AC/DC", ("Kiss / Wham", "AC/DC"), []),
        ('"Kiss\nWham"', ("Kiss", "Wham"), []),
        ('"0,5; 1,5"', ("0,5", "1,5"), []),
        ('"0,5, 1,5"', ("0,5", "1,5"), []),
        (
            '"6,10,12"',
            ("6,10,12",),
            [f"row 2: '6,10,12' {ONE_ANSWER}"],
        ),
    ],
)
def test_several_wrong_answers_in_a_cell(made, cell: str, wrong: tuple[str, ...], said: list[str]) -> None:
    film, told = made(f"question,answer,wrong answers\nWhat is it?,Nothing,{cell}\n")
    assert film.questions[0].wrong == wrong
    assert told == [*said, "1 row, 1 question"]


def test_rows_are_counted_as_excel_counts_them(made) -> None:
    _, said = made("sep=;\nquestion;answer\nWho?;\nWhat?;It\n")
    assert said[0] == "row 2: left out: it has no answer"


def test_a_problem_of_many_rows_is_told_once(made) -> None:
    rows = "".join(f"Who is number {n}?,Person {n},{'deadly' if n % 2 else 'easy'}\n" for n in range(1, 21))
    _, said = made(f"question,answer,difficulty\n{rows}")
    problem = "the difficulty 'deadly' is not easy, medium or hard; it counts as medium"
    assert said == [f"rows 2, 4, 6, 8, 10 and 5 more: {problem}", "20 rows, 20 questions"]


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        ("Question,Answer,wrong 1,Wrong answer 2,Option B", "Who?,Me,You,They,Us", []),
        ("Question,Correct,Incorrect 1,Incorrect2,Wrong_3", "Who?,Me,You,They,Us", []),
        ("Question,Right answer,False 1,Distractor 2,Bad answer", "Who?,Me,You,They,Us", []),
        ("Question Text,Correct Option,Option B,Option C,Option D", "Who?,Me,You,They,Us", []),
        ("Question Text,A,B,C,D,Correct Option", "Who?,Me,You,They,Us,A", []),
        (",Q,A,Wrong,Wrong,Wrong", "1,Who?,Me,You,They,Us", ["column A has no name, and is not used"]),
        ("Q,Answer,A,Wrong,,", "Who?,Me,I,You,They,Us", [f"{TWICE}: Answer, A"]),
        ("Question No.,Question,Answers,Wrong", "1,Who?,Me,You|They|Us", ["these columns are not used: Question No."]),
        ("True or false,Question,Answer,Wrong", "?,Who?,Me,You|They|Us", ["these columns are not used: True or false"]),
    ],
)  # fmt: skip
def test_what_columns_are_called(made, header: str, row: str, said: list[str]) -> None:
    film, told = made(f"{header}\n{row}\n")
    assert (film.questions[0].question, film.questions[0].answer) == ("Who?", "Me")
    assert film.questions[0].wrong == ("You", "They", "Us")
    assert told == [*said, "1 row, 1 question"]


@pytest.mark.parametrize(
    "header",
    [
        "Frage,Richtige Antwort,Falsche Antworten,Schwierigkeit,Kategorie,Erklärung",
        "Question,Réponse,Mauvaises réponses,Difficulté,Catégorie,Explication",
        "Pregunta,Respuesta correcta,Respuestas incorrectas,Dificultad,Categoría,Explicación",
        "Domanda,Risposta esatta,Risposte sbagliate,Difficoltà,Categoria,Spiegazione",
    ],
)
def test_what_columns_are_called_in_other_languages(made, header: str) -> None:
    film, said = made(f"{header}\nWho?,Me,You; They,facile,x,So.\n")
    (found,) = film.questions
    assert (found.answer, found.wrong, found.difficulty, found.category, found.why) == (
        "Me",
        ("You", "They"),
        "easy",
        "x",
        "So.",
    )
    assert said == ["1 row, 1 question"]


def test_a_column_far_to_the_right_without_a_name(made) -> None:
    _, said = made(f"question,answer{',x' * 24},,x\nWho?,Me{',' * 25}!,\n")
    assert said[1] == "column AA has no name, and is not used"


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("leicht", "easy"),
        ("Mittel", "medium"),
        ("SCHWER", "hard"),
        ("difícil", "hard"),
        ("Hard!", "hard"),
        ("E", "easy"),
    ],
)
def test_words_for_a_difficulty(made, word: str, level: str) -> None:
    film, said = made(f"question;answer;difficulty\nWer?;Ich;{word}\n")
    assert (film.questions[0].difficulty, said) == (level, ["1 row, 1 question"])


def test_curly_quotation_marks_around_cells(made) -> None:
    film, said = made("“Question”,“Answer”,“Wrong answers”\n“Who, me?”,“Yes”,“No”\n“Who said ‘No’, ‘yes’?”,„I“,\n")
    assert [(question.question, question.answer) for question in film.questions] == [
        ("Who, me?", "Yes"),
        ("Who said ‘No’, ‘yes’?", "I"),
    ]
    assert said == ["2 rows, 2 questions"]
    film, _ = made("Question,Answer\n“Who?”,“Me”\n")
    assert (film.questions[0].question, film.questions[0].answer) == ("Who?", "Me")
    film, _ = made("Question,Answer\n“Hasta la vista,” says who?,Arnold\n“Open,Me\n")
    assert [(question.question, question.answer) for question in film.questions] == [
        ("“Hasta la vista,” says who?", "Arnold"),
        ("“Open", "Me"),
    ]


def test_a_quotation_mark_that_does_not_close(made) -> None:
    film, said = made('Question,Answer\n\n"Who?",Me\n"What?,It\nWhere?,Here\n')
    assert (film, said) == (None, ["row 4: a quotation mark opens here and does not close", "3"])
    film, _ = made('Question,Answer\n"Who?"x,"M"e\n')
    assert film.questions[0].question == "Who?x"


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#NAME?", "#DIV/0!", "#WERT!", "#NV"])
def test_the_error_of_a_formula(made, error: str) -> None:
    film, said = made(f"Question,Answer\nWho?,{error}\nWhat?,#1\n")
    assert [question.answer for question in film.questions] == ["#1"]
    assert said[0] == f"row 2: left out: '{error}' is the error of a formula"


def test_an_answer_of_emoji(made) -> None:
    film, said = made("Question,Answer,Wrong\nWhich film?,🦁👑,🐠\nWhich fish?,Jaws 🦈,Nemo 🐠\n")
    assert film.questions[0].answer == "Jaws 🦈"
    assert said[0] == "row 2: left out: '🦁👑' has no letter and no digit; write it in words"


@pytest.mark.parametrize(
    ("name", "title"),
    [("Pub quiz, März.csv", "Pub quiz, März"), ("-.csv", "Questions"), ("a\x1b[2J\u202eb.csv", "a[2Jb")],
)
def test_the_title_is_the_name_of_the_file(made, name: str, title: str) -> None:
    film, _ = made("question,answer\nWho?,Me\n", name)
    assert film.identity.title == title


def test_what_this_program_prints_can_be_read_back(made, redheat: Redheat, film: Film) -> None:
    listed = redheat("questions", "--format", "csv").out
    again, said = made(listed)
    known = {question.question: question for question in all_questions(film)}
    assert said == [f"{len(known)} rows, {len(known)} questions"]
    for question in again.questions:
        original = known[question.question]
        assert (question.answer, question.wrong, question.difficulty) == (
            original.answer,
            original.wrong,
            original.difficulty,
        )
        assert (question.why, question.accept, question.spoiler) == (original.why, original.accept, original.spoiler)


def test_signs_that_nobody_sees_are_taken_away(made) -> None:
    film, said = made("question,answer\nWho\u200e is\u00a0 it?,Me\ufeff\n")
    assert (film.questions[0].question, film.questions[0].answer, said) == ("Who is it?", "Me", ["1 row, 1 question"])


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"], ids=["xlsx", "xls"])
def test_a_workbook_is_to_be_saved_as_csv(made, start: bytes) -> None:
    film, said = made(start + b"\x00" * 40, "quiz.xlsx")
    assert film is None
    assert said == [
        "this is a workbook, not CSV; open it, and save the sheet with File, Save As as 'CSV UTF-8' (Excel) "
        "or 'Text CSV' (LibreOffice)",
        "3",
    ]


def test_a_title_may_stand_above_the_names_of_the_columns(made) -> None:
    film, said = made("Pub quiz of 12 May,\n,\nQuestion,Answer\nWho?,Me\n")
    assert film.questions[0].answer == "Me"
    assert said == ["what stands above row 3, which names the columns, is not used", "1 row, 1 question"]


@pytest.mark.parametrize(
    ("content", "wrong", "said"),
    [
        ("Question;Answer;Wrong answers\nWhat?;0,5;0,2; 0,3; 0,4\n", ("0,2", "0,3", "0,4"), []),
        ("Question,Answer,Wrong answers,,\nCapital?,Lima,Quito,Bogota,Caracas\n", ("Quito", "Bogota", "Caracas"), []),
        ('Question,Answer,Wrong answers,,\nCapital?,Lima,"Quito, Bogota",,\n', ("Quito", "Bogota"), []),
        (
            "Question,Wrong,Answer,,Level\nCapital?,Quito,Lima,Bogota,easy,Caracas,,Rome\n",
            ("Quito",),
            ["column D has no name, and is not used", "row 2: no column name stands above 'Caracas', 'Rome'; not used"],
        ),
    ],
)
def test_cells_without_a_column_name(made, content: str, wrong: tuple[str, ...], said: list[str]) -> None:
    film, told = made(content)
    assert film.questions[0].wrong == wrong
    assert told == [*said, "1 row, 1 question"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "the first row must name a column 'question' and a column 'answer'"),
        ("x;y\n1;2\n", "the first row must name a column 'question' and a column 'answer'; the columns are x, y"),
        (
            "question\nWho?\n",
            "the first row must name a column 'question' and a column 'answer'; the columns are question",
        ),
        ("question,answer\n", "no row can be used"),
        ("question,answer\nWho?,\n", "no row can be used"),
    ],
)
def test_what_is_no_table_of_questions(made, content: str, said: str) -> None:
    film, told = made(content)
    assert film is None
    assert told[-2:] == [said, "1" if said.startswith("no row") else "3"]


def test_a_cell_that_is_too_long_for_csv(made) -> None:
    film, told = made(f"question,answer\n{'x' * 140_000},y\n")
    assert film is None
    assert told == ["row 2: a cell is too long; does a quotation mark not close?", "3"]


def test_a_file_that_is_not_there(redheat: Redheat) -> None:
    assert redheat("data", "new", "--questions", "no.csv") == (
        3,
        "",
        "redheat: no.csv: cannot be read: No such file or directory\n",
    )

"""What the judge says, pair by pair; for what, the question's id says."""

import pytest

from redheat_cli.film.fold_and_search import TYPED_LIMIT
from redheat_cli.film.model import Film, Question
from redheat_cli.judge.verdict import judge
from redheat_cli.questions.all_questions import all_questions

# question -> verdict -> what was given
PAIRS: dict[str, dict[str, list[str]]] = {
    "question-director": {
        "correct": ["Walter Hill", "walter hill", "WALTER  HILL", "Hill", "hill.", "W. Hill", "w hill", "Уолтер Хилл"],
        "close": ["Walter", "Walter Hil", "Walter Hilll", "Wlater Hill", "Valter Hill"],
        "wrong": ["Hil", "George Hill", "Walter Hill Street", "Mr Hill", "John McTiernan", "James Horner", "?", ""],
    },
    "question-danko-actor": {
        "correct": [
            "Arnold Schwarzenegger",
            "arnold schwarzenegger!",
            "ARNOLD SCHWARZENEGGER",
            "A. Schwarzenegger",
            "Schwarzenegger",
            "Arnie",
            "arnold",
            "Арнольд Шварценеггер",
            "шварценеггер",
            "Schwarzen-Egger",
        ],
        "close": ["Schwarzeneger", "Schwarznegger", "Shwarzenegger", "Arnold Schwarzeneger", "Шварценегер"],
        "wrong": ["Arn", "Schwarz", "Dolph Lundgren", "Danko", "Arnold Schwarzenegger's double", "Black Negger"],
    },
    "question-ridzik-actor": {
        "correct": ["James Belushi", "Jim Belushi", "jim belushi", "Belushi", "J. Belushi", "Джеймс Белуши"],
        "close": ["Belushy", "James Bellushi", "Belsuhi", "Jim"],
        "wrong": ["John Belushi", "John", "Belush Jim B", "Art Ridzik", "Beluga"],
    },
    "question-viktor-actor": {
        "correct": ["Ed O'Ross", "ed oross", "ED O’ROSS", "Ed O Ross", "O'Ross", "E. O'Ross", "Эд О'Росс"],
        "close": ["Ed Oross s", "Ed", "Ed Ross"],
        "wrong": ["Ross", "Ed Harris", "Viktor Rostavili"],
    },
    "question-role-of-stobbs": {
        "correct": ["Charlie Stobbs", "Stobbs", "Lieutenant Stobbs", "Lt. Stobbs", "Lt Charlie Stobbs", "Stubbs"],
        "close": ["Charlie", "Stobs", "Stobbbs", "Detective Stobbs", "Officer Stobbs"],
        "wrong": ["Lieutenant", "Captain Stobbs", "Gallagher", "stob", "Charles Stobbs", "Chuck Stobbs"],
    },
    "question-role-of-danko": {
        "correct": ["Ivan Danko", "Danko", "danko", "Captain Danko", "Iron Jaw", "Gumby", "I. Danko"],
        "close": ["Ivan", "Iwan Danko", "Ivan Dancko"],
        "wrong": ["Captain", "Colonel Danko", "Dank", "Danko Danko", "Jaw"],
    },
    "question-who-says-make-him-talk": {
        "correct": ["Arnold", "Arnie", "Danko", "Danko did"],
        "close": ["Ivan"],
        "wrong": ["Ridzik did", "Danko's partner"],
    },
    "question-who-says-miranda-act": {"close": ["Art", "Officer Ridzik"], "wrong": ["Consul Ridzik"]},
    "question-role-of-vagran": {
        "correct": ["Vagran Rostavili", "vagran rostavili", "V agran Rostavili", "Vagran"],
        "close": ["Rostavili", "V. Rostavili", "Vagran Rostavilli"],
        "wrong": ["Viktor Rostavili", "Viktor", "Rosta", "Vagr"],
    },
    "question-drug-boss-name": {
        "correct": [
            "Viktor Rostavili",
            "Viktor",
            "Victor",
            "Rosta",
            "Виктор Роста",
            "Роста",
            "Rostavili",
            "Rostavilli",
        ],
        "close": ["Rostavil"],
        "wrong": ["Danko", "Vagran Rostavili", "Vanya", "Rost", "Ivan Danko"],
    },
    "question-actor-of-vagran": {
        "correct": ["Gabor Koncz", "Gábor Koncz", "KONCZ GÁBOR", "Koncz", "G. Koncz"],
        "close": ["Gabor", "Gabor Konz", "Gábor Konczs"],
        "wrong": ["Kon", "Géza Balkay"],
    },
    "question-ogarkov-actor": {
        "correct": ["Oleg Vidov", "Vidov", "Олег Видов", "видов", "Oleg Borisovich Vidov", "Oleg B. Vidov"],
        "close": ["Oleg", "Oleg Vidow", "Олег"],
        "wrong": ["Savely Kramarov", "Vid", "Olga Vidov"],
    },
    "question-moussorsky-actor": {
        "correct": ["Savely Kramarov", "Kramarov", "Савелий Крамаров", "Крамаров", "Saveliy Kramarov"],
        "close": ["Kramarow", "Савелий", "Крамароф"],
        "wrong": ["Oleg Vidov", "Vidov", "Kram"],
    },
    "question-fishburne-billing": {
        "correct": ["Larry", "larry", "Larry Fishburne"],
        "wrong": ["Laurence", "Laurence Fishburne", "Lawrence", "Larr", "Fishburne"],
    },
    "question-russian-lessons": {
        "correct": ["three months", "3 months", "Three Months", "about three months", "12 weeks", "twelve weeks"],
        "close": ["three month", "3 monhts"],
        "wrong": ["13 months", "4 months", "three", "three weeks", "30 months", "six months"],
    },
    "question-pistol-calibre": {
        "correct": ["9.2 mm", "9.2mm", "9,2 mm", "nine point two mm", "9.2", "nine point two millimetres"],
        "close": ["9.2 cm"],
        "wrong": ["92 mm", "9 mm", "9.3 mm", "nine", "2 mm", "nine millimetres"],
    },
    "question-cantata-anniversary": {
        "correct": ["the 20th", "20th", "twentieth", "The Twentieth", "20", "twenty", "twentieth anniversary"],
        "wrong": ["the 10th", "21st", "twenty-first", "200th", "the 50th", "2", "the 120th"],
    },
    "question-fact-release-us": {
        "correct": [
            "17 June 1988",
            "June 17, 1988",
            "17th June",
            "June 17th",
            "the 17 June 1988",
            "June seventeenth, 1988",
        ],
        "close": ["17 Jume 1988", "17 June 1988x"],
        "wrong": ["17 June 1989", "18 June 1988", "June 1988", "1988", "7 June 1988", "17 July 1988"],
    },
    "question-fact-budget": {
        "correct": ["About US$29 million", "29 million", "$29 million", "29,000,000", "twenty-nine million dollars"],
        "wrong": ["290 million", "28 million", "2.9 million", "29 thousand", "29"],
    },
    "question-earlier-film": {
        "correct": ["48 Hrs.", "48 hours", "forty-eight hours", "Forty Eight Hrs", "48"],
        "wrong": ["Another 48 Hrs.", "49 Hours", "48 days", "8 Hours", "The Warriors"],
    },
    "question-gang-name": {
        "correct": ["the Cleanheads", "Cleanheads", "clean heads", "a Cleanhead"],
        "close": ["Cleanhaeds", "the Cleanheds"],
        "wrong": ["Skinheads", "Clean", "heads", "Meanheads Inc"],
    },
    "question-moscow-stand-in": {
        "correct": ["Budapest", "budapest, hungary", "Будапешт", "Büdapést"],
        "close": ["Budapst", "Budpaest"],
        "wrong": ["Bucharest", "Buda", "pest", "Prague"],
    },
    "question-american-city": {
        "correct": ["Chicago", "Chicago, Illinois", "the Windy City", "Чикаго"],
        "close": ["Chicgo", "Chciago"],
        "wrong": ["Chica", "go", "New York", "Chicago Bulls"],
    },
    "question-called-title-russia": {
        "correct": ["Красная жара", "красная жара", "Krasnaya zhara", "Krasnaya Zhara!"],
        "close": ["Krasnaja zhara", "Красная жата"],
        "wrong": ["zhara", "Krasnaya ploshchad", "Vörös zsaru"],
    },
    "question-called-title-hungary": {
        "correct": ["Vörös zsaru", "Voros zsaru", "VÖRÖS ZSARU"],
        "close": ["Voros zaru"],
        "wrong": ["zsaru", "Voros", "Infierno rojo"],
    },
    "question-us-rating": {
        "correct": ["R", "r", "rated R", "'R'"],
        "wrong": ["PG", "PG-13", "RR", "X"],
    },
    "question-job-of-kleiner": {
        "correct": ["Screenplay", "the screenplay", "screenwriter", "writer", "script"],
        "close": ["Screenpaly", "screen writers"],
        "wrong": ["play", "screen", "Director", "screenplay and editing"],
    },
    "question-who-was-lafrance": {
        "correct": ["Tim LaFrance", "tim la france", "LaFrance", "T. LaFrance"],
        "close": ["Tim", "Tim LaFrence"],
        "wrong": ["France", "Hill", "Walter Hill"],
    },
    "question-night-clerk-reply": {
        "correct": ["You're welcome!", "youre welcome", "You are welcome", "YOU'RE WELCOME"],
        "close": ["You're welcom"],
        "wrong": ["welcome", "Thank you", "You're"],
    },
    "question-actor-of-false-leg": {
        "correct": ["Norbert Növényi", "Novenyi", "NÖVÉNYI"],
        "close": ["Norbert", "Novenji"],
        "wrong": ["leg", "Norb"],
    },
    "question-role-of-false-leg": {
        "correct": ["The man with the false leg", "man with the false leg", "the man with the false leg."],
        "close": ["The man with the false legs"],
        "wrong": ["leg", "the man", "false leg", "man"],
    },
}
TABLE = [
    (id, given, verdict)
    for id, verdicts in PAIRS.items()
    for verdict, answers in verdicts.items()
    for given in dict.fromkeys(answers)
]


@pytest.fixture(scope="module")
def questions(film: Film) -> dict[str, Question]:
    return {question.id: question for question in all_questions(film)}


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 150


@pytest.mark.parametrize(("id", "given", "verdict"), TABLE)
def test_a_pair(film: Film, questions: dict[str, Question], id: str, given: str, verdict: str) -> None:
    found = judge(film, questions[id], given)
    assert found.verdict == verdict, found.reason
    assert found.reason
    assert found.answer == questions[id].answer


@pytest.mark.parametrize(
    ("id", "given", "reason"),
    [
        ("question-director", "walter hill", "it is the answer"),
        ("question-director", "HILL", "'Hill' is accepted"),
        ("question-director", " ... ", "it has no letter and no digit"),
        ("question-director", "x" * (TYPED_LIMIT + 1), "it is longer than 200 characters"),
        ("question-director", "john mctiernan", "'John McTiernan' is one of the wrong choices"),
        ("question-director", "James Horner", "it is the name of somebody else"),
        ("question-director", "Walter", "it is not the whole name"),
        ("question-director", "Wolter Hill", "it is one letter away from 'Walter Hill'"),
        ("question-director", "Alfred Hitchcock", "no rule accepts it"),
        ("question-ridzik-actor", "Jim", "it is not the whole name"),
        ("question-drug-boss-name", "vagran", "'Vagran' is known to be wrong here"),
        ("question-viktor-nickname", "Rustavili", "it is the name of somebody else"),
        ("question-who-says-miranda-act", "Ridzić", "'Ridžić' is accepted"),
        ("question-who-says-miranda-act", "Ridzik", "'Ридзик' is accepted"),
        ("question-role-of-vagran", "Rostavili", "it fits Vagran Rostavili and Viktor Rostavili"),
        ("question-role-of-vagran", "Vagran", "Vagran Rostavili is also known as Vagran"),
    ],
)
def test_the_reason(film: Film, questions: dict[str, Question], id: str, given: str, reason: str) -> None:
    assert judge(film, questions[id], given).reason == reason


def test_what_was_given_is_made_safe_to_show(film: Film, questions: dict[str, Question]) -> None:
    found = judge(film, questions["question-director"], "\x1b[31mWalter\nHill")
    assert found.given == "\\x1b[31mWalter\\nHill"


def test_every_answer_is_right_and_every_wrong_choice_is_wrong(film: Film, questions: dict[str, Question]) -> None:
    for question in questions.values():
        for right in (question.answer, question.answer.upper(), *question.accept):
            assert judge(film, question, right).verdict == "correct", (question.id, right)
        for wrong in (*question.wrong, *question.reject):
            assert judge(film, question, wrong).verdict == "wrong", (question.id, wrong)


def test_names_without_a_letter_and_runs_of_marks_do_no_harm(film: Film, questions: dict[str, Question]) -> None:
    from msgspec.structs import replace

    nobody = replace(film.cast[0], id="cast-nobody", actor="???", character="- -", actor_aliases=("!",))
    odd = replace(film, cast=(*film.cast, nobody))
    for given in ("?", "- -", "x", "a\u0301" * 100, "\u0301" * 200, "\ud800", "9" * 200, "million"):
        assert judge(odd, questions["question-director"], given).verdict == "wrong"


def test_a_first_name_that_two_roles_share_is_not_enough(film: Film, questions: dict[str, Question]) -> None:
    from msgspec.structs import replace

    viktor = replace(questions["question-drug-boss-name"], accept=(), reject=())
    assert judge(film, viktor, "Viktor").verdict == "correct"
    other = replace(film.cast[0], id="cast-other", actor="Nobody", character="Viktor Petrov", character_aliases=())
    shared = judge(replace(film, cast=(*film.cast, other)), viktor, "Viktor")
    assert (shared.verdict, shared.reason) == ("close", "it is not the whole name")

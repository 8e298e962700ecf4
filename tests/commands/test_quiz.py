"""The quiz as a player meets it: on a terminal, line by line."""

import json
import os
import pty
import re
import select
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

import pytest
from helpers.running import COMMAND, ROOT, Run, installed, on_terminal, open_terminal
from rich.cells import cell_len

from redheat_cli.__main__ import main
from redheat_cli.commands.questions_check_quiz import _line as quiz_line
from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film, Question
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.items_to_read_aloud import of_question
from redheat_cli.questions.rounds import Dealer

Redheat = Callable[..., Run]
PROMPT = "> "
FILM = str(ROOT / "tests" / "host" / "film.toml")
FIVE = ["quiz", "--count", "5", "--seed", "friday"]
GAME = """\
2
b
A Long Rain: 2 questions. Type 1-4 or a-d; s skips, q stops.

1 of 2, score 0

For how many days does it rain in A Long Rain?

  1  one hundred
  2  forty
  3  seven
  4  four

> Correct.

2 of 2, score 1

Who brings the oil?

  1  nobody
  2  the Visitor
  3  a ship
  4  the Gazette

> Wrong. The answer: nobody

Score: 1 of 2

  2. Who brings the oil?

  Answer: nobody (you said: the Visitor). That is the story.

  Seed  x

  redheat quiz --seed x and the same options ask the same again
"""
TYPED = """\
40
a ship
the stairs
redheat: 1 question is about the same line or credit as another: there are no others left
A Long Rain: 3 questions. Type your
answer; s skips, q stops.

1 of 3, score 0

For how many days does it rain in A Long
Rain?

> Correct: it is the answer.

2 of 3, score 1

Who brings the oil?

> Wrong: 'a ship' is one of the wrong
choices. The answer: nobody

3 of 3, score 1

What does the Keeper burn when the oil
runs out, to keep the lamp of the
lighthouse going through the last and
longest night?

> Wrong: it is a part of the answer. The
answer: the stairs, one step after the
other

Score: 1 of 3

  2. Who brings the oil?

  Answer: nobody (you said: a ship).
  That is the story.

  3. What does the Keeper burn when the
  oil runs out, to keep the lamp of the
  lighthouse going through the last and
  longest night?

  Answer: the stairs, one step after the
  other (you said: the stairs). After
  that nobody could come up, which was
  what the Keeper had wanted all along,
  as the last scene shows.

  Seed  x

  redheat quiz --seed x and the same
  options ask the same again
"""


def play(*words: str, typed: Iterable[str], columns: int = 80) -> str:
    """Play on a terminal of that many COLUMNS and return the screen, with what was TYPED on it.

    It is played in a copy of this process, which has read the film already.
    """
    ours, theirs = open_terminal(columns, lines=24)
    os.write(ours, "".join(f"{line}\n" for line in typed).encode())
    pid = os.fork()
    if not pid:
        os.login_tty(theirs)
        del os.environ["COLUMNS"]
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        os._exit(main([*words, "--color", "never"]))
    os.close(theirs)
    screen = read_all(ours)
    os.waitpid(pid, 0)
    return screen


def test_without_a_terminal_it_names_what_to_use_instead() -> None:
    answer = installed("quiz")
    said = "redheat: a quiz needs a terminal; 'redheat questions' lists its questions\n"
    assert answer == Run(2, "", said)
    assert installed("quiz", stdin="1\n2\n").code == 2


def test_a_whole_game() -> None:
    screen = play("quiz", "--data", FILM, "--count", "2", "--seed", "x", typed=["2", "b"])
    assert screen == GAME


def test_a_typed_game() -> None:
    typed = ["40", "a ship", "the stairs"]
    screen = play("quiz", "--data", FILM, "--count", "3", "--seed", "x", "--typed", typed=typed, columns=40)
    assert screen == TYPED


def test_a_question_without_choices_is_asked_openly(tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    text = Path(FILM).read_text()
    path.write_text(
        re.sub('wrong = .*"seven".*', "", text) + '[[questions]]\nquestion = "Is it?"\nanswer = "Yes"\nwrong = ["No"]\n'
    )
    screen = play("quiz", "--data", str(path), "--count", "4", "--seed", "x", typed=["", "forty", "c", "1", "s", "s"])
    assert screen.count("Type your answer; s skips, q stops.") == 2
    assert re.search(r"  1  (Yes|No)\n  2  (Yes|No)\n\n>", screen)
    assert "Type 1-2 or a-b; s skips, q stops." in screen
    assert screen.count("Correct") >= 1


def test_a_quiz_mixes_difficulties(film: Film) -> None:
    whole = [of_question(question, "") for question in all_questions(film)]
    counts = Counter(item.difficulty for seed in range(40) for item in Dealer(film, whole, str(seed)).draw(9))
    assert [round(counts[level] / 40) for level in ("easy", "medium", "hard")] == [4, 4, 1]


def test_letters_numbers_skips_and_stops() -> None:
    screen = play(*FIVE, typed=["a", "B", " 3 ", "S", "q"])
    assert re.findall(r"^\d of 5, score \d$", screen, re.M)[0] == "1 of 5, score 0"
    assert screen.count("Skipped. The answer: ") == 1
    assert "stopped before question 5 of 5" in screen


def test_nothing_and_nonsense_are_no_answers() -> None:
    junk = ["", "   ", "5", "e", "0", "-1", "12", "\x1b[A\x1b[B", "\x1b[200~1\x1b[201~", "x" * 5000, "é", "\t", "q"]
    screen = play(*FIVE, typed=junk)
    assert "Score: 0 of 0, stopped before question 1 of 5" in screen
    assert screen.count("That contains keys that are not letters.") == 2
    assert screen.count("That is longer than 200 characters.") == 1
    assert screen.count("Correct.") + screen.count("Wrong.") == 0


def test_what_is_typed_is_read_in_utf_8_in_any_locale(film: Film) -> None:
    found = [of_question(one, "") for one in all_questions(film) if one.category == "cast"]
    seed = next(str(one) for one in range(99) if Dealer(film, found, str(one)).draw(1)[0].id == "question-viktor-actor")
    call = ["quiz", "--typed", "--count", "1", "--category", "cast", "--seed", seed]
    name = "\u042d\u0434 \u041e'\u0420\u043e\u0441\u0441"
    assert "Correct" in on_terminal(*call, typed=f"{name}\n", LC_ALL="C", PYTHONUTF8="0").out


def test_nonsense_is_no_typed_answer_either() -> None:
    screen = play(*FIVE, "--typed", typed=["", "\x1b[A", "x" * 5000, "\u202e", "s", "q"])
    assert "Score: 0 of 1, stopped before question 2 of 5" in screen
    assert screen.count("Wrong") == 0


@pytest.mark.parametrize("before", [[], ["1", "2"]])
def test_the_end_of_the_input_stops_with_the_score_so_far(before: list[str]) -> None:
    screen = play(*FIVE, typed=[*before, "\x04"])
    assert f" of {len(before)}, stopped before question {len(before) + 1} of 5" in screen


def test_every_line_fits_40_columns() -> None:
    screen = play("quiz", "--count", "12", "--seed", "z", typed=["1"] * 12, columns=40)
    # A player's Enter begins a new line behind the prompt; here nothing that is typed is shown.
    assert max(len(line.rstrip().removeprefix("> ")) for line in screen.splitlines()) <= 40
    assert "\x1b" not in screen


def redirected(to: str, *words: str, typed: bytes) -> tuple[int, str]:
    """Play on a terminal with a redirection TO of the shell; return the exit code and the screen."""
    ours, theirs = pty.openpty()
    pid = os.fork()
    if not pid:
        os.login_tty(theirs)
        os.execvp("bash", ["bash", "-c", f'"$0" "$@" {to}', COMMAND, *words])
    os.close(theirs)
    os.write(ours, typed)
    screen = read_all(ours)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), screen


@pytest.mark.parametrize(
    ("to", "code", "said"),
    [
        ("> /dev/full", 4, "redheat: cannot write the answer: No space left on device"),
        (">&-", 4, "redheat: cannot write the answer: Bad file descriptor"),
        ("| true; exit ${PIPESTATUS[0]}", 0, ""),
        ("2> /dev/full", 0, ""),  # then it is played on standard output
        ("2>&-", 0, ""),
        ("<&-", 2, "redheat: a quiz needs a terminal; 'redheat questions' lists its questions"),
    ],
)
def test_a_quiz_whose_words_get_nowhere_is_no_success(to: str, code: int, said: str) -> None:
    ended, screen = redirected(to, "quiz", "--data", FILM, "--count", "2", typed=b"1\nq\n")
    assert ended == code
    assert re.findall(r"redheat: [^\r\n]*", screen) == ([said] if said else [])
    assert ("1 of 2" in screen) == (to != "<&-")


def test_the_result_is_a_record(tmp_path: Path) -> None:
    out = tmp_path / "result.json"
    options = ["--no-spoilers", "--rating", "mild", "--json"]
    code, screen = redirected(f"> '{out}'", *FIVE, *options, typed=b"1\n1\ns\nq\n")
    assert code == 0
    (result,) = json.loads(out.read_text())
    assert list(result) == ["type", "film", "seed", "count", "score", "stopped", "answers"]
    assert (result["type"], result["seed"], result["count"], result["stopped"]) == ("result", "friday", 5, True)
    assert [one["verdict"] for one in result["answers"]][2] == "skipped"
    assert result["score"] == sum(one["verdict"] == "correct" for one in result["answers"])
    assert list(result["answers"][0]) == ["id", "question", "given", "verdict", "answer", "why"]
    assert "1 of 5, score 0" in screen
    assert "Score:" not in screen
    assert "redheat: withheld" in screen


def test_the_schema_describes_the_result(redheat: Redheat) -> None:
    assert set(json.loads(redheat("schema", "quiz").out)["$defs"]) == {"Result", "Answer"}


def test_the_other_formats_of_the_result() -> None:
    for form, shown in {
        "plain": "0\t2\tfriday\n",
        "csv": "\nresult,A Long Rain,friday,2,0,false,",
        "markdown": "# A Long Rain\n",
    }.items():
        assert shown in play(
            "quiz", "--data", FILM, "--count", "2", "--seed", "friday", "--format", form, typed=["s", "s"]
        )


def test_a_seed_is_made_up_and_told_and_plays_the_same_again() -> None:
    first = play("quiz", "--count", "3", typed=["s"] * 3)
    (seed,) = re.findall(r"--seed (\S+) and", first)
    asked = first[: first.index("Score:")]
    assert play("quiz", "--count", "3", "--seed", seed, typed=["s"] * 3).startswith(asked)
    assert asked not in play("quiz", "--count", "3", typed=["s"] * 3)


def test_a_seed_cannot_drive_the_terminal() -> None:
    assert "\x1b" not in play("quiz", "--count", "1", "--seed", "\x1b[31m", typed=["s"])


def test_what_there_is_not_cannot_be_asked() -> None:
    crew = on_terminal("quiz", "--category", "crew", "--difficulty", "easy")
    assert (crew.code, crew.out) == (1, "redheat: there is no such question\n")
    assert on_terminal("quiz", "--category", "nosuch").code == 1
    assert on_terminal("quiz", "--count", "0").code == 2


def test_a_deck_smaller_than_the_count_is_asked_whole(other: Path) -> None:
    screen = play("quiz", "--data", str(other), "--typed", typed=["Sample", "umbrella"])
    assert screen.startswith("Sample\numbrella\nA Film of Mine: 2 questions. Type your answer; s skips, q stops.\n")
    assert "2 of 2, score 1" in screen
    assert "Score: 2 of 2" in screen


def test_an_interrupt_ends_it_by_the_signal() -> None:
    ours, theirs = pty.openpty()
    pid = os.fork()
    if not pid:
        os.login_tty(theirs)
        os.execv(COMMAND, [COMMAND, *FIVE])
    os.close(theirs)
    read_until(ours, PROMPT)
    os.write(ours, b"\x03")
    read_all(ours)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGINT


@pytest.mark.once
def test_quizzes_end_with_the_right_score(film: Film) -> None:
    known = {" ".join(question.question.split()): question for question in all_questions(film)}
    for number in range(20):
        expected, screen = play_one(film, known, number)
        assert [line.rstrip() for line in re.findall(r"^Score: .*", screen, re.M)] == [expected], screen


def play_one(film: Film, known: dict[str, Question], number: int) -> tuple[str, str]:
    """Play quiz NUMBER by what stands on the screen alone; return the score line it must end with, and the screen."""
    dice = sha256(str(number).encode()).digest() * 9
    count = 1 + dice[0] % 8
    words = ["quiz", "--count", str(count), "--seed", f"game {number}", "--color", "never"]
    words += [["--typed"], [], []][dice[1] % 3]
    words += [["--difficulty", "easy"], ["--category", "quotes"], ["--rating", "clean"], []][dice[2] % 4]
    pid, screen = pty.fork()
    if not pid:
        load_and_compile.load = lambda path: film  # type: ignore[assignment]
        sys.stdin, sys.stdout = os.fdopen(0), os.fdopen(1, "w")
        os._exit(main(words))
    score, answered, stopped, shown = 0, 0, False, ""
    for action in (roll % 8 for roll in dice[3:]):
        if stopped or answered == count:
            break
        shown += read_until(screen, PROMPT)
        last = re.split(r"^(?=\d+ of \d+, score)", shown, flags=re.M)[-1]
        reached, of, points = re.findall(r"\d+", last.partition("\n")[0])
        rest = last.partition("\n\n")[2]
        assert (int(reached), int(of), int(points)) == (answered + 1, count, score)
        right = known[" ".join(rest.partition("\n\n")[0].split())].answer
        options = {
            label: " ".join(text.split()) for label, text in re.findall(r"^  (\d)  (.+(?:\n     .+)*)", rest, re.M)
        }
        correct = next((label for label, text in options.items() if text == right), "")
        assert bool(correct) == ("--typed" not in words)
        line = {
            0: "",
            1: "\x1b[A",
            2: "s",
            3: "q",
            4: str(int(correct) % 4 + 1) if options else "nobody at all",
            5: "abcd"[int(correct) - 2] if options else "x" * 199,
            6: "abcd"[int(correct) - 1] if options else right,
            7: correct if options else right.upper(),
        }[action if action != 3 or dice[-1] % 2 else 7]
        stopped = line == "q"
        answered += line not in ("", "\x1b[A", "q")
        score += action > 5 or (action == 3 and not stopped)
        os.write(screen, f"{line}\n".encode())
    shown += read_all(screen)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 0
    left = f", stopped before question {answered + 1} of {count}" if stopped else ""
    return f"Score: {score} of {answered}{left}", shown


def read_until(terminal: int, end: str) -> str:
    """Read what the program writes on TERMINAL up to END, or to the end of all."""
    seen = b""
    while not seen.endswith(end.encode()) and select.select([terminal], [], [], 30)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side is closed
            break
        seen += part
    return seen.decode().replace("\r\n", "\n")


def read_all(terminal: int) -> str:
    """Read what the program writes on TERMINAL until it ends."""
    seen = read_until(terminal, "\0")
    os.close(terminal)
    return seen


def test_a_terminal_that_is_gone_ends_the_quiz(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        buffer = None

        def __getattribute__(self, name: str) -> object:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stdin", Gone())
    assert quiz_line() is None


def test_wide_letters_take_two_columns(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "film.toml").read_text()
    asked = next(line for line in text.splitlines() if line.startswith("question = "))
    film = tmp_path / "film.toml"
    film.write_text(text.replace(asked, f'question = "{"レッドブル、" * 12}?"'))
    screen = play("quiz", "--data", str(film), "--category", "crew", typed=["1"], columns=40)
    assert "レッドブル" in screen
    assert max(map(cell_len, screen.splitlines())) <= 40

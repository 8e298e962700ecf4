"""The command: what is chosen, withheld, dealt into rounds, told, refused and written."""

import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import FILM_HEAD
from helpers.running import in_shell

from redheat_cli.__main__ import main
from redheat_cli.commands.export import EXPORTERS
from redheat_cli.film import load_and_compile
from redheat_cli.questions.all_questions import all_questions

Call = Callable[..., tuple[int, str, list[str]]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Call:
    """Run `redheat export` with words: the code, what it wrote, and what it told."""

    def call(*words: Any) -> tuple[int, str, list[str]]:
        code = main(["export", *map(str, words)])
        out, err = capfd.readouterr()
        return code, out, [line.removeprefix("redheat: ") for line in err.splitlines()]

    return call


def ids(gift: str) -> list[str]:
    return re.findall(r"^::(question-[\w-]+)::", gift, re.MULTILINE)


def shipped() -> Any:
    return load_and_compile.load(load_and_compile.shipped())


@pytest.mark.parametrize(
    ("format", "meant", "listed"),
    [
        ("csv", "", "; redheat questions --format csv prints them"),
        ("xlsx", "", "; redheat questions --format excel prints them"),
        ("gifft", "; did you mean gift?", ""),
        ("pdf", "", ""),
    ],
)
def test_an_unknown_format_names_the_known(run: Call, format: str, meant: str, listed: str) -> None:
    code, out, told = run(format)
    assert (code, out) == (2, "")
    assert told == [f"no format '{format}'{meant}; there are {', '.join(EXPORTERS)}{listed}"]


def test_it_faces_a_room_unless_told_otherwise(run: Call) -> None:
    film = shipped()
    safe = {one.id for one in all_questions(film) if one.rating == "clean" and not one.spoiler}
    code, out, told = run("gift")
    assert code == 0
    assert set(ids(out)) == safe
    counts = [int(line.split()[1]) for line in told]
    assert sum(counts) == len(all_questions(film)) - len(safe)
    assert all(line.startswith("withheld ") for line in told)
    code, out, told = run("gift", "--rating", "strong", "--spoilers")
    assert set(ids(out)) == {one.id for one in all_questions(film)}
    assert (code, told) == (0, [])


def test_only_what_the_rounds_would_have_is_said_to_be_withheld(run: Call) -> None:
    questions = [question for question in all_questions(shipped()) if question.category == "plot"]
    spoilers = sum(question.spoiler and question.rating == "clean" for question in questions)
    rude = sum(question.rating != "clean" for question in questions)
    told = [f"withheld {rude} rated above clean"] * bool(rude) + [f"withheld {spoilers} spoilers"] * bool(spoilers)
    assert told
    assert run("gift", "--rounds", "plot:2")[2] == told
    assert run("gift", "--rounds", "crew:2")[2] == []


def test_quotes_are_withheld_too(run: Call) -> None:
    quotes = shipped().quotes
    rude = sum(quote.rating != "clean" for quote in quotes)
    told = sum(quote.spoiler for quote in quotes if quote.rating == "clean")
    assert run("fortune")[2] == [f"withheld {rude} rated above clean", f"withheld {told} spoilers"]


def test_category_and_difficulty(run: Call) -> None:
    film = shipped()
    wanted = {
        one.id for one in all_questions(film) if (one.category, one.difficulty, one.spoiler) == ("cast", "hard", False)
    }
    assert wanted
    code, out, _ = run("gift", "--category", "CAST", "--difficulty", "hard", "--rating", "strong")
    assert code == 0
    assert set(ids(out)) == wanted


def test_an_unknown_category_lists_the_known(run: Call) -> None:
    code, out, [told] = run("gift", "--category", "sport")
    assert (code, out) == (1, "")
    assert told.startswith("no category 'sport'; the categories are film, cast, ")


def test_a_draw_is_the_same_for_the_same_seed(run: Call) -> None:
    first = run("gift", "--random", 5, "--seed", "x")
    assert first == run("gift", "--random", 5, "--seed", "x")
    assert len(ids(first[1])) == 5
    assert first[1] != run("gift", "--random", 5, "--seed", "y")[1]
    assert run("gift", "--random", 60)[1] != run("gift", "--random", 60)[1]
    assert len(ids(run("gift", "--today")[1])) == 1
    assert ids(run("gift", "--seed", "x", "--limit", 5)[1]) == ids(first[1])


def test_rounds_hold_what_they_say_and_nothing_twice(run: Call) -> None:
    code, out, _ = run("markdown", "--rounds", "cast:3,Plot:2,cast:4", "--seed", "x")
    assert code == 0
    sheet = out.partition("# Answers")[0]
    assert re.findall("^## (.*)", sheet, re.MULTILINE) == ["Round 1: cast", "Round 2: plot", "Round 3: cast"]
    asked = re.findall(r"^\d+\. (.*)", sheet, re.MULTILINE)
    assert len(asked) == len(set(asked)) == 9
    category = {question.question: question.category for question in all_questions(shipped())}
    assert [category[one] for one in asked] == ["cast"] * 3 + ["plot"] * 2 + ["cast"] * 4
    assert out == run("markdown", "--rounds", "cast:3,Plot:2,cast:4", "--seed", "x")[1]
    assert out != run("markdown", "--rounds", "cast:3,Plot:2,cast:4", "--seed", "y")[1]


def test_a_round_that_cannot_be_filled_is_told_and_is_a_no(run: Call, tmp_path: Path) -> None:
    clean = sum(
        one.category == "titles" for one in all_questions(shipped()) if one.rating == "clean" and not one.spoiler
    )
    path = tmp_path / "x"
    code, _, told = run("gift", "--rounds", "cast:2,titles:999", "--output", path)
    assert code == 1
    assert told[-1] == f"round 2: {clean} of 999: no more of 'titles' are left"
    assert len(ids(path.read_text())) == 2 + clean


@pytest.mark.parametrize(
    ("rounds", "reason"),
    [
        ("cast:", "a round of '' cannot be dealt: it is 1 to 9999, as in 'cast:6'"),
        ("cast:0", "a round of '0' cannot be dealt: it is 1 to 9999, as in 'cast:6'"),
        ("cast:-1", "a round of '-1' cannot be dealt: it is 1 to 9999, as in 'cast:6'"),
        ("cast:٣", "a round of '٣' cannot be dealt: it is 1 to 9999, as in 'cast:6'"),
        ("cast:2,", "no round ''; the rounds are "),
        ("cast:2,sport:3", "no round 'sport'; the rounds are "),
        ("cast:2,Charactrs:3", "no round 'Charactrs'; did you mean characters?; the rounds are "),
    ],
)
def test_rounds_that_make_no_sense_are_refused(run: Call, rounds: str, reason: str) -> None:
    code, out, [told] = run("gift", "--rounds", rounds)
    assert (code, out) == (2, "")
    assert told.startswith(reason)


@pytest.mark.parametrize("filters", [["--category", "cast"], ["--random", "2"], ["--today"], ["--limit", "2"]])
def test_rounds_leave_no_room_for_other_counts(run: Call, filters: list[str]) -> None:
    code, out, told = run("gift", "--rounds", "cast:2", *filters)
    assert (code, out) == (2, "")
    assert told == ["--rounds says which questions and how many: of the filters only --difficulty goes with it"]


def test_the_title_is_yours(run: Call) -> None:
    assert run("gift", "--title", " Friday night ", "--limit", 1)[1].startswith("// Friday night\n")
    assert run("gift", "--title", " ", "--limit", 1)[1].startswith("// Red Heat (1988)\n")
    for title, code_point in {"a\x1b[31m": "U+001B", "a\nb": "U+000A", "a\u202eb": "U+202E", "a\tb": "U+0009"}.items():
        code, out, told = run("gift", "--title", title)
        assert (code, out, told) == (2, "", [f"the character {code_point} is not allowed in a title"])


def test_nothing_to_export_is_a_no(run: Call, tmp_path: Path) -> None:
    path = tmp_path / "x"
    code, out, told = run("gift", "--category", "crew", "--difficulty", "easy", "--output", path)
    assert (code, out, told) == (1, "", ["there is no such question"])
    assert not path.exists()


ASKED = """[[questions]]
id = "question-{name}"
category = "x"
difficulty = "easy"
question = "{question}"
answer = "a"
wrong = ["b", "c", "d"]
about = []
why = "x"
rating = "clean"
certainty = "confirmed"
sources = []
"""


@pytest.fixture
def lossy(tmp_path: Path) -> Path:
    """A film with questions that Kahoot drops, doubts and holds."""
    path = tmp_path / "lossy.toml"
    asked = {"long": "x" * 121, "longish": "x" * 96, "short": "x"}
    path.write_text(FILM_HEAD + "".join(ASKED.format(name=name, question=text) for name, text in asked.items()))
    return path


def test_losses_are_told_and_reported(run: Call, lossy: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    code, _, told = run("kahoot", "--data", lossy, "--output", tmp_path / "x.xlsx", "--report", report)
    assert code == 0
    assert told == [
        "question-long: dropped: question of 121 characters: 120 are allowed",
        "question-longish: doubtful: question of 96 characters: older Kahoot sheets allow 95",
    ]
    assert json.loads(report.read_text()) == [
        {
            "type": "loss",
            "id": "question-long",
            "rule": "question-length",
            "effect": "dropped",
            "reason": "question of 121 characters: 120 are allowed",
        },
        {
            "type": "loss",
            "id": "question-longish",
            "rule": "question-length",
            "effect": "doubtful",
            "reason": "question of 96 characters: older Kahoot sheets allow 95",
        },
    ]


def test_strict_writes_nothing_when_something_is_lost(run: Call, lossy: Path, tmp_path: Path) -> None:
    path, report = tmp_path / "x.xlsx", tmp_path / "report.json"
    path.write_text("old")
    code, out, told = run("kahoot", "--data", lossy, "--strict", "--output", path, "--force", "--report", report)
    assert (code, out) == (4, "")
    assert told[-1] == "nothing was exported: 1 record would lose something"
    assert path.read_text() == "old"
    assert len(json.loads(report.read_text())) == 2


def test_strict_lets_pass_what_is_whole(run: Call, lossy: Path, tmp_path: Path) -> None:
    code, _, told = run("gift", "--data", lossy, "--strict", "--report", tmp_path / "report.json")
    assert (code, told) == (0, [])
    assert json.loads((tmp_path / "report.json").read_text()) == []
    lossy.write_text(FILM_HEAD + ASKED.format(name="longish", question="x" * 96))
    assert run("kahoot", "--data", lossy, "--strict", "--output", tmp_path / "x.xlsx")[0] == 0


def test_when_all_is_dropped_nothing_is_written(run: Call, lossy: Path, tmp_path: Path) -> None:
    lossy.write_text(FILM_HEAD + ASKED.format(name="long", question="x" * 121))
    code, out, told = run("kahoot", "--data", lossy, "--output", tmp_path / "x.xlsx")
    assert (code, out) == (1, "")
    assert told[-1] == "there is nothing to export"
    assert not (tmp_path / "x.xlsx").exists()


@pytest.mark.parametrize("format", EXPORTERS)
def test_a_file_has_the_bytes_of_the_pipe(format: str, capfdbinary: Any, tmp_path: Path) -> None:
    path = tmp_path / "x"
    assert main(["export", format, "--output", str(path)]) == 0
    assert capfdbinary.readouterr().out == b""
    assert main(["export", format]) == 0
    assert capfdbinary.readouterr().out == path.read_bytes()


def test_a_file_that_exists_needs_force(run: Call, tmp_path: Path) -> None:
    path, link = tmp_path / "quiz", tmp_path / "link"
    path.write_text("old")
    link.symlink_to(path)
    code, out, told = run("aiken", "--limit", 1, "--output", path)
    assert (code, out, told[-1]) == (4, "", f"{path}: exists; --force replaces it")
    for force in ([], ["--force"]):
        code, out, told = run("aiken", "--limit", 1, "--output", link, *force)
        assert (code, out, told[-1]) == (4, "", f"{link}: is a symbolic link; nothing was written")
    assert path.read_text() == "old"
    assert run("aiken", "--limit", 1, "--output", path, "--force")[0] == 0
    assert path.read_text().startswith("Who directed")


def test_a_path_may_be_longer_than_a_search(run: Call, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 200)
    assert run("aiken", "--limit", 1, "--output", path)[0] == 0
    assert path.exists()


def test_with_another_film_no_text_says_this_one(run: Call, lossy: Path) -> None:
    for format in EXPORTERS:
        if format in ("kahoot", "fortune"):
            continue
        code, out, told = run(format, "--data", lossy)
        assert code == 0
        assert "red" not in re.sub("redheat|required|bordered", "", (out + str(told)).casefold()).split()
        assert "1988" not in out


def test_a_film_without_questions_says_so(run: Call, tmp_path: Path) -> None:
    path = tmp_path / "none.toml"
    path.write_text(FILM_HEAD)
    for format in EXPORTERS:
        said = "there is nothing to export" if format == "fortune" else "there is no such question"
        assert run(format, "--data", path) == (1, "", [said])
    assert run("gift", "--data", path, "--rounds", "cast:1") == (2, "", ["no round 'cast'"])


def test_completion_offers_categories(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_REDHEAT_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", "redheat export gift --category c")
    monkeypatch.setenv("COMP_CWORD", "4")
    main([])
    categories = dict.fromkeys(question.category for question in all_questions(shipped()))
    assert capfd.readouterr().out.split() == [name for name in categories if name.startswith("c")]


def test_no_other_command_imports_the_exports() -> None:
    code = (
        "import sys; from redheat_cli.__main__ import main; main(['cast', 'danko', '--json']);"
        "sys.exit(any(name.startswith('redheat_cli.exports') or name == 'xlsxwriter' for name in sys.modules))"
    )
    assert os.spawnlp(os.P_WAIT, sys.executable, sys.executable, "-c", f"import os; os.close(1); {code}") == 0


def test_a_report_does_not_take_the_place_of_the_export(run: Call, tmp_path: Path) -> None:
    path = str(tmp_path / "x")
    answer = run("aiken", "--output", path, "--report", path, "--force")
    assert answer == (2, "", ["--output and --report name the same file"])
    assert not (tmp_path / "x").exists()


def test_a_dash_is_no_file(run: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    said = "'-' is no file: leave out --output to write to standard output"
    assert run("aiken", "--output", "-") == (2, "", [said])
    assert run("aiken", "--report", "-") == (2, "", ["'-' is no file: --report needs the name of a file"])
    assert not os.listdir(tmp_path)


def test_no_report_is_left_of_an_export_that_failed(run: Call, tmp_path: Path) -> None:
    code, _, told = run("fortune", "--output", tmp_path / "no" / "x", "--report", tmp_path / "report.json")
    assert (code, told[-1]) == (4, f"{tmp_path}/no/x: cannot be written: No such file or directory")
    assert in_shell(f"redheat export fortune --report '{tmp_path}/report.json' > /dev/full").code == 4
    assert not os.listdir(tmp_path)


def test_nothing_is_exported_when_the_report_cannot_be_written(run: Call, tmp_path: Path) -> None:
    for output in ([], ["--output", tmp_path / "x"]):
        code, out, told = run("fortune", *output, "--report", tmp_path / "no" / "x")
        assert (code, out) == (4, "")
        assert told[-1] == f"{tmp_path}/no/x: cannot be written: No such file or directory"
    assert not os.listdir(tmp_path)


def test_rounds_of_a_night_ask_about_different_records(run: Call, tmp_path: Path) -> None:
    about = {question.id: question.about for question in all_questions(shipped())}
    for seed in range(10):
        code, out, _ = run("gift", "--rounds", "cast:6,characters:6,Production", "--seed", str(seed))
        rests = [record for id in ids(out) for record in about[id]]
        assert (code, len(ids(out)), len(set(rests))) == (0, 17, len(rests))

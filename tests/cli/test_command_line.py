"""The command line itself: help, version, the card, and how commands are found."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import CLEAN, COVERAGE, ROOT, Run, in_shell, installed, on_terminal, plain_call

from redheat_cli import __version__
from redheat_cli.cli import command_line
from redheat_cli.commands.command_table import COMMANDS, function

Redheat = Callable[..., Run]
TESTS = ROOT / "tests"


def test_every_row_of_the_table_loads_and_says_what_it_does(redheat: Redheat) -> None:
    for name in COMMANDS:
        lookup = function(name)
        assert lookup.__doc__
        assert "Examples:" in lookup.__doc__
        assert f"redheat {name}" in lookup.__doc__
        answer = redheat(*name.split(), "--help")
        assert answer == redheat(*name.split(), "-h")
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith(f"Usage: redheat {name} [OPTIONS]")
        assert "\n\nExamples:\n  redheat" in answer.out


def examples() -> list[str]:
    """Return the lines that the help of the program and of each command shows."""
    told = [command_line.root().help, *(function(name).__doc__ for name in COMMANDS)]
    shown = [(text or "").partition("Examples:\n")[2] for text in told]
    return list(dict.fromkeys(line.strip() for text in shown for line in text.splitlines() if line.strip()))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files that the examples read."""
    folder = tmp_path_factory.mktemp("examples")
    shutil.copy(ROOT / "data" / "template.toml", folder / "my-film.toml")
    (folder / "quiz.csv").write_text("question,answer\nWho?,Me\n")
    in_shell("redheat data new --questions quiz.csv > quiz.toml", folder)
    return folder


@pytest.mark.once
@pytest.mark.parametrize("line", examples())
def test_an_example_of_the_help_answers(
    redheat: Redheat, monkeypatch: pytest.MonkeyPatch, line: str, folder: Path, tmp_path: Path
) -> None:
    for tool in ("jq", "strfile", "fortune"):
        if tool in line and not shutil.which(tool, path=f"{os.environ['PATH']}:/usr/games"):
            pytest.skip(f"{tool} is not installed")
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    words = plain_call(line)
    done = redheat(*words) if words else in_shell(f"set -eo pipefail; {line}", tmp_path, HOME=str(tmp_path))
    if "needs a terminal" in done.err and line.startswith(("redheat quiz", "redheat host --ro", "redheat host --re")):
        assert (done.code, done.out) == (2, "")
        return
    if line.startswith("redheat host --re") or "--evening" in line:  # nothing is saved here
        assert (done.code, done.out, done.err) == (1, "", "redheat: there is no evening to resume\n")
        return
    assert done.code == 0, done.err
    given = {path.name for path in folder.iterdir()}
    made = sum(one.stat().st_size for one in tmp_path.iterdir() if one.name not in given and one.is_file())
    assert done.out or made or re.search("> (my-film|quiz).toml", line)


def test_the_overview_lists_every_command_by_group(redheat: Redheat) -> None:
    answer = redheat("--help")
    assert (answer.code, answer.err) == (0, "")
    for name, row in COMMANDS.items():
        assert any(line.split("  ")[1:2] == [name] for line in answer.out.splitlines()), name
        assert row.help in answer.out
        assert f"\n{row.heading}:\n" in answer.out


def test_the_overview_of_data_lists_its_commands(redheat: Redheat) -> None:
    assert redheat("data", "--help").out == (
        "Usage: redheat data [OPTIONS] COMMAND [ARGS]...\n\n"
        "Check a film file, begin a new one, or find the one that is shipped.\n\n"
        "Data:\n"
        "  data path   Print where the shipped film file is.\n"
        "  data check  Check a film file and its questions.\n"
        "  data new    Print a template for a new film file.\n\n"
        "Options:\n"
        "  -h, --help  Show this message and exit.\n\n"
        "'redheat help data COMMAND' shows the options of a command.\n"
    )


def test_help_is_a_command_too(redheat: Redheat) -> None:
    assert redheat("help") == redheat("--help")
    assert redheat("help", "cast") == redheat("cast", "--help")
    assert redheat("help", "data", "check") == redheat("data", "check", "--help")


def test_headings_are_bold_on_a_terminal_only(redheat: Redheat) -> None:
    assert "\x1b[1mExamples\x1b[0m:" in on_terminal("cast", "--help").out
    assert "\x1b" not in on_terminal("cast", "--help", NO_COLOR="1").out
    assert "\x1b" not in redheat("cast", "--help").out
    assert "\x1b[1mUsage\x1b[0m:" in redheat("cast", "--color=always", "--help").out


def test_the_version(redheat: Redheat) -> None:
    assert redheat("--version") == redheat("-V") == (0, f"redheat {__version__}\n", "")


def test_alone_it_shows_the_card_of_the_film() -> None:
    shown = on_terminal(REDHEAT_DATA=str(TESTS / "film.toml"), NO_COLOR="1")
    assert shown == (
        0,
        "Żółty [red] Film (1999)\n\n"
        "  Somebody wants something badly and has trouble getting it.\n\n"
        "  3 cast, 1 crew, 3 quotes, 2 facts, 1 production note, 1 question, 1 source\n\n"
        "  Try\n"
        "    redheat cast hero\n"
        "    redheat quotes --by hero\n"
        "    redheat plot\n"
        "    redheat --help\n",
        "",
    )
    piped = installed(REDHEAT_DATA=str(TESTS / "film.toml"))
    assert piped.out == "Żółty [red] Film\t1999\tSomebody wants something badly and has trouble getting it.\n"


def test_a_film_without_a_cast_has_a_card_too(
    redheat: Redheat, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (TESTS / "film.toml").read_text()
    (tmp_path / "film.toml").write_text(text[: text.index("[[facts]]")] + text[text.index("[[sources]]") :])
    monkeypatch.setenv("REDHEAT_DATA", str(tmp_path / "film.toml"))
    assert redheat().code == 0
    assert redheat("plot") == (1, "", "redheat: this film's file tells no plot\n")
    assert redheat("plot", "--act", "1") == (1, "", "redheat: the plot has no act 1\n")
    assert redheat("plot", "--length", "full").err == "redheat: this film's file tells no plot\n"
    assert redheat("cast").code == 1


def test_the_module_is_the_command(redheat: Redheat) -> None:
    words = [sys.executable, "-m", "redheat_cli", "cast", "danko"]
    done = subprocess.run(words, capture_output=True, text=True, env={**CLEAN, **COVERAGE}, check=True)
    assert done.stdout == redheat("cast", "danko").out

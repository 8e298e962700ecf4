"""Completion: what is offered for each argument, and how it is installed."""

import shutil
import string
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import COVERAGE, ROOT, Run, in_shell, installed
from hypothesis import example, given
from hypothesis import strategies as st

from redheat_cli.cli.completion import hyphened

Complete = Callable[..., list[str]]


@pytest.fixture
def complete(redheat: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> Complete:
    """Return what bash would offer at the end of a line."""

    def offers(line: str, **environment: str) -> list[str]:
        position = str(line.count(" "))
        asked = {"_REDHEAT_COMPLETE": "complete_bash", "COMP_WORDS": line, "COMP_CWORD": position, **environment}
        for name, value in asked.items():
            monkeypatch.setenv(name, value)
        answer = redheat()
        assert (answer.code, answer.err) == (0, "")
        return [line for line in answer.out.splitlines() if line]

    return offers


def test_a_film_that_is_typed_offers_nothing(complete: Complete) -> None:
    assert complete("redheat cast --data - d") == []


def test_an_unknown_command_offers_nothing(complete: Complete) -> None:
    assert complete("redheat nosuch x") == []


def test_commands_complete(complete: Complete) -> None:
    assert complete("redheat p") == ["plot", "production"]
    assert complete("redheat data ") == ["path", "check", "new"]


@pytest.mark.parametrize(
    ("line", "offers"),
    [
        ("redheat cast Iv", ["Ivan-danko"]),
        ("redheat cast iv", ["ivan-danko"]),
        ("redheat cast Peter B", ["Boyle"]),
        ("redheat cast schw", ["schwarzenegger"]),
        ("redheat cast вид", ["видов"]),
        ("redheat cast $(x", []),
        ("redheat cast zzz", []),
        ("redheat host --rounds mix", ["mixed"]),
        ("redheat host --rounds mixed,mus", ["mixed,music"]),
        ("redheat host --rounds plot:5,pl", []),
        ("redheat export html --rounds pl", ["plot"]),
        ("redheat schema data-c", ["data-check"]),
        ("redheat cast --data /nowhere I", []),
        ("redheat production --topic red", ["red-square"]),
        ("redheat show cast-dan", ["cast-danko"]),
        ("redheat show cast-danko cast-rid", ["cast-ridzik"]),
        ("redheat sources source-time", ["source-time-out"]),
        ("redheat cast --fields a", ["actor", "about", "actor_aliases"]),
        ("redheat cast --fields id,no", ["id,notes", "id,note"]),
        ("redheat cast --fields id,notes,no", ["id,notes,note"]),
        ("redheat quotes --kind ", ["dialogue", "tagline", "interview"]),
        ("redheat search --in pro", ["production"]),
        ("redheat cast --format js", ["json", "jsonl"]),
        ("redheat quotes --by Ab", ["Abdul-elijah"]),
        ("redheat schema sou", ["sources"]),
        ("redheat crew James H", ["Horner"]),
        ("redheat info mus", ["music"]),
    ],
)
def test_values_complete(complete: Complete, line: str, offers: list[str]) -> None:
    assert complete(line) == offers


def test_completion_asks_the_film_that_the_call_asks(complete: Complete, other: Path) -> None:
    assert complete(f"redheat cast --data {other} The") == ["The-hero"]
    assert complete("redheat cast The", REDHEAT_DATA=str(other)) == ["The-hero"]


@pytest.mark.parametrize(
    "asked",
    [
        {"_REDHEAT_COMPLETE": "complete_bash"},
        {"_REDHEAT_COMPLETE": "complete_bash", "COMP_WORDS": "redheat c", "COMP_CWORD": "x"},
        {"_REDHEAT_COMPLETE": "complete_bash", "COMP_WORDS": "redheat --nosuch c", "COMP_CWORD": "2"},
        {"_REDHEAT_COMPLETE": "complete_bash", "COMP_WORDS": "redheat cast --data /nowhere I", "COMP_CWORD": "4"},
        {"_REDHEAT_COMPLETE": "complete_bash", "REDHEAT_DEBUG": "1"},
        {"_REDHEAT_COMPLETE": "complete_nosuch"},
        {"_REDHEAT_COMPLETE": "nosuch"},
    ],
    ids=str,
)
def test_a_tab_writes_nothing_else_whatever_goes_wrong(asked: dict[str, str]) -> None:
    answer = installed("cast", "--nosuch", **asked, **COVERAGE)
    assert (answer.out.strip(), answer.err) == ("", "")


def test_an_empty_variable_asks_for_no_completion() -> None:
    assert installed("cast", "danko", _REDHEAT_COMPLETE="") == installed("cast", "danko")


def test_completion_that_cannot_be_installed_is_told(tmp_path: Path) -> None:
    (tmp_path / ".bashrc").write_bytes(b"# \xff\n")
    said = "redheat: completion cannot be installed: "
    for home in (str(tmp_path), "/proc/nosuch"):
        answer = in_shell("redheat --install-completion", HOME=home, **COVERAGE)
        assert (answer.code, answer.out) == (4, "")
        assert answer.err.startswith(said)
        assert answer.err.count("\n") == 1
    assert (tmp_path / ".bashrc").read_bytes() == b"# \xff\n"


@pytest.mark.parametrize(
    ("name", "script", "reads"),
    [
        ("bash", ".bash_completions/redheat.sh", "; ~/.bashrc reads it"),
        ("zsh", ".zfunc/_redheat", "; ~/.zshrc loads it and sets up completion"),
        ("fish", ".config/fish/completions/redheat.fish", ""),
    ],
)
def test_completion_says_what_it_installed(tmp_path: Path, name: str, script: str, reads: str) -> None:
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed")
    # The shell must stay, or there is nothing to find out about.
    answer = in_shell(f"{name} -c 'redheat --install-completion; true'", HOME=str(tmp_path), **COVERAGE)
    path = tmp_path / script
    said = f"TAB completes redheat in {name}. The script is {path}{reads}.\nOpen a new terminal to use it.\n"
    assert answer == (0, said, "")
    packed = {"bash": "redheat", "zsh": "_redheat", "fish": "redheat.fish"}[name]
    assert path.read_text().split() == (ROOT / "data" / "completion" / packed).read_text().split()


def test_completion_can_be_shown() -> None:
    assert in_shell("redheat --show-completion").out.count("_REDHEAT_COMPLETE=complete_bash") == 1


@pytest.mark.skipif(not shutil.which("dash"), reason="dash is not installed")
def test_a_shell_without_completion_is_told_so() -> None:
    # The shell must stay, or there is nothing to find out about.
    answer = in_shell("dash -c 'redheat --show-completion; exit $?'", **COVERAGE)
    assert answer == (1, "", "redheat: Shell dash not supported.\n")
    answer = in_shell("dash -c 'redheat --install-completion; exit $?'", **COVERAGE)
    assert answer == (2, "", "redheat: completion cannot be installed: Shell dash is not supported.\n")


def test_what_has_no_letters_is_not_offered() -> None:
    assert "" not in installed(
        _REDHEAT_COMPLETE="complete_bash", COMP_WORDS="redheat quotes --by ", COMP_CWORD="3"
    ).out.strip().split("\n")
    assert hyphened("!?") == hyphened("") == hyphened("a" * 201) == ""


@given(st.text())
@example("Zed\x1e$(touch X)")
def test_no_sign_that_a_shell_reads_is_left(name: str) -> None:
    assert all(sign.isalnum() or sign == "-" or unicodedata.category(sign)[0] == "M" for sign in hyphened(name))
    assert not hyphened(name).startswith("-")
    assert not set(hyphened(name)) & set(string.punctuation.replace("-", "") + string.whitespace)

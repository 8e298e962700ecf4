"""What the README shows is what happens."""

import re
import shutil
from pathlib import Path

import pytest
from helpers.running import ROOT, in_shell

from redheat_cli import errors

README = (ROOT / "README.md").read_text()
BLOCKS = re.findall(r"```console\n(.*?)```", README, re.DOTALL)


def calls(block: str) -> list[tuple[str, str]]:
    """Part BLOCK into its commands and what each prints."""
    return [
        (command, shown) for command, shown in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE)
    ]


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.splitlines()[0][2:42])
def test_an_example_prints_what_is_shown(block: str, tmp_path: Path) -> None:
    if "jq" in block and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    assert calls(block)
    for command, shown in calls(block):
        seen = in_shell(f"exec 2>&1; {command}", tmp_path).out
        assert seen.startswith(shown.removesuffix("...\n")) if shown.endswith("...\n") else seen == shown


PROMISES = re.findall(r"^\| `(.+?)` \| (.+?) \| (\d+) \|$", README, re.MULTILINE)


def test_there_are_promises() -> None:
    assert len(PROMISES) >= 19


@pytest.mark.parametrize(("command", "seen", "code"), PROMISES, ids=[one[0][:40] for one in PROMISES])
def test_what_goes_wrong_is_told_as_promised(command: str, seen: str, code: str, tmp_path: Path) -> None:
    done = in_shell(command.replace("\\|", "|"), tmp_path)
    wanted = "" if seen.startswith("nothing") else seen.strip("`") + "\n"
    assert (done.out + done.err, done.code) == (wanted, int(code))


def test_the_exit_codes_are_those_of_the_errors() -> None:
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", README, re.MULTILINE)}
    codes = {one.exit_code for one in vars(errors).values() if isinstance(one, type)}
    assert table == codes | {0, errors.RedheatError.exit_code}


def test_every_command_is_told_of() -> None:
    from redheat_cli.commands import COMMANDS

    assert [name for name in COMMANDS if f"redheat {name}" not in README] == []


def test_every_module_has_its_line() -> None:
    modules = {path.name for path in (ROOT / "redheat_cli").iterdir() if path.name not in ("__init__.py", "py.typed")}
    told = set(re.findall(r"`(\w+(?:\.py|/))`", README[README.index("## How it works") :]))
    assert {name if name.endswith(".py") else f"{name}/" for name in modules if name != "__pycache__"} <= told


def test_the_command_that_passes_the_tests_is_what_ci_runs() -> None:
    assert ".venv/bin/pip install -e '.[test]'" in README
    assert "pip install -e '.[test]'" in (ROOT / ".ci" / "run").read_text()

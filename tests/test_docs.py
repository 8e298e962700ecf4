"""The README and the manual are true: examples run, links lead somewhere, tables are complete."""

import re
import shutil
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest
from helpers.running import ROOT, Run, in_shell, plain_call

from redheat_cli import errors
from redheat_cli.commands.command_table import COMMANDS

pytestmark = pytest.mark.once
PAGES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
}
SCRIPTS, DESIGN = PAGES["docs/scripts.md"], PAGES["docs/design.md"]
BLOCKS = [
    (name, block) for name, text in PAGES.items() for block in re.findall(r"```console\n(.*?)```", text, re.DOTALL)
]


def examples(block: str) -> list[tuple[str, str]]:
    """Part BLOCK into its commands and what each prints."""
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, flags=re.MULTILINE)


@pytest.mark.parametrize(("page", "block"), BLOCKS, ids=[f"{page}: {block[2:42]}" for page, block in BLOCKS])
def test_an_example_prints_what_is_shown(
    redheat: Callable[..., Run], monkeypatch: pytest.MonkeyPatch, page: str, block: str, tmp_path: Path
) -> None:
    if "jq" in block and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    assert examples(block)
    monkeypatch.chdir(tmp_path)
    for command, shown in examples(block):
        words = plain_call(command)
        done = redheat(*words) if words else in_shell(f"exec 2>&1; {command}", tmp_path)
        seen = done.err + done.out
        assert seen.startswith(shown.removesuffix("...\n")) if shown.endswith("...\n") else seen == shown


PROMISES = re.findall(r"^\| `(.+?)` \| (.+?) \| (\d+) \|$", SCRIPTS, re.MULTILINE)


def test_there_are_promises() -> None:
    assert len(PROMISES) >= 19


@pytest.mark.parametrize(("command", "seen", "code"), PROMISES, ids=[command[:40] for command, _, _ in PROMISES])
def test_a_promise_to_scripts_is_kept(command: str, seen: str, code: str, tmp_path: Path) -> None:
    done = in_shell(command.replace("\\|", "|"), tmp_path)
    wanted = "" if seen == "nothing" else seen.strip("`") + "\n"
    assert (done.out + done.err, done.code) == (wanted, int(code))


def test_the_exit_codes_are_those_of_the_errors() -> None:
    table = {int(code) for code in re.findall(r"^\| (\d+) \|", SCRIPTS, re.MULTILINE)}
    codes = {error.exit_code for error in vars(errors).values() if isinstance(error, type)}
    assert table == codes | {0, errors.RedheatError.exit_code}


def test_every_command_is_in_the_manual() -> None:
    manual = "".join(text for name, text in PAGES.items() if name.startswith("docs/"))
    assert [name for name in COMMANDS if f"redheat {name}" not in manual] == []


def test_every_module_has_its_line_in_the_design() -> None:
    parts = [
        path for path in (ROOT / "redheat_cli").iterdir() if path.name not in ("__init__.py", "py.typed", "__pycache__")
    ]
    assert {f"{path.name}/" if path.is_dir() else path.name for path in parts} == set(
        chain.from_iterable(re.findall(r"`([\w.]+/?)`", row) for row in re.findall(r"(?m)^\| (`.*?) \|", DESIGN))
    )


def anchors(text: str) -> set[str]:
    """Return the anchors that a reader of Markdown makes of the headings in TEXT."""
    headings = re.findall(r"(?m)^#+ (.+)$", re.sub(r"(?s)```.*?```", "", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", re.sub(r"(?s)```.*?```", "", PAGES[page])):
        if re.match(r"https?://", target):
            continue
        name, _, anchor = target.partition("#")
        path = (ROOT / page).parent / name if name else ROOT / page
        assert path.exists(), target
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), target


def test_the_readme_is_a_page() -> None:
    assert len(PAGES["README.md"].splitlines()) <= 130


@pytest.mark.parametrize("setup", re.findall(r"(?m)^python3 -m venv .*$", PAGES["README.md"]))
def test_ci_runs_the_two_commands_that_set_it_up(setup: str) -> None:
    assert setup in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()

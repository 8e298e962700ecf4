"""The manual page and the scripts for completion say what the program can do now."""

import shutil
import subprocess
import sys

import pytest
from helpers.running import CLEAN, ROOT

sys.path.insert(0, str(ROOT / "tools"))
import manual

from redheat_cli.commands.command_table import COMMANDS


@pytest.mark.parametrize("name", manual.files())
def test_the_files_are_as_the_table_of_commands_makes_them(name: str) -> None:
    assert (ROOT / name).read_text() == manual.files()[name], "run tools/manual.py"


@pytest.mark.skipif(not shutil.which("man"), reason="man is not installed")
def test_man_shows_the_page_without_warnings() -> None:
    done = subprocess.run(
        ["man", "-l", "--warnings=w", str(ROOT / "docs" / "redheat.1")],
        capture_output=True,
        text=True,
        env={**CLEAN, "MANWIDTH": "80", "MAN_KEEP_FORMATTING": "", "PAGER": "cat"},
        check=True,
    )
    assert done.stderr == ""
    for name in COMMANDS:
        assert f"redheat {name} [OPTIONS]" in done.stdout

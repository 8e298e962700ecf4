"""The house: imports point one way, libraries have owners, files are short, and a call loads only what it needs."""

import ast
import re
import subprocess
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from helpers.running import CLEAN, ROOT

pytestmark = pytest.mark.once
PACKAGE = ROOT / "redheat_cli"
FILES = sorted(PACKAGE.rglob("*.py"))

# module or package -> the parts of the program it may import
MAY_IMPORT = {
    "__init__": set(),
    "errors": set(),
    "terminal": {"errors"},
    "film": {"__init__", "terminal", "errors"},
    "listing": {"film"},
    "render": {"listing", "film", "terminal"},
    "judge": {"listing", "film", "terminal"},
    "questions": {"judge", "listing", "film", "terminal", "errors"},
    "host": {"questions", "judge", "listing", "film", "terminal", "errors"},
    "exports": {"questions", "render", "listing", "film", "terminal"},
    "commands": {"exports", "host", "questions", "judge", "listing", "film", "terminal", "errors"},
    "cli": {"__init__", "commands", "exports", "render", "listing", "film", "terminal", "errors"},
    "__main__": {"cli", "terminal", "errors"},
}


def test_imports_point_down_the_table_of_the_design() -> None:
    table = re.findall(r"(?m)^\| ((?:`[\w/.]+`(?:, )?)+) \|", (ROOT / "docs" / "design.md").read_text())
    order = [name.strip("`/").removesuffix(".py") for row in table for name in row.split(", ")]
    assert sorted(order) == sorted(MAY_IMPORT.keys() - {"__init__"})
    for name, imports in MAY_IMPORT.items():
        for other in imports - {name, "__init__"}:
            assert order.index(name) < order.index(other), (name, other)


def test_the_design_names_files_that_exist() -> None:
    named = set(re.findall(r"`([\w/.]+\.py)`", (ROOT / "docs" / "design.md").read_text()))
    assert len(named) > 30
    paths = [str(path) for folder in ("redheat_cli", "tests", "tools") for path in (ROOT / folder).rglob("*.py")]
    assert [name for name in sorted(named) if not any(path.endswith(f"/{name}") for path in paths)] == []


OWNERS = {
    "tomli": {"film"},
    "rich": {"render", "host", "terminal"},
    "typer": {"cli", "commands"},
    "xlsxwriter": {"exports"},
    "textual": {"host"},
    "platformdirs": {"terminal"},
    "msgspec": {"film", "listing", "render", "judge", "questions", "exports", "host", "commands", "cli"},
}


@cache
def tree(path: Path) -> ast.Module:
    """Return the code of the file at PATH."""
    return ast.parse(path.read_text())


def part(path: Path) -> str:
    """Name the part of the program that the file at PATH belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the full names of the modules that the file at PATH imports, wherever it does."""
    found = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "redheat_cli":
            found |= {f"redheat_cli.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def test_imports_point_one_way() -> None:
    for path in FILES:
        ours = {name.split(".")[1] for name in imported(path) if name.startswith("redheat_cli.")}
        ours = {"__init__" if name == "__version__" else name for name in ours}
        assert ours - {part(path)} <= MAY_IMPORT[part(path)], path


def test_no_modules_import_each_other_in_a_circle() -> None:
    modules = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in FILES}
    TopologicalSorter({name: within(path) & modules.keys() for name, path in modules.items()}).prepare()


def within(path: Path) -> set[str]:
    """Return the full names of what the file at PATH imports from a module or package, wherever it does."""
    nodes = [node for node in ast.walk(tree(path)) if isinstance(node, ast.ImportFrom)]
    return {f"{node.module}.{alias.name}" for node in nodes for alias in node.names} | imported(path)


def test_each_library_has_its_owners() -> None:
    for path in FILES:
        roots = {name.partition(".")[0] for name in imported(path)} - {"redheat_cli", *sys.stdlib_module_names}
        for library in roots:
            assert part(path) in OWNERS[library], (path, library)


@pytest.mark.parametrize("folder", sorted({path.parent for path in FILES}), ids=lambda folder: folder.name)
def test_a_file_is_short_and_says_what_it_is(folder: Path) -> None:
    for path in folder.glob("*.py"):
        grows = path.name == "model.py"  # with each section of the film's file
        assert len(path.read_text().splitlines()) <= (300 if grows else 250), path
        assert ast.get_docstring(tree(path)), path
        for node in tree(path).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                assert ast.get_docstring(node), (path, node.name)


def loaded(words: list[str]) -> set[str]:
    """Return the names of the modules that running WORDS in a fresh interpreter has loaded."""
    code = (
        "import sys; from redheat_cli.__main__ import main; assert main(sys.argv[1:]) < 2; print('\\n@@', *sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *words], capture_output=True, text=True, env=CLEAN, timeout=60, check=True
    )
    return set(done.stdout.partition("@@")[2].split())


HEAVY = {"rich", "tomllib", "importlib.metadata", "hashlib", "csv", "asyncio", "ssl", "http"}
HEAVY |= {"textual", "xlsxwriter", "redheat_cli.host"}


@pytest.mark.parametrize(
    ("words", "may"),
    [
        (["cast", "danko", "--json"], set()),
        (["cast", "danko"], set()),
        (["quotes", "--by", "ridzik", "--format", "jsonl"], set()),
        (["search", "bus", "--format", "markdown"], set()),
        (["plot", "--format", "csv"], {"csv"}),
        (["quotes", "--random", "1"], {"hashlib"}),
        (["--help"], set()),
        (["cast", "--help"], set()),
        (["--version"], set()),
        (["cast", "danko", "--format", "pretty"], {"rich"}),
        ([], set()),
        (["host", "--help"], {"redheat_cli.host"}),
        (["host", "--script"], {"redheat_cli.host", "hashlib", "rich"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_a_call_loads_only_what_it_needs(words: list[str], may: set[str]) -> None:
    assert loaded(words) & HEAVY == may


def test_a_command_loads_no_other_command() -> None:
    modules = loaded(["data", "path"])
    assert "redheat_cli.commands.data_and_schema" in modules
    assert "redheat_cli.commands.sections" not in modules
    assert "redheat_cli.commands.home_search_show_sources" not in modules


def test_a_mistyped_id_makes_no_questions() -> None:
    mistyped = ["cast-dankoo", "question-directr", "question-actor-of-nobody", "question-", "danko"]
    for call in (["show", *mistyped], ["sources", "question-directr"]):
        assert "redheat_cli.questions.all_questions" not in loaded(call)

"""The wheel and the sdist hold what they should, twice the same, and the wheel finds the film."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from helpers.running import CLEAN, ROOT, installed

from redheat_cli import __version__

pytestmark = pytest.mark.once
# What other programs look for under the prefix that redheat is installed in.
SHARED = (
    "man/man1/redheat.1",
    "bash-completion/completions/redheat",
    "zsh/site-functions/_redheat",
    "fish/vendor_completions.d/redheat.fish",
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel and the sdist, and return their folder."""
    return build(tmp_path_factory.mktemp("built"))


def build(folder: Path) -> Path:
    """Build the wheel and the sdist into FOLDER, and return it."""
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        env={**CLEAN, "SOURCE_DATE_EPOCH": "1700000000"},
    )
    return folder


def one(folder: Path, ending: str) -> Path:
    """Return the only file in FOLDER with that ENDING."""
    [found] = folder.glob(f"*{ending}")
    return found


def test_the_wheel_holds_the_package_and_the_film(built: Path) -> None:
    names = set(zipfile.ZipFile(one(built, ".whl")).namelist())
    package = {str(path.relative_to(ROOT)) for path in (ROOT / "redheat_cli").rglob("*.py")}
    package |= {"redheat_cli/py.typed", "redheat_cli/data/redheat.toml"}
    package |= {"redheat_cli/data/redheat.msgpack", "redheat_cli/data/template.toml"}
    package |= {str(path.relative_to(ROOT)) for path in (ROOT / "redheat_cli").rglob("*.txt")}
    package |= {"redheat_cli/exports/pack.css", "redheat_cli/exports/pack.html", "redheat_cli/host/room.html"}
    package |= {f"redheat-{__version__}.data/data/share/{name}" for name in SHARED}
    assert {name for name in names if ".dist-info/" not in name} == package
    info = {name.partition(".dist-info/")[2] for name in names if ".dist-info/" in name}
    assert info == {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE"}


def test_the_sdist_holds_what_the_tests_need(built: Path) -> None:
    with tarfile.open(one(built, ".tar.gz")) as sdist:
        names = {name.partition("/")[2] for name in sdist.getnames()}
    for name in (
        "LICENSE",
        "README.md",
        "docs/scripts.md",
        "pyproject.toml",
        "data/redheat.toml",
        "tests/film.toml",
        "tools/startup.py",
    ):
        assert name in names
    assert not [name for name in names if "__pycache__" in name or name.startswith((".git/", ".venv"))]


def test_two_builds_are_the_same_bytes(built: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    for ending in (".whl", ".tar.gz"):
        assert one(built, ending).read_bytes() == one(again, ending).read_bytes()


def test_the_wheel_finds_the_film_it_brings(built: Path, tmp_path: Path) -> None:
    wheel = one(built, ".whl")
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "import sys; sys.path.insert(0, sys.argv.pop(1)); from redheat_cli.__main__ import run; run()"
    for words, shown in (
        (["data", "path"], f"{tmp_path}/redheat_cli/data/redheat.toml\n"),
        (["cast", "danko", "--fields", "actor"], "Arnold Schwarzenegger\n"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, str(tmp_path), *words], capture_output=True, text=True, env=CLEAN, check=True
        )
        assert done.stdout == shown
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path), "data", "new"],
        capture_output=True,
        text=True,
        env=CLEAN,
        check=True,
    )
    assert done.stdout == (ROOT / "data" / "template.toml").read_text()


def test_the_wheel_reads_its_compiled_film(built: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(one(built, ".whl")).extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from redheat_cli.__main__ import main; main();"
        "print('tomli' in sys.modules)"
    )
    call = [sys.executable, "-c", code, str(tmp_path), "cast", "danko", "--fields", "actor"]
    done = subprocess.run(call, capture_output=True, text=True, env=CLEAN, check=True)
    assert done.stdout == "Arnold Schwarzenegger\nFalse\n"
    toml = tmp_path / "redheat_cli" / "data" / "redheat.toml"
    toml.write_text(toml.read_text().replace("Arnold Schwarzenegger", "Somebody Else"))
    done = subprocess.run(call, capture_output=True, text=True, env=CLEAN, check=True)
    assert done.stdout == "Somebody Else\nTrue\n"


def test_the_wheel_has_the_questions_ready_that_a_checkout_makes(built: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(one(built, ".whl")).extractall(tmp_path)
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from redheat_cli.questions import all_questions;"
        "all_questions.make = None; from redheat_cli.__main__ import run; run()"
    )
    call = [sys.executable, "-c", code, str(tmp_path), "questions", "--json"]
    done = subprocess.run(call, capture_output=True, env=CLEAN, check=True)
    assert done.stdout.decode() == installed("questions", "--json").out


def test_a_film_with_a_fault_breaks_the_build(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in ("hatch_build.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("data", "docs", "redheat_cli"):
        shutil.copytree(ROOT / name, source / name)
    film = source / "data" / "redheat.toml"
    film.write_text(film.read_text().replace("year = 1988", "year = 198", 1))
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(tmp_path), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, env=CLEAN, check=False)
    assert done.returncode
    assert f"{film}:11: film.year: must be from 1880 to 2200, not 198" in done.stdout + done.stderr
    assert not list(tmp_path.glob("*.whl"))


@pytest.mark.parametrize("page", ["data/template.toml", "docs/film-file.md"])
def test_the_template_and_the_manual_explain_every_field(page: str) -> None:
    from redheat_cli.film import model

    template = (ROOT / page).read_text()
    shapes = [*model.SECTIONS.values(), model.Beat, model.Plot, model.Identity, model.Film]
    for shape in shapes:
        for name in shape.__struct_encode_fields__:
            assert name in template, name

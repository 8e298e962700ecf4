"""A film's file that is made of a spreadsheet."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import Run

from redheat_cli.film import load_and_compile
from redheat_cli.film.model import Film

Redheat = Callable[..., Run]


@pytest.fixture
def made(redheat: Redheat, tmp_path: Path) -> Callable[..., tuple[Film | None, list[str]]]:
    """Make a film's file of a CSV, check it, and return the film and what was said, without the path."""

    def make(content: str | bytes, name: str = "quiz.csv") -> tuple[Film | None, list[str]]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        done = redheat("data", "new", "--questions", str(path))
        said = [line.removeprefix("redheat: ").removeprefix(f"{path}: ") for line in done.err.splitlines()]
        if done.code:
            return None, [*said, str(done.code)]
        (tmp_path / "film.toml").write_text(done.out, encoding="utf-8")
        checked = redheat("data", "check", str(tmp_path / "film.toml"))
        assert (checked.code, checked.err) == (0, "")
        return load_and_compile.load(str(tmp_path / "film.toml")), said

    return make

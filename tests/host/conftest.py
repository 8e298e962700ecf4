"""What the tests of an evening share: a state folder of their own, and an evening of the shipped film."""

from pathlib import Path

import pytest
from helpers.evenings import an_evening

from redheat_cli.film.model import Film
from redheat_cli.host.game_state import Game


@pytest.fixture(autouse=True)
def state_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep what a session writes in a folder of the test."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("ACCESSIBLE", raising=False)
    return tmp_path / "state" / "redheat"


@pytest.fixture(scope="session")
def evening(film: Film) -> Game:
    """Two quotes, then two questions, for two teams."""
    return an_evening(film)

"""What fuzzing has kept, for the code it reaches or for what it once broke, still breaks nothing."""

from pathlib import Path

import pytest
from helpers.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(CORPUS.glob("*/*"))


def test_each_target_has_a_corpus() -> None:
    assert {path.parent.name for path in KEPT} == set(TARGETS)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: str(path.relative_to(CORPUS)))
def test_it_breaks_nothing(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())

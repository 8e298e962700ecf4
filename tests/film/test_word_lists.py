from pathlib import Path

import pytest
from helpers.running import ROOT

from redheat_cli.film.word_lists import beside, groups

LISTS = sorted((ROOT / "redheat_cli" / "film" / "words").iterdir())


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_a_word_list_is_well_written(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert text.endswith("\n")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [", ".join(group) for group in groups(path.stem)] == lines
    for group in groups(path.stem):
        assert [word for word in group if not word or word != word.strip() or "," in word] == []
        assert len(set(group)) == len(group), group


def test_a_word_has_all_that_stands_beside_it_on_any_line() -> None:
    assert beside("fake", "synonyms") >= {"wooden", "invented", "imaginary"}
    assert beside("fak", "synonyms") == frozenset()
    assert "fake" not in beside("", "synonyms")

"""Anki: its own importer gets every question, answer and reason, and a second import adds nothing."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import ALL, Run

from redheat_cli.film.model import Question


@pytest.fixture
def collection(tmp_path: Path) -> Any:
    """An empty collection of Anki's."""
    anki = pytest.importorskip("anki.collection", reason="anki is not here: pip install anki")
    opened = anki.Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


@pytest.fixture
def take(collection: Any, tmp_path: Path) -> Callable[[Run], dict[str, int]]:
    """Import what a run exported, and count what Anki says of it."""
    from anki.import_export_pb2 import ImportCsvRequest

    def call(done: Run) -> dict[str, int]:
        path = tmp_path / "cards.txt"
        path.write_bytes(done.content)
        metadata = collection.get_csv_metadata(str(path), None)
        log = collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
        counts = {name: len(getattr(log, name)) for name in ("new", "updated", "duplicate", "conflicting")}
        for refused in (log.empty_first_field, log.missing_notetype, log.missing_deck, log.first_field_match):
            assert not refused
        return {name: count for name, count in counts.items() if count} | {"found": log.found_notes}

    return call


def text(field: str) -> str:
    return unescape(re.sub("<br ?/?>", "\n", field))


def notes(collection: Any) -> list[tuple[str, str, str, list[str]]]:
    """Return front, back, deck and tags of each note."""
    found = map(collection.get_note, sorted(collection.find_notes("")))
    return [
        (text(note["Front"]), text(note["Back"]), collection.decks.name(note.cards()[0].did), sorted(note.tags))
        for note in found
    ]


def same(collection: Any, deck: str, questions: list[Question]) -> None:
    assert [note[:2] for note in notes(collection)] == [
        (question.question.strip(), f"{question.answer.strip()}\n\n{question.why.strip()}".strip())
        for question in questions
    ]
    assert {note[2] for note in notes(collection)} == {f"{deck}::{question.category}" for question in questions}


def test_the_deck_comes_in_once(run: Any, collection: Any, take: Any, questions: tuple[Question, ...]) -> None:
    done = run("anki", *ALL)
    assert done.losses() == {}
    count = len(questions)
    assert take(done) == {"new": count, "found": count}
    same(collection, "Red Heat (1988)", list(questions))
    assert take(done) == {"duplicate": count, "found": count}
    same(collection, "Red Heat (1988)", list(questions))
    first = questions[0]
    assert notes(collection)[0][3] == sorted([first.category, first.difficulty, first.id])


def test_a_draw_adds_nothing_to_the_deck(run: Any, take: Any) -> None:
    take(run("anki", *ALL))
    assert take(run("anki", "--random", 5, "--seed", "x", "--title", "Red Heat (1988)")) == {"duplicate": 5, "found": 5}


def test_a_reworded_question_is_the_same_note(
    run: Any, collection: Any, take: Any, tmp_path: Path, hostile: Path
) -> None:
    reworded = tmp_path / "reworded.toml"
    reworded.write_text(hostile.read_text(encoding="utf-8").replace("An ordinary", "A plain"), encoding="utf-8")
    take(run("anki", "--limit", 3, "--data", hostile))
    assert take(run("anki", "--limit", 3, "--data", reworded)) == {"updated": 1, "duplicate": 2, "found": 3}
    assert len(notes(collection)) == 3
    assert notes(collection)[0][0] == "A plain question?"


def test_two_films_with_the_same_question_have_two_notes(
    run: Any, collection: Any, take: Any, tmp_path: Path, hostile: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text(hostile.read_text(encoding="utf-8").replace("year = 2001", "year = 2002"), encoding="utf-8")
    take(run("anki", "--limit", 1, "--data", hostile))
    assert take(run("anki", "--limit", 1, "--data", other)) == {"new": 1, "found": 1}
    assert len(notes(collection)) == 2


def test_hostile_questions_survive_or_are_told(
    run: Any, collection: Any, take: Any, hostile: Path, hostile_questions: tuple[Question, ...]
) -> None:
    done = run("anki", "--data", hostile, "--title", "A::B")
    dropped = done.losses("dropped")
    assert set(dropped) == {"question-blank-choice", "question-blank-question"}
    assert set(done.losses("doubtful")) == {"question-sound", "question-tab"}
    kept = [question for question in hostile_questions if question.id not in dropped]
    assert take(done) == {"new": len(kept), "found": len(kept)}
    assert [note[:2] for note in notes(collection)] == [
        (question.question.strip(), f"{question.answer.strip()}\n\n{question.why.strip()}".strip()) for question in kept
    ]
    assert {note[2] for note in notes(collection)} == {"A:B::A/B: {c} \\n"}
    changed = {one.id for one in kept if any(text != text.strip() for text in (one.question, one.answer, one.why))}
    assert set(done.losses("changed")) == changed

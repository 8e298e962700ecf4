"""Kahoot: openpyxl reads the published template's columns back, every cell a text, and no limit is broken."""

import io
import os
import pty
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import pytest
from helpers.consumers import ALL, right

from redheat_cli.__main__ import main
from redheat_cli.exports.kahoot import HEADER
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices


def cells(content: bytes) -> Any:
    openpyxl = pytest.importorskip("openpyxl", reason="openpyxl is not here: pip install openpyxl")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Sheet1"]
    return book.worksheets[0]


def read(content: bytes) -> list[tuple[Any, ...]]:
    """Return the rows below the header, once their types and the sheet's other parts are as they must be."""
    sheet = cells(content)
    assert [cell.value for cell in sheet[8]] == [None, *HEADER]
    assert not [row for row in sheet.iter_rows(max_row=7, min_col=3, values_only=True) if any(row)]
    rows = []
    for row in sheet.iter_rows(min_row=9, min_col=2, max_col=8):
        blank = row[4].value is None
        assert [cell.data_type for cell in row] == ["s"] * 4 + ["n" if blank else "s", "n", "s"]
        assert not any(cell.hyperlink or cell.comment for cell in row)
        rows.append(tuple(cell.value for cell in row))
    return rows


def same(rows: list[tuple[Any, ...]], questions: list[Question]) -> None:
    assert [row[:5] + row[6:] for row in rows] == [
        (question.question, *choices(question), *[None] * (3 - len(question.wrong)), str(right(question) + 1))
        for question in questions
    ]
    assert {row[5] for row in rows} <= {20, 30, 60, 90, 120, 240}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def fits(question: Question, asked: int, answer: int) -> bool:
    return units(question.question) <= asked and all(units(text) <= answer for text in choices(question))


def test_the_deck_is_read_whole_but_for_what_is_told(run: Any, questions: tuple[Question, ...]) -> None:
    done = run("kahoot", *ALL)
    assert set(done.losses("dropped")) == {one.id for one in questions if not fits(one, 120, 75)}
    kept = [one for one in questions if fits(one, 120, 75)]
    assert set(done.losses("doubtful")) == {one.id for one in kept if not fits(one, 95, 60)}
    same(read(done.content), kept)


def test_hostile_questions_survive_or_are_told(
    run: Any, hostile: Path, hostile_questions: tuple[Question, ...]
) -> None:
    done = run("kahoot", "--data", hostile)
    dropped = done.losses("dropped")
    assert set(dropped) == {
        f"question-{name}"
        for name in (
            "long-121",
            "long-answer",
            "long-300",
            "long-4000",
            "emoji-61",
            "answer-emoji-38",
            "blank-choice",
            "blank-question",
            "not-a-character",
        )
    }
    assert {"question-long-96", "question-long-120", "question-emoji-60"} == set(done.losses("doubtful"))
    assert dropped["question-emoji-61"] == "question of 122 characters: 120 are allowed"
    same(read(done.content), [question for question in hostile_questions if question.id not in dropped])


def test_the_time_leaves_ten_seconds_after_reading(run: Any, hostile: Path) -> None:
    times = {row[0]: row[5] for row in read(run("kahoot", "--data", hostile).content)}
    assert times["1988"] == 20
    assert times["word " * 23 + "five?"] == 30  # 185 characters with its choices: 13 seconds


def test_the_same_call_gives_the_same_bytes(run: Any) -> None:
    first, second = (run("kahoot", "--random", 10, "--seed", "x").content for _ in "12")
    assert first == second
    assert cells(first).parent.properties.created.year == 1980


def test_every_system_writes_the_same_bytes(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    here = run("kahoot", *ALL).content
    init = ZipInfo.__init__

    def on_windows(self: ZipInfo, *words: Any) -> None:
        init(self, *words)
        self.create_system = 0

    monkeypatch.setattr(ZipInfo, "__init__", on_windows)
    assert run("kahoot", *ALL).content == here
    with ZipFile(io.BytesIO(here)) as archive:
        assert {entry.compress_type for entry in archive.infolist()} == {ZIP_STORED}, "systems compress differently"


def test_a_terminal_is_refused_by_name(capfd: pytest.CaptureFixture[str]) -> None:
    ours, theirs = pty.openpty()
    saved = os.dup(1)
    os.dup2(theirs, 1)
    try:
        code = main(["export", "kahoot", "--limit", "1"])
    finally:
        os.dup2(saved, 1)
        os.close(saved)
        os.close(theirs)
        os.close(ours)
    assert code == 2
    assert capfd.readouterr().err == "redheat: this format is not text: give it a file with --output, or a pipe\n"

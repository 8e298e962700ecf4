"""The run sheet and the report: whole outputs, at a printer's width and a narrow one."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening, check_screens, fixed
from jsonschema import Draft202012Validator

from redheat_cli.__main__ import main
from redheat_cli.commands import data_and_schema
from redheat_cli.host.deal_and_run_sheet import run_sheet
from redheat_cli.host.saved_evenings import record
from redheat_cli.host.session import Session
from redheat_cli.listing.check_quiz_host_records import evening_card
from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing
from redheat_cli.render.plain_json_csv_markdown import RENDERERS
from redheat_cli.terminal.text import hanging, wrap

FILM = str(Path(__file__).parent / "film.toml")
ROUNDS = {"rounds": "quotes:2,weather:2", "seed": "three"}


def evening_of(keys: str, **options: str) -> Session:
    """Play KEYS of an evening of the small film."""
    evening = fixed(an_evening(SMALL_FILM, **(ROUNDS | options)))
    evening = msgspec.structs.replace(evening, deal=msgspec.structs.replace(evening.deal, started=1_000_000.0))
    session = a_session(evening, Clock())
    for key in keys:
        session.press({" ": "space", "\n": "enter"}.get(key, key))
    session._journal.close()
    return session


@pytest.mark.parametrize("width", [40, 72])
def test_the_whole_sheet(width: int) -> None:
    text = run_sheet(fixed(an_evening(SMALL_FILM, venue="The Anchor", **ROUNDS)), width)
    assert max(map(len, text.splitlines())) <= width
    if width == 72:
        check_screens("run-sheet.txt", text)


def test_a_sheet_without_what_it_need_not_say() -> None:
    text = run_sheet(an_evening(SMALL_FILM, rounds="quotes:3", teams=(), rating="strong"), 72)
    assert "Spares" not in text
    assert "Teams" not in text
    assert "Left out" not in text


@pytest.mark.parametrize("keys", ["  1  sr jnobody\nmwell done\n2x   11", " " * 20 + "m\x1bthe end\n", ""])
def test_the_report(keys: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC")
    session = evening_of(keys, venue="The Anchor" if keys else "")
    evening = record(session.game)
    listing = Listing(title="", records=(evening,), cards=True)
    text = RENDERERS["pretty"](listing, DisplayOptions(width=60))
    if len(keys) > 30:
        check_screens("report.txt", text)
    assert max(map(len, text.splitlines())) <= 60


def as_json(session: Session) -> dict[str, Any]:
    """Return the record of SESSION as a script reads it."""
    return json.loads(msgspec.json.encode(record(session.game)))  # type: ignore[no-any-return]


def test_the_record() -> None:
    session = evening_of("  1  s jnobody\nmwell\n x  2")
    record = as_json(session)
    assert (record["type"], record["film"], record["finished"]) == ("evening", "A Long Rain", False)
    assert record["started"] == "1970-01-12T13:46:40Z"
    assert record["standings"] == [{"rank": 1, "team": "Reds", "points": 1}, {"rank": 1, "team": "Blues", "points": 1}]
    first, second = record["rounds"][0]["items"]
    assert (first["id"], first["revealed"], first["points"]) == ("quote-no-end", True, {"Reds": 1})
    assert second["id"] == "quote-spare-umbrella"
    assert record["thrown_out"] == ["quote-who-is-there"]
    assert record["challenged"] == ["quote-no-end"]
    assert [one["verdict"] for one in record["judged"]] == ["wrong"]
    assert [one["text"] for one in record["notes"]] == ["well"]
    done = evening_of(" " * 20)
    assert as_json(done)["finished"]
    schema = json.loads(data_and_schema.schema("host"))
    Draft202012Validator.check_schema(schema)
    for one in (session, done):
        Draft202012Validator(schema).validate([as_json(one)])
    assert set(record) == set(schema["$defs"]["Evening"]["required"])


def test_what_was_asked_was_played_though_no_answer_was_told() -> None:
    asked = a_session(an_evening(SMALL_FILM, **ROUNDS, answers="round"), Clock())
    for _ in range(4):
        asked.press("space")
    assert evening_card(record(asked.game)).paragraphs == ("2 played, 2 answers not told, not finished",)
    asked.press("space")
    assert evening_card(record(asked.game)).paragraphs == ("2 played, 1 answer not told, not finished",)


def test_wrapping_counts_columns() -> None:
    assert wrap("レッドブル レッド", 10) == ["レッドブル", "レッド"]
    assert wrap("unbreakable", 4) == ["unbr", "eaka", "ble"]
    assert wrap("", 10) == [""]
    assert hanging("  A  one two three", 12, 5) == ["  A  one two", "     three"]
    assert hanging("100.  one two", 9, 6) == ["100.  one", "      two"]
    assert hanging("Who did it?  And why then?", 14) == ["Who did it?", "And why then?"]


def test_without_a_terminal_the_sheet_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    words = ["--data", FILM, "--rounds", "quotes:2,weather:2", "--seed", "three"]
    assert main(["host", *words]) == 0
    printed = capfd.readouterr()
    assert main(["host", "--script", *words]) == 0
    assert capfd.readouterr() == printed
    assert printed.err == ""
    assert printed.out.startswith("A Long Rain: run sheet\n\n4 to play, 1 minute to read\n")
    assert "\x1b" not in printed.out


@pytest.mark.parametrize(
    ("words", "said"), [([], "left out"), (["--no-spoilers"], "left out"), (["--spoilers"], "played")]
)
def test_spoilers_are_left_out_unless_asked_for(capfd: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert main(["host", "--script", "--seed", "x", *words]) == 0
    assert f"Rating: clean, spoilers {said}\n" in capfd.readouterr().out

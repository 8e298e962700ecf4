"""The formats that programs read, whole."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import Run

Redheat = Callable[..., Run]
HERE = Path(__file__).parent
TESTS = HERE.parent
FILM = ["--data", str(TESTS / "film.toml")]


@pytest.mark.parametrize(
    ("form", "nothing"),
    [("pretty", ""), ("plain", ""), ("json", "[]\n"), ("jsonl", ""), ("csv", "actor\n"), ("markdown", "")],
)
def test_no_record_is_still_the_format(redheat: Redheat, form: str, nothing: str) -> None:
    assert redheat("cast", "zzz", *FILM, "--format", form, "--fields", "actor")[:2] == (1, nothing)


def test_each_record_is_its_own_line_of_json_lines(redheat: Redheat) -> None:
    out = redheat("cast", *FILM, "--format", "jsonl", "--fields", "order").out
    assert out == '{"order":1}\n{"order":2}\n{"order":0}\n'


def test_csv_has_every_field_unless_some_are_asked_for(redheat: Redheat) -> None:
    assert redheat("crew", *FILM, "--format", "csv").out == (
        "type,id,name,job,department,about,aliases,certainty,sources,note,source_note,gender,keywords\n"
        "crew,crew-director,John Sample,Director,direction,Made one film before this one.,Johnny Sample,confirmed,"
        "source-review,,,,\n"
    )


def test_json_is_a_record_a_line(redheat: Redheat) -> None:
    out = redheat("cast", *FILM, "--json", "--fields", "order,actor").out
    assert out == (
        '[\n{"order":1,"actor":"Jane Example"},\n{"order":2,"actor":"Gérard Łoś"},\n{"order":0,"actor":"山田太郎"}\n]\n'
    )


def test_json_has_every_field_in_the_order_of_the_model(redheat: Redheat) -> None:
    assert redheat("quotes", "where", *FILM, "--format", "jsonl").out == (
        '{"type":"quote","id":"quote-first-line","kind":"dialogue","text":"Where is it?","speaker":"The Hero",'
        '"speaker_id":"cast-hero","to":"The Villain","then":[{"speaker":"The Villain","text":"Not here."}],'
        '"context":"The first time they meet.","language":"en","translation":"","rating":"clean","spoiler":false,'
        '"certainty":"reported","sources":["source-review"],"note":"","source_note":"","say":"","keywords":""}\n'
    )


def test_json_is_utf_8_whatever_the_locale(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = redheat("cast", *FILM, "--json").out
    monkeypatch.setattr("redheat_cli.terminal.streams.encoding", lambda: "ascii")
    assert redheat("cast", *FILM, "--json").out == wanted


def test_plain_text_keeps_every_sign_whatever_the_locale(
    redheat: Redheat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (TESTS / "film.toml").read_text().replace('"Not here."', '"Not \u2026 here \u00b7 now."')
    (tmp_path / "film.toml").write_text(text)
    monkeypatch.setattr("redheat_cli.terminal.streams.encoding", lambda: "ascii")
    out = redheat("quotes", "where", "--data", str(tmp_path / "film.toml")).out
    assert out.split("\t")[1] == "The Villain: Not \\u2026 here \\xb7 now."


def test_plain_is_one_line_a_record(redheat: Redheat) -> None:
    assert redheat("quotes", *FILM).out == (
        "Where is it?\tThe Villain: Not here.\tThe Hero\tquote-first-line\n"
        "This is a line that goes on for so long that nobody who had to learn it ever forgave the man who wrote it, "
        "and rightly so.\t\tThe Hero\tquote-long\n"
        f"{'アメリカは、もう眠れない。' * 4}\t\t\tquote-tagline\n"
    )


def test_plain_keeps_a_record_on_its_line_whatever_the_text(redheat: Redheat, tmp_path: Path) -> None:
    text = (TESTS / "film.toml").read_text().replace('"Not here."', '"Not\\there,\\n  not there."')
    (tmp_path / "film.toml").write_text(text)
    out = redheat("quotes", "where", "--data", str(tmp_path / "film.toml")).out
    assert out == "Where is it?\tThe Villain: Not here, not there.\tThe Hero\tquote-first-line\n"


def test_csv_stops_formulas_unless_raw(redheat: Redheat) -> None:
    safe = redheat("quotes", "sleeps", *FILM, "--format", "csv", "--fields", "translation").out
    raw = redheat("quotes", "sleeps", *FILM, "--format", "csv", "--fields", "translation", "--raw").out
    assert safe == "translation\n'=1+1 | *Nobody* sleeps\n"
    assert raw == "translation\n=1+1 | *Nobody* sleeps\n"


def test_excel_gets_a_byte_order_mark_and_its_own_line_ends(redheat: Redheat) -> None:
    plain = redheat("crew", *FILM, "--format", "csv").out
    assert redheat("crew", *FILM, "--format", "excel").out == "\ufeff" + plain.replace("\n", "\r\n")


def test_csv_leaves_numbers_alone(redheat: Redheat) -> None:
    rows = list(csv.reader(io.StringIO(redheat("cast", *FILM, "--format", "csv", "--fields", "order,character").out)))
    assert rows == [["order", "character"], ["1", "The Hero"], ["2", "The Villain"], ["0", "刑事 [/] :smile:"]]


def test_markdown_keeps_its_columns_and_its_text(redheat: Redheat) -> None:
    assert redheat("cast", *FILM, "--format", "markdown", "--fields", "character,about").out == (
        "# Żółty \\[red\\] Film: cast\n\n"
        "| character | about |\n| --- | --- |\n"
        "| The Hero | Wants something badly. |\n"
        "| The Villain | Has what the hero wants, and a moustache that three people had to carry on to the set every "
        "single morning. |\n"
        "| 刑事 \\[/\\] :smile: | Seen once \\| from behind. |\n"
    )


def test_markdown_is_a_table_of_the_columns_unless_fields_are_asked_for(redheat: Redheat) -> None:
    out = redheat("cast", *FILM, "--format", "markdown").out
    assert out.startswith(
        "# Żółty \\[red\\] Film: cast\n\n| character | actor | id |\n| --- | --- | --- |\n| The Hero |"
    )


def test_markdown_sets_texts_as_texts(redheat: Redheat) -> None:
    assert redheat("quotes", *FILM, "--format", "markdown").out == (HERE / "screens" / "quotes.md").read_text()
    assert redheat("production", *FILM, "--format", "markdown").out == (
        "# Żółty \\[red\\] Film: production\n\n## filming\n\n### It rained\n\nIt rained on most days of the shoot.\n"
    )
    assert redheat("cast", "villain", *FILM, "--format", "markdown").out.endswith(
        "\n- Sang between takes.\n- Is said to have written a long letter about the catering, which nobody has seen "
        "since the day it was posted.\n- Billing: 2\n- Note: One paper names him, another says that it was his "
        "brother.\n- Certainty: disputed, by 1 source: redheat sources cast-villain\n"
    )


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a | b", "a \\| b"),
        ("<b>&amp;", "\\<b>\\&amp;"),
        ("*a* _b_ `c` [d](e)", "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e)"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("1988. a", "1988\\. a"),
        ("# a", "\\# a"),
        ("> a", "\\> a"),
        ("a - 1. # >", "a - 1. # >"),
        ("C:\\x", "C:\\\\x"),
        ("a\nb", "a b"),
        ("    a", "a"),
        ("  - a ", "\\- a"),
        ("a #", "a \\#"),
        ("a ##", "a \\##"),
        ("a# b", "a# b"),
        ("X a X", "X a X"),
        ("", ""),
    ],
)
def test_markdown_escapes(text: str, escaped: str) -> None:
    from redheat_cli.render.plain_json_csv_markdown import escaped as escape

    assert escape(text) == escaped


def hero_with(folder: Path, field: str) -> str:
    """Write the film of the tests to FOLDER, with a further FIELD of its hero, and return the path."""
    path = folder / "film.toml"
    path.write_text((TESTS / "film.toml").read_text().replace('fate = "Gets', f'{field}\nfate = "Gets'))
    return str(path)


@pytest.mark.parametrize("form", ["pretty", "markdown"])
def test_only_show_prints_a_remark_on_the_sources(redheat: Redheat, tmp_path: Path, form: str) -> None:
    options = ["--data", hero_with(tmp_path, 'source_note = "Spelled Jain."'), "--format", form]
    assert "Spelled Jain." in redheat("show", "cast-hero", *options).out
    assert "Spelled Jain." not in redheat("cast", "hero", *options).out
    assert redheat("search", "Jain", *options).code == 1


@pytest.mark.parametrize("form", ["pretty", "markdown"])
def test_only_show_prints_keywords(redheat: Redheat, tmp_path: Path, form: str) -> None:
    options = ["--data", hero_with(tmp_path, 'keywords = "winner, a champion"'), "--format", form]
    assert "winner, a champion" in redheat("show", "cast-hero", *options).out
    assert "winner" not in redheat("cast", "hero", *options).out

"""Each format of a listing, whole: what programs read, and what people see at every width."""

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import Run

from redheat_cli.model import Film

Redheat = Callable[..., Run]
HERE = Path(__file__).parent
FILM = ["--data", str(HERE / "film.toml")]

SCREENS = {
    "cast": ["cast"],
    "cast-one": ["cast", "villain"],
    "crew-one": ["crew", "director"],
    "info": ["info"],
    "plot": ["plot"],
    "plot-full": ["plot", "--length", "full"],
    "quotes": ["quotes"],
    "production": ["production"],
    "search": ["search", "villain"],
    "show": ["show", "question-director", "source-review", "fact-release", "summary-line"],
    "sources": ["sources"],
}


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen(redheat: Redheat, monkeypatch: pytest.MonkeyPatch, name: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = redheat(*SCREENS[name], *FILM, "--format", "pretty")
    assert (answer.code, answer.err) == (0, "")
    assert max(map(cell_len, answer.out.splitlines())) <= width
    screen = HERE / "screens" / f"{name}-{width}.txt"
    if os.environ.get("REDHEAT_DRAW_SCREENS"):
        screen.write_text(answer.out)
    assert answer.out == screen.read_text()


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", ["20", "33", "61", "0", "1", "-1", "abc", "", "100000"])
def test_every_value_is_shown_at_any_width(
    redheat: Redheat, monkeypatch: pytest.MonkeyPatch, name: str, width: str
) -> None:
    def signs(text: str) -> Counter[str]:
        return Counter(re.sub(r"[\s:;]", "", text.casefold()))

    fields = ["--fields", "id"] if name == "show" else []  # a card does not say its type
    values = redheat(*SCREENS[name], *FILM, *fields, "--format", "plain").out
    monkeypatch.setenv("COLUMNS", width)
    shown = redheat(*SCREENS[name], *FILM, "--format", "pretty").out
    assert signs(values) <= signs(shown)


def test_colour_is_red_for_the_film_and_never_the_only_sign(redheat: Redheat) -> None:
    coloured = redheat("cast", *FILM, "--format", "pretty", "--color", "always").out
    plain = redheat("cast", *FILM, "--format", "pretty", "--color", "never").out
    assert coloured.startswith("\x1b[1;31mŻółty [red] Film: cast\x1b[0m\n")
    codes = set(re.findall(r"\x1b\[([\d;]*)m", coloured))
    assert codes == {"0", "1", "1;2", "1;31", "2"}
    assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines()] == plain.splitlines()


def test_rules_are_ascii_where_the_terminal_has_no_others(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redheat_cli.output.encoding", lambda: "ascii")
    out = redheat("cast", *FILM, "--format", "pretty").out
    assert "\n" + "-" * 47 + "\n" in out
    assert "G\\xe9rard \\u0141o\\u015b" in out


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
        '"certainty":"reported","sources":["source-review"],"note":""}\n'
    )


def test_json_is_utf_8_whatever_the_locale(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = redheat("cast", *FILM, "--json").out
    monkeypatch.setattr("redheat_cli.output.encoding", lambda: "ascii")
    assert redheat("cast", *FILM, "--json").out == wanted


def test_plain_is_one_line_a_record(redheat: Redheat) -> None:
    assert redheat("quotes", *FILM).out == (
        "Where is it?\tThe Villain: Not here.\tThe Hero\tquote-first-line\n"
        "This is a line that goes on for so long that nobody who had to learn it ever forgave the man who wrote it, "
        "and rightly so.\t\tThe Hero\tquote-long\n"
        f"{'アメリカは、もう眠れない。' * 4}\t\t\tquote-tagline\n"
    )


def test_plain_keeps_a_record_on_its_line_whatever_the_text(redheat: Redheat, tmp_path: Path) -> None:
    text = (HERE / "film.toml").read_text().replace('"Not here."', '"Not\\there,\\n  not there."')
    (tmp_path / "film.toml").write_text(text)
    out = redheat("quotes", "where", "--data", str(tmp_path / "film.toml")).out
    assert out == "Where is it?\tThe Villain: Not here, not there.\tThe Hero\tquote-first-line\n"


def test_csv_stops_formulas_unless_raw(redheat: Redheat) -> None:
    safe = redheat("quotes", "sleeps", *FILM, "--format", "csv", "--fields", "translation").out
    raw = redheat("quotes", "sleeps", *FILM, "--format", "csv", "--fields", "translation", "--raw").out
    assert safe == "translation\n'=1+1 | *Nobody* sleeps\n"
    assert raw == "translation\n=1+1 | *Nobody* sleeps\n"


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
    ],
)
def test_markdown_escapes(text: str, escaped: str) -> None:
    from redheat_cli.render.text import escaped as escape

    assert escape(text) == escaped


def test_the_cards_of_all_our_records_can_be_drawn(redheat: Redheat, film: Film) -> None:
    from redheat_cli.model import entries

    ids = [record.id for record in entries(film)]
    for first in range(0, len(ids), 60):
        for form in ("pretty", "markdown"):
            assert redheat("show", *ids[first : first + 5], "--format", form).code == 0

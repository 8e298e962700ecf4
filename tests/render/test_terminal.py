"""What people see on a terminal, whole, at every width."""

import os
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import COVERAGE, Run, on_terminal
from rich.cells import cell_len

from redheat_cli.film.model import Film

Redheat = Callable[..., Run]
HERE = Path(__file__).parent
TESTS = HERE.parent
FILM = ["--data", str(TESTS / "film.toml")]

SCREENS = {
    "cast": ["cast"],
    "cast-one": ["cast", "villain"],
    "cast-spoilers": ["cast", "villain", "--spoilers"],
    "crew-one": ["crew", "director"],
    "crew-names": ["crew", "--fields", "name,job"],
    "info": ["info"],
    "info-group": ["info", "release"],
    "plot": ["plot"],
    "plot-full": ["plot", "--length", "full"],
    "quotes": ["quotes"],
    "quotes-by": ["quotes", "--by", "hero"],
    "production": ["production"],
    "production-topic": ["production", "--topic", "filming"],
    "search": ["search", "villain"],
    "guess": ["cast", "exmaple"],
    "show": ["show", "summary-line", "question-director", "source-review", "fact-release"],
    "sources": ["sources"],
    "sources-of": ["sources", "cast-hero"],
}
CUT = {
    "search",
    "info",
    "production",
    "sources",
    "sources-of",
    "guess",
}  # a list that fits a screen shows a part of each record
COLOURED = ("cast-one", "quotes", "search", "info", "sources")


def expected(name: str, shown: str) -> str:
    """Return the screen NAME, drawn anew from what is SHOWN when that was asked for."""
    screen = HERE / "screens" / f"{name}.txt"
    if os.environ.get("REDHEAT_DRAW_SCREENS"):
        screen.write_text(shown)
    return screen.read_text()


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen(redheat: Redheat, monkeypatch: pytest.MonkeyPatch, name: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    answer = redheat(*SCREENS[name], *FILM, "--format", "pretty")
    assert (answer.code, answer.err) == (int(name == "guess"), "")
    assert answer.out == expected(f"{name}-{width}", answer.out)


@pytest.mark.parametrize("name", COLOURED)
def test_the_screen_in_colour(redheat: Redheat, name: str) -> None:
    shown = redheat(*SCREENS[name], *FILM, "--format", "pretty", "--color", "always").out
    assert shown.replace("\x1b", "\u241b") == expected(f"{name}-colour", shown.replace("\x1b", "\u241b"))


@pytest.mark.parametrize("name", SCREENS)
@pytest.mark.parametrize("width", ["20", "24", "33", "61", "120", "0", "1", "-1", "abc", "", "100000"])
def test_it_fits_any_width_and_shows_every_value(
    redheat: Redheat, monkeypatch: pytest.MonkeyPatch, name: str, width: str
) -> None:
    def signs(text: str) -> Counter[str]:
        return Counter(re.sub(r"[\s:;,]", "", text.casefold()))

    fields = ["--fields", "id"] if name == "show" else []  # a card does not say its type
    values = redheat(*SCREENS[name], *FILM, *fields, "--format", "plain").out
    monkeypatch.setenv("COLUMNS", width)
    shown = redheat(*SCREENS[name], *FILM, "--format", "pretty").out
    room = min(max(int(width), 20), 400) if width.isdigit() and width != "0" else 80
    assert max(map(cell_len, shown.splitlines())) <= room
    if name not in CUT:
        assert signs(values) <= signs(shown)


def test_colour_is_red_for_the_film_and_never_the_only_sign(redheat: Redheat) -> None:
    coloured = redheat("cast", *FILM, "--format", "pretty", "--color", "always").out
    plain = redheat("cast", *FILM, "--format", "pretty", "--color", "never").out
    assert coloured.startswith("\x1b[1;31mŻółty [red] Film: cast\x1b[0m\n")
    codes = set(re.findall(r"\x1b\[([\d;]*)m", coloured))
    assert codes == {"0", "1", "1;2", "1;31", "2"}
    assert [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).splitlines()] == plain.splitlines()


def test_the_film_itself_has_a_card(film: Film) -> None:
    from redheat_cli.commands.home_search_show_sources import home
    from redheat_cli.listing.listing_and_draws import DisplayOptions
    from redheat_cli.render.plain_json_csv_markdown import RENDERERS

    shown = RENDERERS["pretty"](home(film), DisplayOptions(colour=True))
    assert shown.startswith(f"\x1b[1;31m{film.identity.title} ({film.identity.year})\x1b[0m\n\n  ")
    assert "\x1b[2mTry\x1b[0m" in shown


def test_rules_are_ascii_where_the_terminal_has_no_others(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redheat_cli.terminal.streams.encoding", lambda: "ascii")
    out = redheat("cast", *FILM, "--format", "pretty").out
    assert "\n" + "-" * 47 + "\n" in out
    assert "G\\xe9rard \\u0141o\\u015b" in out
    assert redheat("info", *FILM, "--format", "pretty").out.splitlines()[2].endswith("when he was asked .")


def test_groups_that_share_a_heading_keep_their_records(redheat: Redheat, tmp_path: Path) -> None:
    text = (TESTS / "film.toml").read_text()
    again = text[text.index("\n[[production]]") : text.index("\n[[questions]]")]
    notes = [again.replace("-rain", "-snow").replace('"filming"', '"home-video"'), again.replace("-rain", "-wind")]
    (tmp_path / "film.toml").write_text(text.replace("\n[[questions]]", "".join(notes) + "\n[[questions]]"))
    call = ["production", "--data", str(tmp_path / "film.toml"), "--format", "pretty", "--fields"]
    assert redheat(*call, "id").out == (
        "Żółty [red] Film: production\n\nId\n" + "─" * 15 + "\n"
        "Filming\nproduction-rain\n\nHome video\nproduction-snow\n\nFilming\nproduction-wind\n"
    )


def test_a_table_is_a_list_only_where_a_word_does_not_fit(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    call = ["quotes", *FILM, "--format", "pretty", "--fields", "speaker_id,id"]
    monkeypatch.setenv("COLUMNS", "28")
    assert "\nSpeaker\nid          Id\n" + "─" * 28 + "\ncast-hero   quote-first-line\n" in redheat(*call).out
    monkeypatch.setenv("COLUMNS", "27")
    assert "\ncast-hero\n  quote-first-line\n\ncast-hero\n  quote-long\n" in redheat(*call).out


def written(tmp_path: Path, old: str, new: str) -> list[str]:
    """Write the film with NEW for OLD, and return the options that ask for it on a screen."""
    text = (TESTS / "film.toml").read_text()
    assert old in text
    (tmp_path / "film.toml").write_text(text.replace(old, new))
    return ["--data", str(tmp_path / "film.toml"), "--format", "pretty"]


def test_a_tab_in_a_text_is_space(redheat: Redheat, tmp_path: Path) -> None:
    options = written(tmp_path, '"Where is it?"', '"Where\\tis it? ' + "Where? " * 9 + '"')
    assert redheat("quotes", "where", *options, "--rating", "clean").out.splitlines()[2:5] == [
        '  The Hero     "Where     is it? Where? Where? Where? Where? Where?',
        '                Where? Where? Where? Where? "',
        '  The Villain  "Not here."',
    ]


def test_a_word_that_does_not_fit_is_folded_and_not_cut(redheat: Redheat, tmp_path: Path) -> None:
    options = written(tmp_path, "https://example.com/review", "https://example.com/" + "review" * 20)
    assert "review" * 20 in re.sub(r"\s", "", redheat("sources", "source-review", *options).out)


def test_hints_follow_each_other_where_the_whole_answer_is_shown(redheat: Redheat, film: Film) -> None:
    from redheat_cli.commands.home_search_show_sources import home
    from redheat_cli.listing.listing_and_draws import DisplayOptions
    from redheat_cli.render.plain_json_csv_markdown import RENDERERS

    assert RENDERERS["pretty"](home(film), DisplayOptions()).endswith(
        "\n  Try\n"
        + "".join(
            f"    {one}\n"
            for one in ("redheat cast danko", "redheat quotes --by danko", "redheat plot", "redheat --help")
        )
    )
    assert "redheat show" in redheat("search", "villain", *FILM, "--format", "pretty").out
    assert "redheat show" not in redheat("search", "villain", *FILM, "--format", "pretty", "--fields", "id").out


def test_cards_of_several_records_are_under_the_title(redheat: Redheat) -> None:
    out = redheat("show", "crew-director", "source-review", *FILM, "--format", "pretty").out
    assert out.startswith("Żółty [red] Film\n\nJohn Sample, Director")


def test_cards_are_no_wider_than_prose(redheat: Redheat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    long = (TESTS / "film.toml").read_text().replace('badly."', "badly, " + "and so on " * 30 + '"')
    for old in ('"It rained"', '"Gets it in the end."', '"Made one film', '"What it cost"', '"The first time'):
        assert old in long
        long = long.replace(old, f"{old.rstrip(chr(34))}{' again' * 30}{chr(34) if old.endswith(chr(34)) else ''}")
    (tmp_path / "film.toml").write_text(long)
    data = ["--data", str(tmp_path / "film.toml"), "--format", "pretty"]
    ids = ["fact-budget-of-the-whole-production", "cast-hero", "crew-director", "quote-first-line", "production-rain"]
    for one in ids:
        out = redheat("show", one, *data).out
        assert 60 < max(map(cell_len, out.splitlines())) <= 80


def test_what_was_typed_cannot_drive_the_terminal(redheat: Redheat) -> None:
    for form in ("pretty", "markdown"):
        out = redheat("search", "villain\x1b\u202e", *FILM, "--format", form).out
        assert "villain\\x1b\\u202e".replace("\\", "\\\\" if form == "markdown" else "\\") in out.splitlines()[0]
        assert not re.search("[\x1b\u202e]", out)


def test_the_cards_of_all_our_records_can_be_drawn(redheat: Redheat, film: Film) -> None:
    from redheat_cli.film.model import entries

    ids = [record.id for record in entries(film)]
    for first in range(0, len(ids), 60):
        for form in ("pretty", "markdown"):
            assert redheat("show", *ids[first : first + 5], "--format", form).code == 0


def test_a_line_in_another_language_is_shown_in_english_too(redheat: Redheat) -> None:
    for call in (["quotes"], ["show", "quote-tagline"]):
        shown = redheat(*call, *FILM, "--format", "pretty").out
        assert 'In English: "=1+1 | *Nobody* sleeps"' in shown


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (40, 24), (120, 50), (80, 5)])
def test_a_search_fits_the_screen_with_the_best_first(columns: int, lines: int) -> None:
    shown = on_terminal("search", "bus", columns=columns, lines=lines, NO_COLOR="1", **COVERAGE).out
    assert shown.count("\n") <= max(lines - 2, 14)
    assert shown.count("\n") > min(lines - 6, 12)
    assert "Why buses?" in shown.splitlines()[2]
    assert re.search(r"\n  \d+ more: redheat search bus --all", shown)


def test_the_line_below_a_search_names_the_call_that_shows_the_rest() -> None:
    whole = on_terminal("search", "bus", "--all", NO_COLOR="1").out
    assert whole.count("\n") > 40
    assert "more:" not in whole
    within = on_terminal("search", "bus", "--in", "production", columns=40, lines=7, NO_COLOR="1").out
    assert "more: redheat search bus --in production --all" in " ".join(within.split())


def test_a_search_shows_where_the_words_stand(redheat: Redheat) -> None:
    out = redheat("search", "lemon", "--in", "production", "--format", "pretty", "--color", "always").out
    _, text = [line for line in out.splitlines() if line.startswith("  ")][:2]
    assert re.search(r"^ {4}.*\x1b\[1m[Ll]emon\x1b\[0m", text)


def test_a_link_can_be_clicked_where_there_is_colour(redheat: Redheat, film: Film) -> None:
    call = ["sources", "cast-danko", "--format", "pretty", "--color"]
    links = [source.url for source in film.sources if source.id in film.cast[0].sources and source.url]
    coloured = redheat(*call, "always").out
    assert sorted(re.findall(r"\x1b\]8;;([^\x1b]+)\x1b", coloured)) == sorted(links)
    assert "\x1b" not in redheat(*call, "never").out
    text = re.sub(r"\s", "", redheat(*call, "never").out)
    assert all(link in text for link in links)


def test_sources_come_strongest_first(redheat: Redheat) -> None:
    found = redheat("sources", "cast-danko", "--fields", "reliability").out.split()
    assert found == sorted(found, key=["strong", "good", "weak"].index)
    assert redheat("sources", "source-time-out", "--format", "pretty").out.startswith("Time Out")


def test_quotes_by_somebody_do_not_repeat_the_name(redheat: Redheat) -> None:
    lines = redheat("quotes", "--by", "ridzik", "--format", "pretty").out.splitlines()
    assert lines[0] == "Red Heat: quotes by Art Ridzik"
    assert not any(line.strip().startswith("Art Ridzik") and '"' not in line for line in lines[1:])
    assert any(line.startswith("      to Ivan Danko  ") for line in lines)


def test_a_group_of_facts_is_whole(redheat: Redheat, film: Film) -> None:
    money = [fact.id for fact in film.facts if fact.group == "money"]
    assert redheat("info", "Money", "--fields", "id").out.split() == money
    assert "\nMoney\n" in redheat("info", "money", "--format", "pretty").out


def test_the_best_note_is_whole_and_the_others_are_brief(redheat: Redheat, film: Film) -> None:
    out = redheat("production", "red", "square", "--format", "pretty").out
    notes = {note.id: note for note in film.production}
    first, second, *_ = [notes[id] for id in redheat("production", "red", "square", "--fields", "id").out.split()]
    assert first.text[-40:] in re.sub(r"\s+", " ", out)
    assert second.text[-40:] not in re.sub(r"\s+", " ", out)
    assert on_terminal("production", "red", "square", NO_COLOR="1").out.count("\n") < 24


def test_a_card_fits_the_screen_and_show_has_it_all(redheat: Redheat, film: Film) -> None:
    for name in ("danko", "ridzik", "viktor"):
        assert on_terminal("cast", name, NO_COLOR="1").out.count("\n") < 24
    danko = film.cast[0]
    out = redheat("cast", "danko", "--format", "pretty").out
    assert f"{len(danko.notes) - 3} more: redheat show cast-danko" in out
    assert out.count("  \u2022 ") == 4
    assert redheat("show", "cast-danko", "--format", "pretty").out.count("  \u2022 ") == len(danko.notes)

"""The options that every listing shares: filters, draws, formats, completion."""

import json
from collections.abc import Callable

import pytest
from helpers.running import ROOT, Run, installed

from redheat_cli.film.model import Film

Redheat = Callable[..., Run]
FILM = ["--data", str(ROOT / "tests" / "film.toml")]


def ids(answer: Run) -> list[str]:
    """Return the ids of a JSON answer."""
    return [record["id"] for record in json.loads(answer.out)]


def test_the_rating_is_the_most_that_is_wanted(redheat: Redheat, film: Film) -> None:
    by_rating = {
        rating: [quote.id for quote in film.quotes if quote.rating == rating] for rating in ("clean", "mild", "strong")
    }
    assert ids(redheat("quotes", "--json", "--rating", "strong")) == [quote.id for quote in film.quotes]
    clean = redheat("quotes", "--json", "--rating", "clean")
    assert ids(clean) == by_rating["clean"]
    above = len(by_rating["mild"]) + len(by_rating["strong"])
    assert clean.err == f"redheat: withheld {above} rated above clean\n"
    mild = redheat("quotes", "--json", "--rating", "mild")
    assert set(ids(mild)) == {*by_rating["clean"], *by_rating["mild"]}


def test_spoilers_can_be_left_out(redheat: Redheat, film: Film) -> None:
    answer = redheat("plot", "--length", "full", "--no-spoilers", "--json")
    hidden = sum(beat.spoiler for beat in film.plot.beats)
    assert not any(record["spoiler"] for record in json.loads(answer.out))
    assert answer.err == f"redheat: withheld {hidden} spoilers\n"


def test_the_fate_of_a_character_is_a_spoiler(redheat: Redheat) -> None:
    [danko] = json.loads(redheat("cast", "danko", "--json").out)
    answer = redheat("cast", "danko", "--json", "--no-spoilers")
    assert danko["fate"]
    assert json.loads(answer.out) == [danko | {"fate": ""}]
    assert answer.err == "redheat: withheld 1 spoiler\n"


def test_a_terminal_hides_the_ending_unless_it_is_asked_for(redheat: Redheat) -> None:
    [danko] = json.loads(redheat("cast", "danko", "--json").out)
    assert danko == json.loads(redheat("cast", "danko", "--json", "--spoilers").out)[0]
    for call in (["cast", "danko"], ["show", "cast-danko"]):
        shown = redheat(*call, "--format", "pretty").out
        assert danko["fate"][:20] not in shown
        assert "hidden; --spoilers tells it" in shown
        assert danko["fate"][:20] in redheat(*call, "--format", "pretty", "--spoilers").out
        assert "Ending" not in redheat(*call, "--format", "pretty", "--no-spoilers").out


def test_nothing_is_said_where_nothing_is_withheld(redheat: Redheat) -> None:
    assert redheat("quotes", "organized", "--rating", "clean", "--no-spoilers").err == ""
    assert redheat("cast", "salim", "--no-spoilers").err == ""


def test_an_answer_that_is_all_withheld_is_no_answer(redheat: Redheat) -> None:
    assert redheat("quotes", "cab", "--rating", "clean", "--json") == (
        1,
        "[]\n",
        "redheat: withheld 1 rated above clean\n",
    )


def test_a_draw_repeats_nothing_and_can_be_repeated(redheat: Redheat, film: Film) -> None:
    drawn = ids(redheat("quotes", "--random", "5", "--seed", "friday", "--json"))
    assert len(set(drawn)) == 5
    assert drawn == ids(redheat("quotes", "--random", "5", "--seed", "friday", "--json"))
    assert drawn == ids(redheat("quotes", "--random", "9", "--seed", "friday", "--json"))[:5]
    assert drawn != ids(redheat("quotes", "--random", "5", "--seed", "saturday", "--json"))
    everything = ids(redheat("quotes", "--random", "999", "--seed", "friday", "--json"))
    assert sorted(everything) == sorted(quote.id for quote in film.quotes)
    assert everything == ids(redheat("quotes", "--seed", "friday", "--json"))
    assert len(ids(redheat("quotes", "--random", "5", "--limit", "2", "--json"))) == 2


def test_the_order_of_a_draw_is_the_same_everywhere(redheat: Redheat) -> None:
    # The SHA-256 of "friday", a newline and the id; a change of this order breaks the promise of --seed.
    drawn = ids(redheat("quotes", *FILM, "--random", "3", "--seed", "friday", "--json"))
    assert drawn == ["quote-long", "quote-first-line", "quote-tagline"]


def test_draws_without_a_seed_differ(redheat: Redheat) -> None:
    assert len({tuple(ids(redheat("quotes", "--random", "9", "--json"))) for _ in range(5)}) > 1


def test_today_is_the_same_all_day(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redheat_cli.listing.listing_and_draws.strftime", lambda form: "2026-06-17")
    one = ids(redheat("quotes", "--today", "--json"))
    assert len(one) == 1
    assert one == ids(redheat("quotes", "--seed", "2026-06-17", "--limit", "1", "--json"))
    assert ids(redheat("quotes", "--today", "--random", "3", "--json"))[:1] == one
    monkeypatch.setattr("redheat_cli.listing.listing_and_draws.strftime", lambda form: "2026-06-18")
    assert one != ids(redheat("quotes", "--today", "--json"))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["cast", "--json", "--format", "csv"], "--json and --format csv exclude each other"),
        (["cast", "--format", "yaml"], "Invalid value for '--format' / '-f': 'yaml' is not one of 'pretty',"),
        (["cast", "--limit", "0"], "Invalid value for '--limit': 0 is not in the range x>=1"),
        (["cast", "--limit", "many"], "Invalid value for '--limit': 'many' is not a valid int"),
        (["cast", "--nosuch"], "No such option: --nosuch (see 'redheat cast --help')"),
        (["cst"], "no command 'cst'; did you mean cast?"),
        (["danko"], "no command 'danko'; try: redheat search danko"),
        (["walter", "Hill", "--json"], "no command 'walter'; try: redheat search walter hill"),
        (["?"], "no command '?'; see: redheat --help"),
        (["help", "danko"], "no command 'danko'; try: redheat search danko"),
        (["--data", "my.toml", "cast", "x"], "--data goes after the command: redheat cast x --data my.toml"),
        (["--json", "cast"], "--json goes after the command: redheat cast --json"),
        (["--limit=3"], "--limit goes after the command: redheat COMMAND --limit=3"),
        (["--format", "csv", "cast"], "--format goes after the command: redheat cast --format csv"),
        (["check", "question-director", "-8"], "'-8' looks like an option; put -- before it: redheat check ... -- -8"),
        (["data"], "Missing command (see 'redheat data --help')"),
        (["data", "nosuch"], "no command 'nosuch'; see: redheat data --help"),
        (["search"], "Missing argument 'WORD...' (see 'redheat search --help')"),
        (["schema", "nosuch"], "no schema 'nosuch'; there are info, cast, crew, plot, quotes, "),
        (["quotes", "--rating", "filthy"], "Invalid value for '--rating': 'filthy' is not one of 'clean',"),
        (["cast", "x" * 201], "Invalid value for '[NAME]...': 201 characters are too many: a text may have 200"),
        (["search", *["word"] * 99], "Invalid value for 'WORD...': 494 characters are too many: a text may have 200"),
        (["quotes", "--by", "x" * 201], "Invalid value for '--by': 201 characters are too many: a text may have 200"),
        (
            ["quotes", "--seed", "x" * 201],
            "Invalid value for '--seed': 201 characters are too many: a text may have 200",
        ),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else None,
)
def test_a_wrong_call_is_exit_2_and_one_line(redheat: Redheat, words: list[str], reason: str) -> None:
    answer = redheat(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert answer.err.startswith(f"redheat: {reason}")


def test_two_hundred_characters_are_fine(redheat: Redheat) -> None:
    assert redheat("cast", "x" * 200).code == 1


def test_records_that_are_lacking_are_named_and_the_others_shown(redheat: Redheat) -> None:
    assert redheat("show", "cast-hera", "cast-hero", "--fields", "id", *FILM) == (
        1,
        "cast-hero\n",
        "redheat: there is no record 'cast-hera'; did you mean cast-hero?\n",
    )


def test_ids_come_from_a_pipe() -> None:
    known = installed("quotes", "--fields", "id").out
    assert installed("show", "-", "--fields", "id", stdin=known).out == known
    assert installed("show", "-", stdin="") == (1, "", "redheat: standard input has no id\n")


def test_json_is_short_for_its_format(redheat: Redheat) -> None:
    assert redheat("cast", "--json") == redheat("cast", "-f", "json") == redheat("cast", "--json", "--format", "json")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["sources", ""], "[ID]"), (["quotes", "--by", ""], "--by"), (["cast", "--data", ""], "--data"),
        (["quotes", "--seed="], "--seed"), (["production", "--topic", ""], "--topic"),
        (["cast", "--fields="], "--fields"), (["export", "aiken", "--output", ""], "--output' / '-o"),
        (["host", "--venue", ""], "--venue"), (["quiz", "--category", ""], "--category"), (["schema", ""], "NAME"),
    ],
)  # fmt: skip
def test_what_is_given_and_empty_does_not_count_as_absent(redheat: Redheat, words: list[str], name: str) -> None:
    said = f"redheat: Invalid value for '{name}': it is empty (see 'redheat {words[0]} --help')\n"
    assert redheat(*words) == (2, "", said)


def test_nobody_has_an_empty_name(redheat: Redheat) -> None:
    assert redheat("cast", "") == (1, "", "redheat: nobody in the cast is called ''\n")
    assert redheat("info", "").code == 1


def test_fields_are_listed_without_what_the_command_needs(redheat: Redheat) -> None:
    for name in ("search", "show", "check"):
        answer = redheat(name, "--fields", "help")
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith("type\nid\n")
    assert redheat("quiz", "--fields", "help").out.startswith("type\nfilm\n")
    assert redheat("search", "--fields", "nosuch").err.startswith("redheat: no field 'nosuch'; the fields are type, id")

"""The contract for scripts, for every command in the table: shapes, formats, fields, exit codes."""

import csv
import io
import json
import re
from collections.abc import Callable
from inspect import cleandoc
from pathlib import Path

import pytest
import tomli
from helpers.calls import LISTING, TYPED
from helpers.running import ROOT, Run, installed, on_terminal
from jsonschema import Draft202012Validator

from redheat_cli.cli.command_from_function import build_command
from redheat_cli.commands.command_table import COMMANDS, contract, function
from redheat_cli.film.model import Film
from redheat_cli.listing.listing_and_draws import Listing, fields

Redheat = Callable[..., Run]
ONE_TEXT = ("quote", "trivia")  # they draw one record, and print it as a text


@pytest.mark.parametrize("name", LISTING)
def test_json_is_an_array_of_records_that_validates(redheat: Redheat, name: str) -> None:
    schema = json.loads(redheat("schema", name).out)
    Draft202012Validator.check_schema(schema)
    answer = redheat(*name.split(), *TYPED[name], "--json")
    assert answer.code == 0
    assert answer.out.endswith("]\n")
    assert "\x1b" not in answer.out
    records = json.loads(answer.out)
    assert records
    Draft202012Validator(schema).validate(records)
    known = set(fields(contract(function(name)).kinds))
    for record in records:
        assert next(iter(record)) == "type"
        assert set(record) <= known


@pytest.mark.parametrize("name", [*LISTING, "dataset", "host", "quiz"])
def test_a_schema_is_the_same_on_every_python(redheat: Redheat, name: str) -> None:
    # Python 3.13 takes the indentation out of docstrings; earlier versions leave it in.
    described = [part["description"] for part in json.loads(redheat("schema", name).out)["$defs"].values()]
    assert described == [cleandoc(text) for text in described]


@pytest.mark.parametrize(
    "call", [*([*name.split(), *TYPED[name], "--json"] for name in LISTING), ["data", "new"]], ids=" ".join
)
def test_a_file_has_what_would_be_printed(redheat: Redheat, call: list[str], tmp_path: Path) -> None:
    path = tmp_path / "Видов.txt"
    printed = redheat(*call)
    assert redheat(*call, "--output", str(path)) == (printed.code, "", printed.err)
    assert path.read_bytes() == printed.out.encode()
    path.write_text("old")
    assert redheat(*call, "-o", str(path)) == (4, "", f"redheat: {path}: exists; --force replaces it\n")
    assert path.read_text() == "old"
    assert redheat(*call, "-o", str(path), "--force").code == printed.code
    assert path.read_bytes() == printed.out.encode()


def test_a_file_is_plain_utf_8_unless_told_and_not_written_for_nothing(redheat: Redheat, tmp_path: Path) -> None:
    path = tmp_path / "x"
    done = on_terminal("cast", "Видов", "-o", str(path), PYTHONIOENCODING="ascii")
    assert done == (0, "", "")
    assert path.read_text() == redheat("cast", "Видов").out
    assert on_terminal("cast", "Видов", "-f", "pretty", "-o", str(path), "--force").out == ""
    assert path.read_text().startswith("Yuri Ogarkov ")
    assert redheat("cast", "nobody", "--json", "-o", str(path), "--force").code == 1
    assert path.read_text().startswith("Yuri Ogarkov ")
    said = "redheat: '-' is no file: leave out --output to write to standard output\n"
    assert redheat("cast", "danko", "-o", "-") == (2, "", said)


def test_a_file_that_cannot_be_is_told_before_anything_is_done(redheat: Redheat) -> None:
    answer = redheat("cast", "--output", "x" * 300)
    assert (answer.code, answer.out) == (4, "")
    assert answer.err.endswith("xxx: cannot be written: File name too long\n")


def test_a_quiz_whose_result_cannot_be_kept_is_not_played(tmp_path: Path) -> None:
    path = tmp_path / "result.json"
    path.touch()
    shown = on_terminal("quiz", "--json", "-o", str(path))
    assert shown == (4, f"redheat: {path}: exists; --force replaces it\n", "")


def test_our_film_validates_against_the_schema_of_a_dataset(redheat: Redheat) -> None:
    schema = json.loads(redheat("schema", "dataset").out)
    Draft202012Validator.check_schema(schema)
    film = tomli.loads((ROOT / "data" / "redheat.toml").read_text())
    Draft202012Validator(schema).validate(film)
    del film["film"]["title"]
    assert not Draft202012Validator(schema).is_valid(film)


@pytest.mark.parametrize("name", LISTING)
def test_the_other_formats_hold_the_same_records(redheat: Redheat, name: str) -> None:
    call = [*name.split(), *TYPED[name]]
    records = json.loads(redheat(*call, "--json").out)
    lines = redheat(*call, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == records
    rows = list(csv.DictReader(io.StringIO(redheat(*call, "--format", "csv", "--raw").out)))
    assert len(rows) == len(records)
    assert tuple(rows[0]) == fields(contract(function(name)).kinds)
    for row, record in zip(rows, records, strict=True):
        assert {key: as_cell(value) for key, value in record.items()}.items() <= row.items()
    if name not in ONE_TEXT:
        assert len(redheat(*call, "--format", "plain").out.splitlines()) == len(records)
    assert redheat(*call, "--format", "markdown").out.startswith("# ")
    assert redheat(*call, "--format", "pretty").out.strip()


def as_cell(value: object) -> str:
    """Write a JSON value as the manual says CSV cells are written."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(one if isinstance(one, str) else f"{one['speaker']}: {one['text']}" for one in value)
    return str(value)


@pytest.mark.parametrize("name", LISTING)
def test_fields_are_kept_in_the_order_asked_for(redheat: Redheat, name: str) -> None:
    call = [*name.split(), *TYPED[name]]
    names = redheat(*call, "--fields", "help").out.split()
    wanted = [names[-1], "type"]
    records = json.loads(redheat(*call, "--json", "--fields", ",".join(wanted)).out)
    assert all(list(record) == [one for one in wanted if one in record] for record in records)
    assert redheat(*call, "--format", "csv", "--fields", ",".join(wanted)).out.startswith(",".join(wanted) + "\n")
    plain = redheat(*call, "--format", "plain", "--fields", ",".join(wanted)).out.splitlines()
    assert all(line.count("\t") == 1 for line in plain)
    markdown = redheat(*call, "--format", "markdown", "--fields", ",".join(wanted)).out
    assert f"| {wanted[0]} | type |\n| --- | --- |\n" in markdown
    assert redheat(*call, "--format", "pretty", "--fields", ",".join(wanted)).code == 0


@pytest.mark.parametrize("name", LISTING)
def test_an_unknown_field_is_refused_with_the_list(redheat: Redheat, name: str) -> None:
    answer = redheat(*name.split(), *TYPED[name], "--fields", "type,nosuch", "--json")
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("redheat: no field 'nosuch'; the fields are type, ")


@pytest.mark.parametrize("name", [name for name in LISTING if name not in ONE_TEXT])
def test_limit_keeps_the_first(redheat: Redheat, name: str) -> None:
    call = [*name.split(), *TYPED[name], "--json"]
    assert json.loads(redheat(*call, "--limit", "1").out) == json.loads(redheat(*call).out)[:1]


def test_it_is_pretty_on_a_terminal_and_plain_in_a_pipe(redheat: Redheat) -> None:
    for name in LISTING:
        call = [*name.split(), *TYPED[name]]
        assert name in ONE_TEXT or redheat(*call) == redheat(*call, "--format", "plain")
    pretty = redheat("cast", "--format", "pretty", "--color", "always").out
    assert on_terminal("cast") == (0, pretty, "")
    assert "\x1b[" in pretty
    assert "\x1b" not in on_terminal("cast", "--color", "never").out


@pytest.mark.parametrize(
    "call",
    [
        ["info", "xyzzy"],
        ["cast", "xyzzy"],
        ["crew", "xyzzy"],
        ["plot", "--act", "9"],
        ["quotes", "xyzzy"],
        ["quotes", "--by", "xyzzy"],
        ["production", "xyzzy"],
        ["production", "--topic", "xyzzy"],
        ["search", "xyzzy"],
        ["show", "cast-xyzzy"],
        ["sources", "cast-xyzzy"],
    ],
    ids=" ".join,
)
def test_nothing_found_is_an_empty_answer_and_exit_1(redheat: Redheat, call: list[str]) -> None:
    empty = {"json": "[]\n", "jsonl": "", "plain": "", "pretty": "", "markdown": ""}
    for form, out in empty.items():
        answer = redheat(*call, "--format", form)
        assert (answer.code, answer.out) == (1, out)
        assert answer.err.startswith("redheat: ")
        assert answer.err.count("\n") == 1
    assert redheat(*call, "--format", "csv").out.count("\n") == 1


@pytest.fixture
def another(other: Path, tmp_path: Path) -> Path:
    """The path of the template's film with a quote of each kind, so that every look-up finds something."""
    text = other.read_text(encoding="utf-8")
    [quote] = re.findall(r"(?ms)^\[\[quotes\]\]\n.*?\n\n", text)
    for kind in ("tagline", "interview"):
        text += "\n" + quote.replace("quote-first-line", f"quote-{kind}").replace('"dialogue"', f'"{kind}"')
    path = tmp_path / "film.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_another_film_has_it_all_and_says_nothing_of_ours(redheat: Redheat, another: Path) -> None:
    titles = ("red heat", "danko", "schwarzenegger", "ridzik", "chicago", "moscow")
    calls = [
        [*name.split(), *TYPED[name]] for name in LISTING if name not in ("data path", "data check", "search", "show")
    ]
    calls = [["check", "question-director", "sample"] if call[0] == "check" else call for call in calls]
    calls += [["search", "hero"], ["show", "cast-hero", "question-director"], ["plot"], ["cast", "hero"]]
    for call in calls:
        for form in ("json", "pretty", "plain", "csv", "markdown"):
            answer = redheat(*call, "--data", str(another), "--format", form)
            assert answer.code == 0, (call, answer.err)
            assert not any(title in (answer.out + answer.err).lower() for title in titles), call


def test_help_and_messages_name_no_film(redheat: Redheat) -> None:
    for name in COMMANDS:
        assert "red heat" not in redheat(*name.split(), "--help").out.lower()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("info", "this film's file has no fact"), ("cast", "this film's file has nobody in the cast"),
        ("crew", "this film's file has nobody in the crew"), ("plot", "this film's file tells no plot"),
        ("quotes", "this film's file has no quote"), ("quotes --kind tagline", "this film's file has no tagline quote"),
        ("production", "this film's file has no production note"), ("production --topic x", "no topic 'x'"),
        ("sources", "this film's file has no source"), ("questions", "there is no such question"),
        ("plot --act 2", "the plot has no act 2"), ("export aiken", "there is no such question"),
        ("export fortune", "there is nothing to export"),
    ],
)  # fmt: skip
def test_a_film_without_records_says_what_it_lacks(redheat: Redheat, tmp_path: Path, words: str, said: str) -> None:
    path = tmp_path / "film.toml"
    path.write_text(
        'schema = 1\nversion = "1"\n[film]\ntitle = "T"\nyear = 1999\nlogline = "L"\ncertainty = "confirmed"\n'
        "sources = []\n"
    )
    assert redheat(*words.split(), "--data", str(path)) == (1, "", f"redheat: {said}\n")
    assert redheat("data", "check", str(path)).code == 0


def test_only_the_full_plot_has_acts(redheat: Redheat) -> None:
    for length in ("line", "short"):
        said = f"redheat: --act and --length {length} exclude each other: only the full plot has acts\n"
        assert redheat("plot", "--act", "1", "--length", length) == (2, "", said)
    assert redheat("plot", "--act", "1") == redheat("plot", "--act", "1", "--length", "full")


def test_a_path_that_is_no_text_is_spelled_out(redheat: Redheat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("redheat_cli.film.load_and_compile.shipped", lambda: "/a\udcff/redheat.toml")
    assert json.loads(redheat("data", "path", "--json").out)[0]["path"] == "/a\\udcff/redheat.toml"


def test_of_many_ids_that_there_are_not_some_are_named() -> None:
    answer = installed("show", "cast-danko", *(f"nosuch-{number}" for number in range(3000)), "--fields", "id")
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "cast-danko\n", 21)
    assert answer.err.endswith("redheat: and 2980 more ids that there are not\n")


def untyped(word) -> str:  # type: ignore[no-untyped-def]
    """Say it.

    Examples:
    redheat say
    """
    return str(word)


def unreturning(film: Film):  # type: ignore[no-untyped-def]
    """Say it.

    Examples:
    redheat say
    """


def without_examples() -> str:
    """Say it."""
    return ""


@pytest.mark.parametrize(
    ("command", "lacks"),
    [
        (untyped, "the parameter 'word' has no type"),
        (unreturning, "the return type is missing: Listing[...], Export or str"),
        (without_examples, "the docstring has no 'Examples:'"),
    ],
)
def test_a_signature_that_lacks_something_is_an_error(command: Callable[..., object], lacks: str) -> None:
    with pytest.raises(TypeError, match=re.escape(lacks)):
        contract(command)


def test_what_cannot_be_printed_is_an_error() -> None:
    def counting(film: Film) -> dict[str, int]:
        """Count.

        Examples:
        redheat count
        """
        return {}

    with pytest.raises(TypeError, match=re.escape("cannot print what it returns, dict[str, int]")):
        build_command(counting)


def test_annotations_may_be_strings() -> None:
    def counting(film: "Film", count: "int" = 1) -> "Listing[Film]":
        """Count.

        Examples:
        redheat count
        """
        return Listing(title=film.version, records=())

    found = contract(counting)
    assert (found.asks_film, list(found.parameters), found.kinds) == (True, ["count"], (Film,))

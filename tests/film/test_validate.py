"""Each fault of a film's file is told by its record and field, and all of them together."""

from pathlib import Path

import pytest
from helpers.running import ROOT

from redheat_cli.errors import BadDataset
from redheat_cli.film import validate
from redheat_cli.film.load import load as load_film
from redheat_cli.film.parse import FAULTS_SHOWN

TEMPLATE = (ROOT / "data" / "template.toml").read_text()


@pytest.fixture
def told(tmp_path: Path):
    """Load the template with changes made in it, and return what is said of it, without the path."""

    def load(*changes: tuple[str, str]) -> list[str]:
        text = TEMPLATE
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / "film.toml").write_text(text)
        try:
            load_film(str(tmp_path / "film.toml"))
        except BadDataset as refusal:
            return [line.removeprefix(f"{tmp_path}/film.toml") for line in refusal.lines]
        return []

    return load


def line_of(text: str) -> int:
    """Return the line of the template that TEXT is in."""
    return TEMPLATE[: TEMPLATE.index(text)].count("\n") + 1


BEAT = 'id = "beat-setting-out"'


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            'text = "The hero sets out."',
            "text = 1",
            "+2: beat-setting-out.text: must be text in quotation marks, not a whole number",
        ),
        (BEAT, "id = 1", "+0: plot.beats[0].id: must be text in quotation marks, not a whole number"),
        (BEAT, f"{BEAT}\nacts = 1", "+1: beat-setting-out.acts: unknown key"),
        ("[[plot.beats]]", "[plot.beats]", "-1: plot.beats: each record must begin with [[plot.beats]]"),
    ],
)
def test_the_steps_of_the_plot_are_records_too(told, old: str, new: str, line: str) -> None:
    offset, _, said = line.partition(":")
    assert told((old, new)) == [f":{line_of(BEAT) + int(offset)}:{said}"]


def test_a_line_of_an_exchange_has_its_place(told) -> None:
    line = line_of("then = [")
    assert told(('text = "Not here."', 'text = "Not here.", who = 1')) == [
        f":{line}: quote-first-line.then[0]: unknown key 'who'"
    ]
    assert told(('text = "Not here."', "text = 1")) == [
        f":{line}: quote-first-line.then[0].text: must be text in quotation marks, not a whole number"
    ]


def test_a_record_may_say_its_type(told) -> None:
    assert told(('id = "cast-hero"', 'id = "cast-hero"\ntype = "cast"')) == []


def test_all_that_names_nothing_is_told_together(told) -> None:
    beat = TEMPLATE[TEMPLATE.index("[[plot.beats]]") : TEMPLATE.index("\n", TEMPLATE.index("[[quotes]]"))]
    beat = beat[: beat.rindex("]\n") + 2]
    unknown = 'sources = ["source-none"]'
    changes = [('sources = ["source-review"]', unknown)] * 4 + [
        ("[[plot.beats]]", f"{beat}\n[[plot.beats]]"),
        ('id = "crew-director"', 'id = "director"'),
    ]
    reasons = [line.split(": ", 1)[1] for line in told(*changes)]
    assert reasons[:3] == [
        "director.id: must begin with 'crew-'; write 'crew-director'",
        "beat-setting-out: this id is used twice",
        "beat-setting-out: this id is used twice",
    ]
    assert sorted(reasons[3:]) == [
        f"{record}.sources: there is no source 'source-none'; did you mean source-review?"
        for record in ("cast-hero", "director", "fact-release", "film")
    ]


def test_faults_of_several_kinds_are_told_together(told) -> None:
    faults = told(
        ('kind = "dialogue"', 'kind = "song"'),
        ("order = 1", 'order = "first"\nrole = "x"'),
        ('id = "crew-director"', 'id = "crew-the_director"'),
        ('sources = ["source-review"]', 'sources = ["review"]'),
        ('about = ["crew-director"]', 'about = ["crew-directer"]'),
    )
    assert [line.split(": ", 1)[1] for line in faults] == [
        "cast-hero.role: unknown key",
        "cast-hero.order: must be a whole number, not text in quotation marks",
        "quote-first-line.kind: must be dialogue, tagline or interview, not 'song'",
        "crew-the_director.id: must have only the letters a to z, digits, and single hyphens between them; "
        "write 'crew-the-director'",
        "film.sources: there is no source 'review'; did you mean source-review?",
        "question-director.about: there is no record 'crew-directer'; did you mean crew-the-director?",
    ]


def test_a_fault_in_a_header_or_an_id_has_its_line(told) -> None:
    line = line_of("\n[film]") + 1
    assert told(("\n[film]", "\n[[film]]")) == [f":{line}: film: write [film], in single brackets, and only once"]
    line = line_of("\n[[quotes]]") + 1
    assert told(("\n[[quotes]]", "\n[[quote]]")) == [f":{line}: quote: unknown section; did you mean quotes?"]
    line = line_of('id = "cast-hero"')
    assert told(('id = "cast-hero"', 'id = "cast_hero"')) == [
        f":{line}: cast_hero.id: must begin with 'cast-'; write 'cast-hero'"
    ]


def test_both_records_of_an_id_have_their_lines(told) -> None:
    start, end = line_of("\n[[sources]]") + 1, TEMPLATE[TEMPLATE.index("\n[[sources]]") :]
    again = [line.partition(": ")[0] for line in told((end, end + end))]
    assert again == [f":{start}", f":{start + end.count(chr(10))}"]


def test_as_many_faults_as_are_shown_are_all(told) -> None:
    faults = "".join(f"x{number} = 1\n" for number in range(FAULTS_SHOWN))
    assert len(told(("schema = 1", f"{faults}schema = 1"))) == FAULTS_SHOWN


def test_a_line_ends_where_editors_end_it(told) -> None:
    line = line_of("\nyear = 1999") + 1
    assert told(("year = 1999", "year = '\x9b'"), ("\n", "\r\n")) == [
        f":{line}:9: a control character (U+009B) is not allowed; delete it"
    ]


@pytest.mark.parametrize(
    ("opened", "closed", "found"), [("[", "]", "a list in square brackets"), ("{a=", "}", "a table")]
)
def test_brackets_have_a_depth(told, opened: str, closed: str, found: str) -> None:
    line = line_of("year = 1999")
    assert told(("year = 1999", f"year = {opened * 99}1{closed * 99}")) == [
        f":{line}: film.year: must be a whole number, not {found}"
    ]
    assert told(("year = 1999", f"year = {opened * 999}1{closed * 999}")) == [
        f":{line}: lists and tables are nested too deeply"
    ]


def test_brackets_in_strings_are_text(told) -> None:
    assert told(("The hero sets out.", ":[" * 900), ("Wants something badly.", "{[(" * 400)) == []


def test_a_bracket_in_a_key_hides_no_part_of_it(told) -> None:
    line = line_of("\nyear = 1999") + 1
    assert told(("year = 1999", 'year."[".c.d.e.f.g.h.i = 1')) == [f":{line}: a key has more than 8 parts"]


def test_a_file_of_several_reads_is_one(told) -> None:
    assert told(("schema = 1", "#\n" * (1 << 20) + "schema = 1")) == []
    assert told(("# ", "#\n" * (1 << 19) + "# ")) == []


def test_marks_that_are_escaped_are_told_with_their_place(told) -> None:
    line = line_of('text = "The hero sets out."')
    marks = "\\u0301" * 31
    assert told(('text = "The hero sets out."', f'text = "{marks}"')) == [
        f":{line}: beat-setting-out.text: more than 30 combining marks in a row"
    ]
    assert told(('text = "The hero sets out."', f'text = "{marks[6:]}"')) == []


def test_what_looking_closer_does_not_find_is_told_all_the_same(told, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validate, "_shape_faults", lambda document: iter(()))
    assert told(("year = 1999", "year = '1999'")) == [
        f":{line_of('year = 1999')}: film.year: must be a whole number, not text in quotation marks"
    ]


def test_a_gender_is_one_of_two(told) -> None:
    job = 'job = "Director"'
    line = line_of(job) + 1
    assert told((job, f'{job}\ngender = "male"')) == []
    assert told((job, f'{job}\ngender = "actress"')) == [
        f":{line}: crew-director.gender: must be female or male, not 'actress'"
    ]

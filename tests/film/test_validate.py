"""Each fault of a film's file is told by its record and field, and all of them together."""

from pathlib import Path

import pytest
from helpers.running import ROOT

from redheat_cli.errors import BadDataset
from redheat_cli.film.fault_report import FAULTS_SHOWN, shape_fault
from redheat_cli.film.load_and_compile import load as load_film

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
        (
            BEAT,
            f"{BEAT}\nacts = 1",
            "+1: beat-setting-out.acts: unknown key; what else may stand here is keywords, note, source_note",
        ),
        ("[[plot.beats]]", "[plot.beats]", "-1: plot.beats: each record must begin with [[plot.beats]]"),
    ],
)
def test_the_steps_of_the_plot_are_records_too(told, old: str, new: str, line: str) -> None:
    offset, _, said = line.partition(":")
    assert told((old, new)) == [f":{line_of(BEAT) + int(offset)}:{said}"]


def test_a_line_of_an_exchange_has_its_place(told) -> None:
    line = line_of("then = [")
    assert told(('text = "Not here."', 'text = "Not here.", who = 1')) == [
        f":{line}: quote-first-line.then[0].who: unknown key; only speaker and text may stand here"
    ]
    assert told(('text = "Not here."', "text = 1")) == [
        f":{line}: quote-first-line.then[0].text: must be text in quotation marks, not a whole number"
    ]


def test_a_record_may_say_its_type(told) -> None:
    assert told(('id = "cast-hero"', 'id = "cast-hero"\ntype = "cast"')) == []
    assert len(told(('id = "cast-hero"', 'type = "cast"'))) == 1


def test_all_that_names_nothing_is_told_together(told) -> None:
    beat = TEMPLATE[TEMPLATE.index("[[plot.beats]]") : TEMPLATE.index("\n", TEMPLATE.index("[[quotes]]"))]
    beat = beat[: beat.rindex("]\n") + 2]
    unknown = 'sources = ["source-none"]'
    changes = [('sources = ["source-review"]', unknown)] * 4 + [
        ("[[plot.beats]]", f"{beat}\n[[plot.beats]]"),
        ('id = "crew-director"', 'id = "director"'),
    ]
    reasons = [line.split(": ", 1)[1] for line in told(*changes)]
    lines = [number for number, line in enumerate(TEMPLATE.split("\n"), 1) if line == 'sources = ["source-review"]']
    assert reasons == [
        f"film.sources: there is no source 'source-none' (4 times; also in lines {', '.join(map(str, lines[1:4]))})",
        "director.id: must begin with 'crew-'; write 'crew-director'",
        f"beat-setting-out: this id is used twice (2 times; also in line {line_of(BEAT) + beat.count(chr(10))})",
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
        "film.sources: there is no source 'review'; did you mean source-review?",
        "cast-hero.order: must be a whole number, not text in quotation marks",
        "cast-hero.role: unknown key; what else may stand here is keywords, note, source_note",
        "crew-the_director.id: must have only the letters a to z, digits, and single hyphens between them; "
        "write 'crew-the-director'",
        "quote-first-line.kind: must be dialogue, tagline or interview, not 'song'",
        "question-director.about: there is no record 'crew-directer'; did you mean crew-the-director?",
    ]


def test_a_fault_in_a_header_or_an_id_has_its_line(told) -> None:
    line = line_of("\n[film]") + 1
    assert told(("\n[film]", "\n[[film]]")) == [f":{line}: film: write [film], in single brackets, and only once"]
    line = line_of("\n[[quotes]]") + 1
    assert told(("\n[[quotes]]", "\n[[quote]]")) == [f":{line}: quote: unknown section; did you mean [[quotes]]?"]
    line = line_of('id = "cast-hero"')
    assert told(('id = "cast-hero"', 'id = "cast_hero"')) == [
        f":{line}: cast_hero.id: must begin with 'cast-'; write 'cast-hero'"
    ]


def test_both_records_of_an_id_have_their_lines(told) -> None:
    start, end = line_of("\n[[sources]]") + 1, TEMPLATE[TEMPLATE.index("\n[[sources]]") :]
    again = start + end.count("\n")
    assert told((end, end + end)) == [f":{start}: source-review: this id is used twice (2 times; also in line {again})"]


def test_as_many_faults_as_are_shown_are_all(told) -> None:
    faults = "".join(f"x{number} = 1\n" for number in range(FAULTS_SHOWN))
    assert len(told(("schema = 1", f"{faults}schema = 1"))) == FAULTS_SHOWN


def test_a_line_ends_where_editors_end_it(told) -> None:
    line = line_of("\nyear = 1999") + 1
    assert told(("year = 1999", "year = '\x9b'"), ("\n", "\r\n")) == [
        f":{line}:9: a control character (U+009B) is not allowed; delete it"
    ]


@pytest.mark.parametrize(
    ("opened", "closed", "found"), [("[", "]", "a list in square brackets"), ("{a=", "}", "fields in curly brackets")]
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


def test_what_msgspec_says_in_new_words_is_told_as_it_is() -> None:
    assert shape_fault("This is no text - at `$[1]`", str, "x") == ("[1]", "This is no text")


def test_a_gender_is_one_of_two(told) -> None:
    given = 'gender = "male"'
    assert told((given, 'gender = "actress"')) == [
        f":{line_of(given)}: crew-director.gender: must be female or male, not 'actress'"
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "logline =",
            'original_title = "x"\nlogline =',
            "film.original_title: unknown key; write a record in [[facts]] for it",
        ),
        ("logline =", 'director = "x"\nlogline =', "film.director: unknown key; write a record in [[crew]] for it"),
        ("logline =", 'tagline = "x"\nlogline =', "film.tagline: unknown key; write a record in [[quotes]] for it"),
        ("logline =", 'cast = ["x"]\nlogline =', "film.cast: write [[cast]], in two brackets, before each record"),
        ("logline =", 'synopsis = "x"\nlogline =', "film.synopsis: unknown key; write [plot]"),
        ("logline =", 'id = "film-x"\nlogline =', "film.id: unknown key; delete it"),
        (
            "schema =",
            'title = "x"\nschema =',
            "title: unknown key; it belongs in [film] or [[production]] or [[sources]]",
        ),
        ("[[plot.beats]]", "[[beats]]", "beats: unknown section; did you mean [[plot.beats]]?"),
        ("[[plot.beats]]", "[[plots.beats]]", "plots.beats: unknown section; did you mean [[plot.beats]]?"),
        ("\n[plot]", "\n[story]", "story: unknown section; did you mean [plot]?"),
        ("[[cast]]", "[[actors]]", "actors: unknown section; did you mean [[cast]]?"),
        ("[[cast]]", "[[who]]", "who: unknown section; did you mean [[cast]]?"),
        ("[[crew]]", "[[director]]", "director: unknown section; did you mean [[crew]]?"),
        ("[[production]]", "[[trivia]]", "trivia: unknown section; did you mean [[production]]?"),
        (
            "schema =",
            "x = [1]\nschema =",
            "x: unknown section; there are [film], [plot], [[facts]], [[cast]], [[crew]], "
            "[[quotes]], [[production]], [[questions]], [[sources]], [[plot.beats]]",
        ),
        ("native_name =", "nativename =", "cast-hero.nativename: unknown key; did you mean native_name?"),
        (
            "native_name =",
            "role =",
            "cast-hero.role: unknown key; what else may stand here is keywords, native_name, note, source_note",
        ),
        ("reliability =", "trust =", "source-review.trust: unknown key; did you mean reliability?"),
        ("\naliases = [", "\ntopic = [", "crew-director.topic: unknown key; it belongs in [[production]]"),
        ("wrong =", "options =", "question-director.options: unknown key; did you mean wrong?"),
    ],
)
def test_a_name_that_does_not_exist_is_told_with_what_is_meant(told, old: str, new: str, said: str) -> None:
    assert said in [line.split(": ", 1)[1] for line in told((old, new))]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            '["source-review"]',
            '["The Example Gazette, a review"]',
            "film.sources: there is no source 'The Example Gazette, a review'; did you mean source-review?",
        ),
        (
            '["source-review"]',
            '["https://example.com/review"]',
            "film.sources: there is no source 'https://example.com/review'; did you mean source-review?",
        ),
        (
            '["source-review"]',
            '["a book"]',
            "film.sources: there is no source 'a book'; write an id, such as source-review",
        ),
        (
            '"cast-hero"\nto',
            '"The Hero"\nto',
            "quote-first-line.speaker_id: there is no cast record 'The Hero'; did you mean cast-hero?",
        ),
        (
            '["crew-director"]',
            '["John Sample"]',
            "question-director.about: there is no record 'John Sample'; did you mean crew-director?",
        ),
        ('"fact-release"', '""', "facts[0].id: is empty; write an id such as 'fact-some-words'"),
        ("url =", "ulr =", "source-review.ulr: unknown key; did you mean url?"),
    ],
)
def test_what_is_written_in_place_of_an_id(told, old: str, new: str, said: str) -> None:
    assert [line.split(": ", 1)[1] for line in told((old, new))] == [said]


def test_the_records_of_a_section_that_does_not_exist_are_checked_too(told) -> None:
    line = line_of("[[cast]]")
    assert told(("[[cast]]", "[[actors]]"), ("about = ", "bio = "), ('id = "cast-hero"\n', "")) == [
        f":{line}: actors: unknown section; did you mean [[cast]]?",
        f":{line}: actors[0]: the field 'id' is missing",
        f":{line}: actors[0]: the field 'about' is missing",
        f":{line + 4}: actors[0].bio: unknown key; did you mean about?",
    ]


def test_only_some_sections_that_do_not_exist_are_guessed(told) -> None:
    said = told(("schema = 1", "".join(f"[cast{number}]\n" for number in range(30)) + "schema = 1"))
    assert "(20 times; also in lines 16, 17, 18, ...)" in said[1]
    assert len(said) == FAULTS_SHOWN + 1


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('reliability = "good"\n', "", "source-review: the field 'reliability' is missing; write strong, good or weak"),
        ('"good"', '"high"', "source-review.reliability: must be strong, good or weak, not 'high'"),
        ('"good"', "5", "source-review.reliability: must be strong, good or weak, not a whole number"),
        ('"good"', f'"{"x" * 200}"', f"source-review.reliability: must be strong, good or weak, not '{'x' * 100}...'"),
        (
            'kind = "dialogue"\n',
            "",
            "quote-first-line: the field 'kind' is missing; write dialogue, tagline or interview",
        ),
        ('speaker = "The Hero"\n', "", "quote-first-line: the field 'speaker' is missing; write \"\" if nobody knows"),
        ("order = 1\n", "", "cast-hero: the field 'order' is missing; write 0 if it is not known"),
        (
            'certainty = "confirmed"\n',
            "",
            "film: the field 'certainty' is missing; write confirmed, reported or disputed",
        ),
        ('sources = ["source-review"]\n', "", "film: the field 'sources' is missing; write [] for none"),
        (
            '["source-review"]',
            '"source-review"',
            'film.sources: must be a list in square brackets, not text in quotation marks; write ["source-review"]',
        ),
        ("act = 1", "act = 10", "beat-setting-out.act: must be from 1 to 9, not 10"),
        ("year = 1999", "year = 19999", "film.year: must be from 1880 to 2200, not 19999"),
        ("order = 1", f"order = 0x{'f' * 5000}", "cast-hero.order: must be from 0 to 9999, not so large a number"),
        (
            'kind = "dialogue"',
            'kind = "dialogue"\ntype = "line"',
            "quote-first-line.type: must be 'quote' here, and may be left out",
        ),
        (
            'kind = "dialogue"',
            'type = "dialogue"',
            "quote-first-line.type: must be 'quote' here, and may be left out; did you mean kind?",
        ),
        ("then = [", 'then = ["No."] # [', 'quote-first-line.then[0]: write it as [{ speaker = "Ann", text = "No." }]'),
    ],
)
def test_what_may_stand_in_a_field_is_told(told, old: str, new: str, said: str) -> None:
    assert said in [line.split(": ", 1)[1] for line in told((old, new))]


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("jp", "; Japanese is ja"),
        ("kr", "; Korean is ko and Kanuri is kau"),
        ("cz", "; Czech is cs"),
        ("dk", "; Danish is da"),
        ("gr", "; Greek is el"),
        ("se", "; Swedish is sv and Northern Sami is sme"),
        ("ua", "; Ukrainian is uk"),
        ("ger", "; German is de"),
        ("EN", "; English is en"),
        ("French", "; French is fr"),
        ("xx", ""),
        ("Klingon", ""),
    ],
)
def test_what_is_no_language(told, code: str, meant: str) -> None:
    assert told(('language = "en"', f'language = "{code}"')) == [
        f":{line_of('language = ')}: quote-first-line.language: "
        f"must be the code of a language, such as es, not '{code}'{meant}"
    ]


@pytest.mark.parametrize("code", ["uk", "en-GB", "zh-Hans-CN", "sme", "yi"])
def test_what_is_a_language(told, code: str) -> None:
    assert told(('language = "en"', f'language = "{code}"')) == []


def test_all_kinds_of_faults_are_told_at_once(tmp_path: Path, redheat) -> None:
    changes = (
        ("year = 1999", "year = 1"),
        ('certainty = "reported"', 'certainty = "disputed"'),
        ('language = "en"', 'language = "jp"'),
        ('wrong = ["Peter Pattern"', 'wrong = ["Sample"'),
        ('sources = ["source-review"]', 'sources = ["source-other"]'),
        ('about = ["crew-director"]', 'about = ["crew-directer"]'),
        ("act = 1", ""),
    )
    text = TEMPLATE
    for old, new in changes:
        text = text.replace(old, new, 1)
    (tmp_path / "film.toml").write_text(text)
    places = [line.split(": ")[2] for line in redheat("data", "check", str(tmp_path / "film.toml")).err.splitlines()]
    assert places == [
        "film.year",
        "film.sources",
        "beat-setting-out",
        "quote-first-line.note",
        "quote-first-line.language",
        "question-director.wrong",
        "question-director.about",
    ]


def test_a_source_that_is_forgotten_is_told_once(told) -> None:
    lines = [number for number, line in enumerate(TEMPLATE.split("\n"), 1) if line == 'sources = ["source-review"]']
    assert told(('id = "source-review"', 'id = "source-book"')) == [
        f":{lines[0]}: film.sources: there is no source 'source-review' "
        f"({len(lines)} times; also in lines {lines[1]}, {lines[2]}, {lines[3]}, ...)"
    ]

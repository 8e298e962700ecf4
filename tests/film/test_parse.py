"""The content of a film's file is a film, or each fault in it is told with its place and its reason."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import ROOT, Run

from redheat_cli.film import parse
from redheat_cli.film.fault_report import FAULTS_SHOWN

Redheat = Callable[..., Run]
TEMPLATE = (ROOT / "data" / "template.toml").read_text()


@pytest.fixture
def check(tmp_path: Path, redheat: Redheat) -> Callable[[str | bytes], Run]:
    """Check a film's file with the content given, as `film.toml` in the current folder."""

    def run(content: str | bytes) -> Run:
        (tmp_path / "film.toml").write_bytes(content.encode() if isinstance(content, str) else content)
        os.chdir(tmp_path)
        answer = redheat("data", "check", "film.toml")
        assert (answer.code, answer.out) in ((0, answer.out), (3, "")), answer
        assert re.fullmatch(r"(redheat: film\.toml(:\d+){0,2}: .+\n)*", answer.err)
        return answer

    return run


def told(answer: Run) -> list[str]:
    """Return what was said, without the file's name and the line."""
    assert answer.code == 3
    return [re.sub(r"redheat: film\.toml(:\d+){0,2}", "", line) for line in answer.err.splitlines()]


def test_a_sound_file_is_counted(check: Callable[[str], Run]) -> None:
    counts = "fact 1|cast 1|crew 1|summary 2|beat 1|quote 1|production 1|question 2|source 1|"
    found = check(TEMPLATE)
    assert (found.code, found.err) == (0, "")
    assert found.out.startswith(counts.replace(" ", "\t").replace("|", "\n") + "made: ")


@pytest.mark.parametrize("change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n")], ids=["bom", "crlf"])
def test_what_editors_do_is_fine(check: Callable[[str], Run], change: Callable[[str], str]) -> None:
    assert check(change(TEMPLATE)).code == 0


def test_a_film_alone_is_enough(check: Callable[[str], Run]) -> None:
    minimal = (
        'schema = 1\nversion = "1"\n[film]\ntitle = "T"\nyear = 1999\nlogline = "L"\n'
        'certainty = "confirmed"\nsources = ["source-one"]\n[[sources]]\nid = "source-one"\ntitle = "S"\n'
        'kind = "book"\nreliability = "good"\n'
    )
    counts = {"fact": 0, "cast": 0, "crew": 0, "summary": 0, "beat": 0, "quote": 0, "production": 0, "question": 0}
    found = check(minimal)
    assert found.out.startswith("".join(f"{name}\t{count}\n" for name, count in (counts | {"source": 1}).items()))
    assert (found.code, found.err, re.findall("left out", found.out)) == (0, "", [])


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("year = 1999", "year = ", [": the value is missing"]),
        ("year = 1999", 'year = "1999"', [": film.year: must be a whole number, not text in quotation marks"]),
        ("year = 1999", "year = 1999.0", [": film.year: must be a whole number, not a number with a point"]),
        ("year = 1999", "year = nan", [": film.year: must be a whole number, not a number with a point"]),
        ("year = 1999", "year = 1999-01-01", [": film.year: must be a whole number, not a date"]),
        ("year = 1999", "year = true", [": film.year: must be a whole number, not true or false"]),
        ("year = 1999", "year = 12", [": film.year: must be from 1880 to 2200, not 12"]),
        ("year = 1999", f"year = {'9' * 5000}", [": a number is too long"]),
        ("year = 1999\n", "", [": film: the field 'year' is missing"]),
        ("schema = 1", "schema = 2", [": schema: must be 1, not 2"]),
        ("schema = 1\n", "", [": the field 'schema' is missing"]),
        ("schema = 1", "schema = 1\nshema = 1", [": shema: unknown key"]),
        ("\nactor =", "\nacter =", [
            ": cast-hero: the field 'actor' is missing",
            ": cast-hero.acter: unknown key; did you mean actor?",
        ]),
        ('actor = "Jane Example"', 'actor = ""', [": cast-hero.actor: is empty"]),
        ("order = 1", "order = -1", [": cast-hero.order: must be from 0 to 9999, not -1"]),
        ('id = "cast-hero"', 'id = "hero"', [
            ": hero.id: must begin with 'cast-'; write 'cast-hero'",
        ]),
        ('id = "cast-hero"', 'id = "cast-Hero"', [
            ": cast-Hero.id: must have only the letters a to z, digits, and single hyphens between them; "
            "write 'cast-hero'",
        ]),
        ('id = "cast-hero"', 'id = "cast-h\u00e9ro"', [": cast-h\u00e9ro.id: must have only the letters a to z"]),
        ('id = "cast-hero"', 'id = "cast-\u200bhero"', [
            ": cast-<U+200B>hero.id: an invisible zero width space (U+200B) is not allowed; delete it",
        ]),
        ('id = "crew-director"', 'id = "crew-"', [
            ": crew-.id: must have only the letters a to z, digits, and single hyphens between them; "
            "write 'crew-some-words'",
            ": question-director.about: there is no record 'crew-director'",
        ]),
        ('"Jane Example"', '"Jane\u200b Example"', [
            ": cast-hero.actor: an invisible zero width space (U+200B) is not allowed; delete it",
        ]),
        ("order = 1", "; a note", [": a comment begins with #"]),
        ("order = 1", "// a note", [": a comment begins with #"]),
        ("order = 1", "order = 1 -- or 2", [": a comment begins with #"]),
        ('"Jane Example"', '"Jane Example" // a note', [": a comment begins with #"]),
        ('"Jane Example"', '"Jane Example",', [": delete the comma at the end of the line"]),
        ("order = 1", "order = 01", [": a number must not begin with 0"]),
        ("spoiler = false", "spoiler = no", [": write true or false, in small letters"]),
        ("spoiler = false", "spoiler\u00a0= false", [": an invisible no-break space (U+00A0) stands here; delete it"]),
        ('"Jane Example"', '"C:\\Users"', [": write \\\\ for a backslash inside a text"]),
        ('id = "cast-hero"', "id = 5", [": cast[0].id: must be text in quotation marks, not a whole number"]),
        ('id = "beat-setting-out"', 'id = "beat-setting-out"\nid = "x"', [
            ": this field stands twice in the record",
        ]),
        ('kind = "dialogue"', 'kind = "song"', [
            ": quote-first-line.kind: must be dialogue, tagline or interview, not 'song'",
        ]),
        ('text = "Not here."', "text = 1", [
            ": quote-first-line.then[0].text: must be text in quotation marks, not a whole number",
        ]),
        ('wrong = ["Peter Pattern", ', 'wrong = ["a", "b", ', [": question-director.wrong: has more than 3 items"]),
        ('about = ["crew-director"]', 'about = ["crew-nobody"]', [
            ": question-director.about: there is no record 'crew-nobody'",
        ]),
        ('spoiler = false\ncertainty = "reported"', 'certainty = "disputed"', [
            ": quote-first-line.note: a disputed record must give both readings",
        ]),
        ('sources = ["source-review"]', 'sources = ["source-nowhere"]', [
            ": film.sources: there is no source 'source-nowhere'",
        ]),
        ('sources = ["source-review"]', 'sources = ["cast-hero"]', [": film.sources: there is no source 'cast-hero'"]),
        (
            'sources = ["source-review"]',
            f'sources = ["{"x" * 101}"]',
            [": film.sources[0]: is longer than 80 characters"],  # and it is not repeated
        ),
        ('"Jane Example"', '"Jane "J" Example"', [
            ': the text ends before this; write \\" for a quotation mark inside a text',
        ]),
        ('"Jane Example"', "“Jane Example”", [': a text must stand between straight quotation marks, as in "text"']),
        ('"Jane Example"', "Jane Example", [
            ': this is no value; a text must stand between quotation marks, as in "text"',
        ]),
        ('"Jane Example"', '"Jane Example', [": the text does not end on its line; close the quotation marks"]),
        ('"Jane Example"', '"C:\\Jane"', [": write \\\\ for a backslash inside a text"]),
        ('"Jane Example"', '"Jane Example", order = 1', [": each field must stand on a line of its own"]),
        ('"Jane Example"', '"Jane Example" and so on', [
            ': the text ends before this; write \\" for a quotation mark inside a text',
        ]),
        ("order = 1", 'order = 1 name = "x"', [": each field must stand on a line of its own"]),
        ("order = 1", "order = 1st", [": a number has only digits, and a text must stand between quotation marks"]),
        ("year = 1999", "year = 1,999", [": a number has only digits, and a text must stand between quotation marks"]),
        ("order = 1", "order = # 1", [": the value is missing"]),
        ("order = 1", "order == 1", [": write a single ="]),
        ("order = 1", "-- order = 1", [": a comment begins with #"]),
        ("order = 1", "(order)", [": this is no section, as [film], and no field, as year = 1999"]),
        ('["source-review"]', '"source-review", "source-b"', [': write several texts as a list: ["one", "another"]']),
        ('["source-review"]', '["source-review"],', [": delete the comma at the end of the line"]),
        ('["source-review"]', '["source-review"]]', [": there is one ] too many"]),
        ('["source-review"]', '["source-review"', [": the list above this has no ] at its end"]),
        ('"Jane Example"', "'Jane's'", [': a text with an apostrophe must stand between ", as in "It\'s"']),
        ('"Jane Example"', '"Jane Example”', [': a text must stand between straight quotation marks, as in "text"']),
        ('"Jane Example"', '"""Jane Example"', [": a text of several lines does not end; close it with three"]),
        ('text = "Not here." }]', 'text = "Not here." ]', [": curly brackets end with }, and there is a comma"]),
        ("[[cast]]", "[cast]]", [": the brackets around the name of the section do not match"]),
        ("[[cast]]", "[[the cast]]", [": the name of a section has no spaces"]),
        ("actor = ", "actor: ", [": write = between the field and its value"]),
        ("[[cast]]", "[[cast]", [": the brackets around the name of the section do not match"]),
        ("[[cast]]", "[cast]", [": cast: each record must begin with [[cast]]"]),
        ("[[cast]]", "[cast]\n[cast]", [": write [[cast]], in two brackets, before each record"]),
        ("[[cast]]", "[cast]\n[[cast]]", [": write [[cast]], in two brackets, before each record"]),
        ("[[cast]]", "[film]\n[[cast]]", [": [film] may stand only once"]),
        ("year = 1999", "year = 1999\nsources = []\ncast = []", [": this field stands twice in the record"]),
        ("year = 1999", "year = 1999\nproduction = []", [
            ": film.production: write [[production]], in two brackets, before each record",
        ]),
        ('["Peter Pattern"', '["Peter Pattern" 1', [": a list ends with ], and there is a comma between its items"]),
        ('language = "en"', 'language = "english"', [
            ": quote-first-line.language: must be the code of a language, such as es, not 'english'; English is en",
        ]),
        ("\n[[sources]]", "\n[sources]", [": sources: each record must begin with [[sources]]"]),
        ("\n[[sources]]", "\n[[source]]", [": source: unknown section; did you mean [[sources]]?"]),
        ("[[plot.beats]]", "[[plot.steps]]", [": plot.steps: unknown section; did you mean [[plot.beats]]?"]),
        ("\n[film]", "\n[movie]", [
            ": movie: unknown section; did you mean [film]?",
        ]),
        ('title = "It rained"', 'title = "It \\u001b[31mrained"', [
            ": production-rain.title: a control character (U+001B) is not allowed; delete it",
        ]),
        ('title = "It rained"', 'title = "It \\u202erained"', [
            ": production-rain.title: an invisible right-to-left override (U+202E) is not allowed; delete it",
        ]),
        ('people = ["John Sample"]', 'people = ["\\b"]', [
            ": production-rain.people[0]: a control character (U+0008) is not allowed; delete it",
        ]),
        ('title = "It rained"', 'title = "It \x9brained"', [": a control character (U+009B) is not allowed"]),
        ('title = "It rained"', 'title = "It \x07rained"', [": a control character (U+0007) is not allowed"]),
        ("# How the film was", "# How \u2066 the film was", [
            ": an invisible left-to-right isolate (U+2066) is not allowed; delete it",
        ]),
        ('topic = "filming"', f'topic = "{"x" * 4001}"', [": production-rain.topic: is longer than 4,000 characters"]),
        ('topic = "filming"', f"topic = {'[' * 999}{']' * 999}", [": lists and tables are nested too deeply"]),
        ('topic = "filming"', "a.b.c.d.e.f.g.h.i = 1", [": a key has more than 8 parts"]),
    ],
    ids=lambda value: re.sub(r"\W+", " ", value[:40]) if isinstance(value, str) else None,
)  # fmt: skip
def test_a_fault_is_told_with_its_place_and_reason(
    check: Callable[[str], Run], old: str, new: str, lines: list[str]
) -> None:
    assert old in TEMPLATE
    found = told(check(TEMPLATE.replace(old, new, 1)))
    assert len(found) == len(lines)
    for line, wanted in zip(found, lines, strict=True):
        assert line.startswith(wanted)


def test_several_faults_are_told_together(check: Callable[[str], Run]) -> None:
    bad = TEMPLATE.replace("actor =", "acter =", 1).replace('kind = "dialogue"', "kind = 1").replace("year =", "yeer =")
    assert [line.partition(" ")[2] for line in told(check(bad))] == [
        "film: the field 'year' is missing",
        "film.yeer: unknown key; did you mean year?",
        "cast-hero: the field 'actor' is missing",
        "cast-hero.acter: unknown key; did you mean actor?",
        "quote-first-line.kind: must be dialogue, tagline or interview, not a whole number",
    ]


def test_not_more_faults_are_told_than_anyone_reads(check: Callable[[str], Run]) -> None:
    lines = told(check("".join(f"a{number} = 1\n" for number in range(99)) + TEMPLATE))
    assert len(lines) == FAULTS_SHOWN + 1
    assert lines[-1] == ": and 79 more faults"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff\xfes\x00", ": not UTF-8; save the file as UTF-8"),
        (TEMPLATE.encode() + b'x = "\xe9"', ": not UTF-8; save the file as UTF-8"),
        (b"", ": the section [film] is missing"),
        (b"\x00", ": a control character (U+0000) is not allowed; delete it"),
        (b"\xef\xbb\xbf\xef\xbb\xbf", ": an invisible zero width no-break space (U+FEFF) is not allowed; delete it"),
        (b"facts = [1]", ": facts[0]: each record must begin with [[facts]]"),
        (b"plot = 1", ": plot: write [plot], in single brackets, and only once"),
        (b"film = 1", ": film: write [film], in single brackets, and only once"),
        (b'"\\u001b" = 1', ": (a key): a control character (U+001B) is not allowed; delete it"),
    ],
)
def test_what_is_no_film_at_all(check: Callable[[bytes], Run], content: bytes, reason: str) -> None:
    assert reason in told(check(content))


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("year = 1999", "year = ", ":8: "),
        ("order = 1", 'order = "1"', ": cast-hero.order: "),
        ('title = "It rained"', 'title = "It \x9brained"', ":13: "),
        ("# How the film was", "# How \u2066 the film was", ":7: "),
        ("It rained on", "\udce9", ": not UTF-8; save the file as UTF-8"),
        ('topic = "filming"', "a.b.c.d.e.f.g.h.i = 1", ": a key has"),
    ],
)
def test_the_line_is_told(check: Callable[[bytes], Run], old: str, new: str, place: str) -> None:
    line = TEMPLATE[: TEMPLATE.index(old)].count("\n") + 1
    answer = check(TEMPLATE.replace(old, new, 1).encode(errors="surrogateescape"))
    assert answer.err.startswith(f"redheat: film.toml:{line}{place}")


def test_what_is_no_letter_may_still_be_harmless(check: Callable[[str], Run]) -> None:
    assert check(TEMPLATE.replace("It rained on", "It\u00a0rained\u00ad \u200don")).code == 0


def test_dots_in_prose_are_no_key(check: Callable[[str], Run]) -> None:
    assert check(TEMPLATE.replace("It rained on", "A. b. c. d. e. f. g. h. i. j. on")).code == 0


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (lambda limit: "#" * (2 * limit), "{}:1: the line has more than 1 MiB"),
        (lambda limit: "\n\n" + "#" * (3 * limit), "{}:3: the line has more than 1 MiB"),
        (lambda limit: ("#" * (limit - 2) + "\n") * 3, ""),
        (lambda limit: "# .\n" * (parse.DOTS_LIMIT + 1), ""),
        (lambda limit: "a.b = 1\n" * (parse.DOTS_LIMIT + 1), "{}:LAST: more than 20,000 dots in keys"),
        (lambda limit: f"# a{chr(0x301) * 31}\n", "{}:1:4: more than 30 combining marks in a row"),
        (lambda limit: f"# a{chr(0x301) * 30}b{chr(0x301) * 30}\n", ""),
    ],
)
def test_what_would_take_a_parser_long_is_refused(
    tmp_path: Path, redheat: Redheat, made: Callable[[int], str], said: str
) -> None:
    path = tmp_path / "film.toml"
    path.write_text(made(parse.LINE_LIMIT) + TEMPLATE)
    answer = redheat("cast", "--data", str(path), "--fields", "id")
    said = said.replace("LAST", str(path.read_text().count("\n") + 1))
    assert answer == ((3, "", f"redheat: {said.format(path)}\n") if said else (0, "cast-hero\n", ""))


def test_a_record_in_a_list_in_brackets_has_its_line(check: Callable[[str], Run]) -> None:
    record = 'actor = "A", character = "C", about = "a", certainty = "reported", sources = []'
    head = f'schema = 1\nversion = "1"\ncast = [\n  {{id = "cast-a", order = 1, {record}}},\n'
    film = '[film]\ntitle = "T"\nyear = 1999\nlogline = "L"\ncertainty = "reported"\nsources = []\n'
    found = check(f'{head}  {{id = "cast-b", order = "x", {record}}},\n]\n{film}')
    assert found.err == "redheat: film.toml:5: cast-b.order: must be a whole number, not text in quotation marks\n"


def test_two_people_cannot_have_one_place_in_the_credits(check: Callable[[str], Run]) -> None:
    hero = TEMPLATE[TEMPLATE.index("[[cast]]") :].partition("\n\n")[0]
    second = hero.replace("cast-hero", "cast-second").replace("The Hero", "The Twin")
    assert check(f"{TEMPLATE}\n{second}\n").code == 0
    found = check(f"{TEMPLATE}\n{second.replace('Jane Example', 'Ann Other')}\n")
    reason = "'cast-hero' has the same place in the credits; write 0 if the place is not known"
    assert found.err.endswith(f": cast-second.order: {reason}\n")

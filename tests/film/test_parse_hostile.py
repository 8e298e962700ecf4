"""Files that are no film: each is refused with its place and reason, and none does harm."""

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from helpers.running import CLEAN, COMMAND, ROOT

from redheat_cli.errors import BadDataset
from redheat_cli.film import load_and_compile, model, parse
from redheat_cli.film.fault_report import FAULTS_SHOWN

FILM = (ROOT / "tests" / "film.toml").read_text()
STEP = int(os.environ.get("REDHEAT_STEP", "40"))  # 1 damages every byte, which takes long
MEMORY = 300 * 1024  # in KiB
# What is refused late, with much in memory already, and two that are refused at once: what the command says of them.
HEAVY = "many-tables|many-keys-in-one|array-of-tables-on-lines|long-id-before-keys|deeper-arrays|raw-001b"
# What a process held at most counts from that of the process which started it, so a small one starts it.
MEASURED = """
import os, subprocess, sys
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.PIPE)
said = process.stdout.read()
status, used = os.wait4(process.pid, 0)[1:]
print(used.ru_maxrss, said.decode(), end="")
sys.exit(os.waitstatus_to_exitcode(status))
"""


def put(value: str, key: str = 'value = "1 January 1999"') -> str:
    """Return the film with VALUE in the place of one of its lines."""
    assert key in FILM
    return FILM.replace(key, value, 1)


def numbered(form: str, count: int) -> str:
    """Return FORM so often, each with a number of its own."""
    return "".join(form % number for number in range(count))


def hostile() -> Iterator[tuple[str, str | bytes]]:
    """Yield the name and the content of each bad file."""
    yield "empty", ""
    yield "prose", "This is no TOML at all.\n"
    yield "json", '{"film": {"title": "T"}}'
    yield "html", "<!doctype html>\n<title>404</title>\n"
    yield "binary", bytes(range(256)) * 9
    for encoding in ("utf-16", "utf-16-le", "utf-32", "cp1252", "koi8-r", "shift_jis"):
        yield encoding, FILM.replace("Żółty", "Жёлтый é").encode(encoding, "replace")
    syntax = [
        "=", "a", "a =", "= 1", "a = 1 b = 2", "[a", "[[a]", "[]", "[[a]]]", 'a = "', "a = '", 'a = """', "a = [1,,2]",
        "a = {b = 1", "a = 01", "a = 1__0", "a = 0x", "a = +", "a = 1e", "a = tru", "a = 1979-13-01", "a = 25:00:00",
        'a = "\\q"', 'a = "\\ud800"', 'a = "\\U00110000"', "a.b = 1\na.b.c = 2", "a = 1\na = 2", "[a]\n[a]",
        "a = [1]\n[[a]]", 'x = "a"b"', "\ra = 1", "a = \x7f", "a = nul", "schema = 1", "[film.film",
        "'a = 1", "a = 1 # \x01",
    ]  # fmt: skip
    for number, line in enumerate(syntax):
        yield f"syntax-{number}", f"{line}\n{FILM}"
    for code in (0, 1, 8, 11, 12, 14, 27, 31, 127, 128, 133, 159, 0x061C, 0x200E, 0x200F, 0x2028, 0x202E, 0xFEFF):
        yield f"raw-{code:04x}", put(f'value = "a{chr(code)}b"')
        yield f"escaped-{code:04x}", put(f'value = "a\\u{code:04x}b"')
    for code in (*range(0x2066, 0x206A), 0xE0001, 0xE007F):
        yield f"bidi-{code:05x}", put(f'value = "a{chr(code)}b"')
        yield f"escaped-{code:05x}", put(f'value = "a\\U{code:08x}b"')
    for escape in ("\\b", "\\f", "\\r", "\\e", "\\x1b", "\\x9b", "\\u0000"):
        yield f"escape-{escape[1:]}", put(f'value = "{escape}"')
    values = [
        "1", "1.5", "true", "[]", "{}", "nan", "inf", "-inf", "1999-01-01", "1999-01-01T00:00:00Z", "07:30:00", '["a"]',
        "{ a = 1 }", '""', "9" * 5000, "1e999", "-9223372036854775809", f'"{"x" * 4001}"', "[[[[[[[[[]]]]]]]]]",
        "0x" + "f" * 5000,
    ]  # fmt: skip
    for value in values:
        yield f"text-is-{value[:12]}", put(f"value = {value}")
        yield f"year-is-{value[:12]}", put(f"year = {value}", "year = 1999")
        yield f"order-is-{value[:12]}", put(f"order = {value}", "order = 1") if value != "1" else "order"
        yield f"schema-is-{value[:12]}", put(f"schema = {value}", "schema = 1") if value != "1" else "schema"
        if value not in ("[]", '["a"]'):
            yield f"list-is-{value[:12]}", put(f"accept = {value}", 'accept = ["Sample"]')
    for section in (*model.SECTIONS, "film", "plot"):
        for value in ("1", '"text"', "[1]", "[[]]", '["a"]'):
            yield f"{section}-is-{value}", f"{section} = {value}\n"
    for key in ("actor", "character", "about", "certainty", "sources", "id", "order"):
        yield f"without-{key}", re.sub(rf"(\[\[cast\]\]\n(?:.*\n)*?){key} = .*\n", r"\1", FILM, count=1)
        yield f"misspelt-{key}", re.sub(rf"(\[\[cast\]\]\n(?:.*\n)*?){key} =", rf"\1{key}x =", FILM, count=1)
    for id in (
        "hero",
        "cast-",
        "-hero",
        "cast_hero",
        "Cast-hero",
        "cast-Hero",
        "cast-hero ",
        "cast--hero",
        "",
        "cast-é",
        "x" * 99,
    ):
        yield f"id-{id[:9]}", put(f'id = "{id}"', 'id = "cast-hero"')
    yield "actor-is-blank", put('actor = " "', 'actor = "Jane Example"')
    yield "role-is-blank", put('character = "\\t"', 'character = "The Hero"')
    yield "id-newline", put('id = "cast-hero\\n"', 'id = "cast-hero"')
    yield "id-of-another-type", put('id = "crew-hero"', 'id = "cast-hero"')
    yield "id-twice", put('id = "cast-hero"', 'id = "cast-villain"')
    yield "source-dangles", put('sources = ["source-none"]', 'sources = ["source-review"]')
    yield "about-dangles", put('about = ["crew-nobody"]', 'about = ["crew-director"]')
    yield "speaker-dangles", put('speaker_id = "cast-nobody"', 'speaker_id = "cast-hero"')
    yield "speaker-is-no-cast", put('speaker_id = "crew-director"', 'speaker_id = "cast-hero"')
    yield "disputed-without-note", put("", 'note = "Five, says one; six, says another."')
    yield "type-is-another", put('type = "crew"\norder = 1', "order = 1")
    yield "key-with-an-escape", put('"\\u001b[31m" = 1', "order = 1")
    yield "deep-arrays", "x = " + "[" * 399 + "]" * 399
    yield "deeper-arrays", "x = " + "[" * 100_000 + "]" * 100_000
    yield "open-arrays", "x = " + "[" * 1_000_000
    yield "deep-tables", "x = " + "{a=" * 300 + "1" + "}" * 300
    yield "arrays-in-strings-and-out", 'x = ["[", ' * 300 + "]" * 300
    yield "long-header", "[" + ".".join(["a"] * 2000) + "]\n" + "".join(f"k{i} = {i}\n" for i in range(20_000))
    yield "quoted-header", "[" + ".".join(['"="'] * 999) + "]\n" + "".join(f"k{i} = {i}\n" for i in range(20_000))
    yield "long-key", ".".join(["a"] * 999) + " = 1\n"
    yield "spaced-key", " . ".join(["a"] * 999) + " = 1\n"
    yield "many-unknown-keys", "".join(f"k{i} = {i}\n" for i in range(20_000))
    yield "many-records", FILM + "".join(f'[[facts]]\nid = "fact-{i}"\n' for i in range(5_000))
    yield "many-empty-records", "[[cast]]\n" * 9_000
    yield "many-tables", numbered("[a%d]\n", 140_000)
    yield "many-keys-in-one", "[film]\n" + numbered("k%d = 1\n", 140_000)
    yield "tables-in-tables", numbered("[a%d.b.c.d.e.f.g]\n", 21_000)
    yield "dotted-keys", numbered("a%d.b.c.d.e.f.g = 1\n", 20_000)
    yield "arrays-at-the-top", numbered("a%d = []\n", 20_000)
    yield "array-of-numbers-on-lines", "cast = [\n" + "1,\n" * 140_000 + "]\n"
    yield "array-of-tables-on-lines", "cast = [\n" + "{},\n" * 70_000 + "]\n"
    yield "blanks-before-a-key", FILM + " " * 60_000 + 'x = "........"\n'
    yield "quotes-in-a-header", '["\\"".' + ".".join(["a"] * 990) + "]\n" + numbered("k%d = 1\n", 90_000)
    yield "quotes-in-keys", numbered('"\\"%d".' + ".".join(["a"] * 990) + " = 1\n", 140)
    yield "long-key-before-escapes", FILM + f"['{'k' * 60_000}']\n" + numbered('a%d = "\\u0041"\n', 60_000)
    yield "long-id-before-keys", f"[[cast]]\nid = 'cast-{'a' * 60_000}'\n" + numbered("k%d = 1\n", 140_000)
    yield "one-long-unknown-key", f"{'x' * 4_000_000} = 1\n{FILM}"
    yield "one-long-number", f"x = 1{'0' * 60_000}.0\n"
    yield "marks-in-a-row", put(f'value = "a{chr(0x301) * 31}"')
    yield "escaped-marks-in-a-row", put('value = "a' + "\\u0301" * 31 + '"')
    yield "one-long-string", f'x = "{"x" * 4_000_000}"'
    yield "combining", put(f'value = "a{chr(0x301) * 3000}{chr(0x316) * 3000}"')


FILES = list(hostile())


def test_there_are_enough() -> None:
    assert len(FILES) >= 150
    assert len({name for name, _ in FILES}) > 0.95 * len(FILES)


@pytest.mark.parametrize(
    "content",
    [pytest.param(content, id=name) for name, content in FILES if name == "raw-001b" or not re.fullmatch(HEAVY, name)],
)
def test_it_is_refused_with_place_and_reason(content: str | bytes, tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(BadDataset) as refused:
        load_and_compile.load(str(path))
    assert 1 <= len(refused.value.lines) <= FAULTS_SHOWN + 1
    for line in refused.value.lines:
        assert re.match(re.escape(str(path)) + r"(:\d+){0,2}: \S", line)


@pytest.mark.once
def test_the_command_says_so_on_stderr_alone_and_stays_small(tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    for content in [content for name, content in FILES if re.fullmatch(HEAVY, name)]:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, COMMAND, "cast", "--data", str(path)],
            capture_output=True, text=True, env=CLEAN, check=False, timeout=60,
        )  # fmt: skip
        assert done.returncode == 3
        lines = done.stderr.splitlines()
        assert all(line.startswith(f"redheat: {path}") for line in lines)
        assert 1 <= len(lines) <= FAULTS_SHOWN + 1
        assert not re.search("\x1b|Traceback", done.stderr)
        assert int(done.stdout) < MEMORY


def damaged(whole: bytes, step: int, before: bytes = b"") -> Iterator[bytes]:
    """Yield BEFORE and WHOLE, cut off, and with a byte changed, at every STEP bytes of WHOLE."""
    for at in range(0, len(whole), step):
        yield before + whole[:at]
        yield before + whole[:at] + b'"\\[]{}=\n\x00\xff.#'[at // step % 12 :][:1] + whole[at + 1 :]


def is_film_or_refused(content: bytes, path: Path) -> bool:
    """Tell whether CONTENT, written to PATH, is a film; if not, it must be refused with a place and a reason."""
    path.write_bytes(content)
    told: tuple[str, ...] = ("no reason",)
    try:
        film = load_and_compile.load(str(path))
    except BadDataset as refused:
        told = refused.lines or told
    else:
        assert isinstance(film, model.Film)
        return True
    assert all(re.match(rf"{path}(:\d+){{0,2}}: \S", line) for line in told)
    return False


@pytest.mark.parametrize(("name", "step"), [("tests/film.toml", 5), ("data/redheat.toml", 19_997)])
def test_a_damaged_film_is_a_film_or_refused(name: str, step: int, tmp_path: Path) -> None:
    found = {is_film_or_refused(one, tmp_path / "film") for one in damaged((ROOT / name).read_bytes(), step)}
    assert found == {True, False}


def parts() -> Iterator[tuple[bytes, bytes]]:
    """Yield the shipped film's records, each after as much of the film as it needs to be one: the head, and stubs."""
    head, *records = re.split(rb"(?m)^(?=\[)", (ROOT / "data" / "redheat.toml").read_bytes())
    stubs = {}
    for record in records:
        (kind,), ids = re.findall(rb"^\[+([\w.]+)\]", record), re.findall(rb'(?m)^id = "(.+)"', record)
        bare = re.sub(rb'(?m)^(?:(?:sources|about) = \[.*|speaker_id = ".*)\n', b"", record).rstrip()
        stubs[ids[0] if ids else kind] = bare + (b"\n" if kind == b"sources" else b"\nsources = []\n")
    for record in records:
        named = {*re.findall(rb'"([a-z]+-[a-z0-9-]+)"', record), b"film", *([b"plot"] if b'"beat-' in record else [])}
        own = {*re.findall(rb"^\[(\w+)\]", record), *re.findall(rb'(?m)^id = "(.+)"', record)}
        yield head + b"".join(stubs[one] for one in sorted(named - own) if one in stubs), record


@pytest.mark.once
def test_any_byte_of_the_shipped_film_may_be_damaged() -> None:
    # A record at a time: the whole film at every byte takes half an hour, and its parser little but the record sees.
    path = Path(f"/proc/self/fd/{os.memfd_create('film')}")  # no disk: there are many of them
    for before, record in parts():
        assert is_film_or_refused(before + record, path), record
        for content in damaged(record, STEP, before):
            is_film_or_refused(content, path)
    os.close(int(path.name))


def test_a_small_stack_is_enough() -> None:
    nested = 'x = ["[", ' * 90 + "]" * 90
    outcome: list[object] = []

    def work() -> None:
        try:
            parse._parse("film.toml", nested)
        except BadDataset as refused:
            outcome.append(refused)
        else:
            outcome.append("parsed")

    before = threading.stack_size(256 * 1024)
    try:
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
    finally:
        threading.stack_size(before)
    assert len(outcome) == 1

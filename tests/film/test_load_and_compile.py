"""A film's file is read whole or refused, and the compiled form of the shipped one never gives a wrong answer."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import tomli
from helpers.running import CLEAN, COMMAND, ROOT, Run, installed, make_pipe

from redheat_cli.errors import BadDataset
from redheat_cli.film import load_and_compile, model, parse
from redheat_cli.film.model import Film, Question
from redheat_cli.listing.listing_and_draws import folded
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.terminal import operating_system

Redheat = Callable[..., Run]
TEMPLATE = (ROOT / "data" / "template.toml").read_text()
SHIPPED = ROOT / "data" / "redheat.toml"
QUESTION = Question(id="question-made", question="What is made?", answer="This.", why="Nothing else makes it.")


def test_only_a_regular_file_is_read(tmp_path: Path, redheat: Redheat) -> None:
    make_pipe(tmp_path / "fifo")
    for path in (tmp_path, tmp_path / "fifo", Path("/dev/zero"), Path("/dev/null")):
        answer = redheat("cast", "--data", str(path))
        assert answer == (3, "", f"redheat: {path}: cannot be read: not a regular file; to read a stream use '-'\n")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, redheat: Redheat) -> None:
    missing = tmp_path / "no.toml"
    assert redheat("cast", "--data", str(missing)) == (
        3,
        "",
        f"redheat: {missing}: cannot be read: No such file or directory\n",
    )
    assert redheat("cast", "--data", "a\0b").err == "redheat: a\\x00b: cannot be read: not a path\n"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, redheat: Redheat) -> None:
    with open(tmp_path / "large.toml", "wb") as large:
        large.truncate(load_and_compile.SIZE_LIMIT + 1)
    assert redheat("cast", "--data", str(large.name)) == (3, "", f"redheat: {large.name}: larger than 4 MiB\n")


def test_a_film_of_nearly_four_mebibytes_is_read(tmp_path: Path, redheat: Redheat) -> None:
    fact = TEMPLATE[TEMPLATE.index("[[facts]]") : TEMPLATE.index("# The cast")]
    path = tmp_path / "large.toml"
    count = (load_and_compile.SIZE_LIMIT - len(TEMPLATE)) // (len(fact) + 2)
    facts = "".join(fact.replace("fact-release", f"fact-n{number}") for number in range(count))
    path.write_text(TEMPLATE + facts)
    assert path.stat().st_size > 0.9 * load_and_compile.SIZE_LIMIT
    assert redheat("info", "--data", str(path), "--limit", "1", "--fields", "id").out == "fact-release\n"


def test_standard_input_has_the_same_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_and_compile, "SIZE_LIMIT", 10)
    monkeypatch.setattr(operating_system, "read", lambda descriptor, size: b"#########")
    with pytest.raises(BadDataset, match="larger than 0 MiB"):
        load_and_compile.load("-")


def test_the_film_may_come_from_standard_input() -> None:
    assert installed("cast", "--data", "-", stdin=TEMPLATE).out == "The Hero\tJane Example\tcast-hero\n"
    assert installed("data", "check", "-", stdin="x = ") == (3, "", "redheat: -:1:5: the value is missing\n")
    assert installed("cast", "--data", "-", stdin=b"").code == 3


def test_the_environment_may_name_the_film(other: Path) -> None:
    assert installed("cast", REDHEAT_DATA=str(other)).out == "The Hero\tJane Example\tcast-hero\n"
    assert installed(REDHEAT_DATA=str(other)).out.startswith("A Film of Mine\t1999\t")


def test_a_file_of_a_gigabyte_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    with path.open("wb") as large:
        large.truncate(1 << 30)
    for way in (["--data", str(path)], ["--data", "-"]):
        with path.open("rb") as stdin:
            done = subprocess.run(
                [COMMAND, "cast", *way], stdin=stdin, capture_output=True, text=True, env=CLEAN, check=False, timeout=30
            )
        assert (done.returncode, done.stdout, done.stderr) == (3, "", f"redheat: {way[1]}: larger than 4 MiB\n")


def test_an_endless_stream_is_not_read_to_its_end() -> None:
    done = subprocess.run(
        ["bash", "-c", f"yes | '{COMMAND}' cast --data -"],
        capture_output=True,
        text=True,
        env=CLEAN,
        timeout=30,
        check=False,
    )
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("redheat: -: larger than 4 MiB")


@pytest.fixture
def wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped film and its compiled form, where the program looks for them, as in a wheel."""
    toml = tmp_path / "redheat.toml"
    shutil.copy(SHIPPED, toml)
    prepared = {"folded": {"cast-danko": " danko"}, "made": [QUESTION]}
    (tmp_path / "redheat.msgpack").write_bytes(load_and_compile.compiled(toml.read_bytes(), prepared))
    monkeypatch.setattr(load_and_compile, "shipped", lambda: str(toml))
    return tmp_path


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files whose TOML was parsed, so far."""
    paths: list[str] = []
    real = parse.film

    def film(path: str, *rest: object) -> Film:
        paths.append(path)
        return real(path, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parse, "film", film)
    return paths


def parts(film: Film) -> list[object]:
    """Return the value of each field of FILM, which may be compiled."""
    return [getattr(film, name) for name in Film.__struct_fields__]


def test_it_is_the_same_film_and_no_toml_is_parsed(wheel: Path, parsed: list[str], film: Film) -> None:
    assert parts(load_and_compile.load(load_and_compile.shipped())) == parts(film)
    assert parsed == []


def test_a_check_always_parses(wheel: Path, parsed: list[str]) -> None:
    load_and_compile.load(load_and_compile.shipped(), lambda film: [])
    assert parsed == [load_and_compile.shipped()]


def test_it_is_used_for_the_shipped_film_alone(wheel: Path, parsed: list[str]) -> None:
    own = wheel / "own.toml"
    shutil.copy(SHIPPED, own)
    shutil.copy(wheel / "redheat.msgpack", wheel / "own.msgpack")
    load_and_compile.load(str(own))
    assert parsed == [str(own)]


def changed(content: bytes) -> bytes:
    """Return CONTENT with another name of the same length for the star."""
    assert b"Arnold Schwarzenegger" in content
    return content.replace(b"Arnold Schwarzenegger", b"Ernold Schwarzenegger")


# What was done to the compiled film; the TOML file is whole, so the answer must not change.
SPOILED: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda content: b"",
    "only the stamp": lambda content: content[: content.index(b"\n") + 1],
    "cut in the middle": lambda content: content[: len(content) // 2],
    "the last byte changed": lambda content: content[:-1] + b"\0",
    "a letter changed in a record": changed,
    "not ours": lambda content: b"PK\3\4" + content,
    "another version's": lambda content: content.replace(b"redheat ", b"redheat 9.", 1),
    "the stamp alone is damaged": lambda content: b"\xff" + content[1:],
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_compiled_film_is_not_used(
    wheel: Path, parsed: list[str], film: Film, spoil: Callable[[bytes], bytes]
) -> None:
    made = wheel / "redheat.msgpack"
    made.write_bytes(spoil(made.read_bytes()))
    assert parts(load_and_compile.load(load_and_compile.shipped())) == parts(film)
    assert parsed == [load_and_compile.shipped()]


def test_what_follows_the_compiled_film_is_not_read(wheel: Path, parsed: list[str], film: Film) -> None:
    made = wheel / "redheat.msgpack"
    made.write_bytes(made.read_bytes() + b"\0")
    assert parts(load_and_compile.load(load_and_compile.shipped())) == parts(film)
    assert parsed == []


def test_a_search_looks_through_the_texts_that_are_compiled_unless_they_are_damaged(wheel: Path, film: Film) -> None:
    assert folded(load_and_compile.load(load_and_compile.shipped()), film.cast[:2]) == [
        " danko",
        *folded(film, film.cast[1:2]),
    ]
    made = wheel / "redheat.msgpack"
    made.write_bytes(made.read_bytes().replace(b"\xa6 danko", b"\xa6 denko"))
    assert folded(load_and_compile.load(load_and_compile.shipped()), film.cast) == folded(film, film.cast)


def test_the_questions_that_are_made_are_compiled_too_unless_they_are_damaged(wheel: Path, film: Film) -> None:
    assert all_questions(load_and_compile.load(load_and_compile.shipped())) == (*film.questions, QUESTION)
    made = wheel / "redheat.msgpack"
    made.write_bytes(made.read_bytes().replace(QUESTION.why.encode(), QUESTION.why.upper().encode()))
    assert all_questions(load_and_compile.load(load_and_compile.shipped())) == all_questions(film)


@pytest.mark.parametrize("instead", ["nothing", "a folder", "a pipe"])
def test_no_compiled_film_is_no_fault(wheel: Path, parsed: list[str], film: Film, instead: str) -> None:
    made = wheel / "redheat.msgpack"
    made.unlink()
    if instead == "a folder":
        made.mkdir()
    if instead == "a pipe":
        make_pipe(made)
    assert parts(load_and_compile.load(load_and_compile.shipped())) == parts(film)
    assert parsed == [load_and_compile.shipped()]


def test_an_edited_toml_wins(wheel: Path, parsed: list[str]) -> None:
    toml = wheel / "redheat.toml"
    toml.write_bytes(changed(toml.read_bytes()))
    assert load_and_compile.load(load_and_compile.shipped()).cast[0].actor == "Ernold Schwarzenegger"
    assert parsed == [str(toml)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the section [film] is missing"),
        (SHIPPED.read_bytes()[:5000] + b"\xff", "not UTF-8"),
        (b"[film", "the brackets"),
    ],
    ids=["empty", "not UTF-8", "not TOML"],
)
def test_a_spoiled_toml_is_a_fault_though_the_compiled_film_is_whole(wheel: Path, content: bytes, said: str) -> None:
    (wheel / "redheat.toml").write_bytes(content)
    with pytest.raises(BadDataset, match=rf"redheat\.toml.*{said.replace('[', '.').replace(']', '.')}"):
        load_and_compile.load(load_and_compile.shipped())


def test_a_toml_that_is_gone_is_a_fault(wheel: Path) -> None:
    (wheel / "redheat.toml").unlink()
    with pytest.raises(BadDataset, match="cannot be read"):
        load_and_compile.load(load_and_compile.shipped())


def test_a_compiled_film_of_another_model_is_not_used(
    wheel: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = wheel / "model.py"
    other.write_text(Path(model.__file__).read_text().replace("TEXT_LIMIT = 4000", "TEXT_LIMIT = 4001"))
    monkeypatch.setattr(model, "__file__", str(other))
    load_and_compile.load(load_and_compile.shipped())
    assert parsed == [load_and_compile.shipped()]


def test_only_the_part_that_is_asked_for_is_decoded(wheel: Path, film: Film) -> None:
    compiled = load_and_compile.load(load_and_compile.shipped())
    assert compiled.cast == film.cast
    assert vars(compiled).keys() & {*Film.__struct_fields__} == {"cast"}


def test_a_compiled_film_may_lack_any_section(wheel: Path) -> None:
    whole = SHIPPED.read_bytes()
    little = whole[: whole.index(b"[[")] + whole[whole.index(b"[[sources]]") :]
    (wheel / "redheat.toml").write_bytes(little)
    (wheel / "redheat.msgpack").write_bytes(load_and_compile.compiled(little, {}))
    compiled = load_and_compile.load(load_and_compile.shipped())
    assert parts(compiled) == parts(msgspec.convert(tomli.loads(little.decode()), Film))
    with pytest.raises(AttributeError):
        getattr(compiled, "songs")  # noqa: B009 # the film has no such part

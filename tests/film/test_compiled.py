"""The compiled film: it answers like its TOML file, and whatever happens to either of them, the answer is right."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from helpers.running import ROOT, make_pipe

from redheat_cli.errors import BadDataset
from redheat_cli.film import compiled, load, model, parse
from redheat_cli.film.model import Film

SHIPPED = ROOT / "data" / "redheat.toml"


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the shipped film and its compiled form, where the program looks for them, as in a wheel."""
    toml = tmp_path / "redheat.toml"
    shutil.copy(SHIPPED, toml)
    (tmp_path / "redheat.msgpack").write_bytes(compiled.pack(toml.read_bytes()))
    monkeypatch.setattr(load, "shipped", lambda: str(toml))
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


def test_it_is_the_same_film_and_no_toml_is_parsed(installed: Path, parsed: list[str], film: Film) -> None:
    assert load.load(load.shipped()) == film
    assert parsed == []


def test_a_check_always_parses(installed: Path, parsed: list[str]) -> None:
    load.load(load.shipped(), lambda film: [])
    assert parsed == [load.shipped()]


def test_it_is_used_for_the_shipped_film_alone(installed: Path, parsed: list[str]) -> None:
    own = installed / "own.toml"
    shutil.copy(SHIPPED, own)
    shutil.copy(installed / "redheat.msgpack", installed / "own.msgpack")
    load.load(str(own))
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
    "a byte longer": lambda content: content + b"\0",
    "a letter changed in a record": changed,
    "not ours": lambda content: b"PK\3\4" + content,
    "another version's": lambda content: content.replace(b"redheat ", b"redheat 9.", 1),
    "the stamp alone is damaged": lambda content: b"\xff" + content[1:],
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_compiled_film_is_not_used(
    installed: Path, parsed: list[str], film: Film, spoil: Callable[[bytes], bytes]
) -> None:
    made = installed / "redheat.msgpack"
    made.write_bytes(spoil(made.read_bytes()))
    assert load.load(load.shipped()) == film
    assert parsed == [load.shipped()]


@pytest.mark.parametrize("instead", ["nothing", "a folder", "a pipe"])
def test_no_compiled_film_is_no_fault(installed: Path, parsed: list[str], film: Film, instead: str) -> None:
    made = installed / "redheat.msgpack"
    made.unlink()
    if instead == "a folder":
        made.mkdir()
    if instead == "a pipe":
        make_pipe(made)
    assert load.load(load.shipped()) == film
    assert parsed == [load.shipped()]


def test_an_edited_toml_wins(installed: Path, parsed: list[str]) -> None:
    toml = installed / "redheat.toml"
    toml.write_bytes(changed(toml.read_bytes()))
    assert load.load(load.shipped()).cast[0].actor == "Ernold Schwarzenegger"
    assert parsed == [str(toml)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the section [film] is missing"),
        (SHIPPED.read_bytes()[:5000] + b"\xff", "not UTF-8"),
        (b"[film", "Expected"),
    ],
    ids=["empty", "not UTF-8", "not TOML"],
)
def test_a_spoiled_toml_is_a_fault_though_the_compiled_film_is_whole(
    installed: Path, content: bytes, said: str
) -> None:
    (installed / "redheat.toml").write_bytes(content)
    with pytest.raises(BadDataset, match=rf"redheat\.toml.*{said.replace('[', '.').replace(']', '.')}"):
        load.load(load.shipped())


def test_a_toml_that_is_gone_is_a_fault(installed: Path) -> None:
    (installed / "redheat.toml").unlink()
    with pytest.raises(BadDataset, match="cannot be read"):
        load.load(load.shipped())


def test_a_compiled_film_of_another_model_is_not_used(
    installed: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = installed / "model.py"
    other.write_text(Path(model.__file__).read_text().replace("TEXT_LIMIT = 4000", "TEXT_LIMIT = 4001"))
    monkeypatch.setattr(model, "__file__", str(other))
    load.load(load.shipped())
    assert parsed == [load.shipped()]


def test_records_that_are_no_film_are_not_used(installed: Path, parsed: list[str], film: Film) -> None:
    records = msgspec.msgpack.encode({"schema": 1})
    source = SHIPPED.read_bytes()
    (installed / "redheat.msgpack").write_bytes(compiled._stamp(source, records) + records)
    assert load.load(load.shipped()) == film
    assert parsed == [load.shipped()]

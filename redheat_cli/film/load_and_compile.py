"""A path -> the film in that file: the shipped one from its compiled form, any other by reading its TOML.

The compiled form holds each part of the film as msgpack, which loads much faster than TOML. The wheel has it beside the
shipped TOML file, and it counts only while that file is the one it was made from. Its first line says what it was made
from; its second is a JSON object that says where each part stands; the parts follow.
"""

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, cast
from zlib import crc32

from msgspec import json, msgpack

from redheat_cli import __version__
from redheat_cli.errors import BadDataset
from redheat_cli.film import model
from redheat_cli.film.model import Film, Question
from redheat_cli.terminal import files, operating_system

SIZE_LIMIT = 4 * 1024 * 1024
# What is worked out when a film is compiled, and kept with it: the text of each record by its id, as a search looks
# through it, and the questions that the program makes.
PREPARED_PARTS: dict[str, Any] = {"folded": dict[str, str], "made": tuple[Question, ...]}


def shipped() -> str:
    """Return the path of the file that comes with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(operating_system.decoded(os.path.abspath(__file__))))
    installed = os.path.join(package, "data", "redheat.toml")
    if os.path.exists(operating_system.encoded(installed)):
        return installed
    return os.path.join(os.path.dirname(package), "data", "redheat.toml")


def load(path: str, look_closer: Callable[[Film], Any] | None = None) -> Film:
    """Read and check the film's file at PATH (`-` is standard input).

    LOOK_CLOSER finds further faults in a film that has no other. Without it the shipped film is taken from its compiled
    form, where there is one. Raises BadDataset with one line for each fault: `FILE:LINE: RECORD.FIELD: reason`.
    """
    source = content(path)
    if look_closer is None and path == shipped() and (film := _compiled(path, source)):
        return film
    from redheat_cli.film import parse  # a compiled film needs no parser and no checks

    return parse.film(path, source, look_closer)


def content(path: str) -> bytes:
    """Return the content of the regular file at PATH, or of standard input, up to the size limit."""
    try:
        if path == "-":
            source = operating_system.read_all(0, SIZE_LIMIT)
        else:
            with open(files.open_to_read(path), "rb") as file:
                source = operating_system.read_all(file.fileno(), SIZE_LIMIT)
    except OSError as error:
        instead = "; to read a stream use '-'" if error.strerror == files.NOT_REGULAR else ""
        raise BadDataset(f"{path}: cannot be read: {operating_system.reason(error)}{instead}") from error
    if source is None:
        raise BadDataset(f"{path}: larger than {SIZE_LIMIT // 1024 // 1024} MiB")
    return source


def compiled(source: bytes, prepared: Mapping[str, Any]) -> bytes:
    """Compile SOURCE, the content of a film's file that has passed the checks; the same SOURCE gives the same bytes.

    PREPARED holds the PREPARED_PARTS, or some of them. What it lacks is worked out each time it is needed.
    """
    import tomli  # only a build compiles

    places, parts = {}, b""
    names = dict(zip(Film.__struct_encode_fields__, Film.__struct_fields__, strict=True))  # in the file -> here
    for name, value in {**prepared, **tomli.loads(source.decode())}.items():
        part = msgpack.encode(value)
        places[names.get(name, name)] = (len(parts), len(parts) + len(part), crc32(part))
        parts += part
    index = json.encode(places) + b"\n"
    return _stamp(source, index) + b"\n" + index + parts


def _compiled(path: str, source: bytes) -> Film | None:
    """Return the compiled film beside the TOML file at PATH, whose content is SOURCE.

    Returns None when there is none, when it is damaged, and when it was made from another file, by another version of
    the program, or for another model.
    """
    try:
        content = files.read(f"{os.path.splitext(path)[0]}.msgpack")
    except OSError:
        return None
    head = content[: content.find(b"\n", content.find(b"\n") + 1) + 1]
    stamp, _, index = head.partition(b"\n")
    if stamp != _stamp(source, index):
        return None
    return cast(Film, CompiledFilm(path, source, json.decode(index), memoryview(content)[len(head) :]))


def _stamp(source: bytes, index: bytes) -> bytes:
    """Return the first line of the compiled film: all that must be the same when it is read again."""
    parts = (files.read(model.__file__), source, index)
    return " ".join(["redheat", __version__, *(f"{len(part)}:{crc32(part):08x}" for part in parts)]).encode()


class CompiledFilm:
    """What stands for a Film: each part is checked and decoded when it is first asked for. Most look-ups need few.

    A part of the film that is lacking or damaged is read from the TOML file. One of the PREPARED_PARTS is then no
    attribute, and whoever wants it works it out.
    """

    __struct_fields__ = Film.__struct_fields__

    def __init__(self, path: str, source: bytes, places: dict[str, list[int]], parts: memoryview) -> None:
        self._path, self._source, self._places, self._parts = path, source, places, parts

    def __getattr__(self, name: str) -> Any:
        """Decode the part of the film that is its field NAME, and keep it. Raises AttributeError for another name."""
        start, end, checksum = self._places.get(name, [0, 0, -1])
        part = self._parts[start:end]
        if crc32(part) == checksum:
            value = msgpack.decode(part, type=PREPARED_PARTS.get(name) or Film.__annotations__[name])
        elif name in Film.__struct_fields__:
            value = getattr(self._parsed, name)
        else:
            raise AttributeError(name)
        setattr(self, name, value)
        return value

    @cached_property
    def _parsed(self) -> Film:
        from redheat_cli.film import parse  # a compiled film that is whole needs no parser

        return parse.film(self._path, self._source)

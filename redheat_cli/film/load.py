"""A path -> the film in that file: the shipped one from its compiled form, any other by reading its TOML.

The compiled form holds each part of the film as msgpack, which loads much faster than TOML. The wheel has it beside the
shipped TOML file, and it counts only while that file is the one it was made from.
"""

import os
from collections.abc import Callable
from typing import Any, cast
from zlib import crc32

from msgspec import msgpack

from redheat_cli import __version__
from redheat_cli.errors import BadDataset
from redheat_cli.film import model
from redheat_cli.film.model import Film
from redheat_cli.terminal import files, system

SIZE_LIMIT = 4 * 1024 * 1024


def shipped() -> str:
    """Return the path of the file that comes with the program: in the wheel, or beside the package in a checkout."""
    package = os.path.dirname(os.path.dirname(files.decoded(os.path.abspath(__file__))))
    installed = os.path.join(package, "data", "redheat.toml")
    if os.path.exists(files.encoded(installed)):
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
            source = system.read_all(0, SIZE_LIMIT)
        else:
            with open(files.open_to_read(path), "rb") as file:
                source = system.read_all(file.fileno(), SIZE_LIMIT)
    except OSError as error:
        instead = "; to read a stream use '-'" if error.strerror == files.NOT_REGULAR else ""
        raise BadDataset(f"{path}: cannot be read: {system.reason(error)}{instead}") from error
    if source is None:
        raise BadDataset(f"{path}: larger than {SIZE_LIMIT // 1024 // 1024} MiB")
    return source


def compiled(source: bytes) -> bytes:
    """Compile SOURCE, the content of a film's file that has passed the checks; the same SOURCE gives the same bytes."""
    import tomli  # only a build compiles

    parts = {name: msgpack.encode(part) for name, part in tomli.loads(source.decode()).items()}
    content = msgpack.encode(parts)
    return _stamp(source, content) + content


def _compiled(path: str, source: bytes) -> Film | None:
    """Return the compiled film beside the TOML file at PATH, whose content is SOURCE.

    Returns None when there is none, when it is damaged, and when it was made from another file, by another version of
    the program, or for another model.
    """
    try:
        stamp, end, content = files.read(f"{os.path.splitext(path)[0]}.msgpack").partition(b"\n")
    except OSError:
        return None
    return cast(Film, CompiledFilm(msgpack.decode(content))) if stamp + end == _stamp(source, content) else None


def _stamp(source: bytes, content: bytes) -> bytes:
    """Return the line that stands before the compiled CONTENT: all that must be the same when it is read again."""
    parts = (files.read(model.__file__), source, content)
    return " ".join(["redheat", __version__, *(f"{len(part)}:{crc32(part):08x}" for part in parts)]).encode() + b"\n"


class CompiledFilm:
    """What stands for a Film: each part is decoded when it is first asked for. Most look-ups need one or two."""

    __struct_fields__ = Film.__struct_fields__

    def __init__(self, parts: dict[str, bytes]) -> None:
        self._parts = parts

    def __getattr__(self, name: str) -> Any:
        """Decode the part of the film that is its field NAME, and keep it. Raises AttributeError for another name."""
        if name not in model.FIELDS:
            raise AttributeError(name)
        field = model.FIELDS[name]
        part = self._parts.get(field.encode_name)
        value = msgpack.decode(part, type=field.type) if part else field.default
        setattr(self, name, value)
        return value

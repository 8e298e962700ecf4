"""The compiled form of the shipped film: its records as msgpack, which loads much faster than TOML, behind a stamp.

The wheel holds it beside the TOML file. It counts only while that file is the one it was made from.
"""

import os
from zlib import crc32

from msgspec import MsgspecError, msgpack

from redheat_cli import __version__
from redheat_cli.film import model
from redheat_cli.film.model import Film
from redheat_cli.terminal import files


def path_beside(path: str) -> str:
    """Return the path of the compiled film that belongs to the TOML file at PATH."""
    return f"{os.path.splitext(path)[0]}.msgpack"


def read(path: str, source: bytes) -> Film | None:
    """Return the compiled film beside the TOML file at PATH, whose content is SOURCE.

    Returns None when there is none, when it is damaged, and when it was made from another file, by another version of
    the program, or for another model.
    """
    try:
        return unpack(files.read(path_beside(path)), source)
    except OSError:
        return None


def pack(source: bytes) -> bytes:
    """Compile SOURCE, the content of a film's file that has passed the checks, for `unpack`.

    The same content always gives the same bytes.
    """
    import tomli  # only a build compiles

    records = msgpack.encode(tomli.loads(source.decode()))
    return _stamp(source, records) + records


def unpack(content: bytes, source: bytes) -> Film | None:
    """Return the film that `pack` has made CONTENT of, None when its stamp does not fit SOURCE and this program."""
    stamp, end, records = content.partition(b"\n")
    if stamp + end != _stamp(source, records):
        return None
    try:
        return msgpack.decode(records, type=Film)
    except MsgspecError:  # a fault in the records that their checksum does not show
        return None


def _stamp(source: bytes, records: bytes) -> bytes:
    """Return the line that stands before RECORDS: all that must be the same when they are read again."""
    parts = (files.read(model.__file__), source, records)
    return " ".join(["redheat", __version__, *(f"{len(part)}:{crc32(part):08x}" for part in parts)]).encode() + b"\n"

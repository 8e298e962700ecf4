"""Load a film's file, or say where it breaks a rule and why."""

import os
from collections.abc import Callable
from typing import Any

from redheat_cli.errors import BadDataset
from redheat_cli.film import compiled
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
    """Read, parse and check the film's file at PATH (`-` is standard input).

    LOOK_CLOSER finds further faults in a film that has no other. Without it the shipped film is taken from its compiled
    form, where there is one. Raises BadDataset with one line for each fault: `FILE:LINE: RECORD.FIELD: reason`.
    """
    read = content(path)
    if look_closer is None and path == shipped() and (film := compiled.read(path, read)):
        return film
    from redheat_cli.film import parse  # a compiled film needs no parser and no checks

    return parse.film(path, read, look_closer)


def content(path: str) -> bytes:
    """Return the content of the regular file at PATH, or of standard input, up to the size limit."""
    try:
        if path == "-":
            return _limited(path, 0)
        descriptor = files.open_to_read(path)
        try:
            return _limited(path, descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        instead = "; to read a stream use '-'" if error.strerror == files.NOT_REGULAR else ""
        raise BadDataset(f"{path}: cannot be read: {system.reason(error)}{instead}") from error


def _limited(path: str, descriptor: int) -> bytes:
    """Read DESCRIPTOR to its end; stop with BadDataset as soon as there are more bytes than SIZE_LIMIT."""
    chunks, size = [], 0
    if os.fstat(descriptor).st_size <= SIZE_LIMIT:
        while chunk := system.read(descriptor, 1 << 24):
            chunks.append(chunk)
            size += len(chunk)
            if size > SIZE_LIMIT:
                break
        else:
            return b"".join(chunks)
    raise BadDataset(f"{path}: larger than {SIZE_LIMIT // 1024 // 1024} MiB")

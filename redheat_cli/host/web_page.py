"""The room's page: an HTML file that a browser shows, and beside it the script that the page follows.

A page that is opened from the disk may read nothing beside it but a script, so what the room sees is written as one:
a call of the page's function `room`. The page is written once; the script is replaced at each key.
"""

import os
from pathlib import Path
from urllib.parse import quote

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.host import room_view
from redheat_cli.host.room_view import Room
from redheat_cli.terminal import files
from redheat_cli.terminal.safe import printable

SCRIPT = "room.js"
_page_mark, _script_mark = b'<meta name="generator" content="redheat host">', b"room({"


def absolute(path: str) -> str:
    """Return PATH from the root of the file system."""
    return os.path.normpath(os.path.join(files.decoded(os.getcwd()), path))


def begin(path: str) -> str:
    """Write the page to PATH and return its address for a browser, `file:///...`.

    PATH is absolute. Raises BadUsage when it is no name for a page, or when a page or a script is there that is not
    ours; OutputFailed when the page cannot be written.
    """
    if path != printable(path):
        raise BadUsage("the page's name has characters that do not print")
    if not path.lower().endswith((".html", ".htm")):
        raise BadUsage(f"{path}: the page's name must end in .html")
    for name, mark in ((path, _page_mark), (beside(path), _script_mark)):
        if not _is_ours(name, mark):
            raise BadUsage(f"{name}: exists and is not a page of redheat; choose another name for the page")
    if not os.path.isdir(files.encoded(os.path.dirname(path))):
        raise OutputFailed(f"{path}: cannot be written: its folder does not exist")
    files.save(path, Path(__file__).with_name("room.html").read_bytes(), force=True)
    return address(path)


def address(path: str) -> str:
    """Return the address of the file at PATH, which is absolute, for a browser (RFC 8089)."""
    return f"file:///{quote(path.replace(os.sep, '/').lstrip('/'), safe='/:')}"


def publish(path: str, shown: Room, *, at: float, over: bool) -> None:
    """Write what is SHOWN, beside the page at PATH.

    AT is the time in seconds since 1970. OVER tells that the evening has ended. Raises OutputFailed.
    """
    record = room_view.encode(shown, at=at, over=over)
    files.save(beside(path), f"room({record})\n".encode(), force=True)


def beside(path: str) -> str:
    """Return the path of the script that the page at PATH follows."""
    return os.path.join(os.path.dirname(path), SCRIPT)


def hidden_folder(path: str) -> str:
    """Return the first folder of PATH whose name begins with a dot; an empty text if there is none.

    The Firefox and Chromium of Ubuntu open no file in such a folder (snapcraft.io, "The home interface").
    """
    folders = reversed(Path(path).parents)
    return next((str(folder) for folder in folders if folder.name.startswith(".")), "")


def _is_ours(path: str, mark: bytes) -> bool:
    """Tell whether the file at PATH may be replaced: there is none, or MARK stands near its beginning."""
    try:
        return mark in files.read(path)[:1000]
    except FileNotFoundError:
        return True
    except OSError:
        return False

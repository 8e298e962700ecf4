"""What every renderer knows: how the reader sees, and which columns and title a Listing has."""

from typing import Any

from msgspec import Struct

from redheat_cli.listing import record_layouts
from redheat_cli.listing.listing import Listing
from redheat_cli.terminal.text import printable


class DisplayOptions(Struct, frozen=True, kw_only=True):
    """How the reader sees: the fields asked for (none is the format's own choice), and what the terminal can do.

    `width` is in columns; `height` is in lines, 0 where there is no screen. `spoilers` tells how it ends. `unicode` is
    false where rules must be drawn with ASCII. `raw` leaves CSV cells as they are, formulas too.
    """

    fields: tuple[str, ...] = ()
    width: int = 80
    height: int = 0
    spoilers: bool = True
    colour: bool = False
    unicode: bool = True
    raw: bool = False


def columns(listing: Listing[Any], options: DisplayOptions) -> tuple[str, ...]:
    """Return the columns to show: those asked for, else those of LISTING, else those of its records."""
    return options.fields or listing.columns or (record_layouts.columns(listing.records[0]) if listing.records else ())


def title(listing: Listing[Any]) -> str:
    """Return the title of LISTING, safe to show: unlike a record, it may hold what somebody typed."""
    return printable(listing.title)

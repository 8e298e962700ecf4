"""A Listing -> text for a person at a terminal, with Rich; nothing from the data is read as markup."""

import io
import re
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing, cell, columns, grouped, value
from redheat_cli.listing.record_layouts import card, doubt
from redheat_cli.render.cards_and_entries import FILM, MARGIN, NAME, QUIET, print_card, print_ends, print_entry
from redheat_cli.terminal.text import printable

GUTTER = 3
FRAME, LEAST = 4, 2  # lines of a screen that a list leaves to its hints and the prompt; and the least that it shows


def as_pretty(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as headed tables, cards and quotations, no wider than the screen; prose at most 80 columns."""
    if not listing.records:
        return ""
    console = Console(
        file=io.StringIO(),
        width=options.width,
        height=25,  # or Rich asks the environment, and trips over what is no number
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    if listing.guess:
        guess = ". ".join(f"{part[0].upper()}{part[1:]}" for part in printable(listing.guess).split("; "))
        console.print(Text(guess), end="\n\n")
    more = ""
    if options.fields or not (listing.cards or listing.brief):
        _print_table(console, listing, columns(listing, options))
    elif listing.brief == "groups":
        _print_groups(console, listing)
    else:
        more = _print_records(console, listing, options)
    hints = [*(() if options.fields else listing.hints())]
    if more:
        beside, *hints = [*hints, ""]
        print_ends(console, Text(more, style=QUIET), Text(beside, style=QUIET), console.width, MARGIN)
    for hint in hints:
        console.print(Padding(Text(hint, style=QUIET), (0, 0, 0, MARGIN)))
    text = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]
    text = re.sub("\x1b]8;id=\\d+;", "\x1b]8;;", text)  # Rich numbers its links by chance
    return text.rstrip("\n") + "\n"


def _print_title(console: Console, listing: Listing[Any], beside: str = "") -> None:
    """Print the title of LISTING, which may hold what somebody typed, with what is to be said BESIDE it."""
    print_ends(console, Text(printable(listing.title), style=FILM), Text(beside, style=QUIET), console.width)
    console.print()


def _print_records(console: Console, listing: Listing[Any], options: DisplayOptions) -> str:
    """Print each record in a line or two, as `brief` asks, or by itself: one alone as a whole, several in less words.

    Where the answer is to fit the screen, stop when it is full, but not before LEAST; return which command shows all.
    """
    file: Any = console.file
    records = listing.records
    alone = len(records) == 1
    in_lines = bool(listing.brief) and not (listing.brief == "best" and alone)
    if in_lines or not alone or not card(records[0]).heading:
        _print_title(console, listing, listing.beside if in_lines else "")
    brief = not (alone or listing.whole)
    hints = len(f"{len(records)} more: {listing.fits}") + sum(map(len, listing.hints()))
    frame = FRAME + (hints + 2 * MARGIN > console.width)  # then they do not stand in one line
    room = options.height - frame if listing.fits and options.height else 0
    heading = more = ""
    for number, record in enumerate(records):
        start, before = file.tell(), heading
        heading = _heading(listing.under, value(record, listing.under))
        if heading != before:
            console.print(Text(heading, style=FILM), end="\n\n")
        if in_lines and (number or listing.brief == "entries"):
            print_entry(console, record, options, listing.words)
        else:
            print_card(console, record, options, whole=listing.whole, brief=brief, by=listing.by)
        if room and number >= LEAST and file.getvalue().count("\n") > room:
            file.seek(start)
            file.truncate()
            more = f"{len(records) - number} more: {listing.fits}"
            break
    if in_lines:
        console.print()
    return more


def _print_groups(console: Console, listing: Listing[Any]) -> None:
    """Print a line for each group of records: its name, and as much of its first records as there is room for."""
    groups: dict[str, list[Any]] = {}
    for name, records in grouped(listing):
        groups.setdefault(str(name), []).extend(records)
    _print_title(console, listing, listing.beside)
    column = max(cell_len(name) for name in groups) + MARGIN
    narrow = console.width < column + MARGIN + 40
    room = console.width - MARGIN - (MARGIN if narrow else column)
    for name, records in groups.items():
        cells = [_cell(record, "headline") for record in records[: room // 3 + 1]]  # each takes three columns or more
        for count in range(len(cells), 0, -1):
            shown, left = Text("; ").join(cells[:count]), len(records) - count
            more = f"; {left} more" if left else ""
            if shown.cell_len + len(more) <= room:
                break
        shown.truncate(room - len(more), overflow="ellipsis")
        gap = "\n" + " " * MARGIN if narrow else " " * (column - cell_len(name))
        line = Text.assemble((name, NAME), gap, shown, (more, QUIET))
        console.print(Padding(line, (0, 0, 0, MARGIN)))
    console.print()


def _heading(under: str, group: Any) -> str:
    """Word the heading of a group of records: `Act 1` where the field UNDER holds a number, else the value itself."""
    return f"{under.capitalize()} {group}" if isinstance(group, int) else str(group).replace("-", " ").capitalize()


def _print_table(console: Console, listing: Listing[Any], names: tuple[str, ...]) -> None:
    """Print the records in one table under one thin rule, or where a word would not fit its column, as a list."""
    _print_title(console, listing)
    groups = [(_heading(listing.under, group), records) for group, records in grouped(listing)]
    rows = [(heading, [[_cell(record, name) for name in names] for record in records]) for heading, records in groups]
    titles = [{"headline": "What"}.get(name, name.replace("_", " ").capitalize()) for name in names]
    columns = [[*(row[i].plain for _, cells in rows for row in cells), title] for i, title in enumerate(titles)]
    words = [max(cell_len(word) for text in column for word in text.split() or [""]) for column in columns]
    room = console.width - GUTTER * (len(names) - 1)
    if sum(words) > room:
        _print_list(console, rows)
        return
    widths = _widths(words, [max(map(cell_len, column)) for column in columns], room)
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, GUTTER - 1, 0, 0), border_style=QUIET)
    for label, width in zip(titles, widths, strict=True):
        table.add_column(Text(label, style=QUIET), width=width, overflow="fold")
    for index, (heading, cells) in enumerate(rows):
        if heading:
            if index:
                table.add_row()
            table.add_row(Text(heading, style=FILM))
        for row in cells:
            table.add_row(*row)
    console.print(table)
    console.print()


def _print_list(console: Console, rows: list[tuple[str, list[list[Text]]]]) -> None:
    for heading, cells in rows:
        if heading:
            console.print(Text(heading, style=FILM), end="\n\n")
        for row in cells:
            for index, text in enumerate(row):
                console.print(Padding(text, (0, 0, 0, MARGIN if index else 0)))
            console.print()


def _widths(least: list[int], wanted: list[int], room: int) -> list[int]:
    """Share ROOM among columns: each has its LEAST, and what is over goes to the narrowest that wants more.

    Rich shares by another rule, which breaks words and can lose their ends.
    """
    widths = list(least)
    for _ in range(room - sum(least)):
        wanting = [i for i, width in enumerate(widths) if width < wanted[i]]
        if wanting:
            widths[min(wanting, key=lambda i: widths[i])] += 1
    return widths


def _cell(record: Any, name: str) -> Text:
    """Style what RECORD has in column NAME; the main column of an unconfirmed fact says so."""
    styles = {"id": QUIET, "type": QUIET, "character": NAME, "name": NAME, "label": NAME}
    text = Text(cell(value(record, name)), style=styles.get(name, ""))
    if name in ("value", "headline") and doubt(record):
        text.append(f" ({doubt(record)})", style=QUIET)
    return text

"""A Listing -> text for a person at a terminal, with Rich; nothing from the data is read as markup."""

import io
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from redheat_cli.film.model import kind
from redheat_cli.listing.layouts import Card, card, standing
from redheat_cli.listing.listing import Listing, cell, grouped, value
from redheat_cli.render.view import View, columns, title
from redheat_cli.terminal.safe import printable

PROSE_WIDTH, SPEECH_WIDTH = 80, 72
MARGIN, GUTTER = 2, 3
FILM, NAME, QUIET = "bold red", "bold", "dim"
_ascii = str.maketrans("\u2500\u00b7\u2022", "--*")


def as_pretty(listing: Listing[Any], view: View) -> str:
    """Render LISTING as headed tables, cards and quotations, no wider than the view; prose at most 80 columns."""
    if not listing.records:
        return ""
    console = Console(
        file=io.StringIO(),
        width=view.width,
        height=25,  # or Rich asks the environment, and trips over what is no number
        force_terminal=view.colour,
        color_system="standard" if view.colour else None,
        no_color=not view.colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    if listing.guess:
        said = ". ".join(f"{part[0].upper()}{part[1:]}" for part in printable(listing.guess).split("; "))
        console.print(Text(said), end="\n\n")
    if len(listing.records) > 1 or not listing.cards or not card(listing.records[0]).heading:
        console.print(Text(title(listing), style=FILM), end="\n\n")
    names = columns(listing, view)
    groups = [(_heading(listing.under, group), records) for group, records in grouped(listing)]
    if not listing.cards or view.fields:
        _print_table(console, groups, names)
    else:
        for heading, records in groups:
            if heading:
                console.print(Text(heading, style=FILM), end="\n\n")
            for record in records:
                _print_card(console, record, listing.whole)
    for hint in () if view.fields else listing.hints:
        console.print(Padding(Text(hint, style=QUIET), (0, 0, 0, MARGIN)))
    text = "\n".join(line.rstrip() for line in console.file.getvalue().splitlines())  # type: ignore[attr-defined]
    return (text if view.unicode else text.translate(_ascii)).rstrip("\n") + "\n"


def _heading(under: str, group: Any) -> str:
    """Word the heading of a group of records: `Act 1` where the field UNDER holds a number, else the value itself."""
    return f"{under.capitalize()} {group}" if isinstance(group, int) else str(group).replace("-", " ").capitalize()


def _print_table(console: Console, groups: list[tuple[str, list[Any]]], names: tuple[str, ...]) -> None:
    """Print GROUPS of records in one table under one thin rule, or where a word would not fit its column, as a list."""
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
    if name in ("value", "headline") and standing(record):
        text.append(f" ({standing(record)})", style=QUIET)
    return text


def _print_card(console: Console, record: Any, whole: bool) -> None:
    shown = card(record, whole)
    width = min(console.width, PROSE_WIDTH)
    if shown.heading:
        style = FILM if kind(record) == "film" else NAME
        _print_ends(console, Text(shown.heading, style=style), _tag(record), width, 0)
        console.print()
    longest = max((cell_len(who) + MARGIN for who, _ in shown.speech if who), default=0)
    for who, text in shown.speech:
        name = Text(who + " " * (longest - cell_len(who)), style=NAME)
        indent = len(name) if len(name) < width // 3 else 0
        _print_hanging(console, Text.assemble(name, f'"{text}"'), min(width, SPEECH_WIDTH), indent)
    if shown.speech:
        console.print()
        _print_ends(console, Text(shown.credit, style=NAME), _tag(record), min(width, SPEECH_WIDTH), MARGIN * 3)
        console.print()
    for text in shown.paragraphs:
        console.print(Padding(Text(text), (0, 0, 1, MARGIN)), width=width)
    for text in shown.notes:
        _print_hanging(console, Text(f"\u2022 {text}"), width, 1)
    if shown.notes:
        console.print()
    _print_details(console, shown, width)
    if not shown.heading and not shown.speech:
        console.print(Padding(_tag(record), (0, 0, 1, MARGIN)))


def _tag(record: Any) -> Text:
    parts = [standing(record), getattr(record, "id", "")]
    return Text(" \u00b7 ".join(filter(None, parts)), style=QUIET)


def _print_hanging(console: Console, text: Text, width: int, indent: int) -> None:
    """Print TEXT in the margin, its further lines INDENT columns in and one more: under the first letter quoted."""
    room = max(width - MARGIN, 1)
    text.expand_tabs()  # as wrapping would, and then what its first line holds could not be found again
    lines = text.wrap(console, room, overflow="fold")
    if len(lines) > 1:
        first = lines[0]
        begun = len(first.plain.rstrip())
        begun += len(text.plain[begun:]) - len(text.plain[begun:].lstrip())
        rest = text[begun:].wrap(console, max(room - indent - 1, 1), overflow="fold")
        lines = [first, *(Text(" " * (indent + 1)) + line for line in rest)]  # type: ignore[assignment]
    for line in lines:
        console.print(Padding(line, (0, 0, 0, MARGIN)))


def _print_ends(console: Console, left: Text, right: Text, width: int, indent: int) -> None:
    """Print LEFT and RIGHT at the two ends of one line, or below each other where they do not fit."""
    gap = width - indent - left.cell_len - right.cell_len
    if right and gap >= MARGIN:
        console.print(Padding(Text.assemble(left, " " * gap, right), (0, 0, 0, indent)), width=width)
        return
    console.print(Padding(left, (0, 0, 0, indent)), width=width)
    if right:
        console.print(Padding(right, (0, 0, 0, indent)), width=width)


def _print_details(console: Console, shown: Card, width: int) -> None:
    if not shown.details:
        return
    if console.width < 2 * max(len(label) for label, _ in shown.details) + 20:
        for label, text in shown.details:
            console.print(Padding(Text.assemble((f"{label}: ", QUIET), text), (0, 0, 0, MARGIN)))
        console.print()
        return
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, MARGIN, 0, 0))
    table.add_column(style=QUIET, no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in shown.details:
        table.add_row(label, Text(text))
    console.print(Padding(table, (0, 0, 1, MARGIN)), width=width)

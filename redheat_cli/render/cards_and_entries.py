"""A record -> the lines that a terminal shows of it: by itself as a card, or in a list as an entry of two lines."""

import re
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from redheat_cli.film.fold_and_search import spans
from redheat_cli.film.model import Source, kind
from redheat_cli.listing.listing_and_draws import DisplayOptions
from redheat_cli.listing.record_layouts import Card, card, doubt, entry

PROSE_WIDTH, SPEECH_WIDTH = 80, 72
MARGIN = 2
NOTES = 3  # as many does a card have beside a screen of 24 lines; `show` tells all
FILM, NAME, QUIET = "bold red", "bold", "dim"


def print_card(
    console: Console, record: Any, options: DisplayOptions, *, whole: bool, brief: bool, by: str = ""
) -> None:
    """Print RECORD by itself. A WHOLE one has the remark on its sources; a BRIEF one has no details.

    BY is who says everything in the list that RECORD is in: a quotation does not repeat it.
    """
    shown = card(record, whole=whole, screen=True, spoilers=options.spoilers)
    width = min(console.width, PROSE_WIDTH)
    if shown.heading:
        style = FILM if kind(record) == "film" else NAME
        aside = Text(shown.aside, style=NAME) if shown.aside else _tag(record)
        print_ends(console, Text(shown.heading, style=style), aside, width)
        if shown.also:
            print_hanging(console, Text(shown.also, style=QUIET), width, 1)
        console.print()
    if shown.speech:
        _print_speech(console, record, shown, brief, by)
    for text in shown.paragraphs:
        console.print(Padding(Text(text), (0, 0, 1, MARGIN)), width=width)
    notes = shown.notes if whole else shown.notes[:NOTES]
    for text in notes:
        print_hanging(console, Text(f"\u2022 {text}"), width, 1)
    if left := len(shown.notes) - len(notes):
        print_hanging(console, Text(f"\u2022 {left} more: redheat show {record.id}", style=QUIET), width, 1)
    if notes:
        console.print()
    if not brief:
        _print_details(console, shown, width)
    if (brief and shown.aside) or not (shown.heading or shown.speech):
        console.print(Padding(_tag(record), (0, 0, 1, MARGIN)))


def _print_speech(console: Console, record: Any, shown: Card, brief: bool, by: str) -> None:
    """Print the lines of a quotation, and under them who says them; in BRIEF, close together."""
    width = min(console.width, SPEECH_WIDTH)
    longest = max((cell_len(who) + MARGIN for who, _ in shown.speech if who), default=0)
    for who, text in shown.speech:
        name = Text(who + " " * (longest - cell_len(who)), style=NAME)
        indent = len(name) if len(name) < width // 3 else 0
        print_hanging(console, Text.assemble(name, f'"{text}"'), width, indent)
    if shown.also:
        print_hanging(console, Text(shown.also, style=QUIET), width, 1)
    if not brief:
        console.print()
    repeated = by and (shown.credit == by or shown.credit.startswith(f"{by} to "))
    credit = shown.credit.removeprefix(by).lstrip() if repeated else shown.credit
    if brief and longest:  # the lines have their speakers
        credit = ""
    print_ends(console, Text(credit, style="" if repeated else NAME), _tag(record), width, MARGIN * 3)
    console.print()


def print_entry(console: Console, record: Any, options: DisplayOptions, words: tuple[str, ...]) -> None:
    """Print RECORD in two lines: what it is, with its id, and the part of its text in which WORDS stand."""
    what, text = entry(record)
    of_source = isinstance(record, Source)  # its strength comes first, and a link that can be clicked is below
    mark = f"{record.reliability:6}  " if of_source else ""
    tag = Text("" if of_source else getattr(record, "id", ""), style=QUIET)
    room = console.width - MARGIN - (tag.cell_len + MARGIN if tag else 0)
    apart = room < min(cell_len(what), 24)
    head = Text.assemble((mark, QUIET), (what, NAME), no_wrap=True)
    head.truncate(console.width - MARGIN if apart else room, overflow="ellipsis")
    print_ends(console, head, Text("") if apart else tag, console.width, MARGIN)
    indent = MARGIN + (len(mark) or MARGIN)
    if text:
        room = console.width - indent
        below = _link(text, room, options) if of_source else _excerpt(text, words, room)
        console.print(Padding(below, (0, 0, 0, indent)))
    if apart and tag:
        console.print(Padding(tag, (0, 0, 0, indent)))


def _excerpt(text: str, words: tuple[str, ...], room: int) -> Text:
    """Return as much of TEXT as one line of ROOM columns holds, where WORDS stand, which are marked; else its start."""
    text = re.sub(r"\s+", " ", text)
    found = spans(text, words)
    start = 0
    if found and found[0][1] > room * 2 // 3:
        start = text.rfind(" ", 0, max(found[0][0] - room // 3, 1)) + 1
    line = Text("... " if start else "")
    shown = Text(text, style=QUIET)
    for begin, end in found:
        shown.stylize("not dim bold", begin, end)
    line.append_text(shown[start:])
    if line.cell_len > room:
        line.truncate(max(room - 4, 1))
        cut = line.plain.rfind(" ")
        line = line[: cut if cut > room // 2 else None]
        line.append(" ...", style=QUIET)
    return line


def _link(link: str, room: int, options: DisplayOptions) -> Text:
    """Return LINK, where colour is on cut to ROOM columns, but whole for a click (OSC 8)."""
    text = Text(link, style=QUIET)
    if options.colour:
        text.truncate(room, overflow="ellipsis")
        text.stylize(f"link {link}")
    return text


def _tag(record: Any) -> Text:
    parts = [doubt(record), getattr(record, "id", "")]
    return Text(" \u00b7 ".join(filter(None, parts)), style=QUIET)


def print_hanging(console: Console, text: Text, width: int, indent: int) -> None:
    """Print TEXT in the margin, its further lines INDENT columns in and one more: under the first letter quoted."""
    room = max(width - MARGIN, 1)
    text.expand_tabs()  # as wrapping would, and then what its first line holds could not be found again
    first, *more = text.wrap(console, room, overflow="fold")
    begun = len(text) - len(text.plain[len(first.plain.rstrip()) :].lstrip())
    rest = text[begun:].wrap(console, max(room - indent - 1, 1), overflow="fold") if more else ()
    for line in (first, *(Text(" " * (indent + 1)) + line for line in rest)):
        console.print(Padding(line, (0, 0, 0, MARGIN)))


def print_ends(console: Console, left: Text, right: Text, width: int, indent: int = 0) -> None:
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
    table = Table.grid(padding=(0, MARGIN, 0, 0))
    narrow = console.width < 2 * max(len(label) for label, _ in shown.details) + 20
    if not narrow:
        table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for label, text in shown.details:
        if narrow:
            table.add_row(Text.assemble((f"{label}: ", QUIET), text))
        else:
            table.add_row(Text(label, style=QUIET), Text(text))
    console.print(Padding(table, (0, 0, 1, MARGIN)), width=width)

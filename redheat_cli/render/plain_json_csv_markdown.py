"""A Listing -> text: one function for each format."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from msgspec import json, to_builtins

from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing, cell, columns, fields, grouped, value
from redheat_cli.listing.record_layouts import card
from redheat_cli.terminal.text import printable


def as_plain(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as one line a record, the columns separated by tabs, without a heading."""
    shown = columns(listing, options)
    return "".join("\t".join(cell(value(record, name)) for name in shown) + "\n" for record in listing.records)


def as_jsonl(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as JSON Lines (jsonlines.org): one object a line."""
    return "".join(f"{line}\n" for line in _objects(listing, options))


def as_json(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as one JSON array (RFC 8259), a record a line."""
    lines = ",\n".join(_objects(listing, options))
    return f"[\n{lines}\n]\n" if lines else "[]\n"


def _objects(listing: Listing[Any], options: DisplayOptions) -> list[str]:
    objects = listing.records
    if options.fields:
        dicts = (to_builtins(record) for record in objects)
        objects = tuple({name: record[name] for name in options.fields if name in record} for record in dicts)
    return [json.encode(record).decode() for record in objects]


def as_csv(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as CSV with a header (RFC 4180, lines ended by LF): every field, or those asked for.

    A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, "CSV injection"),
    unless the options say raw.
    """
    import csv
    import io

    names = options.fields or fields(listing.kinds)
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(names)
    for record in listing.records:
        cells = [cell(value(record, name)) for name in names]
        writer.writerow(cells if options.raw else [f"'{text}" if text.startswith(_FORMULA) else text for text in cells])
    return buffer.getvalue()


def as_excel(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as CSV that Excel opens with every letter right: after a byte order mark, lines ended by CRLF."""
    return "\ufeff" + as_csv(listing, options).replace("\n", "\r\n")


# The signs that start a formula, and the full-width forms that spreadsheets fold to them.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def escape_markdown(text: str) -> str:
    """Escape TEXT, which is one line, for Markdown (spec.commonmark.org 0.31, section 2.4), tables and headings too."""
    text = re.sub(r"[\\`*_\[\]<|&~]", r"\\\g<0>", text)
    text = re.sub(r"^(\d*)([-+=.)#>])", r"\1\\\2", text)
    return re.sub(r"(?<=\s)#+$", r"\\\g<0>", text)  # or it would close a heading


def escaped(content: Any) -> str:
    """Escape a field's CONTENT for Markdown; outer spaces go, which in front would make a code block (section 4.4)."""
    return escape_markdown(cell(content).strip(" "))


def as_markdown(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING as Markdown: a table, or where the records are texts, a heading or a quotation for each."""
    if not listing.records:
        return ""
    title = f"# {escaped(printable(listing.title))}\n\n"  # unlike a record, it may hold what somebody typed
    if listing.cards and not options.fields:
        return title + "\n".join(_sections(listing))
    shown = columns(listing, options)
    rows = [[escaped(value(record, name)) for name in shown] for record in listing.records]
    lines = [list(shown), ["---"] * len(shown), *rows]
    return title + "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def _sections(listing: Listing[Any]) -> Iterator[str]:
    for group, records in grouped(listing):
        if listing.under:
            yield f"## {escaped(str(group))}\n"
        for record in records:
            yield from _section(record, listing.whole)


def _section(record: Any, whole: bool) -> Iterator[str]:
    shown = card(record, whole)
    if shown.heading:
        yield f"### {escaped(shown.heading)}\n"
    if shown.speech:
        spoken = [f"{who}: {text}" if who else text for who, text in shown.speech]
        yield "".join(f"> {escaped(text)}\n>\n" for text in spoken) + f"> -- {escaped(shown.credit)}\n"
    for text in shown.paragraphs:
        yield f"{escaped(text)}\n"
    details = (f"{escaped(label)}: {escaped(text)}" for label, text in shown.details)
    if points := [*map(escaped, shown.notes), *details]:
        yield "".join(f"- {point}\n" for point in points)


def as_pretty(listing: Listing[Any], options: DisplayOptions) -> str:
    """Render LISTING for a person at a terminal."""
    from redheat_cli.render.terminal import as_pretty as draw  # Rich: a third of the start-up, for people only

    return draw(listing, options)


RENDERERS: dict[str, Callable[[Listing[Any], DisplayOptions], str]] = {
    "pretty": as_pretty,
    "plain": as_plain,
    "json": as_json,
    "jsonl": as_jsonl,
    "csv": as_csv,
    "excel": as_excel,
    "markdown": as_markdown,
}

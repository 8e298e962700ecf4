"""A listing and options -> nothing, or the promise of a format that its text breaks; and the records to try them on."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import cycle
from typing import Any, Union

import msgspec
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec import inspect
from rich.cells import cell_len

from redheat_cli.film import model
from redheat_cli.listing.listing_and_draws import DisplayOptions, Listing, fields
from redheat_cli.listing.record_layouts import LAYOUTS, card, headline
from redheat_cli.render.plain_json_csv_markdown import RENDERERS
from redheat_cli.terminal.text import UNSAFE, printable

Promise = Callable[[Listing[Any], DisplayOptions], None]
# The fields that head the groups of records, where a look-up groups them.
UNDER = {model.Fact: "group", model.Beat: "act", model.Production: "topic"}
KINDS = [kind for kind in LAYOUTS if issubclass(kind, model.Record | model.Source)]
_types = dict(zip(KINDS, inspect.multi_type_info(KINDS), strict=True))
_markdown = MarkdownIt("commonmark").enable("table")


def made(shape: inspect.Type, text: Callable[[], str], number: Callable[[int], int]) -> Any:
    """Make a value of SHAPE from what TEXT gives and from numbers that NUMBER gives, below the one it is told."""
    match shape:
        case inspect.StructType():
            return shape.cls(**{one.name: made(one.type, text, number) for one in shape.fields})
        case inspect.Metadata():  # an id
            return f"some-{number(100)}"
        case inspect.StrType():
            return text()[: shape.max_length] or "-" * (shape.min_length or 0)
        case inspect.IntType():
            return (shape.ge or 0) + number(min((shape.le or 99) - (shape.ge or 0) + 1, 100))
        case inspect.BoolType():
            return bool(number(2))
        case inspect.LiteralType():
            return shape.values[number(len(shape.values))]
        case inspect.TupleType():
            return tuple(made(one, text, number) for one in shape.item_types)
        case inspect.VarTupleType():
            return tuple(made(shape.item_type, text, number) for _ in range(number(3)))
    raise NotImplementedError(shape)


def listed(texts: Sequence[str], numbers: Sequence[int]) -> tuple[Listing[Any], DisplayOptions]:
    """Make a listing of up to three records, of one kind or of several, and options for it.

    TEXTS and NUMBERS are taken in turn, again from the first when they run out.
    """
    text_after_text, one_after_one = cycle(texts), cycle(numbers)

    def text() -> str:
        return next(text_after_text)

    def number(below: int) -> int:
        return next(one_after_one) % below

    shapes = KINDS[number(len(KINDS)) :][: 1 + number(2)]
    columns, under = (
        (LAYOUTS[shapes[0]].columns, UNDER.get(shapes[0], "")) if len(shapes) == 1 else (("type", "headline", "id"), "")
    )
    records = [made(_types[shapes[i % len(shapes)]], text, number) for i in range(min(number(10), 3))]
    hint = text()
    listing = Listing(
        title=text(),
        records=tuple(records),
        columns=columns,
        cards=bool(number(2)),
        under=under,
        kinds=tuple(shapes),
        hints=lambda: (hint,),
    )
    names = fields(tuple(shapes))
    chosen = tuple(dict.fromkeys(names[number(len(names))] for _ in range(max(number(6) - 2, 0))))
    options = DisplayOptions(fields=chosen, width=20 + number(181), raw=bool(number(2)))
    return listing, options


def line(content: Any) -> str:
    """Write the CONTENT of a field as one line, by the rules of the manual, not by the program's own function."""
    if isinstance(content, tuple):
        return "; ".join(line(one if isinstance(one, str) else f"{one.speaker}: {one.text}") for one in content)
    if isinstance(content, bool):
        return str(content).lower()
    content = str(content)
    return re.sub(r"\s+", " ", content) if set(content) & {"\n", "\t"} else content


def cells(listing: Listing[Any], names: tuple[str, ...]) -> list[list[str]]:
    """Return what the records of LISTING have in the columns NAMES."""
    made_up = {"type": model.kind, "headline": headline}
    return [
        [line(made_up[name](one) if name in made_up else getattr(one, name, "")) for name in names]
        for one in listing.records
    ]


def json_comes_back(listing: Listing[Any], options: DisplayOptions) -> None:
    """JSON decodes to the same records; with fields to those of their values."""
    text = RENDERERS["json"](listing, options)
    assert text.endswith("\n")
    if not options.fields:
        kinds = Union[listing.kinds]  # type: ignore[valid-type] # noqa: UP007
        assert msgspec.json.decode(text, type=tuple[kinds, ...]) == listing.records
    whole = [json.loads(json.dumps(msgspec.to_builtins(record))) for record in listing.records]
    wanted = [[(name, one[name]) for name in options.fields or one if name in one] for one in whole]
    assert [[*one.items()] for one in json.loads(text)] == wanted


def json_lines_are_json(listing: Listing[Any], options: DisplayOptions) -> None:
    """JSON Lines has the objects of JSON, one a line."""
    lines = RENDERERS["jsonl"](listing, options).split("\n")
    assert lines.pop() == ""
    assert [json.loads(one) for one in lines] == json.loads(RENDERERS["json"](listing, options))


def csv_cells_come_back(listing: Listing[Any], options: DisplayOptions) -> None:
    """CSV cells come back as they were, but for the apostrophe before what a spreadsheet takes for a formula."""
    names = options.fields or fields(listing.kinds)
    head, *rows = csv.reader(io.StringIO(RENDERERS["csv"](listing, options), newline=""))
    assert head == [*names]
    wanted = cells(listing, names)
    if not options.raw:
        formulas = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
        wanted = [[f"'{text}" if text.startswith(formulas) else text for text in row] for row in wanted]
    assert rows == wanted


def plain_is_a_line_a_record(listing: Listing[Any], options: DisplayOptions) -> None:
    """Plain has one line for each record, one tab between its cells, and nothing else."""
    names = options.fields or listing.columns
    lines = RENDERERS["plain"](listing, options).split("\n")
    assert lines.pop() == ""
    assert [one.split("\t") for one in lines] == cells(listing, names)


def plain_text(token: Token) -> str:
    """Return what a reader sees of the inline TOKEN."""
    assert {one.type for one in token.children or ()} <= {"text", "text_special"}, token.content
    return " ".join("".join(one.content for one in token.children or ()).split())


def markdown_comes_back(listing: Listing[Any], options: DisplayOptions) -> None:
    """A Markdown reader finds a table with a cell for each value, or headings, texts and points; no more mark-up."""
    tokens = _markdown.parse(RENDERERS["markdown"](listing, options))
    found = [plain_text(token) for token in tokens if token.type == "inline"]
    kinds = Counter(token.type for token in tokens if token.nesting >= 0 and token.type != "inline")
    if not listing.records:
        assert not tokens
    elif options.fields or not listing.cards:
        names = options.fields or listing.columns
        count = len(listing.records)
        assert kinds == Counter(
            heading_open=1, table_open=1, thead_open=1, tbody_open=1, tr_open=count + 1,
            th_open=len(names), td_open=len(names) * count,
        ), kinds  # fmt: skip
        wanted = [printable(listing.title), *names, *(text for row in cells(listing, names) for text in row)]
        assert found == [" ".join(text.split()) for text in wanted]
    else:
        assert set(kinds) <= {"heading_open", "paragraph_open", "blockquote_open", "bullet_list_open", "list_item_open"}
        shown = [card(record) for record in listing.records]
        for texts in ([one.heading for one in shown], *((*one.paragraphs, *one.notes) for one in shown)):
            assert {" ".join(text.split()) for text in texts} - {""} <= set(found)
        for one in shown:
            details = {" ".join(f"{label}: {text}".split()) for label, text in one.details}
            speech = {" ".join((f"{who}: {text}" if who else text).split()) for who, text in one.speech}
            assert details | speech - {""} <= set(found)


def signs(texts: list[str]) -> Counter[str]:
    """Count the characters of TEXTS, but for white space and case."""
    return Counter(re.sub(r"\s", "", "".join(texts).casefold()))


def every_value_is_shown(listing: Listing[Any], options: DisplayOptions) -> None:
    """Pretty shows every value, in lines no wider than the screen, without a character that drives a terminal."""
    text = RENDERERS["pretty"](listing, options)
    assert not re.search(UNSAFE, text)
    if not listing.records:
        assert text == ""
        return
    if options.fields or not listing.cards:
        wanted = [value for row in cells(listing, options.fields or listing.columns) for value in row]
    else:
        shown = [card(record, screen=True, spoilers=options.spoilers) for record in listing.records]
        speech = [part for one in shown for said in one.speech for part in said]
        alone = len(shown) == 1  # several are shown in brief
        details = [part for one in shown for detail in one.details for part in detail if alone]
        notes = [part for one in shown for part in (one.heading, one.aside, one.also, *one.paragraphs, *one.notes)]
        notes += [one.credit for one in shown if alone or not any(who for who, _ in one.speech)]
        ids = [getattr(record, "id", "") for record in listing.records]
        wanted = [*speech, *details, *notes, *(id for id in ids if not any(id in detail for detail in details))]
    wanted += [
        *(() if options.fields else listing.hints()),
        *([printable(listing.title)] if len(listing.records) > 1 else []),
    ]
    missing = signs(wanted) - signs([text])
    assert not missing, missing
    assert max(map(cell_len, text.split("\n"))) <= options.width


def colour_adds_colours_alone(listing: Listing[Any], options: DisplayOptions) -> None:
    """A screen in colour is the same screen, with nothing but colours in it."""
    plain = RENDERERS["pretty"](listing, options)
    coloured = RENDERERS["pretty"](listing, msgspec.structs.replace(options, colour=True))
    lines = [one.rstrip() for one in re.sub(r"\x1b\[[0-9;]*m", "", coloured).splitlines()]
    assert "\n".join(lines).rstrip() == plain.rstrip()


def nothing_drives_a_terminal(listing: Listing[Any], options: DisplayOptions) -> None:
    """No format has a control character or one that reorders text."""
    for name in ("plain", "json", "jsonl", "csv", "markdown"):
        assert not re.search(UNSAFE, RENDERERS[name](listing, options)), name


FOR_PROGRAMS: tuple[Promise, ...] = (
    json_comes_back,
    json_lines_are_json,
    csv_cells_come_back,
    plain_is_a_line_a_record,
    markdown_comes_back,
    nothing_drives_a_terminal,
)
FOR_PEOPLE: tuple[Promise, ...] = (every_value_is_shown, colour_adds_colours_alone)

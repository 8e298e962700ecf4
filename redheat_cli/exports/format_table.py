"""The table of formats that `redheat export` writes. A new format is a module in this folder and a row here."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from redheat_cli.exports import aiken, anki, fortune, gift, html, kahoot, markdown, opentdb
from redheat_cli.exports.common import Export, Pack
from redheat_cli.film.model import Film
from redheat_cli.questions.all_questions import all_questions


class Exporter(Struct, frozen=True):
    """A row of the table: the function that writes the format, its help, and the records of a film that it writes."""

    export: Callable[[Pack[Any]], Export]
    help: str
    records: Callable[[Film], tuple[Any, ...]] = all_questions


EXPORTERS = {
    "opentdb": Exporter(opentdb.export, "JSON of the Open Trivia Database"),
    "gift": Exporter(gift.export, "Moodle, with feedback"),
    "aiken": Exporter(aiken.export, "Moodle, plain"),
    "kahoot": Exporter(kahoot.export, "a spreadsheet for Kahoot"),
    "anki": Exporter(anki.export, "flash cards"),
    "fortune": Exporter(fortune.export, "quotes for fortune", lambda film: film.quotes),
    "markdown": Exporter(markdown.export, "a quiz sheet and its answers"),
    "html": Exporter(html.export, "a quiz night on paper"),
}

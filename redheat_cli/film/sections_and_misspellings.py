"""The sections of a film's file, and what is meant by a section, a field, an id or a language that does not exist."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

import msgspec

from redheat_cli.film import model
from redheat_cli.film.word_lists import beside, groups

ALIKE = 0.66
GUESSES = 20  # each takes a millisecond
# The sections of a file, each with the class of its records; in single brackets stand those that are there once.
RECORDS: dict[str, Any] = model.SECTIONS | {"plot.beats": model.Beat}
WHOLE: dict[str, Any] = {"film": model.Identity, "plot": model.Plot}
_names = {"source": ("title", "url"), "cast": ("character", "actor"), "crew": ("name",)}  # what records are called
_plot = {*model.Plot.__struct_fields__} - {"beats"}
Section = tuple[str, str, Any]  # what a section is called in a file, which section that is, and its content
Record = tuple[str, str, Any]  # the section of a record, its place in the file, as `cast[3]`, and its content


def parts(document: dict[str, Any]) -> Iterator[Section]:
    """Yield each section of DOCUMENT, a film's file.

    A section that does not exist is taken for the one that seems to be meant; where none does, its name is empty.
    """
    guesses = 0
    for name, value in document.items():
        section = name if name in WHOLE or name in RECORDS else ""
        if not section:
            if name in model.Film.__struct_fields__ or not isinstance(value, (dict, list)):
                continue
            guesses += 1
            section = section_of(name, value) if guesses <= GUESSES else ""
        if section == "plot" and isinstance(value, dict):
            steps = [key for key, part in value.items() if key == "beats" or (key not in _plot and type(part) is list)]
            yield name, section, {key: part for key, part in value.items() if key not in steps}
            yield from ((f"{name}.{key}", "plot.beats", value[key]) for key in steps)
        else:
            yield name, section, value


def records_in(sections: Iterable[Section]) -> Iterator[Record]:
    """Yield each record in SECTIONS; what should be a list and is none counts as one without a content."""
    for name, section, value in sections:
        if section in WHOLE:
            yield section, name, value
        elif section and isinstance(value, list):
            yield from ((section, f"{name}[{index}]", record) for index, record in enumerate(value))
        elif section:
            yield section, name, None


def section_of(name: str, value: Any) -> str:
    """Return the section that NAME, which holds VALUE, may stand for; return nothing when none comes to mind.

    What the ids of the records begin with decides, then the name.
    """
    tags = {model.tag(shape): section for section, shape in RECORDS.items()}
    record = value[0] if isinstance(value, list) and value else value
    id = record.get("id") if isinstance(record, dict) else None
    if isinstance(id, str) and (section := tags.get(id.partition("-")[0])):
        return section
    names = tags | {name: group[0] for group in groups("section_names") for name in group}
    if isinstance(value, list):
        names = {name: section for name, section in names.items() if section not in WHOLE}
    return next(iter(_nearest(name, names)), "")


def header(section: str) -> str:
    """Return what each record of SECTION, or SECTION itself, begins with: `[[cast]]`, `[film]`."""
    return f"[{section}]" if section in WHOLE else f"[[{section}]]"


def section_hint(name: str, value: Any) -> str:
    """Say what to write for the section NAME, which holds VALUE and does not exist, as the end of a sentence."""
    if section := section_of(name, value):
        return f"; did you mean {header(section)}?"
    return f"; there are {', '.join(map(header, (*WHOLE, *RECORDS)))}"


def key_hint(key: str, absent: Sequence[str], shape: type[msgspec.Struct]) -> str:
    """Say what to write for KEY, which no record of SHAPE has, as the end of a sentence.

    ABSENT are the fields that the record could have and has not.
    """
    if key == "id":
        return "; delete it"
    others = {field: names for field, *names in groups("field_names")}
    found = [field for field in absent if key.lower() in others.get(field, ())]
    if found := found or _nearest(key, {field: field for field in absent}):
        return f"; did you mean {' or '.join(found)}?"
    homes = [name for name, home in (WHOLE | RECORDS).items() if key in home.__struct_encode_fields__]
    if shape is model.Identity or (shape is model.Film and not homes):
        section = section_of(key, None) or "facts"
        return f"; write a record in {header(section)} for it" if section in RECORDS else f"; write {header(section)}"
    if homes:
        return f"; it belongs in {' or '.join(map(header, homes))}"
    needed = [field.name for field in msgspec.structs.fields(shape) if field.required and field.name in absent]
    if len(needed) == 1 or len(absent) == 1:
        return f"; did you mean {(needed or absent)[0]}?"
    if absent:
        return f"; what else may stand here is {', '.join(sorted(absent))}"
    return f"; only {' and '.join(shape.__struct_encode_fields__)} may stand here"


def id_hint(typed: str, known: Collection[str], records: Iterable[Record]) -> str:
    """Say which of the ids KNOWN may be meant by TYPED, as the end of a sentence.

    RECORDS are those of the file, by kind: somebody may write what a record is called instead.
    """
    kind, _, rest = typed.partition("-")
    sound = [id for id in sorted(known) if id.replace("-", "").isalnum()]
    alike = {id.removeprefix(f"{kind}-"): id for id in sound if id.startswith(f"{kind}-")}
    found = _nearest(rest, alike) if alike else _nearest(typed, {id.partition("-")[2]: id for id in sound})
    called = {
        str(record.get(field)).lower(): str(record.get("id"))
        for kind, _, record in records
        for field in _names.get(kind, ())
    }
    if called.get(typed.lower()) in known:
        found = [called[typed.lower()]]
    if not found and known and not typed.replace("-", "").isalnum():
        return f"; write an id, such as {min(known)}"
    return f"; did you mean {' or '.join(found)}?" if found else ""


@cache
def language_fault(code: str) -> str:
    """Say why CODE is no code of a language (IETF BCP 47), and which one is meant; return nothing when it is one."""
    main = re.split("[-_]", code)[0].lower()
    known = beside(main, "language_codes") or (len(main) > 2 and not beside(main, "mistaken_languages"))
    if known and re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", code):
        return ""
    meant = [group for group in groups("mistaken_languages") if main in map(str.lower, group)]
    hint = " and ".join(f"{name} is {right}" for right, name, *_ in meant)
    return f"must be the code of a language, such as es, not '{code}'{hint and f'; {hint}'}"


def _nearest(typed: str, names: Mapping[str, str]) -> list[str]:
    """Return what up to three of NAMES that look most like TYPED stand for."""
    from difflib import get_close_matches  # only a fault needs it

    close = get_close_matches(typed[:80].lower(), names, n=3, cutoff=ALIKE)
    return list(dict.fromkeys(names[name] for name in close))

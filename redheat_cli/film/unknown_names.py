"""The sections of a film's file, and what is meant by a section, a field, an id or a language that does not exist."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from redheat_cli.film import model

ALIKE = 0.66
GUESSES = 20  # each takes a millisecond
# The sections of a file, each with the class of its records; in single brackets stand those that are there once.
RECORDS: dict[str, Any] = model.SECTIONS | {"plot.beats": model.Beat}
WHOLE: dict[str, Any] = {"film": model.Identity, "plot": model.Plot}
# A section, and what else somebody may call it or write in [film] for it.
_sections = {
    "film": "movie",
    "facts": "info information details data release releases titles ratings awards genre runtime",
    "cast": "actors actress characters roles starring stars people players performers",
    "crew": "staff team director directors producer producers writer writers composer makers editor screenplay",
    "plot": "summary synopsis story description",
    "plot.beats": "beats steps scenes events acts",
    "quotes": "lines dialogue dialogues sayings taglines interviews",
    "production": "trivia notes making background anecdotes goofs",
    "questions": "quiz",
    "sources": "references bibliography links",
}
# A field, and what else somebody may call it.
_fields = {
    "accept": "also_right accepted",
    "about": "description bio summary",
    "actor": "name player performer star played_by person",
    "actor_aliases": "aliases aka alias",
    "aliases": "aka alias",
    "answer": "correct right solution",
    "author": "by writer publisher",
    "category": "round topic",
    "character": "role part plays",
    "character_aliases": "nickname nicknames",
    "difficulty": "level",
    "gender": "sex",
    "job": "role position title work",
    "keywords": "tags",
    "label": "name title key",
    "language": "lang",
    "line": "logline",
    "logline": "description summary synopsis",
    "name": "person actor",
    "note": "comment remark caveat",
    "order": "number billing position",
    "published": "date year",
    "short": "summary text synopsis",
    "sources": "source references",
    "speaker": "character who by said_by actor name",
    "speaker_id": "character_id cast_id",
    "text": "quote line words description summary content",
    "title": "name headline heading",
    "to": "addressee listener",
    "translation": "english translated",
    "url": "link web website",
    "value": "text content",
    "why": "explanation reason",
    "wrong": "wrong_answers options choices distractors incorrect",
}

# ISO 639-1 (loc.gov/standards/iso639-2), parted by spaces: two letters that stand together are a code.
_languages = """
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
    eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja
    jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb
    nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so
    sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"""
# A language's name, its code, and what is written in place of that: a country, or a code of three letters.
_mistaken_languages = """
    Arabic ar ara eg / Chinese zh cn chi zho / Czech cs cz cze ces / Danish da dk dan / Dutch nl dut nld / English en
    eng gb us / Finnish fi fin / French fr fre fra / German de ger deu at / Greek el gr gre ell / Hebrew he il iw heb /
    Hindi hi hin / Hungarian hu hun / Indonesian id in ind / Italian it ita / Japanese ja jp jpn / Korean ko kr kor /
    Norwegian no nor / Persian fa ir per fas / Polish pl pol / Portuguese pt por / Romanian ro rum ron / Russian ru
    rus / Serbian sr rs srp / Spanish es sp mx spa / Swedish sv se swe / Turkish tr tur / Ukrainian uk ua ukr /
    Vietnamese vi vn vie / Yiddish yi ji yid"""
_language_of = {
    word.lower(): (words[0], words[1]) for words in map(str.split, _mistaken_languages.split("/")) for word in words
}
# Two countries whose letters are also the code of a language, of which films are few.
_rare_languages = {"kr": " (and Kanuri kau)", "se": " (and Northern Sami sme)"}
_plot = {*model.Plot.__struct_fields__} - {"beats"}


def parts(document: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield each section of DOCUMENT, a film's file: what it is called there, which section that is, and its content.

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


def section_of(name: str, value: Any) -> str:
    """Return the section that NAME, which holds VALUE, may stand for; return nothing when none comes to mind.

    What the ids of the records begin with decides, then the name.
    """
    tags = {model.tag(shape): section for section, shape in RECORDS.items()}
    record = value[0] if isinstance(value, list) and value else value
    id = record.get("id") if isinstance(record, dict) else None
    if isinstance(id, str) and (section := tags.get(id.partition("-")[0])):
        return section
    names = tags | {other: section for section, others in _sections.items() for other in (section, *others.split())}
    if isinstance(value, list):
        names = {other: section for other, section in names.items() if section not in WHOLE}
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
    others = [field for field in absent if key.lower() in _fields.get(field, "").split()]
    if found := others or _nearest(key, {field: field for field in absent}):
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


def id_hint(typed: str, known: Collection[str], called: Mapping[str, str]) -> str:
    """Say which of the ids KNOWN may be meant by TYPED, as the end of a sentence.

    CALLED are the ids of records by what they are called, in small letters: somebody may write that instead.
    """
    kind, _, rest = typed.partition("-")
    sound = [id for id in known if id.replace("-", "").isalnum()]
    alike = {id.removeprefix(f"{kind}-"): id for id in sound if id.startswith(f"{kind}-")}
    found = _nearest(rest, alike) if alike else _nearest(typed, {id.partition("-")[2]: id for id in sound})
    if called.get(typed.lower()) in known:
        found = [called[typed.lower()]]
    if not found and known and not typed.replace("-", "").isalnum():
        return f"; write an id, such as {min(known)}"
    return f"; did you mean {' or '.join(found)}?" if found else ""


def language_fault(code: str) -> str:
    """Say why CODE is no code of a language (IETF BCP 47), and which one is meant; return nothing when it is one."""
    main = re.split("[-_]", code)[0].lower()
    name, right = _language_of.get(main, ("", main))
    sound = re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]{1,8})*", code) and (len(main) > 2 or main in _languages)
    if sound and right == main:
        return ""
    return f"must be the code of a language, such as es, not '{code}'" + (
        f"; {name} is {right}{_rare_languages.get(main, '')}" if name else ""
    )


def _nearest(typed: str, names: Mapping[str, str]) -> list[str]:
    """Return what up to three of NAMES that look most like TYPED stand for."""
    from difflib import get_close_matches  # only a fault needs it

    close = get_close_matches(typed[:80].lower(), names, n=3, cutoff=ALIKE)
    return list(dict.fromkeys(names[name] for name in close))

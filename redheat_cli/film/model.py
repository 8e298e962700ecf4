"""The shape of a film's TOML file: one class for each kind of record, and what can be read off them."""

from functools import cache
from typing import Annotated, Any, Literal, get_args

from msgspec import UNSET, Meta, Struct, UnsetType, field

# The limit keeps Unicode normalisation short: its time grows with the square of a run of marks (CPython issue 149079).
TEXT_LIMIT = 4000
Text = Annotated[str, Meta(min_length=1, max_length=TEXT_LIMIT)]
Maybe = Annotated[str, Meta(max_length=TEXT_LIMIT)]
Id = Annotated[str, Meta(max_length=80, extra_json_schema={"pattern": "^[a-z]+(-[a-z0-9]+)+$"})]
Ids = tuple[Id, ...]
Certainty = Literal["confirmed", "reported", "disputed"]
Rating = Literal["clean", "mild", "strong"]
Difficulty = Literal["easy", "medium", "hard"]
Gender = Literal["", "female", "male"]


class Record(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", kw_only=True):
    """How sure we are of a fact, who says so, what they disagree on, and a remark on the sources for `show` alone."""

    certainty: Certainty
    sources: Ids
    note: Maybe = ""
    source_note: Maybe = ""


class Person(Record, frozen=True, kw_only=True):
    """What every record about a person has: their gender, empty where it is not known, and further search words."""

    gender: Gender = ""
    keywords: Maybe = ""


class Note(Record, frozen=True, kw_only=True):
    """What every record about the film or its story has: further words that people search for it by."""

    keywords: Maybe = ""


class Fact(Note, frozen=True, tag="fact"):
    """One fact of the film, as a label and a value."""

    id: Id
    group: Text
    label: Text
    value: Text


class Credit(Person, frozen=True, tag="cast"):
    """One member of the cast: who plays whom, in billing order (0 = not in the credits we have)."""

    id: Id
    order: Annotated[int, Meta(ge=0, le=9999)]
    actor: Text
    character: Text
    about: Text
    actor_aliases: tuple[Text, ...] = ()
    character_aliases: tuple[Text, ...] = ()
    native_name: Maybe = ""
    fate: Maybe = ""
    notes: tuple[Text, ...] = ()


class Crew(Person, frozen=True, tag="crew"):
    """One member of the crew and the job they did."""

    id: Id
    name: Text
    job: Text
    department: Text
    about: Text
    aliases: tuple[Text, ...] = ()


class Beat(Note, frozen=True, tag="beat"):
    """One step of the story."""

    id: Id
    act: Annotated[int, Meta(ge=1, le=9)]
    text: Text
    spoiler: bool = False


class Summary(Record, frozen=True, tag="summary"):
    """The story in a sentence or in a paragraph; the program makes it from `[plot]`."""

    id: Id
    length: Literal["line", "short"]
    text: Text


class Plot(Record, frozen=True, tag="plot"):
    """The story at three lengths: a sentence, a paragraph, and its beats."""

    line: Text
    short: Text
    beats: tuple[Beat, ...] = ()


class Line(Struct, frozen=True, forbid_unknown_fields=True):
    """One further line of an exchange."""

    speaker: Text
    text: Text


class Spoken(Record, frozen=True, kw_only=True):
    """What is read aloud: how to pronounce it, for lines in another language; and what it is found by."""

    say: Maybe = ""
    keywords: Maybe = ""


class Quote(Spoken, frozen=True, tag="quote"):
    """Something said: in the film, on a poster, or in an interview; strong words masked."""

    id: Id
    kind: Literal["dialogue", "tagline", "interview"]
    text: Text
    speaker: Maybe
    speaker_id: Maybe = ""
    to: Maybe = ""
    then: tuple[Line, ...] = ()
    context: Maybe = ""
    language: Text = "en"
    translation: Maybe = ""
    rating: Rating = "strong"
    spoiler: bool = False


class Production(Note, frozen=True, tag="production"):
    """One note on how the film was made, sold or received."""

    id: Id
    topic: Text
    title: Text
    text: Text
    people: tuple[Text, ...] = ()


class Question(Record, frozen=True, tag="question", kw_only=True):
    """One question with its answer; wrong choices, and all that is known about it, may be left out.

    Without an id it gets one from its words when the file is loaded.
    """

    id: Id = ""
    category: Text = "general"
    difficulty: Difficulty = "medium"
    question: Text
    answer: Text
    wrong: Annotated[tuple[Text, ...], Meta(max_length=3)] = ()
    about: Ids = ()
    why: Maybe = ""
    accept: tuple[Text, ...] = ()
    reject: tuple[Text, ...] = ()
    rating: Rating = "clean"
    spoiler: bool = False
    certainty: Certainty = "reported"
    sources: Ids = ()


class Source(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="source"):
    """Where facts come from, and how far to trust it."""

    id: Id
    title: Text
    kind: Text
    reliability: Literal["strong", "good", "weak"]
    author: Maybe = ""
    published: Maybe = ""
    url: Maybe = ""


class Identity(Record, frozen=True, tag="film"):
    """What the film is, in three values."""

    title: Text
    year: Annotated[int, Meta(ge=1880, le=2200)]
    logline: Text


class Film(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The whole file."""

    schema: Annotated[int, Meta(ge=1, le=1)]
    version: Text
    identity: Identity = field(name="film")
    facts: tuple[Fact, ...] = ()
    cast: tuple[Credit, ...] = ()
    crew: tuple[Crew, ...] = ()
    plot: Plot | UnsetType = UNSET
    quotes: tuple[Quote, ...] = ()
    production: tuple[Production, ...] = ()
    questions: tuple[Question, ...] = ()
    sources: tuple[Source, ...] = ()


# Each list of records in the file: its name, and the class of its records. Film names them in the file's order.
SECTIONS: dict[str, Any] = {
    name: get_args(shape)[0] for name, shape in Film.__annotations__.items() if Ellipsis in get_args(shape)
}
Entry = Fact | Credit | Crew | Summary | Beat | Quote | Production | Question | Source


def beats(film: Film) -> tuple[Beat, ...]:
    """Return the steps of FILM's story, none when the file tells no plot."""
    return film.plot.beats if isinstance(film.plot, Plot) else ()


def summaries(film: Film) -> tuple[Summary, ...]:
    """Return FILM's story in a sentence and in a paragraph, nothing when the file tells no plot."""
    if not isinstance(plot := film.plot, Plot):
        return ()

    def summary(length: Literal["line", "short"], text: str) -> Summary:
        said = {name: getattr(plot, name) for name in ("certainty", "sources", "note", "source_note")}
        return Summary(id=f"summary-{length}", length=length, text=text, **said)

    return (summary("line", plot.line), summary("short", plot.short))


def lines(quote: Quote) -> tuple[Line, ...]:
    """Return all that is said in QUOTE: its own line, then the further ones."""
    return (Line(quote.speaker, quote.text), *quote.then)


def speakers(quote: Quote) -> tuple[str, ...]:
    """Return who speaks in QUOTE, each once, in the order they do; nobody where that is not known."""
    return tuple(dict.fromkeys(filter(None, (quote.speaker, *(line.speaker for line in quote.then)))))


def entries(film: Film) -> list[Entry]:
    """Return every record of FILM that has an id, in the file's order."""
    found: list[Entry] = []
    for name in film.__struct_fields__:
        if name == "plot":
            found += (*summaries(film), *beats(film))
        elif name in SECTIONS:
            found += getattr(film, name)
    return found


def kind(record: Struct) -> str:
    """Return the type of RECORD as JSON names it: `cast`, `quote`, `source`."""
    return tag(type(record))


@cache
def tag(shape: Any) -> str:
    """Return what JSON names the records of SHAPE, which is one of the classes here."""
    return str(shape.__struct_config__.tag)

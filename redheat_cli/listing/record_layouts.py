"""How each kind of record is shown: its headline, its columns in a table, and its card; one row for each kind."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, structs

from redheat_cli.film import model
from redheat_cli.listing.wording import counted


class Card(Struct, frozen=True, kw_only=True):
    """A heading, lines of speech as (speaker, text), paragraphs, short notes, labelled details; each may be empty.

    `aside` stands at the other end of the heading, `also` under it or under the speech: other names, a translation.
    """

    heading: str = ""
    aside: str = ""
    also: str = ""
    speech: tuple[tuple[str, str], ...] = ()
    credit: str = ""
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


Lay = Callable[[Any], Card]


class Layout(Struct, frozen=True, kw_only=True):
    """How one kind of record is shown: in a line, as a row of a table, by itself, and as an entry of a list.

    `screen` is the card for a terminal, where that differs from the card in Markdown, which scripts read. An entry is
    the headline and the field named `text`, where no function says otherwise.
    """

    headline: Callable[[Any], str]
    columns: tuple[str, ...]
    card: Lay
    screen: Lay | None = None
    text: str = ""
    entry: Callable[[Any], tuple[str, str]] | None = None


LAYOUTS: dict[type, Layout] = {}  # the module of a kind of record lays it out


def laid_out(kind: type, *, headline: Callable[[Any], str], columns: str, **further: Any) -> Callable[[Lay], Lay]:
    """Return the decorator of the function that lays a record of KIND out as a Card.

    HEADLINE says the record in a line. COLUMNS are the fields of a table, with spaces between them, and FURTHER other
    fields of the Layout.
    """

    def keep(card: Lay) -> Lay:
        LAYOUTS[kind] = Layout(headline=headline, columns=tuple(columns.split()), card=card, **further)
        return card

    return keep


def headline(record: Any) -> str:
    """Return RECORD in a line: a name and a role, a label and a value, a title, or its own text."""
    return LAYOUTS[type(record)].headline(record)


def card(record: Any, whole: bool = False, screen: bool = False, spoilers: bool = True) -> Card:
    """Lay RECORD out as a Card, without its id and without what is empty.

    A WHOLE one ends with its keywords and the remark on its sources. On a SCREEN the ending is told only with SPOILERS.
    """
    row = LAYOUTS[type(record)]
    shown = row.screen(record) if screen and row.screen else row.card(record)
    remarks = (("Keywords", getattr(record, "keywords", "")), ("Source note", getattr(record, "source_note", "")))
    details = (*shown.details, *(remarks if whole else ()))
    hidden = {} if spoilers else {"Ending": "hidden; --spoilers tells it"}
    return structs.replace(
        shown,
        paragraphs=tuple(filter(None, shown.paragraphs)),
        details=tuple((label, hidden.get(label, text)) for label, text in details if text),
    )


def entry(record: Any) -> tuple[str, str]:
    """Lay RECORD out as an entry of a list: its head, and the text below that."""
    row = LAYOUTS[type(record)]
    return row.entry(record) if row.entry else (row.headline(record), getattr(record, row.text, ""))


def doubt(record: Any) -> str:
    """Say how sure a fact is when it is not confirmed, else nothing."""
    certainty = getattr(record, "certainty", "confirmed")
    return "" if certainty == "confirmed" else certainty


def _evidence(record: Any) -> tuple[tuple[str, str], ...]:
    certainty = f"{record.certainty}, by {counted(len(record.sources), 'source')}: redheat sources {record.id}"
    return ("Note", record.note), ("Certainty", certainty)


@laid_out(model.Identity, headline=lambda film: f"{film.title} ({film.year})", columns="title year logline")
def _film(film: model.Identity) -> Card:
    return Card(heading=headline(film), paragraphs=(film.logline,))


@laid_out(model.Fact, headline=lambda fact: f"{fact.label}: {fact.value}", columns="label value id", text="note")
def _fact(fact: model.Fact) -> Card:
    return Card(heading=fact.label, paragraphs=(fact.value,), details=(("Group", fact.group), *_evidence(fact)))


def _credit_on_screen(credit: model.Credit) -> Card:
    actor = filter(None, (*credit.actor_aliases, credit.native_name))
    also = "; ".join(filter(None, (", ".join(credit.character_aliases), ", ".join(actor))))
    return structs.replace(
        _credit(credit),
        heading=credit.character,
        aside=credit.actor,
        also=f"also {also}" if also else "",
        details=(("Ending", credit.fate), *_evidence(credit)),
    )


@laid_out(
    model.Credit,
    headline=lambda credit: f"{credit.actor} as {credit.character}",
    columns="character actor id",
    screen=_credit_on_screen,
    text="about",
)
def _credit(credit: model.Credit) -> Card:
    return Card(
        heading=headline(credit),
        paragraphs=(credit.about,),
        notes=credit.notes,
        details=(
            ("Fate", credit.fate),
            ("Billing", str(credit.order or "")),
            ("Actor also", ", ".join(filter(None, (*credit.actor_aliases, credit.native_name)))),
            ("Role also", ", ".join(credit.character_aliases)),
            *_evidence(credit),
        ),
    )


@laid_out(model.Crew, headline=lambda crew: f"{crew.name}, {crew.job}", columns="name job id", text="about")
def _crew(crew: model.Crew) -> Card:
    details = (("Department", crew.department), ("Name also", ", ".join(crew.aliases)), *_evidence(crew))
    return Card(heading=headline(crew), paragraphs=(crew.about,), details=details)


@laid_out(
    model.Beat,
    headline=lambda beat: beat.text,
    columns="text id",
    entry=lambda beat: (f"The story, act {beat.act}", beat.text),
)
@laid_out(
    model.Summary,
    headline=lambda summary: f"The plot in {'a sentence' if summary.length == 'line' else 'a paragraph'}",
    columns="text",
    text="text",
)
def _story(step: model.Summary | model.Beat) -> Card:
    return Card(paragraphs=(step.text,), details=(("Note", step.note),))


def _said_by(quote: model.Quote) -> str:
    """Say who says QUOTE, and to whom; of which kind it is, where nobody knows."""
    speakers = model.speakers(quote)
    to = f" to {quote.to}" if quote.to not in ("", *speakers) else ""
    return " and ".join(speakers) + to if quote.speaker else quote.kind


def _quote_on_screen(quote: model.Quote) -> Card:
    shown = _quote(quote)
    details = tuple(detail for detail in shown.details if detail[0] != "In English")
    return structs.replace(shown, also=quote.translation and f'In English: "{quote.translation}"', details=details)


def _quote_entry(quote: model.Quote) -> tuple[str, str]:
    further = (f"{line.speaker}: {line.text}" for line in quote.then)
    parts = (_said_by(quote), quote.translation, *further, quote.context)
    return f'"{quote.text}"', " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts if part)


@laid_out(
    model.Quote,
    headline=lambda quote: quote.text,
    columns="text then speaker id",
    screen=_quote_on_screen,
    entry=_quote_entry,
)
def _quote(quote: model.Quote) -> Card:
    return Card(
        speech=tuple((line.speaker if quote.then else "", line.text) for line in model.lines(quote)),
        credit=_said_by(quote),
        details=(
            ("Say it", quote.say),
            ("In English", quote.translation),
            ("Scene", quote.context),
            ("Note", quote.note),
        ),
    )


@laid_out(model.Production, headline=lambda note: note.title, columns="topic title text id", text="text")
def _production(note: model.Production) -> Card:
    return Card(heading=note.title, paragraphs=(note.text,), details=(("Note", note.note),))


@laid_out(model.Question, headline=lambda question: question.question, columns="question answer id", text="why")
def _question(question: model.Question) -> Card:
    return Card(
        heading=question.question,
        paragraphs=(f"Answer: {question.answer}", question.why),
        details=(
            ("Wrong", ", ".join(question.wrong)),
            ("Category", f"{question.category}, {question.difficulty}"),
            ("About", ", ".join(question.about)),
            *_evidence(question),
        ),
    )


@laid_out(model.Source, headline=lambda source: source.title, columns="title reliability id", text="url")
def _source(source: model.Source) -> Card:
    return Card(
        heading=source.title,
        details=(
            ("Author", source.author),
            ("Published", source.published),
            ("Kind", f"{source.kind}, {source.reliability}"),
            ("Address", source.url),
        ),
    )

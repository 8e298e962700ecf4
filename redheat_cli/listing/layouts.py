"""How each kind of record is shown: its headline, its columns in a table, and its card; one row for each kind."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct, structs

from redheat_cli.film import model
from redheat_cli.listing.outcomes import Evening, Result, SavedEvening, Standing, Verdict


class Card(Struct, frozen=True, kw_only=True):
    """A heading, lines of speech as (speaker, text), paragraphs, short notes, labelled details; each may be empty."""

    heading: str = ""
    speech: tuple[tuple[str, str], ...] = ()
    credit: str = ""
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


class Layout(Struct, frozen=True, kw_only=True):
    """How one kind of record is shown: in a line, as a row of a table, and by itself."""

    headline: Callable[[Any], str]
    columns: tuple[str, ...]
    card: Callable[[Any], Card]


def headline(record: Any) -> str:
    """Return RECORD in a line: a name and a role, a label and a value, a title, or its own text."""
    return LAYOUTS[type(record)].headline(record)


def columns(record: Any) -> tuple[str, ...]:
    """Return the fields of RECORD that a table shows."""
    return LAYOUTS[type(record)].columns


def card(record: Any, whole: bool = False) -> Card:
    """Lay RECORD out as a Card, without its id. A WHOLE one ends with the remark on its sources."""
    shown = LAYOUTS[type(record)].card(record)
    remark = getattr(record, "source_note", "") if whole else ""
    return structs.replace(shown, details=(*shown.details, ("Source note", remark))) if remark else shown


def counted(count: int, noun: str) -> str:
    """Return COUNT with NOUN, a regular one: `1 source`, `2 sources`."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def standing(record: Any) -> str:
    """Say how sure a fact is when it is not confirmed, else nothing."""
    certainty = getattr(record, "certainty", "confirmed")
    return "" if certainty == "confirmed" else certainty


def _filled(*details: tuple[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((label, text) for label, text in details if text)


def _evidence(record: Any) -> tuple[tuple[str, str], ...]:
    told = f"{record.certainty}, by {counted(len(record.sources), 'source')}: redheat sources {record.id}"
    return _filled(("Note", record.note), ("Certainty", told))


def _film(film: model.Identity) -> Card:
    return Card(heading=headline(film), paragraphs=(film.logline,))


def _fact(fact: model.Fact) -> Card:
    return Card(heading=fact.label, paragraphs=(fact.value,), details=_filled(("Group", fact.group), *_evidence(fact)))


def _credit(credit: model.Credit) -> Card:
    return Card(
        heading=headline(credit),
        paragraphs=(credit.about,),
        notes=credit.notes,
        details=_filled(
            ("Fate", credit.fate),
            ("Billing", str(credit.order or "")),
            ("Actor also", ", ".join(filter(None, (*credit.actor_aliases, credit.native_name)))),
            ("Role also", ", ".join(credit.character_aliases)),
            *_evidence(credit),
        ),
    )


def _crew(crew: model.Crew) -> Card:
    details = _filled(("Department", crew.department), ("Name also", ", ".join(crew.aliases)), *_evidence(crew))
    return Card(heading=headline(crew), paragraphs=(crew.about,), details=details)


def _story(step: model.Summary | model.Beat) -> Card:
    return Card(paragraphs=(step.text,), details=_filled(("Note", step.note)))


def _quote(quote: model.Quote) -> Card:
    speakers = model.speakers(quote)
    credit = " and ".join(speakers) + (f" to {quote.to}" if quote.to not in ("", *speakers) else "")
    return Card(
        speech=tuple((line.speaker if quote.then else "", line.text) for line in model.lines(quote)),
        credit=credit if quote.speaker else quote.kind,
        details=_filled(
            ("Say it", quote.say),
            ("In English", quote.translation),
            ("Scene", quote.context),
            ("Note", quote.note),
        ),
    )


def _production(note: model.Production) -> Card:
    return Card(heading=note.title, paragraphs=(note.text,), details=_filled(("Note", note.note)))


def _question(question: model.Question) -> Card:
    return Card(
        heading=question.question,
        paragraphs=(f"Answer: {question.answer}", question.why),
        details=_filled(
            ("Wrong", ", ".join(question.wrong)),
            ("Category", f"{question.category}, {question.difficulty}"),
            ("About", ", ".join(question.about)),
            *_evidence(question),
        ),
    )


def _source(source: model.Source) -> Card:
    return Card(
        heading=source.title,
        details=_filled(
            ("Author", source.author),
            ("Published", source.published),
            ("Kind", f"{source.kind}, {source.reliability}"),
            ("Address", source.url),
        ),
    )


def _verdict(verdict: Verdict) -> Card:
    return Card(
        heading=verdict.verdict.capitalize(),
        paragraphs=(f"{verdict.reason[0].upper()}{verdict.reason[1:]}.",),
        details=(("Given", verdict.given), ("Answer", verdict.answer)),
    )


def _result(result: Result) -> Card:
    reached = len(result.answers)
    stopped = f", stopped before question {reached + 1} of {result.count}" if result.stopped else ""
    missed: list[str] = []
    for number, one in enumerate(result.answers, 1):
        if one.verdict != "correct":
            said = f" (you said: {one.given})" if one.given else " (you skipped it)"
            missed += [f"{number}. {one.question}", f"Answer: {one.answer}{said}. {one.why}"]
    heading = f"Score: {result.score} of {reached}{stopped}"
    return Card(heading=heading, paragraphs=tuple(missed), details=(("Seed", result.seed),))


def _evening(evening: Evening) -> Card:
    played = sum(item.revealed for round in evening.rounds for item in round.items)
    repeated = {item.id: item.repeats for round in evening.rounds for item in round.items if item.repeats}
    sections = (
        ("Standings", [f"{rank.rank}. {rank.team}: {rank.points}" for rank in evening.standings]),
        ("Thrown out", [f"{id}: {evening.texts[id]}" for id in evening.thrown_out]),
        ("Challenged", [f"{id}: {evening.texts[id]}" for id in evening.challenged]),
        ("Read again", [f"{count} x {id}: {evening.texts[id]}" for id, count in repeated.items()]),
        ("Judged", [f'{verdict.id}: "{verdict.given}" is {verdict.verdict}' for verdict in evening.judged]),
        ("Notes", [": ".join(filter(None, (note.id, note.text))) for note in evening.notes]),
    )
    return Card(
        heading=f"{evening.film}: {_begun(evening)}",
        paragraphs=(f"{played} played{'' if evening.finished else ', not finished'}",),
        details=tuple(("" if index else label, text) for label, texts in sections for index, text in enumerate(texts)),
    )


def _begun(evening: Evening | SavedEvening) -> str:
    """Say where EVENING is and when it began, in local time."""
    from datetime import datetime  # only evenings need it

    begun = datetime.fromisoformat(evening.started).astimezone()
    return f"the evening of {begun:%Y-%m-%d %H:%M}{' at ' if evening.venue else ''}{evening.venue}"


def _standing(standing: Standing) -> Card:
    scores = ", ".join(f"round {number}: {points}" for number, points in enumerate(standing.scores, 1))
    return Card(heading=f"{standing.rank}. {standing.team}: {standing.points}", details=(("Scores", scores),))


def _saved(evening: SavedEvening) -> Card:
    came = "finished" if evening.finished else f"round {evening.round} of {evening.rounds}"
    details = _filled(("Teams", ", ".join(evening.teams)), ("Go on", evening.resume), ("File", evening.path))
    return Card(heading=f"{evening.film}: {_begun(evening)}", paragraphs=(came,), details=details)


LAYOUTS: dict[type, Layout] = {
    model.Identity: Layout(
        headline=lambda film: f"{film.title} ({film.year})", columns=("title", "year", "logline"), card=_film
    ),
    model.Fact: Layout(
        headline=lambda fact: f"{fact.label}: {fact.value}", columns=("label", "value", "id"), card=_fact
    ),
    model.Credit: Layout(
        headline=lambda credit: f"{credit.actor} as {credit.character}",
        columns=("character", "actor", "id"),
        card=_credit,
    ),
    model.Crew: Layout(headline=lambda crew: f"{crew.name}, {crew.job}", columns=("name", "job", "id"), card=_crew),
    model.Summary: Layout(
        headline=lambda summary: f"The plot in {'a sentence' if summary.length == 'line' else 'a paragraph'}",
        columns=("text",),
        card=_story,
    ),
    model.Beat: Layout(headline=lambda beat: beat.text, columns=("text", "id"), card=_story),
    model.Quote: Layout(headline=lambda quote: quote.text, columns=("text", "then", "speaker", "id"), card=_quote),
    model.Production: Layout(
        headline=lambda note: note.title, columns=("topic", "title", "text", "id"), card=_production
    ),
    model.Question: Layout(
        headline=lambda question: question.question, columns=("question", "answer", "id"), card=_question
    ),
    model.Source: Layout(headline=lambda source: source.title, columns=("title", "reliability", "id"), card=_source),
    Verdict: Layout(headline=lambda verdict: verdict.verdict, columns=("verdict", "reason", "answer"), card=_verdict),
    Result: Layout(headline=lambda result: result.film, columns=("score", "count", "seed"), card=_result),
    Evening: Layout(headline=_begun, columns=("started", "venue", "finished", "standings"), card=_evening),
    Standing: Layout(
        headline=lambda standing: standing.team, columns=("rank", "team", "points", "scores"), card=_standing
    ),
    SavedEvening: Layout(
        headline=_begun, columns=("started", "venue", "film", "round", "rounds", "finished", "resume"), card=_saved
    ),
}

"""The look-ups across all sections, and the film's card: from a film and what was typed to a Listing."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal, get_args

from typer import Argument, Option

from redheat_cli.commands.find_records import find_by_text, no_such_record
from redheat_cli.commands.options import Offers
from redheat_cli.film import model
from redheat_cli.film.model import Film
from redheat_cli.listing.listing_and_draws import Listing
from redheat_cli.listing.record_layouts import headline
from redheat_cli.listing.wording import counted
from redheat_cli.terminal import streams

STDIN_LIMIT = 1 << 20
LACKING_SHOWN = 20
STRENGTHS = ("strong", "good", "weak")
TYPES = tuple(map(model.tag, get_args(model.Entry)))

if TYPE_CHECKING:
    Kind = str
else:
    Kind = Literal[TYPES]


def home(film: Film) -> Listing[model.Identity]:
    """Show the film's card and what to try next.

    Examples:
    redheat
    """
    return Listing(title=headline(film.identity), records=(film.identity,), cards=True, hints=lambda: _overview(film))


def _overview(film: Film) -> tuple[str, ...]:
    """Say what the film's file holds, and what to try."""
    nouns = {"quotes": "quote", "facts": "fact", "production": "production note"}
    nouns |= {"questions": "question", "sources": "source"}
    counts = [f"{len(film.cast)} cast", f"{len(film.crew)} crew"]
    counts += [counted(len(getattr(film, section)), noun) for section, noun in nouns.items()]
    first = film.cast[0].character.split()[-1].casefold() if film.cast else "NAME"
    tries = (f"redheat cast {first}", f"redheat quotes --by {first}", "redheat plot", "redheat --help")
    return (", ".join(counts), "", "Try", *(f"  {call}" for call in tries))


def search(
    film: Film,
    words: Annotated[list[str], Argument(metavar="WORD...", help="What to search for.")],
    kind: Annotated[
        Kind | None, Option("--in", metavar="TYPE", help=f"Search only this type: {', '.join(TYPES)}.")
    ] = None,
    all: Annotated[bool, Option("--all", help="Show everything found, not only what fits the screen.")] = False,
) -> Listing[model.Entry]:
    """Search every record for all of the given words, the best first.

    Examples:
    redheat search wristwatch
    redheat search who killed ogarkov
    redheat search bus --in production
    redheat search "red square" permission --json
    """
    entries = model.entries(film)
    searched = [record for record in entries if model.kind(record) == kind] if kind else entries
    matches = find_by_text(film, searched, words, kind or "")
    count = len(matches["records"])
    return Listing(
        title=f"{film.identity.title}: {' '.join(words)}",
        columns=("type", "headline", "id"),
        brief="entries",
        beside=f"{counted(count, 'record')}{', best first' if count > 1 else ''}",
        hints=lambda: ("redheat show ID tells more",),
        **matches | ({"fits": ""} if all else {}),
    )


def show(
    film: Film,
    ids: Annotated[
        list[str],
        Argument(metavar="ID...", help="The ids of records; - reads them from standard input."),
        Offers(lambda film: [record.id for record in model.entries(film)]),
    ],
) -> Listing[model.Entry]:
    """Show whole records by their ids, in the order you give.

    Examples:
    redheat show cast-danko
    redheat quotes --json | jq -r '.[].id' | redheat show -
    """
    wanted = [id for word in ids for id in (streams.read_all(STDIN_LIMIT).split() if word == "-" else [word])]
    known = _known(film, wanted)
    lacking = [id for id in wanted if id not in known]
    more = [f"and {len(lacking) - LACKING_SHOWN} more ids that there are not"] if len(lacking) > LACKING_SHOWN else []
    return Listing(
        title=film.identity.title,
        records=tuple(known[id] for id in wanted if id in known),
        columns=("type", "headline", "id"),
        cards=True,
        whole=True,
        missing="standard input has no id",
        lacking=(*(no_such_record(id, known) for id in lacking[:LACKING_SHOWN]), *more),
    )


def sources(
    film: Film,
    id: Annotated[
        str,
        Argument(metavar="[ID]", help="The id of a record, or of a source."),
        Offers(lambda film: [record.id for record in model.entries(film)]),
    ] = "",
) -> Listing[model.Source]:
    """Show where the facts come from: every source, or the sources of one record, the strongest first.

    Examples:
    redheat sources
    redheat sources quote-organized-crime
    """
    rests = {name: getattr(record, "sources", (name,)) for name, record in _known(film, [id]).items()}
    listed = [source for source in film.sources if not id or source.id in rests.get(id, ())]
    listed.sort(key=lambda source: STRENGTHS.index(source.reliability))
    strengths = Counter[str](source.reliability for source in listed)
    counts = ", ".join(f"{strengths[strength]} {strength}" for strength in STRENGTHS if strengths[strength])
    about = "sources" if not id else f"what {id} rests on"
    return Listing(
        title=f"{film.identity.title}: {about}",
        records=tuple(listed),
        brief="" if id.startswith("source-") else "entries",
        beside=f"{counted(len(listed), 'source')}: {counts}",
        cards=bool(id),
        missing=no_such_record(id, rests) if id else "this film's file has no source",
    )


def _known(film: Film, wanted: list[str]) -> dict[str, model.Entry]:
    """Return the records of FILM by id; with the questions that are made, when one of WANTED may be such a question.

    The id of a made question is `question`, one or two words, and what follows the kind in the id of a record.
    """
    known: dict[str, model.Entry] = {record.id: record for record in model.entries(film)}
    names = {id.partition("-")[2] for id in known}
    made = (id for id in wanted if id not in known and id.startswith("question-"))
    if any(names.intersection((id.split("-", 2)[-1], id.split("-", 3)[-1])) for id in made):
        from redheat_cli.questions.all_questions import all_questions  # slow, and few look-ups want a made question

        known |= {question.id: question for question in all_questions(film)}
    return known

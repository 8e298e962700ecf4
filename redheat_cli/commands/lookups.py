"""The look-ups of one section each: from a film and what was typed to a Listing."""

from typing import Annotated, Any, Literal

from typer import Argument, Option

from redheat_cli.commands import Offers
from redheat_cli.commands.matches import About, Words, called, found, names, nobody
from redheat_cli.errors import BadUsage
from redheat_cli.film import model, search
from redheat_cli.film.model import Film
from redheat_cli.listing.layouts import counted
from redheat_cli.listing.listing import Listing


def info(
    film: Film, text: Annotated[About, Offers(lambda film: [fact.group for fact in film.facts])] = None
) -> Listing[model.Fact]:
    """List the facts of the film by group, or those that mention TEXT.

    Examples:
    redheat info
    redheat info running time
    redheat info titles --json
    """
    return Listing(
        title=f"{film.identity.title}: facts",
        under="" if text else "group",
        **found(film, film.facts, text, "fact"),
    )


def cast(
    film: Film,
    name: Annotated[
        Words,
        Argument(metavar="[NAME]...", help="An actor or a character, or a part of either name."),
        Offers(lambda film: [name for credit in film.cast for name in (credit.actor, credit.character)]),
    ] = None,
) -> Listing[model.Credit]:
    """List the cast in billing order, or who NAME is.

    Examples:
    redheat cast
    redheat cast danko
    redheat cast laurence fishburne
    redheat cast schwarzenegger --json
    """
    who = called(film, film.cast, name, "in the cast", "crew")
    [only] = [credit.id for credit in who["records"]] if len(who["records"]) == 1 else [""]
    spoken = sum(quote.speaker_id == only for quote in film.quotes) if only else 0
    return Listing(
        title=f"{film.identity.title}: cast",
        cards=bool(only),
        hints=(f"{counted(spoken, 'quote')}: redheat quotes --by {only}",) if spoken else (),
        **who,
    )


def crew(
    film: Film,
    name: Annotated[
        Words,
        Argument(metavar="[NAME]...", help="A name, a job or a department, or a part of one."),
        Offers(lambda film: [name for one in film.crew for name in (one.name, one.job, one.department)]),
    ] = None,
) -> Listing[model.Crew]:
    """List the crew, or who NAME is, who did that job or worked in that department.

    Examples:
    redheat crew
    redheat crew music
    redheat crew walter hill
    """

    who = called(film, film.crew, name, "in the crew", "cast")
    return Listing(title=f"{film.identity.title}: crew", cards=len(who["records"]) == 1, **who)


def plot(
    film: Film,
    length: Annotated[
        Literal["line", "short", "full"] | None,
        Option(help="One sentence, one paragraph, or every step.  [default: short]"),
    ] = None,
    act: Annotated[int | None, Option(min=1, metavar="N", help="Only the steps of this act.")] = None,
) -> Listing[model.Summary | model.Beat]:
    """Tell the story.

    Examples:
    redheat plot
    redheat plot --length line
    redheat plot --length full --no-spoilers
    redheat plot --act 1
    """
    title = f"{film.identity.title}: the plot"
    if act and length in ("line", "short"):
        raise BadUsage(f"--act and --length {length} exclude each other: only the full plot has acts")
    if length == "full" or act:
        steps = tuple(beat for beat in model.beats(film) if act in (None, beat.act))
        missing = f"the plot has no act {act}" if act else "this film's file tells no plot"
        return Listing(title=title, records=steps, cards=True, under="act", missing=missing)
    told = tuple(one for one in model.summaries(film) if one.length == (length or "short"))
    return Listing(title=title, records=told, cards=True, missing="this film's file tells no plot")


def quotes(
    film: Film,
    text: About = None,
    by: Annotated[
        str,
        Option(metavar="NAME", help="Only what this person says: found like the cast.", show_default=False),
        Offers(lambda film: [quote.speaker for quote in film.quotes]),
    ] = "",
    kind: Annotated[Literal["dialogue", "tagline", "interview"] | None, Option(help="Only this kind.")] = None,
) -> Listing[model.Quote]:
    """List what was said in the film, on its posters and in interviews, or the quotes that mention TEXT.

    Examples:
    redheat quotes --by ridzik
    redheat quotes crime organized
    redheat quotes --kind tagline
    redheat quotes --random 3 --seed friday
    redheat quotes --today --rating clean
    """
    quotes = [quote for quote in film.quotes if kind in (None, quote.kind)]
    answer: dict[str, Any] = {}
    if by:
        credits = {credit.id: credit for credit in film.cast}

        def speakers(quote: model.Quote) -> list[str]:
            who = credits.get(quote.speaker_id)
            return [*model.speakers(quote), *((who.id, *names(who)) if who else ())]

        said = search.find_people(quotes, by, speakers)
        if not said:
            known = (name for quote in quotes for name in speakers(quote))
            answer = {"records": (), "missing": nobody([by], "quoted", known)}
        quotes = said
    return Listing(
        title=f"{film.identity.title}: quotes",
        cards=True,
        **(answer or found(film, quotes, text, " ".join(filter(None, (kind, "quote"))))),
    )


def production(
    film: Film,
    text: About = None,
    topic: Annotated[
        str,
        # Named, because Typer 0.27 takes a metavar that is the name in capitals for the name.
        Option("--topic", metavar="TOPIC", help="Only this topic.", show_default=False),
        Offers(lambda film: [note.topic for note in film.production]),
    ] = "",
) -> Listing[model.Production]:
    """Tell how the film was made, sold and received, or what mentions TEXT.

    Examples:
    redheat production
    redheat production --topic music
    redheat production red square
    """
    topics = dict.fromkeys(note.topic for note in film.production)
    notes = [note for note in film.production if not topic or search.fold(note.topic) == search.fold(topic)]
    answer: dict[str, Any] = {}
    if not notes and topic:
        known = f"; the topics are {', '.join(topics)}" if topics else ""
        answer = {"records": (), "missing": f"no topic '{topic}'{known}"}
    return Listing(
        title=f"{film.identity.title}: production",
        cards=True,
        under="" if text else "topic",
        **(answer or found(film, notes, text, "production note")),
    )

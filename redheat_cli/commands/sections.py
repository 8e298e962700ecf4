"""The look-ups of one section each: from a film and what was typed to a Listing."""

from typing import Annotated, Literal

from typer import Argument, Option

from redheat_cli.commands.find_records import (
    About,
    Words,
    find_by_name,
    find_by_text,
    find_quotes_by,
    joined,
    mentioning,
    names_of,
)
from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage
from redheat_cli.film import did_you_mean, model
from redheat_cli.film.fold_and_search import find_people, fold, search, searched
from redheat_cli.film.model import Film
from redheat_cli.listing.listing_and_draws import Listing
from redheat_cli.listing.wording import counted

SHORT = 6  # facts in a table; more of them are cut to fit the screen


def info(
    film: Film, text: Annotated[About, Offers(lambda film: [fact.group for fact in film.facts])] = None
) -> Listing[model.Fact]:
    """Show facts about the film.

    Without TEXT you see what groups there are. TEXT is the name of a group, or what the facts must mention.

    Examples:
    redheat info
    redheat info money
    redheat info running time
    redheat info titles --json
    """
    groups = dict.fromkeys(fact.group for fact in film.facts)
    words = text or []
    group = next((name for name in groups if fold(name) == fold(joined(words))), "")
    # The words may mean more than one group, as in `info where was it filmed`.
    alike = search([*groups], words, [*map(searched, groups)], str) if words and not group else [group]
    facts = [fact for fact in film.facts if fact.group in alike]
    near = tuple(facts) if group else mentioning(film, facts, words)
    answer = find_by_text(film, near or film.facts, [] if near else words, "fact")
    long = bool(words) and not group and len(answer["records"]) > SHORT
    every = f"redheat info {alike[0]}" if near else answer["fits"]
    return Listing(
        title=f"{film.identity.title}: facts",
        brief="entries" if long else "" if words else "groups",
        beside=f"{len(film.facts)} in {counted(len(groups), 'group')}: redheat info GROUP",
        under="group" if group or not words else "",
        **answer | {"words": tuple(words), "fits": every if long else ""},
    )


def cast(
    film: Film,
    name: Annotated[
        Words,
        Argument(metavar="[NAME]...", help="An actor, a character, or what a character is or does."),
        Offers(lambda film: [name for role in film.cast for name in (role.actor, role.character, role.native_name)]),
    ] = None,
) -> Listing[model.Credit]:
    """Show who plays whom: the whole cast in billing order, or whoever NAME means.

    Examples:
    redheat cast
    redheat cast danko
    redheat cast laurence fishburne
    redheat cast "viktor's brother"
    redheat cast schwarzenegger --json
    """
    who = find_by_name(film, film.cast, name, "in the cast", "crew")
    alone = len(who["records"]) == 1
    return Listing(
        title=f"{film.identity.title}: cast",
        cards=alone,
        hints=lambda: _quoted(film, who["records"][0]) if alone else (),
        **who,
    )


def _quoted(film: Film, credit: model.Credit) -> tuple[str, ...]:
    """Say how many quotes CREDIT has, and the shortest name that `quotes --by` knows them by."""
    if not (count := sum(quote.speaker_id == credit.id for quote in film.quotes)):
        return ()
    name = fold(credit.character).rpartition(" ")[2]
    by = name if find_people(film.cast, name, names_of) == [credit] else credit.id
    return (f"{counted(count, 'quote')}: redheat quotes --by {by}",)


def crew(
    film: Film,
    name: Annotated[
        Words,
        Argument(metavar="[NAME]...", help="A name, a job or a department."),
        Offers(lambda film: [name for member in film.crew for name in (member.name, member.job, member.department)]),
    ] = None,
) -> Listing[model.Crew]:
    """Show who made the film: the whole crew, or whoever NAME means.

    Examples:
    redheat crew
    redheat crew music
    redheat crew walter hill
    """
    who = find_by_name(film, film.crew, name, "in the crew", "cast")
    return Listing(title=f"{film.identity.title}: crew", cards=len(who["records"]) == 1, **who)


def plot(
    film: Film,
    text: About = None,
    length: Annotated[
        Literal["line", "short", "full"] | None,
        Option(help="Tell it in a sentence, in a paragraph, or step by step.  [default: short]"),
    ] = None,
    act: Annotated[int | None, Option(min=1, metavar="N", help="Tell the steps of act N.")] = None,
) -> Listing[model.Summary | model.Beat]:
    """Tell the story: in a paragraph, or as --length says, or the steps that mention TEXT.

    Examples:
    redheat plot
    redheat plot bus chase
    redheat plot --length line
    redheat plot --length full --no-spoilers
    redheat plot --act 1
    """
    title = f"{film.identity.title}: the plot"
    if act and length in ("line", "short"):
        raise BadUsage(f"--act and --length {length} exclude each other: only the full plot has acts")
    full = length == "full" or act
    steps = tuple(beat for beat in model.beats(film) if act in (None, beat.act))
    told = tuple(summary for summary in model.summaries(film) if summary.length == (length or "short"))
    if text:
        parts: tuple[model.Summary | model.Beat, ...] = steps if full else told if length else (*steps, *told)
        return Listing(title=title, cards=True, brief="best", **find_by_text(film, parts, text, "step of the story"))
    missing = f"the plot has no act {act}" if act else "this film's file tells no plot"
    return Listing(
        title=title, records=steps if full else told, cards=True, under="act" if full else "", missing=missing
    )


def quotes(
    film: Film,
    text: About = None,
    by: Annotated[
        str,
        Option(metavar="NAME", help="Show only what this person says."),
        Offers(lambda film: [quote.speaker for quote in film.quotes]),
    ] = "",
    kind: Annotated[Literal["dialogue", "tagline", "interview"] | None, Option(help="Show only this kind.")] = None,
) -> Listing[model.Quote]:
    """Show lines from the film, its posters and interviews: all of them, or those that mention TEXT.

    Examples:
    redheat quotes
    redheat quotes --by ridzik
    redheat quotes crime organized
    redheat quotes --kind tagline
    redheat quotes --random 3 --seed friday
    redheat quotes --today --rating clean
    """
    title = f"{film.identity.title}: quotes"
    quotes = [quote for quote in film.quotes if kind in (None, quote.kind)]
    if by and not (theirs := find_quotes_by(film, quotes, by)):
        known = [name for quote in quotes for name in model.speakers(quote)]
        known += [name for credit in film.cast for name in names_of(credit)]
        return Listing(
            title=title, records=(), missing=f"nobody quoted is called '{by}'{did_you_mean.meant(by, known)}"
        )
    quotes = theirs if by else quotes
    common = set.intersection(*(set(model.speakers(quote)) for quote in quotes)) if by else set()
    speaker = common.pop() if len(common) == 1 else ""
    what = " ".join(filter(None, (kind, "quote", by and f"by '{by}'")))
    return Listing(
        title=f"{title} by {speaker}" if speaker else title,
        by=speaker,
        cards=True,
        **find_by_text(film, quotes, text, what),
    )


def production(
    film: Film,
    text: About = None,
    topic: Annotated[
        str,
        # Named, because Typer 0.27 takes a metavar that is the name in capitals for the name.
        Option("--topic", metavar="TOPIC", help="Show only this topic."),
        Offers(lambda film: [note.topic for note in film.production]),
    ] = "",
) -> Listing[model.Production]:
    """Tell how the film was made, sold and received.

    Without TEXT you see what topics there are.

    Examples:
    redheat production
    redheat production --topic music
    redheat production red square
    """
    topics = dict.fromkeys(note.topic for note in film.production)
    notes = [note for note in film.production if not topic or fold(note.topic) == fold(topic)]
    title = f"{film.identity.title}: production"
    if topic and not notes:
        known = f"; the topics are {', '.join(topics)}" if topics else ""
        return Listing(title=title, records=(), missing=f"no topic '{topic}'{known}")
    return Listing(
        title=title,
        cards=True,
        brief="best" if text else "" if topic else "groups",
        beside="" if text else f"{len(notes)} in {counted(len(topics), 'topic')}: redheat production --topic TOPIC",
        under="" if text else "topic",
        **find_by_text(film, notes, text, f"production note on '{topic}'" if topic else "production note"),
    )

"""The command for a trivia host: it deals or resumes an evening, and then plays it or prints its run sheet."""

import os
from contextlib import closing
from time import time
from typing import Annotated, Any, Literal

from typer import Option

from redheat_cli.commands import options
from redheat_cli.commands.options import Offers
from redheat_cli.errors import BadUsage, RedheatError
from redheat_cli.film.model import Film
from redheat_cli.host import line_mode, room_page, saved_evenings
from redheat_cli.host.deal_and_run_sheet import deal, run_sheet
from redheat_cli.host.game_state import Deal
from redheat_cli.host.session import History, Session
from redheat_cli.host.storage import NO_VENUE, Journal, flag
from redheat_cli.listing.check_quiz_host_records import Evening, SavedEvening, Standing
from redheat_cli.listing.listing_and_draws import Listing
from redheat_cli.listing.record_layouts import headline
from redheat_cli.questions.rounds import DECKS, round_names
from redheat_cli.terminal import operating_system, streams

SHEET_WIDTH = 72


def _option(metavar: str, help: str) -> Any:
    """Return an option whose help does not show its default."""
    return Option(metavar=metavar, help=help, show_default=False)


def host(
    film: Film,
    deck: Annotated[
        str,
        _option("NAME", f"Play {', '.join(DECKS)}, or one category of questions.  [default: mixed]"),
        Offers(round_names),
    ] = "",
    rounds: Annotated[
        str,
        _option("A:N,B:N", "Play these rounds: a deck or a category, and how many."),
        Offers(round_names, several=True),
    ] = "",
    answers: Annotated[
        Literal["each", "round"],
        Option(metavar="WHEN", help="Tell the answer after each question (each), or after each round (round)."),
    ] = "each",
    teams: Annotated[str, _option("A,B", "Keep points for these teams.")] = "",
    team: Annotated[list[str] | None, _option("NAME", "Add a team; its name may have commas. Repeatable.")] = None,
    venue: Annotated[str, _option("NAME", "The place; what was read there before is not used again.")] = "",
    seed: Annotated[str, _option("TEXT", "Choose the same questions again for the same TEXT.")] = "",
    rating: options.Rating = "clean",
    spoilers: options.Spoilers = False,
    timer: Annotated[int, Option(min=5, max=600, metavar="SECONDS", help="How long the timer runs.")] = 30,
    page: Annotated[str, _option("FILE.html", "Show the room's screen in a browser: write its page here.")] = "",
    resume: Annotated[bool, Option("--resume", help="Go on with the saved evening.")] = False,
    new: Annotated[bool, Option("--new", help="Begin a new evening although one is not finished.")] = False,
    results: Annotated[bool, Option("--results", help="List the scores of the saved evening.")] = False,
    evenings: Annotated[bool, Option("--evenings", help="List the saved evenings.")] = False,
    script: Annotated[bool, Option("--script", help="Print a run sheet to read from.")] = False,
    accessible: Annotated[
        bool, Option("--accessible", help="Play line by line, for a screen reader; ACCESSIBLE=1 sets it too.")
    ] = False,
    room: Annotated[bool, Option("--room", hidden=True)] = False,
    format: options.Format = None,
    json: options.Json = False,
) -> Listing[Evening | Standing | SavedEvening] | str:
    """Host a quiz night: read lines of the film and questions to a room, and keep the scores.

    The screen shows what to read and the answer. Nothing moves until you press a key; ? lists the keys. Every key is
    saved at once, so that a crash loses nothing.

    Examples:
    redheat host
    redheat host --teams Reds,Blues --venue "The Anchor"
    redheat host --rounds quotes:5,cast:5 --answers round
    redheat host --page room.html
    redheat host --resume
    redheat host --script --seed friday
    redheat host --results --format csv
    """
    for_programs = json or format not in (None, "pretty", "plain")
    if room:
        raise BadUsage("the room's screen is a page for a browser now: redheat host --page FILE.html")
    _refuse_together(
        {"--resume": resume, "--new": new, "--results": results, "--evenings": evenings, "--script": script}
    )
    _refuse_together({"--results": results, "--evenings": evenings, "--script": script, "--page": bool(page)})
    _refuse_together({"--script": script, "--json": for_programs})
    if resume or results or evenings:
        dealt = {"--deck": deck, "--rounds": rounds, "--teams": teams, "--team": team, "--seed": seed}
        if given := [option for option, value in dealt.items() if value]:
            does = "--resume goes on with" if resume else "--results reads" if results else "--evenings lists"
            raise BadUsage(f"{does} the evening as it was dealt: leave out {given[0]}")
    if evenings:
        saved = tuple(saved_evenings.evenings(film))
        kinds = (SavedEvening,)
        return Listing(title="Saved evenings", records=saved, kinds=kinds, cards=True, missing="no evening is saved")
    if resume or results:
        command = f"redheat host --{'results' if results else 'resume'}"
        venue = venue or saved_evenings.venue_to_resume(film, command)
    venue = "" if venue == NO_VENUE else venue
    if results:
        game = saved_evenings.latest_scored(film, venue)
        standings = saved_evenings.results(game)
        title = headline(saved_evenings.record(game))
        return Listing(title=title, records=standings, kinds=(Standing,), missing="the evening has no teams")
    page = room_page.absolute(page) if page else ""
    wanted = Deal(
        film=film.identity.title,
        started=time(),
        seed=seed or os.urandom(4).hex(),
        venue=venue,
        teams=(*_split(teams), *(name.strip() for name in team or ())),
        timer=timer,
        rating=rating,
        spoilers=bool(spoilers),
        rounds=(),
        spares=(),
        page=page,
        answers=answers,
    )
    plainly = os.environ.get("ACCESSIBLE") == "1" or os.environ.get("TERM") == "dumb"
    played_on = streams.STDERR if for_programs else streams.STDOUT
    by_line = accessible or (plainly and streams.is_terminal(played_on))
    has_terminal = streams.is_terminal(streams.STDIN) and streams.is_terminal(played_on)
    if script or not (by_line or has_terminal):
        if for_programs or resume:
            raise BadUsage("the evening needs a terminal; without one, --accessible plays it line by line")
        width = min(streams.width(), SHEET_WIDTH) if streams.is_terminal() else SHEET_WIDTH
        streams.show(run_sheet(deal(film, wanted, deck=deck, rounds=rounds), width))
        return ""
    with closing(Journal(venue)) as journal:
        if resume:
            history = saved_evenings.resume(film, journal)
            page = room_page.begin(page) if page else _page_again(history.game.deal.page)
        else:
            if not new:
                saved_evenings.refuse_unfinished(film, journal.path)
            history = History(deal(film, wanted, deck=deck, rounds=rounds))
            page = room_page.begin(page) if page else ""
            journal.start(history.game.deal)
        session = Session(history, journal, time, page)
        _play(session, by_line, played_on)
    evening = saved_evenings.record(session.game)
    return Listing(title=headline(evening), records=(evening,), kinds=(Evening,), cards=True)


def _split(teams: str) -> list[str]:
    """Return the names in TEAMS, which commas part. Raises BadUsage when there is something, but no name."""
    names = [name.strip() for name in teams.split(",") if name.strip()]
    if teams and not names:
        raise BadUsage("--teams names no team")
    return names


def _refuse_together(options: dict[str, bool]) -> None:
    given = [option for option, value in options.items() if value]
    if len(given) > 1:
        raise BadUsage(f"{given[0]} and {given[1]} exclude each other")


def _page_again(path: str) -> str:
    """Begin the page of an evening that is resumed; without one, or if it cannot be written, go on without."""
    try:
        return room_page.begin(path) if path else ""
    except RedheatError as error:
        streams.say(f"the evening goes on without the room's page: {error.lines[0]}")
        return ""


def _play(session: Session, by_line: bool, played_on: int) -> None:
    """Play SESSION until the host leaves, and say how to go on with it. An interrupt then ends the process."""
    import gc

    gc.enable()  # an evening is long, and the process began without it
    ended_by = 0
    try:
        if by_line:
            os.environ["NO_COLOR"] = "1"  # a screen reader would read the codes aloud, those of the report too
            width = min(streams.width(), SHEET_WIDTH)
            line_mode.run(session, streams.lines(played_on), lambda text: streams.show(text, played_on), width)
        else:
            from redheat_cli.host import full_screen  # Textual: only the full screen needs it

            ended_by = full_screen.play(full_screen.FullScreen(session))
    finally:
        session.leave()
        game = session.game
        if not game.finished() and (session.leaving or game.place.round >= 0):
            streams.say(f"the evening is kept: redheat host --resume{flag(game.deal.venue)} goes on with it")
    if ended_by:
        operating_system.end_by(ended_by)

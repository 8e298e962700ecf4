"""What a quizmaster's evening brings: decks, early ends, breaks, late teams, scores by number, and a finale."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening
from helpers.running import CLEAN, COMMAND, Run
from helpers.screen import Terminal
from msgspec.structs import replace

from redheat_cli.film.model import Film, Question
from redheat_cli.host import full_screen
from redheat_cli.host.deal_and_run_sheet import rules, run_sheet
from redheat_cli.host.game_state import Place
from redheat_cli.host.host_view import screen
from redheat_cli.host.room_page import room_view
from redheat_cli.host.session import Session
from redheat_cli.host.storage import Heard
from redheat_cli.questions.items_to_read_aloud import of_question, of_quote, pool

FILM = str(Path(__file__).parent / "film.toml")


def begin(film: Film = SMALL_FILM, **options: object) -> Session:
    """Begin an evening of the small film."""
    return a_session(an_evening(film, **({"rounds": "quotes:2,weather:2", "seed": "three"} | options)), Clock())


def press(session: Session, keys: str) -> str:
    """Press KEYS one by one and return what the host is told; give up what was refused before."""
    if ". " in session.ask:
        session.press("escape")
    for key in keys:
        session.press({" ": "space", "\n": "enter"}.get(key, key))
    return session.said


def label(session: Session) -> str:
    """Return what the screen of SESSION asks the host to do."""
    return session.screen().label


@pytest.mark.parametrize(
    ("deck", "rule"),
    [
        ("dialogue", "You hear a line of the film. Who says it?"),
        ("interviews", "You hear what somebody said about the film. Who was it?"),
        ("taglines", "You hear the beginning of a line from a poster. How does it go on?"),
        ("questions", "Each has four answers, and one of them is right."),
    ],
)
def test_the_rule_fits_what_is_asked(film: Film, deck: str, rule: str) -> None:
    session = begin(film, rounds=f"{deck}:1")
    press(session, " ")
    assert session.screen().read[1:] == (rule,)
    assert " to " not in session.game.items[session.game.rounds[0][0]].answer or deck == "dialogue"


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ((3,), "Each has four answers, and one of them is right."),
        ((1, 1), "Each has two answers, and one of them is right."),
        ((1, 2, 3), "Each has two to four answers, and one of them is right."),
        ((0, 3), "Some questions have answers to choose from, and one of them is right."),
        ((0,), None),
    ],
)
def test_the_rule_says_how_many_answers_there_are(wrong: tuple[int, ...], rule: str | None) -> None:
    asked = [Question(question=f"Which {n}?", answer="this", wrong=("a", "b", "c")[:n]) for n in wrong]
    assert rules([of_question(question, "") for question in asked]) == ([rule] if rule else [])


def test_quotes_are_lines_of_the_film(film: Film) -> None:
    game = an_evening(film, deck="quotes", rounds="", rating="strong")
    assert {game.items[id].category for round in game.rounds for id in round} == {"dialogue"}
    mixed = an_evening(film, rounds="mixed:9", rating="strong")
    assert {mixed.items[id].category for id in mixed.rounds[0] if mixed.items[id].kind == "quote"} == {"dialogue"}
    assert len(an_evening(film, deck="cast", rounds="").rounds) == 3


def test_a_line_in_another_language_is_read_in_english_first(film: Film) -> None:
    quotes = {quote.id: quote for quote in film.quotes if quote.translation}
    for item in pool(film, rating="strong", spoilers=True, seed="").items:
        if item.id in quotes and item.category != "tagline":
            english = " - ".join(item.ask) if quotes[item.id].then else " ".join(item.ask)
            assert quotes[item.id].translation in english.replace('" - "', " - ")
            assert quotes[item.id].text in item.gloss


def test_an_exchange_is_read_turn_by_turn_and_its_first_speaker_is_asked(film: Film) -> None:
    items = {item.id: item for item in pool(film, rating="strong", spoilers=True, seed="").items}
    exchange = items["quote-want-rosta"]
    assert exchange.ask == ('"I want Rosta! Viktor Rosta!"', '"He has gone!"', '"Where to?!"', '"Druzhba! Druzhba!"')
    assert exchange.question.question == "Who speaks first?"
    said_alone = items["quote-basketball-team"]
    assert said_alone.ask[1] == 'We got a pro basketball team coming toward us - with guns!"'
    assert said_alone.question.question == "Who says it?"
    assert rules([exchange, said_alone]) == [
        "You hear a line of the film. Who says it?",
        "Where you hear two people: who speaks first?",
    ]


def test_a_translation_without_its_turns_is_read_as_it_is(film: Film) -> None:
    quote = next(quote for quote in film.quotes if quote.id == "quote-want-rosta")
    assert of_quote(replace(quote, translation="I want him!"), film, None).ask == ('"I want him!"',)


def test_a_line_that_names_its_speaker_is_not_asked(film: Film) -> None:
    left = pool(film, rating="strong", spoilers=True, seed="")
    assert not {"quote-nato-stanco", "quote-youre-welcome"} & {item.id for item in left.items}
    assert "quotes: 2 whose words name who says them" in left.withheld


def test_the_room_reads_what_is_asked_and_what_is_over() -> None:
    session = begin()
    press(session, "  ")
    assert room_view(session.game).prompt == "Who says it?"
    assert ("Ask", "Who says it?") in session.screen().desk
    press(session, "B2\n")
    assert room_view(session.game).big == ("Break",), "the clock says how long"
    press(session, " ee")
    assert room_view(session.game).heading == "Round 1 is over"


def test_a_tagline_is_begun_and_its_end_is_the_answer(film: Film) -> None:
    items = {item.id: item for item in pool(film, rating="strong", spoilers=True, seed="").items}
    item = items["quote-tagline-friction"]
    assert (item.ask, item.answer) == (('"With this much friction ..."',), "there's got to be heat...RED HEAT.")
    assert items["quote-tagline-japan"].ask == ('"America can no ..."',)


def test_nothing_that_is_read_names_a_source(film: Film) -> None:
    titles = [source.title for source in film.sources if len(source.title) > 12]
    for item in pool(film, rating="strong", spoilers=True, seed="").items:
        read = " ".join((*item.ask, *item.choices, item.answer, item.more))
        assert not re.search(r"\b(Sources?|Reported by): ", read), item.id
        assert not [title for title in titles if title in read], item.id


def test_a_default_evening_keeps_its_length_while_anything_is_left(film: Film, state_home: Path) -> None:
    def left(*heard: str) -> list[str]:
        return [item.id for item in pool(film, rating="clean", spoilers=False, seed="", heard=frozenset(heard)).items]

    heard: set[str] = set()
    instead: list[str] = []
    for night in range(100):
        fresh = left(*heard)
        if not fresh:
            break
        game = an_evening(film, rounds="", venue="The Anchor", spoilers=False, seed=str(night))
        tonight = [id for ids in game.rounds for id in ids]
        assert len(tonight) == min(20, len(fresh))
        assert {*tonight} <= {*fresh}
        instead += game.deal.instead
        heard.update(tonight)
        Heard("The Anchor").add(tonight)
    assert not left(*heard)
    Heard("nearly").add(sorted({*left()} - {"quote-tagline-friction"})[8:])
    game = an_evening(film, rounds="", venue="nearly", spoilers=False)
    assert f"Instead: {'; '.join(game.deal.instead)}"[:60] in run_sheet(game, 200)
    assert "Instead" in dict(a_session(game, Clock()).screen().desk)
    assert any(re.fullmatch(r"round 1 has \d questions in place of quotes", line) for line in instead)


def test_what_was_read_counts_as_heard_though_it_was_thrown_out(state_home: Path) -> None:
    session = begin(venue="The Anchor")
    read = [session.game.rounds[0][0]]
    press(session, "  x")
    read.append(session.game.rounds[0][0])
    press(session, "ee")
    assert Heard("The Anchor").ids == {*read}
    left = pool(SMALL_FILM, rating="clean", spoilers=True, seed="", heard=frozenset(Heard("The Anchor").ids))
    assert not {*read} & {item.id for item in left.items}


def test_a_round_ends_early_and_the_rest_is_unspent() -> None:
    session = begin()
    assert press(session, "e") == "no round to end here"
    assert press(session, "  ee") == "the round is ended; 1 left unread"
    assert (label(session), len(session.game.reached)) == ("THE ROUND IS OVER", 1)
    assert press(session, "e") == "no round to end here"
    press(session, "u")
    assert label(session) == "READ THE LINE"


def test_what_was_passed_over_is_mentioned_before_the_round_ends() -> None:
    session = begin()
    press(session, "  g2 ")
    assert press(session, " ") == "not read yet: 1; g goes to one, Space again goes on without"
    assert session.game.place.slot == 1
    press(session, " ")
    assert label(session) == "THE ROUND IS OVER"


def test_answers_by_the_round() -> None:
    session = begin(answers="round")
    labels = []
    for _ in range(9):
        labels.append(label(session))
        press(session, " ")
    assert labels == [
        "TONIGHT", "ANNOUNCE THE ROUND", "READ THE LINE", "READ THE LINE", "COLLECT THE SHEETS", "WHO SAID IT",
        "WHERE IT COMES FROM", "WHO SAID IT", "THE ROUND IS OVER",
    ]  # fmt: skip
    back = begin(answers="round", venue="back")
    press(back, " g2   b")
    assert label(back) == "COLLECT THE SHEETS", "the first was not asked, and looking back tells nothing of it"
    early = begin(answers="round", venue="early")
    press(early, "  ee")
    assert label(early) == "COLLECT THE SHEETS"
    press(early, "   ")
    assert (label(early), len(early.game.reached)) == ("THE ROUND IS OVER", 1), "only what was asked is told"


def test_in_the_answers_nothing_more_is_told_than_asked() -> None:
    session = begin(answers="round")
    press(session, "    ")
    first, second = session.game.rounds[0]
    press(session, " x")
    assert (session.game.rounds[0], label(session)) == ((second,), "COLLECT THE SHEETS")
    assert session.said == "thrown out; no spare comes once the sheets are in; Space goes on"
    press(session, " ")
    assert session.game.revealed() == [first, second]
    press(session, "b")
    assert label(session) == "COLLECT THE SHEETS"
    press(session, "g1")
    assert label(session) == "READ THE LINE"
    assert press(session, "r") == "read again, once"


def test_a_break_runs_down_and_ends_with_a_key() -> None:
    session = begin()
    assert press(session, "  B5\n") == "a break of 5 min; Space ends it"
    assert (label(session), session.game.pause_total) == ("BREAK", 300)
    assert press(session, "+") == "1 minute more"
    assert press(session, "-") == "1 minute less"
    assert press(session, "B61\n") == "a break has 1 to 60 minutes"
    assert press(session, " ") == "the break is over"
    assert label(session) == "READ THE LINE"
    assert press(session, "B0\n") == "a break has 1 to 60 minutes"
    assert press(session, "B3\nB0\n") == "the break is over"
    press(session, "u")
    assert label(session) == "BREAK"
    press(session, "b")
    assert (label(session), session.game.pause is None) == ("ANNOUNCE THE ROUND", False), "the room has its break"
    press(session, " ")
    assert label(session) == "BREAK"


def test_teams_join_late_and_get_new_names() -> None:
    session = begin(teams=())
    assert press(session, "w") == "no teams: T adds one"
    assert press(session, "TThe Late, Ones\n") == "team 1: The Late, Ones"
    assert press(session, "Tthe late, ones\n") == "there is already a team named 'the late, ones'"
    assert press(session, "T1=New\n") == "team 1 is now New"
    assert press(session, "T7=New\n") == "there is no team 7"
    assert press(session, "T\n") == "a team needs a name"
    press(session, "  1")
    assert session.game.standings() == [(1, "New", 1)]
    press(session, "uuuuu")
    assert session.game.teams == ()


def test_a_score_by_number_replaces_the_points_of_a_round() -> None:
    session = begin()
    press(session, "  1")
    assert press(session, "p1 7,5\n") == "Reds: 7.5 for round 1"
    assert session.game.scores() == {1: 7.5}
    assert press(session, "1") == "Reds have 7.5 for this round by number; p changes that"
    assert press(session, "p2 3 2\n") == "Blues: 3 for round 2"
    assert press(session, "p2 3 9\n") == "there is no round 9"
    assert press(session, "p9 3\n") == "there is no team 9"
    refusal = "the number of a team, a space, and its points: 3 7 or 3 7.5"
    assert press(session, "p7.3\n") == refusal
    assert press(session, "p\n") == refusal, "nothing typed, nothing done"
    session.answer("an answer to nothing")
    assert session.game.standings() == [(1, "Reds", 7.5), (2, "Blues", 3)]
    press(session, "uu")
    assert session.game.scores() == {1: 1}


def test_the_places_are_told_from_last_to_first(state_home: Path) -> None:
    session = a_session(
        an_evening(SMALL_FILM, rounds="quotes:1", teams=("Reds", "Blues", "Greens"), seed="three"), Clock(),
        str(state_home.parent / "room.html"),
    )  # fmt: skip
    script = state_home.parent / "room.js"
    press(session, "  1   ")
    assert label(session) == "ALL SCORES IN?"
    assert session.screen().desk[0] == ("Round 1", "no points yet: Blues, Greens")
    assert session.screen().desk[1] == ("", "p, then 1 0, says that the first team really has none")
    assert session.screen().rows[0] == ("1.", "Reds", "1")
    press(session, "p2 0\np3 1\n")
    assert "Tie" in dict(session.screen().desk)
    assert session.screen().desk[0] == ("Scores", "every team has points in every round")
    assert "Reds" not in script.read_text()
    press(session, " ")
    assert session.screen().rows == (("3.", "Blues", "0"),)
    assert not re.search("Reds|Greens", script.read_text())
    press(session, " ")
    assert session.screen().read == ("A tie for first place: Reds and Greens, 1 point each.",)
    assert (label(session), session.game.finished()) == ("THE END", True)
    advice = "Reds and Greens are first together: ask them a tie-break, and give the winner half a point more with p"
    assert session.screen().desk[0] == ("Tie", advice)
    assert room_view(session.game).heading == "The end: a tie for first place"
    press(session, "p1 1.5\n")
    assert session.said == "Reds: 1.5 for round 1. What was told has changed: place 2, Greens"
    press(session, " ")
    assert session.screen().read == ("In first place: Reds, 1.5 points.",)
    assert "Tie" not in dict(session.screen().desk)
    assert room_view(session.game).heading == "The end"
    press(session, "uu")
    press(session, "u")
    assert session.screen().rows == (("3.", "Blues", "0"),)


def test_places_are_named_as_they_are_announced() -> None:
    game = begin(teams=[f"Table {number}" for number in range(1, 25)]).game
    scored = replace(game, by_number={0: {team: 50.0 - team for team in range(1, 25)}})
    told = [screen(replace(scored, place=Place(2, slot)), 0.0).read[0] for slot in range(24)]
    names = [line.partition(" place: Table ")[0] for line in reversed(told)]
    assert names[:6] == ["In first", "In second", "In third", "In fourth", "In fifth", "In 6th"]
    assert names[10:13] == ["In 11th", "In 12th", "In 13th"]
    assert names[20:] == ["In 21st", "In 22nd", "In 23rd", "In 24th"]


def test_without_teams_the_end_is_the_end() -> None:
    session = begin(teams=(), rounds="quotes:1")
    press(session, " " * 5)
    assert (label(session), session.screen().read) == ("THE END", ("That was the evening.",))


def test_a_number_that_can_only_be_whole_acts_at_once() -> None:
    session = begin(teams=tuple(map(str, range(101, 113))))
    press(session, "  w1")
    assert session.question == "Take a point from team: 1_  101"
    press(session, "x2")
    assert (session.question, session.said) == ("", "-1 112")
    press(session, "w3")
    assert (session.question, session.said) == ("", "-1 103")
    press(session, "1\n")
    assert session.said == "+1 101"
    press(session, "g2")
    assert session.said == "number 2"


@pytest.mark.parametrize("size", [(40, 14), (80, 24)])
def test_thirty_teams_leave_the_line_on_the_screen(size: tuple[int, int]) -> None:
    session = begin(teams=[f"{'The team with the long name'} {number}" for number in range(30)])
    press(session, "  ")
    lines = [line.plain for line in full_screen.laid_out(session.screen(), "", "", size)]
    assert "It has rained since Tuesday." in " ".join(" ".join(lines).split())
    assert len(lines) <= size[1]
    assert max(map(len, lines)) <= size[0]


def test_control_c_says_how_to_go_on(state_home: Path) -> None:
    terminal = Terminal(("host", "--data", FILM, "--venue", "The Anchor", "--rounds", "quotes:2"))
    terminal.settle("LOBBY")
    terminal.press(" \x03")
    assert terminal.end() == -2
    assert b"redheat: the evening is kept: redheat host --resume --venue 'The Anchor' goes on with it" in terminal.bytes
    assert terminal.restored


def test_control_z_stops_the_program_and_fg_goes_on(state_home: Path) -> None:
    environment = {"XDG_STATE_HOME": str(state_home.parent), "PATH": CLEAN["PATH"], "PS1": "$ "}
    terminal = Terminal((), shell=("bash", "--norc", "--noediting", "-i"), **environment)
    terminal.send(f"{COMMAND} host --data {FILM} --rounds quotes:2\n")
    terminal.settle("LOBBY")
    terminal.send("\x1a")
    terminal.settle("Stopped")
    terminal.send("fg\n")
    terminal.settle("LOBBY")
    terminal.send(" ")
    terminal.settle("ANNOUNCE THE ROUND")
    terminal.press("qq")
    terminal.settle("0 played")
    terminal.send("exit 7\n")
    assert terminal.end() == 7


@pytest.mark.once
@pytest.mark.parametrize(
    "words", [["--rounds", "dialogue:3,cast:2"], ["--rounds", "mixed:4", "--answers", "round"]], ids=" ".join
)
def test_a_whole_evening_on_the_screen_is_the_one_on_paper(
    redheat: Callable[..., Run], words: list[str], state_home: Path
) -> None:
    terminal = Terminal(("host", *words, "--teams", "Reds,Blues", "--seed", "friday"), size=(120, 50))
    terminal.settle("LOBBY")
    seen = []
    while "ALL SCORES IN?" not in "\n".join(screen := terminal.settle()):
        seen.append("\n".join(screen))
        terminal.send(" ")
    terminal.press("  ")
    terminal.settle("THE END")
    terminal.press("q")
    assert terminal.end() == 0
    shown = dict.fromkeys(seen)  # a slow machine may show one twice
    read = [" ".join(screen.split()) for screen in shown if re.search("READ THE (LINE|QUESTION)", screen)]
    sheet = redheat("host", "--script", *words, "--seed", "friday").out.partition("\nSpares")[0]
    (record,) = json.loads(redheat("host", "--resume", "--accessible", "--json").out)
    items = [item["id"] for round in record["rounds"] for item in round["items"]]
    assert len(read) == len(items)
    paper = " ".join(sheet.split())
    for id, screen in zip(items, read, strict=True):
        assert record["texts"][id][:60] in screen
    starts = [paper.index(record["texts"][id]) for id in items]
    assert starts == sorted(starts)
    assert record["finished"]


def test_the_room_sees_standings_and_the_end_of_a_round_only_when_they_come() -> None:
    session = begin()
    press(session, " S")
    assert (room_view(session.game).kind, room_view(session.game).heading) == ("table", "Standings")
    press(session, " ")
    while session.game.moment() != "round over":
        press(session, " ")
    assert (room_view(session.game).heading, room_view(session.game).table) == ("Round 1 is over", ())


def test_the_room_is_asked_for_its_sheets_and_thanked() -> None:
    session = begin(answers="round", teams=())
    while session.game.moment() != "sheets":
        press(session, " ")
    assert room_view(session.game).big == ("Hand in your sheets, please.",)
    while not session.game.finished():
        press(session, " ")
    assert room_view(session.game).big == ("Thank you, and good night.",)

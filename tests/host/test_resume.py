"""Finding a saved evening and going on with it: after a crash, another film file, another version of the program."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening
from helpers.running import Run
from msgspec import structs

from redheat_cli.errors import BadUsage
from redheat_cli.film.model import Film
from redheat_cli.host.game_state import Event, Game
from redheat_cli.host.saved_evenings import load, resume
from redheat_cli.host.session import History, Session
from redheat_cli.host.storage import Journal

FILM = str(Path(__file__).parent / "film.toml")
OLD = Path(__file__).parent / "evening-of-schema-1.jsonl"


def played(keys: str, film: Film = SMALL_FILM, **options: object) -> Session:
    """Play KEYS of an evening of the small film, and let go of it."""
    usual = {"rounds": "quotes:2,weather:2", "seed": "three"}
    session = a_session(an_evening(film, **(usual | options)), Clock())
    for key in keys:
        session.press({" ": "space", "\n": "enter"}.get(key, key))
    session._journal.close()
    return session


def without(film: Film, *ids: str) -> Film:
    """Return FILM without the quotes and questions that have IDS."""
    return structs.replace(
        film,
        quotes=tuple(quote for quote in film.quotes if quote.id not in ids),
        questions=tuple(question for question in film.questions if question.id not in ids),
    )


def again(film: Film) -> History:
    """Resume the evening that is saved without a venue."""
    journal = Journal("")
    try:
        return resume(film, journal)
    finally:
        journal.close()


def test_a_spare_that_is_gone_falls_away() -> None:
    game = played("  1").game
    gone = game.spares[0]
    history = again(without(SMALL_FILM, gone))
    assert gone not in history.game.spares
    assert (history.game.place, history.game.scores(), history.said) == (game.place, {1: 1}, "")


def test_an_item_that_was_played_keeps_its_words_and_points() -> None:
    game = played("  1 ").game
    first = game.rounds[0][0]
    history = again(without(SMALL_FILM, first))
    assert history.game.scores() == {1: 1}
    assert history.game.current() == game.current()


def test_an_item_still_to_come_is_replaced_and_that_is_told() -> None:
    game = played("  1").game
    gone = game.rounds[0][1]
    history = again(without(SMALL_FILM, gone))
    assert history.said == f"no longer in the film's file, and replaced where there is a spare: {gone}"
    assert history.game.rounds[0] == (game.rounds[0][0], "quote-spare-umbrella")
    assert history.game.spares == tuple(id for id in game.spares if id != "quote-spare-umbrella")
    once_more = again(without(SMALL_FILM, gone))
    assert (once_more.game.rounds, once_more.said) == (history.game.rounds, "")


def test_what_goes_before_the_present_item_moves_nothing() -> None:
    game = played("  g2").game
    first, second = game.rounds[0]
    history = again(without(SMALL_FILM, first, "quote-spare-umbrella"))
    assert history.game.rounds[0] == (first, second), "it was read already"
    skipping = a_session(an_evening(SMALL_FILM, rounds="quotes:2", seed="three"), Clock())
    skipping.press("space")
    skipping._journal.append(Event("go", 1.0, 2))
    skipping._journal.close()
    history = again(without(SMALL_FILM, first, "quote-spare-umbrella"))
    assert history.game.rounds[0] == (second,)
    assert history.game.current() == game.items[second]


def test_without_a_spare_the_round_is_shorter() -> None:
    game = played("  1").game
    history = again(without(SMALL_FILM, game.rounds[0][1], "quote-spare-umbrella"))
    assert history.game.rounds[0] == game.rounds[0][:1]
    assert history.game.current() == game.current()


def test_what_is_still_to_come_has_the_words_of_now() -> None:
    game = played("  1 ").game
    first, second = game.rounds[0]
    changed = tuple(structs.replace(quote, context="Changed.") for quote in SMALL_FILM.quotes)
    history = again(structs.replace(SMALL_FILM, quotes=changed))
    assert history.game.place == game.place
    assert history.game.items[first].more != "Changed."
    assert history.game.items[second].more == "Changed."


def test_a_film_with_nothing_of_the_evening_is_another_film(film: Film) -> None:
    played("  1")
    with pytest.raises(BadUsage, match="that evening is of another film, A Long Rain: name its file with --data"):
        again(film)


def test_a_new_title_is_no_other_film() -> None:
    game = played("  1").game
    identity = structs.replace(SMALL_FILM.identity, title="A Longer Rain")
    assert again(structs.replace(SMALL_FILM, identity=identity)).game.scores() == game.scores()


def test_an_evening_of_the_first_version_resumes(state_home: Path) -> None:
    folder = state_home / "sessions"
    folder.mkdir(parents=True)
    shutil.copy(OLD, folder / "evening.jsonl")
    game = again(SMALL_FILM).game
    assert (game.scores(), game.place.round, game.place.slot) == ({1: 1, 2: 1}, 1, -1)
    assert [note.text for note in game.notes] == ["hello"]
    lost = again(without(SMALL_FILM, "quote-no-end", "quote-spare-umbrella", "question-spare")).game
    assert lost.scores() == {1: 1, 2: 1}
    assert lost.items["quote-no-end"].answer == "(no longer in the film's file)"
    assert lost.spares == ()
    assert "question-spare" not in lost.rounds[1]


def test_an_evening_of_the_first_version_ends_as_it_did(tmp_path: Path) -> None:
    dealt = OLD.read_text().splitlines()[0]
    path = tmp_path / "evening.jsonl"
    path.write_text("\n".join([dealt, *['{"do":"next","at":1.0}'] * 20, ""]))
    found = load(SMALL_FILM, str(path))
    assert found
    assert found.game.finished()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: [lines[0].replace(b'"schema":3', b'"schema":4'), *lines[1:]], "saved by a newer version"),
        (lambda lines: [*lines[:2], b'{"do":"next","at":', *lines[2:]], r"line 3 is damaged \(.*\)"),
        (lambda lines: [*lines[:2], b'{"do":"dance","at":1}', *lines[2:]], r"line 3 is damaged \(.*\)"),
        (lambda lines: [b"\0" * 80, *lines[1:]], r"not an evening \(.*\)"),
    ],
)
def test_a_file_that_cannot_be_resumed_says_why_and_stays(
    state_home: Path, change: Callable[[list[bytes]], list[bytes]], said: str
) -> None:
    played("  1 ")
    path = state_home / "sessions" / "evening.jsonl"
    path.write_bytes(b"\n".join(change(path.read_bytes().split(b"\n"))))
    before = path.read_bytes()
    with pytest.raises(BadUsage, match=rf"evening.jsonl: {said}.*; --new keeps it and begins another"):
        again(SMALL_FILM)
    assert path.read_bytes() == before


def test_replaying_costs_the_same_for_every_key() -> None:
    import sys

    game = an_evening(SMALL_FILM, rounds="quotes:2,weather:2", seed="three")
    keys = [Event("next", 0.0), Event("award", 0.0, 1), Event("undo", 0.0), Event("next", 0.0), Event("back", 0.0)]

    def cost(times: int) -> int:
        """Count the calls and the items that a replay of so many rounds of KEYS makes and copies."""
        calls = 0

        def count(frame: object, event: str, argument: object) -> None:
            nonlocal calls
            calls += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            History(game, keys * times)
        finally:
            sys.setprofile(None)
        return calls

    few, many = cost(100), cost(1000)
    assert many < 10.5 * few
    history = History(game, keys * 1000)
    assert isinstance(history._games, list), "undoing and going on copy no history"


def saved(redheat: Callable[..., Run], *words: str) -> list[dict[str, object]]:
    """Return the records of `redheat host WORDS`."""
    answer = redheat("host", "--data", FILM, *words, "--json")
    assert answer.code == 0, answer.err
    return json.loads(answer.out)  # type: ignore[no-any-return]


def test_resuming_finds_the_evening_that_is_on(redheat: Callable[..., Run]) -> None:
    played("  1", venue="The Anchor")
    played("", venue="Elsewhere")
    (record,) = saved(redheat, "--resume", "--accessible")
    assert record["venue"] == "The Anchor"


def test_a_venue_without_an_evening_says_so(redheat: Callable[..., Run]) -> None:
    answer = redheat("host", "--data", FILM, "--resume", "--accessible", "--venue", "Nowhere")
    assert answer == Run(1, "", "redheat: there is no evening at Nowhere to resume\n")


def undated(line: str) -> str:
    """Return LINE without its day and time."""
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "DAY", line)


def test_scores_are_those_of_the_latest_evening_that_has_some(redheat: Callable[..., Run]) -> None:
    for keys in ("  1", "  2", ""):
        played(keys, venue="The Anchor", rounds="quotes:1")
    best, _ = saved(redheat, "--results", "--venue", "the anchor")
    assert (best["team"], best["points"]) == ("Blues", 1)
    shown = redheat("host", "--data", FILM, "--evenings", "--format", "pretty").out
    assert "\n\n  not begun\n\n  redheat host --resume --venue 'The Anchor'\n" in shown
    assert shown.count("round 1 of 1, and kept when a later one began") == 2


def test_several_evenings_are_listed(redheat: Callable[..., Run]) -> None:
    played("  1", venue="The Anchor")
    played("  1")
    answer = redheat("host", "--data", FILM, "--resume", "--accessible")
    assert answer.code == 2
    assert sorted(map(undated, answer.err.splitlines()), key=len) == [
        "redheat: there are several evenings:",
        "redheat: round 1 of 2, DAY: redheat host --resume --venue -",
        "redheat: round 1 of 2, DAY: redheat host --resume --venue 'The Anchor'",
    ]
    assert "host --results --venue 'The Anchor'" in redheat("host", "--data", FILM, "--results").err
    assert "export html --evening --venue -" in redheat("export", "--data", FILM, "html", "--evening").err
    (record,) = saved(redheat, "--resume", "--accessible", "--venue", "-")
    assert record["venue"] == ""


def test_saved_evenings_are_listed(redheat: Callable[..., Run], state_home: Path) -> None:
    assert redheat("host", "--evenings") == Run(1, "", "redheat: no evening is saved\n")
    for seed in ("one", "two"):
        played("  1", seed=seed, venue="The Anchor")
    (state_home / "sessions" / "evening.jsonl").write_text("damaged\n")
    (state_home / "sessions" / "evening-at-empty.jsonl").touch()
    first, second = saved(redheat, "--evenings")
    assert {first["resume"], second["resume"]} == {"redheat host --resume --venue 'The Anchor'", ""}
    assert (first["venue"], first["round"], first["rounds"], first["finished"]) == ("The Anchor", 1, 2, False)
    other = redheat("host", "--evenings", "--json")
    assert [record["round"] for record in json.loads(other.out)] == [1, 1], "of another film too"
    shutil.copy(OLD, state_home / "sessions" / "evening-at-old.jsonl")
    other = redheat("host", "--evenings", "--json")
    assert sorted(record["round"] for record in json.loads(other.out)) == [1, 1, 2], "the oldest hold no items"
    (state_home / "sessions" / "evening-at-old.jsonl").unlink()
    played("", venue="Elsewhere")
    played(" " * 40, venue="The End", teams=())
    shown = redheat("host", "--data", FILM, "--evenings", "--format", "pretty").out
    for words in ("at The Anchor\n\n  round 1 of 2", "at Elsewhere\n\n  not begun", "at The End\n\n  finished"):
        assert words in shown


def test_the_results_of_a_saved_evening(redheat: Callable[..., Run]) -> None:
    assert redheat("host", "--results").err == "redheat: there is no evening to resume\n"
    played("  1" + " " * 7 + "12" + "p2 2.5 1\n", venue="The Anchor")
    assert saved(redheat, "--results") == [
        {"type": "standing", "rank": 1, "team": "Blues", "points": 3.5, "scores": [2.5, 1]},
        {"type": "standing", "rank": 2, "team": "Reds", "points": 2, "scores": [1, 1]},
    ]
    answer = redheat("host", "--data", FILM, "--results", "--venue", "the anchor", "--format", "csv")
    assert answer.out == "type,rank,team,points,scores\nstanding,1,Blues,3.5,2.5; 1\nstanding,2,Reds,2,1; 1\n"
    assert redheat("host", "--results", "--venue", "nowhere").err == "redheat: there is no evening at nowhere\n"


def test_a_timer_that_ran_is_paused_and_nothing_else_is_said() -> None:
    session = played("  t")
    history = again(SMALL_FILM)
    assert (history.said, history.game.timer.since) == ("", None)
    assert isinstance(session.game, Game)

"""Dealing: what is asked for, balanced, reproducible, and never twice at one venue."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain

import msgspec
import pytest
from helpers.evenings import SMALL_FILM, an_evening

from redheat_cli.errors import BadUsage, NothingFound
from redheat_cli.film.model import Film
from redheat_cli.host.game_state import Game
from redheat_cli.judge.verdict import weigh
from redheat_cli.judge.who_is_meant import everybody
from redheat_cli.listing.wording import sentences
from redheat_cli.questions.all_questions import all_questions
from redheat_cli.questions.items_to_read_aloud import pool
from redheat_cli.questions.rounds import DECKS, plan


def test_the_same_seed_deals_the_same(film: Film) -> None:
    first, second, other = (an_evening(film, rounds="", seed=seed).deal for seed in ("one", "one", "two"))
    assert first.rounds == second.rounds
    assert first.spares == second.spares
    assert first.rounds != other.rounds


def test_rounds_have_what_was_asked_for(film: Film) -> None:
    evening = an_evening(film, rounds="quotes:3, cast:4,mixed", rating="strong")
    assert [(one.name, len(one.ids)) for one in evening.deal.rounds] == [("Quotes", 3), ("Cast", 4), ("Mixed", 5)]
    kinds = [[evening.items[one] for one in round.ids] for round in evening.deal.rounds]
    assert {item.kind for item in kinds[0]} == {"quote"}
    assert {item.category for item in kinds[1]} == {"cast"}
    dealt = [one for round in evening.deal.rounds for one in round.ids]
    assert max(Counter([*dealt, *evening.deal.spares]).values()) == 1


def abouts(game: Game, ids: Iterable[str]) -> list[str]:
    """Return what the items with these IDS of GAME are about."""
    return [about for id in ids for about in game.items[id].about]


@pytest.mark.parametrize("seed", ["one", "two", "three"])
def test_no_spare_repeats_what_is_read_or_another_spare(film: Film, seed: str) -> None:
    evening = an_evening(film, rounds="", seed=seed, spoilers=False)
    lines = [about for about in abouts(evening, chain(*evening.rounds)) if about.startswith("quote-")]
    assert len(lines) >= 10
    everything = abouts(evening, (*chain(*evening.rounds), *evening.deal.spares))
    assert len(everything) == len(set(everything))
    assert not evening.deal.instead


def test_spares_that_repeat_come_last_where_others_are_few_and_it_is_said() -> None:
    evening = an_evening(SMALL_FILM, rounds="weather:1", seed="one")
    assert abouts(evening, evening.deal.spares) == ["cast-keeper", "cast-keeper"]
    said = "1 of 2 spares: about a line or credit that is asked already"
    assert evening.deal.instead == (said,)


def test_a_round_begins_easy_and_is_mixed_four_to_four_to_one(film: Film) -> None:
    evening = an_evening(film, rounds="questions:5,questions:13", rating="strong")
    rounds = [[evening.items[id].difficulty for id in round.ids] for round in evening.deal.rounds]
    assert rounds[0] == [*["easy"] * 3, *["medium"] * 2]
    assert rounds[1] == sorted(rounds[1], key=("easy", "medium", "hard").index)
    assert Counter(rounds[0] + rounds[1]) == {"easy": 8, "medium": 8, "hard": 2}


@pytest.mark.parametrize("rating", ["clean", "mild", "strong"])
def test_nothing_above_the_rating_and_no_spoiler_is_dealt(film: Film, rating: str) -> None:
    evening = an_evening(film, rounds="", rating=rating, spoilers=False)
    allowed = ("clean", "mild", "strong")[: ("clean", "mild", "strong").index(rating) + 1]
    records = {one.id: one for one in (*film.quotes, *film.questions)}
    for one in evening.items:
        if one in records:
            assert records[one].rating in allowed
            assert not records[one].spoiler
    assert set(evening.deal.spares) <= evening.items.keys()


def test_what_is_withheld_is_counted(film: Film) -> None:
    quotes = [quote for quote in film.quotes if quote.rating == "clean" and not quote.spoiler]
    unknown = sum(not quote.speaker and quote.kind != "tagline" for quote in quotes)
    disputed = sum(quote.certainty == "disputed" for quote in quotes if quote.speaker or quote.kind == "tagline")
    withheld = an_evening(film, spoilers=False).deal.withheld
    assert f"quotes: {sum(quote.rating != 'clean' for quote in film.quotes)} rated above clean" in withheld
    assert f"quotes: {unknown} whose speaker is not known" in withheld
    assert f"quotes: {disputed} of disputed wording" in withheld


@pytest.mark.parametrize(
    ("spec", "message"),
    [
        ("songs:3", "no round 'songs'; the rounds are dialogue, quotes, interviews, taglines, questions, mixed, cast"),
        ("", "no round ''"),
        ("quotes:0", "a round of '0' cannot be dealt: it is 1 to 9999, as in 'quotes:6'"),
        ("quotes:x", "a round of 'x' cannot be dealt"),
        ("quotes:10000", "a round of '10000' cannot be dealt"),
    ],
)
def test_a_plan_that_means_nothing(spec: str, message: str) -> None:
    with pytest.raises(BadUsage, match=message.replace("(", r"\(")):
        plan(spec, [*DECKS, "cast"])


def test_the_host_is_shown_how_to_say_a_line_in_another_language(film: Film) -> None:
    asides = {item.id: dict(item.aside) for item in pool(film, rating="clean", spoilers=True, seed="").items}
    assert asides["quote-hooligans"]["Say it"] == "khoo-lee-GA-nee"
    assert "Say it" not in asides["quote-organized-crime"]


def test_exactly_what_was_asked_for_or_nothing(film: Film) -> None:
    with pytest.raises(NothingFound) as stopped:
        an_evening(film, rounds="quotes:50", spoilers=False)
    lines = stopped.value.lines
    assert re.fullmatch(r"round 1: \d+ of 50: no more of 'quotes' are left", lines[0])
    assert lines[-2:] == ("what may help: --rating mild or strong", "what may help: --spoilers")
    with pytest.raises(NothingFound) as stopped:
        an_evening(film, rounds="quotes:99", rating="mild", spoilers=True)
    assert stopped.value.lines[-1] == "what may help: --rating strong"
    with pytest.raises(NothingFound) as stopped:
        an_evening(film, rounds="quotes:99", rating="strong", spoilers=True)
    assert stopped.value.lines[-1] == "what may help: --rounds with smaller numbers"


def test_a_round_that_has_nothing_names_those_that_have(film: Film) -> None:
    quotes = tuple(quote for quote in film.quotes if quote.kind == "dialogue")
    with pytest.raises(NothingFound) as stopped:
        an_evening(
            msgspec.structs.replace(film, quotes=quotes, questions=()),
            rounds="interviews:3",
            rating="strong",
            spoilers=True,
        )
    assert stopped.value.lines[0] == "round 1: 0 of 3: no more of 'interviews' are left"
    there = "dialogue, quotes, questions, mixed, cast, characters, crew, film"
    assert stopped.value.lines[-1] == f"what may help: other rounds; there are {there}"


def test_advice_names_only_what_was_withheld(film: Film) -> None:
    silent = msgspec.structs.replace(film, quotes=())
    with pytest.raises(NothingFound) as stopped:
        an_evening(silent, rounds="quotes:2", spoilers=False)
    assert not any("quotes" in line and "help" in line for line in stopped.value.lines)
    bare = msgspec.structs.replace(film, quotes=(), questions=(), cast=(), crew=(), facts=(), production=())
    with pytest.raises(NothingFound) as stopped:
        an_evening(bare, rounds="quotes:2", spoilers=False)
    assert stopped.value.lines == ("round 1: 0 of 2: no more of 'quotes' are left", "the film has nothing else to read")


def test_a_film_with_nothing_to_play(film: Film) -> None:
    bare = msgspec.structs.replace(film, quotes=(), questions=(), cast=(), crew=(), facts=())
    with pytest.raises(NothingFound):
        an_evening(bare, rounds="")


@pytest.mark.parametrize(
    ("teams", "said"),
    [
        (["A", "B", "a"], "there is already a team named 'a'"),
        ([str(number) for number in range(31)], "there are 30 teams already"),
        (["A", "x" * 41], f"'{'x' * 41}' has 41 characters: a team's name may have 40"),
        (["a\x1b[2J"], r"the team's name 'a\x1b[2J' has a character that does not print"),
        ([""], "a team needs a name"),
    ],
)
def test_a_team_that_cannot_be_is_named(film: Film, teams: list[str], said: str) -> None:
    with pytest.raises(BadUsage) as stopped:
        an_evening(film, teams=teams)
    assert stopped.value.lines == (said,)


@pytest.mark.parametrize("options", [{"seed": "a\nb"}, {"venue": "a\x1b"}, {"deck": "quotes"}])
def test_options_that_cannot_be(film: Film, options: dict[str, str]) -> None:
    with pytest.raises(BadUsage):
        an_evening(film, **options)


def test_where_a_reader_takes_breath() -> None:
    assert sentences('"It is Mr. Hill. Mark L. Lester? Yes."') == ('"It is Mr. Hill.', "Mark L. Lester?", 'Yes."')
    assert sentences("He weighs 3.5 stone") == ("He weighs 3.5 stone",)
    assert sentences("Wait... what? no.") == ("Wait... what? no.",)


def test_a_quote_is_judged_like_the_question_about_it(film: Film) -> None:
    made = all_questions(msgspec.structs.replace(film, questions=()))
    asked = {one.about[0]: one for one in made if one.id.startswith("question-who-says-")}
    judged = [item for item in pool(film, rating="strong", spoilers=True, seed="").items if item.id in asked]
    assert len(judged) > 20
    names = {name for credit in film.cast for name in (credit.character, credit.actor, *credit.character.split())}
    known = everybody(film)
    for item in judged:
        for name in sorted(names):
            (here, _), (there, _) = (weigh(one, name, known) for one in (item.question, asked[item.id]))
            assert (item.id, name, here) == (item.id, name, there)

"""One line of the film, and one thing worth telling, for a shell's greeting."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import ROOT, Run, installed, on_terminal

from redheat_cli.commands.quote_and_trivia import quote, trivia
from redheat_cli.film.model import Film

Redheat = Callable[..., Run]
FILM = ["--data", str(ROOT / "tests" / "film.toml")]


def test_every_line_is_clean_short_and_says_who_speaks(film: Film) -> None:
    answers = [quote(film, seed=str(number)) for number in range(200)]
    texts = {answer.text for answer in answers}
    assert len(texts) > 10
    by_id = {record.id: record for record in film.quotes}
    for answer in answers:
        [record] = answer.records
        assert record == by_id[record.id]
        assert (record.kind, record.rating, record.spoiler) == ("dialogue", "clean", False)
        assert record.speaker in answer.text
        assert answer.text.endswith("\n")
        assert len(answer.text.splitlines()) <= 2
        assert not re.search(r"\t|quote-|[\u0400-\u04ff\u3000-\u9fff]", answer.text)


def test_every_thing_worth_telling_is_two_lines_about_the_film(film: Film) -> None:
    answers = [trivia(film, seed=str(number)) for number in range(200)]
    assert len({answer.text for answer in answers}) > 30
    for answer in answers:
        [record] = answer.records
        assert record.certainty != "disputed"
        title, told = answer.text.splitlines()
        assert title.removeprefix("Red Heat: ") == record.title
        assert "Red Heat" in title
        assert record.text.startswith(told)
        assert told[-1] in ".!?"
        assert not re.search(r"\t|production-", answer.text)


def test_it_is_the_same_text_in_a_pipe_and_on_a_terminal() -> None:
    for name in ("quote", "trivia"):
        piped = installed(name, "--seed", "friday")
        assert (piped.code, piped.err) == (0, "")
        assert on_terminal(name, "--seed", "friday") == (0, piped.out, "")


@pytest.mark.parametrize("name", ["quote", "trivia"])
def test_it_is_another_one_each_time_but_with_today(
    redheat: Redheat, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len({redheat(name).out for _ in range(9)}) > 1
    monkeypatch.setattr("redheat_cli.listing.listing_and_draws.strftime", lambda form: "2026-06-17")
    assert redheat(name, "--today") == redheat(name, "--today") == redheat(name, "--seed", "2026-06-17")
    assert [record["id"] for record in json.loads(redheat(name, "--today", "--json").out)] == [
        redheat(name, "--today", "--fields", "id").out.strip()
    ]


def test_an_exchange_is_a_line_for_each_speaker(redheat: Redheat) -> None:
    assert redheat("quote", *FILM).out == 'The Hero: "Where is it?"\nThe Villain: "Not here."\n'
    drawn = {redheat("quote", *FILM, "--rating", "mild", "--seed", str(number)).out for number in range(9)}
    assert len(drawn) == 2
    assert any(text.endswith('rightly so."\n    -- The Hero, Żółty [red] Film (1999)\n') for text in drawn)


def test_a_film_without_any_says_so(redheat: Redheat, tmp_path: Path) -> None:
    text = (ROOT / "tests" / "film.toml").read_text()
    (tmp_path / "film.toml").write_text(text.replace('kind = "dialogue"', 'kind = "interview"'))
    data = ["--data", str(tmp_path / "film.toml")]
    assert redheat("quote", *data) == (1, "", "redheat: this film's file has no clean line in English\n")
    assert redheat("trivia", *FILM).out == "Żółty [red] Film: It rained\nIt rained on most days of the shoot.\n"

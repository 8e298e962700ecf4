"""The film's file keeps its rules, and answers to anyone's words."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import Run

from redheat_cli.film import load_and_compile, model
from redheat_cli.film.fold_and_search import fold
from redheat_cli.film.model import Film
from redheat_cli.listing.listing_and_draws import body

Redheat = Callable[..., Run]
STRONG = re.compile(r"\b(fuck|shit|asshole|bitch|cunt|cocksuck)", re.IGNORECASE)


def test_it_is_in_the_package_or_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_and_compile, "__file__", str(tmp_path / "package" / "film" / "load_and_compile.py"))
    assert load_and_compile.shipped() == str(tmp_path / "data" / "redheat.toml")
    inside = tmp_path / "package" / "data" / "redheat.toml"
    inside.parent.mkdir(parents=True)
    inside.touch()
    assert load_and_compile.shipped() == str(inside)


def test_it_is_whole(film: Film) -> None:
    assert len(film.cast) >= 26
    assert len(film.crew) >= 17
    assert len(film.facts) >= 60
    assert len(model.beats(film)) == 20
    assert len(film.quotes) >= 70
    assert len(film.production) >= 65
    assert len(film.questions) >= 110
    assert len(film.sources) >= 90


def test_every_record_has_sources_and_every_source_is_used(film: Film) -> None:
    used = {source for record in model.entries(film) for source in getattr(record, "sources", ())}
    assert all(record.sources for record in model.entries(film) if isinstance(record, model.Record))
    assert used == {source.id for source in film.sources}


def test_no_question_rests_on_what_is_disputed(film: Film) -> None:
    certainty = {record.id: getattr(record, "certainty", "") for record in model.entries(film)}
    assert [q.id for q in film.questions if any(certainty[one] == "disputed" for one in q.about)] == []
    assert [q.id for q in film.questions if q.certainty == "disputed"] == []


def test_there_is_enough_to_ask_any_room(film: Film) -> None:
    fit = [one for one in film.questions if one.difficulty != "hard" and one.rating == "clean" and not one.spoiler]
    assert len(fit) >= 75
    assert sum(one.difficulty == "easy" for one in fit) >= 30


def test_what_is_told_after_a_question_names_no_site(film: Film) -> None:
    sites = re.compile(r"wikipedia|tv tropes|imdb|reddit|\bblogs?\b|\b(web)?sites?\b|https?:", re.IGNORECASE)
    assert [question.id for question in film.questions if sites.search(question.why)] == []
    assert [question.id for question in film.questions if len(question.why.split()) > 45] == []


def test_strong_words_are_masked(film: Film) -> None:
    assert [record.id for record in model.entries(film) if STRONG.search(body(record))] == []


def test_lines_that_are_spoken_stand_only_in_quotes(film: Film) -> None:
    lines = {fold(line) for quote in film.quotes for line in (quote.text, *(one.text for one in quote.then))}
    long = {line for line in lines if len(line.split()) >= 8}
    # A question may quote the line it is about.
    others = [one for one in model.entries(film) if not isinstance(one, model.Quote | model.Question | model.Source)]
    assert [(record.id, line) for record in others for line in long if line in fold(body(record))] == []


def test_lines_in_another_language_have_a_meaning_and_russian_ones_a_pronunciation(film: Film) -> None:
    foreign = [quote for quote in film.quotes if quote.language != "en"]
    assert [quote.id for quote in foreign if not quote.translation] == []
    assert [quote.id for quote in foreign if bool(quote.say) != (quote.language == "ru")] == []
    assert [quote.id for quote in film.quotes if quote.language == "en" and quote.translation] == []


def test_the_translation_and_the_pronunciation_are_of_every_turn(film: Film) -> None:
    parted = [(quote, part) for quote in film.quotes for part in (quote.translation, quote.say) if part and quote.then]
    assert [quote.id for quote, part in parted if part.count(" - ") != len(quote.then)] == []


def test_a_line_is_shown_with_how_to_say_it(redheat: Redheat) -> None:
    assert re.search(r"Say it +khoo-lee-GA-nee\n", redheat("show", "quote-hooligans", "--format", "pretty").out)


def test_texts_are_one_tidy_line_each(film: Film) -> None:
    untidy = [
        (record.id, text)
        for record in model.entries(film)
        for name in record.__struct_fields__
        if isinstance(text := getattr(record, name), str) and (text != text.strip() or re.search(r"\s\s|\n", text))
    ]
    assert untidy == []


def test_billing_is_a_sequence(film: Film) -> None:
    billed = [credit.order for credit in film.cast if credit.order]
    assert billed == list(range(1, len(billed) + 1))


CAST = [
    ("Arnold Schwarzenegger", "Ivan Danko"),
    ("James Belushi", "Art Ridzik"),
    ("Ed O'Ross", "Viktor Rostavili"),
    ("Peter Boyle", "Lou Donnelly"),
    ("Gina Gershon", "Cat Manzetti"),
    ("Laurence Fishburne", "Charlie Stobbs"),
    ("Richard Bright", "Gallagher"),
    ("J.W. Smith", "Salim"),
    ("Brent Jennings", "Abdul Elijah"),
    ("Sven-Ole Thorsen", "Nikolai"),
    ("Gretchen Palmer", "Hooker"),
    ("Pruitt Taylor Vince", "Night Clerk"),
    ("Michael Hagerty", "Pat Nunn"),
    ("Brion James", "Streak"),
    ("Peter Jason", "TV Announcer"),
    ("Oleg Vidov", "Yuri Ogarkov"),
    ("Savely Kramarov", "Gregor Moussorsky"),
    ("Gene Scherer", "Dmitri Stepanovich"),
    ("Gabor Koncz", "Vagran Rostavili"),
    ("Roger Callard", "Pyotr Tatamovich"),
    ("Tengiz Borisoff", "Josif Baroda"),
]


@pytest.mark.parametrize(("actor", "character"), CAST, ids=lambda name: name)
def test_the_cast_is_found_by_actor_and_by_character(redheat: Redheat, actor: str, character: str) -> None:
    by_actor = redheat("cast", actor, "--fields", "id", "--format", "plain")
    by_character = redheat("cast", character, "--fields", "id", "--format", "plain")
    assert by_actor.code == by_character.code == 0
    assert by_actor == by_character
    assert by_actor.out.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("fishburne", "cast-stobbs"),
        ("Laurence Fishburne", "cast-stobbs"),
        ("larry", "cast-stobbs"),
        ("ED OROSS", "cast-viktor"),
        ("rosta", "cast-viktor"),
        ("gábor koncz", "cast-vagran"),
        ("koncz gabor", "cast-vagran"),
        ("Koncz Gábor", "cast-vagran"),
        ("Видов", "cast-ogarkov"),
        ("крамаров", "cast-moussorsky"),
        ("jim belushi", "cast-ridzik"),
        ("gumby", "cast-danko"),
        ("iron jaw", "cast-danko"),
        ("captain danko", "cast-danko"),
        ("capt. danko", "cast-danko"),
        ("cat", "cast-cat"),
        ("cat manzetti", "cast-cat"),
        ("lt. stobbs", "cast-stobbs"),
        ("jw smith", "cast-salim"),
        ("sven ole", "cast-nikolai"),
        ("cast-danko", "cast-danko"),
        ("zenegger", "cast-danko"),
    ],
)
def test_other_names_are_found_too(redheat: Redheat, typed: str, id: str) -> None:
    assert redheat("cast", typed, "--fields", "id", "--format", "plain") == (0, f"{id}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        "salary",
        "red square",
        "hungary",
        "budapest",
        "wristwatch",
        "44 magnum",
        "smith & wesson",
        "buses",
        "bus chase",
        "prokofiev",
        "horner gold medal",
        "persona",
        "love story",
        "parakeet",
        "cocaine leg",
        "dobbins",
        "vlasov",
        "podbyrin",
        "video game",
        "restoration",
        "красная жара",
        "レッドブル",
        "dirty harry",
    ],
)
def test_what_people_ask_for_is_found(redheat: Redheat, words: str) -> None:
    found = redheat("search", *words.split(), "--format", "plain")
    assert found.code == 0, found.err
    assert found.out


def test_the_crew_is_found_by_department_too(redheat: Redheat, film: Film) -> None:
    for department in {member.department for member in film.crew}:
        ids = [member.id for member in film.crew if member.department == department]
        assert redheat("crew", department, "--fields", "id", "--format", "plain").out.split() == ids


def test_places_in_billing_and_in_the_story_are_no_words(redheat: Redheat, film: Film) -> None:
    for kind, number in (("cast", film.cast[-5].order), ("beat", model.beats(film)[-1].act)):
        for record in json.loads(redheat("search", str(number), "--in", kind, "--json").out):
            texts = " ".join(str(value) for name, value in record.items() if name not in ("order", "act"))
            assert str(number) in texts

"""What people type finds what they want: a table of queries, and how a miss is put."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from helpers.running import Run
from msgspec import structs

from redheat_cli.commands.command_table import function
from redheat_cli.film.model import Film, entries

Redheat = Callable[..., Run]


class Query(NamedTuple):
    """A row of the table: what was typed, and the ids of the records that answer it; a typo may only be guessed."""

    command: str
    words: str
    wanted: frozenset[str]
    typo: bool


def queries() -> Iterator[Query]:
    """Read the table: queries by people who know the film, and some about anything else, which want no record."""
    for line in Path(__file__).with_name("queries.tsv").read_text().splitlines()[1:]:
        _, command, words, ids, typo = line.split("\t")
        yield Query(command, words, frozenset(ids.split()) - {"-"}, bool(typo))


def ask(film: Film, query: Query) -> tuple[list[str], bool]:
    """Return the ids that answer QUERY, in order, and whether they are a guess."""
    listing: Any = function(query.command)(film, query.words.split())
    return [record.id for record in listing.records], bool(listing.guess)


def test_what_people_type_finds_what_they_want_first(film: Film) -> None:
    known = {record.id for record in entries(film)}
    first, certain, asked, exact = 0, 0, 0, 0
    for query in queries():
        if not query.wanted:
            continue
        assert query.wanted <= known, query
        ids, guess = ask(film, query)
        asked += 1
        exact += not query.typo
        first += ids[:1] != [] and ids[0] in query.wanted
        certain += not guess and not query.typo and ids[:1] != [] and ids[0] in query.wanted
        assert not (query.typo and ids and not guess), query
    assert first >= 0.95 * asked
    assert certain >= 0.95 * exact


def test_what_is_not_of_the_film_finds_nothing(film: Film) -> None:
    answers = [ask(film, query) for query in queries() if not query.wanted]
    assert len(answers) >= 30
    assert [ids for ids, guess in answers if ids and not guess] == []
    assert sum(guess for _, guess in answers) <= 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("cast walter hill", "nobody in the cast is called 'walter hill'; try: redheat crew walter hill"),
        ("crew belushi", "nobody in the crew is called 'belushi'; try: redheat cast belushi"),
        ("cast Miranda", "nobody in the cast is called 'Miranda'; 8 records mention it: redheat search miranda"),
        ("quotes sauna zzz", "no quote mentions 'sauna zzz'"),
        ("cast schwarzeneger", "nobody in the cast is called 'schwarzeneger'; did you mean Arnold Schwarzenegger?"),
        (
            "crew prodcuers",
            "nobody in the crew is called 'prodcuers'; did you mean Producer or Executive producer or "
            "Production staff?",
        ),
        ("cast dnace teacher", "nobody in the cast is called 'dnace teacher'; did you mean Catherine Manzetti?"),
        (
            "quotes belushi dirty hary",
            "no quote mentions 'belushi dirty hary'; did you mean 'belushi dirty harry'?",
        ),
        ("quotes dirty hary", "no quote mentions 'dirty hary'; did you mean 'dirty harry'?"),
        ("search who painted the wristwtch", "nothing mentions 'who painted the wristwtch'"),
        (
            "quotes yellow parakeet feeding",
            "no quote mentions all of 'yellow parakeet feeding'; the nearest mention 'parakeet' and 'feeding'",
        ),
        (
            "search computer game dinosaur",
            "nothing mentions all of 'computer game dinosaur'; the nearest mention 'computer' and 'game'",
        ),
        ("cast captain kirk", "nobody in the cast is called 'captain kirk'"),
        ("cast john smith", "nobody in the cast is called 'john smith'"),
        (
            "cast doctor zhivago",
            "nobody in the cast is called 'doctor zhivago'; 2 records mention it: redheat search doctor zhivago",
        ),
        ("plot zzz", "no step of the story mentions 'zzz'"),
        ("crew zombie director", "nobody in the crew is called 'zombie director'"),
        ("quotes --by hill zzz", "no quote by 'hill' mentions 'zzz'"),
        ("production --topic music zzz", "no production note on 'music' mentions 'zzz'"),
        ("quotes --by miranda", "nobody quoted is called 'miranda'"),
    ],
)
def test_a_miss_says_what_may_have_been_meant(redheat: Redheat, words: str, said: str) -> None:
    assert redheat(*words.split()) == (1, "", f"redheat: {said}\n")


def test_the_command_that_lists_all_that_mention_it_is_named(redheat: Redheat) -> None:
    film = ["--data", str(Path(__file__).parents[1] / "film.toml")]
    said = "redheat: no fact mentions 'catering'; 1 record mentions it: redheat cast catering\n"
    assert redheat("info", "catering", *film) == (1, "", said)
    assert redheat("cast", "catering", *film, "--fields", "id").out == "cast-villain\n"


@pytest.mark.parametrize(("form", "nothing"), [("plain", ""), ("json", "[]\n"), ("jsonl", ""), ("markdown", "")])
def test_a_guess_is_never_in_a_format_for_programs(redheat: Redheat, form: str, nothing: str) -> None:
    said = "redheat: nobody in the cast is called 'belushy'; did you mean James Belushi?\n"
    assert redheat("cast", "belushy", "--format", form) == (1, nothing, said)
    assert redheat("cast", "belushy", "--format", "csv", "--fields", "id") == (1, "id\n", said)


def test_a_guess_is_shown_to_people_under_a_line_that_says_so(redheat: Redheat) -> None:
    answer = redheat("cast", "belushy", "--format", "pretty")
    assert (answer.code, answer.err) == (1, "")
    line, empty, card = answer.out.splitlines()[:3]
    assert (line, empty) == ("Nobody in the cast is called 'belushy'. Did you mean James Belushi?", "")
    assert re.search("James Belushi", card)


def test_a_guess_that_is_withheld_is_a_miss(redheat: Redheat) -> None:
    words = ["quotes", "fun bag patroll", "--rating", "clean", "--format", "pretty"]
    assert redheat(*words) == (1, "", "redheat: withheld 1 rated above clean\n")


def test_the_title_of_the_film_says_nothing_beside_other_words(redheat: Redheat) -> None:
    assert redheat("crew", "who directed red heat", "--fields", "id").out == "crew-hill-director\n"
    assert redheat("crew", *["who", "directed", "Red", "Heat"], "--fields", "id").out == "crew-hill-director\n"
    assert redheat("info", "red", "heat", "--limit", "1").code == 0


def test_a_phrase_that_no_record_has_counts_as_words(redheat: Redheat) -> None:
    assert redheat("info", "danko gun", "--fields", "id") == redheat("info", "danko", "gun", "--fields", "id")
    assert redheat("info", "danko gun", "--fields", "id").code == 0
    assert redheat("quotes", "zzz danko").err == "redheat: no quote mentions 'zzz danko'\n"


def test_a_letter_without_a_sound_finds_nothing(redheat: Redheat) -> None:
    assert redheat("search", "ь") == (1, "", "redheat: nothing mentions 'ь'\n")


def test_a_misspelt_word_is_not_corrected_where_another_is_left_out(redheat: Redheat) -> None:
    words = ["quotes", "gigantic", "powerfull", "handgun"]
    assert redheat(*words) == (1, "", "redheat: no quote mentions 'gigantic powerfull handgun'\n")


def test_many_facts_are_cut_to_fit_the_screen_and_a_group_is_found_by_another_form(film: Film) -> None:
    long: Any = function("info")(film, ["russian"])
    assert (long.brief, long.fits) == ("entries", "redheat search russian --in fact --all")
    short: Any = function("info")(film, ["running", "time"])
    assert (short.brief, short.fits) == ("", "")
    filming: Any = function("info")(film, ["where", "was", "it", "filmed"])
    assert {fact.group for fact in filming.records} == {"filming"}


def test_a_film_without_a_cast_has_nobody_of_that_description(film: Film) -> None:
    listing: Any = function("cast")(structs.replace(film, cast=()), ["the", "blind", "boss"])
    assert listing.records == ()


def ids(redheat: Redheat, words: str) -> list[str]:
    """Return the ids of the records that answer the WORDS of a command for certain, in their order."""
    answer = redheat(*shlex.split(words), "--fields", "id")
    return answer.out.split() if answer.code == 0 else []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("info 'ticket sales'", "fact-us-gross"),  # words that do not stand in the record
        ("cast wrestler strongman", "cast-nikolai"),
        ("production belushi learning police work", "production-belushi-police"),
        ("production arnold snow fight", "production-snow-fight-interview"),  # a role by its actor, or the other way
        ('cast "belushi\'s boss"', "cast-donnelly"),
        ("cast girlfriend of the bad guy", "cast-cat"),  # not the bad guy
        ("search cleanheads", "beat-cleanheads"),  # which is about them, before one that mentions them
        ("search france", "fact-title-france"),  # before somebody who is French
        ("cast american cop", "cast-ridzik"),  # his role, before an actor's first American role
        ('cast "viktor\'s brother"', "cast-vagran"),
        ("search 48 hours", "production-48-hrs"),  # abbreviations, and words written together or apart
        ("crew make up artist", "crew-dawn"),
        ("info blu ray extras", "fact-extras"),
        ("info bluray extras", "fact-extras"),
        ("info how long is it", "fact-running-time"),  # questions
        ("info how much did it make", "fact-us-gross"),
        ("info is there a computer game", "fact-game"),
        ("search 'why is it called red heat'", "production-title-meaning"),
        ("production 'did belushi hang out with real cops'", "production-belushi-police"),  # slang
        ("quotes --by danko gotta feed my bird", "quote-feed-parakeet"),
        ("production who composed the score", "production-horner-score"),
        ("plot why does he go to america", "beat-arrest"),
        ("plot bus chase", "beat-bus-chase"),
        ("search wrist-watch", "beat-farewell"),
        ("plot --act 3 watches", "beat-farewell"),
        ("plot rival who bends rules", ""),
        ("plot minder who bends rules", "summary-short"),  # no step, but the summary
        ("plot --length line tough captain", "summary-line"),
        ("quotes --by director", "quote-hill-unapologetic-hero"),
        ("quotes --by 'blind gang leader'", "quote-this-is-politics"),
        ("quotes --by viktor", "quote-codes-vanya"),  # as the note says
        ("quotes --by composer", ""),
    ],
)
def test_people_find_it_with_their_own_words(redheat: Redheat, words: str, first: str) -> None:
    assert "".join(ids(redheat, words)[:1]) == first


@pytest.mark.parametrize(
    "words", ["cast arnold palmer", "cast the joker", "search ghost", "quotes i'll be back", "crew casting director"]
)
def test_what_only_looks_like_a_match_is_none(redheat: Redheat, words: str) -> None:
    assert redheat(*words.split(), "--format", "pretty").out == ""


def test_what_is_told_of_a_role_says_nothing_of_its_actor(redheat: Redheat) -> None:
    assert "cast-danko" not in ids(redheat, "cast killed ogarkov")  # his actor taught Danko's

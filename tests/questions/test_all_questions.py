"""All questions: what they are made of, that they are sound, that draws and choices are steady; and their commands."""

import json
import re
from collections import Counter
from collections.abc import Callable

import pytest
from helpers.running import Run, installed
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from redheat_cli.film.model import Credit, Crew, Fact, Film, Identity, Line, Question, Quote, entries
from redheat_cli.listing.listing_and_draws import RATINGS, shuffled
from redheat_cli.questions.all_questions import all_questions, make, makers
from redheat_cli.questions.drafts_and_choices import LeftOut, choices
from redheat_cli.questions.items_to_read_aloud import of_question
from redheat_cli.questions.question_faults import question_faults
from redheat_cli.questions.rounds import Dealer

Redheat = Callable[..., Run]


@pytest.fixture(scope="module")
def whole(film: Film) -> tuple[Question, ...]:
    return all_questions(film)


def made(film: Film) -> list[Question]:
    """The questions that the program makes for FILM."""
    return [found for kind in make(film).values() for found in kind if isinstance(found, Question)]


def by_id(film: Film) -> dict[str, Question]:
    return {question.id: question for question in all_questions(film)}


def test_there_are_150_questions_or_more_with_ids_of_their_own(film: Film, whole: tuple[Question, ...]) -> None:
    assert len(whole) >= 150
    assert whole[: len(film.questions)] == film.questions
    assert len({question.id for question in whole}) == len(whole)
    assert len({question.question for question in whole}) == len(whole)


@pytest.mark.parametrize("maker", makers().values(), ids=lambda maker: maker.__name__)
def test_each_maker_makes_questions_about_one_record(film: Film, maker: Callable[..., object]) -> None:
    records = {record.id: record for record in entries(film)}
    found = list(maker(film))  # type: ignore[call-overload]
    assert found
    for question in found:
        if isinstance(question, LeftOut):
            assert question.id in records
            assert question.reason
            continue
        question = question.question
        (about,) = question.about
        assert question.id.endswith(about.partition("-")[2])
        assert question.certainty == records[about].certainty != "disputed"
        assert question.sources == records[about].sources
        assert RATINGS.index(question.rating) >= RATINGS.index(getattr(records[about], "rating", "clean"))
        assert question.spoiler == getattr(records[about], "spoiler", False)


def test_the_reason_of_a_made_question_names_no_sources(film: Film, whole: tuple[Question, ...]) -> None:
    titles = [source.title for source in film.sources]
    for question in whole[len(film.questions) :]:
        assert question.why != f"{question.answer} says it."
        assert not [title for title in titles if f"{title}." in question.why]
        assert not re.search("Sources?:|Reported by", question.why)


def test_one_made_question_of_each_kind(film: Film) -> None:
    known = by_id(replace(film, questions=()))
    asked = {
        "question-actor-of-streak": ("Who plays the role of Streak in Red Heat?", "Brion James"),
        "question-role-of-streak": ("Which role does Brion James play in Red Heat?", "Streak"),
        "question-who-was-vallone": ("Who was the production designer of Red Heat?", "John Vallone"),
        "question-job-of-vallone": ("What was John Vallone's job on Red Heat?", "Production designer"),
        "question-who-says-feed-parakeet": ('Who says this in Red Heat? "Time to feed parakeet."', "Ivan Danko"),
        "question-next-line-socialist-insurance": (
            'Ivan Danko says in Red Heat: "In socialist countries, insurance not necessary." How does the line go on?',
            "State pays for everything.",
        ),
        "question-fact-release-us": ("What was the date of the US release of Red Heat?", "17 June 1988"),
    }
    assert {id: (known[id].question, known[id].answer) for id in asked} == asked


@pytest.mark.parametrize(
    "id",
    [
        "question-actor-of-danko",  # a curated question asks it
        "question-actor-of-kaszas",  # nobody knows his role
        "question-role-of-detective",  # two others are detectives as well
        "question-next-line-cab",  # anything could be answered with a single word
        "question-who-was-hill-producer",  # he had a second producer beside him
        "question-who-was-dobbins",  # stunts are no person
        "question-job-of-hill-director",  # he did more than one thing
        "question-job-of-woods",  # the title of the job is not known
        "question-who-says-youre-welcome",  # the line names its speaker
        "question-who-says-business-comrade",  # nobody knows who says it
        "question-who-says-want-rosta",  # only the whole exchange is translated
        "question-who-says-hill-gold-medal",  # not a line of the film
        "question-next-line-marvin-hagler",  # a name in the first half gives the second away
        "question-next-line-organized-crime",  # a curated question asks it
        "question-called-title-germany",  # the language of a title tells the country
        "question-who-was-velasco",  # nobody knows the tailor
        "question-who-was-capone",  # he speaks in another version
        "question-fact-running-time",  # disputed
        "question-fact-release-italy",  # only reported
    ],
)
def test_what_would_not_be_sound_is_not_asked(film: Film, id: str) -> None:
    assert id not in by_id(film)


def test_what_is_disputed_is_not_asked(film: Film) -> None:
    def disputed(records: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(replace(record, certainty="disputed") for record in records)  # type: ignore[type-var]

    parts = {part: disputed(getattr(film, part)) for part in ("cast", "crew", "quotes", "facts")}
    assert list(made(replace(film, **parts))) == []


def test_an_actor_with_two_roles_and_a_role_with_two_actors(film: Film) -> None:
    streak, salim = (next(one for one in film.cast if one.id == f"cast-{id}") for id in ("streak", "salim"))
    twice = replace(streak, id="cast-second", character="Somebody Else")
    shared = replace(salim, id="cast-third", actor="Nobody Known")
    ids = {question.id for question in made(replace(film, questions=(), cast=(*film.cast, twice, shared)))}
    assert "question-role-of-streak" not in ids
    assert "question-actor-of-salim" not in ids


def test_a_lead_with_two_roles_is_asked_about_and_both_are_right(film: Film) -> None:
    ridzik = next(credit for credit in film.cast if credit.id == "cast-ridzik")
    twin = replace(ridzik, id="cast-twin", order=99, character="Bert Ridzik", character_aliases=())
    elder = replace(ridzik, id="cast-elder", order=98, actor="Nobody Known", actor_aliases=(), native_name="")
    found = {question.id: question for question in made(replace(film, questions=(), cast=(*film.cast, twin, elder)))}
    assert found["question-role-of-ridzik"].answer == "Art Ridzik"
    assert "Bert Ridzik" in found["question-role-of-ridzik"].accept
    assert "Nobody Known" in found["question-actor-of-ridzik"].accept
    assert "question-role-of-twin" not in found
    for question in found.values():
        if question.about == ("cast-ridzik",):
            assert {"Bert Ridzik", "Nobody Known"}.isdisjoint(question.wrong)


@pytest.mark.parametrize(
    ("value", "right"),
    [("31 June 1988", False), ("3 Foo 1988", False), ("2 June 1988", True), ("11 June 1988", True)],
)
def test_a_date_must_be_one(film: Film, value: str, right: bool) -> None:
    fact = Fact(
        id="fact-release-x", group="release", label="Swiss release", value=value, certainty="confirmed", sources=()
    )
    found = [question for question in made(replace(film, facts=(fact,))) if question.about == (fact.id,)]
    assert bool(found) == right
    if value == "2 June 1988":
        assert "June 2nd" in found[0].accept
    if value == "11 June 1988":
        assert "June 11th" in found[0].accept


def test_wrong_choices_are_no_ruder_than_the_question(film: Film, whole: tuple[Question, ...]) -> None:
    rude = {q.text: q.rating for q in film.quotes} | {q.then[0].text: q.rating for q in film.quotes if q.then}
    for question in whole:
        for choice in question.wrong:
            assert RATINGS.index(rude.get(choice, "clean")) <= RATINGS.index(question.rating)
        if any("hooker" in text.lower() for text in (question.question, question.answer, *question.wrong)):
            assert question.rating != "clean"


@pytest.mark.parametrize(
    ("asked", "answer", "about", "replaced"),
    [
        ("Whom does Brion James play?", "Streak", "cast-streak", ["question-role-of-streak"]),
        ("Which of the two plays Streak?", "Brion James", "cast-streak", ["question-actor-of-streak"]),
        ("Who was in Blade Runner before?", "Brion James", "cast-streak", []),
        ("What is the name of the henchman?", "Streak", "cast-streak", []),
        ("What is his first name?", "Brion", "cast-streak", []),
        ("Who directed it?", "Walter Hill", "crew-hill-director", ["question-who-was-hill-director"]),
        ("Who had made 48 Hrs.?", "Walter Hill", "crew-hill-director", []),
        ("How much was spent?", "$29 million", "fact-budget", ["question-fact-budget"]),
    ],
)
def test_a_curated_question_takes_the_place_of_what_asks_the_same(
    film: Film, asked: str, answer: str, about: str, replaced: list[str]
) -> None:
    own = Question(id="question-own", question=asked, answer=answer, about=(about,))
    before = {question.id for question in all_questions(replace(film, questions=()))}
    after = {question.id for question in all_questions(replace(film, questions=(own,)))}
    assert sorted(before - after) == replaced


def test_a_curated_question_takes_the_place_of_one_with_its_id(film: Film) -> None:
    own = replace(by_id(film)["question-role-of-streak"], answer="Somebody", about=(), question="Who is he?")
    assert [question.id for question in all_questions(replace(film, questions=(own,)))].count(own.id) == 1


def test_a_line_that_two_people_say_is_not_asked(film: Film) -> None:
    line = next(one for one in film.quotes if one.id == "quote-feed-parakeet")
    echo = replace(line, id="quote-echo", speaker="Art Ridzik", speaker_id="cast-ridzik")
    ids = {question.id for question in made(replace(film, quotes=(*film.quotes, echo)))}
    assert ids.isdisjoint({"question-who-says-feed-parakeet", "question-who-says-echo"})


def test_an_answer_is_no_part_of_a_wrong_choice_nor_of_the_question(film: Film) -> None:
    streak = next(one for one in film.cast if one.id == "cast-streak")
    himself = replace(streak, id="cast-himself", actor="Brion Streaker", character="Brion Streaker")
    ids = {question.id for question in made(replace(film, cast=(*film.cast, himself)))}
    assert ids.isdisjoint({"question-role-of-himself", "question-actor-of-himself"})


def test_an_empty_film_has_no_questions(film: Film) -> None:
    empty = Film(schema=1, version="0", identity=film.identity)
    assert all_questions(empty) == ()


def test_the_order_of_choices_depends_on_seed_and_id_alone(whole: tuple[Question, ...]) -> None:
    question = next(one for one in whole if one.id == "question-director")
    assert choices(question) == ("Paul Verhoeven", "Walter Hill", "Mark L. Lester", "John McTiernan")
    assert choices(question, "friday") == ("John McTiernan", "Walter Hill", "Paul Verhoeven", "Mark L. Lester")
    swapped = replace(question, wrong=tuple(reversed(question.wrong)))
    assert choices(swapped) == choices(question)
    assert len({choices(question, str(seed)) for seed in range(300)}) == 24


def test_positions_are_even_over_many_seeds(whole: tuple[Question, ...]) -> None:
    for seed in map(str, range(40)):
        counts = Counter(choices(question, seed).index(question.answer) for question in whole)
        expected = len(whole) / 4
        assert sum((counts[place] - expected) ** 2 / expected for place in range(4)) < 21.1  # p = 0.0001


def test_a_draw_is_steady_and_tells_nothing_in_advance(film: Film, whole: tuple[Question, ...]) -> None:
    items = [of_question(question, "") for question in whole]
    ten = Dealer(film, items, "friday").draw(10)
    assert ten == Dealer(film, items[::-1], "friday").draw(10)
    assert ten != Dealer(film, items, "saturday").draw(10)
    assert ten[:5] == Dealer(film, items, "friday").draw(5)
    drawn = Dealer(film, items, "friday").draw(len(items) + 9)
    assert sorted(item.id for item in drawn) == sorted(question.id for question in whole)
    for seed in map(str, range(50)):
        abouts = [id for item in Dealer(film, items, seed).draw(30) for id in item.about]
        assert len(abouts) == len(set(abouts)) or len(set(abouts)) > 30


def test_adding_a_question_moves_no_other(whole: tuple[Question, ...]) -> None:
    fewer = [question for question in whole if question.id != "question-director"]
    before = [question for question in shuffled(list(whole), "friday") if question in fewer]
    assert shuffled(fewer, "friday") == before


def test_questions_lists_the_whole_deck(redheat: Redheat, whole: tuple[Question, ...]) -> None:
    listed = json.loads(redheat("questions", "--json").out)
    assert [one["id"] for one in listed] == [question.id for question in whole]


def test_questions_by_category_and_difficulty(redheat: Redheat, whole: tuple[Question, ...]) -> None:
    ids = redheat("questions", "--category", "Quotes", "--difficulty", "medium", "--fields", "id").out.split()
    assert ids == [one.id for one in whole if (one.category, one.difficulty) == ("quotes", "medium")]
    miss = redheat("questions", "--category", "quote")
    assert miss.code == 1
    assert miss.err.startswith("redheat: no category 'quote'; did you mean quotes?; the categories are film, cast, ")
    assert redheat("questions", "--difficulty", "impossible").code == 2


def test_no_question_is_left(redheat: Redheat) -> None:
    none = redheat("questions", "--category", "crew", "--difficulty", "easy")
    assert (none.code, none.out, none.err) == (1, "", "redheat: there is no such question\n")


def test_filters_and_draws(redheat: Redheat) -> None:
    clean = redheat("questions", "--rating", "clean", "--no-spoilers", "--json")
    assert {one["rating"] for one in json.loads(clean.out)} == {"clean"}
    assert not any(one["spoiler"] for one in json.loads(clean.out))
    assert "withheld" in clean.err
    drawn = redheat("questions", "--random", "5", "--seed", "friday", "--fields", "id").out.split()
    assert len(set(drawn)) == 5
    assert drawn == redheat("questions", "--random", "5", "--seed", "friday", "--fields", "id").out.split()


def test_a_draw_is_the_same_whatever_the_hash_seed() -> None:
    calls = [installed("questions", "--random", "9", "--seed", "x", PYTHONHASHSEED=seed).out for seed in ("0", "7")]
    assert calls[0] == calls[1] != ""


def test_a_made_question_can_be_shown_and_has_sources(redheat: Redheat) -> None:
    shown = json.loads(redheat("show", "question-role-of-streak", "cast-streak", "--json").out)
    assert [one["id"] for one in shown] == ["question-role-of-streak", "cast-streak"]
    assert redheat("sources", "question-role-of-streak").out == redheat("sources", "cast-streak").out
    assert redheat("show", "question-role-of-nobody").code == 1


def test_check(redheat: Redheat) -> None:
    right = redheat("check", "question-director", "walter", "hill")
    assert (right.code, right.out) == (0, "correct\tit is the answer\tWalter Hill\n")
    close = redheat("check", "question-director", "Walter Hil", "--json")
    assert close.code == 1
    assert json.loads(close.out) == [
        {
            "type": "verdict",
            "id": "question-director",
            "given": "Walter Hil",
            "verdict": "close",
            "reason": "it is one letter away from 'Walter Hill'",
            "answer": "Walter Hill",
        }
    ]
    wrong = redheat("check", "question-director", "\x1b[31mJohn", "--format", "pretty", "--color", "never")
    assert wrong.code == 1
    assert wrong.out == (
        "Wrong                                                          question-director\n\n"
        "  No rule accepts it.\n\n"
        "  Given   \\x1b[31mJohn\n"
        "  Answer  Walter Hill\n"
    )
    assert redheat("check", "question-director", "").out.startswith("wrong\tit has no letter and no digit\t")


def test_check_needs_a_question_that_is_there(redheat: Redheat) -> None:
    miss = redheat("check", "question-directr", "x")
    assert (miss.code, miss.out) == (1, "")
    assert miss.err.startswith("redheat: there is no record 'question-directr'; did you mean question-director")
    assert redheat("check", "question-director").code == 2
    assert redheat("check", "question-director", "x" * 201).code == 2


words = st.text(st.sampled_from("aB c'.-!?\"(1,:) Яé漢\u0301"), min_size=1, max_size=20)


@settings(deadline=None, max_examples=100)
@given(st.lists(st.tuples(words, words, words), min_size=4, max_size=9))
def test_whatever_the_file_says_what_is_made_of_it_is_sound(texts: list[tuple[str, str, str]]) -> None:
    said = {"certainty": "confirmed", "sources": ()}
    cast, crew, quotes, facts = [], [], [], []
    for n, (one, two, three) in enumerate(texts):
        cast.append(Credit(id=f"cast-{n}x", order=n, actor=one, character=two, about=three, native_name=three, **said))
        crew.append(Crew(id=f"crew-{n}x", name=one, job=f"{two}er", department=f"{n}", about=three, **said))
        line = Line(speaker=two, text=three)
        quotes.append(
            Quote(
                id=f"quote-{n}x", kind="dialogue", text=one, speaker=two, speaker_id=f"cast-{n}x", then=(line,), **said
            )
        )
        facts.append(Fact(id=f"fact-{n}x", group="titles", label=one, value=two, note=three, **said))
    itself = Identity(title="Odd", year=2000, logline="Odd.", **said)
    parts = {"cast": tuple(cast), "crew": tuple(crew), "quotes": tuple(quotes), "facts": tuple(facts)}
    odd = Film(schema=1, version="0", identity=itself, **parts)
    made_of_it = all_questions(odd)
    assert question_faults(odd, made_of_it) == []


def test_every_made_question_can_be_shown(redheat: Redheat, film: Film) -> None:
    ids = [question.id for question in made(film)]
    assert redheat("show", *ids, "--fields", "id") == (0, "\n".join([*ids, ""]), "")
    assert redheat("show", ids[0], "--fields", "id") == (0, f"{ids[0]}\n", "")

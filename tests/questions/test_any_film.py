"""The questions made of films of other kinds: what is asked, and what is never a choice."""

from typing import Any

import pytest
from msgspec.structs import replace

from redheat_cli.film.model import Credit, Crew, Fact, Film, Identity, Line, Question, Quote
from redheat_cli.judge.verdict import judge
from redheat_cli.questions.all_questions import all_questions, make
from redheat_cli.questions.drafts_and_choices import LeftOut, is_rude
from redheat_cli.questions.question_faults import question_faults

SAID: dict[str, Any] = {"certainty": "confirmed", "sources": ()}
ROLES = ("Neo Anderson", "Tank Dozer", "Cypher Reagan", "Mouse Trap", "Switch Apoc", "Ghost Niobe", "Link Zee")
ACTORS = ("Ann Ayre", "Bob Bee", "Cat Cole", "Dan Dee", "Eve Effingham", "Fay Goff", "Gus Hall")


def credits(*changes: dict[str, Any]) -> tuple[Credit, ...]:
    """Return a cast of seven, the first of them with CHANGES."""
    found = [
        Credit(id=f"cast-c{n}", order=n, actor=actor, character=role, about="A role.", **SAID)
        for n, (actor, role) in enumerate(zip(ACTORS, ROLES, strict=True), 1)
    ]
    for n, change in enumerate(changes):
        found[n] = replace(found[n], **change)
    return tuple(found)


def made_crew(*jobs: str, **changes: Any) -> tuple[Crew, ...]:
    """Return a crew with JOBS, the first of them with CHANGES."""
    crew = [
        Crew(id=f"crew-w{n}", name=ACTORS[n], job=job, department=job, about="Worked on it.", **SAID)
        for n, job in enumerate(jobs)
    ]
    return (replace(crew[0], **changes), *crew[1:])


def fact(group: str, label: str, value: str) -> Fact:
    return Fact(id=f"fact-{label.lower().replace(' ', '-')}", group=group, label=label, value=value, **SAID)


def film(**parts: Any) -> Film:
    itself = Identity(title="The Ferry", year=1990, logline="A film.", **SAID)
    return Film(schema=1, version="1", identity=itself, **parts)


def asked(**parts: Any) -> dict[str, Question]:
    """Return the questions of a film with PARTS, by id; none breaks a rule."""
    made = film(**parts)
    questions = all_questions(made)
    assert question_faults(made, questions) == []
    assert len({question.question for question in questions}) == len(questions)
    return {question.id.removeprefix("question-"): question for question in questions}


def test_a_plain_cast_is_asked_about_both_ways() -> None:
    assert set(asked(cast=credits())) == {f"{way}-of-c{n}" for way in ("actor", "role") for n in range(1, 8)}


@pytest.mark.parametrize(
    "role",
    [
        "Himself",
        "Herself",
        "Self",
        "Themselves",
        "Self - Host",
        "Himself (archive footage)",
        "Dan (uncredited)",
        "Ann Ayre",
    ],
)
def test_nobody_is_asked_about_as_himself_nor_is_that_a_choice(role: str) -> None:
    found = asked(cast=credits({"character": role}))
    assert not {"actor-of-c1", "role-of-c1"} & found.keys()
    assert found
    assert not [question.id for question in found.values() if role in question.wrong]


def test_an_actor_whose_name_is_in_the_role_is_asked_about_only_as_a_lead() -> None:
    dog = {"actor": "Karo", "character": "The dog Karo"}
    assert not {"actor-of-c6", "role-of-c6"} & asked(cast=credits(*({},) * 5, dog)).keys()
    lead = {"actor": "Karo Smith", "character": "Karo Jones"}
    assert "role-of-c1" in asked(cast=credits(lead))


def test_a_role_that_no_source_tells_of_is_asked_about_only_as_a_lead() -> None:
    nothing = {"about": "A part of which our sources tell only the name."}
    assert not {"actor-of-c6", "role-of-c6"} & asked(cast=credits(*({},) * 5, nothing)).keys()
    assert "role-of-c1" in asked(cast=credits(nothing))


def test_two_leads_may_share_a_surname() -> None:
    found = asked(cast=credits({"actor": "Raj Kapoor"}, {"actor": "Shashi Kapoor"}))
    assert found["actor-of-c1"].answer == "Raj Kapoor"
    assert found["actor-of-c2"].answer == "Shashi Kapoor"


def test_wrong_choices_are_of_the_same_gender_where_the_film_says_so() -> None:
    women = ({"gender": "female"}, {"gender": "male"}) * 3
    found = asked(cast=credits(*women, {"gender": "female"}))
    gender = {credit.actor: credit.gender for credit in credits(*women, {"gender": "female"})}
    assert {gender[choice] for choice in found["actor-of-c1"].wrong} == {"female"}
    # Where there are too few, a lead is asked about all the same.
    assert "actor-of-c1" in asked(cast=credits({"gender": "female"}, *({"gender": "male"},) * 6))


def test_words_in_the_text_about_somebody_say_nothing_of_their_gender() -> None:
    told = asked(cast=credits({"about": "A taxi driver who misses his wife."}))
    assert told["actor-of-c2"].wrong == asked(cast=credits())["actor-of-c2"].wrong


@pytest.mark.parametrize(
    ("text", "rude"),
    [
        ("Who plays Sam? John Lee Hooker", False),
        ("What was Ann Sexton's job?", False),
        ("Cockburn", False),
        ("Sgt. Hooker", False),
        ("the Sussex coast", False),
        ("Hooker", True),
        ("The Hooker", True),
        ("Hooker Smith", False),
        ("One role is called Hooker. Which actress plays it?", True),
        ("Who plays the role of Hooker in Red Heat?", True),
        ("a prostitute", True),
        ("sex", True),
    ],
)
def test_a_surname_is_not_rude(text: str, rude: bool) -> None:
    assert is_rude(text) is rude


def left_out(**parts: Any) -> dict[str, str]:
    """Return why each record of a film with PARTS makes no question of the first kind that it could make."""
    kinds = reversed(make(film(**parts)).values())
    return {one.id: one.reason for found in kinds for one in found if isinstance(one, LeftOut)}


@pytest.mark.parametrize(
    ("group", "label", "value", "reason"),
    [
        ("titles", "France", "Le Bac", "no question asks for a fact with such a label"),
        ("release", "US release", "06/07/1988", "the value must be written as in '17 June 1988'"),
        ("release", "US release", "31 June 1988", "the value must be written as in '17 June 1988'"),
        ("release", "US release", "9999-12-31", "the value must be written as in '17 June 1988'"),
        ("ratings", "USA", "M", "fewer than three others can be wrong answers"),
        ("money", "Budget", "2,000,000", "the value must be written as in 'US$29 million'"),
        ("ratings", "USA", "Not rated", "the value must be written as in 'PG-13'"),
        ("money", "Budget", "a lot", "the value must be written as in 'US$29 million'"),
        ("format", "Aspect ratio", "0.0:1", "the value must be written as in '1.85:1'"),
        ("sound", "Mix", "Mono", "no question asks for a fact with such a label"),
    ],
)
def test_a_fact_that_makes_no_question_says_why(group: str, label: str, value: str, reason: str) -> None:
    (said,) = left_out(facts=(fact(group, label, value),)).values()
    assert said == reason


def test_a_reason_that_only_repeats_the_answer_is_left_out() -> None:
    year = fact("identity", "Year", "1990")
    assert asked(facts=(year,))["fact-year"].why == ""
    told = "It came out in a cold summer, when nobody went to the cinema."
    assert asked(facts=(replace(year, note=told),))["fact-year"].why == told
    said = line("one", "We have all the time in the world.", 1)
    assert asked(cast=credits(), quotes=(said,))["who-says-one"].why == ""


@pytest.mark.parametrize(("ratio", "never"), [("2.39:1", "2.35:1"), ("1.37:1", "1.33:1"), ("2.35:1", "2.39:1")])
def test_no_wrong_value_is_another_reading_of_the_right_one(ratio: str, never: str) -> None:
    found = asked(facts=(fact("format", "Aspect ratio", ratio),))
    assert never not in found["fact-aspect-ratio"].wrong
    assert ratio.replace(":", " to ") in found["fact-aspect-ratio"].accept


def test_the_year_is_that_of_the_first_showing() -> None:
    """A film may come out in other countries, and years, later."""
    question = asked(facts=(fact("identity", "Year", "1990"), fact("release", "US release", "3 May 1991")))["fact-year"]
    assert question.question == "In which year was The Ferry first shown?"


def test_a_year_that_the_film_gives_for_a_release_is_no_wrong_choice() -> None:
    found = asked(
        facts=(
            fact("identity", "Year", "1990"),
            fact("release", "UK release", "3 May 1991"),
            fact("release", "Other", "1989"),
        )
    )
    assert {"1989", "1991"}.isdisjoint(found["fact-year"].wrong)


def test_one_person_with_two_jobs_is_not_asked_twice() -> None:
    crew = made_crew("Producer", "Co-producer", "Director", "Editor", "Composer", "Cinematographer", name=ACTORS[1])
    found = asked(crew=crew)
    assert "who-was-w0" in found
    assert "who-was-w1" not in found
    assert "job-of-w0" not in found
    assert found["who-was-w2"].difficulty == "medium"
    assert found["job-of-w3"].difficulty == "hard"


def test_a_field_of_work_is_asked_by_the_name_of_who_does_it() -> None:
    crew = made_crew("Editing", "Director", "Composer", "Producer", "Singer")
    found = asked(crew=crew)
    assert found["who-was-w0"].question == "Who was the editor of The Ferry?"
    assert "who-was-w4" in found
    both = (*crew, replace(crew[0], id="crew-w5", name="Hal Ives", job="Editor"))
    assert {"who-was-w0", "who-was-w5"}.isdisjoint(asked(crew=both))


def test_jobs_are_written_alike_and_no_author_of_the_book_is_among_them() -> None:
    jobs = ("Executive Producer", "Costume Designer", "Director", "Music editor", "Novelist", "Author of the novel")
    found = asked(crew=made_crew(*jobs, about="Executive producer"))
    assert found["job-of-w0"].answer == "Executive producer"
    assert found["job-of-w0"].why == ""
    assert {*found["job-of-w0"].wrong} == {"Costume designer", "Director", "Music editor"}
    authors = {ACTORS[4], ACTORS[5]}
    assert all(authors.isdisjoint(question.wrong) for question in found.values())


def test_a_job_is_not_asked_of_an_actor_nor_twice() -> None:
    crew = made_crew("Editor", "Director", "Composer", "Producer", "Screenwriter", "Screenwriter")
    found = asked(cast=credits(), crew=(replace(crew[0], name="Kim Kay"), *crew[1:]))
    assert {id for id in found if id.startswith("job-of")} == {"job-of-w0"}
    found = asked(crew=crew)
    assert "job-of-w4" in found
    assert "job-of-w5" not in found


def test_a_name_in_letters_of_its_own_gives_itself_away() -> None:
    crew = made_crew("Editor", "Director", "Composer", "Producer", name="\u042f\u043a\u043e\u0432")
    assert "who-was-w0" not in asked(crew=crew)


def test_a_choice_of_the_other_gender_stands_only_where_too_few_are_alike() -> None:
    women = [{"gender": "female"}] * 3
    men = [{"gender": "male"}] * 4
    found = asked(cast=credits(*women, *men))
    assert {*found["actor-of-c1"].wrong} == {*ACTORS[1:3]}
    assert {*found["role-of-c1"].wrong} == {*ROLES[1:3]}
    assert {*found["actor-of-c4"].wrong} == {*ACTORS[4:]}
    assert len(asked(cast=credits(*women[:2], *men, men[0]))["actor-of-c1"].wrong) == 3


def test_the_only_woman_of_a_film_is_asked_about_only_as_a_lead() -> None:
    men = [{"gender": "male"}] * 6
    last = asked(cast=credits(*men, {"gender": "female"}))
    assert {"actor-of-c7", "role-of-c7"}.isdisjoint(last)
    assert "actor-of-c1" in last
    assert {"actor-of-c1", "role-of-c1"} < asked(cast=credits({"gender": "female"}, *men)).keys()
    left = left_out(cast=credits(*men, {"gender": "female"}))
    assert left["cast-c7"] == "nobody else has the same gender"


def test_a_name_does_not_stand_among_descriptions_only() -> None:
    women = (
        {"gender": "female"},
        {"gender": "female", "character": "Nurse"},
        {"gender": "female", "character": "Waitress"},
    )
    found = asked(cast=credits(*women, *[{"gender": "male"}] * 4))
    assert not {*found["role-of-c1"].wrong} <= {"Nurse", "Waitress"}


def test_a_role_that_its_source_may_have_misspelled_is_not_asked_nor_a_choice() -> None:
    doubtful = {"certainty": "reported", "source_note": "The spelling is that of one cast list."}
    found = asked(cast=credits(*[{}] * 5, doubtful))
    assert {"actor-of-c6", "role-of-c6"}.isdisjoint(found)
    assert all({ROLES[5], ACTORS[5]}.isdisjoint(question.wrong) for question in found.values())
    assert "role-of-c1" in asked(cast=credits(doubtful))


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("Steamer Captain", "the Steamer Captain"),
        ("Pickpocket", "the Pickpocket"),
        ("Night Clerk (voice)", "the Night Clerk"),
        ("Cop 2", "Cop 2"),
        ("Anna's driver", "Anna's driver"),
        ("The Driver", "the Driver"),
        ("German banker", "the German banker"),
        ("Kanta's mother", "Kanta's mother"),
        ("Anna's Mother", "Anna's Mother"),
        ("Interesting Person #1", "Interesting Person #1"),
        ("Lord Kelvin", "Lord Kelvin"),
        ("Karl, the porter", "Karl, the porter"),
        ("Emil the croupier", "Emil the croupier"),
        ("Miss Ann Gulch / The Wicked Witch of the West", "Miss Ann Gulch / The Wicked Witch of the West"),
        ("Duke of Weselton", "the Duke of Weselton"),
        ("Elle Driver", "Elle Driver"),
        ("Susan Butler", "Susan Butler"),
        ("Mr. Cook", "Mr. Cook"),
        ("Bus Driver", "the Bus Driver"),
        ("French Cook", "the French Cook"),
        ("Judge", "the Judge"),
    ],
)
def test_a_description_has_its_article(role: str, said: str) -> None:
    question = asked(cast=credits({"character": role}))["actor-of-c1"].question
    assert question == f"Who plays the role of {said} in The Ferry?"


@pytest.mark.parametrize(
    ("year", "group", "label", "value", "wrong"),
    [
        (1924, "format", "Aspect ratio", "1.33:1", None),
        (1957, "ratings", "United Kingdom", "U", None),
        (1975, "ratings", "UK", "AA", {"U", "A", "X"}),
        (1985, "ratings", "United Kingdom", "15", {"U", "PG", "18"}),
        (1985, "ratings", "United Kingdom", "12", None),
        (1995, "ratings", "United Kingdom", "12", {"U", "PG", "15"}),
        (2010, "ratings", "United Kingdom", "12A", {"U", "PG", "15"}),
        (2010, "ratings", "United Kingdom", "18", {"PG", "12A", "15"}),
        (1960, "ratings", "USA", "PG", None),
        (1980, "ratings", "USA", "R", {"G", "PG", "X"}),
        (1999, "ratings", "US", "G", {"PG", "PG-13", "R"}),
        (1999, "ratings", "USA", "PG", {"G", "PG-13", "R"}),
        (1999, "ratings", "USA", "PG-13", {"PG", "G", "R"}),
        (1999, "ratings", "USA", "X", None),
        (1999, "format", "Aspect ratio", "2.39:1", {"1.33:1", "1.66:1", "1.85:1"}),
    ],
)
def test_no_choice_is_of_another_time(year: int, group: str, label: str, value: str, wrong: set[str] | None) -> None:
    itself = Identity(title="The Ferry", year=year, logline="A film.", **SAID)
    made = all_questions(replace(film(facts=(fact(group, label, value),)), identity=itself))
    assert [{*question.wrong} for question in made] == ([wrong] if wrong else [])


def test_two_countries_may_have_the_same_rating_and_day() -> None:
    ratings = (fact("ratings", "USA", "PG"), fact("ratings", "United Kingdom", "PG"))
    days = (fact("release", "US release", "1 June 1990"), fact("release", "UK release", "1 June 1990"))
    assert len(asked(facts=(*ratings, *days))) == 4


def test_a_question_of_your_own_in_other_letters_takes_the_place_of_a_made_one() -> None:
    own = Question(
        id="question-own",
        category="crew",
        difficulty="easy",
        question="Who directed it?",
        answer="Ann Air",
        about=(),
        why="",
        **SAID,
    )
    crew = made_crew("Director", "Editor", "Composer", "Producer", aliases=("Ann Air",))
    assert "who-was-w0" in asked(crew=crew)
    assert "who-was-w0" not in asked(crew=crew, questions=(own,))


def test_a_woman_of_the_crew_does_not_stand_among_men_alone() -> None:
    jobs = ("Director", "Editor", "Composer", "Producer", "Screenwriter")
    crew = [replace(member, gender="male") for member in made_crew(*jobs)]
    assert "who-was-w1" in asked(crew=tuple(crew))
    crew[1] = replace(crew[1], gender="female")
    found = asked(crew=tuple(crew))
    assert "who-was-w1" not in found
    assert crew[1].name not in found["who-was-w0"].wrong


def test_the_stars_are_no_wrong_choices_for_small_parts() -> None:
    cast = (
        *credits(),
        *(replace(one, id=f"{one.id}x", order=one.order + 7, actor=f"{one.actor}x") for one in credits()),
    )
    cast = tuple(replace(one, character=f"Role{n} Of{n}") for n, one in enumerate(cast))
    found = asked(cast=cast)
    assert {"Ann Ayre", "Bob Bee"}.isdisjoint(found["actor-of-c5"].wrong)
    assert {"Role0 Of0", "Role1 Of1"}.isdisjoint(found["role-of-c3"].wrong)


@pytest.mark.parametrize(
    ("job", "asked_as"),
    [
        ("Art Director", "art director of"),
        ("Director of Photography", "director of photography on"),
        ("VFX Director", "VFX director of"),
        ("Singer", "singer on"),
        ("French voice of Neo", None),
        ("Tailor", None),
    ],
)
def test_a_job_is_written_as_inside_a_sentence(job: str, asked_as: str | None) -> None:
    found = asked(crew=made_crew(job, "Composer", "Editor", "Producer", "Screenwriter"))
    assert ("who-was-w0" in found) == (asked_as is not None)
    if asked_as:
        assert found["who-was-w0"].question == f"Who was the {asked_as} The Ferry?"


def line(id: str, text: str, speaker: int, **more: Any) -> Quote:
    return Quote(
        id=f"quote-{id}", kind="dialogue", text=text, speaker=ROLES[speaker - 1], speaker_id=f"cast-c{speaker}",
        rating="clean", **{**SAID, **more},
    )  # fmt: skip


def test_the_natural_rival_is_among_the_choices() -> None:
    quotes = (
        line("one", "We have all the time in the world.", 1, to=ROLES[5]),
        line("two", "Nobody told me about the boat.", 2, context="On deck, with Ghost and the others."),
        line("three", "I never liked the sea that much.", 2),
        line("four", "Then stay at home, will you.", 3),
        line("five", "Take the bus for once.", 2, to="Ghost Niobe", context="Niobe has asked for the car."),
    )
    found = asked(cast=credits(), quotes=quotes)
    assert ROLES[5] in found["who-says-one"].wrong
    assert ROLES[5] in found["who-says-two"].wrong
    assert ROLES[1] in found["who-says-four"].wrong
    assert found["who-says-one"].why == "Said to Ghost Niobe."
    assert found["who-says-two"].why == "On deck, with Ghost and the others."
    assert found["who-says-five"].why == "Niobe has asked for the car."  # which names whom it is said to


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("No! Run!", {}),
        ("and so we left the boat", {}),
        ("... and so we left the boat", {}),
        ("We left the boat because,", {}),
        ("My name is Anderson.", {}),
        ("Nous avons le temps.", {"language": "fr", "translation": "I am Anderson."}),
    ],
)
def test_a_line_that_tells_nothing_or_all_is_not_asked(text: str, more: dict[str, Any]) -> None:
    assert "who-says-one" not in asked(cast=credits(), quotes=(line("one", text, 1, **more),))


@pytest.mark.parametrize(
    ("role", "said_by", "answer"),
    [
        ({"actor": "Ann Ayre", "character": "Herself"}, {"speaker": "Ann Ayre"}, "Ann Ayre"),
        ({"actor": "Ann Ayre", "character": "Self - Guide"}, {"speaker": "The guide"}, "Ann Ayre"),
        ({"character": "Neo Anderson (uncredited)"}, {"speaker": "Neo Anderson"}, "Neo Anderson"),
        ({"character": "Captain Hook / Mr. Darling"}, {"speaker": "Mr. Darling"}, "Mr. Darling"),
        ({"character": "Captain Hook / Mr. Darling"}, {"speaker": "the pirate"}, "Captain Hook"),
        ({"character_aliases": ("The One",)}, {"speaker": "The One", "speaker_id": ""}, "Neo Anderson"),
        ({}, {"speaker": "Neo Anderson", "speaker_id": ""}, "Neo Anderson"),
        ({}, {"speaker": "Neo", "speaker_id": ""}, "Neo Anderson"),
        ({"character": "Captain Louis Reno"}, {"speaker": "Captain Reno", "speaker_id": ""}, "Captain Louis Reno"),
        ({}, {"speaker": "Tank Dozer", "speaker_id": "cast-c1"}, "Neo Anderson"),
    ],
)
def test_who_says_a_line(role: dict[str, Any], said_by: dict[str, Any], answer: str) -> None:
    said = replace(line("one", "We have all the time we need.", 1), **said_by)
    found = asked(cast=credits(role), quotes=(said,))
    assert found["who-says-one"].answer == answer
    assert not [wrong for wrong in found["who-says-one"].wrong if "(" in wrong or "self" in wrong.lower()]


@pytest.mark.parametrize(
    ("said_by", "reason"),
    [
        ({"speaker": ""}, "the speaker is not known"),
        ({"speaker": "A Voice"}, "nobody in the cast is called 'A Voice'"),
        ({"speaker": "Neo Reagan"}, "nobody in the cast is called 'Neo Reagan'"),
        ({"speaker": "?"}, "nobody in the cast is called '?'"),
        ({"speaker": "Twin"}, "more than one role is called 'Twin'; write speaker_id"),
    ],
)
def test_a_speaker_that_cannot_be_told_is_reported(said_by: dict[str, Any], reason: str) -> None:
    said = replace(line("one", "We have all the time we need.", 1), speaker_id="", **said_by)
    twins = ({"character_aliases": ("Twin",)}, {"character_aliases": ("Twin",)})
    assert left_out(cast=credits(*twins), quotes=(said,))["quote-one"] == reason


def test_a_role_of_two_names_is_a_choice_by_one_of_them() -> None:
    """The only choice with a slash would give itself away. The whole role, and its other name, are right too."""
    cast = credits({"character": "Captain Hook / Mr. Darling"}, {"character": "Kim / The Prowler"})
    found, whole = asked(cast=cast, quotes=(line("one", "We have all the time we need.", 1),)), film(cast=cast)
    assert found["role-of-c1"].answer == found["who-says-one"].answer == "Captain Hook"
    assert not [one.id for one in found.values() if any("/" in choice for choice in (one.answer, *one.wrong))]
    assert found["actor-of-c1"].question == "Who plays the role of Captain Hook / Mr. Darling in The Ferry?"
    for said in ("Captain Hook / Mr. Darling", "Mr. Darling", "Darling", "Hook", "Captain Hook and Mr. Darling"):
        assert judge(whole, found["role-of-c1"], said).verdict == "correct", said
        assert judge(whole, found["who-says-one"], said).verdict == "correct", said
    assert judge(whole, found["role-of-c1"], "Captain Darling").verdict == "wrong"
    twice = credits({"character": "Peter Pan / The Boy"}, {"character": "Peter Pan / The Shadow"})
    assert asked(cast=twice)["role-of-c1"].answer == "The Boy"
    both = credits(
        {"character": "Peter Pan / The Boy"}, *[{}] * 4, {"character": "Peter Pan"}, {"character": "The Boy"}
    )
    assert {"role-of-c1", "who-says-one"}.isdisjoint(
        asked(cast=both, quotes=(line("one", "We have all the time.", 1),))
    )


def test_the_name_that_lines_are_said_under_stands_among_the_choices() -> None:
    cast = credits({"character": "Zeke / The Lion"}, {"character": "Hunk / The Scarecrow"})
    said = (
        replace(line("one", "Put them up, both of you.", 1), speaker="The Lion"),
        replace(line("two", "I have no time for that today.", 2), speaker="The Scarecrow"),
    )
    found = asked(cast=cast, quotes=said)
    assert found["role-of-c1"].answer == "The Lion"
    assert {one for question in found.values() for one in question.wrong}.isdisjoint({"Zeke", "Hunk"})


@pytest.mark.parametrize(("text", "named"), [("I am just a dandy-lion.", True), ("I am just a flower.", False)])
def test_a_line_with_a_word_of_a_speaker_who_has_no_name_is_not_asked(text: str, named: bool) -> None:
    cast = credits({"character": "The Cowardly Lion"}, {"character": "The Very Tin Man"})
    assert ("who-says-one" in asked(cast=cast, quotes=(line("one", text, 1),))) is not named


def test_who_bears_the_title_of_a_place_stands_among_names() -> None:
    cast = credits({"character": "The Wicked Witch of the West"})
    found = asked(cast=cast, quotes=(line("one", "We have all the time we need.", 1),))
    assert found["who-says-one"].answer == "The Wicked Witch of the West"
    assert "who-says-one" not in asked(
        cast=credits({"character": "Captain of the Guard"}), quotes=(line("one", "We have all the time we need.", 1),)
    )


def test_a_line_in_another_language_is_asked_in_english_and_told_afterwards() -> None:
    """In its own language its form, or the language itself, may tell who speaks."""
    said = line("one", "Nous avons le temps.", 1, language="fr", translation="We have time.", to=ROLES[1])
    question = asked(cast=credits(), quotes=(said,))["who-says-one"]
    assert question.question == 'Who says this in The Ferry? "We have time."'
    assert question.why == 'Said to Tank Dozer. In the film: "Nous avons le temps."'
    set_in = replace(said, to="", context="On the boat")
    assert asked(cast=credits(), quotes=(set_in,))["who-says-one"].why.startswith("On the boat. In the film:")


def test_somebody_whom_the_line_names_is_no_choice() -> None:
    found = asked(cast=credits(), quotes=(line("one", "Where on earth is Tank Dozer?", 1, to=ROLES[1]),))
    assert ROLES[1] not in found["who-says-one"].wrong


def test_what_a_lead_says_is_easy_and_what_a_stranger_says_is_hard() -> None:
    cast = (*credits(), replace(credits()[0], id="cast-c8", order=8, actor="Hal Ives", character="Sol Moon"))
    quotes = tuple(line(f"q{n}", f"This is line number {n} of it.", n) for n in (1, 3))
    last = Quote(
        id="quote-q8",
        kind="dialogue",
        text="This is the last line of all.",
        speaker="Sol Moon",
        speaker_id="cast-c8",
        **SAID,
    )
    found = asked(cast=cast, quotes=(*quotes, last))
    assert [found[f"who-says-q{n}"].difficulty for n in (1, 3, 8)] == ["easy", "medium", "hard"]


def test_a_line_goes_on_with_the_end_of_another_line() -> None:
    ends = ("Then we eat it all.", "Nobody ever knows why.", "The sea is cold today.", "That was my last one.")
    quotes = tuple(
        line(f"q{n}", f"There are {n} fish in there. {end}", 1, context=f"{n}.") for n, end in enumerate(ends)
    )
    found = asked(cast=credits(), quotes=quotes)
    assert found["next-line-q0"].answer == ends[0]
    assert set(found["next-line-q0"].wrong) == set(ends[1:])


def test_an_answer_is_an_answer_to_another_line() -> None:
    ends = ("Then we eat it all.", "Nobody ever knows why.", "The sea is cold today.", "That was my last one.")
    quotes = tuple(
        line(f"q{n}", f"What do we do with fish number {n}?", 1, context=f"{n}.", then=(Line(ROLES[1], end),))
        for n, end in enumerate(ends)
    )
    found = asked(cast=credits(), quotes=quotes)
    assert set(found["next-line-q0"].wrong) == set(ends[1:])


def test_names_in_scripts_without_capitals_are_told_apart() -> None:
    roles = ("राम", "रमा", "रमी", "सीता", "सेतु", "हनुमान", "कैकेयी")
    found = asked(cast=credits(*({"character": role} for role in roles)))
    assert {f"actor-of-c{n}" for n in range(1, 8)} <= set(found)


def test_a_cast_of_150() -> None:
    def name(number: int) -> str:
        return f"{chr(65 + number % 26)}{chr(97 + number // 26)}"

    cast = tuple(
        Credit(
            id=f"cast-c{n}",
            order=n + 1,
            actor=f"{name(n)}on Mc{name(n)}y",
            character=f"{name(n)}us Von{name(n)}",
            about="A role.",
            **SAID,
        )
        for n in range(150)
    )
    found = asked(cast=cast)
    assert {f"actor-of-c{n}" for n in range(4)} <= set(found)


@pytest.mark.parametrize("remark", ["(voice)", "(German version)", "(singing voice)", "(as a child)"])
def test_brackets_behind_a_role_are_no_part_of_its_name(remark: str) -> None:
    """The lead is asked about by the bare name; another credit of the same role is neither asked nor a choice."""
    dub = {"character": f"{ROLES[0]} {remark}"}
    voice = {"character": f"{ROLES[1]} (voice)"}
    said = line("one", "We have all the time we need.", 2)
    found = asked(cast=credits({}, voice, *[{}] * 4, dub), quotes=(said,))
    assert found["role-of-c1"].answer == ROLES[0]
    assert found["role-of-c2"].answer == ROLES[1]
    assert found["who-says-one"].answer == ROLES[1]
    assert found["actor-of-c2"].question == f"Who plays the role of {ROLES[1]} in The Ferry?"
    assert {"actor-of-c7", "role-of-c7"}.isdisjoint(found)
    assert judge(film(cast=credits({}, voice)), found["role-of-c2"], f"{ROLES[1]} {remark}").verdict == "correct"
    assert not [one.id for one in found.values() if any("(" in wrong or wrong == ACTORS[6] for wrong in one.wrong)]


def test_who_plays_a_younger_self_is_no_wrong_choice() -> None:
    found = asked(cast=credits({"character": "Anna"}, {"character": "Young Anna"}))
    assert ACTORS[1] not in found["actor-of-c1"].wrong


def test_two_of_one_name_stand_among_choices_only_where_too_few_others_are_left() -> None:
    women = ("Anna", "Elsa", "Young Elsa", "Bulda")
    found = asked(cast=credits(*({"character": role, "gender": "female"} for role in women), *[{"gender": "male"}] * 3))
    assert {*found["role-of-c1"].wrong} == {"Elsa", "Young Elsa", "Bulda"}
    more = asked(cast=credits(*({"character": role} for role in women)))
    assert not {"Elsa", "Young Elsa"} <= {*more["role-of-c1"].wrong}


@pytest.mark.parametrize(
    ("text", "more"),
    [
        ("Nobody calls me Iron Jaw.", {}),
        ("Ann Ayre is a good actress, they say.", {}),
        ("Art and Will are there.", {}),
        ("Who is the one?", {"translation": "They call me Trinity."}),
    ],
)
def test_a_line_that_has_an_alias_or_the_actor_of_its_speaker_is_not_asked(text: str, more: dict[str, Any]) -> None:
    lead = {"character_aliases": ("Iron Jaw", "Trinity", "Art Will")}
    assert "who-says-one" not in asked(cast=credits(lead), quotes=(line("one", text, 1, **more),))
    assert "who-says-one" in asked(cast=credits(lead), quotes=(line("one", text, 3, **more),))


def test_a_common_word_is_a_name_only_with_its_capital() -> None:
    lead = {"character": "Art Will", "actor": "Mark Rose"}
    assert "who-says-one" in asked(cast=credits(lead), quotes=(line("one", "This is art, and it will rise.", 1),))


def test_a_name_without_capitals_is_found_inside_a_text_without_spaces() -> None:
    roles = ({"character_aliases": ("メイ",)}, {"character_aliases": ("サツキ",)})
    quotes = (
        line("one", "メイのばか！もう知らない！", 1, to=ROLES[1]),
        line("two", "メイのばか！もう知らない！", 2, to=ROLES[0]),
    )
    found = asked(cast=credits(*roles), quotes=quotes[:1])
    assert "who-says-one" not in found
    assert ROLES[0] not in asked(cast=credits(*roles), quotes=quotes[1:])["who-says-two"].wrong


def test_who_plays_the_speaker_is_right_too() -> None:
    lead = {"actor_aliases": ("Annie Ayre",)}
    found = asked(cast=credits(lead), quotes=(line("one", "We have all the time we need.", 1),))
    assert {"Ann Ayre", "Annie Ayre"} <= {*found["who-says-one"].accept}
    verdicts = {said: judge(film(cast=credits(lead)), found["who-says-one"], said).verdict for said in ("Ayre", "Bee")}
    assert verdicts == {"Ayre": "correct", "Bee": "wrong"}


def test_an_answer_that_the_title_tells_is_not_asked() -> None:
    assert left_out(cast=credits({"character": "The Ferry"}))["cast-c1"] == "the title names the role"


@pytest.mark.parametrize(
    ("about", "why"),
    [
        ("The consul.", "The consul."),
        ("Her wife.", "Her wife."),
        ("Ann Ayre, as Neo Anderson.", ""),
        ("A henchman, in the words of one blog.", ""),
        ("A credited role; our sources say no more of it.", ""),
        ("A part with a name. What he does in the story is not told.", ""),
        ("Of Topcraft before.", ""),
        ("From Studio Ghibli, Tokyo.", ""),
        ("In the film for two minutes.", ""),
        ("Of the old school. He came from the theatre.", "He came from the theatre."),
        ("In his spare time he builds a boat in the garden.", "In his spare time he builds a boat in the garden."),
        ("Ann Ayre made it.", ""),
        ("Worked on the film.", ""),
        ("He cut it.", ""),
        ("Another role.", ""),
        ("She is the one who has it.", ""),
        ("A dog.", "A dog."),
        ("His first film.", "His first film."),
        ("He works at the harbour, says one local article. He was a star of comedy who left.", "a star of comedy"),
        ("An ice harvester who talks to his reindeer.", "An ice harvester who talks to his reindeer."),
        ("氷を売る男で、トナカイと話す。", "氷を売る男で、トナカイと話す。"),
    ],
)
def test_a_reason_is_worth_reading_aloud_or_absent(about: str, why: str) -> None:
    told = asked(cast=credits({"about": about}))["actor-of-c1"].why
    assert (why in told) if why else told == ""
    assert "article" not in told


def test_the_answer_to_a_line_is_told_after_who_says_it() -> None:
    said = line("one", "You despise me, don't you?", 1, to=ROLES[1], then=(Line(ROLES[1], "I probably would."),))
    why = asked(cast=credits(), quotes=(said,))["who-says-one"].why
    assert why == 'Tank Dozer answers: "I probably would."'
    alone = replace(said, to="", context="In the kitchen.", then=(Line(ROLES[0], "Of course you do."),))
    assert asked(cast=credits(), quotes=(alone,))["who-says-one"].why == "In the kitchen."


def test_where_a_line_is_said_is_read_as_one_sentence_with_whom_it_is_said_to() -> None:
    said = line("one", "We have all the time we need.", 1, to="Ghost Niobe", context="At the end.")
    assert asked(cast=credits(), quotes=(said,))["who-says-one"].why == "Said to Ghost Niobe, at the end."
    told = "In the garden they find that the seeds have sprouted."
    whole = asked(cast=credits(), quotes=(replace(said, context=told),))["who-says-one"].why
    assert whole == f"Said to Ghost Niobe. {told}"
    alone = asked(cast=credits(), quotes=(replace(said, to="", context="At the airport."),))["who-says-one"].why
    assert alone == "At the airport."


def test_somebody_of_unknown_gender_stands_among_others_of_unknown_gender() -> None:
    women = [{"gender": "female"}] * 3
    found = asked(cast=credits({}, *women))
    assert {*found["actor-of-c1"].wrong} == {*ACTORS[4:]}
    assert {*found["role-of-c1"].wrong} == {*ROLES[4:]}


@pytest.mark.parametrize(
    ("job", "written"),
    [
        ("Soviet adviser on design", "Soviet adviser on design"),
        ("Russian Dialogue Writer", "Russian dialogue writer"),
        ("Second unit director, Moscow", "Second unit director, Moscow"),
        ("Production Designer", "Production designer"),
        ("Script Writer", "Script writer"),
    ],
)
def test_a_nationality_and_a_place_keep_their_capitals(job: str, written: str) -> None:
    found = asked(crew=made_crew("Director", "Editor", "Composer", "Producer", job=written)).values()
    jobs = {choice for question in found for choice in (question.answer, *question.wrong)}
    assert not {other for other in jobs if other.lower() == written.lower() and other != written}


def test_a_voice_of_another_version_is_neither_asked_nor_a_choice() -> None:
    jobs = ("Director", "Editor", "Composer", "Producer", "Italian voice of Neo", "Italian voice of Tank")
    found = asked(crew=made_crew(*jobs))
    assert found
    assert not [id for id, one in found.items() if {*ACTORS[4:6]} & {one.answer, *one.wrong} or "voice" in one.question]


def test_the_end_of_a_line_stands_among_ends_that_may_be_taken_for_it() -> None:
    far = "It is a long way from here to the sea, and back again, and nobody of us has a ticket for the bus."
    names = "My name is Tank Dozer."
    ends = (
        "Do you mind?",
        "Then we eat it all.",
        "The sea is cold today.",
        names,
        "It is all gone.",
        far,
        "So be it then.",
    )
    quotes = tuple(
        line(f"q{n}", f"There are {n} fish in it. {end}", 2 if end == names else 1, context=f"{n}.")
        for n, end in enumerate(ends)
    )
    found = asked(cast=credits(), quotes=quotes)
    assert {*found["next-line-q1"].wrong} == {"The sea is cold today.", "It is all gone.", "So be it then."}


@pytest.mark.parametrize(
    ("text", "more", "reason"),
    [
        ("가장 완벽한 계획이 뭔지 알아? 무계획.", {"language": "ko"}, "the line is in another language"),
        ("We had a plan. But no way to do it.", {"certainty": "disputed"}, "it is disputed"),
        ("We had a plan for it. But no way to do it.", {"speaker": ""}, "the speaker is not known"),
        ("We had a plan.", {}, "the line is too short to be cut in two"),
    ],
)
def test_a_line_that_cannot_be_continued_says_why(text: str, more: dict[str, Any], reason: str) -> None:
    translation = "You know what kind of plan never fails? No plan at all." if "language" in more else ""
    said = replace(line("one", text, 1), translation=translation, **more)
    (left,) = make(film(cast=credits(), quotes=(said,)))["how a line goes on"]
    assert left == LeftOut("quote-one", reason)


def test_a_description_is_known_by_its_noun_and_without_its_articles() -> None:
    cast = credits({"character": "Night Clerk"}, {"character": "The man with the false leg"}, {"character": "Cop 2"})
    found, whole = asked(cast=cast), film(cast=cast)
    given = {"role-of-c1": ("the clerk", "Clerk"), "role-of-c2": ("man with false leg",), "role-of-c3": ("Cop 2",)}
    verdicts = {judge(whole, found[id], text).verdict for id, texts in given.items() for text in texts}
    assert verdicts == {"correct"}
    two = credits({"character": "Night Clerk"}, {"character": "Bank Clerk"})
    assert judge(film(cast=two), asked(cast=two)["role-of-c1"], "clerk").verdict == "wrong"


def test_a_role_may_be_said_with_more_of_its_names() -> None:
    cast = credits({"character_aliases": ("the Soviet consul",)})
    question = asked(cast=cast)["role-of-c1"]
    assert judge(film(cast=cast), question, "Soviet consul Neo Anderson").verdict == "correct"
    assert judge(film(cast=cast), question, "Soviet general Neo Anderson").verdict == "wrong"


@pytest.mark.parametrize(
    ("job", "said", "verdict"),
    [
        ("Composer", "he wrote the music", "correct"),
        ("Composer", "composed the score", "correct"),
        ("Composer", "wrote the screenplay", "wrong"),
        ("Screenwriter", "she wrote the screenplay", "correct"),
        ("Screenwriter", "co-wrote the script", "correct"),
        ("Screenwriter", "wrote it", "correct"),
        ("Screenwriter", "one of the writers", "correct"),
        ("Screenwriter", "he was one of the writers", "correct"),
        ("Screenwriter", "one of the editors", "wrong"),
        ("Editor", "they cut the film", "correct"),
        ("Editor", "was the editor", "correct"),
        ("Editor", "they directed it", "wrong"),
        ("Gunsmith", "he made the guns", "correct"),
        ("Gunsmith", "weapon maker", "correct"),
        ("Costume designer", "designed the costumes", "correct"),
        ("Costume designer", "wardrobe", "correct"),
        ("Producer", "produced the movie", "correct"),
        ("Director of photography", "DOP", "correct"),
        ("Director of photography", "cameraman", "correct"),
        ("Film editor", "cutter", "correct"),
        ("Writer", "screenwriter", "correct"),
        ("Sound mixer", "sound", "correct"),
        ("Sound mixer", "music", "wrong"),
    ],
)
def test_a_job_is_known_by_what_was_done(job: str, said: str, verdict: str) -> None:
    crew = made_crew(job, *{"Animator", "Sound designer", "Choreographer", "Art director"})
    assert judge(film(crew=crew), asked(crew=crew)["job-of-w0"], said).verdict == verdict


@pytest.mark.parametrize(
    ("written", "answer", "said"),
    [
        ("$2,000,000", "$2,000,000", "2 million dollars"),
        ("2 million dollars", "2 million dollars", "$2 million"),
        ("USD 2m", "USD 2 million", "two million dollars"),
        ("£1.5 million", "£1.5 million", "1.5 million pounds"),
        ("About US$150 million", "About US$150 million", "150 million"),
    ],
)
def test_a_budget_is_read_however_it_is_written(written: str, answer: str, said: str) -> None:
    facts = (fact("money", "Budget", written),)
    question = asked(facts=facts)["fact-budget"]
    assert question.answer == answer
    assert judge(film(facts=facts), question, said).verdict == "correct"


def test_a_wrong_sum_is_as_round_as_the_right_one() -> None:
    wrong = asked(facts=(fact("money", "Budget", "$150 million"),))["fact-budget"].wrong
    assert {*wrong} < {"$50 million", "$90 million", "$260 million", "$390 million"}


@pytest.mark.parametrize(
    "written", ["8 February 1985", "1985-02-08", "February 8, 1985", "8 Feb 1985", "Feb. 8, 1985", "8th February 1985"]
)
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    question = asked(facts=(fact("release", "US release", written),))["fact-us-release"]
    assert question.answer == "8 February 1985"


def test_the_right_value_is_now_the_smallest_and_now_the_greatest() -> None:
    places = set()
    for title in ("A", "Be", "Sea", "Four", "Fiver", "Sixths", "Seventh", "Eightfold"):
        itself = Identity(title=title, year=1990, logline="A film.", **SAID)
        (question,) = all_questions(replace(film(facts=(fact("identity", "Year", "1990"),)), identity=itself))
        places.add(sorted((question.answer, *question.wrong)).index("1990"))
    assert places >= {0, 1, 2} or places >= {1, 2, 3}


def test_who_says_a_line_is_asked_among_people_of_the_same_gender_after_the_rival() -> None:
    women = [{"gender": "female"}, *[{"gender": "male"}] * 3, *[{"gender": "female"}] * 2]
    quotes = [line(f"q{n}", f"The sea is cold today, number {n}.", 2 + n % 3) for n in range(9)]
    said = line("one", "We have all the time we need.", 1, to=ROLES[1])
    assert {*asked(cast=credits(*women), quotes=(said, *quotes))["who-says-one"].wrong} == {ROLES[1], *ROLES[4:6]}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("I am a woman.", True),
        ("I'm his mother, not yours.", True),
        ("Let me tell you, as your wife, that it is late.", True),
        ("Your mother, that's me.", True),
        ("I am no man!", True),
        ("I could never be your wife.", True),
        ("Ain't I a woman?", True),
        ("I'm only a poor old widow.", True),
        ("I was John's wife once.", True),
        ("I have always been a good son to you.", True),
        ("We girls must stay together.", True),
        ("We're just two girls from Little Rock.", True),
        ("That is nothing for a girl like me.", True),
        ("You made me a widow.", True),
        ("Prison made a man of me.", True),
        ("I, a woman, have to tell you.", True),
        ("My late husband never drank.", True),
        ("Good night, wife.", True),
        ("This is your mother speaking.", True),
        ("Come to papa!", True),
        ("Let us talk man to man.", True),
        ("I'm pregnant.", True),
        ("Call me Mrs. Robinson.", True),
        ("They call me the Glass Man.", True),
        ("You are my mother.", False),
        ("If you were a woman, I would strike you.", False),
        ("You can't marry a man you just met.", False),
        ("I am human, and I'm a German.", False),
        ("I am a witness.", False),
        ("I have seen the king.", False),
        ("I am going to kill your husband.", False),
        ("My brother's wife is ill.", False),
        ("We have no men left.", False),
        ("Yes, sir.", False),
    ],
)
def test_a_line_that_tells_whether_a_man_or_a_woman_speaks(said: str, told: bool) -> None:
    """Such a line is asked only among people of the speaker's gender, and not where that is not known."""
    one = line("one", f"And now listen, this is it. {said}", 1, to=ROLES[1])
    assert ("who-says-one" in asked(cast=credits(), quotes=(one,))) is not told
    translated = replace(one, text="Pass auf, ich sage es dir.", translation=one.text, language="de")
    assert ("who-says-one" in asked(cast=credits(), quotes=(translated,))) is not told
    women = credits({"gender": "female"}, {"gender": "male"}, {}, {"gender": "male"}, *[{"gender": "female"}] * 3)
    assert ({*asked(cast=women, quotes=(one,))["who-says-one"].wrong} == {*ROLES[4:]}) is told
    few = credits({"gender": "female"}, {"gender": "male"}, {}, {}, {}, *[{"gender": "female"}] * 2)
    assert ("who-says-one" in asked(cast=few, quotes=(one,))) is not told


def test_a_line_that_tells_the_gender_says_so_where_it_makes_no_question() -> None:
    reasons = {left.reason for left in make(film(cast=credits(), quotes=(line("one", "I am a woman, you know.", 1),)))[
        "who says a line"
    ] if isinstance(left, LeftOut)}  # fmt: skip
    assert reasons == {
        "the line tells whether a man or a woman speaks, and fewer than three others have the same gender in the file"
    }


def test_nobody_of_the_other_gender_is_a_choice_who_is_not_in_the_scene() -> None:
    quotes = [line(f"q{n}", f"The sea is cold today, number {n}.", 2) for n in range(9)]
    said = line("one", "We have all the time we need.", 1)
    cast = credits({"gender": "female"}, *[{"gender": "male"}] * 2, *[{"gender": "female"}] * 4)
    assert {*asked(cast=cast, quotes=(said, *quotes))["who-says-one"].wrong} < {*ROLES[3:]}


def test_a_title_in_a_scene_names_nobody_and_a_role_outside_the_credits_is_no_choice() -> None:
    said = line("one", "We have all the time we need.", 1, to="Captain Dozer")
    cast = credits({}, {}, {}, {}, {}, {"character": "Captain Tonelli"}, {"about": "Uncredited."})
    wrong = asked(cast=cast, quotes=(said,))["who-says-one"].wrong
    assert ROLES[1] in wrong
    assert ROLES[6] not in wrong
    assert wrong[0] != "Captain Tonelli"


def test_a_speaker_without_a_name_stands_beside_others_like_that_of_the_same_gender() -> None:
    said = line("one", "A shark bit off me nose, he did.", 1)
    roles = ({"character": "Captain", "gender": "male"}, {"character": "Night Nurse", "gender": "female"})
    cast = credits(*roles, *[{"gender": "male"}] * 5)
    assert "who-says-one" not in asked(cast=cast, quotes=(said,))
    cast = (*cast[:6], replace(cast[6], character="Pickpocket"))
    assert "Pickpocket" in asked(cast=cast, quotes=(said,))["who-says-one"].wrong


def test_the_small_words_of_a_description_name_nobody_in_a_scene() -> None:
    said = line("one", "We have all the time we need.", 1, context="With the dog, at the end of the song.")
    cast = credits({}, {}, *[{}] * 4, {"character": "The man with the false leg of an old dog"})
    wrong = asked(cast=cast, quotes=(said,))["who-says-one"].wrong
    assert ROLES[1] in wrong
    assert cast[6].character not in wrong


def test_a_role_without_a_name_is_not_asked_among_names() -> None:
    assert "role-of-c7" not in asked(cast=credits(*[{}] * 6, {"character": "Judge"}))
    two = credits(*[{}] * 5, {"character": "Judge"}, {"character": "Night Clerk"})
    assert asked(cast=two)["role-of-c7"].wrong[0] == "Judge"


def test_a_role_without_a_name_is_not_asked_among_names_of_its_gender() -> None:
    men = [{"gender": "male", "character": role} for role in ("Pickpocket", "Steamer Captain", "Brooklyn Bystander")]
    women = [{"gender": "female"}] * 3
    cast = credits(*women, *men, {"gender": "female", "character": "Female Agent"})
    assert "role-of-c7" not in asked(cast=cast)
    assert {*asked(cast=cast)["role-of-c6"].wrong} >= {"Pickpocket", "Steamer Captain"}


@pytest.mark.parametrize(
    ("role", "said", "accepted"),
    [
        ("Anna's Mother", "mother", False),
        ("Guest #1", "#1", False),
        ("The Tin Man", "man", False),
        ("Night Clerk", "clerk", True),
    ],
)
def test_a_word_of_a_description_is_right_only_where_it_says_who(role: str, said: str, accepted: bool) -> None:
    cast = credits({"character": role}, {"character": "Pickpocket"})
    assert (judge(film(cast=cast), asked(cast=cast)["role-of-c1"], said).verdict == "correct") is accepted


def test_somebody_with_a_trade_for_a_surname_has_a_name() -> None:
    found = asked(cast=credits({"character": "Susan Butler"}, {"character": "Anna's Driver"}))
    assert found["role-of-c2"].question
    assert "Anna's Driver" not in found["role-of-c1"].wrong


def test_a_role_that_the_title_names_is_not_asked_by_its_actor() -> None:
    """Whoever knows the title would know the answer; who plays the role is asked all the same."""
    cast = credits({"character": "Ferry Poulain"}, {"character": "Totoro", "character_aliases": ("トトロ",)})
    assert "role-of-c1" not in asked(cast=cast)
    assert "actor-of-c1" in asked(cast=cast)
    other = replace(film(cast=cast), identity=Identity(title="となりのトトロ", year=1988, logline="A film.", **SAID))
    assert {"question-role-of-c1"} < {one.id for one in all_questions(other)}
    assert "question-role-of-c2" not in {one.id for one in all_questions(other)}


def test_an_actor_of_the_crew_stands_among_actors() -> None:
    """The only known face would give itself away."""
    crew = made_crew("Producer", "Director", "Editor", "Composer", "Cinematographer")
    crew = tuple(replace(member, name=f"{member.name} Other") for member in crew)
    women = credits({"gender": "male"}, *[{"gender": "female"}] * 4)
    star = replace(crew[0], name=ACTORS[1])
    found = asked(cast=women, crew=(star, *crew[1:]))
    assert {*found["who-was-w0"].wrong} == {*ACTORS[2:5]}
    assert {*found["who-was-w1"].wrong}.isdisjoint(ACTORS)


def test_whoever_may_have_done_the_job_too_is_a_wrong_answer_only_where_too_few_others_are_left() -> None:
    """Writers and producers are often more than those in the file, and a director is often among them."""
    crew = made_crew("Director", "Producer", "Screenwriter", "Editor", "Composer", "Cinematographer")
    found = asked(crew=crew)
    assert {*found["job-of-w0"].wrong} == {"Editor", "Composer", "Cinematographer"}
    assert {"Producer", "Screenwriter"}.isdisjoint((*found["job-of-w1"].wrong, *found["job-of-w2"].wrong))
    assert {*found["who-was-w1"].wrong} == {*found["who-was-w2"].wrong} == {*ACTORS[3:6]}
    assert len(asked(crew=crew[:4])["job-of-w0"].wrong) == 3


def test_a_younger_self_in_brackets_is_no_choice_beside_the_whole_name() -> None:
    girl = {"character": f"{ROLES[0].split()[0]} (age 6)"}
    found = asked(cast=credits({}, girl))
    assert {"actor-of-c2", "role-of-c2"}.isdisjoint(found)
    assert not [id for id, one in found.items() if {ROLES[0].split()[0], ACTORS[1]} & {*one.wrong}]


def test_two_wrong_choices_do_not_name_one_role() -> None:
    found = asked(cast=credits({}, {"character": "Trinity"}, {"character": "Young Trinity"}))
    assert not [id for id, one in found.items() if {"Trinity", "Young Trinity"} <= {*one.wrong}]


def test_somebody_of_unknown_gender_does_not_stand_beside_one_woman_or_one_man() -> None:
    cast = credits({}, {"gender": "female"}, *[{"gender": "male"}] * 4, {"gender": "female"})
    found = asked(cast=cast)
    assert {ACTORS[1], ACTORS[6]}.isdisjoint(found["actor-of-c1"].wrong)
    assert {ROLES[1], ROLES[6]}.isdisjoint(found["role-of-c1"].wrong)


@pytest.mark.parametrize("job", ["Production Design", "Costume design", "Production design"])
def test_a_field_is_asked_by_the_doer_whatever_its_capitals(job: str) -> None:
    found = asked(crew=made_crew("Director", "Editor", "Composer", "Producer", job=job))
    assert found["who-was-w0"].question == f"Who was the {job.lower()}er of The Ferry?"


def test_a_woman_without_a_name_does_not_stand_beside_a_man_where_two_women_are_left() -> None:
    women = [{"gender": "female", "character": role} for role in ("Night Nurse", "Waitress", "Anna Air")]
    found = asked(cast=credits(*[{"gender": "male"}] * 4, *women))
    assert {*found["role-of-c5"].wrong} == {"Waitress", "Anna Air"}

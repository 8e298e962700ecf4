"""The questions made of films of other kinds: what is asked, and what is never a choice."""

from typing import Any

import pytest
from msgspec.structs import replace

from redheat_cli.film.model import Credit, Crew, Fact, Film, Identity, Line, Question, Quote
from redheat_cli.questions.choices import is_rude, script
from redheat_cli.questions.deck import deck
from redheat_cli.questions.faults import question_faults

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


def fact(group: str, label: str, value: str) -> Fact:
    return Fact(id=f"fact-{label.lower().replace(' ', '-')}", group=group, label=label, value=value, **SAID)


def film(**parts: Any) -> Film:
    itself = Identity(title="The Ferry", year=1990, logline="A film.", **SAID)
    return Film(schema=1, version="1", identity=itself, **parts)


def asked(**parts: Any) -> dict[str, Question]:
    """Return the questions of a film with PARTS, by id; none breaks a rule."""
    made = film(**parts)
    questions = deck(made)
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
        ("Who plays the role of Hooker in Red Heat?", True),
        ("a prostitute", True),
        ("sex", True),
    ],
)
def test_a_surname_is_not_rude(text: str, rude: bool) -> None:
    assert is_rude(text) is rude


def test_titles_are_in_the_answers_script_and_asked_once() -> None:
    titles = {
        "USA": "The Good", "France": "Le Bon", "Spain": "El bueno", "Poland": "Dobry", "Norway": "Den gode",
        "Mexico": "El bueno", "Russia": "Хороший", "Bulgaria": "Добрият", "Japan": "続・夕陽 (Zoku yuhi)",
        "Working title": "Two", "Canada (French)": "Trois",
    }  # fmt: skip
    found = asked(facts=tuple(fact("titles", label, value) for label, value in titles.items()))
    assert set(found) == {f"called-{name}" for name in ("france", "spain", "poland", "norway", "japan")}
    for question in found.values():
        assert {script(choice) for choice in (question.answer, *question.wrong)} == {"LATIN"}
    assert found["called-japan"].answer == "Zoku yuhi"
    assert "続・夕陽" in found["called-japan"].accept
    assert found["called-france"].why.startswith("In France it is Le Bon. In ")


def test_what_a_title_means_is_told_before_another_title() -> None:
    titles = {"France": "Le Bac", "Spain": "El barco", "Poland": "Prom", "Norway": "Ferga"}
    facts = [fact("titles", label, value) for label, value in titles.items()]
    found = asked(facts=(replace(facts[0], note='It means "the ferry".'), *facts[1:]))
    assert found["called-france"].why.startswith('In France it is Le Bac. It means "the ferry". In ')


@pytest.mark.parametrize("label", ["USSR", "Suriname", "Ukraine", "U.S.S.R.", "Uruguay"])
def test_a_country_is_not_taken_for_another_word(label: str) -> None:
    titles = {label: "Parom", "Italy": "Uno", "Spain": "Dos", "Norway": "Den tredje"}
    facts = [fact("titles", "Some", value) for value in titles.values()]
    facts = [replace(one, id=f"fact-{n}x", label=name) for n, (one, name) in enumerate(zip(facts, titles, strict=True))]
    assert "called-0x" in asked(facts=tuple(facts))


@pytest.mark.parametrize("label", ["USA", "U.S.", "United Kingdom", "Working title", "German title", "Canada and USA"])
def test_a_label_that_is_no_country_or_an_english_one_is_not_asked(label: str) -> None:
    titles = {label: "Parom", "Italy": "Uno", "Spain": "Dos", "Norway": "Den tredje"}
    facts = [fact("titles", "Some", value) for value in titles.values()]
    facts = [replace(one, id=f"fact-{n}x", label=name) for n, (one, name) in enumerate(zip(facts, titles, strict=True))]
    assert "called-0x" not in asked(facts=tuple(facts))


def test_a_title_with_an_article_before_the_country() -> None:
    titles = {"Netherlands": "Een", "Soviet Union": "Dva", "Philippines": "Isa", "Italy": "Uno", "Spain": "Dos"}
    found = asked(facts=tuple(fact("titles", label, value) for label, value in titles.items()))
    assert found["called-netherlands"].question == "What is The Ferry called in the Netherlands?"
    assert found["called-soviet-union"].question == "What is The Ferry called in the Soviet Union?"


@pytest.mark.parametrize(("ratio", "never"), [("2.39:1", "2.35:1"), ("1.37:1", "1.33:1"), ("2.35:1", "2.39:1")])
def test_no_wrong_value_is_another_reading_of_the_right_one(ratio: str, never: str) -> None:
    found = asked(facts=(fact("format", "Aspect ratio", ratio),))
    assert never not in found["fact-aspect-ratio"].wrong


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
    jobs = ("Producer", "Co-producer", "Director", "Editor", "Composer", "Cinematographer")
    names = ("Dino Ricci", "Dino Ricci", "Al Bo", "Cy Do", "Ed Fo", "Gu Ho")
    crew = tuple(
        Crew(id=f"crew-w{n}", name=name, job=job, department=job.lower(), about="Worked on it.", **SAID)
        for n, (name, job) in enumerate(zip(names, jobs, strict=True))
    )
    found = asked(crew=crew)
    assert "who-was-w0" in found
    assert "who-was-w1" not in found
    assert "job-of-w0" not in found
    assert found["who-was-w2"].difficulty == "medium"
    assert found["job-of-w3"].difficulty == "hard"


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
    )
    found = asked(cast=credits(), quotes=quotes)
    assert ROLES[5] in found["who-says-one"].wrong
    assert ROLES[5] in found["who-says-two"].wrong
    assert ROLES[1] in found["who-says-four"].wrong
    assert found["who-says-one"].why.startswith("Neo Anderson says it to Ghost Niobe.")


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
        line(f"q{n}", f"There are {n} fish in there. {end}", 1 + n % 2, context=f"{n}.") for n, end in enumerate(ends)
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

"""What `data check` says of a sound file: which records make no question, and what is missing that would make one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from helpers.running import Run

SURE = 'certainty = "confirmed"\nsources = []\n'
HEAD = f'schema = 1\nversion = "1"\n[film]\ntitle = "The Trial"\nyear = 1957\nlogline = "A man is tried."\n{SURE}'


def cast(number: int, role: str, more: str = "") -> str:
    return (
        f'[[cast]]\nid = "cast-{number}"\norder = {number}\nactor = "Actor {"ABCDEF"[number]}"\ncharacter = "{role}"\n'
        f'about = "Is there."\n{more}{SURE}'
    )


def crew(number: int, job: str) -> str:
    return (
        f'[[crew]]\nid = "crew-{number}"\nname = "Maker {"ABCDEF"[number]}"\njob = "{job}"\ndepartment = "d{number}"\n'
        f'about = "Was there."\ngender = "male"\n{SURE}'
    )


def line(speaker: str, rating: str = "clean") -> str:
    return (
        f'[[quotes]]\nid = "quote-line"\nkind = "dialogue"\ntext = "I never wanted it."\nspeaker = "{speaker}"\n'
        f'rating = "{rating}"\n{SURE}'
    )


def fact(group: str, label: str, value: str) -> str:
    return f'[[facts]]\nid = "fact-{group}"\ngroup = "{group}"\nlabel = "{label}"\nvalue = "{value}"\n{SURE}'


MAN = 'gender = "male"\n'
FOUR = "".join(cast(number, f"{name} Vole", MAN) for number, name in enumerate(("Ann", "Ben", "Cat", "Dan"), 1))


@pytest.fixture
def told(redheat: Callable[..., Run], tmp_path: Path) -> Callable[[str, str], list[str]]:
    """Check a file with what is given after its head, and return the lines that begin with a word."""

    def run(content: str, begins: str) -> list[str]:
        (tmp_path / "film.toml").write_text(HEAD + content)
        checked = redheat("data", "check", str(tmp_path / "film.toml"))
        assert (checked.code, checked.err) == (0, "")
        return [line.removeprefix(f"{begins}: ") for line in checked.out.splitlines() if line.startswith(f"{begins}: ")]

    return run


@pytest.mark.parametrize(
    ("speaker", "said"),
    [
        ("Christin", "nobody in the cast is called 'Christin'; did you mean Christine Vole?"),
        ("Cristine Vole", "nobody in the cast is called 'Cristine Vole'; did you mean Christine Vole?"),
        ("The Judge", "nobody in the cast is called 'The Judge'; add the role, or write speaker_id"),
    ],
)
def test_a_speaker_who_is_in_no_credit(told, speaker: str, said: str) -> None:
    assert f"{said}: quote-line\t1" in told(FOUR + cast(5, "Christine Vole") + line(speaker), "left out")


def test_jobs_that_are_not_asked(told) -> None:
    jobs = ("Songs", "Author of the play", "Tailor", "Director", "Stunts")
    assert told("".join(crew(number, job) for number, job in enumerate(jobs)), "left out")[:3] == [
        "the job must be what a person is called, such as Editor: crew-0, crew-4\t2",
        "who wrote what is filmed, or speaks in another version, is not asked: crew-1\t1",
        "few people have heard of the job: crew-2\t1",
    ]


def test_what_a_file_has_not(told) -> None:
    assert told("", "missing") == [
        "[[cast]], so no question asks who plays a role\t0",
        "[[crew]], so no question asks who did a job\t0",
        "[[quotes]], so no question asks who says a line\t0",
        "[[facts]], so no question asks when and where it came out\t0",
    ]


def test_facts_that_would_make_questions(told) -> None:
    facts = [
        fact("identity", "Year", "1957"),
        fact("release", "UK release", "1 May 1957"),
        fact("ratings", "USA", "PG"),
    ]
    assert [line for line in told("".join(facts), "missing") if line.startswith("a fact")] == [
        f"a fact '{label}' in the group '{group}', which would make a question\t0"
        for label, group in (
            ("US distributor", "identity"),
            ("UK", "ratings"),
            ("Aspect ratio", "format"),
            ("Budget", "money"),
        )
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (FOUR, []),
        (
            FOUR.replace("order = ", "order = 0 # "),
            ["who stands first to fourth in the credits, so nobody is a lead\t0"],
        ),
        (cast(1, "Ann Vole", MAN), ["four people in the cast, so there are not three wrong answers\t1"]),
        (FOUR + cast(5, "Eve Vole"), ["the gender, so a wrong answer may be of the other one: cast-5\t1"]),
        (
            (FOUR + crew(5, "Editor")).replace(MAN, ""),
            ["the gender, so a wrong answer may be of the other one: cast-1, cast-2, cast-3, cast-4 and 1 more\t5"],
        ),
        (FOUR + line("Ann Vole"), []),
        (FOUR + line(""), ["a line of dialogue with a speaker, so no question asks who says a line\t0"]),
        (FOUR + line("Ann Vole", "strong"), ["a quote that is rated clean or mild, so a clean evening has none\t0"]),
    ],
)
def test_fields_that_would_make_better_questions(told, content: str, said: list[str]) -> None:
    assert [line for line in told(content, "missing") if not line.startswith("[[")] == said

"""What every export does with a question that has no wrong choices, and with white space."""

from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import FILM_HEAD


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """A film with a question that has only an answer, and one with two choices."""
    path = tmp_path / "film.toml"
    path.write_text(
        f"""{FILM_HEAD}
[[questions]]
question = "Who drums?"
answer = "Ringo Starr"
accept = ["Richard Starkey"]
[[questions]]
question = "Is it a bird?"
answer = "Yes"
wrong = ["No"]
"""
    )
    return path


WRITTEN = {
    "gift": """// Other (2001)

$CATEGORY: Other (2001)/general

::question-who-drums:: [plain]Who drums?{
\t=Ringo Starr
\t=Richard Starkey
}

::question-is-it-a-bird:: [plain]Is it a bird?{
\t=Yes
\t~No
}
""",
    "aiken": "Is it a bird?\nA) Yes\nB) No\nANSWER: A\n",
    "markdown": """# Other (2001)

## general

1. Who drums?

2. Is it a bird?
   - A) Yes
   - B) No

# Answers

## general

1. **Ringo Starr**

2. **A) Yes**
""",
}


@pytest.mark.parametrize("form", ["opentdb", "gift", "aiken", "kahoot", "anki", "markdown", "html"])
def test_a_question_without_choices(run: Any, film: Path, form: str) -> None:
    done = run(form, "--data", film)
    only_choices = form in ("opentdb", "aiken", "kahoot")
    assert done.code == 0
    assert done.losses() == (
        {"question-who-drums": "it has no wrong answers, and the format needs choices"} if only_choices else {}
    )
    if form in WRITTEN:
        assert done.text == WRITTEN[form]


def test_the_sheets_have_as_many_letters_as_choices(run: Any, film: Path) -> None:
    page = run("html", "--data", film).text
    assert '<li></li>\n<li><span class="letters">A B</span></li>' in page
    assert '<span class="label">Answer</span> <b dir="auto">Ringo Starr</b></span>' in page
    assert '<p class="why"' not in page


@pytest.mark.parametrize("form", ["gift", "aiken", "anki", "markdown", "html"])
def test_spaces_that_readers_shrink_are_reported(run: Any, tmp_path: Path, form: str) -> None:
    path = tmp_path / "film.toml"
    path.write_text(f'{FILM_HEAD}[[questions]]\nquestion = "One,  two?"\nanswer = "a"\nwrong = ["b", "c", "d"]\n')
    assert run(form, "--data", path).losses("doubtful") == {
        "question-one-two": "several spaces or a tab are shown as one space"
    }


def test_an_arrow_in_a_choice_is_no_pair_in_gift(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    path.write_text(
        f'{FILM_HEAD}[[questions]]\nquestion = "Which -> way?"\nanswer = "A -> B & C"\nwrong = ["b", "c", "d"]\n'
    )
    text = run("gift", "--data", path).text
    assert "[plain]Which -> way?{" in text
    assert "\t=[html]A -&gt; B &amp; C\n" in text

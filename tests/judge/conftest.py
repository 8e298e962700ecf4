"""The questions that the tests of the judge ask."""

import pytest

from redheat_cli.film.model import Film, Question
from redheat_cli.questions.all_questions import all_questions


@pytest.fixture(scope="session")
def questions(film: Film) -> dict[str, Question]:
    """The questions of the film that comes with the program, by their ids."""
    return {question.id: question for question in all_questions(film)}

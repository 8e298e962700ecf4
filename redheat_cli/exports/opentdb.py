"""Write questions as the JSON that the Open Trivia Database answers with."""

from msgspec import json

from redheat_cli.exports.common import Pack, without_choices
from redheat_cli.questions.items_to_read_aloud import Item

CATEGORY = "Entertainment: Film"  # what the service calls its category 11


losses = without_choices


def write(pack: Pack[Item]) -> str:
    """Write the questions of PACK as a successful answer of the service (opentdb.com/api_config.php), one on each line.

    The values are escaped as HTML, as the service does.
    """
    results = ",\n".join(json.encode(_result(item)).decode() for item in pack.records)
    return f'{{"response_code":0,"results":[\n{results}\n]}}\n'


def _result(item: Item) -> dict[str, str | list[str]]:
    return {
        "type": "multiple",
        "difficulty": item.difficulty,
        "category": _escaped(CATEGORY),
        "question": _escaped(item.question.question),
        "correct_answer": _escaped(item.answer),
        "incorrect_answers": [_escaped(text) for text in item.question.wrong],
    }


def _escaped(text: str) -> str:
    from html import escape  # its table of entities is large

    return escape(text).replace("&#x27;", "&#039;")  # as the service writes it

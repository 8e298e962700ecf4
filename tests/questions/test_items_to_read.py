"""How long a text takes to read aloud."""

import pytest

from redheat_cli.film.model import Film
from redheat_cli.questions.items_to_read import Item, reading, seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 0),
        ("You are under arrest now.", 2),
        ("Красная жара", 0.8),
        ("नमस्ते दोस्त", 0.8),
        ("私の名前は山田太郎です。", 2.2),  # 11 characters, each as long as half a word
        ("你好, my friend", 1.6),  # the comma after the two characters counts as a word, as it always did
        ("ผมชื่อสมชาย", 0.72),  # nine letters, without the vowel sign and the tone: as long as 1.8 words
    ],
)
def test_reading(text: str, seconds: float) -> None:
    assert reading(text) == pytest.approx(seconds)


def test_an_item_takes_as_long_on_every_python(film: Film) -> None:
    words = [("w " * count).strip() for count in (1, 1, 2, 8, 3)]
    item = Item(kind="question", ask=tuple(words), answer="", question=film.questions[0])
    assert seconds(item) == 6.0, "not 6.000000000000001, which is rounded up to 7"

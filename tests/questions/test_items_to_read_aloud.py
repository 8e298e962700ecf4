"""What is read aloud, and how long it takes."""

import pytest
from msgspec.structs import replace

from redheat_cli.film.model import Film
from redheat_cli.judge.verdict import judge
from redheat_cli.questions.items_to_read_aloud import Item, of_question, pool, reading, seconds


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


@pytest.mark.parametrize("named", ["speaker_id", ""])
def test_a_line_that_names_its_speaker_is_not_read_and_who_plays_them_is_right(film: Film, named: str) -> None:
    line = next(quote for quote in film.quotes if quote.speaker == "Art Ridzik" and not quote.then)
    line = replace(line, rating="clean", spoiler=False, speaker_id=line.speaker_id if named else "")
    names = replace(line, id="quote-names", text="I am Ridzik, and I like warm hugs!")
    items = pool(replace(film, quotes=(line, names), questions=()), rating="clean", spoilers=True, seed="").items
    (item,) = (item for item in items if item.kind == "quote")
    assert item.id == line.id
    assert "James Belushi" in item.question.accept


def test_a_speaker_under_a_short_name_is_the_role_in_both_forms(film: Film) -> None:
    line = next(quote for quote in film.quotes if quote.speaker == "Art Ridzik" and not quote.then)
    line = replace(line, rating="clean", spoiler=False, speaker="Ridzik", speaker_id="")
    short = replace(film, quotes=(line,), questions=(), crew=(), facts=())
    items = pool(short, rating="clean", spoilers=True, seed="").items
    asked = next(item for item in items if item.id == line.id.replace("quote-", "question-who-says-"))
    read = next(item for item in items if item.id == line.id)
    assert (asked.answer, read.answer.split(" to ")[0]) == ("Art Ridzik", "Ridzik")
    for item in (asked, read):
        verdicts = {
            said: judge(short, item.question, said).verdict for said in ("Ridzik", "Art Ridzik", "James Belushi")
        }
        assert {*verdicts.values()} == {"correct"}
    names = replace(line, text="Nobody calls me Art.")
    items = pool(replace(short, quotes=(names,)), rating="clean", spoilers=True, seed="").items
    assert not [item.id for item in items if names.id in item.about]


def test_the_host_is_told_eight_of_many_right_answers(film: Film) -> None:
    question = replace(film.questions[0], accept=tuple("abcdefghij"), reject=(), note="")
    assert of_question(question, "").aside == (("Also right", "a; b; c; d; e; f; g; h; 2 more ways to say it"),)
    nine = of_question(replace(question, accept=tuple("abcdefghi")), "").aside
    assert nine == (("Also right", "a; b; c; d; e; f; g; h; 1 more way to say it"),)
    assert of_question(replace(question, accept=("a", "b")), "").aside == (("Also right", "a; b"),)

"""Markdown: a CommonMark parser shows every question, choice, answer and reason, and the sheet holds no answer mark."""

from pathlib import Path
from typing import Any

from helpers.consumers import ALL, right
from helpers.running import ROOT

from redheat_cli.exports.common import one_line
from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices


def shown(text: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what a reader sees of each block, as (tag it is in, text): first the sheet's, then the answers'."""
    from markdown_it import MarkdownIt

    blocks: list[tuple[str, str]] = []
    opened: list[str] = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.nesting == 1:
            opened.append(token.tag)
        elif token.nesting == -1:
            opened.pop()
        elif token.type == "inline":
            allowed = {"text", "strong_open", "strong_close", "text_special"}
            assert {child.type for child in token.children or []} <= allowed, token.content
            seen = "".join(child.content for child in token.children or [])
            blocks.append(("".join(tag for tag in opened if tag != "p"), seen))
        else:
            raise AssertionError(token)  # nothing else is written: no code, rule, HTML or table
    split = blocks.index(("h1", "Answers"))
    return blocks[:split], blocks[split + 1 :]


def same(text: str, title: str, questions: list[Question]) -> None:
    sheet, answers = shown(text)
    assert sheet[0] == ("h1", title)
    asked = [block for block in sheet[1:] if block[0] != "h2"]
    wanted = []
    for question in questions:
        if one_line(question.question):
            wanted.append(("olli", one_line(question.question)))
        wanted += [
            ("olliulli", f"{letter}) {one_line(choice)}".strip())
            for letter, choice in zip("ABCD", choices(question), strict=False)
        ]
    assert asked == wanted
    told = []
    for question in questions:
        told.append(("olli", f"{'ABCD'[right(question)]}) {one_line(question.answer)}"))
        if one_line(question.why):
            told.append(("olliulli", one_line(question.why)))
    assert [block for block in answers if block[0] != "h2"] == told


def test_the_deck_is_shown_whole(run: Any, questions: tuple[Question, ...]) -> None:
    done = run("markdown", *ALL)
    assert done.losses() == {}
    same(done.text, "Red Heat (1988)", list(questions))
    categories = list(dict.fromkeys(question.category for question in questions))
    for part in shown(done.text):
        assert [text for tag, text in part if tag == "h2"] == [f"Round {n}: {c}" for n, c in enumerate(categories, 1)]


def test_hostile_questions_survive_or_are_told(
    run: Any, hostile: Path, hostile_questions: tuple[Question, ...]
) -> None:
    done = run("markdown", "--data", hostile)
    dropped = done.losses("dropped")
    assert set(dropped) == {"question-blank-choice", "question-blank-question"}
    kept = [question for question in hostile_questions if question.id not in dropped]
    same(done.text, 'Face/Off: the "hostile" <film> # (2001)', kept)
    changed = {one.id for one in kept if any(text != one_line(text) for text in (one.question, *choices(one)))}
    assert set(done.losses("changed")) == changed


def test_the_pages_are_these(run: Any) -> None:
    film = ROOT / "tests" / "host" / "film.toml"
    assert run("markdown", "--data", film, "--rounds", "weather:1,weather:1", "--title", "Friday #").text == (
        "# Friday \\#\n"
        "\n"
        "## Round 1: weather\n"
        "\n"
        "1. For how many days does it rain in A Long Rain?\n"
        "   - A) four\n"
        "   - B) seven\n"
        "   - C) one hundred\n"
        "   - D) forty\n"
        "\n"
        "## Round 2: weather\n"
        "\n"
        "1. What does the Keeper burn when the oil runs out, to keep the lamp of the lighthouse"
        " going through the last and longest night?\n"
        "   - A) nothing\n"
        "   - B) the stairs, one step after the other\n"
        "   - C) the boat\n"
        "   - D) all the letters the Visitor brought\n"
        "\n"
        "# Answers\n"
        "\n"
        "## Round 1: weather\n"
        "\n"
        "1. **D) forty**\n"
        "   - The Keeper counts them on the wall.\n"
        "\n"
        "## Round 2: weather\n"
        "\n"
        "1. **B) the stairs, one step after the other**\n"
        "   - After that nobody could come up, which was what the Keeper had wanted all along,"
        " as the last scene shows.\n"
    )


def test_a_draw_is_one_round(run: Any) -> None:
    sheet, _ = shown(run("markdown", "--random", 3, "--seed", "x").text)
    assert [text for tag, text in sheet if tag == "h2"] == ["Questions"]
    assert sum(tag == "olli" for tag, _ in sheet) == 3

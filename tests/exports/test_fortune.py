"""Fortune: strfile counts every quote, and fortune shows each with who said it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import FILM_HEAD, command, output_of
from helpers.running import ROOT

from redheat_cli.film import load_and_compile

PACKAGE = "apt-get install fortune-mod"


def shown(content: bytes, folder: Path) -> tuple[int, list[str]]:
    """Return how many strings strfile counts in CONTENT, and all that fortune can show, spaces as they are."""
    path = folder / "quotes"
    path.write_bytes(content)
    said = output_of(command("strfile", PACKAGE), str(path))
    count = int(re.search(r"There (?:was|were) (\d+) string", said)[1])  # type: ignore[index]
    found = output_of(command("fortune", PACKAGE), "-m", ".", str(path), code=1)  # one is: there were some
    return count, re.split("^%\n", found, flags=re.MULTILINE)[:-1]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def test_fortune_shows_every_quote(run: Any, tmp_path: Path) -> None:
    done = run("fortune", "--rating", "strong", "--spoilers")
    assert done.told == []
    quotes = load_and_compile.load(load_and_compile.shipped()).quotes
    count, found = shown(done.content, tmp_path)
    assert count == len(found) == len(quotes)
    for quote, text in zip(quotes, found, strict=True):
        for part in (quote.text, quote.speaker, *(line.text for line in quote.then), *(o.speaker for o in quote.then)):
            assert squeezed(part) in squeezed(text), quote.id
        assert text.splitlines()[-1].startswith("\t\t-- ")
        assert text.endswith((", Red Heat (1988)\n", "\t\t-- Red Heat (1988)\n"))
        assert max(map(len, text.splitlines()[:-1])) <= 72


def test_one_quote_is_drawn(run: Any, tmp_path: Path) -> None:
    done = run("fortune", "--random", 1, "--seed", "x")
    assert shown(done.content, tmp_path)[0] == 1
    path = tmp_path / "quotes"
    assert output_of(command("fortune", PACKAGE), str(path)) == done.text.removesuffix("%\n")


def test_the_file_is_what_strfile_documents(run: Any) -> None:
    assert run("fortune", "--limit", 2).text == (
        "This Chicago is very strange city. Your crime is organized, but your\n"
        "police is not.\n"
        "\t\t-- Ivan Danko, Red Heat (1988)\n"
        "%\n"
        "In this country, we try to protect the rights of individuals.\n"
        "\t\t-- Art Ridzik, Red Heat (1988)\n"
        "%\n"
    )


QUOTES = {
    "percent": "%",
    "percent-lines": "one\n%\ntwo",
    "percent-word": "x " * 36 + "% " + "y" * 72,
    "long": "word " * 100 + "end",
    "one-word": "w" * 300,
    "rtl": "שלום עולם",
    "emoji": "👩‍👩‍👧‍👦 🚌",
    "backspace-like": "_\\b_ \\",
    "tab": "a\tb",
}


@pytest.fixture
def film(tmp_path: Path) -> Path:
    records = "".join(
        f"""
[[quotes]]
id = "quote-{name}"
kind = "tagline"
text = {json.dumps(text, ensure_ascii=False)}
speaker = ""
language = "fr"
translation = "In {name}"
rating = "clean"
certainty = "confirmed"
sources = []
"""
        for name, text in QUOTES.items()
    )
    path = tmp_path / "film.toml"
    path.write_text(FILM_HEAD + records, encoding="utf-8")
    return path


def test_hostile_quotes_survive_or_are_told(run: Any, film: Path, tmp_path: Path) -> None:
    done = run("fortune", "--data", film)
    assert set(done.losses()) == {"quote-percent-lines"}
    count, found = shown(done.content, tmp_path)
    assert count == len(found) == len(QUOTES)
    for (name, text), got in zip(QUOTES.items(), found, strict=True):
        assert squeezed(got) == squeezed(f"{text} (In {name}) -- tagline, Other (2001)")


def test_a_line_without_a_speaker_is_signed_with_the_film(run: Any, tmp_path: Path) -> None:
    path = tmp_path / "film.toml"
    template = (ROOT / "data" / "template.toml").read_text()
    line = template.replace('speaker = "The Hero"', 'speaker = ""', 1).replace('speaker_id = "cast-hero"', "", 1)
    path.write_text(re.sub("(?m)^then = .*$", "", line))
    assert run("fortune", "--data", path).text == "Where is it?\n\t\t-- A Film of Mine (1999)\n%\n"


def test_a_filter_of_questions_is_refused(run: Any) -> None:
    for words in (["--category", "cast"], ["--difficulty", "easy"], ["--rounds", "cast:1"]):
        done = run("fortune", *words)
        assert (done.code, done.content) == (2, b"")
        assert done.told == [
            "redheat: fortune is made of quotes: --category, --difficulty and --rounds are for questions"
        ]

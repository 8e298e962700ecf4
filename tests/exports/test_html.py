"""HTML: Chromium shows and prints every question whole, and no answer is in the team sheet."""

import json
import re
import subprocess
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from helpers.consumers import ALL, command, output_of
from helpers.running import COMMAND

from redheat_cli.film.model import Question
from redheat_cli.questions.drafts_and_choices import choices

PACKAGE = "apt-get install chromium"
WHITE = "apt-get install poppler-utils"
ROUNDS = ("--rounds", "cast:6,plot:4,production:6")


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run Chromium without a window on a page."""
    program = command("chromium", PACKAGE)
    profile = tmp_path_factory.mktemp("chromium")

    def call(*options: str) -> subprocess.CompletedProcess[str]:
        words = [program, "--headless=new", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", *options]
        return subprocess.run(words, capture_output=True, encoding="utf-8", check=True, timeout=120)

    return call


@pytest.fixture
def pages(chromium: Any, tmp_path: Path) -> Callable[..., list[str]]:
    """Print a page of HTML, or the sheet of it that is named, and return the text of each page of paper."""

    def call(content: bytes, sheet: str = "") -> list[str]:
        page, paper = tmp_path / "page.html", tmp_path / "paper.pdf"
        page.write_bytes(content)
        chromium("--no-pdf-header-footer", f"--print-to-pdf={paper}", f"{page.as_uri()}#{sheet}")
        return output_of(command("pdftotext", WHITE), "-layout", str(paper), "-").split("\f")[:-1]

    return call


class Reader(HTMLParser):
    """The texts of a page by section, and every element of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.sections: dict[str, str] = {}
        self.texts: list[tuple[str, str]] = []
        self.opened: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        self.elements.append((tag, found))
        if tag == "section" and found.get("id"):
            self.sections[str(found["id"])] = ""
        if tag not in ("meta", "br"):
            self.opened.append(f"{tag}.{str(found['class']).split()[0]}" if found.get("class") else tag)
            self.texts.append((">".join(self.opened), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop().partition(".")[0] == tag

    def handle_data(self, data: str) -> None:
        where = ">".join(self.opened)
        if self.texts and self.texts[-1][0] == where:
            self.texts[-1] = (where, self.texts[-1][1] + data)
        if self.sections:
            name = list(self.sections)[-1]
            self.sections[name] += data

    def all(self, where: str) -> list[str]:
        return [text for path, text in self.texts if path.endswith(where)]


def same(reader: Reader, questions: list[Question]) -> None:
    """Compare what the quizmaster reads with QUESTIONS."""
    assert [text for text in reader.all("article>h4>span") if text] == [q.question for q in questions]
    assert reader.all("ol.choices>li") == [text for question in questions for text in choices(question)]
    assert reader.all("p.answer>span>b") == [question.answer for question in questions]
    assert reader.all("p.why") == [question.why for question in questions if question.why]
    assert reader.all("ol.key>li>b") == [question.answer for question in questions]


def test_chromium_reads_the_whole_deck(
    run: Any, chromium: Any, tmp_path: Path, questions: tuple[Question, ...]
) -> None:
    done = run("html", *ALL)
    assert done.losses() == {}
    page = tmp_path / "page.html"
    page.write_bytes(done.content)
    seen = chromium("--dump-dom", "--enable-logging=stderr", page.as_uri())
    same(Reader(seen.stdout), list(questions))
    assert not re.search("Refused|violates|Content Security", seen.stderr)


def test_hostile_questions_are_text_and_nothing_else(
    run: Any, chromium: Any, tmp_path: Path, hostile: Path, hostile_questions: tuple[Question, ...]
) -> None:
    done = run("html", "--data", hostile)
    assert set(done.losses("doubtful")) == {"question-long-4000", "question-long-300", "question-tab"}
    dropped = done.losses("dropped")
    assert set(dropped) == {"question-blank-choice", "question-blank-question"}
    page = tmp_path / "page.html"
    page.write_bytes(done.content)
    seen = Reader(chromium("--dump-dom", page.as_uri()).stdout)
    same(seen, [question for question in hostile_questions if question.id not in dropped])
    assert {tag for tag, _ in seen.elements} == {tag for tag, _ in Reader(run("html").text).elements}


def test_the_policy_allows_the_style_and_nothing_else(run: Any, chromium: Any, tmp_path: Path) -> None:
    done = run("html", *ROUNDS)
    policy = re.search('<meta http-equiv="Content-Security-Policy" content="(.*)">', done.text)
    assert policy
    assert re.fullmatch(
        r"default-src 'none'; style-src 'sha256-[\w+/]{43}='; base-uri 'none'; form-action 'none'", policy[1]
    )
    page = tmp_path / "page.html"
    page.write_text(done.text.replace("--paper: #fff", "--paper: #ffe"), encoding="utf-8")
    assert "Content Security Policy" in chromium("--dump-dom", "--enable-logging=stderr", page.as_uri()).stderr


def test_nothing_is_fetched_or_run(run: Any) -> None:
    reader = Reader(run("html", *ROUNDS).text)
    links = {attributes.get("href") for tag, attributes in reader.elements if tag == "a"}
    assert links == {"#", "#quizmaster", "#team", "#marking"}
    for tag, attributes in reader.elements:
        assert tag not in ("script", "link", "img", "iframe", "object", "form", "input")
        assert not [name for name in attributes if name in ("src", "style", "srcset") or name.startswith("on")]
        assert tag == "a" or "href" not in attributes
    assert "url(" not in run("html").text
    assert "@import" not in run("html").text


def test_the_page_is_fit_for_keyboards_and_screen_readers(run: Any) -> None:
    reader = Reader(run("html", *ROUNDS).text)
    assert ("html", {"lang": "en"}) in reader.elements
    assert reader.all("head>title") == ["Red Heat (1988)"]
    levels = [int(tag[1]) for tag, _ in reader.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower <= upper + 1 for upper, lower in pairwise(levels))
    ids = [attributes["id"] for _, attributes in reader.elements if "id" in attributes]
    assert len(set(ids)) == len(ids)
    labels = [attributes["aria-labelledby"] for _, attributes in reader.elements if "aria-labelledby" in attributes]
    assert set(labels) <= set(ids)
    assert {tag for tag, _ in reader.elements} >= {"header", "nav", "main"}
    assert all(attributes.get("scope") for tag, attributes in reader.elements if tag == "th")


def test_no_answer_is_in_the_team_sheet(run: Any, pages: Any) -> None:
    done = run("html", *ALL)
    section = Reader(done.text).sections["team"].casefold()
    assert "a b c d" in section
    words = set(re.findall(r"[\w']+", section))
    printed = {"team", "sheet", "quiz", "night", "date", "tie", "break", "round", "score", "of", "a", "b", "c", "d"}
    assert words <= printed | {*map(str, range(1, 100))} | {
        word for one in Reader(done.text).all("section.round>h3") for word in re.findall(r"\w+", one.casefold())
    }
    alone = " ".join(pages(done.content, "team"))
    assert "Team sheet" in alone
    assert not re.search("Quizmaster|Marking|Answer|Also right", alone)
    assert set(re.findall(r"[\w']+", alone.casefold())) <= words | set(map(str, range(100)))


def test_no_question_is_split_between_pages(run: Any, pages: Any, questions: tuple[Question, ...]) -> None:
    printed = [" ".join(page.split()) for page in pages(run("html", *ALL).content, "quizmaster")]
    assert len(printed) > 10
    for question in questions:
        [page] = [page for page in printed if re.search(rf" s, {question.id}(?![\w-])", page)]
        end = re.search(rf" s, {question.id}(?![\w-])", page)
        assert end
        before = page[: end.start()]
        assert " ".join(question.question.split()[:3]) in before.replace("\u2010", "-"), question.id
    assert not [
        page for page in printed if re.search(r"(questions?, [\dmin ]+s to read|Round \d+: \w+) \d+ / \d+$", page)
    ]


def test_the_sheets_begin_on_pages_of_their_own(run: Any, pages: Any) -> None:
    first_lines = [page.strip().splitlines()[0].strip() for page in pages(run("html", *ROUNDS).content)]
    assert [line for line in first_lines if "sheet" in line] == ["Quizmaster's sheet", "Team sheet", "Marking sheet"]
    assert [line for line in first_lines if line.startswith("Round")][:2] == ["Round 2: plot", "Round 3: production"]


def long_question(hostile: Path, folder: Path, asked: str, why: str) -> Path:
    """Write a film's file with a single question, which asks ASKED because of WHY."""
    plain = hostile.read_text(encoding="utf-8").partition('\n[[questions]]\nid = "question-signs"')[0]
    plain = plain.replace('question = "An ordinary question?"', f'question = """{asked}"""')
    path = folder / "film.toml"
    path.write_text(plain.replace('why = "An ordinary question?"', f'why = """{why}"""'), encoding="utf-8")
    return path


def whole(printed: list[str]) -> bool:
    """Tell whether the page that ends the question is the one that begins it."""
    [page] = [page for page in printed if "question-plain" in page]
    return bool(re.search(r"^\s*1\.", page, re.MULTILINE))


@pytest.mark.parametrize("asked", ["What is it? " * 85, "W" * 1000, "紅" * 1000, "Line\n" * 24])
def test_a_question_as_long_as_is_not_told_fits_a_page(
    run: Any, pages: Any, hostile: Path, tmp_path: Path, asked: str
) -> None:
    done = run("html", "--data", long_question(hostile, tmp_path, asked, "Because. " * 12))
    assert done.told == []
    assert whole(pages(done.content, "quizmaster"))


@pytest.mark.parametrize("asked", ["What is it? " * 330, "Line\n" * 60])
def test_a_question_longer_than_a_page_is_told(run: Any, pages: Any, hostile: Path, tmp_path: Path, asked: str) -> None:
    done = run("html", "--data", long_question(hostile, tmp_path, asked, "Because. " * 12))
    assert done.told == ["redheat: question-plain: doubtful: it may be longer than a page and split when printed"]
    assert not whole(pages(done.content, "quizmaster"))


def test_reading_times_add_up(run: Any) -> None:
    text = run("html", *ROUNDS).text
    each = [int(seconds) for seconds in re.findall(r"(\d+) s, question-", text)]
    assert len(each) == 16
    minutes, seconds = divmod(sum(each), 60)
    assert f"<p>16 questions in 3 rounds, {minutes} min {seconds} s to read.</p>" in text
    assert "<p>1 question in 1 round, " in run("html", "--limit", 1).text


def test_paper_has_the_same_as_the_host(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    rounds = ("--rounds", "cast:6,dialogue:5,plot:6,mixed:5", "--seed", "friday")
    on_paper = [" ".join(text.split()) for text in Reader(run("html", *rounds).text).all("article>h4>span") if text]
    sheet = output_of(COMMAND, "host", "--script", *rounds)
    read = " ".join(sheet.partition("\nSpares")[0].split())
    starts = [read.index(text) for text in on_paper]
    assert len(on_paper) == 22
    assert starts == sorted(starts)


EVENING = ("host", "--venue", "The Anchor", "--teams", "Reds,Blues", "--seed", "x", "--accessible")


def test_the_sheets_of_a_saved_evening(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert run("html", "--evening")[::2] == (1, ["redheat: there is no evening to resume"])
    output_of(COMMAND, *EVENING, stdin="n\nn\nx\n")
    done = run("html", "--evening", "--title", "Friday")
    reader = Reader(done.text)
    rounds = ["Round 1: Quotes", "Round 2: Questions", "Round 3: Quotes", "Round 4: Questions"]
    assert reader.all("section.round>h3")[:5] == [*rounds, "Spares, for what is thrown out"]
    listed = json.loads(output_of(COMMAND, "host", "--resume", "--accessible", "--json"))[0]
    on_paper = [text for text in reader.all("article>h4>span") if text]
    stage = [listed["texts"][item["id"]] for one in listed["rounds"] for item in one["items"]]
    assert [" ".join(text.split()) for text in on_paper[:20]] == [" ".join(text.split()) for text in stage]
    assert len(on_paper) == 20 + 6 + 1
    assert reader.all("section.round>h3")[5] == "Tie-break: the nearest number wins"
    assert re.fullmatch("[0-9,]+", [text for text in reader.all("p.answer>span>b") if text][26])
    assert [text for text in reader.all("tr>td") if text] == ["Reds", "Blues"]
    for words in (["--evening", "--random", "3"], ["--venue", "The Anchor"]):
        assert run("html", *words)[::2] == (
            2,
            ["redheat: html --evening prints the sheets of a saved evening: only --venue and --title go with it"],
        )


def test_a_team_sheet_of_a_saved_evening(run: Any, pages: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    output_of(COMMAND, *EVENING, stdin="n\nn\nx\n")
    team = " ".join(pages(run("html", "--evening", "--title", "Friday").content, "team"))
    assert re.search(r"Friday\s+\d+ \w+ \d{4} at The Anchor\s+Team", team)
    assert re.search(r"Tie-break\s+1/1", team)


def test_a_round_that_fits_a_page_is_not_split_and_no_page_is_nearly_empty(run: Any, pages: Any) -> None:
    printed = pages(run("html", "--rounds", "cast:6,plot:6,production:6,dialogue:6", "--seed", "friday").content)
    quizmaster = printed[: next(number for number, page in enumerate(printed) if "Team sheet" in page)]
    assert [len(re.findall(r"^\s*\d\.\s", page, re.MULTILINE)) for page in quizmaster] == [6, 6, 6, 6]
    filled = [
        page for page in printed if not page.startswith("Scores")
    ]  # the table of scores is empty until it is used
    assert min(len(page.splitlines()) for page in filled) > 15


def test_a_title_that_is_an_answer_is_not_on_the_team_sheet(run: Any, hostile: Path) -> None:
    text = run("html", "--data", hostile, "--title", "Left -> right").text
    assert "Left -" not in Reader(text).sections["team"]


def test_rounds_for_paper_are_refused_or_short_as_for_the_other_formats(
    run: Any, hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("html", "--rounds", "cast:2", "--limit", "3")[::2] == (
        2,
        ["redheat: --rounds says which questions and how many: of the filters only --difficulty goes with it"],
    )
    short = run("html", "--rounds", "taglines:999,cast:2", "--difficulty", "hard")
    assert short.code == 1
    assert re.fullmatch(r"redheat: round 1: \d of 999: no more of 'taglines' are left", short.told[-1])
    assert len(re.findall(", question-", short.text)) == len(re.findall("hard, ", short.text)) == 2
    none = run("html", "--rounds", "dialogue:2", "--data", hostile)
    assert (none.code, len(none.told)) == (1, 2)
    assert none.told[0] == "redheat: round 1: 0 of 2: no more of 'dialogue' are left"
    assert none.told[1].startswith("redheat: there are other rounds: questions, mixed, ")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert run("html", "--evening", "--venue", "nowhere").told == ["redheat: there is no evening at nowhere"]
    assert run("html", "--evening", "--venue", "-").told == ["redheat: there is no evening"]

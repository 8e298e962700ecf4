"""The room's page: what is written beside it, and what real Chromium shows of it."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening, fixed
from helpers.running import COVERAGE, installed
from msgspec import structs

from redheat_cli.errors import BadUsage, OutputFailed
from redheat_cli.host import room_page
from redheat_cli.host.room_page import Room

FILM = str(Path(__file__).parent / "film.toml")
QUESTION = Room(
    kind="question",
    film="A Long Rain",
    heading="Weather 1/4",
    big=("Who plays Art Ridzik, the American detective?",),
    choices=(("A", "John Belushi"), ("B", "James Belushi"), ("C", "Nick Nolte"), ("D", "Dan Aykroyd")),
    timer=30.0,
    total=30.0,
    timed=True,
)
QUOTE = Room(kind="quote", film="A Long Rain", heading="Quotes 1/5", big=('"Who is Dirty Harry?"',))
TEAMS = tuple((f"{rank}.", f"Agatha Quiztie and the Poirots, table {rank:02}", str(90 - rank)) for rank in range(1, 31))
STATES = {
    "welcome": Room(kind="slide", film="A Long Rain", big=("A Long Rain",), small="We begin soon."),
    "round": Room(kind="slide", film="A Long Rain", heading="Round 1", number=1, big=("Weather",), small="5 to play"),
    "question": structs.replace(QUESTION, choices=(), timed=False),
    "choices": QUESTION,
    "right": structs.replace(QUESTION, answer="James Belushi", right="B"),
    "why": structs.replace(QUESTION, answer="James Belushi", right="B", small="He spent a week with policemen. " * 5),
    "quote": structs.replace(QUOTE, gloss="«Кто такой Грязный Гарри?»", prompt="Who says it?"),
    "who": structs.replace(QUOTE, answer="Ivan Danko to Art Ridzik", small="The two compare guns."),
    "long question": structs.replace(QUESTION, big=("What is it that nobody in the film ever says? " * 8,)),
    "long words": structs.replace(
        QUESTION, choices=tuple((letter, "Rindfleischetikettierung" * 3) for letter in "ABCD")
    ),
    "japanese": structs.replace(QUESTION, big=("草壁タツオの声を担当したのは誰でしょうか?",)),
    "arabic": structs.replace(QUESTION, big=("من يؤدي دور آرت ريدزيك، المحقق الأمريكي في الفيلم؟",), dir="rtl"),
    "break": Room(kind="slide", heading="Break", big=("Back in ten minutes",), timer=600.0, total=600.0, timed=True),
    "standings": Room(kind="table", film="A Long Rain", heading="Standings", table=TEAMS[:6]),
    "finale": Room(kind="table", film="A Long Rain", heading="The final standings", table=TEAMS[20:], hidden=20),
    "thirty teams": Room(kind="table", film="A Long Rain", heading="The end: a tie for first place", table=TEAMS),
    "end": Room(kind="slide", film="A Long Rain", heading="The end", big=("Thank you, and good night.",)),
}
SCREENS = ((1280, 720), (1024, 768), (390, 844), (844, 390))
# What is cut off or stands outside the screen, and whether anything scrolls.
CUT = """
const outside = [...document.querySelectorAll("h1, p, li, li span, .clock, header span")].filter(one => {
  const box = one.getBoundingClientRect();
  const inner = one.closest("section")?.getBoundingClientRect() ?? document.body.getBoundingClientRect();
  return one.textContent && (box.left < inner.left - 2 || box.right > inner.right + 2
    || box.top < inner.top - 2 || box.bottom > inner.bottom + 2
    || one.scrollWidth > one.clientWidth + 2 && one.clientWidth);
}).map(one => one.textContent.slice(0, 30));
const root = document.documentElement;
return [outside, root.scrollHeight > innerHeight || root.scrollWidth > innerWidth];
"""
PLACES = """
return [...document.querySelectorAll("h1, .choices li, .choices span")].map(one => {
  const box = one.getBoundingClientRect();
  return [box.left, box.top, box.width, box.height].map(Math.round);
});
"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """A real Chromium, without a window."""
    webdriver = pytest.importorskip("selenium.webdriver")
    if not (shutil.which("chromium") and shutil.which("chromedriver")):
        pytest.skip("there is no chromium here: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for argument in ("headless=new", "no-sandbox", "disable-gpu", "no-first-run", "disable-background-networking"):
        options.add_argument(f"--{argument}")
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    yield driver
    driver.quit()


@pytest.fixture
def page(tmp_path: Path) -> str:
    """The path of a page that has been begun."""
    path = str(tmp_path / "room.html")
    room_page.begin(path)
    return path


def write(path: str, shown: Room) -> None:
    """Replace the script that the page at PATH follows by what is SHOWN."""
    room_page.publish(path, shown, at=1_000_000.0, over=False)


def until(driver: Any, condition: str, *given: object) -> None:
    """Wait until the page holds CONDITION, in JavaScript."""
    from selenium.webdriver.support.wait import WebDriverWait

    WebDriverWait(driver, 20, poll_frequency=0.05).until(
        lambda _: driver.execute_script(f"return {condition}", *given), condition
    )


def until_shown(driver: Any, path: str) -> dict[str, Any]:
    """Wait until the page at PATH shows what its script says, and return that."""
    record = Path(room_page.script_beside(path)).read_text().removeprefix("room(").removesuffix(")\n")
    until(driver, "JSON.stringify(shown.given) === JSON.stringify(JSON.parse(arguments[0]))", record)
    return json.loads(record)  # type: ignore[no-any-return]


def resize(driver: Any, width: int, height: int) -> None:
    """Give the page a size, and wait until it is drawn at that."""
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False},
    )
    driver.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")


def test_every_state_is_shown_whole_on_every_screen(chromium: Any, page: str) -> None:
    write(page, STATES["welcome"])
    chromium.get(room_page.address(page))
    for name, shown in STATES.items():
        write(page, shown)
        until_shown(chromium, page)
        words = " ".join(
            [*shown.big, shown.prompt, *(choice for _, choice in shown.choices), *(row[1] for row in shown.table)]
        )
        text = chromium.execute_script("return document.body.textContent")
        missing = [word for word in words.split() if word.strip('"') not in text]
        assert (name, missing) == (name, [])
        for size in SCREENS:
            resize(chromium, *size)
            outside, scrolls = chromium.execute_script(CUT)
            assert (name, size, outside, scrolls) == (name, size, [], False)


def test_nothing_moves_when_the_answer_comes(chromium: Any, page: str) -> None:
    resize(chromium, 1280, 720)
    write(page, QUESTION)
    chromium.get(room_page.address(page))
    until(chromium, "document.querySelectorAll('.choices li').length === 4")
    before = chromium.execute_script(PLACES)
    write(page, STATES["why"])
    until(chromium, "document.querySelector('.right') !== null")
    assert chromium.execute_script(PLACES) == before
    tick = "return getComputedStyle(document.querySelector(arguments[0]), '::after').visibility"
    assert [chromium.execute_script(tick, one) for one in (".right", ".wrong")] == ["visible", "hidden"]


def test_the_screen_outlives_its_file(chromium: Any, page: str) -> None:
    write(page, QUOTE)
    chromium.get(room_page.address(page))
    until(chromium, "document.body.className === 'quote'")
    script = Path(room_page.script_beside(page))
    script.unlink()
    until(chromium, "document.body.classList.contains('lost')")
    script.write_text('room({"kind":"slide","big":["Half')
    until(chromium, "looks > 25")
    assert "Dirty Harry" in chromium.execute_script("return document.getElementById('ask').textContent")
    write(page, STATES["end"])
    until(chromium, "document.body.className === 'slide'")
    write(page, STATES["welcome"])
    until(chromium, "document.getElementById('ask').textContent === 'A Long Rain'")
    assert chromium.execute_script("return document.scripts.length") == 2


def test_the_clock_runs_and_says_time(chromium: Any, page: str) -> None:
    write(page, structs.replace(QUESTION, since=0.0))
    chromium.get(room_page.address(page))
    until(chromium, "document.querySelector('.clock b')?.textContent === 'TIME'")
    until(chromium, "document.getElementById('status').textContent === 'TIME'")
    write(page, QUESTION)
    until(chromium, "document.querySelector('.clock b')?.textContent === '0:30'")


def test_an_evening_is_followed_and_shows_no_answer_early(chromium: Any, page: str) -> None:
    evening = fixed(an_evening(SMALL_FILM, rounds="weather:2", seed="three"))
    session = a_session(evening, Clock(), page)
    chromium.get(room_page.address(page))
    for _ in range(12):
        session.press("space")
        item = session.game.current()
        record = until_shown(chromium, page)
        if item and session.game.place.part < item.reveal:
            seen = chromium.execute_script("return document.documentElement.innerHTML + JSON.stringify(shown)")
            assert "right" not in record
            assert 'class="right' not in seen.partition("<script>")[0]
    session._journal.close()


def test_a_page_is_written_with_its_script_and_address(tmp_path: Path) -> None:
    folder = tmp_path / "Bar & Grill"
    folder.mkdir()
    played = installed(
        "host", "--accessible", "--data", FILM, "--seed", "x", "--page", str(folder / "room.html"),
        stdin="\n", XDG_STATE_HOME=str(tmp_path), **COVERAGE,
    )  # fmt: skip
    address = f"file://{tmp_path}/Bar%20%26%20Grill/room.html"
    opened = f"redheat: the room's screen: open {address} in a browser"
    assert played.err.splitlines()[0] == opened
    assert f"Room:{address}" in re.sub(r"\n +| ", "", played.out)
    assert (folder / "room.js").read_text().startswith('room({"kind":"slide","film":"A Long Rain","heading":"Round 1",')
    again = installed(
        "host",
        "--accessible",
        "--data",
        FILM,
        "--resume",
        stdin="",
        XDG_STATE_HOME=str(tmp_path),
        **COVERAGE,
        COLUMNS="200",
    )
    assert again.err.splitlines()[0] == opened
    shutil.rmtree(folder)
    gone = installed(
        "host", "--accessible", "--data", FILM, "--resume", stdin="", XDG_STATE_HOME=str(tmp_path), **COVERAGE
    )
    assert gone.code == 0
    assert gone.err.splitlines()[0] == (
        f"redheat: the evening goes on without the room's page: {folder}/room.html: cannot be written: "
        "its folder does not exist"
    )


@pytest.mark.parametrize("name", ["room.html", "room.js"])
def test_what_is_not_ours_is_never_replaced(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(BadUsage, match=f"{name}: exists and is not a page of redheat"):
        room_page.begin(str(tmp_path / "room.html"))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir() if path.is_file()] == [(name, "mine")]
    (tmp_path / name).unlink()
    (tmp_path / name).mkdir()
    with pytest.raises(BadUsage, match="is not a page of redheat"):
        room_page.begin(str(tmp_path / "room.html"))


def test_a_page_of_ours_is_replaced(page: str) -> None:
    write(page, QUOTE)
    assert room_page.begin(page) == page


@pytest.mark.parametrize(
    ("path", "said"), [("/tmp/room.txt", r"/tmp/room.txt: the page's name must end in .html"), ("/\x1b.html", "print")]
)
def test_a_name_that_is_no_page_is_refused(path: str, said: str) -> None:
    with pytest.raises(BadUsage, match=said):
        room_page.begin(path)


def test_a_page_that_cannot_be_written_begins_no_evening(tmp_path: Path) -> None:
    with pytest.raises(OutputFailed):
        room_page.begin(str(tmp_path / "nowhere" / "room.html"))
    played = installed(
        "host",
        "--accessible",
        "--data",
        FILM,
        "--page",
        "nowhere/room.html",
        stdin="",
        XDG_STATE_HOME=str(tmp_path),
        **COVERAGE,
    )
    assert (played.code, played.out) == (4, "")
    assert not list((tmp_path / "redheat" / "sessions").glob("*.jsonl"))


@pytest.mark.parametrize(
    ("path", "folder"), [(".local/room.html", ".local"), ("me/.room.html", ""), ("a/.b/c/.d/room.html", "a/.b")]
)
def test_a_hidden_folder_is_named(tmp_path: Path, path: str, folder: str, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    assert room_page.begin(f"{tmp_path}/{path}") == f"{tmp_path}/{path}"
    warned = f"redheat: some browsers cannot open a page in a hidden folder, such as {tmp_path}/{folder}"
    assert capfd.readouterr().err.splitlines()[1:] == ([warned] if folder else [])

"""The line mode: the same evening without a cursor, from typed lines or a pipe, with the timer announced."""

import pytest
from helpers.evenings import SMALL_FILM, Clock, a_session, an_evening, check_screens, fixed

from redheat_cli.host import line_mode
from redheat_cli.host.keys_and_scores import KEYS, Key
from redheat_cli.host.session import Session

TYPED = (
    *("", "", "1", "t", "j visitor", "j", "the keeper", "", "", "s", "?", "", "x", "x\x1b[2J", "hello", "m", "a note"),
    *("m another", "w 2", "g", "2", "u", ".", ".", "S", "a", "t", "t", "+", "-", "0", "", "", "", "", "q", "n", "b"),
    *("10", "+", "n", "", "", "", "", "", "", "", "", "", "", "", "", "", "q"),
)


def transcript(session: Session, typed: tuple[str | None, ...], width: int = 40) -> str:
    """Return what is printed while TYPED is read; None is a wait that ends without a line."""
    printed: list[str] = []
    waiting = iter(typed)

    def wait(seconds: float | None) -> str | None:
        try:
            line = next(waiting)
        except StopIteration:
            raise EOFError from None
        if line is None:
            assert seconds is not None
            session.now.time += seconds  # type: ignore[attr-defined]
        printed.append(f"> {line}\n" if line is not None else "")
        return line

    line_mode.run(session, wait, printed.append, width)
    return "".join(printed)


def small_session() -> Session:
    """Begin an evening of the small film."""
    evening = fixed(an_evening(SMALL_FILM, rounds="quotes:2,weather:2", seed="three"))
    return a_session(evening, Clock(step=0))


def test_a_whole_evening() -> None:
    text = transcript(small_session(), TYPED).replace("\x1b", "ESC typed")
    check_screens("lines.txt", text)
    printed = "".join(line for line in text.splitlines(keepends=True) if not line.startswith("> "))
    assert "ESC" not in printed
    for word in ("LOBBY", "ROUND", "READ", "OPEN", "PAUSED", "TIME", "TOLD", "STANDINGS", "END", "ROOM BLANK"):
        assert word in printed
    assert max(map(len, printed.splitlines())) <= 40


def test_the_timer_is_announced() -> None:
    session = small_session()
    typed = ("", "", "+", "t", None, None, "1", None, None, "t", "t", "-", None, None, None, "q", "q")
    text = transcript(session, typed)
    said = [line for line in text.splitlines() if line in ("30 seconds", "10 seconds", "5 seconds", "TIME")]
    assert said == ["30 seconds", "10 seconds", "5 seconds", "TIME", "10 seconds", "5 seconds", "TIME"]


@pytest.mark.parametrize("key", [key for key in KEYS if key.do != "scroll"], ids=lambda key: key.do)
def test_every_key_of_the_screen_can_be_typed(key: Key) -> None:
    words = {"go": " 2", "pause": " 5", "deduct": " 2", "score": " 2 7.5", "team": " The Late Ones"}.get(key.do, "")
    words = " anything" if key.ask and key.do != "award" and not words else words
    session = small_session()
    transcript(session, ("", "", ""))
    before, typed = session.game, next(name for name in key.names if len(name) == 1)
    text = transcript(session, (f"{typed}{words}", *(typed for _ in range(key.do in ("end", "leave")))))
    assert "no key" not in text
    assert session.game is not before or session.said or session.leaving or "Keys, each with Enter" in text
    assert not session.ask


def test_points_for_the_twelfth_team() -> None:
    session = a_session(an_evening(SMALL_FILM, rounds="quotes:2", teams=map(str, range(101, 113))), Clock())
    assert "+1 112" in transcript(session, ("", "", "12"))


def test_a_point_after_a_refusal_says_what_it_did() -> None:
    text = transcript(small_session(), ("", "", "p x", "1"))
    assert text.index("the number of a team") < text.index("+1 Reds")

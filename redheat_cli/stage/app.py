"""x."""

from redheat_cli.stage.session import Session


def play(session: Session) -> None: ...

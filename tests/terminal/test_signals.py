"""How the process ends by a signal."""

import signal

import pytest

from redheat_cli.terminal import signals


def test_the_process_ends_as_the_signal_does_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(signals, "WINDOWS", False)
    monkeypatch.setattr(signals.signal, "signal", lambda number, handler: done.append((number, handler)))
    monkeypatch.setattr(signals.signal, "raise_signal", done.append)
    signals.end_by(signal.SIGTERM)
    assert done == [(signal.SIGTERM, signal.SIG_DFL), signal.SIGTERM]

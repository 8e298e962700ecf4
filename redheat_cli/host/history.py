"""Turn an evening's events into its game: each key is one event, and undoing one goes back to the game before it."""

from collections.abc import Iterable

from msgspec.structs import replace

from redheat_cli.host.actions import ACTIONS
from redheat_cli.host.game import Event, Game


class History:
    """Every game that can be undone to, the present one last, and what to tell the host now.

    An event costs the same however many came before it.
    """

    def __init__(self, game: Game, events: Iterable[Event] = ()) -> None:
        """Begin with GAME and let EVENTS happen."""
        self.said = ""
        self._games = [(game, "")]
        self._still = 0  # the timers of so many games are known to stand still
        for event in events:
            self.advance(event)

    @property
    def game(self) -> Game:
        """The present game."""
        return self._games[-1][0]

    def __len__(self) -> int:
        """Return how many events can be undone."""
        return len(self._games) - 1

    def advance(self, event: Event) -> None:
        """Let EVENT happen: one game more, one less for an undo, or the same one with something to say."""
        if event.do == "undo":
            self._undo()
        elif event.do == "resumed":
            self._stop_timers(event.at)
        else:
            game, self.said = ACTIONS[event.do](self.game, event)
            if game is not self.game:
                self._games.append((game, self.said))

    def _undo(self) -> None:
        if len(self._games) == 1:
            self.said = "nothing to undo"
            return
        _, word = self._games.pop()
        self.said = f"undone: {word or 'a step'}"
        self._still = min(self._still, len(self._games))

    def _stop_timers(self, at: float) -> None:
        """Stop the timer and the break where the last event before AT found it, wherever one can undo to."""
        for index in range(self._still, len(self._games)):
            game, word = self._games[index]
            pause = game.pause and game.pause.stopped(at)
            self._games[index] = (replace(game, timer=game.timer.stopped(at), pause=pause), word)
        self._still = len(self._games)

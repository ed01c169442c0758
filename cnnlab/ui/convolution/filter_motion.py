"""The drawn filters turn when the operation begins, or ends, to flip them."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from cnnlab.lab.shared.glide import ease
from cnnlab.lab.shared.ticker import Ticker
from cnnlab.scene.filter_turn import FilterTurn

TURN = 450.0  # ms of half a turn


class FilterMotion(QObject):
    """Where the filters are on their way round, shown through ``show``; None at rest."""

    def __init__(self, show: Callable[[FilterTurn | None], object], parent: QObject) -> None:
        super().__init__(parent)
        self._show = show
        self._turn: FilterTurn | None = None
        self._passed = 0.0
        self._ticker = Ticker(self)
        self._ticker.ticked.connect(self.advance)

    @property
    def running(self) -> bool:
        """Whether they are on their way."""
        return self._turn is not None

    def begin(self, turn: FilterTurn) -> None:
        """Set out; filters that are on their way already begin anew."""
        self._turn, self._passed = turn, 0.0
        self._show(turn)
        self._ticker.start()

    def stop(self) -> None:
        """Be there at once."""
        if self._turn is not None:
            self._turn = None
            self._ticker.stop()
            self._show(None)

    def painted(self) -> None:
        """The last frame has been painted."""
        self._ticker.painted()

    def advance(self, elapsed: float) -> None:
        """Let so many ms pass."""
        self._passed += elapsed
        if self._turn is None or self._passed >= TURN:
            self.stop()
        else:
            self._ticker.expect_paint()
            self._show(self._turn.at(ease(self._passed / TURN)))

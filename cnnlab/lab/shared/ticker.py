"""A frame timer that runs only while something moves, and drops unpainted frames."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

TICK = 16  # ms
MOST_DROPPED = 12  # ticks dropped in a row at most: a hidden window never paints


class Ticker(QObject):
    """Emits the elapsed time about sixty times a second while it runs."""

    ticked = Signal(float)
    """ms since the last tick that was not dropped."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unpainted, self._held = 0, False
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._on_timeout)

    @property
    def active(self) -> bool:
        """Whether it runs."""
        return self._timer.isActive()

    def start(self) -> None:
        """Start the timer unless it runs or is held."""
        if not self._held and not self._timer.isActive():
            self._clock.start()
            self._unpainted = 0
            self._timer.start()

    def stop(self) -> None:
        """Stop the timer."""
        self._timer.stop()

    def hold(self, held: bool) -> None:
        """Keep it from running, or let it go again."""
        self._held = held
        if held:
            self.stop()

    def expect_paint(self) -> None:
        """A repaint was requested: drop ticks until it is done."""
        self._unpainted += 1

    def painted(self) -> None:
        """The requested repaint is done."""
        self._unpainted = 0

    def _on_timeout(self) -> None:
        if 0 < self._unpainted < MOST_DROPPED:
            self._unpainted += 1
            return
        self.ticked.emit(float(self._clock.restart()))

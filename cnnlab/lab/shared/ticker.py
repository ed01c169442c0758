"""A clock that ticks only while something moves, and drops ticks that nobody has seen."""

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal

TICK = 16  # ms
MOST_DROPPED = 12  # ticks without a paint after which time goes on: the window may be hidden


class Ticker(QObject):
    """Says how much time has passed, about sixty times a second while it runs."""

    ticked = Signal(float)
    """ms since the last tick that counted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._unpainted = 0
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
        """Run; nothing changes if it does already."""
        if not self._timer.isActive():
            self._clock.start()
            self._unpainted = 0
            self._timer.start()

    def stop(self) -> None:
        """Rest."""
        self._timer.stop()

    def expect_paint(self) -> None:
        """A frame was asked for: ticks are dropped until it is painted."""
        self._unpainted += 1

    def painted(self) -> None:
        """The last frame has been shown."""
        self._unpainted = 0

    def _on_timeout(self) -> None:
        if 0 < self._unpainted < MOST_DROPPED:
            self._unpainted += 1
            return
        self.ticked.emit(float(self._clock.restart()))

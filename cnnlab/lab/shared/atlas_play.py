"""A forward pass that is played through the blocks of an atlas."""

from PySide6.QtCore import QObject, Signal

from cnnlab.lab.shared.ticker import Ticker
from cnnlab.scene.atlas_sheet import Playing

BLOCK_MS = 900.0  # a block, at speed 1
SLOWEST, FASTEST = 0.25, 4.0


class AtlasPlay(QObject):
    """A position in blocks: its whole part is the block that fills, the rest how far it has."""

    changed = Signal()
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.count = 0
        self.position: float | None = None
        """None while all is shown."""
        self.speed = 1.0
        self.ticker = Ticker(self)
        self.ticker.ticked.connect(self.advance)

    @property
    def shown(self) -> Playing | None:
        """What an atlas is to show of it."""
        if self.position is None:
            return None
        block = min(int(self.position), self.count - 1)
        return Playing(block, min(1.0, self.position - block))

    def set_count(self, count: int) -> None:
        """There are so many blocks."""
        if count != self.count:
            self.stop()
            self.count = count

    def toggle(self) -> None:
        """Play from where it is, from the first block if all is shown; or pause."""
        if self.ticker.active:
            self._pause()
            return
        if self.position is None:
            self._set(1.0)  # the image is there from the beginning
        self.ticker.start()
        self.playing_changed.emit(True)

    def step(self, direction: int) -> None:
        """The next block whole, or the one before."""
        self._pause()
        now = float(self.count) if self.position is None else self.position
        target = int(now) + 1.0 if direction > 0 else -(-now // 1) - 1.0
        if direction > 0 and self.position is None:
            target = 2.0
        self._set(None if target >= self.count else max(1.0, target))

    def stop(self) -> None:
        """Show all."""
        self._pause()
        self._set(None)

    def set_speed(self, speed: float) -> None:
        """So many times as fast."""
        self.speed = min(max(speed, SLOWEST), FASTEST)

    def advance(self, ms: float) -> None:
        """Time passes."""
        if self.position is None:
            return
        after = self.position + ms * self.speed / BLOCK_MS
        if after >= self.count:
            self.stop()
        else:
            self._set(after)

    def _pause(self) -> None:
        if self.ticker.active:
            self.ticker.stop()
            self.playing_changed.emit(False)

    def _set(self, position: float | None) -> None:
        if position != self.position:
            self.position = position
            self.changed.emit()

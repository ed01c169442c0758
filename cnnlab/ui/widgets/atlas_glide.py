"""The way of a camera from one place to another."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal

from cnnlab.scene.atlas_camera import SheetCamera, between

GLIDE_MS = 280


class Glide(QObject):
    """Emits the share 0…1 of the way that is done."""

    moved = Signal(float)
    arrived = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._way: tuple[SheetCamera, SheetCamera] | None = None
        self._clock = QVariantAnimation(self)
        self._clock.setStartValue(0.0)
        self._clock.setEndValue(1.0)
        self._clock.setDuration(GLIDE_MS)
        self._clock.setEasingCurve(QEasingCurve.Type.Linear)
        self._clock.valueChanged.connect(self._on_value)
        self._clock.finished.connect(self._on_finished)

    @property
    def running(self) -> bool:
        """Whether it is on its way."""
        return self._clock.state() == QVariantAnimation.State.Running

    def set_duration(self, ms: int) -> None:
        """How long a way takes; 0 for at once."""
        self._clock.setDuration(ms)

    def go(self, start: SheetCamera, end: SheetCamera, at_once: bool = False) -> None:
        """Begin a way."""
        self._clock.stop()
        self._way = start, end
        if at_once or self._clock.duration() == 0:
            self.finish()
        else:
            self._clock.start()

    def camera(self, share: float) -> SheetCamera | None:
        """Where the camera is after a share of the way; None without a way."""
        return None if self._way is None else between(*self._way, share)

    def stop(self) -> None:
        """Stay where it is."""
        self._clock.stop()
        self._way = None

    def finish(self) -> None:
        """Be there at once."""
        self._clock.stop()
        if self._way is not None:
            self.moved.emit(1.0)
            self._on_finished()

    def _on_value(self, share: float) -> None:
        self.moved.emit(share)

    def _on_finished(self) -> None:
        self._way = None
        self.arrived.emit()

"""Turns of the wheel or presses of a key that are one gesture."""

from PySide6.QtCore import QElapsedTimer


class GestureRun:
    """Edits of one thing that follow one another without a pause."""

    def __init__(self) -> None:
        self._clock = QElapsedTimer()
        self._about: object = None
        self._gesture: object = object()

    def gesture(self, about: object, pause: int) -> object:
        """The gesture of an edit of something: a new one after so many ms, or of another thing."""
        expired = not self._clock.isValid() or self._clock.elapsed() > pause
        if about != self._about or expired:
            self._about, self._gesture = about, object()
        self._clock.start()
        return self._gesture

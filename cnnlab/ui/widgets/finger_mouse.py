"""One finger as a mouse: a tap is a click, and what does not scroll is dragged."""

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QWidget

Kind = QEvent.Type
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class FingerMouse:
    """Gives a window the events of a mouse; places are in its pixels.

    The mouse comes to a place before it is pressed there, so that what a mouse points at is told
    to a finger too. It stays there.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._tapped: tuple[int, QPointF] | None = None

    def tap(self, at: QPointF, time: int) -> None:
        """Click at a time in ms, once this event is over: a click may open what waits for more."""
        down = Kind.MouseButtonDblClick if self._is_second(at, time) else Kind.MouseButtonPress
        native = self._window.windowHandle()
        for kind in (Kind.MouseMove, down, Kind.MouseButtonRelease):
            QCoreApplication.postEvent(native, self._event(kind, at))

    def point(self, at: QPointF) -> None:
        """Be there, and press nothing."""
        self._send(Kind.MouseMove, at)

    def press(self, at: QPointF) -> None:
        """Begin to drag."""
        self.point(at)
        self._send(Kind.MouseButtonPress, at)

    def drag(self, at: QPointF) -> None:
        """Go on to drag."""
        self._send(Kind.MouseMove, at, LEFT)

    def release(self, at: QPointF) -> None:
        """End the drag."""
        self._send(Kind.MouseButtonRelease, at)

    def _is_second(self, at: QPointF, time: int) -> bool:
        """Whether this tap and the one before are a double click."""
        before, self._tapped = self._tapped, (time, at)
        hints = QGuiApplication.styleHints()
        if before is None or time - before[0] > hints.mouseDoubleClickInterval():
            return False
        way = at - before[1]
        if max(abs(way.x()), abs(way.y())) > hints.touchDoubleTapDistance():
            return False
        self._tapped = None
        return True

    def _send(self, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton = NONE) -> None:
        QCoreApplication.sendEvent(self._window.windowHandle(), self._event(kind, at, held))

    def _event(self, kind: QEvent.Type, at: QPointF, held: Qt.MouseButton = NONE) -> QMouseEvent:
        presses = kind in (Kind.MouseButtonPress, Kind.MouseButtonDblClick)
        return QMouseEvent(
            kind,
            at,
            at,
            self._window.mapToGlobal(at),
            LEFT if presses or kind == Kind.MouseButtonRelease else NONE,
            LEFT if presses else held,
            QGuiApplication.keyboardModifiers(),
            Qt.MouseEventSource.MouseEventSynthesizedByQt,
        )

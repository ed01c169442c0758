"""Fingers on a window, from its first touch on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QShowEvent, QTouchEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cnnlab.ui.widgets.fingers import Fingers


def watch_touch(window: QWidget) -> TouchWatch:
    """Watch a window, if it is not watched yet."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return window.findChild(TouchWatch, options=direct) or TouchWatch(window)


class TouchWatch(QObject):
    """Hands what touches a window to its ``Fingers``, which are made at the first touch.

    It filters the events of the native window: these are few beside those of all widgets, and come
    before any widget has them.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._fingers: Fingers | None = None
        window.installEventFilter(self)
        self._watch_native()

    @property
    def fingers(self) -> Fingers:
        """What the fingers do."""
        if self._fingers is None:
            from cnnlab.ui.widgets.fingers import Fingers  # most windows are never touched

            self._fingers = Fingers(self._window)
        return self._fingers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Their classes tell events apart several times as fast as their types."""
        if isinstance(event, QTouchEvent):
            return watched is not self._window and self.fingers.take(event)
        if isinstance(event, QShowEvent):
            self._watch_native()
        return False

    def _watch_native(self) -> None:
        native = self._window.windowHandle()
        if native is not None:
            native.installEventFilter(self)

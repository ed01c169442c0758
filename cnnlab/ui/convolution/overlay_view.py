"""The overlay as a widget: transparent to the mouse, painted only where it changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.overlay import Overlay, paint_overlay


class OverlayView(QWidget):
    """Shows an Overlay over its parent; says when a frame has been painted."""

    def __init__(self, parent: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(parent)
        self._overlay = Overlay()
        self._theme = load_theme("light")
        self._painted = painted
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)

    @property
    def overlay(self) -> Overlay:
        return self._overlay

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def set_overlay(self, overlay: Overlay) -> None:
        changed = overlay.changed_from(self._overlay)
        self._overlay = overlay
        if not changed.isEmpty():
            self.update(changed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_overlay(painter, self._overlay, self._theme, self.font(), event.region())
        painter.end()
        self._painted()

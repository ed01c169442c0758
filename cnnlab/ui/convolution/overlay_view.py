"""The overlay as a widget: transparent to the mouse, painted only where it changed."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.filter_turn import FilterTurn, paint_turn
from cnnlab.scene.overlay import Overlay, line_region, mark_region
from cnnlab.scene.overlay_paint import paint_overlay


class OverlayView(QWidget):
    """Shows an Overlay over its parent; says when a frame has been painted."""

    def __init__(self, parent: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(parent)
        self._overlay = Overlay()
        self._regions: list[QRegion] = []
        self._turn: FilterTurn | None = None
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
        """Show another overlay; only what differs is painted again."""
        changed = overlay.shapes_changed(self._overlay)
        old = dict(enumerate(zip(self._overlay.lines, self._regions, strict=True)))
        self._regions, recoloured = [], overlay.pointed != self._overlay.pointed
        for index, path in enumerate(overlay.lines):
            before, region = old.pop(index, (None, QRegion()))
            if before != path or recoloured:
                changed += region
                region = line_region(path)
                changed += region
            self._regions.append(region)
        for _, region in old.values():
            changed += region
        self._overlay = overlay
        if not changed.isEmpty():
            self.update(changed)

    def set_turn(self, turn: FilterTurn | None) -> None:
        """Filters on their way round, over their grids; None where they stand still."""
        for one in (self._turn, turn):
            if one is not None:
                self.update(one.region)
        self._turn = turn

    def paintEvent(self, event: QPaintEvent) -> None:
        exposed = event.region()
        pairs = zip(self._overlay.lines, self._regions, strict=True)
        lines = tuple(path for path, region in pairs if region.intersects(exposed))
        marks = tuple(m for m in self._overlay.marks if mark_region(m).intersects(exposed))
        seen = replace(self._overlay, lines=lines, marks=marks)
        painter = QPainter(self)
        if self._turn is not None:
            paint_turn(painter, self._turn, self._theme, self.font())
        paint_overlay(painter, seen, self._theme, self.font())
        painter.end()
        self._painted()

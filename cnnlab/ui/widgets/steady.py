"""Widgets that get no lower while the pointer is over them, so that what it is on stays there."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Steady(QObject):
    """Holds the heights of ``parts`` while the pointer is over ``area``; they may still grow.

    No part is a QLabel: these take the least height they once had for what their text needs.
    """

    def __init__(self, area: QWidget, parts: Iterable[QWidget]) -> None:
        super().__init__(area)
        self._area, self._parts, self._held = area, tuple(parts), False
        for widget in (area, *self._parts):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._area and kind in (QEvent.Type.Enter, QEvent.Type.Leave):
            self._held = kind == QEvent.Type.Enter
            for part in self._parts:
                self._hold(part)
        elif self._held and kind == QEvent.Type.Resize and watched is not self._area:
            part = next(one for one in self._parts if one is watched)
            if part.height() > part.minimumHeight():
                self._hold(part)
        return False

    def _hold(self, part: QWidget) -> None:
        held = self._held and part.isVisible()
        part.setMinimumHeight(part.height() if held else 0)

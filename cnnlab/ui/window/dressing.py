"""Puts a theme on what is seen, and on what is hidden only when it is shown.

Qt works a style sheet out anew for every widget under the one that has it, twice: with one sheet
for the window, another theme took 0.3 s. So each part has its own, and no part is in another.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.window.theme import sheet

SHOWN = (QEvent.Type.Show, QEvent.Type.ShowToParent)  # the second in a window that is hidden too


def put_sheet(part: QWidget, theme: Theme) -> None:
    """A theme's style sheet on a part that paints nothing itself."""
    part.setStyleSheet(sheet(theme))


class Dressing(QObject):
    """Has ``put_on`` called with a theme at once, or before a hidden part is painted again.

    The first theme is put on at once, which costs little before a part was ever shown.
    """

    def __init__(self, part: QWidget, put_on: Callable[[Theme], object]) -> None:
        super().__init__(part)
        self._part, self._put_on = part, put_on
        self._theme: Theme | None = None
        self._worn: Theme | None = None
        part.installEventFilter(self)

    def set_theme(self, theme: Theme) -> None:
        """Look as this theme has it."""
        self._theme = theme
        if self._worn is None or self._part.isVisibleTo(self._part.window()):
            self._change()

    def _change(self) -> None:
        if self._theme is not None and self._worn is not self._theme:
            self._worn = self._theme
            self._put_on(self._theme)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in SHOWN:
            self._change()
        return super().eventFilter(watched, event)


def follow_font(window: QWidget) -> None:
    """Have all of a window written in the program's font, which has changed.

    Qt leaves parts with a style sheet of their own, and what is in them, as they were.
    """
    for part in window.findChildren(QWidget):
        worn = part.styleSheet()
        if worn or part.parent() is window:
            part.setFont(QFont())
        if worn:
            part.setStyleSheet("")
            part.setStyleSheet(worn)

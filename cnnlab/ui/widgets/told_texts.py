"""What screen readers were told stays true: over AT-SPI they keep it until they hear of a change.

A widget that is painted anew may hold other numbers, so what was told is compared a little later, a
few at a time; where the keyboard goes, at once.
"""

from itertools import islice
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface
from PySide6.QtWidgets import QWidget

PAUSE: Final = 50  # ms
MOST: Final = 100
"""Texts that are compared in one turn of the event loop."""
CHANGED: Final = {
    QAccessible.Text.Name: QAccessible.Event.NameChanged,
    QAccessible.Text.Description: QAccessible.Event.DescriptionChanged,
}


class ToldTexts(QObject):
    """Names and descriptions that were told of parts of a widget, or of itself."""

    def __init__(self, widget: QWidget, focus_tells: bool = False) -> None:
        """``focus_tells``: what has the keyboard is told of by its number, so not by its name."""
        super().__init__(widget)
        self._focus_tells = focus_tells
        self._told: dict[tuple[QAccessibleInterface, QAccessible.Text], str] = {}
        self._left = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._compare_some)
        widget.installEventFilter(self)

    def remember(self, part: QAccessibleInterface, kind: QAccessible.Text, text: str) -> str:
        """The text, which is being told now."""
        if kind in CHANGED:
            self._told[part, kind] = text
        return text

    def renew(self, part: QAccessibleInterface) -> None:
        """Tell of what is another than was told."""
        for kind, event in CHANGED.items():
            told = self._told.pop((part, kind), None)
            if told is None or not part.isValid():
                continue
            if part.text(kind) != told:  # which is remembered
                QAccessible.updateAccessibility(QAccessibleEvent(part, event))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._told:
            self._left = len(self._told)
            if not self._timer.isActive():
                self._timer.start()
        return False

    def _compare_some(self) -> None:
        """The oldest first; what was compared goes to the end."""
        widget = self.parent()  # not kept: what a factory has returned is never let go of
        if self._focus_tells and isinstance(widget, QWidget) and widget.hasFocus():
            return
        some = list(islice(self._told, min(MOST, self._left)))
        self._left -= len(some)
        for part in dict.fromkeys(part for part, _ in some):
            self.renew(part)
        if self._left > 0:
            self._timer.start()

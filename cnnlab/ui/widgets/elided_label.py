"""A line of text that gives way when there is no room: its end becomes an ellipsis."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from cnnlab.ui.widgets.accessible import describe_as


class ElidedLabel(QFrame):
    """One line, at the right while it fits, or where it is aligned to."""

    def __init__(
        self,
        parent: QWidget | None = None,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignRight,
        margin: int = 8,
    ) -> None:
        """``margin`` is left free at both sides, in pixels."""
        super().__init__(parent)
        self._margin = margin
        self._text, self._align = "", align
        self._usual_width = 120

    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text; the whole of it is the tool tip's and the screen reader's."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.update()

    def set_usual_width(self, width: int) -> None:
        """Take this width where there is room, and never more."""
        self._usual_width = width
        self.setMaximumWidth(width)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._usual_width, self.fontMetrics().height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.rect().adjusted(self._margin, 0, -self._margin, 0)
        text = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self._align | Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()


describe_as(ElidedLabel, QAccessible.Role.StaticText)

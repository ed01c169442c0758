"""The scores of X and O by the pieces and by the whole picture, as a widget."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.piece_scores import ScoreGroup, paint_scores
from cnnlab.ui.widgets.accessible import describe_as


class ScoresView(QWidget):
    """Two bars for each way to compare, and who wins in words."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self.groups: Sequence[ScoreGroup] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_groups(self, groups: Sequence[ScoreGroup]) -> None:
        """Show other scores."""
        if groups != self.groups:
            self.groups = groups
            self.setAccessibleDescription(self.text())
            self.update()

    def text(self) -> str:
        """All of it as lines."""
        lines = []
        for group in self.groups:
            scores = (f"{name} {text}" for name, _, text in group.rows)
            lines += [group.title, *scores, group.verdict]
        return "\n".join(lines)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, round(self.fontMetrics().lineSpacing() * 11))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, round(self.fontMetrics().lineSpacing() * 8))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        if self.groups:
            rect = QRectF(self.rect())
            paint_scores(painter, rect, self.groups, self._theme, self.font())
        painter.end()


describe_as(ScoresView, QAccessible.Role.Graphic)

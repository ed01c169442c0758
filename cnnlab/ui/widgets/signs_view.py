"""Gradients, dead units and weights of each layer, as a training goes on."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.signs_paint import HEAD, ROW, SignRow, gradient_text, paint_signs
from cnnlab.ui.widgets.accessible import describe_as
from cnnlab.ui.widgets.percents import percent_form
from cnnlab.ui.widgets.translated import TranslatedWidget


class SignsView(TranslatedWidget):
    """A row for each layer; plain values in."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SignRow, ...] = ()
        self._theme = load_theme("light")
        self._heads: tuple[str, ...] = ("", "", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.retranslate()

    def set_rows(self, rows: Sequence[SignRow]) -> None:
        """Other numbers."""
        if len(rows) != len(self.rows):
            self.updateGeometry()
        self.rows = tuple(rows)
        self.setAccessibleDescription("; ".join(map(self._said, rows)))
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.update()

    def retranslate(self) -> None:
        self._heads = (
            self.tr("Layer"),
            self.tr("Gradient / weights"),
            self.tr("Dead units"),
            self.tr("Weights"),
        )
        self.setAccessibleName(self.tr("Gradients, dead units and weights by layer"))
        self.setToolTip(
            self.tr(
                "How large a gradient is beside its weights (on a logarithmic scale), which "
                "share of units is 0 for every image, and how the weights are spread"
            )
        )
        self.set_rows(self.rows)

    def _said(self, row: SignRow) -> str:
        parts = [row.name]
        if row.gradient is not None:
            text = self.tr("gradient {size}")
            parts.append(text.format(size=gradient_text(row.gradient)))
        if row.dead is not None:
            parts.append(self.tr("{share} % dead").format(share=round(100 * row.dead)))
        return ", ".join(parts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(4, 0, -4, 0)
        paint_signs(painter, rect, self.rows, self._heads, self._theme, self.font(), percent_form())
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(480, round(HEAD + ROW * max(1, len(self.rows))) + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())


describe_as(SignsView, QAccessible.Role.Graphic)

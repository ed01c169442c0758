"""The gradient of one weight for one image, as the sum over windows of error × input."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.network.step_tables import NumberTable
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.plain_table import LEFT


@dataclass(frozen=True)
class SumRow:
    """A line of the sum: a term, or a text with a number."""

    text: str
    """The window, or what the number is."""
    factors: tuple[str, ...]
    """Error and input of a term; empty for other lines."""
    product: str
    share: float | None = None
    """The product, −1…1, of the largest one; None for no bar."""
    strong: bool = False


@dataclass(frozen=True)
class SumShown:
    """A gradient, opened: its lines, and what is to be known about it."""

    title: str
    header: tuple[str, str, str, str]
    rows: tuple[SumRow, ...]
    notes: tuple[str, ...]

    def copied(self) -> str:
        """All of it as text, with tabs between columns."""
        lines = [self.title, "\t".join(self.header)]
        for row in self.rows:
            factors = row.factors or ("", "")
            lines.append("\t".join((row.text, *factors, row.product)))
        return "\n".join([*lines, *self.notes])


class SumTable(NumberTable):
    """Lines of a sum; nothing in it is chosen, it is scrolled with keys."""

    def __init__(self) -> None:
        super().__init__(4, bars=3)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)

    def show_rows(self, rows: Sequence[SumRow]) -> None:
        """Show another sum."""
        self.clearSpans()
        self.setRowCount(len(rows))
        bold = QFont(self.font())
        bold.setBold(True)
        for i, row in enumerate(rows):
            texts = (row.text, *(row.factors or ("", "")), row.product)
            for column, text in enumerate(texts):
                item = self.number(column, text, row.share if column == 3 else None)
                if row.strong:
                    item.setFont(bold)
                self.setItem(i, column, item)
            if not row.factors:
                self.setSpan(i, 0, 1, 3)
        self.fit_columns()


class StepSum(QWidget):
    """Shows the sum that it is given."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: SumShown | None = None
        self.title, self.table = ElidedLabel(align=LEFT, margin=0), SumTable()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_sum(self, shown: SumShown | None) -> None:
        """Show another one; None for none."""
        self.shown = shown
        self.title.set_text("" if shown is None else shown.title)
        self.table.show_rows(() if shown is None else shown.rows)
        if shown is not None:
            self.table.set_header(shown.header)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self.table.set_theme(theme)

    def sizeHint(self) -> QSize:
        return QSize(380, 400)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 200)

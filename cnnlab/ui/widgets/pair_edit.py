"""A spin box for rows and columns: one number for both, or two."""

import re

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QAbstractSpinBox, QToolTip, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.ui.widgets.number_box import indent
from cnnlab.ui.widgets.typed import TypedWatch

_WRITTEN = re.compile(r"\s*(\d{1,9})\s*(?:[×xX*,， ]\s*(\d{1,9}))?\s*")


class PairEdit(QAbstractSpinBox):
    """Shows 2, or 2×3; arrows step both numbers and keep what lies between them."""

    value_changed = Signal(object)
    """(rows, columns) after Enter, an arrow, or leaving the box."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limits = (least, most)
        self._value: Pair = (least, least)
        indent(self)
        self.editingFinished.connect(self._on_finished)
        TypedWatch(self, self.lineEdit())
        self._write()

    def take_typed(self) -> None:
        """Have the pair that is typed, as after Enter."""
        self._on_finished()

    def value(self) -> Pair:
        """Rows and columns."""
        return self._value

    def set_value(self, value: Pair) -> None:
        """Show other numbers, without a signal."""
        self._value = value
        self._write()

    def stepBy(self, steps: int) -> None:
        self._on_finished()
        rows, columns = self._value
        least, most = self._limits
        steps = min(max(steps, least - min(self._value)), most - max(self._value))
        self._commit((rows + steps, columns + steps))

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        flags = QAbstractSpinBox.StepEnabledFlag.StepNone
        if max(self._value) < self._limits[1]:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepUpEnabled
        if min(self._value) > self._limits[0]:
            flags |= QAbstractSpinBox.StepEnabledFlag.StepDownEnabled
        return flags

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the longest pair; the arrows and frame take about a line and a half."""
        size, most = super().minimumSizeHint(), self._limits[1]
        text = self.fontMetrics().horizontalAdvance(f"{most}×{most}")
        return QSize(max(size.width(), text + round(1.6 * size.height())), size.height())

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        return QValidator.State.Acceptable, text, position

    def _write(self) -> None:
        rows, columns = self._value
        self.setProperty("value", float(rows))  # Qt's spin boxes tell a screen reader this one
        self.lineEdit().setText(str(rows) if rows == columns else f"{rows}×{columns}")

    def _on_finished(self) -> None:
        found = _WRITTEN.fullmatch(self.lineEdit().text())
        if found is None:
            self._tell(
                self.tr("Type one number, or rows × columns such as 2×3, from {least} to {most}.")
            )
            self._write()
            return
        rows = int(found[1])
        pair = (rows, int(found[2]) if found[2] else rows)
        self._commit(pair)
        if pair != self._value:
            self._tell(self.tr("It can be from {least} to {most} here: what was typed is beyond."))

    def _tell(self, message: str) -> None:
        """At the box, with the limits filled in."""
        least, most = self._limits
        place = self.mapToGlobal(QPoint(0, self.height()))
        QToolTip.showText(place, message.format(least=least, most=most), self)

    def _commit(self, pair: Pair) -> None:
        least, most = self._limits
        clipped = min(max(pair[0], least), most), min(max(pair[1], least), most)
        changed = clipped != self._value
        self._value = clipped
        self._write()
        if changed:
            self.value_changed.emit(clipped)

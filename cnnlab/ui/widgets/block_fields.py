"""Spin boxes for what is set of one block."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from cnnlab.core.shapes import Pair
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.pair_edit import PairEdit

Setting: TypeAlias = int | float | Pair
Field: TypeAlias = WholeBox | NumberBox | PairEdit
ACROSS = 2  # fields side by side


@dataclass(frozen=True)
class FieldRow:
    """A setting: its name, what it is called, its value and limits; a pair, a number, or whole."""

    name: str
    label: str
    value: Setting
    least: float
    most: float
    tip: str = ""

    @property
    def kind(self) -> tuple[object, ...]:
        """What its box is made for."""
        return self.name, type(self.value), self.least, self.most


class BlockFields(QWidget):
    """A label and a box for each setting; says which one was set."""

    field_set = Signal(str, object)
    """Name and value."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, Field] = {}
        self._labels: dict[str, QLabel] = {}
        self._rows: tuple[FieldRow, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for column in range(ACROSS):
            self._grid.setColumnStretch(2 * column + 1, 1)

    def set_rows(self, rows: Sequence[FieldRow]) -> None:
        """Show these settings; the boxes stay where they are the same ones, and so the keyboard."""
        same = [row.kind for row in rows] == [row.kind for row in self._rows]
        self._rows = tuple(rows)
        if not same:
            self._make()
        for row in rows:
            label, box = self._labels[row.name], self.boxes[row.name]
            label.setText(row.label)
            box.setAccessibleName(row.label)
            box.setToolTip(row.tip)
            _show(box, row.value)

    def begin(self) -> bool:
        """Give the keyboard to the first box; False where there is none."""
        for box in self.boxes.values():
            box.setFocus()
            box.selectAll()
            return True
        return False

    def _make(self) -> None:
        for part in (*self._labels.values(), *self.boxes.values()):
            part.blockSignals(True)  # what is typed into one that goes belongs to no other block
            part.setParent(None)
            part.deleteLater()
        self.boxes, self._labels = {}, {}
        for i, row in enumerate(self._rows):
            label, box = QLabel(), _box(row)
            label.setBuddy(box)
            self._labels[row.name], self.boxes[row.name] = label, box
            changed = box.value_changed if isinstance(box, PairEdit) else box.valueChanged
            changed.connect(partial(self._on_changed, row.name))
            line, column = divmod(i, ACROSS)
            self._grid.addWidget(label, line, 2 * column)
            self._grid.addWidget(box, line, 2 * column + 1)

    def _on_changed(self, name: str, value: Setting) -> None:
        self.field_set.emit(name, value)


def _box(row: FieldRow) -> Field:
    if isinstance(row.value, tuple):
        return PairEdit(int(row.least), int(row.most))
    if isinstance(row.value, int):
        whole = WholeBox()
        whole.setKeyboardTracking(False)
        whole.setRange(int(row.least), int(row.most))
        return whole
    number = NumberBox()
    number.setRange(row.least, row.most)
    number.setSingleStep(0.05)
    return number


def _show(box: Field, value: Setting) -> None:
    if isinstance(box, PairEdit):
        assert isinstance(value, tuple)  # noqa: S101 - as its row is
        if value != box.value():
            box.set_value(value)
    else:
        assert not isinstance(value, tuple)  # noqa: S101 - as its row is
        box.show_value(value)

"""The cells on the drawing of one neuron: made, named, edited, and gone through by keyboard."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtWidgets import QWidget

from cnnlab.core.dense.neuron import MOST_EDITABLE, Neuron
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.grid import Cells
from cnnlab.scene.neuron_layout import NeuronLayout
from cnnlab.scene.text import number
from cnnlab.ui.neuron.one_edits import OneEdits, Place
from cnnlab.ui.widgets.accessible_numbers import announce_cell
from cnnlab.ui.widgets.round_cell import RoundCell

translate = QCoreApplication.translate
BIAS: Place = ("b", 0)
STEMS = {"x": "neuronInput", "w": "neuronWeight"}
FIGURE = 0.8  # of the size of the drawing's figures
Wire = Callable[[RoundCell, Callable[[], int]], None]


class OneCells:
    """Cells by place, in the order of the keyboard; ``wire`` connects a new one with its row."""

    def __init__(self, parent: QWidget, edits: OneEdits, wire: Wire) -> None:
        self._parent, self._edits, self._wire = parent, edits, wire
        self._theme = load_theme("light")
        self._inputs = 0
        self.by_place: dict[Place, RoundCell] = {}

    def ensure(self, inputs: int) -> None:
        """Make what is missing, remove what is too much; of many inputs only the bias is left."""
        self._inputs = inputs
        wanted = _places(inputs)
        for place in [place for place in self.by_place if place not in wanted]:
            cell = self.by_place.pop(place)
            cell.hide()
            # It must lose its parent at once, or it is still found by its name.
            cell.setParent(None)
            cell.deleteLater()
        made = {place: self.by_place.get(place) or self._make(place) for place in wanted}
        self.by_place = made
        self.retranslate()

    def show_neuron(self, neuron: Neuron) -> None:
        """Its numbers."""
        editable = len(neuron.x) <= MOST_EDITABLE
        largest_x = float(np.abs(neuron.x).max()) or 1.0
        largest_w = max(float(np.abs(neuron.w).max()), abs(neuron.b)) or 1.0
        values = {"x": neuron.x.tolist(), "w": neuron.w.tolist(), "b": [neuron.b]}
        for (kind, index), cell in self.by_place.items():
            largest = largest_x if kind == "x" else largest_w
            cell.set_cells(Cells(np.array([[values[kind][index]]]), largest))
            cell.editable = editable

    def place(self, layout: NeuronLayout, alone: QRectF) -> None:
        """Where the layout has them; the bias of a window stands ``alone``."""
        for (kind, index), cell in self.by_place.items():
            row = len(layout.units) - 1 if kind == "b" else index
            rect = layout.units[row] if kind == "x" else layout.cells[row]
            cell.place(alone if len(self.by_place) == 1 else rect, layout.size * FIGURE)

    def set_lit(self, row: int | None) -> None:
        """Which row is pointed at."""
        for place, cell in self.by_place.items():
            cell.set_lit(row is not None and self._row(place) == row)

    def set_theme(self, theme: Theme) -> None:
        """Other colours, for cells still to be made too."""
        self._theme = theme
        for cell in self.by_place.values():
            cell.set_theme(theme)

    def retranslate(self) -> None:
        """Names and tool tips, which say how to edit only where one can."""
        hint = translate("OneNeuron", "{name}: type, turn the wheel, Alt+drag")
        if self._inputs > MOST_EDITABLE:
            hint = "{name}"
        for place, cell in self.by_place.items():
            cell.setAccessibleName(_name(place))
            cell.setToolTip(hint.format(name=_name(place)))

    def _row(self, place: Place) -> int:
        """The row of its link, the bias's the last."""
        kind, index = place
        return self._inputs if kind == "b" else index

    def _make(self, place: Place) -> RoundCell:
        kind, index = place
        cell, edits = RoundCell(self._parent), self._edits
        cell.setObjectName("neuronBias" if kind == "b" else f"{STEMS[kind]}{index}")
        cell.set_theme(self._theme)
        cell.cell_edited.connect(lambda _r, _c, v, g: edits.set_cell(place, v, g))
        cell.block_edited.connect(lambda _r, _c, block: edits.set_cell(place, float(block[0, 0])))
        cell.block_pasted.connect(lambda _r, _c, block: edits.paste(place, block))
        cell.stepped.connect(partial(self._step, place))
        cell.current_moved.connect(partial(announce_cell, cell))
        cell.set_describe(lambda _r, _c: f"{_name(place)}: {number(cell.value(0, 0), 4)}")
        self._wire(cell, partial(self._row, place))
        cell.show()
        return cell

    def _step(self, place: Place, rows: int, columns: int) -> None:
        """To the cell below or above, or to the next or last one."""
        order = list(self.by_place)
        if columns:
            at = order.index(place) + (1 if columns > 0 else -1)
            target = order[at] if 0 <= at < len(order) else place
        else:
            target = self._beside(place, 1 if rows > 0 else -1)
        self.by_place[target].setFocus(Qt.FocusReason.TabFocusReason)
        announce_cell(self.by_place[target])

    def _beside(self, place: Place, down: int) -> Place:
        """The cell of the next row, of the same kind; over the bias are the weights."""
        row = self._row(place) + down
        if not 0 <= row <= self._inputs or len(self.by_place) == 1:
            return place
        return BIAS if row == self._inputs else (place[0] if place != BIAS else "w", row)


def _places(inputs: int) -> list[Place]:
    if inputs > MOST_EDITABLE:
        return [BIAS]
    pairs: list[Place] = [(kind, i) for i in range(inputs) for kind in ("x", "w")]
    return [*pairs, BIAS]


def _name(place: Place) -> str:
    kind, index = place
    if kind == "x":
        return translate("OneNeuron", "input x{n}").format(n=index + 1)
    if kind == "w":
        return translate("OneNeuron", "weight w{n}").format(n=index + 1)
    return translate("OneNeuron", "bias b")

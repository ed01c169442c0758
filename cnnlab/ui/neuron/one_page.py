"""The page of one neuron in the Neuron tab."""

from itertools import pairwise

from PySide6.QtCore import QPoint
from PySide6.QtGui import QShowEvent

from cnnlab.core.dense.neuron import MOST_EDITABLE, weighted_sum
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.neuron.guess import is_hidden
from cnnlab.lab.neuron.truth import Truth, truth_of
from cnnlab.lessons.sheet import OneNeuron, Page
from cnnlab.scene.colours import Theme
from cnnlab.scene.text import number
from cnnlab.ui.neuron.one_controls import OneControls
from cnnlab.ui.neuron.one_edits import OneEdits
from cnnlab.ui.neuron.one_gestures import cell_entries, gestures
from cnnlab.ui.neuron.one_layout import lay_out_page, show_plane
from cnnlab.ui.neuron.one_picture import OneNeuronPicture
from cnnlab.ui.neuron.one_shown import (
    curve_content,
    plane_caption,
    plane_content,
    score_text,
    table_content,
)
from cnnlab.ui.neuron.one_words import copied_line, sum_content
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.widgets.curve_view import CurveView
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.plane_view import PlaneView
from cnnlab.ui.widgets.sum_line import SumLine
from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.truth_table import TruthTable
from cnnlab.ui.window.notice import refused


class OneNeuronPage(NeuronPage):
    """A neuron as it is drawn, its sum, its plane with a truth table, and its curve."""

    name: Page = "neuron"

    def __init__(self, document: SheetDocument) -> None:
        super().__init__(document)
        self.edits = OneEdits(document, lambda say: self.notice.emit(refused(say)))
        self.picture = OneNeuronPicture(self.edits)
        self.sum_line, self.plane = SumLine(), PlaneView()
        self.table, self.curve = TruthTable(), CurveView()
        self._status = ""
        self.caption = TextBlock(3)  # two, of which Chinese needs more
        self.panel = OneControls(self.controls)
        self._plane_card = lay_out_page(
            self,
            self.picture,
            self.sum_line,
            self.plane,
            self.table,
            self.caption,
            self.curve,
        )
        self._name_objects()
        self._connect()
        self.retranslate()

    @property
    def one(self) -> OneNeuron:
        """What is shown."""
        return self.document.sheet.one

    # what a page is asked for

    def pull(self) -> None:
        one = self.one
        truth = truth_of(one)
        if self.picture.show_neuron(one):
            self._order_keyboard()
        self.sum_line.set_content(sum_content(one.neuron, is_hidden(one)))
        self.plane.set_content(plane_content(one, truth))
        self.plane.setAccessibleDescription(self._plane_description())
        self.table.set_content(table_content(one, truth))
        self.table.setVisible(truth is not None)
        self.curve.set_content(curve_content(one))
        show_plane(self, self._plane_card, len(one.neuron.x) <= MOST_EDITABLE)
        self._pull_caption(truth)
        self.panel.show_neuron(one)

    def set_theme(self, theme: Theme) -> None:
        for part in (self.picture, self.sum_line, self.plane, self.table, self.curve):
            part.set_theme(theme)

    def status(self) -> str:
        if not self.plane.gestures.holds:  # meanwhile the window would be laid out at each move
            self._status = self._facts()
        return self._status

    def _facts(self) -> str:
        one = self.one
        count = len(one.neuron.x)
        inputs = self.tr("1 input") if count == 1 else self.tr("{n} inputs").format(n=count)
        z, a = (number(value, 4) for value in (one.neuron.z, one.neuron.a))
        if is_hidden(one):
            z = a = "?"
        return f"{inputs}    z = {z}    a = {a}"

    def gestures(self) -> list[tuple[str, str]]:
        return gestures()

    def copy(self) -> None:
        line = copied_line(self.one.neuron, is_hidden(self.one))
        copy_text(self.table.text() if self.table.hasFocus() else line)

    def retranslate(self) -> None:
        self.picture.retranslate()
        self.sum_line.setAccessibleName(self.tr("The sum, term by term"))
        self.plane.setAccessibleName(self.tr("Output over the inputs, with the line z = 0"))
        self.table.setAccessibleName(self.tr("Truth table"))
        self.curve.setAccessibleName(self.tr("Curve of the activation function"))
        self.plane.setToolTip(
            self.tr("Drag the line: its middle shifts it, its ends turn it. Drag the ring too.")
        )
        self.table.setToolTip(self.tr("A click tries a row’s inputs, or sets its target: –, 0, 1"))
        self.curve.setToolTip(
            self.tr("The wheel zooms, a drag moves, a double click shows it whole")
        )
        self.pull()

    # building

    def _name_objects(self) -> None:
        for widget, name in (
            (self.picture.sum, "neuronSum"),
            (self.picture.output, "neuronOutput"),
            (self.plane, "neuronPlane"),
            (self.table, "neuronTruthTable"),
            (self.curve, "neuronCurve"),
            (self.sum_line, "neuronLedger"),
            (self.panel.function, "neuronActivation"),
            (self.panel.inputs, "neuronInputCount"),
            (self.panel.predicts, "neuronPredict"),
            (self.panel.predict.fields[0], "neuronGuessSum"),
            (self.panel.predict.fields[1], "neuronGuessOutput"),
        ):
            widget.setObjectName(name)

    def _connect(self) -> None:
        edits, panel = self.edits, self.panel
        self.picture.row_pointed.connect(self._light)
        self.sum_line.term_pointed.connect(self._light)
        self.picture.menu_asked.connect(self._on_menu_asked)
        self.plane.line_dragged.connect(edits.set_line)
        self.plane.point_dragged.connect(edits.set_point)
        self.plane.pointed.connect(self._on_plane_pointed)
        self.plane.released.connect(self.status_changed)
        self.plane.axes_changed.connect(lambda: self._pull_caption(truth_of(self.one)))
        self.table.row_chosen.connect(edits.choose_row)
        self.table.target_clicked.connect(edits.next_target)
        panel.inputs.valueChanged.connect(edits.set_inputs)
        panel.function.chosen.connect(edits.set_function)
        panel.slope.valueChanged.connect(edits.set_slope)
        panel.second.chosen.connect(edits.set_second)
        panel.derivative.toggled.connect(edits.set_derivative)
        panel.predicts.toggled.connect(edits.set_predicts)
        panel.predict.guessed.connect(edits.guess)
        for part in (self.picture, panel.predict):
            part.refused.connect(lambda say: self.notice.emit(refused(say)))

    def _order_keyboard(self) -> None:
        """Tab goes through the picture's numbers, then plane, table and curve."""
        order = [*self.picture.cells.by_place.values(), self.plane, self.table, self.curve]
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    # what happened

    def _light(self, row: int | None) -> None:
        """A link, its cells and its term together."""
        self.picture.set_lit(row)
        self.sum_line.set_lit(row)

    def _on_menu_asked(self, at: QPoint, cell: GridView) -> None:
        self.menu_asked.emit(at, cell_entries(cell))

    def _on_plane_pointed(self, at: tuple[float, float] | None) -> None:
        """Inputs under the pointer, and what the neuron makes of them."""
        neuron = self.one.neuron
        if at is None or is_hidden(self.one):
            self.note_changed.emit("")
            return
        x = neuron.x.copy()
        x[: min(2, len(x))] = at[: min(2, len(x))]
        z = weighted_sum(neuron, x)
        values = [f"x{i + 1} = {number(round(float(x[i]), 2))}" for i in range(min(2, len(x)))]
        a = neuron.function.at(z)
        self.note_changed.emit("   ".join([*values, f"z = {number(z)}", f"a = {number(a)}"]))

    def _pull_caption(self, truth: Truth | None) -> None:
        one = self.one
        seen = self.plane.line_ends() is not None or not self.isVisible()
        texts = score_text(one, truth), plane_caption(one, seen)
        self.caption.set_text("\n".join(filter(None, texts)))

    def _plane_description(self) -> str:
        """The numbers of the plane, for a screen reader."""
        one = self.one
        if is_hidden(one):
            return self.tr("hidden")
        content = self.plane.content
        w1, w2 = (number(value, 4) for value in content.w)
        return f"z = {w1} x1 + {w2} x2 + {number(content.b, 4)} = {number(one.neuron.z, 4)}"

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pull_caption(truth_of(self.one))

"""The neuron as it is drawn, with its numbers edited on the picture."""

from collections.abc import Callable
from functools import partial

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from cnnlab.core.dense.neuron import MOST_EDITABLE, Neuron
from cnnlab.lab.neuron.guess import is_hidden
from cnnlab.lessons.sheet import OneNeuron
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.neuron_layout import NeuronLayout, arrange_neuron
from cnnlab.scene.neuron_picture import NeuronPicture, paint_neuron, paint_still
from cnnlab.scene.neuron_window import WindowPicture, arrange_window, paint_window
from cnnlab.scene.pixmaps import painted
from cnnlab.scene.text import number, number_font, static_text
from cnnlab.ui.neuron.function_names import function_name
from cnnlab.ui.neuron.one_cells import OneCells
from cnnlab.ui.neuron.one_edits import OneEdits
from cnnlab.ui.neuron.one_words import UNKNOWN, named
from cnnlab.ui.widgets.accessible import announce, describe_as
from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.round_cell import RoundCell

SIZE_STEP = 3.0  # px by which figures become smaller, so that they seldom do
IN_CIRCLE = 0.82  # of the circle's width
OUTPUT = 1.7  # of the size of a figure: the answer is the largest


class OneNeuronPicture(QWidget):
    """Inputs and weights in cells on the drawing, the sum in its circle, the output beside it."""

    row_pointed = Signal(object)
    """The input's index, that of the bias after the last; None where none is pointed at."""
    menu_asked = Signal(QPoint, object)
    """Where on the screen, and the cell."""
    refused = Signal(object)

    def __init__(self, edits: OneEdits) -> None:
        super().__init__()
        self._theme = load_theme("light")
        self._one: OneNeuron | None = None
        self._lit: int | None = None
        self._pointed: int | None = None
        self.setMouseTracking(True)
        self._arranged: tuple[object, NeuronLayout] | None = None
        self._still: tuple[object, QPixmap] | None = None
        self.sum, self.output = QLabel(self), QLabel(self)
        for label in (self.sum, self.output):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.editor = CellEditor(self)
        self.cells = OneCells(self, edits, self._wire)
        self.editor.refused.connect(self.refused)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._sizes: dict[QLabel, float] = {}  # a label's font is not the one it was given
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)

    def show_neuron(self, one: OneNeuron) -> bool:
        """Show it; whether cells were too many or too few, and have been removed or made."""
        old, self._one = self._one, one
        rows = None if old is None else len(old.neuron.x)
        if rows != len(one.neuron.x):
            self.editor.cancel()
            self.cells.ensure(len(one.neuron.x))
            self._place()
        self.cells.show_neuron(one.neuron)
        hidden = is_hidden(one)
        self._write(self.sum, UNKNOWN if hidden else number(one.neuron.z, 4))
        self._write(self.output, UNKNOWN if hidden else number(one.neuron.a, 4))
        said = f"z = {self.sum.text()}, a = {self.output.text()}"
        if said != self.accessibleDescription():
            self.setAccessibleDescription(said)
            announce(self, "" if hidden else said)
        self._update_from(old)
        return rows != len(one.neuron.x)

    def _update_from(self, old: OneNeuron | None) -> None:
        """Paint the links that differ, the sum and the function; all where that is not enough."""
        one, layout = self._one, self.layout_shown
        if old is None or one is None or len(old.neuron.x) != len(one.neuron.x):
            self.update()
            return
        if len(one.neuron.x) > MOST_EDITABLE or old.neuron.function != one.neuron.function:
            self.update()
            return
        if is_hidden(old) != is_hidden(one) or old.neuron.z != one.neuron.z:
            self.update(layout.sum.united(layout.function).adjusted(-3, -3, 3, 3).toAlignedRect())
        before, after = self._weights(old.neuron), self._weights(one.neuron)
        rescaled = np.abs(before).max() != np.abs(after).max()
        for row in np.flatnonzero((before != after) | rescaled).tolist():
            self.update(layout.link_area(row).toAlignedRect())

    @staticmethod
    def _weights(neuron: Neuron) -> np.ndarray:
        """With the bias last."""
        return np.append(neuron.w, neuron.b)

    def set_lit(self, row: int | None) -> None:
        """Which row is pointed at, here or where it is written out."""
        if row != self._lit:
            self._lit = row
            self.cells.set_lit(row)
            self.update()

    def set_theme(self, theme: Theme) -> None:
        self._theme, self._still = theme, None
        self.cells.set_theme(theme)
        self.update()

    @property
    def layout_shown(self) -> NeuronLayout:
        """Where everything stands."""
        inputs = len(self._one.neuron.x) if self._one is not None else 2
        shown = inputs if inputs <= MOST_EDITABLE else 2
        key = shown, self.size(), self.fontMetrics().height()
        if self._arranged is None or self._arranged[0] != key:
            self._arranged = key, arrange_neuron(shown, QRectF(self.rect()), key[2])
        return self._arranged[1]

    def _wire(self, cell: RoundCell, row: Callable[[], int]) -> None:
        cell.edit_requested.connect(lambda r, c, text: self.editor.open_over(cell, r, c, text))
        cell.cell_pointed.connect(lambda at: self.row_pointed.emit(None if at is None else row()))
        cell.menu_asked.connect(lambda at: self.menu_asked.emit(at, cell))
        cell.refused.connect(self.refused)

    def _place(self) -> None:
        layout = self.layout_shown
        window = arrange_window(QRectF(self.rect()), layout)
        self.cells.place(layout, window.bias)
        self.sum.setGeometry(layout.sum.toRect())
        self.output.setGeometry(layout.output.toRect())
        self._fit(self.sum)
        self._fit(self.output)
        self.editor.follow()

    def _write(self, label: QLabel, text: str) -> None:
        if label.text() != text:
            label.setText(text)
            self._fit(label)

    def _fit(self, label: QLabel) -> None:
        """As large as there is room for."""
        layout = self.layout_shown
        if label is self.sum:
            size, room = layout.size, layout.sum.width() * IN_CIRCLE
        else:
            size, room = layout.size * OUTPUT, layout.output.width()
        width = static_text(label.text(), number_font(self.font(), size, bold=True))[1]
        if width > room > 0:
            size *= room / width
        size = max(9.0, size // SIZE_STEP * SIZE_STEP)
        if self._sizes.get(label) != size:
            self._sizes[label] = size
            label.setFont(number_font(self.font(), size, bold=True))

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("Neuron: inputs, weights, sum and output"))
        self.sum.setAccessibleName(self.tr("Sum z"))
        self.output.setAccessibleName(self.tr("Output a"))
        self.cells.retranslate()
        self.update()

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        one = self._one
        if one is None:
            return
        painter = QPainter(self)
        layout, shown = self.layout_shown, self._shown(one)
        if len(one.neuron.x) > MOST_EDITABLE:
            painter.fillRect(event.rect(), self._theme.card)
            shape = None if one.origin is None else one.origin.experiment.filters.shape[1:]
            window = WindowPicture(one.neuron.x, one.neuron.w, shape)
            paint_window(
                painter, QRectF(self.rect()), layout, window, shown, self._theme, self.font()
            )
        else:
            painter.drawPixmap(0, 0, self._still_picture(layout, shown))
            area = QRectF(event.rect())
            paint_neuron(painter, layout, shown, self._theme, self.font(), area)
        painter.end()

    def _shown(self, one: OneNeuron) -> NeuronPicture:
        neuron = one.neuron
        rows = range(min(len(neuron.x), MOST_EDITABLE))
        return NeuronPicture(
            self._weights(neuron),
            (*(named("w", i) for i in rows), "b"),
            neuron.function,
            None if is_hidden(one) else neuron.z,
            self._lit,
            function_name(neuron.function.kind),
        )

    def _still_picture(self, layout: NeuronLayout, shown: NeuronPicture) -> QPixmap:
        """What does not follow the numbers, painted anew when it differs."""
        theme, ratio = self._theme, self.devicePixelRatioF()
        key = layout, shown.function, shown.function_name, shown.lit, ratio
        if self._still is None or self._still[0] != key:
            font = self.font()
            paint = partial(paint_still, layout=layout, shown=shown, theme=theme, base=font)
            self._still = key, painted(self.size(), ratio, paint, theme.card)
        return self._still[1]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        layout = self.layout_shown
        many = self._one is not None and len(self._one.neuron.x) > MOST_EDITABLE
        self._point(None if many else layout.row_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point(None)
        super().leaveEvent(event)

    def _point(self, row: int | None) -> None:
        if row != self._pointed:
            self._pointed = row
            self.row_pointed.emit(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is not seen keeps no pictures, which are large in a large window."""
        super().hideEvent(event)
        self._still = None

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cells"):
            self._still = None
            self._place()
        super().changeEvent(event)


describe_as(OneNeuronPicture, QAccessible.Role.Grouping)

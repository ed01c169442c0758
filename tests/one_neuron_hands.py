"""What a person does on the page of one neuron, and what they see there."""

from hands import Hands
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LEFT = Qt.MouseButton.LeftButton


class OneNeuronHands(Hands):
    """On a window that shows the Neuron tab."""

    def __init__(self, window):
        super().__init__(window)
        window.tabs.go_to("neuronTab")
        QApplication.processEvents()
        self.neuron_tab = window.tab("neuronTab")
        self.page = self.neuron_tab.pages["neuron"]
        self.plane, self.table = self.widget("neuronPlane"), self.widget("neuronTruthTable")
        self.curve, self.ledger_line = self.widget("neuronCurve"), self.widget("neuronLedger")

    @property
    def one(self):
        return self.neuron_tab.document.sheet.one

    @property
    def undo(self):
        return self.neuron_tab.undo_stack

    def z(self):
        return self.widget("neuronSum").text()

    def a(self):
        return self.widget("neuronOutput").text()

    def cell(self, name):
        return self.widget(name).value(0, 0)

    def set(self, name, text):
        """Click a cell, type a number, Enter."""
        self.click(name, 0, 0)
        self.type(text)
        self.press(Qt.Key.Key_Return)

    def in_window(self, widget, at):
        return widget.mapTo(self.window, at.toPoint() if isinstance(at, QPointF) else at)

    def click_row(self, row, column=0):
        self.press_on(self.table, self.table.cell_rect(row, column).center().toPoint())

    def click_target(self, row):
        self.click_row(row, self.table.target_column)

    def row(self, row):
        return self.table.content.texts[row]

    def spot(self, x1, x2):
        """Where two inputs stand in the plane, in the window."""
        return self.in_window(self.plane, self.plane.axes.pixel(x1, x2))

    def line_at(self, share):
        """A place on the line z = 0, in the window."""
        start, end = self.plane.line_ends()
        return self.in_window(self.plane, start + (end - start) * share)

    def choose(self, name, text):
        """In a combo box, by keyboard."""
        box = self.widget(name)
        box.setFocus()
        self.press(Qt.Key.Key_Home)
        self.press(Qt.Key.Key_Down, times=box.findText(text))
        assert box.currentText() == text

    def guess(self, name, text):
        field = self.widget(name)
        self.press_on(field)
        field.selectAll()
        self.type(text)
        self.press(Qt.Key.Key_Return)


def dragged(hands, start, *stops):
    """A drag of the left button that goes on while it is watched: gives after each move."""
    handle = hands.window.windowHandle()
    QTest.mousePress(handle, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for stop in stops:
        QTest.mouseMove(handle, stop)
        QApplication.processEvents()
        yield stop
    QTest.mouseRelease(handle, LEFT, Qt.KeyboardModifier.NoModifier, stops[-1])
    QApplication.processEvents()


def moved(at: QPoint, dx: int, dy: int) -> QPoint:
    return QPoint(at.x() + dx, at.y() + dy)

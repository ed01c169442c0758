"""What a person does in the Neuron tab, by the names that others rely on and by what is seen."""

from hands import LEFT, PLAIN, Key
from paged_hands import PagedHands
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QScrollArea,
    QWidget,
)

from cnnlab.scene.network_parts import Link, Unit

RIGHT = Qt.MouseButton.RightButton


class NeuronHands(PagedHands):
    """On a window that shows the Neuron tab."""

    tab_name = "neuronTab"

    # what is there

    def said(self, name: str) -> str:
        """A label's text."""
        return self.widget(name).text()

    def numbers(self) -> tuple[str, str]:
        """z and a as written."""
        return self.said("neuronSum"), self.said("neuronOutput")

    def loss(self) -> float:
        return float(self.said("fitLoss").replace("−", "-"))

    def sum(self) -> str:
        """What is written out of a unit, as a screen reader says it."""
        return self.widget("neuronNetwork").accessibleDescription()

    def status(self) -> str:
        return self.tab.status()

    def button(self, name: str) -> QAbstractButton:
        """The only button in sight with that text or name."""
        tab = self.widget("neuronTab")
        found = [
            button
            for button in tab.findChildren(QAbstractButton)
            if button.isVisible() and name in (button.text(), button.accessibleName())
        ]
        assert len(found) == 1, f"{name}: {len(found)}"
        return found[0]

    # what is done

    def push(self, name: str):
        """Click on a button, scrolled into sight."""
        button = self.button(name)
        self._scroll_to(button)
        self.press_on(button, QPoint(10, button.height() // 2))

    def _scroll_to(self, widget: QWidget):
        for area in self.widget("neuronTab").findChildren(QScrollArea):
            if area.isAncestorOf(widget):
                area.ensureWidgetVisible(widget)
        QApplication.processEvents()

    def example(self, title: str):
        self.choose("neuronPresetBox", title)

    def enter(self, name: str, text: str):
        """Type a number into a cell."""
        self.click(name, 0, 0)
        self.type(text)
        self.press(Key.Key_Return)

    def field(self, name: str, text: str):
        """Type a number into the only box in sight that screen readers call so."""
        boxes = self.widget("neuronTab").findChildren(QAbstractSpinBox)
        (box,) = [box for box in boxes if box.isVisible() and box.accessibleName() == name]
        box.setFocus()
        box.selectAll()
        self.type(text)
        self.press(Key.Key_Return)

    def row(self, row: int):
        """Click on a row of the truth table."""
        table = self.widget("neuronTruthTable")
        self.press_on(table, table.cell_rect(row, 0).center().toPoint())

    def unit(self, layer: int, unit: int):
        """Click on a unit of the layered network."""
        network = self.widget("neuronNetwork")
        self.press_on(network, network.rect_of(Unit(layer, unit)).center())

    def weight(self, layer: int, unit: int, source: int, text: str):
        """Type a weight on its link."""
        network = self.widget("neuronNetwork")
        start, end = network.plan.link_ends(Link(layer, unit, source))
        self.press_on(network, (start + (end - start) * 0.85).toPoint())
        self.type(text)
        self.press(Key.Key_Return)

    def point_at(self, x: float, y: float, other=False):
        """Click into the plane of the fit, with the right button for the other class."""
        plane = self.tab.page.parts.plane
        place = plane.mapTo(self.window, plane.axes.pixel(x, y).toPoint())
        QTest.mouseClick(self.window.windowHandle(), RIGHT if other else LEFT, PLAIN, place)
        QApplication.processEvents()

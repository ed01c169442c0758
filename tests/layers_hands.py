"""What a person does on the page of layers in the Neuron tab."""

from hands import LEFT, PLAIN, Hands
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.lab.shared.ticker import TICK
from cnnlab.scene.network_parts import Item, Link, Unit


class LayersHands(Hands):
    """Items of the picture are pointed at, clicked and typed into."""

    def __init__(self, window):
        self.window = window
        window.tabs.go_to("neuronTab")
        self.tab = window.tab("neuronTab")
        self.tab.show_page("layers")
        self.page = self.tab.pages["layers"]
        self.view, self.player, self.panel = self.page.view, self.page.player, self.page.panel
        QApplication.processEvents()

    # what is there

    @property
    def layered(self):
        return self.tab.document.sheet.layered

    def weight(self, link: Link) -> float:
        return float(self.layered.dense.weights[link.layer][link.unit, link.source])

    def text(self, layer: int, unit: int) -> str:
        """What stands in a node."""
        return self.view.shown.units[Unit(layer, unit)].text

    def formulas(self) -> str:
        return self.page.sum.formulas.text()

    def place(self, item: Item) -> QPoint:
        """Middle of a node or a number, in the window."""
        return self.view.mapTo(self.window, self.view.rect_of(item).center())

    def on_link(self, link: Link, share=0.85) -> QPoint:
        start, end = self.view.plan.link_ends(link)
        at: QPointF = start + (end - start) * share
        return self.view.mapTo(self.window, at.toPoint())

    # what is done

    def click_item(self, item: Item, modifier=PLAIN):
        self.press_at(self.place(item), modifier)

    def press_at(self, place: QPoint, modifier=PLAIN):
        QTest.mouseClick(self.window.windowHandle(), LEFT, modifier, place)
        QApplication.processEvents()

    def double_click_item(self, item: Item):
        QTest.mouseDClick(self.window.windowHandle(), LEFT, PLAIN, self.place(item))
        QApplication.processEvents()

    def point_at(self, item: Item):
        self.move_to(self.place(item))

    def steps(self, count: int):
        """So many steps on from the first unit, each of which arrives."""
        if not self.page.state.begun:
            self.page.transport.forward.click()
        for _ in range(count):
            self.page.transport.forward.click()
            self.settle()

    def play_on(self, count: int):
        """So many steps of playing, until the flow has arrived or playing has ended."""
        for _ in range(count):
            before = self.player.index
            while self.player.playing and self.player.index == before:
                self.player.advance(TICK)
            while not self.player.pose.arrived:
                self.player.advance(TICK)
            QApplication.processEvents()

    def undo(self):
        self.tab.document.undo_stack.undo()
        QApplication.processEvents()

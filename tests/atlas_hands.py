"""What a person does to the atlas of a network."""

from types import SimpleNamespace

import numpy as np
from hands import LEFT, PLAIN
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_network import small_network

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.ui.window.context_menu import open_menu

IMAGE = np.random.default_rng(1).random((1, 8, 8), np.float32)
IMAGES = np.random.default_rng(2).random((12, 1, 8, 8), np.float32)
SEVEN = rasterise(draw(7, np.random.default_rng(0), "crossed"))[None]
ONE = rasterise(draw(1, np.random.default_rng(0), "plain"))[None]
Place = AtlasPlace


def inspection_of(seed=0, at_rest=False):
    return Inspection.of(small_network(seed), IMAGE, at_rest)


def show_menus(panel):
    """What a right click offers is shown as the window shows it, without a window's own actions."""
    none = SimpleNamespace(refresh=lambda: None)
    panel.menu_asked.connect(lambda at, entries: open_menu(panel, none, entries, at))


class AtlasHands:
    """On a shown panel; layers, maps and cells are named by what they are."""

    def __init__(self, panel):
        self.panel, self.view = panel, panel.view

    @property
    def place(self):
        return self.panel.path.place

    @property
    def size(self):
        return self.view.size_f

    def on_screen(self, layer, cell) -> QRectF:
        """Where a cell is shown."""
        block = self.view.layout_of_sheet.block(layer)
        return self.view.camera.rect_to_screen(block.cell_rect(cell), self.size)

    def at(self, layer, *cell) -> QPoint:
        cell = (*cell, 0, 0) if len(cell) == 1 else cell
        return self.on_screen(layer, cell).center().toPoint()

    def title(self, layer) -> QPoint:
        """A place on the title over a layer."""
        block = self.view.layout_of_sheet.block(layer)
        bounds = self.view.camera.rect_to_screen(block.bounds, self.size)
        return QPoint(round(bounds.left()) + 4, round(bounds.top()) - 30)

    def under(self, point):
        """The place of the sheet under a point of the widget."""
        found = self.view.camera.to_sheet(QPointF(point), self.size)
        return found.x(), found.y()

    def click(self, point):
        QTest.mouseClick(self.view, LEFT, PLAIN, point)
        QApplication.processEvents()

    def point(self, point):
        """From beside it: no move is told to where the pointer of an earlier test is left."""
        QTest.mouseMove(self.view, point + QPoint(1, 0))
        QTest.mouseMove(self.view, point)
        QApplication.processEvents()

    def wheel(self, point, turns, modifier=PLAIN):
        window = self.view.window()
        place = self.view.mapTo(window, point)
        for _ in range(abs(turns)):
            way = QPoint(0, 120 if turns > 0 else -120)
            QTest.wheelEvent(window.windowHandle(), place, way, QPoint(), modifier)
        QApplication.processEvents()

    def press(self, key, times=1):
        self.view.setFocus()
        for _ in range(times):
            QTest.keyClick(self.view, key)
        QApplication.processEvents()

    def drag(self, start, end):
        window = self.view.window()
        handle, corner = window.windowHandle(), self.view.mapTo(window, QPoint(0, 0))
        QTest.mousePress(handle, LEFT, PLAIN, corner + start)
        for share in (0.3, 0.6, 1.0):
            QTest.mouseMove(handle, corner + start + (end - start) * share)
            QApplication.processEvents()
        QTest.mouseRelease(handle, LEFT, PLAIN, corner + end)
        QApplication.processEvents()

    def spot(self, kind):
        """A place of the open page with a spot of that kind that leads to a cell."""
        page, view = self.view.page, self.view
        for y in range(0, view.height(), 4):
            for x in range(0, view.width(), 4):
                found = page.at(QPointF(x, y), view.opened.scrolled)
                if found is not None and found.kind == kind and found.cell is not None:
                    return QPoint(x, y), found
        raise AssertionError(f"no spot of kind {kind}")


ESCAPE, BACK, ENTER = Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_Return

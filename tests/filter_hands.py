"""What a person does to the page of filters."""

import numpy as np
from grid_hands import move
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from cnnlab.lessons.image_sheet import ImagePicture

PLAIN = Qt.KeyboardModifier.NoModifier


class FilterHands:
    """Finds the page's widgets by name, and waits for results."""

    def __init__(self, tab, qtbot):
        """``tab`` is the Images tab, shown, alone or in a window."""
        self.window, self.tab, self.qtbot = tab.window(), tab, qtbot
        self.page = self.tab.page
        self.view, self.result = self.named("imageView"), self.named("imageResult")
        self.grid, self.box = self.named("imageFilterGrid"), self.named("imageFilterBox")
        self.ledger, self.wipe = self.named("imageLedger"), self.named("imageWipe")
        self.panel = self.page.panel

    def named(self, name):
        (found,) = self.window.findChildren(QWidget, name)
        return found

    @property
    def filtering(self):
        return self.tab.document.sheet.filtering

    @property
    def values(self):
        """The result as it is shown."""
        return self.result.content.values

    def rest(self):
        """Until the result is there."""
        self.qtbot.waitUntil(lambda: not self.page.views.run.running)

    def choose(self, box, value):
        """An entry of a combo box by the value that it stands for."""
        box.setCurrentIndex(box.findData(value))
        self.rest()

    def show(self, pixels):
        self.tab.document.edit_picture(ImagePicture("mine", pixels), "Picture")
        self.rest()

    def middle(self, view, row, column) -> QPoint:
        return view.frame().span(row, column).center().toPoint()

    def point(self, view, row, column):
        move(view, self.middle(view, row, column))

    def wheel(self, view, at, turns):
        place = QPointF(at)
        view.wheelEvent(
            QWheelEvent(
                place,
                QPointF(view.mapToGlobal(at)),
                QPoint(),
                QPoint(0, round(turns * 120)),
                Qt.MouseButton.NoButton,
                PLAIN,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
        )

    def press(self, widget, *keys, modifier=PLAIN):
        for key in keys:
            QTest.keyClick(widget, key, modifier)
        self.rest()


def noise(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)

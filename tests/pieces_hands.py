"""What a person does on the page of pieces, and what they see there."""

from fractions import Fraction

import numpy as np
from core_reference import X_NINTHS
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget

from cnnlab.scene.text import two_decimals

POOLED_A = """
1.00 0.33 0.55 0.33
0.33 1.00 0.33 0.55
0.55 0.33 1.00 0.11
0.33 0.55 0.11 0.77
"""


def maps():
    """The three maps, as fractions of 1."""
    return {name: np.array(rows) / 9 for name, rows in X_NINTHS.items()}


class PiecesHands:
    """Finds the page's parts by their names and uses them."""

    def __init__(self, tab):
        """``tab`` is the Images tab, shown, alone or in a window."""
        self.window, self.tab = tab.window(), tab
        tab.show_page("pieces")
        self.window.activateWindow()
        QApplication.processEvents()
        self.page, self.document = tab.page, tab.document

    def part(self, name):
        (found,) = self.window.findChildren(QWidget, name)
        return found

    def values(self, name):
        grid = self.part(name)
        rows, columns = grid.shape
        return np.array([[grid.value(r, c) for c in range(columns)] for r in range(rows)])

    def texts(self, name):
        """What is written in each cell, in lines."""
        return "\n".join(" ".join(two_decimals(v) for v in row) for row in self.values(name))

    def point(self, name, row, column):
        """Move the pointer over a cell."""
        grid = self.part(name)
        QTest.mouseMove(grid, grid.cell_rect(row, column).center())

    def click(self, name):
        part = self.part(name)
        at = QPoint(8, part.height() // 2) if isinstance(part, QCheckBox) else QPoint()
        QTest.mouseClick(part, Qt.MouseButton.LeftButton, pos=at)
        QApplication.processEvents()  # what came to be seen is laid out

    def choose(self, name, index):
        box = self.part(name)
        box.setFocus()
        QTest.keyClick(box, Qt.Key.Key_Home)
        for _ in range(index):
            QTest.keyClick(box, Qt.Key.Key_Down)

    def arithmetic(self):
        return self.part("xArithmetic").text()

    def scores(self):
        """By each way, a tuple of what is written of X and O, and the verdict."""
        groups = self.page.scores.groups
        return [(tuple(text for _, _, text in g.rows), g.verdict) for g in groups]


def fraction(text):
    """The last fraction of "3/9 = 1/3"."""
    return Fraction(text.split(" = ")[-1].replace("−", "-"))

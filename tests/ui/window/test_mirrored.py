"""A window of a language from right to left, and numbers as other countries write them."""

import numpy as np
import pytest
from PySide6.QtCore import QLocale, QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from PySide6.QtWidgets import QAbstractSpinBox, QApplication

from cnnlab.core.levels import histogram
from cnnlab.scene.colours import load_theme
from cnnlab.scene.signs_paint import SignRow, paint_signs
from cnnlab.scene.stack_rows import BlockRow, RowLook, paint_row
from cnnlab.ui.widgets.class_list import ClassList, ClassRows
from cnnlab.ui.widgets.level_scale import LevelScale

THEME, FONT, ROOM = load_theme("light"), QFont(), QRectF(0, 0, 320, 60)
STACK_ROW = BlockRow("conv", "conv1", "8 filters 5×5", "24×24×8", "208 parameters")
SIGNS = [SignRow("conv1", 0.01, 0.5, np.array([1, 5, 1]), 2.0)]


@pytest.fixture
def mirror(qapp):
    """Turns the program round until the test has ended."""
    yield lambda: qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def painted(paint):
    image = QImage(320, 60, QImage.Format.Format_RGB32)
    image.fill(THEME.card)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return image


def seen(widget):
    widget.resize(240, 120)
    return widget.grab().toImage()


def scale():
    made = LevelScale()
    made.set_scale(-2, 5, True, histogram(np.array([-2.0, 0, 0, 5])))
    return seen(made)


def classes():
    made = ClassList()
    made.set_all_words("All")
    made.set_rows(ClassRows(("a", "b"), np.array([[10, 2], [0, 0]])))
    return seen(made)


def stack_row():
    return painted(lambda painter: paint_row(painter, ROOM, STACK_ROW, RowLook(), THEME, FONT))


def signs():
    heads = ("layer", "gradient", "dead", "weights")
    return painted(lambda painter: paint_signs(painter, ROOM, SIGNS, heads, THEME, FONT))


@pytest.mark.parametrize("picture", [scale, classes, stack_row, signs])
def test_pictures_of_numbers_are_not_mirrored(qapp, mirror, picture):
    usual = picture()
    mirror()
    assert picture() == usual


@pytest.fixture
def elsewhere(mirror):
    """A country of other digits, before the window is made."""
    locale = QLocale()
    QLocale.setDefault(QLocale("ar_EG"))
    mirror()
    yield
    QLocale.setDefault(locale)


def test_the_window_is_mirrored_and_has_one_kind_of_digits(elsewhere, window):
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QApplication.processEvents()
    texts = [box.text() for box in window.findChildren(QAbstractSpinBox)]
    assert window.tab("networkTab").layoutDirection() == Qt.LayoutDirection.RightToLeft
    digits = {one for text in texts for one in text if one.isdigit()}
    assert len(texts) > 15
    assert digits <= set("0123456789")

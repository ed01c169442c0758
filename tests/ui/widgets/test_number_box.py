"""Spin boxes that read what cells read; typed with real keys."""

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from cnnlab.ui.widgets.number_box import NumberBox, WholeBox

NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture(params=["C", "de_DE", "ar_EG"])
def country(request):
    """Qt's own idea of how numbers are written, which the boxes do not follow."""
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


def shown(qtbot, kind, least, most):
    box = kind()
    box.setRange(least, most)
    qtbot.addWidget(box)
    with qtbot.waitExposed(box):
        box.show()
    return box


def type_into(box, text):
    box.selectAll()
    for character in text:  # QTest's own keyClicks takes Latin letters only
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(box, QKeyEvent(kind, 0, NONE, character))
    QTest.keyClick(box, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0.01", 0.01),
        ("0,01", 0.01),
        (".5", 0.5),
        (",5", 0.5),
        ("1/4", 0.25),
        ("1e-3", 0.001),
        ("０．２５", 0.25),
        ("٠٫٥", 0.5),
        ("½", 0.5),
        ("1", 1),
        ("1e−3", 0.001),
    ],
)
def test_a_number_is_read_as_in_a_cell_in_every_country(qtbot, country, text, value):
    box = shown(qtbot, NumberBox, 0, 1)
    told = []
    box.valueChanged.connect(told.append)
    type_into(box, text)
    assert (box.value(), told) == (value, [value])


def test_it_is_written_as_everywhere_in_the_window(qtbot, country):
    box = shown(qtbot, NumberBox, 0, 1)
    for value, text in ((0.01, "0.01"), (0.5, "0.5"), (1, "1"), (0.000001, "0.000001")):
        box.setValue(value)
        assert box.text() == text
    whole = shown(qtbot, WholeBox, 0, 99999)
    whole.setValue(12345)
    assert whole.text() == "12345"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("abc", "no number"),
        ("1/0", "divide by zero"),
        ("nan", "finite"),
        ("0,125", "0.125 or 125"),
        ("2", "from 0 to 1"),
        ("-1", "from 0 to 1"),
        ("1e-", "no number"),
    ],
)
def test_what_is_no_number_in_the_range_is_refused_and_says_why(qtbot, text, said):
    box = shown(qtbot, NumberBox, 0, 1)
    box.setValue(0.25)
    type_into(box, text)
    assert (box.value(), box.text()) == (0.25, "0.25")
    assert said in QToolTip.text()
    assert "from 0 to 1" in QToolTip.text()


def test_arrows_step_and_stay_in_the_range(qtbot):
    box = shown(qtbot, NumberBox, 0, 1)
    box.setSingleStep(0.01)
    box.setValue(0.985)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert box.value() == pytest.approx(0.995)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert (box.value(), box.text()) == (1, "1")


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("１２", 12), ("٣", 3), ("12.0", 12), ("24/2", 12), ("1e1", 10)]
)
def test_a_whole_number_in_any_script(qtbot, country, text, value):
    box = shown(qtbot, WholeBox, 1, 64)
    box.setValue(5)
    type_into(box, text)
    assert (box.value(), box.text()) == (value, str(value))


@pytest.mark.parametrize("text", ["1.5", "0", "65", "x", "1/3", "9" * 400])
def test_what_is_no_whole_number_in_the_range_is_refused_and_says_why(qtbot, text):
    box = shown(qtbot, WholeBox, 1, 64)
    box.setValue(5)
    box.setKeyboardTracking(False)
    type_into(box, text)
    assert (box.value(), box.text()) == (5, "5")
    assert "from 1 to 64" in QToolTip.text()

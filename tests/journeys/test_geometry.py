"""Sizes and settings changed by hand; the formula, and what does not fit."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

Key = Qt.Key


@pytest.fixture
def tab(window):
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.advance(1000)
    QApplication.processEvents()
    return window.tab("convolutionTab")


@pytest.fixture
def box(tab):
    return tab.panel.geometry_box


def enter(widget, text):
    widget.setFocus()
    widget.selectAll()
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Key.Key_Return)
    QApplication.processEvents()


def count(tab, prefix):
    names = [w.objectName() for w in tab.window().findChildren(QWidget)]
    return sum(name.startswith(prefix) for name in names)


def choose(combo, text):
    combo.setFocus()
    index = combo.findText(text)
    combo.setCurrentIndex(index)
    combo.activated.emit(index)
    QApplication.processEvents()


def test_the_formula_has_the_numbers_and_tells_rows_and_columns_apart(tab, box):
    assert "(5 − 3 + 2 × 1) / 2 + 1 = 3" in box.formula.text()

    enter(box.stride, "1×2")
    assert tab.document.evaluation.output_shape == (2, 5, 3)
    assert box.formula.text().count("<b>") == 2
    QTest.keyClick(tab.window(), Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert tab.document.evaluation.output_shape == (2, 3, 3)


def test_cells_that_are_not_read_are_hatched_and_mended(tab, box):
    enter(box.input, "10")
    enter(box.padding, "0")
    assert "(10 − 3 + 2 × 0) / 2 + 1 = 4.5 → 4" in box.formula.text()
    assert "1 row below, 1 column on the right" in box.fits.text.text()
    grid = tab.window().findChild(QWidget, "inputGrid0")
    assert grid.cells.hatched == (1, 1)
    offered = [b.text() for b in box.fits.buttons if b.isVisibleTo(box)]
    assert "stride 1" in offered
    QTest.mouseClick(box.fits.buttons[offered.index("stride 1")], Qt.MouseButton.LeftButton)
    assert box.stride.value() == (1, 1)
    assert not box.fits.isVisibleTo(box)

    tab.document.undo_stack.setIndex(0)
    QApplication.processEvents()
    enter(box.stride, "4")
    grid = tab.window().findChild(QWidget, "inputGrid0")
    assert grid.cells.unread == ((2,), (2,))
    assert box.fits.text.text() == "Never read in between (hatched): 1 row, 1 column. What fits:"
    offered = [b.text() for b in box.fits.buttons if b.isVisibleTo(box)]
    assert offered == ["stride 2", "stride 1"]
    QTest.mouseClick(box.fits.buttons[0], Qt.MouseButton.LeftButton)
    assert grid.cells.unread == ((), ())
    assert not box.fits.isVisibleTo(box)

    tab.document.undo_stack.setIndex(0)
    QApplication.processEvents()
    choose(box.operation, "Max pooling")
    assert box.fits.text.text().startswith(
        "The stride does not divide. Not covered (hatched): 1 row below, 1 column on the right."
    )
    assert box.fits.buttons[0].text() == "keep partial windows"
    QTest.mouseClick(box.fits.buttons[0], Qt.MouseButton.LeftButton)
    assert tab.document.evaluation.output_shape == (3, 3, 3)
    assert box.partial.isChecked()
    assert not box.fits.isVisibleTo(box)


def test_four_channels_eight_filters_and_fields_of_eleven(tab, box):
    enter(box.channels, "4")
    enter(box.filters, "8")
    assert count(tab, "inputGrid") == 4
    assert count(tab, "filterGrid") == 32
    assert count(tab, "biasField") == 8
    assert count(tab, "outputGrid") == 8
    assert not tab.stage.layout_shown.full
    stage = tab.stage.rect()
    for grid in tab.stage.grids.by_address.values():
        assert stage.contains(grid.geometry())

    tab.document.undo_stack.setIndex(0)
    QApplication.processEvents()
    enter(box.input, "16")
    enter(box.field, "11×3")
    assert tab.document.evaluation.output_shape == (2, 4, 8)
    assert tab.document.bench.experiment.filters.shape == (2, 3, 11, 3)


def test_too_large_a_window_is_a_notice_and_undo_mends_it(tab, box):
    enter(box.input, "2")
    enter(box.padding, "0")
    assert tab.problem.isVisibleTo(tab)
    assert "No output" in tab.problem.text()
    assert count(tab, "outputGrid") == 0
    tab.document.undo_stack.undo()
    assert not tab.problem.isVisibleTo(tab)
    assert count(tab, "outputGrid") == 2


def test_operations_show_what_makes_sense(tab, box):
    choose(box.operation, "Max pooling")
    assert not box.filters.isVisibleTo(box)
    assert box.partial.isVisibleTo(box)
    enter(box.field, "3")
    assert tab.document.bench.experiment.operation.size == (3, 3)
    QTest.mouseClick(box.partial, Qt.MouseButton.LeftButton, pos=box.partial.rect().center())
    box.partial.setChecked(True)
    assert tab.document.bench.experiment.operation.partial
    choose(box.operation, "Sigmoid")
    assert not box.stride.isVisibleTo(box)
    assert not box.formula.isVisibleTo(box)
    choose(box.operation, "Convolution")
    assert box.filters.isVisibleTo(box)
    assert (box.stride.value(), box.padding.value()) == ((2, 2), (1, 1))
    choose(box.operation, "Average pooling")
    assert box.field.value() == (3, 3)
    assert box.partial.isChecked()


def test_choosing_the_operation_in_use_changes_nothing_and_flipping_is_convolution(tab, box):
    def values():
        grid = tab.window().findChild(QWidget, "outputGrid0")
        return [[grid.value(r, c) for c in range(3)] for r in range(3)]

    box.flip.setChecked(True)
    assert values() == [[3, 4, 2], [3, 1, 7], [4, 5, 7]]
    box.flip.setChecked(False)
    assert values() == [[2, 3, 3], [3, 7, 3], [8, 10, -3]]

    box.flip.setChecked(True)
    steps = tab.document.undo_stack.count()
    choose(box.operation, "Convolution")
    assert box.flip.isChecked()
    assert tab.document.undo_stack.count() == steps


def test_the_stride_line(tab, box):
    """Input 0 1 2 -1 1 -3 0 with weights 1 0 -1: stride 1, 2, and 3 that does not fit."""
    enter(box.channels, "1")
    enter(box.filters, "1")
    enter(box.padding, "0")
    enter(box.input, "1×7")
    enter(box.field, "1×3")
    grid = tab.window().findChild(QWidget, "inputGrid0")
    for column, value in enumerate([0, 1, 2, -1, 1, -3, 0]):
        grid.set_value(0, column, value)
    weights = tab.window().findChild(QWidget, "filterGrid0_0")
    for column, value in enumerate([1, 0, -1]):
        weights.set_value(0, column, value)
    tab.window().findChild(QWidget, "biasField0").set_value(0, 0, 0)
    for stride, expected in (("1", [-2, 2, 1, 2, 1]), ("1×2", [-2, 1, 1])):
        enter(box.stride, stride)
        out = tab.window().findChild(QWidget, "outputGrid0")
        assert [out.value(0, c) for c in range(out.shape[1])] == expected
    enter(box.stride, "1×3")
    assert tab.document.evaluation.uncovered == (0, 1)


def test_the_slope_of_a_leaky_relu(tab, box):
    assert not box.slope.isVisible()
    choose(box.operation, "Leaky ReLU")
    assert box.slope.value() == 0.01
    enter(box.slope, "0.5")
    assert tab.document.bench.experiment.operation.slope == 0.5
    tab.document.undo_stack.undo()
    assert box.slope.value() == 0.01
    choose(box.operation, "ReLU")
    assert not box.slope.isVisible()


def test_an_output_of_eight_used_as_input_has_eight_channels(tab, box):
    enter(box.filters, "8")
    tab.panel.output.chain.click()
    QApplication.processEvents()
    assert box.channels.value() == 8
    enter(box.channels, "3")
    assert tab.document.bench.experiment.input.shape[0] == 3
    assert box.channels.maximum() == 4

"""What a screen reader finds wherever the keyboard can go, on every page of every tab."""

import re
from collections import Counter

import numpy as np
import pytest
from digit_hands import put_strokes, strokes_of
from listening import NAME, cell_names, cells, interface
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QSlider, QTabBar, QWidget

from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.pair_edit import PairEdit

FILLERS = {QAccessible.Role.Client, QAccessible.Role.Pane, QAccessible.Role.NoRole}


def pages(window):
    """Each tab, and each page of those that have pages, one after the other."""
    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        QApplication.processEvents()
        tab = window.tabs.shown
        bars = [bar for bar in tab.findChildren(QTabBar) if bar.isVisible()]
        for bar in bars or [None]:
            for page in range(bar.count() if bar else 1):
                if bar is not None:
                    bar.setCurrentIndex(page)
                yield f"{tab.objectName() or index}, page {page}"


def stops(window):
    """Widgets that take the keyboard."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget.parent(), QAbstractSpinBox)
    ]


def nameless(stops):
    """Those without a name, or of no role."""
    told = [(widget, interface(widget)) for widget in stops]
    return [
        (type(widget).__name__, widget.objectName(), one.role())
        for widget, one in told
        if not one.text(NAME) or one.role() in FILLERS
    ]


def unlabelled(stops):
    """Boxes that are named by what is chosen in them, not by a label with a name."""
    told = [(box, interface(box)) for box in stops if isinstance(box, QComboBox)]
    labelled = [(box, one.relations(QAccessible.RelationFlag.Label)) for box, one in told]
    return [
        (type(box).__name__, box.objectName(), box.currentText())
        for box, labels in labelled
        if not labels or not labels[0][0].text(NAME)
    ]


def meaningless(stops):
    """Sliders that say a number, and not what it means."""
    told = [(one, interface(one).text(NAME)) for one in stops if isinstance(one, QSlider)]
    return [
        (type(slider).__name__, slider.objectName(), name)
        for slider, name in told
        if not isinstance(slider, MeantSlider) or not re.search(": |：", name)
    ]


def test_wherever_the_keyboard_goes_there_are_names_and_roles_and_what_they_mean(
    window, qtbot, subtests
):
    """In the language that it starts in, and in the one that is chosen then."""
    for language in ("en", "zh_CN"):
        window.use_language(language)
        faults, seen = [], Counter()
        for place in pages(window):
            for _ in range(40):  # some are named after what is still being worked out
                qtbot.wait(50)
                here = stops(window)
                found = nameless(here) + unlabelled(here) + meaningless(here)
                if not found:
                    break
            faults += [(place, *fault) for fault in found]
            seen["stops"] += len(here)
            seen["boxes"] += sum(isinstance(one, QComboBox) for one in here)
            seen["sliders"] += sum(isinstance(one, QSlider) for one in here)
        with subtests.test(language=language):
            assert faults == []
            assert seen["stops"] > 200
            assert seen["boxes"] > 10
            assert seen["sliders"] > 3


def test_window_speed_and_pen_are_numbers_that_mean_something(window):
    tab = window.tab("convolutionTab")
    tab.player.pause()
    tab.playback.seek(16)
    position = interface(tab.transport.position)
    assert position.text(NAME) == "Position of the window: window 17 of 18"
    value = position.valueInterface()
    assert (value.currentValue(), value.minimumValue(), value.maximumValue()) == (17, 1, 18)
    value.setCurrentValue(3)
    assert tab.player.step.index == 2
    speed = interface(tab.transport.speed)
    assert speed.text(NAME) == "Speed: 1×"
    assert speed.valueInterface().currentValue() == 1
    pen = interface(window.tab("digitsTab").tools.width_)
    assert pen.text(NAME) == "Width of the pen: 0.06"
    assert pen.valueInterface().currentValue() == pytest.approx(0.06)


def test_pairs_of_sizes_have_values(window):
    boxes = window.tab("convolutionTab").panel.geometry_box.boxes()
    box = next(box for box in boxes if isinstance(box, PairEdit))
    assert interface(box).valueInterface().currentValue() == 5


def test_answer_and_probabilities_have_names_and_values(window, hands, qtbot):
    tab = window.tab("digitsTab")
    window.tabs.go_to("digitsTab")
    put_strokes(hands, strokes_of(7))
    qtbot.waitUntil(lambda: tab.answer.digit.text() == "7")
    assert interface(tab.answer.digit).text(NAME) == "Answer: 7"
    assert interface(tab.answer.said).text(NAME).startswith("probability")
    bars = cells(interface(tab.answer.bars))
    assert [bar.text(NAME)[0] for bar in bars] == list("0123456789")
    assert "%" in bars[7].text(NAME)
    assert bars[7].valueInterface().currentValue() == pytest.approx(tab.answer.bars.values()[7])
    assert bars[7].role() == QAccessible.Role.ListItem


def test_maps_of_the_atlas_are_tables_and_sums_are_lines(window, hands, qtbot):
    tab = window.tab("digitsTab")
    window.tabs.go_to("digitsTab")
    put_strokes(hands, strokes_of(7))
    qtbot.waitUntil(lambda: tab.answer.digit.text() == "7")
    qtbot.waitUntil(lambda: window.findChild(QWidget, "atlas") is not None)  # made a little later
    view = window.findChild(QWidget, "atlas")
    names = cell_names(view)
    assert names[0].startswith("input")
    assert names[-1].startswith("softmax")
    view.setFocus()
    layer = next(name for name, one in view.inspection.layers.items() if "conv" in name)
    QTest.keyClick(view, Qt.Key.Key_Right)
    while view.pointed.block.layer.name not in (layer, view.layout_of_sheet.blocks[1].layer.name):
        QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.place.level == "map" and not view.gliding)
    shown = view.inspection.layers[view.place.layer]
    assert len(cell_names(view)) == shown.shape[1] * shown.shape[2]
    row, column = 3, 4
    cell = interface(view).cell(row, column)
    value = float(view.inspection.maps(shown)[view.place.map, row, column])
    assert cell.valueInterface().currentValue() == pytest.approx(value)
    assert " = " in cell.text(NAME)
    view.open_cell(shown.name, view.place.map, row, column)
    qtbot.waitUntil(lambda: view.place.level == "cell" and view.page is not None)
    written = [line.split("\t") for line in view.page.text().splitlines() if line]
    rows, columns = view.reading.lines, view.reading.columns
    assert len(rows) == len(written)
    assert len(cell_names(view)) == len(rows) * columns
    factors, weights, products = np.split(np.array(_numbers(written[2])), 3)
    assert rows[2].text == ", ".join(rows[2].terms)
    said = [_numbers(term.replace("−", "-").split()) for term in rows[2].terms]
    assert said == [list(one) for one in zip(factors, weights, products, strict=True)]

    def told():
        return interface(view).focusChild().text(NAME)

    assert told().startswith(written[0][0])
    for key, line, term in (("Down", 1, 0), ("Down", 2, 0), ("Right", 2, 1), ("Right", 2, 2)):
        QTest.keyClick(view, getattr(Qt.Key, f"Key_{key}"))
        assert told() == (rows[line].terms[term - 1] if term else rows[line].text)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert told() == rows[1].text
    QTest.keyClick(view, Qt.Key.Key_End)
    assert told() == rows[-1].text
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.place.level == "map"


def _numbers(words):
    return [float(word) for word in words if word.strip("-0123456789.") == ""]


def test_tabs_change_by_page_keys_too(window):
    window.tabs.setCurrentIndex(0)
    QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 1
    QTest.keyClick(window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 0


def test_dialogs_name_what_takes_the_keyboard(window, qtbot):
    asked, seen, faults = set(), set(), []

    def look():
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            seen.add(type(dialog).__name__)
            faults.extend(nameless(stops(dialog)))
            dialog.close()

    for index in range(window.tabs.count()):
        window.tabs.setCurrentIndex(index)
        qtbot.wait(50)
        for action in window.findChildren(QAction):
            asks = action.text().endswith("…") or action.shortcut() == QKeySequence("F1")
            if asks and action.isEnabled() and action.menu() is None and action.text() not in asked:
                asked.add(action.text())
                QTimer.singleShot(50, look)
                action.trigger()
        qtbot.wait(120)
    assert faults == []
    assert {"GesturesDialog", "TitleDialog", "ThreadsDialog"} <= seen

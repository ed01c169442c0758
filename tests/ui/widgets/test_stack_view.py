"""A network as blocks: what is asked for by mouse and keys, and what is shown of one."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from cnnlab.scene.colours import load_theme
from cnnlab.scene.stack_rows import BlockRow
from cnnlab.ui.widgets.block_fields import FieldRow
from cnnlab.ui.widgets.stack_view import KindChoice, StackShown, StackView

LEFT = Qt.MouseButton.LeftButton
ROWS = (
    BlockRow("input", "Input", shape="1×28×28"),
    BlockRow("conv", "conv1", "8 filters 5×5", "8×24×24"),
    BlockRow("activation", "relu1", shape="8×24×24"),
    BlockRow("classes", "10 classes"),
)
KINDS = (KindChoice("Conv2d", "conv", "Convolution"), KindChoice("ReLU", "activation", "ReLU"))
FIELDS = (
    FieldRow("filters", "Filters", 8, 1, 512),
    FieldRow("size", "Size", (5, 5), 1, 99),
    FieldRow("probability", "Probability", 0.5, 0, 0.95),
)


@pytest.fixture
def view(qtbot):
    made = StackView()
    qtbot.addWidget(made)
    made.resize(330, 620)
    made.set_theme(load_theme("light"))
    made.set_kinds(
        [KindChoice("Conv2d", "conv", "Convolution"), KindChoice("ReLU", "activation", "ReLU")]
    )
    made.set_shown(StackShown(ROWS, "208 parameters"), 0)
    made.set_fields("conv1", FIELDS)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def heard(view):
    said = []
    for name in (
        "chosen",
        "added",
        "moved",
        "removed",
        "duplicated",
        "field_set",
        "mend_chosen",
        "guess_toggled",
        "shape_guessed",
    ):
        getattr(view, name).connect(lambda *values, name=name: said.append((name, *values)))
    return said


def open_menu():
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def pick(text):
    menu = open_menu()
    action = next(one for one in menu.actions() if one.text() == text)
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def test_the_plus_between_blocks_adds_any_kind(view, heard):
    QTest.mouseClick(view.list.viewport(), LEFT, pos=view.list.plus_at(1))
    assert [one.text() for one in open_menu().actions()] == ["Convolution", "ReLU"]
    pick("ReLU")
    assert heard == [("added", "ReLU", 1)]


def test_the_button_adds_below_the_selected_block(view, heard):
    QTest.mouseClick(view.buttons.add, LEFT)
    pick("Convolution")
    assert heard == [("added", "Conv2d", 1)]


def test_buttons_act_on_the_selected_block_alone(view, heard):
    QTest.mouseClick(view.buttons.twice, LEFT)
    QTest.mouseClick(view.buttons.remove, LEFT)
    view.set_shown(StackShown(ROWS), -1)
    for button in (view.buttons.twice, view.buttons.remove):
        assert not button.isEnabled()
    assert heard == [("duplicated", 0), ("removed", 0)]


def test_the_menu_of_a_block_offers_the_same(view, heard):
    view.list.menu_asked.emit(0, view.mapToGlobal(QPoint(20, 60)))
    assert [one.text() for one in open_menu().actions()] == ["Add below", "Duplicate", "Remove"]
    pick("Duplicate")
    assert heard == [("duplicated", 0)]


def test_enter_leads_to_the_first_field_and_back_comes_the_number(view, heard):
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    box = view.fields.boxes["filters"]
    assert box.hasFocus()
    QTest.keyClicks(box, "12")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert heard == [("field_set", 0, "filters", 12)]


def test_pairs_and_decimals_have_boxes_of_their_own(view, heard):
    size, probability = view.fields.boxes["size"], view.fields.boxes["probability"]
    size.selectAll()
    QTest.keyClicks(size, "3×2")
    QTest.keyClick(size, Qt.Key.Key_Return)
    probability.selectAll()
    QTest.keyClicks(probability, "1/4")
    QTest.keyClick(probability, Qt.Key.Key_Return)
    assert heard == [("field_set", 0, "size", (3, 2)), ("field_set", 0, "probability", 0.25)]


def test_other_numbers_of_the_same_fields_leave_the_keyboard_where_it_is(view, heard):
    box = view.fields.boxes["filters"]
    box.setFocus()
    view.set_fields("conv1", (FieldRow("filters", "Filters", 9, 1, 512), *FIELDS[1:]))
    assert view.fields.boxes["filters"] is box
    assert box.hasFocus()
    assert box.value() == 9
    assert heard == []


def test_other_fields_take_the_place_of_those_before(view):
    view.set_fields("fc", (FieldRow("features", "Units", 10, 1, 100),))
    assert list(view.fields.boxes) == ["features"]
    assert view.fields.boxes["features"].accessibleName() == "Units"


def test_what_is_wrong_has_its_mends_as_buttons(view, heard):
    view.set_shown(StackShown(ROWS, problem="conv1 is too large.", mends=("Smaller", "Pad")), 0)
    assert view.card.text() == "conv1 is too large."
    assert [one.text() for one in view.card.buttons] == ["Smaller", "Pad"]
    QTest.mouseClick(view.card.buttons[1], LEFT)
    assert heard == [("mend_chosen", 1)]
    view.set_shown(StackShown(ROWS, problem="fc is too large.", mends=("Fewer",)), 0)
    assert [one.isVisible() for one in view.card.buttons] == [True, False]
    view.set_shown(StackShown(ROWS), 0)
    assert not view.card.isVisible()


def test_shapes_are_guessed_in_place_of_the_fields(view, heard):
    QTest.mouseClick(view.buttons.guess, LEFT)
    view.set_guess(True, "What comes out of conv1?")
    QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert view.guess.field.hasFocus()
    assert not view.fields.isVisible()
    QTest.keyClicks(view.guess.field, "8x24x24")
    QTest.keyClick(view.guess.field, Qt.Key.Key_Return)
    assert heard == [("guess_toggled", True), ("shape_guessed", 0, "8x24x24")]
    view.set_guess(True, "What comes out of relu1?")
    assert view.guess.field.text() == ""
    view.set_guess(False)
    assert view.fields.isVisible()


def test_totals_are_told(view):
    assert view.totals.text() == "208 parameters"

"""The blocks of the document, edited by mouse and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lessons.network_presets import first_network_sheet
from cnnlab.ui.network.stack_binder import StackBinder
from cnnlab.ui.widgets.stack_view import StackView

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def document(qapp):
    return NetworkDocument(first_network_sheet())


@pytest.fixture
def view(qtbot, document):
    made = StackView()
    qtbot.addWidget(made)
    made.resize(340, 700)
    binder = StackBinder(made, document)
    document.changed.connect(binder.pull)
    made.binder = binder
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.list.setFocus()
    return made


def kinds(document):
    return [block.kind for block in document.sheet.stack.blocks]


def names(view):
    return [row.name for row in view.list.rows[1:-1]]


def test_it_shows_all_blocks_between_input_and_classes(view):
    assert names(view) == [
        *("conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "fc1", "relu3", "fc2"),
    ]
    assert view.list.rows[0].shape == "1×28×28"
    assert view.list.rows[-1].name == "10 classes"
    assert view.totals.text().startswith("In all: 20,522 parameters")


def test_keys_remove_duplicate_and_move_as_undo_steps(view, document):
    first = document.sheet
    QTest.keyClick(view.list, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert names(view)[:2] == ["conv1", "conv2"]
    assert view.place == 1
    QTest.keyClick(view.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kinds(document)[:3] == ["Conv2d", "ReLU", "Conv2d"]
    assert view.place == 2
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert kinds(document)[:3] == ["Conv2d", "ReLU", "MaxPool2d"]
    for _ in range(3):
        document.undo_stack.undo()
    assert document.sheet == first


def test_a_field_changes_the_block_and_what_follows(view, document):
    box = view.fields.boxes["filters"]
    box.selectAll()
    QTest.keyClicks(box, "4")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert document.sheet.stack.blocks[0].settings["filters"] == 4
    assert view.list.rows[1].shape == "4×24×24"
    assert box.hasFocus() or view.fields.boxes["filters"] is box
    assert document.undo_stack.undoText() == "Filters"


def test_a_pool_dragged_away_is_mended_by_a_button(view, document):
    view.list.choose(2)
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert not view.card.isVisible()  # the fully connected layers follow by themselves
    view.list.choose(0)
    view.fields.boxes["size"].set_value((1, 1))
    view.fields.field_set.emit("size", (40, 40))
    assert view.card.text() == "conv1: a filter of 40×40 does not fit maps of 28×28."
    assert view.list.rows[1].problem
    QTest.mouseClick(view.card.buttons[0], LEFT)
    assert not view.card.isVisible()
    assert view.binder.check.fits
    document.undo_stack.undo()
    assert view.card.isVisible()


def test_shapes_are_guessed_one_after_the_other(view, document):
    QTest.mouseClick(view.buttons.guess, LEFT)
    assert {row.shape for row in view.list.rows[1:-1]} == {"?"}
    assert all("8×24×24" not in row.spoken for row in view.list.rows)
    assert view.totals.text() == ""
    field = view.guess.field
    assert all("24" not in hint for hint in (field.placeholderText(), field.toolTip()))
    QTest.keyClicks(field, "8x28x28")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.list.rows[1].mark == "wrong"
    assert view.guess.answer.text() == "✗ 8x28x28 is not right. Try again."
    QTest.keyClicks(field, "8x24x24")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert view.list.rows[1].mark == "right"
    assert view.list.rows[1].shape == "8×24×24"
    assert view.place == 1
    assert view.guess.question.text() == "What shape comes out of relu1?"
    assert field.text() == ""
    QTest.mouseClick(view.buttons.guess, LEFT)
    assert view.list.rows[1].mark == ""
    assert view.totals.text()


def test_another_network_is_guessed_anew(view, document):
    QTest.mouseClick(view.buttons.guess, LEFT)
    QTest.keyClicks(view.guess.field, "8 24 24")
    QTest.keyClick(view.guess.field, Qt.Key.Key_Return)
    document.edit_stack(document.sheet.stack.set(0, "filters", 3), "Filters")
    assert view.list.rows[1].shape == "?"


def test_what_goes_in_has_no_fields(view):
    view.list.choose(-1)
    assert not view.fields.boxes
    assert view.title.text() == "Select a layer to set it"


def test_the_selected_block_tells_its_memory_unless_shapes_are_guessed(view):
    view.list.choose(0)
    assert view.title.text() == "conv1: Convolution · 95\u00a0KB"
    QTest.mouseClick(view.buttons.guess, LEFT)
    assert view.title.text() == "conv1: Convolution"

"""What is typed counts before something else is done that leaves the keyboard in the field."""

import pytest
from hands import CONTROL, PLAIN
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QVBoxLayout, QWidget

from cnnlab.ui.widgets.cell_editor import CellEditor
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.number_box import NumberBox, WholeBox
from cnnlab.ui.widgets.pair_edit import PairEdit
from cnnlab.ui.widgets.typed import TypedWatch

LEFT = Qt.MouseButton.LeftButton


class Host(QWidget):
    """A field, and things to do that do not take the keyboard; ``seen`` is its number then."""

    def __init__(self, field):
        super().__init__()
        self.field, self.seen = field, []
        self.tool, self.line = QToolButton(), QLineEdit()
        self.saving = QAction(self)
        self.saving.setShortcut(QKeySequence("Ctrl+S"))
        self.addAction(self.saving)
        column = QVBoxLayout(self)
        for part in (field, self.tool, self.line):
            column.addWidget(part)
        for done in (self.tool.clicked, self.saving.triggered):
            done.connect(lambda: self.seen.append(self.number()))

    def number(self):
        value = self.field.value()
        return value[0] if isinstance(value, tuple) else value

    def closeEvent(self, event):
        self.seen.append(self.number())


def whole():
    made = WholeBox()
    made.setKeyboardTracking(False)
    return made


@pytest.fixture(params=[whole, NumberBox, lambda: PairEdit(1, 20)], ids=["whole", "number", "pair"])
def host(request, qtbot):
    made = Host(request.param())
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    made.field.selectAll()
    QTest.keyClicks(made.field, "7")
    assert made.number() != 7
    return made


def watching(field):
    return field.findChild(TypedWatch)._watching


def test_a_tool_button_acts_on_what_was_typed(host):
    QTest.mouseClick(host.tool, LEFT)
    assert host.seen == [7]
    assert host.field.hasFocus()
    assert not watching(host.field)


def test_so_does_a_shortcut(host):
    QTest.keyClick(host.windowHandle(), Qt.Key.Key_S, CONTROL)
    assert host.seen == [7]


def test_and_the_end_of_the_window(host):
    host.close()
    assert host.seen == [7]


def test_and_what_is_dropped(host):
    place, mime = QPointF(host.line.geometry().center()), QMimeData()
    mime.setText("text")
    with_what = Qt.DropAction.CopyAction, mime, LEFT, PLAIN
    QApplication.sendEvent(host.windowHandle(), QDragEnterEvent(place.toPoint(), *with_what))
    QApplication.sendEvent(host.windowHandle(), QDropEvent(place, *with_what))
    assert host.line.text() == "text"
    assert host.number() == 7


def test_a_press_into_the_field_is_no_end_of_typing(host):
    QTest.mouseClick(host.field, LEFT, pos=QPoint(12, host.field.height() // 2))
    assert host.number() != 7
    assert watching(host.field)


def test_nothing_is_watched_once_the_field_is_left(host):
    host.field.clearFocus()
    assert host.number() == 7
    assert not watching(host.field)


@pytest.mark.parametrize(("typed", "there", "open_"), [("12", 12.0, False), ("1/0", 0.0, True)])
def test_a_cell_takes_its_number_too(qtbot, typed, there, open_):
    host = QWidget()
    qtbot.addWidget(host)
    grid, tool, editor = GridView(host), QToolButton(host), CellEditor(host)
    grid.editable = True
    grid.setGeometry(0, 60, 40, 40)
    grid.edit_requested.connect(lambda r, c, text: editor.open_over(grid, r, c, text))
    grid.cell_edited.connect(lambda r, c, v, _: done.append(v))
    done = []
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    grid.setFocus()
    QTest.keyClicks(grid, typed[0])
    QTest.keyClicks(editor, typed[1:])
    QTest.mouseClick(tool, LEFT)
    assert done == ([there] if there else [])
    assert editor.isVisible() is open_
    assert QApplication.focusWidget() is (editor if open_ else grid)

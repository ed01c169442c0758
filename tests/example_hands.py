"""What a person does with worked examples of their own, in any tab that has them."""

from dialog_hands import answered
from hands import CONTROL, Hands, Key
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnlab.app import create_window


def titled(hands: Hands, ask, title, key=Key.Key_Return):
    """A title typed into the dialog that ``ask`` opens; gives the dialog's heading and text."""
    seen = []

    def answer(dialog):
        line = dialog.findChild(QLineEdit)
        seen.extend((dialog.windowTitle(), line.text()))
        line.selectAll()
        line.insert(title)  # QTest has no keys for Chinese
        QTest.keyClick(line, key)

    answered(ask, answer)
    hands.window.activateWindow()  # as the window system does once a dialog is closed
    QApplication.processEvents()
    return tuple(seen)


def keep(hands, title, key=Key.Key_Return):
    return titled(hands, lambda: hands.press(Key.Key_K, CONTROL), title, key)


def menu(hands, name):
    """What the File menu's entry does, if it can be chosen once the menu is open."""
    hands.window.menu.refresh()
    action = hands.window.menu[name]
    assert action.isEnabled()
    action.trigger()


def able(hands):
    """Whether what is shown can be kept, renamed and deleted."""
    hands.window.menu.refresh()
    names = ("keep", "rename", "delete")
    return [hands.window.menu[name].isEnabled() for name in names]


def listed(hands, box, shipped: int):
    """Titles of the user's own, in the box behind the program's, and in the menu."""
    in_box = [box.itemText(row) for row in range(shipped + 1, box.count())]
    actions = hands.window.menu.examples.actions()
    assert [action.text() for action in actions[shipped + 1 :]] == in_box
    assert all(action.isSeparator() for action in actions[shipped : shipped + 1])
    return in_box


def notice(hands):
    bar = hands.widget("noticeBar")
    return bar.kind(), bar.text()


def again(hands, qtbot, settings_path):
    """The window is closed, what came back is forgotten, and the program starts once more."""
    hands.window.close()
    (settings_path.parent / f"{settings_path.stem}-session.cnnlab").unlink()
    made = create_window(settings_path)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    return type(hands)(made)

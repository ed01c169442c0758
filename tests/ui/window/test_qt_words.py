"""What Qt itself says, in its dialogs, buttons and context menus, in the window's language."""

import re

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
)

CHINESE = re.compile(r"[\u4e00-\u9fff]")


def words_of_dialog(open_dialog):
    """Every label, button, tool tip and heading of the modal dialog that a function opens."""
    seen = []

    def look():
        dialog = QApplication.activeModalWidget()
        seen.append(dialog.windowTitle())
        seen.extend(label.text() for label in dialog.findChildren(QLabel))
        seen.extend(one.text() or one.toolTip() for one in dialog.findChildren(QAbstractButton))
        for header in dialog.findChildren(QHeaderView):
            model, way = header.model(), Qt.Orientation.Horizontal
            seen.extend(model.headerData(i, way) for i in range(model.columnCount()))
        dialog.close()

    QTimer.singleShot(0, look)
    open_dialog()
    # Qt gives its mnemonics away as they are free.
    return [text.replace("&", "") for text in seen if isinstance(text, str) and text.strip()]


def file_dialog(window):
    return words_of_dialog(window.menu["open_picture"].trigger)


def question(window):
    buttons = QMessageBox.StandardButton
    some = buttons.Yes | buttons.No | buttons.Cancel
    return words_of_dialog(lambda: QMessageBox.question(window, "", "?", some))[1:]


def standard_buttons(_):
    kinds = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(
        kinds.Save | kinds.Cancel | kinds.Close | kinds.Discard | kinds.Apply | kinds.Reset
    )
    return [button.text() for button in box.buttons()]


def context_menus(_):
    editors = QLineEdit(), QPlainTextEdit()
    texts = []
    for editor in editors:
        menu = editor.createStandardContextMenu()
        texts += [action.text().split("\t")[0] for action in menu.actions() if action.text()]
        menu.deleteLater()
    return texts


@pytest.mark.parametrize("look", [file_dialog, question, standard_buttons, context_menus])
def test_qt_speaks_the_language_of_the_window_and_english_again(window, look):
    english = look(window)
    assert len(english) >= 3
    assert not CHINESE.search("".join(english))
    window.use_language("zh_CN")
    chinese = look(window)
    assert len(chinese) == len(english)
    assert [text for text in chinese if not CHINESE.search(text)] == []
    window.use_language("en")
    assert look(window) == english


def test_the_labels_that_qt_lacks_are_ours(window):
    window.use_language("zh_CN")
    assert {"查找范围(L)：", "文件类型(T)："} <= set(file_dialog(window))

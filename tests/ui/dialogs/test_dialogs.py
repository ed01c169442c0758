"""The dialogs that ask for a title and that list the gestures, answered as a person does."""

import pytest
from dialog_hands import answered
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit

from cnnlab.lab.shared.language import Language
from cnnlab.ui.dialogs.gestures import GesturesDialog
from cnnlab.ui.dialogs.title import TitleDialog

Key = Qt.Key


def typed(text, key):
    def answer(dialog):
        line = dialog.findChild(QLineEdit)
        QTest.keyClicks(line, text)  # over what is there, which is selected
        QTest.keyClick(line, key)

    return answer


@pytest.mark.parametrize(
    ("text", "key", "given"),
    [
        ("Mine", Key.Key_Return, "Mine"),
        ("", Key.Key_Return, "as it was"),
        ("Mine", Key.Key_Escape, None),
    ],
)
def test_a_title_is_typed_or_not(parent, text, key, given):
    def ask():
        return TitleDialog.ask(parent, "Keep as an example", "as it was")

    assert answered(ask, typed(text, key)) == given


def test_the_title_says_what_it_is_for(parent):
    def answer(dialog):
        assert dialog.windowTitle() == "Rename"
        assert dialog.labelText() == "Title"
        dialog.reject()

    answered(lambda: TitleDialog.ask(parent, "Rename", ""), answer)


def test_the_title_is_asked_for_in_chinese(parent, qapp):
    language = Language(qapp)
    language.use("zh_CN")

    def answer(dialog):
        assert dialog.labelText() == "标题"
        dialog.reject()

    try:
        answered(lambda: TitleDialog.ask(parent, "Rename", ""), answer)
    finally:
        language.use("en")


def test_gestures_have_a_meaning_each_and_the_list_is_closed(parent):
    def answer(dialog):
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert len(texts) % 2 == 0
        assert all(texts)
        assert texts[:2] == ["Space", "Play or pause"]
        assert "Undo, redo" in texts
        buttons = dialog.findChild(QDialogButtonBox)
        QTest.mouseClick(
            buttons.button(QDialogButtonBox.StandardButton.Close), Qt.MouseButton.LeftButton
        )

    answered(lambda: GesturesDialog.show_to(parent, [("Space", "Play or pause")]), answer)


def test_the_list_opens_from_the_menu(window):
    answered(window.menu["gestures"].trigger, lambda dialog: dialog.reject())


def test_the_window_under_a_closed_dialog_has_the_keyboard_again(window, qtbot):
    for open_dialog in (window.menu["about"].trigger, window.menu["gestures"].trigger):
        answered(open_dialog, lambda dialog: QTest.keyClick(dialog, Key.Key_Escape))
        qtbot.waitUntil(window.isActiveWindow)
    answered(
        lambda: TitleDialog.ask(window, "Keep as an example", "as it was"),
        lambda dialog: QTest.keyClick(dialog, Key.Key_Return),
    )
    qtbot.waitUntil(window.isActiveWindow)

"""The dialogs on an error and on a run that ended unexpectedly, answered as a person does."""

from pathlib import Path

import pytest
from dialog_hands import answered
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from cnnlab.lab.shared.language import Language
from cnnlab.ui.dialogs.report import ErrorDialog, ErrorReport, LastRunDialog

LOG = Path("/there/cnnlab.log")
TEXT = "Traceback\n  in a file\nValueError: <b>a bug</b>\n"
LEFT = Qt.MouseButton.LeftButton


def ask(parent, report=None, logged=True, saved=None):
    return ErrorDialog.ask(parent, report or ErrorReport(TEXT), LOG, logged=logged, saved=saved)


def press(name):
    return lambda dialog: QTest.mouseClick(getattr(dialog, name), LEFT)


def key(code):
    return lambda dialog: QTest.keyClick(dialog, code)


@pytest.mark.parametrize(
    ("answer", "goes_on"),
    [
        (press("go_on"), True),
        (press("quit"), False),
        (key(Qt.Key.Key_Return), True),
        (key(Qt.Key.Key_Escape), True),
        (lambda dialog: dialog.close(), True),
    ],
    ids=["go on", "quit", "Enter", "Escape", "closed"],
)
def test_only_quit_quits(parent, answer, goes_on):
    assert answered(lambda: ask(parent), answer) is goes_on


def said(parent, **facts):
    words = []

    def look(dialog):
        words.append(dialog.said.text())
        dialog.reject()

    answered(lambda: ask(parent, **facts), look)
    return words[0]


def test_it_says_where_the_text_lies_and_what_became_of_the_work(parent):
    assert said(parent).endswith("also in the log, /there/cnnlab.log.")
    assert "saved" not in said(parent)
    assert "could not be written to the log, /there/cnnlab.log" in said(parent, logged=False)
    assert "Your work was saved." in said(parent, saved=True)
    assert "Your work could not be saved." in said(parent, saved=False)


def test_the_text_can_be_selected_and_copied_but_not_changed(parent):
    def answer(dialog):
        assert dialog.text.toPlainText() == TEXT
        QTest.keyClick(dialog.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert dialog.text.textCursor().selectedText().startswith("Traceback")
        QTest.keyClick(dialog.text, Qt.Key.Key_Delete)
        QTest.mouseClick(dialog.copy_button, LEFT)
        assert QGuiApplication.clipboard().text() == TEXT
        assert dialog.isVisible()
        dialog.reject()

    answered(lambda: ask(parent), answer)


def test_further_errors_are_added_without_moving_the_reader(parent):
    report = ErrorReport("line\n" * 100)

    def answer(dialog):
        bar = dialog.text.verticalScrollBar()
        bar.setValue(30)
        assert not dialog.more.isVisible()
        report.add("another\n")
        report.add("")
        assert dialog.text.toPlainText() == "line\n" * 100 + "\nanother\n"
        assert dialog.more.text() == "Further errors since then: 2"
        assert bar.value() == 30
        dialog.reject()

    answered(lambda: ask(parent, report), answer)


def test_a_text_does_not_grow_for_ever(qapp):
    report = ErrorReport("")
    for _ in range(100):
        report.add("x" * 10_000)
    assert report.more == 100
    assert len(report.text) < 100_000


def test_it_needs_no_window(qapp):
    assert answered(lambda: ask(None), press("go_on"))


def test_the_last_run_is_shown_and_closed(parent):
    def answer(dialog):
        assert dialog.text.toPlainText() == TEXT
        assert "kept in /there/cnnlab.crash." in dialog.said.text()
        close = dialog.buttons.button(QDialogButtonBox.StandardButton.Close)
        QTest.mouseClick(close, LEFT)

    place = Path("/there/cnnlab.crash")
    answered(lambda: LastRunDialog.show_to(parent, TEXT, place), answer)


def test_in_chinese(parent, qapp):
    language = Language(qapp)
    language.use("zh_CN")
    try:

        def answer(dialog):
            assert dialog.heading.text() == "cnnlab 出错了"
            words = [dialog.go_on.text(), dialog.quit.text(), dialog.copy_button.text()]
            assert words == ["继续(&G)", "退出(&Q)", "复制(&C)"]
            assert "你的工作已保存。" in dialog.said.text()
            dialog.reject()

        answered(lambda: ask(parent, saved=True), answer)
    finally:
        language.use("en")

"""What Enter alone answers where something would be lost."""

import pytest
from dialog_hands import answered
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from cnnlab.ui.dialogs.replacing import ask_for_place, replaces_changed
from cnnlab.ui.dialogs.reset_settings import ResetDialog
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog


def press_enter(dialog):
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def press_yes(dialog):
    QTest.mouseClick(dialog.button(QMessageBox.StandardButton.Yes), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    "ask",
    [
        ResetDialog.ask,
        StopTrainingDialog.ask_for_race,
        StopTrainingDialog.ask_for_teaching,
        lambda host: StopTrainingDialog.ask_unkept(host, "The disk is full."),
    ],
)
def test_enter_alone_loses_nothing(parent, ask):
    assert answered(lambda: ask(parent), press_enter) is False


def test_what_is_kept_is_closed_with_enter(parent):
    assert answered(lambda: StopTrainingDialog.ask(parent), press_enter) is True


def test_enter_alone_replaces_no_file(parent, tmp_path, monkeypatch):
    there = tmp_path / "there.cnnlab"
    there.touch()
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(there.with_suffix("")), ""))
    )

    def ask():
        return ask_for_place(parent, "Save", "", "Lab file", ".cnnlab")

    assert answered(ask, press_enter) is None
    assert answered(ask, press_yes) == there
    assert answered(lambda: replaces_changed(parent, there), press_enter) is False

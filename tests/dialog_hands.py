"""What a person does in a dialog that waits for an answer."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def answered(ask, answer):
    """What a dialog gives that is answered as soon as it is open."""
    opened, asking = [], [True]

    def act():
        dialog = QApplication.activeModalWidget()
        if dialog is None:  # a key is on its way
            if asking:
                QTimer.singleShot(0, act)
            return
        opened.append(dialog)
        try:
            answer(dialog)
        finally:
            dialog.close()  # a test that fails must not wait for ever

    QTimer.singleShot(0, act)
    given = ask()
    asking.clear()
    assert len(opened) == 1
    return given

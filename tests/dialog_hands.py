"""What a person does in a dialog that waits for an answer."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


def answered(ask, answer):
    """What a dialog gives that is answered as soon as it is open."""
    opened = []

    def act():
        opened.append(QApplication.activeModalWidget())
        try:
            answer(opened[0])
        finally:
            opened[0].close()  # a test that fails must not wait for ever

    QTimer.singleShot(0, act)
    given = ask()
    assert len(opened) == 1
    return given

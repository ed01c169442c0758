"""A dialog that is shown until it is closed."""

import gc

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QWidget

from cnnlab.ui.dialogs.modal import shown


class Question(QDialog):
    """A kind of its own, to be counted."""


def alive():
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Question)]


def test_a_dialog_is_gone_once_it_was_read(qtbot):
    over = QWidget()
    qtbot.addWidget(over)
    for _ in range(3):
        dialog = Question(over)
        QTimer.singleShot(0, dialog, dialog.accept)
        with shown(dialog) as accepted:
            assert (accepted, dialog.result()) == (True, 1)
        assert not shiboken6.isValid(dialog)
        del dialog
    assert alive() == []
    assert over.findChildren(QDialog) == []


def test_a_dialog_that_is_read_wrongly_is_gone_too(qtbot):
    dialog = Question()
    QTimer.singleShot(0, dialog, dialog.reject)
    with pytest.raises(KeyError, match="False"), shown(dialog) as accepted:
        raise KeyError(accepted)
    assert not shiboken6.isValid(dialog)

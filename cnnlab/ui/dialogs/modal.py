"""A dialog that is shown until it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QDialog
from shiboken6 import delete

from cnnlab.ui.widgets.touch import watch_touch


@contextmanager
def shown(dialog: QDialog) -> Iterator[bool]:
    """Show it until it is closed; whether it was accepted. It can still be read in the block."""
    watch_touch(dialog)
    try:
        yield dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        end(dialog)


def end(dialog: QDialog) -> None:
    """A dialog that is gone at once, not in the next turn of the event loop.

    One that waits for its end when the language changes is kept in memory for ever. The window that
    it stood over has the keyboard again, also where no window manager sees to it.
    """
    over = dialog.parentWidget()
    delete(dialog)
    if over is not None:
        over.activateWindow()

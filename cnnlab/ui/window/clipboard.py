"""Cut, copy, paste and select all: for the focused grid or editor, else for the tab."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import Tab


def copy(tab: Tab | None) -> None:
    """Copy the selected block, or the selected text, or what the tab shows."""
    if target := _focused() or tab:
        target.copy()


def cut(tab: Tab | None) -> None:
    """Cut the selected block, or the selected text, or what the tab shows."""
    if target := _focused() or tab:
        target.cut()


def paste(tab: Tab | None) -> None:
    """Paste numbers into the focused grid, text into an editor, else into the tab."""
    widget = _focused()
    mime = QApplication.clipboard().mimeData() or QMimeData()  # none where nothing was copied
    numbers = mime.hasText() and not mime.hasUrls()
    if widget is not None and (numbers or isinstance(widget, QLineEdit)):
        widget.paste()
    elif tab is not None:
        tab.paste(mime)


def select_all() -> None:
    """Select every cell of the focused grid, or all text of an editor."""
    widget = _focused()
    if isinstance(widget, GridView):
        widget.select_all()
    elif widget is not None:
        widget.selectAll()


def _focused() -> GridView | QLineEdit | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, GridView | QLineEdit) else None

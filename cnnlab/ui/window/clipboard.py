"""Cut, copy, paste and select all: for the focused grid or editor, else for the tab."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tab import Tab


def copy(tab: Tab | None) -> None:
    """Copy the selected block, or the selected text, or what the tab shows."""
    widget = QApplication.focusWidget()
    if isinstance(widget, GridView | QLineEdit):
        widget.copy()
    elif tab is not None:
        tab.copy()


def cut(tab: Tab | None) -> None:
    """Cut the selected block, or the selected text, or what the tab shows."""
    widget = QApplication.focusWidget()
    if isinstance(widget, GridView | QLineEdit):
        widget.cut()
    elif tab is not None:
        tab.cut()


def paste(tab: Tab | None) -> None:
    """Paste numbers into the focused grid, text into an editor, else into the tab."""
    widget = QApplication.focusWidget()
    mime = QApplication.clipboard().mimeData() or QMimeData()  # none where nothing was copied
    numbers = isinstance(widget, GridView) and mime.hasText() and not mime.hasUrls()
    if isinstance(widget, GridView | QLineEdit) and (numbers or isinstance(widget, QLineEdit)):
        widget.paste()
    elif tab is not None:
        tab.paste(mime)


def select_all() -> None:
    """Select every cell of the focused grid, or all text of an editor."""
    widget = QApplication.focusWidget()
    if isinstance(widget, GridView):
        widget.select_all()
    elif isinstance(widget, QLineEdit):
        widget.selectAll()

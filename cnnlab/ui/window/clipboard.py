"""Cut, copy, paste and select all: for the focused grid or editor, else for the tab."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit

from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.widgets.table_mime import clipboard_mime, holds_cells
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
    widget, mime = _focused(), clipboard_mime()
    if widget is not None and _takes(widget, mime):
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


def _takes(widget: GridView | QLineEdit, mime: QMimeData) -> bool:
    """A grid leaves files to the tab, and a picture that is not one of copied cells."""
    if isinstance(widget, QLineEdit):
        return True
    picture = mime.hasUrls() or (mime.hasImage() and not holds_cells(mime))
    return widget.editable and not picture


def _focused() -> GridView | QLineEdit | None:
    widget = QApplication.focusWidget()
    return widget if isinstance(widget, GridView | QLineEdit) else None

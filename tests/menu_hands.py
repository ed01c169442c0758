"""The menu of a right click or of the menu key, and what is chosen in it."""

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu


def ask(widget, place, key=False):
    """The menu of a right click, as the window system asks for it."""
    reason = QContextMenuEvent.Reason
    kind = reason.Keyboard if key else reason.Mouse
    at = place.toPoint() if hasattr(place, "toPoint") else place
    event = QContextMenuEvent(kind, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def texts(menu):
    return [action.text().replace("&", "") for action in menu.actions() if not action.isSeparator()]


def choose(menu, text):
    """By keyboard, as one does in an open menu."""
    parts = text.split(" > ")
    for action in menu.actions():
        if action.text().replace("&", "") == parts[0]:
            assert action.isEnabled()
            if len(parts) > 1:
                choose(action.menu(), " > ".join(parts[1:]))
            else:
                action.trigger()
            break
    else:
        raise AssertionError(texts(menu))
    menu.close()
    QApplication.processEvents()

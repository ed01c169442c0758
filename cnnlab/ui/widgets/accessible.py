"""What screen readers find and hear of widgets that are painted by hand.

Qt describes its own controls. Of a painted widget its class says, once, what it is: a role, or a
``CellSource`` that names its cells. Words that nobody has to look for are said by ``announce``.
"""

# mypy: disable-error-code="override"
# Qt answers with no interface where the stubs promise one.

import sys
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget

Make: TypeAlias = Callable[[QWidget], QAccessibleInterface]

HAS_ANNOUNCEMENTS = sys.platform in ("win32", "darwin")
"""Whether screen readers there speak Qt's announcements: Orca 43 speaks notifications instead."""
_makers: dict[type, Make] = {}
_installed = False


def install() -> None:
    """Tell Qt, once, how painted widgets are described."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True


def describe_by(kind: type[QWidget], make: Make) -> None:
    """Widgets of a class, and of those that it is a base of, are described by what ``make`` makes.

    Qt owns it from then on.
    """
    _makers[kind] = make


def describe_as(kind: type[QWidget], role: QAccessible.Role) -> None:
    """Widgets of a class have a role; their names and descriptions are the widgets' own."""
    describe_by(kind, partial(_with_role, role))


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something of what is shown, where one listens."""
    if not text or not QAccessible.isActive() or not widget.isVisible():
        return
    if HAS_ANNOUNCEMENTS:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
        return
    window = widget.window()
    notification = window.findChild(
        Notification, options=Qt.FindChildOption.FindDirectChildrenOnly
    ) or Notification(window)
    notification.tell(text)


def tell_keys(widget: QWidget, text: str) -> None:
    """What is pointed at in a painted widget: said where that has the keyboard.

    Orca speaks another description of what has it; elsewhere it has to be announced.
    """
    if text == widget.accessibleDescription():
        return
    widget.setAccessibleDescription(text)
    if HAS_ANNOUNCEMENTS and widget.hasFocus():
        announce(widget, text)


class Notification(QWidget):
    """Has no size; its name is what a screen reader was last asked to say."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.said = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.resize(0, 0)

    def tell(self, text: str) -> None:
        """Say it, also where it is what was said last.

        The name comes first: who listens keeps the one before until it hears of another.
        """
        self.said = text
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        if self.isHidden():
            self.show()  # tells of itself
        else:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.ObjectShow))


class _Said(QAccessibleWidget):
    """Its name is what is said."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, QAccessible.Role.Notification)

    def text(self, kind: QAccessible.Text) -> str:
        widget = self.widget()
        if kind == QAccessible.Text.Name and isinstance(widget, Notification):
            return widget.said
        return ""


def _with_role(role: QAccessible.Role, widget: QWidget) -> QAccessibleWidget:
    return QAccessibleWidget(widget, role)


def _factory(_key: str, widget: QObject) -> QAccessibleInterface | None:
    if not isinstance(widget, QWidget):
        return None
    make = next((_makers[kind] for kind in type(widget).__mro__ if kind in _makers), None)
    if make is None:
        return None
    made = make(widget)
    widget.__dict__["_accessible"] = made  # Qt keeps only a pointer to it
    return made


describe_by(Notification, _Said)

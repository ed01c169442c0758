"""A page that is made when it is first seen, as it takes time to make."""

from collections.abc import Callable
from typing import Protocol, TypeAlias

from PySide6.QtCore import QEvent, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme, load_theme


class ThemedPage(Protocol):
    """What a page does beside being a widget."""

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""


class PageBinder(Protocol):
    """What connects a page."""

    @property
    def notice(self) -> SignalInstance:
        """A Notice."""

    def retranslate(self) -> None:
        """Say everything in another language."""

    @property
    def loses(self) -> bool:
        """Whether closing would lose what is under way."""

    def close_down(self) -> None:
        """Cancel what is under way, and wait."""


Made: TypeAlias = tuple[QWidget, ThemedPage, PageBinder]
"""The page, as a widget and as what it does, and its binder."""


class LatePage(QWidget):
    """Stands where the page will be."""

    notice = Signal(object)
    """A Notice."""

    def __init__(self) -> None:
        super().__init__()
        self.page: ThemedPage | None = None
        self.binder: PageBinder | None = None
        self._make: Callable[[], Made] | None = None
        self._theme = load_theme("light")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def open_for(self, make: Callable[[], Made]) -> None:
        """What makes it."""
        self._make = make

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        if self.page is not None:
            self.page.set_theme(theme)

    @property
    def loses(self) -> bool:
        """Whether closing would lose what is under way."""
        return self.binder is not None and self.binder.loses

    def close_down(self) -> None:
        """Cancel what is under way, and wait."""
        if self.binder is not None:
            self.binder.close_down()

    def showEvent(self, event: QShowEvent) -> None:
        if self._make is not None:
            make, self._make = self._make, None
            widget, self.page, self.binder = make()
            self.binder.notice.connect(self.notice)
            self.page.set_theme(self._theme)
            self._column.addWidget(widget)
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self.binder is not None:
            self.binder.retranslate()
        super().changeEvent(event)

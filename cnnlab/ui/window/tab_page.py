"""A page of a tab that has several: what it shows, and its controls in the panel beside it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.history import History
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.translated import TranslatedWidget
from cnnlab.ui.window.tab import Action
from cnnlab.ui.window.theme import sheet

D = TypeVar("D", bound=History[Any])


class TabPage(TranslatedWidget, Generic[D]):
    """Pulls from the document and edits it; what it has no use for it leaves as it is here."""

    notice = Signal(object)
    """A Notice."""
    note_changed = Signal(str)
    """One line on what is pointed at."""
    status_changed = Signal()
    menu_asked = Signal(object, object)
    """Where on the screen, and entries, as a tab's."""
    page_asked = Signal(str)
    """Another page is to be shown."""
    go_to = Signal(str, object)
    """Another tab's name and what it is to receive."""

    name: str

    def __init__(self, document: D) -> None:
        super().__init__()
        self.document = document
        self.controls = QWidget()
        """What stands in the panel while the page is shown; the page fills it."""

    def pull(self) -> None:
        """Show the document; called when the page's part of it has changed, and at first."""

    def wear(self, theme: Theme) -> None:
        """Look as a theme has it: its style sheet, and its colours in what paints itself."""
        self.setStyleSheet(sheet(theme))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""

    def retranslate(self) -> None:
        """Say everything in another language."""

    def status(self) -> str:
        """One line of facts for the status bar."""
        return ""

    def page_actions(self) -> Sequence[Action]:
        """What the menus offer while the page is shown."""
        return ()

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse, and what each does, in the language in use."""
        return []

    def copy(self) -> None:
        """Put what is shown on the clipboard."""

    def paste(self, mime: QMimeData) -> bool:
        """Take what is on the clipboard; False if there is nothing for it."""
        return False

    def drop_text(self, mime: QMimeData) -> str:
        """What it would do with what is dragged over the tab; empty where it would not take it."""
        del mime
        return ""

    def take_mime(self, mime: QMimeData) -> bool:
        """Take what was dropped; False if there is nothing for it."""
        return False

    def press_space(self) -> bool:
        """Space that the focused widget has no use for."""
        return False

    def restore_state(self, settings: Settings) -> None:
        """Look as at the end of the last run."""

    def save_state(self, settings: Settings) -> None:
        """Keep what it looks like for the next start."""

    def leave(self) -> None:
        """Another page or another tab is shown."""

    def close_down(self) -> None:
        """Cancel background work; the window closes."""


PG = TypeVar("PG", bound=TabPage[Any])


@dataclass(frozen=True)
class PageSpec(Generic[PG]):
    """A page's name, its title in the language in use, and what makes it.

    ``parts`` are the parts of the document that it shows. The first, if there is one, is what an
    example of the page sets, and names that example in ``preset``.
    """

    name: str
    title: Callable[[], str]
    make: Callable[[], PG]
    parts: tuple[str, ...] = ()

"""What a tab hands the window. The window loops over tabs and knows none of them by name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QUndoStack
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.settings import Settings
from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.number_messages import select_first
from cnnlab.ui.widgets.table_mime import holds_cells
from cnnlab.ui.window.notice import Say, refused
from cnnlab.ui.window.theme import sheet


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """A text that is translated where it is shown; lupdate finds it by this name."""
    del context
    return text


Keys = str | list[str] | QKeySequence.StandardKey


@dataclass(frozen=True)
class Action:
    """An action as data.

    ``text`` and ``submenu`` are source texts of the context "Actions". ``enabled`` says where it
    makes sense beyond that its tab is shown, ``about`` what it would act on, which is said after
    its text, ``checked`` whether it is the one that is chosen; all are asked before a menu opens.
    """

    id: str
    menu: str
    text: str
    slot: Callable[[], object]
    keys: Keys | None = None
    submenu: str = ""
    enabled: Callable[[], bool] | None = None
    checkable: bool = False
    about: Callable[[], str] | None = None
    checked: Callable[[], bool] | None = None


@dataclass(frozen=True)
class Submenu:
    """Entries under a source text of the context "Actions"."""

    text: str
    entries: Sequence["Entry"]


Entry: TypeAlias = str | Action | Submenu | None
"""Id of an action of the menus, an action of its own, a submenu, or None for a line."""


def edit_action(edit: Callable[[], object], enabled: Callable[[], bool]) -> Action:
    """Edit the number that a right click is about."""
    text = QT_TRANSLATE_NOOP("Actions", "&Edit number")
    return Action("edit_cell", "edit", text, edit, enabled=enabled)


def zoom_actions(zoom: Callable[[int], object], fit: Callable[[], object]) -> list[Action]:
    """Zoom what is shown, by turns of the wheel, and show all of it."""

    def action(name: str, text: str, slot: Callable[[], object], keys: Keys) -> Action:
        return Action(name, "view", text, slot, keys)

    larger, smaller = partial(zoom, 2), partial(zoom, -2)
    return [
        action("zoom_in", QT_TRANSLATE_NOOP("Actions", "Zoom &in"), larger, ["Ctrl++", "Ctrl+="]),
        action("zoom_out", QT_TRANSLATE_NOOP("Actions", "Zoom &out"), smaller, "Ctrl+-"),
        action("fit", QT_TRANSLATE_NOOP("Actions", "&Fit"), fit, "Ctrl+0"),
    ]


class Tab(QWidget):
    """A tab; what it has no use for it leaves as it is here."""

    status_changed = Signal(str)
    """Shapes and cost of what is shown."""
    note_changed = Signal(str)
    """One line on what is pointed at, or on what can be done."""
    notice = Signal(object)
    """A Notice: what was done, refused or failed."""
    succeeded = Signal()
    """Something was done; what was said of earlier tries no longer holds."""
    picture_asked = Signal()
    """A picture file is to be chosen and given to ``open_path``."""
    menu_asked = Signal(QPoint, object)
    """Where on the screen, and what a right click offers there: a list of ``Entry``."""
    examples_changed = Signal()
    actions_added = Signal(object)
    """A sequence of Action: what the menus offer beside ``actions_by_menu`` from now on."""
    actions_changed = Signal()
    """What can be done is other than before, though nothing was edited."""
    mark_changed = Signal(bool)
    """Whether something goes on in it that goes on while another tab is shown."""
    go_to = Signal(str, object)
    """The name of another tab, and what it is to receive."""

    takes_pictures = False
    lost: OSError | None = None
    """Why what ran was not kept as the window closed, where nobody was asked."""

    @property
    def undo_stack(self) -> QUndoStack | None:
        """Steps of the tab's document."""
        return None

    def actions_by_menu(self) -> Sequence[Action]:
        """What the menus offer while this tab is shown."""
        return ()

    def example_titles(self) -> list[str]:
        """Names of the worked examples in the language in use."""
        return []

    def own_examples(self) -> int:
        """How many of them, at the end, are the user's own."""
        return 0

    def use_example(self, index: int) -> None:
        """Start over from a worked example."""

    def status(self) -> str:
        """Shapes and cost of what is shown."""
        return ""

    def note(self) -> str:
        """The last line that was said in ``note_changed``."""
        return ""

    def refuse(self, say: Say) -> None:
        """Tell the user why what was given was not taken."""
        self.notice.emit(refused(say))

    def refuse_pasted(self, mime: QMimeData, say: Say) -> None:
        """The same of what is on the clipboard; copied cells need one that is selected."""
        self.refuse(select_first if holds_cells(mime) else say)

    def complete(self) -> None:
        """Make at once what else would be made when it is first seen."""

    def start(self) -> None:
        """The program opens on this tab."""

    def leave(self) -> None:
        """Another tab is shown."""

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse, and what each does, in the language in use."""
        return []

    def copy(self) -> None:
        """Put what is shown on the clipboard."""

    def cut(self) -> None:
        """Put what is shown on the clipboard, and take it away."""

    def paste(self, mime: QMimeData) -> None:
        """Take what is on the clipboard, or say why not."""

    def drop_text(self, mime: QMimeData) -> str:
        """What would be done with what is dragged over it, told by names and types; else empty."""
        del mime
        return ""

    def take_mime(self, mime: QMimeData) -> bool:
        """Take what was dropped on it; False if there is nothing for it."""
        return False

    def open_path(self, path: str) -> None:
        """Open a file, or say why not."""

    def press_space(self) -> bool:
        """Space that the focused widget has no use for; False leaves it to the window."""
        return False

    def press_delete(self) -> bool:
        """The same for Delete and Backspace."""
        return False

    def press_escape(self) -> bool:
        """The same for Escape."""
        return False

    def press_page(self, step: int) -> bool:
        """The same for Page Up (-1) and Page Down (1), which a remote control sends."""
        del step
        return False

    def set_presenting(self, on: bool) -> None:
        """Show only what is to be looked at from afar, or everything again."""

    def wear(self, theme: Theme) -> None:
        """Look as a theme has it: its style sheet, and its colours in what paints itself."""
        self.setStyleSheet(sheet(theme))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of another theme."""

    def set_language(self, code: str) -> None:
        """Texts that come as data, in another language."""

    def restore_state(self, settings: Settings) -> None:
        """Look as at the end of the last run."""

    def save_state(self, settings: Settings) -> None:
        """Keep what it looks like for the next start."""

    def receive(self, value: object) -> None:
        """What another tab sent with ``go_to``."""

    def offer(self) -> object:
        """What other tabs may look at, a value; None for nothing."""
        return None

    def see(self, offers: Sequence[object]) -> None:
        """What the other tabs offer, as this one is shown."""

    def snapshot(self) -> Callable[[], Document]:
        """What a lab file holds of the tab, as it is now, worked out when called, on any thread.

        What is given raises FormError or ValueError where it can't be written.
        """
        return dict

    def to_document(self) -> Document:
        """What a lab file holds of the tab. Raises FormError."""
        return self.snapshot()()

    def from_document(self, document: Document) -> Callable[[], object]:
        """Check what a lab file holds of the tab; what is given shows it. Raises FormError.

        With nothing in it the tab is as at the first start. There is nothing to undo after it.
        """
        del document
        return lambda: None

    def has_work(self) -> bool:
        """Whether there is something to come back to at the next start."""
        return self.undo_stack is not None and self.undo_stack.index() > 0

    def may_close(self) -> bool:
        """Ask the user, where something would be lost; False keeps the window open."""
        return True

    def keep(self, asks: Callable[[], bool]) -> bool:
        """Keep what runs, at rest; ask where that can't be. False keeps the window open.

        Where nobody is asked, ``lost`` says why. Whether it ``asks`` may change while it does.
        """
        del asks
        return True

    def close_down(self) -> None:
        """Cancel background work; the window closes."""


def press(tab: Tab | None, key: int) -> bool:
    """Give a tab a key that no widget of it has taken; whether it has a use for it."""
    if tab is None:
        return False
    if key == Qt.Key.Key_Space:
        return tab.press_space()
    if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        return tab.press_delete()
    if key == Qt.Key.Key_Escape:
        return tab.press_escape()
    if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        return tab.press_page(1 if key == Qt.Key.Key_PageDown else -1)
    return False

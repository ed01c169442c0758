"""A network as a column of blocks, with what is set of one, what is wrong, and what it costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QStackedWidget, QVBoxLayout

from cnnlab.scene.block_icons import SIDE, BlockGroup, paint_block_icon
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.scene.stack_rows import BlockRow
from cnnlab.ui.widgets.block_fields import BlockFields, FieldRow
from cnnlab.ui.widgets.icons import painted_icon
from cnnlab.ui.widgets.mend_card import MendCard
from cnnlab.ui.widgets.shape_guess import ShapeGuess
from cnnlab.ui.widgets.stack_buttons import StackButtons
from cnnlab.ui.widgets.stack_column import INPUT
from cnnlab.ui.widgets.stack_list import StackList
from cnnlab.ui.widgets.translated import TranslatedWidget


@dataclass(frozen=True)
class KindChoice:
    """A kind of layer that may be added."""

    kind: str
    group: BlockGroup
    title: str


@dataclass(frozen=True)
class StackShown:
    """All that is shown of a stack, as words."""

    rows: tuple[BlockRow, ...]
    """What goes in, the blocks, what comes out."""
    totals: str = ""
    problem: str = ""
    """What is wrong, and why."""
    mends: tuple[str, ...] = ()
    """What would mend it."""


class StackView(TranslatedWidget):
    """Takes words and numbers, and says what was asked for; it changes nothing itself."""

    chosen = Signal(int)
    """Place of what is selected now, ``INPUT`` for what goes in."""
    added = Signal(str, int)
    """A kind, and the place that the block is to have."""
    moved = Signal(int, int)
    removed = Signal(int)
    duplicated = Signal(int)
    field_set = Signal(int, str, object)
    """A block's place, the name of the setting, its value."""
    mend_chosen = Signal(int)
    guess_toggled = Signal(bool)
    shape_guessed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.list, self.card, self.buttons = StackList(), MendCard(), StackButtons()
        self.title, self.totals = QLabel(), QLabel()
        self.fields, self.guess = BlockFields(), ShapeGuess()
        self._panel = QStackedWidget()
        self._kinds: tuple[KindChoice, ...] = ()
        self._theme = load_theme("light")
        self._lay_out()
        self._connect()
        self.retranslate()

    # what it shows

    def set_kinds(self, kinds: Sequence[KindChoice]) -> None:
        """Kinds of layers that may be added."""
        self._kinds = tuple(kinds)

    def set_shown(self, shown: StackShown, place: int) -> None:
        """Another stack, of which a place is selected."""
        self.list.set_rows(shown.rows, place)
        self.card.tell(shown.problem, shown.mends)
        self.totals.setText(shown.totals)
        self._pull_place()

    def set_fields(self, title: str, rows: Sequence[FieldRow]) -> None:
        """What is set of the selected block."""
        self.title.setText(title)
        self.fields.set_rows(rows)

    def set_guess(self, guessing: bool, question: str = "", answer: str = "") -> None:
        """Whether shapes are to be guessed; the question for the selected block."""
        self.buttons.show_guessing(guessing)
        self._panel.setCurrentWidget(self.guess if guessing else self.fields)
        self.guess.ask(question, answer)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self.list.set_theme(theme)
        self.buttons.set_theme(theme)

    @property
    def place(self) -> int:
        """What is selected."""
        return self.list.place

    def fill_kinds(self, menu: QMenu, place: int) -> None:
        """Put all kinds into a menu, of which the chosen one is added in a place."""
        for one in self._kinds:
            action = menu.addAction(one.title)
            action.setIcon(self._icon(one.group))
            action.triggered.connect(lambda _=False, kind=one.kind: self.added.emit(kind, place))

    # inside

    def _icon(self, group: BlockGroup) -> QIcon:
        square, theme = QRectF(0, 0, SIDE, SIDE), self._theme
        return painted_icon(
            round(SIDE), lambda painter: paint_block_icon(painter, square, group, theme)
        )

    def _pull_place(self) -> None:
        self.buttons.show_place(self.list.place, self.list.blocks)

    def _on_chosen(self, place: int) -> None:
        self._pull_place()
        self.chosen.emit(place)

    def _on_add(self, place: int, at: QPoint) -> None:
        menu = self._menu()
        self.fill_kinds(menu, place)
        menu.popup(at)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _on_add_button(self) -> None:
        button = self.buttons.add
        at = button.mapToGlobal(QPoint(0, button.height()))
        self._on_add(min(self.place + 1, self.list.blocks), at)

    def _on_edit(self) -> None:
        if self._panel.currentWidget() is self.guess:
            self.guess.begin()
        else:
            self.fields.begin()

    def _on_menu(self, place: int, at: QPoint) -> None:
        menu = self._menu()
        self.fill_kinds(menu.addMenu(self.tr("Add below")), min(place + 1, self.list.blocks))
        if 0 <= place < self.list.blocks:
            menu.addAction(self.tr("Duplicate"), lambda: self.duplicated.emit(place))
            menu.addAction(self.tr("Remove"), lambda: self.removed.emit(place))
        menu.popup(at)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.buttons)
        column.addWidget(self.list, 1)
        column.addWidget(self.card)
        panel = QFrame()
        column.addWidget(panel)
        inner = QVBoxLayout(panel)
        inner.setContentsMargins(2, 0, 2, 0)
        inner.setSpacing(3)
        self.title.setObjectName("heading")
        inner.addWidget(self.title)
        inner.addWidget(self._panel)
        for part in (self.fields, self.guess):
            self._panel.addWidget(part)
        self.totals.setObjectName("muted")
        self.totals.setWordWrap(True)
        column.addWidget(self.totals)

    def _connect(self) -> None:
        rows = self.list
        rows.chosen.connect(self._on_chosen)
        rows.moved.connect(self.moved)
        rows.removed.connect(self.removed)
        rows.duplicated.connect(self.duplicated)
        rows.edit_asked.connect(self._on_edit)
        rows.add_asked.connect(self._on_add)
        rows.menu_asked.connect(self._on_menu)
        self.card.chosen.connect(self.mend_chosen)
        self.fields.field_set.connect(self._on_field)
        self.guess.typed.connect(lambda text: self.shape_guessed.emit(self.place, text))
        self.buttons.add.clicked.connect(self._on_add_button)
        self.buttons.twice.clicked.connect(lambda: self.duplicated.emit(self.place))
        self.buttons.remove.clicked.connect(lambda: self.removed.emit(self.place))
        self.buttons.guess.toggled.connect(self.guess_toggled)

    def _on_field(self, name: str, value: object) -> None:
        if self.place > INPUT:
            self.field_set.emit(self.place, name, value)

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Layers of the network"))

    def sizeHint(self) -> QSize:
        return QSize(330, 600)

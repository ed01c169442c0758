"""One step of a training: what it moved, which images pushed, and a gradient opened."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from cnnlab.scene.colours import Theme
from cnnlab.ui.network.step_sum import StepSum, SumShown
from cnnlab.ui.network.step_tables import ChangeRow, StepTable
from cnnlab.ui.network.step_tiles import PushedTile, PushedTiles
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.plain_table import LEFT
from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.widgets.text_block import TextBlock
from cnnlab.ui.widgets.translated import TranslatedWidget

NARROW = 860
"""px of a page below which tables have no space for bars."""


class StepPage(TranslatedWidget):
    """Shows what it is given; says what is chosen, and that it is seen now."""

    weight_chosen = Signal(int)
    """A row of the table."""
    image_chosen = Signal(int)
    """A place among the images that pushed up, and then those that pushed down."""
    seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stepPage")
        self.heading = ElidedLabel(align=LEFT, margin=0)
        self.instead = TextBlock(4, middle=True, centred=True)
        self.table, self.sum, self.notes = StepTable(), StepSum(), TextBlock(4)
        self.up, self.down = PushedTiles(), PushedTiles()
        self.up_title = ElidedLabel(align=LEFT, margin=0)
        self.down_title = ElidedLabel(align=LEFT, margin=0)
        self._views, self._content = QStackedWidget(), QWidget()
        self._name()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_nothing("")

    # what it shows

    @property
    def empty(self) -> bool:
        """Whether it shows no step, but why there is none."""
        return self._views.currentWidget() is not self._content

    def show_nothing(self, why: str) -> None:
        """Say why no step is shown, and what to do."""
        self.instead.set_text(why)
        self._views.setCurrentIndex(0)

    def show_step(self, heading: str, rows: Sequence[ChangeRow], chosen: int) -> None:
        """A step and the weights that it changed most, one of them chosen."""
        self.heading.set_text(heading)
        self.table.show_rows(rows, chosen)
        self._views.setCurrentWidget(self._content)

    def show_pushes(
        self, up: Sequence[PushedTile], down: Sequence[PushedTile], chosen: int
    ) -> None:
        """The images that pushed the chosen weight, and which of them all is chosen, −1 none."""
        self.up.show_tiles(up)
        self.down.show_tiles(down)
        self._mark(chosen)

    def show_sum(self, shown: SumShown | None) -> None:
        """The gradient for the chosen image, and what is to be known about it."""
        self.sum.show_sum(shown)
        self.notes.set_text("" if shown is None else "\n".join(shown.notes))

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for part in (self.table, self.up, self.down, self.sum):
            part.set_theme(theme)

    # inside

    def _mark(self, place: int) -> None:
        count = len(self.up.tiles)
        self.up.show_choice(place if place < count else -1)
        self.down.show_choice(place - count if place >= count else -1)

    def _choose(self, place: int) -> None:
        self._mark(place)
        self.image_chosen.emit(place)

    def _connect(self) -> None:
        self.table.chosen.connect(self.weight_chosen)
        self.up.chosen.connect(self._choose)
        self.down.chosen.connect(lambda place: self._choose(len(self.up.tiles) + place))
        for part in (self.table, self.up, self.down, self.sum.table):
            part.installEventFilter(self)

    def _name(self) -> None:
        named: tuple[tuple[QWidget, str], ...] = (
            (self.table, "stepTable"),
            (self.up, "stepPushedUp"),
            (self.down, "stepPushedDown"),
            (self.sum, "stepSum"),
            (self.notes, "muted"),
        )
        for part, name in named:
            part.setObjectName(name)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.addWidget(self._views)
        middle = QWidget()
        around = QVBoxLayout(middle)
        around.addWidget(self.instead, 1, Qt.AlignmentFlag.AlignVCenter)
        self._views.addWidget(middle)
        self._views.addWidget(self._content)
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(6)
        inner.addWidget(self.heading)
        row = QHBoxLayout()
        row.setSpacing(8)
        inner.addLayout(row, 1)
        inner.addWidget(self.notes)
        row.addWidget(self.table, 5)
        pushed = QVBoxLayout()
        row.addLayout(pushed)
        self._lay_out_pushed(pushed)
        row.addWidget(self.sum, 4)

    def _lay_out_pushed(self, column: QVBoxLayout) -> None:
        column.setSpacing(2)
        for title, tiles in ((self.up_title, self.up), (self.down_title, self.down)):
            column.addWidget(title)
            column.addWidget(tiles)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self.up_title.set_text(self.tr("Pushed up"))
        self.down_title.set_text(self.tr("Pushed down"))
        none = self.tr("No example of this batch.")
        self.up.instead = self.down.instead = none
        self.table.set_header(
            [self.tr("Weight"), self.tr("Change"), self.tr("Before"), self.tr("After")]
        )
        self.table.setAccessibleName(self.tr("The weights that changed most"))
        self.up.setAccessibleName(self.tr("Examples that pushed the weight up most"))
        self.down.setAccessibleName(self.tr("Examples that pushed the weight down most"))
        self.sum.table.setAccessibleName(self.tr("The gradient of the weight as a sum"))
        self.up.setToolTip(self.tr("Its share of the gradient is below 0: it pushes the weight up"))
        self.down.setToolTip(
            self.tr("Its share of the gradient is above 0: it pushes the weight down")
        )

    # events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that copy, wherever the keyboard is: the window has another use for them."""
        shown = self.sum.shown
        if shown is None or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        copies = event.matches(QKeySequence.StandardKey.Copy)
        if copies and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif copies and event.type() == QEvent.Type.KeyPress:
            copy_text(shown.copied())
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for table in (self.table, self.sum.table):
            table.set_tight(self.width() < NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

"""A race of two trainings: set up, predicted, watched, and kept as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnlab.lab.network.race_sides import RaceSettings
from cnnlab.lab.shared.sample_images import sample_images
from cnnlab.scene.colours import Theme
from cnnlab.ui.network.race_atlases import RaceAtlases
from cnnlab.ui.network.race_controls import RaceControls, RaceShown
from cnnlab.ui.network.race_setup import RaceSetup
from cnnlab.ui.network.race_table import RaceTable
from cnnlab.ui.network.race_words import header_texts
from cnnlab.ui.widgets.button_row import ButtonRow
from cnnlab.ui.widgets.named import label_button
from cnnlab.ui.widgets.race_curves import RaceCurves
from cnnlab.ui.widgets.translated import TranslatedWidget

VIEWS = ("curves", "atlases")
LOW = 560
"""px of a page below which atlases and table have no space one below the other."""


class RacePage(TranslatedWidget):
    """Shows what it is given; says what is chosen, and that it is seen now."""

    settings_chosen = Signal(object)
    """A RaceSettings."""
    start_asked = Signal(str)
    """With the guess: "first", "second", "tie", or empty for none."""
    resume_asked = Signal()
    pause_asked = Signal()
    stop_asked = Signal()
    other_wanted = Signal(int)
    """By how many examples to go on in the atlases."""
    again_asked = Signal(int)
    """A row of the table whose race is to be set up again."""
    seen = Signal()
    """The page, or its atlases."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("racePage")
        self.setup, self.controls = RaceSetup(), RaceControls()
        self.switch, self.views = ButtonRow(VIEWS, 4), QStackedWidget()
        self.curves, self.atlases = RaceCurves(), RaceAtlases(sample_images)
        self.table, self.again = RaceTable(len(header_texts())), QPushButton()
        self.results = QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_view("curves")
        self.show_race(RaceShown())

    # what it shows

    def show_settings(self, settings: RaceSettings) -> None:
        """Which race is set up."""
        self.setup.show_settings(settings)

    def show_race(self, shown: RaceShown) -> None:
        """How it stands; while it is under way it can't be set up otherwise."""
        held = self.controls.has_keyboard
        self.setup.setEnabled(shown.state in ("new", "finished"))
        self.controls.show_race(shown)
        if held and shown.state == "finished":
            self.table.setFocus()
        self._pull_again()

    def show_names(self, first: str, second: str) -> None:
        """What the sides are called whose curves and networks are shown."""
        self.curves.set_names(first, second)
        self.atlases.set_names(first, second)

    def show_results(self, rows: Sequence[Sequence[str]]) -> None:
        """Rows of the table, the newest first."""
        self.table.show_rows(rows)

    def show_view(self, name: str) -> None:
        """Show the curves, or the atlases."""
        self.switch.show_choice(name)
        self.views.setCurrentIndex(VIEWS.index(name))
        self._fit_results()

    def clear_guess(self) -> None:
        """Ask anew who wins."""
        self.controls.clear_guess()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for part in (self.controls, self.curves, self.atlases, self.table):
            part.set_theme(theme)

    def close_down(self) -> None:
        """Stop what moves, and wait for what is computed."""
        self.curves.close_down()
        self.atlases.close_down()

    # inside

    def _connect(self) -> None:
        controls, table = self.controls, self.table
        self.setup.chosen.connect(self.settings_chosen)
        controls.start_asked.connect(self.start_asked)
        controls.resume_asked.connect(self.resume_asked)
        controls.pause_asked.connect(self.pause_asked)
        controls.stop_asked.connect(self.stop_asked)
        self.switch.chosen.connect(self.show_view)
        self.atlases.other_wanted.connect(self.other_wanted)
        self.atlases.seen.connect(self.seen)
        table.again_asked.connect(self._on_again)
        table.chosen.connect(self._pull_again)
        self.again.clicked.connect(lambda: self._on_again(self.table.place))

    def _fit_results(self) -> None:
        """On a low page the atlases take the table's space, too."""
        atlases = self.views.currentWidget() is self.atlases
        self.results.setVisible(self.height() >= LOW or not atlases)

    def _pull_again(self) -> None:
        self.again.setEnabled(self.setup.isEnabled() and self.table.place is not None)

    def _on_again(self, row: int | None) -> None:
        if row is not None and self.setup.isEnabled():
            self.again_asked.emit(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        column.addLayout(head)
        head.addWidget(self.setup, 1)
        head.addWidget(self.switch)
        column.addWidget(self.controls)
        self._lay_out_results()
        split = QSplitter(Qt.Orientation.Vertical)
        column.addWidget(split, 1)
        self.views.addWidget(self.curves)
        self.views.addWidget(self.atlases)
        split.addWidget(self.views)
        split.addWidget(self.results)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)

    def _lay_out_results(self) -> None:
        row = QHBoxLayout(self.results)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.table, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        self.table.setObjectName("raceTable")
        self.again.setObjectName("raceAgainButton")
        self.table.setMinimumHeight(60)

    def retranslate(self) -> None:
        """Say everything in another language."""
        tip = self.tr("Loss and accuracy of both over the steps")
        label_button(self.switch.buttons["curves"], self.tr("Curves"), tip)
        tip = self.tr("Both networks, for the same example")
        label_button(self.switch.buttons["atlases"], self.tr("Atlases"), tip)
        self.table.set_header(header_texts())
        self.table.setAccessibleName(self.tr("Results of races"))
        tip = self.tr("Set up the selected race as it was; the same race gives the same curves")
        label_button(self.again, self.tr("Again"), tip)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_results()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit()

    def sizeHint(self) -> QSize:
        return QSize(640, 420)

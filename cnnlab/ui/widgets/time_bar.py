"""Time of a training: a slider over its moments, a film of them, and ways that lead off."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton

from cnnlab.scene.colours import Theme
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.elided_label import ElidedLabel
from cnnlab.ui.widgets.icons import icon
from cnnlab.ui.widgets.meant_slider import MeantSlider
from cnnlab.ui.widgets.named import label_button, name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

PAGE = 10  # moments that Page Up and Down go by


class TimeBar(TranslatedWidget):
    """Plain values in, what is asked for out."""

    sought = Signal(int)
    """A place among the moments, from 0; now comes after the last one."""
    play_toggled = Signal()
    now_asked = Signal()
    branch_asked = Signal()
    way_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._theme: Theme | None = None
        self._playing = False
        self.label, self.where = QLabel(), ElidedLabel(align=Qt.AlignmentFlag.AlignLeft)
        self.play, self.slider = QToolButton(), MeantSlider()
        self.ways = ChoiceBox()
        self.branch, self.now = QPushButton(), QPushButton()
        self._lay_out()
        self.slider.valueChanged.connect(self.sought)
        self.slider.set_meaning(self.where.text)
        self.play.clicked.connect(self.play_toggled)
        self.now.clicked.connect(self.now_asked)
        self.branch.clicked.connect(self.branch_asked)
        self.ways.chosen.connect(lambda way: self.way_chosen.emit(way))
        self.show_place(0, 1)
        self.show_ways((), 0)
        self.retranslate()

    def show_place(self, index: int, places: int) -> None:
        """Which of how many places is shown; one alone is nothing to seek among."""
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, max(0, places - 1))
            self.slider.setValue(index)
        for part in (self.slider, self.play):
            part.setEnabled(places > 1)

    def show_text(self, text: str, past: bool, settings: str = "") -> None:
        """What is shown, in words; whether it is a moment that has passed; how it is trained."""
        self.where.set_text(text)
        if settings != self.where.toolTip():
            self.where.setToolTip(settings)
        self.slider.setAccessibleDescription(text)
        for button in (self.branch, self.now):
            button.setEnabled(past)

    def show_ways(self, ways: Sequence[tuple[str, int]], shown: int) -> None:
        """Names and numbers of the ways; of one alone there is nothing to choose."""
        self.ways.setVisible(len(ways) > 1)
        if len(ways) > 1:
            with QSignalBlocker(self.ways):
                self.ways.set_choices(ways)
            self.ways.show_choice(shown)

    def show_playing(self, playing: bool) -> None:
        """Whether the button stops a film."""
        if playing != self._playing:
            self._playing = playing
            self._draw_play()
            self._name_play()

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        self._theme = theme
        self._draw_play()

    def reserve(self, widest: str) -> None:
        """Keep room for a text, so that the slider stays as long as it is."""
        metrics = QFontMetrics(self.where.font())
        self.where.set_usual_width(metrics.horizontalAdvance(widest) + 8)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.label)
        row.addWidget(self.play)
        row.addWidget(self.slider, 1)
        for part in (self.where, self.ways, self.branch, self.now):
            row.addWidget(part)
        self.label.setObjectName("muted")
        self.label.setBuddy(self.slider)
        self.slider.setPageStep(PAGE)
        self.slider.setMinimumWidth(80)
        self.play.setProperty("look", "flat")

    def _draw_play(self) -> None:
        if self._theme is not None:
            self.play.setIcon(icon("pause" if self._playing else "play", self._theme.text))

    def _name_play(self) -> None:
        if self._playing:
            name_control(self.play, self.tr("Stop the film"), self.tr("Stay at this moment"))
        else:
            tip = self.tr("All moments of the training one after the other, 15 a second")
            name_control(self.play, self.tr("Film of the training"), tip)

    def retranslate(self) -> None:
        self.label.setText(self.tr("Time"))
        tip = self.tr("Back to any moment of the training, for all that is seen here")
        name_control(self.slider, self.tr("Moment of the training"), tip)
        label_button(
            self.branch,
            self.tr("Continue from here"),
            self.tr("Train on from this moment; what came after it stays as a faint curve"),
        )
        label_button(self.now, self.tr("Now"), self.tr("Back to how the training stands"))
        name_control(
            self.ways,
            self.tr("Way of the training"),
            self.tr("A way leads off wherever training was continued from an earlier moment"),
        )
        self._name_play()

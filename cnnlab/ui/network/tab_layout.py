"""Layout and object names of the Network tab."""

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from cnnlab.core.optim import OPTIMISERS
from cnnlab.lab.network.rewind import Rewind
from cnnlab.lab.network.session import TrainingSession
from cnnlab.lab.shared.sample_images import sample_images
from cnnlab.scene.colours import Theme
from cnnlab.ui.dialogs.stop_training import StopTrainingDialog
from cnnlab.ui.network.data_page import DataView
from cnnlab.ui.network.inside_page import InsidePage
from cnnlab.ui.network.late_page import LatePage, Made
from cnnlab.ui.widgets.curves_view import CurvesView
from cnnlab.ui.widgets.example_box import ExampleBox
from cnnlab.ui.widgets.mend_card import MendCard
from cnnlab.ui.widgets.page_switch import PageSwitch, Title
from cnnlab.ui.widgets.stack_view import StackView
from cnnlab.ui.widgets.time_bar import TimeBar
from cnnlab.ui.widgets.training_bar import TrainingBar

LATE_PAGES = ("race", "step", "walk")
LEFT = 342  # px of the column of blocks, at first


@dataclass
class Parts:
    """All that stands in the tab."""

    switch: PageSwitch
    stack: StackView = field(default_factory=StackView)
    preset: ExampleBox = field(default_factory=ExampleBox)
    preset_label: QLabel = field(default_factory=QLabel)
    bar: TrainingBar = field(default_factory=lambda: TrainingBar(tuple(OPTIMISERS)))
    hint: MendCard = field(default_factory=lambda: MendCard("hint", beside=True))
    pages: QStackedWidget = field(default_factory=QStackedWidget)
    curves: CurvesView = field(default_factory=CurvesView)
    inside: InsidePage = field(default_factory=lambda: InsidePage(sample_images))
    data: DataView = field(default_factory=DataView)
    race: LatePage = field(default_factory=LatePage)
    step: LatePage = field(default_factory=LatePage)
    walk: LatePage = field(default_factory=LatePage)
    time: TimeBar = field(default_factory=TimeBar)

    @property
    def late(self) -> tuple[LatePage, ...]:
        """The pages that are made when they are first seen."""
        return self.race, self.step, self.walk

    def open_late(self, session: TrainingSession, rewind: Rewind, told: SignalInstance) -> None:
        """Of what they are, once they are seen, and where their notices go."""
        for name, page in zip(LATE_PAGES, self.late, strict=True):
            page.open_for(partial(_make_late, name, session, rewind))
            page.notice.connect(told)

    def set_theme(self, theme: Theme) -> None:
        """Other colours."""
        for part in (self.stack, self.bar, self.curves, self.inside, self.time):
            part.set_theme(theme)
        self.data.set_theme(theme)
        for page in self.late:
            page.set_theme(theme)

    def may_close(self, host: QWidget) -> bool:
        """Ask before a page loses what is under way in it."""
        return not any(page.loses for page in self.late) or StopTrainingDialog.ask_for_race(host)

    def close_down(self) -> None:
        """Stop what moves and what is computed."""
        self.inside.close_down()
        self.curves.close_down()
        for page in self.late:
            page.close_down()


def _make_late(name: str, session: TrainingSession, rewind: Rewind) -> Made:
    from cnnlab.ui.network.late_pages import LATE  # not needed to start

    return LATE[name](session, rewind)


def lay_out(tab: QWidget, titles: list[Title]) -> tuple[Parts, QSplitter]:
    """Blocks at the left, training and its views at the right; gives what divides them."""
    parts = Parts(PageSwitch(titles))
    _name(parts)
    split = QSplitter(Qt.Orientation.Horizontal)
    row = QHBoxLayout(tab)
    row.setContentsMargins(10, 8, 10, 4)
    row.addWidget(split)
    for index, side in enumerate((_left(parts), _right(parts))):
        split.addWidget(side)
        split.setStretchFactor(index, index)
        split.setCollapsible(index, False)
    split.setSizes([LEFT, 3 * LEFT])
    return parts, split


def _left(parts: Parts) -> QWidget:
    card = QFrame()
    card.setObjectName("card")
    column = QVBoxLayout(card)
    column.setContentsMargins(10, 8, 10, 8)
    column.setSpacing(6)
    head = QHBoxLayout()
    column.addLayout(head)
    head.addWidget(parts.preset_label)
    head.addWidget(parts.preset, 1)
    parts.preset_label.setBuddy(parts.preset)
    parts.preset_label.setObjectName("heading")
    parts.preset.setMinimumContentsLength(12)
    parts.preset.setSizeAdjustPolicy(
        ExampleBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
    )
    column.addWidget(parts.stack, 1)
    return card


def _right(parts: Parts) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(parts.bar)
    card = QFrame()
    card.setObjectName("card")
    column.addWidget(card, 1)
    inner = QVBoxLayout(card)
    inner.setContentsMargins(10, 2, 10, 6)
    inner.setSpacing(4)
    inner.addWidget(parts.switch, 0, Qt.AlignmentFlag.AlignLeft)
    inner.addWidget(parts.pages, 1)
    for page in (parts.curves, parts.inside, parts.data, *parts.late):
        parts.pages.addWidget(page)
    inner.addWidget(parts.hint)  # where it comes, nothing that is pressed moves
    inner.addWidget(parts.time)
    return side


def _name(parts: Parts) -> None:
    """Set the object names that tests and other programs find widgets by."""
    bar = parts.bar
    for widget, name in (
        (parts.stack, "stackView"),
        (parts.preset, "stackPresetBox"),
        (bar.data, "dataBox"),
        (bar.transport.start, "trainButton"),
        (bar.transport.pause, "pauseButton"),
        (bar.transport.stop, "stopTrainingButton"),
        (bar.transport.step, "trainStepButton"),
        (bar.knobs.boxes["learning_rate"], "learningRateBox"),
        (bar.use, "useInDigitsButton"),
        (parts.time.slider, "timeSlider"),
        (parts.time.play, "timePlayButton"),
        (parts.time.branch, "branchButton"),
        (parts.time.now, "timeNowButton"),
        (parts.time.ways, "wayBox"),
        (parts.inside.atlas.view, "networkAtlas"),
    ):
        widget.setObjectName(name)
    for figure, name in (
        ("loss", "trainingLoss"),
        ("training", "trainingAccuracy"),
        ("validation", "validationAccuracy"),
    ):
        bar.figures.values[figure].setObjectName(name)

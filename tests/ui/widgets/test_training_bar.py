"""The bar over a network in training: buttons, knobs and numbers."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.percents import share_text
from cnnlab.ui.widgets.training_bar import (
    TrainingBar,
    TrainingShown,
    epoch_text,
    loss_text,
    speed_text,
    time_text,
)
from cnnlab.ui.widgets.training_knobs import KnobValues

LEFT = Qt.MouseButton.LeftButton
VALUES = KnobValues(0.002, None, 0.0, 0.5, 64, "adam", 1.0)


@pytest.fixture
def bar(qtbot):
    made = TrainingBar(("adam", "sgd"))
    qtbot.addWidget(made)
    made.resize(910, 130)
    made.show_knobs(VALUES)
    made.set_sources([("Strokes", "strokes"), ("Points", "points")])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


class Painted(QObject):
    """Which widgets are painted from now on, and whether any is laid out anew."""

    def __init__(self, bar):
        super().__init__(bar)
        self.widgets, self.laid_out = set(), False
        for widget in (bar, *bar.findChildren(QWidget)):
            widget.installEventFilter(self)

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.Paint:
            self.widgets.add(widget)
        self.laid_out |= event.type() == QEvent.Type.LayoutRequest
        return False


def told(signal):
    said = []
    signal.connect(lambda *values: said.append(values))
    return said


def enabled(bar):
    buttons = bar.transport
    return [b.isEnabled() for b in (buttons.start, buttons.pause, buttons.step, buttons.stop)]


def test_what_can_be_done_depends_on_how_it_stands(bar):
    assert enabled(bar) == [False, False, False, False]
    bar.show_training(TrainingShown(ready=True))
    assert enabled(bar) == [True, False, True, False]
    assert bar.transport.start.text() == "Start"
    bar.show_training(TrainingShown(ready=True, running=True, begun=True))
    assert enabled(bar) == [False, True, False, True]
    bar.show_training(TrainingShown(ready=True, begun=True))
    assert enabled(bar) == [True, False, True, True]
    assert bar.transport.start.text() == "Resume"


def test_buttons_say_what_is_asked_for(bar):
    said = []
    for name in ("start", "step", "stop", "digits", "save", "open", "pause"):
        getattr(bar, f"{name}_asked").connect(lambda name=name: said.append(name))
    bar.show_training(TrainingShown(ready=True, begun=True))
    for button in (bar.transport.start, bar.transport.step, bar.transport.stop):
        QTest.mouseClick(button, LEFT)
    for button in (bar.use, bar.save, bar.open):
        QTest.mouseClick(button, LEFT)
    bar.show_training(TrainingShown(ready=True, running=True))
    QTest.mouseClick(bar.transport.pause, LEFT)
    assert said == ["start", "step", "stop", "digits", "save", "open", "pause"]


def test_numbers_are_written_as_people_read_them(bar):
    bar.show_training(
        TrainingShown(
            loss=0.12345, training=0.9871, validation=1.0, speed=12345.0, epoch=1.25, left=75.2
        )
    )
    values = {name: label.text() for name, label in bar.figures.values.items()}
    assert values == {
        "loss": "0.123",
        "training": "98.7 %",
        "validation": "100.0 %",
        "speed": "12,000",
        "epoch": "1.2",
        "left": "1:15",
    }
    bar.show_training(TrainingShown())
    assert {label.text() for label in bar.figures.values.values()} == {"–"}


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (0.5, "0.500"),
        (12.34, "12.3"),
        (12345, "1.2e4"),
        (1e20, "1.0e20"),
        (math.nan, "∞"),
        (math.inf, "∞"),
        (None, "–"),
    ],
)
def test_a_loss_that_is_lost_is_said(loss, text):
    assert loss_text(loss) == text


def test_times_and_shares():
    times = [time_text(s) for s in (None, 5, 61, 3725, 40_000)]
    assert times == ["–", "0:05", "1:01", "1 h 02", "11 h"]
    assert [epoch_text(e) for e in (0.04, 999.9, 1234.5, 20_000)] == [
        "0.0",
        "999.9",
        "1,234",
        "20k",
    ]
    assert [speed_text(s) for s in (7.4, 12345, 123456)] == ["7", "12,000", "120k"]
    assert [share_text(s) for s in (None, np.nan, 0.5, 0.98749)] == ["–", "–", "50.0 %", "98.7 %"]


def test_nothing_moves_when_numbers_grow(bar):
    before = {name: label.geometry() for name, label in bar.figures.values.items()}
    shown = TrainingShown(
        loss=8e88, training=1.0, validation=1.0, speed=980e3, epoch=99_999, left=99 * 3600
    )
    bar.show_training(shown)
    QApplication.processEvents()
    assert {name: label.geometry() for name, label in bar.figures.values.items()} == before
    for label in bar.figures.values.values():
        assert label.sizeHint().width() <= label.width(), label.text()


def test_nothing_moves_when_start_becomes_resume(bar):
    bar.show_training(TrainingShown(ready=True))
    QApplication.processEvents()
    before = [bar.transport.start.width(), bar.minimumSizeHint().width()]
    bar.show_training(TrainingShown(ready=True, begun=True))
    QApplication.processEvents()
    assert [bar.transport.start.width(), bar.minimumSizeHint().width()] == before


def test_the_picture_on_start_is_seen_while_it_can_not_be_clicked(bar):
    theme = load_theme("light")
    bar.set_theme(theme)
    start = bar.transport.start
    for mode, colour in ((QIcon.Mode.Normal, theme.on_accent), (QIcon.Mode.Disabled, theme.muted)):
        picture = start.icon().pixmap(start.iconSize(), mode).toImage()
        middle = picture.pixelColor(picture.width() // 2, picture.height() // 2)
        assert middle.name() == colour.name()


def test_a_number_that_changes_is_all_that_is_painted(bar):
    QApplication.processEvents()
    seen = Painted(bar)
    bar.show_training(TrainingShown(loss=1.234, training=0.5, speed=77.0, epoch=0.1, left=12.0))
    QApplication.processEvents()
    values = bar.figures.values
    assert {values[name] for name in ("loss", "training", "speed", "epoch", "left")} <= seen.widgets
    assert not {bar.use, bar.data, bar.transport.stop, *bar.knobs.boxes.values()} & seen.widgets
    assert not seen.laid_out


def test_the_learning_rate_goes_by_one_two_five(bar):
    said = told(bar.turned)
    box = bar.knobs.boxes["learning_rate"]
    box.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(box, key)
    assert [value for _, value in said] == pytest.approx([0.005, 0.01, 0.005, 0.002, 0.001])


def test_any_learning_rate_may_be_typed(bar):
    said = told(bar.turned)
    box = bar.knobs.boxes["learning_rate"]
    box.selectAll()
    QTest.keyClicks(box, "3e-5")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert said == [("learning_rate", pytest.approx(3e-5))]
    assert box.text() == "3e-5"


def test_a_weight_decay_of_nothing_is_below_all_steps(bar):
    said = told(bar.turned)
    box = bar.knobs.boxes["weight_decay"]
    box.stepBy(1)
    box.stepBy(1)
    box.stepBy(-2)
    assert [value for _, value in said] == pytest.approx([1e-6, 2e-6, 0.0])


def test_other_knobs_say_what_they_are_turned_to(bar):
    said = told(bar.turned)
    for name, text in (("batch", "128"), ("dropout", "0.25"), ("augmentation", "2")):
        box = bar.knobs.boxes[name]
        box.selectAll()
        QTest.keyClicks(box, text)
        QTest.keyClick(box, Qt.Key.Key_Return)
    bar.knobs.optimiser.setCurrentIndex(1)
    assert said == [("batch", 128), ("dropout", 0.25), ("augmentation", 2.0), ("optimiser", "sgd")]


def test_a_knob_that_acts_on_nothing_is_disabled(bar):
    assert not bar.knobs.boxes["momentum"].isEnabled()
    assert bar.knobs.boxes["dropout"].isEnabled()


def test_the_knobs_are_shown_in_silence(bar):
    said = told(bar.turned)
    bar.show_knobs(KnobValues(0.1, 0.9, 0.01, None, 32, "sgd", None))
    assert bar.knobs.boxes["momentum"].value() == pytest.approx(0.9)
    assert bar.knobs.optimiser.currentData() == "sgd"
    assert said == []


def test_every_control_has_a_name(bar):
    parts = [*bar.knobs.boxes.values(), bar.knobs.optimiser, bar.data, *bar.figures.values.values()]
    buttons = bar.transport
    parts += [buttons.pause, buttons.step, buttons.stop]
    assert all(part.accessibleName() for part in parts)


def test_data_is_chosen(bar):
    said = told(bar.data_chosen)
    bar.data.setCurrentIndex(1)
    assert said == [("points",)]


def test_while_data_come_one_sees_how_far_they_are(bar):
    bar.show_doing("drawing digits 100 / 7,000")
    assert bar.data_label.text() == "drawing digits 100 / 7,000"
    bar.show_doing("")
    assert bar.data_label.text() == "Data"

"""Curves of a training: drawn when first seen, smoothed, on a logarithmic axis, pointed at."""

import subprocess
import sys

import numpy as np
import pytest
from image_pixels import code, codes
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStackedWidget, QWidget

from cnnlab.scene.colours import load_theme
from cnnlab.ui.widgets.curves_view import WINDOWS, CurvesShown, CurvesView

STEPS = np.arange(1.0, 101.0)
SHOWN = CurvesShown(
    STEPS,
    2.0 / STEPS,
    1 - 0.9 / STEPS,
    STEPS[9::10],
    2.5 / STEPS[9::10],
    1 - 1.0 / STEPS[9::10],
    ((50, "learning rate 0.001"),),
)


@pytest.fixture
def view(qtbot):
    made = CurvesView()
    qtbot.addWidget(made)
    made.resize(700, 420)
    made.set_theme(load_theme("light"))
    with qtbot.waitSignal(made.drawn):
        made.show()
    made.set_curves(SHOWN)
    yield made
    made.close_down()


def data(view, plot, name):
    x, y = view.plot.curves[plot, name].getOriginalDataset()
    return (np.zeros(0), np.zeros(0)) if x is None else (x, y)


def point(view, step):
    box = view.plot.loss.getViewBox()
    at = box.mapViewToScene(QPointF(step, box.viewRect().center().y()))
    QTest.mouseMove(view.plot.viewport(), view.plot.mapFromScene(at))
    QTest.qWait(0)


def test_starting_imports_no_pyqtgraph():
    code = (
        "import sys; from cnnlab import app; from PySide6.QtWidgets import QApplication;"
        "made = QApplication([]); window = app.create_window();"
        "import cnnlab.ui.widgets.curves_view;"
        "print('pyqtgraph' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_nothing_is_drawn_before_it_is_seen(qtbot):
    pages = QStackedWidget()
    qtbot.addWidget(pages)
    view = CurvesView()
    pages.addWidget(QWidget())
    pages.addWidget(view)
    pages.resize(600, 400)
    with qtbot.waitExposed(pages):
        pages.show()
    view.set_curves(SHOWN)
    assert view.plot is None
    with qtbot.waitSignal(view.drawn):
        pages.setCurrentIndex(1)
    assert len(data(view, "loss", "validation")[0]) == 10


def test_curves_that_grew_while_hidden_are_drawn_when_seen(view, qtbot):
    view.hide()
    view.set_curves(CurvesShown(STEPS[:3], STEPS[:3], STEPS[:3] / 100))
    assert len(data(view, "loss", "training")[0]) == 100
    view.show()
    qtbot.waitUntil(lambda: len(data(view, "loss", "training")[0]) == 3)


def test_both_parts_are_drawn_accuracy_in_percent(view):
    x, y = data(view, "accuracy", "validation")
    assert x.tolist() == SHOWN.validation_steps.tolist()
    assert y == pytest.approx(100 * SHOWN.validation_accuracies)


def test_smoothing_is_a_mean_of_the_last_steps(view):
    view.smoothing.setValue(WINDOWS.index(1))
    assert data(view, "loss", "training")[1] == pytest.approx(SHOWN.losses)
    assert not len(data(view, "loss", "raw")[0])
    assert view.smoothing_label.text() == "Not smoothed"
    view.smoothing.setFocus()
    QTest.keyClick(view.smoothing, Qt.Key.Key_Right)
    assert data(view, "loss", "training")[1][9] == pytest.approx(SHOWN.losses[5:10].mean())
    assert data(view, "loss", "raw")[1] == pytest.approx(SHOWN.losses)
    assert view.smoothing_label.text() == "Mean of 5 steps"


def test_a_logarithmic_axis(view):
    view.logarithmic.click()
    assert view.plot.loss.ctrl.logYCheck.isChecked()
    _, y = view.plot.curves["loss", "validation"].getData()
    assert y == pytest.approx(np.log10(SHOWN.validation_losses))
    view.set_curves(CurvesShown(STEPS, 0 * STEPS, STEPS / 100))
    assert np.isfinite(view.plot.curves["loss", "training"].getData()[1]).all()
    view.logarithmic.click()
    view.set_curves(CurvesShown(STEPS, 0 * STEPS, STEPS / 100))
    view.logarithmic.click()  # of a loss of 0 that was drawn before


def test_the_cursor_tells_the_numbers_of_a_step(view):
    point(view, 50.0)
    assert view.note.text() == (
        "step 50 · 0.040, 98.2 % · validation 0.050, 98.0 % · learning rate 0.001"
    )
    QTest.mouseMove(view, QPoint(5, 5))
    QTest.qWait(0)
    assert view.note.text() == ""


def test_arrows_move_the_cursor(view):
    view.plot.setFocus()
    for key, step in (
        (Qt.Key.Key_End, 100),
        (Qt.Key.Key_Left, 99),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_Right, 2),
    ):
        QTest.keyClick(view.plot, key)
        assert view.note.text().startswith(f"step {step} ·")


def test_changes_are_marked_where_they_were_made(view):
    (pair,) = view.plot._lines
    assert [line.value() for line in pair] == [50, 50]
    view.set_curves(CurvesShown(STEPS, STEPS, STEPS / 100))
    assert not any(line.isVisible() for line in pair)


def test_a_loss_that_is_lost_is_left_out(view):
    losses = np.where(STEPS > 90, np.nan, STEPS)
    view.set_curves(CurvesShown(STEPS, losses, STEPS / 100))
    assert len(data(view, "loss", "training")[0]) == 90


def test_a_hundred_thousand_points_are_drawn_as_few(view):
    steps = np.arange(1.0, 100_001.0)
    rng = np.random.default_rng(0)
    view.set_curves(CurvesShown(steps, rng.random(100_000), rng.random(100_000)))
    assert len(data(view, "loss", "raw")[0]) < 2000


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_is_painted_in_the_theme(view, qtbot, name):
    theme = load_theme(name)
    view.set_theme(theme)
    picture = view.plot.grab().toImage()
    assert picture.pixelColor(picture.width() - 3, picture.height() // 2) == theme.card
    assert (codes(picture)[:, 60:] == code(theme.negative)).any()


def test_screen_readers_are_told_the_last_numbers(view):
    assert view.accessibleDescription() == "100 steps, loss 0.020, accuracy 99.1 %"
    assert view.plot.accessibleName()


def widths(view):
    pens = (curve.opts["pen"] for key, curve in view.plot.curves.items() if key[1] == "training")
    return [pen.widthF() for pen in pens]


@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_curve_that_goes_up_and_down_all_the_time_is_thin(view, qtbot, logarithmic):
    """Qt took seconds for a thick one: 400 lines over the whole height that cross each other."""
    assert widths(view) == [2.0, 2.0]
    view.logarithmic.setChecked(logarithmic)
    view.smoothing.setValue(0)
    ups = STEPS % 2
    view.set_curves(CurvesShown(STEPS, 3 * ups, ups))
    qtbot.waitUntil(lambda: widths(view) == [1.0, 1.0])
    view.set_theme(load_theme("dark"))
    assert widths(view) == [1.0, 1.0]
    view.set_curves(SHOWN)
    qtbot.waitUntil(lambda: widths(view) == [2.0, 2.0])

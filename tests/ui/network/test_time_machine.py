"""Back through a training by mouse and keys: all that is seen follows, and one can go on."""

import numpy as np
import pytest
from digit_hands import draw_by_mouse, strokes_of
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.core.weights import load_network
from cnnlab.lab.network.walk import filters_of
from cnnlab.lessons.network_sheet import NetworkRecipe
from cnnlab.ui.dialogs.save_weights import SaveWeightsDialog
from cnnlab.ui.network.training_words import way_name

LEFT = Qt.MouseButton.LeftButton
BATCH = 16


class LaidOut(QObject):
    """Which widgets are laid out anew from now on."""

    def __init__(self, widgets):
        super().__init__()
        self.widgets = []
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, widget, event):
        if event.type() == QEvent.Type.LayoutRequest:
            self.widgets.append(widget)
        return False


@pytest.fixture
def trained(tab, qtbot):
    """Paused after some steps on few examples each."""
    tab.document.edit_recipe(NetworkRecipe(batch=BATCH), "Batch")
    train(tab, qtbot, 12)
    return tab


def train(tab, qtbot, to):
    bar = tab.parts.bar.transport
    QTest.mouseClick(bar.start, LEFT)
    qtbot.waitUntil(lambda: tab.session.run.done >= to)
    QTest.mouseClick(bar.pause, LEFT)
    qtbot.waitUntil(lambda: not tab.session.running)


def seek(tab, index):
    slider = tab.parts.time.slider
    QTest.keyClick(slider, Qt.Key.Key_Home)
    for _ in range(index):
        QTest.keyClick(slider, Qt.Key.Key_Right)
    QApplication.processEvents()


def seen_image(tab):
    """That the network on the atlas reads."""
    inspection = tab.parts.inside.atlas.inspection
    return next(iter(inspection.activations.values()))[0, 0]


def text(tab):
    return tab.parts.time.where.text()


def test_nothing_is_to_be_sought_before_a_training_but_while_it_runs(tab, qtbot, told):
    bar = tab.parts.time
    assert text(tab) == "not trained yet"
    for part in (bar.slider, bar.play, bar.branch, bar.now):
        assert not part.isEnabled()
    assert not bar.ways.isVisible()

    QTest.mouseClick(tab.parts.bar.transport.start, LEFT)
    qtbot.waitUntil(lambda: tab.session.run is not None and tab.session.run.done >= 8)
    seek(tab, 2)
    longest = bar.slider.maximum()
    qtbot.waitUntil(lambda: bar.slider.maximum() > longest)
    assert tab.rewind.step == 2
    assert bar.slider.value() == 2
    assert tab.session.running
    seek(tab, 3)
    QTest.mouseClick(bar.branch, LEFT)
    assert "continues from step 3" in told[-1].say()
    assert tab.session.running
    assert tab.rewind.moment is None
    qtbot.waitUntil(lambda: tab.session.run.done > 5)
    assert tab.rewind.way == 1


def test_keys_mouse_and_a_film_go_back_and_now_returns_until_stopping_forgets_it(trained, qtbot):
    slider, bar = trained.parts.time.slider, trained.parts.time
    assert slider.isEnabled()
    assert slider.maximum() == len(trained.rewind.moments) >= 13
    assert slider.value() == slider.maximum()
    assert text(trained) == f"now, step {trained.session.run.done}"
    QTest.mouseClick(bar.play, LEFT)
    assert trained.rewind.playing
    assert bar.play.accessibleName() == "Stop the film"
    qtbot.waitUntil(lambda: trained.rewind.step >= 2)
    QTest.mouseClick(bar.play, LEFT)
    assert not trained.rewind.playing
    assert bar.play.accessibleName() == "Film of the training"
    assert 2 <= trained.rewind.step <= trained.session.run.done

    seek(trained, 5)
    assert trained.rewind.step == 5
    assert text(trained) == f"step 5 of {trained.session.run.done}"
    QTest.mouseClick(slider, LEFT, pos=QPoint(slider.width() - 12, slider.height() // 2))
    assert trained.rewind.step > 5
    QTest.mouseClick(bar.now, LEFT)
    assert trained.rewind.moment is None
    assert not bar.now.isEnabled()
    seek(trained, 3)
    trained.session.stop()
    assert text(trained) == "not trained yet"
    assert not slider.isEnabled()


def test_figures_are_those_of_the_moment(trained, qtbot):
    curves, images = trained.session.run.curves, len(trained.session.run.dataset)
    figures = trained.parts.bar.figures.values
    seek(trained, 3)
    wanted = float(np.mean(curves.losses[:3]))
    assert float(figures["loss"].text()) == pytest.approx(wanted, abs=0.06)
    assert figures["epoch"].text() == f"{3 * trained.session.settings.batch / images:.1f}"
    assert figures["left"].text() == "–"
    seek(trained, 0)
    assert figures["loss"].text() == "–"
    qtbot.waitUntil(lambda: trained.judge.verdict is not None)
    wanted = f"{100 * trained.judge.verdict.accuracy:.1f} %"
    qtbot.waitUntil(lambda: figures["validation"].text() == wanted)


def test_a_moment_is_saved_and_one_whose_file_is_gone_is_told(trained, told, tmp_path, monkeypatch):
    path = tmp_path / "early.safetensors"
    monkeypatch.setattr(SaveWeightsDialog, "ask", lambda host, name: path)
    seek(trained, 3)
    QTest.mouseClick(trained.parts.bar.save, LEFT)
    saved, shown = load_network(path), trained.rewind.network
    for name, weights in shown.parameters.items():
        assert (saved.parameters[name] == weights).all()
    moments = trained.session.run.ways.moments
    gone = trained.rewind.moments[4]
    moments._held[gone].checkpoint, moments._held[gone].path = None, tmp_path / "gone"
    seek(trained, 4)
    assert "Step 4 can’t be shown any more" in told[-1].say()
    assert gone not in trained.rewind.moments


def test_the_network_inside_is_that_of_the_moment_or_its_change_since_the_one_before(
    trained, qtbot
):
    page = trained.parts.inside
    trained.show_page("inside")
    now = filters_of(trained.session.network).copy()
    seek(trained, 2)
    shown = page.atlas.inspection.network
    assert shown is trained.rewind.network
    assert not (filters_of(shown) == now).all()
    qtbot.waitUntil(lambda: page._weights is filters_of(shown))
    seek(trained, 4)
    wanted = filters_of(trained.rewind.network) - filters_of(trained.rewind.before)
    assert wanted.any()
    QTest.mouseClick(page.changes, LEFT, pos=QPoint(8, page.changes.height() // 2))
    assert (page._weights == wanted).all()
    seek(trained, 0)
    qtbot.waitUntil(lambda: not page._weights.any())
    QTest.mouseClick(page.changes, LEFT, pos=QPoint(8, page.changes.height() // 2))
    assert page._weights.any()
    wrong_are_gone_through(trained, qtbot)


def wrong_are_gone_through(trained, qtbot):
    """The examples that the network of this moment reads wrong are counted and shown."""
    row = trained.parts.inside.wrong
    qtbot.waitUntil(lambda: trained.judge.verdict is not None)
    verdict = trained.judge.verdict
    count, judged = len(verdict.wrong), len(verdict.labels)
    assert row.count.text() == f"{count} of {judged} wrong"
    assert len(row.pictures.pictures) == min(count, 40)
    classes = trained.session.data.classes
    first = verdict.wrong[0]
    said = f"{classes[verdict.labels[first]]}→{classes[verdict.said[first]]}"
    assert row.pictures.captions[0] == said
    QTest.mouseClick(row.only, LEFT, pos=QPoint(8, row.only.height() // 2))
    assert f"Example {verdict.indices[first]}:" in trained.parts.inside.example.text()
    QTest.mouseClick(trained.parts.inside.after, LEFT)
    second = verdict.indices[verdict.wrong[1 % count]]
    assert f"Example {second}:" in trained.parts.inside.example.text()


def test_training_continues_from_a_moment_and_the_old_way_stays(trained, qtbot, told):
    bar, end = trained.parts.time, trained.session.run.done
    seek(trained, 6)
    QTest.mouseClick(bar.branch, LEFT)
    assert trained.session.run.done == 6
    assert "stands at step 6 again" in told[-1].say()
    assert [bar.ways.itemText(i) for i in range(bar.ways.count())] == ["way A", "way B"]
    trained.parts.bar.knobs.boxes["learning_rate"].setValue(0.0005)
    train(trained, qtbot, 9)
    assert "learning rate 0.0005" in bar.where.toolTip()
    (faint,) = trained.parts.curves._shown.ways
    assert faint.name == "way A"
    assert faint.steps[-1] == end
    assert "learning rate 0.0005" in trained.parts.curves._shown.marks[0][1]
    bar.ways.setCurrentIndex(0)
    assert trained.rewind.way == 0
    assert text(trained) == f"step {end} of {end}"
    assert bar.where.toolTip() == f"seed 0 · learning rate 0.002 · batch {BATCH} · optimiser Adam"
    assert trained.parts.curves._shown.steps[-1] == end
    assert trained.parts.curves._shown.ways[0].name == "way B"
    assert trained.parts.curves._shown.marks == ()


@pytest.mark.parametrize(("number", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (53, "BB")])
def test_ways_are_named_by_letters(number, name):
    assert way_name(number) == f"way {name}"


@pytest.mark.parametrize("starts_on", ["curves"])
def test_nothing_is_laid_out_anew_at_another_moment(trained, qtbot):
    trained.show_page("inside")
    for index in (2, 4):
        seek(trained, index)
        qtbot.waitUntil(lambda: trained.judge.verdict is not None)
    qtbot.waitUntil(lambda: trained.rewind.signs is not None)
    laid_out = LaidOut([trained, *trained.findChildren(QWidget)])
    QTest.keyClick(trained.parts.time.slider, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: trained.judge.verdict is not None)
    qtbot.wait(100)
    assert laid_out.widgets == []


def test_the_drawing_of_the_digits_tab_is_read_at_any_moment(window_tab, window, hands, qtbot):
    train(window_tab, qtbot, 3)
    row = window_tab.parts.inside.wrong
    assert not row.drawing.isEnabled()
    hands.window.tabs.go_to("digitsTab")
    draw_by_mouse(hands, strokes_of(7))
    image = window.tab("digitsTab").reader.reading.image
    assert image.any()
    hands.window.tabs.go_to("networkTab")
    window_tab.show_page("inside")
    assert row.drawing.isEnabled()
    QTest.mouseClick(row.drawing, LEFT, pos=QPoint(8, row.drawing.height() // 2))
    assert (seen_image(window_tab) == image).all()
    assert window_tab.parts.inside.example.text() == "Your drawing in Digits"
    seek(window_tab, 2)
    assert (seen_image(window_tab) == image).all()
    hands.window.tabs.go_to("digitsTab")
    window.tab("digitsTab").clear()
    QApplication.processEvents()
    hands.window.tabs.go_to("networkTab")
    assert not row.drawing.isChecked()
    assert not row.drawing.isEnabled()


def test_validation_is_that_of_the_network_that_is_shown_now(tab, qtbot):
    bar, shown = tab.parts.bar.transport, tab.parts.bar.figures.values["validation"]
    for steps in (1, 2, 3, 4, 5, 6):
        QTest.mouseClick(bar.step, LEFT)
        qtbot.waitUntil(lambda steps=steps: tab.session.run.done >= steps)
        qtbot.waitUntil(lambda: not tab.session.running)
        qtbot.waitUntil(lambda: tab.judge.verdict is not None)
        assert shown.text() == f"{100 * tab.judge.verdict.accuracy:.1f} %"

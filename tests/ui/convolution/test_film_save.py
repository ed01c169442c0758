"""The moving window as an animated picture."""

import gc
import itertools
import weakref

import numpy as np
import pytest
from disk import no_room
from PIL import Image, ImageSequence
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QWidget

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.lab.convolution.film import Shot, shots
from cnnlab.ui.convolution.film_run import FilmRun
from cnnlab.ui.dialogs.making import MakingDialog


@pytest.fixture
def path(tmp_path, monkeypatch):
    """Where it is to go; the ending is left to the program where there is no such file yet."""
    made = tmp_path / "window.gif"

    def typed(*_):
        return str(made if made.exists() else made.with_suffix("")), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(typed))
    return made


@pytest.fixture
def tab(window):
    made = window.tab("convolutionTab")
    filters = np.eye(2) * np.array([1, -1]).reshape(2, 1, 1, 1)
    small = Experiment(np.arange(9.0).reshape(1, 3, 3), filters, np.zeros(2))
    made.document.replace(Bench(small, small, "small"), str)
    made.player.pause()
    made.player.seek(4)
    QApplication.processEvents()
    made.focus.pin((1, 0, 0))
    return made


def pictures(path):
    """Its pictures, as pixels."""
    with Image.open(path) as image:
        return [np.asarray(frame.convert("RGB"), int) for frame in ImageSequence.Iterator(image)]


def dialog(window):
    return window.findChild(MakingDialog)


def test_every_window_is_in_it_and_all_is_as_before(window, tab, path, qtbot):
    tab.player.set_speed(2)
    window.menu["save_film"].trigger()
    assert QApplication.activeModalWidget() is dialog(window)
    qtbot.waitUntil(lambda: not tab.film.running)
    assert window.notices.bar.text() == f"Saved as “{path}”."
    assert (tab.player.index, tab.focus.pinned, tab.player.playing) == (4, (1, 0, 0), False)
    assert dialog(window) is None
    tab.player.step_forward()
    qtbot.waitUntil(lambda: tab.player.pose.arrived)  # its clock goes on

    seen = pictures(path)
    assert len(seen) == len(shots(8, 2.0))
    assert seen[0].shape[1] == tab.view.splitter.width() + 24
    changed = [np.abs(a - b).max() > 40 for a, b in itertools.pairwise(seen)]
    assert all(changed)
    ground = tab.view.theme.window.getRgb()[:3]
    assert np.abs(seen[0][2, 2] - ground).max() <= 4


def test_thumbnails_that_are_still_to_come_are_in_the_first_picture_too(tab):
    layer = Experiment(np.ones((64, 3, 3)), np.ones((4, 64, 2, 2)), np.zeros(4))
    tab.document.replace(Bench(layer, layer, "layer"), str)
    grids = tab.stage.grids
    assert len(grids.of("filters")) < 4 * 64
    run = FilmRun(tab.document, tab.view)
    assert len(grids.of("filters")) == 4 * 64
    run.end()


def test_it_is_played_again_where_it_was_playing(window, tab, path, qtbot):
    tab.player.set_speed(64)
    tab.player.play()
    window.menu["save_film"].trigger()
    qtbot.waitUntil(lambda: not tab.film.running)
    assert tab.player.playing


def test_cancelled_nothing_is_written(window, tab, path, qtbot):
    path.write_bytes(b"what was there")
    window.menu["save_film"].trigger()
    button = (
        dialog(window).findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Cancel)
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not tab.film.running
    assert tab.player.pose.arrived
    qtbot.waitUntil(lambda: dialog(window) is None)
    assert path.read_bytes() == b"what was there"
    assert window.notices.bar.text() == "“window.gif” was not saved: it was cancelled."
    assert tab.player.index == 4


def test_pictures_that_waited_go_with_what_was_cancelled(window, tab, path, qtbot, monkeypatch):
    take, taken = FilmRun.take, []

    def noted(run):
        picture = take(run)
        taken.append(weakref.ref(picture))
        return picture

    monkeypatch.setattr(FilmRun, "take", noted)
    window.menu["save_film"].trigger()
    qtbot.waitUntil(lambda: len(taken) > 1)
    while not tab.film._frames.full():
        tab.film._take()
    assert taken[-1]() is not None
    dialog(window).reject()
    qtbot.waitUntil(lambda: dialog(window) is None)
    gc.collect()
    assert [one for one in taken if one() is not None] == []


def test_on_a_full_disk_it_is_told(window, tab, path, qtbot):
    with no_room():
        window.menu["save_film"].trigger()
        qtbot.waitUntil(lambda: not tab.film.running)
    assert window.notices.bar.kind() == "failed"
    assert "the disk is full" in window.notices.bar.text()
    assert not path.exists()


def test_the_window_may_close_meanwhile(window, tab, path):
    tab.player.play()
    window.menu["save_film"].trigger()
    place = tab.film._run._place
    tab.film._run._picture(Shot(6, 1, 0.05))
    window.closes_unasked = True
    dialog(window).close()  # as by a signal
    assert tab.document.place == place
    tab.player.play()
    window.menu["save_film"].trigger()
    assert window.close()
    assert not tab.film.running
    assert not (tab.player.playing)
    assert not (tab.player.ticking)
    assert not path.exists()


def test_without_an_output_there_is_nothing_to_save(window, tab):
    tab.edits.use_setting("dilation", (9, 9))
    assert not window.menu["save_film"].isEnabled()


def test_what_is_hidden_is_not_in_it(window, tab, path, qtbot):
    tab.player.set_speed(64)
    window.menu["save_film"].trigger()
    qtbot.waitUntil(lambda: not tab.film.running)
    high = len(pictures(path)[0])
    for part in ("caption", "colour_key"):
        tab.view.toggle_caption(part)
    QApplication.processEvents()
    gone = tab.view.caption
    assert isinstance(gone, QWidget)
    assert gone.isHidden()
    window.menu["save_film"].trigger()
    qtbot.waitUntil(lambda: not tab.film.running)
    assert len(pictures(path)[0]) != high


def test_what_becomes_of_the_window_and_the_bench_meanwhile(window, tab, path, qtbot):
    window.menu["save_film"].trigger()
    size = tab.film._run._size
    window.resize(window.width() + 200, window.height() + 100)
    qtbot.waitUntil(lambda: not tab.film.running)
    assert {picture.shape for picture in pictures(path)} == {(size.height(), size.width(), 3)}

    before = hash(path.read_bytes())
    window.menu["save_film"].trigger()
    tab.edits.use_setting("padding", (1, 1))
    qtbot.waitUntil(lambda: not tab.film.running)
    assert hash(path.read_bytes()) == before
    assert "cancelled" in window.notices.bar.text()

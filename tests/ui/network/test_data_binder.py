"""Examples from the box of the bar: downloaded, cancelled, damaged, and too few."""

from functools import partial
from hashlib import md5
from shutil import copytree

import pytest
from dialog_hands import answered
from digit_files import write_mnist
from mnist_server import served
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget

from cnnlab.lab.network import session as module
from cnnlab.lab.network.sources import Request
from cnnlab.lessons.label_edits import LabelEdits
from cnnlab.ui.dialogs.mnist import DataFolderDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def digits(tmp_path_factory):
    """A folder of few digits, to be copied."""
    folder = tmp_path_factory.mktemp("digits")
    write_mnist(folder, 400, packed=False)
    return folder


@pytest.fixture
def server(digits, tmp_path, monkeypatch):
    """What the tab downloads MNIST from: a few digits on this machine."""
    copytree(digits, tmp_path / "there")
    sums = tuple(
        (path.name, f"md5:{md5(path.read_bytes(), usedforsecurity=False).hexdigest()}")
        for path in sorted((tmp_path / "there").iterdir())
    )
    with served(tmp_path / "there") as made:
        asked = partial(Request, mirrors=(made.address,), checksums=sums)
        monkeypatch.setattr(module, "Request", asked)
        yield made


def bar_of(window):
    return window.findChild(QWidget, "noticeBar")


def want_mnist(window, name="dataBox"):
    """Choose it in the box, and Download in the dialog that asks."""

    def ask():
        box = window.findChild(QComboBox, name)
        place = box.findData("mnist")
        again = box.currentIndex() == place
        box.setCurrentIndex(place)
        if again:
            box.activated.emit(place)

    def answer(dialog):
        (button,) = (b for b in dialog.findChildren(QPushButton) if b.text() == "Download")
        QTest.mouseClick(button, LEFT)

    answered(ask, answer)


def test_mnist_is_downloaded_cancelled_and_gone_on_with(window_tab, window, qtbot, server):
    server.breaks_after = 2**17
    server.goes_on.clear()
    want_mnist(window)
    label = window_tab.parts.bar.data_label
    qtbot.waitUntil(lambda: "131,072 / " in label.text())
    assert label.text().startswith("downloading t10k-images")
    assert bar_of(window).text() == "MNIST is being downloaded."
    assert bar_of(window).offer.text() == "Cancel"
    QTest.mouseClick(window_tab.parts.bar.cancel, LEFT)
    assert label.text() == "Data"
    assert not window_tab.parts.bar.cancel.isVisible()
    assert window_tab.session.why_not == "missing"
    server.goes_on.set()
    server.breaks_after = None
    want_mnist(window)
    qtbot.waitUntil(lambda: window_tab.session.why_not == "")
    assert window_tab.session.data.source == "mnist"
    assert len(window_tab.session.data) == 800
    assert any(start > 0 for _, start in server.asked)


def test_while_others_come_none_of_those_before_is_shown_or_mended(tab, qtbot, server):
    tab.show_page("data")
    wall = tab.parts.data.browse.wall
    qtbot.waitUntil(lambda: len(wall.wall.shown) > 0)
    server.breaks_after = 2**17
    server.goes_on.clear()
    want_mnist(tab)
    label = tab.parts.bar.data_label
    qtbot.waitUntil(lambda: "131,072 / " in label.text())
    assert len(wall.wall.shown) == 0
    assert tab.parts.data.source.currentData() == "mnist"
    QTest.keyClick(wall, Qt.Key.Key_7)
    assert tab.session.sheet.edits == LabelEdits()
    server.goes_on.set()
    server.breaks_after = None
    qtbot.waitUntil(lambda: len(wall.wall.shown) > 0)
    assert tab.session.examples.source == "mnist"


def test_what_was_cancelled_is_chosen_again_on_the_page(tab, qtbot, server, monkeypatch):
    tab.show_page("data")
    server.breaks_after = 2**17
    server.goes_on.clear()
    want_mnist(tab)
    label, source = tab.parts.bar.data_label, tab.parts.data.source
    qtbot.waitUntil(lambda: "131,072 / " in label.text())
    QTest.mouseClick(tab.parts.bar.cancel, LEFT)
    monkeypatch.setattr(DataFolderDialog, "ask", lambda host: None)
    source.setCurrentIndex(source.findData("folder"))
    assert source.currentData() == "mnist"
    server.goes_on.set()
    server.breaks_after = None
    QApplication.processEvents()  # the box is used another time
    want_mnist(tab, "dataSourceBox")
    qtbot.waitUntil(lambda: tab.session.why_not == "")
    assert tab.session.examples.source == "mnist"


def test_a_download_that_is_not_what_it_should_be_is_told(window_tab, window, qtbot, server):
    (path,) = server.folder.glob("train-labels*")
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    want_mnist(window)
    qtbot.waitUntil(lambda: bar_of(window).kind() == "failed")
    assert path.name in bar_of(window).text()
    assert "checksum" in bar_of(window).text()
    assert window_tab.session.data.source == "strokes"
    assert window_tab.session.why_not == "missing"


def test_a_damaged_file_of_a_folder_is_named(window_tab, window, qtbot, tmp_path, monkeypatch):
    write_mnist(tmp_path / "data", 20)
    path = tmp_path / "data/train-images-idx3-ubyte.gz"
    path.write_bytes(path.read_bytes()[:200])
    monkeypatch.setattr(DataFolderDialog, "ask", lambda host: tmp_path / "data")
    box = window.findChild(QComboBox, "dataBox")
    box.setCurrentIndex(box.findData("folder"))
    qtbot.waitUntil(lambda: bar_of(window).kind() == "failed")
    assert "“train-images-idx3-ubyte.gz” is damaged or not whole" in bar_of(window).text()
    assert window_tab.session.data.source == "strokes"


def test_examples_of_one_class_are_told_and_put_back(window_tab, window, qtbot):
    data = window_tab.session.data
    others = [int(i) for i in (data.labels != 3).nonzero()[0]]
    window_tab.parts.data.dropped.emit(others)
    said = "All examples are “3”: a network needs two classes to tell apart."
    assert bar_of(window).text() == said
    start = window.findChild(QPushButton, "trainButton")
    assert not start.isEnabled()
    assert start.toolTip() == said
    window_tab.undo_stack.undo()
    qtbot.waitUntil(start.isEnabled)

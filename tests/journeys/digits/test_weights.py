"""Other networks to read digits with: opened, dropped, refused, and back."""

import numpy as np
import pytest
from digit_hands import answer, look_inside, put_strokes, strokes_of
from hands import Hands
from PySide6.QtCore import QMimeData, QPoint, QUrl
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnlab.app import create_window
from cnnlab.core import save_network
from cnnlab.core.layers.conv_pool import Conv2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.scene.colours import load_theme


@pytest.fixture
def threes(tmp_path):
    """Weights of a small network that takes everything for a three."""
    layers = [Conv2d("first", (1, 2), (5, 5)), Flatten("flat"), Linear("last", (2 * 24 * 24, 10))]
    network = Network((1, 28, 28), layers, rng=np.random.default_rng(0))
    network.parameters["last.bias"][3] = 1000
    path = tmp_path / "threes.safetensors"
    save_network(path, network)
    return path


def chosen(tab):
    """Texts of the network that is in use, in the choice and in the status bar."""
    (button,) = [one for one in tab.mine.networks.kinds.values() if one.isChecked()]
    return button.text(), tab.status()


def open_weights(tab, qtbot, path):
    with qtbot.waitSignal(tab.teaching.networks.opened_file):
        tab.open_path(str(path))


def test_weights_are_opened_and_the_shipped_ones_come_back(hands, tab, qtbot, threes, monkeypatch):
    put_strokes(hands, strokes_of(7))
    tab.side.setCurrentWidget(tab.mine)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(threes), ""))
    with qtbot.waitSignal(tab.teaching.networks.opened_file):
        hands.press_on(tab.mine.networks.open)
    assert answer(hands)[0] == "3"
    assert hands.message() == "Read with “threes.safetensors”"
    assert chosen(tab) == ("Weights of “threes.safetensors”", "Read with “threes.safetensors”")
    hands.press_on(tab.mine.networks.kinds["shipped"], QPoint(10, 10))
    assert answer(hands)[0] == "7"
    assert chosen(tab) == ("Shipped network", "Read with the shipped network")
    hands.press_on(tab.mine.networks.kinds["opened"], QPoint(10, 10))
    assert answer(hands)[0] == "3"


def test_the_notice_leads_back(hands, tab, qtbot, threes):
    put_strokes(hands, strokes_of(7))
    open_weights(tab, qtbot, threes)
    hands.press_on(hands.window.notices.bar.offer)
    assert answer(hands)[0] == "7"


def test_the_menu_opens_weights(hands, tab, qtbot, threes, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(threes), ""))
    with qtbot.waitSignal(tab.teaching.networks.opened_file):
        hands.window.menu["open_weights"].trigger()
    assert tab.teaching.networks.in_use == "opened"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    hands.window.menu["open_weights"].trigger()
    assert tab.teaching.networks.in_use == "opened", "cancelled"


def test_dropped_weights_are_read_with_and_no_picture(hands, tab, qtbot, threes):
    put_strokes(hands, strokes_of(7))
    drawing = tab.sketch.drawing
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(threes))])
    with qtbot.waitSignal(tab.teaching.networks.opened_file):
        assert hands.drop(mime, "drawPad")
    assert answer(hands)[0] == "3"
    assert tab.sketch.drawing is drawing


def test_the_layers_are_those_of_the_network_in_use(hands, tab, qtbot, threes):
    put_strokes(hands, strokes_of(7))
    look_inside(hands, qtbot)
    open_weights(tab, qtbot, threes)
    assert (
        look_inside(hands, qtbot).panel.inspection.network is tab.teaching.networks.opened.network
    )


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda path: None, "it is not there"),
        (lambda path: path.write_bytes(b"no weights"), "it is no whole safetensors file. Copy it"),
        (
            lambda path: save_network(path, Network((1, 9, 9), [Flatten("f")])),
            "it does not read one grey image of 28 × 28 as ten digits. Choose a network that does",
        ),
    ],
)
def test_what_can_not_be_used_is_said_and_nothing_changes(hands, tab, qtbot, tmp_path, write, said):
    put_strokes(hands, strokes_of(7))
    path = tmp_path / "mine.safetensors"
    write(path)
    with qtbot.waitSignal(tab.teaching.networks.refused):
        tab.open_path(str(path))
    assert "mine.safetensors” can’t be " in hands.message()
    assert said in hands.message()
    assert answer(hands)[0] == "7"
    assert chosen(tab)[0] == "Shipped network"


def test_they_are_in_use_again_at_the_next_start(hands, tab, qtbot, threes, settings_path):
    open_weights(tab, qtbot, threes)
    hands.window.close()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    again.show()
    again.tabs.setCurrentIndex(1)
    later = again.tab("digitsTab")
    qtbot.waitUntil(lambda: later.teaching.networks.in_use == "opened")
    assert chosen(later)[0] == "Weights of “threes.safetensors”"
    assert Hands(again).message() == ""
    later.weights.use("shipped")
    again.close()
    third = create_window(settings_path)
    qtbot.addWidget(third)
    assert third.tab("digitsTab").teaching.networks.path == ""


def test_weights_that_are_gone_at_the_next_start_are_told(hands, tab, qtbot, threes, settings_path):
    open_weights(tab, qtbot, threes)
    hands.window.close()
    threes.unlink()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    again.show()
    again.tabs.setCurrentIndex(1)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: "it is not there" in Hands(again).message())
    assert chosen(again.tab("digitsTab"))[0] == "Shipped network"


def test_none_are_opened_while_a_network_is_trained(hands, tab, qtbot, threes):
    for seed in range(3):
        put_strokes(hands, strokes_of(4, seed))
        tab.mine.keep(4)
    with qtbot.waitSignal(tab.teaching.finished):
        tab.mine.learning.learn.click()
        tab.open_path(str(threes))
        assert hands.message() == "A network is being trained: stop that first, or wait for it."
        tab.teaching.stop()
    assert tab.teaching.networks.opened is None


def test_it_is_said_in_another_language(hands, tab, qtbot, threes, tmp_path):
    open_weights(tab, qtbot, threes)
    hands.window.use_language("zh_CN")
    QApplication.processEvents()
    assert hands.message() == "用“threes.safetensors”识别"
    assert chosen(tab)[1] == "用“threes.safetensors”识别"
    path = tmp_path / "bad.safetensors"
    path.write_bytes(b"bad")
    with qtbot.waitSignal(tab.teaching.networks.refused):
        tab.open_path(str(path))
    assert hands.message().startswith("“bad.safetensors”不能使用：它不是完整的 safetensors 文件。")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_in_use_is_seen_in_every_theme(hands, tab, theme):
    hands.window.use_theme(theme)
    tab.side.setCurrentWidget(tab.mine)
    QApplication.processEvents()
    colours = load_theme(theme)
    kinds = tab.mine.networks.kinds
    accent = {kind: colours.accent in row_of(button) for kind, button in kinds.items()}
    assert accent == {"shipped": True, "learned": False, "opened": False}


def row_of(button):
    """Colours along the middle of a button's mark."""
    image = button.grab().toImage()
    return [image.pixelColor(x, image.height() // 2) for x in range(min(16, image.width()))]

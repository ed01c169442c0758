"""Tabs as the window sees them: what one hands over acts on it alone, and another can be added."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QVBoxLayout,
)

from cnnlab.digits.handwriting import draw
from cnnlab.lab.digits.sketch import centred
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.dialogs.about import AboutDialog
from cnnlab.ui.dialogs.gestures import GesturesDialog
from cnnlab.ui.dialogs.mnist import MnistDialog
from cnnlab.ui.dialogs.threads import ThreadsDialog
from cnnlab.ui.dialogs.title import TitleDialog
from cnnlab.ui.window.main_window import MainWindow
from cnnlab.ui.window.tab import Action, Tab
from cnnlab.ui.window.tabs import TABS, TabSpec

LASTING = {"quit", "full_screen", "open_picture", "new_lab", "open_lab", "save_lab", "save_lab_as"}
"""What is the window's own, and closes it or asks."""
LEADING = {"see_as_neuron", "see_as_convolution"}
"""What opens something in another tab."""


@pytest.fixture
def no_dialogs(monkeypatch):
    """Whoever asks is answered with nothing."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_: ("", "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: ("", "")))
    monkeypatch.setattr(QInputDialog, "getText", staticmethod(lambda *_: ("", False)))
    cancel = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", staticmethod(lambda *_: cancel))
    monkeypatch.setattr(AboutDialog, "show_to", classmethod(lambda *_: None))
    monkeypatch.setattr(GesturesDialog, "show_to", classmethod(lambda *_: None))
    monkeypatch.setattr(TitleDialog, "ask", classmethod(lambda *_: None))
    monkeypatch.setattr(MnistDialog, "ask", classmethod(lambda *_: ""))
    monkeypatch.setattr(ThreadsDialog, "ask", classmethod(lambda *_: None))


def state_of(window: MainWindow) -> dict[str, object]:
    """What is in each tab that an action could change."""
    bench, digits = window.tab("convolutionTab"), window.tab("digitsTab")
    player = bench.player
    return {
        "convolutionTab": (
            bench.document.bench,
            bench.undo_stack.count(),
            player.index,
            player.playing,
            player.speed,
            player.moment_index,
            len(bench.examples.presets),
        ),
        "digitsTab": (
            digits.sketch.drawing,
            digits.undo_stack.count(),
        ),
    }


def test_every_action_changes_only_the_tab_that_is_shown(window, no_dialogs, subtests):
    bench = window.tab("convolutionTab").document.bench
    seven = centred(draw(7, np.random.default_rng(0)))
    for index, name in enumerate(spec.name for spec in TABS):
        with subtests.test(name=name):
            window.tab("digitsTab").sketch.history.replace(seven, "Seven")
            window.tab("convolutionTab").document.reset(bench)
            window.tab("convolutionTab").player.pause()
            window.tab("convolutionTab").player.set_speed(1.0)
            window.tabs.setCurrentIndex(index)
            QApplication.processEvents()
            before = state_of(window)
            tried = 0
            for action_name in list(window.menu):
                action = window.menu[action_name]
                if action_name not in LASTING | LEADING and action.isEnabled():
                    QGuiApplication.clipboard().clear()
                    window.menu[action_name].trigger()
                    tried += 1
            if window.menu.examples.isEnabled():
                for action in window.menu.examples.actions():
                    action.trigger()
            after = state_of(window)
            assert tried >= 3
            assert {tab for tab in before if before[tab] != after[tab]} <= {name}
            if name == "convolutionTab":
                assert before[name] != after[name]


def test_the_same_keys_never_stand_for_two_actions_of_one_tab(window):
    window.tab("digitsTab")
    for spec in TABS:
        window.menu.show_tab(spec.name)
        keys = [
            sequence.toString(QKeySequence.SequenceFormat.PortableText)
            for name in window.menu
            if window.menu[name].isEnabled()
            for sequence in window.menu[name].shortcuts()
        ]
        assert len(keys) == len(set(keys))


class SixthTab(Tab):
    """A label, and an action of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []
        QVBoxLayout(self).addWidget(QLabel("six"))

    def actions_by_menu(self):
        return [Action("six", "edit", "Say six", lambda: self.heard.append(6), "Ctrl+6")]

    def status(self):
        return "one label"

    def receive(self, value):
        self.heard.append(value)
        if value == "nonsense":
            self.refuse(lambda: "no")


def test_a_sixth_tab_is_one_line(qtbot, settings_path):
    specs = (*TABS, TabSpec("sixthTab", "Sixth", lambda _settings, _language: SixthTab()))
    settings_path.write_text("[General]\nlanguage=en\ntheme=light\n", encoding="utf-8")
    window = MainWindow(Settings(settings_path), specs)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.tabs.tabText(5) == "Sixth"
    window.go_to("sixthTab", "hello")
    six = window.tab("sixthTab")
    QApplication.processEvents()
    assert window.tabs.currentIndex() == 5
    assert six.isVisible()
    assert not window.tab("convolutionTab").player.playing
    window.menu["six"].trigger()
    assert six.heard == ["hello", 6]
    assert not window.menu["reset"].isEnabled()
    assert not window.menu["undo"].isEnabled()
    window.tabs.setCurrentIndex(0)
    assert not window.menu["six"].isEnabled()
    assert window.menu["reset"].isEnabled()
    window.go_to("sixthTab", "nonsense")
    assert window.notices.bar.text() == "no", "what was refused matters more than the way back"
    window.close()

"""The window: names, tabs, size, and what is made when."""

import gc
import weakref

from contract import NAMES
from disk import no_room
from hands import Key
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QSlider, QTabWidget, QWidget

from cnnlab.app import create_window
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.tabs import TABS


def child(window, name: str) -> QWidget:
    return window.findChild(QWidget, name)


def test_every_name_of_the_contract_is_there_once(window):
    for name in NAMES:
        assert len(window.findChildren(QWidget, name)) == 1, name


def test_also_after_grids_have_come_and_gone(window):
    for index in (3, 0, 9, 0, 13, 0):
        window.tab("convolutionTab").use_example(index)
    for name in NAMES:
        assert len(window.findChildren(QWidget, name)) == 1, name


def test_tabs_in_order(window):
    tabs = child(window, "tabs")
    assert isinstance(tabs, QTabWidget)
    assert [tabs.widget(i).objectName() for i in range(tabs.count())] == [
        spec.name for spec in TABS
    ]
    assert [tabs.tabText(i) for i in range(5)] == [
        "Convolution",
        "Digits",
        "Neuron",
        "Images",
        "Network",
    ]
    assert tabs.currentIndex() == 0


def test_the_position_slider_is_a_slider_from_0(window, hands):
    slider = child(window, "positionSlider")
    assert isinstance(slider, QSlider)
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 17, 0)


def test_it_opens_on_the_course_demo_playing(window):
    assert window.tab("convolutionTab").document.bench.preset == "course-demo"
    assert window.tab("convolutionTab").player.playing
    assert child(window, "ledger").text().startswith("o0[0,0]")


def test_it_moves_within_a_second(window, qtbot):
    qtbot.waitUntil(lambda: window.tab("convolutionTab").player.index >= 1)


def test_the_status_bar_says_shapes_and_cost(window):
    said = window.tab("convolutionTab").status()
    assert "5×5×3" in said
    assert "3×3×2" in said
    assert "56 parameters" in said
    assert "486 multiplications" in said


def test_going_to_another_tab_pauses_and_hides_the_benchs_actions(window, hands):
    player = hands.player
    child(window, "tabs").setCurrentIndex(2)
    assert not player.playing
    assert not window.menu["forward"].isEnabled()
    index = player.index
    hands.press(Key.Key_Period)
    hands.press(Key.Key_Space)
    assert (player.index, player.playing) == (index, False)
    child(window, "tabs").setCurrentIndex(0)
    hands.press(Key.Key_Period)
    assert player.index == index + 1


def test_every_tab_is_shown_in_every_language(window, qapp):
    for code in ("en", "zh_CN"):
        window.use_language(code)
        for index in range(5):
            window.tabs.setCurrentIndex(index)
            qapp.processEvents()
            assert window.tabs.tabText(index)
            window.grab()


def test_no_two_shortcuts_are_the_same(window):
    seen: dict[str, str] = {}
    for action in window.findChildren(QAction):
        for keys in action.shortcuts():
            said = keys.toString()
            assert said not in seen, f"{said}: {seen.get(said)} and {action.text()}"
            seen[said] = action.text()


def test_every_action_has_words_in_every_language(window, qapp):
    for code in ("en", "zh_CN"):
        window.use_language(code)
        qapp.processEvents()
        for menu in window.menuBar().actions():
            assert menu.text()
            for action in menu.menu().actions():
                assert action.isSeparator() or action.text()


def test_full_screen_and_back(window):
    action = window.menu["full_screen"]
    action.trigger()
    assert window.isFullScreen()
    action.trigger()
    assert not window.isFullScreen()


def test_it_can_be_made_as_small_as_900_by_560(window, qapp):
    """Smaller only where the screen is, as here."""
    window.resize(10, 10)
    qapp.processEvents()
    assert window.size().toTuple() == (window.screen().size().width(), 560)
    window.resize(900, 560)
    qapp.processEvents()
    for name in NAMES:
        widget = child(window, name)
        if isinstance(widget, GridView) or name.endswith(("Button", "Slider")):
            corner = widget.mapTo(window, widget.rect().bottomRight())
            assert window.rect().contains(corner), name


def test_at_larger_fonts_it_still_fits_a_small_screen(window, qapp):
    before = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(before.pointSizeF() * 1.5)
    try:
        qapp.setFont(larger)
        window.resize(1280, 720)
        qapp.processEvents()
        assert window.size().toTuple() == (1280, 720)
        for name in ("playButton", "speedSlider", "ledger", "outputGrid1"):
            widget = child(window, name)
            corner = widget.mapTo(window, widget.rect().bottomRight())
            assert window.rect().contains(corner), name
    finally:
        qapp.setFont(before)
        qapp.processEvents()


def test_the_window_is_painted_before_its_first_tab_is_made(qtbot, settings_path):
    window = create_window(settings_path, at_once=False)
    qtbot.addWidget(window)
    assert window.findChild(QWidget, "inputGrid0") is None
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "inputGrid0") is not None)
    tab = window.tab("convolutionTab")
    assert tab.player.playing
    assert window.undo_group.activeStack() is tab.undo_stack
    assert window.menu["keep"].isEnabled()
    window.close()


def test_what_is_told_at_the_start_outlives_the_first_tab(qtbot, settings_path):
    settings_path.write_bytes(b"\0nothing")
    window = create_window(settings_path, at_once=False)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.findChild(QWidget, "inputGrid0") is not None)
    assert "settings file was damaged" in window.findChild(QWidget, "noticeBar").text()
    window.close()


def test_a_window_that_is_closed_at_once_stays_closed(qtbot, settings_path):
    window = create_window(settings_path, at_once=False)
    qtbot.addWidget(window)
    window.show()
    window.close()
    qtbot.wait(50)
    assert not window.isVisible()


def test_of_a_window_that_was_closed_nothing_is_kept(qtbot, settings_path):
    window = create_window(settings_path)
    for spec in TABS:
        window.tabs.go_to(spec.name)
    parts = [window, window.themes, window.menu, *window.tabs.made().values()]
    kept = [weakref.ref(part) for part in parts]
    del parts
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert [type(one()).__name__ for one in kept if one() is not None] == []


def test_settings_that_find_no_room_are_told_with_the_file_and_the_mend(window, settings_path):
    with no_room():
        window.use_theme("dark")
        QApplication.processEvents()
    bar = window.notices.bar
    assert bar.kind() == "failed"
    said = f"“{settings_path}” can’t be written: the disk is full. Make room and try again."
    assert bar.text() == said
    window.use_theme("light")
    QApplication.processEvents()
    assert "theme=light" in settings_path.read_text()

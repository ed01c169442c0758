"""The window: names, tabs, keys, undo, and what is remembered between two starts."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSlider, QTabWidget, QToolTip, QWidget

from cnnlab.app import create_window
from cnnlab.ui.widgets.grid_view import GridView
from cnnlab.ui.window.main_window import MainWindow
from cnnlab.ui.window.tabs import TABS

Key = Qt.Key
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT, LEFT = Qt.KeyboardModifier.ShiftModifier, Qt.MouseButton.LeftButton
CONTRACT = [
    *("tabs", *(spec.name for spec in TABS), "lessonsDock"),
    *(f"inputGrid{c}" for c in range(3)),
    *(f"filterGrid{k}_{c}" for k in range(2) for c in range(3)),
    *("biasField0", "biasField1", "outputGrid0", "outputGrid1"),
    *("playButton", "stepForwardButton", "stepBackButton", "positionSlider", "speedSlider"),
    *("ledger", "presetBox"),
]


@pytest.fixture
def another(qtbot, settings_path):
    """Opens further windows on the same settings, one after the other."""
    opened: list[MainWindow] = []

    def open_(content: str | None = None) -> MainWindow:
        close()
        if content is not None:
            settings_path.write_text(content, encoding="utf-8")
        made = create_window(settings_path)
        qtbot.addWidget(made)
        with qtbot.waitExposed(made):
            made.show()
        made.tab("convolutionTab").player.pause()
        opened.append(made)
        return made

    def close() -> None:
        while opened:
            opened.pop().close()

    yield open_
    close()


@pytest.fixture
def player(window):
    made = window.tab("convolutionTab").player
    made.pause()
    made.seek(0)
    made.advance(1000)
    return made


def press(window: MainWindow, key, modifier=PLAIN) -> None:
    QTest.keyClick(window.windowHandle(), key, modifier)


def child(window: MainWindow, name: str) -> QWidget:
    return window.findChild(QWidget, name)


def text(action: QAction) -> str:
    return action.text().replace("&", "")


# what there is


def test_every_name_of_the_contract_is_there_once(window):
    for name in CONTRACT:
        assert len(window.findChildren(QWidget, name)) == 1, name


def test_also_after_grids_have_come_and_gone(window):
    for index in (3, 0, 9, 0, 13, 0):
        window.tab("convolutionTab").use_example(index)
    for name in CONTRACT:
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


def test_the_position_slider_is_a_slider_from_0(window, player):
    slider = child(window, "positionSlider")
    assert isinstance(slider, QSlider)
    assert (slider.minimum(), slider.maximum(), slider.value()) == (0, 17, 0)


def test_it_opens_on_the_course_demo_playing(window):
    assert window.tab("convolutionTab").document.bench.preset == "course-demo"
    assert window.tab("convolutionTab").player.playing
    assert child(window, "ledger").text().startswith("o0[0,0]")


def test_it_moves_within_a_second(window, qtbot):
    qtbot.waitUntil(lambda: window.tab("convolutionTab").player.index >= 1, timeout=3000)


def test_the_status_bar_says_shapes_and_cost(window):
    said = window.tab("convolutionTab").status()
    assert "5×5×3" in said
    assert "3×3×2" in said
    assert "56 parameters" in said
    assert "486 multiplications" in said


def test_going_to_another_tab_pauses_and_hides_the_benchs_actions(window):
    player = window.tab("convolutionTab").player
    child(window, "tabs").setCurrentIndex(2)
    assert not player.playing
    assert not window.menu["forward"].isEnabled()
    index = player.index
    press(window, Key.Key_Period)
    press(window, Key.Key_Space)
    assert (player.index, player.playing) == (index, False)
    child(window, "tabs").setCurrentIndex(0)
    press(window, Key.Key_Period)
    assert player.index == index + 1


def test_every_tab_is_shown_in_every_language(window, qapp):
    for code in ("en", "zh_CN"):
        window.use_language(code)
        for index in range(5):
            window.tabs.setCurrentIndex(index)
            qapp.processEvents()
            assert window.tabs.tabText(index)
            window.grab()


# keys


@pytest.mark.parametrize(
    "name", ["inputGrid1", "playButton", "presetBox", "positionSlider", "stage"]
)
def test_point_and_comma_step_wherever_the_keyboard_is(window, player, name):
    child(window, name).setFocus()
    assert QApplication.focusWidget().objectName() == name
    press(window, Key.Key_Period)
    press(window, Key.Key_Period)
    press(window, Key.Key_Comma)
    assert player.index == 1
    assert child(window, "positionSlider").value() == 1


def test_in_an_editor_a_point_is_a_point(window, player):
    grid = child(window, "inputGrid0")
    grid.setFocus()
    press(window, Key.Key_F2)
    for key in (Key.Key_1, Key.Key_Period, Key.Key_5, Key.Key_Return):
        press(window, key)
    assert player.index == 0
    assert grid.value(0, 0) == 1.5


@pytest.mark.parametrize("name", ["inputGrid1", "outputGrid0", "positionSlider", "stage"])
def test_space_plays_where_the_focused_widget_does_not_want_it(window, player, name):
    child(window, name).setFocus()
    press(window, Key.Key_Space)
    assert player.playing
    press(window, Key.Key_Space)
    assert not player.playing


def test_space_on_a_button_presses_the_button(window, player):
    child(window, "stepForwardButton").setFocus()
    press(window, Key.Key_Space)
    assert (player.index, player.playing) == (1, False)
    child(window, "playButton").setFocus()
    press(window, Key.Key_Space)
    assert player.playing


def test_space_in_an_editor_is_a_space(window, player):
    child(window, "inputGrid0").setFocus()
    press(window, Key.Key_F2)
    press(window, Key.Key_Space)
    assert not player.playing
    assert window.tab("convolutionTab").stage.editor.text() == " "


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")
def test_space_on_a_combo_box_opens_its_list(window, player):
    box = child(window, "presetBox")
    box.setFocus()
    press(window, Key.Key_Space)
    assert not player.playing
    assert box.view().isVisible()
    box.hidePopup()


def test_arrows_belong_to_the_focused_grid_or_slider(window, player):
    grid = child(window, "inputGrid0")
    grid.setFocus()
    press(window, Key.Key_Right)
    press(window, Key.Key_Down)
    assert grid.selection.current == (1, 1)
    assert player.index == 0
    child(window, "positionSlider").setFocus()
    press(window, Key.Key_Right)
    press(window, Key.Key_End)
    assert player.index == 17


def test_first_last_inside_faster_slower_by_keyboard(window, player):
    press(window, Key.Key_Period, CONTROL)
    assert player.index == 17
    press(window, Key.Key_Comma, CONTROL)
    assert player.index == 0
    press(window, Key.Key_Return, CONTROL)
    assert player.moment_index == 0
    press(window, Key.Key_Return, CONTROL)
    assert player.moment_index is None
    press(window, Key.Key_BracketRight)
    press(window, Key.Key_BracketRight)
    assert player.speed == pytest.approx(2.0)
    for _ in range(20):
        press(window, Key.Key_BracketLeft)
    assert player.speed == 0.25


def test_inside_a_window_point_and_comma_go_product_by_product(window, player):
    child(window, "stage").setFocus()
    press(window, Key.Key_Return)
    press(window, Key.Key_Period)
    assert (player.index, player.moment_index) == (0, 1)
    press(window, Key.Key_Comma)
    press(window, Key.Key_Comma)
    assert (player.index, player.moment_index) == (0, 0)


def test_every_control_of_the_tab_is_reached_by_the_tab_key(window, player):
    child(window, "stage").setFocus()
    seen = set()
    for _ in range(60):
        press(window, Key.Key_Tab)
        seen.add(QApplication.focusWidget().objectName())
    wanted = {n for n in CONTRACT if not n.endswith(("Tab", "Dock"))} - {"tabs", "ledger"}
    assert wanted <= seen


# undo


def test_undo_and_redo_say_what_they_do(window):
    undo, redo = window.menu["undo"], window.menu["redo"]
    assert (text(undo), undo.isEnabled()) == ("Undo", False)
    child(window, "filterGrid0_0").set_value(0, 0, 5)
    assert (text(undo), undo.isEnabled()) == ("Undo Edit filter", True)
    undo.trigger()
    assert (text(redo), redo.isEnabled(), undo.isEnabled()) == ("Redo Edit filter", True, False)
    assert child(window, "filterGrid0_0").value(0, 0) == -1
    redo.trigger()
    assert child(window, "filterGrid0_0").value(0, 0) == 5


def test_undo_and_redo_by_keyboard(window):
    grid = child(window, "inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    press(window, Key.Key_Z, CONTROL)
    assert grid.value(0, 0) == 0
    press(window, Key.Key_Z, CONTROL | SHIFT)
    assert grid.value(0, 0) == 5


def test_in_an_editor_undo_takes_back_what_was_typed(window):
    grid = child(window, "inputGrid0")
    grid.set_value(4, 4, 5)
    grid.setFocus()
    press(window, Key.Key_F2)
    press(window, Key.Key_7)
    press(window, Key.Key_Z, CONTROL)
    assert grid.value(4, 4) == 5
    assert window.tab("convolutionTab").stage.editor.text() == "0"


def test_other_tabs_leave_the_benchs_steps_alone(window):
    child(window, "inputGrid0").set_value(0, 0, 5)
    window.tabs.setCurrentIndex(1)
    press(window, Key.Key_Z, CONTROL)
    assert child(window, "inputGrid0").value(0, 0) == 5


def test_resetting_while_an_editor_is_open(window, player):
    grid = child(window, "inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    press(window, Key.Key_F2)
    press(window, Key.Key_7)
    window.menu["reset"].trigger()
    assert grid.value(0, 0) == 0
    press(window, Key.Key_Return)
    assert grid.value(0, 0) == 7


def test_the_reset_button_takes_what_is_being_typed_first(window, player):
    grid = child(window, "inputGrid0")
    grid.set_value(0, 0, 5)
    grid.setFocus()
    press(window, Key.Key_F2)
    press(window, Key.Key_7)
    button = window.tab("convolutionTab").panel.reset
    QTest.mouseClick(window.windowHandle(), LEFT, pos=button.mapTo(window, button.rect().center()))
    assert grid.value(0, 0) == 0
    window.menu["undo"].trigger()
    assert grid.value(0, 0) == 7


# remembering


def test_what_was_chosen_is_there_at_the_next_start(another):
    first = another("")
    first.use_theme("dark")
    first.use_language("zh_CN")
    first.tab("convolutionTab").player.set_speed(4.0)
    first.tab("convolutionTab").player.set_loop(False)
    first.resize(900, 650)
    second = another()
    assert (second.themes.choice, second.themes.theme.dark) == ("dark", True)
    assert second.language.code == "zh_CN"
    assert second.tabs.tabText(0) == "卷积"
    assert second.tab("convolutionTab").player.speed == 4.0
    assert not second.tab("convolutionTab").player.loop
    assert not second.tab("convolutionTab").transport.loop.isChecked()
    assert second.tab("convolutionTab").transport.speed_text.text() == "4×"
    assert second.size().toTuple() == (900, 650)


def test_the_splitter_stays_where_it_was_put(another, qtbot):
    first = another("")
    splitter = first.tab("convolutionTab").splitter
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=middle)
    QTest.mouseMove(handle, middle - QPoint(0, 60))
    QTest.mouseRelease(handle, LEFT, pos=middle - QPoint(0, 60))
    assert first.tab("convolutionTab").sized_by_hand
    sizes = splitter.sizes()
    second = another()
    assert second.tab("convolutionTab").splitter.sizes() == pytest.approx(sizes, abs=2)


@pytest.mark.parametrize(
    "content",
    [
        "[General]\ntheme=pink\nlanguage=tlh\nspeed=fast\nloop=7\n",
        "[General]\ngeometry=@ByteArray(nonsense)\nsplitter=@ByteArray(\\xff\\xff)\n",
        "[General]\ngeometry=12\nsplitter=12\nspeed=1e99\n",
        "\x00\x01\x02",
        "no settings at all",
    ],
    ids=["unknown", "states", "types", "bytes", "prose"],
)
def test_settings_that_make_no_sense_are_the_usual_ones(another, content):
    window = another(content)
    player = window.tab("convolutionTab").player
    assert window.themes.choice == "system"
    assert (player.speed, player.loop) == (1.0, True)
    assert window.isVisible()
    window.grab()


def test_a_damaged_file_is_spoken_of(another):
    window = another("no settings at all")
    assert "settings.ini.damaged" in window.notices.bar.text()


def test_without_a_file_it_opens_too(another, settings_path):
    window = another()
    assert window.isVisible()
    window.close()
    assert settings_path.exists()


def test_closing_twice_is_closing(another):
    window = another("")
    window.close()
    window.close()
    assert not window.isVisible()


# look and language


def test_the_theme_changes_live(window, qapp):
    light = window.grab().toImage()
    theme_menu = window._themes
    dark = next(a for a in theme_menu.actions() if a.data() == "dark")
    dark.trigger()
    qapp.processEvents()
    assert window.themes.theme.dark
    assert dark.isChecked()
    image = window.grab().toImage()
    assert image != light
    corner = image.pixelColor(4, image.height() - 4)
    assert corner.lightness() < 80
    window.use_theme("light")
    assert not window.themes.theme.dark


def test_a_tool_tip_has_the_windows_look(window, qapp):
    """The style sheet is the window's, and what opens over it takes it from there."""
    window.use_theme("dark")
    QToolTip.showText(
        window.mapToGlobal(QPoint(50, 50)), "a tip", window.tab("convolutionTab").transport
    )
    (tip,) = [w for w in qapp.topLevelWidgets() if w.metaObject().className() == "QTipLabel"]
    image = tip.grab().toImage()
    assert image.pixelColor(3, 3) == window.themes.theme.card
    assert image.pixelColor(0, image.height() // 2) == window.themes.theme.line
    QToolTip.hideText()


def test_the_language_changes_live(window, qapp):
    language_menu = window._languages
    chinese = next(a for a in language_menu.actions() if a.data() == "zh_CN")
    assert text(chinese) == "简体中文"
    chinese.trigger()
    qapp.processEvents()
    assert window.tabs.tabText(0) == "卷积"
    assert "偏置" in child(window, "ledger").text()
    assert child(window, "playButton").accessibleName() in ("播放", "暂停")
    english = next(a for a in language_menu.actions() if a.data() == "en")
    assert text(english) == "English"
    english.trigger()
    qapp.processEvents()
    assert window.tabs.tabText(0) == "Convolution"
    assert "bias" in child(window, "ledger").text()


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
    window.resize(10, 10)
    qapp.processEvents()
    assert window.size().toTuple() == (900, 560)
    for name in CONTRACT:
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

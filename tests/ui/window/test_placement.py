"""What is remembered between two starts: size and place, theme, language, speed, splitter."""

import pytest
from hands import LEFT
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from started_window import started

from cnnlab.ui.window.main_window import MainWindow
from cnnlab.ui.window.placement import limit_size


@pytest.fixture
def another(qtbot, settings_path):
    """Opens further windows on the same settings, one after the other."""
    opened: list[MainWindow] = []

    def open_(content: str | None = None) -> MainWindow:
        close()
        if content is not None:
            settings_path.write_text(content, encoding="utf-8")
        made = started(qtbot, settings_path)
        made.tab("convolutionTab").player.pause()
        opened.append(made)
        return made

    def close() -> None:
        while opened:
            opened.pop().close()

    yield open_
    close()


def test_what_was_chosen_is_there_at_the_next_start(another):
    first = another("")
    first.use_theme("dark")
    first.use_language("zh_CN")
    first.tab("convolutionTab").player.set_speed(4.0)
    first.tab("convolutionTab").player.set_loop(False)
    first.resize(800, 650)
    second = another()
    assert (second.themes.choice, second.themes.theme.dark) == ("dark", True)
    assert second.language.code == "zh_CN"
    assert second.tabs.tabText(0) == "卷积"
    assert second.tab("convolutionTab").player.speed == 4.0
    assert not second.tab("convolutionTab").player.loop
    assert not second.tab("convolutionTab").transport.loop.isChecked()
    assert second.tab("convolutionTab").transport.speed_text.text() == "4×"
    assert second.size().toTuple() == (800, 650)


def test_the_splitter_stays_where_it_was_put(another, qtbot):
    first = another("")
    splitter = first.tab("convolutionTab").splitter
    handle = splitter.handle(1)
    middle = handle.rect().center()
    QTest.mousePress(handle, LEFT, pos=middle)
    QTest.mouseMove(handle, middle - QPoint(0, 60))
    QTest.mouseRelease(handle, LEFT, pos=middle - QPoint(0, 60))
    assert first.tab("convolutionTab").splitter.sized_by_hand
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


@pytest.mark.parametrize(
    ("screen", "least"), [((1920, 1080), (900, 560)), ((853, 480), (853, 448))]
)
def test_a_window_is_no_larger_than_a_small_screen(qtbot, monkeypatch, screen, least):
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(QScreen, "availableGeometry", lambda _: QRect(0, 0, *screen))
    limit_size(window)
    assert window.minimumSize().toTuple() == least

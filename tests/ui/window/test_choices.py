"""The submenus Theme and Language: what they change, and the mark at what is in use."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QPixmap, QPixmapCache
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip


def checked(submenu):
    return [action.data() for action in submenu.actions() if action.isChecked()]


def test_the_theme_changes_live(window, qapp):
    light = window.grab().toImage()
    theme_menu = window.choices.themes
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


def test_what_was_drawn_for_the_last_theme_is_not_kept(window):
    kept = QPixmap()
    assert QPixmapCache.insert("drawn", QPixmap(8, 8))
    assert QPixmapCache.find("drawn", kept)
    window.use_theme("dark")
    assert not QPixmapCache.find("drawn", kept)


def test_a_tool_tip_has_the_windows_look(hands, window, qapp):
    """The style sheet is that of the part it opens over, and taken from there."""
    window.use_theme("dark")
    QToolTip.showText(window.mapToGlobal(QPoint(50, 50)), "a tip", hands.tab.transport)
    (tip,) = [w for w in qapp.topLevelWidgets() if w.metaObject().className() == "QTipLabel"]
    image = tip.grab().toImage()
    assert image.pixelColor(3, 3) == window.themes.theme.card
    assert image.pixelColor(0, image.height() // 2) == window.themes.theme.line
    QToolTip.hideText()


def test_the_language_changes_live(hands, window, qapp):
    language_menu = window.choices.languages
    chinese = next(a for a in language_menu.actions() if a.data() == "zh_CN")
    assert chinese.text() == "简体中文"
    chinese.trigger()
    qapp.processEvents()
    assert window.tabs.tabText(0) == "卷积"
    assert "偏置" in hands.widget("ledger").text()
    assert hands.widget("playButton").accessibleName() in ("播放", "暂停")
    english = next(a for a in language_menu.actions() if a.data() == "en")
    assert english.text() == "English"
    english.trigger()
    qapp.processEvents()
    assert window.tabs.tabText(0) == "Convolution"
    assert "bias" in hands.widget("ledger").text()


def test_the_mark_follows_a_reset(window, monkeypatch):
    reset = QMessageBox.StandardButton.Reset
    monkeypatch.setattr(QMessageBox, "question", staticmethod(lambda *_: reset))
    window.use_theme("dark")
    assert checked(window.choices.themes) == ["dark"]
    window.menu["reset_settings"].trigger()
    QApplication.processEvents()
    assert checked(window.choices.themes) == ["system"]
    assert checked(window.choices.languages) == [window.language.code]

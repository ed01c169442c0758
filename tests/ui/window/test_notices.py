"""What the window tells: by kind, in any language, and for as long as it holds."""

import pytest
from hands import Key
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from cnnlab.ui.window import notices
from cnnlab.ui.window.notice import Offer, done, failed, refused

LONG = "“letter.png” is not a picture that can be read here. Choose a PNG or JPEG file. " * 3


@pytest.fixture
def bar(hands):
    return hands.widget("noticeBar")


def refuse(hands):
    """A number that is none, typed by a person."""
    hands.write("inputGrid0", 1, 1, "ten")
    hands.press(Key.Key_Return)


def speak(window, code):
    window.use_language(code)
    QApplication.processEvents()


def test_at_first_nothing_is_said(bar):
    assert (bar.text(), bar.kind(), bar.isVisible()) == ("", "", False)


def test_each_kind_is_shown_and_named(window, bar, subtests):
    for make, kind in [(done, "done"), (refused, "refused"), (failed, "failed")]:
        with subtests.test(make=make, kind=kind):
            window.notices.show(make(lambda: "Something"))
            assert (bar.kind(), bar.text(), bar.accessibleName()) == (
                kind,
                "Something",
                "Something",
            )
            assert bar.isVisible()


def test_a_refused_number_is_said_and_forgotten_once_one_is_taken(hands, bar):
    refuse(hands)
    assert bar.kind() == "refused"
    assert "“ten” is no number" in bar.text()
    hands.press(Key.Key_Escape)
    hands.write("inputGrid0", 1, 1, "7")
    hands.press(Key.Key_Return)
    assert hands.grid("inputGrid0").value(1, 1) == 7
    assert (bar.text(), bar.isVisible()) == ("", False)


def test_it_is_said_again_in_another_language(hands, bar):
    refuse(hands)
    speak(hands.window, "zh_CN")
    assert bar.text() == "“ten”不是数：请输入整数、小数或 1/9 这样的分数。"
    speak(hands.window, "en")
    assert "“ten” is no number" in bar.text()


def test_another_tab_has_nothing_to_do_with_it(hands, bar):
    refuse(hands)
    hands.window.tabs.setCurrentIndex(1)
    assert bar.kind() == ""


def test_the_cross_closes_it(hands, bar):
    hands.window.notices.show(failed(lambda: "Something"))
    hands.press_on(bar.close_button)
    assert not bar.isVisible()


def test_escape_closes_it_from_its_button(hands, bar):
    hands.window.notices.show(done(lambda: "Gone", Offer(lambda: "Undo", lambda: None)))
    bar.offer.setFocus()
    QTest.keyClick(bar.offer, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_what_is_offered_is_done_once(hands, bar):
    taken = []
    hands.window.notices.show(done(lambda: "Gone", Offer(lambda: "Undo", lambda: taken.append(1))))
    assert bar.offer.text() == "Undo"
    hands.press_on(bar.offer)
    assert taken == [1]
    assert not bar.isVisible()


def test_without_an_offer_there_is_no_button(window, bar):
    window.notices.show(done(lambda: "Gone", Offer(lambda: "Undo", lambda: None)))
    window.notices.show(done(lambda: "There"))
    assert not bar.offer.isVisible()


def test_what_was_done_goes_by_itself_and_what_failed_stays(window, bar, qtbot, monkeypatch):
    monkeypatch.setattr(notices, "SHOWN", {"done": 1, "refused": 1})
    window.notices.show(done(lambda: "There"))
    qtbot.waitUntil(lambda: not bar.isVisible())
    window.notices.show(failed(lambda: "Not there"))
    window.notices.show(failed(lambda: "Not there either"))
    qtbot.wait(30)
    assert bar.text() == "Not there either"


def test_a_long_text_wraps_inside_the_window(window, bar, subtests):
    for size in [(900, 560), (1280, 720), (1920, 1080)]:
        with subtests.test(size=size):
            window.resize(*size)
            window.notices.show(refused(lambda: LONG))
            QApplication.processEvents()
            text = next(label for label in bar.findChildren(QLabel) if label.text() == LONG)
            assert text.height() >= text.heightForWidth(text.width())
            assert bar.parentWidget().rect().contains(bar.geometry())
            assert text.height() > 1.5 * text.fontMetrics().height()


def test_a_short_text_covers_neither_tabs_nor_content(window, bar):
    window.resize(1280, 720)
    window.notices.show(done(lambda: "“Mine” was kept."))
    QApplication.processEvents()
    tabs = window.tabs
    assert bar.geometry().left() > tabs.tabBar().tabRect(4).right()
    content = tabs.currentWidget().mapTo(tabs, tabs.currentWidget().rect().topLeft())
    assert bar.geometry().bottom() <= content.y()


def test_it_stays_in_its_corner_when_the_window_grows(window, bar):
    window.notices.show(done(lambda: "There"))
    QApplication.processEvents()
    window.resize(window.width() + 200, window.height())
    QApplication.processEvents()
    assert bar.geometry().right() == window.tabs.width() - 9


def test_what_must_be_told_too_waits_until_the_first_is_gone(hands, bar):
    notices = hands.window.notices
    for text in ("First", "Second", "Third"):
        notices.add(failed(lambda text=text: text))
    assert bar.text() == "First"
    hands.press_on(bar.close_button)
    assert bar.text() == "Second"
    hands.write("inputGrid0", 1, 1, "7")
    hands.press(Key.Key_Return)
    assert bar.text() == "Third", "what succeeds lets go of what is shown, not of what was not"
    hands.press_on(bar.close_button)
    assert not bar.isVisible()


def test_markup_is_shown_as_it_is(window, bar):
    window.notices.show(refused(lambda: "<b>x</b>"))
    label = next(one for one in bar.findChildren(QLabel) if one.text() == "<b>x</b>")
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_close_button_has_a_name_in_each_language(window, bar):
    speak(window, "zh_CN")
    assert bar.close_button.accessibleName() == "关闭"
    assert QCoreApplication.translate("NoticeBar", "Close") == "关闭"
    speak(window, "en")


def test_a_language_change_says_nothing_where_nothing_was_said(window, bar):
    speak(window, "zh_CN")
    assert bar.kind() == ""
    speak(window, "en")


def test_there_is_one_bar(window):
    assert len(window.findChildren(QWidget, "noticeBar")) == 1

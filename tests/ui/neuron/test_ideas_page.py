"""The page of why: a question first, one idea at a time, settings that are remembered."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.scene.colours import load_theme
from cnnlab.ui.neuron.idea_canvas import IdeaCanvas

IDEAS = range(4)


@pytest.fixture
def page(window):
    window.tabs.go_to("neuronTab")
    tab = window.tab("neuronTab")
    tab.show_page("ideas")
    QApplication.processEvents()
    return tab.pages["ideas"]


def click(widget):
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_nothing_is_made_before_the_page_is_shown(window):
    window.tabs.go_to("neuronTab")
    assert window.tab("neuronTab").pages["ideas"].views == {}


def test_an_idea_is_made_when_it_is_first_shown(page):
    assert list(page.views) == [0]
    click(page.buttons[2])
    assert sorted(page.views) == [0, 2]
    assert page.views[2].isVisible()
    assert not page.views[0].isVisible()


def test_the_panel_holds_the_controls_of_the_idea_that_is_shown(page):
    for index in IDEAS:
        click(page.buttons[index])
        shown = [at for at, view in page.views.items() if view.controls.isVisible()]
        assert shown == [index]


def test_arrow_keys_choose_the_next_idea(page):
    page.buttons[0].setFocus()
    QTest.keyClick(page.buttons[0], Qt.Key.Key_Down)
    assert page.buttons[1].isChecked()
    assert page.view is page.views[1]


def test_the_answer_comes_after_the_question(page, subtests):
    for index in IDEAS:
        with subtests.test(index=index):
            page.show_idea(index)
            view, card = page.view, page.view.card
            right = view.question().right
            assert view.summary() == ""
            assert view.question().answer not in card.answer.text()
            before = card.size()

            wrong = (right + 1) % 3
            click(card.options[wrong])
            assert card.answer.text() == view.question().answer
            assert card.options[wrong].text().startswith("✗")
            assert card.options[right].text().startswith("✓")
            assert view.summary()
            assert card.size() == before

            click(card.options[right])  # the first answer counts
            assert card.options[wrong].text().startswith("✗")
            assert card.options[wrong].isChecked()


def test_asked_again_it_hides_the_answer(page, subtests):
    for index in IDEAS:
        with subtests.test(index=index):
            page.show_idea(index)
            view = page.view
            first = view.shown
            click(view.card.options[0])
            click(view.card.again)
            assert not view.revealed
            assert view.summary() == ""
            assert view.question().answer not in view.card.answer.text()
            assert type(view.shown) is type(first)
            assert not any(option.isChecked() for option in view.card.options)


def test_what_was_set_is_still_there_after_another_idea(page):
    page.view.z.box.setValue(3.0)
    page.show_idea(3)
    page.show_idea(0)
    assert page.view.shown.z == 3.0
    assert page.view.revealed


def test_nothing_of_it_can_be_undone(page, window):
    page.view.z.box.setValue(3.0)
    page.show_idea(3)
    page.view.again.click()
    assert window.tab("neuronTab").undo_stack.count() == 0


def test_the_status_bar_says_the_numbers(page, window):
    tab = window.tab("neuronTab")
    assert tab.status() == ""
    click(page.view.card.options[2])
    assert tab.status() == "Gradient through 5 layers: sigmoid 9.8e−08, ReLU 1"


def test_the_numbers_can_be_copied(page, window, subtests):
    for index in IDEAS:
        with subtests.test(index=index):
            page.show_idea(index)
            QGuiApplication.clipboard().clear()
            window.tab("neuronTab").copy()
            assert window.notices.bar.text().endswith("choose an answer first.")
            assert QGuiApplication.clipboard().text() == ""
            window.notices.bar.hide()
            page.view.reveal()
            window.tab("neuronTab").copy()
            assert window.notices.bar.isHidden()
            lines = QGuiApplication.clipboard().text().splitlines()
            assert len(lines) > 3
            assert any("\t" in line for line in lines)


def test_every_picture_says_what_it_shows(page, subtests):
    for index in IDEAS:
        with subtests.test(index=index):
            page.show_idea(index)
            page.view.reveal()
            for canvas in page.view.findChildren(IdeaCanvas):
                assert canvas.accessibleName(), canvas
                assert any(letter.isdigit() for letter in canvas.accessibleDescription()), canvas


def test_every_idea_is_painted_hidden_and_shown_in_both_themes(page, window, subtests):
    for index in IDEAS:
        for size in [(1280, 720), (1000, 560)]:
            with subtests.test(index=index, size=size):
                window.resize(*size)
                page.show_idea(index)
                pictures = []
                for theme in ("light", "dark"):
                    page.set_theme(load_theme(theme))
                    pictures.append(page.grab().toImage())
                page.view.reveal()
                pictures.append(page.grab().toImage())
                assert all(a != b for a, b in pairwise(pictures))
                page.view.card.again.click()


def test_another_language_is_asked_for_everywhere(page, monkeypatch, subtests):
    for index in IDEAS:
        with subtests.test(index=index):
            page.show_idea(index)
            said = []

            def heard(_self, text, said=said):
                said.append(text)
                return text

            monkeypatch.setattr(type(page.view), "tr", heard)
            QApplication.sendEvent(page.view, QEvent(QEvent.Type.LanguageChange))
            assert page.view.question().text in said


def test_the_planes_are_named_in_the_language_in_use(page, window):
    page.show_idea(1)
    planes, pictures = page.view.planes, []
    planes.setFixedSize(600, 300)  # or another size has all painted anew
    for code in ("en", "zh_CN", "en"):
        window.use_language(code)
        QApplication.processEvents()
        pictures.append(planes.grab().toImage())
    assert pictures[0] == pictures[2] != pictures[1]


def test_a_picture_is_painted_in_any_room(page, subtests):
    for index in IDEAS:
        for size in [(24, 24), (60, 300), (500, 40), (30, 700)]:
            with subtests.test(index=index, size=size):
                page.show_idea(index)
                for known in (False, True):
                    page.view.revealed = known
                    page.view.pull()
                    for canvas in page.view.findChildren(IdeaCanvas):
                        canvas.setFixedSize(*size)
                        assert not canvas.grab().isNull()

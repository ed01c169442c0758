"""The Images tab: its pages, its settings and its part of a lab file."""

import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from cnnlab.app import create_window
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.image_form import image_sheet_data
from cnnlab.lessons.image_presets import first_image_sheet
from cnnlab.lessons.image_sheet import (
    IMAGE_PAGES,
    ImageFiltering,
    ImagePicture,
)


def picture(name="mine"):
    return ImagePicture(name, np.arange(12, dtype=np.uint8).reshape(3, 2, 2))


def test_it_opens_on_filters_of_a_grey_picture(window, window_tab):
    assert window.tab("imagesTab") is window_tab
    assert len(window.findChildren(QWidget, "imagesTab")) == 1
    assert window_tab.page.name == "filters"
    assert window_tab.switch.currentIndex() == 0
    assert image_sheet_data(window_tab.document.sheet) == image_sheet_data(first_image_sheet())
    assert not window_tab.has_work()


def test_the_row_of_names_shows_each_page(tab):
    tab.switch.setFocus()
    for name in IMAGE_PAGES:
        assert tab.page.name == name
        assert tab.page.isVisible()
        QTest.keyClick(tab.switch, Qt.Key.Key_Right)
    assert len({tab.switch.tabText(i) for i in range(tab.switch.count())}) == 3


def test_an_undo_shows_where_it_has_changed_something_layers_before_their_picture(tab):
    tab.document.edit_filtering(ImageFiltering(display="absolute"), "Absolute")
    tab.show_page("pieces")
    tab.document.undo_stack.undo()
    assert tab.page.name == "filters"
    sheet = tab.document.sheet
    layers = replace(sheet.layers, maps=(1,))
    tab.document.replace(replace(sheet, layers=layers, picture=picture()), "Both")
    tab.show_page("pieces")
    tab.document.undo_stack.undo()
    assert tab.page.name == "layers"


def test_another_picture_leaves_a_page_that_shows_it(tab):
    for page, after in (("layers", "layers"), ("pieces", "filters")):
        tab.show_page(page)
        tab.document.edit_picture(picture(page), "Picture")
        assert tab.page.name == after, page


def test_a_page_is_pulled_when_one_of_its_parts_changes(tab, monkeypatch):
    pulled = []
    tab.complete()
    for page in tab.pages:
        monkeypatch.setattr(page, "pull", lambda name=page.name: pulled.append(name))
    tab.document.edit_picture(picture(), "Picture")
    assert pulled == ["filters", "layers"]
    tab.document.edit_pieces(replace(tab.document.sheet.pieces, amount=0.5), "Bend")
    assert pulled == ["filters", "layers", "pieces"]


def test_a_lab_file_brings_sheet_and_page_back_and_a_bad_one_changes_nothing(tab):
    settings = FilterSettings((2, 2), padding="edge")
    tab.document.edit_picture(picture(), "Picture")
    tab.document.edit_filtering(ImageFiltering(np.ones((5, 5)), settings), "Filter")
    tab.show_page("layers")
    kept = json.loads(json.dumps(tab.to_document()))
    sheet = image_sheet_data(tab.document.sheet)
    tab.from_document({})()
    assert tab.page.name == "filters"
    assert image_sheet_data(tab.document.sheet) == image_sheet_data(first_image_sheet())
    tab.from_document(kept)()
    assert tab.page.name == "layers"
    assert image_sheet_data(tab.document.sheet) == sheet
    assert not tab.has_work(), "there is nothing to undo"
    before = tab.document.sheet
    damaged = tab.to_document()
    damaged["sheet"]["picture"] = 3
    with pytest.raises(FormError, match=r"sheet\.picture"):
        tab.from_document(damaged)
    assert tab.document.sheet is before


def test_the_page_is_kept_for_the_next_start(window_tab, window, qtbot, settings_path):
    window_tab.show_page("pieces")
    window.close()
    again = create_window(settings_path)
    qtbot.addWidget(again)
    assert again.tab("imagesTab").page.name == "pieces"
    again.close()


def test_going_there_shows_no_other_window_meanwhile(window):
    QApplication.processEvents()
    assert QApplication.activeWindow() is window
    window.tabs.go_to("imagesTab")
    QApplication.processEvents()
    assert QApplication.activeWindow() is window


def test_what_was_said_of_a_page_is_not_said_of_the_next(tab):
    view = tab.page.parts.picture
    view.setFocus()
    tab.page.views.pointer.pin((3, 4))
    assert "[3,4]" in tab.note()
    tab.show_page("layers")
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    assert tab.note() == ""

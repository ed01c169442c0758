"""What a right click and the menu key offer on the pictures of the page of filters."""

import numpy as np
import pytest
from filter_hands import noise
from menu_hands import ask, choose, texts
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnlab.scene.picture_paint import NUMBERS_FROM


@pytest.fixture
def hands(window_hands):
    QGuiApplication.clipboard().clear()
    yield window_hands
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    QGuiApplication.clipboard().clear()


def views(hands):
    return {"picture": hands.view, "result": hands.result}


def menu_of(hands, name, row, column):
    view = views(hands)[name]
    return ask(view, hands.middle(view, row, column))


def test_what_is_offered_and_which_pixel_it_is_about(hands):
    for name in ("picture", "result"):
        menu = menu_of(hands, name, 100, 60)
        assert texts(menu) == [
            "See as a convolution: result[100,60]",
            "Copy picture",
            "Save result…",
            "Zoom to pixels",
            "Show whole picture",
        ], name
        actions = [action for action in menu.actions() if not action.isSeparator()]
        assert all(action.isEnabled() for action in actions)
        menu.close()
        hands.point(hands.result, 3, 4)
        assert hands.ledger.text().startswith("result[100,60]"), "it is pinned"
        assert hands.page.views.pointer.let_go()


def test_the_key_is_about_the_keyboards_pixel(hands):
    places = []
    hands.page.menu_asked.connect(lambda at, _: places.append(at))
    hands.result.setFocus()
    hands.result.current = (7, 9)
    menu = ask(hands.result, QPoint(0, 0), key=True)
    assert texts(menu)[0].endswith("result[7,9]")
    menu.close()
    assert places == [hands.result.mapToGlobal(hands.middle(hands.result, 7, 9))]
    hands.page.views.zoom.zoom(20, 200, 200)  # the pixel is out of sight
    ask(hands.result, QPoint(0, 0), key=True)
    assert places[1] == hands.result.mapToGlobal(hands.result.rect().center())


def test_it_opens_in_convolution(hands, window):
    value = hands.result.value(0, 60)
    menu = menu_of(hands, "result", 0, 60)
    choose(menu, "See as a convolution: result[0,60]")
    convolution = window.tab("convolutionTab")
    assert window.tabs.shown is convolution
    assert convolution.player.step.total == pytest.approx(value)


def grey_of(image):
    grey = image.convertToFormat(image.Format.Format_Grayscale8)
    rows = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return rows[:, : grey.width()].copy()


def test_each_view_copies_its_own_picture(hands):
    hands.show(noise(1, 30, 20))
    choose(menu_of(hands, "picture", 3, 4), "Copy picture")
    copied = grey_of(QGuiApplication.clipboard().image())
    assert (copied == hands.tab.document.sheet.picture.pixels[0]).all()
    choose(menu_of(hands, "result", 3, 4), "Copy picture")
    image = QGuiApplication.clipboard().image()
    at = np.unravel_index(np.abs(hands.values).argmax(), hands.values.shape)
    theme = hands.result.theme
    due = theme.positive if hands.values[at] > 0 else theme.negative
    assert image.pixelColor(int(at[1]), int(at[0])).getRgb()[:3] == due.getRgb()[:3]


def test_the_result_is_saved(hands, tmp_path, monkeypatch):
    place = str(tmp_path / "a.npy"), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: place)
    choose(menu_of(hands, "picture", 3, 4), "Save result…")
    assert np.load(tmp_path / "a.npy").shape == (256, 256)


def test_pixels_and_the_whole_picture(hands):
    choose(menu_of(hands, "result", 30, 200), "Zoom to pixels")
    for view in views(hands).values():
        assert view.frame().cell >= NUMBERS_FROM
        assert (view.rect().center() - hands.middle(view, 30, 200)).manhattanLength() < 3
    choose(menu_of(hands, "result", 31, 201), "Show whole picture")
    assert hands.page.views.zoom.camera is None


def test_pixels_of_a_result_with_strides(hands):
    hands.panel.stride.value_changed.emit((4, 4))
    hands.rest()
    choose(menu_of(hands, "result", 30, 20), "Zoom to pixels")
    assert (hands.result.rect().center() - hands.middle(hands.result, 30, 20)).manhattanLength() < 3


def test_beside_the_picture_there_is_a_menu_too(hands):
    hands.show(noise(1, 10, 90))
    hands.point(hands.result, 3, 4)
    menu = ask(hands.result, QPoint(40, 5))
    assert texts(menu)[0].endswith("result[3,4]")


def test_without_a_result_what_is_asked_for_is_refused(hands, window):
    hands.show(noise(1, 2, 2))
    hands.choose(hands.panel.padding, "none")
    for text in ("See as a convolution", "Save result…", "Copy picture"):
        choose(ask(hands.result, QPoint(40, 40)), text)
        assert window.notices.bar.kind() == "refused"
        window.notices.clear()
    choose(ask(hands.result, QPoint(40, 40)), "Zoom to pixels")
    assert window.tabs.shown is hands.tab


def test_on_other_pages_the_menus_do_not_zoom_or_save(hands, window):
    for page, there in (("layers", False), ("filters", True), ("pieces", False)):
        hands.tab.show_page(page)
        for name in ("zoom_in", "fit", "zoom_to_pixels", "save_result"):
            assert window.menu[name].isEnabled() == there


def test_the_menu_key_of_the_keyboard(hands):
    """As the window system sends it, to what has the focus."""
    hands.view.setFocus()
    hands.view.current = (12, 13)
    assert hands.view.contextMenuPolicy() == Qt.ContextMenuPolicy.DefaultContextMenu
    menu = ask(hands.window.focusWidget(), QPoint(1, 1), key=True)
    assert texts(menu)[0].endswith("result[12,13]")

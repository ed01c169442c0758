"""Ways in for a picture: opened, pasted, dropped, shipped, and from the Digits tab."""

import numpy as np
import pytest
from picture_files import encoded, halves, png_claiming
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage

from cnnlab.lessons.pictures import PICTURES, shipped_pixels


@pytest.fixture
def arrives(tab, qtbot):
    """Waits until a picture is in, or refused."""

    def wait():
        qtbot.waitUntil(lambda: not tab.pictures.running)

    return wait


@pytest.fixture
def told(tab):
    """The notices of the tab."""
    heard = []
    tab.notice.connect(heard.append)
    return heard


def saved(path, image):
    image.save(path)
    return path


def files(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def shape(tab):
    return tab.document.sheet.picture.pixels.shape


def test_a_file_in_colour_is_one_undo_step(tab, tmp_path, arrives):
    before = tab.document.sheet
    tab.open_path(str(saved(tmp_path / "halves.png", halves())))
    arrives()
    picture = tab.document.sheet.picture
    assert (picture.name, picture.pixels.shape) == ("halves.png", (3, 20, 40))
    assert picture.pixels[:, 0, 0].tolist() == [255, 0, 0]
    assert tab.undo_stack.count() == 1
    assert "halves.png" in tab.undo_stack.undoText()
    assert "40×20" in tab.picture_box.facts.text()
    assert tab.picture_box.box.currentText() == "halves.png"
    tab.undo_stack.undo()
    assert tab.document.sheet is before
    assert tab.picture_box.box.currentText() == "Face"


def test_a_grey_file_has_one_channel(tab, tmp_path, arrives):
    tab.open_path(str(saved(tmp_path / "a.png", Image.new("RGB", (7, 5), (9, 9, 9)))))
    arrives()
    assert shape(tab) == (1, 5, 7)


def test_more_than_the_other_tabs_keep(tab, tmp_path, arrives, told):
    tab.open_path(str(saved(tmp_path / "a.png", Image.new("L", (2000, 1500)))))
    arrives()
    assert shape(tab) == (1, 1500, 2000)
    assert told == []


def test_a_larger_one_is_scaled_and_says_so(tab, tmp_path, arrives, told):
    tab.open_path(str(saved(tmp_path / "wide.png", Image.new("L", (8192, 16)))))
    arrives()
    assert shape(tab) == (1, 8, 4096)
    said = told[-1].say()
    assert all(part in said for part in ("wide.png", "8192×16", "4096×8"))
    assert told[-1].kind == "done"


def test_a_bad_file_leaves_everything_as_it_was(tab, tmp_path, arrives, subtests, told):
    for case, content in {
        "empty": b"",
        "text": b"no picture at all",
        "broken off": encoded(halves(), "PNG")[:60],
        "too large": png_claiming(60_000, 60_000),
    }.items():
        with subtests.test(case=case):
            told.clear()
            before, path = tab.document.sheet, tmp_path / "bad.png"
            path.write_bytes(content)
            tab.open_path(str(path))
            arrives()
            assert tab.document.sheet is before
            assert tab.undo_stack.count() == 0
            assert "bad.png" in told[-1].say()
            assert told[-1].kind == "refused"


def test_a_picture_is_pasted(window_tab, window):
    image = QImage(6, 4, QImage.Format.Format_RGB32)
    image.fill(0xFF3366)
    QGuiApplication.clipboard().setImage(image)
    window_tab.setFocus()
    window.menu["paste"].trigger()
    assert shape(window_tab) == (3, 4, 6)
    assert window_tab.document.sheet.picture.name == "Clipboard"


def test_without_a_picture_pasting_is_refused(window_tab, window):
    QGuiApplication.clipboard().setText("words")
    window_tab.setFocus()
    window.menu["paste"].trigger()
    assert "no picture" in window.notices.bar.text()


@pytest.mark.parametrize("page", ["filters", "layers", "pieces"])
def test_a_file_is_dropped_on_any_page(tab, tmp_path, arrives, page):
    tab.show_page(page)
    mime = files(saved(tmp_path / "a.png", halves()))
    assert tab.drop_text(mime)
    assert tab.take_mime(mime)
    arrives()
    assert shape(tab) == (3, 20, 40)
    assert tab.page.name == ("layers" if page == "layers" else "filters")


def test_what_is_no_picture_is_not_accepted(tab):
    mime = QMimeData()
    mime.setText("words")
    assert tab.drop_text(mime) == ""
    assert not tab.take_mime(mime)


def test_each_shipped_picture_is_in_the_box(tab, subtests):
    for name in PICTURES:
        with subtests.test(name=name):
            box = tab.picture_box.box
            box.setCurrentIndex(box.findData("noise"))
            box.setCurrentIndex(box.findData(name))
            assert tab.document.sheet.picture.name == name
            assert np.array_equal(tab.document.sheet.picture.pixels, shipped_pixels(name))
            assert box.currentText() == name.capitalize()


def test_a_file_called_as_a_shipped_picture_is_none(tab, tmp_path, arrives):
    path = saved(tmp_path / "face.png", halves())
    path.rename(tmp_path / "face")
    tab.open_path(str(tmp_path / "face"))
    arrives()
    assert tab.picture_box.box.currentText() == "face"
    assert tab.picture_box.box.currentData() == ""


def test_names_are_in_both_languages(window, window_tab):
    english = [window_tab.picture_box.box.itemText(i) for i in range(len(PICTURES))]
    window.use_language("zh_CN")
    chinese = [window_tab.picture_box.box.itemText(i) for i in range(len(PICTURES))]
    assert len(english) == len(chinese) == len(PICTURES)
    assert window_tab.picture_box.box.currentData() == "face"


def test_the_box_is_hidden_where_no_picture_is_shown(tab):
    seen = []
    for page in ("filters", "layers", "pieces"):
        tab.show_page(page)
        seen.append(tab.picture_box.isVisible())
    assert seen == [True, True, False]


def test_the_drawing_of_the_digits_tab(window, window_tab):
    window.tabs.go_to("digitsTab")
    digits = window.tab("digitsTab")
    action = next(one for one in digits.actions_by_menu() if one.id == "filter_drawing")
    assert not action.enabled()
    digits.samples.pick("drawn", 7)
    assert action.enabled()
    window.menu[action.id].trigger()
    assert window.tabs.shown is window_tab
    picture = window_tab.document.sheet.picture
    assert picture.pixels.shape == (1, 256, 256)
    assert picture.pixels.max() == 255
    assert picture.pixels.min() < 100
    assert window_tab.undo_stack.count() == 1

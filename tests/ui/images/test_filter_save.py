"""The result of a filter into files and onto the clipboard."""

import numpy as np
import pytest
from filter_hands import noise
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import ImageFilter
from cnnlab.lessons.image_sheet import ImageFiltering, ImagePicture

Key = Qt.Key


def test_the_result_is_saved_as_it_is_shown_or_exactly(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    for name in ("a.png", "b.npy"):
        answer = str(tmp_path / name), ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, a=answer: a)
        hands.named("imageSaveButton").click()
    assert [notice.kind for notice in told] == ["done", "done"]
    pixels = hands.tab.document.sheet.picture.pixels[0]
    due = filtered(pixels.astype(np.float64), ImageFilter("sobel_x"))
    assert (np.load(tmp_path / "b.npy") == due).all()
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (256, 256)
        assert picture.mode == "RGB"
        at = np.unravel_index(due.argmax(), due.shape)
        theme = hands.result.theme
        assert picture.getpixel((int(at[1]), int(at[0]))) == theme.positive.getRgb()[:3]


def test_a_file_that_cannot_be_written_is_told(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    place = str(tmp_path / "missing" / "a.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (place, ""))
    hands.named("imageSaveButton").click()
    assert told[0].kind == "failed"
    assert "missing" in told[0].say()


def saves_to(monkeypatch, path):
    answer = str(path), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)


def rest_of_saving(hands):
    hands.qtbot.waitUntil(lambda: not hands.page.saving.out.running)


@pytest.mark.parametrize("there", [True, False])
def test_a_large_result_is_saved_beside_the_window(hands, tmp_path, monkeypatch, there):
    told = []
    hands.tab.notice.connect(told.append)
    hands.tab.document.edit_picture(ImagePicture("large", noise(1, 700, 600)), "Picture")
    if there:
        hands.rest()
    pixels = hands.tab.document.sheet.picture.pixels[0]
    for name in ("a.png", "b.npy"):
        saves_to(monkeypatch, tmp_path / name)
        hands.named("imageSaveButton").click()
    assert hands.page.saving.out.running
    hands.choose(hands.box, "laplacian")  # what was asked for is what is saved
    rest_of_saving(hands)
    assert [notice.kind for notice in told] == ["done", "done"]
    assert "b.npy" in told[1].say()
    due = filtered(pixels.astype(np.float64), ImageFilter("sobel_x"))
    assert (np.load(tmp_path / "b.npy") == due).all()
    with Image.open(tmp_path / "a.png") as picture:
        row, column = np.unravel_index(np.abs(due).argmax(), due.shape)
        theme = hands.result.theme
        colour = theme.positive if due[row, column] > 0 else theme.negative
        assert picture.size == (600, 700)
        assert picture.getpixel((int(column), int(row))) == colour.getRgb()[:3]


def test_what_takes_long_shows_how_far_it_is_and_is_cancelled(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    hands.page.saving.out._patience.setInterval(0)
    assert hands.panel.progress.isHidden()
    hands.show(noise(1, 700, 600))
    hands.tab.document.edit_filtering(
        ImageFiltering(ImageFilter("gabor"), FilterSettings(repeat=20)), "Filter"
    )
    folder = tmp_path / "results"
    folder.mkdir()
    (folder / "a.npy").write_bytes(b"as it was")
    saves_to(monkeypatch, folder / "a.npy")
    hands.named("imageSaveButton").click()
    hands.qtbot.waitUntil(hands.panel.progress.isVisible)
    assert hands.panel.progress.accessibleName() == "a.npy"
    QTest.mouseClick(hands.panel.cancel, Qt.MouseButton.LeftButton)
    rest_of_saving(hands)
    assert hands.panel.progress.isHidden()
    assert hands.panel.cancel.isHidden()
    assert "cancelled" in told[-1].say()
    assert (folder / "a.npy").read_bytes() == b"as it was"
    assert [path.name for path in folder.iterdir()] == ["a.npy"]
    hands.rest()


def test_a_large_result_is_copied_beside_the_window(hands):
    told = []
    hands.tab.notice.connect(told.append)
    hands.show(noise(1, 700, 600))
    hands.tab.copy()
    rest_of_saving(hands)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (600, 700)
    assert [notice.kind for notice in told] == ["done"]
    hands.rest()


def test_a_window_that_closes_leaves_no_half_of_a_file(hands, tmp_path, monkeypatch):
    hands.show(noise(1, 700, 600))
    folder = tmp_path / "results"
    folder.mkdir()
    saves_to(monkeypatch, folder / "a.npy")
    hands.named("imageSaveButton").click()
    hands.tab.close_down()
    assert [path.name for path in folder.iterdir() if path.name != "a.npy"] == []
    assert not hands.page.saving.out.running


def test_a_large_result_that_cannot_be_written_is_told(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    hands.show(noise(1, 700, 600))
    saves_to(monkeypatch, tmp_path / "missing" / "a.png")
    hands.named("imageSaveButton").click()
    rest_of_saving(hands)
    assert told[-1].kind == "failed"
    assert "missing" in told[-1].say()

"""What comes to the window as a picture: files, and what was pasted or dropped."""

import os
from pathlib import Path

import numpy as np
import pytest
from picture_files import halves
from PySide6.QtCore import QByteArray, QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QImage, QPixmap, qRgb

from cnnlab.core.sampling import Sampling, sample
from cnnlab.files.picture_error import PictureError
from cnnlab.lab.shared.incoming import picture_from_mime, picture_of_image, read_file

RED, BLUE, WHITE = [255, 0, 0], [0, 0, 255], [255, 255, 255]
Format = QImage.Format


def filled(width, height, colour, form=Format.Format_RGB32):
    image = QImage(width, height, form)
    image.fill(colour)
    return image


def two_colours(width=40, height=20):
    """Red on the left, blue on the right."""
    image = filled(width, height, QColor(*BLUE))
    for y in range(height):
        for x in range(width // 2):
            image.setPixelColor(x, y, QColor(*RED))
    return image


def at(picture, x, y):
    return picture.pixels[:, y, x].tolist()


@pytest.fixture
def png(tmp_path):
    path = tmp_path / "猫 1.png"
    halves().save(path)
    return path


def refusal(path):
    with pytest.raises(PictureError) as caught:
        read_file(path)
    return caught.value


class TestFiles:
    def test_a_picture(self, png):
        assert at(read_file(png), 0, 0) == RED
        assert at(read_file(str(png)), 39, 0) == BLUE

    def test_missing(self, tmp_path):
        error = refusal(tmp_path / "a.png")
        assert (error.code, error.details) == ("missing", {"name": "a.png"})

    def test_below_a_file(self, png):
        assert refusal(png / "b.png").code == "missing"

    @pytest.mark.parametrize("name", ["a\0.png", "a" * 5000])
    def test_name_that_no_file_can_have(self, tmp_path, name):
        assert refusal(tmp_path / name).code in ("missing", "closed")

    def test_folder(self, tmp_path):
        (tmp_path / "folder.png").mkdir()
        error = refusal(tmp_path / "folder.png")
        assert (error.code, error.details) == ("none", {"name": "folder.png"})

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a.png")
        assert refusal(tmp_path / "a.png").code == "none"

    def test_file_that_the_system_does_not_open(self, png, monkeypatch):
        def refuse(*args, **kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        error = refusal(png)
        assert (error.code, error.details["reason"]) == ("closed", "Permission denied")

    def test_damaged(self, png):
        png.write_bytes(png.read_bytes()[:-30])
        assert (refusal(png).code, refusal(png).details["format"]) == ("damaged", "PNG")


class TestImages:
    @pytest.mark.parametrize(
        "form",
        [
            *(Format.Format_RGB32, Format.Format_RGB888, Format.Format_ARGB32_Premultiplied),
            *(Format.Format_RGB16, Format.Format_RGBA64, Format.Format_RGBA32FPx4),
        ],
    )
    @pytest.mark.parametrize("width", [40, 5])
    def test_colours(self, form, width):
        image = two_colours(width, 4).convertToFormat(form)
        picture = picture_of_image(image, "Clipboard")
        assert (picture.width, picture.height) == (width, 4)
        assert (at(picture, 0, 3), at(picture, width - 1, 3)) == (RED, BLUE)

    def test_palette(self):
        image = QImage(2, 1, Format.Format_Indexed8)
        image.setColorTable([qRgb(*RED), qRgb(*BLUE)])
        image.setPixel(0, 0, 0)
        image.setPixel(1, 0, 1)
        picture = picture_of_image(image, "Clipboard")
        assert (at(picture, 0, 0), at(picture, 1, 0)) == (RED, BLUE)

    @pytest.mark.parametrize("form", [Format.Format_Mono, Format.Format_MonoLSB])
    def test_ink_alone(self, form):
        image = filled(9, 3, 1, form)
        image.setPixel(4, 1, 0)
        assert picture_of_image(image, "Clipboard").grey()[1].tolist() == [1] * 4 + [0] + [1] * 4

    @pytest.mark.parametrize("width", [3, 4, 7])
    def test_grey(self, width):
        values = np.arange(width * 3, dtype=np.uint8).reshape(3, width)
        image = QImage(values.tobytes(), width, 3, width, Format.Format_Grayscale8).copy()
        picture = picture_of_image(image, "Clipboard")
        np.testing.assert_array_equal(picture.pixels[1], values)

    @pytest.mark.parametrize("width", [3, 4])
    def test_grey_of_16_bits_is_stretched(self, width):
        values = np.linspace(20_000, 50_000, 2 * width).astype(np.uint16).reshape(2, width)
        image = QImage(values.tobytes(), width, 2, 2 * width, Format.Format_Grayscale16).copy()
        picture = picture_of_image(image, "Clipboard")
        wanted = np.linspace(0, 255, 2 * width).reshape(2, width)
        np.testing.assert_allclose(picture.pixels[0], wanted, atol=1)

    def test_part_of_a_larger_buffer(self):
        pixels = np.arange(100, dtype=np.uint8)
        image = QImage(pixels.data, 3, 4, 20, Format.Format_Grayscale8)
        array = sample(picture_of_image(image, "Clipboard"), Sampling(4, 3, white=255.0))
        np.testing.assert_array_equal(array, [pixels.reshape(5, 20)[:4, :3]])

    def test_transparency_becomes_white(self):
        image = filled(2, 1, 0, Format.Format_ARGB32)
        image.setPixelColor(1, 0, QColor(255, 0, 0, 128))
        picture = picture_of_image(image, "Clipboard")
        assert (at(picture, 0, 0), at(picture, 1, 0)) == (WHITE, [255, 127, 127])

    def test_a_picture_for_dense_screens(self):
        image = two_colours()
        image.setDevicePixelRatio(2)
        assert picture_of_image(image, "Clipboard").width == 40

    def test_large(self):
        image = filled(2048, 2048, 0, Format.Format_ARGB32)
        picture = picture_of_image(image, "Clipboard")
        assert ((picture.width, picture.height), at(picture, 0, 0)) == ((1024, 1024), WHITE)

    def test_no_pixels(self):
        with pytest.raises(PictureError) as caught:
            picture_of_image(QImage(), "Clipboard")
        assert (caught.value.code, caught.value.details["name"]) == ("empty", "Clipboard")


class TestPastedAndDropped:
    def test_picture(self, qapp):
        mime = QMimeData()
        mime.setImageData(two_colours())
        image = picture_from_mime(mime)
        assert isinstance(image, QImage)
        assert image.size() == QSize(40, 20)

    def test_pixmap(self, qapp):
        mime = QMimeData()
        mime.setImageData(QPixmap.fromImage(two_colours()))
        assert picture_from_mime(mime).pixelColor(39, 0) == QColor(*BLUE)

    def test_first_file_that_exists(self, qapp, tmp_path, png):
        mime = QMimeData()
        mime.setUrls(
            [
                QUrl("https://example.org/a.png"),
                QUrl.fromLocalFile(str(tmp_path)),
                QUrl.fromLocalFile(str(tmp_path / "gone.png")),
                QUrl.fromLocalFile(str(png)),
            ]
        )
        assert picture_from_mime(mime) == png

    def test_file_comes_before_its_icon(self, qapp, png):
        mime = QMimeData()
        mime.setImageData(filled(16, 16, QColor(*BLUE)))
        mime.setUrls([QUrl.fromLocalFile(str(png))])
        assert picture_from_mime(mime) == png

    def test_picture_with_its_address(self, qapp):
        mime = QMimeData()
        mime.setImageData(two_colours())
        mime.setUrls([QUrl("https://example.org/a.png")])
        assert isinstance(picture_from_mime(mime), QImage)

    def test_nothing(self, qapp):
        assert picture_from_mime(QMimeData()) is None

    def test_text(self, qapp):
        mime = QMimeData()
        mime.setText("1\t2\n3\t4")
        assert picture_from_mime(mime) is None

    def test_null_picture(self, qapp):
        mime = QMimeData()
        mime.setImageData(QImage())
        assert picture_from_mime(mime) is None

    def test_broken_picture_data(self, qapp):
        mime = QMimeData()
        mime.setData("application/x-qt-image", QByteArray(b"nothing"))
        assert picture_from_mime(mime) is None

    def test_address_longer_than_a_path_may_be(self, qapp):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile("/" + "a" * 5000)])
        assert picture_from_mime(mime) is None

"""Files from outside become pictures or a named refusal; pictures become exact numbers."""

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QByteArray, QMimeData, QSize, QUrl
from PySide6.QtGui import QColor, QImage, QImageReader, QPixmap, qRgb

from cnnlab.lab.shared import pictures
from cnnlab.lab.shared.pictures import (
    MAX_PIXELS,
    PictureError,
    Sampling,
    check_pixels,
    fit_size,
    fitted,
    picture_from_mime,
    pixel_count,
    read_picture,
    sample,
)

RED, BLUE, WHITE = (255, 0, 0), (0, 0, 255), (255, 255, 255)
Format = QImage.Format


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_claiming(width: int, height: int) -> bytes:
    """A PNG whose header is right and whose pixels are not there."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0"))


def turned(jpeg: bytes, orientation: int) -> bytes:
    """The JPEG with an EXIF block that holds an orientation and nothing else."""
    entry = struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"MM\0\x2a" + struct.pack(">I", 8) + struct.pack(">H", 1) + entry + bytes(4)
    exif = b"Exif\0\0" + tiff
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def filled(width: int, height: int, colour: object, form: Format = Format.Format_RGB32) -> QImage:
    image = QImage(width, height, form)
    image.fill(colour)
    return image


def halves(width: int, height: int) -> QImage:
    """The left half red, the right half blue."""
    image = filled(width, height, QColor(*BLUE))
    for y in range(height):
        for x in range(width // 2):
            image.setPixelColor(x, y, QColor(*RED))
    return image


def grey(values: object) -> QImage:
    """A grey picture of the given values 0…255."""
    pixels = np.array(values, dtype=np.uint8)
    height, width = pixels.shape
    return QImage(pixels.tobytes(), width, height, width, Format.Format_Grayscale8).copy()


def rgb(image: QImage, x: int, y: int) -> tuple[int, int, int]:
    return image.pixelColor(x, y).getRgb()[:3]


def saved(image: QImage, path: Path, quality: int = -1) -> Path:
    assert image.save(str(path), quality=quality)
    return path


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def refusal(path: Path) -> PictureError:
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    return caught.value


@pytest.fixture
def never_decoded(monkeypatch):
    """Fails the test when a picture is decoded."""

    class HeaderOnly(QImageReader):
        def read(self):
            pytest.fail("decoded")

    monkeypatch.setattr(pictures, "QImageReader", HeaderOnly)


class TestPicturesThatAreRead:
    def test_png(self, tmp_path):
        image = read_picture(saved(halves(40, 20), tmp_path / "a.png"))
        assert image.size() == QSize(40, 20)
        assert (rgb(image, 0, 0), rgb(image, 39, 19)) == (RED, BLUE)

    def test_path_as_text(self, tmp_path):
        assert read_picture(str(saved(halves(4, 2), tmp_path / "a.png"))).width() == 4

    @pytest.mark.parametrize("kind", ["jpg", "bmp", "webp", "ppm", "tiff"])
    def test_other_formats(self, tmp_path, kind):
        if kind.encode() not in {bytes(f.data()) for f in QImageReader.supportedImageFormats()}:
            pytest.skip(f"this Qt reads no {kind}")
        image = read_picture(saved(halves(40, 20), tmp_path / f"a.{kind}", quality=100))
        assert image.size() == QSize(40, 20)
        np.testing.assert_allclose(rgb(image, 5, 5), RED, atol=4)

    def test_first_frame_of_a_gif(self, tmp_path):
        pixel = b",\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0"
        black = b",\0\0\0\0\x01\0\x01\0\0\x02\x02L\x01\0"
        gif = b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff" + pixel + black + b";"
        assert rgb(read_picture(written(tmp_path / "a.gif", gif)), 0, 0) == RED

    def test_exif_rotation(self, tmp_path):
        jpeg = saved(halves(64, 32), tmp_path / "a.jpg", quality=100).read_bytes()
        image = read_picture(written(tmp_path / "b.jpg", turned(jpeg, 6)))
        assert image.size() == QSize(32, 64)
        np.testing.assert_allclose(rgb(image, 16, 5), RED, atol=4)
        np.testing.assert_allclose(rgb(image, 16, 60), BLUE, atol=4)

    def test_exif_rotation_of_a_large_picture(self, tmp_path):
        large = filled(2400, 1200, QColor(*RED))
        jpeg = saved(large, tmp_path / "a.jpg").read_bytes()
        image = read_picture(written(tmp_path / "b.jpg", turned(jpeg, 8)))
        assert image.size() == QSize(512, 1024)

    def test_palette(self, tmp_path):
        image = QImage(2, 1, Format.Format_Indexed8)
        image.setColorTable([qRgb(*RED), qRgb(*BLUE)])
        image.setPixel(0, 0, 0)
        image.setPixel(1, 0, 1)
        again = read_picture(saved(image, tmp_path / "a.png"))
        assert (rgb(again, 0, 0), rgb(again, 1, 0)) == (RED, BLUE)

    def test_sixteen_bits(self, tmp_path):
        path = saved(filled(3, 3, QColor(200, 100, 50), Format.Format_RGBX64), tmp_path / "a.png")
        assert path.read_bytes()[24] == 16
        assert rgb(read_picture(path), 1, 1) == (200, 100, 50)

    def test_sixteen_bits_grey(self, tmp_path):
        image = filled(3, 3, QColor(77, 77, 77), Format.Format_Grayscale16)
        assert rgb(read_picture(saved(image, tmp_path / "a.png")), 1, 1) == (77, 77, 77)

    def test_one_pixel(self, tmp_path):
        image = read_picture(saved(filled(1, 1, QColor(*BLUE)), tmp_path / "a.png"))
        assert (image.size(), rgb(image, 0, 0)) == (QSize(1, 1), BLUE)

    def test_transparency_becomes_white(self, tmp_path):
        image = filled(2, 1, 0, Format.Format_ARGB32)
        image.setPixelColor(1, 0, QColor(255, 0, 0, 128))
        again = read_picture(saved(image, tmp_path / "a.png"))
        assert not again.hasAlphaChannel()
        assert rgb(again, 0, 0) == WHITE
        assert rgb(again, 1, 0) == (255, 127, 127)

    def test_transparency_of_a_picture_for_dense_screens(self, tmp_path):
        image = filled(4, 4, QColor(255, 0, 0, 254), Format.Format_ARGB32)
        again = read_picture(saved(image, tmp_path / "a@2x.png"))
        assert (again.size(), again.devicePixelRatio()) == (QSize(4, 4), 1.0)
        assert rgb(again, 3, 3)[0] == 255
        assert rgb(again, 3, 3)[1] <= 1

    def test_hidden_colours_do_not_bleed(self, tmp_path):
        # Green under full transparency, met only while a large picture is scaled.
        pixels = np.zeros((1200, 1200, 4), dtype=np.uint8)
        pixels[::2] = (255, 0, 0, 255)
        pixels[1::2] = (0, 255, 0, 0)
        image = QImage(pixels.tobytes(), 1200, 1200, Format.Format_RGBA8888)
        array = sample(
            read_picture(saved(image, tmp_path / "a.png")), Sampling(4, 4, colour=True, white=255.0)
        )
        np.testing.assert_allclose(array[0], 255)
        np.testing.assert_allclose(array[1], 127.5, atol=2)
        np.testing.assert_allclose(array[2], array[1])

    def test_content_counts_not_the_ending(self, tmp_path):
        path = saved(halves(4, 2), tmp_path / "a.png").rename(tmp_path / "a.txt")
        assert rgb(read_picture(path), 0, 0) == RED

    def test_name_in_chinese_with_spaces(self, tmp_path):
        assert read_picture(saved(halves(4, 2), tmp_path / "猫 七 %20.png")).width() == 4

    def test_truncated_jpeg_is_read_as_far_as_it_goes(self, tmp_path, qtlog):
        whole = saved(halves(200, 200), tmp_path / "a.jpg", quality=100).read_bytes()
        path = written(tmp_path / "b.jpg", whole[: len(whole) // 2])
        # Qt says that the data are corrupt, and gives what there is, as browsers do.
        with qtlog.disabled():
            image = read_picture(path)
        assert image.size() == QSize(200, 200)


class TestLargePictures:
    @pytest.mark.parametrize("kind", ["png", "jpg"])
    def test_scaled_while_decoding(self, tmp_path, kind):
        image = read_picture(saved(filled(3000, 1500, QColor(10, 20, 30)), tmp_path / f"a.{kind}"))
        assert image.size() == QSize(1024, 512)
        np.testing.assert_allclose(rgb(image, 500, 200), (10, 20, 30), atol=2)

    def test_up_to_1024_kept_as_it_is(self, tmp_path):
        image = read_picture(saved(filled(1024, 700, QColor(*RED)), tmp_path / "a.png"))
        assert image.size() == QSize(1024, 700)

    def test_strip_keeps_enough_for_its_middle(self, tmp_path):
        image = read_picture(saved(filled(4000, 200, QColor(*RED)), tmp_path / "a.png"))
        assert image.size() == QSize(4000, 200)

    @pytest.mark.parametrize(("width", "height"), [(30_000, 1), (1, 30_000)])
    def test_line_of_pixels(self, tmp_path, width, height):
        image = read_picture(saved(filled(width, height, QColor(*RED)), tmp_path / "a.png"))
        assert max(image.width(), image.height()) == 8192
        assert min(image.width(), image.height()) == 1

    def test_no_aliasing(self, tmp_path):
        checks = (np.indices((2000, 3000)).sum(axis=0) % 2 * 255).astype(np.uint8)
        image = read_picture(saved(grey(checks), tmp_path / "a.png"))
        array = sample(image, Sampling(37, 50, white=255.0, crop=False))
        np.testing.assert_allclose(array, 127.5, atol=1.5)

    def test_claim_of_400_megapixels_is_refused_before_decoding(self, tmp_path, never_decoded):
        error = refusal(written(tmp_path / "bomb.png", png_claiming(20_000, 20_000)))
        assert error.code == "too_large"
        assert error.details == {
            "name": "bomb.png",
            "width": 20_000,
            "height": 20_000,
            "most": 100_000_000,
        }

    def test_one_row_too_many_is_refused_before_decoding(self, tmp_path, never_decoded):
        error = refusal(written(tmp_path / "a.png", png_claiming(10_000, 10_001)))
        assert error.code == "too_large"

    def test_exactly_100_megapixels_are_not_too_large(self, tmp_path):
        error = refusal(written(tmp_path / "a.png", png_claiming(10_000, 10_000)))
        assert error.code == "unreadable"

    def test_the_last_pixel(self):
        check_pixels("a.png", 10_000, 10_000)
        check_pixels("a.png", MAX_PIXELS, 1)
        with pytest.raises(PictureError):
            check_pixels("a.png", MAX_PIXELS + 1, 1)

    def test_100_megapixels_decode(self, tmp_path):
        path = saved(filled(10_000, 10_000, 1, Format.Format_Mono), tmp_path / "a.png")
        assert read_picture(path).size() == QSize(1024, 1024)
        assert QImageReader.allocationLimit() * 2**20 >= MAX_PIXELS * 8

    @pytest.mark.parametrize("end", [8, 20, 33])
    def test_header_without_size_is_refused_before_decoding(self, tmp_path, never_decoded, end):
        error = refusal(written(tmp_path / "a.png", png_claiming(20_000, 20_000)[:end]))
        assert (error.code, error.details["reason"]) == ("unreadable", "damaged")


class TestRefusals:
    def test_missing(self, tmp_path):
        error = refusal(tmp_path / "a.png")
        assert (error.code, error.details) == ("missing", {"name": "a.png"})
        assert str(error) == "missing: name=a.png"

    def test_below_a_file(self, tmp_path):
        written(tmp_path / "a.png", b"x")
        assert refusal(tmp_path / "a.png" / "b.png").code == "missing"

    def test_name_that_no_file_can_have(self, tmp_path):
        assert refusal(tmp_path / "a\0.png").code == "missing"

    def test_empty(self, tmp_path):
        assert refusal(written(tmp_path / "a.png", b"")).code == "empty"

    def test_folder(self, tmp_path):
        (tmp_path / "folder.png").mkdir()
        error = refusal(tmp_path / "folder.png")
        assert (error.code, error.details) == ("none", {"name": "folder.png"})

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "a.png")
        assert refusal(tmp_path / "a.png").code == "none"

    @pytest.mark.parametrize(
        "content",
        [
            b"a text, called a picture\n" * 100,
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>',
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
            b'/* XPM */\nstatic char *a[]={"1 1 1 1","a c #000000","a"};',
            bytes(range(256)) * 8,
            b"\0" * 1000,
            b"\x89",
        ],
        ids=["text", "svg", "pdf", "xpm", "bytes", "zeros", "a byte"],
    )
    def test_not_a_picture(self, tmp_path, content):
        assert refusal(written(tmp_path / "a.png", content)).code == "none"

    def test_pixels_that_a_header_claims(self, tmp_path):
        assert pixel_count(saved(halves(40, 20), tmp_path / "a.png")) == 800
        assert pixel_count(written(tmp_path / "b.png", b"nothing")) == 0
        assert pixel_count(tmp_path / "gone.png") == 0

    def test_truncated_png(self, tmp_path):
        pixels = np.random.default_rng(0).integers(0, 256, (50, 60))
        whole = saved(grey(pixels), tmp_path / "a.png").read_bytes()
        error = refusal(written(tmp_path / "b.png", whole[: len(whole) // 2]))
        assert (error.code, error.details["reason"]) == ("unreadable", "damaged")

    def test_file_that_the_system_does_not_open(self, tmp_path, monkeypatch):
        path = saved(halves(4, 2), tmp_path / "a.png")

        def refuse(*args, **kwargs):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        error = refusal(path)
        assert (error.code, error.details["reason"]) == ("unreadable", "closed")


class TestPastedAndDropped:
    def test_picture(self, qapp):
        mime = QMimeData()
        mime.setImageData(halves(40, 20))
        image = picture_from_mime(mime)
        assert isinstance(image, QImage)
        assert (image.size(), rgb(image, 0, 0)) == (QSize(40, 20), RED)

    def test_pixmap(self, qapp):
        mime = QMimeData()
        mime.setImageData(QPixmap.fromImage(halves(40, 20)))
        assert rgb(picture_from_mime(mime), 39, 0) == BLUE

    def test_large_transparent_picture(self, qapp):
        mime = QMimeData()
        mime.setImageData(filled(2048, 2048, 0, Format.Format_ARGB32))
        image = fitted(picture_from_mime(mime))
        assert (image.size(), rgb(image, 0, 0)) == (QSize(1024, 1024), WHITE)

    def test_first_file_that_exists(self, qapp, tmp_path):
        path = saved(halves(4, 2), tmp_path / "猫 1.png")
        mime = QMimeData()
        mime.setUrls(
            [
                QUrl("https://example.org/a.png"),
                QUrl.fromLocalFile(str(tmp_path)),
                QUrl.fromLocalFile(str(tmp_path / "gone.png")),
                QUrl.fromLocalFile(str(path)),
            ]
        )
        assert picture_from_mime(mime) == path

    def test_file_comes_before_its_icon(self, qapp, tmp_path):
        path = saved(halves(4, 2), tmp_path / "a.png")
        mime = QMimeData()
        mime.setImageData(filled(16, 16, QColor(*BLUE)))
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        assert picture_from_mime(mime) == path

    def test_picture_with_its_address(self, qapp):
        mime = QMimeData()
        mime.setImageData(halves(4, 2))
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


class TestSampling:
    @pytest.mark.parametrize(("rows", "columns"), [(0, 1), (1, 0), (65, 1), (1, 65)])
    def test_size_out_of_range(self, rows, columns):
        with pytest.raises(ValueError, match="1 to 64"):
            Sampling(rows, columns)

    def test_white_out_of_range(self):
        with pytest.raises(ValueError, match="1 or 255"):
            Sampling(1, 1, white=2.0)

    @pytest.mark.parametrize("size", [(1, 1), (3, 3), (17, 5), (1000, 700), (2500, 1300)])
    @pytest.mark.parametrize("crop", [True, False])
    def test_constant_stays_constant(self, size, crop):
        image = filled(*size, QColor(10, 20, 30))
        array = sample(image, Sampling(7, 64, colour=True, white=255.0, crop=crop))
        assert array.shape == (3, 7, 64)
        assert array.dtype == np.float64
        for channel, value in zip(array, (10, 20, 30), strict=True):
            assert np.all(channel == value)

    def test_as_many_cells_as_pixels_gives_the_pixels(self):
        pixels = np.arange(15).reshape(3, 5) * 17
        array = sample(grey(pixels), Sampling(3, 5, white=255.0))
        np.testing.assert_array_equal(array, [pixels])

    def test_two_by_two_blocks_average(self):
        pixels = [[0, 4, 10, 11], [8, 12, 10, 11], [1, 1, 255, 255], [1, 0, 255, 255]]
        array = sample(grey(pixels), Sampling(2, 2, white=255.0))
        # 24/4, 42/4 = 10.5, 3/4, 255: a half goes up.
        np.testing.assert_array_equal(array, [[[6, 11], [1, 255]]])

    def test_halves_go_up_everywhere(self):
        pairs = [[v, v + 1] for v in range(255)]
        for colour in (False, True):
            array = sample(grey(pairs[:64]), Sampling(64, 1, colour, white=255.0, crop=False))
            np.testing.assert_array_equal(array[0, :, 0], np.arange(1, 65))

    def test_pixels_shared_between_cells(self):
        # Three pixels in two cells: (0 + 30/2) / 1.5 and (30/2 + 90) / 1.5.
        array = sample(grey([[0, 30, 90]]), Sampling(1, 2, white=255.0, crop=False))
        np.testing.assert_array_equal(array, [[[10, 70]]])

    def test_enlarging_repeats_pixels(self):
        array = sample(grey([[0, 100], [200, 255]]), Sampling(4, 4, white=255.0))
        wanted = np.kron([[0, 100], [200, 255]], np.ones((2, 2)))
        np.testing.assert_array_equal(array, [wanted])

    def test_gradient(self):
        ramp = np.tile(np.arange(256), (256, 1))
        array = sample(grey(ramp), Sampling(4, 4, white=255.0))
        # The mean of 0…63 is 31.5.
        np.testing.assert_array_equal(array[0], [[32, 96, 160, 224]] * 4)

    def test_values_to_one_have_two_decimals(self):
        array = sample(grey([[0, 1, 2, 128, 254, 255]]), Sampling(1, 6))
        assert array.tolist() == [[[0.0, 0.0, 0.01, 0.5, 1.0, 1.0]]]

    def test_every_grey_is_the_double_that_its_decimals_name(self):
        for first in range(0, 256, 64):
            values = np.arange(first, first + 64)
            array = sample(grey([values]), Sampling(1, 64))
            assert array.ravel().tolist() == [float(f"{v / 255:.2f}") for v in values]

    @pytest.mark.parametrize(
        ("colour", "luma"),
        [((255, 0, 0), 76), ((0, 255, 0), 150), ((0, 0, 255), 29), ((255, 255, 255), 255)],
    )
    def test_grey_is_luma_of_rec_601(self, colour, luma):
        array = sample(filled(3, 3, QColor(*colour)), Sampling(1, 1, white=255.0))
        assert array.tolist() == [[[luma]]]

    def test_channels_are_red_green_blue(self):
        array = sample(filled(5, 5, QColor(255, 128, 0)), Sampling(2, 3, colour=True))
        assert array[:, 1, 2].tolist() == [1.0, 0.5, 0.0]

    def test_padded_lines(self):
        # Five pixels of three bytes are 15, padded to 16.
        image = QImage(5, 4, Format.Format_RGB888)
        assert image.bytesPerLine() == 16
        for y in range(4):
            for x in range(5):
                image.setPixelColor(x, y, QColor(10 * x, 20 * y, x + y))
        array = sample(image, Sampling(4, 5, colour=True, white=255.0))
        rows, columns = np.indices((4, 5))
        np.testing.assert_array_equal(array, [10 * columns, 20 * rows, rows + columns])

    def test_part_of_a_larger_buffer(self):
        pixels = np.arange(100, dtype=np.uint8)
        image = QImage(pixels.data, 3, 4, 20, Format.Format_Grayscale8)
        array = sample(image, Sampling(4, 3, white=255.0))
        np.testing.assert_array_equal(array, [pixels.reshape(5, 20)[:4, :3]])

    def test_crop_takes_the_middle(self):
        array = sample(grey([[9, 50, 60, 9]] * 2), Sampling(2, 2, white=255.0, crop=True))
        np.testing.assert_array_equal(array, [[[50, 60]] * 2])

    def test_crop_of_a_tall_picture(self):
        array = sample(grey([[9], [9], [50], [9], [9]]), Sampling(1, 1, white=255.0, crop=True))
        assert array.item() == 50

    def test_stretch_takes_all(self):
        array = sample(grey([[10, 50, 60, 20]] * 2), Sampling(2, 2, white=255.0, crop=False))
        np.testing.assert_array_equal(array, [[[30, 40]] * 2])

    def test_transparent_picture_is_sampled_on_white(self):
        image = filled(4, 4, 0, Format.Format_ARGB32)
        assert np.all(sample(image, Sampling(2, 2)) == 1.0)

    def test_the_picture_is_left_alone(self):
        image = halves(6, 4)
        before = image.copy()
        sample(image, Sampling(2, 2, colour=True))
        assert image == before

    def test_picture_without_pixels(self):
        with pytest.raises(PictureError) as caught:
            sample(QImage(), Sampling(2, 2))
        assert caught.value.code == "empty"

    @pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 500), (500, 1), (640, 480)])
    @pytest.mark.parametrize(("rows", "columns"), [(1, 64), (64, 1), (64, 64), (1, 1)])
    @pytest.mark.parametrize("crop", [True, False])
    def test_any_shape_into_any(self, width, height, rows, columns, crop):
        image = filled(width, height, QColor(*WHITE))
        assert np.all(sample(image, Sampling(rows, columns, crop=crop)) == 1.0)


class TestFitSize:
    @pytest.mark.parametrize(
        ("width", "height", "size"),
        [
            (640, 480, (24, 32)),
            (480, 640, (32, 24)),
            (100, 100, (32, 32)),
            (5, 5, (32, 32)),
            (1000, 1, (1, 32)),
            (1, 1000, (32, 1)),
            (64, 3, (2, 32)),
        ],
    )
    def test_rows_and_columns(self, width, height, size):
        assert fit_size(width, height) == size

    def test_most(self):
        assert fit_size(640, 480, most=64) == (48, 64)

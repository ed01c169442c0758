"""Every depth, mode and orientation becomes the same bytes."""

import struct
import zlib

import numpy as np
import pytest
from picture_files import chunk, encoded, halves
from PIL import Image, ImageCms

from cnnlab.files.picture_error import PictureError
from cnnlab.files.pictures import read_picture

RED, BLUE, WHITE = [255, 0, 0], [0, 0, 255], [255, 255, 255]
LETTER = np.array([[0, 80, 160], [255, 255, 255]], np.uint8)
"""Two rows and three columns, so that each orientation is told from the others."""
TURNS = {
    1: LETTER,
    2: LETTER[:, ::-1],
    3: LETTER[::-1, ::-1],
    4: LETTER[::-1],
    5: LETTER.T,
    6: LETTER[::-1].T,
    7: LETTER[::-1, ::-1].T,
    8: LETTER[:, ::-1].T,
}
"""By EXIF's orientation: what is to be seen of a file that holds LETTER."""


@pytest.fixture
def read(tmp_path):
    """Write a file and read it."""

    def read_(data):
        (tmp_path / "a").write_bytes(data)
        return read_picture(tmp_path / "a")

    return read_


def grey(picture):
    assert (picture.pixels == picture.pixels[0]).all()
    return picture.pixels[0].tolist()


def tiff(image, **tags):
    return encoded(image, "TIFF", **tags)


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP", "JPEG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation(read, kind, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    how = {"lossless": True} if kind == "WEBP" else {"quality": 100} if kind == "JPEG" else {}
    stored = Image.fromarray(np.kron(LETTER, np.ones((16, 16), np.uint8)))
    picture = read(encoded(stored, kind, exif=exif, **how))
    np.testing.assert_allclose(picture.pixels[0, 8::16, 8::16], TURNS[orientation], atol=3)


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_there_is_not(read, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    assert grey(read(encoded(Image.fromarray(LETTER), "PNG", exif=exif))) == LETTER.tolist()


@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff", b"\xff" * 40])
def test_damaged_exif_is_no_damaged_picture(read, exif):
    assert grey(read(encoded(Image.fromarray(LETTER), "PNG", exif=exif))) == LETTER.tolist()


def test_exif_of_a_large_picture(read):
    exif = Image.Exif()
    exif[0x0112] = 8
    picture = read(encoded(Image.new("RGB", (2400, 1200), "red"), "JPEG", exif=exif))
    assert (picture.width, picture.height) == (512, 1024)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "CMYK"])
def test_colours(read, mode):
    kind = "TIFF" if mode == "CMYK" else "PNG"
    pixels = read(encoded(halves().convert(mode), kind)).pixels
    assert (pixels[:, 0, 0].tolist(), pixels[:, 0, 39].tolist()) == (RED, BLUE)


@pytest.mark.parametrize(
    ("mode", "kind", "how"),
    [
        ("CMYK", "JPEG", {"quality": 100, "subsampling": 0}),  # written inverted, as Adobe does
        ("YCbCr", "JPEG", {"quality": 100, "subsampling": 0}),
        ("YCbCr", "TIFF", {}),
        ("YCbCr", "TIFF", {"compression": "jpeg", "quality": 100}),
    ],
)
def test_colours_of_other_spaces(read, mode, kind, how):
    pixels = read(encoded(halves(64, 32).convert(mode), kind, **how)).pixels
    np.testing.assert_allclose(pixels[:, 4, 4], RED, atol=6)
    np.testing.assert_allclose(pixels[:, 4, 60], BLUE, atol=6)


def test_colours_of_lab(read):
    spaces = (ImageCms.createProfile(name) for name in ("sRGB", "LAB"))
    colours = Image.fromarray(np.array([[(200, 60, 70), (60, 150, 200)]], np.uint8))
    lab = ImageCms.profileToProfile(colours, *spaces, outputMode="LAB")
    pixels = read(tiff(lab)).pixels
    np.testing.assert_allclose(pixels[:, 0].T, [(200, 60, 70), (60, 150, 200)], atol=6)


@pytest.mark.parametrize("bits", [1, 2, 4, 8])
def test_few_bits_of_grey(read, bits):
    levels = np.linspace(0, 255, 2 ** min(bits, 3), dtype=np.uint8)[None]
    image = Image.fromarray(levels)
    data = encoded(image.convert("1") if bits == 1 else image.quantize(2**bits), "PNG", bits=bits)
    assert grey(read(data)) == levels.tolist()


@pytest.mark.parametrize("photometric", [0, 1])
def test_a_fax(read, photometric):
    image = Image.fromarray(LETTER).convert("1", dither=Image.Dither.NONE)
    data = tiff(image, compression="group4", tiffinfo={262: photometric})
    assert grey(read(data)) == [[0, 0, 255], [255, 255, 255]]


@pytest.mark.parametrize(
    ("values", "stretched"),
    [
        (np.array([[0, 2040, 4080]], np.uint16), [0, 128, 255]),
        (np.array([[20_000, 35_000, 50_000]], np.uint16), [0, 128, 255]),
        (np.array([[0, 65_535]], np.uint16), [0, 255]),
        (np.array([[-5, 0, 5]], np.int32), [0, 128, 255]),
        (np.array([[0.0, 0.2, 1.0]], np.float32), [0, 51, 255]),
        (np.array([[-3e38, 0, 3e38]], np.float32), [0, 128, 255]),
        (np.array([[1e-30, 2e-30]], np.float32), [0, 255]),
    ],
)
def test_the_range_that_is_used_is_stretched(read, values, stretched):
    assert grey(read(tiff(Image.fromarray(values)))) == [stretched]


def test_a_png_of_16_bits_too(read):
    values = np.array([[100, 200, 300]], np.uint16)
    assert grey(read(encoded(Image.fromarray(values), "PNG"))) == [[0, 128, 255]]


def test_a_pgm_of_12_bits_too(read):
    assert grey(read(b"P5 3 1 4095\n\x00\x00\x08\x00\x0f\xff")) == [[0, 128, 255]]


@pytest.mark.parametrize("dtype", [np.uint16, np.float32, np.int32])
def test_a_deep_picture_of_one_value_keeps_its_lightness(read, dtype):
    white = 1 if dtype is np.float32 else 65_535
    for share in (0, 0.2, 1):
        values = np.full((2, 2), share * white, dtype)
        assert grey(read(tiff(Image.fromarray(values)))) == [[round(share * 255)] * 2] * 2


def test_unsigned_numbers_of_32_bits_do_not_wrap(read):
    values = np.array([[0, 2**31, 2**32 - 1]], np.uint32).view(np.int32)
    signed = tiff(Image.fromarray(values))
    kind = struct.pack("<HHI", 339, 3, 1)
    unsigned = signed.replace(kind + b"\2", kind + b"\1")
    assert unsigned != signed, "the tag of the kind of number was found"
    assert grey(read(unsigned)) == [[0, 128, 255]]


@pytest.mark.parametrize("dtype", [np.uint16, np.float32])
def test_deep_pictures_in_which_0_is_white(read, dtype):
    values = np.array([[0, 50, 100]], dtype)
    assert grey(read(tiff(Image.fromarray(values), tiffinfo={262: 0}))) == [[255, 127, 0]]


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_what_is_not_finite_is_transparent(read, odd):
    values = np.array([[0.0, 0.5, odd, 1.0]], np.float32)
    assert grey(read(tiff(Image.fromarray(values)))) == [[0, 128, 255, 255]]


def test_what_is_not_finite_does_not_spread_in_a_large_picture(read):
    values = np.tile(np.array([0, np.nan], np.float32), (2000, 1000))
    values[0, 0] = 1
    assert abs(read(tiff(Image.fromarray(values))).pixels[0, 500, 500].astype(int) - 128) <= 2


def test_floats_of_which_none_is_finite_are_refused(read):
    with pytest.raises(PictureError, match="no pixel holds a finite number"):
        read(tiff(Image.fromarray(np.full((3, 3), np.nan, np.float32))))


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_colours_of_16_bits(read, kind):
    values = np.array([[[0, 0, 0], [65_535, 32_768, 257]]])
    assert read(of_16_bits(values, kind)).pixels[:, 0, 1].tolist() == [255, 128, 1]


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_dark_colours_of_16_bits_are_stretched(read, kind):
    values = np.array([[[0, 0, 0], [4080, 2040, 0]]])
    pixels = read(of_16_bits(values, kind)).pixels
    assert pixels[:, 0].T.tolist() == [[0, 0, 0], [255, 119, 0]]


def test_an_even_colour_of_16_bits_is_kept(read):
    values = np.full((2, 2, 3), (2570, 5140, 1285))
    assert read(of_16_bits(values, "PNG")).pixels[:, 0, 0].tolist() == [10, 20, 5]


def of_16_bits(values, kind):
    """A file of colours (H, W, 3) of 16 bits, which Pillow reads and does not write."""
    height, width, _ = values.shape
    if kind == "PNG":
        rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
        header = struct.pack(">IIBBBBB", width, height, 16, 2, 0, 0, 0)
        parts = [(b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)
    data = values.astype("<u2").tobytes()
    # Width, height, bits (at their place), no compression, RGB, offset, samples, rows, bytes.
    tags = {256: width, 257: height, 259: 1, 262: 2, 273: 200, 277: 3, 278: height, 279: len(data)}
    entries = [struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items()]
    entries.insert(2, struct.pack("<HHII", 258, 3, 3, 190))
    head = b"II*\0" + struct.pack("<IH", 8, len(entries)) + b"".join(entries)
    return head.ljust(190, b"\0") + struct.pack("<HHH", 16, 16, 16) + bytes(4) + data


class TestTransparency:
    def test_in_a_channel(self, read):
        image = Image.fromarray(np.array([[(0, 0, 0, 0), (255, 0, 0, 128)]], np.uint8))
        assert read(encoded(image, "PNG")).pixels[:, 0].T.tolist() == [WHITE, [255, 127, 127]]

    def test_of_grey(self, read):
        image = Image.fromarray(np.array([[(0, 0), (0, 255)]], np.uint8))
        assert grey(read(encoded(image, "PNG"))) == [[255, 0]]

    @pytest.mark.parametrize("kind", ["PNG", "GIF"])
    def test_of_a_colour_in_a_palette(self, read, kind):
        image = halves().quantize(4)
        first = image.getpixel((0, 0))
        pixels = read(encoded(image, kind, transparency=first)).pixels
        assert (pixels[:, 0, 0].tolist(), pixels[:, 0, 39].tolist()) == (WHITE, BLUE)

    def test_of_every_colour_in_a_palette(self, read):
        image = halves().quantize(4)
        shares = bytearray([255] * 4)
        shares[image.getpixel((39, 0))] = 128
        pixels = read(encoded(image, "PNG", transparency=bytes(shares))).pixels
        assert (pixels[:, 0, 0].tolist(), pixels[:, 0, 39].tolist()) == (RED, [127, 127, 255])

    @pytest.mark.parametrize(("mode", "value"), [("L", 0), ("RGB", (0, 0, 0)), ("1", 0)])
    def test_of_one_colour(self, read, mode, value):
        image = Image.fromarray(LETTER).convert(mode, dither=Image.Dither.NONE)
        assert grey(read(encoded(image, "PNG", transparency=value)))[0][0] == 255

    def test_of_one_grey_of_16_bits(self, read):
        values = np.array([[65_535, 0, 1000, 2000]], np.uint16)
        data = encoded(Image.fromarray(values), "PNG", transparency=65_535)
        assert grey(read(data)) == [[255, 0, 128, 255]]

    def test_of_every_pixel_of_16_bits(self, read):
        data = encoded(Image.fromarray(np.full((2, 2), 7, np.uint16)), "PNG", transparency=7)
        assert grey(read(data)) == [[255, 255]] * 2

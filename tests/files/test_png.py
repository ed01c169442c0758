"""Pixels come back from a PNG to the bit, and what could not have been made is refused."""

import zlib
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from cnnlab.files.png import png_bytes, png_parts, png_pixels


def saved(mode, size=(5, 4)):
    file = BytesIO()
    Image.new(mode, size).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 1, 1), (1, 7, 300), (3, 40, 9)])
def test_pixels_come_back(shape):
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    back = png_pixels(png_bytes(pixels), 300)
    np.testing.assert_array_equal(back, pixels)
    assert back.dtype == np.uint8
    assert not back.flags.writeable


@pytest.mark.parametrize("rows", [1, 3, 64])
@pytest.mark.parametrize("shape", [(1, 1, 1), (3, 1, 1), (1, 7, 300), (3, 40, 9)])
def test_pixels_come_back_from_a_png_made_part_by_part(shape, rows):
    pixels = np.random.default_rng(0).integers(0, 256, shape, np.uint8)
    across = pixels.transpose(1, 2, 0)
    strips = [across[top : top + rows] for top in range(0, shape[1], rows)]
    parts = list(png_parts(shape, strips))
    assert len(parts) == len(strips) + 2
    np.testing.assert_array_equal(png_pixels(b"".join(parts), 300), pixels)
    with Image.open(BytesIO(b"".join(parts))) as picture:
        picture.verify()


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "1", "I;16"])
def test_other_kinds_of_pixels_are_refused(mode):
    with pytest.raises(ValueError, match="expected L or RGB"):
        png_pixels(saved(mode), 300)


def test_a_size_is_refused_before_its_pixels_are_read():
    content = bytearray(saved("L"))
    content[16:24] = (60_000).to_bytes(4, "big") * 2
    header = bytes(content[12:29])
    content[29:33] = zlib.crc32(header).to_bytes(4, "big")
    with pytest.raises(ValueError, match="60000 × 60000"):
        png_pixels(bytes(content), 4096)


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n"])
def test_what_is_no_png_is_refused(content):
    with pytest.raises(ValueError, match="PNG"):
        png_pixels(content, 300)


def test_what_is_damaged_anywhere_is_refused_or_pixels():
    whole = png_bytes(np.arange(60, dtype=np.uint8).reshape(3, 4, 5))
    refused = 0
    for at in range(len(whole)):
        for content in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            try:
                png_pixels(content, 300)
            except ValueError:
                refused += 1
    assert refused > len(whole)

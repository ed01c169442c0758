"""Picture files that were read wrongly once, each for a kind, and small ones made on the spot."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path(__file__).parent / "pictures"
DIGITS = {
    "2-exif3.jpg": 2,
    "6-exif8.jpg": 6,
    "7-exif6.jpg": 7,
    "y7-exif6.png": 7,
    "7-float01.tiff": 7,
    "7-12in16.png": 7,
    "y7-16bit-midtones.png": 7,
    "7-faint.png": 7,
    "7-white-on-transparent.png": 7,
    "7-red-on-green-isoluma.png": 7,
    "2-tight.png": 2,
    "2-tight-inv.png": 2,
    "7-tight.png": 7,
    "3-corner-touch.png": 3,
    "y7-ruled-strong.png": 7,
    "y7-vignette.png": 7,
    "y7-dust-1400.png": 7,
}
"""What each shows, to be read right."""
TWO = "y72-two-digits.png"
"""A seven and a two: never one digit without doubt."""
BAD = ("z-trunc.jpg", "z-trunc.png", "crash1-AVIF-RGBA", "crash4-BLP-P")
"""To be refused."""


def halves(width=40, height=20):
    """Red on the left, blue on the right: an image of Pillow's."""
    pixels = np.zeros((height, width, 3), np.uint8)
    pixels[:, : width // 2, 0] = 255
    pixels[:, width // 2 :, 2] = 255
    return Image.fromarray(pixels)


def encoded(image, kind, **how):
    """Bytes of a file."""
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()


def png_claiming(width, height):
    """A PNG whose header is right and whose pixels are not there."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0")
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels)


def chunk(kind, data):
    """A part of a PNG."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

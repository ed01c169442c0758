"""Damaged pictures of every format: read or refused, and nothing else."""

import random

import numpy as np
import pytest
from picture_files import encoded
from PIL import Image

from cnnlab.files.picture_error import PictureError
from cnnlab.files.pictures import read_picture

ROUNDS = 120  # mutations of each file; all in all a few thousand
NUMBERS = (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\xff\xff\xff\x7f", bytes(4), b"\0\1\0\0")


def small_files():
    """A file of each format, mode and compression."""
    rng = np.random.default_rng(0)
    rgba = Image.fromarray(rng.integers(0, 256, (23, 17, 4), dtype=np.uint8))
    rgb, grey = rgba.convert("RGB"), rgba.convert("L")
    deep = Image.fromarray(rng.integers(0, 65_536, (23, 17), dtype=np.uint16))
    floats = Image.fromarray(rng.random((23, 17), dtype=np.float32))
    few, ink = rgb.quantize(16), grey.convert("1")
    exif = Image.Exif()
    exif[0x0112] = 6
    yield "png", encoded(rgb, "PNG", exif=exif)
    yield "png alpha", encoded(rgba, "PNG")
    yield "png 16", encoded(deep, "PNG")
    yield "png palette", encoded(few, "PNG", transparency=3)
    yield "png 1", encoded(ink, "PNG")
    yield "jpeg", encoded(rgb, "JPEG", exif=exif)
    yield "jpeg progressive", encoded(grey, "JPEG", progressive=True)
    yield "jpeg cmyk", encoded(rgb.convert("CMYK"), "JPEG")
    yield "gif", encoded(few, "GIF")
    yield "gif frames", encoded(few, "GIF", save_all=True, append_images=[few.rotate(90)])
    yield "bmp", encoded(rgb, "BMP")
    yield "bmp palette", encoded(few, "BMP")
    yield "webp", encoded(rgb, "WEBP")
    yield "webp lossless", encoded(rgba, "WEBP", lossless=True, exif=exif)
    yield "webp frames", encoded(rgba, "WEBP", save_all=True, append_images=[rgba.rotate(90)])
    for compression in ("raw", "tiff_lzw", "jpeg", "packbits", "zstd"):
        yield f"tiff {compression}", encoded(rgb, "TIFF", compression=compression)
    yield "tiff 16", encoded(deep, "TIFF", compression="tiff_adobe_deflate")
    yield "tiff float", encoded(floats, "TIFF")
    yield "tiff fax", encoded(ink, "TIFF", compression="group4")
    yield "tiff cmyk", encoded(rgb.convert("CMYK"), "TIFF")
    yield "pgm", encoded(grey, "PPM")
    yield "ppm", encoded(rgb, "PPM")
    yield "pbm", encoded(ink, "PPM")
    yield "pgm 16", encoded(deep.convert("I"), "PPM")
    yield "pbm text", b"P1\n# ink\n5 4\n" + b"0 1 0 1 1 " * 4
    yield "pgm text", b"P2\n5 4\n99\n" + b"0 12 99 1 5 " * 4
    yield "ppm 12", b"P6\n5 4\n4095\n" + bytes(range(120))


def mutated(data, dice):
    """A few bytes changed, lost, put in, or overwritten by a large number near the beginning."""
    changed = bytearray(data)
    place = dice.randrange(len(changed))
    match dice.choice(("bytes", "bytes", "bytes", "end", "more", "less", "number")):
        case "bytes":
            for _ in range(dice.choice((1, 1, 2, 4, 16))):
                changed[dice.randrange(len(changed))] = dice.choice((0, 127, 128, 255, place % 256))
        case "end":
            del changed[place:]
        case "more":
            changed[place:place] = dice.randbytes(dice.choice((1, 4, 64)))
        case "less":
            del changed[place : place + dice.choice((1, 4, 20))]
        case "number":
            place %= 64
            changed[place : place + 4] = dice.choice(NUMBERS)
    return bytes(changed)


@pytest.mark.parametrize(("name", "data"), [pytest.param(*one, id=one[0]) for one in small_files()])
def test_only_our_own_error_comes_of_a_damaged_file(tmp_path, name, data, capfd):
    path = tmp_path / "a"
    path.write_bytes(data)
    assert read_picture(path).width in (5, 17, 23)
    dice, refused = random.Random(name), []
    for _ in range(ROUNDS):
        path.write_bytes(mutated(data, dice))
        try:
            picture = read_picture(path)
        except PictureError as error:
            refused.append(str(error))
        else:
            assert picture.grey().shape == (picture.height, picture.width)
    assert refused
    assert [line for line in refused if not line.startswith(f"{path}: ")] == []
    assert capfd.readouterr() == ("", "")

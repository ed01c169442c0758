"""Files from outside become pictures or a refusal that names them."""

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from picture_files import BAD, DIGITS, FOLDER, TWO, encoded, halves, png_claiming
from PIL import Image

from cnnlab.core.sampling import Sampling, sample
from cnnlab.files import pictures
from cnnlab.files.picture_error import PictureError
from cnnlab.files.picture_formats import Format
from cnnlab.files.pictures import picture_from, read_picture

RED, BLUE, WHITE = [255, 0, 0], [0, 0, 255], [255, 255, 255]
KINDS = {
    "PNG": "a.png",
    "JPEG": "a.jpg",
    "GIF": "a.gif",
    "BMP": "a.bmp",
    "WEBP": "a.webp",
    "TIFF": "a.tif",
    "PPM": "a.ppm",
}


def written(path, content):
    path.write_bytes(content)
    return path


def saved(image, path, **how):
    image.save(path, **how)
    return path


def at(picture, x, y):
    return picture.pixels[:, y, x].tolist()


def size(picture):
    return picture.width, picture.height


def refusal(path):
    with pytest.raises(PictureError) as caught:
        read_picture(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)
    assert caught.value.details["name"] == path.name
    return caught.value


@pytest.fixture
def never_decoded(monkeypatch):
    """Fails the test when more than a header is decoded."""
    monkeypatch.setattr(pictures, "decoded", lambda _: pytest.fail("decoded"))


@pytest.fixture
def never_opened(monkeypatch):
    """Fails the test when a decoder is made."""
    monkeypatch.setattr(Format, "open", lambda *_: pytest.fail("opened"))


@pytest.mark.parametrize("name", [*DIGITS, TWO])
def test_every_picture_is_read(name):
    picture = read_picture(FOLDER / name)
    assert picture.pixels.shape[0] == 3
    assert np.ptp(picture.grey()) > 0.05


@pytest.mark.parametrize("name", BAD)
def test_every_bad_picture_is_refused(name):
    assert refusal(FOLDER / name).code in ("none", "damaged")


@pytest.mark.parametrize("kind", KINDS)
def test_formats(tmp_path, kind):
    how = {"quality": 100, "subsampling": 0} if kind == "JPEG" else {"lossless": True}
    picture = read_picture(
        written(tmp_path / KINDS[kind], encoded(halves(), kind, **how if kind != "GIF" else {}))
    )
    assert size(picture) == (40, 20)
    np.testing.assert_allclose(at(picture, 5, 5), RED, atol=4)
    np.testing.assert_allclose(at(picture, 35, 5), BLUE, atol=4)


@pytest.mark.parametrize(
    ("content", "grey"),
    [
        (b"P1\n# ink\n3 1\n1 0 1\n", [0, 255, 0]),
        (b"P4 3 1\n\xa0", [0, 255, 0]),
        (b"P2\n3 1\n5\n0 1 5\n", [0, 51, 255]),
        (b"P5 3 1 255\n\x00\x33\xff", [0, 51, 255]),
        (b"P6 1 1 255\n\x09\x09\x09", [9]),
        (b"P3 1 1 255\n9 9 9\n", [9]),
    ],
)
def test_netpbm(tmp_path, content, grey):
    picture = read_picture(written(tmp_path / "a.pnm", content))
    assert picture.pixels[0, 0].tolist() == grey


def test_path_as_text(tmp_path):
    assert read_picture(str(saved(halves(4, 2), tmp_path / "a.png"))).width == 4


def test_content_counts_not_the_ending(tmp_path):
    path = saved(halves(4, 2), tmp_path / "a.png").rename(tmp_path / "a.txt")
    assert at(read_picture(path), 0, 0) == RED


def test_name_in_chinese_with_spaces(tmp_path):
    assert read_picture(saved(halves(4, 2), tmp_path / "猫 七 %20.png")).width == 4


def test_name_that_is_no_unicode(tmp_path):
    path = tmp_path / os.fsdecode(b"\xff.png")
    assert refusal(written(path, b"text")).code == "none"


@pytest.mark.parametrize("kind", ["GIF", "TIFF", "WEBP", "PNG"])
def test_of_several_frames_the_first(tmp_path, kind):
    first, second = Image.new("RGB", (4, 3), "red"), Image.new("RGB", (4, 3), "blue")
    how = {"save_all": True, "append_images": [second]}
    how |= {"lossless": True} if kind == "WEBP" else {}
    picture = read_picture(written(tmp_path / "a", encoded(first, kind, **how)))
    assert (size(picture), at(picture, 0, 0)) == ((4, 3), RED)


def test_of_a_stereo_photo_the_first(tmp_path):
    first, second = Image.new("RGB", (16, 8), "red"), Image.new("RGB", (16, 8), "blue")
    data = encoded(first, "MPO", save_all=True, append_images=[second], quality=95)
    np.testing.assert_allclose(
        at(read_picture(written(tmp_path / "a.jpg", data)), 8, 4), RED, atol=4
    )


class TestLargePictures:
    @pytest.mark.parametrize("kind", ["png", "jpg", "tif"])
    def test_scaled_down(self, tmp_path, kind):
        picture = read_picture(
            saved(Image.new("RGB", (3000, 1500), (10, 20, 30)), tmp_path / f"a.{kind}")
        )
        assert size(picture) == (1024, 512)
        np.testing.assert_allclose(at(picture, 500, 200), (10, 20, 30), atol=2)

    def test_up_to_1024_kept_as_it_is(self, tmp_path):
        picture = read_picture(saved(Image.new("L", (1024, 700)), tmp_path / "a.png"))
        assert size(picture) == (1024, 700)

    def test_a_larger_bound_keeps_more(self, tmp_path):
        path = saved(Image.new("L", (5000, 100)), tmp_path / "a.png")
        picture = read_picture(path, 4096)
        assert size(picture) == (4096, 82)
        assert picture.source_size == (5000, 100)

    def test_what_is_within_the_bound_was_not_scaled(self, tmp_path):
        picture = read_picture(saved(Image.new("L", (2000, 1500)), tmp_path / "a.png"), 4096)
        assert (size(picture), picture.source_size) == ((2000, 1500), None)

    def test_a_jpeg_on_its_side_says_the_size_that_is_seen(self, tmp_path):
        exif = Image.Exif()
        exif[0x0112] = 6
        path = saved(Image.new("L", (1500, 600)), tmp_path / "a.jpg", exif=exif)
        picture = read_picture(path, 500)
        assert (size(picture), picture.source_size) == ((200, 500), (600, 1500))

    def test_pixels_from_memory_too(self):
        picture = picture_from(np.zeros((30, 60, 3), np.uint8), "a", 20)
        assert (size(picture), picture.source_size) == ((20, 10), (60, 30))

    def test_strip_keeps_enough_for_its_middle(self, tmp_path):
        picture = read_picture(saved(Image.new("L", (4000, 200)), tmp_path / "a.png"))
        assert size(picture) == (4000, 200)

    @pytest.mark.parametrize("shape", [(30_000, 1), (1, 30_000)])
    def test_line_of_pixels(self, tmp_path, shape):
        picture = read_picture(saved(Image.new("L", shape), tmp_path / "a.png"))
        assert sorted(size(picture)) == [1, 8192]

    def test_no_aliasing(self, tmp_path):
        checks = (np.indices((2000, 3000)).sum(axis=0) % 2 * 255).astype(np.uint8)
        picture = read_picture(saved(Image.fromarray(checks), tmp_path / "a.png"))
        array = sample(picture, Sampling(37, 50, white=255.0, crop=False))
        np.testing.assert_allclose(array, 127.5, atol=1.5)

    def test_hidden_colours_do_not_bleed(self, tmp_path):
        # Green under full transparency, met only while a large picture is scaled.
        pixels = np.zeros((1200, 1200, 4), dtype=np.uint8)
        pixels[::2] = (255, 0, 0, 255)
        pixels[1::2] = (0, 255, 0, 0)
        picture = read_picture(saved(Image.fromarray(pixels), tmp_path / "a.png"))
        array = sample(picture, Sampling(4, 4, colour=True, white=255.0))
        np.testing.assert_allclose(array[0], 255)
        np.testing.assert_allclose(array[1], 127.5, atol=2)
        np.testing.assert_allclose(array[2], array[1])

    @pytest.mark.parametrize(
        ("width", "height"), [(20_000, 20_000), (50_000_001, 1), (10_000, 5_001), (2**31 - 1, 2)]
    )
    def test_claim_of_too_many_is_refused_before_decoding(
        self, tmp_path, never_decoded, width, height
    ):
        error = refusal(written(tmp_path / "bomb.png", png_claiming(width, height)))
        assert error.code == "too_large"
        assert error.details == {
            "name": "bomb.png",
            "width": width,
            "height": height,
            "most": 50_000_000,
        }

    def test_exactly_50_megapixels_are_not_too_large(self, tmp_path):
        assert refusal(written(tmp_path / "a.png", png_claiming(10_000, 5_000))).code == "damaged"

    def test_48_megapixels_decode(self, tmp_path):
        picture = read_picture(saved(Image.new("1", (8_000, 6_000), 1), tmp_path / "a.png"))
        assert size(picture) == (1024, 768)

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("a.gif", b"GIF89a" + struct.pack("<HH", 9000, 9000) + bytes(3)),
            ("a.ppm", b"P6 9000 9000 255\n"),
            ("a.bmp", encoded(Image.new("L", (1, 1)), "BMP")),
            ("a.tif", encoded(Image.new("L", (1, 1)), "TIFF")),
        ],
    )
    def test_other_formats_are_refused_by_their_header_too(
        self, tmp_path, never_decoded, name, content
    ):
        if name == "a.bmp":
            content = content[:18] + struct.pack("<ii", 9000, 9000) + content[26:]
        if name == "a.tif":
            for tag in (256, 257):
                entry = struct.pack("<HHI", tag, 4, 1)
                place = content.index(entry) + len(entry)
                content = content[:place] + struct.pack("<I", 9000) + content[place + 4 :]
        if name == "a.gif":
            content += b"," + struct.pack("<HHHH", 0, 0, 9000, 9000) + b"\0\x08\x00;"
        error = refusal(written(tmp_path / name, content))
        assert (error.code, error.details.get("width")) == ("too_large", 9000)

    @pytest.mark.parametrize("form", ["lossy", "lossless", "extended"])
    def test_a_webp_is_refused_before_its_decoder_is_made(self, tmp_path, never_opened, form):
        if form == "extended":
            body = b"VP8X" + struct.pack("<II", 10, 0) + (8999).to_bytes(3, "little") * 2
        elif form == "lossless":
            body = b"VP8L" + struct.pack("<IBI", 5, 0x2F, 8999 | 8999 << 14) + bytes(1)
        else:
            body = b"VP8 " + struct.pack("<I", 10) + b"\0\0\0\x9d\x01\x2a" + b"\x28\x23" * 2
        data = b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
        error = refusal(written(tmp_path / "a.webp", data))
        assert (error.code, error.details["width"], error.details["height"]) == (
            "too_large",
            9000,
            9000,
        )

    def test_the_tiles_of_a_tiff_are_counted_too(self, tmp_path, never_decoded):
        # Width, length, bits, compression, black is 0, samples; then the tiles.
        tags = {256: 8, 257: 8, 258: 8, 259: 8, 262: 1, 277: 1}
        tags |= {322: 60_000, 323: 50_000, 324: 150, 325: 9}
        entries = b"".join(struct.pack("<HHII", tag, 4, 1, value) for tag, value in tags.items())
        data = b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(100)
        error = refusal(written(tmp_path / "a.tif", data))
        assert (error.code, error.details["height"]) == ("too_large", 50_000)

    def test_a_jpeg_of_100_megapixels_is_drafted_down(self, tmp_path):
        picture = read_picture(
            saved(Image.new("L", (10_000, 10_000), 77), tmp_path / "a.jpg", quality=20)
        )
        assert size(picture) == (1024, 1024)
        assert abs(at(picture, 500, 500)[0] - 77) <= 2

    def test_a_jpeg_above_is_refused(self, tmp_path, never_decoded):
        data = encoded(Image.new("L", (8, 8)), "JPEG")
        place = data.index(b"\xff\xc0") + 5
        data = data[:place] + struct.pack(">HH", 10_001, 10_000) + data[place + 4 :]
        assert refusal(written(tmp_path / "a.jpg", data)).details["most"] == 100_000_000

    def test_a_file_of_too_many_bytes_is_not_read(self, tmp_path, monkeypatch):
        monkeypatch.setattr(pictures, "MOST_BYTES", 2**20)
        path = saved(halves(), tmp_path / "a.png")
        with path.open("ab") as file:
            file.truncate(2**20 + 1)
        error = refusal(path)
        assert (error.code, error.details["most"]) == ("too_long", 1)


class TestRefusals:
    def test_empty(self, tmp_path):
        assert refusal(written(tmp_path / "a.png", b"")).code == "empty"

    @pytest.mark.parametrize(
        "content",
        [
            b"a text, called a picture\n" * 100,
            b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>',
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\nshowpage\n",
            b'/* XPM */\nstatic char *a[]={"1 1 1 1","a c #000000","a"};',
            b"\0\0\1\0\1\0\1\1\0\0\1\0\x20\0" + bytes(100),
            b"8BPS\0\1" + bytes(100),
            b"Pf 1 1 -1.0\n" + bytes(4),
            b"PyP 1 1 255\n" + bytes(4),
            bytes(range(256)) * 8,
            b"\0" * 1000,
            b"\x89",
            b"BLP2" + bytes(200),
        ],
        ids=[
            *("text", "svg", "pdf", "eps", "xpm", "ico", "psd"),
            *("pfm", "pyp", "bytes", "zeros", "byte", "blp"),
        ],
    )
    @pytest.mark.parametrize("name", ["a.png", "a.eps"])
    def test_what_is_not_on_the_list_is_given_to_no_decoder(
        self, tmp_path, never_opened, content, name
    ):
        assert refusal(written(tmp_path / name, content)).code == "none"

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
    def test_what_breaks_off_is_not_half_decoded(self, tmp_path, kind, share):
        noise = np.random.default_rng(0).integers(0, 256, (60, 50, 3), dtype=np.uint8)
        whole = encoded(Image.fromarray(noise), kind)
        error = refusal(written(tmp_path / KINDS[kind], whole[: int(len(whole) * share)]))
        assert error.code == "damaged"
        assert error.details["reason"]

    @pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "jpeg", "packbits"])
    def test_a_tiff_that_breaks_off_says_nothing_of_its_own(self, tmp_path, compression, capfd):
        noise = np.random.default_rng(0).integers(0, 256, (60, 50, 3), dtype=np.uint8)
        whole = encoded(Image.fromarray(noise), "TIFF", compression=compression)
        place = len(whole) // 3
        data = whole[:place] + bytes(60) + whole[place + 60 :]
        path = written(tmp_path / "a.tif", data)
        with suppress(PictureError):
            read_picture(path)
        print("after", file=sys.stderr, flush=True)
        assert capfd.readouterr().err == "after\n"

    @pytest.mark.parametrize("end", [8, 20, 33])
    def test_header_without_size(self, tmp_path, never_decoded, end):
        error = refusal(written(tmp_path / "a.png", png_claiming(20_000, 20_000)[:end]))
        assert error.code in ("damaged", "none")

    def test_what_a_decoder_raises_becomes_our_own(self, tmp_path, monkeypatch):
        path = saved(halves(), tmp_path / "a.png")
        for raised in (
            RecursionError(),
            KeyError("x"),
            struct.error("y"),
            OSError("z"),
            OverflowError,
        ):
            monkeypatch.setattr(pictures, "decoded", _raising(raised))
            error = refusal(path)
            assert (error.code, error.details["format"]) == ("damaged", "PNG")
        monkeypatch.setattr(pictures, "decoded", _raising(MemoryError))
        assert refusal(path).code == "memory"

    def test_an_interruption_does_not(self, tmp_path, monkeypatch):
        monkeypatch.setattr(pictures, "decoded", _raising(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            read_picture(saved(halves(), tmp_path / "a.png"))

    def test_what_the_system_refuses_stays_its_own(self, tmp_path):
        with pytest.raises(FileNotFoundError):
            read_picture(tmp_path / "gone.png")
        with pytest.raises(IsADirectoryError):
            read_picture(tmp_path)

    def test_without_a_standard_error(self, tmp_path):
        path = saved(halves(), tmp_path / "a.tif")
        kept = os.dup(2)
        os.close(2)
        try:
            picture = read_picture(path)
        finally:
            os.dup2(kept, 2)
            os.close(kept)
        assert picture.width == 40


class TestFromNoFile:
    def test_colours(self):
        picture = picture_from(np.asarray(halves()), "Clipboard")
        assert (at(picture, 0, 0), at(picture, 39, 0)) == (RED, BLUE)

    def test_transparency_and_size(self):
        picture = picture_from(np.zeros((2048, 2048, 4), np.uint8), "Clipboard")
        assert (size(picture), at(picture, 0, 0)) == ((1024, 1024), WHITE)

    def test_grey_of_16_bits_is_stretched(self):
        picture = picture_from(np.array([[20_000, 35_000, 50_000]], np.uint16), "Clipboard")
        assert picture.pixels[0, 0].tolist() == [0, 128, 255]

    def test_nothing(self):
        with pytest.raises(PictureError, match="Clipboard: contents: the file is empty"):
            picture_from(np.zeros((0, 3, 3), np.uint8), "Clipboard")

    def test_too_many(self):
        pixels = np.broadcast_to(np.zeros((1, 1, 3), np.uint8), (10_000, 5_001, 3))
        with pytest.raises(PictureError, match=r"size: got 5,001 × 10,000 pixels"):
            picture_from(pixels, "Clipboard")


def _raising(error):
    def raise_(*_):
        raise error

    return raise_


def test_names_of_paths_are_as_given(tmp_path):
    error = PictureError("none", Path("a") / "b.png")
    assert str(error).startswith(f"{Path('a') / 'b.png'}: contents: ")
    assert error.details == {"name": "b.png"}

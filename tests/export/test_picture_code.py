"""Programs for a whole picture make the result of the same filter: NumPy's and SciPy's are run."""

import re
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image
from programs import here

from cnnlab.core.filter_settings import PADDINGS, FilterSettings
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.levels import DISPLAYS
from cnnlab.core.picture import LUMA, mixed
from cnnlab.export.filter_code import FILTER_LIBRARIES
from cnnlab.export.picture_code import PictureWork, picture_program
from cnnlab.files.pictures import read_picture

RNG = np.random.default_rng(4)
RGB = RNG.integers(0, 256, (40, 33, 3)).astype(np.uint8)
COLOURS = (255, 0, 0), (10, 20, 30), (0, 0, 255)


@pytest.fixture(params=FILTER_LIBRARIES)
def library(request):
    if request.param != "numpy":
        pytest.importorskip(request.param)
    return request.param


@pytest.fixture
def run(library, tmp_path, monkeypatch):
    """The result of a program on a picture, as numbers or as the pixels of a PNG."""

    def made(work, pixels=RGB, ending="npy"):
        source, target = tmp_path / "in.png", tmp_path / f"out.{ending}"
        Image.fromarray(pixels).save(source)
        monkeypatch.setattr(sys, "argv", ["program.py", str(source), str(target)])
        assert here(picture_program(work, library)) == ""
        if ending == "npy":
            return np.load(target)
        with Image.open(target) as picture:
            return np.asarray(picture)

    return made


def work_of(filter_, settings=FilterSettings(), channel="grey", display="signed"):  # noqa: B008
    named = isinstance(filter_, ImageFilter)
    pair = named and filter_.kind in ("sobel_magnitude", "sobel_direction")
    combined = filter_.kind.removeprefix("sobel_") if pair else None
    kernels = filter_.kernels() if named else (filter_,)
    bound = np.pi if combined == "direction" else None
    return PictureWork(kernels, settings, combined, channel, display, COLOURS, bound)


def plane_of(pixels, channel):
    if channel == "grey":
        return mixed(pixels.astype(np.float64).transpose(2, 0, 1), LUMA)
    return pixels[:, :, channel].astype(np.float64)


@pytest.mark.parametrize("seed", range(24))
def test_its_numbers_are_those_of_the_result(run, seed):
    rng = np.random.default_rng(seed)
    filter_ = rng.normal(size=rng.integers(1, 8, 2))
    if seed % 3 == 0:
        filter_ = ImageFilter(["sobel_magnitude", "sobel_direction", "gabor"][seed // 3 % 3])
    step = [int(n) for n in rng.integers(1, 4, 4)]
    repeat = 1 + seed % 3 // 2
    padding = PADDINGS[seed % len(PADDINGS)]
    settings = FilterSettings(
        (step[0], step[1]), (step[2], step[3]), padding, bool(seed % 2), repeat
    )
    channel = ["grey", 0, 1, 2][seed % 4]
    due = filtered(plane_of(RGB, channel), filter_, settings)
    if not isinstance(due, np.ndarray):
        settings = FilterSettings()
        due = filtered(plane_of(RGB, channel), filter_, settings)
    found = run(work_of(filter_, settings, channel))
    np.testing.assert_allclose(found, due, rtol=1e-6, atol=1e-9)


@pytest.mark.parametrize("padding", ["zeros", "edge", "reflect"])
def test_padding_that_is_wider_than_the_picture(run, padding):
    pixels, weights = RGB[:4, :1], RNG.normal(size=(11, 11))
    due = filtered(plane_of(pixels, "grey"), weights, FilterSettings((1, 1), (2, 2), padding))
    found = run(work_of(weights, FilterSettings((1, 1), (2, 2), padding)), pixels)
    np.testing.assert_allclose(found, due, rtol=1e-6, atol=1e-9)


def test_grey_pictures_and_what_is_transparent(run):
    grey = RNG.integers(0, 256, (9, 8)).astype(np.uint8)
    identity = work_of(ImageFilter("identity"))
    assert (run(identity, grey) == grey).all()
    clear = np.dstack([RGB, np.zeros(RGB.shape[:2], np.uint8)])
    assert (run(identity, clear) == 255).all()


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("uint16", "png"), ("uint16", "tiff"), ("int32", "tiff"), ("float32", "tiff")],
)
def test_pictures_of_more_than_8_bits_are_read_as_the_window_reads_them(
    library, tmp_path, monkeypatch, kind, ending
):
    source, target = tmp_path / f"in.{ending}", tmp_path / "out.npy"
    Image.fromarray(RNG.uniform(300, 9000, (12, 9)).astype(kind)).save(source)
    monkeypatch.setattr(sys, "argv", ["program.py", str(source), str(target)])
    here(picture_program(work_of(ImageFilter("identity")), library))
    due = mixed(read_picture(source).pixels.astype(np.float64), LUMA)
    np.testing.assert_allclose(np.load(target), due, atol=1e-9)
    assert np.ptp(due) == 255


@pytest.mark.parametrize("display", DISPLAYS)
@pytest.mark.parametrize("kind", ["sobel_x", "sobel_direction", "identity"])
def test_its_picture_is_that_of_the_result(run, display, kind):
    work = work_of(ImageFilter(kind), display=display)
    found = run(work, ending="png").astype(float)
    y = filtered(plane_of(RGB, "grey"), ImageFilter(kind))
    reach = work.bound or np.abs(y).max()
    share = {
        "signed": (y / reach + 1) / 2,
        "absolute": np.abs(y) / reach,
        "clamped": np.clip(y / 255, 0, 1),
        "stretched": (y - y.min()) / (y.max() - y.min()),
    }[display]
    due = share * 255
    if display == "signed":
        ends = np.transpose(COLOURS)
        due = np.stack([np.interp(share, (0, 0.5, 1), end) for end in ends], axis=2)
    assert np.abs(found - due).max() <= 1


@pytest.mark.parametrize("display", DISPLAYS)
def test_a_result_of_zeros(run, display):
    found = run(work_of(np.zeros((3, 3)), display=display), ending="png")
    assert (found == found[0, 0]).all()


@pytest.mark.parametrize("library", FILTER_LIBRARIES)
def test_in_chinese_only_the_comments_differ(library):
    work = work_of(ImageFilter("sobel_magnitude"), FilterSettings((2, 1), (2, 2), "none", True, 3))
    programs = [picture_program(work, library, code) for code in ("en", "zh_CN")]
    english, chinese = (re.sub(r"#.*", "#", program) for program in programs)
    assert english == chinese
    assert re.search("[\u4e00-\u9fff]", programs[1])
    compile(programs[0], "program.py", "exec")


def test_alone_from_a_shell(library, tmp_path):
    Image.fromarray(RGB).save(tmp_path / "in.png")
    program = tmp_path / "program.py"
    program.write_text(picture_program(work_of(ImageFilter("sobel_x")), library), encoding="utf-8")
    command = [sys.executable, "-I", program, tmp_path / "in.png", tmp_path / "out.npy"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    due = filtered(plane_of(RGB, "grey"), ImageFilter("sobel_x"))
    np.testing.assert_allclose(np.load(tmp_path / "out.npy"), due, atol=1e-9)

"""The pictures that are shipped are those that the code draws, small and of use to filters."""

import numpy as np
import pytest
from drawn_pictures import DRAWN, write
from PIL import Image

from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import ImageFilter
from cnnlab.files.pictures import read_picture
from cnnlab.lessons.pictures import PICTURES, shipped_picture

COLOURED = {"landscape", "shapes", "gradient"}


def test_the_names_are_those_of_the_drawings():
    assert list(PICTURES) == list(DRAWN)
    with pytest.raises(KeyError, match="nobody"):
        shipped_picture("nobody")


@pytest.fixture(scope="module")
def drawn_files(tmp_path_factory):
    """A folder of the pictures, drawn anew."""
    folder = tmp_path_factory.mktemp("drawn")
    write(folder)
    return folder


def pixels_of(path):
    with Image.open(path) as file:
        return np.asarray(file).astype(int)


@pytest.mark.parametrize("name", PICTURES)
def test_a_file_holds_what_is_drawn(name, drawn_files):
    pixels, drawn = pixels_of(shipped_picture(name)), pixels_of(drawn_files / f"{name}.png")
    assert pixels.shape == drawn.shape
    away = np.abs(pixels - drawn)  # another machine's exp and sin may round to a neighbour
    assert (away > 0).mean() < 0.001


def test_the_files_are_small(drawn_files):
    sizes = [shipped_picture(name).stat().st_size for name in PICTURES]
    assert max(sizes) < 80_000
    assert sum(sizes) < 350_000
    names = sorted(path.name for path in drawn_files.iterdir())
    assert names == sorted(f"{name}.png" for name in PICTURES)


@pytest.mark.parametrize("name", PICTURES)
def test_the_one_reader_reads_them_and_filters_find_something(name):
    picture = read_picture(shipped_picture(name))
    assert (picture.width, picture.height) == (256, 256)
    grey = picture.grey()
    assert grey.max() - grey.min() > 0.6
    assert filtered(grey, ImageFilter("sobel_magnitude"))[5:-5, 5:-5].max() > 0.5
    coloured = bool((picture.pixels[0] != picture.pixels[2]).any())
    assert coloured == (name in COLOURED)

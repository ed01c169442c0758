"""Filters of rank one, and which way is taken; the sums are held to plain ones with filtering."""

import numpy as np
import pytest

from cnnlab.core.fast import banded
from cnnlab.core.filter_settings import FilterSettings, axes
from cnnlab.core.image_filters import ImageFilter


def test_rank_one_is_found_and_its_factors_are_whole():
    column, row = banded.factors(np.array([[-1.0, 0, 1], [-2, 0, 2], [-1, 0, 1]]))
    assert (np.outer(column, row) == [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]).all()
    assert banded.factors(ImageFilter("gaussian_blur", (11, 2)).kernels()[0]) is not None
    single = ImageFilter("log").kernels()[0][:1].T * np.arange(5.0)
    assert banded.factors(single.astype(np.float32)) is not None
    assert banded.factors(np.full((4, 1), 1e-300)) is not None
    assert banded.factors(ImageFilter("laplacian").kernels()[0]) is None
    assert banded.factors(np.zeros((3, 3))) is None
    assert banded.factors(np.array([[1, 1], [1, 1 + 1e-9]])) is None
    assert banded.factors(np.array([[1, 1], [1, 1 + 1e-4]], np.float32)) is None


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize(
    ("kind", "two"), [("gaussian_blur", True), ("box_blur", False), ("log", False)]
)
def test_a_filter_of_rank_one_and_many_columns_takes_two_products(kind, two, dtype):
    (w,) = ImageFilter(kind).kernels()
    tile = banded._Tile(w, axes((20, 20), w.shape, FilterSettings()), np.dtype(dtype))
    assert (tile._across is not None) == two


@pytest.mark.parametrize("width", [31, 32, 33, 70])
@pytest.mark.parametrize("stride", [1, 3])
def test_both_ways_give_the_same_sums(monkeypatch, width, stride):
    (w,) = ImageFilter("gaussian_blur", (7, 1.5)).kernels()
    picture = np.random.default_rng(0).normal(size=(29, width))
    both = axes(picture.shape, w.shape, FilterSettings(stride=stride))
    rows, columns = (range(axis.windows) for axis in both)
    found = []
    for few in (3, 99):
        monkeypatch.setattr(banded, "FEW", few)
        found.append(np.empty((len(rows), len(columns))))
        block = banded.Block(picture, 0, 0)
        assert list(banded.correlate_block(block, w, both, rows, columns, found[-1]))[-1] == 1
    np.testing.assert_allclose(found[0], found[1], rtol=0, atol=1e-13)

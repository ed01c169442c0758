"""Convolution as matrix products: as one adds by hand, whatever lies in the buffers and how."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnlab.core.fast.im2col import FEW, correlate, input_gradient, unroll, weight_gradient
from cnnlab.core.fast.workspace import BY_PIXELS, Scratch, order_of
from cnnlab.core.shapes import output_size

RNG = np.random.default_rng(5)
PAIRS = st.tuples(st.integers(1, 3), st.integers(1, 3))


def windows(x, size, s, p, d):
    """Every window's cells, as their places in the padded image: [oy][ox] → rows, columns."""
    for oy in range(output_size(x[2], size[0], s[0], p[0], d[0])):
        for ox in range(output_size(x[3], size[1], s[1], p[1], d[1])):
            rows = oy * s[0] + np.arange(size[0]) * d[0]
            columns = ox * s[1] + np.arange(size[1]) * d[1]
            yield (oy, ox), np.ix_(rows, columns)


def plain(x, w, dy, s, p, d):
    """Output, and the gradients of w and x, window by window."""
    padded = np.pad(x, ((0, 0), (0, 0), (p[0], p[0]), (p[1], p[1])))
    y, dw, dxp = np.zeros_like(dy), np.zeros_like(w), np.zeros_like(padded)
    for (oy, ox), (rows, columns) in windows(x.shape, w.shape[2:], s, p, d):
        read = padded[:, :, rows, columns]
        y[:, :, oy, ox] = np.einsum("ncij,kcij->nk", read, w)
        dw += np.einsum("nk,ncij->kcij", dy[:, :, oy, ox], read)
        dxp[:, :, rows, columns] += np.einsum("nk,kcij->ncij", dy[:, :, oy, ox], w)
    return y, dw, dxp[:, :, p[0] : p[0] + x.shape[2], p[1] : p[1] + x.shape[3]]


def by_pixels(x):
    """The same numbers in another order in memory."""
    return np.ascontiguousarray(x.transpose(BY_PIXELS)).transpose(2, 3, 0, 1)


def check(n, c, k, size, s, p, d, scratches):
    shape = (n, c, *((f - 1) * e + 3 + t for f, e, t in zip(size, d, s, strict=True)))
    x, w = RNG.normal(size=shape), RNG.normal(size=(k, c, *size))
    out = [output_size(shape[2 + a], size[a], s[a], p[a], d[a]) for a in (0, 1)]
    dy = RNG.normal(size=(n, k, *out))
    wanted = plain(x, w, dy, s, p, d)
    for there, back in ((x, dy), (by_pixels(x), by_pixels(dy))):
        unrolled = unroll(there, size, s, p, d, scratches[0])
        found = (
            correlate(unrolled, w, scratches[0]),
            weight_gradient(back, unrolled, w.shape),
            input_gradient(back, w, x.shape, s, p, d, scratches[1]),
        )
        for one, other in zip(found, wanted, strict=True):
            np.testing.assert_allclose(one, other, rtol=1e-9, atol=1e-9)


@settings(max_examples=40)
@given(
    st.sampled_from([1, 2, FEW, FEW + 1, 7]),
    st.integers(1, 9),
    st.integers(1, 4),
    st.tuples(st.integers(1, 4), st.integers(1, 4)),
    PAIRS,
    st.tuples(st.integers(0, 4), st.integers(0, 4)),
    PAIRS,
)
def test_it_is_the_plain_sum_there_and_back(n, c, k, size, s, p, d):
    check(n, c, k, size, s, p, d, (Scratch(), Scratch()))


@pytest.mark.parametrize("c", [2, 8])
def test_buffers_serve_one_shape_after_another(c):
    scratches = (Scratch(), Scratch())
    for n, size, p in (
        (9, (3, 2), (1, 1)),
        (5, (2, 3), (2, 0)),
        (1, (3, 3), (0, 1)),
        (9, (3, 2), (1, 1)),
    ):
        check(n, c, 3, size, (1, 1), p, (1, 1), scratches)


def test_maps_of_many_images_lie_pixel_by_pixel_and_gradients_of_filters_as_filters_do():
    x, w = RNG.normal(size=(6, 8, 5, 5)), RNG.normal(size=(4, 8, 3, 3))
    unrolled = unroll(x, (3, 3), (1, 1), (0, 0), (1, 1), Scratch())
    y = correlate(unrolled, w, Scratch())
    assert order_of(y) == BY_PIXELS
    dx = input_gradient(y, w, x.shape, (1, 1), (0, 0), (1, 1), Scratch())
    assert order_of(dx) == BY_PIXELS
    assert weight_gradient(y, unrolled, w.shape).flags.c_contiguous


def test_products_read_views_that_a_blas_takes():
    """A stack of strided operands would be multiplied without it, a hundred times as slowly."""
    x = by_pixels(RNG.normal(size=(6, 8, 7, 7)))
    unrolled = unroll(x, (3, 3), (1, 1), (1, 1), (1, 1), Scratch())
    for tap in range(unrolled.products()):
        read = unrolled.read(tap)
        assert read.flags.c_contiguous
        assert np.shares_memory(read, unrolled.columns)

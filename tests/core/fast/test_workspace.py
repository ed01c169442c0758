"""Buffers: the same memory again, in the order that is asked for."""

import numpy as np
import pytest

from cnnlab.core.fast.workspace import BY_PIXELS, Scratch, order_of

SHAPE = (2, 3, 4, 5)


@pytest.mark.parametrize("order", [BY_PIXELS, (1, 2, 3, 0), (3, 0, 2, 1)])
def test_axes_lie_in_the_order_that_is_asked_for(order):
    array = Scratch().array("x", SHAPE, np.float32, order)
    assert array.shape == SHAPE
    assert order_of(array) == order
    assert array.transpose(order).flags.c_contiguous


def test_without_an_order_they_lie_as_in_the_shape():
    array = Scratch().array("x", SHAPE, np.float32)
    assert array.flags.c_contiguous
    assert order_of(array) == (0, 1, 2, 3)


def test_memory_is_used_again():
    scratch = Scratch()
    first = scratch.array("x", SHAPE, np.float32)
    assert np.shares_memory(first, scratch.array("x", SHAPE, np.float32, BY_PIXELS))
    assert not np.shares_memory(first, scratch.array("y", SHAPE, np.float32))


def test_borders_are_zero_also_where_the_order_has_changed():
    scratch = Scratch()
    inside = np.s_[:, :, 1:-1, 1:-1]
    for order in ((), BY_PIXELS, BY_PIXELS, ()):
        array = scratch.bordered("x", SHAPE, np.float32, order)
        array[inside] = 1
        assert array.sum() == array[inside].size


def test_borders_are_zero_also_where_another_one_was_written_to():
    """An image of 3 rows and 2 of padding is as high as one of 5 rows and 1 of padding."""
    scratch = Scratch()
    for border in (1, 2, 1):
        array = scratch.bordered("x", (1, 1, 7, 7), np.float32, BY_PIXELS, (border, border))
        inside = array[:, :, border:-border, border:-border]
        inside[...] = 1
        assert array.sum() == inside.size

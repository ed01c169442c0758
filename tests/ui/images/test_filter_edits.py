"""Edits of a filter: sizes keep the middle, blocks fit, and displays suit what is chosen."""

import numpy as np
import pytest

from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.lab.images.document import ImageDocument
from cnnlab.lessons.image_presets import first_image_sheet
from cnnlab.ui.images.filter_edits import FilterEdits, resized, usual_display


@pytest.fixture
def refused():
    return []


@pytest.fixture
def edits(qtbot, refused):
    return FilterEdits(ImageDocument(first_image_sheet()), refused.append)


@pytest.mark.parametrize(
    ("size", "due"),
    [
        ((1, 1), [[5]]),
        ((1, 3), [[4, 5, 6]]),
        ((5, 3), [[0, 0, 0], [1, 2, 3], [4, 5, 6], [7, 8, 9], [0, 0, 0]]),
        ((3, 4), [[1, 2, 3, 0], [4, 5, 6, 0], [7, 8, 9, 0]]),
    ],
)
def test_another_size_keeps_the_middle(size, due):
    assert resized(np.arange(1.0, 10).reshape(3, 3), size).tolist() == due


def test_the_same_again_is_no_step(edits):
    edits.use_size((3, 3))
    edits.use_stride((1, 1))
    edits.use_display("signed")
    edits.use_channel("grey")
    edits.set_weight(0, 0, -1)
    assert edits._document.undo_stack.count() == 0


def test_each_edit_is_a_step_with_a_name(edits):
    edits.set_weight(0, 0, 3)
    edits.use_flip(True)
    edits.use_padding("edge")
    stack = edits._document.undo_stack
    texts = [stack.text(i) for i in range(stack.count())]
    assert texts == ["Edit filter weights", "Convolution or cross-correlation", "Padding"]


def test_a_scrub_is_one_step(edits):
    gesture = object()
    for value in (2, 3, 4):
        edits.set_weight(1, 1, value, gesture)
    assert edits.filtering.filter[1, 1] == 4
    assert edits._document.undo_stack.count() == 1


def test_empty_cells_of_a_block_leave_what_is_there(edits):
    edits.set_block(2, 2, np.array([[np.nan, 7.0]]))
    assert edits.filtering.filter.tolist() == [[-1, 0, 1, 0], [-2, 0, 2, 0], [-1, 0, 1, 7]]


def test_a_block_beyond_the_largest_filter_is_refused(edits, refused):
    edits.set_block(0, 0, np.ones((12, 1)))
    (say,) = refused
    assert "12 × 3" in say()
    assert edits.filtering.filter == ImageFilter("sobel_x")


@pytest.mark.parametrize("kind", KINDS)
def test_a_display_that_was_chosen_stays(edits, kind):
    edits.use_kind("identity" if kind != "identity" else "box_blur")
    assert edits.filtering.display == "clamped"
    edits.use_kind(kind)
    assert edits.filtering.display == usual_display(kind)
    edits.use_display("stretched")
    edits.use_kind("laplacian" if kind != "laplacian" else "log")
    assert edits.filtering.display == "stretched"

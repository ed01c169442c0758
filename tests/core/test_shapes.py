"""How large an output is, which settings fit, and what a wrong shape is told."""

import numpy as np
import pytest
from core_reference import torch_output_size
from hypothesis import assume, given
from hypothesis import strategies as st

from cnnlab.core.shapes import (
    FittingSetting,
    ShapeError,
    check_dimensions,
    conv_output,
    effective_field,
    fitting,
    output_size,
    pair,
    pool_output,
    tap_slice,
    uncovered,
    unread,
)

sizes, fields, strides = st.integers(1, 20), st.integers(1, 5), st.integers(1, 7)
paddings, dilations = st.integers(0, 4), st.integers(1, 3)


def starts(size, field, stride, padding, dilation):
    """First cells of the windows that lie wholly in the padded line, tried one by one."""
    reach = (field - 1) * dilation + 1
    end = size + 2 * padding
    return [at for at in range(0, end, stride) if at + reach <= end]


@given(sizes, fields, strides, paddings, dilations)
def test_output_size_counts_the_windows_that_fit(size, field, stride, padding, dilation):
    windows = starts(size, field, stride, padding, dilation)
    assert max(0, output_size(size, field, stride, padding, dilation)) == len(windows)


@given(sizes, fields, strides, paddings, dilations)
def test_uncovered_counts_what_lies_past_the_last_window(size, field, stride, padding, dilation):
    windows = starts(size, field, stride, padding, dilation)
    assume(windows)
    reached = windows[-1] + effective_field(field, dilation)
    assert uncovered(size, field, stride, padding, dilation) == size + 2 * padding - reached


@pytest.mark.parametrize(
    ("line", "cells"), [((7, 3, 3), 1), ((10, 3, 2), 1), ((227, 11, 4), 0), ((7, 2, 2), 1)]
)
def test_what_the_strides_of_the_notes_leave_over(line, cells):
    assert uncovered(*line) == cells


@given(sizes, fields, strides, paddings, dilations)
def test_a_tap_reads_one_cell_of_each_window(size, field, stride, padding, dilation):
    windows = starts(size, field, stride, padding, dilation)
    assume(windows)
    line = range(size + 2 * padding)
    for tap in range(field):
        read = line[tap_slice(tap, len(windows), stride, dilation)]
        assert list(read) == [at + tap * dilation for at in windows]


def test_nothing_is_uncovered_where_no_window_fits():
    assert uncovered(2, 3, 2) == 0


@given(sizes, fields, strides, st.data())
def test_partial_windows_are_counted_as_pytorch_counts_them(size, field, stride, data):
    padding = data.draw(st.integers(0, field - 1))
    count = output_size(size, field, stride, padding, partial=True)
    assert count == torch_output_size(size, field, stride, padding, True)


@given(sizes, fields, strides, st.data())
def test_partial_windows_start_inside_the_input(size, field, stride, data):
    padding = data.draw(st.integers(0, field - 1))
    count = output_size(size, field, stride, padding, partial=True)
    assume(count > 0)
    assert (count - 1) * stride - padding < size


@pytest.mark.parametrize(
    ("line", "size"),
    [
        ((7, 3, 1, 0), 5),
        ((7, 3, 2, 0), 3),
        ((5, 3, 2, 1), 3),
        ((227, 11, 4, 0), 55),
        ((10, 3, 2, 0), 4),
        ((7, 3, 1, 0, 2), 3),
        ((2, 3, 1, 0), 0),
        ((1, 5, 2, 0), -1),
    ],
)
def test_output_sizes_of_the_notes(line, size):
    assert output_size(*line) == size


@pytest.mark.parametrize(("partial", "size"), [(False, 3), (True, 4)])
def test_a_line_of_seven_pools_to_three_or_to_four(partial, size):
    assert output_size(7, 2, 2, partial=partial) == size


@pytest.mark.parametrize(("field", "dilation", "cells"), [(3, 1, 3), (3, 2, 5), (1, 9, 1)])
def test_effective_field(field, dilation, cells):
    assert effective_field(field, dilation) == cells


def test_fitting_names_the_nearest_settings_first():
    assert fitting(7, 3, 3) == [
        FittingSetting(2, 0, 3),
        FittingSetting(3, 1, 3),
        FittingSetting(1, 0, 5),
    ]
    assert fitting(10, 3, 2) == [FittingSetting(1, 0, 8)]


def test_fitting_has_no_stride_longer_than_the_window():
    assert fitting(9, 3, 4) == [
        FittingSetting(3, 0, 3),
        FittingSetting(2, 0, 4),
        FittingSetting(1, 0, 7),
    ]
    assert fitting(9, 3, 5, dilation=2) == [FittingSetting(1, 0, 5)]
    assert FittingSetting(4, 0, 2) not in fitting(9, 3, 5, dilation=2)  # 1, 3, 5 and 7 are not read


def test_fitting_has_one_window_only_where_nothing_else_fits():
    assert fitting(4, 3, 2) == [FittingSetting(1, 0, 2)]
    assert fitting(5, 4, 2, below=1) == [FittingSetting(1, 0, 2)]
    assert FittingSetting(2, 0, 1) not in fitting(4, 4, 2, 1)
    assert fitting(4, 4, 3, below=1) == [FittingSetting(1, 0, 1)]
    assert fitting(4, 3, 4, below=1) == [FittingSetting(1, 0, 2)]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ((9, 3, 3, 0, 1, 3), ()),
        ((9, 3, 4, 0, 1, 2), (3,)),
        ((9, 3, 5, 1, 1, 2), (2, 3)),
        ((9, 2, 4, 0, 2, 2), (1, 3, 5)),
        ((9, 2, 1, 0, 3, 6), ()),
        ((5, 2, 3, 0, 1, 2), (2,)),
    ],
)
def test_what_no_window_reads_lies_between_them(line, cells):
    assert unread(*line) == cells


@given(sizes, fields, strides, paddings, dilations)
def test_every_cell_is_read_or_unread_or_left_over(size, field, stride, padding, dilation):
    count = output_size(size, field, stride, padding, dilation)
    assume(count >= 1)
    read = {w * stride + tap * dilation - padding for w in range(count) for tap in range(field)}
    between = set(unread(size, field, stride, padding, dilation, count))
    end = size + padding - uncovered(size, field, stride, padding, dilation)
    assert not read & between
    assert read | between == set(range(-padding, end))


@given(sizes, fields, strides, paddings, dilations)
def test_fitting_settings_fit(size, field, stride, padding, dilation):
    assume(uncovered(size, field, stride, padding, dilation))
    found = fitting(size, field, stride, padding, dilation)
    assert (dilation == 1) <= len(found) <= 3
    for fit in found:
        assert not unread(size, field, fit.stride, fit.padding, dilation, fit.output)
        assert (fit.stride == stride) != (fit.padding == padding)
        assert uncovered(size, field, fit.stride, fit.padding, dilation) == 0
        assert fit.output == output_size(size, field, fit.stride, fit.padding, dilation) >= 1


def test_fitting_keeps_a_padding_below_what_is_allowed():
    assert FittingSetting(4, 3, 3) in fitting(6, 4, 4, 1)
    assert FittingSetting(4, 3, 3) not in fitting(6, 4, 4, 1, below=3)
    assert fitting(4, 2, 3, below=2) == [FittingSetting(2, 0, 2), FittingSetting(1, 0, 3)]


def test_fitting_does_not_count_up_to_a_stride_past_all_reason():
    assert fitting(5, 3, 10**12)[0] == FittingSetting(2, 0, 2)


@pytest.mark.parametrize(
    ("value", "both"),
    [(3, (3, 3)), ((1, 2), (1, 2)), ([2, 1], (2, 1)), (np.int64(4), (4, 4))],
)
def test_one_number_stands_for_both_axes(value, both):
    came = pair(value, "stride", minimum=1)
    assert came == both
    assert all(type(number) is int for number in came)


@pytest.mark.parametrize(
    "value", [0, -1, (1, 0), (1,), (1, 2, 3), 1.0, "2", None, True, (1, True), (1, "2"), np.nan, ()]
)
def test_what_is_no_pair_is_refused_with_what_came_and_what_was_wanted(value):
    with pytest.raises(ShapeError) as refused:
        pair(value, "stride", minimum=1)
    message = str(refused.value)
    assert message.startswith("stride: ")
    assert repr(value) in message
    assert "at least 1" in message
    assert "expected" in message


def test_wrong_dimensions_are_named():
    with pytest.raises(ShapeError, match=r"^x: got shape \(5, 5\), expected \(N,C,H,W\)$"):
        check_dimensions("x", np.zeros((5, 5)), "N,C,H,W")


def test_a_window_that_does_not_fit_is_named_with_dilation_and_padding():
    with pytest.raises(ShapeError, match="a window of 5×3 does not fit an input of 4×9, padding"):
        conv_output((1, 1, 2, 9), (1, 1, 3, 3), (1, 1), (1, 0), (2, 1))


def test_a_pools_padding_stays_below_its_window():
    with pytest.raises(
        ShapeError, match=r"padding: got \(0, 2\), expected less than the window \(3, 2\)"
    ):
        pool_output((1, 1, 9, 9), (3, 2), (1, 1), (0, 2), False)


@pytest.mark.parametrize("partial", [False, True])
def test_an_input_without_rows_has_no_pool(partial):
    with pytest.raises(ShapeError, match="does not fit an input of 2×9"):
        pool_output((1, 1, 0, 9), (2, 2), (2, 2), (1, 0), partial)


def test_an_input_without_channels_has_no_pool():
    with pytest.raises(ShapeError, match=r"x of shape \(1, 0, 4, 4\) gives an empty output"):
        pool_output((1, 0, 4, 4), (2, 2), (2, 2), (0, 0), False)


def test_a_shape_error_is_a_value_error():
    assert issubclass(ShapeError, ValueError)

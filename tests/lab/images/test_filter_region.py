"""The region around a pixel of a filter's result gives the number of that pixel."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnnlab.core.experiment.evaluate import Evaluation, evaluate
from cnnlab.core.filter_settings import PADDINGS, FilterSettings, filtered_size
from cnnlab.core.filtering import window_at
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.lab.images.filter_region import filter_region, gaps_left_out
from cnnlab.lab.images.filtering import FilterTask, kernels_of
from cnnlab.lab.images.layer_region import MOST_READ
from cnnlab.lab.images.shown_plane import ChannelSource
from cnnlab.lessons.image_sheet import ImageFiltering, ImagePicture

RNG = np.random.default_rng(11)
PICTURES = {
    side: ImagePicture("noise", RNG.integers(0, 256, (1, *side)).astype(np.uint8))
    for side in ((41, 37), (90, 1), (1, 1), (150, 140))
}
COLOURED = ImagePicture("noise", RNG.integers(0, 256, (3, 30, 40)).astype(np.uint8))
SIDES = st.integers(1, 11)
STEPS = st.one_of(st.integers(1, 4), st.sampled_from([11, 20, 64]))


def task_of(filter_, how, picture, channel="grey"):
    filtering = ImageFiltering(filter_, how, channel=channel)
    return FilterTask(ChannelSource(picture, channel), filtering)


@st.composite
def tasks(draw):
    """Any filter, any way to use it, and a pixel of its result, often one at the border."""
    picture = draw(st.sampled_from([*PICTURES.values(), COLOURED]))
    if draw(st.booleans()):
        filter_ = ImageFilter(draw(st.sampled_from([*KINDS])))
    else:
        rng = np.random.default_rng(draw(st.integers(0, 99)))
        filter_ = rng.normal(size=(draw(SIDES), draw(SIDES)))
    how = FilterSettings(
        (draw(STEPS), draw(STEPS)),
        (draw(STEPS), draw(STEPS)),
        draw(st.sampled_from(PADDINGS)),
        draw(st.booleans()),
        draw(st.integers(1, 4)),
    )
    channel = draw(st.sampled_from(["grey", 0, 2]))
    task = task_of(filter_, how, picture, channel)
    size = filtered_size(task.source.shape, kernels_of(task.filtering)[0].shape, how)
    if not isinstance(size, tuple):
        return task, None
    places = [draw(st.one_of(st.sampled_from([0, n - 1]), st.integers(0, n - 1))) for n in size]
    return task, tuple(places)


@settings(max_examples=300)
@given(tasks())
def test_the_cell_is_the_pixel(case):
    task, at = case
    if at is None:
        assert filter_region(task, (0, 0)) is None
        return
    region = filter_region(task, at)
    evaluation = evaluate(region.experiment)
    assert isinstance(evaluation, Evaluation)
    assert max(region.experiment.input.shape) <= MOST_READ
    assert evaluation.output_shape[1:] == (len(region.rows), len(region.columns))
    assert evaluation.uncovered == (0, 0)
    found = window_at(task.exact, task.filter, task.settings, *at)
    for k, window in enumerate(found.windows):
        rounding = 1e-12 * float(np.abs(window.products).sum())
        value = evaluation.output[(k, *region.cell[1:])]
        assert value == pytest.approx(window.total, rel=1e-6, abs=rounding)


@given(tasks())
def test_its_neighbours_are_those_of_the_result(case):
    task, at = case
    region = None if at is None else filter_region(task, at)
    if region is None:
        return
    output = evaluate(region.experiment).output
    for row in (region.rows[0], region.rows[-1]):
        for column in (region.columns[0], region.columns[-1]):
            due = window_at(task.exact, task.filter, task.settings, row, column)
            scale = float(np.abs(due.windows[0].products).sum())
            found = output[0, row - region.rows.start, column - region.columns.start]
            assert found == pytest.approx(due.windows[0].total, rel=1e-6, abs=1e-12 * scale)


def test_three_neighbours_to_each_side_where_there_is_space():
    task = task_of(ImageFilter("sobel_x"), FilterSettings(), PICTURES[41, 37])
    region = filter_region(task, (20, 0))
    assert (region.rows, region.columns) == (range(17, 24), range(4))
    assert region.cell == (0, 3, 0)
    assert region.experiment.input.shape == (1, 9, 6)
    assert (region.experiment.input[0, :, 0] == 0).all(), "the padding, as numbers"


def test_fewer_where_strides_are_long():
    task = task_of(ImageFilter("sobel_x"), FilterSettings((20, 60)), PICTURES[150, 140])
    region = filter_region(task, (3, 1))
    assert (region.rows, region.columns) == (range(2, 5), range(1, 2))
    assert region.experiment.stride == (20, 60)


def test_gaps_that_no_input_could_hold_are_left_out():
    task = task_of(RNG.normal(size=(5, 3)), FilterSettings(dilation=(40, 2)), PICTURES[150, 140])
    assert gaps_left_out(task)
    region = filter_region(task, (75, 70))
    assert region.experiment.dilation == (1, 2)
    assert region.experiment.input.shape == (1, 5, 11)
    pixels = PICTURES[150, 140].pixels[0]
    assert region.experiment.input[0, :, 3].tolist() == [0, *pixels[[35, 75, 115], 68], 0]


def test_a_pair_is_two_filters_and_repeated_each_has_its_input():
    pair = ImageFilter("sobel_magnitude")
    once = filter_region(task_of(pair, FilterSettings(), PICTURES[41, 37]), (9, 9)).experiment
    assert once.filters.shape == (2, 1, 3, 3)
    assert once.input.shape[0] == 1
    twice = filter_region(task_of(pair, FilterSettings(repeat=2), PICTURES[41, 37]), (9, 9))
    filters = twice.experiment.filters
    assert filters.shape == (2, 2, 3, 3)
    assert (filters[0, 0] == pair.kernels()[0]).all()
    assert not filters[0, 1].any()
    assert not filters[1, 0].any()


def test_numbers_that_are_not_finite_are_no_experiment():
    huge = task_of(np.full((11, 11), 1e9), FilterSettings((1, 1), repeat=20), PICTURES[41, 37])
    assert filter_region(huge, (3, 3)) is not None
    flat = ImagePicture("white", np.full((1, 1100, 1000), 255, np.uint8))
    assert filter_region(task_of(huge.filtering.filter, huge.settings, flat), (500, 500)) is None


@pytest.mark.parametrize("at", [(-1, 0), (0, -1), (41, 0), (0, 37)])
def test_beyond_the_result_there_is_nothing(at):
    task = task_of(ImageFilter("identity"), FilterSettings(), PICTURES[41, 37])
    assert filter_region(task, at) is None

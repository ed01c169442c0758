"""Results of filters on a thread: the newest only, a preview first, and where their pixels lie."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filter_settings import PADDINGS, FilterSettings
from cnnlab.core.filtering import filtered, window_at
from cnnlab.core.image_filters import ImageFilter
from cnnlab.lab.images.filtering import (
    FilterRun,
    FilterTask,
    positions,
)
from cnnlab.lab.images.shown_plane import ChannelSource
from cnnlab.lessons.image_sheet import ImageFiltering, ImagePicture


def noise(*shape, seed=0):
    return np.random.default_rng(seed).integers(0, 256, shape).astype(np.uint8)


def task(side=40, **changes):
    source = ChannelSource(ImagePicture("noise", noise(1, side, side)), "grey")
    return FilterTask(source, ImageFiltering(**changes))


@pytest.fixture
def run(qtbot):
    made = FilterRun()
    yield made
    made.close_down()


def test_a_small_picture_has_its_result_at_once(qtbot, run):
    seen = []
    run.shown.connect(seen.append)
    asked = task(filter=ImageFilter("gaussian_blur"))
    run.request(asked)
    qtbot.waitUntil(lambda: not run.running)
    (shown,) = seen
    due = filtered(asked.plane, asked.filtering.filter, asked.settings)
    assert (shown.values == due).all()
    assert shown.values.dtype == np.float32


def test_a_large_picture_has_a_preview_first(qtbot, run):
    seen = []
    run.shown.connect(seen.append)
    run.request(task(side=600, filter=ImageFilter("laplacian")))
    qtbot.waitUntil(lambda: not run.running)
    preview, whole = seen
    assert preview.shape == whole.shape == (600, 600)
    assert preview.values is None
    assert preview.tiers[0].step == 3
    assert whole.values is not None


def test_only_the_newest_is_worked_out(qtbot, run):
    seen = []
    run.shown.connect(seen.append)
    for kind in ("gabor", "laplacian", "emboss"):
        run.request(task(side=1500, filter=ImageFilter(kind)))
    qtbot.waitUntil(lambda: not run.running)
    whole = [shown for shown in seen if shown.values is not None]
    last = task(side=1500, filter=ImageFilter("emboss"))
    assert len(whole) == 1
    assert (whole[0].values == filtered(last.plane, last.filtering.filter)).all()


def test_what_is_given_up_is_not_shown(qtbot, run):
    seen = []
    run.request(task(side=1500))
    run.give_up()
    run.shown.connect(seen.append)
    qtbot.waitUntil(lambda: not run.running)
    assert seen == []


def test_the_same_task_is_worked_out_once_unless_it_was_given_up(qtbot, run):
    seen, asked = [], task()
    run.shown.connect(seen.append)
    for _ in range(2):
        run.request(asked)
        qtbot.waitUntil(lambda: not run.running)
    assert len(seen) == 1
    run.give_up()
    run.request(asked)
    qtbot.waitUntil(lambda: not run.running)
    assert len(seen) == 2


def test_without_a_whole_window_the_size_is_a_problem():
    asked = task(side=4, filter=np.ones((5, 5)), settings=FilterSettings(padding="none"))
    assert isinstance(asked.size, Problem)


@given(
    sides=st.tuples(st.integers(1, 20), st.integers(1, 20)),
    kernel=st.tuples(st.integers(1, 7), st.integers(1, 7)),
    settings=st.builds(
        FilterSettings,
        stride=st.tuples(st.integers(1, 3), st.integers(1, 3)),
        dilation=st.tuples(st.integers(1, 3), st.integers(1, 3)),
        padding=st.sampled_from(PADDINGS),
    ),
)
def test_a_pixel_of_the_result_lies_in_the_middle_of_its_window(sides, kernel, settings):
    source = ChannelSource(ImagePicture("black", np.zeros((1, *sides), np.uint8)), "grey")
    asked = FilterTask(source, ImageFiltering(np.ones(kernel), settings))
    size = asked.size
    assume(not isinstance(size, Problem))
    at = size[0] // 2, size[1] - 1
    (window,) = window_at(source.plane, np.ones(kernel), settings, *at).windows
    middles = [(taps[0] + taps[-1] + 1) / 2 for taps in (window.rows, window.columns)]
    places = positions(sides, asked.filtering)
    found = [step * (p + 0.5) + offset for p, (step, offset) in zip(at, places, strict=True)]
    assert found == pytest.approx(middles)


def test_places_of_a_filter_that_is_applied_twice():
    settings = FilterSettings((2, 1), padding="none", repeat=2)
    filtering = ImageFiltering(np.ones((3, 3)), settings)
    rows, columns = positions((20, 20), filtering)
    once = positions((20, 20), replace(filtering, settings=replace(settings, repeat=1)))
    assert rows == (4.0, once[0][0] * once[0][1] + once[0][1])
    assert columns == (1.0, 2.0)

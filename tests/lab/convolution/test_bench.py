"""The bench as a value: what each edit changes, and what it leaves the very same."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.core.kernels import kernel
from cnnlab.lab.convolution.bench import (
    Bench,
    changes,
    edited,
    from_preset,
    is_edited,
    with_cell,
    with_kernel,
    with_new_numbers,
    with_part,
    with_picture,
)
from cnnlab.lessons.presets import shipped_presets


@pytest.fixture
def bench() -> Bench:
    return from_preset(shipped_presets()[0])


def test_a_preset_is_its_own_baseline(bench):
    assert bench.experiment is bench.baseline
    assert bench.preset == "course-demo"
    assert (bench.output_mode, bench.seed, bench.white) == ("fill", None, None)
    assert from_preset(shipped_presets()[0], "all").output_mode == "all"


@pytest.mark.parametrize(
    ("role", "index"), [("input", (2, 4, 0)), ("filters", (1, 0, 2, 2)), ("biases", (1,))]
)
def test_one_number_changes_and_everything_else_is_shared(bench, role, index):
    new = with_cell(bench, role, index, 7.5)
    assert getattr(new.experiment, role)[index] == 7.5
    assert getattr(bench.experiment, role)[index] != 7.5
    assert changes(bench, new) == {"experiment", role}
    assert new.baseline is bench.baseline


def test_the_number_that_stands_there_already_is_no_edit(bench):
    there = bench.experiment.filters[0, 0, 0, 0]
    assert with_cell(bench, "filters", (0, 0, 0, 0), there) is bench


def test_a_bench_shows_no_changes_against_itself(bench):
    assert changes(bench, bench) == frozenset()


@pytest.mark.parametrize("role", ["input", "filters", "biases"])
def test_only_cells_that_differ_from_the_baseline_are_edited(bench, role):
    assert edited(bench, role) is None
    index = (0,) * getattr(bench.experiment, role).ndim
    new = with_cell(bench, role, index, 5.0)
    marks = edited(new, role)
    assert marks[index]
    assert marks.sum() == 1
    others = {"input", "filters", "biases"} - {role}
    assert all(edited(new, other) is None for other in others)


def test_a_cell_typed_back_is_no_longer_edited(bench):
    there = bench.experiment.input[0, 0, 0]
    new = with_cell(with_cell(bench, "input", (0, 0, 0), 9.0), "input", (0, 0, 0), there)
    assert not edited(new, "input").any()


def test_a_bench_is_edited_as_long_as_anything_differs(bench):
    assert not is_edited(bench)
    there = bench.experiment.input[0, 0, 0]
    new = with_cell(bench, "input", (0, 0, 0), 9.0)
    assert is_edited(new)
    assert not is_edited(with_cell(new, "input", (0, 0, 0), there))
    assert is_edited(replace(bench, experiment=replace(bench.experiment, stride=(1, 1))))
    assert is_edited(with_part(bench, "input", np.zeros((3, 8, 8))))
    assert not is_edited(replace(bench, output_mode="all"))


def test_a_part_of_another_shape_has_no_edited_cells(bench):
    new = with_part(bench, "input", np.zeros((3, 8, 8)))
    assert edited(new, "input") is None


def test_new_numbers_are_the_same_for_the_same_seed(bench):
    one, again, other = (with_new_numbers(bench, seed) for seed in (4, 4, 5))
    assert np.array_equal(one.experiment.input, again.experiment.input)
    assert np.array_equal(one.experiment.filters, again.experiment.filters)
    assert not np.array_equal(one.experiment.input, other.experiment.input)
    assert one.seed == 4
    assert one.experiment is one.baseline


def test_new_numbers_lie_in_the_ranges_of_the_course_demo(bench):
    e = with_new_numbers(bench, 1).experiment
    assert set(np.unique(e.input)) <= {0, 1, 2}
    assert set(np.unique(e.filters)) <= {-1, 0, 1}
    assert list(e.biases) == [1, 0]
    assert (e.stride, e.padding) == ((2, 2), (1, 1))


def test_a_picture_keeps_the_filters_when_the_channels_agree(bench):
    new = with_picture(bench, np.zeros((3, 9, 7)), 255.0)
    assert new.experiment.filters is bench.experiment.filters
    assert new.experiment.input.shape == (3, 9, 7)
    assert new.white == 255.0
    assert new.seed is None
    assert new.experiment is new.baseline


def test_a_grey_picture_takes_the_first_slice_of_each_filter(bench):
    new = with_picture(bench, np.zeros((1, 5, 5)), 1.0)
    assert np.array_equal(new.experiment.filters, bench.experiment.filters[:, :1])


def test_a_colour_picture_repeats_the_slices_of_a_grey_bench(bench):
    grey = with_picture(bench, np.zeros((1, 5, 5)), 1.0)
    new = with_picture(grey, np.zeros((3, 5, 5)), 1.0)
    assert new.experiment.filters.shape == (2, 3, 3, 3)
    assert all(
        np.array_equal(new.experiment.filters[:, c], grey.experiment.filters[:, 0])
        for c in range(3)
    )


def test_new_numbers_after_a_picture_are_no_picture(bench):
    new = with_new_numbers(with_picture(bench, np.zeros((3, 5, 5)), 1.0), 1)
    assert new.white is None


def test_a_named_filter_is_the_same_on_every_channel_of_one_filter(bench):
    new = with_kernel(bench, 1, kernel("sobel_x"))
    assert all(np.array_equal(w, kernel("sobel_x")) for w in new.experiment.filters[1])
    assert np.array_equal(new.experiment.filters[0], bench.experiment.filters[0])
    assert changes(bench, new) == {"experiment", "filters"}


def test_a_named_filters_sums_count_whole(bench):
    ninths = replace(bench, experiment=replace(bench.experiment, scale=Fraction(1, 9)))
    assert with_kernel(ninths, 0, kernel("sobel_x")).experiment.scale == 1


def test_changed_names_fields_and_parts(bench):
    e = bench.experiment
    other = Bench(
        Experiment(e.input, e.filters, e.biases, stride=(1, 1), padding=e.padding),
        bench.baseline,
        "mine",
        "all",
        3,
        1.0,
    )
    assert changes(bench, other) >= {"experiment", "preset", "output_mode", "seed", "white"}
    assert "stride" in changes(bench, other)
    assert not changes(bench, other) & {"input", "filters", "biases", "baseline"}

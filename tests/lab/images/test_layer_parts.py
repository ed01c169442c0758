"""Filters of a layer by name, and the region around a cell as an experiment."""

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import Problem, evaluate
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.pipeline import Conv, Pipeline, Pool, run
from cnnlab.lab.images.layer_blocks import (
    blocks_of,
    maps_after,
    pool_of,
    with_blocks,
    with_filters,
    with_pool,
)
from cnnlab.lab.images.layer_filters import (
    NAMED,
    NETWORK,
    NETWORK_SHAPE,
    filters_of,
    layer_filter,
    named_weights,
    names_of,
    network_place,
    network_weights,
    packed,
    same_filter,
    used,
    with_name,
)
from cnnlab.lab.images.layer_region import region_of

RNG = np.random.default_rng(5)


def test_each_name_is_known_again_among_larger_ones():
    assert names_of(Conv(named_weights(NAMED))) == NAMED


@pytest.mark.parametrize("name", NAMED)
def test_a_filter_in_zeros_gives_the_same_map(name):
    picture = RNG.random((20, 20))
    (alone,) = run(picture, Pipeline((Conv(named_weights([name])),)))
    (among,) = run(picture, Pipeline((Conv(named_weights([name, "gabor"])),)))
    np.testing.assert_allclose(among.output[0], alone.output[0], atol=1e-12)


def test_other_weights_have_no_name():
    assert names_of(Conv(np.full((2, 3, 3), 0.3))) == (None, None)
    assert names_of(Conv(np.ones((2, 4, 3, 3)))) == (None, None)


@pytest.mark.parametrize("shape", [(1, 1), (2, 2), (2, 3), (3, 5), (4, 1), (5, 4), (6, 6), (11, 2)])
def test_filters_of_any_size_keep_their_results_among_others(shape):
    picture = RNG.random((20, 17))
    one = RNG.random(shape)
    (alone,) = run(picture, Pipeline((Conv(one),)))
    for others in ([np.ones((3, 3))], [np.ones((2, 2)), np.ones((11, 4))]):
        weights = packed([one, *others, named_weights(["sobel_x"])[0]])
        assert names_of(Conv(weights))[-1] == "sobel_x"
        (among,) = run(picture, Pipeline((Conv(weights),)))
        np.testing.assert_allclose(among.output[0], alone.output[0], atol=1e-12)
        again = packed([found.weights for found in filters_of(Conv(weights))])
        (twice,) = run(picture, Pipeline((Conv(again),)))
        np.testing.assert_allclose(twice.output[0], alone.output[0], atol=1e-12)


GABORS = [ImageFilter("gabor", (9, angle, 4)) for angle in (0, 45, 90, 135)]


def test_four_gabors_are_one_layer_and_known_again():
    filters = [layer_filter(gabor) for gabor in GABORS]
    assert [one.name for one in filters] == ["gabor", *GABORS[1:]]
    conv = Conv(packed([one.weights for one in filters]))
    assert names_of(conv, GABORS) == ("gabor", *GABORS[1:])
    assert names_of(conv) == ("gabor", None, None, None)
    assert used(Pipeline((conv,)), [*GABORS, ImageFilter("log", (7, 2))]) == (*GABORS[1:],)
    for found, due in zip(filters_of(conv, GABORS), filters, strict=True):
        assert same_filter(found, due)


def test_typed_weights_are_a_filter_by_name_where_they_are_one():
    assert layer_filter(named_weights(["sobel_x"])[0]).name == "sobel_x"
    typed = layer_filter(np.array([[1.0, 2.0], [0.0, 0.0]]))
    assert (typed.name, typed.own) == (None, True)
    assert layer_filter(ImageFilter("sobel_magnitude")) is None
    assert layer_filter(ImageFilter("box_blur", (1,))).name == "identity"


def test_what_is_not_named_stays_when_names_come_and_go():
    typed, gabor = layer_filter(np.full((3, 3), 0.3)), layer_filter(GABORS[1])
    filters = with_name([typed, gabor], "laplacian", True)
    filters = with_name(filters, "identity", True)
    assert [one.name for one in filters] == ["identity", "laplacian", None, GABORS[1]]
    filters = with_name(filters, "identity", False)
    assert [one.name for one in filters] == ["laplacian", None, GABORS[1]]


def test_a_layer_that_adds_channels_has_no_filters_of_its_own():
    assert filters_of(Conv(np.ones((2, 4, 3, 3)))) == ()


def test_the_networks_layer():
    assert network_weights().shape == NETWORK_SHAPE == (32, 5, 5)
    assert set(names_of(Conv(network_weights()))) == {NETWORK}


def test_blocks_come_and_go():
    one = with_blocks(Pipeline(), 1)
    three = with_blocks(one, 3)
    assert three.steps[:3] == one.steps
    assert (blocks_of(three), maps_after(three)) == ([0, 3, 6], 27)
    assert with_blocks(three, 1).steps == one.steps
    other = with_pool(with_filters(three, 1, np.ones((1, 3, 3))), 2, Pooling("average", (3, 3)))
    assert maps_after(other) == 9
    assert pool_of(other, 2) == Pool(Pooling("average", (3, 3)))
    assert pool_of(other, 1) == Pool()


STEPS = [
    Conv(RNG.standard_normal((3, 3, 3))),
    Conv(RNG.standard_normal((4, 5)), FilterSettings((2, 1), (1, 2), "edge", flip=True)),
    Conv(RNG.standard_normal((2, 2, 3, 3)), FilterSettings(padding="reflect")),
    Conv(RNG.standard_normal((3, 3)), FilterSettings(padding="none")),
    Activation("tanh"),
    Pool(),
    Pool(Pooling("average", (3, 2), partial=True)),
    Pool(Pooling("max", (3, 3)), (1, 2)),
]


@pytest.mark.parametrize("step", STEPS)
def test_a_region_gives_the_numbers_of_the_map(step):
    maps = RNG.standard_normal((2, 23, 19))
    (result,) = run(maps, Pipeline((step,)))
    channels, height, width = result.shape
    for at in ((0, 0), (height - 1, width - 1), (height // 2, width // 2)):
        region = region_of(maps, step, channels - 1, at, (height, width))
        evaluation = evaluate(region.experiment)
        assert not isinstance(evaluation, Problem)
        k, row, column = region.cell
        part = result.output[-1, region.rows.start : region.rows.stop]
        part = part[:, region.columns.start : region.columns.stop]
        np.testing.assert_allclose(evaluation.output[k], part, atol=1e-12)
        assert evaluation.output[k, row, column] == pytest.approx(result.output[-1][at])


def test_what_is_no_single_experiment():
    maps = np.ones((1, 90, 90))
    twice = Conv(np.ones((3, 3)), FilterSettings(repeat=2))
    wide = Conv(np.ones((3, 3)), FilterSettings(dilation=(40, 1)))
    for step in (twice, wide):
        assert region_of(maps, step, 0, (45, 45), (90, 90)) is None


def test_weights_of_another_size_are_told_without_the_network(monkeypatch):
    """It takes long to load, and somebody is typing."""
    monkeypatch.setattr(
        "cnnlab.lab.images.layer_filters.network_weights", lambda: pytest.fail("loaded")
    )
    assert network_place(np.ones((3, 3))) is None
    assert names_of(Conv(np.ones((3, 5, 5)))) == (None,) * 3

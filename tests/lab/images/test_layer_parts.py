"""Filters of a layer by name, and the region around a cell as an experiment."""

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import Problem, evaluate
from cnnlab.core.experiment.experiment import Activation, Pooling
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.pipeline import Conv, Pipeline, Pool, run
from cnnlab.lab.images.layer_filters import (
    NAMED,
    NETWORK,
    blocks_of,
    maps_after,
    named_weights,
    names_of,
    network_weights,
    pool_of,
    with_blocks,
    with_filters,
    with_pool,
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


def test_the_networks_layer():
    assert network_weights().shape == (16, 5, 5)
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

"""What the sides of a race have in common, and the one thing in which they differ."""

from dataclasses import replace

import numpy as np
import pytest
from small_network import small_network
from small_race import SHEET, fitted_on, small_data

from cnnlab.core.preprocess import Preprocessing
from cnnlab.core.stack.blocks import MOST_BLOCKS, Block, Stack
from cnnlab.lab.network.race_lanes import side_network
from cnnlab.lab.network.race_sides import (
    RACES,
    RaceSettings,
    SideName,
    race_sides,
    share_weights,
    side_names,
)
from cnnlab.lessons.network_presets import shipped_network_presets
from cnnlab.lessons.network_sheet import NetworkSheet


def kinds(side):
    return [block.kind for block in side.sheet.stack.blocks]


def of(kind, sheet=SHEET, **more):
    return race_sides(sheet, RaceSettings(kind, **more))


def networks(kind):
    sides, fitted = of(kind), fitted_on(small_data())
    first, second = (side_network(side, fitted) for side in sides)
    share_weights(first, second)
    return first, second


def test_every_relu_becomes_a_sigmoid():
    relu, sigmoid = of("relu_sigmoid")
    assert relu.sheet.stack == SHEET.stack
    assert kinds(sigmoid) == [kind.replace("ReLU", "Sigmoid") for kind in kinds(relu)]


def test_one_side_is_whitened():
    whitened, plain = of("whitening")
    assert whitened.sheet.preprocessing == Preprocessing("channel", "channel", whiten=True)
    assert plain.sheet.preprocessing == Preprocessing("channel", "channel")


def test_whitening_that_was_there_is_taken_from_the_other_side():
    sheet = replace(SHEET, preprocessing=Preprocessing("image", components=9, whiten=True))
    whitened, plain = of("whitening", sheet)
    assert whitened.sheet.preprocessing == sheet.preprocessing
    assert plain.sheet.preprocessing == Preprocessing("image", components=9)


def test_batch_normalisation_stands_before_the_activation_or_nowhere():
    with_norm, without = of("batch_norm")
    assert kinds(with_norm)[:3] == ["Conv2d", "BatchNorm2d", "ReLU"]
    assert without.sheet.stack == SHEET.stack
    again = of("batch_norm", with_norm.sheet)
    assert [side.sheet.stack for side in again] == [
        side.sheet.stack for side in (with_norm, without)
    ]


def test_the_convolution_that_gives_the_logits_is_not_normalised():
    (preset,) = (one for one in shipped_network_presets() if one.id == "global-average")
    with_norm, without = of("batch_norm", preset.sheet)
    assert kinds(with_norm)[-2:] == ["Conv2d", "GlobalAvgPool2d"]
    assert kinds(with_norm).count("BatchNorm2d") == 3
    assert "BatchNorm2d" not in kinds(without)


def test_rates_are_all_that_differs():
    slow, fast = of("rates", rates=(0.003, 0.3))
    assert (slow.sheet.recipe.learning_rate, fast.sheet.recipe.learning_rate) == (0.003, 0.3)
    recipe = replace(fast.sheet.recipe, learning_rate=0.003)
    assert replace(fast.sheet, recipe=recipe) == slow.sheet


@pytest.mark.parametrize("kind", RACES)
def test_nothing_else_differs(kind):
    first, second = (side.sheet for side in of(kind, seed=9))
    assert first.recipe.seed == second.recipe.seed == 9
    differing = [
        name
        for name in ("stack", "source", "preprocessing", "strength", "recipe", "edits")
        if getattr(first, name) != getattr(second, name)
    ]
    changed = {"whitening": "preprocessing", "rates": "recipe"}
    assert differing == [changed.get(kind, "stack")]


@pytest.mark.parametrize("kind", RACES)
def test_layers_that_both_have_begin_with_the_same_bits(kind):
    first, second = networks(kind)
    shared = [name for name in first.trainable if name in second.parameters]
    assert {"conv1.weight", "fc1.weight", "fc1.bias", "fc2.weight"} <= set(shared)
    for name in shared:
        assert first.parameters[name].tobytes() == second.parameters[name].tobytes(), name


def test_weights_are_shared_by_order_where_names_and_draws_differ():
    first, second = small_network(1), small_network(2, norm=True)
    assert not np.array_equal(first.parameters["fc.weight"], second.parameters["fc.weight"])
    share_weights(first, second)
    for name in ("conv1.weight", "conv2.weight", "fc.weight"):
        assert np.array_equal(first.parameters[name], second.parameters[name])
        assert first.parameters[name] is not second.parameters[name]


@pytest.mark.parametrize(
    ("kind", "blocks", "why"),
    [
        ("relu_sigmoid", (Block("Linear", {"features": 10}),), "no relu"),
        ("batch_norm", (Block("Linear", {"features": 10}),), "no convolution"),
        ("rates", (Block("Linear", {"features": 3}),), "misfit"),
        ("batch_norm", (*(Block("Conv2d", {"size": (1, 1)}),) * 2,), "misfit"),
    ],
)
def test_what_can_not_be_raced_says_why(kind, blocks, why):
    assert of(kind, replace(SHEET, stack=SHEET.stack.with_blocks(blocks))) == why


def test_points_are_not_whitened():
    blocks = Block("Linear", {"features": 4}), Block("ReLU"), Block("Linear", {"features": 2})
    assert of("whitening", NetworkSheet(Stack((2,), blocks), "points")) == "no pictures"
    assert of("relu_sigmoid", NetworkSheet(Stack((2,), blocks), "points"))[0].name.code == "relu"


def test_equal_rates_and_too_many_layers_are_refused():
    assert of("rates", rates=(0.1, 0.1)) == "same rates"
    conv, _, *rest = SHEET.stack.blocks
    left = MOST_BLOCKS - len(rest) - 1
    for relus, refused in ((left - 1, False), (left, True)):
        stack = SHEET.stack.with_blocks((conv, *(Block("ReLU"),) * relus, *rest))
        assert (of("batch_norm", replace(SHEET, stack=stack)) == "many layers") == refused


def test_sides_are_named():
    assert side_names(RaceSettings("batch_norm")) == (("batch norm", 0), ("no batch norm", 0))
    rates = side_names(RaceSettings("rates", (0.01, 1.0)))
    assert rates == (SideName("rate", 0.01), SideName("rate", 1.0))

"""From blocks to layers: names, shapes, what is flattened, and what is refused."""

import numpy as np
import pytest

from cnnlab.core import ShapeError
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.stack.blocks import MOST_BLOCKS, Block, Stack
from cnnlab.core.stack.build import (
    STACK_KINDS,
    BlockError,
    block_names,
    build_network,
    fields_of,
    place_blocks,
    setting_of,
    stack_layers,
)

B = Block
LENET = Stack(
    (1, 28, 28),
    (
        *(B("Conv2d", {"filters": 6, "size": (5, 5)}), B("BatchNorm2d"), B("ReLU"), B("MaxPool2d")),
        *(B("Conv2d", {"filters": 16, "size": 5}), B("ReLU"), B("MaxPool2d")),
        *(B("Linear", {"features": 20}), B("Sigmoid"), B("Dropout"), B("Linear")),
    ),
)


def test_layers_are_numbered_by_kind():
    names = "conv1 norm1 relu1 pool1 conv2 relu2 pool2 fc1 sigmoid1 dropout fc2"
    assert block_names(LENET.blocks) == names.split()
    assert block_names(LENET.blocks[-1:]) == ["fc"]
    kinds = "AvgPool2d GlobalAvgPool2d Dropout Tanh LeakyReLU Dropout Flatten Nobody"
    names = "pool1 pool2 dropout1 tanh1 leaky1 dropout2 flatten unknown1"
    assert block_names([B(kind) for kind in kinds.split()]) == names.split()


def test_a_network_is_built_of_the_parameters_that_pytorch_would_name():
    network = build_network(LENET, seed=3)
    shapes = {name: array.shape for name, array in network.parameters.items()}
    assert shapes["conv2.weight"] == (16, 6, 5, 5)
    assert shapes["fc1.weight"] == (20, 256)
    assert shapes["fc2.bias"] == (10,)
    assert [layer.name for layer in network.layers][7:9] == ["flatten", "fc1"]
    assert network.forward(np.zeros((2, 1, 28, 28), np.float32)).shape == (2, 10)


def test_the_same_seed_gives_the_same_parameters():
    one, same, other = (build_network(LENET, seed) for seed in (3, 3, 4))
    np.testing.assert_array_equal(one.parameters["fc1.weight"], same.parameters["fc1.weight"])
    assert (one.parameters["fc1.weight"] != other.parameters["fc1.weight"]).any()


def test_layers_before_the_stack_read_the_input_first():
    network = build_network(LENET, 0, before=[Normalise("normalise", 1)])
    assert network.layers[0] == Normalise("normalise", 1)
    assert network.parameters["normalise.mean"].shape == (1,)


@pytest.mark.parametrize("kind", STACK_KINDS)
def test_every_kind_is_made_from_what_a_person_sets(kind):
    """With its defaults, on maps; and where all of it is set to the least and the most."""
    (placed,) = place_blocks(Stack((2, 70, 70), (B(kind),)))
    assert type(placed.layer) is STACK_KINDS[kind]
    assert placed.output_shape == placed.layer.output_shape(placed.read_shape)
    for limit in ("least", "most"):
        settings = {
            one.name: (getattr(one, limit),) * 2 if isinstance(one.default, tuple) else 1
            for one in fields_of(B(kind))
            if isinstance(one.default, tuple)
        }
        list(place_blocks(Stack((2, 70, 70), (B(kind, settings),))))


def test_a_pool_moves_by_its_own_size_unless_it_is_told():
    shapes = [
        next(place_blocks(Stack((1, 9, 9), (B("MaxPool2d", settings),)))).output_shape
        for settings in ({}, {"size": 3}, {"size": (3, 1)}, {"size": 3, "stride": 1})
    ]
    assert shapes == [(1, 4, 4), (1, 3, 3), (1, 3, 9), (1, 7, 7)]
    assert setting_of(B("AvgPool2d", {"size": 4}), "stride") == (4, 4)


def test_maps_are_flattened_where_they_have_to_be():
    def names(*blocks):
        return [layer.name for layer in stack_layers(Stack((2, 4, 4), blocks))]

    assert names(B("Linear")) == ["flatten", "fc"]
    assert names(B("Flatten"), B("Dropout"), B("Linear")) == ["flatten", "dropout", "fc"]
    assert names(B("Linear"), B("Flatten")) == ["flatten0", "fc", "flatten"]
    assert names(B("GlobalAvgPool2d")) == ["pool1", "flatten"]
    assert [layer.name for layer in stack_layers(Stack((2,), (B("Linear"),)))] == ["fc"]


@pytest.mark.parametrize(
    ("shape", "block", "code", "numbers", "name"),
    [
        ((1, 8, 8), B("Nobody"), "kind", {}, ""),
        ((1, 8, 8), B("Standardise"), "kind", {}, ""),
        ((1, 8, 8), B("Conv2d", {"filter": 3}), "setting", {}, "filter"),
        ((1, 8, 8), B("Conv2d", {"filters": 0}), "setting", {"least": 1, "most": 4096}, "filters"),
        ((1, 8, 8), B("Conv2d", {"filters": 2.5}), "setting", {"least": 1, "most": 4096}, None),
        ((1, 8, 8), B("Conv2d", {"size": (3, 3, 3)}), "setting", {"least": 1, "most": 64}, "size"),
        ((1, 8, 8), B("Dropout", {"probability": 1}), "setting", None, "probability"),
        ((1, 8, 8), B("Dropout", {"probability": float("nan")}), "setting", None, "probability"),
        ((1, 8, 8), B("Linear", {"features": (1, 1)}), "setting", None, "features"),
        ((1, 8, 8), B("Linear", {"features": True}), "setting", None, "features"),
        ((4,), B("Conv2d"), "maps", {"units": 4}, ""),
        (
            *((1, 8, 7), B("Conv2d", {"size": (10, 9), "padding": (0, 1)}), "window"),
            *({"rows": 10, "columns": 9, "height": 8, "width": 9}, ""),
        ),
        (
            *((1, 8, 7), B("AvgPool2d", {"size": (2, 8)}), "pool"),
            *({"rows": 2, "columns": 8, "height": 8, "width": 7}, ""),
        ),
    ],
)
def test_a_block_that_can_not_stand_there_says_why(shape, block, code, numbers, name):
    with pytest.raises(BlockError) as caught:
        stack_layers(Stack(shape, (B("ReLU"), block)))
    assert caught.value.place == 1
    assert caught.value.code == code
    assert numbers is None or caught.value.numbers == numbers
    assert name is None or caught.value.name == name
    assert str(caught.value)


@pytest.mark.parametrize(
    ("blocks", "text"),
    [
        ((), "layers: got none"),
        ((B("ReLU"),) * (MOST_BLOCKS + 1), "layers: got 61"),
        ((B("Linear", {"features": 65536}),) * 2, "parameters: got 4,346,478,592, expected at"),
        ((B("Conv2d", {"filters": 2000}), B("GlobalAvgPool2d"), B("Linear")), "memory: got"),
    ],
)
def test_what_takes_too_much_is_refused_before_memory_is_taken(blocks, text):
    with pytest.raises(ShapeError, match=text):
        build_network(Stack((1, 28, 28), blocks), 0)

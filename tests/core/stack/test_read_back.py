"""A stack is built, and read back from its network."""

import pytest

from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.layers.scale import Normalise, Temperature
from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError
from cnnlab.core.stack.build import build_network, stack_layers
from cnnlab.core.stack.read_back import stack_of
from cnnlab.digits.recogniser import default_network
from cnnlab.lessons.network_presets import shipped_network_presets


@pytest.mark.parametrize("preset", shipped_network_presets(), ids=lambda one: one.id)
def test_every_example_comes_back_as_the_same_layers(preset):
    stack = preset.sheet.stack
    again = stack_of(build_network(stack, 0))
    assert again.input_shape == stack.input_shape
    kinds = [type(layer) for layer in stack_layers(again)]
    assert kinds == [type(layer) for layer in stack_layers(stack)]
    assert build_network(again, 0).shapes.keys() == build_network(again, 1).shapes.keys()


def test_what_stands_before_and_after_is_left_out():
    stack = stack_of(default_network())
    assert stack.blocks[0].kind == "Conv2d"
    assert stack.blocks[-1].kind == "Linear"


def test_a_frozen_layer_between_others_is_refused():
    layers = [Normalise("a", 1), Flatten("flatten"), Temperature("between"), Linear("fc", (4, 2))]
    with pytest.raises(ShapeError, match="between"):
        stack_of(Network((1, 2, 2), layers))

"""A stack as a program in PyTorch, which is run where PyTorch is: names, shapes, and logits."""

import ast

import numpy as np
import pytest
from every_layer import INPUT_SHAPE, LAYERS
from programs import here

from cnnlab.core import ShapeError, save_network
from cnnlab.core.layers.blur import Blur
from cnnlab.core.layers.linear import Linear
from cnnlab.core.layers.scale import Normalise
from cnnlab.core.layers.whole_image import PrincipalComponents, Standardise
from cnnlab.core.network import Network
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import build_network
from cnnlab.export import stack_code
from cnnlab.export.stack_code import stack_program
from cnnlab.lessons.network_presets import ORDER, shipped_network_presets

PRESETS = {preset.id: preset for preset in shipped_network_presets()}
SMALL = Stack(
    (1, 8, 8), (Block("Conv2d"), Block("BatchNorm2d"), Block("LeakyReLU"), Block("Linear"))
)
BEFORE = {
    "nothing": (),
    "channel": (Normalise("normalise", 1),),
    "image": (Standardise("normalise", (1, 8, 8)),),
    "blurred": (Blur("blur", 1), Normalise("normalise", 1)),
    "whitened": (
        Standardise("normalise", (1, 8, 8)),
        PrincipalComponents("whiten", (1, 8, 8), 20, whitened=True),
    ),
}


def shaken(network):
    """With any numbers in all parameters, those that are divided by near 1."""
    rng = np.random.default_rng(5)
    for name, array in network.parameters.items():
        near = 1.0 if name.endswith(("std", "value", "running_var")) else 0.0
        array[...] = rng.normal(near, 0.2, array.shape)
    return network


def in_pytorch(program, network, tmp_path):
    """The program's own network with the weights of a saved file."""
    torch = pytest.importorskip("torch")
    from safetensors.torch import load_file

    names = {}
    exec(compile(program, "program.py", "exec"), names)
    save_network(tmp_path / "network.safetensors", network)
    weights = load_file(tmp_path / "network.safetensors")
    made = names["network"]
    own = {name: tuple(array.shape) for name, array in made.state_dict().items()}
    counts = {name for name in own if name.endswith("num_batches_tracked")}
    own = {name: shape for name, shape in own.items() if name not in counts}
    assert own == {name: array.shape for name, array in network.parameters.items()}
    made.load_state_dict(weights)
    return lambda x: made(torch.from_numpy(x)).detach().numpy()


def check(network, program, tmp_path):
    shaken(network)
    run = in_pytorch(program, network, tmp_path)
    x = np.random.default_rng(1).random((3, *network.input_shape), np.float32)
    logits = network.forward(x)
    np.testing.assert_allclose(run(x), logits, rtol=2e-3, atol=1e-4 * np.abs(logits).max())


@pytest.mark.parametrize("name", ORDER)
def test_examples_give_the_same_logits(name, tmp_path):
    sheet = PRESETS[name].sheet
    check(build_network(sheet.stack, 0), stack_program(sheet.stack), tmp_path)


@pytest.mark.parametrize("before", BEFORE)
def test_preprocessing_is_part_of_it(before, tmp_path):
    layers = BEFORE[before]
    check(build_network(SMALL, 0, layers), stack_program(SMALL, layers), tmp_path)


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: type(layer).__name__)
def test_every_kind_of_layer_is_the_same(layer, tmp_path, monkeypatch):
    shape = (layer.features[0],) if isinstance(layer, Linear) else INPUT_SHAPE
    monkeypatch.setattr(stack_code, "stack_layers", lambda stack: [layer])
    check(Network(shape, [layer]), stack_program(Stack(shape)), tmp_path)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_program_says_each_shape(language):
    program = stack_program(SMALL, BEFORE["channel"], language)
    ast.parse(program)
    assert ("各层" in program) == (language == "zh_CN")
    lines = [line.strip() for line in program.splitlines()]
    assert "def forward(self, x):  # 1×8×8" in lines
    assert "x = self.conv1(x)  # 8×6×6" in lines
    assert "x = self.flatten(x)  # 288" in lines
    assert "self.fc = nn.Linear(in_features=288, out_features=10)" in lines
    assert program.count("\n\n\nclass Normalise(nn.Module):\n") == 1
    assert program.count("\n\n\nclass Network(nn.Module):\n") == 1
    assert program.count("kernel_size=3") == 1
    assert max(map(len, program.splitlines())) < 100
    assert program.endswith(")\n")
    assert "\n\n\n\n" not in program


def test_what_is_shared_is_defined_once():
    twice = (*BEFORE["image"], Standardise("again", (1, 8, 8)))
    assert stack_program(SMALL, twice).count("class Standardise") == 1


def test_the_program_runs_by_itself():
    pytest.importorskip("torch")
    assert here(stack_program(SMALL)) == "torch.Size([1, 10])\n"


def test_a_stack_that_does_not_fit_has_no_program():
    with pytest.raises(ShapeError, match="conv1: a window of 9×9"):
        stack_program(SMALL.set(0, "size", 9))

"""A stack, and what preprocesses its input, as a class in PyTorch."""

from collections.abc import Sequence
from typing import Final

from cnnlab.core.layers.base import Layer, Module, Shape
from cnnlab.core.stack.blocks import Stack
from cnnlab.core.stack.build import stack_layers
from cnnlab.export.code_text import Words

_CLASS: Final = """# {title}
import torch
from torch import nn
{definitions}

class Network(nn.Module):
    def __init__(self):
        super().__init__()
{modules}

    def forward(self, x):  # {shape}
{steps}
        return x


network = Network().eval()
# {load}
# from safetensors.torch import load_file
# network.load_state_dict(load_file("network.safetensors"))
x = torch.zeros({zeros})
print(network(x).shape)
"""


def stack_program(stack: Stack, before: Sequence[Layer] = (), language: str = "en") -> str:
    """``network_program`` of a stack. Raises ShapeError for one that does not fit."""
    return network_program(stack.input_shape, [*before, *stack_layers(stack)], language)


def network_program(input_shape: Shape, layers: Sequence[Layer], language: str = "en") -> str:
    """A program that makes the network of these layers and runs it once.

    Its parameters have the names of ``Network.parameters``, so that weights that were saved here
    can be loaded.
    """
    say = Words(language)
    made = [layer.module() for layer in layers]
    shapes = _shapes(input_shape, layers)
    return _CLASS.format(
        title=say("A network of one layer after the other."),
        definitions="".join(
            f"\n\n{text.strip()}\n"
            for text in dict.fromkeys(one.definition for one in made)
            if text
        ),
        modules="\n".join(
            f"        self.{layer.name} = {_call(module)}"
            for layer, module in zip(layers, made, strict=True)
        ),
        steps="\n".join(
            f"        x = self.{layer.name}(x)  # {_size(shape)}"
            for layer, shape in zip(layers, shapes, strict=True)
        ),
        shape=_size(input_shape),
        load=say("The weights of a file that was saved here:"),
        zeros=", ".join(map(str, (1, *input_shape))),
    )


def _shapes(shape: Shape, layers: Sequence[Layer]) -> list[Shape]:
    """What comes out of each layer."""
    found = []
    for layer in layers:
        shape = layer.output_shape(shape)
        found.append(shape)
    return found


def _call(module: Module) -> str:
    arguments = ", ".join(f"{name}={_value(value)}" for name, value in module.arguments.items())
    return f"{'' if module.definition else 'nn.'}{module.name}({arguments})"


def _value(value: object) -> str:
    """A pair of equal numbers as one, as PyTorch takes windows."""
    alike = isinstance(value, tuple) and len(value) == 2 and value[0] == value[1]
    return repr(value[0] if isinstance(value, tuple) and alike else value)


def _size(shape: Shape) -> str:
    return "×".join(map(str, shape))

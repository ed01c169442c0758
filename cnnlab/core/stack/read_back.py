"""From a network back to a stack, so that one of a file can be changed like any other."""

from __future__ import annotations

from cnnlab.core.layers.base import Layer, Setting
from cnnlab.core.network import Network
from cnnlab.core.shapes import ShapeError
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import STACK_KINDS


def stack_of(network: Network) -> Stack:
    """The blocks of a network's layers; those that are not trained, before and after, are left out.

    Raises ShapeError for one between others, which no stack has.
    """
    kinds = [type(layer).__name__ in STACK_KINDS for layer in network.layers]
    known = [i for i, one in enumerate(kinds) if one]
    inner = network.layers[known[0] : known[-1] + 1] if known else ()
    for layer in inner:
        if type(layer).__name__ not in STACK_KINDS:
            raise ShapeError(f"{layer.name}: got a layer of no stack between others")
    return Stack(network.input_shape, tuple(_block(layer) for layer in inner))


def _block(layer: Layer) -> Block:
    settings: dict[str, Setting] = {}
    for one in layer.block_fields:
        if one.name == layer.units_field:
            pair = getattr(layer, "channels", None) or layer.features  # type: ignore[attr-defined]
            settings[one.name] = pair[1]
        else:
            settings[one.name] = getattr(layer, one.name)
    return Block(type(layer).__name__, settings)

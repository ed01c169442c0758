"""How a sheet is trained in the window: its network as it begins, and its recipe."""

from typing import Final

from cnnlab.core.layers.base import Layer
from cnnlab.core.network import Network
from cnnlab.core.preprocess import FittedSteps
from cnnlab.core.recipe import Recipe
from cnnlab.core.stack.blocks import Stack
from cnnlab.core.stack.build import build_network
from cnnlab.lessons.network_sheet import NetworkSheet

WARMUP: Final = 20
KNOBS: Final = ("learning_rate", "momentum", "weight_decay", "dropout", "batch", "optimiser")


def recipe_of(sheet: NetworkSheet) -> Recipe:
    """How a sheet is trained: without an end, at a rate that stays as it is set."""
    own = {name: getattr(sheet.recipe, name) for name in KNOBS}
    return Recipe(
        epochs=None,
        schedule="constant",
        warmup=WARMUP,
        seed=sheet.recipe.seed,
        augmentation=sheet.strength,
        **own,
    )


def layers_before(stack: Stack, fitted: FittedSteps | None) -> tuple[Layer, ...]:
    """The steps before a stack, as layers; none where they are not of its shape, or not known."""
    fits = fitted is not None and fitted.shape == stack.input_shape
    return fitted.layers() if fitted is not None and fits else ()


def first_network(sheet: NetworkSheet, fitted: FittedSteps | None) -> Network:
    """The network of a sheet as its training begins, with the steps before it."""
    before = layers_before(sheet.stack, fitted)
    network = build_network(sheet.stack, sheet.recipe.seed, before)
    if fitted is not None and before:
        fitted.install(network)
    return network

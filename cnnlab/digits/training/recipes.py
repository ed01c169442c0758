"""How the network that reads digits is trained: all that a training is told, in one value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from cnnlab.core.recipe import Recipe
from cnnlab.core.stack.blocks import Stack
from cnnlab.digits.recogniser import SHIPPED, ConvBlock, conv_stack
from cnnlab.digits.training.mixture import Mixture

LABEL_SMOOTHING = 0.03


STACKS: Mapping[str, Stack] = MappingProxyType(
    {
        "tiny": conv_stack(
            (ConvBlock(8, 5, True), ConvBlock(14, 3, True), ConvBlock(18, 3, True)),
            batch_norm=True,
            dropout=0.0,
        ),
        "small": conv_stack(
            (ConvBlock(12, 5, True), ConvBlock(24, 3, True), ConvBlock(56, 3, True)),
            batch_norm=True,
            dropout=0.1,
        ),
        "middle": conv_stack(
            (ConvBlock(16, 5, True), ConvBlock(32), ConvBlock(32, 3, True), ConvBlock(64)),
            batch_norm=True,
        ),
        "full": SHIPPED,
    }
)
"""Architectures to compare by name, of about 5, 20, 64 and 193 thousand parameters."""


@dataclass(frozen=True)
class DigitRecipe:
    """An architecture, hyperparameters, how images are distorted, and what is mixed in."""

    training: Recipe
    stack: Stack = SHIPPED
    """Of a network that begins from nothing."""
    strength: float = 1.0
    """Of the augmentation, as a factor of the usual one."""
    mixture: Mixture = Mixture()  # noqa: RUF009 - frozen
    blurs: bool = False
    """Whether the trained network stands behind a blur."""

    def told(self, epochs: int | None, seed: int | None) -> DigitRecipe:
        """The same with other epochs and another seed, where they are given."""
        training = self.training
        if epochs is not None:
            training = replace(training, epochs=epochs)
        if seed is not None:
            training = replace(training, seed=seed)
        return replace(self, training=training)


MIXTURE = Mixture(outliers=0.16, hard=0.08, turn=30)

FROM_NOTHING = DigitRecipe(
    Recipe(epochs=30, label_smoothing=LABEL_SMOOTHING, weight_average=0.999),
    mixture=MIXTURE,
    blurs=True,
)
FURTHER = DigitRecipe(
    replace(
        FROM_NOTHING.training, learning_rate=FROM_NOTHING.training.learning_rate / 4, warmup=20
    ),
    strength=0.5,
    mixture=MIXTURE,
)
"""Of a network that has been trained."""

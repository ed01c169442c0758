"""How the network that reads digits is trained: all that a training is told, in one value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cnnlab.core.training import Recipe
from cnnlab.digits.recogniser import SHIPPED, Stack
from cnnlab.digits.training.mixture import Mixture

LABEL_SMOOTHING = 0.03


@dataclass(frozen=True)
class DigitRecipe:
    """An architecture, hyperparameters, how images are distorted, and what is mixed in."""

    training: Recipe
    stack: Stack = SHIPPED
    """Of a network that begins from nothing."""
    strength: float = 1.0
    """Of the augmentation, as a factor of the usual one."""
    mixture: Mixture = Mixture()  # noqa: RUF009 - frozen

    def told(self, epochs: int | None, seed: int | None) -> DigitRecipe:
        """The same with other epochs and another seed, where they are given."""
        training = self.training
        if epochs is not None:
            training = replace(training, epochs=epochs)
        if seed is not None:
            training = replace(training, seed=seed)
        return replace(self, training=training)


FROM_NOTHING = DigitRecipe(Recipe(epochs=30, label_smoothing=LABEL_SMOOTHING))
FURTHER = DigitRecipe(
    replace(
        FROM_NOTHING.training, learning_rate=FROM_NOTHING.training.learning_rate / 4, warmup=20
    ),
    strength=0.5,
)
"""Of a network that has been trained."""

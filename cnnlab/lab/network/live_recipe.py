"""How a sheet is trained in the window."""

from typing import Final

from cnnlab.core.recipe import Recipe
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

"""Boxes for the settings of descent."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QAbstractSpinBox

from cnnlab.core.dense.fit import FitRecipe
from cnnlab.ui.neuron import fit_controls_words as words
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.number_box import NumberBox

BATCHES = (0, 1, 10, 32)


class RecipeColumn:
    """Learning rate, batch and momentum of one run."""

    def __init__(self) -> None:
        self.rate, self.batch, self.momentum = NumberBox(), ChoiceBox(), NumberBox()
        self.rate.setRange(0.0001, 100.0)
        self.rate.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self.momentum.setRange(0.0, 0.99)
        self.momentum.setSingleStep(0.1)
        self.boxes = (self.rate, self.batch, self.momentum)
        self._batches: tuple[int, ...] = BATCHES
        for box in self.boxes:
            box.setMinimumWidth(40)

    def show(self, recipe: FitRecipe, runs: bool = True) -> None:
        """Show settings, and whether there is a run that has them."""
        for box in self.boxes:
            box.setEnabled(runs)
        self.rate.show_value(recipe.learning_rate)
        self.momentum.show_value(recipe.momentum)
        if recipe.batch not in self._batches:
            self._batches = (*self._batches, recipe.batch)
            self._name_batches()
        self.batch.show_choice(recipe.batch)

    def connect(self, use: Callable[[str, float], object]) -> None:
        """Have ``use`` called with a field of FitRecipe and what was chosen for it."""
        self.rate.valueChanged.connect(partial(use, "learning_rate"))
        self.momentum.valueChanged.connect(partial(use, "momentum"))
        self.batch.chosen.connect(partial(use, "batch"))

    def retranslate(self) -> None:
        """Names of the batches, and tool tips."""
        self._name_batches()
        for box, tip in zip(self.boxes, words.recipe_tips(), strict=True):
            box.setToolTip(tip)

    def _name_batches(self) -> None:
        self.batch.set_choices([(str(n) if n else words.all_points(), n) for n in self._batches])

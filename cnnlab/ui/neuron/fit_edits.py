"""What the controls and the plane of the fit do to the document: each is one undo step."""

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.fit import FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function, FunctionKind
from cnnlab.core.dense.points import MOST_POINTS, Points, PointsKind
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.neuron.fit_values import (
    remade,
    with_label,
    with_moved_point,
    with_new_point,
    with_points,
    without_points,
)
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.sheet import Fitting, Layered

translate = QCoreApplication.translate
RIVAL = 0.1  # of the learning rate, at first
_EXAMPLE = np.array([0.5, 0.5]), np.array([1.0])


class FitEdits:
    """Edits of what is fitted."""

    def __init__(self, document: SheetDocument) -> None:
        self._document = document

    @property
    def fitting(self) -> Fitting:
        """What is fitted now."""
        return self._document.sheet.fitting

    # points

    def use_kind(self, kind: PointsKind) -> None:
        """Points of a kind; "own" keeps the points that are shown."""
        self._edit(remade(self.fitting, kind=kind), lambda: translate("FitEdits", "Points"))

    def use_count(self, count: int) -> None:
        self._remake(lambda: translate("FitEdits", "Number of points"), count=count)

    def use_noise(self, noise: float) -> None:
        self._remake(lambda: translate("FitEdits", "Noise"), noise=noise)

    def use_share(self, percent: int) -> None:
        self._remake(lambda: translate("FitEdits", "Share held out"), share=percent / 100)

    def use_seed(self, seed: int) -> None:
        self._remake(lambda: translate("FitEdits", "New points"), seed=seed)

    def clear(self) -> None:
        """No points at all."""
        everything = list(range(len(self.fitting.points)))
        if everything:
            gone = without_points(self.fitting, everything)
            self._edit(gone, lambda: translate("FitEdits", "Erase all points"))

    def take(self, points: Points) -> None:
        """Points from outside."""
        taken = with_points(self.fitting, points)
        self._edit(taken, lambda: translate("FitEdits", "Paste points"))

    def add(self, x: float, y: float, label: float, gesture: object) -> bool:
        """One more point; False where there are as many as there may be."""
        if len(self.fitting.points) >= MOST_POINTS:
            return False
        more = with_new_point(self.fitting, x, y, label)
        self._edit(more, lambda: translate("FitEdits", "Add point"), gesture)
        return True

    def move(self, index: int, x: float, y: float, gesture: object) -> None:
        moved = with_moved_point(self.fitting, index, x, y)
        self._edit(moved, lambda: translate("FitEdits", "Move point"), gesture)

    def erase(self, indices: list[int], gesture: object = None) -> None:
        left = without_points(self.fitting, indices)
        self._edit(left, lambda: translate("FitEdits", "Erase points"), gesture)

    def turn(self, index: int) -> None:
        """A point into the other class."""
        other = 1.0 - float(self.fitting.points.labels[index])
        turned = with_label(self.fitting, index, other)
        self._edit(turned, lambda: translate("FitEdits", "Other class"))

    # network and settings

    def use_hidden(self, hidden: tuple[int, ...]) -> None:
        """Units of the hidden layers."""
        self._use_network(lambda: translate("FitEdits", "Hidden layers"), "hidden", hidden=hidden)

    def use_function(self, kind: FunctionKind) -> None:
        self._use_network(
            lambda: translate("FitEdits", "Activation function"), function=Function(kind)
        )

    def use_start(self, seed: int) -> None:
        self._use_network(lambda: translate("FitEdits", "New weights"), "start", seed=seed)

    def use_recipe(self, name: str, value: float) -> None:
        """``name`` is a field of FitRecipe."""
        recipe = _with(self.fitting.recipe, name, value)
        if recipe != self.fitting.recipe:
            changed = replace(self.fitting, recipe=recipe)
            self._edit(changed, partial(_recipe_text, name), ("fit", name))

    def use_rival(self, name: str, value: float) -> None:
        """The same of the rival."""
        if self.fitting.rival is None:
            return
        rival = _with(self.fitting.rival, name, value)
        if rival != self.fitting.rival:
            changed = replace(self.fitting, rival=rival)
            self._edit(changed, partial(_recipe_text, name), ("fit rival", name))

    def race(self, on: bool) -> None:
        """With a rival or without one."""
        if on == (self.fitting.rival is not None):
            return
        recipe = self.fitting.recipe
        slower = max(1e-4, float(f"{recipe.learning_rate * RIVAL:.6g}"))
        rival = replace(recipe, learning_rate=slower) if on else None
        self._edit(replace(self.fitting, rival=rival), partial(_race_text, on))

    def slow_down(self, rival: bool) -> None:
        """A tenth of the learning rate."""
        recipe = self.fitting.rival if rival else self.fitting.recipe
        if recipe is not None:
            slower = max(1e-4, float(f"{recipe.learning_rate / 10:.6g}"))
            use = self.use_rival if rival else self.use_recipe
            use("learning_rate", slower)

    # to the page of layers

    def open_in_layers(self, dense: Dense, point: int) -> None:
        """The network as it is, with a point as its example; -1 for none."""
        points, old = self.fitting.points, self._document.sheet.layered
        chosen = 0 <= point < len(points)
        if chosen:
            x, target = points.x[point], points.labels[point : point + 1]
        else:
            fits = len(old.x) == 2 and len(old.target) == 1
            x, target = (old.x, old.target) if fits else _EXAMPLE
        opened = Layered(dense, x, target, "cross_entropy")
        self._document.edit_layered(opened, partial(_opened_text, chosen))

    # inside

    def _remake(self, text: StepName, **changes: Any) -> None:
        self._edit(remade(self.fitting, **changes), text, ("fit", *changes))

    def _use_network(self, text: StepName, gesture: str = "", **changes: Any) -> None:
        network: FitNetwork = replace(self.fitting.network, **changes)
        if network != self.fitting.network:
            merges = ("fit", gesture) if gesture else None
            self._edit(replace(self.fitting, network=network), text, merges)

    def _edit(self, fitting: Fitting, text: StepName, gesture: object = None) -> None:
        self._document.edit_fitting(fitting, text, gesture)


def _with(recipe: FitRecipe, name: str, value: float) -> FitRecipe:
    changed: Any = {name: int(value) if name == "batch" else value}
    return replace(recipe, **changed)


def _recipe_text(name: str) -> str:
    return {
        "learning_rate": translate("FitEdits", "Learning rate"),
        "batch": translate("FitEdits", "Batch"),
        "momentum": translate("FitEdits", "Momentum"),
    }[name]


def _race_text(on: bool) -> str:
    return translate("FitEdits", "Race") if on else translate("FitEdits", "No race")


def _opened_text(with_point: bool) -> str:
    if with_point:
        return translate("FitEdits", "Open the point in Layers")
    return translate("FitEdits", "Use the fitted weights")

"""Edits of the layered network: numbers, sizes, functions, steps of descent, guesses."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Array
from cnnlab.core.dense.backward import LossKind, descended
from cnnlab.core.dense.dense import Dense, initial
from cnnlab.core.dense.functions import Function, FunctionKind
from cnnlab.core.numbers import LARGEST
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.neuron.passes import Passes
from cnnlab.lab.neuron.predictions import GuessKind, guesses_within, with_guess
from cnnlab.lab.shared.history import StepName
from cnnlab.lessons.sheet import Layered
from cnnlab.scene.network_parts import ErrorOf, Goal, Item, Link, Unit

translate = QCoreApplication.translate


class LayersEdits:
    """Each is one undo step; equal gestures are one."""

    def __init__(self, document: SheetDocument) -> None:
        self._document = document

    @property
    def layered(self) -> Layered:
        """What is edited."""
        return self._document.sheet.layered

    # numbers on the picture

    def set_number(self, item: Item, value: float | None, gesture: object = None) -> None:
        """A weight, an input, a target, or a guess (None takes it back)."""
        if isinstance(item, Link) and value is not None:
            self._set_weight(item, value, gesture)
        elif isinstance(item, Goal) and value is not None:
            self.set_target(item.unit, value, gesture)
        elif isinstance(item, Unit) and item.layer == 0 and value is not None:
            self._set_input(item.unit, value, gesture)
        elif isinstance(item, ErrorOf):
            self._guess("error", item.layer, item.unit, value, gesture)
        elif isinstance(item, Unit):
            self._guess("a", item.layer, item.unit, value, gesture)

    def set_target(self, unit: int, value: float, gesture: object = None) -> None:
        """What an output should be."""
        changed = _with(self.layered.target, unit, value)
        if changed is not self.layered.target:
            layered = replace(self.layered, target=changed)
            self._edit(layered, lambda: translate("LayersEdits", "Target"), gesture)

    def _set_weight(self, link: Link, value: float, gesture: object) -> None:
        dense = self.layered.dense.with_weight(link.layer, link.unit, link.source, value)
        if dense is not self.layered.dense:
            layered = replace(self.layered, dense=dense)
            self._edit(layered, lambda: translate("LayersEdits", "Weight"), gesture)

    def _set_input(self, unit: int, value: float, gesture: object) -> None:
        changed = _with(self.layered.x, unit, value)
        if changed is not self.layered.x:
            layered = replace(self.layered, x=changed)
            self._edit(layered, lambda: translate("LayersEdits", "Input"), gesture)

    def _guess(
        self, kind: GuessKind, layer: int, unit: int, value: float | None, gesture: object
    ) -> None:
        guessed = with_guess(self.layered, kind, layer, unit, value)
        if guessed.guesses != self.layered.guesses:
            self._edit(guessed, lambda: translate("LayersEdits", "Guess"), gesture)

    # controls

    def set_sizes(self, sizes: tuple[int, ...], gesture: object = None) -> None:
        """Other numbers of units; the weights that remain are kept, new ones are drawn."""
        layered = self.layered
        if sizes != layered.dense.sizes:
            dense = resized(layered.dense, sizes, layered.seed)
            changed = replace(
                layered,
                dense=dense,
                x=_to_length(layered.x, sizes[0]),
                target=_to_length(layered.target, sizes[-1]),
            )
            changed = replace(changed, guesses=guesses_within(changed))
            self._edit(changed, lambda: translate("LayersEdits", "Layers"), gesture)

    def set_hidden_function(self, kind: FunctionKind) -> None:
        """The activation function of all hidden layers."""
        dense = self.layered.dense
        functions = (*(Function(kind) for _ in dense.functions[:-1]), dense.functions[-1])
        self._set_functions(functions, self.layered.loss)

    def set_output_function(self, kind: FunctionKind) -> None:
        """That of the output; a cross-entropy goes with a sigmoid only."""
        functions = (*self.layered.dense.functions[:-1], Function(kind))
        self._set_functions(functions, self.layered.loss if kind == "sigmoid" else "squared")

    def _set_functions(self, functions: tuple[Function, ...], loss: LossKind) -> None:
        dense = self.layered.dense
        if functions != dense.functions:
            changed = replace(self.layered, dense=Dense(dense.weights, functions), loss=loss)
            self._edit(changed, lambda: translate("LayersEdits", "Activation function"))

    def set_loss(self, loss: LossKind) -> None:
        """Another loss."""
        if loss != self.layered.loss:
            layered = replace(self.layered, loss=loss)
            self._edit(layered, lambda: translate("LayersEdits", "Loss"))

    def set_learning_rate(self, value: float) -> None:
        """How far a step of descent goes."""
        if value != self.layered.learning_rate:
            layered = replace(self.layered, learning_rate=value)
            self._edit(layered, lambda: translate("LayersEdits", "Learning rate"), "learning rate")

    def set_predicts(self, predicts: bool) -> None:
        """Whether the units' numbers are hidden until they are guessed."""
        if predicts != self.layered.predicts:
            layered = replace(self.layered, predicts=predicts, guesses=())
            self._edit(layered, lambda: translate("LayersEdits", "Predict"))

    def use_seed(self, seed: int, gesture: object = None) -> None:
        """New weights from a seed."""
        dense = self.layered.dense
        drawn = initial(dense.sizes, dense.functions, seed)
        changed = replace(self.layered, dense=drawn, seed=seed)
        self._edit(changed, lambda: translate("LayersEdits", "New weights"), gesture)

    def descend(self, passes: Passes, link: Link | None) -> tuple[float, float] | None:
        """A step of descent of all weights or of one; the loss before and after it.

        None, and nothing is done, where that would be no number or a weight too large.
        """
        dense, rate = self.layered.dense, self.layered.learning_rate
        with np.errstate(over="ignore", invalid="ignore"):
            moved = descended(dense, passes.gradients.weights, rate)
        if link is not None:
            at = link.unit, link.source
            value = float(moved.weights[link.layer][at])
            moved = dense.with_weight(link.layer, *at, value)
        if not all(bool((np.abs(array) <= LARGEST).all()) for array in moved.weights):
            return None
        after = Passes(moved, self.layered.x, self.layered.target, self.layered.loss).loss
        layered = replace(self.layered, dense=moved)
        self._edit(layered, lambda: translate("LayersEdits", "One step of descent"))
        return passes.loss, after

    def _edit(self, layered: Layered, text: StepName, gesture: object = None) -> None:
        self._document.edit_layered(layered, text, gesture)


def resized(dense: Dense, sizes: tuple[int, ...], seed: int) -> Dense:
    """A network of other sizes with what remains of the weights; new ones are drawn."""
    hidden, output = dense.functions[0], dense.functions[-1]
    functions = (*(hidden for _ in sizes[1:-1]), output)
    drawn = initial(sizes, functions, seed)
    old, last = dense.weights, len(sizes) - 2
    weights = []
    for layer, fresh in enumerate(drawn.weights):
        source = old[-1] if layer == last else old[layer] if layer < len(old) - 1 else None
        weights.append(fresh if source is None else _with_corner(fresh, source))
    return Dense(tuple(weights), functions)


def _with_corner(fresh: Array, old: Array) -> Array:
    """The first rows and columns of both are the old ones."""
    made = fresh.copy()
    rows, columns = (min(a, b) for a, b in zip(fresh.shape, old.shape, strict=True))
    made[:rows, :columns] = old[:rows, :columns]
    return made


def _with(array: Array, index: int, value: float) -> Array:
    if array[index] == value:
        return array
    changed = array.copy()
    changed[index] = value
    return changed


def _to_length(array: Array, length: int) -> Array:
    return np.concatenate([array[:length], np.zeros(max(0, length - len(array)))])

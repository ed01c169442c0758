"""Checkpoints: a training in a file, resumed with the same result as if it had never stopped.

A safetensors file with the parameters, the optimiser's state under ``optimiser.``, the weights'
running average under ``optimiser.average.``, and in its metadata the recipe and its changes, JSON:
[[step, name, value], ...].
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from types import MappingProxyType
from typing import Any

import numpy as np

from cnnlab.core.architecture import architecture_text, brief
from cnnlab.core.arrays import Floats
from cnnlab.core.changes import Change, Place, checked_change, place_after, settings_at
from cnnlab.core.files import write_file
from cnnlab.core.network import Network
from cnnlab.core.optim import OPTIMISERS
from cnnlab.core.recipe import Recipe
from cnnlab.core.strict_json import parse_json
from cnnlab.core.training import Dataset, Training, averaged
from cnnlab.core.weights import (
    WeightsError,
    check_network,
    network_from,
    read_tensors,
    tensor_bytes,
)

OPTIMISER = "optimiser."
AVERAGE = "average."
LONGEST_COUNT = 18  # digits
FORMER_NAMES = {
    "rate": "learning_rate",
    "decay": "weight_decay",
    "clip": "max_grad_norm",
    "part": "micro_batch",
}
"""Settings as the first checkpoints name them."""
ADDED: dict[str, Any] = {
    "label_smoothing": 0.0,
    "weight_average": 0.0,
    "schedule": "cosine",
    "momentum": 0.9,
    "dropout": None,
    "augmentation": None,
}
"""Settings that the first checkpoints lack, with what was done then."""
OPTIONAL = {"epochs": int, "dropout": float, "augmentation": float}
"""Settings that may be None."""
NO_NOTES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class Checkpoint:
    """A training as a file holds it, checked; without its dataset."""

    path: str
    network: Network
    recipe: Recipe
    state: Mapping[str, Floats]
    """The optimiser's, and the weights' average."""
    steps: int
    images: int
    """Of an epoch."""
    notes: Mapping[str, str]
    changes: tuple[Change, ...] = ()

    @classmethod
    def of(cls, training: Training, notes: Mapping[str, str] = NO_NOTES) -> "Checkpoint":
        """A training as it stands now; its arrays are the training's own until it is copied."""
        average = {AVERAGE + name: a for name, a in training.average.weights.items()}
        return cls(
            "",
            training.network,
            training.recipe,
            {**training.optimiser.state, **average},
            training.done,
            len(training.dataset),
            notes,
            training.changes,
        )

    @property
    def nbytes(self) -> int:
        """Of its arrays."""
        arrays = (*self.network.parameters.values(), *self.state.values())
        return sum(a.nbytes for a in arrays)

    def trained(self) -> Network:
        """What is learned so far: the network, or a copy with the average of its weights."""
        return averaged(self.network, self.average())

    def copy(self) -> "Checkpoint":
        """One that can be trained on without changing this one."""
        state = {name: a.copy() for name, a in self.state.items()}
        return replace(self, network=self.network.copy(), state=state)

    def contents(self) -> bytes:
        """The file, for ``read_checkpoint``."""
        tensors = dict(self.network.parameters)
        tensors |= {OPTIMISER + name: array for name, array in self.state.items()}
        described = {
            "architecture": architecture_text(self.network),
            "recipe": json.dumps(asdict(self.recipe), allow_nan=False),
            "changes": json.dumps(self.changes, allow_nan=False),
            "steps": str(self.steps),
            "images": str(self.images),
        }
        return tensor_bytes(tensors, {**self.notes, **described})

    def training(self, dataset: Dataset) -> Training:
        """The training on its dataset.

        Raises WeightsError for one of another length, or without the strength that was changed.
        """
        if self.images != len(dataset):
            raise WeightsError(
                f"{self.path}: images: got {len(dataset):,}, expected the {self.images:,} that "
                "training began with: resume with the same data"
            )
        try:
            training = Training(self.network, dataset, self.recipe, self.changes)
        except ValueError as error:
            raise WeightsError(f"{self.path}: {error}: resume with the same data") from error
        state = {n: array for n, array in self.state.items() if not n.startswith(AVERAGE)}
        training.resume(self.steps, state, self.average())
        return training

    def average(self) -> dict[str, Floats]:
        """The running average of the weights by their names; empty where there is none."""
        return {
            name.removeprefix(AVERAGE): array
            for name, array in self.state.items()
            if name.startswith(AVERAGE)
        }


def save_checkpoint(
    path: str | os.PathLike[str], training: Training, notes: Mapping[str, str] = NO_NOTES
) -> None:
    """Write a checkpoint for ``read_checkpoint``, with notes of the caller's. Raises OSError."""
    write_file(path, Checkpoint.of(training, notes).contents())


def read_checkpoint(path: str | os.PathLike[str]) -> Checkpoint:
    """What a checkpoint holds. Raises WeightsError for a file that is no checkpoint; OSError."""
    tensors, notes = read_tensors(path)
    recipe = _recipe(path, notes)
    params = {name: t for name, t in tensors.items() if not name.startswith(OPTIMISER)}
    network = network_from(path, params, notes)
    state = {n.removeprefix(OPTIMISER): t for n, t in tensors.items() if n not in params}
    steps, images = _count(path, notes, "steps"), _count(path, notes, "images")
    changes = _changes(path, notes, recipe, steps)
    found = Checkpoint(os.fspath(path), network, recipe, state, steps, images, notes, changes)
    _check_progress(found)
    _check_state(found)
    if averaged := found.average():
        check_network(path, Network(network.input_shape, network.layers, averaged))
    return found


def load_checkpoint(path: str | os.PathLike[str], dataset: Dataset) -> Training:
    """The training that a checkpoint holds, on the same dataset.

    Raises WeightsError for a file that is no checkpoint, or one of another dataset; OSError.
    """
    return read_checkpoint(path).training(dataset)


def _check_progress(found: Checkpoint) -> None:
    recipe, changes, images = found.recipe, found.changes, found.images
    if recipe.epochs is None:
        return
    place = place_after(found.steps, images, recipe, changes)
    if place > Place(recipe.epochs, 0) or (found.steps and not images):
        batch = settings_at(recipe, changes, found.steps).batch
        most = recipe.epochs * -(-images // batch)
        reason = f"got {found.steps:,}, expected at most the {most:,} of its recipe"
        raise WeightsError(f"{found.path}: steps: {reason}")


def _check_state(found: Checkpoint) -> None:
    """Each average of each parameter that is trained, once a step is done."""
    optimiser = settings_at(found.recipe, found.changes, found.steps).optimiser
    expected = {
        f"{average}.{name}": found.network.parameters[name].shape
        for average in OPTIMISERS[optimiser].averages
        for name in (found.network.trainable if found.steps else ())
    }
    if found.steps and found.recipe.weight_average:
        expected |= {AVERAGE + name: a.shape for name, a in found.network.parameters.items()}
    if strange := sorted(set(expected) ^ set(found.state)):
        what = "is missing" if strange[0] in expected else "is of no parameter that is trained"
        raise WeightsError(f"{found.path}: {OPTIMISER}{strange[0]}: the tensor {what}")
    for name, shape in expected.items():
        array = found.state[name]
        if array.shape != shape:
            reason = f"got shape {array.shape}, expected {shape}"
        elif not np.isfinite(array).all() or (name.startswith("square.") and (array < 0).any()):
            reason = "some numbers are negative, infinite or NaN, expected those of a training"
        else:
            continue
        raise WeightsError(f"{found.path}: {OPTIMISER}{name}: {reason}")


def _recipe(path: str | os.PathLike[str], notes: Mapping[str, str]) -> Recipe:
    try:
        if "recipe" not in notes:
            raise ValueError("it is missing")
        stored = parse_json(notes["recipe"])
        if not isinstance(stored, dict):
            raise ValueError(f"got {brief(stored)}, expected an object")
        given: dict[str, Any] = stored
        settings = ADDED | {FORMER_NAMES.get(name, name): value for name, value in given.items()}
        if set(settings) != {field.name for field in fields(Recipe)} or not all(
            _is_setting(name, value) for name, value in settings.items()
        ):
            raise ValueError("its settings are not those of this cnnlab")
        recipe = Recipe(**settings)
        recipe.check()
        return recipe
    except ValueError as error:
        raise WeightsError(f"{os.fspath(path)}: recipe: {error}; no checkpoint") from error


def _is_setting(name: str, value: object) -> bool:
    """Whether a value is of a setting's type; an integer is a number too."""
    kind = OPTIONAL.get(name, type(getattr(Recipe(), name)))
    if value is None:
        return name in OPTIONAL
    return type(value) is kind or (kind is float and type(value) is int)


def _changes(
    path: str | os.PathLike[str], notes: Mapping[str, str], recipe: Recipe, steps: int
) -> tuple[Change, ...]:
    """The changes in their order. Raises WeightsError, which names one that is out of range."""
    found: list[Change] = []
    place = "changes"
    try:
        stored = parse_json(notes.get("changes", "[]"))
        if not isinstance(stored, list):
            raise ValueError(f"got {brief(stored)}, expected an array")
        for i, one in enumerate(stored):
            place = f"changes[{i}]"
            change = _change(one, recipe)
            if not (found[-1].step if found else 1) <= change.step <= steps + 1:
                raise ValueError(f"got step {change.step:,}, expected those of the training")
            found.append(change)
    except ValueError as error:
        raise WeightsError(f"{os.fspath(path)}: {place}: {error}; no checkpoint") from error
    return tuple(found)


def _change(stored: object, recipe: Recipe) -> Change:
    if not (isinstance(stored, list) and len(stored) == len(Change._fields)):
        raise ValueError(f"got {brief(stored)}, expected [step, name, value]")
    step, name, value = stored
    if type(step) is not int or type(name) is not str or type(value) not in (int, float, str):
        raise ValueError(f"got {brief(stored)}, expected [step, name, value]")
    return checked_change(recipe, step, name, value)


def _count(path: str | os.PathLike[str], notes: Mapping[str, str], name: str) -> int:
    text = notes.get(name, "")
    if not text.isdecimal() or len(text) > LONGEST_COUNT:
        raise WeightsError(f"{os.fspath(path)}: {name}: no number; a checkpoint has one")
    return int(text)

"""Checkpoints: a training in a file, resumed with the same result as if it had never stopped.

A safetensors file with the parameters, the optimiser's state under ``optimiser.``, the weights'
running average under ``optimiser.average.``, and the recipe in its metadata.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from types import MappingProxyType
from typing import Any

import numpy as np

from cnnlab.core.architecture import architecture_text, brief
from cnnlab.core.arrays import Floats
from cnnlab.core.network import Network
from cnnlab.core.optim import OPTIMISERS
from cnnlab.core.strict_json import parse_json
from cnnlab.core.training import Dataset, Recipe, Training
from cnnlab.core.weights import (
    WeightsError,
    check_network,
    network_from,
    read_tensors,
    write_tensors,
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
ADDED = {"label_smoothing": 0.0, "weight_average": 0.0}
"""Settings that the first checkpoints lack, with what was done then."""
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

    def training(self, dataset: Dataset) -> Training:
        """The training on its dataset. Raises WeightsError for one of another length."""
        if self.images != len(dataset):
            raise WeightsError(
                f"{self.path}: images: got {len(dataset):,}, expected the {self.images:,} that "
                "training began with: resume with the same data"
            )
        training = Training(self.network, dataset, self.recipe)
        training.optimiser.state = {
            name: array for name, array in self.state.items() if not name.startswith(AVERAGE)
        }
        training.average.weights = self.average()
        training.optimiser.steps = self.steps
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
    tensors = dict(training.network.parameters)
    tensors |= {OPTIMISER + name: array for name, array in training.optimiser.state.items()}
    average = training.average.weights
    tensors |= {OPTIMISER + AVERAGE + name: array for name, array in average.items()}
    described = {
        "architecture": architecture_text(training.network),
        "recipe": json.dumps(asdict(training.recipe), allow_nan=False),
        "steps": str(training.optimiser.steps),
        "images": str(len(training.dataset)),
    }
    write_tensors(path, tensors, {**notes, **described})


def read_checkpoint(path: str | os.PathLike[str]) -> Checkpoint:
    """What a checkpoint holds. Raises WeightsError for a file that is no checkpoint; OSError."""
    tensors, notes = read_tensors(path)
    recipe = _recipe(path, notes)
    params = {name: t for name, t in tensors.items() if not name.startswith(OPTIMISER)}
    network = network_from(path, params, notes)
    state = {n.removeprefix(OPTIMISER): t for n, t in tensors.items() if n not in params}
    steps, images = _count(path, notes, "steps"), _count(path, notes, "images")
    found = Checkpoint(os.fspath(path), network, recipe, state, steps, images, notes)
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
    all_steps = found.recipe.epochs * -(-found.images // found.recipe.batch)
    if found.steps > all_steps:
        reason = f"got {found.steps:,}, expected at most the {all_steps:,} of its recipe"
        raise WeightsError(f"{found.path}: steps: {reason}")


def _check_state(found: Checkpoint) -> None:
    """Each average of each parameter that is trained, once a step is done."""
    expected = {
        f"{average}.{name}": found.network.parameters[name].shape
        for average in OPTIMISERS[found.recipe.optimiser].averages
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
        kinds = {field.name: type(getattr(Recipe(), field.name)) for field in fields(Recipe)}
        if not isinstance(stored, dict):
            raise ValueError(f"got {brief(stored)}, expected an object")
        settings: dict[str, Any] = stored
        settings = ADDED | {FORMER_NAMES.get(n, n): value for n, value in settings.items()}
        if {name: type(value) for name, value in settings.items()} != kinds:
            raise ValueError("its settings are not those of this cnnlab")
        recipe = Recipe(**settings)
        recipe.check()
        return recipe
    except ValueError as error:
        raise WeightsError(f"{os.fspath(path)}: recipe: {error}; no checkpoint") from error


def _count(path: str | os.PathLike[str], notes: Mapping[str, str], name: str) -> int:
    text = notes.get(name, "")
    if not text.isdecimal() or len(text) > LONGEST_COUNT:
        raise WeightsError(f"{os.fspath(path)}: {name}: no number; a checkpoint has one")
    return int(text)

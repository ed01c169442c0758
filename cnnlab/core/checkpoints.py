"""Checkpoints: a training in a file, resumed with the same result as if it had never stopped.

A safetensors file with the parameters, the optimiser's state under ``optimiser.``, and the recipe
in its metadata.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, fields

from cnnlab.core.optim import OPTIMISERS
from cnnlab.core.training import Dataset, Recipe, Training
from cnnlab.core.weights import (
    WeightsError,
    architecture_text,
    network_from,
    read_tensors,
    write_tensors,
)

OPTIMISER = "optimiser."
FORMER_NAMES = {
    "rate": "learning_rate",
    "decay": "weight_decay",
    "clip": "max_grad_norm",
    "part": "micro_batch",
}
"""Settings as the first checkpoints name them."""


def save_checkpoint(path: str | os.PathLike[str], training: Training) -> None:
    """Write a checkpoint for ``load_checkpoint``. Raises OSError."""
    tensors = dict(training.network.parameters)
    tensors |= {OPTIMISER + name: array for name, array in training.optimiser.state.items()}
    notes = {
        "architecture": architecture_text(training.network),
        "recipe": json.dumps(asdict(training.recipe)),
        "steps": str(training.optimiser.steps),
        "images": str(len(training.dataset)),
    }
    write_tensors(path, tensors, notes)


def load_checkpoint(path: str | os.PathLike[str], dataset: Dataset) -> Training:
    """The training that a checkpoint holds, on the same dataset.

    Raises WeightsError for a file that is no checkpoint, or one of another dataset; OSError.
    """
    tensors, notes = read_tensors(path)
    params = {name: t for name, t in tensors.items() if not name.startswith(OPTIMISER)}
    network = network_from(path, params, notes)
    training = Training(network, dataset, _recipe(path, notes))
    state = {n.removeprefix(OPTIMISER): t for n, t in tensors.items() if n not in params}
    training.optimiser.state = state
    training.optimiser.steps = _count(path, notes, "steps")
    images = _count(path, notes, "images")
    if images != len(dataset):
        raise WeightsError(
            f"{os.fspath(path)}: images: got {len(dataset):,}, expected the {images:,} that "
            "training began with: resume with the same data"
        )
    return training


def _recipe(path: str | os.PathLike[str], notes: Mapping[str, str]) -> Recipe:
    try:
        stored = json.loads(notes["recipe"])
        settings = {FORMER_NAMES.get(name, name): value for name, value in stored.items()}
        kinds = {field.name: type(getattr(Recipe(), field.name)) for field in fields(Recipe)}
        if {name: type(value) for name, value in settings.items()} != kinds:
            raise ValueError("its settings are not those of this cnnlab")
        if settings["optimiser"] not in OPTIMISERS:
            raise ValueError(f"there is no optimiser {settings['optimiser']!r}")
        return Recipe(**settings)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise WeightsError(f"{os.fspath(path)}: recipe: {error}; no checkpoint") from error


def _count(path: str | os.PathLike[str], notes: Mapping[str, str], name: str) -> int:
    if not notes.get(name, "").isdecimal():
        raise WeightsError(f"{os.fspath(path)}: {name}: no number; a checkpoint has one")
    return int(notes[name])

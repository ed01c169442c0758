"""Training: a generator of reports, which stops and resumes exactly.

All chance is drawn from the seed, the step and the place in the batch, so neither a stop nor the
number of threads changes what is learned. A batch is worked through in parts that fit the cache.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, fields
from threading import Event
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from cnnlab.core.arrays import Floats
from cnnlab.core.losses import cross_entropy
from cnnlab.core.network import Network
from cnnlab.core.optim import OPTIMISERS, Optimiser, clipped, cosine, summed
from cnnlab.core.weights import (
    WeightsError,
    architecture_text,
    network_from,
    read_tensors,
    write_tensors,
)

ORDER, PART = 0, 1  # what chance is drawn for
REMEMBERED = "optimiser."


class ExampleSource(Protocol):
    """What a network is trained on."""

    def __len__(self) -> int:
        """How many images an epoch has."""

    def draw(
        self, which: npt.NDArray[np.int_], rng: np.random.Generator
    ) -> tuple[Floats, npt.NDArray[Any]]:
        """Images (n, C, H, W) and their targets, labels (n,) or probabilities (n, K).

        Called from several threads at once; all chance comes from ``rng``.
        """


@dataclass(frozen=True)
class Recipe:
    """How to train."""

    epochs: int = 10
    batch: int = 128
    rate: float = 2e-3
    """The learning rate at its highest; it falls along a cosine."""
    decay: float = 0.01
    optimiser: str = "adam"
    warmup: int = 200
    """Steps in which the learning rate rises."""
    clip: float = 5.0
    """The longest gradient."""
    part: int = 32
    """Images that are worked through at once."""
    seed: int = 0


class Report(NamedTuple):
    """Where training stands after a step."""

    step: int
    steps: int
    epoch: int
    """From 1."""
    loss: float
    """Of this step's batch, before the step; as ``accuracy``, a share of 1."""
    accuracy: float
    images_per_second: float
    problem: str = ""
    """Why it has stopped, where something went wrong."""

    @property
    def done(self) -> bool:
        """Whether this is the last."""
        return self.step == self.steps or bool(self.problem)


class Training:
    """A network on its way: what it is, how far it has come, what the optimiser remembers."""

    def __init__(self, network: Network, examples: ExampleSource, recipe: Recipe) -> None:
        self.network = network
        self.examples = examples
        self.recipe = recipe
        self.optimiser: Optimiser = OPTIMISERS[recipe.optimiser](decay=recipe.decay)
        self._order: tuple[int, npt.NDArray[np.int_]] = (-1, np.arange(0))

    @property
    def steps(self) -> int:
        """Of the whole training."""
        return self.recipe.epochs * self.steps_each

    @property
    def steps_each(self) -> int:
        """Of an epoch; the last batch of each may be smaller."""
        return -(-len(self.examples) // self.recipe.batch)

    def reports(self, *, threads: int = 1, stop: Event | None = None) -> Iterator[Report]:
        """Train, a report a step, until the end, until ``stop`` is set or a loss is no number.

        BLAS runs in one thread meanwhile, and the parts of a batch in ``threads``.
        """
        from threadpoolctl import threadpool_limits

        with threadpool_limits(1, user_api="blas"), ThreadPoolExecutor(threads) as pool:
            while self.optimiser.steps < self.steps and not (stop and stop.is_set()):
                report = self._step(pool)
                yield report
                if report.problem:
                    return

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write a checkpoint, from which ``resumed`` goes on as if nothing had happened."""
        tensors = dict(self.network.parameters)
        tensors |= {REMEMBERED + name: array for name, array in self.optimiser.state.items()}
        notes = {
            "architecture": architecture_text(self.network),
            "recipe": json.dumps(asdict(self.recipe)),
            "steps": str(self.optimiser.steps),
            "images": str(len(self.examples)),
        }
        write_tensors(path, tensors, notes)

    def _step(self, pool: ThreadPoolExecutor) -> Report:
        start, done = time.perf_counter(), self.optimiser.steps
        which = self._batch(done)
        parts = range(0, len(which), self.recipe.part)
        found = list(pool.map(lambda first: self._part(which, first), parts))
        loss = sum(part.loss for part in found)
        accuracy = sum(part.right for part in found) / max(1, sum(part.clear for part in found))
        problem = "" if np.isfinite(loss) else _problem(done + 1, loss)
        if not problem:
            gradients = clipped(summed([part.gradients for part in found]), self.recipe.clip)
            share = cosine(done, self.steps, warmup=self.recipe.warmup)
            self.optimiser.step(self.network.parameters, gradients, self.recipe.rate * share)
        seconds = time.perf_counter() - start
        step, epoch = done + (not problem), done // self.steps_each + 1
        speed = len(which) / seconds
        return Report(step, self.steps, epoch, loss, accuracy, speed, problem)

    def _batch(self, step: int) -> npt.NDArray[np.int_]:
        epoch, place = divmod(step, self.steps_each)
        if self._order[0] != epoch:
            rng = np.random.default_rng([self.recipe.seed, ORDER, epoch])
            self._order = epoch, rng.permutation(len(self.examples))
        return self._order[1][place * self.recipe.batch : (place + 1) * self.recipe.batch]

    def _part(self, which: npt.NDArray[np.int_], first: int) -> _Part:
        mine = which[first : first + self.recipe.part]
        rng = np.random.default_rng([self.recipe.seed, PART, self.optimiser.steps, first])
        images, targets = self.examples.draw(mine, rng)
        logits, tape = self.network.run(images, rng)
        loss, dlogits = cross_entropy(logits, targets)
        share = len(mine) / len(which)
        gradients, _ = self.network.backward_chunk(
            dlogits * dlogits.dtype.type(share), tape, trainable_only=True
        )
        right, clear = _right(logits, targets)
        return _Part(loss * share, right, clear, gradients)


class _Part(NamedTuple):
    loss: float
    right: int
    clear: int
    gradients: dict[str, Floats]


def resumed(path: str | os.PathLike[str], examples: ExampleSource) -> Training:
    """The training that a checkpoint holds, on the same examples.

    Raises WeightsError for a file that is no checkpoint, or one of other examples; OSError.
    """
    tensors, notes = read_tensors(path)
    numbers = {name: t for name, t in tensors.items() if not name.startswith(REMEMBERED)}
    network = network_from(path, numbers, notes)
    training = Training(network, examples, _recipe(path, notes))
    state = {n.removeprefix(REMEMBERED): t for n, t in tensors.items() if n not in numbers}
    training.optimiser.state = state
    training.optimiser.steps = _count(path, notes, "steps")
    images = _count(path, notes, "images")
    if images != len(examples):
        raise WeightsError(
            f"{os.fspath(path)}: images: got {len(examples):,}, expected the {images:,} that "
            "training began with: resume with the same data"
        )
    return training


def _recipe(path: str | os.PathLike[str], notes: dict[str, str]) -> Recipe:
    try:
        settings = json.loads(notes["recipe"])
        kinds = {field.name: type(getattr(Recipe(), field.name)) for field in fields(Recipe)}
        if {name: type(value) for name, value in settings.items()} != kinds:
            raise ValueError("its settings are not those of this cnnlab")
        if settings["optimiser"] not in OPTIMISERS:
            raise ValueError(f"there is no optimiser {settings['optimiser']!r}")
        return Recipe(**settings)
    except (KeyError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise WeightsError(f"{os.fspath(path)}: recipe: {error}; no checkpoint") from error


def _count(path: str | os.PathLike[str], notes: dict[str, str], name: str) -> int:
    if not notes.get(name, "").isdecimal():
        raise WeightsError(f"{os.fspath(path)}: {name}: no number; a checkpoint has one")
    return int(notes[name])


def _right(logits: Floats, targets: npt.NDArray[Any]) -> tuple[int, int]:
    """How many images are read right, of those whose target is clear."""
    if targets.ndim == 1:
        return int((logits.argmax(axis=1) == targets).sum()), len(targets)
    clear = targets.max(axis=1) > 0.5
    right = (logits.argmax(axis=1) == targets.argmax(axis=1)) & clear
    return int(right.sum()), int(clear.sum())


def _problem(step: int, loss: float) -> str:
    return (
        f"step {step}: the loss is {loss}, no number to go on from: "
        "train again with a smaller learning rate"
    )

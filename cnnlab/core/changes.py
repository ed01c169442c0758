"""What of a recipe is changed while a network trains.

Where a training stands in its epoch, and what its optimiser is, follow from recipe and changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from threading import Lock
from types import MappingProxyType
from typing import Any, NamedTuple

from cnnlab.core.recipe import LARGEST, Recipe


class Change(NamedTuple):
    """A setting of the recipe that has another value from a step on, counted from 1."""

    step: int
    name: str
    value: float | str


CHANGEABLE: Mapping[str, type[float] | type[int] | type[str]] = MappingProxyType(
    {
        "learning_rate": float,
        "momentum": float,
        "weight_decay": float,
        "dropout": float,
        "batch": int,
        "optimiser": str,
        "augmentation": float,
    }
)
"""Settings that may be changed while a network trains, with their types."""


class Place(NamedTuple):
    """Where in its data a training stands."""

    epoch: int
    """From 0."""
    used: int
    """Images of the epoch that have been drawn."""


def checked_change(recipe: Recipe, step: int, name: str, value: float | str) -> Change:
    """A change of a recipe. Raises ValueError for what can't be changed, or a value out of range.

    A number that is whole may stand for an integer, and an integer for a number.
    """
    if name not in CHANGEABLE:
        raise ValueError(f"{name}: can't be changed; expected one of {', '.join(CHANGEABLE)}")
    kind = CHANGEABLE[name]
    found: Any = None
    if isinstance(value, str):
        found = value if kind is str else None
    elif kind is not str and abs(value) <= LARGEST and not isinstance(value, bool):
        found = kind(value) if kind(value) == value else None
    if found is None:
        raise ValueError(f"{name}: got {value!r}, expected {_WORDS[kind]}")
    replace(recipe, **{name: found}).check()
    return Change(step, name, found)


def settings_at(recipe: Recipe, changes: Iterable[Change], step: int) -> Recipe:
    """The recipe as it is at a step, counted from 1."""
    changed: dict[str, Any] = {c.name: c.value for c in changes if c.step <= step}
    return replace(recipe, **changed) if changed else recipe


def place_after(steps: int, images: int, recipe: Recipe, changes: Iterable[Change]) -> Place:
    """Where a training on so many images stands after that many steps."""
    batches = [(1, recipe.batch)]
    batches += [(c.step, int(c.value)) for c in changes if c.name == "batch" and c.step <= steps]
    place = Place(0, 0)
    for (first, batch), (after, _) in pairwise([*batches, (steps + 1, 0)]):
        if after > first:
            place = _further(place, after - first, images, batch)
    return place


def steps_left(place: Place, images: int, epochs: int, batch: int) -> int:
    """Steps from a place to the end of that many epochs."""
    if place.epoch >= epochs:
        return 0
    return _batches(images - place.used, batch) + (epochs - place.epoch - 1) * _batches(
        images, batch
    )


def optimiser_steps(steps: int, recipe: Recipe, changes: Sequence[Change]) -> int:
    """Steps that the optimiser in use after so many steps has taken, of all ``steps``."""
    kind, first = recipe.optimiser, 1
    for change in changes:
        if change.name == "optimiser" and change.value != kind and change.step <= steps:
            kind, first = str(change.value), change.step
    return steps - first + 1


def _further(place: Place, steps: int, images: int, batch: int) -> Place:
    left = _batches(images - place.used, batch)
    if steps < left:
        return Place(place.epoch, place.used + steps * batch)
    epochs, rest = divmod(steps - left, max(1, _batches(images, batch)))
    return Place(place.epoch + 1 + epochs, rest * batch)


def _batches(images: int, batch: int) -> int:
    return -(-images // batch)


def merged(changes: Iterable[Change], more: Iterable[Change]) -> tuple[Change, ...]:
    """All in the order of the steps; of a setting that is changed twice at a step, the last."""
    latest = {(c.step, c.name): c for c in (*changes, *more)}
    return tuple(sorted(latest.values(), key=lambda c: c.step))


class Changes:
    """The changes of a recipe while one thread takes steps and others ask for more.

    What is asked for acts at the step after the one that has begun.
    """

    def __init__(self, recipe: Recipe, changes: Iterable[Change] = ()) -> None:
        self.recipe = recipe
        self._changes = merged((), (checked_change(recipe, *change) for change in changes))
        self._asked: tuple[Change, ...] = ()
        self._begun = 0  # the step that has begun, or the last one that is done
        self._lock = Lock()

    @property
    def all(self) -> tuple[Change, ...]:
        """In the order of the steps; the last ones may not have come yet."""
        with self._lock:
            return merged(self._changes, self._asked)

    def ask(self, name: str, value: float | str) -> Change:
        """Another value from the next step on. Raises ValueError as ``checked_change`` does."""
        with self._lock:
            change = checked_change(self.recipe, self._begun + 1, name, value)
            self._asked = merged(self._asked, [change])
            return change

    def begin(self, step: int) -> Recipe:
        """The settings of a step that begins; what is changed from now on is for the next."""
        with self._lock:
            self._begun = step
            self._changes, self._asked = merged(self._changes, self._asked), ()
            return settings_at(self.recipe, self._changes, step)

    def stand_at(self, steps: int) -> None:
        """No step is under way after so many; what is asked for acts at the next one."""
        with self._lock:
            self._begun = steps
            self._asked = tuple(c._replace(step=steps + 1) for c in self._asked)


_WORDS: Mapping[type, str] = {float: "a number", int: "a whole number", str: "a name"}

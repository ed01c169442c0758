"""What the Convolution tab shows, as one frozen value."""

from dataclasses import dataclass, fields, replace
from fractions import Fraction
from typing import Literal

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.experiment.experiment import Experiment, OperationSettings, replaced
from cnnlab.core.experiment.steps import Cell
from cnnlab.lessons.presets import Preset, new_numbers

OutputMode = Literal["fill", "all", "predict"]
Role = Literal["input", "filters", "biases"]
PARTS = ("input", "filters", "biases", "stride", "padding", "dilation", "operation", "scale")


@dataclass(frozen=True, eq=False)
class Bench:
    """An experiment, and what it came from.

    ``baseline`` is what reset returns to and edited marks are derived from. ``seed`` tells which
    random numbers these are, ``white`` which value a picture's white has when the input is one.
    ``predictions`` are the outputs that the learner typed, ``shown`` the cells whose sum was given
    away, ``scored`` counts the right ones of all predictions whose numbers have gone since.
    ``reference`` is the output to compare with, ``chain`` the benches whose output became the next
    one's input. ``kept`` are the settings of operations not in use, at most one of each kind.
    """

    experiment: Experiment
    baseline: Experiment
    preset: str
    output_mode: OutputMode = "fill"
    seed: int | None = None
    white: float | None = None
    predictions: tuple[tuple[Cell, float], ...] = ()
    reference: Array | None = None
    chain: tuple["Bench", ...] = ()
    kept: tuple[OperationSettings, ...] = ()
    shown: tuple[Cell, ...] = ()
    scored: tuple[int, int] = (0, 0)


def from_preset(preset: Preset, output_mode: OutputMode = "fill") -> Bench:
    """Bench as the preset gives it."""
    experiment = preset.experiment
    return Bench(experiment, experiment, preset.id, output_mode, white=preset.white)


def with_part(bench: Bench, role: Role, array: Array) -> Bench:
    """The same bench with another input, other filters or other biases."""
    return replace(bench, experiment=_with(bench.experiment, role, array))


def with_cell(bench: Bench, role: Role, index: tuple[int, ...], value: float) -> Bench:
    """The same bench with one number changed; ``bench`` itself if the number is that already."""
    array: Array = getattr(bench.experiment, role)
    if array[index] == value:
        return bench
    return with_part(bench, role, replaced(array, index, value))


def with_new_numbers(bench: Bench, seed: int) -> Bench:
    """The same geometry with the random numbers that ``seed`` stands for."""
    experiment = new_numbers(bench.experiment, np.random.default_rng(seed))
    return replace(bench, experiment=experiment, baseline=experiment, seed=seed, white=None)


def with_picture(bench: Bench, picture: Array, white: float) -> Bench:
    """A picture (C, H, W) as input; the filters' channels are repeated or cut to match its own."""
    e = bench.experiment
    channels = np.arange(picture.shape[0]) % e.filters.shape[1]
    same = picture.shape[0] == e.filters.shape[1]
    filters = e.filters if same else e.filters[:, channels]
    experiment = replace(e, input=picture, filters=filters)
    return replace(bench, experiment=experiment, baseline=experiment, seed=None, white=white)


def with_kernel(bench: Bench, filter_index: int, kernel: Array) -> Bench:
    """One filter replaced by a kernel (kh, kw), the same on every channel; sums count whole."""
    filters = bench.experiment.filters.copy()
    filters[filter_index] = kernel
    new = with_part(bench, "filters", filters)
    if new.experiment.scale == 1:
        return new
    return replace(new, experiment=replace(new.experiment, scale=Fraction(1)))


def edited(bench: Bench, role: Role) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]] | None:
    """Mask of the values that differ from the baseline; None when nothing does."""
    now: Array = getattr(bench.experiment, role)
    before: Array = getattr(bench.baseline, role)
    if now is before or now.shape != before.shape:
        return None
    return now != before


def is_edited(bench: Bench) -> bool:
    """Whether any value or setting differs from the baseline."""
    e, before = bench.experiment, bench.baseline
    return e is not before and any(
        not np.array_equal(getattr(e, name), getattr(before, name)) for name in PARTS
    )


def changes(old: Bench, new: Bench) -> frozenset[str]:
    """Names of the fields, and of the experiment's parts, that are no longer the same object."""
    own = {f.name for f in fields(Bench) if getattr(old, f.name) is not getattr(new, f.name)}
    parts = {
        name for name in PARTS if getattr(old.experiment, name) is not getattr(new.experiment, name)
    }
    return frozenset(own | parts)


def _with(e: Experiment, role: Role, array: Array) -> Experiment:
    if role == "input":
        return replace(e, input=array)
    if role == "filters":
        return replace(e, filters=array)
    return replace(e, biases=array)

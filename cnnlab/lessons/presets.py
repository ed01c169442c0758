"""Worked examples as data: files of resources/presets, checked before they are believed."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cnnlab.assets import asset
from cnnlab.core.experiment.evaluate import Problem, evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lessons import form
from cnnlab.lessons.preset_files import (
    FRAME,
    PresetKind,
    TitledPreset,
    check_frame,
    file_data,
    frame_data,
    said_of,
    texts_of,
)

if TYPE_CHECKING:
    from numpy.random import Generator  # costs 20 ms, and starting needs no random numbers

FORMAT: Final = "cnnlab preset"
_DESCRIPTION: Final = FRAME | {"decimals", "white"}
ORDER: Final = (
    "course-demo",
    "article-window",
    "inner-product",
    "x-diagonal",
    "x-cross",
    "x-mirrored",
    "x-all",
    "stride-line",
    "arithmetic-figure",
    "relu",
    "sigmoid",
    "pooling-max",
    "pooling-average",
    "picture-sobel",
    "picture-blur",
    "picture-sharpen",
    "picture-emboss",
    "picture-laplacian",
)


@dataclass(frozen=True, eq=False)
class Preset(TitledPreset):
    """A named experiment.

    ``source`` is the experiment, or what makes it when it is first asked for. With ``truncate``
    decimals are cut off where they are shown, not rounded. ``white`` is the value of a picture's
    white, 1 or 255, where the input is a picture.
    """

    source: Experiment | Callable[[], Experiment]
    truncate: bool = False
    white: float | None = None

    @cached_property
    def experiment(self) -> Experiment:
        """The experiment; of a preset that was loaded, one that has an output."""
        return self.source if isinstance(self.source, Experiment) else self.source()


def shipped_presets() -> list[Preset]:
    """List the program's own presets in the order of its menu.

    Their experiments are made when asked for: all at once they cost 3 ms or more of each start.
    """
    return [_shipped(asset("presets", f"{name}.json")) for name in ORDER]


def preset_from(data: Any) -> Preset:
    """Preset of a file's data. Raises ValueError, with the place and the reason."""
    preset = _described(data)
    return replace(preset, source=preset.experiment)


def preset_data(preset: Preset) -> dict[str, Any]:
    """What a preset's file holds: the inverse of ``preset_from``."""
    data = frame_data(preset, FORMAT)
    if preset.truncate:
        data["decimals"] = "truncate"
    if preset.white is not None:
        data["white"] = preset.white
    return data | form.experiment_data(preset.experiment)


PRESETS: Final = PresetKind(preset_data, preset_from)


def new_numbers(experiment: Experiment, rng: "Generator") -> Experiment:
    """Draw numbers as the course demo: input 0, 1, 2, weights -1, 0, 1, biases 1, then 0."""
    biases = np.zeros(experiment.biases.shape)
    biases[0] = 1.0
    return replace(
        experiment,
        input=rng.integers(0, 3, experiment.input.shape).astype(np.float64),
        filters=rng.integers(-1, 2, experiment.filters.shape).astype(np.float64),
        biases=biases,
    )


def _shipped(path: Path) -> Preset:
    with said_of(path):
        return _described(file_data(path))


def _described(data: Any) -> Preset:
    """Preset whose frame is checked, and whose experiment will be."""
    check_frame(data, FORMAT, _DESCRIPTION | form.KEYS)
    numbers = {name: value for name, value in data.items() if name not in _DESCRIPTION}
    texts = texts_of(data, "title"), texts_of(data, "about")
    return Preset(data["id"], *texts, partial(_made, numbers), _truncate(data), _white(data))


def _made(numbers: dict[str, Any]) -> Experiment:
    experiment = form.experiment_from(numbers)
    result = evaluate(experiment)
    if isinstance(result, Problem):
        raise ValueError(f"{result.code}: no output with {result.numbers}")
    return experiment


def _truncate(data: dict[str, Any]) -> bool:
    came = data.get("decimals", "round")
    if came not in ("round", "truncate"):
        raise ValueError(f"decimals: got {came!r:.40}, expected 'round' or 'truncate'")
    return bool(came == "truncate")


def _white(data: dict[str, Any]) -> float | None:
    came = data.get("white")
    if came is None:
        return None
    if type(came) not in (int, float) or came not in (1, 255):
        raise ValueError(f"white: got {came!r:.40}, expected 1 or 255")
    return float(came)

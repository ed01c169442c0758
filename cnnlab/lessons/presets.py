"""Worked examples as data: files of resources/presets, checked before they are believed."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from cnnlab.assets import asset
from cnnlab.core.experiment.evaluate import Problem, evaluate
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lessons import form

if TYPE_CHECKING:
    from numpy.random import Generator  # costs 20 ms, and starting needs no random numbers

FORMAT: Final = "cnnlab preset"
VERSION: Final = 1
FRAME: Final = frozenset({"format", "version", "id", "title", "about", "decimals", "white"})
LANGUAGES: Final = ("en", "zh_CN")
MOST_BYTES: Final = 1_000_000
MOST_LETTERS: Final = {"id": 200, "title": 200, "about": 2000}
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


class PresetError(ValueError):
    """A preset file that can't be used; the message names the file, the place and the reason."""


@dataclass(frozen=True, eq=False)
class Preset:
    """A named experiment; ``title`` and ``about`` are texts by language code.

    ``source`` is the experiment, or what makes it when it is first asked for. With ``truncate``
    decimals are cut off where they are shown, not rounded. ``white`` is the value of a picture's
    white, 1 or 255, where the input is a picture.
    """

    id: str
    title: dict[str, str]
    about: dict[str, str]
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


def load_preset(path: Path) -> Preset:
    """Preset of a JSON file. Raises PresetError for a file that is none, or a wrong one."""
    with said_of(path):
        return preset_from(file_data(path))


def preset_from(data: Any) -> Preset:
    """Preset of a file's data. Raises ValueError, with the place and the reason."""
    preset = _described(data)
    return replace(preset, source=preset.experiment)


def preset_data(preset: Preset) -> dict[str, Any]:
    """What a preset's file holds: the inverse of ``preset_from``."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "id": preset.id,
        "title": preset.title,
        "about": preset.about,
    }
    if preset.truncate:
        data["decimals"] = "truncate"
    if preset.white is not None:
        data["white"] = preset.white
    return data | form.experiment_data(preset.experiment)


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


@contextmanager
def said_of(path: Path) -> Iterator[None]:
    """Raise what goes wrong with a file as PresetError, which names it."""
    try:
        yield
    except (OSError, ValueError, RecursionError) as error:
        raise PresetError(f"{path.name}: {error}") from error


def _shipped(path: Path) -> Preset:
    with said_of(path):
        return _described(file_data(path))


def file_data(path: Path) -> Any:
    """JSON of a preset's file. Raises OSError, ValueError."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES // 1_000_000} MB")
    return json.loads(path.read_text(encoding="utf-8"))


def _described(data: Any) -> Preset:
    """Preset whose frame is checked, and whose experiment will be."""
    check_frame(data, FORMAT, FRAME | form.KEYS)
    numbers = {name: value for name, value in data.items() if name not in FRAME}
    texts = texts_of(data, "title"), texts_of(data, "about")
    return Preset(data["id"], *texts, partial(_made, numbers), _truncate(data), _white(data))


def _made(numbers: dict[str, Any]) -> Experiment:
    experiment = form.experiment_from(numbers)
    result = evaluate(experiment)
    if isinstance(result, Problem):
        raise ValueError(f"{result.code}: no output with {result.numbers}")
    return experiment


def check_frame(data: Any, format_name: str, keys: frozenset[str]) -> None:
    """Raise ValueError for data that don't say of which format they are, or have other keys."""
    if not isinstance(data, dict):
        raise ValueError(f"got {type(data).__name__}, expected an object")
    for name in ("format", "version", "id", "title", "about"):
        if name not in data:
            raise ValueError(f"'{name}' is missing")
    if data["format"] != format_name:
        raise ValueError(f"format: got {data['format']!r:.40}, expected {format_name!r}")
    if type(data["version"]) is not int or data["version"] != VERSION:
        raise ValueError(f"version: got {data['version']!r:.40}, expected {VERSION}")
    if not _is_text(data["id"], "id"):
        raise ValueError(f"id: got {data['id']!r:.40}, expected a short text")
    unknown = sorted(set(data) - keys)
    if unknown:
        raise ValueError(f"{unknown[0]:.40}: no such setting in version {VERSION}")


def texts_of(data: dict[str, Any], name: str) -> dict[str, str]:
    """Texts by language code. Raises ValueError."""
    texts = data[name]
    if not isinstance(texts, dict) or not all(language in texts for language in LANGUAGES):
        raise ValueError(f"{name}: expected texts for en and zh_CN")
    if not all(_is_text(text, name) for text in texts.values()):
        raise ValueError(f"{name}: expected texts of 1 to {MOST_LETTERS[name]} letters")
    return texts


def _is_text(value: Any, name: str) -> bool:
    if not isinstance(value, str) or len(value) > MOST_LETTERS[name]:
        return False
    return name == "about" or bool(value.strip())


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

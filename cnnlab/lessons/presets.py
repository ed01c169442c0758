"""Worked examples as data: files of resources/presets, checked before they are believed."""

import json
import re
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from cnnlab.assets import asset
from cnnlab.core.evaluate import Problem, evaluate
from cnnlab.core.experiment import Array, Experiment
from cnnlab.core.numbers import LARGEST

if TYPE_CHECKING:
    from numpy.random import Generator  # costs 20 ms, and starting needs no random numbers

FORMAT = "cnnlab preset"
VERSION = 1
KEYS = {
    *("format", "version", "id", "title", "about"),
    *("input", "filters", "biases", "stride", "padding", "dilation", "scale"),
}
MOST = 64  # the largest stride, padding or dilation
ORDER = ("course-demo", "article-window", "inner-product")
_SCALE = re.compile(r"-?[0-9]{1,9}(/[1-9][0-9]{0,8})?")


class PresetError(ValueError):
    """A preset file that can't be used; the message names the file, the place and the reason."""


@dataclass(frozen=True, eq=False)
class Preset:
    """A named experiment; ``title`` and ``about`` are texts by language code."""

    id: str
    title: dict[str, str]
    about: dict[str, str]
    experiment: Experiment


def shipped_presets() -> list[Preset]:
    """List the program's own presets in the order of its menu."""
    return [load_preset(asset("presets", f"{name}.json")) for name in ORDER]


def load_preset(path: Path) -> Preset:
    """Preset of a JSON file. Raises PresetError for a file that is none, or a wrong one."""
    try:
        return _preset(json.loads(path.read_text(encoding="utf-8")))
    except KeyError as error:
        raise PresetError(f"{path.name}: {error} is missing") from error
    except (OSError, ValueError, RecursionError) as error:
        raise PresetError(f"{path.name}: {error}") from error


def _preset(data: Any) -> Preset:
    _check_frame(data)
    experiment = Experiment(
        input=_numbers(data, "input"),
        filters=_numbers(data, "filters"),
        biases=_numbers(data, "biases"),
        stride=_pair(data, "stride", 1),
        padding=_pair(data, "padding", 0),
        dilation=_pair(data, "dilation", 1),
        scale=_scale(data),
    )
    result = evaluate(experiment)
    if isinstance(result, Problem):
        raise ValueError(f"{result.code}: no output with {result.numbers}")
    return Preset(data["id"], _texts(data, "title"), _texts(data, "about"), experiment)


def _check_frame(data: Any) -> None:
    if not isinstance(data, dict):
        raise ValueError(f"an object was wanted, {type(data).__name__} came")
    if data["format"] != FORMAT:
        raise ValueError(f"format: {data['format']!r:.40} came, {FORMAT!r} was wanted")
    if type(data["version"]) is not int or data["version"] != VERSION:
        raise ValueError(f"version: {data['version']!r:.40} came, {VERSION} was wanted")
    if not isinstance(data["id"], str):
        raise ValueError(f"id: {data['id']!r:.40} came, a text was wanted")
    unknown = sorted(set(data) - KEYS)
    if unknown:
        raise ValueError(f"{unknown[0]:.40}: no such setting in version {VERSION}")


def _numbers(data: dict[str, Any], name: str) -> Array:
    try:
        array = np.asarray(data[name])
    except ValueError as error:
        raise ValueError(f"{name}: lists of equal length were wanted") from error
    if array.dtype.kind not in "iuf" or not (abs(array.astype(np.float64)) <= LARGEST).all():
        raise ValueError(f"{name}: numbers within ±{LARGEST:.0e} were wanted")
    return array.astype(np.float64)


def _pair(data: dict[str, Any], name: str, least: int) -> tuple[int, int]:
    came = data.get(name, [least, least])
    whole = [v for v in came if type(v) is int] if isinstance(came, list) else []
    if len(whole) != 2 or len(came) != 2 or min(whole) < least or max(whole) > MOST:
        raise ValueError(
            f"{name}: {came!r:.40} came, [rows, columns] of {least} to {MOST} was wanted"
        )
    return whole[0], whole[1]


def _scale(data: dict[str, Any]) -> Fraction:
    came = data.get("scale", 1)
    text = str(came) if type(came) is int else came
    if not isinstance(text, str) or not _SCALE.fullmatch(text):
        raise ValueError(f"scale: {came!r:.40} came, 1 or a fraction such as '1/9' was wanted")
    return Fraction(text)


def _texts(data: dict[str, Any], name: str) -> dict[str, str]:
    texts = data[name]
    if not isinstance(texts, dict) or not all(
        isinstance(texts.get(language), str) for language in ("en", "zh_CN")
    ):
        raise ValueError(f"{name}: texts for en and zh_CN were wanted")
    return texts


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

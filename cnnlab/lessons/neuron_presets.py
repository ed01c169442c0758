"""Worked examples of the Neuron tab as data: files of resources/neurons, checked when used."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final, TypeAlias

from cnnlab.assets import asset
from cnnlab.lessons.fields import choice_of
from cnnlab.lessons.form_checks import wanted
from cnnlab.lessons.preset_files import (
    FRAME,
    PagePreset,
    PresetKind,
    check_frame,
    file_data,
    frame_data,
    said_of,
    texts_of,
)
from cnnlab.lessons.sheet import PART_OF, Fitting, Layered, OneNeuron, Page, Sheet
from cnnlab.lessons.sheet_form import PARTS

FORMAT: Final = "cnnlab neuron preset"
KEYS: Final = FRAME | {"page", *PARTS}
ORDER: Final = (
    "festival-artist",
    "festival-both",
    "festival-either",
    "and",
    "or",
    "not",
    "xor-one",
    "xor-layers",
    "three-three-one",
    "deep",
    "fit-and",
    "fit-xor",
    "fit-moons",
    "fit-rings",
    "fit-spiral",
)
FIRST: Final[dict[str, str]] = {
    "one": "festival-artist",
    "layered": "three-three-one",
    "fitting": "fit-xor",
}
"""What each part of a sheet is at first: the tutorial's own examples, and a fit worth watching."""
KEPT: Final[dict[str, tuple[str, ...]]] = {
    "one": ("predicts", "derivative"),
    "layered": ("predicts", "learning_rate"),
    "fitting": (),
}
"""How each part is looked at: no example sets that."""
_PAGE: Final = choice_of(tuple(PART_OF))

Parts: TypeAlias = dict[str, OneNeuron | Layered | Fitting]
"""Parts of a sheet by their names in it."""


@dataclass(frozen=True, eq=False)
class NeuronPreset(PagePreset):
    """A named example.

    ``page`` is the one that shows it; ``source`` the parts of a sheet that it sets, or what makes
    them when they are first asked for.
    """

    page: Page
    source: Parts | Callable[[], Parts]

    @cached_property
    def parts(self) -> Parts:
        """The parts, which name this example. Raises FormError where they were not checked."""
        made = self.source if isinstance(self.source, dict) else self.source()
        return {name: replace(part, preset=self.id) for name, part in made.items()}

    def applied(self, sheet: Sheet) -> Sheet:
        """The sheet with the parts that this example sets, its other parts as they are.

        How a part is looked at stays too: who predicts goes on predicting.
        """
        parts: dict[str, Any] = {
            name: replace(part, **{key: getattr(getattr(sheet, name), key) for key in KEPT[name]})
            for name, part in self.parts.items()
        }
        return replace(sheet, **parts)


def shipped_neuron_presets() -> list[NeuronPreset]:
    """List the program's own examples in the order of the menu; none of them is checked yet."""
    return [load_neuron_preset(asset("neurons", f"{name}.json")) for name in ORDER]


def load_neuron_preset(path: Path) -> NeuronPreset:
    """Example of a JSON file; its parts are checked when they are first used.

    Raises PresetError for a file that is none, or whose frame is wrong.
    """
    with said_of(path):
        return _described(file_data(path))


def neuron_preset_from(data: Any) -> NeuronPreset:
    """Example of a file's data, all of it checked. Raises ValueError, with place and reason."""
    preset = _described(data)
    return replace(preset, source=preset.parts)


def neuron_preset_data(preset: NeuronPreset) -> dict[str, Any]:
    """What an example's file holds: the inverse of ``neuron_preset_from``."""
    parts = {
        name: PARTS[name].write(replace(part, preset="")) for name, part in preset.parts.items()
    }
    return frame_data(preset, FORMAT) | {"page": preset.page} | parts


NEURON_PRESETS: Final = PresetKind(neuron_preset_data, neuron_preset_from)


def preset_of_page(sheet: Sheet, page: Page) -> NeuronPreset | None:
    """What a page shows as an example, still without an id and a title; None where it has no part.

    How it is looked at and what was typed as a guess are left out.
    """
    if page not in PART_OF:
        return None
    name = PART_OF[page]
    part: OneNeuron | Layered | Fitting = getattr(sheet, name)
    left_out = (*KEPT[name], "guesses")
    usual: dict[str, Any] = {f.name: f.default for f in fields(part) if f.name in left_out}
    return NeuronPreset("", {}, {}, page, {name: replace(part, **usual)})


def first_sheet(presets: list[NeuronPreset] | None = None) -> Sheet:
    """What the tab opens on: of each part its example in ``FIRST``."""
    by_id = {preset.id: preset for preset in presets or shipped_neuron_presets()}
    parts: dict[str, Any] = {name: by_id[wanted].parts[name] for name, wanted in FIRST.items()}
    return Sheet(**parts)


def _described(data: Any) -> NeuronPreset:
    """Example whose frame is checked, and whose parts will be."""
    check_frame(data, FORMAT, KEYS)
    parts = {name: data[name] for name in PARTS if name in data}
    if not parts:
        raise ValueError(f"got no part of a sheet, expected one of {', '.join(PARTS)}")
    title, about = texts_of(data, "title"), texts_of(data, "about")
    page: Page = _PAGE.read(data.get("page"), "page")
    wanted(data, PART_OF[page])
    return NeuronPreset(data["id"], title, about, page, partial(_made, parts))


def _made(parts: dict[str, Any]) -> Parts:
    return {name: PARTS[name].read(came, name) for name, came in parts.items()}

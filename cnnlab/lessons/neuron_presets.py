"""Worked examples of the Neuron tab as data: files of resources/neurons, checked when used."""

from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from cnnlab.assets import asset
from cnnlab.lessons.fields import choice_of
from cnnlab.lessons.preset_files import check_frame, file_data, said_of, texts_of
from cnnlab.lessons.sheet import Fitting, Layered, OneNeuron, Page, Sheet
from cnnlab.lessons.sheet_form import PARTS

FORMAT: Final = "cnnlab neuron preset"
KEYS: Final = frozenset({"format", "version", "id", "title", "about", "page", *PARTS})
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
_PAGE: Final = choice_of(("neuron", "layers", "fit"))


@dataclass(frozen=True, eq=False)
class NeuronPreset:
    """A named example; ``title`` and ``about`` are texts by language code.

    ``data`` holds the parts of a sheet that it sets, which are checked when they are first used;
    ``page`` is the one that shows them.
    """

    id: str
    title: dict[str, str]
    about: dict[str, str]
    page: Page
    data: dict[str, Any]

    @cached_property
    def parts(self) -> dict[str, OneNeuron | Layered | Fitting]:
        """The parts by their names in a sheet. Raises FormError."""
        return {
            name: replace(PARTS[name].read(came, name), preset=self.id)
            for name, came in self.data.items()
        }

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
        data = file_data(path)
        check_frame(data, FORMAT, KEYS)
        parts = {name: data[name] for name in PARTS if name in data}
        if not parts:
            raise ValueError(f"got no part of a sheet, expected one of {', '.join(PARTS)}")
        title, about = texts_of(data, "title"), texts_of(data, "about")
        page: Page = _PAGE.read(data.get("page"), "page")
        return NeuronPreset(data["id"], title, about, page, parts)


def first_sheet(presets: list[NeuronPreset] | None = None) -> Sheet:
    """What the tab opens on: of each part its example in ``FIRST``."""
    by_id = {preset.id: preset for preset in presets or shipped_neuron_presets()}
    parts: dict[str, Any] = {name: by_id[wanted].parts[name] for name, wanted in FIRST.items()}
    return Sheet(**parts)

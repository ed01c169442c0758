"""Worked examples of the Neuron tab as data: files of resources/neurons, checked when used."""

from dataclasses import replace
from typing import Any, Final

from cnnlab.lessons.page_presets import PageFiles, PagePreset
from cnnlab.lessons.preset_files import PresetKind
from cnnlab.lessons.sheet import PART_OF, Page, Sheet
from cnnlab.lessons.sheet_form import PARTS

FORMAT: Final = "cnnlab neuron preset"
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
_LEFT_OUT: Final = {name: (*kept, "guesses") for name, kept in KEPT.items()}


class NeuronPreset(PagePreset):
    """A named example. Who predicts goes on predicting: how a part is looked at stays."""

    def placed(self, name: str, part: Any, shown: Any) -> Any:
        """A part as it takes the place of the one that is shown."""
        return replace(part, **{key: getattr(shown, key) for key in KEPT[name]})


NEURON_FILES: Final = PageFiles(NeuronPreset, FORMAT, "neurons", ORDER, PART_OF, PARTS)
NEURON_PRESETS: Final = PresetKind(NEURON_FILES.write, NEURON_FILES.read)


def preset_of_page(sheet: Sheet, page: Page) -> NeuronPreset | None:
    """What a page shows as an example, still without an id and a title; None where it has no part.

    How it is looked at and what was typed as a guess are left out.
    """
    return NEURON_FILES.of_page(sheet, page, _LEFT_OUT)


def first_sheet(presets: list[NeuronPreset] | None = None) -> Sheet:
    """What the tab opens on: of each part its example in ``FIRST``."""
    return Sheet(**NEURON_FILES.first(FIRST, presets))

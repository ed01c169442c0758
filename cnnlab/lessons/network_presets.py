"""Worked examples of the Network tab as data: files of resources/presets/network."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final

from cnnlab.assets import asset
from cnnlab.lessons.label_edits import LabelEdits
from cnnlab.lessons.network_form import FIELDS, network_sheet_data, network_sheet_from
from cnnlab.lessons.network_sheet import NetworkSheet
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

FORMAT: Final = "cnnlab network preset"
FOLDER: Final = ("presets", "network")
ORDER: Final = ("lenet", "softmax", "hidden", "vgg", "global-average", "shipped", "points")


@dataclass(frozen=True, eq=False)
class NetworkPreset(TitledPreset):
    """A named example; ``source`` is a sheet, or what makes it when it is first asked for."""

    source: NetworkSheet | Callable[[], NetworkSheet]

    @cached_property
    def sheet(self) -> NetworkSheet:
        """A sheet that names this example. Raises FormError where it was not checked."""
        made = self.source if isinstance(self.source, NetworkSheet) else self.source()
        return replace(made, preset=self.id)

    def applied(self, shown: NetworkSheet) -> NetworkSheet:
        """The example on the data that are shown, if they go into its stack; else on its own."""
        sheet, same = self.sheet, shown.stack.input_shape == self.sheet.stack.input_shape
        kept = shown if same else sheet
        return replace(sheet, source=kept.source, points=kept.points, edits=kept.edits)


def shipped_network_presets() -> list[NetworkPreset]:
    """List the program's own examples in the order of the menu; none is checked yet."""
    return [load_network_preset(asset(*FOLDER, f"{name}.json")) for name in ORDER]


def load_network_preset(path: Path) -> NetworkPreset:
    """Example of a JSON file. Raises PresetError for one that is none, or whose frame is wrong."""
    with said_of(path):
        return _described(file_data(path))


def network_preset_from(data: Any) -> NetworkPreset:
    """Example of a file's data, all of it checked. Raises ValueError: place and reason."""
    preset = _described(data)
    return replace(preset, source=preset.sheet)


def network_preset_data(preset: NetworkPreset) -> dict[str, Any]:
    """What an example's file holds: the inverse of ``network_preset_from``."""
    sheet = replace(preset.sheet, preset="", edits=LabelEdits())  # of one's own examples
    return frame_data(preset, FORMAT) | network_sheet_data(sheet)


NETWORK_PRESETS: Final = PresetKind(network_preset_data, network_preset_from)


def preset_of_sheet(sheet: NetworkSheet) -> NetworkPreset:
    """What is shown as an example, still without an id and a title."""
    return NetworkPreset("", {}, {}, sheet)


def first_network_sheet(presets: Sequence[NetworkPreset] | None = None) -> NetworkSheet:
    """What the tab opens on: the first example."""
    return (presets or shipped_network_presets())[0].sheet


def _described(data: Any) -> NetworkPreset:
    """Example whose frame is checked, and whose sheet will be."""
    check_frame(data, FORMAT, FRAME | set(FIELDS) - {"preset"})
    sheet: Mapping[str, Any] = {name: data[name] for name in FIELDS if name in data}
    texts = texts_of(data, "title"), texts_of(data, "about")
    return NetworkPreset(data["id"], *texts, partial(network_sheet_from, sheet, "preset"))

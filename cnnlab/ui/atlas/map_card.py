"""What is told of a whole map: its filter, the digits that excite it, and its numbers."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.lab.shared.exciting import Exciting
from cnnlab.scene.atlas_card import MapCard
from cnnlab.ui.atlas.words import crumb

translate = QCoreApplication.translate


def map_card(inspection: Inspection, place: AtlasPlace, exciting: Exciting) -> MapCard | None:
    """What stands beside the map that is looked at; None where none is."""
    if place.level != "map" or place.layer is None or place.map is None:
        return None
    layer = inspection.layers[place.layer]
    first = inspection.stages[inspection.stage_of(layer)].layers[0].name
    weights = inspection.network.parameters.get(f"{first}.weight")
    name = crumb(inspection, AtlasPlace(first, place.map))
    return MapCard(
        crumb(inspection, place),
        translate("AtlasPanel", "its filter, {name}").format(name=name),
        None if weights is None or weights.ndim != 4 else weights[place.map],
        translate("AtlasPanel", "the real digits that excite it most"),
        exciting.images_of(layer.name, place.map),
    )


def map_text(inspection: Inspection, place: AtlasPlace) -> str:
    """The numbers of the map at a place, as a table; empty where none is."""
    if place.layer is None or place.map is None:
        return ""
    values = inspection.maps(inspection.layers[place.layer])[place.map]
    return "\n".join("\t".join(repr(float(v)) for v in row) for row in values)

"""Words of an atlas: titles of layers, the path, and what is pointed at."""

from cnnlab.core.experiment.steps import Cell
from cnnlab.core.inspect.fields import Field
from cnnlab.core.inspect.inspection import Inspection
from cnnlab.core.inspect.layers import SOFTMAX, LayerInfo, Stage
from cnnlab.core.inspect.place import AtlasPlace
from cnnlab.core.layers.base import Caption
from cnnlab.core.network import INPUT
from cnnlab.scene.atlas_sheet import SheetWords, Title
from cnnlab.scene.atlas_titles import SEPARATOR
from cnnlab.scene.text import number
from cnnlab.ui.atlas.layer_words import caption_text, code_name, layer_name, translate
from cnnlab.ui.widgets.percents import percent_form
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP

UNFOLD, FOLD = " ▸", " ◂"
SHORT = {
    "Conv2d": QT_TRANSLATE_NOOP("Atlas", "convolution"),
    "MaxPool2d": QT_TRANSLATE_NOOP("Atlas", "max pool"),
    "AvgPool2d": QT_TRANSLATE_NOOP("Atlas", "average pool"),
    "GlobalAvgPool2d": QT_TRANSLATE_NOOP("Atlas", "global average"),
    "BatchNorm2d": QT_TRANSLATE_NOOP("Atlas", "batch norm"),
    "Linear": QT_TRANSLATE_NOOP("Atlas", "fully connected"),
    "Temperature": QT_TRANSLATE_NOOP("Atlas", "÷ temperature"),
    "Normalise": QT_TRANSLATE_NOOP("Atlas", "normalised"),
    "Blur": QT_TRANSLATE_NOOP("Atlas", "blurred"),
    "input": QT_TRANSLATE_NOOP("Atlas", "image"),
    "softmax": QT_TRANSLATE_NOOP("Atlas", "probabilities"),
}
"""Operations by the keys of captions, in a word or two."""


def sheet_words(inspection: Inspection, unfolded: int | None) -> SheetWords:
    """Titles of the layers that are shown, and the heads of the softmax's table."""
    titles = {}
    for index, stage in enumerate(inspection.stages):
        for layer in stage.layers if index == unfolded else (stage.shown,):
            titles[layer.name] = _title(inspection, stage, layer, index == unfolded)
    heads = ("z", "e^z", translate("Atlas", "share"))
    largest = translate("Atlas", "{sign} largest of its layer")
    return SheetWords(titles, heads, largest, percent_form())


def short_operation(caption: Caption) -> str:
    """What a layer does, in a word or two."""
    if caption.key == "LeakyReLU":
        return "leaky ReLU"
    if caption.key not in SHORT:
        return caption_text(caption)
    return translate("Atlas", SHORT[caption.key])


def shape_text(layer: LayerInfo) -> str:
    """The shape of its maps: 32×14×14, of units their number."""
    count, rows, columns = layer.shape
    if layer.is_vector:
        return str(count)
    return f"{rows}×{columns}" if count == 1 else f"{count}×{rows}×{columns}"


def cell_name(layer: LayerInfo, cell: Cell) -> str:
    """A cell as layer[map, row, column], a unit as layer[unit]."""
    index = f"[{cell[0]}]" if layer.is_vector else f"[{cell[0]}, {cell[1]}, {cell[2]}]"
    return layer_name(layer.name) + index


def crumb(inspection: Inspection, place: AtlasPlace) -> str:
    """A place of the path, as short as its row needs it."""
    if place.layer is None:
        return translate("Atlas", "network")
    layer = inspection.layers[place.layer]
    if place.cell is not None:
        return cell_name(layer, place.cell)
    name = layer_name(layer.name)
    return name if place.map is None else f"{name}[{place.map}]"


def pointed_lines(inspection: Inspection, layer: LayerInfo, cell: Cell) -> list[str]:
    """What is said beside a pointed cell: its name and number, and what it sees."""
    name = cell_name(layer, cell)
    if inspection.at_rest:
        return [name]
    values = inspection.maps(layer)
    lines = [f"{name} = {number(float(values[cell]), 4)}"]
    if not layer.is_vector:
        largest = number(float(values[cell[0]].max()), 3)
        lines.append(translate("Atlas", "largest of the map {largest}").format(largest=largest))
    if layer.name not in (INPUT, SOFTMAX):
        lines.append(_sight(inspection.fields(layer.name, cell).get(INPUT)))
    code = code_name(layer.name)
    return [*lines, code + name[len(layer_name(layer.name)) :]] if code else lines


def _sight(field: Field | None) -> str:
    """What a cell sees of the input."""
    if field is None:
        return translate("Atlas", "sees padding alone")
    text = translate("Atlas", "sees {rows}×{columns} of the drawing")
    return text.format(rows=field.rows, columns=field.columns)


def _title(inspection: Inspection, stage: Stage, layer: LayerInfo, unfolded: bool) -> Title:
    """A folded stage goes by its first layer, and says what the others do."""
    shape, span = shape_text(layer), _range(inspection, layer)
    if unfolded or len(stage.layers) == 1:
        mark = FOLD if unfolded and layer is stage.layers[0] else ""
        return Title(layer_name(layer.name), short_operation(layer.caption), shape, span, mark)
    first, *others = stage.layers
    operation = SEPARATOR.join(short_operation(one.caption) for one in others)
    return Title(layer_name(first.name), operation, shape, span, UNFOLD)


def _range(inspection: Inspection, layer: LayerInfo) -> str:
    if layer.is_vector:
        return ""
    span = inspection.span(layer.name)
    return "" if span is None else f"{number(span[0])} … {number(span[1])}"

"""Words for stacks: rows, settings, what does not fit and what mends it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from cnnlab.core.layers.base import BlockField, Setting, Shape
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import fields_of, setting_of
from cnnlab.core.stack.check import StackCheck, StackRow
from cnnlab.core.stack.misfits import Mend, Misfit
from cnnlab.scene.block_icons import BlockGroup
from cnnlab.scene.stack_rows import BlockRow
from cnnlab.scene.text import number
from cnnlab.ui.atlas.layer_words import layer_name
from cnnlab.ui.widgets.block_fields import FieldRow
from cnnlab.ui.widgets.stack_view import KindChoice

translate = QCoreApplication.translate
GROUPS: Mapping[str, BlockGroup] = {
    "Conv2d": "conv",
    "Linear": "linear",
    "BatchNorm2d": "norm",
    "MaxPool2d": "pool",
    "AvgPool2d": "pool",
    "GlobalAvgPool2d": "pool",
    "Dropout": "dropout",
    "Flatten": "flatten",
}
"""What a kind looks like; activations where it is none of these."""
ORDER = (
    *("Conv2d", "ReLU", "MaxPool2d", "Linear", "BatchNorm2d", "Dropout", "AvgPool2d"),
    *("GlobalAvgPool2d", "LeakyReLU", "Sigmoid", "Tanh", "Flatten"),
)
MEGABYTE = 2**20
NO_BREAK = "\u00a0"  # a blank at which no line ends


def group_of(kind: str) -> BlockGroup:
    """How a kind of layer is shown."""
    return GROUPS.get(kind, "activation")


def kind_title(kind: str) -> str:
    """What a kind of layer is called."""
    titles = {
        "Conv2d": translate("Stack", "Convolution"),
        "Linear": translate("Stack", "Fully connected layer"),
        "BatchNorm2d": translate("Stack", "Batch normalisation"),
        "MaxPool2d": translate("Stack", "Max pooling"),
        "AvgPool2d": translate("Stack", "Average pooling"),
        "GlobalAvgPool2d": translate("Stack", "Global average pooling"),
        "Dropout": translate("Stack", "Dropout layer"),
        "Flatten": translate("Stack", "Flatten"),
        "ReLU": "ReLU",
        "LeakyReLU": translate("Stack", "Leaky ReLU"),
        "Sigmoid": "sigmoid",
        "Tanh": "tanh",
    }
    return titles.get(kind, kind)


def kind_choices(kinds: Mapping[str, object]) -> list[KindChoice]:
    """All kinds for the menu, the usual ones first."""
    names = [*(name for name in ORDER if name in kinds), *sorted(set(kinds) - set(ORDER))]
    return [KindChoice(name, group_of(name), kind_title(name)) for name in names]


def shape_text(shape: Shape | None) -> str:
    """A shape as it is written: 8×24×24."""
    return "" if shape is None else "×".join(map(str, shape))


def setting_name(name: str) -> str:
    """What a setting is called."""
    names = {
        "filters": translate("Stack", "Filters"),
        "size": translate("Stack", "Size"),
        "stride": translate("Stack", "Stride"),
        "padding": translate("Stack", "Padding"),
        "features": translate("Stack", "Units"),
        "probability": translate("Stack", "Dropped share"),
        "slope": translate("Stack", "Slope below 0"),
    }
    return names.get(name, name)


def value_text(value: Setting) -> str:
    """A setting as it is written: 5×5, 8, 0.5."""
    return shape_text(value) if isinstance(value, tuple) else number(value, 3)


def settings_text(block: Block) -> str:
    """What is set of a block, in a few words."""
    names = [one.name for one in fields_of(block)]
    values = {name: setting_of(block, name) for name in names}
    size, stride = values.get("size"), values.get("stride")
    if "filters" in values:
        one = values["filters"] == 1
        text = (
            translate("Stack", "1 filter {size}")
            if one
            else translate("Stack", "{count} filters {size}")
        )
        text = text.format(count=values["filters"], size=value_text(values["size"]))
        parts = [text, *_window(values, (1, 1))]
    elif size is not None:
        text = translate("Stack", "average {size}") if block.kind == "AvgPool2d" else "max {size}"
        parts = [text.format(size=value_text(size)), *_window({"stride": stride or size}, size)]
    elif "features" in values:
        one = values["features"] == 1
        text = translate("Stack", "1 unit") if one else translate("Stack", "{count} units")
        parts = [text.format(count=values["features"])]
    elif "probability" in values:
        share = round(100 * float(values["probability"]))  # type: ignore[arg-type]
        parts = [translate("Stack", "drops {share} %").format(share=share)]
    elif "slope" in values:
        parts = [translate("Stack", "slope {slope}").format(slope=value_text(values["slope"]))]
    else:
        parts = [kind_title(block.kind)]
    return _listed(parts)


def _listed(parts: list[str]) -> str:
    """A few words after others, with what the language puts between them."""
    return translate("Stack", ", ", "between two words").join(parts)


def _window(values: Mapping[str, Setting], usual: Setting) -> list[str]:
    """Stride and padding, where they are not the usual ones."""
    found = []
    if values["stride"] != usual:
        text = translate("Stack", "stride {stride}")
        found.append(text.format(stride=_both(values["stride"])))
    if values.get("padding", (0, 0)) != (0, 0):
        text = translate("Stack", "padding {padding}")
        found.append(text.format(padding=_both(values["padding"])))
    return found


def _both(value: Setting) -> str:
    """One number where both of a pair are the same."""
    same = isinstance(value, tuple) and value[0] == value[1]
    return str(value[0]) if same else value_text(value)  # type: ignore[index]


def row_of(row: StackRow, block: Block, problem: str) -> BlockRow:
    """A block with all that is known of it."""
    name, settings, shape = layer_name(row.name), settings_text(block), shape_text(row.output_shape)
    sees, facts = _sees(row), _costs(row)
    if facts and sees:
        facts = f"{facts} · {sees}"
    elif sees:
        settings = _listed([settings, sees])
    memory = "" if row.output_shape is None else memory_text(row.memory)
    said = [name, kind_title(row.kind), settings, shape, facts, memory, problem]
    spoken = ", ".join(dict.fromkeys(part for part in said if part))
    return BlockRow(group_of(row.kind), name, settings, shape, facts, problem, spoken)


def _costs(row: StackRow) -> str:
    parts = []
    if row.parameters:
        parts.append(translate("Stack", "{count} parameters").format(count=f"{row.parameters:,}"))
    if row.multiplications:
        text = translate("Stack", "{count} mult.")
        parts.append(text.format(count=f"{row.multiplications:,}"))
    if row.parameters and row.flattens:
        parts.append(translate("Stack", "flattens"))
    return " · ".join(parts)


def _sees(row: StackRow) -> str:
    """How much of the input a cell sees, where that is more than one of the layer before."""
    if row.field is None or row.field.stride is None or not _looks(row):
        return ""
    return translate("Stack", "sees {size}").format(size=shape_text(row.field.size))


def _looks(row: StackRow) -> bool:
    """Whether a cell of it sees more than its own place."""
    sight = None if row.layer is None else row.layer.sight()
    return sight is not None and (sight.size, sight.stride) != ((1, 1), (1, 1))


def short_totals_text(check: StackCheck) -> str:
    """The same on one line."""
    text = translate("Stack", "In all: {parameters} parameters · {count} mult. · {memory}")
    return text.format(
        parameters=f"{check.parameters:,}",
        count=f"{check.multiplications:,}",
        memory=memory_text(check.memory),
    )


def input_row(stack: Stack) -> BlockRow:
    """What goes in."""
    name, shape = translate("Stack", "Input"), shape_text(stack.input_shape)
    return BlockRow("input", name, shape=shape, spoken=f"{name}, {shape}")


def output_row(classes: int) -> BlockRow:
    """What comes out."""
    name = translate("Stack", "{count} classes").format(count=classes)
    what = translate("Stack", "probabilities")
    return BlockRow("classes", name, what, "", spoken=f"{name}, {what}")


def totals_text(check: StackCheck) -> str:
    """What all of it costs."""
    text = translate(
        "Stack", "{parameters} parameters, {multiplications} multiplications and {memory} an image"
    )
    return text.format(
        parameters=f"{check.parameters:,}",
        multiplications=f"{check.multiplications:,}",
        memory=memory_text(check.memory),
    )


def memory_text(count: float) -> str:
    """Bytes as KB or MB, on one line."""
    if count >= MEGABYTE:
        return f"{count / MEGABYTE:,.1f}{NO_BREAK}MB"
    return f"{count / 1024:,.{0 if count >= 10_000 else 1}f}{NO_BREAK}KB"


def field_rows(block: Block) -> list[FieldRow]:
    """What can be set of a block."""
    return [_field_row(block, one) for one in fields_of(block)]


def _field_row(block: Block, one: BlockField) -> FieldRow:
    value = setting_of(block, one.name)
    kind = type(one.default)
    if kind is float and not isinstance(value, tuple):
        value = float(value)
    label = setting_name(one.name)
    return FieldRow(one.name, label, value, one.least, one.most, label)


def misfit_text(misfit: Misfit, names: list[str]) -> str:
    """What is wrong, and why."""
    place = misfit.place
    name = layer_name(names[place]) if place is not None and place < len(names) else ""
    numbers = {key: _number(misfit.code, value) for key, value in misfit.numbers.items()}
    setting = setting_name(misfit.name)
    return _misfits()[misfit.code].format(name=name, setting=setting, **numbers)


def _number(code: str, value: Setting) -> str:
    if isinstance(value, tuple):
        return shape_text(value)
    if code == "memory":
        return memory_text(value)
    return f"{value:,}" if isinstance(value, int) else number(value, 3)


def _misfits() -> dict[str, str]:
    return {
        "kind": translate("Stack", "{name}: there is no layer of this kind."),
        "setting": translate("Stack", "{name}: {setting} is out of its limits."),
        "maps": translate(
            "Stack", "{name} needs maps, but a row of {units} comes in: it is flattened already."
        ),
        "window": translate(
            "Stack", "{name}: a filter of {rows}×{columns} does not fit maps of {height}×{width}."
        ),
        "pool": translate(
            "Stack", "{name}: of maps of {height}×{width}, pooling {rows}×{columns} leaves nothing."
        ),
        "many": translate("Stack", "There are {came} layers; at most {most} are possible."),
        "no layers": translate("Stack", "There are no layers yet."),
        "no parameters": translate("Stack", "No layer has parameters that training could change."),
        "one class": translate("Stack", "There is one class only: nothing to tell apart."),
        "classes": translate(
            "Stack", "{name} gives a row of {came}, but there are {wanted} classes."
        ),
        "dropout last": translate(
            "Stack", "{name} stands behind all that learns: it would drop answers."
        ),
        "parameters": translate(
            "Stack", "{came} parameters are too many, most of them in {name}: at most {most}."
        ),
        "memory": translate(
            "Stack", "An image needs {came}, most of it in {name}: at most {most}."
        ),
    }


def mend_text(mend: Mend, names: list[str]) -> str:
    """What a mend does, as a button says it."""
    place = mend.place
    name = layer_name(names[place]) if place is not None and place < len(names) else ""
    value = mend.numbers.get("value")
    texts = {
        "add": translate("Stack", "Add: {kind}"),
        "drop": translate("Stack", "Remove {name}"),
        "drop all": translate("Stack", "Remove all layers that need maps"),
        "cut": translate("Stack", "Remove the layers beyond the limit"),
        "move": translate("Stack", "Move {name} to where it fits"),
        "set": translate("Stack", "{name}: {setting} {value}"),
        "forget": translate("Stack", "{name}: without {setting}"),
        "fewer": translate("Stack", "All layers 1/{times} as wide"),
    }
    return texts[mend.code].format(
        name=name,
        kind=kind_title(mend.name),
        setting=setting_name(mend.name),
        value="" if value is None else value_text(value),
        times=mend.numbers.get("times", ""),
    )

"""What the page of layers says: names of its items, notes, facts, and what it plays."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.neuron.passes import Passes, StepKind
from cnnlab.lab.neuron.predictions import is_known, pass_score
from cnnlab.lessons.sheet import Layered
from cnnlab.scene.network_brush import figure
from cnnlab.scene.network_parts import ErrorOf, Goal, Item, Link, Unit
from cnnlab.scene.notation import (
    Symbol,
    activation_symbol,
    error_symbol,
    sum_symbol,
    target_symbol,
    unit_symbol,
    weight_symbol,
)
from cnnlab.scene.text import signed_factor
from cnnlab.ui.widgets.transport_words import Moment, TransportWords

translate = QCoreApplication.translate


def headings(count: int) -> tuple[str, ...]:
    """Names of so many layers."""
    names = [translate("LayersWords", "Layer {n}").format(n=n + 1) for n in range(count)]
    names[0] = translate("LayersWords", "Layer 1 (input)")
    names[-1] = translate("LayersWords", "Layer {n} (output)").format(n=count)
    return tuple(names)


def item_name(layered: Layered, passes: Passes, item: Item) -> str:
    """An item with its number, for a screen reader."""
    if isinstance(item, Link):
        symbol = weight_symbol(item.layer, item.unit, item.source).text
        value = float(layered.dense.weights[item.layer][item.unit, item.source])
        return translate("LayersWords", "weight {name} = {value}").format(
            name=symbol, value=figure(value)
        )
    if isinstance(item, Goal):
        return translate("LayersWords", "target {name} = {value}").format(
            name=target_symbol(passes.layout, item.unit).text,
            value=figure(float(layered.target[item.unit])),
        )
    if isinstance(item, ErrorOf):
        name = error_symbol(item.layer, item.unit).text
        known = is_known(layered, passes, "error", item.layer, item.unit)
        value = passes.error(item.layer, item.unit)
        text = translate("LayersWords", "error {name} = {value}")
    elif item.unit < 0:
        return translate("LayersWords", "bias unit of layer {n}: 1").format(n=item.layer + 1)
    else:
        name = unit_symbol(passes.layout, item.layer, item.unit).text
        known = is_known(layered, passes, "a", item.layer, item.unit)
        value = passes.activation(item.layer, item.unit)
        text = translate("LayersWords", "unit {name} = {value}")
    return text.format(name=name, value=figure(value) if known else "?")


def item_note(layered: Layered, passes: Passes, item: Item | None) -> str:
    """One line on what is pointed at."""
    if isinstance(item, Link):
        return _link_note(layered, passes, item)
    if isinstance(item, Unit) and item.layer > 0 and item.unit >= 0:
        return _unit_note(layered, passes, item)
    return "" if item is None else item_name(layered, passes, item)


def _link_note(layered: Layered, passes: Passes, link: Link) -> str:
    """Weight, what flows in, the product, and the gradient."""
    weight = float(layered.dense.weights[link.layer][link.unit, link.source])
    source = unit_symbol(passes.layout, link.layer, link.source - 1).text
    flow = 1.0 if link.source == 0 else passes.activation(link.layer, link.source - 1)
    known = link.source == 0 or is_known(layered, passes, "a", link.layer, link.source - 1)
    error_known = is_known(layered, passes, "error", link.layer + 1, link.unit)
    gradient = float(passes.gradients.weights[link.layer][link.unit, link.source])
    facts = [f"{weight_symbol(link.layer, link.unit, link.source).text} = {figure(weight)}"]
    if link.source == 0:
        facts.append(translate("LayersWords", "bias: 1 flows in"))
    else:
        shown = figure(flow) if known else "?"
        text = translate("LayersWords", "{name} = {value} flows in")
        facts.append(text.format(name=source, value=shown))
    product = f"{figure(weight)}·{signed_factor(flow)} = {figure(weight * flow)}"
    product = product if known else "?"
    facts.append(translate("LayersWords", "product {product}").format(product=product))
    shown = figure(gradient) if error_known and known else "?"
    facts.append(translate("LayersWords", "gradient {value}").format(value=shown))
    return "   ".join(facts)


def _unit_note(layered: Layered, passes: Passes, unit: Unit) -> str:
    a_known = is_known(layered, passes, "a", unit.layer, unit.unit)
    error_known = is_known(layered, passes, "error", unit.layer, unit.unit)
    step = passes.forward_step(unit.layer, unit.unit)
    facts = (
        (sum_symbol(unit.layer, unit.unit), step.z, a_known),
        (activation_symbol(unit.layer, unit.unit), step.a, a_known),
        (error_symbol(unit.layer, unit.unit), passes.error(unit.layer, unit.unit), error_known),
    )
    return "   ".join(f"{s.text} = {figure(v) if known else '?'}" for s, v, known in facts)


def status(layered: Layered, passes: Passes) -> str:
    """Sizes, number of weights, outputs and loss."""
    sizes = layered.dense.sizes
    weights = sum(array.size for array in layered.dense.weights)
    facts = [
        "-".join(map(str, sizes)),
        translate("LayersWords", "{count} weights").format(count=weights),
    ]
    hidden = False
    for unit in range(sizes[-1]):
        name = unit_symbol(sizes, len(sizes) - 1, unit).text
        known = is_known(layered, passes, "a", len(sizes) - 1, unit)
        hidden |= not known
        value = figure(passes.activation(len(sizes) - 1, unit)) if known else "?"
        facts.append(f"{name} = {value}")
    loss = "?" if hidden else figure(passes.loss)
    facts.append(translate("LayersWords", "loss {value}").format(value=loss))
    return "    ".join(facts)


def score(layered: Layered, passes: Passes) -> str:
    """How the guesses stand."""
    found = pass_score(layered, passes)
    if found.right == found.of:
        return translate("LayersWords", "All right: both passes are yours.")
    text = translate("LayersWords", "{right} of {count} right. Type a number at its unit.")
    return text.format(right=found.right, count=found.of)


def step_name(passes: Passes, index: int) -> str:
    """What a step works out: the unit's activation, its error, the gradients of its weights."""
    kind, layer, unit = passes.places[index]
    return place_text(kind, layer, unit, passes.layout)


def place_text(kind: StepKind, layer: int, unit: int, sizes: tuple[int, ...]) -> str:
    """The same by the unit."""
    if kind == "forward":
        name = unit_symbol(sizes, layer, unit).text
        return translate("LayersWords", "forward: {name}").format(name=name)
    if kind == "error":
        name = error_symbol(layer, unit).text
        return translate("LayersWords", "back: {name}").format(name=name)
    name = f"∂L/∂{Symbol('Θ', str(unit + 1), f'({layer})').text}"
    return translate("LayersWords", "back: {name}").format(name=name)


def pass_words(passes: Callable[[], Passes]) -> TransportWords:
    """What the transport says of the passes that are played."""

    def place(index: int, count: int, moment: Moment) -> str:
        return _place(step_name(passes(), index), index, count, moment) if count else ""

    def widest(count: int) -> str:
        names = [step_name(passes(), index) for index in range(len(passes()))]
        return _place(max(names, key=len), count - 1, count, (98, 99))

    return TransportWords(
        place,
        widest,
        translate("LayersWords", "First unit"),
        translate("LayersWords", "Go to the first unit of the forward pass"),
        translate("LayersWords", "Last step"),
        translate("LayersWords", "Go to the last gradients of the backward pass"),
        translate("LayersWords", "Inside the unit"),
        translate("LayersWords", "Terms"),
        translate(
            "LayersWords",
            "Step inside a unit: the terms of its sum one by one, then z and a; on the way back "
            "what came back, the slope and the error (Enter; Escape leaves)",
        ),
        translate("LayersWords", "Position in the passes"),
        translate(
            "LayersWords", "Drag to move through the forward pass, then through the backward pass"
        ),
        translate("LayersWords", "Units a second, from a quarter to 128"),
    )


def _place(what: str, index: int, count: int, moment: Moment) -> str:
    if moment is None:
        text = translate("LayersWords", "{what}  {n} of {count}")
        return text.format(what=what, n=index + 1, count=count)
    text = translate("LayersWords", "{what}  step {n} of {count}")
    return text.format(what=what, n=moment[0] + 1, count=moment[1])


def gestures() -> list[tuple[str, str]]:
    """Keys and mouse of the page, and what each does."""
    return [
        (translate("Gestures", "Space"), translate("Gestures", "Play or pause")),
        (", .", translate("Gestures", "One step back or forward")),
        ("[ ]", translate("Gestures", "Slower or faster")),
        (
            translate("Gestures", "Click a unit, Enter"),
            translate("Gestures", "Write out its sum; Enter again goes inside, Escape leaves"),
        ),
        ("B", translate("Gestures", "Write out the sum, the error or the gradients")),
        (
            translate("Gestures", "Point at a unit or a link"),
            translate("Gestures", "See what flows into it"),
        ),
        (translate("Gestures", "Arrows"), translate("Gestures", "Walk along links and units")),
        (
            translate("Gestures", "Double click, F2, digits"),
            translate("Gestures", "Edit a number; 1/9 works too"),
        ),
        (
            translate("Gestures", "Alt+drag, wheel"),
            translate("Gestures", "Turn the number up or down"),
        ),
        (
            translate("Gestures", "Delete"),
            translate("Gestures", "Set a number to 0, take back a guess"),
        ),
    ]

"""What the picture of a layered network shows of it at each moment of the passes."""

from dataclasses import dataclass

import numpy as np

from cnnlab.lab.neuron.passes import (
    ErrorStep,
    ForwardStep,
    Passes,
    PassPlayer,
    PassStep,
    StepKind,
    UnitMoment,
)
from cnnlab.lab.neuron.predictions import (
    GuessKind,
    all_known,
    guess_for,
    is_known,
    true_value,
)
from cnnlab.lessons.sheet import Layered
from cnnlab.scene.network_brush import figure
from cnnlab.scene.network_graph import NetworkLayout
from cnnlab.scene.network_parts import ErrorOf, Item, Link, Unit
from cnnlab.scene.network_shown import (
    NetworkLit,
    NetworkNow,
    NetworkShown,
    NodeText,
    entering,
    leaving,
    lit_by,
)

NOT_YET, HIDDEN = "·", "?"


@dataclass(frozen=True)
class Reach:
    """How many steps of the passes are done, and of the step after them how many gradients."""

    done: int
    gradients: int = 0


def reached(player: PassPlayer, passes: Passes, begun: bool, all_shown: bool) -> Reach:
    """How far the passes have come: before they begin, the forward pass is shown as it ends."""
    if all_shown:
        return Reach(len(passes))
    if not begun:
        return Reach(passes.forward_count)
    step, moment = player.step, player.moment
    if step is None or not player.pose.arrived:
        return Reach(player.index)
    if moment is None or moment is step.moments[-1]:
        return Reach(player.index + 1)
    return Reach(player.index, moment.which + 1 if moment.kind == "gradient" else 0)


def has(passes: Passes, reach: Reach, kind: GuessKind, layer: int, unit: int) -> bool:
    """Whether a unit's activation or error was worked out."""
    if layer == 0:
        return True
    return passes.index_of("forward" if kind == "a" else "error", layer, unit) < reach.done


def network_shown(
    layered: Layered, passes: Passes, reach: Reach, headings: tuple[str, ...]
) -> NetworkShown:
    """The numbers as far as they are shown."""
    return NetworkShown(
        layered.dense,
        _units(layered, passes, reach),
        _errors(layered, passes, reach),
        _gradients(layered, passes, reach),
        tuple(layered.target.tolist()),
        headings,
    )


def _units(layered: Layered, passes: Passes, reach: Reach) -> dict[Unit, NodeText]:
    texts: dict[Unit, NodeText] = {}
    for layer, size in enumerate(layered.dense.sizes):
        values = layered.x if layer == 0 else passes.trace.activations[layer - 1][0]
        largest = float(np.abs(values).max()) or 1.0
        for unit in range(size):
            share = float(values[unit]) / largest
            texts[Unit(layer, unit)] = _text(layered, passes, reach, "a", (layer, unit), share)
    return texts


def _errors(layered: Layered, passes: Passes, reach: Reach) -> dict[ErrorOf, NodeText]:
    if layered.predicts and not all_known(layered, passes, "a"):
        return {}
    texts: dict[ErrorOf, NodeText] = {}
    for layer, size in enumerate(layered.dense.sizes):
        for unit in range(size if layer else 0):
            text = _text(layered, passes, reach, "error", (layer, unit), 0.0)
            if text.look != "waiting":
                texts[ErrorOf(layer, unit)] = text
    return texts


def _text(
    layered: Layered,
    passes: Passes,
    reach: Reach,
    kind: GuessKind,
    at: tuple[int, int],
    share: float,
) -> NodeText:
    layer, unit = at
    value = true_value(passes, kind, layer, unit)
    if layered.predicts and layer > 0:
        typed = guess_for(layered, kind, layer, unit)
        if typed is None:
            return NodeText(HIDDEN, "hidden")
        if not is_known(layered, passes, kind, layer, unit):
            return NodeText(figure(typed), "wrong")
        return NodeText(figure(value), "right", share)
    if not has(passes, reach, kind, layer, unit):
        return NodeText(NOT_YET, "waiting")
    return NodeText(figure(value), "value", share)


def _gradients(layered: Layered, passes: Passes, reach: Reach) -> dict[Link, float]:
    """Of the weights that the backward pass has come to."""
    if layered.predicts:
        done = len(passes) if all_known(layered, passes, "error") else 0
        reach = Reach(done)
    found: dict[Link, float] = {}
    for index, (kind, layer, unit) in enumerate(passes.places):
        if kind != "gradient" or index > reach.done:
            continue
        values = passes.gradients.weights[layer - 1][unit].tolist()
        upto = len(values) if index < reach.done else reach.gradients
        for source, value in enumerate(values[:upto]):
            found[Link(layer - 1, unit, source)] = value
    return found


# what stands out


def step_links(step: PassStep, layout: NetworkLayout) -> set[Link]:
    """Links through which a step's numbers flow."""
    if isinstance(step, ErrorStep):
        return leaving(layout, step.layer, step.unit)
    return entering(layout, step.layer, step.unit)


def term_link(step: PassStep, moment: UnitMoment | None) -> Link | None:
    """The link of the term that is worked out."""
    if moment is None:
        return None
    if moment.kind in ("term", "gradient"):
        return Link(step.layer - 1, step.unit, moment.which)
    return Link(step.layer, moment.which, step.unit + 1) if moment.kind == "came" else None


def network_lit(
    layout: NetworkLayout,
    player: PassPlayer,
    begun: bool,
    opened: Unit | None,
    pointed: Item | None,
    current: Item | None,
    part: StepKind,
) -> NetworkLit:
    """What is pointed at stands out, else what is opened, else what plays."""
    step = player.step if begun else None
    opened_links = _opened_links(layout, opened, part)
    playing = set() if step is None else step_links(step, layout)
    links = lit_by(layout, [pointed]) if pointed is not None else opened_links or playing
    seen = [item for item in (pointed, current) if item is not None]
    numbers = lit_by(layout, seen) | links
    term = None if step is None or opened is not None else term_link(step, player.moment)
    plays = pointed is None and not opened_links
    return NetworkLit(
        frozenset(links), numbers, current, opened, pointed, term, plays, part == "gradient"
    )


def _opened_links(layout: NetworkLayout, opened: Unit | None, part: StepKind) -> frozenset[Link]:
    if opened is None:
        return frozenset()
    if part == "error" and opened.layer < len(layout.sizes) - 1:
        return frozenset(leaving(layout, opened.layer, opened.unit))
    return lit_by(layout, [opened])


def network_now(layout: NetworkLayout, player: PassPlayer) -> NetworkNow | None:
    """Where it plays."""
    step, pose = player.step, player.pose
    if step is None:
        return None
    flows = () if pose.arrived else tuple(step_links(step, layout))
    return NetworkNow(pose.column, pose.row, not isinstance(step, ForwardStep), flows, pose.alpha)

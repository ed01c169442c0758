"""What plane, table and curve of the one neuron show, and the captions under them."""

import numpy as np
from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.functions import FunctionKind
from cnnlab.core.dense.neuron import MOST_EDITABLE, truth_rows
from cnnlab.lab.neuron.guess import is_hidden
from cnnlab.lab.neuron.truth import Truth, row_of
from cnnlab.lessons.sheet import OneNeuron
from cnnlab.scene.curve_picture import CurveContent
from cnnlab.scene.neuron_plane import PlaneContent
from cnnlab.scene.text import number
from cnnlab.ui.neuron.function_names import function_name
from cnnlab.ui.neuron.one_edits import held_share
from cnnlab.ui.neuron.one_words import named
from cnnlab.ui.widgets.table_content import TableContent

translate = QCoreApplication.translate


def plane_content(one: OneNeuron, truth: Truth | None) -> PlaneContent:
    """The first two inputs; the others are held."""
    neuron = one.neuron
    single = len(neuron.x) == 1
    corners, targets = _corners(one, truth)
    return PlaneContent(
        w=(float(neuron.w[0]), 0.0 if single else float(neuron.w[1])),
        b=neuron.b + held_share(neuron),
        function=neuron.function,
        x=(float(neuron.x[0]), 0.0 if single else float(neuron.x[1])),
        single=single,
        corners=corners,
        targets=targets,
        hidden=is_hidden(one),
        fixed=len(neuron.x) > MOST_EDITABLE,
    )


def _corners(one: OneNeuron, truth: Truth | None) -> tuple[np.ndarray, np.ndarray]:
    """The table's rows in the plane: of three inputs those whose third is held there."""
    if truth is None:
        return np.zeros((0, 2)), np.zeros(0)
    rows, targets = truth.rows, truth.targets
    if rows.shape[1] == 1:
        return np.column_stack([rows[:, 0], np.zeros(len(rows))]), targets
    if rows.shape[1] == 3:
        held = rows[:, 2] == one.neuron.x[2]
        rows, targets = rows[held], targets[held]
    return rows[:, :2], targets


def table_content(one: OneNeuron, truth: Truth | None) -> TableContent:
    """The truth table; nothing with more than three inputs."""
    if truth is None:
        return TableContent()
    inputs = len(one.neuron.x)
    header = (*(named("x", i) for i in range(inputs)), _target_word(), "z", "a", "")
    return TableContent(
        header,
        truth_rows(inputs),
        truth.targets,
        truth.z,
        truth.a,
        truth.right,
        row_of(one.neuron),
        is_hidden(one),
    )


def _target_word() -> str:
    return translate("OneNeuron", "target")


def curve_content(one: OneNeuron) -> CurveContent:
    """The activation function with the point at z."""
    function, second = one.neuron.function, one.second
    names = (
        f"g = {function_name(function.kind)}",
        "" if second is None else function_name(second.kind),
        "g′",
    )
    z = None if is_hidden(one) else one.neuron.z
    return CurveContent(function, second, z, one.derivative, names)


def score_text(one: OneNeuron, truth: Truth | None) -> str:
    """How many targets are met, and how many can be."""
    if truth is None or is_hidden(one):
        return ""
    judged = int(truth.judged.sum())
    if not judged:
        return translate("OneNeuron", "Click under “target” to set what should come out.")
    right = int(truth.right.sum())
    text = translate("OneNeuron", "{right} of {all} right.").format(right=right, all=judged)
    if right == judged:
        return text
    most = translate("OneNeuron", "One neuron can get at most {most} of {all}.")
    every = translate("OneNeuron", "One neuron can get all of them.")
    more = every if truth.most == judged else most.format(most=truth.most, all=judged)
    return f"{text} {more}"


def plane_caption(one: OneNeuron, seen: bool) -> str:
    """What the plane holds fast, or why there is no line in it."""
    neuron = one.neuron
    if is_hidden(one):
        return ""
    if not neuron.w[:2].any():
        return translate("OneNeuron", "z does not depend on these inputs: there is no line.")
    parts = []
    if len(neuron.x) > 2:
        parts.append(_held_text(neuron.x))
    if not seen:
        parts.append(translate("OneNeuron", "The line z = 0 lies outside: turn the wheel."))
    return " ".join(parts or [_colours_text(neuron.function.kind)])


def _colours_text(kind: FunctionKind) -> str:
    """What the plane's colours say; a ReLU gives no number below zero to colour."""
    if kind == "relu":
        return translate("OneNeuron", "Blue: z > 0, it says yes.")
    return translate("OneNeuron", "Blue: z > 0, it says yes. Orange: z < 0.")


def _held_text(x: np.ndarray) -> str:
    values = ", ".join(f"{named('x', i)} = {number(float(x[i]), 4)}" for i in range(2, len(x)))
    return translate("OneNeuron", "{inputs} held.").format(inputs=values)

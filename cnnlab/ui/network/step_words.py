"""Words and numbers for one step of a training: weights, gradients, and why none is shown."""

from collections.abc import Callable
from math import floor, isfinite, log10
from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication

from cnnlab.core.arrays import Floats
from cnnlab.core.inspect.rounding import fixed, rounded
from cnnlab.core.inspect.step_changes import WeightChange
from cnnlab.core.inspect.weight_gradient import BIAS, WEIGHT
from cnnlab.lab.network.step_taken import StepTaken, WeightPushes
from cnnlab.scene.text import number
from cnnlab.ui.atlas.layer_words import layer_name
from cnnlab.ui.network.step_tables import ChangeRow
from cnnlab.ui.network.step_tiles import PushedTile

translate = QCoreApplication.translate
WhyNone: TypeAlias = Literal["new", "running", "playing", "far", "diverged", "still", "memory"]
SIGNIFICANT, FEWEST, MOST = 3, 4, 9  # digits; decimals
LETTERS = {WEIGHT: "w", BIAS: "b"}
"""Of parameters, as formulas have them."""


def why_none_text(why: WhyNone) -> str:
    """Why no step is shown, and what to do."""
    texts = {
        "new": translate("Step", "Train a step first. Then you see here what the next one moves."),
        "running": translate(
            "Step", "The training is running. Pause it, or go back to a moment on the slider below."
        ),
        "playing": translate("Step", "The film is playing. Stop it to see what a step moves."),
        "far": translate(
            "Step", "No moment is kept near enough to this one. Go to another one on the slider."
        ),
        "diverged": translate(
            "Step", "The next step would make the loss infinite, and is not done. Go back first."
        ),
        "still": translate("Step", "The next step changes no weight. Go to another moment."),
        "memory": translate("Step", "There is not enough memory to do this step again."),
    }
    return texts[why]


def working_text() -> str:
    """While the first step is worked out."""
    return translate("Step", "The step is being done again …")


# numbers


def decimals_of(value: float, most: int = MOST) -> int:
    """Decimals with which a number has three significant digits, within limits."""
    if not value or not isfinite(value):
        return FEWEST
    return min(most, max(FEWEST, SIGNIFICANT - 1 - floor(log10(abs(value)))))


def short(value: float) -> str:
    """A number with three significant digits, or four decimals."""
    return number(value, 4) if 0 < abs(value) < 1e-4 else fixed(value, decimals_of(value))


# weights


def weight_name(change: WeightChange) -> str:
    """A weight in a few letters: conv1 w3[0,1,2]."""
    layer, _, name = change.parameter.rpartition(".")
    first, *others = (str(i) for i in change.index)
    place = f"[{','.join(others)}]" if others else ""
    return f"{layer_name(layer)} {LETTERS.get(name, name)}{first}{place}"


def weight_words(change: WeightChange) -> str:
    """A weight and its place in words."""
    layer, _, name = change.parameter.rpartition(".")
    index, length = change.index, len(change.index)
    if name == WEIGHT and length == 4:
        text = translate(
            "Step", "{layer}, filter {filter}, channel {channel}, row {row}, column {column}"
        )
        k, c, i, j = index
        return text.format(layer=layer_name(layer), filter=k, channel=c, row=i, column=j)
    if name == WEIGHT and length == 2:
        text = translate("Step", "{layer}, unit {unit}, input {input}")
        return text.format(layer=layer_name(layer), unit=index[0], input=index[1])
    if name == BIAS and length == 1:
        text = translate("Step", "{layer}, bias {number}")
        return text.format(layer=layer_name(layer), number=index[0])
    return weight_name(change)


def change_rows(step: StepTaken) -> list[ChangeRow]:
    """The weights that changed most, with as many decimals as show a change; they add up."""
    places, most = _places(step), _most(step)
    rows = []
    for one in step.changes:
        before, after = fixed(one.before, places), fixed(one.after, places)
        share = one.change / most if most and isfinite(most) else 0.0
        texts = weight_name(one), weight_words(one), change_text(step, one)
        rows.append(ChangeRow(*texts, before, after, share))
    return rows


def change_text(step: StepTaken, one: WeightChange) -> str:
    """How far a weight was moved: what comes before and after, as shown, differs by it."""
    places = _places(step)
    return fixed(rounded(one.after, places) - rounded(one.before, places), places)


def _most(step: StepTaken) -> float:
    return max((abs(one.change) for one in step.changes), default=0.0)


def _places(step: StepTaken) -> int:
    return decimals_of(_most(step))


def heading_text(step: StepTaken) -> str:
    """Which step it is."""
    text = translate("Step", "Step {step}: a batch of {count}, loss {loss} before the step")
    count = f"{len(step.images):,}"
    return text.format(step=f"{step.number:,}", count=count, loss=number(step.loss, 4))


# images


def tiles_of(
    step: StepTaken, pushes: WeightPushes, name: Callable[[int], str]
) -> tuple[list[PushedTile], list[PushedTile]]:
    """Those that pushed up and those that pushed down; ``name`` says what a class is called."""
    up, down = (
        [_tile(step.images[i], name(int(step.labels[i])), float(pushes.shares[i])) for i in part]
        for part in pushes.most
    )
    return up, down


def _tile(image: Floats, label: str, share: float) -> PushedTile:
    text = translate("Step", "{label}, share {share}").format(label=label, share=short(share))
    if image.ndim == 3:
        return PushedTile(image[0], "", short(share), text)
    return PushedTile(None, "\n".join(number(float(v), 2) for v in image), short(share), text)

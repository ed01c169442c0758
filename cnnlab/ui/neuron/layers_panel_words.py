"""What the controls of the page of layers are called, in the language in use."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from cnnlab.core.dense.backward import LossKind
from cnnlab.ui.widgets.named import label_button, name_control

translate = QCoreApplication.translate


def write_labels(labels: Mapping[str, QLabel]) -> None:
    """Headings, and what stands before the boxes."""
    texts = {
        "network": translate("LayersPanel", "Network"),
        "inputs": translate("LayersPanel", "Inputs"),
        "outputs": translate("LayersPanel", "Outputs"),
        "layers": translate("LayersPanel", "Hidden layers"),
        "units": translate("LayersPanel", "Units"),
        "hidden": translate("LayersPanel", "Hidden g"),
        "output": translate("LayersPanel", "Output g"),
        "loss": translate("LayersPanel", "Loss"),
        "targets": translate("LayersPanel", "Target y"),
        "values": translate("LayersPanel", "Values"),
        "descent": translate("LayersPanel", "Gradient descent"),
        "rate": translate("LayersPanel", "Learning rate η"),
        "seed": translate("LayersPanel", "Seed"),
    }
    for name, label in labels.items():
        label.setText(texts[name])


def loss_name(kind: LossKind) -> str:
    """A loss's name."""
    if kind == "squared":
        return translate("LayersPanel", "½(h − y)², squared error")
    return translate("LayersPanel", "cross-entropy")


def name_boxes(
    boxes: Mapping[str, QWidget], units: Sequence[QWidget], targets: Sequence[QWidget]
) -> None:
    """Names for screen readers, and tool tips."""
    for index, box in enumerate(targets):
        name = translate("LayersPanel", "Target of output {n}").format(n=index + 1)
        name_control(box, name, translate("LayersPanel", "What the output should be"))
    for index, box in enumerate(units):
        name = translate("LayersPanel", "Units of hidden layer {n}").format(n=index + 1)
        tip = translate("LayersPanel", "The weights that remain are kept; new ones are drawn")
        name_control(box, name, tip)
    texts = {
        "inputs": (
            translate("LayersPanel", "Inputs"),
            translate("LayersPanel", "1 to 6 numbers that flow in"),
        ),
        "outputs": (
            translate("LayersPanel", "Outputs"),
            translate("LayersPanel", "1 to 4 units of the last layer"),
        ),
        "layers": (
            translate("LayersPanel", "Hidden layers"),
            translate("LayersPanel", "1 to 3 layers between input and output"),
        ),
        "hidden": (
            translate("LayersPanel", "Activation of the hidden layers"),
            translate("LayersPanel", "g of every hidden unit"),
        ),
        "output": (
            translate("LayersPanel", "Activation of the output"),
            translate("LayersPanel", "g of the output units"),
        ),
    }
    for name, (said, tip) in {**texts, **_training_texts()}.items():
        name_control(boxes[name], said, tip)


def name_buttons(buttons: Mapping[str, QPushButton]) -> None:
    """Texts and tool tips of the buttons."""
    texts = {
        "fill": (
            translate("LayersPanel", "Fill in"),
            translate("LayersPanel", "Values appear as they are computed"),
        ),
        "all": (
            translate("LayersPanel", "Show all"),
            translate("LayersPanel", "All values, errors and gradients are shown at once"),
        ),
        "predict": (
            translate("LayersPanel", "Predict"),
            translate(
                "LayersPanel",
                "Values are hidden: work one out, type it at its unit, and see if it is right",
            ),
        ),
        "descend": (
            translate("LayersPanel", "One step of descent"),
            translate("LayersPanel", "Every weight takes a step: Θ − η·∂L/∂Θ"),
        ),
        "new": (
            translate("LayersPanel", "New weights"),
            translate("LayersPanel", "Draw all weights anew from the next seed"),
        ),
    }
    for name, (text, tip) in texts.items():
        label_button(buttons[name], text, tip)


def only_text(weight: str) -> str:
    """The button of a step of one weight; of none where it has no name."""
    if not weight:
        return translate("LayersPanel", "Only this weight")
    return translate("LayersPanel", "Only {name}").format(name=weight)


def only_tip() -> str:
    """What that button does."""
    return translate(
        "LayersPanel", "Only the weight that is selected in the picture takes the step"
    )


def _training_texts() -> dict[str, tuple[str, str]]:
    return {
        "loss": (
            translate("LayersPanel", "Loss"),
            translate(
                "LayersPanel", "What is to become small; cross-entropy goes with a sigmoid output"
            ),
        ),
        "rate": (
            translate("LayersPanel", "Learning rate"),
            translate("LayersPanel", "How far a step goes against the gradient"),
        ),
        "seed": (
            translate("LayersPanel", "Seed of the weights"),
            translate("LayersPanel", "The same seed always gives the same weights"),
        ),
    }

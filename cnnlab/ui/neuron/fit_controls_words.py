"""What the controls of the fit are called, and their tips."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from cnnlab.ui.neuron.fit_controls import FitControls


translate = QCoreApplication.translate


def write_words(controls: "FitControls") -> None:
    """Say everything in the language in use."""
    _write_labels(controls)
    _write_choices(controls)
    _write_buttons(controls)
    _write_tips(controls)


def _write_labels(controls: "FitControls") -> None:
    texts = {
        "points": translate("FitControls", "Points"),
        "kind": translate("FitControls", "Kind"),
        "count": translate("FitControls", "Number"),
        "noise": translate("FitControls", "Noise"),
        "share": translate("FitControls", "Held out, %"),
        "seed": translate("FitControls", "Seed"),
        "network": translate("FitControls", "Network"),
        "layers": translate("FitControls", "Hidden layers"),
        "units": translate("FitControls", "Units"),
        "function": translate("FitControls", "Activation"),
        "start": translate("FitControls", "Initial seed"),
        "descent": translate("FitControls", "Descent"),
        "own": translate("FitControls", "This run"),
        "rate": translate("FitControls", "Learning rate"),
        "batch": translate("FitControls", "Batch"),
        "momentum": translate("FitControls", "Momentum"),
    }
    for name, text in texts.items():
        controls.labels[name].setText(text)


def _write_choices(controls: "FitControls") -> None:
    kinds = {
        "and": translate("FitControls", "AND"),
        "or": translate("FitControls", "OR"),
        "xor": translate("FitControls", "XOR"),
        "moons": translate("FitControls", "Two moons"),
        "rings": translate("FitControls", "Rings"),
        "spiral": translate("FitControls", "Spiral"),
        "own": translate("FitControls", "My own"),
    }
    functions = {
        "linear": translate("FitControls", "linear"),
        "sigmoid": translate("FitControls", "sigmoid"),
        "tanh": translate("FitControls", "tanh"),
        "relu": translate("FitControls", "ReLU"),
        "leaky_relu": translate("FitControls", "leaky ReLU"),
    }
    for combo, names in ((controls.kind, kinds), (controls.function, functions)):
        for at in range(combo.count()):
            combo.setItemText(at, names[combo.itemData(at)])
    for column in (controls.own, controls.rival):
        column.batch.setItemText(0, translate("FitControls", "all"))
        for at in range(1, column.batch.count()):
            column.batch.setItemText(at, str(column.batch.itemData(at)))


def _write_buttons(controls: "FitControls") -> None:
    controls.new_points.setText(translate("FitControls", "New"))
    controls.new_points.setAccessibleName(translate("FitControls", "New points"))
    controls.new_weights.setText(translate("FitControls", "New"))
    controls.new_weights.setAccessibleName(translate("FitControls", "New weights"))
    controls.open.setText(translate("FitControls", "Open…"))
    controls.clear.setText(translate("FitControls", "Erase all"))
    controls.race.setText(translate("FitControls", "Race"))
    controls.to_layers.setText(translate("FitControls", "Open this point in Layers"))
    controls.use_weights.setText(translate("FitControls", "Use these weights"))
    for n, box in enumerate(controls.units):
        box.setAccessibleName(translate("FitControls", "Units of hidden layer {n}").format(n=n + 1))
    for field, label in zip(controls.rival.boxes, ("rate", "batch", "momentum"), strict=True):
        name = translate("FitControls", "{what} of the rival").format(
            what=controls.labels[label].text()
        )
        field.setAccessibleName(name)


def _write_tips(controls: "FitControls") -> None:
    over = translate("FitControls", "A change starts the fit over from the initial weights")
    tips: dict[QWidget, str] = {
        controls.kind: translate(
            "FitControls", "What is to be told apart; click into the plane for your own"
        ),
        controls.count: translate("FitControls", "How many points are made"),
        controls.noise: translate("FitControls", "How far points stray: their standard deviation"),
        controls.share: translate(
            "FitControls", "Points the fit never sees: they tell whether it has understood"
        ),
        controls.seed: translate(
            "FitControls", "The same seed always gives the same points: tell it to your class"
        ),
        controls.new_points: translate("FitControls", "Other points of this kind"),
        controls.open: translate(
            "FitControls", "Points of a .csv or .txt file: x, y and class in each line"
        ),
        controls.clear: translate("FitControls", "An empty plane, for points of your own"),
        controls.layers: translate(
            "FitControls", "None is a single neuron, which parts the plane by a line"
        ),
        controls.function: translate("FitControls", "Of the hidden units; the output is a sigmoid"),
        controls.start: translate(
            "FitControls", "The same seed always gives the same initial weights"
        ),
        controls.new_weights: translate("FitControls", "Other initial weights"),
        controls.race: translate(
            "FitControls", "A second fit from the same initial weights, with its own settings"
        ),
        controls.to_layers: translate(
            "FitControls",
            "Show the network as it is now on the Layers page, with the chosen point as its "
            "example: there each of its gradients can be opened",
        ),
        controls.use_weights: translate(
            "FitControls", "Show the network as it is now on the Layers page"
        ),
    }
    for widget, tip in tips.items():
        widget.setToolTip(tip)
    for n, box in enumerate(controls.units):
        box.setToolTip(translate("FitControls", "Units of hidden layer {n}").format(n=n + 1))
    for column in (controls.own, controls.rival):
        column.rate.setToolTip(
            translate("FitControls", "How far a step goes down the slope: 0.0001 to 100.")
            + " "
            + over
        )
        column.batch.setToolTip(
            translate("FitControls", "Points that each step looks at.") + " " + over
        )
        column.momentum.setToolTip(
            translate("FitControls", "Share of the last step that the next one keeps: 0 to 0.99.")
            + " "
            + over
        )

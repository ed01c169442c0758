"""What the controls of the fit are called, and their tips."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def labels() -> dict[str, str]:
    """Of rows and sections, by name."""
    return {
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


def kinds() -> dict[str, str]:
    """Of kinds of points."""
    return {
        "and": translate("FitControls", "AND"),
        "or": translate("FitControls", "OR"),
        "xor": translate("FitControls", "XOR"),
        "moons": translate("FitControls", "Two moons"),
        "rings": translate("FitControls", "Rings"),
        "spiral": translate("FitControls", "Spiral"),
        "own": translate("FitControls", "My own"),
    }


def buttons() -> dict[str, str]:
    """Of buttons, by their names among the controls."""
    return {
        "new_points": translate("FitControls", "New"),
        "new_weights": translate("FitControls", "New"),
        "open": translate("FitControls", "Open…"),
        "clear": translate("FitControls", "Erase all"),
        "race": translate("FitControls", "Race"),
        "to_layers": translate("FitControls", "Open this point in Layers"),
        "use_weights": translate("FitControls", "Use these weights"),
    }


def names() -> dict[str, str]:
    """What screen readers call the buttons whose text does not say it."""
    return {
        "new_points": translate("FitControls", "New points"),
        "new_weights": translate("FitControls", "New weights"),
    }


def all_points() -> str:
    """A batch of all points."""
    return translate("FitControls", "all")


def of_rival(what: str) -> str:
    """A setting of the rival."""
    return translate("FitControls", "{what} of the rival").format(what=what)


def units_of(layer: int) -> str:
    """Units of a hidden layer, from 1."""
    return translate("FitControls", "Units of hidden layer {n}").format(n=layer)


def tips() -> dict[str, str]:
    """What the controls do, by their names."""
    return {
        "kind": translate(
            "FitControls", "What is to be told apart; click into the plane for your own"
        ),
        "count": translate("FitControls", "How many points are made"),
        "noise": translate("FitControls", "How far points stray: their standard deviation"),
        "share": translate(
            "FitControls", "Points the fit never sees: they tell whether it has understood"
        ),
        "seed": translate(
            "FitControls", "The same seed always gives the same points: tell it to your class"
        ),
        "new_points": translate("FitControls", "Other points of this kind"),
        "open": translate(
            "FitControls", "Points of a .csv or .txt file: x, y and class in each line"
        ),
        "clear": translate("FitControls", "An empty plane, for points of your own"),
        "layers": translate(
            "FitControls", "None is a single neuron, which parts the plane by a line"
        ),
        "function": translate("FitControls", "Of the hidden units; the output is a sigmoid"),
        "start": translate("FitControls", "The same seed always gives the same initial weights"),
        "new_weights": translate("FitControls", "Other initial weights"),
        "race": translate(
            "FitControls", "A second fit from the same initial weights, with its own settings"
        ),
        "to_layers": translate(
            "FitControls",
            "Show the network as it is now on the Layers page, with the chosen point as its "
            "example: there each of its gradients can be opened",
        ),
        "use_weights": translate("FitControls", "Show the network as it is now on the Layers page"),
    }


def recipe_tips() -> tuple[str, str, str]:
    """Of learning rate, batch and momentum."""
    over = translate("FitControls", "A change starts the fit over from the initial weights.")
    rate = translate("FitControls", "How far a step goes down the slope: 0.0001 to 100.")
    batch = translate("FitControls", "Points that each step looks at.")
    momentum = translate(
        "FitControls", "Share of the last step that the next one keeps: 0 to 0.99."
    )
    return f"{rate} {over}", f"{batch} {over}", f"{momentum} {over}"

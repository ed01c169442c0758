"""Words for a training: changes, troubles, hints, and why nothing can be trained."""

from collections.abc import Mapping
from math import isfinite

from PySide6.QtCore import QCoreApplication

from cnnlab.core.changes import Change
from cnnlab.core.training_hints import Hint, HintMend
from cnnlab.lab.network.session import WhyNot
from cnnlab.scene.text import number
from cnnlab.ui.atlas.layer_words import layer_name
from cnnlab.ui.widgets.file_messages import reason_of
from cnnlab.ui.widgets.percents import share_text
from cnnlab.ui.widgets.training_bar import loss_text

translate = QCoreApplication.translate
OPTIMISERS = {"adam": "Adam", "sgd": "SGD"}


def way_name(number: int) -> str:
    """What a way of a training is called: A for the first one, AA after Z."""
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return translate("Training", "way {letter}").format(letter=letters)


def knob_name(name: str) -> str:
    """What a setting of a training is called."""
    names = {
        "learning_rate": translate("Training", "learning rate"),
        "momentum": translate("Training", "momentum"),
        "weight_decay": translate("Training", "weight decay"),
        "dropout": translate("Training", "dropout"),
        "batch": translate("Training", "batch"),
        "optimiser": translate("Training", "optimiser"),
        "augmentation": translate("Training", "augmentation"),
    }
    return names.get(name, name)


def change_text(change: Change) -> str:
    """What was changed, as it stands at the curves."""
    return f"{knob_name(change.name)} {knob_text(change.value)}"


def knob_text(value: float | str) -> str:
    """A value of a setting as it is written."""
    return OPTIMISERS.get(value, value) if isinstance(value, str) else number(value, 6)


def progress_text(epoch: int, loss: float | None, accuracy: float | None) -> str:
    """How far a training is, for those who listen to it."""
    text = translate("Training", "epoch {epoch}: loss {loss}, validation {accuracy}")
    return text.format(epoch=epoch, loss=loss_text(loss), accuracy=share_text(accuracy))


def why_not_text(why: WhyNot) -> str:
    """Why nothing can be trained now; empty where it can."""
    texts = {
        "": "",
        "stack": translate("Training", "The network does not fit yet: see the marked layer."),
        "data": translate("Training", "The examples can’t be trained on as they are."),
        "loading": translate("Training", "The examples are on their way."),
        "missing": translate("Training", "The examples are not there: choose them again."),
        "fitting": translate("Training", "The preprocessing is being worked out."),
    }
    return texts[why]


def trouble_text(code: str, numbers: Mapping[str, float | str]) -> str:
    """Why a training does not go on, or is not kept."""
    texts = {
        "diverged": translate(
            "Training",
            "Step {step} would have made the loss infinite, and was not done. "
            "Lower the learning rate.",
        ),
        "disk": translate(
            "Training", "The training can’t be kept in {path}: {reason}. It goes on all the same."
        ),
        "moments": translate(
            "Training",
            "Moments of the training can’t be written: {reason}. Fewer are kept, in memory.",
        ),
        "memory": translate(
            "Training", "There is not enough memory for a step. Take a smaller batch or network."
        ),
        "no examples": translate("Training", "There are no examples to train on."),
    }
    return texts[code].format(**_shown(numbers))


def unkept_text(numbers: Mapping[str, float | str]) -> str:
    """Why a training that stands still is not kept."""
    text = translate("Training", "The training can’t be kept in {path}: {reason}.")
    return text.format(**_shown(numbers))


def hint_text(hint: Hint) -> str:
    """What goes wrong."""
    texts = {
        "diverges": translate(
            "Training",
            "The loss grows: it is {loss} and was {lowest}. Steps are probably too large.",
        ),
        "overfits": translate(
            "Training",
            "It overfits: the validation loss is {loss} and was {lowest} at step {step}, while "
            "training gets better.",
        ),
        "dead": translate(
            "Training", "{share} % of the units of {layer} are 0 for every image: they are dead."
        ),
        "stands still": translate(
            "Training", "It stands still: for {steps} steps the loss has been about {loss}."
        ),
    }
    numbers = {key: _number(value) for key, value in hint.numbers.items()}
    for key in ("step", "steps"):
        if key in hint.numbers:
            numbers[key] = f"{int(hint.numbers[key]):,}"
    if "share" in hint.numbers:
        numbers["share"] = f"{100 * hint.numbers['share']:.0f}"
    return texts[hint.code].format(layer=layer_name(hint.layer), **numbers)


def mend_text(mend: HintMend) -> str:
    """What a mend does, as a button says it."""
    setting = f"{knob_name(mend.name)} {knob_text(mend.value)}"
    if mend.restart:
        return translate("Training", "Begin again with {setting}").format(setting=setting)
    return translate("Training", "Set {setting}").format(setting=setting)


def _shown(numbers: Mapping[str, float | str]) -> dict[str, str]:
    shown = {key: _number(value) for key, value in numbers.items()}
    if "reason" in shown:
        shown["reason"] = reason_of(int(numbers.get("errno", 0)), shown["reason"])
    return shown


def _number(value: float | str) -> str:
    if isinstance(value, str):
        return value
    if not isfinite(value):
        return "∞"
    if abs(value) >= 1e6:
        return f"{value:.1e}".replace("e+0", "e").replace("e+", "e")
    whole = value == int(value)
    return f"{int(value):,}" if whole else number(value, 3)

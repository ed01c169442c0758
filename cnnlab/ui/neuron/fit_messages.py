"""Why points were not taken or a fit does not go on, and what helps."""

from PySide6.QtCore import QCoreApplication

from cnnlab.core.dense.points import MOST_POINTS
from cnnlab.core.dense.points_text import PointsError
from cnnlab.lab.neuron.fitting import MOST_STEPS, FitTrouble
from cnnlab.lessons.sheet import Fitting
from cnnlab.scene.text import number
from cnnlab.ui.widgets.points_messages import points_message

translate = QCoreApplication.translate


def pasted_message(error: PointsError) -> str:
    """Of a table that was pasted or dropped."""
    return translate("FitMessages", "Nothing was pasted. {reason}").format(
        reason=points_message(error)
    )


def full_message() -> str:
    """No further point can be added."""
    return translate(
        "FitMessages", "{most} points are as many as can be fitted here: erase some first."
    ).format(most=f"{MOST_POINTS:,}")


def trouble_message(trouble: FitTrouble, fitting: Fitting, step: int) -> str:
    """Why a fit does not go on."""
    rival = fitting.rival
    rate = fitting.recipe.learning_rate
    if trouble == "rival_diverged" and rival is not None:
        rate = rival.learning_rate
    return _trouble_sentence(trouble, fitting).format(
        rate=number(rate, 6), step=f"{step:,}", most=f"{MOST_STEPS:,}"
    )


def _trouble_sentence(trouble: FitTrouble, fitting: Fitting) -> str:
    held = bool(fitting.points.held_out.any())
    if trouble == "no_points" and not held:
        return translate(
            "FitMessages", "There are no points to fit: click into the plane to add some."
        )
    if trouble == "one_class" and not held:
        return translate(
            "FitMessages",
            "All points are of one class, so there is no boundary to find: add some of the other "
            "class with a click or a right click.",
        )
    if trouble in ("no_points", "one_class"):
        return translate(
            "FitMessages",
            "The points that are not held out are of one class, or none: hold out fewer, or add "
            "some.",
        )
    if trouble == "diverged":
        return translate(
            "FitMessages",
            "After step {step} the loss would no longer be finite, so the last step that is stays "
            "shown. The learning rate of {rate} is too large: try a tenth of it.",
        )
    if trouble == "rival_diverged":
        return translate(
            "FitMessages",
            "The rival stopped: its loss would no longer be finite. Its learning rate of {rate} is "
            "too large: try a tenth of it.",
        )
    return translate(
        "FitMessages",
        "{most} steps are as many as are kept: rewind, and try another setting.",
    )

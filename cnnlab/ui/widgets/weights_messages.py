"""Why weights of a file can't be used, where in it, and what helps."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from cnnlab.core.weights import WeightsError
from cnnlab.ui.widgets.file_messages import unread_message

translate = QCoreApplication.translate
MEGABYTE = 2**20


def weights_message(error: WeightsError | OSError, path: str) -> str:
    """Name the file, with the place, the reason and the mend."""
    if isinstance(error, OSError):
        return unread_message(error)
    known = _texts().get(error.code)
    if known is None:
        reason = str(error).removeprefix(f"{path}: ")
    else:
        details = {name: _shown(value) for name, value in error.details.items()}
        reason = known.format(**{"place": "", **details})
    text = translate("WeightsError", "“{file}” can’t be used: {reason}")
    name = Path(path).name.encode("utf-8", "replace").decode("utf-8")
    return text.format(file=name, reason=reason)


def _texts() -> dict[str, str]:
    return {
        "contents": translate(
            "WeightsError", "it is no whole safetensors file. Copy it again, or choose another."
        ),
        "size": translate(
            "WeightsError", "it is larger than {most}. Choose weights of a smaller network."
        ),
        "foreign": translate(
            "WeightsError",
            "its metadata describe no network. Choose weights that cnnlab has saved.",
        ),
        "version": translate(
            "WeightsError", "metadata: version {got} is not known here. Use a newer cnnlab."
        ),
        "type": translate(
            "WeightsError", "{place}: got {got}, expected F32 or F64. Convert it to float32."
        ),
        "missing": translate(
            "WeightsError", "{place}: the tensor is missing. Save the network again."
        ),
        "shape": translate(
            "WeightsError",
            "{place}: got shape {got}, expected {expected}. Save the network again.",
        ),
        "not finite": translate(
            "WeightsError",
            "{place}: some numbers are infinite or NaN. Train again, with a lower learning rate.",
        ),
        "unknown": translate(
            "WeightsError", "{place}: no layer has a tensor of this name. Save the network again."
        ),
        "architecture": translate(
            "WeightsError",
            "its architecture can’t be understood. Choose weights that cnnlab has saved.",
        ),
        "memory": translate(
            "WeightsError", "architecture: it needs too much memory. Choose a smaller network."
        ),
        "threshold": translate(
            "WeightsError",
            "{place}: expected a confidence of 0 to 1. Save the network again.",
        ),
        "purpose": translate(
            "WeightsError",
            "architecture: it does not read one grey image of 28 × 28 as ten digits. Choose a "
            "network that does.",
        ),
    }


def _shown(value: object) -> str:
    """Shapes as 16×1×5×5, bytes as MB."""
    if isinstance(value, tuple):
        return "×".join(map(str, value)) or "()"
    return f"{value // MEGABYTE} MB" if isinstance(value, int) else str(value)

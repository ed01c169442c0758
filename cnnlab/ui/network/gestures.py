"""What keys and mouse do in the Network tab, as lines of text."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def gestures() -> list[tuple[str, str]]:
    """Keys and mouse, and what each does."""
    drag = translate("NetworkGestures", "Drag a layer")
    away = translate("NetworkGestures", "Drag a layer away, or Delete")
    plus = translate("NetworkGestures", "+ between layers, or Insert")
    return [
        ("↑ ↓", translate("NetworkGestures", "select a layer")),
        (drag + ", Alt+↑ ↓", translate("NetworkGestures", "move it")),
        (away, translate("NetworkGestures", "remove it")),
        ("Ctrl+D", translate("NetworkGestures", "duplicate it")),
        (plus, translate("NetworkGestures", "add a layer there")),
        ("Enter", translate("NetworkGestures", "set the selected layer")),
        (translate("NetworkGestures", "Space"), translate("NetworkGestures", "train or pause")),
        (
            translate("NetworkGestures", "Point at the curves, ← →"),
            translate("NetworkGestures", "read the numbers of a step"),
        ),
        (
            translate("NetworkGestures", "Click in the network"),
            translate("NetworkGestures", "go into a map, then into a cell; Escape leads back"),
        ),
        (
            translate("NetworkGestures", "← →, Page Up, Page Down, Home, End in the time slider"),
            translate("NetworkGestures", "go back over the moments of the training"),
        ),
    ]

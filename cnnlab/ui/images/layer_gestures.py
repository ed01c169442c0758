"""Keys and mouse of the page of layers, in the language in use."""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def layer_gestures() -> list[tuple[str, str]]:
    """What they do to the maps."""
    return [
        (
            translate("Gestures", "Click a map; arrow keys"),
            translate("Gestures", "Show it large"),
        ),
        (
            translate("Gestures", "Click the large map; arrow keys, with Shift by ten"),
            translate("Gestures", "Mark a pixel"),
        ),
    ]


def guess_gestures() -> list[tuple[str, str]]:
    """What they do to a filter that is guessed."""
    return [
        (
            translate("Gestures", "Type, wheel or Alt+drag on a weight"),
            translate("Gestures", "Change the guess"),
        ),
        (
            translate("Gestures", "Click a picture; arrow keys, with Shift by ten"),
            translate("Gestures", "Mark the same pixel on all three"),
        ),
    ]

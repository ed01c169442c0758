"""What the menus, keys and right clicks of the fit's page offer."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.neuron.fitting import FitRun
from cnnlab.ui.neuron.fit_incoming import IncomingPoints
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action, Entry

FIT = QT_TRANSLATE_NOOP("Actions", "&Fit of points")


class Asked(Protocol):
    """What the page can be asked for."""

    @property
    def incoming(self) -> IncomingPoints: ...
    def to_layers(self) -> None: ...
    def use_weights(self) -> None: ...
    def turn_chosen(self) -> None: ...
    def erase_chosen(self) -> None: ...
    def isVisible(self) -> bool: ...


def page_actions(run: FitRun, page: Asked) -> list[Action]:
    """Entries of the menus. Their keys are the page's own, since other pages have the same."""

    def action(name: str, text: str, slot: Callable[[], object], menu: str = "view") -> Action:
        submenu = FIT if menu == "view" else ""
        return Action(name, menu, text, slot, submenu=submenu, enabled=page.isVisible)

    return [
        action("fit_play", QT_TRANSLATE_NOOP("Actions", "&Play or pause (Space)"), run.toggle),
        action("fit_step", QT_TRANSLATE_NOOP("Actions", "&Step ( . )"), run.step),
        action("fit_back", QT_TRANSLATE_NOOP("Actions", "Step &back ( , )"), run.back),
        action("fit_rewind", QT_TRANSLATE_NOOP("Actions", "&Rewind (Ctrl+,)"), run.rewind),
        action(
            "fit_weights",
            QT_TRANSLATE_NOOP("Actions", "&Use these weights in Layers"),
            page.use_weights,
        ),
        action(
            "fit_open",
            QT_TRANSLATE_NOOP("Actions", "Open po&ints…"),
            page.incoming.choose,
            "file",
        ),
    ]


def point_entries(page: Asked) -> list[Entry]:
    """What a right click on a point offers."""
    return [
        Action(
            "fit_point",
            "edit",
            QT_TRANSLATE_NOOP("Actions", "Open this point in &Layers"),
            page.to_layers,
        ),
        Action(
            "fit_turn", "edit", QT_TRANSLATE_NOOP("Actions", "The &other class"), page.turn_chosen
        ),
        Action("fit_erase", "edit", QT_TRANSLATE_NOOP("Actions", "&Erase"), page.erase_chosen),
        None,
        "undo",
        "redo",
        "copy",
        "paste",
    ]


def gestures() -> list[tuple[str, str]]:
    """Each gesture and what it does."""
    translate = QCoreApplication.translate
    return [
        (translate("Gestures", "Space"), translate("Gestures", "Play or pause")),
        (", .", translate("Gestures", "One step back or forward")),
        (
            "Ctrl+,",
            translate("Gestures", "Rewind to the initial weights"),
        ),
        ("[ ]", translate("Gestures", "Slower or faster")),
        (
            translate("Gestures", "Click, Shift+click, right click"),
            translate("Gestures", "Add a point of the class, or of the other one"),
        ),
        (
            translate("Gestures", "Drag a point, Delete"),
            translate("Gestures", "Move it, erase it"),
        ),
        (
            translate("Gestures", "Right click on a point"),
            translate("Gestures", "Open it in Layers, give it the other class"),
        ),
        (
            translate("Gestures", "Arrows, Enter, 0, 1"),
            translate("Gestures", "Move the cross-hair, add a point there, choose the class"),
        ),
        (
            translate("Gestures", "Wheel, double click, middle button"),
            translate("Gestures", "Zoom the plane, show all points, move it"),
        ),
        (
            translate("Gestures", "Drag on the losses"),
            translate("Gestures", "Go to any step so far"),
        ),
        (
            translate("Gestures", "Click a unit"),
            translate("Gestures", "Show what it makes of the plane; Esc shows the output"),
        ),
    ]

"""A layout enlarged: everything on it is so many times as large."""

import math
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from PySide6.QtCore import QPointF, QRectF

from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import StageLayout

Thing = TypeVar("Thing")


def enlarged(layout: StageLayout, factor: float) -> StageLayout:
    """The layout times a factor; cells keep whole pixels, in the middle of their place."""
    return _scaled(layout, factor)


def _scaled(thing: Thing, factor: float) -> Thing:
    """Positions and sizes in it times a factor; what is counted, an int, stays as it is."""
    scaled: Any = thing
    if isinstance(thing, Lattice):
        scaled = _lattice(thing, factor)
    elif isinstance(thing, QRectF):
        scaled = _rect(thing, factor)
    elif isinstance(thing, QPointF | float):
        scaled = thing * factor
    elif isinstance(thing, tuple):
        scaled = tuple(_scaled(part, factor) for part in thing)
    elif is_dataclass(thing) and not isinstance(thing, type):
        parts = {f.name: _scaled(getattr(thing, f.name), factor) for f in fields(thing)}
        scaled = replace(thing, **parts)
    return scaled


def _rect(rect: QRectF, factor: float) -> QRectF:
    return QRectF(rect.topLeft() * factor, rect.size() * factor)


def _lattice(lattice: Lattice, factor: float) -> Lattice:
    cell = lattice.cell * factor
    larger = replace(lattice, cell=float(math.floor(cell)) if cell >= 4.0 else cell)
    rect = QRectF(0, 0, larger.full_width, larger.full_height)
    rect.moveCenter(_rect(lattice.rect, factor).center())
    rect.moveTopLeft(QPointF(round(rect.x()), round(rect.y())))
    return replace(larger, rect=rect)

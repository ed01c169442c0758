"""Layout of many channels: a few in full, the others as thumbnails in one row."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QRectF

from cnnlab.scene.lattice import Lattice
from cnnlab.scene.layout import CollapsedChannels, StageLayout, StageShape
from cnnlab.scene.layout_arrange import arrange

MOST_ROWS = 6  # channels up to which all are shown in full
IN_FULL = 4  # of more channels
MOST_KEPT = 20  # layouts
GAP = 2.0  # px between two thumbnails
Thing = TypeVar("Thing")


def in_full(shape: StageShape, asked: Sequence[int]) -> tuple[int, ...]:
    """Channels to show in full, empty for all: those that were asked for first, then the first."""
    if shape.channels <= MOST_ROWS or not shape.filters:
        return ()
    known = [c for c in asked if c < shape.channels]
    more = [c for c in range(shape.channels) if c not in known]
    return tuple(sorted((known + more)[:IN_FULL]))


@lru_cache(MOST_KEPT)
def arrange_channels(shape: StageShape, width: float, height: float, line: float) -> StageLayout:
    """Place everything; channels that are not in ``shape.whole`` share one row.

    Kept for some shapes: filters come into use and go at every move of the pointer.
    """
    if not shape.whole:
        return arrange(shape, width, height, line)
    few = replace(shape, channels=len(shape.whole) + 1, whole=())
    return _spread(arrange(few, width, height, line), shape)


def _spread(few: StageLayout, shape: StageShape) -> StageLayout:
    others = [c for c in range(shape.channels) if c not in shape.whole]
    last = len(shape.whole)

    def by_channel(things: Sequence[Thing], rest: Sequence[Thing]) -> tuple[Thing, ...]:
        found = dict(zip(shape.whole, things, strict=False))
        found |= dict(zip(others, rest, strict=True))
        return tuple(found[c] for c in range(shape.channels))

    filters = tuple(by_channel(slices, _tiles(slices[last], len(others))) for slices in few.filters)
    none = [QRectF()] * len(others)
    rest = CollapsedChannels(
        few.inputs[last].rect,
        tuple(slices[last].rect for slices in few.filters),
        few.chips[last],
        few.corridors[last],
        few.rows[last],
        len(others),
    )
    return replace(
        few,
        inputs=by_channel(few.inputs, _tiles(few.inputs[last], len(others))),
        filters=filters,
        slot_slices=by_channel(few.slot_slices, _tiles(few.slot_slices[last], len(others)))
        if few.slot_slices
        else (),
        chips=by_channel(few.chips, none),
        corridors=by_channel(few.corridors, [few.corridors[last]] * len(others)),
        rows=by_channel(few.rows, [few.rows[last]] * len(others)),
        whole=shape.whole,
        collapsed=rest,
    )


def _tiles(place: Lattice, count: int) -> list[Lattice]:
    """Small grids in the place of one, each with the same rows and columns."""
    rect = place.rect
    columns = math.ceil(math.sqrt(count * rect.width() / max(rect.height(), 1.0)))
    columns = min(max(columns, 1), count)
    rows = math.ceil(count / columns)
    across, down = rect.width() / columns, rect.height() / rows
    cell = max(0.02, min((across - GAP) / place.columns, (down - GAP) / place.rows))
    return [
        Lattice(
            QRectF(
                rect.x() + (i % columns) * across,
                rect.y() + (i // columns) * down,
                cell * place.columns,
                cell * place.rows,
            ),
            place.rows,
            place.columns,
            cell,
        )
        for i in range(count)
    ]

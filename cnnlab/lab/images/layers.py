"""The picture through its layers, on a worker: each step's result and its maps as small pictures.

Axis order: maps (C, H, W). Small pictures hold one byte a pixel: 128 is zero, 255 and 1 the largest
absolute value of the map, so that a theme's colours are a table of 256.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from threading import Event
from typing import Final

import numpy as np
from PySide6.QtCore import QObject, Signal

from cnnlab.core.arrays import Bytes, Floats
from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.filtering import thinned
from cnnlab.core.levels import Levels, levels_of
from cnnlab.core.pipeline import Pipeline, StepResult, run
from cnnlab.lab.images.shown_plane import channel_plane
from cnnlab.lab.shared.newest import Newest
from cnnlab.lab.shared.worker import raise_unexpected
from cnnlab.lessons.image_sheet import Channel, ImagePicture

MOST_TILES: Final = 64  # maps of a step that are shown
TILE: Final = 128  # pixels of a small picture's longer side, at most
LARGE: Final = 512  # of the map that is shown large
PREVIEW_FROM: Final = 640  # of a picture that is first worked out thinned
ZERO: Final = 128
_END: Final = 127


@dataclass(frozen=True, eq=False)
class StepSeen:
    """A step's result, and its first maps as small pictures (n, h, w)."""

    result: StepResult
    tiles: Bytes


@dataclass(frozen=True, eq=False)
class LayersSeen:
    """What is there so far of a picture's way through the layers.

    ``input`` (1, H, W) is what goes in, float32 in 0…255. A ``problem`` stands in place of the step
    after the last. With ``preview`` all of it is of a thinned picture.
    """

    pipeline: Pipeline
    input: Floats
    tiles: Bytes
    steps: tuple[StepSeen, ...] = ()
    problem: Problem | None = None
    preview: bool = False

    def before(self, step: int) -> Floats:
        """The maps (C, H, W) that a step reads."""
        return self.steps[step - 1].result.output if step else self.input


class LayersRun(QObject):
    """Works out the newest request only; ``seen`` is the last that is there, None before it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen: LayersSeen | None = None
        self._asked: object = None
        self._seen_of: object = None  # what was asked for
        self._rests = False  # what is seen are small copies
        self._newest = Newest(self)
        self._newest.reported.connect(self._on_reported)
        self._newest.failed.connect(raise_unexpected)

    @property
    def running(self) -> bool:
        """Whether something is being worked out."""
        return self._newest.running

    def show(self, picture: ImagePicture, channel: Channel, pipeline: Pipeline) -> None:
        """Work out a channel through the layers; what was asked before is cancelled."""
        asked = picture, channel if len(picture.pixels) > 1 else "grey", pipeline
        if self._newest.ask(asked, partial(seen_of, *asked)):
            self._rests = self._rests and asked == self._seen_of
            self._asked = asked

    def rest(self) -> None:
        """Keep only small copies of a large picture's maps until they are shown again."""
        large = self.seen is not None and max(self.seen.input.shape) > PREVIEW_FROM
        if self.running or large:
            self._newest.give_up()
        if self.seen is not None and large:
            self.seen, self._rests = _small(self.seen), True

    def close_down(self) -> None:
        """Cancel what is under way."""
        self._newest.close()

    def _on_reported(self, seen: LayersSeen) -> None:
        there = self.seen if self._rests and seen.problem is None else None
        if there is not None and (seen.preview or len(seen.steps) < len(there.steps)):
            return  # no more than what is there
        self.seen, self._seen_of, self._rests = seen, self._asked, False
        self.changed.emit()


def seen_of(
    picture: ImagePicture, channel: Channel, pipeline: Pipeline, stop: Event
) -> Iterator[LayersSeen]:
    """What is there after each step; of a large picture first all of a thinned one."""
    plane = channel_plane(picture, channel)[None]
    if max(plane.shape[1:]) > PREVIEW_FROM:
        small = thinned(plane, LARGE // 2)
        yield [*_steps(small, pipeline, True)][-1]
    for seen in _steps(plane, pipeline, False):
        yield seen
        if stop.is_set():
            return


def _steps(plane: Floats, pipeline: Pipeline, preview: bool) -> Iterator[LayersSeen]:
    tiles = grey_bytes(thinned(plane, TILE))
    yield LayersSeen(pipeline, plane, tiles, preview=preview)
    done: tuple[StepSeen, ...] = ()
    for result in _results(plane, pipeline):
        if isinstance(result, Problem):
            yield LayersSeen(pipeline, plane, tiles, done, result, preview)
        else:
            done = (*done, StepSeen(result, _tiles(result.output)))
            yield LayersSeen(pipeline, plane, tiles, done, preview=preview)


def _small(seen: LayersSeen) -> LayersSeen:
    """A preview that looks as what was worked out."""
    steps = tuple(
        replace(step, result=replace(step.result, output=thinned(step.result.output, LARGE // 2)))
        for step in seen.steps
    )
    return replace(seen, input=thinned(seen.input, LARGE // 2), steps=steps, preview=True)


def _results(plane: Floats, pipeline: Pipeline) -> Iterator[StepResult | Problem]:
    """As ``run``; too little memory is a Problem too."""
    try:
        yield from run(plane, pipeline)
    except MemoryError:
        yield Problem("memory", {})


def grey_bytes(values: Floats) -> Bytes:
    """Values 0…255 as bytes."""
    return (values.clip(0, 255) + 0.5).astype(np.uint8)


def map_bytes(
    values: Floats, most: int = LARGE, bound: float | None = None
) -> tuple[Bytes, Levels]:
    """A map (H, W) as a picture of at most so many pixels a side, and as levels of these.

    The colours end at ``bound``, or at the largest absolute value if None.
    """
    levels = levels_of(thinned(values, most), "signed", bound=bound)
    return (levels.levels * _END + (ZERO + 0.5)).astype(np.uint8), levels


def _tiles(maps: Floats) -> Bytes:
    return np.stack([map_bytes(one, TILE)[0] for one in maps[:MOST_TILES]])

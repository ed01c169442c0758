"""Why a drawing is read as it is: attribution maps of all digits, and the stroke that decides."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from threading import Event
from typing import NamedTuple

import numpy as np

from cnnlab.core.arrays import Floats
from cnnlab.core.attribution import gradient_maps, occlusion_maps
from cnnlab.digits.recogniser import Prediction, Recogniser
from cnnlab.lab.digits.reader import Reading, image_of
from cnnlab.lab.digits.sketch import Drawing

FEW = 6  # strokes that are left out one by one before anything is shown


@dataclass(frozen=True, eq=False)
class Question:
    """What is to be explained: a reading, by whom, and the drawing that it is of."""

    reading: Reading
    recogniser: Recogniser
    drawing: Drawing
    prepares: bool


class StrokeLeftOut(NamedTuple):
    """The stroke that matters most, and what is read without it."""

    stroke: int
    """Its index."""
    prediction: Prediction


@dataclass(frozen=True, eq=False)
class Explained:
    """Maps (10, 28, 28) of an image, by the logits (10,) of its digits.

    ``occlusion`` says how far a logit falls without the ink around a pixel; it is coarse at first.
    ``gradient`` is the logit's gradient, which times the ink estimates what a pixel adds. There is
    no ``stroke`` of a picture, of a drawing with one stroke only, nor of one with many at first.
    """

    question: Question
    logits: Floats
    occlusion: Floats
    gradient: Floats
    stroke: StrokeLeftOut | None

    @property
    def image(self) -> Floats:
        """The prepared image (28, 28)."""
        return self.question.reading.image

    @property
    def prediction(self) -> Prediction:
        """What the image is read as."""
        return self.question.reading.prediction

    @property
    def gradient_times_ink(self) -> Floats:
        """What each pixel adds to each logit, estimated to first order."""
        return self.gradient * self.image


def can_explain(reading: Reading) -> bool:
    """Whether there is one answer to explain: something is drawn, and of several one is chosen."""
    undecided = bool(reading.regions) and reading.chosen is None
    return reading.prediction.label is not None and not undecided


def explain(question: Question, stop: Event) -> Iterator[Explained]:
    """Coarse occlusion maps with all else, then those of every pixel; less once the event is set.

    Each stroke takes time to be left out: of many, the one that matters comes last.
    """
    few = len(question.drawing.strokes) <= FEW
    found: Explained | None = None
    with np.errstate(all="ignore"):  # a blanked image may overflow where the whole one did not
        for maps in occlusion_maps(question.recogniser.network, question.reading.image[None]):
            if stop.is_set():
                return
            if maps is None:
                continue
            finite = np.nan_to_num(maps, nan=0, posinf=0, neginf=0)
            if found is not None:
                found = replace(found, occlusion=finite)
            else:
                stroke = _stroke_that_matters(question, stop) if few else None
                found = _first(question, finite, stroke)
            yield found
    if found is not None and not few:
        yield replace(found, stroke=_stroke_that_matters(question, stop))


def _first(question: Question, occlusion: Floats, stroke: StrokeLeftOut | None) -> Explained:
    network, image = question.recogniser.network, question.reading.image[None]
    gradient = np.nan_to_num(gradient_maps(network, image)[:, 0], posinf=0, neginf=0)
    return Explained(question, network.forward(image[None])[0], occlusion, gradient, stroke)


def _stroke_that_matters(question: Question, stop: Event) -> StrokeLeftOut | None:
    """Without it the label changes, or if no stroke does that, is least probable."""
    strokes, label = question.drawing.strokes, question.reading.prediction.label
    if len(strokes) < 2 or question.drawing.picture is not None:
        return None
    tried: list[StrokeLeftOut] = []
    for index in range(len(strokes)):
        if stop.is_set():
            return None
        left = Drawing((*strokes[:index], *strokes[index + 1 :]))
        image, _ = image_of(left, question.prepares)
        tried.append(StrokeLeftOut(index, question.recogniser.classify(image)))
    return min(
        tried, key=lambda one: (one.prediction.label == label, one.prediction.probabilities[label])
    )

"""What is found out about a reading: maps by logits, and the stroke that matters most."""

from threading import Event

import numpy as np
import pytest

from cnnlab.core.attribution import PATCH, gradient_maps
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import Prediction, Recogniser, default_recogniser
from cnnlab.lab.digits.explained import FEW, Question, can_explain, explain
from cnnlab.lab.digits.reader import Reading, image_of
from cnnlab.lab.digits.sketch import Drawing, Stroke, centred


def question(drawing, recogniser=None):
    reader = recogniser or default_recogniser()
    image, preparation = image_of(drawing)
    reading = Reading(image, reader.classify(image), preparation)
    return Question(reading, reader, drawing, True)


def explained(drawing, recogniser=None):
    return list(explain(question(drawing, recogniser), Event()))[-1]


def seven(style="crossed"):
    return centred(draw(7, np.random.default_rng(0), style))


def without(drawing, index):
    strokes = (*drawing.strokes[:index], *drawing.strokes[index + 1 :])
    return default_recogniser().classify(image_of(Drawing(strokes))[0])


def test_the_maps_come_coarse_and_then_fine():
    asked = question(seven())
    coarse, fine = explain(asked, Event())
    network, image = asked.recogniser.network, asked.reading.image
    assert fine.image is image
    assert fine.prediction is asked.reading.prediction
    np.testing.assert_allclose(fine.logits, network.forward(image[None, None])[0])
    assert coarse.occlusion.shape == fine.occlusion.shape == (10, 28, 28)
    assert coarse.gradient is fine.gradient
    blanked = image.copy()
    blanked[12:17, 10:15] = 0
    after = network.forward(blanked[None, None])[0]
    np.testing.assert_allclose(fine.logits - fine.occlusion[:, 14, 12], after, atol=1e-4)


def test_the_gradient_is_seen_through_the_ink():
    found = explained(seven())
    gradient = gradient_maps(default_recogniser().network, found.image[None])[:, 0]
    np.testing.assert_allclose(found.gradient, gradient)
    assert (found.gradient[:, found.image == 0] != 0).any()
    assert (found.gradient_times_ink[:, found.image == 0] == 0).all()
    np.testing.assert_allclose(found.gradient_times_ink[7], gradient[7] * found.image)


def test_nothing_comes_once_it_is_not_wanted():
    stop = Event()
    work = explain(question(seven()), stop)
    next(work)
    stop.set()
    assert list(work) == []


def test_a_stroke_that_changes_the_answer_comes_before_all_others():
    bar = Stroke(np.array([[0.5, 0.1], [0.5, 0.9]]))
    foot = Stroke(np.array([[0.3, 0.9], [0.7, 0.9]]))
    roof = Stroke(np.array([[0.2, 0.1], [0.5, 0.1]]))
    drawing = Drawing((roof, bar, foot))
    found = explained(drawing)
    label = found.prediction.label
    changes = [i for i in range(3) if without(drawing, i).label != label]
    assert changes
    assert found.stroke.stroke in changes
    least = min(float(without(drawing, i).probabilities[label]) for i in changes)
    assert found.stroke.prediction.probabilities[label] == pytest.approx(least)


def test_where_no_stroke_decides_the_one_that_is_missed_most_is_named():
    left, right = np.split(draw(0, np.random.default_rng(0), "plain")[0], [12])
    tail = np.array([[0.0, 0.0], [0.01, 0.01]])
    drawing = centred([np.concatenate([left, right]), right[-4:], left[:3] + tail[0]])
    found = explained(drawing)
    label = found.prediction.label
    shares = [
        (without(drawing, i).label == label, float(without(drawing, i).probabilities[label]))
        for i in range(3)
    ]
    assert found.stroke.stroke == shares.index(min(shares))


def test_of_many_strokes_the_one_that_matters_comes_last():
    points = seven().strokes[0].points
    parts = np.array_split(points, FEW + 1)
    drawing = Drawing(tuple(Stroke(part) for part in parts))
    coarse, fine, last = explain(question(drawing), Event())
    assert coarse.stroke is fine.stroke is None
    assert last.stroke is not None
    assert last.occlusion is fine.occlusion
    drawing = Drawing(drawing.strokes[1:])
    coarse, fine = explain(question(drawing), Event())
    assert coarse.stroke is fine.stroke is not None


def test_one_stroke_alone_and_a_picture_have_none_to_leave_out():
    assert explained(Drawing((Stroke(np.array([[0.5, 0.1], [0.5, 0.9]])),))).stroke is None
    ink = np.zeros((60, 90))
    ink[5:30, 70:74] = 1
    assert explained(Drawing(picture=ink)).stroke is None


def overflowing(image):
    """Two pixels whose weights outweigh each other: without the second a logit is infinite."""
    full = np.argwhere(image == image.max())
    weight = np.zeros((10, 28, 28), np.float32)
    weight[3][tuple(full[0])], weight[3][tuple(full[-1])] = 3e38, -3e38
    assert (full[-1] - full[0]).max() > PATCH
    bias = np.zeros(10, np.float32)
    bias[3] = 1e38
    layers = [Flatten("flatten"), Linear("fc", (784, 10))]
    numbers = {"fc.weight": weight.reshape(10, 784), "fc.bias": bias}
    return Recogniser(Network((1, 28, 28), layers, numbers), 0.5)


def test_what_is_not_finite_where_ink_is_blanked_counts_as_nothing():
    recogniser = overflowing(image_of(seven())[0])
    found = explained(seven(), recogniser)
    assert found.prediction.label == 3
    assert np.isfinite(found.occlusion).all()
    assert found.occlusion[3].any()


def test_only_one_answer_can_be_explained():
    image = np.zeros((28, 28), np.float32)
    one = Prediction(1, np.full(10, 0.1), "digit")
    blank = Prediction(None, np.full(10, 0.1), "blank")
    assert can_explain(Reading(image, one))
    assert not can_explain(Reading(image, blank))
    assert not can_explain(Reading(image, one, regions=(one, one)))
    assert can_explain(Reading(image, one, regions=(one, one), chosen=1))

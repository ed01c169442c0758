"""Explanations of what is on the canvas now, computed on a worker while they are shown."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import default_recogniser
from cnnlab.lab.digits.explainer import Explainer
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Drawing, Sketch, centred


@pytest.fixture
def sketch(qapp):
    made = Sketch()
    made.history.reset(drawn(7))
    return made


@pytest.fixture
def reader(sketch):
    return Reader(sketch, default_recogniser(), sketch)


@pytest.fixture
def explainer(sketch, reader):
    made = Explainer(sketch, reader, sketch)
    yield made
    made.close_down()


def drawn(digit):
    style = {7: "crossed"}.get(digit, "plain")
    return centred(draw(digit, np.random.default_rng(0), style))


def done(qtbot, explainer):
    qtbot.waitUntil(lambda: explainer.explained is not None and not explainer.running)


def test_what_is_shown_is_explained(explainer, reader, qtbot):
    explainer.set_shown(True)
    assert explainer.explained is None
    done(qtbot, explainer)
    assert explainer.explained.question.reading is reader.reading
    assert explainer.label == 7


def test_nothing_is_computed_while_nobody_looks(explainer, sketch, reader, qtbot):
    reader.read()
    assert not explainer.running
    explainer.set_shown(True)
    done(qtbot, explainer)
    explainer.set_shown(False)
    assert explainer.explained is None
    sketch.history.reset(drawn(3))
    reader.read()
    assert not explainer.running


def test_the_newest_drawing_is_explained(explainer, sketch, reader, qtbot):
    explainer.set_shown(True)
    for digit in (1, 2, 3):
        sketch.history.reset(drawn(digit))
        reader.read()
    done(qtbot, explainer)
    assert explainer.label == 3
    assert explainer.explained.question.reading is reader.reading


def test_another_digit_is_looked_at_and_the_predicted_one_followed_again(
    explainer, sketch, reader, qtbot
):
    explainer.set_shown(True)
    done(qtbot, explainer)
    explainer.choose(2)
    assert (explainer.chosen, explainer.label) == (2, 2)
    explainer.choose(7)
    assert (explainer.chosen, explainer.label) == (None, 7)
    sketch.history.reset(drawn(3))
    reader.read()
    qtbot.waitUntil(lambda: explainer.label == 3)


def test_while_one_draws_the_last_explanation_stays(explainer, sketch, reader, qtbot):
    explainer.set_shown(True)
    done(qtbot, explainer)
    before = explainer.explained
    sketch.begin(0.2, 0.2, 0.06)
    sketch.extend([(0.3, 0.3, 1.0)])
    reader.read()
    QCoreApplication.processEvents()
    assert not explainer.running
    assert explainer.explained is before
    sketch.end("Stroke")
    qtbot.waitUntil(lambda: explainer.explained is not before)
    assert len(explainer.explained.question.drawing.strokes) == 3


def test_a_blank_canvas_has_nothing_to_explain(explainer, sketch, reader, qtbot):
    explainer.set_shown(True)
    done(qtbot, explainer)
    sketch.history.reset(Drawing())
    reader.read()
    assert explainer.explained is None
    assert explainer.label is None


def test_the_next_drawing_is_looked_at_as_it_is_predicted(explainer, sketch, reader):
    explainer.choose(2)
    heard = []
    explainer.changed.connect(lambda: heard.append(explainer.chosen))
    sketch.history.reset(Drawing())
    reader.read()
    assert heard == [None]


def test_what_is_under_way_is_given_up_when_the_canvas_is_cleared(explainer, sketch, reader, qtbot):
    explainer.set_shown(True)
    assert explainer.running
    sketch.history.reset(Drawing())
    reader.read()
    qtbot.waitUntil(lambda: not explainer.running)
    QCoreApplication.processEvents()
    assert explainer.explained is None


def test_another_network_explains_anew(explainer, reader, qtbot):
    explainer.set_shown(True)
    done(qtbot, explainer)
    recogniser = default_recogniser()
    other = recogniser._replace(network=recogniser.network.copy())
    reader.use(other)
    qtbot.waitUntil(lambda: explainer.explained.question.recogniser is other)
    done(qtbot, explainer)

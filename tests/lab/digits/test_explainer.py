"""Maps that are worked out a little at a time, for what is on the canvas now."""

import numpy as np
import pytest

from cnnlab.core.attribution import gradient_map
from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import default_recogniser
from cnnlab.lab.digits.explainer import Explainer
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Drawing, Sketch, centred


@pytest.fixture
def reader(qapp):
    sketch = Sketch()
    made = Reader(sketch, default_recogniser())
    made.setParent(sketch)
    sketch.history.reset(centred(draw(7, np.random.default_rng(0), "crossed")))
    made.read()
    made.sketch = sketch
    return made


@pytest.fixture
def explainer(reader):
    made = Explainer(reader)
    yield made
    made.stop()


def ready(qtbot, explainer):
    qtbot.waitUntil(lambda: explainer.map is not None)


@pytest.mark.parametrize("kind", ["occlusion", "gradient"])
def test_a_map_of_the_image(explainer, qtbot, kind):
    explainer.set_kind(kind)
    assert explainer.map is None
    ready(qtbot, explainer)
    assert explainer.map.shape == (28, 28)
    assert explainer.map.any()


def test_another_class_has_another_map(explainer, reader, qtbot):
    explainer.set_kind("gradient")
    explainer.choose(2)
    ready(qtbot, explainer)
    wanted = gradient_map(reader.recogniser.network, reader.reading.image[None], 2)
    np.testing.assert_allclose(explainer.map, wanted)
    assert explainer.label == 2
    explainer.choose(None)
    assert explainer.label == 7


def test_no_map_and_a_blank_canvas_have_none(explainer, reader, qtbot):
    explainer.set_kind("gradient")
    ready(qtbot, explainer)
    reader.sketch.history.reset(Drawing())
    reader.read()
    assert explainer.map is None
    assert explainer.decisive is None
    explainer.set_kind("none")
    assert explainer.map is None


def test_a_change_begins_anew(explainer, reader, qtbot):
    explainer.set_kind("occlusion")
    ready(qtbot, explainer)
    first = explainer.map
    reader.sketch.history.reset(centred(draw(3, np.random.default_rng(0))))
    reader.read()
    qtbot.waitUntil(lambda: explainer.map is not first)
    assert explainer.label == 3

"""Reading what is drawn: once for all that has come, and never the last stroke lost."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from cnnlab.digits import classify, rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import NATURAL, PENS, prepare
from cnnlab.digits.page_regions import Ink
from cnnlab.digits.recogniser import default_recogniser
from cnnlab.lab.digits.reader import Reader, image_of
from cnnlab.lab.digits.sketch import Drawing, Sketch, Stroke, centred


def drawn(digit, style="plain", size=0.7):
    return centred(draw(digit, np.random.default_rng(5), style), size)


def corner(drawing, size=0.25):
    """The drawing in the lower right corner of the canvas."""
    points = np.concatenate([s.points for s in drawing.strokes])
    low, side = points.min(axis=0), np.ptp(points, axis=0).max()
    return Drawing(
        tuple(
            replace(s, points=(s.points - low) / side * size + 0.97 - size) for s in drawing.strokes
        )
    )


@pytest.fixture
def sketch(qapp):
    return Sketch()


@pytest.fixture
def reader(sketch):
    return Reader(sketch, default_recogniser())


@pytest.mark.parametrize(("pen", "drawn_with"), [(0.001, PENS[0]), (0.04, 0.04), (0.5, NATURAL)])
def test_pens_too_thin_or_too_thick_for_the_network_are_drawn_by_another(pen, drawn_with):
    """Widths over the size of what is drawn, which is 1 high."""
    line = np.array([[0.2, 0.0], [0.6, 0.5], [0.2, 1.0]])
    image, _ = image_of(Drawing((Stroke(line, pen),)))
    np.testing.assert_array_equal(image, prepare([line], pen_width=drawn_with).image)


def test_many_events_are_read_once(sketch, reader, qapp):
    readings = []
    reader.changed.connect(lambda: readings.append(reader.reading))
    sketch.begin(0.5, 0.1, 0.05)
    for i in range(50):
        sketch.extend([(0.5, 0.1 + i / 70, 1.0)])
    assert readings == []
    qapp.processEvents()
    assert len(readings) == 1
    assert reader.reading.prediction.label == 1
    sketch.end("Stroke")
    qapp.processEvents()
    assert len(readings) == 2


def test_a_blank_canvas_is_blank(reader):
    assert reader.reading.prediction.verdict == "blank"
    assert reader.reading.prediction.label is None


@pytest.mark.parametrize("digit", range(10))
def test_place_and_size_do_not_matter_until_preparation_is_off(sketch, reader, digit):
    style = {0: "plain", 4: "open"}.get(digit, "plain")
    drawing = drawn(digit, style) if digit != 4 else drawn(4, "open")
    for one in (drawing, corner(drawing)):
        sketch.history.reset(one)
        reader.read()
        assert reader.reading.prediction.label == digit
    assert reader.reading.preparation.scale > 20


def test_without_preparation_a_seven_in_the_corner_fails(sketch, reader):
    sketch.history.reset(corner(drawn(7)))
    reader.set_prepares(False)
    found = reader.reading.prediction
    assert found.label != 7 or found.verdict != "digit"
    assert reader.reading.preparation is None
    assert reader.reading.image[:14].sum() == 0, "it lies where it was drawn"
    reader.set_prepares(True)
    assert reader.reading.prediction.label == 7


def test_it_reads_as_classify_reads_the_strokes(sketch, reader):
    drawing = drawn(3)
    sketch.history.reset(drawing)
    reader.read()
    direct = classify(rasterise([s.points for s in drawing.strokes], pen_width=0.06))
    np.testing.assert_allclose(reader.reading.prediction.probabilities, direct.probabilities)


def test_a_pen_of_any_width_is_read(sketch, reader):
    for width in (0.02, 0.14):
        strokes = tuple(replace(s, width=width) for s in corner(drawn(8)).strokes)
        sketch.history.reset(Drawing(strokes))
        reader.read()
        assert reader.reading.prediction.label == 8


def test_a_lone_dot_is_no_trouble(sketch, reader):
    sketch.history.reset(Drawing((Stroke(np.array([[0.3, 0.3]])),)))
    reader.read()
    assert reader.reading.image.sum() > 0


def test_a_picture_is_prepared_too(sketch, reader):
    ink = np.zeros((60, 90))
    ink[5:30, 70:74] = 1
    sketch.history.reset(Drawing(picture=ink))
    reader.read()
    assert reader.reading.prediction.label == 1
    reader.set_prepares(False)
    _, columns = np.nonzero(reader.reading.image > 0.3)
    assert columns.min() >= 20
    assert reader.reading.image.sum() * (90 / 28) ** 2 == pytest.approx(100, rel=0.02)


def test_after_a_slow_reading_the_hand_has_time(sketch, reader, qtbot):
    reader.read()
    assert reader.took > 0
    reader.took, read = 50.0, []
    reader.changed.connect(lambda: read.append(sketch.busy))
    sketch.begin(0.2, 0.2, 0.06)
    QCoreApplication.processEvents()
    assert read == []
    qtbot.waitUntil(lambda: read == [True])
    reader.took = 50.0
    sketch.extend([(0.5, 0.5, 1.0)])
    sketch.end("Stroke")
    QCoreApplication.processEvents()
    assert read == [True, False], "what is finished is read at once"


def test_while_one_draws_it_reads_at_its_own_pace(sketch, reader, qapp, monkeypatch):
    monkeypatch.setattr("cnnlab.lab.digits.reader.PACE", 1_000_000_000)
    read = []
    reader.changed.connect(lambda: read.append(1))
    sketch.begin(0.5, 0.1, 0.06)
    qapp.processEvents()
    assert len(read) == 1
    for y in (0.2, 0.3, 0.4):
        sketch.extend([(0.5, y, 1.0)])
        qapp.processEvents()
    assert len(read) == 1, "the pen goes first"
    sketch.end("Stroke")
    qapp.processEvents()
    assert len(read) == 2, "a finished stroke is read at once"


def test_of_a_picture_it_says_what_part_the_network_gets(sketch, reader):
    ink = np.zeros((60, 90))
    ink[5:45, 70:74] = 1
    sketch.history.reset(Drawing(picture=ink))
    reader.read()
    done = reader.reading.preparation
    assert done.box == pytest.approx((70 / 90, 20 / 90, 74 / 90, 60 / 90))
    assert done.scale == pytest.approx(20 / 40 * 90)
    assert done.mass == pytest.approx((72 / 90, 40 / 90))
    one = Ink((70, 5, 74, 45), (68, 2), ink[2:48, 68:76])
    sketch.history.reset(Drawing(picture=ink, regions=(one, one), chosen=0))
    reader.read()
    assert reader.reading.preparation.box == pytest.approx(done.box)
    assert reader.reading.preparation.mass == pytest.approx(done.mass)
    reader.set_prepares(False)
    assert reader.reading.preparation is None


def test_what_was_not_rubbed_out_is_not_read_again(sketch, reader):
    ink = np.zeros((40, 60))
    ink[10:30, 10:14] = ink[10:30, 40:44] = 1
    inks = tuple(Ink((x, 10, x + 4, 30), (x, 10), np.ones((20, 4))) for x in (10, 40))
    sketch.history.reset(Drawing(picture=ink, regions=inks))
    reader.read()
    before = reader.reading.regions
    sketch.erase([(12 / 60, 20 / 60)], 2 / 60, "Erase")
    reader.read()
    assert reader.reading.regions[0] is not before[0]
    assert reader.reading.regions[1] is before[1]

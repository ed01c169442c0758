"""The paper's cached picture: what is painted into it is what a whole picture would show."""

import numpy as np
import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage, QPainter

from cnnlab.digits.page_regions import Ink
from cnnlab.lab.digits.sketch import Box, Drawing, Sketch, Stroke
from cnnlab.ui.digits.paper import Paper

SIDE = 200
BARS = Drawing(
    tuple(Stroke(np.array([[0.1, y], [0.9, y]]), 0.04) for y in (0.2, 0.4, 0.6, 0.8)),
)


@pytest.fixture
def sketch(qapp):
    made = Sketch()
    made.history.reset(BARS)
    return made


def picture(paper) -> QImage:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    paper.paint(painter, QRectF(0, 0, SIDE, SIDE), 1.0)
    painter.end()
    return image


def different(one: QImage, other: QImage) -> list[tuple[int, int]]:
    """Pixels that differ visibly; the edges of what is painted twice may be a little darker."""
    return [
        (x, y)
        for x in range(SIDE)
        for y in range(SIDE)
        if abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 100
    ]


def test_a_part_is_painted_anew_and_no_more(sketch):
    paper = Paper(sketch)
    before = picture(paper)
    sketch.history.reset(Drawing(BARS.strokes[:2]))
    part = paper.repaint_part(Box(0.0, 0.5, 1.0, 0.7))
    after = picture(paper)
    changed = different(before, after)
    assert changed
    assert all(part.contains(x, y) for x, y in changed)
    whole = different(after, picture(Paper(sketch)))
    assert whole, "the bar at 0.8 was not to be painted anew"
    assert all(y > 0.7 * SIDE for _, y in whole)


def test_a_stroke_grows_into_the_picture(sketch):
    paper = Paper(sketch)
    before = picture(paper)
    sketch.begin(0.1, 0.5, 0.04)
    assert paper.add_ink(sketch.live()) is None
    for x in np.linspace(0.15, 0.9, 16):
        sketch.extend([(x, 0.5, 1.0)])
        part = paper.add_ink(sketch.live())
        assert isinstance(part, QRect)
    after = picture(paper)
    assert different(before, after)
    assert different(after, picture(Paper(sketch))) == []


def test_a_finished_stroke_is_painted_in_one_piece_and_nothing_else_is(sketch):
    paper = Paper(sketch)
    before = picture(paper)
    sketch.begin(0.1, 0.5, 0.04)
    paper.add_ink(sketch.live())
    sketch.extend([(0.3, 0.3, 1.0), (0.5, 0.5, 1.0)])
    paper.add_ink(sketch.live())
    sketch.end("Stroke")
    part = paper.finish_stroke()
    after = picture(paper)
    assert after == picture(Paper(sketch))
    changed = different(before, after)
    assert changed
    assert all(part.contains(x, y) for x, y in changed)
    sketch.undo_stack.undo()
    assert paper.finish_stroke() is None, "an undo is no stroke"


def test_where_rubbing_out_has_ended_nothing_is_painted_anew(sketch):
    paper = Paper(sketch)
    picture(paper)
    sketch.erase([[0.5, 0.6]], 0.05, "Erase")
    paper.repaint_part(Box(0.45, 0.55, 0.55, 0.65))
    sketch.end_erasing()
    assert paper.current
    sketch.undo_stack.undo()
    assert not paper.current


def test_a_stroke_that_was_cancelled_is_not_kept(sketch):
    paper = Paper(sketch)
    picture(paper)
    sketch.begin(0.1, 0.5, 0.04)
    paper.add_ink(sketch.live())
    sketch.cancel()
    assert paper.finish_stroke() is None
    assert not paper.current


def test_a_stroke_grows_over_a_picture(sketch):
    shape = np.zeros((60, 30))
    shape[10:50, 10:14] = 1
    sketch.history.reset(Drawing(picture=shape))
    paper = Paper(sketch)
    before = picture(paper)
    sketch.begin(0.1, 0.5, 0.06)
    paper.add_ink(sketch.live())
    sketch.extend([(0.9, 0.5, 1.0)])
    paper.add_ink(sketch.live())
    during = picture(paper)
    changed = different(before, during)
    assert changed
    assert all(abs(y - SIDE / 2) <= 8 for _, y in changed), "the picture is still there"
    sketch.end("Stroke")
    assert different(during, picture(Paper(sketch))) == [], "and so it is when it is drawn"


def test_of_a_picture_only_a_part_is_painted_anew(sketch):
    rng = np.random.default_rng(2)
    for shape in ((90, 60), (28, 28), (300, 400)):
        blobs = np.kron(rng.random((10, 10)) > 0.5, np.ones((40, 40)))[: shape[0], : shape[1]]
        sketch.history.reset(Drawing(picture=blobs))
        paper = Paper(sketch)
        before = picture(paper)
        for part in (Box(0.4, 0.3, 0.5, 0.7), Box(0.1, 0.1, 0.9, 0.9), Box(0.9, 0.5, 0.95, 0.6)):
            paper.repaint_part(part)
            assert different(before, picture(paper)) == []


def test_a_stroke_takes_a_pages_place(sketch):
    inks = tuple(Ink((x, 4, x + 6, 10), (x, 4), np.ones((6, 6))) for x in (2, 12))
    sketch.history.reset(Drawing(picture=np.ones((20, 20)), regions=inks))
    paper = Paper(sketch)
    picture(paper)
    sketch.begin(0.5, 0.5, 0.04)
    assert paper.add_ink(sketch.live()) is None
    assert not paper.fresh
    assert different(picture(paper), picture(Paper(sketch))) == []


def test_another_size_or_theme_is_painted_whole(sketch):
    paper = Paper(sketch)
    picture(paper)
    assert paper.fresh
    paper.set_theme(paper.theme)
    assert not paper.fresh


def test_of_a_long_stroke_only_what_is_near_is_painted_anew(sketch):
    turns = np.linspace(0, 25, 400)
    spiral = np.stack([np.cos(turns), np.sin(turns)], axis=1) * (turns[:, None] / 60) + 0.5
    for pressure in (None, np.linspace(0.3, 1, 400)):
        sketch.history.reset(Drawing((Stroke(spiral, 0.03, pressure),)))
        paper = Paper(sketch)
        before = picture(paper)
        for part in (Box(0.4, 0.3, 0.5, 0.7), Box(0.1, 0.1, 0.9, 0.9), Box(0.9, 0.5, 0.95, 0.6)):
            paper.repaint_part(part)
            assert different(before, picture(paper)) == []

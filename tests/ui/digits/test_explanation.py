"""The page "Why": ten maps, the numbers under the pointer, and the stroke that matters."""

import re
from functools import cache

import numpy as np
import pytest
from image_pixels import code, codes
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.core.attribution import PATCH, occlusion_maps
from cnnlab.core.inspect.fields import Field
from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import default_recogniser
from cnnlab.lab.digits import explained
from cnnlab.lab.digits.explained import FEW
from cnnlab.lab.digits.explainer import Explainer
from cnnlab.lab.digits.reader import Reader
from cnnlab.lab.digits.sketch import Drawing, Sketch, Stroke, centred
from cnnlab.lab.shared.language import Language
from cnnlab.scene.colours import load_theme
from cnnlab.ui.digits.explanation import Explanation, decimals, signed

Key = Qt.Key


@pytest.fixture
def sketch(qapp):
    made = Sketch()
    made.history.reset(centred(draw(7, np.random.default_rng(0), "crossed")))
    return made


@pytest.fixture
def reader(sketch):
    return Reader(sketch, default_recogniser(), sketch)


@cache
def maps_of(network, shape, pixels):
    """All that is yielded on the way to the maps of an image."""
    return tuple(occlusion_maps(network, np.frombuffer(pixels, np.float32).reshape(shape)))


@pytest.fixture
def explainer(sketch, reader, monkeypatch):
    """The maps of an image are worked out once for all tests: 784 images are read for them."""
    monkeypatch.setattr(
        explained,
        "occlusion_maps",
        lambda network, image: maps_of(network, image.shape, image.tobytes()),
    )
    made = Explainer(sketch, reader, sketch)
    yield made
    made.close_down()


@pytest.fixture
def page(explainer, qtbot):
    made = Explanation(explainer)
    qtbot.addWidget(made)
    made.resize(505, 560)
    with qtbot.waitExposed(made):
        made.show()
    done(qtbot, explainer)
    return made


def done(qtbot, explainer):
    qtbot.waitUntil(lambda: explainer.explained is not None and not explainer.running)
    QApplication.processEvents()


def show(sketch, reader, drawing):
    sketch.history.reset(drawing)
    reader.read()


def middle_of(view, square, cell):
    """The middle of a map's cell, in the widget."""
    side = square.width() / 28
    return QPoint(
        round(square.left() + (cell[1] + 0.5) * side), round(square.top() + (cell[0] + 0.5) * side)
    )


def texts(page):
    return [tile.look().text for tile in page.tiles.tiles]


def written(text):
    return float(text.replace("−", "-"))


def test_ten_maps_share_one_legend_and_the_predicted_digit_is_marked(page, explainer):
    looks = [tile.look() for tile in page.tiles.tiles]
    bound = np.abs(explainer.explained.occlusion).max()
    assert {look.shown.bound for look in looks} == {bound}
    assert page.legend.bound == bound
    assert len(page.legend.numbers()) == 5
    assert written(page.legend.numbers()[-1]) == pytest.approx(bound, abs=6e-3)
    assert page.legend.accessibleDescription().count("…") == 4
    for digit, look in enumerate(looks):
        np.testing.assert_array_equal(look.shown.values, explainer.explained.occlusion[digit])
        assert written(look.text) == pytest.approx(explainer.explained.logits[digit], abs=6e-3)
    assert [tile.look().predicted for tile in page.tiles.tiles].index(True) == 7
    assert [tile.isChecked() for tile in page.tiles.tiles].index(True) == 7
    assert "the answer" in page.tiles.tiles[7].accessibleName()
    assert page.tiles.tiles[3].accessibleName().startswith("3: logit")


def test_a_map_is_blue_where_ink_speaks_for_the_digit_on_the_zero_of_the_theme(page, explainer):
    page.set_theme(load_theme("light"))
    tile = page.tiles.tiles[7]
    cell = np.unravel_index(explainer.explained.occlusion[7].argmax(), (28, 28))
    picture = tile.look().shown.image(load_theme("light"))
    colour = picture.pixelColor(int(cell[1]), int(cell[0]))
    assert colour.blue() > colour.red() + 50
    assert picture.pixelColor(0, 0) == load_theme("light").zero
    grabbed = tile.grab().toImage().pixelColor(middle_of(tile, tile.map_square(), (0, 0)))
    assert grabbed == load_theme("light").zero
    page.set_theme(load_theme("dark"))
    grabbed = tile.grab().toImage().pixelColor(middle_of(tile, tile.map_square(), (0, 0)))
    assert grabbed == load_theme("dark").zero
    large = page.large
    grabbed = large.grab().toImage().pixelColor(middle_of(large, large.square(), (0, 0)))
    assert grabbed == load_theme("dark").zero


def test_pointing_gives_the_numbers_of_all_digits(page, explainer):
    seen = []
    page.seen_changed.connect(seen.append)
    tile, cell = page.tiles.tiles[2], (14, 13)
    QTest.mouseMove(tile, middle_of(tile, tile.map_square(), cell))
    values = explainer.explained.occlusion[:, 14, 13]
    assert [written(text) for text in texts(page)] == pytest.approx(values.tolist(), abs=6e-3)
    assert [tile.look().sign for tile in page.tiles.tiles] == np.sign(values).astype(int).tolist()
    assert f"7 at pixel [14, 13]: {signed(values[7])}" in page.readout.text()
    after = explainer.explained.logits[7] - values[7]
    assert page.readout.text().endswith(f"blanked {decimals(float(after))}")
    assert seen[-1] == Field(12, 11, PATCH, PATCH)
    QTest.mouseMove(page.meaning, QPoint(3, 3))
    assert seen[-1] is None
    assert written(texts(page)[7]) == pytest.approx(explainer.explained.logits[7], abs=6e-3)


def test_the_gradient_times_ink_multiplies_what_it_says(page, explainer):
    QTest.mouseClick(page.kinds.buttons["gradient"], Qt.MouseButton.LeftButton)
    found = explainer.explained
    np.testing.assert_array_equal(page.values(), found.gradient_times_ink)
    cell = tuple(int(n) for n in np.unravel_index(found.image.argmax(), (28, 28)))
    QTest.mouseMove(page.large, middle_of(page.large, page.large.square(), cell))
    ink, gradient = (decimals(float(n)) for n in (found.image[cell], found.gradient[7][cell]))
    assert f"ink {ink} × gradient {gradient}" in page.readout.text()
    assert page.tiles.tiles[0].look().framed == (
        slice(cell[0], cell[0] + 1),
        slice(cell[1], cell[1] + 1),
    )


def test_a_digit_is_chosen_by_mouse_and_keyboard(page, explainer, qtbot):
    QTest.mouseClick(page.tiles.tiles[1], Qt.MouseButton.LeftButton)
    assert explainer.chosen == 1
    assert page.readout.text().startswith("1: logit")
    page.tiles.tiles[1].setFocus()
    QTest.keyClick(page.tiles.tiles[1], Key.Key_Right)
    assert explainer.chosen == 2
    QTest.keyClick(page.tiles.tiles[2], Key.Key_Down)
    assert explainer.chosen is None, "7 stands under 2, and is what is predicted"
    assert page.tiles.tiles[7].isChecked()


def test_the_large_map_by_keyboard(page, explainer):
    large = page.large
    large.setFocus()
    QTest.keyClick(large, Key.Key_Right)
    strongest = divmod(int(np.abs(explainer.explained.occlusion[7]).argmax()), 28)
    assert f"[{strongest[0]}, {strongest[1]}]" in page.readout.text()
    QTest.keyClick(large, Key.Key_Right)
    QTest.keyClick(large, Key.Key_Up)
    assert f"[{strongest[0] - 1}, {strongest[1] + 1}]" in page.readout.text()
    assert large.accessibleDescription() == page.readout.text()
    for _ in range(30):
        QTest.keyClick(large, Key.Key_Left)
    assert f"[{strongest[0] - 1}, 0]" in page.readout.text()
    QTest.keyClick(large, Key.Key_Escape)
    assert "Point at a map" in page.readout.text()


def test_the_stroke_that_decides_is_marked_in_a_picture_of_its_own(page, sketch, reader, qtbot):
    assert page.stroke.picture.marked is not None
    said = page.stroke.said.text()
    assert said.startswith("Without the marked stroke it would be read as")
    theme = load_theme("light")
    picture = codes(page.stroke.picture.grab().toImage())
    assert (picture == code(theme.accent)).any()
    assert (picture == code(theme.text)).any()


def test_what_a_stroke_matters_is_said_of_any_drawing(page, sketch, reader, explainer, qtbot):
    line, dot = Stroke(np.array([[0.5, 0.1], [0.5, 0.9]])), Stroke(np.array([[0.4, 0.4]]), 0.02)
    for drawing, prepares, said in (
        ((line,), True, "There is only one stroke, so none can be left out."),
        ((line, line), True, "No single stroke decides: it is read as 1 without any one of them."),
        ((line, dot), False, "Without the marked stroke nothing would be left to read."),
    ):
        reader.set_prepares(prepares)  # without, a dot alone is too small to be anything
        shown = Drawing(drawing)
        show(sketch, reader, shown)
        qtbot.waitUntil(lambda shown=shown: explainer.explained.question.drawing is shown)
        qtbot.waitUntil(lambda: not explainer.running)
        assert explainer.label == 1
        assert page.stroke.said.text().startswith(said)
        assert (page.stroke.picture.marked is None) == (len(drawing) == 1)


def test_many_strokes_take_a_while(page, sketch, reader, explainer, qtbot):
    parts = np.array_split(sketch.drawing.strokes[0].points, FEW + 1)
    said = []
    explainer.changed.connect(lambda: said.append(page.stroke.said.text()))
    show(sketch, reader, Drawing(tuple(Stroke(part) for part in parts)))
    qtbot.waitUntil(lambda: bool(said) and not explainer.running)
    assert said[0] == "Trying what is read without each stroke …"
    assert "marked" in said[-1]


def test_a_picture_has_no_strokes(page, sketch, reader, explainer, qtbot):
    ink = np.zeros((60, 90))
    ink[5:30, 70:74] = 1
    show(sketch, reader, Drawing(picture=ink))
    qtbot.waitUntil(lambda: explainer.label == 1)
    assert not page.stroke.isVisible()
    show(sketch, reader, centred(draw(7, np.random.default_rng(0), "crossed")))
    qtbot.waitUntil(page.stroke.isVisible)


def test_a_blank_canvas_says_what_will_be_here(page, sketch, reader, explainer, qtbot):
    tile = page.tiles.tiles[2]
    QTest.mouseMove(tile, middle_of(tile, tile.map_square(), (14, 13)))
    show(sketch, reader, Drawing())
    assert page.meaning.text().startswith("Draw a digit")
    assert page.readout.text() == ""
    assert page.values() is None
    assert not page.stroke.isVisible()
    assert page.legend.numbers() == ["", "", "0", "", ""]
    assert [tile.look() for tile in page.tiles.tiles] == [None] * 10
    QTest.mouseMove(tile, QPoint(40, 60))
    QTest.keyClick(page.large, Key.Key_Right)
    page.grab()
    assert page.readout.text() == ""


def test_it_computes_only_while_it_is_seen(page, sketch, reader, explainer):
    page.hide()
    show(sketch, reader, Drawing((Stroke(np.array([[0.5, 0.1], [0.5, 0.9]])),)))
    assert not explainer.running
    page.show()
    assert explainer.running


def test_everything_stands_in_the_page_at_every_size(page):
    least = page.minimumSizeHint()
    for size in ((420, 520), (505, 560), (600, 760), (900, 960)):
        page.resize(1100, 1000)
        QApplication.processEvents()
        assert page.minimumSizeHint() == least, f"{size}: what was large can be small again"
        page.resize(*size)
        QApplication.processEvents()
        assert page.size().toTuple() == size
        for part in (page.tiles, page.large, page.stroke, page.readout, page.legend):
            assert page.rect().contains(part.geometry()), f"{size}: {part}"
        squares = [tile.map_square() for tile in page.tiles.tiles]
        assert len({square.width() for square in squares}) == 1, size
        assert page.large.square().width() > squares[0].width(), size
        assert squares[0].width() % 28 == 0, size


def test_another_language_in_the_midst_of_it(page, sketch, reader, explainer, qtbot):
    language = Language()
    try:
        show(sketch, reader, centred(draw(7, np.random.default_rng(1), "crossed")))
        assert explainer.running
        language.use("zh_CN")
        QApplication.processEvents()
        qtbot.waitUntil(lambda: not explainer.running)
        shown = [page.meaning.text(), page.readout.text(), page.stroke.said.text()]
        shown += [page.stroke.heading.text(), *(b.text() for b in page.kinds.buttons.values())]
        shown += [tile.accessibleName() for tile in page.tiles.tiles]
        for text in shown:
            assert any("一" <= letter <= "鿿" for letter in text), text
    finally:
        language.remove()


def test_numbers_under_the_pointer_can_be_subtracted(page):
    said = re.compile(r": ([+−]?[\d.]+)\nlogit (−?[\d.]+), with the frame blanked (−?[\d.]+)$")
    for row in range(28):
        for column in range(28):
            page.large.pointed.emit((row, column))
            found = said.search(page.readout.text())
            value, before, after = (round(100 * float(n.replace("−", "-"))) for n in found.groups())
            assert before - after == value
            assert not re.search(r"[+−]0\.00", page.readout.text())

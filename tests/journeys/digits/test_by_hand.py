"""From a drawn digit to one number of a deep layer, added up with a calculator.

Only what is painted is read: as text, by Python's own numbers.
"""

from digit_hands import answer, draw_by_mouse, look_inside, place_in, strokes_of
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from cnnlab.scene.atlas_cell_grid import NumberGrid
from cnnlab.scene.atlas_cell_items import Label, Pill
from cnnlab.scene.atlas_cell_numbers import cell_figure

LAST = 9  # decimals that a calculator's sums of four have


def click(view, place):
    QTest.mouseMove(view, place)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


def title_place(view, layer):
    """A place on the title over a layer."""
    block = view.layout_of_sheet.block(layer)
    corner = view.camera.rect_to_screen(block.bounds, view.size_f).topLeft().toPoint()
    return corner + QPoint(4, -30)


def figure(text):
    return float(text.replace("−", "-"))


def texts_in(items):
    return [item.text for item in items if isinstance(item, Label | Pill)]


def beside(texts, word):
    """The number after a word."""
    return figure(texts[texts.index(word) + 1])


def rounding_in(texts):
    """What rounding leaves in a row; it is not written where it is nothing."""
    (found,) = [text for text in texts if text.startswith("rounding ")] or ["rounding 0"]
    return figure(found.removeprefix("rounding "))


def rows_of(page):
    """Of each channel: the shown factors and products, its sum, its rounding and the sum so far."""
    for block in page.parts.blocks:
        items = block.make()
        window, weights, products = (
            [cell_figure(float(v), grid.decimals) for v in grid.values.ravel()]
            for grid in items
            if isinstance(grid, NumberGrid)
        )
        texts = texts_in(items)
        numbers = [text for text in texts if text.strip("−").replace(".", "").isdigit()]
        so_far, own = numbers
        yield window, weights, products, figure(own), rounding_in(texts), figure(so_far)


def test_one_number_of_the_third_convolution_is_added_up(hands, qtbot):
    draw_by_mouse(hands, strokes_of(7))
    assert answer(hands) == "7"
    view = look_inside(hands, qtbot).panel.view
    click(view, title_place(view, "relu3"))
    click(view, place_in(view, "conv3", (5, 3, 3)))
    click(view, place_in(view, "conv3", (5, 3, 3)))
    page = view.page
    total = 0.0
    for window, weights, products, own, rounding, so_far in rows_of(page):
        for x, w, product in zip(window, weights, products, strict=True):
            error = abs(figure(x) * figure(w) - figure(product))
            assert error <= 6e-5 * (1 + abs(figure(x)) + abs(figure(w))), "as far as it is shown"
        assert round(sum(map(figure, products)) + rounding, LAST) == own
        total = round(total + own, LAST)
        assert total == so_far
    assert len(page.parts.blocks) == 64
    texts = texts_in(page.parts.fixed)
    assert beside(texts, "sum of the 64 channels") == total
    more = beside(texts, "rounding") if "rounding" in texts else 0.0
    assert round(total + beside(texts, "bias") + more, LAST) == beside(texts, "conv3[5, 3, 3]")
    assert round(view.value("conv3", 5, 3, 3), 4) == beside(texts, "conv3[5, 3, 3]")

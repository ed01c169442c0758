"""Receptive field and shared weights under the pointer, and an output pinned by a click."""

from dataclasses import replace

import numpy as np
import pytest
from hands import Hands, Key
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Experiment
from cnnlab.scene.overlay import Style
from cnnlab.ui.widgets.elided_label import ElidedLabel

CELLS = [(k, r, c) for k in range(2) for r in range(3) for c in range(3)]


@pytest.fixture
def hands(window):
    made = Hands(window)
    made.rest()
    made.point_away()
    return made


def last_line(hands):
    return hands.ledger().splitlines()[-1]


def note(hands):
    (label,) = hands.window.statusBar().findChildren(ElidedLabel)
    return label.text()


def lit(hands, style):
    """Rectangles of the stage that are marked so, with what stands on them."""
    marks = hands.tab.stage.overlay.marks
    return {mark.rect.getRect(): mark.badge for mark in marks if mark.style is style}


def outputs_lit(hands, style):
    """Output cells that are marked so, with what stands on them."""
    layout, marked = hands.tab.stage.layout_shown, lit(hands, style)
    places = {cell: layout.outputs[cell[0]].span(*cell[1:]).getRect() for cell in CELLS}
    return {cell: marked[place] for cell, place in places.items() if place in marked}


def inputs_lit(hands, style, rows=range(-1, 6)):
    """Input cells, the ring's too, that are marked so."""
    layout, marked = hands.tab.stage.layout_shown, lit(hands, style)
    cells = [(c, row, column) for c in range(3) for row in rows for column in rows]
    return [x for x in cells if layout.inputs[x[0]].span(*x[1:]).getRect() in marked]


def weights_lit(hands, style):
    layout, marked = hands.tab.stage.layout_shown, lit(hands, style)
    cells = [(k, c, i, j) for k in (0, 1) for c in range(3) for i in range(3) for j in range(3)]
    return [w for w in cells if layout.filters[w[0]][w[1]].span(*w[2:]).getRect() in marked]


def term_place(hands, term):
    """Middle of a product of the ledger, in the window."""
    canvas = hands.tab.ledger.canvas
    return canvas.mapTo(hands.window, canvas.term_rect(term).center().toPoint())


def terms_painted_anew(hands, act):
    """Products of the ledger that look different, in their middle, after something was done."""
    canvas = hands.tab.ledger.canvas
    terms = [(c, i, j) for c in range(3) for i in range(3) for j in range(3)]

    def look():
        rects = {term: canvas.term_rect(term).toRect().adjusted(15, 2, -9, -2) for term in terms}
        return {term: canvas.grab(rect).toImage() for term, rect in rects.items()}

    before = look()
    act()
    after = look()
    return [term for term in terms if before[term] != after[term]]


# a click on an output


def test_a_click_goes_there_and_pins_it(hands):
    hands.press(Key.Key_Space)
    hands.click("outputGrid0", 2, 1)
    assert not hands.player.playing
    assert hands.ledger().startswith("o0[2,1]")
    assert hands.widget("positionSlider").value() == 7
    assert hands.tab.focus.pinned == (0, 2, 1)
    assert last_line(hands) == "4 + -1 + 6 + bias 1 = 10"
    assert outputs_lit(hands, Style.PINNED) == {(0, 2, 1): ""}
    hands.point_away()
    assert last_line(hands).endswith("= 10")
    assert note(hands) == "o0[2,1] is pinned: Escape lets go"


def test_the_pin_stays_while_it_plays(hands):
    hands.click("outputGrid0", 2, 1)
    hands.point_away()
    hands.press(Key.Key_Space)
    hands.player.advance(1000)
    assert hands.widget("positionSlider").value() == 8
    assert last_line(hands).endswith("= 10")


def test_another_click_lets_go(hands):
    hands.click("outputGrid0", 2, 1)
    hands.click("outputGrid0", 2, 1)
    assert hands.tab.focus.pinned is None
    assert outputs_lit(hands, Style.PINNED) == {}


def test_a_click_on_another_output_pins_that(hands):
    hands.click("outputGrid0", 2, 1)
    hands.click("outputGrid1", 0, 0)
    assert hands.tab.focus.pinned == (1, 0, 0)
    assert hands.widget("positionSlider").value() == 9
    assert last_line(hands) == "-1 + -4 + -3 + bias 0 = -8"


@pytest.mark.parametrize("key", [Key.Key_Period, Key.Key_Comma])
def test_stepping_lets_go_and_the_ledger_follows(hands, key):
    """The pointer still rests on the cell that was clicked: it must not keep the ledger."""
    hands.click("outputGrid0", 2, 1)
    hands.press(key)
    assert hands.tab.focus.pinned is None
    due, place = {Key.Key_Period: ("o0[2,2]", 8), Key.Key_Comma: ("o0[2,0]", 6)}[key]
    assert hands.ledger().startswith(due)
    assert hands.widget("positionSlider").value() == place


def test_into_the_pinned_window_and_on_to_the_next(hands):
    hands.click("outputGrid0", 2, 1)
    hands.press(Key.Key_Return)
    assert hands.player.moment_index == 0
    assert last_line(hands) == "so far 0"
    hands.press(Key.Key_Period, times=31)
    assert last_line(hands) == "4 + -1 + 6 + bias 1 = 10"
    hands.press(Key.Key_Period)
    assert hands.ledger().startswith("o0[2,2]")


# pointing


def test_an_output_shows_the_window_that_it_sees(hands):
    hands.point("outputGrid1", 2, 0)
    layout = hands.tab.stage.layout_shown
    pointed = lit(hands, Style.POINTED)
    for channel in range(3):
        assert layout.inputs[channel].span(3, -1, 3, 3).getRect() in pointed
    assert outputs_lit(hands, Style.POINTED) == {(1, 2, 0): ""}
    assert hands.ledger().startswith("o1[2,0]")
    assert last_line(hands).endswith("= -3")
    assert hands.player.index == 0, "pointing moves nothing"
    hands.point_away()
    assert lit(hands, Style.POINTED) == {}
    assert hands.ledger().startswith("o0[0,0]")


def test_an_input_shows_every_output_it_feeds(hands, subtests):
    for row, column, rows, columns in [
        (0, 0, [0], [0]),
        (1, 1, [0, 1], [0, 1]),
        (4, 2, [2], [1]),
        (3, 4, [1, 2], [2]),
    ]:
        with subtests.test(row=row, column=column, rows=rows, columns=columns):
            hands.point("inputGrid1", row, column)
            fed = outputs_lit(hands, Style.USED)
            assert sorted(fed) == [(k, r, c) for k in (0, 1) for r in rows for c in columns]
            weights = hands.tab.document.bench.experiment.filters
            for (k, r, c), badge in fed.items():
                weight = weights[k, 1, row - 2 * r + 1, column - 2 * c + 1]
                assert badge == f"×{weight:g}".replace("-", "−")
            assert inputs_lit(hands, Style.POINTED) == [(1, row, column)]
            assert f"input G [{row},{column}]" in note(hands)
            assert f"feeds {len(fed)} outputs" in note(hands)


def test_a_weight_shows_every_place_where_it_is_used(hands):
    hands.point("filterGrid0_0", 2, 1)
    assert sorted(outputs_lit(hands, Style.USED)) == CELLS[:9]
    assert all(outputs_lit(hands, Style.USED).values()), "each with its product"
    cells = [(0, row, column) for row in (1, 3, 5) for column in (0, 2, 4)]
    assert inputs_lit(hands, Style.USED) == cells
    assert weights_lit(hands, Style.POINTED) == [(0, 0, 2, 1)]
    assert note(hands).startswith("weight w0 R [2,1] = −1 is shared by 9 places:")
    assert "(−1) × 1 → o0[0,0]" in note(hands)
    assert note(hands) in hands.ledger(), "also for who reads the ledger as text"
    hands.point_away()
    assert lit(hands, Style.USED) == {}
    assert "shared" not in note(hands)


def large(hands, stride):
    """One filter over 64×64, and one weight of it that is used thousands of times."""
    experiment = Experiment(
        np.ones((1, 64, 64)), np.ones((1, 1, 3, 3)), np.zeros(1), (stride, stride), (1, 1)
    )
    document = hands.tab.document
    document.replace(replace(document.bench, experiment=experiment), "64×64")
    hands.settle()


def test_thousands_of_places_side_by_side_share_a_frame(hands):
    large(hands, stride=1)
    hands.point("filterGrid0_0", 0, 2)
    layout = hands.tab.stage.layout_shown
    assert set(lit(hands, Style.USED)) == {
        layout.inputs[0].span(-1, 1, 64, 64).getRect(),
        layout.outputs[0].span(0, 0, 64, 64).getRect(),
    }
    assert "is shared by 4096 places" in note(hands)
    hands.point_away()
    assert lit(hands, Style.USED) == {}


def test_thousands_of_places_apart_are_tinted(hands):
    large(hands, stride=2)
    hands.point("filterGrid0_0", 0, 2)
    layout = hands.tab.stage.layout_shown
    (tint,) = hands.tab.stage.overlay.tints
    assert tint.rect == layout.inputs[0].span(-1, 1, 63, 63)
    assert tint.rows == tint.columns == tuple(range(0, 64, 2))
    assert "is shared by 1024 places" in note(hands)
    hands.point_away()
    assert hands.tab.stage.overlay.tints == ()


def test_by_keyboard_the_current_cell_is_pointed_at(hands):
    hands.grid("outputGrid0").setFocus()
    hands.press(Key.Key_Right)
    hands.press(Key.Key_Down)
    assert outputs_lit(hands, Style.POINTED) == {(0, 1, 1): ""}
    assert last_line(hands).endswith("= 7")
    hands.grid("filterGrid0_0").setFocus()
    hands.press(Key.Key_End)
    assert weights_lit(hands, Style.POINTED) == [(0, 0, 0, 2)]


def test_a_bias_points_at_nothing(hands):
    hands.point("biasField0", 0, 0)
    assert hands.tab.focus.pointed is None
    assert hands.ledger().startswith("o0[0,0]")


# the ledger's products and the cells they come from


def test_a_product_shows_its_two_cells(hands):
    hands.move_to(term_place(hands, (1, 2, 1)))
    assert inputs_lit(hands, Style.TERM) == [(1, 1, 0)]
    assert weights_lit(hands, Style.TERM) == [(0, 1, 2, 1)]
    assert outputs_lit(hands, Style.POINTED) == {(0, 0, 0): ""}
    hands.point_away()
    assert lit(hands, Style.TERM) == {}


def test_a_product_with_the_padding_too(hands):
    hands.move_to(term_place(hands, (0, 0, 0)))
    assert inputs_lit(hands, Style.TERM) == [(0, -1, -1)]
    assert weights_lit(hands, Style.TERM) == [(0, 0, 0, 0)]


@pytest.mark.parametrize(
    ("name", "row", "column", "term"),
    [
        ("inputGrid1", 1, 0, (1, 2, 1)),
        ("filterGrid0_1", 2, 1, (1, 2, 1)),
        ("inputGrid2", 0, 0, (2, 1, 1)),
        ("filterGrid0_0", 0, 0, (0, 0, 0)),
    ],
)
def test_a_cell_lights_the_product_that_it_takes_part_in(hands, name, row, column, term):
    assert terms_painted_anew(hands, lambda: hands.point(name, row, column)) == [term]


@pytest.mark.parametrize(("name", "row", "column"), [("inputGrid1", 4, 4), ("filterGrid1_0", 0, 0)])
def test_a_cell_that_takes_no_part_lights_none(hands, name, row, column):
    assert terms_painted_anew(hands, lambda: hands.point(name, row, column)) == []


def test_the_products_of_a_pinned_output_are_its_own(hands):
    hands.click("outputGrid0", 2, 1)
    hands.move_to(term_place(hands, (0, 0, 2)))
    assert hands.tab.focus.pinned == (0, 2, 1)
    assert last_line(hands).endswith("= 10")
    assert inputs_lit(hands, Style.TERM) == [(0, 3, 3)]


def test_stepping_with_the_pointer_on_a_product(hands):
    hands.move_to(term_place(hands, (1, 2, 1)))
    hands.press(Key.Key_Period)
    assert hands.ledger().startswith("o0[0,1]")


def test_inside_the_window_the_product_that_is_added_is_lit(hands):
    hands.tab.stage.setFocus()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Period, times=16)
    assert inputs_lit(hands, Style.TERM) == [(1, 1, 0)]
    assert weights_lit(hands, Style.TERM) == [(0, 1, 2, 1)]
    assert QApplication.focusWidget() is hands.tab.stage

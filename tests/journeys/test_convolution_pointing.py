"""Receptive field and shared weights under the pointer, and an output pinned by a click."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from benches import bench_of, show
from hands import Hands, Key
from menu_hands import choose, texts
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
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


def test_a_click_goes_there_and_pins_it_until_another_click(hands):
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

    hands.begin_anew()
    hands.click("outputGrid0", 2, 1)
    hands.point_away()
    hands.press(Key.Key_Space)
    hands.player.advance(1000)
    assert hands.widget("positionSlider").value() == 8
    assert last_line(hands).endswith("= 10")

    hands.begin_anew()
    hands.click("outputGrid0", 2, 1)
    hands.click("outputGrid0", 2, 1)
    assert hands.tab.focus.pinned is None
    assert outputs_lit(hands, Style.PINNED) == {}

    hands.begin_anew()
    hands.click("outputGrid0", 2, 1)
    hands.click("outputGrid1", 0, 0)
    assert hands.tab.focus.pinned == (1, 0, 0)
    assert hands.widget("positionSlider").value() == 9
    assert last_line(hands) == "-1 + -4 + -3 + bias 0 = -8"


def test_from_a_pin_one_steps_on_or_goes_into_its_window(hands):
    # The pointer still rests on the cell that was clicked: it must not keep the ledger.
    for key, due, place in ((Key.Key_Period, "o0[2,2]", 8), (Key.Key_Comma, "o0[2,0]", 6)):
        hands.click("outputGrid0", 2, 1)
        hands.press(key)
        assert hands.tab.focus.pinned is None, key
        assert hands.ledger().startswith(due), key
        assert hands.widget("positionSlider").value() == place, key

    hands.begin_anew()
    hands.click("outputGrid0", 2, 1)
    hands.press(Key.Key_Return)
    assert hands.player.moment_index == 0
    assert last_line(hands) == "so far 0"
    hands.press(Key.Key_Period, times=31)
    assert last_line(hands) == "4 + -1 + 6 + bias 1 = 10"
    hands.press(Key.Key_Period)
    assert hands.ledger().startswith("o0[2,2]")


# pointing


def test_an_output_shows_the_window_that_it_sees_with_frames_lines_and_sums(hands):
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

    hands.point("outputGrid1", 2, 0)
    layout, overlay = hands.tab.stage.layout_shown, hands.tab.stage.overlay
    assert lit(hands, Style.NOW) == {}
    assert {x.rect.getRect() for x in layout.filters[1]} <= set(lit(hands, Style.POINTED))
    assert chips(hands) == ["0", "0", "−3"]
    assert overlay.pointed
    assert overlay.lines[-1].elementAt(overlay.lines[-1].elementCount() - 1).y == (
        layout.outputs[1].span(2, 0).top()
    )
    hands.point_away()
    assert chips(hands) == ["−1", "1", "1"]
    assert len(lit(hands, Style.NOW)) == 7
    assert not hands.tab.stage.overlay.pointed


def test_an_input_shows_every_output_it_feeds_and_so_does_the_padding(hands, subtests):
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

    hands.point("inputGrid1", -1, 1)
    assert note(hands).startswith("padding G [-1,1] = 0 feeds 4 outputs:")
    assert inputs_lit(hands, Style.POINTED) == [(1, -1, 1)]
    assert hands.tab.ledger.canvas._sum.lit == (1, 0, 2)
    assert sorted(outputs_lit(hands, Style.USED)) == [
        (k, 0, column) for k in (0, 1) for column in (0, 1)
    ]


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

    hands.player.seek(4)
    hands.settle()
    hands.point("filterGrid1_0", 0, 1)
    assert hands.ledger().startswith("o1[1,1]")
    assert hands.tab.ledger.canvas._sum.lit == (0, 0, 1)
    assert hands.player.index == 4
    hands.point_away()
    assert hands.ledger().startswith("o0[1,1]")


def large(hands, stride):
    """One filter over 64×64, and one weight of it that is used thousands of times."""
    experiment = Experiment(
        np.ones((1, 64, 64)), np.ones((1, 1, 3, 3)), np.zeros(1), (stride, stride), (1, 1)
    )
    document = hands.tab.document
    document.replace(replace(document.bench, experiment=experiment), "64×64")
    hands.settle()


def test_thousands_of_places_share_a_frame_or_are_tinted(hands):
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


# another filter than the one that plays, sums, bias and padding


def chips(hands):
    return [chip.text for chip in hands.tab.stage.overlay.chips]


def strong_chips(hands):
    return [place for place, chip in enumerate(hands.tab.stage.overlay.chips) if chip.strong]


def on_stage(hands, point):
    return hands.tab.stage.mapTo(hands.window, point.toPoint())


def test_a_bias_and_the_boxes_of_the_sum_light_what_they_are_made_of(hands):
    hands.point("biasField0", 0, 0)
    assert outputs_lit(hands, Style.USED) == dict.fromkeys(CELLS[:9], "+1")
    assert hands.tab.stage.layout_shown.biases[0].rect.getRect() in lit(hands, Style.POINTED)
    assert note(hands) == "bias b0 = 1 is added in all 9 cells of o0"
    assert hands.tab.ledger.total._sum.lit_bias
    hands.point("biasField1", 0, 0)
    assert hands.ledger().startswith("o1[0,0]")
    hands.point_away()
    assert not hands.tab.ledger.total._sum.lit_bias

    layout = hands.tab.stage.layout_shown
    hands.move_to(on_stage(hands, layout.chips[1].center()))
    assert strong_chips(hands) == [1]
    pointed = set(lit(hands, Style.POINTED))
    assert pointed == {
        layout.inputs[1].span(-1, -1, 3, 3).getRect(),
        layout.filters[0][1].rect.getRect(),
    }
    assert hands.tab.ledger.canvas._sum.lit_sum == 1
    assert note(hands) == "o0[0,0]: channel G adds 1, the sum of 9 products"
    hands.point_away()
    assert strong_chips(hands) == []

    hands.move_to(on_stage(hands, hands.tab.stage.layout_shown.node))
    assert strong_chips(hands) == [0, 1, 2]
    assert hands.tab.stage.overlay.node_lit
    assert outputs_lit(hands, Style.POINTED) == {(0, 0, 0): ""}
    assert hands.tab.ledger.total._sum.lit_total
    made = "o0[0,0] is made here: the channels’ sums and the bias, added up. "
    assert note(hands) == made + "A click offers their mean, and each channel apart"
    hands.point("outputGrid0", 0, 0)
    assert not hands.tab.stage.overlay.node_lit


def test_a_click_on_the_sum_offers_what_becomes_of_the_channels(hands):
    stage = hands.tab.stage
    for name, beside in (("apart", 3), ("mean", 1), ("sum", 0)):
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=stage.layout_shown.node.toPoint())
        menu = QApplication.activePopupWidget()
        assert texts(menu) == ["Channels: sum", "Channels: mean", "Channels: apart"]
        assert [a.isChecked() for a in menu.actions()].count(True) == 1
        choose(menu, f"Channels: {name}")
        assert hands.tab.panel.output.channels[name].isChecked()
        assert [len(maps) for maps in stage.layout_shown.apart] == 2 * [beside]


def test_stepping_goes_on_with_the_pointer_on_a_sum_or_a_product(hands):
    hands.move_to(on_stage(hands, hands.tab.stage.layout_shown.node))
    hands.press(Key.Key_Period)
    assert hands.ledger().startswith("o0[0,1]")

    hands.begin_anew()
    hands.move_to(term_place(hands, (1, 2, 1)))
    hands.press(Key.Key_Period)
    assert hands.ledger().startswith("o0[0,1]")


def test_nothing_hidden_is_told_by_pointing(hands):
    hands.tab.edits.use_output_mode("predict")
    hands.move_to(on_stage(hands, hands.tab.stage.layout_shown.chips[1].center()))
    assert chips(hands) == ["?", "?", "?"]
    assert "adds" not in note(hands)
    hands.point("outputGrid1", 2, 0)
    assert chips(hands) == ["?", "?", "?"]


def test_thumbnails_stay_under_the_pointer_and_come_in_use_by_their_outputs(hands):
    show(hands, bench_of())
    hands.settle()
    layout = hands.tab.stage.layout_shown
    assert not layout.full
    large = layout.filters[0][0].cell
    hands.point("outputGrid5", 3, 3)
    shown = hands.tab.stage.layout_shown
    assert shown.filters[5][0].cell == large > shown.filters[0][0].cell
    assert hands.player.index == 0
    hands.point_away()
    assert hands.tab.stage.layout_shown == layout

    show(hands, bench_of())
    hands.settle()
    layout = hands.tab.stage.layout_shown
    hands.move_to(on_stage(hands, layout.filters[5][0].rect.center()))
    assert "weight w5 R" in note(hands)
    assert hands.tab.stage.layout_shown == layout
    assert hands.ledger().startswith("o0[0,0]")


# the ledger's products and the cells they come from


def test_a_product_shows_its_two_cells_and_they_light_it(hands):
    hands.move_to(term_place(hands, (1, 2, 1)))
    assert inputs_lit(hands, Style.TERM) == [(1, 1, 0)]
    assert weights_lit(hands, Style.TERM) == [(0, 1, 2, 1)]
    assert outputs_lit(hands, Style.POINTED) == {(0, 0, 0): ""}
    hands.point_away()
    assert lit(hands, Style.TERM) == {}

    hands.move_to(term_place(hands, (0, 0, 0)))
    assert inputs_lit(hands, Style.TERM) == [(0, -1, -1)]
    assert weights_lit(hands, Style.TERM) == [(0, 0, 0, 0)]

    hands.point_away()
    for name, row, column, terms in (
        ("inputGrid1", 1, 0, [(1, 2, 1)]),
        ("filterGrid0_1", 2, 1, [(1, 2, 1)]),
        ("inputGrid2", 0, 0, [(2, 1, 1)]),
        ("filterGrid0_0", 0, 0, [(0, 0, 0)]),
        ("inputGrid1", 4, 4, []),
    ):
        lit_by = partial(hands.point, name, row, column)
        assert terms_painted_anew(hands, lit_by) == terms, (name, row, column)
        hands.point_away()


def test_the_products_of_a_pinned_output_are_its_own(hands):
    hands.click("outputGrid0", 2, 1)
    hands.move_to(term_place(hands, (0, 0, 2)))
    assert hands.tab.focus.pinned == (0, 2, 1)
    assert last_line(hands).endswith("= 10")
    assert inputs_lit(hands, Style.TERM) == [(0, 3, 3)]


def test_inside_the_window_the_product_that_is_added_is_lit(hands):
    hands.tab.stage.setFocus()
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Period, times=16)
    assert inputs_lit(hands, Style.TERM) == [(1, 1, 0)]
    assert weights_lit(hands, Style.TERM) == [(0, 1, 2, 1)]
    assert QApplication.focusWidget() is hands.tab.stage

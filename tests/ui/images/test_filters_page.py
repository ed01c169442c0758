"""The page of filters: what it opens on, its panel, and large pictures."""

import gc
import re
import weakref

import numpy as np
import pytest
from filter_hands import noise
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.core.picture import LUMA, mixed
from cnnlab.lab.images.layer_filters import network_weights
from cnnlab.lessons.image_sheet import ImagePicture

Key = Qt.Key


def test_it_opens_on_a_grey_picture_and_a_filter_that_keeps_its_size(hands):
    assert hands.grid.shape == (3, 3)
    assert hands.filtering.settings == FilterSettings()
    assert hands.values.shape == hands.view.content.shape
    pixels = hands.tab.document.sheet.picture.pixels
    assert hands.view.value(3, 7) == pixels[0, 3, 7]


def test_values_are_those_of_the_model_and_unclamped(hands):
    pixels = hands.tab.document.sheet.picture.pixels[0]
    due = filtered(pixels.astype(np.float64), ImageFilter("sobel_x"))
    for row, column in ((0, 0), (128, 100), (255, 255)):
        assert hands.result.value(row, column) == due[row, column]
        assert hands.values[row, column] == due[row, column]
    assert due.min() < 0
    for beyond in ((-1, 0), (256, 0), (0, 256)):
        for view in (hands.view, hands.result):
            with pytest.raises(IndexError):
                view.value(*beyond)


def test_a_typed_weight_counts_before_the_result_is_painted(hands):
    hands.grid.set_value(1, 1, 5)
    assert hands.filtering.filter[1, 1] == 5
    pixel = hands.tab.document.sheet.picture.pixels[0, 128, 100]
    before = hands.values[128, 100]
    assert hands.result.value(128, 100) == before + 5.0 * pixel
    hands.rest()
    assert hands.values[128, 100] == before + 5.0 * pixel
    assert hands.box.currentData() == "typed"
    hands.tab.document.undo_stack.undo()
    assert hands.box.currentData() == "sobel_x"
    assert hands.result.value(128, 100) == before
    hands.rest()


def test_each_filter_is_chosen_by_name(hands, subtests):
    for kind in KINDS:
        with subtests.test(kind=kind):
            hands.choose(hands.box, "typed" if kind == "sobel_x" else "sobel_x")
            hands.choose(hands.box, kind)
            assert hands.filtering.filter == ImageFilter(kind)
            assert (hands.grid.cells.values == ImageFilter(kind).kernels()[0]).all()
            shown = {name for name, box in hands.panel.parameters.items() if not box.isHidden()}
            assert shown == {parameter.name for parameter in KINDS[kind].parameters}
            paired = len(ImageFilter(kind).kernels()) > 1
            assert hands.named("imageSecondFilterGrid").isVisible() == paired
            pixels = hands.tab.document.sheet.picture.pixels[0]
            due = filtered(pixels.astype(np.float64), ImageFilter(kind))
            assert np.allclose(hands.values, due, atol=1e-2)


def test_parameters_are_one_step_while_they_are_turned(hands):
    hands.choose(hands.box, "gaussian_blur")
    count = hands.tab.document.undo_stack.count()
    hands.panel.parameters["sigma"].stepBy(3)
    hands.panel.parameters["sigma"].stepBy(2)
    assert hands.filtering.filter.value("sigma") == pytest.approx(1.5)
    assert hands.tab.document.undo_stack.count() == count + 1
    hands.rest()


@pytest.mark.parametrize(("typed", "size"), [("6", 7), ("4", 3), ("11", 11)])
def test_an_even_size_becomes_an_odd_one(hands, typed, size):
    hands.choose(hands.box, "gaussian_blur")
    box = hands.panel.parameters["size"]
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, typed)
    hands.press(box, Key.Key_Return)
    assert hands.filtering.filter.value("size") == size
    assert box.value() == size
    assert hands.grid.shape == (size, size)


def test_typed_weights_have_a_size_and_keep_their_middle(hands):
    assert hands.panel.typed_size.isHidden()
    hands.choose(hands.box, "typed")
    assert hands.panel.typed_size.isVisible()
    hands.panel.typed_size.value_changed.emit((5, 3))
    assert hands.grid.shape == (5, 3)
    assert (hands.filtering.filter[1:4] == ImageFilter("sobel_x").kernels()[0]).all()
    hands.panel.typed_size.value_changed.emit((1, 1))
    assert hands.filtering.filter.tolist() == [[0.0]]
    hands.rest()


def test_a_pasted_block_makes_the_filter_as_large_as_it_is(hands, qtbot):
    QGuiApplication.clipboard().setText("1\t2\t3\t4\n5\t6\t7\t8")
    hands.grid.setFocus()
    hands.tab.paste(QGuiApplication.clipboard().mimeData())
    assert hands.filtering.filter.tolist() == [[1, 2, 3, 4], [5, 6, 7, 8], [-1, 0, 1, 0]]
    QGuiApplication.clipboard().setText("\t".join("1" * 12))
    with qtbot.waitSignal(hands.tab.notice) as told:
        hands.tab.paste(QGuiApplication.clipboard().mimeData())
    assert told.args[0].kind == "refused"
    assert "12" in told.args[0].say()
    hands.rest()


def test_a_weight_is_typed_with_the_keyboard(hands):
    hands.grid.setFocus()
    hands.press(hands.grid, Key.Key_7)
    hands.press(hands.page.parts.filter.editor, Key.Key_Return)
    assert hands.filtering.filter[0, 0] == 7


def test_each_setting_reaches_the_document(hands):
    panel = hands.panel
    panel.stride.value_changed.emit((2, 3))
    panel.dilation.value_changed.emit((2, 2))
    hands.choose(panel.padding, "reflect")
    hands.choose(panel.flip, True)
    panel.repeat.setValue(2)
    hands.choose(panel.display, "absolute")
    due = FilterSettings((2, 3), (2, 2), "reflect", True, 2)
    assert (hands.filtering.settings, hands.filtering.display) == (due, "absolute")
    hands.rest()
    assert hands.values.shape == (64, 29)
    hands.tab.document.undo_stack.setIndex(0)
    assert panel.stride.value() == (1, 1)
    assert panel.padding.currentData() == "zeros"
    hands.rest()


def test_a_picture_in_colour_is_shown_channel_by_channel(hands):
    assert hands.panel.channel.isHidden()
    pixels = noise(3, 20, 30)
    hands.show(pixels)
    assert hands.panel.channel.isVisible()
    due = mixed(pixels.astype(np.float64), LUMA)
    assert hands.view.value(3, 4) == pytest.approx(due[3, 4], abs=1e-4)
    hands.choose(hands.panel.channel, 2)
    assert hands.view.value(3, 4) == pixels[2, 3, 4]
    due = filtered(pixels[2].astype(np.float64), hands.filtering.filter)
    assert hands.result.value(3, 4) == due[3, 4]


def test_a_filter_that_does_not_fit_says_so_in_the_place_of_the_result(hands):
    hands.show(noise(1, 2, 2))
    hands.choose(hands.panel.padding, "none")
    assert hands.result.content is None
    assert "3" in hands.result.message
    assert "2" in hands.result.message
    assert hands.ledger.text() == ""
    with pytest.raises(IndexError):
        hands.result.value(0, 0)
    hands.point(hands.view, 0, 0)
    hands.choose(hands.panel.padding, "edge")
    assert hands.values.shape == (2, 2)


def test_a_picture_of_one_pixel(hands):
    hands.show(np.full((1, 1, 1), 9, np.uint8))
    assert hands.values.tolist() == [[0.0]]
    hands.choose(hands.box, "box_blur")
    assert hands.result.value(0, 0) == pytest.approx(1)


def test_copy_gives_the_picture_or_the_weights(hands):
    hands.tab.copy()
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (256, 256)
    hands.grid.setFocus()
    hands.grid.select_all()
    hands.tab.copy()
    assert QGuiApplication.clipboard().text().splitlines()[1] == "-2\t0\t2"


def test_every_control_has_a_name_and_says_what_it_does(hands):
    panel = hands.panel
    for box in (panel.kind, panel.padding, panel.flip, panel.stride, panel.repeat, panel.save):
        assert box.toolTip()
    for view in (hands.view, hands.result, hands.grid, hands.wipe):
        assert view.accessibleName()
    for part in (hands.page.parts.picture_title, hands.grid, hands.wipe):
        assert part.toolTip()
    assert not hands.result.toolTip(), "it would hide what one points at"
    assert len(hands.tab.gestures()) == 6
    assert "9 products a pixel" in hands.tab.status()


def test_a_large_picture_is_worked_out_on_the_thread(hands):
    pixels = noise(3, 700, 600)
    hands.tab.document.edit_picture(ImagePicture("large", pixels), "Picture")
    assert hands.view.content is None, "not yet"
    value = hands.result.value(10, 10)
    hands.rest()
    assert hands.view.content.shape == (700, 600)
    assert hands.values[10, 10] == pytest.approx(value, abs=1e-2)
    assert hands.ledger.text().startswith("result[128,128]")
    hands.page.views.zoom.zoom(20, 300, 300)
    hands.point(hands.result, 300, 300)
    assert hands.ledger.text().startswith("result[300,300]")


def test_a_page_that_is_shown_again_works_nothing_out_anew(hands):
    hands.rest()
    seen, before = [], hands.values
    hands.page.views.run.shown.connect(seen.append)
    hands.page.hide()
    hands.page.show()
    hands.page.retranslate()
    hands.rest()
    assert seen == []
    assert hands.values is before
    hands.page.hide()
    hands.page.edits.use_kind("laplacian")
    hands.rest()
    assert seen == [], "what is not seen waits"
    hands.page.show()
    hands.rest()
    assert len(seen) == 1


def test_tab_goes_from_left_to_right(hands):
    hands.view.setFocus()
    seen = []
    for _ in range(4):
        seen.append(hands.window.focusWidget().objectName())
        QTest.keyClick(hands.window.focusWidget(), Key.Key_Tab)
    assert seen == ["imageView", "imageFilterGrid", "imageResult", "imageWipe"]


def test_a_filter_of_the_networks_first_layer(hands):
    panel, weights = hands.panel, network_weights()
    assert not panel.network.isVisible()
    hands.choose(hands.box, "network")
    assert panel.network.isVisible()
    np.testing.assert_array_equal(hands.filtering.filter, weights[0])
    assert hands.filtering.display == "signed"
    panel.network.setFocus()
    hands.press(panel.network, Key.Key_Up, Key.Key_Up)
    np.testing.assert_array_equal(hands.filtering.filter, weights[2])
    assert panel.network.maximum() == len(weights) - 1
    hands.press(panel.network, Key.Key_End)
    hands.grid.set_value(0, 0, 5)
    hands.rest()
    assert hands.box.currentData() == "typed"
    assert not panel.network.isVisible()
    hands.tab.undo_stack.undo()
    assert hands.box.currentData() == "network"
    hands.tab.undo_stack.undo()
    hands.tab.undo_stack.undo()
    assert hands.box.currentData() == "sobel_x"


def test_products_are_those_of_every_time_that_the_filter_is_applied(hands):
    hands.show(noise(1, 40, 60))
    hands.page.edits.use_stride((2, 2))
    hands.page.edits.use_repeat(3)
    hands.rest()
    windows = 20 * 30 + 10 * 15 + 5 * 8
    assert "9 products a pixel" in hands.tab.status()
    assert re.sub(r"\D", "", hands.tab.status().split("a pixel")[1]) == str(9 * windows)


def test_of_a_large_picture_small_copies_stay_while_it_is_hidden(hands, tab):
    pixels = noise(3, 800, 1100)
    tab.document.edit_picture(ImagePicture("large", pixels), "Picture")
    hands.rest()
    values, views = hands.values, hands.page.views
    views.pointer.pin((123, 45))
    marks = hands.result._marks
    tab.show_page("pieces")
    assert not views.task.source.ready
    for view in (hands.view, hands.result):
        assert view.content.values is None
        assert max(view.content.tiers[0].levels.shape) == 550
    assert hands.result.value(3, 4) == pytest.approx(values[3, 4], abs=1e-3), "worked out alone"
    tab.show_page("filters")
    assert hands.result.content.tiers[0].step == 2, "no preview in place of what is finer"
    hands.rest()
    np.testing.assert_array_equal(hands.values, values)
    assert hands.view.content.tiers[0].step == 1
    assert (views.at, views.pointer.pinned) == ((123, 45), True)
    assert hands.result._marks == marks != ()


def test_of_a_picture_that_is_hidden_at_once_nothing_stays_either(hands, tab):
    tab.document.edit_picture(ImagePicture("large", noise(1, 1600, 1500)), "Picture")
    at_work = weakref.ref(hands.page.views.task.source)
    tab.show_page("pieces")
    hands.rest()
    gc.collect()
    assert at_work() is None
    assert not hands.page.views.task.source.ready


def test_a_small_picture_stays_while_it_is_hidden(hands, tab):
    content = hands.result.content
    tab.show_page("pieces")
    tab.show_page("filters")
    assert hands.result.content is content

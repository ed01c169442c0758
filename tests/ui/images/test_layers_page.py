"""The page of layers: the picture through CONV, RELU and POOL, each step with its maps."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.pipeline import Pipeline, Pool, run
from cnnlab.lessons.image_form import image_sheet_data, image_sheet_from
from cnnlab.lessons.image_sheet import ImageFiltering, ImageLayers, ImagePicture
from cnnlab.ui.images.layer_stack import INPUT


@pytest.fixture
def starts_on():
    return "layers"


@pytest.fixture
def page(tab, qtbot):
    """Shown, with everything worked out."""
    return worked_out(tab, qtbot)


@pytest.fixture
def window_page(window_tab, qtbot):
    return worked_out(window_tab, qtbot)


def worked_out(tab, qtbot):
    tab.show_page("layers")
    made = tab.page
    made.rest = lambda: qtbot.waitUntil(lambda: not made.run.running)
    qtbot.waitUntil(lambda: made.run.seen is not None)  # a new page is shown later
    made.rest()
    return made


def cards(page):
    return [card for card in page.stack.cards if card.isVisible()]


def facts(page):
    return [(card.title.text(), card.facts.text()) for card in cards(page)]


def item(page, title):
    (found,) = page.panel.filters.findItems(title, Qt.MatchFlag.MatchExactly)
    return found


def click(sheet, index):
    QTest.mouseClick(
        sheet,
        Qt.MouseButton.LeftButton,
        pos=sheet.tile_rect(index).center().toPoint(),
    )


@pytest.mark.parametrize("starts_on", ["pieces"])
def test_it_is_not_worked_out_before_it_is_seen(tab, qtbot):
    page = tab.pages["layers"]
    qtbot.waitUntil(tab.isVisible)
    assert page.run.seen is None
    assert not page.run.running
    tab.show_page("layers")
    assert page.run.running


def test_each_step_says_its_shape_its_cost_and_its_numbers(page, tab):
    assert facts(page) == [
        ("CONV 1", "3×256×256\n1,769,472 multiplications"),
        ("RELU 1", "3×256×256\nno multiplications"),
        ("POOL 1", "3×128×128\nno multiplications"),
    ]
    assert page.stack.input.facts.text() == "1×256×256"
    assert tab.status() == "1×256×256 → 3×128×128, 1,769,472 multiplications in all"
    *_, last = run(page.document.sheet.picture.pixels[0].astype(float), page._pipeline)
    shown = page.run.seen.steps[-1].result.output
    np.testing.assert_allclose(shown, last.output, atol=1e-3)
    view = page.stack.view
    area = view.area()
    QTest.mouseMove(view, QPoint(int(area.x()) + 5, int(area.y()) + 5))
    assert tab.note().startswith("conv1[0], row 3, column 3: ")
    view.setFocus()
    view.pin(10, 20)
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.pinned == (20, 21)
    value = page.run.seen.steps[0].result.output[0, 20, 21]
    assert tab.note() == f"conv1[0], row 20, column 21: {int(value)}".replace("-", "−")


def test_three_times(page):
    page.panel.count.setCurrentIndex(2)
    page.rest()
    assert [title for title, _ in facts(page)][-3:] == ["CONV 3", "RELU 3", "POOL 3"]
    assert facts(page)[-1][1].startswith("27×32×32")
    assert page.stack.cards[8].sheet.count == 27
    page.document.undo_stack.undo()
    page.rest()
    assert len(cards(page)) == 3
    assert page.panel.count.currentText() == "Once"


def test_the_chosen_map_is_shown_large_and_not_made_again_where_it_stays_as_it_is(page):
    image = page.stack.view.image
    page.pull()
    click(page.stack.cards[0].sheet, 0)
    assert page.stack.view.image is image
    click(page.stack.cards[1].sheet, 2)
    assert page.stack.view.image is not image
    step = page.run.seen.steps[1].result.output
    assert (page.stack.place, page.stack.map) == (1, 2)
    sheet = page.document.sheet
    assert sheet.layers.maps == (0, 2, 0)
    assert image_sheet_from(image_sheet_data(sheet)).layers.maps == sheet.layers.maps
    assert page.stack.view.value(17, 40) == step[2, 17, 40]
    assert page.stack.title.text() == "relu1[2]"
    click(page.stack.cards[0].sheet, 1)
    assert page.stack.title.text() == "conv1[1]  Sobel y (horizontal edges)"
    click(page.stack.input.sheet, 0)
    assert page.stack.place == INPUT
    assert page.stack.view.value(3, 4) == page.document.sheet.picture.pixels[0, 3, 4]


def test_maps_are_chosen_by_keyboard_and_one_after_the_other_they_are_one_undo_step(page):
    sheet = page.stack.cards[0].sheet
    sheet.setFocus()
    for key, wanted in ((Qt.Key.Key_Right, 1), (Qt.Key.Key_End, 2), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(sheet, key)
        assert page.stack.map == wanted
    QTest.keyClick(sheet, Qt.Key.Key_Left)
    assert page.stack.map == 0
    assert page.document.undo_stack.count() == 1


def test_a_filter_is_added_and_taken_away(page):
    item(page, "Box blur (mean)").setCheckState(Qt.CheckState.Checked)
    page.rest()
    assert facts(page)[0][1].startswith("4×256×256")
    assert page.edits.names(0) == ("box_blur", "sobel_x", "sobel_y", "laplacian")
    item(page, "Sobel x (vertical edges)").setCheckState(Qt.CheckState.Unchecked)
    page.rest()
    assert page.edits.names(0) == ("box_blur", "sobel_y", "laplacian")
    assert page.document.undo_stack.count() == 2


def test_the_last_filter_stays(window_page, window):
    for title in (
        "Sobel x (vertical edges)",
        "Sobel y (horizontal edges)",
        "Laplacian",
    ):
        item(window_page, title).setCheckState(Qt.CheckState.Unchecked)
    assert window_page.edits.names(0) == ("laplacian",)
    assert item(window_page, "Laplacian").checkState() == Qt.CheckState.Checked
    assert "needs a filter" in window.notices.bar.text()


def add(page, filter_):
    page.document.edit_filtering(ImageFiltering(filter_), "Another filter")
    page.pull()
    QTest.mouseClick(page.panel.add, Qt.MouseButton.LeftButton)


def listed(page):
    """The titles of the filters that are ticked."""
    items = page.panel._items()
    return [one.text() for one in items if one.checkState() == Qt.CheckState.Checked]


def test_gabors_of_four_angles_are_a_layer(page, tab, qtbot):
    for title in ("Sobel x (vertical edges)", "Sobel y (horizontal edges)"):
        item(page, title).setCheckState(Qt.CheckState.Unchecked)
    angles = 0, 45, 90, 135
    for angle in angles:
        add(page, ImageFilter("gabor", (9, angle, 4)))
    tab.show_page("layers")
    item(page, "Laplacian").setCheckState(Qt.CheckState.Unchecked)
    page.rest()
    own = [f"Gabor, {angle}°, wavelength 4, 9×9" for angle in angles[1:]]
    assert listed(page) == [*own, "Gabor"]
    assert facts(page)[0][1].startswith("4×256×256")
    picture = page.document.sheet.picture.pixels[0].astype(float)
    for map_, angle in enumerate(angles):
        due = filtered(picture, ImageFilter("gabor", (9, angle, 4)))
        np.testing.assert_allclose(page.run.seen.steps[0].result.output[map_], due, atol=1e-3)
    assert page.panel.filters.currentItem().text() == own[-1], "the one that came last"
    click(page.stack.cards[0].sheet, 2)
    assert page.stack.title.text() == "conv1[2]  Gabor, 90°, wavelength 4, 9×9"


def test_a_filter_of_the_filters_page_is_removed_and_comes_back(page, qtbot):
    before = page.document.sheet.layers
    add(page, ImageFilter("gaussian_blur", (9, 2.5)))
    assert listed(page)[0] == "Gaussian blur, σ 2.5, 9×9"
    assert page.document.sheet.layers.filters == (ImageFilter("gaussian_blur", (9, 2.5)),)
    assert "Gaussian blur" in page.document.undo_stack.undoText()
    page.panel.filters.setFocus()
    page.panel.filters.setCurrentRow(0)
    QTest.keyClick(page.panel.filters, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.document.sheet.layers.filters == ())
    assert len(listed(page)) == 3
    steps = page.document.sheet.layers.pipeline.steps
    assert np.array_equal(steps[0].weights, before.pipeline.steps[0].weights)
    page.document.undo_stack.undo()
    assert listed(page)[0] == "Gaussian blur, σ 2.5, 9×9"
    page.document.undo_stack.undo()
    assert page.document.sheet.layers is before
    assert len(listed(page)) == 3


def test_typed_weights_are_put_into_a_layer(page, qtbot):
    add(page, np.array([[1.0, -1.0]]))
    add(page, np.arange(12.0).reshape(3, 4))
    titles = ["Typed weights 1×2: 1 −1", "Typed weights 3×4: 0 1 2 3 4 5 6 7 8 …"]
    assert listed(page)[:2] == titles
    page.rest()
    picture = page.document.sheet.picture.pixels[0].astype(float)
    result = page.run.seen.steps[0].result.output[3]
    np.testing.assert_allclose(result, filtered(picture, np.array([[1.0, -1.0]])), atol=1e-3)
    click(page.stack.cards[0].sheet, 3)
    assert page.stack.title.text() == "conv1[3]  Typed weights"
    item(page, "Box blur (mean)").setCheckState(Qt.CheckState.Checked)
    assert listed(page)[:2] == titles, "they stay when others come"
    back = image_sheet_from(image_sheet_data(page.document.sheet))
    page.document.edit_layers(back.layers, "From a file")
    assert listed(page)[:2] == titles
    for title in listed(page)[2:]:
        item(page, title).setCheckState(Qt.CheckState.Unchecked)
    tick = page.panel.filters.visualItemRect(page.panel.filters.item(0)).topLeft() + QPoint(9, 9)
    QTest.mouseClick(page.panel.filters.viewport(), Qt.MouseButton.LeftButton, pos=tick)
    qtbot.waitUntil(lambda: page.panel.filters.item(0).text() == titles[1])
    assert listed(page) == titles[1:]
    page.panel.filters.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: listed(page) == titles[1:])


def test_what_can_not_be_added_is_refused(window_page, window):
    count = window_page.document.undo_stack.count
    add(window_page, ImageFilter("sobel_magnitude"))
    assert "combines the results of two filters" in window.notices.bar.text()
    assert "Sobel, gradient magnitude" in window_page.panel.add.toolTip()
    add(window_page, np.pad(ImageFilter("sobel_y").kernels()[0], 2))
    assert "in this layer already" in window.notices.bar.text()
    assert window_page.panel.filters.currentItem().text() == "Sobel y (horizontal edges)"
    assert count() == 2, "the two edits of the Filters page"
    add(window_page, ImageFilter("prewitt_x"))
    assert "Prewitt x (vertical edges)" in listed(window_page)
    window_page.document.edit_layers(ImageLayers(Pipeline((Pool(),))), "Pool")
    assert not window_page.panel.add.isEnabled()


def test_the_networks_filters(window_page, window):
    network = item(window_page, "First layer of the digit network (32)")
    network.setCheckState(Qt.CheckState.Checked)
    window_page.rest()
    assert facts(window_page)[0][1].startswith("32×256×256")
    click(window_page.stack.cards[0].sheet, 5)
    assert window_page.stack.title.text() == "conv1[5]  filter 5 of the digit network"
    assert item(window_page, "Sobel x (vertical edges)").checkState() == Qt.CheckState.Unchecked
    window_page.panel.count.setCurrentIndex(1)  # 32 · 3 maps are too many
    assert "96 maps" in window.notices.bar.text()
    assert window_page.panel.count.currentText() == "Once"


def test_another_pool_in_the_second_layer(page):
    page.panel.count.setCurrentIndex(1)
    page.panel.block.setCurrentIndex(1)
    page.panel.pool.setCurrentIndex(page.panel.pool.findText("Average pool 3×3"))
    page.rest()
    steps = page.document.sheet.layers.pipeline.steps
    assert steps[5] == Pool(Pooling("average", (3, 3)))
    assert steps[2] == Pool()
    assert facts(page)[-1][1] == "9×42×42\n15,876 multiplications"


def test_a_picture_of_one_pixel_is_a_problem_with_a_mend(page):
    page.document.edit_picture(ImagePicture("dot", np.zeros((1, 1, 1), np.uint8)), "Dot")
    page.rest()
    card = page.stack.cards[2]
    assert "larger picture" in card.problem.text()
    assert card.problem.isVisible()
    assert page.stack.place == 0
    assert page.stack.view.value(0, 0) == 0
    page.document.undo_stack.undo()
    page.rest()
    assert not card.problem.isVisible()


def test_layers_of_a_lab_file_that_are_no_blocks(page):
    page.document.edit_layers(ImageLayers(Pipeline((Pool(), Pool()))), "Pools")
    page.rest()
    assert [title for title, _ in facts(page)] == ["POOL 1", "POOL 2"]
    item(page, "Gabor").setCheckState(Qt.CheckState.Checked)
    assert item(page, "Gabor").checkState() == Qt.CheckState.Unchecked
    page.document.edit_layers(ImageLayers(Pipeline()), "None")
    page.rest()
    assert facts(page) == []
    assert page.stack.place == INPUT


def test_a_channel_of_a_picture_in_colour(page, tab):
    assert not page.channel.isVisible(), "a grey picture has one"
    colour = np.random.default_rng(3).integers(0, 256, (3, 40, 50), np.uint8)
    page.document.edit_picture(ImagePicture("colour", colour), "Colour")
    page.rest()
    assert page.channel.isVisible()
    assert page.run.seen.input[0, 7, 9] == pytest.approx(
        np.array([0.299, 0.587, 0.114]) @ colour[:, 7, 9]
    )
    filters = tab.pages["filters"].views
    filters.pull(page.document.sheet, False)
    assert np.array_equal(page.run.seen.input[0], filters.task.plane)
    page.channel.box.setFocus()
    QTest.keyClick(page.channel.box, Qt.Key.Key_End)
    page.rest()
    assert page.channel.box.currentText() == "Blue"
    assert np.array_equal(page.run.seen.input[0], colour[2])
    assert page.document.sheet.filtering.channel == "grey", "each page has its own"
    page.panel.count.setCurrentIndex(1)
    assert page.document.sheet.layers.channel == 2, "another edit leaves it"
    page.document.undo_stack.undo()
    page.document.undo_stack.undo()
    page.rest()
    assert page.channel.box.currentText() == "Grey, all mixed"
    assert page.run.seen.input[0, 7, 9] != colour[2, 7, 9]


def test_in_chinese(window_page, window):
    window.use_language("zh_CN")
    assert window_page.stack.cards[0].title.text() == "CONV 1"
    assert window_page.panel.filters.item(0).text()
    window.use_theme("dark")


def test_what_is_hidden_of_a_large_picture_comes_back_with_its_mark(tab, page, qtbot):
    pixels = np.random.default_rng(5).integers(0, 256, (1, 700, 900), np.uint8)
    tab.document.edit_picture(ImagePicture("large", pixels), "Picture")
    page.rest()
    view = page.stack.view
    view.pin(123, 457)
    value = view.value(123, 457)
    told = facts(page)
    tab.show_page("filters")
    assert page.run.seen.preview
    tab.show_page("layers")
    assert facts(page) == told, "nothing moves"
    page.rest()
    assert facts(page) == told
    assert not page.run.seen.preview
    assert view.pinned == (123, 457)
    assert view.value(123, 457) == value

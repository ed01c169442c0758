"""The page of filters: what it opens on, its panel, its views, and what is pointed at."""

from dataclasses import replace

import numpy as np
import pytest
from filter_hands import FilterHands, noise
from grid_hands import drag, move
from PIL import Image
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.core.picture import LUMA, mixed
from cnnlab.lab.images.filtering import combined_of
from cnnlab.lessons.image_sheet import ImageFiltering, ImagePicture
from cnnlab.ui.images.filter_pointing import pixel_sum

Key = Qt.Key


@pytest.fixture
def opens_on():
    return "imagesTab"


@pytest.fixture
def hands(window, qtbot) -> FilterHands:
    made = FilterHands(window, qtbot)
    made.rest()
    return made


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


@pytest.mark.parametrize("kind", KINDS)
def test_each_filter_is_chosen_by_name(hands, kind):
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


# pointing


def test_the_pixel_under_the_pointer_shows_its_window_and_its_sum(hands):
    hands.point(hands.result, 100, 60)
    (window,) = hands.view._marks
    assert (window.y(), window.x(), window.height(), window.width()) == (99, 59, 3, 3)
    text = hands.ledger.text()
    assert text.startswith("result[100,60]")
    assert text.count("·") == 9
    due = hands.result.value(100, 60)
    assert float(text.rsplit("= ", 1)[1]) == due


def test_a_pixel_of_the_picture_shows_the_sum_in_whose_middle_it_lies(hands):
    hands.choose(hands.panel.padding, "none")
    hands.point(hands.view, 50, 40)
    assert hands.ledger.text().startswith("result[49,39]")
    hands.point(hands.view, 0, 0)
    assert hands.ledger.text().startswith("result[0,0]")


def test_the_keyboard_points_too(hands):
    hands.result.setFocus()
    hands.result.current = (10, 10)
    hands.press(hands.result, Key.Key_Right, Key.Key_Down)
    assert hands.ledger.text().startswith("result[11,11]")
    hands.press(hands.result, Key.Key_Right, modifier=Qt.KeyboardModifier.ControlModifier)
    assert hands.ledger.text().startswith("result[11,21]")


def test_an_edit_writes_out_the_same_pixel_anew(hands):
    hands.point(hands.result, 100, 60)
    hands.choose(hands.box, "box_blur")
    assert hands.ledger.text().startswith("result[100,60]")
    assert float(hands.ledger.text().rsplit("= ", 1)[1]) == pytest.approx(
        hands.result.value(100, 60), abs=1e-4
    )


def test_a_pair_has_a_line_for_each_filter(hands):
    hands.choose(hands.box, "sobel_magnitude")
    hands.point(hands.result, 100, 60)
    title, x, y, end = hands.ledger.text().splitlines()
    assert x.count("·") == y.count("·") == 9
    assert end.startswith("√(")
    assert title == "result[100,60]"


def test_a_dilated_window_shows_its_taps(hands):
    hands.panel.dilation.value_changed.emit((3, 2))
    hands.rest()
    hands.point(hands.result, 100, 60)
    marks = {(mark.y(), mark.x()) for mark in hands.view._marks}
    assert marks == {(r, c) for r in (97, 100, 103) for c in (58, 60, 62)}


def click(hands, view, row, column):
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=hands.middle(view, row, column))


@pytest.mark.parametrize("of_result", [True, False])
def test_a_click_pins_and_escape_lets_go(hands, of_result):
    view = hands.result if of_result else hands.view
    click(hands, view, 100, 60)
    marks = hands.view._marks
    for at in ((90, 200), (3, 4)):  # on the way to the panel
        hands.point(hands.view, *at)
        hands.point(hands.result, *at)
    assert hands.tab.note().startswith("result[3,4] = ")
    QTest.mouseMove(hands.panel.save)
    leave(hands.result)
    assert hands.tab.note() == "result[100,60] is pinned: Escape lets go"
    assert hands.ledger.text().startswith("result[100,60]")
    assert hands.view._marks == marks
    hands.press(view, Key.Key_Escape)
    assert hands.ledger.text().startswith("result[100,60]")
    hands.point(hands.result, 3, 4)
    assert hands.ledger.text().startswith("result[3,4]")


def leave(view):
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))


def test_another_click_moves_the_pin_and_one_on_it_lets_go(hands):
    click(hands, hands.result, 100, 60)
    click(hands, hands.result, 30, 40)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[30,40]")
    click(hands, hands.result, 30, 40)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[50,50]")


def test_the_keyboard_pins_and_takes_the_pin_along(hands):
    hands.result.setFocus()
    hands.result.current = (10, 10)
    hands.press(hands.result, Key.Key_Return)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[10,10]")
    hands.press(hands.result, Key.Key_Right)
    hands.point(hands.result, 50, 50)
    assert hands.ledger.text().startswith("result[10,11]")


def test_a_drag_and_a_double_click_pin_nothing(hands):
    drag(hands.result, QPoint(100, 100), QPoint(80, 90))
    assert not hands.page.views.pointer.pinned
    click(hands, hands.result, 90, 90)
    QTest.mouseDClick(hands.result, Qt.MouseButton.LeftButton, pos=QPoint(90, 90))
    assert not hands.page.views.pointer.pinned
    click(hands, hands.result, 5, 5)
    assert hands.page.views.pointer.pinned


def test_what_is_pinned_looks_otherwise_and_is_gone_with_its_pixel(hands):
    hands.point(hands.result, 200, 60)
    pointed = hands.result.grab().toImage()
    click(hands, hands.result, 200, 60)
    hands.result.clearFocus()
    assert hands.result.grab().toImage() != pointed
    hands.choose(hands.box, "box_blur")
    assert hands.page.views.pointer.pinned
    assert hands.ledger.text().startswith("result[200,60]")
    hands.panel.stride.value_changed.emit((4, 4))
    hands.rest()
    assert not hands.page.views.pointer.pinned
    assert hands.ledger.text().startswith("result[32,32]")


def drawn(rng):
    """A filter, typed or by name, and how it is moved."""
    kind = [*KINDS][rng.integers(len(KINDS))]
    typed = rng.normal(size=rng.integers(1, 12, 2))
    settings = FilterSettings(
        stride=tuple(rng.integers(1, 4, 2).tolist()),
        dilation=tuple(rng.integers(1, 4, 2).tolist()),
        padding=("zeros", "edge", "reflect", "none")[rng.integers(4)],
        flip=bool(rng.integers(2)),
        repeat=int(rng.integers(1, 3)),
    )
    return (typed if rng.integers(2) else ImageFilter(kind)), settings


@pytest.mark.parametrize("seed", range(20))
def test_the_arithmetic_is_the_result_at_random_pixels(hands, seed):
    rng, size = np.random.default_rng(seed), None
    hands.show(noise(1, 61, 47, seed=seed))
    while not isinstance(size, tuple):  # a Problem where no whole window fits
        hands.tab.document.edit_filtering(ImageFiltering(*drawn(rng)), "Filter")
        size = hands.page.views.task.size
    hands.rest()
    ats = [tuple(at) for at in (rng.random((50, 2)) * size).astype(int).tolist()]
    found = [pixel_sum(hands.page.views.task, at) for at in ats]
    sums = [[(w.window * w.weights).sum() for w in f.windows] for f in found]
    np.testing.assert_allclose(sums, [[w.total for w in f.windows] for f in found], atol=1e-9)
    pointed = [f.value for f in found]
    if len(found[0].windows) == 1:
        np.testing.assert_allclose(np.array(sums)[:, 0], pointed, atol=1e-9)
    shown = np.array([hands.values[at] for at in ats])
    if combined_of(hands.filtering) == "direction":  # -π is as good as π
        np.testing.assert_allclose(np.cos(shown - pointed), 1, atol=1e-5)
    else:
        largest = max(1.0, float(np.abs(hands.values).max()))
        np.testing.assert_allclose(shown, pointed, atol=1e-5 * largest)
    at = ats[-1]
    assert hands.page.views.pointer.point(at).value == pointed[-1] == hands.result.value(*at)
    assert hands.ledger.text().startswith(f"result[{at[0]},{at[1]}]")


# zoom


def test_the_wheel_zooms_both_views_round_the_pointer(hands):
    at = hands.middle(hands.view, 60, 200)
    hands.wheel(hands.view, at, 6)
    assert hands.view.camera == hands.result.camera
    assert hands.view.frame() == hands.result.frame()
    row, column = hands.view.pixel_at(at.toPointF())
    assert (abs(row - 60), abs(column - 200)) <= (1, 1)
    hands.wheel(hands.view, at, -9)
    assert hands.page.views.zoom.camera is None, "no smaller than the whole"


def test_keys_and_a_double_click(hands):
    whole = hands.result.camera.scale
    for key, larger in (("+", True), ("-", False), ("+", True)):
        before = hands.result.camera.scale
        QTest.keyClicks(hands.result, key)
        assert (hands.result.camera.scale > before) == larger
    QTest.keyClicks(hands.view, "0")
    assert hands.result.camera.scale == whole
    QTest.keyClicks(hands.view, "+")
    QTest.mouseDClick(hands.view, Qt.MouseButton.LeftButton, pos=QPoint(40, 40))
    assert hands.result.camera.scale == whole


def test_the_menu_zooms(hands):
    actions = {action.id: action for action in hands.tab.actions_by_menu()}
    actions["zoom_in"].slot()
    assert hands.page.views.zoom.camera is not None
    actions["zoom_out"].slot()
    actions["fit"].slot()
    assert hands.page.views.zoom.camera is None


def test_a_drag_moves_both_views(hands):
    hands.page.views.zoom.zoom(8, 128, 128)
    before = hands.result.camera
    drag(hands.result, QPoint(100, 100), QPoint(80, 90), QPoint(60, 80))
    camera = hands.view.camera
    assert camera.x == pytest.approx(before.x + 40 / before.scale)
    assert camera.y == pytest.approx(before.y + 20 / before.scale)
    hands.press(hands.view, Key.Key_Left, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert hands.result.camera.x < camera.x


def test_a_strided_result_covers_what_it_was_made_from(hands):
    hands.panel.stride.value_changed.emit((4, 4))
    hands.rest()
    whole, part = hands.view.frame(), hands.result.frame()
    assert hands.values.shape == (64, 64)
    assert part.width == pytest.approx(4 * whole.width)
    assert part.span(10, 10).center() == whole.span(40, 40).center()


def test_the_view_follows_the_keyboard(hands):
    hands.page.views.zoom.zoom(30, 128, 128)
    hands.view.current = (128, 128)
    for _ in range(40):
        hands.view.move_current(0, 1)
        place = hands.view.frame().span(*hands.view.current).center()
        assert hands.view.rect().contains(place.toPoint())


# as it is shown


def colour_at(view, row, column):
    image = view.grab().toImage()
    at = view.frame().span(row, column).center().toPoint()
    return image.pixelColor(at).getRgb()[:3]


def test_colours_of_each_display(hands):
    hands.show(np.array([[[0, 100, 255]]], np.uint8))
    hands.choose(hands.box, "typed")
    hands.panel.typed_size.value_changed.emit((1, 1))
    theme = hands.result.theme
    hands.grid.set_value(0, 0, -1)
    hands.rest()
    hands.point(hands.result, 0, 1)
    hands.page.views.zoom.zoom(0.5, 0, 0)
    hands.result.set_marks(())
    hands.result.content = replace(hands.result.content, values=None)  # colours without numbers
    hands.result.forget()
    assert colour_at(hands.result, 0, 0) == theme.zero.getRgb()[:3]
    assert colour_at(hands.result, 0, 2) == theme.negative.getRgb()[:3]
    for display, levels in (
        ("absolute", (0, 100, 255)),
        ("clamped", (0, 0, 0)),
        ("stretched", (255, 155, 0)),
    ):
        hands.choose(hands.panel.display, display)
        hands.result.set_content(replace(hands.result.content, values=None))
        for column, level in enumerate(levels):
            assert colour_at(hands.result, 0, column)[0] == pytest.approx(level, abs=1)


def test_the_scale_tells_the_ends_and_counts_every_pixel(hands):
    scale = hands.page.parts.result_scale
    largest = float(np.abs(hands.values).max())
    assert scale.ends == (-largest, largest)
    assert scale.counts.counts.sum() == hands.values.size
    hands.choose(hands.panel.display, "clamped")
    assert scale.ends == (0, 255)


def test_the_slider_lays_the_picture_over_the_result(hands):
    hands.wipe.setValue(50)
    hands.result.set_marks(())
    hands.view.set_marks(())
    left = colour_at(hands.result, 128, 60), colour_at(hands.view, 128, 60)
    right = colour_at(hands.result, 20, 200), colour_at(hands.view, 20, 200)
    assert left[0] == left[1]
    assert right[0] == hands.result.theme.zero.getRgb()[:3]
    hands.wipe.setValue(0)
    assert colour_at(hands.result, 128, 60) != left[1]


def test_numbers_stand_in_large_pixels(hands):
    hands.page.views.zoom.zoom(40, 128, 128)
    hands.view.set_marks(())
    with_numbers = hands.view.grab().toImage()
    hands.view.set_content(replace(hands.view.content, values=None))
    assert hands.view.grab().toImage() != with_numbers


def test_pointing_says_the_number_in_the_status_bar(hands):
    notes = []
    hands.page.note_changed.connect(notes.append)
    hands.point(hands.view, 3, 4)
    move(hands.result, hands.middle(hands.result, 3, 4))
    assert notes[0].endswith(f"= {hands.view.value(3, 4):g}")
    assert notes[1].startswith("result[3,4]")


# files


def test_the_result_is_saved_as_it_is_shown_or_exactly(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    for name in ("a.png", "b.npy"):
        answer = str(tmp_path / name), ""
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, a=answer: a)
        hands.named("imageSaveButton").click()
    assert [notice.kind for notice in told] == ["done", "done"]
    pixels = hands.tab.document.sheet.picture.pixels[0]
    due = filtered(pixels.astype(np.float64), ImageFilter("sobel_x"))
    assert (np.load(tmp_path / "b.npy") == due).all()
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (256, 256)
        assert picture.mode == "RGB"
        at = np.unravel_index(due.argmax(), due.shape)
        theme = hands.result.theme
        assert picture.getpixel((int(at[1]), int(at[0]))) == theme.positive.getRgb()[:3]


def test_a_file_that_cannot_be_written_is_told(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    place = str(tmp_path / "missing" / "a.png")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (place, ""))
    hands.named("imageSaveButton").click()
    assert told[0].kind == "failed"
    assert "missing" in told[0].say()


def saves_to(monkeypatch, path):
    answer = str(path), ""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)


def rest_of_saving(hands):
    hands.qtbot.waitUntil(lambda: not hands.page.saving.out.running)


@pytest.mark.parametrize("there", [True, False])
def test_a_large_result_is_saved_beside_the_window(hands, tmp_path, monkeypatch, there):
    told = []
    hands.tab.notice.connect(told.append)
    hands.tab.document.edit_picture(ImagePicture("large", noise(1, 700, 600)), "Picture")
    if there:
        hands.rest()
    pixels = hands.tab.document.sheet.picture.pixels[0]
    for name in ("a.png", "b.npy"):
        saves_to(monkeypatch, tmp_path / name)
        hands.named("imageSaveButton").click()
    assert hands.page.saving.out.running
    hands.choose(hands.box, "laplacian")  # what was asked for is what is saved
    rest_of_saving(hands)
    assert [notice.kind for notice in told] == ["done", "done"]
    assert "b.npy" in told[1].say()
    due = filtered(pixels.astype(np.float64), ImageFilter("sobel_x"))
    assert (np.load(tmp_path / "b.npy") == due).all()
    with Image.open(tmp_path / "a.png") as picture:
        row, column = np.unravel_index(np.abs(due).argmax(), due.shape)
        theme = hands.result.theme
        colour = theme.positive if due[row, column] > 0 else theme.negative
        assert picture.size == (600, 700)
        assert picture.getpixel((int(column), int(row))) == colour.getRgb()[:3]


def test_what_takes_long_shows_how_far_it_is_and_is_cancelled(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    hands.page.saving.out._patience.setInterval(0)
    assert hands.panel.progress.isHidden()
    hands.show(noise(1, 700, 600))
    hands.tab.document.edit_filtering(
        ImageFiltering(ImageFilter("gabor"), FilterSettings(repeat=20)), "Filter"
    )
    folder = tmp_path / "results"
    folder.mkdir()
    (folder / "a.npy").write_bytes(b"as it was")
    saves_to(monkeypatch, folder / "a.npy")
    hands.named("imageSaveButton").click()
    hands.qtbot.waitUntil(hands.panel.progress.isVisible)
    assert hands.panel.progress.accessibleName() == "a.npy"
    QTest.mouseClick(hands.panel.cancel, Qt.MouseButton.LeftButton)
    rest_of_saving(hands)
    assert hands.panel.progress.isHidden()
    assert hands.panel.cancel.isHidden()
    assert "cancelled" in told[-1].say()
    assert (folder / "a.npy").read_bytes() == b"as it was"
    assert [path.name for path in folder.iterdir()] == ["a.npy"]
    hands.rest()


def test_a_large_result_is_copied_beside_the_window(hands):
    told = []
    hands.tab.notice.connect(told.append)
    hands.show(noise(1, 700, 600))
    hands.tab.copy()
    rest_of_saving(hands)
    image = QGuiApplication.clipboard().image()
    assert (image.width(), image.height()) == (600, 700)
    assert [notice.kind for notice in told] == ["done"]
    hands.rest()


def test_a_window_that_closes_leaves_no_half_of_a_file(hands, tmp_path, monkeypatch):
    hands.show(noise(1, 700, 600))
    folder = tmp_path / "results"
    folder.mkdir()
    saves_to(monkeypatch, folder / "a.npy")
    hands.named("imageSaveButton").click()
    hands.tab.close_down()
    assert [path.name for path in folder.iterdir() if path.name != "a.npy"] == []
    assert not hands.page.saving.out.running


def test_a_large_result_that_cannot_be_written_is_told(hands, tmp_path, monkeypatch):
    told = []
    hands.tab.notice.connect(told.append)
    hands.show(noise(1, 700, 600))
    saves_to(monkeypatch, tmp_path / "missing" / "a.png")
    hands.named("imageSaveButton").click()
    rest_of_saving(hands)
    assert told[-1].kind == "failed"
    assert "missing" in told[-1].say()


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


@pytest.mark.parametrize("scale", [0.7, 5, 40])
def test_what_was_moved_looks_like_what_is_painted_anew(hands, scale):
    hands.page.views.zoom.zoom(scale / hands.view.camera.scale * 2, 128, 128)
    hands.result.set_content(replace(hands.result.content, values=None))  # figures may be 1 px off
    hands.qtbot.waitUntil(lambda: not hands.result._resting.isActive())
    hands.result.grab()
    for way in ((13, -7), (-30, 0), (0, 45), (-1, -1)):
        hands.page.views.zoom.move(*way)
        moved = hands.result.grab().toImage()
        hands.result.forget()
        assert hands.result.grab().toImage() == moved


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


def test_the_angle_of_a_gradient_is_written_out(hands):
    hands.choose(hands.box, "sobel_direction")
    assert hands.page.parts.result_scale.ends == (-np.pi, np.pi)
    hands.point(hands.result, 128, 128)
    end = hands.ledger.text().splitlines()[-1]
    assert end == "atan2(4, −8) = 2.6779"


@pytest.mark.parametrize("weight", [1e9, -1e9, 1e-9])
@pytest.mark.parametrize("repeat", [1, 20])
def test_numbers_of_any_size_are_painted(hands, weight, repeat):
    hands.choose(hands.panel.padding, "reflect")
    hands.panel.repeat.setValue(repeat)
    for row in range(3):
        hands.grid.set_value(row, row, weight)
    hands.page.views.zoom.zoom(40, 128, 128)
    for display in ("signed", "absolute", "clamped", "stretched"):
        hands.choose(hands.panel.display, display)
        hands.point(hands.result, 128, 128)
        hands.window.grab()
    assert hands.values.shape == (256, 256)


def test_tab_goes_from_left_to_right(hands):
    hands.view.setFocus()
    seen = []
    for _ in range(4):
        seen.append(hands.window.focusWidget().objectName())
        QTest.keyClick(hands.window.focusWidget(), Key.Key_Tab)
    assert seen == ["imageView", "imageFilterGrid", "imageResult", "imageWipe"]

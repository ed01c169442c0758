"""The pixel of a filter's result: in the Convolution tab, and as a program."""

import ast
import sys
from threading import Event

import numpy as np
import pytest
from filter_hands import noise
from PIL import Image
from programs import here
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from cnnlab.core.filter_settings import PADDINGS, FilterSettings
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.lab.images import shown_plane
from cnnlab.lessons.image_sheet import ImageFiltering, ImagePicture

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def hands(window_hands):
    return window_hands


def use(hands, filter_, settings=FilterSettings()):  # noqa: B008 - frozen
    hands.tab.document.edit_filtering(ImageFiltering(filter_, settings), "Filter")
    hands.rest()


def pin(hands, row, column):
    at = hands.middle(hands.result, row, column)
    QTest.mouseClick(hands.result, LEFT, pos=at)
    return hands.page.views.at


def opened(window):
    """The number of the step that the Convolution tab shows."""
    convolution = window.tab("convolutionTab")
    assert window.tabs.shown is convolution
    return convolution.player.step.total, convolution


def back(window):
    window.tabs.go_to("imagesTab")


def a_case(seed):
    """Any filter and settings by seed, and a pixel, every other one at the border."""
    rng = np.random.default_rng(seed)
    single = [kind for kind, known in KINDS.items() if known.combined is None]
    filter_ = ImageFilter(single[seed % len(single)])
    if seed % 2:
        filter_ = rng.normal(size=rng.integers(1, 8, 2))
    step = rng.integers(1, 4, 4)
    settings = FilterSettings(
        (step[0], step[1]),
        (step[2], step[3]),
        PADDINGS[seed % len(PADDINGS)],
        bool(rng.integers(2)),
        int(rng.integers(1, 4)),
    )
    return rng, filter_, settings


def test_the_step_that_is_shown_is_the_pixel(hands, window, subtests):
    for seed in range(10):
        with subtests.test(seed=seed):
            rng, filter_, settings = a_case(seed)
            if settings.padding == "none":
                hands.show(noise(1, 150, 140, seed=seed))
            else:
                hands.show(noise(3, 33, 29, seed=seed))
            use(hands, filter_, settings)
            size = hands.page.views.size
            for border in (True, False):
                at = [n - 1 if border else int(rng.integers(n)) for n in size]
                hands.page.views.pointer.pin(tuple(at))
                value = hands.result.value(*at)
                QTest.mouseClick(hands.panel.convolution, LEFT)
                total, convolution = opened(window)
                assert total == pytest.approx(value, rel=1e-6, abs=1e-9)
                assert convolution.focus.pinned == convolution.player.step.cell
                back(window)


def test_the_pinned_pixel_is_taken_and_said(hands, window):
    at = pin(hands, 100, 60)
    assert hands.panel.region.text() == "takes result[100,60], pinned"
    hands.point(hands.result, 3, 4)
    value = hands.result.value(*at)
    menu = window.menu["see_as_convolution"]
    window.menu.refresh()
    assert menu.text().replace("&", "") == "See as a convolution: result[100,60]"
    menu.trigger()
    total, _ = opened(window)
    assert total == pytest.approx(value)
    assert "Sobel x (vertical edges) around row 100" in window.undo_group.undoText()
    window.menu.refresh()
    assert ":" not in menu.text()


def test_what_is_pointed_at_is_taken_where_nothing_is_pinned(hands, window):
    hands.point(hands.result, 0, 255)
    assert hands.panel.region.text() == "takes result[0,255]"
    value = hands.result.value(0, 255)
    hands.panel.convolution.click()
    assert opened(window)[0] == pytest.approx(value)


def test_a_pair_opens_as_two_filters(hands, window, subtests):
    for kind in ["sobel_magnitude", "sobel_direction"]:
        for repeat in [1, 2]:
            with subtests.test(kind=kind, repeat=repeat):
                back(window)
                use(hands, ImageFilter(kind), FilterSettings(repeat=repeat))
                at = pin(hands, 100, 60)
                value = hands.result.value(*at)
                hands.panel.convolution.click()
                _, convolution = opened(window)
                k, row, column = convolution.player.step.cell
                right, down = convolution.document.result.output[:, row, column]
                due = (
                    np.hypot(right, down)
                    if kind == "sobel_magnitude"
                    else np.arctan2(0 - down, right)
                )
                assert due == pytest.approx(value)
                assert k == 0
                said = window.notices.bar.text()
                assert ("√(x² + y²)" if kind == "sobel_magnitude" else "atan2(−y, x)") in said
                assert ("last of 2 times" in said) == (repeat == 2)


def test_where_there_is_no_result_there_is_nothing_to_open(hands, window):
    hands.show(noise(1, 2, 2))
    hands.choose(hands.panel.padding, "none")
    hands.panel.convolution.click()
    assert window.tabs.shown is hands.tab
    assert window.notices.bar.kind() == "refused"
    assert "3 pixels" in window.notices.bar.text()
    window.menu["copy_numpy"].trigger()
    assert window.notices.bar.kind() == "refused"
    assert hands.panel.region.text() == ""


def test_numbers_beyond_all_bounds_are_refused(hands, window):
    hands.tab.document.edit_picture(ImagePicture("white", noise(1, 1100, 1000)), "Picture")
    use(hands, np.full((3, 3), 1e9), FilterSettings(repeat=20))
    hands.panel.convolution.click()
    assert window.tabs.shown is hands.tab
    assert "smaller weights" in window.notices.bar.text()


def test_of_a_large_picture_that_is_not_there_yet_nothing_is_opened(hands, window, monkeypatch):
    goes_on, channel_plane = Event(), shown_plane.channel_plane

    def held(*given):
        goes_on.wait(60)
        return channel_plane(*given)

    monkeypatch.setattr(shown_plane, "channel_plane", held)
    hands.tab.document.edit_picture(ImagePicture("large", noise(1, 700, 800)), "Picture")
    hands.panel.convolution.click()
    assert "still" in window.notices.bar.text()
    goes_on.set()
    hands.rest()
    value = hands.result.value(*hands.page.views.at)
    hands.panel.convolution.click()
    assert opened(window)[0] == pytest.approx(value)


def test_the_copied_program_prints_the_numbers_around_the_pixel(hands, window, subtests):
    for library in ["numpy", "scipy"]:
        for seed in range(6):
            with subtests.test(library=library, seed=seed):
                window.notices.clear()
                rng, filter_, settings = a_case(seed)
                use(hands, ImageFilter("sobel_direction") if seed == 0 else filter_, settings)
                size = hands.page.views.size
                at = tuple(int(rng.integers(n)) for n in size)
                hands.page.views.pointer.pin(at)
                region = hands.page.region_shown()
                window.menu[f"copy_{library}"].trigger()
                assert "program" in window.notices.bar.text()
                output = here(QGuiApplication.clipboard().text())
                numbers = np.array(ast.literal_eval(output.removeprefix("y = ")))
                due = [[hands.result.value(r, c) for c in region.columns] for r in region.rows]
                np.testing.assert_allclose(numbers, due, rtol=1e-6, atol=1e-9)


def test_a_program_for_a_picture_file_makes_the_same_files(
    hands, window, tmp_path, monkeypatch, subtests
):
    for library in ["numpy", "scipy"]:
        for seed in range(4):
            with subtests.test(library=library, seed=seed):
                hands.show(noise(1, 9, 9))
                window.notices.clear()
                _, filter_, settings = a_case(seed)
                pixels = noise(3, 40, 37, seed=seed)
                Image.fromarray(np.ascontiguousarray(pixels.transpose(1, 2, 0))).save(
                    tmp_path / "in.png"
                )
                hands.tab.open_path(str(tmp_path / "in.png"))
                hands.qtbot.waitUntil(lambda: hands.tab.document.sheet.picture.name == "in.png")
                use(hands, ImageFilter("sobel_magnitude") if seed == 0 else filter_, settings)
                hands.choose(
                    hands.panel.display, ["signed", "absolute", "clamped", "stretched"][seed]
                )
                hands.choose(hands.panel.channel, ["grey", 0, 1, 2][seed])
                window.menu[f"copy_{library}_file"].trigger()
                assert "python program.py" in window.notices.bar.text()
                program = QGuiApplication.clipboard().text()
                for ending in ("npy", "png"):
                    made, saved = tmp_path / f"made.{ending}", tmp_path / f"saved.{ending}"
                    monkeypatch.setattr(
                        sys, "argv", ["program.py", str(tmp_path / "in.png"), str(made)]
                    )
                    here(program)
                    answer = str(saved), ""
                    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, a=answer: a)
                    hands.panel.save.click()
                    if ending == "npy":
                        scale = np.abs(np.load(saved)).max()
                        np.testing.assert_allclose(
                            np.load(made), np.load(saved), rtol=1e-5, atol=1e-6 * scale
                        )
                        continue
                    with Image.open(made) as one, Image.open(saved) as other:
                        apart = np.abs(
                            np.asarray(one, dtype=float) - np.asarray(other, dtype=float)
                        )
                    assert apart.max() <= 2, "levels are in 254 steps"


def test_a_program_for_a_picture_file_in_chinese(hands, window):
    window.use_language("zh_CN")
    window.menu["copy_torch_file"].trigger()
    text = QGuiApplication.clipboard().text()
    assert "import torch" in text
    assert "对图像文件" in text


def test_other_pages_have_no_program_for_a_picture_file(hands, window):
    for page, there in (("layers", False), ("filters", True), ("pieces", False)):
        hands.tab.show_page(page)
        assert window.menu["copy_numpy_file"].isEnabled() == there

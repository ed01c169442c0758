"""The user's own examples of the Images tab: kept, found again, chosen, renamed, deleted."""

import json
from dataclasses import replace

import numpy as np
import pytest
from example_hands import (
    able,
    again,
    bad_files_are_skipped_and_named,
    keep,
    keeps_and_brings_back,
)
from example_hands import listed as titles
from hands import Key
from image_hands import ImageHands
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.lessons.image_form import PARTS, image_sheet_data
from cnnlab.lessons.image_presets import ORDER
from cnnlab.lessons.image_sheet import ImagePicture

PART = {"Filters": "filtering", "Layers": "layers", "Pieces": "pieces"}


@pytest.fixture
def images(window):
    return ImageHands(window)


@pytest.fixture
def opens_on():
    return "imagesTab"


@pytest.fixture
def folder(settings_path):
    return settings_path.parent / "images"


def box(hands):
    return hands.widget("imagePresetBox")


def listed(hands):
    return titles(hands, box(hands), len(ORDER))


def data_of(hands, name):
    """A part of the sheet as plain data, whatever example it came from."""
    data = dict(PARTS[name].write(getattr(hands.tab.document.sheet, name)))
    data.pop("preset", None)
    return data


def whole_of(hands):
    return image_sheet_data(hands.tab.document.sheet)


def change(hands, page):
    """Something of one's own on a page."""
    hands.show_page(page)
    if page == "Filters":
        hands.write("imageFilterGrid", 0, 1, "7")
        assert hands.grid("imageFilterGrid").value(0, 1) == 7
    elif page == "Layers":
        hands.tab.page.edits.set_pool(0, Pooling("average", (3, 3)))
    else:
        hands.click("xGrid", 4, 4)


@pytest.mark.parametrize("page", PART)
def test_it_is_kept_found_chosen_renamed_deleted_and_brought_back(
    images, qtbot, settings_path, folder, page
):
    change(images, page)
    views = listed, box, lambda hands: data_of(hands, PART[page]), whole_of
    elsewhere = "Layers" if page != "Layers" else "Pieces"
    keeps_and_brings_back(
        images, lambda: again(images, qtbot, settings_path), folder, page, elsewhere, views
    )


@pytest.mark.parametrize("page", PART)
def test_keeping_is_one_step_that_names_it_and_changes_nothing_else(images, page):
    change(images, page)
    before, steps = images.tab.document.sheet, images.tab.undo_stack.index()
    keep(images, "Mine")
    assert images.tab.undo_stack.index() == steps + 1
    assert images.tab.undo_stack.undoText() == "Keep as example"
    part = PART[page]
    named = replace(before, **{part: replace(getattr(before, part), preset="own-mine")})
    assert image_sheet_data(images.tab.document.sheet) == image_sheet_data(named)
    images.tab.undo_stack.undo()
    assert images.tab.document.sheet is before


@pytest.mark.parametrize("page", ["Filters", "Layers"])
def test_its_picture_is_not_kept_and_whatever_is_shown_stays(images, folder, page):
    images.show_page(page)
    mine = ImagePicture("mine", np.arange(64, dtype=np.uint8).reshape(1, 8, 8))
    images.tab.document.edit_picture(mine, "Picture")
    keep(images, "Mine")
    written = json.loads((folder / "mine.json").read_text(encoding="utf-8"))
    assert {"picture", "png"}.isdisjoint(written)
    assert PART[page] in written
    images.use("Average or maximum pool")
    images.use("Laplacian of Gaussian")
    other = images.tab.document.sheet.picture
    assert other.name == "shapes"
    images.use(f"Mine ({page})")
    assert images.tab.document.sheet.picture is other


def test_a_prediction_is_kept_to_be_set_again(images, folder):
    images.example("Predict: a bent X")
    keep(images, "Mine")
    images.tab.page.edits.set_predicts(False)
    images.example("Mine (Pieces)")
    assert images.tab.page.hidden


def test_shipped_ones_stay_and_only_own_ones_are_renamed_and_deleted(images):
    for page in PART:
        images.show_page(page)
        assert able(images) == [True, False, False]
    keep(images, "Mine")
    assert able(images) == [True, True, True]
    images.show_page("Filters")
    assert able(images) == [True, False, False]


def test_each_tab_keeps_its_own(images, folder):
    keep(images, "Mine")
    images.window.tabs.go_to("neuronTab")
    keep(images, "Theirs")
    assert [path.name for path in folder.iterdir()] == ["mine.json"]
    assert [path.name for path in (folder.parent / "neurons").iterdir()] == ["theirs.json"]
    images.window.tabs.go_to("imagesTab")
    assert listed(images) == ["Mine (Filters)"]


BAD = [
    ("broken", lambda text: "{", "broken.json: Expecting property name"),
    ("foreign", lambda text: text.replace("image preset", "preset"), "format: got 'cnnlab"),
    ("page", lambda text: text.replace('"filters"', '"layers"'), "'layers' is missing"),
    (
        "cat",
        lambda text: text.replace('"page"', '"picture": "cat", "page"', 1),
        'cat.json: picture: got "cat"',
    ),
    (
        "numbers",
        lambda text: text.replace("7", "1e99"),
        "numbers.json: filtering.filter.weights[0][1]: expected a number",
    ),
]


def test_a_bad_file_is_skipped_and_named_with_the_reason(
    images, qtbot, settings_path, folder, subtests
):
    change(images, "Filters")
    keep(images, "Mine")
    assert listed(images) == ["Mine (Filters)"]
    bad_files_are_skipped_and_named(
        images, lambda hands: again(hands, qtbot, settings_path), folder, BAD, listed, subtests
    )


def test_pages_speak_the_language_in_use(images):
    images.show_page("Pieces")
    keep(images, "我的")
    for code, title in (("zh_CN", "我的（局部图案）"), ("en", "我的 (Pieces)")):
        images.window.use_language(code)
        QApplication.processEvents()
        assert (listed(images), box(images).currentText()) == ([title], title)


def test_the_line_is_passed_over_by_the_keyboard(images):
    keep(images, "Mine")
    combo = box(images)
    combo.setFocus()
    images.press(Key.Key_Home)
    images.press(Key.Key_Down, times=len(ORDER))
    assert combo.currentText() == "Mine (Filters)"
    images.press(Key.Key_Up)
    assert combo.currentData() == len(ORDER) - 1
    assert images.page == "Pieces"

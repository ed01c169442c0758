"""The Images tab's document: each edit changes one part, is said so, and can be undone."""

from dataclasses import replace

import pytest

from cnnlab.lab.images.document import ImageDocument
from cnnlab.lessons.image_presets import first_image_sheet

PARTS = ("picture", "filtering", "layers", "pieces", "guess")


@pytest.fixture
def document(qapp):
    return ImageDocument(first_image_sheet())


def edit(document, part, gesture=None):
    """Another value of a part, alike but for the example that it names, or its seed."""
    other = {"seed": 7} if part == "guess" else {"preset": "another"}
    value = replace(getattr(document.sheet, part), **other)
    getattr(document, f"edit_{part}")(value, f"Edit {part}", gesture)
    return value


@pytest.mark.parametrize("part", PARTS)
def test_an_edit_changes_its_part_alone_and_can_be_undone(document, part):
    before, said = document.sheet, []
    document.changed.connect(said.append)
    value = edit(document, part)
    assert said == [{part}]
    for name in PARTS:
        expected = value if name == part else getattr(before, name)
        assert getattr(document.sheet, name) is expected
    assert document.undo_stack.undoText() == f"Edit {part}"
    document.undo_stack.undo()
    assert document.sheet is before
    assert said == [{part}, {part}]


@pytest.mark.parametrize("part", PARTS)
def test_the_same_again_is_no_edit(document, part):
    getattr(document, f"edit_{part}")(getattr(document.sheet, part), "Nothing")
    assert document.undo_stack.count() == 0


@pytest.mark.parametrize("part", PARTS)
def test_a_gesture_is_one_step(document, part):
    before = document.sheet
    edit(document, part, "drag")
    edit(document, part, "drag")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.sheet is before


def test_a_picture_is_counted_once_in_all_steps(document):
    for _ in range(10):
        edit(document, "filtering")
    assert document.held_bytes < 2 * document.sheet.picture.pixels.nbytes

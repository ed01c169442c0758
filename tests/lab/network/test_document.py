"""The Network tab's document: each edit changes one part, is said so, and can be undone."""

from dataclasses import replace

import pytest

from cnnlab.core.preprocess import Preprocessing
from cnnlab.core.stack.blocks import Block
from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lessons.label_edits import LabelEdits
from cnnlab.lessons.network_form import network_sheet_data, network_sheet_from
from cnnlab.lessons.network_presets import first_network_sheet, shipped_network_presets

EDITS = {
    "stack": lambda d, *how: d.edit_stack(d.sheet.stack.add(Block("Dropout"), 8), *how),
    "preprocessing": lambda d, *how: d.edit_preprocessing(Preprocessing(components=30), *how),
    "edits": lambda d, *how: d.edit_labels(d.sheet.edits.without(["plain#3"]), *how[:1]),
    "strength": lambda d, *how: d.edit_strength(d.sheet.strength + 0.5, *how),
    "recipe": lambda d, *how: d.edit_recipe(replace(d.sheet.recipe, batch=9), *how),
}


@pytest.fixture
def document(qapp):
    return NetworkDocument(first_network_sheet())


@pytest.mark.parametrize("part", EDITS)
def test_an_edit_changes_its_part_alone_and_can_be_undone(document, part):
    before, said = document.sheet, []
    document.changed.connect(said.append)
    EDITS[part](document, f"Edit {part}")
    assert said == [{part}]
    assert getattr(document.sheet, part) != getattr(before, part)
    assert document.undo_name() == f"Edit {part}"
    document.undo_stack.undo()
    assert document.sheet is before


def test_a_drag_is_one_step(document):
    before = document.sheet
    for _ in range(3):
        document.edit_strength(document.sheet.strength + 0.1, "Augment", "drag")
    assert document.undo_stack.count() == 1
    document.undo_stack.undo()
    assert document.sheet is before


def test_equal_values_are_no_edit(document):
    sheet = document.sheet
    document.edit_stack(sheet.stack.with_blocks(tuple(sheet.stack.blocks)), "Nothing")
    document.edit_recipe(replace(sheet.recipe), "Nothing")
    document.edit_source("strokes", "Nothing")
    document.use_preset(shipped_network_presets()[0], "Nothing")
    assert document.undo_stack.count() == 0


def test_another_source_gives_the_stack_another_input(document):
    document.edit_source("mnist", "MNIST")
    assert document.sheet.stack.input_shape == (1, 28, 28)
    assert document.sheet.source == "mnist"
    document.edit_source("points", "Points", "spiral")
    assert document.sheet.stack.input_shape == (2,)
    assert (document.sheet.points, document.sheet.classes) == ("spiral", 2)
    document.undo_stack.undo()
    assert document.sheet.stack.input_shape == (1, 28, 28)
    assert (document.sheet.points, document.sheet.classes) == ("moons", 10)


def test_an_example_stays_on_the_data_that_go_into_it(document):
    document.edit_source("mnist", "MNIST")
    presets = {preset.id: preset for preset in shipped_network_presets()}
    document.use_preset(presets["vgg"], "VGG")
    assert (document.sheet.preset, document.sheet.source) == ("vgg", "mnist")
    document.use_preset(presets["points"], "Points")
    assert (document.sheet.preset, document.sheet.source) == ("points", "points")
    document.use_preset(presets["softmax"], "Softmax")
    assert (document.sheet.preset, document.sheet.source) == ("softmax", "strokes")
    assert document.undo_stack.count() == 4


def test_labels_are_mended_as_one_step_and_forgotten_with_their_examples(document):
    edits = LabelEdits().relabelled("plain#3", 7).without(["plain#5"])
    document.edit_labels(edits, "Label")
    assert document.sheet.edits == edits
    assert network_sheet_from(network_sheet_data(document.sheet)) == document.sheet
    document.edit_source("mnist", "Data")
    assert document.sheet.edits == LabelEdits()
    document.undo_stack.undo()
    assert document.sheet.edits == edits
    document.undo_stack.undo()
    assert document.sheet == first_network_sheet()

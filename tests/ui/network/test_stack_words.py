"""Words for stacks: every kind, misfit and mend has some."""

import re

import pytest

from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import STACK_KINDS, block_names
from cnnlab.core.stack.check import check_stack
from cnnlab.scene.block_icons import GROUPS
from cnnlab.ui.network.stack_words import (
    field_rows,
    group_of,
    kind_choices,
    memory_text,
    mend_text,
    misfit_text,
    row_of,
    settings_text,
    totals_text,
)

CONV, POOL = Block("Conv2d", {"filters": 8, "size": (5, 5)}), Block("MaxPool2d")
FC = Block("Linear", {"features": 10})
IMAGE = (1, 28, 28)


def told(stack, classes=10):
    """What is said of the first misfit, and of its mends."""
    misfit = check_stack(stack, classes).misfits[0]
    names = block_names(stack.blocks)
    return misfit_text(misfit, names), [mend_text(mend, names) for mend in misfit.mends]


def test_every_kind_may_be_added_the_usual_ones_first():
    choices = kind_choices(STACK_KINDS)
    assert {one.kind for one in choices} == set(STACK_KINDS)
    assert [one.kind for one in choices][:4] == ["Conv2d", "ReLU", "MaxPool2d", "Linear"]
    assert all(one.title and one.group in GROUPS for one in choices)


@pytest.mark.parametrize(
    ("block", "text"),
    [
        (CONV, "8 filters 5×5"),
        (
            Block("Conv2d", {"stride": (2, 2), "padding": (1, 1)}),
            "8 filters 3×3, stride 2, padding 1",
        ),
        (POOL, "max 2×2"),
        (Block("AvgPool2d", {"size": (3, 3), "stride": (2, 1)}), "average 3×3, stride 2×1"),
        (FC, "10 units"),
        (Block("Dropout"), "drops 50 %"),
        (Block("LeakyReLU"), "slope 0.01"),
        (Block("Tanh"), "tanh"),
    ],
)
def test_what_is_set_of_a_block_in_a_few_words(block, text):
    assert settings_text(block) == text


def test_every_kind_has_words_and_fields():
    for kind in STACK_KINDS:
        block = Block(kind)
        assert settings_text(block)
        assert group_of(kind) in GROUPS
        for row in field_rows(block):
            assert row.label != row.name


def test_a_row_tells_what_a_block_costs_and_sees():
    check = check_stack(Stack(IMAGE, (CONV, POOL, FC)), 10)
    rows = [row_of(row, block, "") for row, block in zip(check.rows, (CONV, POOL, FC), strict=True)]
    assert [row.facts for row in rows] == [
        "208 parameters · 115,200 mult. · sees 5×5",
        "",
        "11,530 parameters · 11,520 mult. · flattens",
    ]
    assert rows[1].settings == "max 2×2, sees 6×6"
    assert rows[0].shape == "8×24×24"
    assert rows[0].spoken == (
        "conv1, Convolution, 8 filters 5×5, 8×24×24, 208 parameters · 115,200 mult. · sees 5×5, "
        f"{memory_text(check.rows[0].memory)}"
    )
    assert totals_text(check).startswith("11,738 parameters, 126,720 multiplications and ")


def test_a_filter_that_is_too_large_is_told_with_what_mends_it():
    text, mends = told(Stack(IMAGE, (POOL, POOL, POOL, CONV, FC)))
    assert text == "conv1: a filter of 5×5 does not fit maps of 3×3."
    assert mends[0] == "conv1: Size 3×3"
    assert "Remove pool3" in mends


@pytest.mark.parametrize(
    ("blocks", "begin"),
    [
        ((FC, CONV), "conv1 needs maps, but a row of 10 comes in"),
        ((Block("MaxPool2d", {"size": (40, 40)}), FC), "pool1: of maps of 28×28"),
        ((), "There are no layers yet."),
        ((Block("Flatten"),), "No layer has parameters"),
        ((Block("Linear", {"features": 3}),), "fc gives a row of 3"),
        ((FC, Block("Dropout")), "dropout stands behind all that learns"),
        ((Block("Linear", {"features": 65536}), FC), "52,101,130 parameters are too many"),
        ((Block("Conv2d", {"filters": 0}), FC), "conv1: Filters is out of its limits."),
        ((Block("Attention"), FC), "unknown1: there is no layer of this kind."),
        ((*[Block("ReLU")] * 70, FC), "There are 71 layers"),
        (
            (Block("Conv2d", {"filters": 512, "padding": (50, 50)}), Block("GlobalAvgPool2d"), FC),
            "An image needs",
        ),
    ],
)
def test_every_misfit_is_told_and_every_mend_is_a_button(blocks, begin):
    text, mends = told(Stack(IMAGE, blocks))
    assert text.startswith(begin)
    assert "{" not in text
    assert mends
    assert all(mend and "{" not in mend for mend in mends)


def test_one_class_is_told():
    assert told(Stack(IMAGE, (FC,)), 1) == ("There is one class only: nothing to tell apart.", [])


@pytest.mark.parametrize(
    ("count", "text"), [(400, "0.4 KB"), (18_432, "18 KB"), (3 * 2**20, "3.0 MB")]
)
def test_memory_is_written_on_one_line(count, text):
    assert memory_text(count).replace("\u00a0", " ") == text
    assert " " not in memory_text(count)


@pytest.mark.parametrize("kind", ["AvgPool2d", "GlobalAvgPool2d", "BatchNorm2d"])
def test_the_multiplications_of_the_rows_add_up_to_the_total(kind):
    stack = Stack(IMAGE, (CONV, Block(kind), FC))
    check = check_stack(stack, 10)
    facts = [
        row_of(row, block, "").facts for row, block in zip(check.rows, stack.blocks, strict=True)
    ]
    told_ = [int(n.replace(",", "")) for n in re.findall(r"([\d,]+) mult\.", " ".join(facts))]
    assert sum(told_) == check.multiplications


def test_one_filter_and_one_unit_are_no_plural():
    assert settings_text(Block("Conv2d", {"filters": 1, "size": (1, 1)})) == "1 filter 1×1"
    assert settings_text(Block("Linear", {"features": 1})) == "1 unit"

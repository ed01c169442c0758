"""Rows of a stack: shapes, costs and receptive fields, as those of the network that is built."""

import numpy as np
import pytest

from cnnlab.core.inspect.fields import receptive_fields
from cnnlab.core.network import INPUT
from cnnlab.core.stack.blocks import Block, Stack
from cnnlab.core.stack.build import build_network
from cnnlab.core.stack.check import check_stack

B = Block
BLOCKS = (
    *(B("Conv2d", {"filters": 6, "size": 5, "padding": 2}), B("BatchNorm2d"), B("ReLU")),
    *(B("MaxPool2d"), B("Conv2d", {"filters": 8, "stride": (2, 1)}), B("AvgPool2d")),
    *(B("Dropout"), B("Linear")),
)
STACK = Stack((1, 28, 28), BLOCKS)


@pytest.fixture(scope="module")
def checked():
    return check_stack(STACK, 10)


def test_rows_have_the_shapes_and_parameters_of_the_network(checked):
    network = build_network(STACK, 0)
    assert [row.name for row in checked.rows] == [
        layer.name for layer in network.layers if layer.name != "flatten"
    ]
    sizes = {tuple(name.split(".")): array.size for name, array in network.parameters.items()}
    learned = {name: n for name, n in sizes.items() if not name[1].startswith("running")}
    assert len(learned) == len(sizes) - 2
    for row in checked.rows:
        assert row.output_shape == network.shapes[row.name]
        assert row.parameters == sum(n for name, n in learned.items() if name[0] == row.name)
        assert row.flattens == (row.name == "fc")
    assert checked.parameters == sum(learned.values())
    assert checked.fits


def test_costs_are_those_of_the_plain_algorithm(checked):
    rows = {row.name: row for row in checked.rows}
    assert rows["conv1"].multiplications == 28 * 28 * 6 * 25
    assert rows["norm1"].multiplications == 28 * 28 * 6
    assert rows["pool1"].multiplications == 0
    assert rows["conv2"].multiplications == 6 * 12 * 8 * 6 * 9
    assert rows["pool2"].multiplications == 3 * 6 * 8
    assert rows["fc"].multiplications == 144 * 10
    assert checked.multiplications == sum(row.multiplications for row in checked.rows)
    assert rows["relu1"].memory == 2 * 6 * 28 * 28 * 4
    assert checked.memory == sum(row.memory for row in checked.rows)


def test_receptive_fields_are_those_of_a_cell_in_the_middle():
    stack = Stack((1, 90, 80), BLOCKS)
    network = build_network(stack, 0)
    for row in check_stack(stack, 10).rows[:7]:
        _, height, width = row.output_shape
        at, below = (height // 2, width // 2), (height // 2 + 1, width // 2 + 1)
        field = receptive_fields(network, row.name, *at)[INPUT]
        other = receptive_fields(network, row.name, *below)[INPUT]
        assert row.field.size == (field.rows, field.columns)
        assert row.field.stride == (other.top - field.top, other.left - field.left)
    assert check_stack(stack, 10).rows[7].field == ((90, 80), None)


def test_a_field_is_no_larger_than_the_input():
    rows = check_stack(Stack((1, 6, 9), (B("Conv2d", {"size": 5, "padding": 2}),) * 3), 10).rows
    assert [row.field.size for row in rows] == [(5, 5), (6, 9), (6, 9)]


def test_points_have_no_receptive_field():
    checked = check_stack(Stack((2,), (B("Linear", {"features": 8}), B("Tanh"), B("Linear"))), 10)
    assert [row.output_shape for row in checked.rows] == [(8,), (8,), (10,)]
    assert {row.field for row in checked.rows} == {None}


def test_rows_end_where_a_block_does_not_fit():
    rows = check_stack(STACK.set(4, "size", 20), 10).rows
    assert [row.name for row in rows] == [row.name for row in check_stack(STACK, 10).rows]
    assert [row.output_shape is None for row in rows] == [False] * 4 + [True] * 4
    assert (rows[7].parameters, rows[7].layer) == (0, None)


def test_a_thousand_million_parameters_are_counted_without_memory():
    huge = Stack((1, 28, 28), (B("Linear", {"features": 65536}),) * 3)
    checked = check_stack(huge, 10)
    assert checked.parameters == 28 * 28 * 65536 + 2 * 65536**2 + 3 * 65536
    assert not checked.fits


def test_a_stack_that_fits_is_one_that_can_be_trained():
    network = build_network(STACK, 0)
    x = np.random.default_rng(0).random((4, 1, 28, 28), np.float32)
    logits, tape = network.run(x, np.random.default_rng(1))
    found, _ = network.backward_chunk(np.ones_like(logits), tape, trainable_only=True)
    assert set(found) == set(network.trainable)

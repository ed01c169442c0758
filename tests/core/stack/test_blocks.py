"""A stack as a value: edits give another one, and what can't be is refused."""

import pytest

from cnnlab.core import ShapeError
from cnnlab.core.stack.blocks import Block, Stack

CONV, RELU, LINEAR = Block("Conv2d", {"filters": 4}), Block("ReLU"), Block("Linear")
STACK = Stack((1, 28, 28), (CONV, RELU, LINEAR))


@pytest.mark.parametrize(
    ("edited", "blocks"),
    [
        (STACK.add(RELU), (CONV, RELU, LINEAR, RELU)),
        (STACK.add(LINEAR, 0), (LINEAR, CONV, RELU, LINEAR)),
        (STACK.remove(1), (CONV, LINEAR)),
        (STACK.move(0, 2), (RELU, LINEAR, CONV)),
        (STACK.move(2, 0), (LINEAR, CONV, RELU)),
        (STACK.move(1, 1), (CONV, RELU, LINEAR)),
        (STACK.duplicate(0), (CONV, CONV, RELU, LINEAR)),
        (STACK.set(0, "filters", 9), (Block("Conv2d", {"filters": 9}), RELU, LINEAR)),
        (STACK.set(2, "features", 3), (CONV, RELU, Block("Linear", {"features": 3}))),
    ],
)
def test_an_edit_gives_another_stack(edited, blocks):
    assert edited == Stack((1, 28, 28), blocks)
    assert STACK.blocks == (CONV, RELU, LINEAR)


def test_settings_are_copied_in_and_can_not_be_changed():
    settings = {"filters": 4}
    block = Block("Conv2d", settings)
    settings["filters"] = 5
    assert block.settings == {"filters": 4}
    with pytest.raises(TypeError):
        block.settings["filters"] = 5


def test_equal_stacks_have_equal_hashes():
    one = Block("Conv2d", {"filters": 4, "size": (3, 3)})
    same = Block("Conv2d", {"size": (3, 3), "filters": 4})
    assert one == same
    assert hash(STACK.add(one)) == hash(STACK.add(same))
    assert one != Block("Conv2d", {"filters": 5, "size": (3, 3)})


@pytest.mark.parametrize("shape", [(), (28, 28), (0, 28, 28), (1, 28, 5000), (-2,), (1, 1, 1, 1)])
def test_an_input_that_can_not_be_is_refused(shape):
    with pytest.raises(ShapeError, match="input: got shape"):
        Stack(shape)

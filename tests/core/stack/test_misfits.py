"""What is wrong with a stack, and that each mend mends it; no stack at all makes it raise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnnlab.core import ShapeError
from cnnlab.core.layers.registry import KINDS
from cnnlab.core.stack.blocks import MOST_BLOCKS, Block, Stack
from cnnlab.core.stack.build import build_network
from cnnlab.core.stack.check import check_stack

B = Block
CONV, RELU, POOL, DROP = B("Conv2d"), B("ReLU"), B("MaxPool2d"), B("Dropout")
LINEAR, HIDDEN = B("Linear", {"features": 10}), B("Linear", {"features": 30})


def stack(*blocks, shape=(1, 28, 28)):
    return Stack(shape, blocks)


def large(kind, size):
    return B(kind, {"size": size})


def mends(given, classes=10):
    """Of the only misfit: code, place, numbers and name of each mend, and whether all is well."""
    (misfit,) = check_stack(given, classes).misfits
    return {
        (mend.code, mend.place, *mend.numbers.values(), mend.name): check_stack(
            mend.stack, classes
        ).fits
        for mend in misfit.mends
    }


@pytest.mark.parametrize(
    ("given", "place", "code", "numbers"),
    [
        (stack(CONV, LINEAR, B("Nobody")), 2, "kind", {}),
        (stack(LINEAR, CONV), 1, "maps", {"units": 10}),
        (
            *(stack(POOL, large("Conv2d", 15), LINEAR), 1, "window"),
            {"rows": 15, "columns": 15, "height": 14, "width": 14},
        ),
        (
            *(stack(large("MaxPool2d", 20), POOL, LINEAR), 1, "pool"),
            {"rows": 2, "columns": 2, "height": 1, "width": 1},
        ),
        (stack(RELU, *[RELU] * MOST_BLOCKS), 60, "many", {"came": 61, "most": 60}),
        (stack(), None, "no layers", {}),
        (stack(POOL, RELU), None, "no parameters", {}),
        (stack(CONV, HIDDEN, RELU), 1, "classes", {"came": 30, "wanted": 10}),
        (stack(CONV, B("GlobalAvgPool2d")), 0, "classes", {"came": 8, "wanted": 10}),
        (stack(HIDDEN, LINEAR, DROP, RELU), 2, "dropout last", {}),
        (
            *(stack(B("Linear", {"features": 65536}), LINEAR), 0, "parameters"),
            {"came": 784 * 65536 + 65536 + 655360 + 10, "most": 10_000_000},
        ),
    ],
)
def test_a_misfit_says_where_and_what(given, place, code, numbers):
    (misfit,) = check_stack(given, 10).misfits
    assert (misfit.place, misfit.code, misfit.numbers) == (place, code, numbers)
    assert misfit.mends


def test_a_window_that_is_too_large_has_four_mends():
    given = stack(CONV, POOL, large("Conv2d", 15), LINEAR)
    assert mends(given) == {
        ("set", 2, (13, 13), "size"): True,
        ("set", 2, (1, 1), "padding"): True,
        ("drop", 1, ""): True,
        ("drop", 2, ""): True,
    }


def test_a_smaller_window_leaves_enough_for_what_follows():
    given = stack(POOL, large("Conv2d", 20), POOL, LINEAR)
    assert mends(given)["set", 1, (13, 13), "size"]


def test_of_a_pool_that_leaves_nothing_the_pool_before_may_go():
    given = stack(POOL, CONV, POOL, RELU, POOL, CONV, POOL, LINEAR)
    assert mends(given) == {("drop", place, ""): True for place in (4, 2, 0, 6)}
    given = stack(large("MaxPool2d", 20), POOL, LINEAR)
    assert mends(given) == {("drop", 0, ""): True, ("drop", 1, ""): True}
    given = stack(POOL, large("AvgPool2d", (15, 3)), LINEAR)
    assert ("set", 1, (14, 3), "size") in mends(given)


def test_maps_after_a_fully_connected_layer_are_moved_before_it():
    given = stack(CONV, HIDDEN, RELU, CONV, RELU, POOL, LINEAR)
    assert mends(given) == {
        ("move", 3, 1, ""): True,
        ("drop all", 3, ""): True,
        ("drop", 3, ""): False,
    }
    (misfit,) = check_stack(given, 10).misfits
    moved = (CONV, CONV, RELU, POOL, HIDDEN, RELU, LINEAR)
    assert misfit.mends[0].stack.blocks == moved


def test_points_have_no_maps_to_move_before():
    given = stack(CONV, POOL, B("Linear", {"features": 2}), shape=(2,))
    assert mends(given, 2) == {("drop all", 0, ""): True, ("drop", 0, ""): False}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (stack(), {("add", 0, 10, "Linear"): True}),
        (stack(POOL, RELU), {("add", 2, 10, "Linear"): True}),
        (
            stack(CONV, HIDDEN),
            {("set", 1, 10, "features"): True, ("add", 2, 10, "Linear"): True},
        ),
        (
            stack(CONV, B("GlobalAvgPool2d")),
            {("set", 0, 10, "filters"): True, ("add", 2, 10, "Linear"): True},
        ),
        (stack(LINEAR, DROP), {("move", 1, 0, ""): True, ("drop", 1, ""): True}),
        (
            stack(B("Conv2d", {"filter": 1, "filters": 4}), LINEAR),
            {("forget", 0, "filter"): True},
        ),
        (
            stack(B("Conv2d", {"filters": 5000}), LINEAR),
            {("set", 0, 4096, "filters"): False, ("set", 0, 8, "filters"): True},
        ),
        (
            stack(CONV, B("Linear", {"features": 4096}), LINEAR),
            {
                ("set", 1, 1024, "features"): True,
                ("add", 1, "GlobalAvgPool2d"): True,
                ("fewer", None, 2, ""): True,
                ("drop", 1, ""): True,
            },
        ),
    ],
)
def test_mends_are_whole_stacks(given, expected):
    assert mends(given) == expected


def test_a_stack_that_takes_too_much_memory_gets_fewer_filters():
    given = stack(B("Conv2d", {"filters": 2000}), B("GlobalAvgPool2d"), LINEAR)
    (misfit,) = check_stack(given, 10).misfits
    assert (misfit.place, misfit.code) == (0, "memory")
    assert mends(given)["set", 0, 1000, "filters"]


def test_of_too_many_layers_the_last_one_stays():
    (misfit,) = check_stack(stack(*[RELU] * 70, LINEAR), 10).misfits
    assert [mend.stack.blocks for mend in misfit.mends] == [(*[RELU] * 59, LINEAR)]


def test_one_class_is_nothing_to_learn():
    (misfit,) = check_stack(stack(LINEAR), 1).misfits
    assert (misfit.code, misfit.numbers, misfit.mends) == ("one class", {"came": 1}, ())


kinds = st.sampled_from([*KINDS, "Nobody", ""])
values = st.integers(-3, 70000) | st.floats() | st.tuples(st.integers(-1, 40), st.integers(0, 40))
settings = st.dictionaries(
    st.sampled_from(["filters", "features", "size", "stride", "padding", "probability", "x"]),
    values | st.booleans() | st.just("3") | st.none() | st.tuples(),
    max_size=2,
)
likely = st.builds(B, kinds, st.just({}) | settings)
shapes = st.sampled_from([(1, 28, 28), (3, 5, 40), (2,), (1, 1, 1)])


@given(shapes, st.lists(likely, max_size=7), st.integers(0, 12))
def test_no_stack_makes_it_raise_and_every_mend_helps(shape, blocks, classes):
    given = Stack(shape, tuple(blocks))
    checked = check_stack(given, classes)
    codes = [misfit.code for misfit in checked.misfits]
    for misfit in checked.misfits:
        for mend in misfit.mends:
            left = check_stack(mend.stack, classes).misfits
            gone = misfit.code not in [one.code for one in left]
            assert gone or len(mend.stack.blocks) - left[0].place < len(blocks) - misfit.place
    if checked.fits:
        assert build_network(given, 0).shapes
    elif not {"one class", "no parameters", "classes", "dropout last"} & set(codes):
        with pytest.raises(ShapeError):
            build_network(given, 0)

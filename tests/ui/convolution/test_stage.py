"""The stage: its grids follow the shapes, and very many come in turns."""

from dataclasses import replace

import pytest
from benches import bench_of, show
from PySide6.QtCore import QTimer

from cnnlab.core.experiment.experiment import Pooling
from cnnlab.ui.widgets.grid_view import GridView


@pytest.fixture
def hands(lone_hands):
    return lone_hands


def names(hands) -> list[str]:
    return sorted(g.objectName() for g in hands.window.findChildren(GridView))


# grids come and go


def test_the_course_demo_has_its_grids(hands):
    assert names(hands) == sorted(
        [f"inputGrid{c}" for c in range(3)]
        + [f"filterGrid{k}_{c}" for k in range(2) for c in range(3)]
        + ["biasField0", "biasField1", "outputGrid0", "outputGrid1"]
    )


def test_grids_follow_the_shapes_at_once(hands, stage, subtests):
    for case, bench in {
        "eight": bench_of(),
        "one": bench_of(1, 1, 1, 1, 0),
        "four channels": bench_of(4, 5, 2, 2, 0),
        "64x64x3": bench_of(3, 64, 8),
        "11x11": bench_of(1, 64, 1, 11, 3),
    }.items():
        with subtests.test(case=case):
            show(hands, bench)
            channels, filters = bench.experiment.input.shape[0], bench.experiment.filters.shape[0]
            assert names(hands) == sorted(
                [f"inputGrid{c}" for c in range(channels)]
                + [f"filterGrid{k}_{c}" for k in range(filters) for c in range(channels)]
                + [f"{name}{k}" for k in range(filters) for name in ("biasField", "outputGrid")]
            )
            for c in range(channels):
                assert hands.grid(f"inputGrid{c}").shape == bench.experiment.input.shape[1:]
            stage.grab()
            hands.tab.document.undo_stack.undo()
            assert "filterGrid2_0" not in names(hands)
            assert hands.grid("inputGrid2").shape == (5, 5)
            stage.grab()


def test_values_are_the_models(hands):
    bench = bench_of()
    show(hands, bench)
    output = hands.tab.document.evaluation.output
    for k in (0, 7):
        assert hands.grid(f"biasField{k}").value(0, 0) == k
        assert hands.grid(f"outputGrid{k}").value(7, 7) == output[k, 7, 7]
        assert hands.grid(f"filterGrid{k}_2").value(2, 0) == bench.experiment.filters[k, 2, 2, 0]


# very many grids


@pytest.fixture
def many(hands, stage):
    """A bench of many channels, of which not all thumbnails are there yet."""
    bench = bench_of(64, 6, 4)
    show(hands, bench)
    assert not stage.findChild(GridView, "filterGrid3_63")
    return bench


def count_of(bench):
    filters, channels = bench.experiment.filters.shape[:2]
    return channels + filters * channels + 2 * filters


def test_of_very_many_grids_what_can_be_read_comes_first_and_others_between_events(
    hands, stage, many, qtbot
):
    for name in ("inputGrid0", "filterGrid0_3", "biasField3", "outputGrid3", "inputGrid63"):
        assert hands.grid(name).isVisible()
    assert stage.childAt(hands.grid("inputGrid0").geometry().center()).objectName() == "inputGrid0"
    turns = []
    QTimer.singleShot(0, stage, lambda: turns.append(len(names(hands))))
    qtbot.waitUntil(lambda: len(names(hands)) == count_of(many))
    assert turns[0] < count_of(many)
    experiment = many.experiment
    for k in range(4):
        for c in range(64):
            grid = hands.grid(f"filterGrid{k}_{c}")
            assert (grid.cells.values == experiment.filters[k, c]).all()
            assert f"w{k}" in grid.accessibleName()
            assert grid.isVisible()
            assert stage.layout_shown.filters[k][c] == grid.placed_at
    assert tab_stops(stage) == [
        grid.objectName() for grid in map(stage.grids.by_address.get, addresses(stage))
    ]


def addresses(stage):
    """As they stand: inputs, each filter with its bias, outputs."""
    order = ["input", "filters", "biases", "output"]
    found = sorted(stage.grids.by_address, key=lambda a: (order.index(a[0]), a[1]))
    middle = [a for a in found if a[0] in ("filters", "biases")]
    middle.sort(key=lambda a: (a[1][0], order.index(a[0]), a[1]))
    around = {role: [a for a in found if a[0] == role] for role in ("input", "output")}
    return [*around["input"], *middle, *around["output"]]


def tab_stops(stage):
    """Names of the grids in the order of the Tab key."""
    found, at = [], stage.grids.by_address["input", (0,)]
    while isinstance(at, GridView):
        found.append(at.objectName())
        at = at.nextInFocusChain()
    return found


def test_what_is_changed_meanwhile_is_what_comes(hands, stage, many, qtbot):
    filters = many.experiment.filters.copy()
    filters[3, 63] = 7
    other = replace(many, experiment=replace(many.experiment, filters=filters))
    show(hands, other)
    qtbot.waitUntil(lambda: len(names(hands)) == count_of(many))
    assert (hands.grid("filterGrid3_63").cells.values == 7).all()


def test_outputs_that_come_later_are_guessed_as_the_others(hands, qtbot):
    show(hands, bench_of(128, 4, 1, padding=0, operation=Pooling("max", (2, 2))))
    hands.tab.edits.use_output_mode("predict")
    assert "outputGrid127" not in names(hands)
    qtbot.waitUntil(lambda: len(names(hands)) == 256)
    late = hands.grid("outputGrid127")
    late.set_value(0, 0, 3)
    assert late.shown_value(0, 0) == 3
    late.set_block(late.empty)
    assert late.shown_value(0, 0) is None


def test_maps_beside_outputs_come_later_too(hands, stage, qtbot):
    stage.set_channels("apart")
    show(hands, bench_of(4, 5, 32))
    qtbot.waitUntil(lambda: "channelGrid31_3" in names(hands))
    assert hands.grid("channelGrid31_3").shape == (5, 5)


def test_undone_meanwhile_none_of_them_comes(hands, stage, many, qtbot):
    hands.tab.document.undo_stack.undo()
    before = names(hands)
    qtbot.wait(100)
    assert names(hands) == before
    assert len(before) == 13


def test_a_picture_of_the_stage_waits_for_all(hands, stage, many):
    assert len(stage.frame().grids) >= count_of(many)
    assert len(names(hands)) == count_of(many)

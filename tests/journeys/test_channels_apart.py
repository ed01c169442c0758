"""Why the channels are summed: their mean, or each of them, beside the sum."""

import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.channel_maps import channel_maps
from cnnlab.ui.widgets.grid_view import GridView


@pytest.fixture
def bench(window, hands):
    made = window.tab("convolutionTab")
    made.use_example(0)
    hands.rest()
    hands.press_on(made.panel.output.all)
    return made


def show(bench, hands, name):
    bench.panel.ensureWidgetVisible(bench.panel.output.channels[name])
    QApplication.processEvents()
    hands.press_on(bench.panel.output.channels[name])
    QApplication.processEvents()


def maps_on_stage(window):
    found = [g.objectName() for g in window.findChildren(GridView)]
    return sorted(name for name in found if name.startswith("channelGrid"))


def test_each_channel_has_a_map_beside_the_sum_which_stays(bench, hands, window):
    steps = bench.document.undo_stack.count()
    show(bench, hands, "apart")
    assert maps_on_stage(window) == [f"channelGrid{k}_{c}" for k in range(2) for c in range(3)]
    maps = channel_maps(bench.document.bench.experiment)
    for k in range(2):
        parts = [hands.grid(f"channelGrid{k}_{c}").value(1, 2) for c in range(3)]
        assert parts == maps[k, :, 1, 2].tolist()
        total = hands.grid(f"outputGrid{k}").value(1, 2)
        assert sum(parts) + hands.grid(f"biasField{k}").value(0, 0) == total
    assert "56 parameters; one for each: 504" in bench.panel.output.channels_note.text()
    assert "6 maps" in bench.panel.output.channels_note.text()
    assert bench.document.undo_stack.count() == steps, "it is a view"


def test_the_mean_is_the_sum_in_smaller_numbers(bench, hands, window):
    show(bench, hands, "mean")
    assert maps_on_stage(window) == ["channelGrid0_0", "channelGrid1_0"]
    assert hands.grid("channelGrid0_0").value(1, 1) == 2
    assert hands.grid("outputGrid0").value(1, 1) == 7
    show(bench, hands, "sum")
    assert maps_on_stage(window) == []
    note = bench.panel.output.channels_note.text()
    assert "which channel gave what is lost" in note
    assert "all places: 56 parameters; one for each: 504." in note


def test_an_edit_is_seen_in_the_maps_and_they_are_not_edited_themselves(bench, hands, window):
    show(bench, hands, "apart")
    before = hands.grid("channelGrid0_1").value(0, 0)
    hands.grid("inputGrid1").set_value(0, 0, 50)
    assert hands.grid("channelGrid0_1").value(0, 0) != before
    hands.grid("channelGrid0_1").set_value(0, 0, 99)
    assert hands.grid("channelGrid0_1").value(0, 0) != 99


def test_what_is_to_be_predicted_stays_hidden_in_the_maps(bench, hands):
    show(bench, hands, "apart")
    bench.panel.output.mode_chosen.emit("predict")
    QApplication.processEvents()
    cells = hands.grid("channelGrid0_0").cells
    assert cells.revealed is not None
    assert not cells.revealed.any()


def test_one_channel_has_no_such_choice(bench, hands, window):
    show(bench, hands, "apart")
    bench.use_example(3)
    QApplication.processEvents()
    assert maps_on_stage(window) == []
    assert not bench.panel.output.channels["apart"].isEnabled()

"""The user's own digits with their readings, and steps back."""

from threading import Event

import numpy as np
import pytest
from disk import closed, no_room

from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import default_recogniser
from cnnlab.lab.digits import collection, own_digits
from cnnlab.lab.digits.collection import Collection
from cnnlab.lab.digits.networks import Networks
from cnnlab.lab.digits.own_digits import OwnDigits
from cnnlab.lab.digits.sketch import Drawing


@pytest.fixture
def own(tmp_path, qapp):
    made = OwnDigits(Collection(tmp_path / "mine"), Networks(tmp_path))
    yield made
    made.close_down()


def seven(seed=0):
    return rasterise(draw(7, np.random.default_rng(seed), "plain"))


def shown(own, qtbot):
    """What there is, once it was read: labels and readings."""
    qtbot.waitUntil(lambda: not own._reading.running)
    return [(one.label, one.read_as.label, one.wrong) for one in own.digits]


def test_they_are_read_when_they_are_asked_for(own, qtbot):
    own.collection.keep(seven(), 7, Drawing())
    own.collection.keep(seven(1), 4, Drawing())
    (own.collection.folder / "4" / "0009.png").write_bytes(b"no picture")
    assert own.digits == ()
    own.ask()
    assert shown(own, qtbot) == [(4, 7, True), (7, 7, False)]


def test_another_network_reads_them_anew(own, qtbot):
    own.keep(seven(), 7, Drawing())
    assert shown(own, qtbot) == [(7, 7, False)]
    network = default_recogniser().network.copy()
    network.parameters["fc.bias"][3] += 1000
    own._networks.learn(default_recogniser()._replace(network=network), "")
    assert shown(own, qtbot) == [(7, 3, True)]
    own._networks.use("shipped")
    assert shown(own, qtbot) == [(7, 7, False)]


def test_the_same_drawing_is_kept_once(own, qtbot):
    assert own.keep(seven(), 7, Drawing()) == "kept"
    assert own.keep(seven(), 7, Drawing()) == "again"
    assert own.keep(seven(1), 7, Drawing()) == "kept"
    assert own.counts()[7] == 2


def test_the_same_drawing_as_another_digit_is_moved(own, qtbot):
    own.keep(seven(), 4, Drawing())
    assert own.keep(seven(), 7, Drawing()) == "moved"
    assert shown(own, qtbot) == [(7, 7, False)]
    own.undo()
    assert shown(own, qtbot) == [(4, 7, True)]
    own.undo()
    assert shown(own, qtbot) == []
    assert own.last is None


def test_deleting_and_erasing_are_undone(own, qtbot):
    for seed in range(4):
        own.keep(seven(seed), 7, Drawing())
    paths = own.collection.files()
    before = [path.read_bytes() for path in paths]
    own.delete(paths[1:3])
    assert own.collection.files() == [paths[0], paths[3]]
    own.erase()
    assert shown(own, qtbot) == []
    own.undo()
    own.undo()
    assert [path.read_bytes() for path in own.collection.files()] == before
    assert len(shown(own, qtbot)) == 4


def test_what_can_not_be_deleted_stays_and_what_went_comes_back(own, qtbot):
    own.keep(seven(), 4, Drawing())
    own.keep(seven(1), 7, Drawing())
    with closed(own.collection.folder / "7"), pytest.raises(PermissionError):
        own.erase()
    assert [label for label, *_ in shown(own, qtbot)] == [7]
    own.undo()
    assert [label for label, *_ in shown(own, qtbot)] == [4, 7]


def test_what_can_not_be_put_back_can_be_tried_again(own, qtbot):
    own.keep(seven(), 7, Drawing())
    own.erase()
    with no_room(), qtbot.waitSignal(own.files.unwritten) as told:
        own.undo()
    assert "0001.png" in str(told.args[0])
    own.undo()
    assert shown(own, qtbot) == [(7, 7, False)]


def test_of_many_an_undo_goes_on_where_it_was_cancelled(own, qtbot):
    for seed in range(30):
        own.collection.keep(seven(seed), 7, Drawing())
    before = [path.read_bytes() for path in own.collection.files()]
    own.erase()
    own.files.progressed.connect(lambda count, _: own.files.cancel())
    with qtbot.waitSignal(own.files.rested):
        own.undo()
    back = own.counts()[7]
    assert 0 < back < 30
    assert len(own.last.went) == 30 - back
    own.files.progressed.disconnect()
    own.keep(seven(31), 4, Drawing())
    own.undo()
    with qtbot.waitSignal(own.files.rested):
        own.undo()
    assert [path.read_bytes() for path in own.collection.files()] == before
    assert own.last is None


def test_a_step_that_is_done_while_many_come_back_is_the_next_to_be_undone(own, qtbot):
    for seed in range(30):
        own.collection.keep(seven(seed), 7, Drawing())
    own.erase()
    with qtbot.waitSignal(own.files.rested):
        own.undo()
        own.keep(seven(31), 4, Drawing())
    assert own.last.kind == "keep"
    own.undo()
    assert own.last is None
    assert own.counts()[7] == 30


def test_an_export_tells_how_many(own, qtbot, tmp_path):
    for seed in range(30):
        own.collection.keep(seven(seed), 7, Drawing())
    with qtbot.waitSignal(own.exported) as told:
        own.export(tmp_path / "out")
    assert told.args == [30]
    assert len(list((tmp_path / "out").rglob("*.png"))) == 30


def test_a_drawing_that_finds_no_room_under_its_new_label_stays(own, qtbot):
    own.keep(seven(), 4, Drawing())
    (own.collection.folder / "7").write_text("a file where the folder would be")
    with pytest.raises(OSError, match="7"):
        own.keep(seven(), 7, Drawing())
    assert own.counts()[4] == 1


def test_a_drawing_that_finds_no_room_at_all_stays_under_its_label(own, qtbot):
    own.keep(seven(), 4, Drawing())
    with no_room(), pytest.raises(OSError, match=r"0001\.png"):
        own.keep(seven(), 7, Drawing())
    assert (own.counts()[4], own.counts()[7]) == (1, 0)


def test_a_full_collection_has_room_for_what_is_only_moved(own, monkeypatch):
    monkeypatch.setattr(collection, "MOST", 1)
    own.keep(seven(), 4, Drawing())
    assert own.keep(seven(), 7, Drawing()) == "moved"
    with pytest.raises(collection.CollectionFullError):
        own.keep(1 - seven(), 7, Drawing())


def test_of_many_those_are_shown_that_were_read_so_far(own, qtbot, monkeypatch):
    monkeypatch.setattr(own_digits, "PART", 2)
    for seed in range(5):
        own.collection.keep(seven(seed), 7, Drawing())
    paths = own.collection.files()
    *parts, last = own_digits._reports(own.collection, (), default_recogniser(), Event())
    assert [[one.path for one in part] for part in parts] == [paths[:1], paths[:3]]
    assert [one.path for one in last] == paths
    other = default_recogniser()._replace(unsure_below=0)
    first, *_ = own_digits._reports(own.collection, last, other, Event())
    assert [one.path for one in first] == paths, "none is gone while they are read anew"
    assert [one.read_by is other for one in first] == [True] + [False] * 4

"""Learning from one's own digits: in the background, measured, undone, and kept."""

import numpy as np
import pytest
from disk import no_room

from cnnlab.core import save_network
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.digits import rasterise
from cnnlab.digits.handwriting import draw
from cnnlab.digits.recogniser import Recogniser, default_recogniser, save_recogniser
from cnnlab.lab.digits.networks import Networks
from cnnlab.lab.digits.sketch import Drawing
from cnnlab.lab.digits.teaching import Teaching


@pytest.fixture(autouse=True)
def little(monkeypatch):
    monkeypatch.setattr("cnnlab.digits.training.fine_tune.OTHERS", 200)
    monkeypatch.setattr("cnnlab.digits.training.fine_tune.TEST_SIZE", 60)


@pytest.fixture
def teaching(tmp_path, qapp):
    made = Teaching(tmp_path)
    yield made
    made.close_down()


def strange(seed):
    """A seven on its head, which no network reads as a seven."""
    return rasterise([stroke * [1, -1] for stroke in draw(7, np.random.default_rng(seed), "plain")])


def keep(teaching, count=12):
    for seed in range(count):
        teaching.collection.keep(strange(seed), 7, Drawing())


def test_it_learns_and_the_shipped_network_stays(teaching, qtbot, tmp_path):
    shipped = default_recogniser().network.parameters["fc.weight"].copy()
    keep(teaching)
    changed, networks = [], teaching.networks
    networks.recogniser_changed.connect(changed.append)
    with qtbot.waitSignal(teaching.finished) as ended:
        teaching.learn()
    lesson = ended.args[0]
    assert lesson.own[1] > lesson.own[0]
    assert lesson.others[1] >= lesson.others[0] - 0.05
    assert changed == [networks.learned]
    assert networks.learned.classify(strange(0)).label == 7
    assert networks.learned.unsure_below == default_recogniser().unsure_below
    np.testing.assert_array_equal(default_recogniser().network.parameters["fc.weight"], shipped)
    again = Networks(tmp_path)
    assert again.recogniser.classify(strange(0)).label == 7
    again.use("shipped")
    assert again.recogniser is default_recogniser()
    again.use("learned")
    assert again.recogniser is again.learned, "it is not lost"


def test_a_full_disk_keeps_the_network_that_was_stored(teaching, qtbot, tmp_path):
    stored = tmp_path / "learned.safetensors"
    save_network(stored, default_recogniser().network)
    before = stored.read_bytes()
    keep(teaching)
    told = []
    teaching.unwritten.connect(told.append)
    with qtbot.waitSignal(teaching.finished), no_room():
        teaching.learn()
        qtbot.waitUntil(lambda: bool(told))
    assert [error.filename for error in told] == [str(stored)]
    assert teaching.networks.recogniser.classify(strange(0)).label == 7
    assert stored.read_bytes() == before
    assert [path.name for path in tmp_path.glob("*.*")] == ["learned.safetensors"]


def test_a_stop_changes_nothing(teaching, qtbot, tmp_path):
    keep(teaching)
    teaching.learn()
    with qtbot.waitSignal(teaching.finished) as ended:
        teaching.stop()
    assert ended.args == [None]
    assert teaching.networks.learned is None
    assert list(tmp_path.glob("*.safetensors")) == []


def test_weights_of_a_file_are_learned_further(teaching, qtbot, tmp_path):
    """The copy says whose it is and keeps their threshold, also after a start."""
    flat = Network((1, 28, 28), [Flatten("flatten"), Linear("fc", (784, 10))])
    save_recogniser(tmp_path / "flat.safetensors", Recogniser(flat, 0.25))
    with qtbot.waitSignal(teaching.networks.opened_file):
        teaching.networks.open(tmp_path / "flat.safetensors")
    keep(teaching)
    with qtbot.waitSignal(teaching.finished):
        teaching.learn()
    for networks in (teaching.networks, Networks(tmp_path)):
        assert networks.in_use == "learned"
        assert networks.recogniser.unsure_below == 0.25
        assert len(networks.recogniser.network.layers) == 2
        assert networks.learned_from == networks.origin == "flat.safetensors"


def test_there_must_be_something_to_learn(teaching):
    teaching.learn()
    assert not teaching.running


def test_of_digits_that_can_not_be_read_nothing_is_learned(teaching, qtbot):
    keep(teaching, 2)
    for path in teaching.collection.folder.rglob("*.png"):
        path.write_bytes(b"no picture")
    ended = []
    teaching.finished.connect(ended.append)
    with qtbot.waitSignal(teaching.unusable):
        teaching.learn()
    assert ended == []
    assert not teaching.running
    assert teaching.networks.learned is None

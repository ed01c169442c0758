"""Networks to read digits with: shipped, fine-tuned, opened from a file."""

import numpy as np
import pytest

from cnnlab.core import save_network
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.core.weights import WeightsError
from cnnlab.digits.recogniser import Recogniser, default_recogniser, save_recogniser
from cnnlab.lab.digits.networks import Networks


@pytest.fixture
def networks(tmp_path, qapp):
    made = Networks(tmp_path)
    yield made
    made.close_down()


def flat(outputs=10):
    layers = [Flatten("flatten"), Linear("fc", (784, outputs))]
    return Network((1, 28, 28), layers, rng=np.random.default_rng(0))


def spoiled(path):
    network = default_recogniser().network.copy()
    network.parameters["fc.weight"][0, 0] = np.nan
    save_network(path, network)


@pytest.mark.parametrize(
    ("write", "reason"),
    [
        (lambda path: path.write_bytes(b""), "damaged"),
        (lambda path: path.write_bytes(b"no weights"), "damaged"),
        (spoiled, "not finite"),
        (lambda path: save_network(path, flat()), "other"),
        (lambda path: path.mkdir(), "closed"),
    ],
)
def test_learned_weights_that_cannot_be_used_are_left_alone(tmp_path, qapp, write, reason):
    path = tmp_path / "learned.safetensors"
    write(path)
    networks = Networks(tmp_path)
    assert networks.recogniser is default_recogniser()
    assert (networks.unread, networks.in_use) == (reason, "shipped")
    assert path.exists()


def test_nothing_learned_is_nothing_to_tell(networks):
    assert networks.learned is None
    assert (networks.unread, networks.in_use, networks.origin) == ("", "shipped", "")


def test_weights_of_a_file_are_used_and_the_shipped_ones_come_back(networks, qtbot, tmp_path):
    path = tmp_path / "flat.safetensors"
    save_recogniser(path, Recogniser(flat(), 0.25))
    changed = []
    networks.recogniser_changed.connect(changed.append)
    with qtbot.waitSignal(networks.opened_file):
        networks.open(path)
    assert (networks.in_use, networks.path, networks.name) == ("opened", str(path), path.name)
    assert networks.recogniser.unsure_below == 0.25
    networks.use("shipped")
    assert networks.recogniser is default_recogniser()
    networks.use("opened")
    assert [one.unsure_below for one in changed[::2]] == [0.25, 0.25]


@pytest.mark.parametrize("name", ["three.safetensors", "none.safetensors", "bad.safetensors"])
def test_what_is_refused_changes_nothing(networks, qtbot, tmp_path, name):
    save_network(tmp_path / "three.safetensors", flat(3))
    (tmp_path / "bad.safetensors").write_bytes(b"bad")
    with qtbot.waitSignal(networks.refused) as told:
        networks.open(tmp_path / name)
    error, path = told.args
    assert isinstance(error, (WeightsError, OSError))
    assert path == str(tmp_path / name)
    assert name in str(error)
    assert (networks.in_use, networks.opened) == ("shipped", None)


def test_of_two_files_the_last_one_counts(networks, qtbot, tmp_path):
    for name in ("a", "b"):
        save_recogniser(tmp_path / name, Recogniser(flat(), 0.5))
    with qtbot.waitSignal(networks.opened_file):
        networks.open(tmp_path / "a")
        networks.open(tmp_path / "b")
    assert networks.name == "b"
    assert not networks._loading.running


def test_what_there_is_not_is_the_shipped_one(networks):
    networks.use("learned")
    assert networks.in_use == "shipped"


def test_a_copy_that_was_learned_is_used_at_the_next_start(networks, tmp_path):
    copy = Recogniser(default_recogniser().network.copy(), 0.75)
    networks.learn(copy, "")
    assert networks.recogniser is copy
    again = Networks(tmp_path)
    assert (again.in_use, again.recogniser.unsure_below) == ("learned", 0.75)
    again.restore("shipped", "")
    assert again.recogniser is default_recogniser()
    again.restore("learned", "")
    assert again.recogniser is again.learned


def test_a_file_that_is_opened_again_is_not_announced(networks, qtbot, tmp_path):
    path = tmp_path / "flat.safetensors"
    save_recogniser(path, Recogniser(flat(), 0.25))
    told = []
    networks.opened_file.connect(lambda: told.append(1))
    with qtbot.waitSignal(networks.recogniser_changed):
        networks.restore("opened", str(path))
    assert (networks.in_use, told) == ("opened", [])

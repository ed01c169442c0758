"""Steps fitted in the background: on the training part alone, and the newest choice."""

import numpy as np
import pytest

from cnnlab.core.moments import measure
from cnnlab.core.preprocess import Preprocessing
from cnnlab.lab.network.data import data_of, hold_out
from cnnlab.lab.network.origins import Origins
from cnnlab.lab.network.preprocessor import Preprocessor


def some_data(seed=0, count=120):
    rng = np.random.default_rng(seed)
    images = rng.integers(0, 256, (count, 1, 6, 6)).astype(np.uint8)
    labels = np.arange(count) % 10
    numbers = np.arange(count)
    origins = Origins(("file",), ("x",), np.zeros(count, int), numbers)
    return data_of("folder", images, labels, tuple("0123456789"), hold_out(labels), origins)


@pytest.fixture
def preprocessor(qapp):
    made = Preprocessor()
    yield made
    made.close_down()


def test_it_fits_on_the_training_part_alone(preprocessor, qtbot):
    data = some_data()
    with qtbot.waitSignal(preprocessor.fitted) as done:
        preprocessor.set_data(data)
    expected = measure(data.images[data.training_indices])
    np.testing.assert_array_equal(done.args[0].moments.mean, expected.mean)
    assert preprocessor.current is done.args[0]


def test_another_choice_keeps_the_moments(preprocessor, qtbot):
    with qtbot.waitSignal(preprocessor.fitted) as first:
        preprocessor.set_data(some_data())
    with qtbot.waitSignal(preprocessor.fitted) as second:
        preprocessor.choose(Preprocessing("image", whiten=True))
        assert preprocessor.current is None
    assert second.args[0].moments is first.args[0].moments
    assert second.args[0].settings.whiten


def test_what_is_chosen_last_is_what_comes(preprocessor, qtbot):
    seen = []
    preprocessor.fitted.connect(seen.append)
    preprocessor.set_data(some_data())
    for k in (3, 4, 5):
        preprocessor.choose(Preprocessing(components=k))
    qtbot.waitUntil(lambda: bool(seen) and not preprocessor.running)
    assert [one.settings.components for one in seen] == [5]


def test_data_with_an_example_dropped_are_measured_anew(preprocessor, qtbot):
    data = some_data()
    with qtbot.waitSignal(preprocessor.fitted) as first:
        preprocessor.set_data(data)
    with qtbot.waitSignal(preprocessor.fitted) as second:
        preprocessor.set_data(data.without(data.training_indices[:1].tolist()))
    assert second.args[0].moments.images == first.args[0].moments.images - 1


def test_another_label_keeps_the_moments(preprocessor, qtbot):
    data = some_data()
    with qtbot.waitSignal(preprocessor.fitted) as first:
        preprocessor.set_data(data)
    other = data.relabelled(3, 5)
    with qtbot.waitSignal(preprocessor.fitted) as second:
        preprocessor.set_data(other)
    assert second.args[0].moments is first.args[0].moments


def test_settings_out_of_range_are_refused_and_change_nothing(preprocessor):
    with pytest.raises(ValueError, match="components"):
        preprocessor.choose(Preprocessing(components=0))
    assert preprocessor.settings == Preprocessing()

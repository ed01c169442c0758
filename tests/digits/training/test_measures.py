"""What is measured of turned digits and of what is no digit."""

import numpy as np
import pytest
from digit_files import write_mnist, write_strokes
from real_data import FOLDER, with_data

from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.digits.library import Library, open_library
from cnnlab.digits.outliers import KINDS
from cnnlab.digits.recogniser import Recogniser, default_recogniser, digit_network
from cnnlab.digits.training.measures import (
    Outliers,
    compare_scores,
    drawn_outliers,
    measure_hard,
    measure_outliers,
    measure_turned,
    pairs,
)
from cnnlab.digits.training.recipes import STACKS
from cnnlab.digits.verdict import SCORES

NOTHING = Library(None, [])


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("digits")
    write_mnist(folder / "mnist", 60)
    write_strokes(folder / "strokes.jsonl", 30)
    return open_library(folder)


def test_turned_digits_are_measured(library):
    found = list(measure_turned(default_recogniser().network, library, 1.0))
    assert [one.name.partition(" turned")[0] for one in found] == ["MNIST t10k", "writers held out"]
    assert [one.images for one in found] == [24, 30]
    assert all(one.unsure > 0 for one in found)
    assert list(measure_turned(default_recogniser().network, NOTHING)) == []


def test_hard_digits_are_measured_in_each_way(library):
    found = list(measure_hard(default_recogniser().network, library, 1.0))
    ways = ["tight", "fine", "wide", "tiny", "stretched"]
    assert [one.name for one in found] == [f"writers held out, {way}" for way in ways]
    assert all(one.images == 5 and one.unsure > 0 for one in found)
    assert sum(one.counts.trace() for one in found) > 18
    assert list(measure_hard(default_recogniser().network, NOTHING)) == []


def test_outliers_are_measured_by_kind(library):
    network = digit_network(stack=STACKS["tiny"])
    found = list(measure_outliers(Recogniser(network, 0.5), library))
    both, letters, shapes = found[:3]
    assert [one.name for one in found] == [both.name, *KINDS, "two of the held-out drawings"]
    assert both.name == "letters and shapes"
    assert both.images == letters.images + shapes.images
    assert both.called_digit == letters.called_digit + shapes.called_digit
    assert all(0 <= one.called_digit <= one.images for one in found)
    alone = [one.name for one in measure_outliers(Recogniser(network, 0.5), NOTHING)]
    assert alone == [both.name, *KINDS]
    loose = measure_outliers(Recogniser(network, 0.0), NOTHING)
    assert all(one.share > 0.9 for one in loose), "all but what lies flat"
    assert all(one.share < 0.1 for one in measure_outliers(Recogniser(network, 1.0), NOTHING))
    assert Outliers("none", 0, 0).share == 0


@pytest.mark.parametrize("name", KINDS)
def test_outliers_to_measure_on_are_always_the_same_and_of_every_style(name):
    images = drawn_outliers(name, len(KINDS[name].held_out))
    assert images.shape[1:] == (28, 28)
    assert (images.reshape(len(images), -1).sum(axis=1) > 255 * 8).all()
    assert len(np.unique(images.reshape(len(images), -1), axis=0)) == len(images)
    np.testing.assert_array_equal(images, drawn_outliers.__wrapped__(name, len(images)))


def test_pairs_are_wider_than_one_drawing(library):
    found = pairs(library.drawings, 20)
    single = rasterise(draw(8, np.random.default_rng(0)))

    def spread(image):
        return np.ptp(np.flatnonzero(image.sum(axis=0))) / np.ptp(np.flatnonzero(image.sum(axis=1)))

    assert np.median([spread(image) for image in found]) > 1.1
    assert spread(single) < 1.1


def test_scores_are_compared_on_what_may_be_learned_from(library):
    network = digit_network(stack=STACKS["tiny"])
    found = dict(compare_scores(network, library))
    assert list(found) == list(SCORES)
    for called in found.values():
        assert [one.name for one in called] == list(KINDS)
        assert all(one.images > 0 and 0 <= one.share <= 1 for one in called)
    assert len({tuple(called) for called in found.values()}) > 1
    assert list(compare_scores(network, NOTHING)) == []
    for name in KINDS:
        learned = drawn_outliers(name, 6, held_out=False)
        assert (learned != drawn_outliers(name, 6)).any(axis=(1, 2)).all()


@with_data
def test_the_shipped_network_is_not_worse_than_it_was_measured():
    recogniser = default_recogniser()
    found = {one.name: one.share for one in measure_outliers(recogniser, open_library(FOLDER))}
    most = {"letters": 0.055, "shapes": 0.045, "several digits": 0.02, "crossed out": 0.05}
    for name, share in {**most, "scribbles": 0.02, "two of the held-out drawings": 0.03}.items():
        assert found[name] <= share

"""What is mixed into the digits: outliers in their share, digits made hard, and turned ones."""

from itertools import product

import numpy as np
import pytest
from digit_files import write_mnist, write_strokes

from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import prepare
from cnnlab.digits.library import no_progress, open_library
from cnnlab.digits.outliers import KINDS
from cnnlab.digits.training import mixture
from cnnlab.digits.training.mixture import (
    OF_KINDS,
    WAYS,
    Mixture,
    fine,
    of_hard,
    of_outliers,
    stretched,
    tiny,
    wide,
)
from cnnlab.digits.training.train_digits import training_data
from cnnlab.digits.training.training_data import (
    NO_DIGIT,
    of_drawings,
    of_images,
    of_size_one,
    of_stroke_models,
    turned_again,
)


@pytest.fixture(autouse=True)
def little(monkeypatch):
    monkeypatch.setattr(mixture, "OUTLIERS", 30)
    monkeypatch.setattr(mixture, "HARD", 30)
    monkeypatch.setattr("cnnlab.digits.training.train_digits.DRAWN", 20)
    monkeypatch.setattr("cnnlab.digits.training.train_digits.SCRIBBLED", 10)


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("digits")
    write_mnist(folder / "mnist", 60)
    write_strokes(folder / "strokes.jsonl", 30)
    return open_library(folder)


def data_of(library, **shares):
    return training_data(library, 0, no_progress, mixture=Mixture(**shares))


def test_nothing_is_mixed_in_unless_it_is_asked_for(library):
    plain, again = training_data(library, 0, no_progress), data_of(library)
    assert plain.fingerprint() == again.fingerprint()
    for a, b in zip(plain.parts, again.parts, strict=True):
        np.testing.assert_array_equal(a.images, b.images)
        assert a.made == b.made == ""


def test_every_share_is_as_it_was_set(library):
    data = data_of(library, outliers=0.2, hard=0.1)
    *digits, outliers, hard = data.parts
    assert sum(part.per_epoch for part in digits) == len(data_of(library))
    assert outliers.per_epoch / len(data) == pytest.approx(0.2, abs=0.01)
    assert hard.per_epoch / len(data) == pytest.approx(0.1, abs=0.01)
    assert len(data_of(library, hard=0.5).parts) == len(digits) + 1


def test_targets_of_outliers_are_uniform_and_of_hard_digits_their_labels(library):
    data = data_of(library, outliers=0.2, hard=0.1)
    *digits, outliers, hard = data.parts
    first = sum(part.per_epoch for part in digits)
    which = np.arange(first, len(data))
    images, targets = data.draw(which, np.random.default_rng(0))
    np.testing.assert_allclose(targets[: outliers.per_epoch], 0.1)
    assert (targets[outliers.per_epoch :].max(axis=1) > 0.5).all()
    assert images.reshape(len(which), -1).any(axis=1).all()
    assert (outliers.labels == NO_DIGIT).all()
    assert set(hard.labels) <= set(range(10))


def test_other_mixtures_are_other_data(library):
    mixtures = [{}, {"outliers": 0.2}, {"hard": 0.2}, {"outliers": 0.1}, {"turn": 30}, {"turn": 20}]
    found = {data_of(library, **shares).fingerprint() for shares in mixtures}
    assert len(found) == len(mixtures)


@pytest.mark.parametrize(
    "shares",
    [{"outliers": -0.1}, {"hard": 1}, {"outliers": 0.5, "hard": 0.5}, {"turn": 46}, {"turn": -1}],
)
def test_what_is_out_of_range_is_refused(library, shares):
    with pytest.raises(ValueError, match=r"got .*, expected "):
        data_of(library, **shares)
    with pytest.raises(ValueError, match=r"got .*, expected "):
        Mixture(outliers=float("nan")).check()


@pytest.mark.parametrize("drawings", [True, False])
def test_a_seed_makes_the_same_again(library, drawings):
    strokes = library.drawings if drawings else []
    for make in (of_outliers, of_hard):
        a, b, c = (make(12, 6, strokes, seed, no_progress, 30.0) for seed in (1, 1, 2))
        np.testing.assert_array_equal(a.images, b.images)
        assert (a.images != c.images).any()
        assert a.per_epoch == 6


def test_every_kind_of_outlier_has_its_share():
    assert len(OF_KINDS) == len(KINDS)
    assert sum(OF_KINDS) == pytest.approx(1)


def test_outliers_that_are_learned_from_are_of_no_held_out_style(monkeypatch):
    asked = []
    for kind in KINDS.values():
        for name, made in kind.held_out.items():
            monkeypatch.setitem(kind.held_out, name, lambda rng, n=name: asked.append(n))
            assert made is not None
    of_outliers(60, 60, [], 0, no_progress)
    assert asked == []


@pytest.mark.parametrize("make", WAYS)
def test_a_hard_digit_is_ink_in_range(make):
    for digit, seed in product(range(10), range(4)):
        rng = np.random.default_rng([digit, seed])
        image = make(of_size_one(draw(digit, rng)), rng)
        assert image.shape == (28, 28)
        assert image.min() >= 0
        assert 0.5 < image.max() <= 1
        assert image.sum() > 5


def test_each_way_is_hard_in_its_own():
    def images(make):
        rng = np.random.default_rng(1)
        strokes = [of_size_one(draw(0, rng, "plain")) for _ in range(60)]
        return np.stack([make(one, rng) for one in strokes])

    def plain(strokes, rng):
        del rng
        return prepare(strokes, pen_width=1 / 8).image  # about as wide as MNIST's

    def aspect(image):
        return np.divide(*(np.ptp(np.flatnonzero(image.max(axis=a) > 0.2)) for a in (0, 1)))

    usual = images(plain)
    assert images(wide).sum() > 1.4 * usual.sum()
    assert images(fine).sum() < 0.7 * usual.sum()
    spreads = [np.log([*map(aspect, found)]).std() for found in (images(stretched), usual)]
    assert spreads[0] > 1.3 * spreads[1]
    soft = [((found > 0.15) & (found < 0.85)).mean() for found in (images(tiny), usual)]
    assert soft[0] > 1.5 * soft[1]


def test_turned_images_are_prepared_anew(library):
    images = library.mnist.train_images[:20]
    found = turned_again(images, np.linspace(-30, 30, 20))
    assert found.dtype == np.uint8
    inked = found > 25
    for image in inked:
        sides = [np.ptp(np.flatnonzero(image.any(axis=axis))) + 1 for axis in (0, 1)]
        assert 18 <= max(sides) <= 22
    assert np.abs(found[0].astype(int) - images[0]).mean() > 5


def test_half_of_the_digits_are_turned(library):
    images, labels = library.mnist.train_images, library.mnist.train_labels
    part = of_images(images, labels, turn=30)
    assert part.images.shape == (60, 2, 28, 28)
    np.testing.assert_array_equal(part.images[:, 0], images)
    assert (part.images[:, 1] != images).any(axis=(1, 2)).all()
    for make in (
        lambda turn: of_drawings(library.drawings, 9, 0, no_progress, turn),
        lambda turn: of_stroke_models(40, 9, 0, no_progress, turn),
    ):
        upright, turned = make(0.0), make(30.0)
        same = (upright.images == turned.images).all(axis=(2, 3)).mean()
        assert 0.02 < same < 0.8
        np.testing.assert_array_equal(upright.labels, turned.labels)

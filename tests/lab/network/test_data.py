"""Examples: their parts, edits that leave the value before as it was, and what is refused."""

import dataclasses

import numpy as np
import pytest

from cnnlab.lab.network.data import DataRefusedError, data_of, hold_out, plain
from cnnlab.lab.network.origins import Origin, Origins
from cnnlab.lessons.label_edits import LabelEdits

LABELS = np.array([0, 0, 1, 1, 2, 2])
HELD = np.array([0, 0, 0, 1, 0, 1], bool)


def some_data(labels=LABELS, held_out=HELD):
    count = len(labels)
    images = np.arange(count, dtype=np.uint8)[:, None, None, None] * np.ones(
        (1, 1, 28, 28), np.uint8
    )
    numbers = np.arange(count)
    origins = Origins(("file",), ("some.idx",), np.zeros(count, int), numbers)
    return data_of("folder", images, labels, ("a", "b", "c"), held_out, origins)


def test_parts_and_counts():
    data = some_data()
    assert data.shape == (1, 28, 28)
    assert data.training_indices.tolist() == [0, 1, 2, 4]
    assert data.validation_indices.tolist() == [3, 5]
    assert data.counts().tolist() == [[2, 0], [1, 1], [1, 1]]
    data.check()


def test_a_label_is_mended_in_a_copy():
    data = some_data()
    mended = data.relabelled(1, 2)
    assert mended.labels.tolist() == [0, 2, 1, 1, 2, 2]
    assert data.labels.tolist() == LABELS.tolist()
    assert mended.relabelled_indices.tolist() == [1]
    assert mended.relabelled(1, 0).relabelled_indices.tolist() == []
    assert mended.counts().tolist() == [[1, 0], [1, 1], [2, 1]]
    assert mended.images is data.images
    with pytest.raises(IndexError, match="got 3"):
        data.relabelled(0, 3)


def test_examples_are_dropped_and_keep_their_indices():
    data = some_data().without([1, 3])
    assert data.training_indices.tolist() == [0, 2, 4]
    assert data.validation_indices.tolist() == [5]
    assert data.origins.of(4) == Origin("file", "some.idx", 4)
    again = data.with_again([1])
    assert again.training_indices.tolist() == [0, 1, 2, 4]
    assert len(data) == 6


def test_the_mean_of_each_class_is_of_training_examples():
    means = some_data().class_means()
    np.testing.assert_allclose(means[:, 0, 0, 0], np.array([0.5, 2, 4]) / 255)
    assert some_data().without([4]).class_means()[2].max() == 0


def test_sums_of_classes_follow_every_edit():
    data = some_data().summed()
    edited = (
        data.relabelled(1, 2).without([0, 3, 4]).with_again([0]).without([0, 0]).relabelled(3, 0)
    )
    again = edited.with_again([0, 3, 4])
    for one in (data, edited, again):
        fresh = dataclasses.replace(one, sums=None)
        np.testing.assert_array_equal(one.sums, fresh.summed().sums)
        np.testing.assert_array_equal(one.class_means(), fresh.class_means())
    assert data.joined(data).sums is None


def test_edits_are_what_differs_from_examples_as_they_came():
    data = some_data().summed()
    edits = LabelEdits().relabelled("some.idx#1", 2).without(["some.idx#0", "some.idx#3"])
    edited = data.edited(edits)
    assert edited.labels.tolist() == [0, 2, 1, 1, 2, 2]
    assert np.flatnonzero(edited.dropped).tolist() == [0, 3]
    np.testing.assert_array_equal(edited.sums, dataclasses.replace(edited, sums=None).summed().sums)
    assert edited.edited(edits) is edited
    only = edited.edited(edits.relabelled("some.idx#2", 0))
    assert only.dropped is edited.dropped
    back = edited.edited(LabelEdits())
    np.testing.assert_array_equal(back.labels, data.labels)
    assert not back.dropped.any()
    np.testing.assert_array_equal(back.sums, data.sums)


def test_edits_that_do_not_fit_are_left_out():
    data, nine = some_data(), "9" * 5000
    labels = {"some.idx#0": 3, "some.idx#6": 1, "other.idx#1": 2, "some.idx": 1, "#6": 1, "": 1}
    dropped = ("some.idx#6", "some.idx#-1", "some.idx#²", f"some.idx#{nine}", f"#{nine}")
    assert data.edited(LabelEdits(tuple(labels.items()), dropped)) is data


def test_edits_stay_with_their_examples_when_others_come_before_them():
    edits = LabelEdits().relabelled("3/b.png#0", 2).without(["5/a.png#0"])
    for names in (["3/b.png", "5/a.png"], ["0/new.png", "3/a.png", "3/b.png", "5/a.png"]):
        zeros = np.zeros(len(names), int)
        origins = Origins(("own",) * len(names), tuple(names), np.arange(len(names)), zeros)
        images = np.zeros((len(names), 1, 28, 28), np.uint8)
        data = data_of("mine", images, zeros, ("a", "b", "c"), zeros > 0, origins).edited(edits)
        assert data.relabelled_indices.tolist() == [names.index("3/b.png")]
        assert np.flatnonzero(data.dropped).tolist() == [names.index("5/a.png")]
        assert [origins.index(origins.key(i)) for i in range(len(names))] == list(range(len(names)))


def test_names_that_come_twice_are_told_apart_by_their_numbers():
    origins = some_data().origins
    both = origins.joined(dataclasses.replace(origins, number=origins.number + 100))
    assert [both.index(both.key(i)) for i in range(12)] == list(range(12))


def test_edits_of_a_time_when_examples_were_told_by_their_place():
    edited = some_data().edited(LabelEdits((("#1", 2),), ("#0",)))
    assert edited.relabelled_indices.tolist() == [1]
    assert np.flatnonzero(edited.dropped).tolist() == [0]


def test_a_data_set_draws_training_examples_only():
    data = some_data()
    dataset = data.training()
    assert len(dataset) == 4
    images, labels = dataset.draw(np.arange(4), np.random.default_rng(0))
    assert labels.tolist() == [0, 0, 1, 2]
    assert images.dtype == np.float32
    np.testing.assert_array_equal(
        images[:, 0, 0, 0], np.float32([0, 1, 2, 4]) * np.float32(1 / 255)
    )


def test_strength_distorts_and_may_change_meanwhile():
    rng = np.random.default_rng(0)
    images = np.zeros((6, 1, 28, 28), np.uint8)
    images[:, 0, 8:20, 12:16] = 255
    data = some_data()
    data = data_of("folder", images, data.labels, data.classes, HELD, data.origins)
    dataset = data.training(1.0)
    which = np.arange(4)
    drawn, _ = dataset.draw(which, rng)
    assert drawn.shape == (4, 1, 28, 28)
    assert abs(drawn - plain(images[:4])).max() > 0.1
    dataset.strength = 0.0
    np.testing.assert_array_equal(dataset.draw(which, rng)[0], plain(images[:4]))


def test_some_come_more_often_than_others():
    data = some_data()
    object.__setattr__(data, "times", np.array([1, 3, 1, 1, 1, 1]))
    dataset = data.training()
    assert len(dataset) == 6
    images, _ = dataset.draw(np.arange(6), np.random.default_rng(0))
    assert (images[:, 0, 0, 0] * 255).round().tolist() == [0, 1, 1, 1, 2, 4]


def test_a_fingerprint_tells_other_labels_and_parts_apart():
    data = some_data()
    told = [
        one.training().fingerprint()
        for one in (data, data.relabelled(1, 2), data.without([2]), some_data())
    ]
    assert told[0] == told[3]
    assert len(set(told)) == 3


def test_validation_is_plain():
    images, labels = some_data().validation()
    assert labels.tolist() == [1, 2]
    np.testing.assert_array_equal(images[:, 0, 0, 0], np.float32([3, 5]) * np.float32(1 / 255))


def test_points_are_examples_too():
    x = np.random.default_rng(0).normal(size=(6, 2)).astype(np.float32)
    data = data_of("points", x, LABELS, ("a", "b", "c"), HELD, some_data().origins)
    assert data.shape == (2,)
    drawn, _ = data.training(1.0).draw(np.arange(4), np.random.default_rng(0))
    np.testing.assert_array_equal(drawn, x[[0, 1, 2, 4]])
    np.testing.assert_allclose(data.class_means()[0], x[:2].mean(axis=0), rtol=1e-6)
    broken = x.copy()
    broken[5, 1] = np.nan
    with pytest.raises(DataRefusedError, match="NaN"):
        data_of("points", broken, LABELS, data.classes, HELD, data.origins).check()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (some_data().without(range(6)), "empty"),
        (some_data().without([2, 4]), "one class"),
        (some_data(held_out=np.zeros(6, bool)), "no validation"),
    ],
)
def test_what_no_network_can_be_trained_on_is_refused(data, code):
    with pytest.raises(DataRefusedError) as refused:
        data.check()
    assert refused.value.code == code


def test_some_of_each_class_are_held_out():
    labels = np.repeat([0, 1, 2, 3], [60, 12, 2, 1])
    held = hold_out(labels)
    assert np.bincount(labels[held], minlength=4).tolist() == [10, 2, 1, 0]
    np.testing.assert_array_equal(held, hold_out(labels))
    assert not np.array_equal(held, hold_out(labels, seed=1))


def test_two_are_joined():
    joined = some_data().joined(some_data().relabelled(0, 1))
    assert len(joined) == 12
    assert joined.relabelled_indices.tolist() == [6]
    assert joined.origins.of(7) == Origin("file", "some.idx", 1)
    assert joined.validation_indices.tolist() == [3, 5, 9, 11]

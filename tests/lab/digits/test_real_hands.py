"""Shipped digits of real hands, one after the other."""

import numpy as np

from cnnlab.digits.samples import sample_drawings
from cnnlab.lab.digits.real_hands import RealHands


def test_each_has_its_turn_before_one_comes_again():
    hands, count = RealHands(np.random.default_rng(0)), len(sample_drawings()) // 10
    shapes = [
        [sum(len(stroke.points) for stroke in hands.next(4).drawing.strokes) for _ in range(count)]
        for _ in range(2)
    ]
    theirs = [sum(map(len, one.strokes)) for one in sample_drawings() if one.label == 4]
    assert sorted(shapes[0]) == sorted(shapes[1]) == sorted(theirs)
    assert shapes[0] != shapes[1]


def test_it_is_of_the_digit_and_says_whose_it_is():
    hands = RealHands(np.random.default_rng(0))
    writers = {one.writer for one in sample_drawings()}
    for digit in (0, 9):
        sample = hands.next(digit)
        assert sample.label == digit
        assert f"{sample.source.partition('-')[0]}/{sample.source}" in writers
    assert len({hands.next().label for _ in range(30)}) > 5


def test_it_lies_in_the_middle_of_the_canvas():
    drawing = RealHands(np.random.default_rng(0)).next(8).drawing
    points = np.concatenate([stroke.points for stroke in drawing.strokes])
    np.testing.assert_allclose((points.min(axis=0) + points.max(axis=0)) / 2, 0.5)
    assert np.ptp(points, axis=0).max() < 0.8

"""Levels as bytes, and the same in smaller sizes."""

import numpy as np

from cnnlab.core.levels import levels_of
from cnnlab.core.tiers import MISSING, STEPS, level_bytes, tiers_of


def test_levels_reach_from_the_first_byte_to_the_last_but_one():
    values = np.array([[-2.0, 0.0, 2.0]])
    assert level_bytes(levels_of(values, "signed"), True).tolist() == [[0, STEPS // 2, STEPS]]
    assert level_bytes(levels_of(values, "stretched"), False).tolist() == [[0, 127, STEPS]]


def test_what_is_no_number_has_a_byte_of_its_own():
    values = np.array([[np.nan, 1.0, np.inf]])
    assert level_bytes(levels_of(values, "signed"), True).tolist() == [[MISSING, STEPS, STEPS]]


def test_each_tier_has_half_the_sides_and_means():
    levels = np.zeros((257, 130), np.uint8)
    levels[:, ::2] = 200
    tiers = tiers_of(levels)
    assert [tier.step for tier in tiers] == [1, 2, 4, 8]
    assert [tier.levels.shape for tier in tiers] == [(257, 130), (129, 65), (65, 33), (33, 17)]
    assert (tiers[1].levels == 100).all()
    assert levels.max() == 200, "the levels themselves are left alone"


def test_bytes_do_not_overflow():
    assert (tiers_of(np.full((65, 66), 255, np.uint8))[1].levels == 255).all()


def test_a_preview_counts_from_its_own_step():
    assert [tier.step for tier in tiers_of(np.zeros((100, 10), np.uint8), 3)] == [3, 6]

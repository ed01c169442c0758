"""Hyperparameters: which are refused."""

import re
from dataclasses import replace

import pytest
from small_training import RECIPE


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"label_smoothing": 1.0}, "label_smoothing: got 1.0, expected a number from 0, below 1"),
        ({"weight_average": -0.1}, "weight_average: got -0.1, expected a number from 0, below 1"),
        ({"momentum": 1.0}, "momentum: got 1.0, expected a number from 0, below 1"),
        ({"dropout": 1.0}, "dropout: got 1.0, expected a number from 0, below 1"),
        ({"augmentation": -0.5}, "augmentation: got -0.5, expected a number from 0"),
        ({"batch": 10**400}, "batch: got 1"),
        ({"weight_decay": 10**400}, "weight_decay: got 1"),
        ({"schedule": "steep"}, "there is no schedule 'steep'"),
        ({"epochs": None}, "epochs: got None, expected a number: a cosine falls until the end"),
    ],
)
def test_a_setting_out_of_range_is_refused(change, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        replace(RECIPE, **change).check()


def test_a_training_without_an_end_has_a_constant_learning_rate():
    replace(RECIPE, epochs=None, schedule="constant").check()

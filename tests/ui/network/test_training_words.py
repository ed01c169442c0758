"""Words for a training: each code of the core has some."""

from typing import get_args

import pytest

from cnnlab.core.changes import CHANGEABLE, Change
from cnnlab.core.training_hints import Hint, HintCode, HintMend
from cnnlab.lab.network.session import WhyNot
from cnnlab.lab.network.trainer import TroubleCode
from cnnlab.ui.network.training_words import (
    change_text,
    hint_text,
    knob_name,
    mend_text,
    trouble_text,
    why_not_text,
)
from cnnlab.ui.widgets.percents import share_text

NUMBERS = {"loss": 2.5, "lowest": 0.25, "step": 1200.0, "share": 0.625, "steps": 200.0}


def test_every_setting_that_may_be_changed_has_a_name():
    names = [knob_name(name) for name in CHANGEABLE]
    assert len(set(names)) == len(CHANGEABLE)
    assert not any("_" in name for name in names)


def test_changes_are_told_in_a_few_words():
    assert change_text(Change(5, "learning_rate", 0.0005)) == "learning rate 0.0005"
    assert change_text(Change(5, "batch", 128)) == "batch 128"
    assert change_text(Change(5, "optimiser", "sgd")) == "optimiser SGD"


@pytest.mark.parametrize("code", get_args(HintCode))
def test_every_hint_is_told_with_its_numbers(code):
    text = hint_text(Hint(code, NUMBERS, (), "relu1"))
    assert text
    assert "{" not in text


def test_numbers_of_hints_are_as_people_write_them():
    assert hint_text(Hint("dead", {"share": 0.625}, (), "relu1")).startswith("62 % of the units")
    assert "at step 1,200" in hint_text(Hint("overfits", NUMBERS, ()))


def test_a_mend_says_whether_it_begins_again():
    assert mend_text(HintMend("learning_rate", 0.0002)) == "Set learning rate 0.0002"
    again = mend_text(HintMend("learning_rate", 0.0002, restart=True))
    assert again == "Begin again with learning rate 0.0002"


@pytest.mark.parametrize("code", get_args(TroubleCode))
def test_every_trouble_is_told(code):
    numbers = {"step": 7.0, "loss": float("nan"), "path": "a", "reason": "full"}
    assert "{" not in trouble_text(code, numbers)


def test_every_reason_not_to_train_is_told():
    texts = [why_not_text(code) for code in get_args(WhyNot)]
    assert texts[0] == ""
    assert all(texts[1:])


def test_an_accuracy_is_100_only_where_all_are_right():
    assert share_text(1999 / 2000) == share_text(0.9997) == "99.9 %"
    assert share_text(1.0) == "100.0 %"

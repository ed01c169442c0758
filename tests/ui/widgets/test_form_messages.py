"""What is wrong with a sheet from outside is told by place, with what was expected."""

import pytest

from cnnlab.lessons.form_checks import FormError
from cnnlab.lessons.sheet_form import fitting_from, one_from
from cnnlab.ui.widgets.form_messages import form_message

NEURON = {"x": [1, 0], "w": [7, 3], "b": -5, "function": "linear"}


@pytest.mark.parametrize(
    ("read", "data", "said"),
    [
        (
            fitting_from,
            {"recipe": {"learning_rate": 0}},
            "fitting.recipe.learning_rate: expected a number, 0 < learning_rate ≤ 100, got 0.",
        ),
        (
            fitting_from,
            {"count": 2001},
            "fitting.count: expected an integer, 0 … 2,000, got 2001.",
        ),
        (one_from, NEURON | {"w": [7]}, "one.w: expected 2 numbers, got 1."),
    ],
)
def test_what_was_expected_and_what_came(qapp, read, data, said):
    with pytest.raises(FormError) as refused:
        read(data)
    assert form_message(refused.value) == said

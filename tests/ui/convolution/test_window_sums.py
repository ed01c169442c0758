"""The ledger of pooling and of activations: formulas with their numbers."""

import numpy as np
import pytest

from cnnlab.core.experiment.evaluate import evaluate
from cnnlab.core.experiment.experiment import Activation, Experiment, Pooling
from cnnlab.lab.shared.language import Language
from cnnlab.ui.convolution.window_sums import (
    activation_text,
    pooling_sum,
    pooling_text,
)
from cnnlab.ui.widgets.ledger_sum import Sum, sum_text

CELLS = np.array([[[1, 1], [5, 6]]])


@pytest.fixture(params=["en", "zh_CN"])
def language(request, qapp):
    used = Language()
    used.use(request.param)
    yield request.param
    used.remove()


def pooled(kind) -> tuple[Sum, str]:
    plan = evaluate(Experiment(CELLS, operation=Pooling(kind, (2, 2)))).plan
    return pooling_sum(plan, plan[0], None, None, "o0[0,0]"), pooling_text(plan[0], "o0[0,0]")


def test_a_maximum_is_written_as_a_function_in_every_language(language):
    content, text = pooled("max")
    assert (content.names, content.joiner, content.closing) == (("max(",), ",", ")")
    assert sum_text(content, "") == {"en": "maximum", "zh_CN": "最大值"}[language]
    assert text == "o0[0,0]\nmax(1, 1, 5, 6) = 6"


def test_a_mean_is_the_sum_by_the_count(language):
    content, text = pooled("average")
    assert content.names == ({"en": "sum", "zh_CN": "和"}[language],)
    assert content.channel_sums.tolist() == [13]
    assert sum_text(content, "") == {"en": "mean = 13 / 4", "zh_CN": "平均值 = 13 / 4"}[language]
    assert text == "o0[0,0]\n(1 + 1 + 5 + 6) / 4 = 3.25"


@pytest.mark.parametrize(
    ("kind", "z", "text"),
    [
        ("sigmoid", -10, "g(z) = 1 / (1 + e^10) = "),
        ("sigmoid", 2, "g(z) = 1 / (1 + e^-2) = 0.8808"),
        ("leaky_relu", -3, "g(z) = max(0.01*(-3), -3) = -0.03"),
    ],
)
def test_its_text_is_ascii(kind, z, text):
    plan = evaluate(Experiment([[[z]]], operation=Activation(kind))).plan
    said = activation_text(plan, plan[0], "o0[0,0]")
    assert said.isascii()
    assert text in said

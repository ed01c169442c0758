"""What the commands measure with, in small."""

from functools import partial

import pytest

from cnnlab.digits.training import measures


@pytest.fixture(autouse=True)
def few_outliers(monkeypatch):
    """A tenth of what is no digit: what is said of them is tested here, not the shares."""
    monkeypatch.setattr(measures, "drawn_outliers", partial(measures.drawn_outliers, count=24))
    monkeypatch.setattr(measures, "pairs", partial(measures.pairs, count=40))

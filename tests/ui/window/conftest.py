"""The window of any of its tests may come to show the Network tab."""

import pytest
from few_drawings import draw_few


@pytest.fixture(autouse=True)
def few(monkeypatch):
    """Few drawings there: thousands would be drawn behind a test that looks at something else."""
    draw_few(monkeypatch)

"""The same weights in PyTorch, as the README says: the same logits. Only where it is installed."""

import re
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
ROOT = Path(__file__).resolve().parents[2]


def test_the_readmes_lines_give_the_same_logits(monkeypatch):
    from cnnlab.digits import default_network

    monkeypatch.chdir(ROOT)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (lines,) = re.findall(r"```python\n(.*?load_state_dict.*?)```", text, flags=re.S)
    names = {}
    exec(lines, names)  # our own README
    x = np.random.default_rng(0).random((16, 1, 28, 28), np.float32)
    with torch.no_grad():
        logits = names["logits"](torch.from_numpy(x)).numpy()
    np.testing.assert_allclose(logits, default_network().forward(x), atol=1e-4)

"""ONNX: another program gives the same logits. Only where the extra is installed."""

import numpy as np
import pytest
from small_network import small_network

from cnnlab.export.onnx import MissingExtraError, save_onnx


def test_another_program_gives_the_same_logits(tmp_path):
    pytest.importorskip("onnx")
    onnxruntime = pytest.importorskip("onnxruntime")
    network, path = small_network(), tmp_path / "network.onnx"
    save_onnx(path, network)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    x = np.random.default_rng(0).random((5, 1, 8, 8), np.float32)
    (logits,) = session.run(None, {"input": x})
    np.testing.assert_allclose(logits, network.forward(x), atol=1e-4)


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "onnx", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'cnnlab\[onnx\]'"):
        save_onnx(tmp_path / "network.onnx", small_network())
    assert list(tmp_path.iterdir()) == []

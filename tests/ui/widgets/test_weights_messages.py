"""Faults of weights in words: file, place, reason and mend."""

import json

import numpy as np
import pytest

from cnnlab.core.architecture import architecture_text
from cnnlab.core.layers.conv_pool import Conv2d
from cnnlab.core.layers.linear import Flatten, Linear
from cnnlab.core.network import Network
from cnnlab.core.weights import UNSURE_BELOW, WeightsError, write_tensors
from cnnlab.digits.recogniser import load_recogniser
from cnnlab.ui.widgets.weights_messages import weights_message


def network():
    return Network((1, 28, 28), [Flatten("flat"), Linear("fc", (784, 10))])


def written(path, tensors=(), notes=(), without=()):
    made = network()
    all_tensors = {**made.parameters, **dict(tensors)}
    all_notes = {"architecture": architecture_text(made), **dict(notes)}
    for name in without:
        all_tensors.pop(name, None)
        all_notes.pop(name, None)
    write_tensors(path, all_tensors, all_notes)


def large(path):
    made = Network((1, 28, 28), [Conv2d("conv", (1, 2), (1, 1), padding=(0, 0)), Flatten("f")])
    text = json.loads(architecture_text(made))
    text["input"] = [1, 2**15, 2**15]
    write_tensors(path, made.parameters, {"architecture": json.dumps(text)})


@pytest.mark.parametrize(
    ("write", "said"),
    [
        (lambda p: p.write_bytes(b"no"), "it is no whole safetensors file. Copy it again"),
        (lambda p: written(p, without=["architecture"]), "its metadata describe no network."),
        (lambda p: written(p, notes={"format": "x"}), "its metadata describe no network."),
        (lambda p: written(p, notes={"version": "9"}), "metadata: version 9 is not known here."),
        (
            lambda p: written(p, {"fc.bias": np.zeros(10, np.int32)}),
            "fc.bias: got I32, expected F32 or F64. Convert it to float32.",
        ),
        (lambda p: written(p, without=["fc.bias"]), "fc.bias: the tensor is missing."),
        (
            lambda p: written(p, {"fc.weight": np.zeros((10, 3), np.float32)}),
            "fc.weight: got shape 10×3, expected 10×784.",
        ),
        (
            lambda p: written(p, {"fc.bias": np.full(10, np.nan, np.float32)}),
            "fc.bias: some numbers are infinite or NaN. Train again",
        ),
        (
            lambda p: written(p, {"other": np.zeros(3, np.float32)}),
            "other: no layer has a tensor of this name.",
        ),
        (lambda p: written(p, notes={"architecture": "{"}), "its architecture can’t be understood"),
        (lambda p: written(p, notes={UNSURE_BELOW: "7"}), "unsure_below: expected a confidence"),
        (large, "architecture: it needs too much memory."),
    ],
)
def test_each_fault_names_file_place_reason_and_mend(tmp_path, write, said):
    path = tmp_path / "mine.safetensors"
    write(path)
    with pytest.raises(WeightsError) as raised:
        load_recogniser(str(path))
    text = weights_message(raised.value, str(path))
    assert text.startswith(f"“mine.safetensors” can’t be used: {said}")
    assert text.endswith(".")


def test_a_file_that_is_too_large_is_told_in_megabytes():
    error = WeightsError("x: size: …", "size", place="size", most=256 * 2**20)
    assert "larger than 256 MB" in weights_message(error, "a/x")


def test_a_fault_without_a_code_is_told_as_it_is():
    assert weights_message(WeightsError("x: y"), "x") == "“x” can’t be used: y"
    error = WeightsError("my {work}/a: changes: got {0}, expected pairs")
    assert weights_message(error, "my {work}/a") == (
        "“a” can’t be used: changes: got {0}, expected pairs"
    )

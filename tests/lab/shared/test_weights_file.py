"""Files of weights that are dragged or pasted."""

import pytest
from PySide6.QtCore import QMimeData, QUrl

from cnnlab.lab.shared.weights_file import is_weights, weights_in


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_one_file_of_weights_is_found(tmp_path):
    path = tmp_path / "NET.SafeTensors"
    assert weights_in(mime_of(path)) == path


@pytest.mark.parametrize("names", [(), ("net.png",), ("a.safetensors", "b.safetensors")])
def test_anything_else_is_none(tmp_path, names):
    assert weights_in(mime_of(*(tmp_path / name for name in names))) is None


def test_a_file_elsewhere_is_none():
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/net.safetensors")])
    assert weights_in(mime) is None


def test_the_ending_says_it():
    assert is_weights("/a/net.safetensors")
    assert not is_weights("/a/safetensors")

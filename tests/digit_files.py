"""Small files of digits, in the forms that MNIST and UniPen come in."""

import gzip
import json
import struct

import numpy as np
from PIL import Image

from cnnlab.digits.handwriting import draw
from cnnlab.digits.ink import rasterise
from cnnlab.files.datasets import MNIST_FILES


def idx(array, kind=8):
    """Bytes of an IDX file."""
    head = bytes([0, 0, kind, array.ndim]) + struct.pack(f">{array.ndim}I", *array.shape)
    return head + array.astype(np.uint8).tobytes()


def write_mnist(folder, count=40, packed=True, seed=0):
    """Four files with drawn digits; gives their bytes by name."""
    rng = np.random.default_rng(seed)
    labels = np.arange(count) % 10
    images = np.stack([rasterise(draw(int(k), rng)) * 255 for k in labels]).round()
    folder.mkdir(exist_ok=True, parents=True)
    written = {}
    for name, (file, axes) in MNIST_FILES.items():
        data = idx(images if axes == 3 else labels)
        written[name] = data
        data = gzip.compress(data, mtime=0) if packed else data
        (folder / f"{file}{'.gz' if packed else ''}").write_bytes(data)
    return written


def write_strokes(path, count=30, groups=("a/one", "syn/syn-955290")):
    """A line of strokes for each drawing, writers in turn."""
    rng = np.random.default_rng(1)
    lines = []
    for i in range(count):
        strokes = [np.round(s * 1000).astype(int).tolist() for s in draw(i % 10, rng)]
        drawing = {"label": str(i % 10), "group": groups[i % len(groups)], "strokes": strokes}
        lines.append(json.dumps(drawing))
    data = ("\n".join(lines) + "\n").encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)


def write_picture(path, digit, seed=0):
    """A drawn digit, dark on light, as a picture file."""
    image = rasterise(draw(digit, np.random.default_rng(seed)))
    big = Image.fromarray(255 - (image * 255).astype(np.uint8)).resize((120, 120))
    path.parent.mkdir(parents=True, exist_ok=True)
    big.save(path)
    return path

"""How many digits of our photographs are read right, by kind, and how long a large one takes.

Nothing is asserted: figures are printed and kept with the benchmark. The environment's
CNNLAB_PHOTOGRAPHS is how many of each kind, 5 without it. With data the digits are strokes of
held-out writers, else our own.
"""

import os

import numpy as np
import pytest
from photographs import KINDS, photograph, strokes_by_hand
from PIL import Image
from real_data import MNIST, UNIPEN

from cnnlab.digits import read_page
from cnnlab.digits.training.writers import test_split as held_out
from cnnlab.files.datasets import load_drawings

COUNT = int(os.environ.get("CNNLAB_PHOTOGRAPHS", "5"))


@pytest.fixture(scope="module")
def strokes_of():
    if not (os.environ.get("CNNLAB_DATA") and MNIST.is_dir() and UNIPEN.is_file()):
        return strokes_by_hand
    drawings = held_out(load_drawings(UNIPEN))
    theirs = {digit: [d for d in drawings if d.label == digit] for digit in range(10)}
    return lambda digit, rng: theirs[digit][int(rng.integers(len(theirs[digit])))].strokes


FIRST, *OTHERS = KINDS


@pytest.mark.parametrize(
    "kind", [FIRST, *(pytest.param(k, marks=pytest.mark.timed) for k in OTHERS)]
)
def test_photographs(benchmark, kind, strokes_of):
    number = list(KINDS).index(kind)
    found = right = surely_wrong = 0
    pages = []
    for i in range(COUNT if benchmark.enabled else 1):
        rng = np.random.default_rng([1000, number, i])
        digits = rng.integers(0, 10, 2 if i % 4 == 3 else 1).tolist()
        pixels, _ = photograph(digits, kind, rng, strokes_of=strokes_of)
        pages.append((pixels, digits))
    benchmark.pedantic(read_page, args=(pages[0][0],), rounds=1)
    for pixels, digits in pages:
        read = [region.prediction for region in read_page(pixels).regions]
        good = [one.label for one in read] == digits
        found += len(read) == len(digits)
        right += good
        surely_wrong += not good and any(
            one.verdict == "digit" and one.label not in digits for one in read
        )
    figures = {"found": found, "right": right, "surely wrong": surely_wrong, "of": len(pages)}
    benchmark.extra_info.update(figures)
    print(f"{kind}: {figures}")


def test_a_picture_of_12_megapixels(benchmark):
    pixels, _ = photograph([3, 8], "squared", np.random.default_rng(0))
    large = np.asarray(Image.fromarray(pixels).resize((4032, 3024)))
    benchmark.pedantic(read_page, args=(large,), rounds=3)

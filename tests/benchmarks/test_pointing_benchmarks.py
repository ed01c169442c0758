"""The pointer or the keyboard moves from one cell to the next; run with --benchmark-enable."""

from dataclasses import replace

import numpy as np
import pytest
from hands import Hands, Key
from PySide6.QtWidgets import QApplication

from cnnlab.core.experiment.experiment import Experiment

pytestmark = pytest.mark.benchmark(min_rounds=40)
BENCHES = {
    # channels, filters, field, padding, stride
    "largest": (4, 8, 11, 5, 1),
    "one filter of 1x1": (1, 1, 1, 0, 1),
    "one filter of 3x3": (1, 1, 3, 1, 1),
    "one filter of 2x2, every other place": (1, 1, 2, 0, 2),
}


TIMED = ("largest", "one filter of 2x2, every other place")


@pytest.fixture(
    params=[
        pytest.param(name, marks=pytest.mark.timed) if name in TIMED else name for name in BENCHES
    ]
)
def hands(window, request):
    """A bench of 64×64, its output shown whole."""
    channels, filters, field, padding, stride = BENCHES[request.param]
    rng = np.random.default_rng(0)
    experiment = Experiment(
        rng.integers(0, 3, (channels, 64, 64)).astype(float),
        rng.integers(-1, 2, (filters, channels, field, field)).astype(float),
        np.zeros(filters),
        stride=(stride, stride),
        padding=(padding, padding),
    )
    window.resize(1440, 900)
    document = window.tab("convolutionTab").document
    bench = replace(document.bench, experiment=experiment, baseline=experiment, output_mode="all")
    document.replace(bench, "64×64")
    made = Hands(window)
    made.rest()
    return made


def between(hands, *cells):
    """The pointer goes to and fro between cells, and what lights up is painted."""
    places = [hands.at(*cell) for cell in cells]

    def move():
        places.append(places.pop(0))
        hands.move_to(places[0])

    return move


def test_from_filter_to_filter_cell(hands, benchmark):
    columns = hands.grid("filterGrid0_0").shape[1]
    if columns == 1:
        benchmark(between(hands, ("filterGrid0_0", 0, 0), ("inputGrid0", 31, 31)))
    else:
        benchmark(between(hands, ("filterGrid0_0", 0, 0), ("filterGrid0_0", 0, 1)))


def test_from_input_to_input_cell(hands, benchmark):
    benchmark(between(hands, ("inputGrid0", 31, 31), ("inputGrid0", 31, 33)))


def test_from_output_to_output_cell(hands, benchmark):
    benchmark(between(hands, ("outputGrid0", 10, 10), ("outputGrid0", 10, 13)))


def test_from_filter_to_filter_cell_by_keyboard(hands, benchmark):
    grid = hands.grid("filterGrid0_0")
    if grid.shape[1] == 1:
        pytest.skip("there is one cell only")
    grid.setFocus()
    QApplication.processEvents()
    keys = [Key.Key_Right, Key.Key_Left]

    def move():
        keys.reverse()
        hands.press(keys[1])

    benchmark(move)

"""An edit until it is painted, and a frame of the glide; run with --benchmark-enable."""

import sys
from dataclasses import replace
from itertools import count
from threading import Thread

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from cnnlab.app import TURN
from cnnlab.core.experiment.experiment import Experiment
from cnnlab.lab.convolution.bench import Bench
from cnnlab.ui.widgets.numbers_view import NumbersView

pytestmark = pytest.mark.benchmark(min_rounds=60)


@pytest.fixture
def bench_window(window):
    window.resize(1440, 900)
    window.tab("convolutionTab").player.pause()
    window.tab("convolutionTab").player.advance(1000)
    QApplication.processEvents()
    return window


def large(bench: Bench) -> Bench:
    """64×64×3, 8 filters of 5×5, 'same' padding."""
    rng = np.random.default_rng(0)
    experiment = Experiment(
        rng.integers(0, 3, (3, 64, 64)).astype(float),
        rng.integers(-1, 2, (8, 3, 5, 5)).astype(float),
        np.zeros(8),
        padding=(2, 2),
    )
    return replace(bench, experiment=experiment, baseline=experiment)


def edits(window, name):
    grid = window.findChild(object, name)
    values = [grid.value(0, 0) + 1, grid.value(0, 0)]

    def edit():
        values.reverse()
        grid.set_value(0, 0, values[0])
        QApplication.processEvents()

    return edit


def glides(player):
    """One frame of a glide: a tick passes, and what moved is painted."""
    player.set_speed(0.25)
    player.play()

    def depart():
        if player.pose.arrived:
            player.seek(player.index + 1 if player.index + 1 < player.count else 0)
            QApplication.processEvents()

    def frame():
        player.advance(16)
        QApplication.processEvents()

    return depart, frame


def steps(player):
    """The frame in which another step begins: ledger, slider and output change."""

    def step():
        player.seek(player.index + 1 if player.index + 1 < player.count else 0)
        QApplication.processEvents()

    return step


def test_edit_course_demo(bench_window, benchmark):
    bench_window.tab("convolutionTab").document.replace(
        replace(bench_window.tab("convolutionTab").document.bench, output_mode="all"), "all"
    )
    benchmark(edits(bench_window, "filterGrid0_0"))


def test_glide_course_demo(bench_window, benchmark):
    depart, frame = glides(bench_window.tab("convolutionTab").player)
    benchmark.pedantic(frame, setup=depart, rounds=200)


def test_step_course_demo(bench_window, benchmark):
    benchmark(steps(bench_window.tab("convolutionTab").player))


@pytest.mark.timed
def test_edit_large(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(replace(large(document.bench), output_mode="all"), "large")
    QApplication.processEvents()
    benchmark(edits(bench_window, "filterGrid0_0"))


def test_edit_large_input(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(replace(large(document.bench), output_mode="all"), "large")
    QApplication.processEvents()
    benchmark(edits(bench_window, "inputGrid0"))


@pytest.mark.timed
def test_glide_large(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(large(document.bench), "large")
    QApplication.processEvents()
    depart, frame = glides(bench_window.tab("convolutionTab").player)
    benchmark.pedantic(frame, setup=depart, rounds=200)


@pytest.mark.timed
def test_step_large(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(large(document.bench), "large")
    QApplication.processEvents()
    benchmark(steps(bench_window.tab("convolutionTab").player))


def largest(bench: Bench) -> Bench:
    """64×64×4, 8 filters of 11×11."""
    rng = np.random.default_rng(0)
    experiment = Experiment(
        rng.integers(0, 3, (4, 64, 64)).astype(float),
        rng.integers(-1, 2, (8, 4, 11, 11)).astype(float),
        np.zeros(8),
        padding=(5, 5),
    )
    return replace(bench, experiment=experiment, baseline=experiment)


@pytest.mark.timed
def test_edit_largest(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(replace(largest(document.bench), output_mode="all"), "largest")
    QApplication.processEvents()
    benchmark(edits(bench_window, "filterGrid0_0"))


@pytest.mark.timed
def test_glide_largest(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(largest(document.bench), "largest")
    QApplication.processEvents()
    depart, frame = glides(bench_window.tab("convolutionTab").player)
    benchmark.pedantic(frame, setup=depart, rounds=200)


def test_paste_of_64_by_64(bench_window, benchmark):
    document = bench_window.tab("convolutionTab").document
    document.replace(replace(largest(document.bench), output_mode="all"), "largest")
    QApplication.processEvents()
    grid = bench_window.findChild(object, "inputGrid0")
    texts = [
        "\n".join("\t".join(str((r * c + n) % 3) for c in range(64)) for r in range(64))
        for n in (0, 1)
    ]

    def paste():
        texts.reverse()
        QApplication.clipboard().setText(texts[0])
        grid.select(0, 0)
        grid.paste()
        QApplication.processEvents()

    benchmark(paste)


@pytest.fixture
def busy_thread():
    """A thread that computes in Python."""
    done = []

    def work():
        for _ in count():
            if done:
                return

    thread = Thread(target=work)
    thread.start()
    yield
    done.append(True)
    thread.join()


@pytest.mark.benchmark(group="repaint beside a thread", min_rounds=5)
@pytest.mark.parametrize("turn", [TURN, 0.005], ids=["ours", "Python's"])
def test_repaint_beside_a_busy_thread(bench_window, benchmark, busy_thread, turn):
    """Each widget that is painted waits for its turn; Python's own interval is 5 ms."""
    grids, before = bench_window.findChildren(NumbersView), sys.getswitchinterval()

    def repaint():
        for grid in grids:
            grid.repaint()

    sys.setswitchinterval(turn)
    benchmark(repaint)
    sys.setswitchinterval(before)

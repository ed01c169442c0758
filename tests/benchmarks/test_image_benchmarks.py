"""How long filters on pictures take, and how that compares; figures to read, nothing asserted.

A ratio is measured in turns within one run, as processor time, so that other work on the machine
falls on both sides alike. Run with one BLAS thread: OPENBLAS_NUM_THREADS=1.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from scipy import ndimage

from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered, region, sampled, thinned, window_at
from cnnlab.core.image_filters import ImageFilter
from cnnlab.core.levels import histogram, levels_of
from cnnlab.core.pieces.compare import compare, curve
from cnnlab.core.pieces.letters import X
from cnnlab.core.pipeline import Conv, Pipeline, Pool, run

ROOT = Path(__file__).resolve().parents[2]
RNG = np.random.default_rng(0)
ROUNDS = 9
PLAIN = FilterSettings()
COLOUR = RNG.random((3, 1024, 1024), dtype=np.float32)
FILTERS = {
    "3x3": RNG.random((3, 3)),
    "5x5": RNG.random((5, 5)),
    "11x11": RNG.random((11, 11)),
    "Sobel": ImageFilter("sobel_x").kernels()[0],
    "Gaussian 11x11": ImageFilter("gaussian_blur", (11, 2)).kernels()[0],
}
LARGE = """
import json, resource, sys
import numpy as np
from cnnlab.core.filter_settings import FilterSettings
from cnnlab.core.filtering import filtered
dtype, repeat = sys.argv[1], int(sys.argv[2])
x = np.zeros((3, 4096, 4096), dtype)
x += np.linspace(0, 1, 4096, dtype=dtype)
filtered(x, np.random.default_rng(0).random((5, 5)), FilterSettings(repeat=repeat))
print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
"""


def scipy_correlate(picture, w):
    output = np.empty_like(picture)
    for channel, to in zip(picture, output, strict=True):
        ndimage.correlate(channel, w, output=to, mode="constant")
    return output


def torch_correlate(picture, w):
    torch = pytest.importorskip("torch")
    torch.set_num_threads(1)
    x, k = torch.from_numpy(picture)[:, None], torch.from_numpy(w)[None, None]
    with torch.no_grad():
        return torch.nn.functional.conv2d(x, k, padding="same")[:, 0].numpy()


def compared(benchmark, capsys, name, other, w):
    """Time of ours, and its ratio to another's, one after the other in turns."""
    w, ours, theirs = w.astype(np.float32), [], []

    def in_turns():
        for call, times in ((filtered, ours), (other, theirs)):
            start = time.process_time()
            call(COLOUR, w)
            times.append(time.process_time() - start)

    benchmark.pedantic(in_turns, rounds=ROUNDS, warmup_rounds=1)
    ratio = np.median(ours) / np.median(theirs)
    figures = {
        "ours_ms": round(float(np.median(ours)) * 1e3, 1),
        "other_ms": round(float(np.median(theirs)) * 1e3, 1),
        "ratio": round(float(ratio), 2),
    }
    benchmark.extra_info.update(figures)
    with capsys.disabled():
        print(f"\n{name}: {figures}")


@pytest.mark.parametrize("other", [scipy_correlate, torch_correlate])
@pytest.mark.parametrize("name", FILTERS)
def test_the_same_as_another(name, other):
    w = FILTERS[name].astype(np.float32)
    np.testing.assert_allclose(filtered(COLOUR, w), other(COLOUR, w), rtol=1e-4, atol=1e-4)


@pytest.mark.timed
@pytest.mark.parametrize("name", FILTERS)
def test_against_scipy(benchmark, capsys, name):
    compared(benchmark, capsys, f"{name} against SciPy", scipy_correlate, FILTERS[name])


@pytest.mark.timed
@pytest.mark.parametrize("name", FILTERS)
def test_against_torch(benchmark, capsys, name):
    pytest.importorskip("torch")
    compared(benchmark, capsys, f"{name} against PyTorch", torch_correlate, FILTERS[name])


@pytest.mark.parametrize("name", FILTERS)
def test_a_grey_picture(benchmark, name):
    assert benchmark(filtered, COLOUR[0], FILTERS[name]).shape == (1024, 1024)


def test_a_preview_of_every_fourth_pixel(benchmark):
    assert benchmark(sampled, COLOUR, FILTERS["5x5"], PLAIN, 4).shape == (3, 256, 256)


def test_a_preview_of_a_thinned_picture(benchmark):
    thin = thinned(COLOUR, 512)
    assert benchmark(filtered, thin, FILTERS["5x5"]).shape == (3, 512, 512)


def test_a_region_of_600_by_600(benchmark):
    place = range(200, 800)
    found = benchmark(region, COLOUR, FILTERS["5x5"], PLAIN, place, place)
    assert found.shape == (3, 600, 600)


def test_the_window_under_the_pointer(benchmark):
    settings = FilterSettings(padding="reflect")
    found = benchmark(window_at, COLOUR, FILTERS["11x11"], settings, 500, 1023, 2)
    assert found.windows[0].products.shape == (11, 11)


def test_the_window_of_a_filter_that_is_applied_five_times(benchmark):
    settings = FilterSettings(repeat=5)
    found = benchmark(window_at, COLOUR, FILTERS["5x5"], settings, 500, 1023, 2)
    assert np.isfinite(found.value)


def test_levels_and_a_histogram(benchmark):
    result = filtered(COLOUR[0], FILTERS["Sobel"])

    def shown():
        return levels_of(result, "signed"), histogram(result)

    assert benchmark(shown)[1].counts.sum() == result.size


def test_conv_relu_and_pool(benchmark):
    from cnnlab.core.experiment.experiment import Activation

    pipeline = Pipeline((Conv(FILTERS["5x5"]), Activation(), Pool()))
    steps = benchmark(lambda: list(run(COLOUR, pipeline)))
    assert steps[-1].shape == (3, 512, 512)


def test_both_comparisons_of_an_x(benchmark):
    assert benchmark(compare, X).winner("pieces") == "X"


def test_a_curve_over_a_distortion(benchmark):
    assert len(benchmark(curve, X, "noise").amounts) == 21


@pytest.mark.timed
@pytest.mark.parametrize(("dtype", "repeat"), [("float32", 1), ("float32", 3), ("float64", 2)])
def test_memory_of_a_large_picture(benchmark, capsys, dtype, repeat):
    pytest.importorskip("resource")

    def in_a_process():
        command = [sys.executable, "-c", LARGE, dtype, str(repeat)]
        environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        return json.loads(done.stdout)

    most = benchmark.pedantic(in_a_process, rounds=1)
    benchmark.extra_info["most_mib"] = most
    with capsys.disabled():
        print(f"\n4096×4096×3 {dtype}, {repeat} times: {most:.0f} MiB at most")

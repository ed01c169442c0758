"""What is run of the benchmarks where nothing is timed, as in a usual run of all tests."""

import pytest


@pytest.fixture(autouse=True)
def timed_or_skipped(request):
    """Marked ``timed`` is a larger size of what a smaller one runs through as well.

    Skipped before any window is made for it.
    """
    if request.node.get_closest_marker("timed") and not request.config.option.benchmark_enable:
        pytest.skip("needs --benchmark-enable")

"""The command ``download``: with progress, resumed, and interrupted without loss."""

import sys
from argparse import Namespace
from typing import Any

from cnnlab.cli.interrupts import Interrupts
from cnnlab.cli.progress_bars import Bars
from cnnlab.failures import fail
from cnnlab.files.download import DownloadError, fetch_mnist


def download(given: Namespace) -> int:
    """Download MNIST into a folder."""
    mirrors = None if given.mirror is None else [given.mirror]
    with Interrupts() as interrupts, Bars() as bars:
        try:
            fetch_mnist(given.folder, mirrors=mirrors, progress=_Shown(bars))
        except DownloadError as error:
            return fail(error)
        print(f"MNIST is in {given.folder}")
        return 0
    print("stopped; the same command goes on from what has come", file=sys.stderr)
    return interrupts.status


class _Shown:
    """A line for each file, and a bar while it comes."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._name = ""
        self._bar: Any = None

    def __call__(self, name: str, done: int, total: int) -> None:
        if name != self._name:
            self._name = name
            self._bars.close()
            print(f"{name}: {f'{total:,} bytes' if total else 'of unknown size'}", flush=True)
            options = {"desc": name, "unit": "B", "unit_scale": True, "leave": False}
            self._bar = self._bars.open(total=total or None, **options)
        self._bar.update(done - self._bar.n)

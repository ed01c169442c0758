"""Progress bars on standard error, where that is a terminal."""

from collections.abc import Iterable
from typing import Any


class Bars:
    """One bar at a time; the ``with`` block leaves none open."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> "Bars":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def steps(self, steps: Iterable[int], what: str) -> Iterable[int]:
        """Steps one by one, with a bar that goes when they are done."""
        return self.open(iterable=steps, desc=what, leave=False, unit="")

    def open(self, **options: Any) -> Any:
        """A bar of tqdm without its monitor thread, in place of the one before."""
        from tqdm import tqdm

        tqdm.monitor_interval = 0
        self.close()
        self._bar = tqdm(disable=None, **options)
        return self._bar

    def close(self) -> None:
        """Close the bar that is open."""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

"""Labels that were mended and examples that were dropped, as one frozen value and as JSON.

{"labels": [[index, label], …], "dropped": [index, …]}; an index is an example's own in its source.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Final

from cnnlab.core.shapes import Pair
from cnnlab.lessons.fields import MOST_WHOLE, list_of, pair_of, record, whole

MOST_EDITS: Final = 100_000


@dataclass(frozen=True)
class LabelEdits:
    """What differs from examples as they came; in rising order of the indices."""

    labels: tuple[Pair, ...] = ()
    """Index and label of each that was mended."""
    dropped: tuple[int, ...] = ()

    def relabelled(self, index: int, label: int) -> "LabelEdits":
        """Another label for an example."""
        return replace(self, labels=tuple(sorted((dict(self.labels) | {index: label}).items())))

    def without(self, indices: Collection[int]) -> "LabelEdits":
        """Some examples dropped."""
        return replace(self, dropped=tuple(sorted({*self.dropped, *map(int, indices)})))


_PAIRS: Final = list_of(pair_of(0, MOST_WHOLE), MOST_EDITS, "labels")
_INDICES: Final = list_of(whole(0), MOST_EDITS, "indices")
LABEL_EDITS: Final = record(LabelEdits, {"labels": _PAIRS, "dropped": _INDICES})

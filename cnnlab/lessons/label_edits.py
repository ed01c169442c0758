"""Labels that were mended and examples that were dropped, as one frozen value and as JSON.

{"labels": {key: label, …}, "dropped": [key, …]}. A key is an example's own name, "name#number",
so that an edit stays with its example when others come or go. Before, examples were told by their
place: {"labels": [[place, label], …], "dropped": [place, …]}, which is read as "#place".
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final

from cnnlab.lessons.fields import MOST_WHOLE, FormField, list_of, pair_of, record, whole
from cnnlab.lessons.form_checks import FormError, brief, check_length

MOST_EDITS: Final = 100_000
LONGEST_KEY: Final = 5000  # letters; a path is 4,096 bytes at most


@dataclass(frozen=True)
class LabelEdits:
    """What differs from examples as they came; in rising order of the keys."""

    labels: tuple[tuple[str, int], ...] = ()
    """Key and label of each that was mended."""
    dropped: tuple[str, ...] = ()

    def relabelled(self, key: str, label: int) -> "LabelEdits":
        """Another label for an example."""
        return replace(self, labels=tuple(sorted((dict(self.labels) | {key: label}).items())))

    def without(self, keys: Collection[str]) -> "LabelEdits":
        """Some examples dropped."""
        return replace(self, dropped=tuple(sorted({*self.dropped, *keys})))


_LABEL: Final = whole(0)
_PAIRS: Final = list_of(pair_of(0, MOST_WHOLE), MOST_EDITS, "labels")


def _key_from(came: Any, place: str) -> str:
    if type(came) is int and 0 <= came <= MOST_WHOLE:
        return f"#{came}"
    if not isinstance(came, str) or len(came) > LONGEST_KEY:
        raise FormError("choice", place, came=brief(came), choices="the name of an example")
    return came


def _labels_from(came: Any, place: str) -> tuple[tuple[str, int], ...]:
    if not isinstance(came, dict):
        return tuple((f"#{index}", label) for index, label in _PAIRS.read(came, place))
    check_length(list(came), place, "labels", MOST_EDITS)
    keys = sorted(_key_from(key, place) for key in came)
    return tuple((key, _LABEL.read(came[key], place)) for key in keys)


LABEL_EDITS: Final = record(
    LabelEdits,
    {
        "labels": FormField(dict, _labels_from),
        "dropped": list_of(FormField(str, _key_from), MOST_EDITS, "keys"),
    },
)

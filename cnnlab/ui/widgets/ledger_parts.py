"""What differs between two sums of the ledger, and how their terms stand out."""

from collections.abc import Container
from dataclasses import fields
from enum import Enum, auto

import numpy as np
import numpy.typing as npt

from cnnlab.ui.widgets.ledger_metrics import Place
from cnnlab.ui.widgets.ledger_sum import Sum

NUMBERS = ("title", "weights", "values", "channel_sums", "bias", "total")
"""Fields of a Sum that hold its numbers, and what is not painted here."""


class Look(Enum):
    """How a term is painted."""

    FULL = auto()
    NOTHING = auto()
    """It leaves the total as it is: all of it muted."""
    TO_COME = auto()
    """Not yet added: muted, and on a dotted line, as a blank that is still to be filled in."""


def same_but(old: Sum, new: Sum, names: Container[str]) -> bool:
    """Whether all but some fields are the same; arrays are compared by identity."""
    return all(
        (before is after)
        if isinstance(before, np.ndarray) or isinstance(after, np.ndarray)
        else (before == after)
        for before, after in (
            (getattr(old, field.name), getattr(new, field.name))
            for field in fields(Sum)
            if field.name not in names
        )
    )


def differing(old: Sum, new: Sum) -> npt.NDArray[np.bool_]:
    """Terms (C, kh, kw) of which a factor is another."""
    changed = old.values != new.values
    if old.weights is not None and new.weights is not None:
        changed = changed | (old.weights != new.weights)
    return np.asarray(changed)


def by_look(content: Sum, places: list[Place]) -> dict[Look, list[Place]]:
    """Places of terms by how they are painted."""
    size, width = content.values[0].size, content.values.shape[2]
    groups: dict[Look, list[Place]] = {look: [] for look in Look}
    nothing = adds_nothing(content).tolist()
    for channel, place in places:
        number_of = channel * size + place
        lit = (channel, *divmod(place, width)) == content.lit
        future = content.done is not None and number_of >= content.done
        pale = Look.NOTHING if nothing[number_of] and not lit else Look.FULL
        groups[Look.TO_COME if future else pale].append((channel, place))
    return groups


def adds_nothing(content: Sum) -> npt.NDArray[np.bool_]:
    """For each term whether it leaves the total as it is."""
    if content.weights is not None:
        return (content.weights * content.values == 0).ravel()
    if content.inside is None:
        return np.zeros(content.values.size, bool)
    return np.broadcast_to(~content.inside, content.values.shape).ravel()

"""What goes wrong in a training, and what may mend it, as data; all thresholds stand here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import inf, isfinite, log
from typing import Final, Literal, NamedTuple, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.recipe import Recipe
from cnnlab.core.training_signs import LayerSigns

HintCode: TypeAlias = Literal["diverges", "overfits", "dead", "stands still"]

WINDOW: Final = 25
"""Steps that a loss is averaged over: single batches differ by tens of percents."""
LOOKED_BACK: Final = 2000
"""Steps that are looked at; what was before them has been told."""
DIVERGED_TIMES: Final = 2.0
DIVERGED_MORE: Final = 0.5
"""Nats. A loss diverges at so many times the lowest one and so much more than it: near 0 batches
alone make it twice as large, and early on it moves by half a nat of itself."""
OVERFIT_TIMES: Final = 1.1
OVERFIT_MORE: Final = 0.02
"""Nats. The validation loss has risen for good by so much from its lowest; a few hundred images
make it waver by some percent."""
OVERFIT_MEANS: Final = 3
"""Validations in a row that it has to have risen for."""
DEAD_SHARE: Final = 0.5
"""Of a layer's units: some always die, and half of them are missed."""
STILL_STEPS: Final = 200
"""Steps within which a loss that can fall does, at usual rates."""
STILL_FALL: Final = 0.02
"""Share that it has to fall by meanwhile."""
STILL_ABOVE: Final = 0.25
"""Share of log K, the loss of guessing among K classes, below which nothing is left to fall."""
USUAL_RATES: Final[Mapping[str, float]] = {"adam": 1e-3, "sgd": 0.02}
"""Learning rates that most networks learn with: a training that stands still goes towards them."""
FASTER: Final = 3.0
SLOWER: Final = 10.0
"""Factor of a rate that is too low, and divisor of one that is too high: a rate that has just been
too high is left by far."""
MORE_DROPOUT: Final = 0.5
"""Srivastava et al. 2014, section 7.3: near the best for most layers."""
LEAST_DECAY: Final = 0.01
MORE_DECAY: Final = 10.0
MOST_DECAY: Final = 1.0


class HintMend(NamedTuple):
    """A change that may help; with ``restart`` from the initial weights on."""

    name: str
    value: float | str
    restart: bool = False


class Hint(NamedTuple):
    """What goes wrong, its numbers, and what may help, the best first.

    ``diverges``: ``loss`` and the ``lowest``. ``overfits``: ``loss`` of validation, and the
    ``lowest`` at ``step``. ``dead``: ``share`` of the units of ``layer``. ``stands still``:
    ``loss``, for so many ``steps``.
    """

    code: HintCode
    numbers: Mapping[str, float]
    mends: tuple[HintMend, ...]
    layer: str = ""


class Seen(NamedTuple):
    """What hints are found from."""

    losses: Array
    """(steps,) of each step's batch."""
    validation_steps: Array
    """(V,)."""
    validation_losses: Array
    """(V,): after these steps."""
    signs: Sequence[LayerSigns]
    settings: Recipe
    classes: int
    drops: bool = False
    """Whether there are dropout layers."""
    broke_off: bool = False
    """Whether the last step was not done, as it would have made numbers infinite."""
    since: int = 0
    """Step from which on losses are of examples as they are now: augmentation and dropout make them
    harder, or easier, from one step to the next."""

    @property
    def comparable(self) -> Array:
        """The losses that can be compared with the last one."""
        return self.losses[self.since :]


def training_hints(seen: Seen) -> tuple[Hint, ...]:
    """All that goes wrong, what matters most first."""
    found = (_diverges(seen), _dead(seen), _overfits(seen), _stands_still(seen))
    hints = [hint for hint in found if hint is not None]
    if hints and hints[0].code in ("diverges", "dead"):  # standing still is what comes of it
        hints = [hint for hint in hints if hint.code != "stands still"]
    return tuple(hints)


def _diverges(seen: Seen) -> Hint | None:
    if seen.broke_off:
        return _broke_off(seen)
    means = _means(seen.comparable[-LOOKED_BACK:])
    if not len(means):
        return None
    loss, lowest = float(means[-1]), float(means.min())
    if isfinite(loss) and not loss > max(DIVERGED_TIMES * lowest, lowest + DIVERGED_MORE):
        return None
    mend = HintMend("learning_rate", seen.settings.learning_rate / SLOWER)
    return Hint("diverges", {"loss": loss, "lowest": lowest}, (mend, mend._replace(restart=True)))


def _broke_off(seen: Seen) -> Hint:
    """Its rate is too high by so much that a usual one is the way back."""
    settings, finite = seen.settings, seen.losses[np.isfinite(seen.losses)]
    rate = min(settings.learning_rate / SLOWER, USUAL_RATES[settings.optimiser])
    mend = HintMend("learning_rate", rate, restart=True)
    numbers = {"loss": inf, "lowest": float(finite.min()) if len(finite) else inf}
    return Hint("diverges", numbers, (mend, mend._replace(restart=False)))


def _overfits(seen: Seen) -> Hint | None:
    steps, losses = seen.validation_steps, seen.validation_losses
    if len(losses) <= OVERFIT_MEANS:
        return None
    at = int(np.nanargmin(losses)) if np.isfinite(losses).any() else 0
    lowest = float(losses[at])
    last = losses[-OVERFIT_MEANS:]
    if len(losses) - at <= OVERFIT_MEANS:
        return None
    if not (last > max(OVERFIT_TIMES * lowest, lowest + OVERFIT_MORE)).all():
        return None
    then, now = _mean_at(seen.losses, int(steps[at])), _mean_at(seen.losses, len(seen.losses))
    if not now < then:  # training got worse too: it is not that
        return None
    numbers = {"loss": float(last[-1]), "lowest": lowest, "step": float(steps[at])}
    return Hint("overfits", numbers, _against_overfitting(seen))


def _against_overfitting(seen: Seen) -> tuple[HintMend, ...]:
    settings, mends = seen.settings, []
    if settings.augmentation is not None and settings.augmentation < 1:
        mends.append(HintMend("augmentation", 1.0))
    if seen.drops and settings.dropout != MORE_DROPOUT:
        mends.append(HintMend("dropout", MORE_DROPOUT))
    decay = max(LEAST_DECAY, MORE_DECAY * settings.weight_decay)
    if decay <= MOST_DECAY:
        mends.append(HintMend("weight_decay", decay))
    return tuple(mends)


def _dead(seen: Seen) -> Hint | None:
    worst = max(seen.signs, key=lambda layer: layer.dead or 0.0, default=None)
    if worst is None or worst.dead is None or worst.dead < DEAD_SHARE:
        return None
    slower = seen.settings.learning_rate / SLOWER
    mends = (HintMend("learning_rate", slower, restart=True),)  # what is dead stays so
    return Hint("dead", {"share": worst.dead}, mends, worst.name)


def _stands_still(seen: Seen) -> Hint | None:
    losses = seen.comparable[-2 * STILL_STEPS :]
    if len(losses) < 2 * STILL_STEPS or len(seen.losses) < seen.settings.warmup + len(losses):
        return None
    before, now = losses[:STILL_STEPS].mean(), losses[STILL_STEPS:].mean()
    if not now > STILL_ABOVE * log(max(2, seen.classes)) or now < (1 - STILL_FALL) * before:
        return None
    rate, usual = seen.settings.learning_rate, USUAL_RATES[seen.settings.optimiser]
    other = min(usual, FASTER * rate) if rate < usual else max(usual, rate / SLOWER)
    if other == rate:
        other = FASTER * rate
    mends = (HintMend("learning_rate", other),)
    return Hint("stands still", {"loss": float(now), "steps": float(STILL_STEPS)}, mends)


def _means(losses: Array) -> Array:
    """Of each WINDOW steps in a row; none for fewer of them."""
    if len(losses) < WINDOW:
        return np.zeros(0)
    sums = np.concatenate([[0.0], np.cumsum(losses)])
    found: Array = (sums[WINDOW:] - sums[:-WINDOW]) / WINDOW
    return found


def _mean_at(losses: Array, step: int) -> float:
    return float(losses[max(0, step - WINDOW) : max(1, step)].mean()) if len(losses) else 0.0

"""What goes wrong with a training that runs, and what may mend it."""

from typing import Final

from cnnlab.core.training_hints import Hint, Seen, training_hints
from cnnlab.lab.network.run import TrainingRun

MADE_HARDER: Final = ("augmentation", "dropout")
"""Settings that change what a loss in training is of."""


def hints_of(run: TrainingRun) -> tuple[Hint, ...]:
    """As it stands now."""
    curves, snapshot = run.curves, run.snapshot
    found = Seen(
        curves.losses,
        curves.validation_steps,
        curves.validation_losses,
        run.signs,
        run.settings,
        snapshot.shapes[snapshot.layers[-1].name][0],
        any(layer.for_training for layer in snapshot.layers),
        run.state == "diverged",
        max((change.step - 1 for change in run.changes if change.name in MADE_HARDER), default=0),
    )
    return training_hints(found)

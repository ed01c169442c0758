"""What ``train`` does: what it learns from, its checkpoints, the weights that it writes."""

import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

from cnnlab.cli.evaluation import tell_measured, tell_unread
from cnnlab.cli.interrupts import Interrupts
from cnnlab.cli.left import Left
from cnnlab.cli.progress_bars import Bars
from cnnlab.cli.stack_option import stack_of
from cnnlab.cli.usage import UsageError
from cnnlab.core.checkpoints import Checkpoint, read_checkpoint, save_checkpoint
from cnnlab.core.network import Network
from cnnlab.core.training import Report, Training
from cnnlab.digits.library import Library, open_library
from cnnlab.digits.recogniser import (
    Recogniser,
    blurred,
    digit_layers,
    digit_network,
    load_recogniser,
    save_recogniser,
)
from cnnlab.digits.training.mixture import Mixture
from cnnlab.digits.training.recipes import FROM_NOTHING, FURTHER, STACKS, DigitRecipe
from cnnlab.digits.training.train_digits import (
    calibrate_on_held_out,
    fit_normalisation,
    learned_from,
    measurements,
    training_data,
)
from cnnlab.digits.training.training_data import TrainingData
from cnnlab.failures import fail

DATASET = "dataset"  # key of the fingerprint in the notes of a checkpoint


def run(given: Namespace, left: Left, interrupts: Interrupts, bars: Bars) -> int:
    """Train, write the weights and measure; gives the exit status. Raises Interrupted."""
    recipe = _recipe(given)
    checkpoint = _checkpoint(given, left.checkpoint) if given.resume else None
    start = _start(given, recipe, checkpoint)
    library = open_library(given.data, bars.steps)
    tell_unread(library)
    _tell_learned(given.data, library)
    training = _training(given, recipe, library, checkpoint, start, bars)
    with interrupts.gently():
        last = _steps(training, left, interrupts, bars, given.threads)
    if last is not None and last.problem:
        return fail(last.problem)
    network = training.trained().folded()
    if recipe.blurs:
        network = blurred(network)
    threshold = calibrate_on_held_out(network, library)
    with interrupts.gently():
        save_recogniser(given.out, Recogniser(network, threshold))
        left.written = given.out
        left.checkpoint.unlink(missing_ok=True)
    print(f"written: {given.out}")
    if not tell_measured(measurements(network, library, learned=True)):
        print("nothing was held out to measure on: pictures in a folder test would be")
    return 0


def _checkpoint(given: Namespace, path: Path) -> Checkpoint:
    """The checkpoint to go on from, if it is of the training that was asked for."""
    if not path.exists():
        raise UsageError(f"{path}: there is no checkpoint: leave out --resume to begin anew")
    found = read_checkpoint(path)
    for name, asked in (("epochs", given.epochs), ("seed", given.seed)):
        began = getattr(found.recipe, name)
        if asked is not None and asked != began:
            raise UsageError(
                f"{path}: got --{name} {asked}, expected the {began} that training began with"
            )
    return found


def _start(given: Namespace, recipe: DigitRecipe, checkpoint: Checkpoint | None) -> Network:
    """The network as training begins or goes on with it."""
    if checkpoint is not None:
        if given.stack is not None and checkpoint.network.layers != digit_layers(recipe.stack):
            raise UsageError(
                f"{checkpoint.path}: training began with other layers: resume with the same --stack"
            )
        return checkpoint.network
    if given.start is not None:
        return load_recogniser(str(given.start)).network.copy()
    return digit_network(recipe.training.seed, recipe.stack)


def _recipe(given: Namespace) -> DigitRecipe:
    """How a new training is done."""
    recipe = FROM_NOTHING if given.start is None else FURTHER
    new = [name for name in ("start", "size", "stack") if getattr(given, name) is not None]
    if len(new) > 1:
        raise UsageError(f"--{new[-1]} is of a new network: leave out --{new[0]}")
    if given.size is not None:
        recipe = replace(recipe, stack=STACKS[given.size])
    if given.stack is not None:
        recipe = replace(recipe, stack=stack_of(given.stack), mixture=Mixture(), blurs=False)
    told = {name: getattr(given, name) for name in ("outliers", "hard", "turn")}
    told = {name: value for name, value in told.items() if value is not None}
    return replace(recipe.told(given.epochs, given.seed), mixture=replace(recipe.mixture, **told))


def _training(
    given: Namespace,
    recipe: DigitRecipe,
    library: Library,
    checkpoint: Checkpoint | None,
    start: Network,
    bars: Bars,
) -> Training:
    """A new training, one that fine-tunes, or the one that a checkpoint holds."""
    seed = recipe.training.seed if checkpoint is None else checkpoint.recipe.seed
    dataset = training_data(
        library, seed, bars.steps, strength=recipe.strength, mixture=recipe.mixture
    )
    if checkpoint is not None:
        return _resumed(checkpoint, dataset)
    if given.start is None:
        fit_normalisation(start, dataset)
    return Training(start, dataset, recipe.training)


def _resumed(checkpoint: Checkpoint, dataset: TrainingData) -> Training:
    training = checkpoint.training(dataset)
    fingerprint = dataset.fingerprint()
    if checkpoint.notes.get(DATASET, fingerprint) != fingerprint:
        raise UsageError(
            f"{checkpoint.path}: training began with other data, another --start or other "
            "shares of what is mixed in: resume with the same"
        )
    return training


def _steps(
    training: Training, left: Left, interrupts: Interrupts, bars: Bars, threads: int
) -> Report | None:
    """Train until the end or a signal; a checkpoint an epoch, and where it is stopped."""
    assert isinstance(training.dataset, TrainingData)  # noqa: S101 - made here
    notes = {DATASET: training.dataset.fingerprint()}
    report = None
    bar = bars.open(total=training.steps, unit="step")
    bar.update(training.done)
    for report in training.reports(threads=threads, stop=interrupts.stop):
        bar.update()
        bar.set_postfix_str(_figures(report), refresh=False)
        if report.step % training.steps_per_epoch == 0 and not report.problem:
            save_checkpoint(left.checkpoint, training, notes)
            left.resumable = True
            if bar.disable:
                print(_figures(report), file=sys.stderr, flush=True)
    bars.close()
    if interrupts.stop.is_set() and not (report and report.problem):
        save_checkpoint(left.checkpoint, training, notes)
        left.resumable = True
    return report


def _figures(report: Report) -> str:
    return (
        f"epoch {report.epoch}, loss {report.loss:.3f}, "
        f"accuracy {report.accuracy:.1%}, {report.images_per_second:,.0f} images/s"
    )


def _tell_learned(folder: Path, library: Library) -> None:
    """Say what is learned from. Raises UsageError where there is nothing."""
    found = learned_from(library)
    if not found:
        raise UsageError(
            f"{folder}: there is nothing to learn from, only what is held out to measure on: "
            "add MNIST's train files, strokes, or pictures in folders 0 to 9"
        )
    kinds = ", ".join(f"{count:,} {name}" for name, count in found.items())
    print(f"learning from {kinds}, and digits and scribbles drawn by cnnlab", flush=True)

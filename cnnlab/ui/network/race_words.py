"""Words for races: kinds, sides, why one can't be run, how it goes and how it ended."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.network.race import Race
from cnnlab.lab.network.race_result import Guess, RaceResult, Winner
from cnnlab.lab.network.race_sides import RaceKind, RaceRefusal, RaceSettings, SideName, side_names
from cnnlab.scene.grid import RIGHT, WRONG
from cnnlab.scene.text import number
from cnnlab.ui.widgets.percents import share_text

translate = QCoreApplication.translate
NONE = "–"
Texts = tuple[str, str]
"""One of each side."""


def kind_text(kind: RaceKind) -> str:
    """What a race is called."""
    texts = {
        "relu_sigmoid": translate("Race", "ReLU against sigmoid"),
        "whitening": translate("Race", "With and without whitening"),
        "batch_norm": translate("Race", "With and without batch normalisation"),
        "rates": translate("Race", "Two learning rates"),
    }
    return texts[kind]


def side_text(name: SideName) -> str:
    """What a side is called, in a word or two."""
    texts = {
        "relu": "ReLU",
        "sigmoid": "sigmoid",
        "whitened": translate("Race", "whitened"),
        "not whitened": translate("Race", "not whitened"),
        "batch norm": translate("Race", "batch norm"),
        "no batch norm": translate("Race", "no batch norm"),
        "rate": translate("Race", "rate {rate}"),
    }
    return texts[name.code].format(rate=number(name.rate, 6))


def side_texts(settings: RaceSettings) -> Texts:
    """What both sides of a race are called."""
    first, second = side_names(settings)
    return side_text(first), side_text(second)


def settings_text(settings: RaceSettings) -> str:
    """Both sides in a line."""
    first, second = side_texts(settings)
    return translate("Race", "{first} against {second}").format(first=first, second=second)


def refusal_text(refusal: RaceRefusal) -> str:
    """Why a network can't be raced so, and what helps."""
    texts = {
        "no relu": translate("Race", "This network has no ReLU that could become a sigmoid."),
        "no pictures": translate("Race", "Only pictures are whitened: choose other data."),
        "no convolution": translate(
            "Race", "Batch normalisation follows a convolution, and this network has none for it."
        ),
        "same rates": translate("Race", "Both rates are the same: choose another one."),
        "many layers": translate("Race", "With batch normalisation there are too many layers."),
        "misfit": translate("Race", "One side of the race does not fit: change the network."),
    }
    return texts[refusal]


def busy_text() -> str:
    """Why no race begins while a training runs."""
    return translate("Race", "A training is running: pause it, then start the race.")


def invitation_text() -> str:
    """What to do before a race."""
    return translate(
        "Race",
        "Guess who wins, then start. Both begin with the same weights and see the same data in "
        "the same order.",
    )


def memory_text() -> str:
    """Why a race was given up."""
    return translate("Race", "There is not enough memory for this race. Take a smaller network.")


def other_network_text() -> str:
    """What is said where a race of another network is to be run again."""
    return translate(
        "Race", "The network or its data have changed since that race: the curves will differ."
    )


def progress_text(race: Race, names: Texts) -> str:
    """How far a race is."""
    if race.plan is None:
        return ""
    steps = f"{race.plan.settings.steps:,}"
    if race.state == "paused":
        text = translate("Race", "Paused after step {done} of {steps}: {first}, {second}")
    else:
        text = translate("Race", "Step {done} of {steps}: {first}, {second}")
    first, second = (_standing(race, i, names[i]) for i in (0, 1))
    return text.format(done=f"{race.done:,}", steps=steps, first=first, second=second)


def _standing(race: Race, which: int, name: str) -> str:
    side = race.sides[which]
    if side.diverged is not None:
        text = translate("Race", "{name} diverged at step {step}")
        return text.format(name=name, step=f"{side.diverged.step:,}")
    return f"{name} {share_text(side.accuracy)}"


def verdict_text(result: RaceResult) -> str:
    """Who won, by how much, and whether that was predicted."""
    texts = {
        None: "{outcome}",
        True: translate("Race", "{outcome} You were right."),
        False: translate("Race", "{outcome} You were wrong."),
    }
    return texts[result.guessed_right].format(outcome=_outcome(result))


def _outcome(result: RaceResult) -> str:
    names, shares = side_texts(result.settings), [share_text(a) for a in result.accuracies]
    if result.accuracies == (None, None):
        return translate("Race", "A tie: both diverged.")
    if result.winner == "tie":
        text = translate("Race", "A tie: {first} and {second} differ by chance at most.")
        return text.format(first=shares[0], second=shares[1])
    won = 0 if result.winner == "first" else 1
    name, other = names[won], names[1 - won]
    if result.accuracies[1 - won] is None:
        return translate("Race", "Winner: {name}, since {other} diverged.").format(
            name=name, other=other
        )
    text = translate("Race", "Winner: {name}, {share} right against {other}.")
    return text.format(name=name, share=shares[won], other=shares[1 - won])


def winner_text(winner: Winner, names: Texts) -> str:
    """Who won, or was predicted to."""
    texts = {"first": names[0], "second": names[1], "tie": translate("Race", "a tie")}
    return texts[winner]


def header_texts() -> list[str]:
    """Columns of the table."""
    return [
        translate("Race", "Race"),
        translate("Race", "Seed"),
        translate("Race", "Steps"),
        translate("Race", "First"),
        translate("Race", "Second"),
        translate("Race", "Winner"),
        translate("Race", "Your guess"),
    ]


def row_texts(result: RaceResult) -> list[str]:
    """A result under these columns."""
    names = side_texts(result.settings)
    return [
        settings_text(result.settings),
        str(result.settings.seed),
        str(result.settings.steps),
        *(_share(accuracy) for accuracy in result.accuracies),
        winner_text(result.winner, names),
        _guess_text(result.guess, names, result.guessed_right),
    ]


def rows_of(results: Sequence[RaceResult]) -> list[list[str]]:
    """All results, one a row."""
    return [row_texts(result) for result in results]


def _share(accuracy: float | None) -> str:
    return translate("Race", "diverged") if accuracy is None else share_text(accuracy)


def _guess_text(guess: Guess, names: Texts, right: bool | None) -> str:
    if not guess:
        return NONE
    return f"{winner_text(guess, names)} {RIGHT if right else WRONG}"

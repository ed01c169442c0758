"""Words for the walk: what one sees of a filter at each stop, and why there is no walk."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.network.walk_facts import WalkFacts
from cnnlab.ui.widgets.percents import percent_form

translate = QCoreApplication.translate
WhyNoWalk: TypeAlias = Literal["misfit", "no convolution", "not trained", "no digits"]
ALIKE = 0.6
"""Likeness of patches from which on they are said to be of one piece."""


def no_walk_text(reason: WhyNoWalk) -> str:
    """Why nothing is shown, and what to do."""
    texts: dict[WhyNoWalk, str] = {
        "misfit": translate("Walk", "The network does not fit yet: see the marked layer."),
        "no convolution": translate(
            "Walk", "This network has no convolution, so no filters: add one, then train it."
        ),
        "not trained": translate(
            "Walk", "Not trained yet: start the training, then walk along it here."
        ),
        "no digits": translate(
            "Walk", "There are no examples for this network: choose its data first."
        ),
    }
    return texts[reason]


def filter_text(number: int, step: int) -> str:
    """Which filter is shown, and when."""
    text = translate("Walk", "Filter {number} after step {step}")
    return text.format(number=number, step=f"{step:,}")


def place_text(stop: int, count: int, there: bool, step: int) -> str:
    """At which stop one is, from 0; or after which."""
    if there:
        text = translate("Walk", "Stop {stop} of {count}")
    else:
        text = translate("Walk", "Step {step}, after stop {stop} of {count}")
    return text.format(stop=stop + 1, count=count, step=f"{step:,}")


def digit_text(name: str, value: float) -> str:
    """Under a digit: what it is, and how much it excites the filter."""
    return f"{name}: {value:.1f}".replace("-", "−")


def walk_sentences(facts: WalkFacts) -> list[str]:
    """At most three, of this very training."""
    if not facts.finite:
        return [
            translate("Walk", "The training diverged: these weights are no numbers any more."),
            translate("Walk", "Go back to an earlier stop."),
        ]
    said = {"start": _at_start, "early": _early, "later": _later, "last": _at_last}[facts.part]
    found = said(facts)
    if facts.silent:
        found[-1:] = [
            translate("Walk", "No digit excites this filter: its map is nowhere above 0.")
        ]
    return found


def _at_start(facts: WalkFacts) -> list[str]:
    if facts.step:
        text = translate("Walk", "This is the first moment that was kept: step {step}.")
        return [text.format(step=f"{facts.step:,}"), _edge_now(facts)]
    text = translate(
        "Walk", "The weights are random: a straight edge explains {share} of them, by chance."
    )
    if facts.of_file:
        text = translate("Walk", "Weights of a file: a straight edge explains {share} of them.")
    return [
        text.format(share=_percent(facts.edge.share)),
        translate("Walk", "What its digits have in common is only what matches these weights."),
    ]


def _early(facts: WalkFacts) -> list[str]:
    return [_changed(facts), *_shared(facts)]


def _later(facts: WalkFacts) -> list[str]:
    where = translate("Walk", "What tells digits apart is where ink begins and ends.")
    if facts.outcome in ("became", "was"):
        text = translate(
            "Walk",
            "So this filter is an edge: weights rise towards the {direction} and fall on "
            "the other side.",
        )
        return [where, text.format(direction=direction_text(facts.edge.angle)), _edge_now(facts)]
    if facts.outcome == "grew":
        text = translate(
            "Walk",
            "Weights rise towards the {direction}: the filter is closer to an edge than at first.",
        )
        return [where, text.format(direction=direction_text(facts.edge.angle)), _edge_now(facts)]
    return [
        where,
        translate("Walk", "An edge would find that, but this filter is none: not all are."),
        _edge_now(facts),
    ]


def _at_last(facts: WalkFacts) -> list[str]:
    texts = {
        "became": translate("Walk", "It has become an edge that rises towards the {direction}."),
        "was": translate(
            "Walk", "It was an edge by chance and stays one that rises towards the {direction}."
        ),
        "grew": translate(
            "Walk",
            "It is closer to an edge than at first, rising towards the {direction}, but is none.",
        ),
        "lost": translate("Walk", "It was an edge by chance, and training has undone that."),
        "none": translate("Walk", "This filter did not become an edge: not all do."),
    }
    text = texts[facts.outcome].format(direction=direction_text(facts.edge.angle))
    return [_changed(facts), text, _edge_now(facts)]


def _changed(facts: WalkFacts) -> str:
    text = translate("Walk", "After step {step} the weights have changed by {change}.")
    return text.format(step=f"{facts.step:,}", change=_percent(facts.change))


def _shared(facts: WalkFacts) -> list[str]:
    if facts.alike is None:
        return []
    if facts.blank:
        return [translate("Walk", "Empty paper excites it most: no stroke is in the frames.")]
    if facts.alike >= ALIKE:
        text = translate(
            "Walk",
            "The digits that excite it share a piece of stroke: the frames are {share} alike.",
        )
    else:
        text = translate(
            "Walk", "The digits that excite it share no piece yet: the frames are {share} alike."
        )
    return [text.format(share=_percent(max(0.0, facts.alike)))]


def _edge_now(facts: WalkFacts) -> str:
    text = translate("Walk", "A straight edge explains {now} of it, {first} at the first stop.")
    return text.format(now=_percent(facts.edge.share), first=_percent(facts.first.share))


def direction_text(angle: float) -> str:
    """One of eight directions for an angle in degrees, 0 to the right and 90 up."""
    names = (
        translate("Walk", "right"),
        translate("Walk", "upper right"),
        translate("Walk", "top"),
        translate("Walk", "upper left"),
        translate("Walk", "left"),
        translate("Walk", "lower left"),
        translate("Walk", "bottom"),
        translate("Walk", "lower right"),
    )
    return names[round(angle / 45) % 8]


def _percent(share: float) -> str:
    return percent_form().format(number=round(100 * share))

"""A bench as plain JSON data, and back: what a lab file holds of the Convolution tab."""

from typing import Any, Final

from cnnlab.core.experiment.experiment import OperationSettings
from cnnlab.core.experiment.steps import Cell
from cnnlab.lab.convolution.bench import Bench, OutputMode
from cnnlab.lab.convolution.played import Place
from cnnlab.lessons.fields import TEXT, cell_from, choice_of
from cnnlab.lessons.form import (
    MOST_SIDE,
    experiment_at,
    experiment_data,
    settings_at,
    settings_data,
    white_from,
)
from cnnlab.lessons.form_checks import (
    FormError,
    brief,
    check_length,
    numbers_from,
    pair_from,
    refuse_unknown,
    wanted,
)

MODES: Final[tuple[OutputMode, ...]] = ("fill", "all", "predict")
_MODE: Final = choice_of(MODES)
MOST_LINKS: Final = 50  # of a chain
MOST_KEPT: Final = 3  # as many as there are kinds of operations
MOST_SEED: Final = 2**31 - 1
_OUTPUT: Final = (("filters", 64), ("rows", MOST_SIDE), ("columns", MOST_SIDE))
MOST_CELLS: Final = 100_000
_PREDICTIONS: Final = (("predictions", MOST_CELLS), ("numbers", 4))
_KEYS: Final = frozenset(
    {
        *("experiment", "baseline", "preset", "output_mode", "seed", "white"),
        *("predictions", "reference", "chain", "kept", "shown", "scored"),
    }
)


def bench_data(bench: Bench) -> dict[str, Any]:
    """Everything of a bench as lists, numbers and texts."""
    data: dict[str, Any] = {"experiment": experiment_data(bench.experiment)}
    if bench.baseline is not bench.experiment:
        data["baseline"] = experiment_data(bench.baseline)
    data |= {"preset": bench.preset, "output_mode": bench.output_mode}
    if bench.seed is not None:
        data["seed"] = bench.seed
    if bench.white is not None:
        data["white"] = bench.white
    if bench.predictions:
        data["predictions"] = [[*cell, value] for cell, value in bench.predictions]
    if bench.reference is not None:
        data["reference"] = bench.reference.tolist()
    if bench.chain:
        data["chain"] = [bench_data(link) for link in bench.chain]
    if bench.kept:
        data["kept"] = [settings_data(one) for one in bench.kept]
    if bench.shown:
        data["shown"] = [list(cell) for cell in bench.shown]
    if bench.scored != (0, 0):
        data["scored"] = list(bench.scored)
    return data


def bench_from(data: Any) -> Bench:
    """Bench of such data, checked before memory is taken. Raises FormError."""
    if not isinstance(data, dict):
        raise FormError("object", "bench", came=brief(data))
    refuse_unknown(data, _KEYS)
    experiment = experiment_at(wanted(data, "experiment"), "experiment")
    return Bench(
        experiment,
        experiment_at(data["baseline"], "baseline") if "baseline" in data else experiment,
        TEXT.read(data.get("preset", ""), "preset"),
        _MODE.read(data.get("output_mode", "fill"), "output_mode"),
        _seed(data),
        white_from(data.get("white")),
        _predictions(data.get("predictions", [])),
        _reference(data),
        _chain(data.get("chain", [])),
        _kept(data.get("kept", [])),
        _cells(data.get("shown", []), "shown"),
        pair_from(data.get("scored", [0, 0]), "scored", 0, MOST_SEED),
    )


def document_data(bench: Bench, place: Place) -> dict[str, Any]:
    """A bench and a place as what a lab file holds of the tab. Raises FormError beyond limits."""
    data: dict[str, Any] = {"bench": bench_data(bench), "step": place.step}
    bench_from(data["bench"])
    if place.moment is not None:
        data["moment"] = place.moment
    if place.pinned is not None:
        data["pinned"] = list(place.pinned)
    return data


def document_from(data: dict[str, Any]) -> tuple[Bench, Place]:
    """Bench and place of such data; the place may lie outside the output. Raises FormError."""
    bench = bench_from(wanted(data, "bench"))
    pinned, moment = data.get("pinned"), data.get("moment")
    return bench, Place(
        _count(data.get("step", 0), "step"),
        None if moment is None else _count(moment, "moment"),
        None if pinned is None else cell_from(pinned, "pinned"),
    )


def _count(came: Any, place: str) -> int:
    if type(came) is not int or not 0 <= came <= MOST_SEED:
        raise FormError("range", place, most=MOST_SEED)
    return came


def _seed(data: dict[str, Any]) -> int | None:
    seed = data.get("seed")
    if seed is not None and not (type(seed) is int and 0 <= seed <= MOST_SEED):
        raise FormError("range", "seed", most=MOST_SEED)
    return seed


def _predictions(came: Any) -> tuple[tuple[Cell, float], ...]:
    if came == []:
        return ()
    numbers_from(came, "predictions", _PREDICTIONS)
    made = [
        (cell_from(row[:3], f"predictions[{i}]"), float(row[-1]))
        for i, row in enumerate(came)
        if len(row) == 4
    ]
    if len(made) != len(came):
        raise FormError("lengths", "predictions")
    return tuple(sorted(made, key=lambda one: one[0]))


def _reference(data: dict[str, Any]) -> Any:
    if data.get("reference") is None:
        return None
    array = numbers_from(data["reference"], "reference", _OUTPUT)
    array.flags.writeable = False
    return array


def _chain(came: Any) -> tuple[Bench, ...]:
    check_length(came, "chain", "benches", MOST_LINKS)
    links = []
    for i, link in enumerate(came):
        try:
            links.append(bench_from(link))
        except FormError as error:
            raise error.within(f"chain[{i}]") from None
    return tuple(links)


def _kept(came: Any) -> tuple[OperationSettings, ...]:
    check_length(came, "kept", "operations", MOST_KEPT)
    return tuple(settings_at(one, f"kept[{i}]") for i, one in enumerate(came))


def _cells(came: Any, place: str) -> tuple[Cell, ...]:
    check_length(came, place, "cells", MOST_CELLS)
    return tuple(sorted({cell_from(one, f"{place}[{i}]") for i, one in enumerate(came)}))

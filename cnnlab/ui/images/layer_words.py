"""Names and facts of filters, steps and maps, in words."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from cnnlab.core.experiment.evaluate import Problem
from cnnlab.core.experiment.experiment import Activation
from cnnlab.core.image_filters import KINDS, ImageFilter
from cnnlab.core.pipeline import Conv, Pipeline, Pool, Step, StepResult
from cnnlab.lab.images.layer_filters import NETWORK, NETWORK_SHAPE, LayerFilter, filters_of
from cnnlab.scene.text import number
from cnnlab.ui.images.filter_words import TYPED, filter_names

translate = QCoreApplication.translate
MOST_WEIGHTS = 9  # of a typed filter that are written out
_ACTIVATIONS = {"relu": "RELU", "leaky_relu": "LEAKY RELU", "sigmoid": "SIGMOID", "tanh": "TANH"}


def filter_title(kind: str) -> str:
    """A kind of filter, or the network's first layer, in the language in use."""
    if kind == NETWORK:
        title = translate("ImageFilters", "First layer of the digit network ({n})")
        return title.format(n=NETWORK_SHAPE[0])
    return filter_names()[kind]


def own_title(filter_: LayerFilter) -> str:
    """A filter of a layer by its kind and parameters; typed ones by their first weights."""
    if filter_.name is not None:
        return made_by_title(filter_)
    rows, columns = filter_.weights.shape
    some = [number(float(weight), 2) for weight in filter_.weights.flat[:MOST_WEIGHTS]]
    more = " …" if filter_.weights.size > MOST_WEIGHTS else ""
    text = translate("ImageFilters", "Typed weights {rows}×{columns}: {weights}")
    return text.format(rows=rows, columns=columns, weights=" ".join(some) + more)


def made_by_title(filter_: LayerFilter) -> str:
    """The same, for a map's title: of typed ones no weights, which would not fit."""
    if isinstance(filter_.name, ImageFilter):
        return parameters_title(filter_.name)
    return filter_title(filter_.name or TYPED)


def parameters_title(filter_: ImageFilter) -> str:
    """A kind of filter with its parameters, the size last."""
    names = [parameter.name for parameter in KINDS[filter_.kind].parameters]
    values = [(name, value) for name, value in zip(names, filter_.values, strict=True)]
    ordered = sorted(values, key=lambda pair: pair[0] == "size")
    parts = [_parameter_text(name, value) for name, value in ordered]
    comma = translate("ImageFilters", ", ")
    return comma.join([filter_title(filter_.kind), *parts])


def _parameter_text(name: str, value: float) -> str:
    text = {
        "size": "{value}×{value}",
        "sigma": "σ {value}",
        "angle": "{value}°",
        "amount": translate("ImageFilters", "amount {value}"),
        "wavelength": translate("ImageFilters", "wavelength {value}"),
    }[name]
    return text.format(value=number(value, 4))


def step_title(pipeline: Pipeline, place: int) -> str:
    """CONV 1, RELU 1, POOL 1, CONV 2 and so on."""
    step = pipeline.steps[place]
    same = [s for s in pipeline.steps[: place + 1] if type(s) is type(step)]
    return f"{_kind(step)} {len(same)}"


def code_name(pipeline: Pipeline, place: int, map_: int) -> str:
    """A map as code would call it, counted from 0: conv1[4]."""
    title = step_title(pipeline, place).lower().replace("leaky relu", "leaky_relu")
    return f"{title.replace(' ', '')}[{map_}]"


def shape_text(shape: tuple[int, int, int]) -> str:
    """Channels × rows × columns."""
    return "×".join(map(str, shape))


def cost_text(result: StepResult) -> str:
    """How many multiplications it takes."""
    if not result.multiplications:
        return translate("ImageLayers", "no multiplications")
    text = translate("ImageLayers", "{count} multiplications")
    return text.format(count=f"{result.multiplications:,}")


def map_title(
    pipeline: Pipeline, place: int, map_: int, maps_before: int, known: Sequence[ImageFilter] = ()
) -> str:
    """A map's name and, of a CONV step, the filter that made it.

    ``known`` are kinds with parameters of which the step may have some.
    """
    name = code_name(pipeline, place, map_)
    step = pipeline.steps[place]
    filters = filters_of(step, known) if isinstance(step, Conv) else ()
    made_by = map_ // max(1, maps_before)
    if made_by >= len(filters):
        return name
    if filters[made_by].name == NETWORK:
        text = translate("ImageLayers", "{map}  filter {n} of the digit network")
        return text.format(map=name, n=made_by)
    return f"{name}  {made_by_title(filters[made_by])}"


def problem_text(problem: Problem) -> str:
    """Why a step has no result, and the mend."""
    n = problem.numbers
    if problem.code == "too_small":
        text = translate(
            "ImageLayers",
            "The window spans {window} pixels and the map only {padded}: choose a smaller window, "
            "fewer layers or a larger picture.",
        )
    elif problem.code == "channels":
        text = translate(
            "ImageLayers",
            "The filters have {filter} channels and the maps are {input}: choose other filters.",
        )
    elif problem.code == "memory":
        text = translate(
            "ImageLayers", "There is not enough memory: choose fewer filters or a smaller picture."
        )
    else:
        text = translate(
            "ImageLayers",
            "The maps would have {came} numbers, and at most {most} are worked out: choose fewer "
            "filters or a smaller picture.",
        )
    return text.format(**{key: f"{value:,}" for key, value in n.items()})


def pool_text(kind: str, size: int) -> str:
    """A pool by name."""
    text = translate("ImageLayers", "Max pool {size}×{size}")
    if kind == "average":
        text = translate("ImageLayers", "Average pool {size}×{size}")
    return text.format(size=size)


def _kind(step: Step) -> str:
    if isinstance(step, Conv):
        return "CONV"
    if isinstance(step, Pool):
        return "POOL"
    assert isinstance(step, Activation)  # noqa: S101 - the third kind
    return _ACTIVATIONS[step.kind]

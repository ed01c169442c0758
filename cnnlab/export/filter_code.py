"""What a filter, an activation or a pool does around a pixel, as a short program.

Axis order: input (C, H, W), filters (K, C, kh, kw).
"""

from typing import Final, Literal, TypeAlias

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.functions import Function
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.core.image_filters import Combined
from cnnlab.core.shapes import Pair, effective_field, output_size
from cnnlab.export.code_text import (
    IMPORTS,
    Library,
    Words,
    head,
    numbers,
    sigmoid_if,
    tidy,
    value,
)

FilterLibrary: TypeAlias = Literal["numpy", "torch", "scipy"]
FILTER_LIBRARIES: Final[tuple[FilterLibrary, ...]] = ("numpy", "torch", "scipy")
FILTER_IMPORTS: Final[dict[FilterLibrary, str]] = {
    "numpy": IMPORTS["numpy"],
    "torch": "import torch\nimport torch.nn.functional as F",
    "scipy": "import numpy as np\nfrom scipy import ndimage, signal",
}


def filter_program(
    experiment: Experiment,
    filter_: int,
    library: FilterLibrary,
    language: str = "en",
    combined: Combined | None = None,
) -> str:
    """Program that prints y, the output of an experiment; of a convolution, that of one filter.

    With ``combined`` it is what becomes of the outputs of two filters. The experiment has no
    padding of its own and no bias. PyTorch's numbers are printed as lists.
    """
    say, base = Words(language), base_of(library)
    operation = experiment.operation
    if isinstance(operation, Convolution):
        title = say("A filter on a picture: the products of each window are added up.")
        if combined is None:
            body = _convolution(experiment, filter_, operation, library, say)
        else:
            title = say("Two filters on a picture, and what becomes of both results.")
            body = _pair(experiment, operation, combined, library, say)
    elif isinstance(operation, Pooling):
        title, body = _pool(experiment, operation, library, say)
    else:
        title, body = activation_lines(operation, base, say)
    plain = library == "scipy" and isinstance(operation, Activation)
    lines = [
        head(title, base, IMPORTS[base] if plain else FILTER_IMPORTS[library]),
        f"x = {_planes(experiment.input, base)}  # {say('the pixels that are read')}",
        *body,
        'print("y =", y.tolist())',
    ]
    return tidy("\n".join(lines))


def _convolution(
    e: Experiment, filter_: int, operation: Convolution, library: FilterLibrary, say: Words
) -> list[str]:
    base, weights = base_of(library), e.filters[filter_]
    lines = [f"w = {_planes(weights, base)}  # {say('the filter')}"]
    lines += flip_lines(operation, base, say)
    ways = {"numpy": _slide_numpy, "torch": _slide_torch, "scipy": _slide_scipy}
    return lines + ways[library](e, say)


def flip_lines(operation: Convolution, base: Library, say: Words) -> list[str]:
    """The filter w is turned, where it is."""
    if not operation.flip:
        return []
    flipped = "w.flip(-2, -1)" if base == "torch" else "w[..., ::-1, ::-1]"
    return [f"w = {flipped}  # {say('turned by 180 degrees, as in mathematics')}"]


def _pair(
    e: Experiment, operation: Convolution, combined: Combined, library: FilterLibrary, say: Words
) -> list[str]:
    """One filter after the other, then the length or the angle of both results."""
    lines = []
    for filter_, name in enumerate(("right", "down")):
        lines += [*_convolution(e, filter_, operation, library, say), f"{name} = y", ""]
    return [*lines, combined_line(combined, base_of(library), say)]


def combined_line(combined: Combined, base: Library, say: Words) -> str:
    """Of the results ``right`` and ``down`` of a pair to y."""
    module = "torch" if base == "torch" else "np"
    if combined == "magnitude":
        return f"y = {module}.hypot(right, down)  # {say('the length of the gradient')}"
    angle = f"y = {module}.arctan2(0 - down, right)"
    return f"{angle}  # {say('its angle in radians; rows count downwards')}"


def _slide_numpy(e: Experiment, say: Words) -> list[str]:
    many = len(e.input) > 1
    reach = tuple(_reach(e))
    step = f"::{e.stride[0]}, ::{e.stride[1]}, ::{e.dilation[0]}, ::{e.dilation[1]}"
    axes = "(1, 2)" if many else "(0, 1)"
    sums = "(0, 3, 4)" if many else "(2, 3)"
    first = ":, " if many else ""
    shaped = "w[:, None, None]" if many else "w"
    return [
        f"# {say('Each window (rows, columns), by the place of its output.')}",
        f"windows = np.lib.stride_tricks.sliding_window_view(x, {reach}, axis={axes})",
        f"windows = windows[{first}{step}]",
        f"y = (windows * {shaped}).sum(axis={sums})",
    ]


def _slide_torch(e: Experiment, say: Words) -> list[str]:
    del say
    batch = "[None]" if len(e.input) > 1 else "[None, None]"
    how = f"stride={e.stride}, dilation={e.dilation}"
    return [f"y = F.conv2d(x{batch}, w{batch}, {how})[0, 0]"]


def _slide_scipy(e: Experiment, say: Words) -> list[str]:
    shape = (*((len(e.input),) if len(e.input) > 1 else ()), *_reach(e))
    lines, name = wide_lines(shape, e.dilation, say)
    step = f"[::{e.stride[0]}, ::{e.stride[1]}]"
    lines.append(f'y = signal.correlate(x, {name}, mode="valid", method="direct")')
    channel = "[0]" if len(e.input) > 1 else ""
    return [*lines, f"y = y{channel}{step}"]


def wide_lines(shape: tuple[int, ...], dilation: Pair, say: Words) -> tuple[list[str], str]:
    """The filter with zeros between its weights, and what it is called then."""
    if dilation == (1, 1):
        return [], "w"
    return [
        f"wide = np.zeros({shape})  # {say('zeros between the weights')}",
        f"wide[..., ::{dilation[0]}, ::{dilation[1]}] = w",
    ], "wide"


def _reach(e: Experiment) -> list[int]:
    """Pixels from a window's first weight to its last, along both axes."""
    return [effective_field(k, d) for k, d in zip(e.filters.shape[2:], e.dilation, strict=True)]


def _pool(
    e: Experiment, pooling: Pooling, library: FilterLibrary, say: Words
) -> tuple[str, list[str]]:
    ways = {"numpy": _pool_numpy, "torch": _pool_torch, "scipy": _pool_scipy}
    return pool_title(pooling, say), ways[library](e, pooling, say)


def pool_title(pooling: Pooling, say: Words) -> str:
    """What a program is called that pools."""
    if pooling.kind == "average":
        return say("A pool: the mean of each window.")
    return say("A pool: the largest number of each window.")


def _windows(e: Experiment, pooling: Pooling) -> tuple[list[int], list[int]]:
    """How many windows there are, and how many pixels of the last are missing, along both axes."""
    counts, missing = [], []
    for size, window, stride in zip(e.input.shape[1:], pooling.size, e.stride, strict=True):
        count = output_size(size, window, stride, partial=pooling.partial)
        counts.append(count)
        missing.append(max(0, (count - 1) * stride + window - size))
    return counts, missing


def _pool_numpy(e: Experiment, pooling: Pooling, say: Words) -> list[str]:
    _, missing = _windows(e, pooling)
    lines, prefix = [], ""
    if any(missing):
        pad = f"((0, {missing[0]}), (0, {missing[1]}))"
        text = say("partial windows at the edge")
        lines, prefix = [f"x = np.pad(x, {pad}, constant_values=np.nan)  # {text}"], "nan"
    name = prefix + ("max" if pooling.kind == "max" else "mean")
    return [
        *lines,
        f"windows = np.lib.stride_tricks.sliding_window_view(x, {pooling.size})",
        f"y = np.{name}(windows[::{e.stride[0]}, ::{e.stride[1]}], axis=(2, 3))",
    ]


def _pool_torch(e: Experiment, pooling: Pooling, say: Words) -> list[str]:
    del say
    name = "max_pool2d" if pooling.kind == "max" else "avg_pool2d"
    how = f"{pooling.size}, stride={e.stride}, ceil_mode={pooling.partial}"
    return [f"y = F.{name}(x[None, None], {how})[0, 0]"]


def _pool_scipy(e: Experiment, pooling: Pooling, say: Words) -> list[str]:
    counts, _ = _windows(e, pooling)
    origin = tuple(-(size // 2) for size in pooling.size)
    how = f'size={pooling.size}, origin={origin}, mode="constant"'
    part = f"[::{e.stride[0]}, ::{e.stride[1]}][: {counts[0]}, : {counts[1]}]"
    if pooling.kind == "max":
        return [f"y = ndimage.maximum_filter(x, {how}, cval=-np.inf){part}"]
    return [
        f"inside = ndimage.uniform_filter(np.ones_like(x), {how})"
        f"  # {say('how much of a window lies inside')}",
        f"y = (ndimage.uniform_filter(x, {how}) / inside){part}",
    ]


def activation_lines(operation: Activation, base: Library, say: Words) -> tuple[str, list[str]]:
    """What a program is called that applies a function to x, and its lines."""
    function = Function(operation.kind, operation.slope)
    lines = [
        sigmoid_if(operation.kind == "sigmoid", base, say),
        f"y = {value(function, 'x', base)}",
    ]
    return say("An activation function on each number."), lines


def base_of(library: FilterLibrary) -> Library:
    """Whose arrays and functions it uses."""
    return "torch" if library == "torch" else "numpy"


def _planes(array: Array, base: Library) -> str:
    """Channels (C, H, W) as an expression; a single one as (H, W)."""
    return numbers(np.asarray(array[0] if len(array) == 1 else array), base)

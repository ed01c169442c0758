"""The experiment on the bench as a short program: the loops of its arithmetic, or PyTorch's call.

Axis order: input (C, H, W), filters (K, C, kh, kw), output (K, OH, OW).
"""

from cnnlab.core.experiment.evaluate import Evaluation
from cnnlab.core.experiment.experiment import Activation, Convolution, Experiment, Pooling
from cnnlab.core.shapes import Pair, effective_field
from cnnlab.export.code_text import IMPORTS, Library, Words, head, numbers, tidy
from cnnlab.export.filter_code import FILTER_IMPORTS, activation_lines, flip_lines, pool_title


def bench_program(evaluation: Evaluation, library: Library, language: str = "en") -> str:
    """Program that prints the output of an experiment, a row a line, every digit kept."""
    e, say = evaluation.plan.experiment, Words(language)
    operation = e.operation
    if isinstance(operation, Convolution):
        title = say("A convolution: the products of each window are added up, and the bias.")
        body = _convolution(evaluation, operation, library, say)
    elif isinstance(operation, Pooling):
        title, body = pool_title(operation, say), _pool(evaluation, operation, library, say)
    else:
        title, body = activation_lines(operation, library, say)
    imports = IMPORTS if isinstance(operation, Activation) else FILTER_IMPORTS
    lines = [
        head(title, library, imports[library]),
        f"x = {numbers(e.input, library)}  # {say('the input: channels, rows, columns')}",
        *body,
        "",
        "for i, rows in enumerate(y.tolist()):",
        '    print(f"o{i}:")',
        "    for row in rows:",
        "        print(*row)",
    ]
    return tidy("\n".join(lines))


def _convolution(
    evaluation: Evaluation, operation: Convolution, library: Library, say: Words
) -> list[str]:
    e = evaluation.plan.experiment
    lines = [
        f"w = {numbers(e.filters, library)}  # {say('the filters: filter, channel, row, column')}",
        f"b = {numbers(e.biases, library)}  # {say('a bias for each')}",
        *flip_lines(operation, library, say),
    ]
    times = "" if e.scale == 1 else f" * {e.scale.numerator} / {e.scale.denominator}"
    if library == "torch":
        how = f"stride={e.stride}, padding={e.padding}, dilation={e.dilation}"
        call = f"F.conv2d(x[None], w, {how})[0]"
        return [*lines, f"y = {call}{times} + b[:, None, None]"]
    parts = [_part(e, axis, e.filters.shape[2 + axis], e.dilation[axis]) for axis in (0, 1)]
    return [
        *lines,
        *_padded(e.padding, "", say),
        "",
        *_loops(evaluation.output_shape, f"x[:, {parts[0]}, {parts[1]}]", say, filters=True),
        f"            y[k, i, j] = (window * w[k]).sum(){times} + b[k]",
    ]


def _pool(evaluation: Evaluation, pooling: Pooling, library: Library, say: Words) -> list[str]:
    e = evaluation.plan.experiment
    if library == "torch":
        return _pool_torch(evaluation, pooling, say)
    parts = [_part(e, axis, pooling.size[axis], 1) for axis in (0, 1)]
    padded = any(e.padding)
    outside = "-np.inf" if pooling.kind == "max" else "np.nan"
    name = "max" if pooling.kind == "max" else "nanmean" if padded else "mean"
    return [
        *_padded(e.padding, f", constant_values={outside}", say),
        "",
        *_loops(evaluation.output_shape, f"x[:, {parts[0]}, {parts[1]}]", say, filters=False),
        f"        y[:, i, j] = np.{name}(window, axis=(1, 2))",
    ]


def _pool_torch(evaluation: Evaluation, pooling: Pooling, say: Words) -> list[str]:
    """PyTorch pads by half a window at most; more is put around the input first."""
    e = evaluation.plan.experiment
    how = f"{pooling.size}, stride={e.stride}, ceil_mode={pooling.partial}"
    _, rows, columns = evaluation.output_shape
    inside = f"[0, :, :{rows}, :{columns}]"
    usual = all(2 * p <= size for p, size in zip(e.padding, pooling.size, strict=True))
    if usual:
        more = "" if pooling.kind == "max" else ", count_include_pad=False"
        name = "max_pool2d" if pooling.kind == "max" else "avg_pool2d"
        return [f"y = F.{name}(x[None], {how}, padding={e.padding}{more})[0]"]
    down, across = e.padding
    around = f"({across}, {across}, {down}, {down})"
    text = say("PyTorch itself pads by half a window at most")
    if pooling.kind == "max":
        return [
            f'x = F.pad(x, {around}, value=-float("inf"))  # {text}',
            f"y = F.max_pool2d(x[None], {how}){inside}",
        ]
    return [
        f"ones = F.pad(torch.ones_like(x), {around})  # {text}",
        f"y = F.avg_pool2d(F.pad(x, {around})[None], {how}){inside}",
        f"y = y / F.avg_pool2d(ones[None], {how}){inside}",
    ]


def _padded(padding: Pair, how: str, say: Words) -> list[str]:
    if not any(padding):
        return []
    around = f"((0, 0), ({padding[0]}, {padding[0]}), ({padding[1]}, {padding[1]}))"
    return [f"x = np.pad(x, {around}{how})  # {say('padding around each channel')}"]


def _part(e: Experiment, axis: int, size: int, dilation: int) -> str:
    """What a window reads along an axis, as a slice; the far edge cuts a partial one."""
    name, stride = "ij"[axis], e.stride[axis]
    start = name if stride == 1 else f"{stride} * {name}"
    step = "" if dilation == 1 else f" : {dilation}"
    return f"{start} : {start} + {effective_field(size, dilation)}{step}"


def _loops(shape: tuple[int, int, int], read: str, say: Words, *, filters: bool) -> list[str]:
    outer = [f"for k in range({shape[0]}):"] if filters else []
    deep = "    " * len(outer)
    return [
        f"y = np.zeros({shape})  # {say('the output')}",
        *outer,
        f"{deep}for i in range({shape[1]}):",
        f"{deep}    for j in range({shape[2]}):",
        f"{deep}        window = {read}",
    ]

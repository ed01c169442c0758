"""Texts for kernels, channels, operations, shapes and problems."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from cnnlab.core.experiment.evaluate import Evaluation, Problem
from cnnlab.core.experiment.experiment import Convolution, Experiment, Pooling
from cnnlab.core.shapes import Pair

FUNCTIONS = {"relu": "ReLU", "leaky_relu": "Leaky ReLU", "sigmoid": "sigmoid", "tanh": "tanh"}
"""Activation functions, as they are called in a sentence."""
_KERNELS = {
    "identity": QT_TRANSLATE_NOOP("Labels", "Identity"),
    "blur": QT_TRANSLATE_NOOP("Labels", "Blur (Gaussian)"),
    "box_blur": QT_TRANSLATE_NOOP("Labels", "Blur (box)"),
    "sharpen": QT_TRANSLATE_NOOP("Labels", "Sharpen"),
    "sobel_x": QT_TRANSLATE_NOOP("Labels", "Sobel, vertical edges"),
    "sobel_y": QT_TRANSLATE_NOOP("Labels", "Sobel, horizontal edges"),
    "laplacian": QT_TRANSLATE_NOOP("Labels", "Laplacian, all edges"),
    "emboss": QT_TRANSLATE_NOOP("Labels", "Emboss"),
}
_PROBLEMS = {
    "too_small": QT_TRANSLATE_NOOP(
        "Labels",
        "No output: the window reaches over {window} cells, but the padded input has only "
        "{padded}. Use a larger input, more padding or a smaller filter.",
    ),
    "channels": QT_TRANSLATE_NOOP(
        "Labels",
        "No output: the filters have {filter} channels and the input has {input}. They must be "
        "the same number.",
    ),
    "biases": QT_TRANSLATE_NOOP(
        "Labels", "No output: {biases} biases for {filters} filters. Each filter has one."
    ),
    "stride": QT_TRANSLATE_NOOP("Labels", "No output: the stride must be at least {least}."),
    "padding": QT_TRANSLATE_NOOP("Labels", "No output: the padding must be at least {least}."),
    "dilation": QT_TRANSLATE_NOOP("Labels", "No output: the dilation must be at least {least}."),
    "pool_padding": QT_TRANSLATE_NOOP(
        "Labels", "No output: a padding of {padding} must be smaller than the window of {size}."
    ),
}


translate = QCoreApplication.translate


def kernel_name(kernel: str) -> str:
    """A named filter, as a menu says it."""
    return translate("Labels", str(_KERNELS[kernel]))


def channel_letter(channel: int, channels: int) -> str:
    """R, G, B for three channels, c0, c1 … for others, nothing for a single one."""
    if channels == 1:
        return ""
    return "RGB"[channel] if channels == 3 else f"c{channel}"


def channel_name(channel: int, channels: int) -> str:
    """The channel for a sentence."""
    letter = channel_letter(channel, channels)
    return translate("Labels", "channel {name}").format(name=letter or "0")


def times(*sizes: int) -> str:
    """Sizes with a multiplication sign between: 5×5×3."""
    return "×".join(str(size) for size in sizes)


def volume(shape: tuple[int, int, int]) -> str:
    """(C, H, W) the way tutorials say it: H×W×C."""
    return times(shape[1], shape[2], shape[0])


def both(pair: Pair) -> str:
    """One number for both axes, or rows × columns."""
    return str(pair[0]) if pair[0] == pair[1] else times(*pair)


def operation_name(e: Experiment) -> str:
    """The operation in a word or two."""
    operation = e.operation
    if isinstance(operation, Convolution):
        return translate("Labels", "convolution {size}").format(size=times(*e.filters.shape[2:]))
    if isinstance(operation, Pooling):
        size = times(*operation.size)
        if operation.kind == "max":
            return translate("Labels", "max pooling {size}").format(size=size)
        return translate("Labels", "average pooling {size}").format(size=size)
    name = FUNCTIONS[operation.kind]
    return name[0].upper() + name[1:]


def problem_text(problem: Problem) -> str:
    """Why there is no output, and what helps."""
    return translate("Labels", str(_PROBLEMS[problem.code])).format(**problem.numbers)


def cost_text(evaluation: Evaluation) -> str:
    """Shapes, parameters and multiplications of what is shown."""
    return translate(
        "Labels",
        "{input} → {output}    {parameters} parameters    {multiplications} multiplications",
    ).format(
        input=volume(evaluation.input_shape),
        output=volume(evaluation.output_shape),
        parameters=f"{evaluation.parameters:,}",
        multiplications=f"{evaluation.multiplications:,}",
    )

"""Parts of programs as text: numbers, activation functions, and comments in two languages."""

import re
import textwrap
from typing import Final, Literal, TypeAlias

from cnnlab.core.arrays import Array
from cnnlab.core.dense.functions import Function

Library: TypeAlias = Literal["numpy", "torch"]
MAKERS: Final[dict[Library, str]] = {"numpy": "np.array", "torch": "torch.tensor"}
IMPORTS: Final[dict[Library, str]] = {"numpy": "import numpy as np", "torch": "import torch"}
_SETTINGS: Final[dict[Library, str]] = {
    "numpy": "np.set_printoptions(precision=10)",
    "torch": "torch.set_default_dtype(torch.float64)\ntorch.set_printoptions(precision=10)",
}
WIDTH: Final = 88
SIGMOID: Final = '''
def sigmoid(z):
    """{sigmoid}"""
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, e) / (1 + e)

'''
_VALUES: Final[dict[Library, dict[str, str]]] = {
    "numpy": {
        "linear": "{z}",
        "sigmoid": "sigmoid({z})",
        "tanh": "np.tanh({z})",
        "relu": "np.maximum(0, {z})",
        "leaky_relu": "np.where({z} > 0, {z}, {slope} * {z})",
    },
    "torch": {
        "linear": "{z}",
        "sigmoid": "torch.sigmoid({z})",
        "tanh": "torch.tanh({z})",
        "relu": "torch.relu({z})",
        "leaky_relu": "torch.where({z} > 0, {z}, {slope} * {z})",
    },
}
_SLOPES: Final = {
    "sigmoid": "sigmoid({z}) * sigmoid(-{z})",
    "tanh": "(1 - np.tanh({z}) ** 2)",
    "relu": "({z} > 0)",
    "leaky_relu": "np.where({z} > 0, 1, {slope})",
}
_CHINESE: Final = {
    "One neuron: the weighted sum z of its inputs, then a = g(z).": (
        "一个神经元：先求输入的加权和 z，再求 a = g(z)。"
    ),
    "inputs": "输入",
    "weights": "权重",
    "bias": "偏置",
    "target": "目标",
    "1 / (1 + e^-z), without overflow.": "1 / (1 + e^-z)，不会溢出。",
    "A fully connected network, layer by layer.": "全连接网络，逐层计算。",
    "The first column of each Theta holds the biases.": "每个 Theta 的第一列是偏置。",
    "Forward pass: z = Theta a, with a 1 before a for the bias.": (
        "前向传播：z = Theta a，a 前面的 1 对应偏置。"
    ),
    "The loss: the squared error, halved.": "损失：平方误差的一半。",
    "The loss: the cross-entropy -(y ln h + (1 - y) ln(1 - h)), written with z.": (
        "损失：交叉熵 −(y ln h + (1 − y) ln(1 − h))，用 z 写出。"
    ),
    "Backward pass: a gradient is the error of the unit times what flowed in.": (
        "反向传播：梯度 = 单元的误差 × 流入的值。"
    ),
    "Backward pass: autograd does it.": "反向传播：由自动求导完成。",
    "Points are fitted by gradient descent, from the weights below.": (
        "从下面的权重出发，用梯度下降拟合这些点。"
    ),
    "x1, x2 and the class of each point": "每个点的 x1、x2 和类别",
    "Points that are held out: the fit does not see them.": "留出的点：拟合时看不到它们。",
    "The initial weights, of seed {seed}.": "初始权重（种子 {seed}）。",
    "Sums and activations of all layers; of x, the first.": (
        "所有层的加权和与激活值；第一个激活值是 x。"
    ),
    "Mean cross-entropy of sigmoid(z), finite however large z is.": (
        "sigmoid(z) 的平均交叉熵，z 再大也有限。"
    ),
    "Which points a step sees: in each epoch all of them, in an order of its own.": (
        "每一步用哪些点：每一轮用到全部点，顺序各不相同。"
    ),
    "the error of the output": "输出层的误差",
    "A filter on a picture: the products of each window are added up.": (
        "图像上的滤波器：把每个窗口的乘积相加。"
    ),
    "Two filters on a picture, and what becomes of both results.": (
        "图像上的两个滤波器，以及由两个结果得到的数。"
    ),
    "A filter on a picture file, as it is used here. Run it with two names:": (
        "对图像文件使用这里的滤波器。运行时给出两个文件名："
    ),
    "A result called .npy holds the numbers, any other is a picture of them.": (
        "结果若名为 .npy，则保存数值；否则保存为图像。"
    ),
    "the channel": "通道",
    "grey, 0 to 255": "灰度，0 到 255",
    "more than 8 bits: the range that is used": "超过 8 位：取用到的范围",
    "strides of windows, then of weights in them": "先是窗口的步长，再是窗口内权重的间隔",
    "PyTorch would mirror the picture only once": "PyTorch 自身只能镜像一次",
    "zero is a half": "零对应一半",
    "red, green, blue: lowest, zero, highest": "红、绿、蓝：最小、零、最大",
    "the length of the gradient": "梯度的长度",
    "its angle in radians; rows count downwards": "梯度的角度（弧度）；行号向下增大",
    "A pool: the largest number of each window.": "池化：取每个窗口的最大值。",
    "A pool: the mean of each window.": "池化：取每个窗口的平均值。",
    "An activation function on each number.": "对每个数应用激活函数。",
    "the pixels that are read": "读取的像素",
    "the filter": "滤波器",
    "turned by 180 degrees, as in mathematics": "旋转 180°，与数学定义一致",
    "Each window (rows, columns), by the place of its output.": (
        "每个窗口（行、列），按其输出的位置排列。"
    ),
    "zeros between the weights": "权重之间补零",
    "partial windows at the edge": "边缘处的不完整窗口",
    "how much of a window lies inside": "窗口在图像内的比例",
    "A convolution: the products of each window are added up, and the bias.": (
        "卷积：把每个窗口的乘积相加，再加偏置。"
    ),
    "the input: channels, rows, columns": "输入：通道、行、列",
    "the filters: filter, channel, row, column": "滤波器：滤波器、通道、行、列",
    "a bias for each": "每个滤波器一个偏置",
    "padding around each channel": "每个通道四周的填充",
    "the output": "输出",
    "PyTorch itself pads by half a window at most": "PyTorch 自身最多填充半个窗口",
    "A network of one layer after the other.": "由各层依次相连的网络。",
    "The weights of a file that was saved here:": "载入在这里保存的权重文件：",
    "The sigmoid and the cross-entropy in one.": "sigmoid 与交叉熵合在一起。",
}
"""Comments by the English ones."""


class Words:
    """Comments in one of the program's languages."""

    def __init__(self, language: str) -> None:
        self._chinese = language == "zh_CN"

    def __call__(self, text: str) -> str:
        """A comment; English stays as it is."""
        return _CHINESE[text] if self._chinese else text


def numbers(array: Array, library: Library, indent: str = "") -> str:
    """An array as an expression, every digit kept, a row of a matrix a line."""
    if array.ndim == 1:
        inside = ", ".join(map(repr, array.tolist()))
        if len(inside) < WIDTH - 30:
            return f"{MAKERS[library]}([{inside}])"
        wrapped = textwrap.fill(
            inside, WIDTH, initial_indent=f"{indent}    ", subsequent_indent=f"{indent}    "
        )
        return f"{MAKERS[library]}([\n{wrapped},\n{indent}])"
    return f"{MAKERS[library]}([\n{_rows(array, indent + '    ')}{indent}])"


def _rows(array: Array, indent: str) -> str:
    if array.ndim == 2:
        return "".join(f"{indent}{row!r},\n" for row in array.tolist())
    parts = (f"{indent}[\n{_rows(part, indent + '    ')}{indent}],\n" for part in array)
    return "".join(parts)


def value(function: Function, z: str, library: Library) -> str:
    """The activation of what is called ``z``, as an expression."""
    return _VALUES[library][function.kind].format(z=z, slope=repr(function.slope))


def slope(function: Function, z: str) -> str:
    """The derivative, to be multiplied by, in NumPy; empty where it is 1."""
    return _SLOPES.get(function.kind, "").format(z=z, slope=repr(function.slope))


def sigmoid_if(needed: bool, library: Library, say: Words) -> str:
    """The definition that NumPy programs with a sigmoid need."""
    if not needed or library == "torch":
        return ""
    return SIGMOID.format(sigmoid=say("1 / (1 + e^-z), without overflow."))


def head(title: str, library: Library, imports: str = "") -> str:
    """The first lines: what the program does, and what it imports if not the library alone."""
    return f"# {title}\n{imports or IMPORTS[library]}\n\n{_SETTINGS[library]}\n"


def tidy(text: str) -> str:
    """A program with two blank lines round each function, and never more."""
    text = re.sub(r"\n+(?=def )", "\n\n\n", text)
    return re.sub(r"\n{4,}", "\n\n\n", text).rstrip() + "\n"

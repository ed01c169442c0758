"""What a learner sees as a short program that prints the same numbers, in NumPy or PyTorch."""

from cnnlab.core.arrays import Array
from cnnlab.core.dense.backward import LossKind
from cnnlab.core.dense.dense import Dense
from cnnlab.core.dense.neuron import Neuron
from cnnlab.export.code_text import (
    Library,
    Words,
    head,
    numbers,
    sigmoid_if,
    slope,
    tidy,
    value,
)

BEFORE = {"numpy": "np.append(1, {a})", "torch": "torch.cat([one, {a}])"}


def neuron_program(neuron: Neuron, library: Library, language: str = "en") -> str:
    """Program that prints the terms w x, z and a."""
    say = Words(language)
    item = "" if library == "numpy" else ".item()"
    lines = [
        head(say("One neuron: the weighted sum z of its inputs, then a = g(z)."), library),
        f"x = {numbers(neuron.x, library)}  # {say('inputs')}",
        f"w = {numbers(neuron.w, library)}  # {say('weights')}",
        f"b = {neuron.b!r}  # {say('bias')}",
        sigmoid_if(neuron.function.kind == "sigmoid", library, say),
        "z = (w * x).sum() + b",
        f"a = {value(neuron.function, 'z', library)}",
        'print("w * x =", w * x)',
        f'print("z =", z{item})',
        f'print("a =", a{item})',
    ]
    return tidy("\n".join(lines))


def dense_program(
    dense: Dense,
    x: Array,
    library: Library,
    target: Array | None = None,
    loss: LossKind = "squared",
    language: str = "en",
) -> str:
    """Program that prints z and a of each layer for one example ``x`` (inputs,).

    With a ``target`` (outputs,) it prints the loss and the gradient of each weight too.
    """
    say, has_target = Words(language), target is not None
    sigmoid = any(function.kind == "sigmoid" for function in dense.functions)
    lines = [
        head(say("A fully connected network, layer by layer."), library),
        f"x = {numbers(x, library)}  # {say('inputs')}",
    ]
    if target is not None:
        lines.append(f"y = {numbers(target, library)}  # {say('target')}")
    lines.append(f"\n# {say('The first column of each Theta holds the biases.')}")
    for j, weights in enumerate(dense.weights, 1):
        lines.append(f"Theta{j} = {_weights(weights, library, has_target)}")
    lines += [sigmoid_if(sigmoid, library, say), *_forward(dense, library, say)]
    if has_target:
        back = _backward(dense, loss, say) if library == "numpy" else _autograd(dense, say)
        lines += ["", *_loss(dense, loss, library, say), "", *back]
    return tidy("\n".join(lines))


def _weights(array: Array, library: Library, trained: bool) -> str:
    text = numbers(array, library)
    return f"{text[:-1]}, requires_grad=True)" if library == "torch" and trained else text


def _forward(dense: Dense, library: Library, say: Words) -> list[str]:
    lines = [f"# {say('Forward pass: z = Theta a, with a 1 before a for the bias.')}"]
    if library == "torch":
        lines.append("one = torch.ones(1)")
    lines.append("a1 = x")
    for j, function in enumerate(dense.functions, 1):
        before = BEFORE[library].format(a=f"a{j}")
        lines += [
            f"z{j + 1} = Theta{j} @ {before}",
            f"a{j + 1} = {value(function, f'z{j + 1}', library)}",
            f'print("z{j + 1} =", {_shown(f"z{j + 1}", library)})',
            f'print("a{j + 1} =", {_shown(f"a{j + 1}", library)})',
        ]
    return lines


def _shown(name: str, library: Library) -> str:
    return name if library == "numpy" else f"{name}.tolist()"


def _loss(dense: Dense, loss: LossKind, library: Library, say: Words) -> list[str]:
    last, module = len(dense.weights) + 1, "np" if library == "numpy" else "torch"
    if loss == "squared":
        words = "The loss: the squared error, halved."
        formula = f"0.5 * ((a{last} - y) ** 2).sum()"
    else:
        words = "The loss: the cross-entropy -(y ln h + (1 - y) ln(1 - h)), written with z."
        zero = "0" if library == "numpy" else f"torch.zeros_like(z{last})"
        formula = f"({module}.logaddexp({zero}, z{last}) - y * z{last}).sum()"
    item = "" if library == "numpy" else ".item()"
    return [f"# {say(words)}", f"loss = {formula}", f'print("loss =", loss{item})']


def _backward(dense: Dense, loss: LossKind, say: Words) -> list[str]:
    last = len(dense.weights) + 1
    words = "Backward pass: a gradient is the error of the unit times what flowed in."
    lines = [f"# {say(words)}"]
    for j in range(last, 1, -1):
        back = f"Theta{j}[:, 1:].T @ delta{j + 1}" if j < last else f"a{j} - y"
        bent = slope(dense.functions[j - 2], f"z{j}")
        if not bent or (j == last and loss == "cross_entropy"):
            lines.append(f"delta{j} = {back}")
        else:
            lines.append(f"delta{j} = ({back}) * {bent}")
        before = BEFORE["numpy"].format(a=f"a{j - 1}")
        lines.append(f"gradient{j - 1} = np.outer(delta{j}, {before})")
    for j in range(1, last):
        lines.append(f'print("dL/dTheta{j} =", gradient{j}, sep="\\n")')
    return lines


def _autograd(dense: Dense, say: Words) -> list[str]:
    count = len(dense.weights)
    lines = [f"# {say('Backward pass: autograd does it.')}", "loss.backward()"]
    for j in range(1, count + 1):
        lines.append(f'print("dL/dTheta{j} =", Theta{j}.grad, sep="\\n")')
    return lines

"""A whole fit as a short program that ends in the same loss, in NumPy or PyTorch."""

import numpy as np

from cnnlab.core.arrays import Array
from cnnlab.core.dense.fit import FitNetwork, FitRecipe
from cnnlab.core.dense.functions import Function
from cnnlab.core.dense.points import Points
from cnnlab.export.code_text import (
    IMPORTS,
    Library,
    Words,
    head,
    numbers,
    sigmoid_if,
    slope,
    tidy,
    value,
)

_MODULES = {
    "linear": "",
    "sigmoid": "nn.Sigmoid()",
    "tanh": "nn.Tanh()",
    "relu": "nn.ReLU()",
    "leaky_relu": "nn.LeakyReLU({slope})",
}
_NUMPY = '''
def forward(a):
    """{forward}"""
    sums, activations = [], [a]
    for weights in Theta[:-1]:
        sums.append(activations[-1] @ weights[:, 1:].T + weights[:, 0])
        activations.append({hidden})
    sums.append(activations[-1] @ Theta[-1][:, 1:].T + Theta[-1][:, 0])
    activations.append(sigmoid(sums[-1]))
    return sums, activations


def loss_of(z, y):
    """{loss}"""
    return np.mean(np.logaddexp(0, z) - y * z)


velocity = [np.zeros_like(weights) for weights in Theta]
for step in range({steps}):
    {batch}
    sums, activations = forward(x_step)
    error = activations[-1] - y_step  # {error}
    for j in reversed(range(len(Theta))):
        inputs = np.column_stack([np.ones(len(error)), activations[j]])
        gradient = error.T @ inputs / len(error)
        if j > 0:
            error = (error @ Theta[j][:, 1:]){slope}
        velocity[j] = momentum * velocity[j] - learning_rate * gradient
        Theta[j] = Theta[j] + velocity[j]

sums, activations = forward(x)
print("loss =", loss_of(sums[-1], y))
print("accuracy =", np.mean((activations[-1] > 0.5) == (y > 0.5)))
'''
_NUMPY_HELD = """sums, activations = forward(x_held_out)
print("held-out loss =", loss_of(sums[-1], y_held_out))
print("held-out accuracy =", np.mean((activations[-1] > 0.5) == (y_held_out > 0.5)))
"""
_TORCH = """
network = nn.Sequential(
{modules})
layers = [layer for layer in network if isinstance(layer, nn.Linear)]
with torch.no_grad():
    for layer, weights in zip(layers, Theta):
        layer.bias.copy_(weights[:, 0])
        layer.weight.copy_(weights[:, 1:])

loss_of = nn.BCEWithLogitsLoss()  # {loss}
optimizer = torch.optim.SGD(network.parameters(), lr=learning_rate, momentum=momentum)
for step in range({steps}):
    {batch}
    optimizer.zero_grad()
    loss_of(network(x_step), y_step).backward()
    optimizer.step()

with torch.no_grad():
    z = network(x)
    print("loss =", loss_of(z, y).item())
    print("accuracy =", ((z > 0) == (y > 0.5)).double().mean().item())
"""
_TORCH_HELD = """    z = network(x_held_out)
    print("held-out loss =", loss_of(z, y_held_out).item())
    print("held-out accuracy =", ((z > 0) == (y_held_out > 0.5)).double().mean().item())
"""
_BATCH = '''
def batch_of(step):
    """{batch}"""
    epoch, place = divmod(step, -(-len(x) // batch_size))
    order = np.random.default_rng([seed, epoch]).permutation(len(x))
    return order[place * batch_size : (place + 1) * batch_size]

'''


def fit_program(
    network: FitNetwork,
    points: Points,
    recipe: FitRecipe,
    steps: int,
    library: Library,
    language: str = "en",
) -> str:
    """Program that fits the points from the same weights, with the same batches, for ``steps``.

    Batches follow from the network's seed, as in ``Fit(…, network.seed)``. It prints loss and
    accuracy, and those of the points that are held out.
    """
    say = Words(language)
    batches = 0 < recipe.batch < len(points.training[0])
    parts = [
        _head(library, batches, say),
        *_data(points, library, say),
        *_settings(network, recipe, library, batches, say),
        _BATCH.format(batch=say(_EACH_STEP)) if batches else "",
        _body(network, steps, library, batches, say),
    ]
    text = tidy("\n".join(parts))
    if points.held_out.any():
        text += _NUMPY_HELD if library == "numpy" else _TORCH_HELD
    return text


_EACH_STEP = "Which points a step sees: in each epoch all of them, in an order of its own."


def _head(library: Library, batches: bool, say: Words) -> str:
    imports = [IMPORTS[library]]
    if library == "torch":
        drawn = [IMPORTS["numpy"]] if batches else []  # NumPy draws the order of the points
        imports = [*drawn, *imports, "from torch import nn"]
    title = say("Points are fitted by gradient descent, from the weights below.")
    return head(title, library, "\n".join(imports))


def _data(points: Points, library: Library, say: Words) -> list[str]:
    lines = [
        f"# {say('x1, x2 and the class of each point')}",
        f"data = {_table(*points.training, library)}",
        "x, y = data[:, :2], data[:, 2:]",
    ]
    if points.held_out.any():
        lines += [
            f"\n# {say('Points that are held out: the fit does not see them.')}",
            f"held_out = {_table(*points.testing, library)}",
            "x_held_out, y_held_out = held_out[:, :2], held_out[:, 2:]",
        ]
    return lines


def _table(x: Array, y: Array, library: Library) -> str:
    return numbers(np.column_stack([x, y]), library)


def _settings(
    network: FitNetwork, recipe: FitRecipe, library: Library, batches: bool, say: Words
) -> list[str]:
    weights = "".join(
        f"    {numbers(array, library, '    ')},\n" for array in network.initial().weights
    )
    drawn = say("The initial weights, of seed {seed}.").format(seed=network.seed)
    lines = [
        f"\n# {drawn}",
        f"# {say('The first column of each Theta holds the biases.')}",
        f"Theta = [\n{weights}]",
        f"learning_rate, momentum = {recipe.learning_rate!r}, {recipe.momentum!r}",
    ]
    if batches:
        lines.append(f"batch_size, seed = {recipe.batch}, {network.seed}")
    return lines


def _body(network: FitNetwork, steps: int, library: Library, batches: bool, say: Words) -> str:
    batch = "x_step, y_step = x, y"
    if batches:
        batch = "batch = batch_of(step)\n    x_step, y_step = x[batch], y[batch]"
    if library == "torch":
        return _TORCH.format(
            modules=_modules(network),
            loss=say("The sigmoid and the cross-entropy in one."),
            steps=steps,
            batch=batch,
        )
    bent = slope(network.function, "sums[j - 1]")
    return sigmoid_if(True, library, say) + _NUMPY.format(
        forward=say("Sums and activations of all layers; of x, the first."),
        hidden=value(network.function, "sums[-1]", library),
        loss=say("Mean cross-entropy of sigmoid(z), finite however large z is."),
        steps=steps,
        batch=batch,
        error=say("the error of the output"),
        slope=f" * {bent}" if bent else "",
    )


def _modules(network: FitNetwork) -> str:
    sizes = (2, *network.hidden, 1)
    parts = []
    for j, units in enumerate(sizes[1:]):
        parts.append(f"nn.Linear({sizes[j]}, {units})")
        if j < len(network.hidden) and network.function.kind != "linear":
            parts.append(_module(network.function))
    return "".join(f"    {part},\n" for part in parts)


def _module(function: Function) -> str:
    return _MODULES[function.kind].format(slope=repr(function.slope))

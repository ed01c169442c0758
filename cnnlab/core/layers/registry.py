"""All kinds of layer by name, as a network's description in a file names them."""

from importlib import import_module
from pkgutil import iter_modules

from cnnlab.core import layers
from cnnlab.core.layers.base import KINDS

__all__ = ["KINDS"]

for module in iter_modules(layers.__path__, f"{layers.__name__}."):
    if module.name != __name__:
        import_module(module.name)
# Always in the same order, whichever of them something else has imported before.
for name in sorted(KINDS, key=lambda kind: KINDS[kind].__module__):
    KINDS[name] = KINDS.pop(name)

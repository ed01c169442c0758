"""What is shown as a program on the clipboard, in every tab that has one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, Literal, TypeAlias, TypeVar

from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action

Library: TypeAlias = Literal["numpy", "torch", "scipy"]
L = TypeVar("L", bound=Library)
NUMPY_AND_TORCH: Final[tuple[Literal["numpy", "torch"], ...]] = ("numpy", "torch")
TORCH: Final[tuple[Literal["torch"], ...]] = ("torch",)
_TEXTS: Final = {
    "numpy": QT_TRANSLATE_NOOP("Actions", "Copy as Nu&mPy program"),
    "torch": QT_TRANSLATE_NOOP("Actions", "Copy as P&yTorch program"),
    "scipy": QT_TRANSLATE_NOOP("Actions", "Copy as Sc&iPy program"),
}


def program_actions(
    copy: Callable[[L], object], enabled: Callable[[], bool], libraries: Sequence[L]
) -> list[Action]:
    """An action for each library, in the order given."""
    return [
        Action(f"copy_{library}", "edit", _TEXTS[library], partial(copy, library), enabled=enabled)
        for library in libraries
    ]

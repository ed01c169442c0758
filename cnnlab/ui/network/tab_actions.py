"""What the menus offer while the Network tab is shown."""

from collections.abc import Callable

from cnnlab.ui.network.compute_threads import ComputeThreads
from cnnlab.ui.network.saving import NetworkFiles
from cnnlab.ui.window.program_actions import TORCH, program_actions
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action


def network_actions(
    files: NetworkFiles,
    threads: ComputeThreads,
    rests: Callable[[], bool],
    fits: Callable[[], bool],
) -> list[Action]:
    """Files of weights, the network as a program, and how it is computed."""
    weights = QT_TRANSLATE_NOOP("Actions", "Open &weights…")
    save = QT_TRANSLATE_NOOP("Actions", "Save &network…")
    count = QT_TRANSLATE_NOOP("Actions", "Compute t&hreads…")
    return [
        Action("open_weights", "file", weights, files.open, enabled=rests),
        Action("save_network", "file", save, files.save),
        *program_actions(lambda _library: files.copy_program(), fits, TORCH),
        Action("compute_threads", "edit", count, threads.choose, about=threads.text),
    ]

"""Mouse, wheel and keys on the picture of a layered network: those of a grid, but other arrows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from cnnlab.ui.widgets.grid_gestures import GridGestures

ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Home: (0, -99),
    Qt.Key.Key_End: (0, 99),
}


class NetworkGestures(GridGestures):
    """Arrow keys walk along links and units."""

    def _move_key(self, event: QKeyEvent) -> bool:
        move = ARROWS.get(Qt.Key(event.key()))
        if move is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self._grid.move_current(*move)
        return True

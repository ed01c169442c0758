"""What the transport bar and the keys do to the passes."""

from cnnlab.ui.neuron.layers_state import LayersState
from cnnlab.ui.widgets.playback import Playback
from cnnlab.ui.widgets.transport import Transport


class PassPlayback(Playback):
    """The first step is that of the first unit: until then nothing stands anywhere."""

    def __init__(self, transport: Transport, state: LayersState) -> None:
        super().__init__(transport, state.player, state.follow)
        self._state = state

    def step(self, direction: int) -> None:
        if self._state.begun or direction < 0:
            super().step(direction)
        else:
            self.seek(0)

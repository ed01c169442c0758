"""Object names that tests and other programs rely on, each once in the window."""

from cnnlab.ui.window.tabs import TABS

NAMES = [
    *("tabs", *(spec.name for spec in TABS), "lessonsDock"),
    *(f"inputGrid{c}" for c in range(3)),
    *(f"filterGrid{k}_{c}" for k in range(2) for c in range(3)),
    *("biasField0", "biasField1", "outputGrid0", "outputGrid1"),
    *("playButton", "stepForwardButton", "stepBackButton", "positionSlider", "speedSlider"),
    *("ledger", "presetBox"),
]

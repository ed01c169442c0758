"""A panel that shows the shipped network on a seven."""

import pytest
from atlas_hands import SAMPLES, SEVEN

from cnnlab.core.inspect.inspection import Inspection
from cnnlab.digits import default_network
from cnnlab.scene.colours import load_theme
from cnnlab.ui.atlas.panel import AtlasPanel


@pytest.fixture
def panel(qtbot):
    made = AtlasPanel(lambda: SAMPLES)
    qtbot.addWidget(made)
    made.view.set_glide(0)
    made.resize(900, 700)
    made.set_theme(load_theme("light"))
    made.retranslate()
    made.set_inspection(Inspection.of(default_network(), SEVEN))
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close_down()

"""An atlas that is shown, with the panel it stands in."""

import pytest
from atlas_hands import IMAGES, AtlasHands, inspection_of, show_menus

from cnnlab.ui.atlas.panel import AtlasPanel


@pytest.fixture
def panel(qtbot):
    made = AtlasPanel(lambda: IMAGES)
    qtbot.addWidget(made)
    made.view.set_glide(0)
    show_menus(made)
    made.retranslate()
    made.set_inspection(inspection_of())
    made.resize(880, 720)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.close_down()
    made.close()


@pytest.fixture
def hands(panel):
    return AtlasHands(panel)

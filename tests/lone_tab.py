"""A tab with no window around it: without menus, notices and other tabs, and made in less time."""

from contextlib import contextmanager

from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lessons.image_presets import IMAGE_PRESETS
from cnnlab.lessons.network_presets import NETWORK_PRESETS
from cnnlab.lessons.presets import PRESETS
from cnnlab.scene.colours import load_theme


@contextmanager
def shown_alone(tab, qtbot):
    """It has the keyboard, is light, and as large as in the window of the other tests."""
    qtbot.addWidget(tab)
    tab.resize(1280, 640)
    tab.wear(load_theme("light"))
    with qtbot.waitActive(tab):
        tab.show()
        tab.activateWindow()
    yield tab
    tab.close_down()
    tab.close()


def images_tab(folder, page="filters"):
    """The Images tab in English, of which only one page is made."""
    from cnnlab.ui.images.tab import ImagesTab

    return ImagesTab("en", OwnPresets(folder, IMAGE_PRESETS), page)


def network_tab(folder):
    """The Network tab in English."""
    from cnnlab.ui.network.tab import NetworkTab

    own = OwnPresets(folder / "networks", NETWORK_PRESETS)
    return NetworkTab("en", own, folder / "network", folder / "mine")


def convolution_tab(folder):
    """The Convolution tab in English."""
    from cnnlab.ui.convolution.tab import ConvolutionTab

    return ConvolutionTab("en", OwnPresets(folder, PRESETS))

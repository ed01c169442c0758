"""The tabs, in their order. Another one is a folder of its own and a line here, and in PARTS."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TypeAlias

from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Tab

Factory: TypeAlias = Callable[[Settings, str], Tab]
"""Makes a tab from settings and a language's code."""


@dataclass(frozen=True)
class TabSpec:
    """A tab's object name, its title, a source text of the context "MainWindow", and its maker."""

    name: str
    title: str
    factory: Factory


def _convolution(settings: Settings, language: str) -> Tab:
    from cnnlab.lab.shared.own_presets import OwnPresets
    from cnnlab.lessons.presets import PRESETS
    from cnnlab.ui.convolution.tab import ConvolutionTab

    return ConvolutionTab(language, OwnPresets(settings.folder / "presets", PRESETS))


def _digits(settings: Settings, language: str) -> Tab:
    del language
    from cnnlab.ui.digits.tab import DigitsTab

    return DigitsTab(settings.folder / "digits")


def _neuron(settings: Settings, language: str) -> Tab:
    from cnnlab.lab.shared.own_presets import OwnPresets
    from cnnlab.lessons.neuron_presets import NEURON_PRESETS
    from cnnlab.ui.neuron.tab import NeuronTab

    own = OwnPresets(settings.folder / "neurons", NEURON_PRESETS)
    return NeuronTab(language, own, settings.text("neuron_page"))


def _images(settings: Settings, language: str) -> Tab:
    from cnnlab.lab.shared.own_presets import OwnPresets
    from cnnlab.lessons.image_presets import IMAGE_PRESETS
    from cnnlab.ui.images.tab import ImagesTab

    own = OwnPresets(settings.folder / "images", IMAGE_PRESETS)
    return ImagesTab(language, own, settings.text("images_page"))


def _network(settings: Settings, language: str) -> Tab:
    from cnnlab.lab.shared.own_presets import OwnPresets
    from cnnlab.lessons.network_presets import NETWORK_PRESETS
    from cnnlab.ui.network.tab import NetworkTab

    own = OwnPresets(settings.folder / "networks", NETWORK_PRESETS)
    return NetworkTab(
        language, own, settings.folder / "network", settings.folder / "digits" / "mine"
    )


TABS = (
    TabSpec("convolutionTab", QT_TRANSLATE_NOOP("MainWindow", "Convolution"), _convolution),
    TabSpec("digitsTab", QT_TRANSLATE_NOOP("MainWindow", "Digits"), _digits),
    TabSpec("neuronTab", QT_TRANSLATE_NOOP("MainWindow", "Neuron"), _neuron),
    TabSpec("imagesTab", QT_TRANSLATE_NOOP("MainWindow", "Images"), _images),
    TabSpec("networkTab", QT_TRANSLATE_NOOP("MainWindow", "Network"), _network),
)
PARTS = (
    "convolution.tab",
    "digits.tab",
    "neuron.tab",
    "neuron.one_page",
    "neuron.layers_page",
    "neuron.fit_page",
    "neuron.ideas_page",
    "images.tab",
    "images.filters_page",
    "images.layers_page",
    "images.pieces_page",
    "network.tab",
)
"""Modules of tabs and their pages, which are otherwise imported when these are first shown."""


def load_tabs() -> None:
    """Import what the tabs are made of, for a window that makes each of them at once."""
    for name in PARTS:
        import_module(f"cnnlab.ui.{name}")

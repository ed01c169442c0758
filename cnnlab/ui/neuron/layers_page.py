"""The page of layers in the Neuron tab."""

from cnnlab.lessons.sheet import Page
from cnnlab.ui.neuron.page import NeuronPage


class LayersPage(NeuronPage):
    """To be filled."""

    name: Page = "layers"

    def title(self) -> str:
        return self.tr("Layers")

"""The page of one neuron in the Neuron tab."""

from cnnlab.lessons.sheet import Page
from cnnlab.ui.neuron.page import NeuronPage


class OneNeuronPage(NeuronPage):
    """To be filled."""

    name: Page = "neuron"

    def title(self) -> str:
        return self.tr("One neuron")

"""The page of fitting in the Neuron tab."""

from cnnlab.lessons.sheet import Page
from cnnlab.ui.neuron.page import NeuronPage


class FitPage(NeuronPage):
    """To be filled."""

    name: Page = "fit"

    def title(self) -> str:
        return self.tr("Fitting")

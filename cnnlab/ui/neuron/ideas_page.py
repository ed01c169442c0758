"""The page of why in the Neuron tab."""

from cnnlab.lessons.sheet import Page
from cnnlab.ui.neuron.page import NeuronPage


class IdeasPage(NeuronPage):
    """To be filled."""

    name: Page = "ideas"

    def title(self) -> str:
        return self.tr("Why")

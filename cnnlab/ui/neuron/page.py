"""A page of the Neuron tab."""

from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lessons.sheet import Page
from cnnlab.ui.window.tab_page import TabPage


class NeuronPage(TabPage[SheetDocument]):
    """Shows a part of the sheet, or an idea."""

    name: Page

    def steps_shown(self) -> int:
        """Steps of a fit that have led to what is shown; 0 where there is none."""
        return 0

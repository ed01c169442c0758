"""The Neuron tab's document: one sheet, of which each edit changes a part."""

from dataclasses import replace

from cnnlab.lab.shared.history import History, StepName
from cnnlab.lessons.sheet import Fitting, Layered, OneNeuron, Sheet


class SheetDocument(History[Sheet]):
    """A history of sheets. ``changed`` names "one", "layered" or "fitting"."""

    @property
    def sheet(self) -> Sheet:
        """What is shown now."""
        return self.value

    def edit_one(self, one: OneNeuron, text: StepName, gesture: object = None) -> None:
        """Another neuron, as one undo step."""
        if one is not self.sheet.one:
            self.replace(replace(self.sheet, one=one), text, gesture)

    def edit_layered(self, layered: Layered, text: StepName, gesture: object = None) -> None:
        """Another layered network, as one undo step."""
        if layered is not self.sheet.layered:
            self.replace(replace(self.sheet, layered=layered), text, gesture)

    def edit_fitting(self, fitting: Fitting, text: StepName, gesture: object = None) -> None:
        """Other points or another way to fit them, as one undo step."""
        if fitting is not self.sheet.fitting:
            self.replace(replace(self.sheet, fitting=fitting), text, gesture)

"""The Neuron tab: one neuron, layers of them, points to fit, and why it is so."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication

from cnnlab.export.code_text import Library
from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lab.shared.labfile import Document
from cnnlab.lab.shared.own_presets import OwnPresets
from cnnlab.lab.shared.place import WindowPlace
from cnnlab.lessons.neuron_presets import (
    NEURON_FILES,
    NeuronPreset,
    first_sheet,
    preset_of_page,
)
from cnnlab.lessons.sheet import Sheet
from cnnlab.lessons.sheet_form import document_data, document_from, sheet_data
from cnnlab.ui.neuron.bridges import bridge_actions, origin_note, receive_window
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.neuron.pages import page_specs
from cnnlab.ui.neuron.programs import USUAL_STEPS, has_program, program
from cnnlab.ui.window.examples import Examples
from cnnlab.ui.window.notice import done
from cnnlab.ui.window.paged_tab import PagedTab
from cnnlab.ui.window.part_examples import PartExamples, PartRules, kept_limits
from cnnlab.ui.window.program_actions import NUMPY_AND_TORCH, program_actions
from cnnlab.ui.window.tab import Action


class NeuronTab(PagedTab[NeuronPage]):
    """Its pages show one sheet."""

    page_setting = "neuron_page"
    document: SheetDocument

    def __init__(self, language: str, own: OwnPresets[NeuronPreset], page: str = "neuron") -> None:
        super().__init__(language)
        self.examples = Examples(NEURON_FILES.shipped(), own, kept_limits, self)
        self.document = SheetDocument(first_sheet(self.examples.presets), self)
        specs = page_specs(self.document)
        rules = PartRules(sheet_data, preset_of_page, _note)
        self.build(specs, page, PartExamples(self.examples, self.document, specs, rules))
        self.panel.preset.setObjectName("neuronPresetBox")

    def own_actions(self) -> Sequence[Action]:
        """Programs of what is shown, and the way to the Convolution tab."""
        programs = program_actions(self.copy_program, self._has_program, NUMPY_AND_TORCH)
        bridges = bridge_actions(self.document, self.go_to.emit, lambda: self.page.name == "neuron")
        return [*programs, *bridges]

    def copy_program(self, library: Library) -> None:
        """Put a program that prints the numbers shown on the clipboard."""
        if not self._has_program():
            return
        sheet, steps = self.document.sheet, self.page.steps_shown()
        text = program(self.page.name, sheet, steps, library, self._language)
        QGuiApplication.clipboard().setText(text)
        if self.page.name == "fit" and not steps:
            self.notice.emit(done(self._fit_program_message))
        else:
            self.notice.emit(done(self._program_message))

    def _program_message(self) -> str:
        return self.tr("A program that prints these numbers is on the clipboard.")

    def _fit_program_message(self) -> str:
        """The fit stands at its initial weights."""
        text = self.tr("A program that takes {steps} steps of this fit is on the clipboard.")
        return text.format(steps=USUAL_STEPS)

    def receive(self, value: object) -> None:
        """A window of a convolution from another tab, as one neuron."""
        if isinstance(value, WindowPlace):
            receive_window(self.document, value)
            self.show_page("neuron")

    def snapshot(self) -> Callable[[], Document]:
        """The sheet, and the page that is shown."""
        return partial(document_data, self.document.sheet, self.page.name)

    def from_document(self, document: Document) -> Callable[[], object]:
        """A sheet and a page; the first examples where there is none."""
        if not document:
            return lambda: self.open_value(first_sheet(self.examples.presets), "neuron")
        return partial(self.open_value, *document_from(document))

    def _has_program(self) -> bool:
        return has_program(self.page.name, self.document.sheet)


def _note(sheet: Sheet, page: str) -> str:
    """What is said of a neuron that was made from a window of a convolution."""
    return origin_note(sheet.one) if page == "neuron" else ""

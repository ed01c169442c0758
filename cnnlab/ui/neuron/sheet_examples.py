"""Which example each part of the sheet came from, and what choosing and keeping one does to it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lessons.neuron_presets import NeuronPreset, preset_of_page
from cnnlab.lessons.sheet import PART_OF, Page, Sheet
from cnnlab.lessons.sheet_form import sheet_data
from cnnlab.ui.neuron.bridges import origin_note
from cnnlab.ui.neuron.pages import page_title
from cnnlab.ui.window.examples import Examples, example_actions
from cnnlab.ui.window.tab import Action

translate = QCoreApplication.translate


def kept_limits() -> str:
    """What can be kept as an example, with a place for the reason why something can't."""
    return translate("Examples", "Only numbers within the limits can be kept. {reason}")


class SheetExamples:
    """Puts the list of examples and the document together."""

    def __init__(self, examples: Examples[NeuronPreset], document: SheetDocument) -> None:
        self._examples, self._document = examples, document
        examples.kept.connect(self._use_kept)

    def titles(self, language: str) -> list[str]:
        """Titles of all; those of the user's own with the page that they belong to."""
        presets, shipped = self._examples.presets, self._examples.shipped
        own = [self._with_page(preset, language) for preset in presets[shipped:]]
        return [*(preset.title[language] for preset in presets[:shipped]), *own]

    def use(self, place: int, language: str) -> Page:
        """Set the parts that an example sets, as one undo step; gives the page that shows them."""
        preset, sheet = self._examples.presets[place], self._document.sheet
        changed = preset.applied(sheet)
        if sheet_data(changed) != sheet_data(sheet):
            text = translate("NeuronTab", "Example “{title}”").format(title=preset.title[language])
            self._document.replace(changed, text)
        return preset.page

    def shown(self, page: Page, language: str) -> tuple[int, str]:
        """Place in the list of what a page shows, -1 for none, and what is said of it."""
        place = self._examples.of(self._id_on(page))
        about = "" if place < 0 else self._examples.presets[place].about[language]
        if page == "neuron":
            about = about or origin_note(self._document.sheet.one)
        return place, about

    def actions(self, page: Callable[[], Page]) -> list[Action]:
        """Keep what is shown, rename and delete what it came from; ``page`` is the one shown."""
        return example_actions(
            self._examples,
            lambda: preset_of_page(self._document.sheet, page()),
            lambda: self._id_on(page()),
        )

    def _with_page(self, preset: NeuronPreset, language: str) -> str:
        text = translate("NeuronTab", "{title} ({page})")
        return text.format(title=preset.title[language], page=page_title(preset.page))

    def _id_on(self, page: Page) -> str:
        """Id of the example that a page's part came from; empty where it shows none."""
        if page not in PART_OF:
            return ""
        preset: str = getattr(self._document.sheet, PART_OF[page]).preset
        return preset

    def _use_kept(self, preset: NeuronPreset) -> None:
        """What is shown is an example of the user's own from now on."""
        sheet: Sheet = self._document.sheet
        name = PART_OF[preset.page]
        part = replace(getattr(sheet, name), preset=preset.id)
        kept = replace(sheet, **{name: part})
        self._document.replace(kept, translate("NeuronTab", "Keep as example"))

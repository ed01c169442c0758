"""The worked examples of the Network tab in their box, the shipped ones and the user's own."""

from functools import partial

from PySide6.QtCore import QObject

from cnnlab.lab.network.document import NetworkDocument
from cnnlab.lessons.network_presets import NetworkPreset
from cnnlab.ui.widgets.example_box import ExampleBox
from cnnlab.ui.window.examples import Examples, example_step, keep_step


class PresetBinder(QObject):
    """Shows which example the document came from, and uses another one."""

    def __init__(
        self,
        box: ExampleBox,
        examples: Examples[NetworkPreset],
        document: NetworkDocument,
        language: str,
    ) -> None:
        super().__init__(box)
        self._box, self._examples, self._document = box, examples, document
        self._language = language
        box.chosen.connect(self.use)
        document.changed.connect(self.pull)
        examples.kept.connect(self._on_kept)
        examples.changed.connect(self.pull_titles)

    def titles(self) -> list[str]:
        """Names of the examples in the language in use."""
        return [preset.title[self._language] for preset in self._examples.presets]

    def use(self, index: int) -> None:
        """A network and how it is trained, as one undo step."""
        preset = self._examples.presets[index]
        self._document.use_preset(
            preset, partial(example_step, preset.title, lambda: self._language)
        )
        self.pull()

    def pull(self) -> None:
        """Show the example that the document came from."""
        place = self._examples.of(self._document.sheet.preset)
        self._box.show_place(place)
        about = "" if place < 0 else self._examples.presets[place].about[self._language]
        self._box.setToolTip(about or self.tr("Start over from a worked example"))

    def pull_titles(self) -> None:
        """Show the names of all."""
        self._box.set_titles(self.titles(), self._examples.shipped)
        self.pull()

    def set_language(self, code: str) -> None:
        """Their names are data, in each language."""
        self._language = code
        self.pull_titles()

    def retranslate(self) -> None:
        """Say everything in another language."""
        self._box.setPlaceholderText(self.tr("Choose an example"))
        self.pull_titles()

    def _on_kept(self, preset: NetworkPreset) -> None:
        sheet = preset.applied(self._document.sheet)
        self._document.replace(sheet, keep_step)

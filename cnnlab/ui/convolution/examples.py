"""The examples one can choose: the program's own, and those the user keeps."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.convolution.document import Document
from cnnlab.lab.convolution.outputs import truncates
from cnnlab.lab.convolution.own_presets import PREFIX, OwnPresetError, OwnPresets
from cnnlab.lessons.presets import Preset, shipped_presets


class Examples(QObject):
    """A list that grows and shrinks as the user keeps and deletes examples."""

    changed = Signal()
    refused = Signal(str)

    def __init__(self, own: OwnPresets, host: QWidget) -> None:
        super().__init__(host)
        self._own, self._host = own, host
        self._shipped = shipped_presets()
        self.presets: list[Preset] = []
        self._read()

    def of(self, preset_id: str) -> int:
        """Place of an example in the list; the first where there is none of that id."""
        ids = [preset.id for preset in self.presets]
        return ids.index(preset_id) if preset_id in ids else 0

    def keep(self, document: Document) -> None:
        """Ask for a title and keep the bench's experiment under it."""
        from cnnlab.ui.dialogs.title import TitleDialog  # not needed to start

        title = TitleDialog.ask(self._host, self.tr("Keep as example"), self.tr("My example"))
        if title is None:
            return
        bench = document.bench
        try:
            self._own.save(title, bench.experiment, truncate=truncates(bench), white=bench.white)
        except OwnPresetError as error:
            self.refused.emit(self._message(error))
        self._read()
        self.changed.emit()

    def rename(self, preset_id: str) -> None:
        """Ask for another title for one of the user's own."""
        from cnnlab.ui.dialogs.title import TitleDialog  # not needed to start

        if not self._is_own(preset_id):
            return
        old = self.presets[self.of(preset_id)].title["en"]
        title = TitleDialog.ask(self._host, self.tr("Rename example"), old)
        if title is None:
            return
        try:
            self._own.rename(preset_id, title)
        except OwnPresetError as error:
            self.refused.emit(self._message(error))
        self._read()
        self.changed.emit()

    def delete(self, preset_id: str) -> None:
        """Delete one of the user's own; the program's own stay."""
        if not self._is_own(preset_id):
            return
        try:
            self._own.delete(preset_id)
        except OwnPresetError as error:
            self.refused.emit(self._message(error))
        self._read()
        self.changed.emit()

    def skipped_message(self) -> str:
        """What to say of files that could not be read; empty where there are none."""
        if not self.skipped:
            return ""
        text = self.tr("{n} of your own examples can’t be read: {first}")
        return text.format(n=len(self.skipped), first=self.skipped[0])

    def _is_own(self, preset_id: str) -> bool:
        own = preset_id.startswith(PREFIX)
        if not own:
            self.refused.emit(
                self.tr("This example belongs to the program. Only your own can be changed.")
            )
        return own

    def _read(self) -> None:
        listing = self._own.read()
        self.presets = [*self._shipped, *listing.presets]
        self.skipped = listing.skipped

    def _message(self, error: OwnPresetError) -> str:
        reason = str(error.details.get("reason", ""))
        texts = {
            "title": self.tr("An example needs a title of letters or digits, and not too long."),
            "full": self.tr("There are too many examples of yours. Delete one first."),
            "missing": self.tr("This example is not there any more."),
            "invalid": self.tr("Only an experiment with an output can be kept. {reason}"),
        }
        text = texts.get(error.code, self.tr("The example can’t be written: {reason}"))
        return text.format(reason=reason)

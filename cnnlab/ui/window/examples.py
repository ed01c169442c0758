"""The examples one can choose: the program's own, and those the user keeps."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.lab.shared.own_presets import PREFIX, Deleted, OwnPresetError, OwnPresets
from cnnlab.lessons.preset_files import TitledPreset
from cnnlab.ui.widgets.file_messages import undeleted_message, unwritten_message
from cnnlab.ui.window.notice import Offer, Say, done, failed, refused
from cnnlab.ui.window.tab import QT_TRANSLATE_NOOP, Action

translate = QCoreApplication.translate
P = TypeVar("P", bound=TitledPreset)


class Examples(QObject, Generic[P]):
    """A list that grows and shrinks as the user keeps and deletes examples.

    ``limits`` says what can be kept, with a place for the ``{reason}`` why this can't.
    """

    changed = Signal()
    kept = Signal(object)
    """The preset that was kept."""
    notice = Signal(object)
    """A Notice."""

    def __init__(
        self, shipped: Sequence[P], own: OwnPresets[P], limits: Say, host: QWidget
    ) -> None:
        super().__init__(host)
        self._shipped, self._own, self._limits = shipped, own, limits
        self._host = host
        self.presets: list[P] = []
        self._read()

    def of(self, preset_id: str) -> int:
        """Place of an example in the list; -1 where there is none of that id."""
        ids = [preset.id for preset in self.presets]
        return ids.index(preset_id) if preset_id in ids else -1

    def is_own(self, preset_id: str) -> bool:
        """Whether it is one of the user's, which can be renamed and deleted."""
        return preset_id.startswith(PREFIX) and self.of(preset_id) >= 0

    @property
    def shipped(self) -> int:
        """How many of them, the first, are the program's own."""
        return len(self._shipped)

    @property
    def own(self) -> int:
        """How many of them, the last, are the user's."""
        return len(self.presets) - self.shipped

    def keep(self, preset: P) -> None:
        """Ask for a title and keep a preset under it."""
        from cnnlab.ui.dialogs.title import TitleDialog  # not needed to start

        title = TitleDialog.ask(self._host, keep_step(), self.tr("My example"))
        if title is None:
            return
        try:
            kept = self._own.save(title, preset)
        except OwnPresetError as error:
            self._tell_error(error)
            return
        self._refresh()
        self.kept.emit(kept)
        self.notice.emit(done(lambda: self.tr("“{title}” was kept.").format(title=title)))

    def rename(self, preset_id: str) -> None:
        """Ask for another title for one of the user's own."""
        from cnnlab.ui.dialogs.title import TitleDialog  # not needed to start

        old = self.presets[self.of(preset_id)].title["en"]
        title = TitleDialog.ask(self._host, self.tr("Rename example"), old)
        if title is None:
            return
        try:
            self._own.rename(preset_id, title)
        except OwnPresetError as error:
            self._tell_error(error)
        else:
            self.notice.emit(
                done(lambda: self.tr("“{old}” is now “{title}”.").format(old=old, title=title))
            )
        self._refresh()

    def delete(self, preset_id: str) -> None:
        """Delete one of the user's own; the notice offers to take that back."""
        title = self.presets[self.of(preset_id)].title["en"]
        try:
            deleted = self._own.delete(preset_id)
        except OwnPresetError as error:
            self._tell_error(error)
        else:
            undo = Offer(lambda: self.tr("Undo"), lambda: self._restore(deleted))
            self.notice.emit(
                done(lambda: self.tr("“{title}” was deleted.").format(title=title), undo)
            )
        self._refresh()

    def skipped_message(self) -> str:
        """What to say of files that could not be read; empty where there are none."""
        if not self.skipped:
            return ""
        text = self.tr("{n} of your own examples can’t be read: {first}")
        return text.format(n=len(self.skipped), first=self.skipped[0])

    def _read(self) -> None:
        listing = self._own.read()
        self.presets = [*self._shipped, *listing.presets]
        self.skipped = listing.skipped

    def _restore(self, deleted: Deleted) -> None:
        try:
            self._own.restore(deleted)
        except OwnPresetError as error:
            self._tell_error(error)
        self._refresh()

    def _refresh(self) -> None:
        self._read()
        self.changed.emit()

    def _tell_error(self, error: OwnPresetError) -> None:
        kind = refused if error.code in ("title", "full", "invalid") else failed
        self.notice.emit(kind(partial(self._message, error)))

    def _message(self, error: OwnPresetError) -> str:
        system = error.details.get("error")
        if isinstance(system, OSError):
            word = undeleted_message if error.code == "undeleted" else unwritten_message
            return word(system)
        texts = {
            "title": self.tr("An example needs a title of letters or digits, and not too long."),
            "full": self.tr("There are too many examples of yours. Delete one first."),
            "missing": self.tr("This example is not there any more."),
            "invalid": self._limits(),
            "large": self.tr("The example is too large to be kept: at most {most} bytes."),
        }
        return texts[error.code].format(**error.details)


def example_actions(
    examples: Examples[P],
    preset: Callable[[], P | None],
    current: Callable[[], str],
) -> list[Action]:
    """Keep, rename and delete the user's own examples, as data for the menus.

    ``preset`` makes one of what is shown, without a title, or gives None where there is nothing to
    keep; ``current`` is the id of the example that is shown.
    """

    def keep() -> None:
        made = preset()
        if made is not None:
            examples.keep(made)

    def own() -> bool:
        return examples.is_own(current())

    return [
        Action(
            "keep",
            "file",
            QT_TRANSLATE_NOOP("Actions", "&Keep as example…"),
            keep,
            "Ctrl+K",
            enabled=lambda: preset() is not None,
        ),
        Action(
            "rename",
            "file",
            QT_TRANSLATE_NOOP("Actions", "&Rename example…"),
            lambda: examples.rename(current()),
            enabled=own,
        ),
        Action(
            "delete",
            "file",
            QT_TRANSLATE_NOOP("Actions", "&Delete example"),
            lambda: examples.delete(current()),
            enabled=own,
        ),
    ]


def keep_step() -> str:
    """Name of the undo step in which what is shown became an example."""
    return translate("Examples", "Keep as example")


def example_step(titles: Mapping[str, str], language: Callable[[], str]) -> str:
    """Name of the undo step that starts over from an example; ``language`` gives its code."""
    return translate("Examples", "Example “{title}”").format(title=titles[language()])

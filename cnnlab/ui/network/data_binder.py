"""The examples of the session in the box of the bar and in the view of the data."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from cnnlab.core.files import is_file
from cnnlab.core.preprocess import Preprocessing
from cnnlab.files.data_error import DataError
from cnnlab.files.download import CHECKSUMS
from cnnlab.lab.network.data import SOURCES, DataRefusedError, DigitData, SourceName
from cnnlab.lab.network.session import FROM_FOLDERS, TrainingSession
from cnnlab.lab.network.sources import Progress
from cnnlab.lab.shared.settings import Settings
from cnnlab.ui.dialogs.data_messages import unused_message
from cnnlab.ui.dialogs.mnist import DataFolderDialog, MnistDialog
from cnnlab.ui.network.data_page import DataView
from cnnlab.ui.network.data_words import progress_text, refusal_text, source_name
from cnnlab.ui.network.training_words import knob_name
from cnnlab.ui.widgets.training_bar import TrainingBar
from cnnlab.ui.window.notice import Offer, done, failed, refused


class DataBinder(QObject):
    """Asks the session for what the box and the view say, and shows what comes."""

    notice = Signal(object)
    """A Notice."""

    def __init__(
        self,
        session: TrainingSession,
        bar: TrainingBar,
        view: DataView,
        folder: Path,
        host: QWidget,
    ) -> None:
        """``folder`` is where MNIST goes if it is downloaded."""
        super().__init__(host)
        self._session, self._bar, self._view = session, bar, view
        self._folder, self._host = folder, host
        self._progress: Progress | None = None
        self._shown: DigitData | None = None
        self._refusal: DataRefusedError | None = None
        self._connect()
        self.retranslate()

    # pulling

    def pull(self) -> None:
        """Show the source of the document; the examples themselves while they are seen."""
        sheet = self._session.sheet
        self._show_source()
        if not self._view.isVisible():
            return
        if self._session.examples is not self._shown:
            self._shown = self._session.examples
            self._view.set_data(self._shown)
        self._view.set_preprocessing(sheet.preprocessing, self._session.fitted)
        self._view.set_strength(self._session.settings.augmentation or 0.0)

    def _show_source(self) -> None:
        for box in (self._bar.data, self._view.source):
            box.show_choice(self._session.sheet.source)

    def retranslate(self) -> None:
        """Say everything in another language."""
        self._bar.set_sources([(source_name(name), name) for name in SOURCES])
        self._say_progress()
        self.pull()

    def restore_state(self, settings: Settings) -> None:
        """The folders that were read before."""
        for name in ("folder", "mnist"):
            path = settings.text(f"network_{name}")
            if path:
                self._session.folders[name] = Path(path)

    def save_state(self, settings: Settings) -> None:
        """The same, for the next start."""
        for name, path in self._session.folders.items():
            settings.remember(f"network_{name}", str(path))

    def _say_progress(self) -> None:
        self._bar.show_doing("" if self._progress is None else progress_text(self._progress))

    # what is done

    def _connect(self) -> None:
        session, view = self._session, self._view
        self._bar.data_chosen.connect(self.want)
        self._bar.cancel_asked.connect(session.sources.cancel)
        self._bar.data_chosen_again.connect(self._on_chosen_again)
        view.source_wanted.connect(self.want)
        view.relabelled.connect(self._on_relabelled)
        view.dropped.connect(self._on_dropped)
        view.preprocessing_chosen.connect(self._on_preprocessing)
        view.strength_chosen.connect(self._on_strength)
        session.data_changed.connect(self.pull)
        session.data_changed.connect(self._say_refusal)
        session.document.changed.connect(self.pull)
        session.sources.progressed.connect(self._on_progressed)
        session.sources.loaded.connect(self._on_loaded)
        session.sources.refused.connect(self._on_refused)
        session.sources.cancelled.connect(self._on_cancelled)

    def want(self, source: SourceName) -> None:
        """Train on other examples; where they lie is asked first."""
        self._show_source()
        download = False
        if source == "folder":
            folder = DataFolderDialog.ask(self._host)
            if folder is None:
                return
            self._session.folders["folder"] = folder
        elif source == "mnist" and not self._has_mnist():
            way = MnistDialog.ask(self._host, self._folder)
            folder = DataFolderDialog.ask(self._host) if way == "folder" else self._folder
            if not way or folder is None:
                return
            self._session.folders["mnist"], download = folder, way == "download"
        self._use(source, download)

    def _on_chosen_again(self, source: SourceName) -> None:
        """Another folder, or what was cancelled once more."""
        if source in FROM_FOLDERS:
            self.want(source)
        elif self._session.why_not == "missing":
            self._session.load()

    def _use(self, source: SourceName, download: bool) -> None:
        session = self._session
        session.downloads = download
        if source == session.sheet.source:
            session.load()
        else:
            session.document.edit_source(source, partial(self._step_name, source))
        if download:  # told last: an edit takes away what was told before
            self.notice.emit(
                done(
                    lambda: self.tr("MNIST is being downloaded."),
                    Offer(lambda: self.tr("Cancel"), session.sources.cancel),
                )
            )

    def _step_name(self, source: SourceName) -> str:
        return self.tr("Data: {source}").format(source=source_name(source))

    def _has_mnist(self) -> bool:
        folder = self._session.folders.get("mnist", self._folder)
        if not all(is_file(folder / name) for name in CHECKSUMS):
            return False
        self._session.folders["mnist"] = folder
        return True

    def _on_relabelled(self, index: int, label: int) -> None:
        (key,) = self._keys([index])
        edits = self._session.sheet.edits.relabelled(key, label)
        self._session.document.edit_labels(edits, lambda: self.tr("Mend label"))

    def _on_dropped(self, indices: list[int]) -> None:
        edits = self._session.sheet.edits.without(self._keys(indices))
        self._session.document.edit_labels(edits, lambda: self.tr("Drop examples"))

    def _keys(self, indices: list[int]) -> list[str]:
        """What the examples that are shown are told by."""
        data = self._session.data
        assert data is not None  # noqa: S101 - they are shown
        return [data.origins.key(index) for index in indices]

    def _on_preprocessing(self, settings: Preprocessing) -> None:
        document = self._session.document
        document.edit_preprocessing(settings, lambda: self.tr("Preprocessing"), "preprocessing")

    def _on_strength(self, strength: float) -> None:
        self._session.turn("augmentation", strength, partial(knob_name, "augmentation"))

    def _on_progressed(self, progress: Progress) -> None:
        self._progress = progress
        self._say_progress()

    def _on_loaded(self, data: DigitData) -> None:
        self._on_cancelled()
        if data.unread:
            self.notice.emit(refused(partial(unused_message, data.unread)))

    def _say_refusal(self) -> None:
        """Why the examples can't be trained on since the last edit."""
        before, self._refusal = self._refusal, self._session.refusal
        now = self._refusal
        if now is not None and (before is None or before.code != now.code):
            self.notice.emit(refused(partial(refusal_text, now)))

    def _on_refused(self, error: DataError | OSError) -> None:
        self._on_cancelled()
        self.notice.emit(failed(partial(refusal_text, error)))

    def _on_cancelled(self) -> None:
        self._progress = None
        self._say_progress()

"""The moving window of a lab file as a GIF, taken from a window that is on no screen."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event
from typing import TYPE_CHECKING, Any, Final

from cnnlab.cli.progress_bars import Bars
from cnnlab.cli.qt import QtError, importing_qt, use_no_screen
from cnnlab.cli.usage import UsageError
from cnnlab.core.arrays import Bytes
from cnnlab.lab.shared.labfile import LabFileError, read_lab
from cnnlab.lessons.form_checks import FormError
from cnnlab.start import load_without_qt

if TYPE_CHECKING:
    from cnnlab.ui.convolution.tab import ConvolutionTab

TAB: Final = "convolutionTab"
SIZE: Final = (1280, 720)  # px, of the window


class _StoppedError(Exception):
    pass


def gif_of(given: Namespace, bars: Bars, stop: Event) -> bytes | None:
    """The animation as the file's bytes; None where it was stopped.

    ``given`` has the lab file, the language, the theme and the speed, in windows a second. Raises
    UsageError, OSError, QtError.
    """
    from cnnlab.export.animation import write_gif

    file = BytesIO()
    with _shown(given, _bench_document(given.file)) as tab:
        from cnnlab.ui.convolution.film_run import FilmRun

        run = FilmRun(tab.document, tab.view)
        bar = bars.open(total=len(run.seconds), desc=given.file.name, leave=False, unit="picture")

        def pictures() -> Iterator[Bytes]:
            while not run.done:
                if stop.is_set():
                    raise _StoppedError
                yield run.take()
                bar.update()

        try:
            write_gif(file, pictures(), run.seconds, run.like)
        except _StoppedError:
            return None
    return file.getvalue()


def _bench_document(path: Path) -> dict[str, Any]:
    """What a lab file holds of the Convolution tab. Raises UsageError, OSError."""
    try:
        document = read_lab(path).tabs.get(TAB)
    except LabFileError as error:
        raise UsageError(f"{path}: {error}") from error
    if not document:
        raise UsageError(f"{path}: holds nothing of the Convolution tab: save it with a bench")
    return dict(document)


@contextmanager
def _shown(given: Namespace, document: dict[str, Any]) -> Iterator["ConvolutionTab"]:
    """The tab of a window that holds the document; the window is gone after the block."""
    use_no_screen()
    load_without_qt()
    with importing_qt():
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QApplication

        from cnnlab.app import create_window
        from cnnlab.lab.shared.language import has_font
        from cnnlab.ui.convolution.tab import ConvolutionTab

    app = QApplication.instance() or QApplication(["cnnlab"])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else was made here
    app.setStyle("Fusion")
    if not has_font(given.language):
        raise QtError("there is no font with Chinese letters: install one, such as Noto CJK")
    with TemporaryDirectory() as folder:
        window = create_window(Path(folder) / "settings.ini")
        try:
            window.appearance.use_language(given.language)
            window.use_theme(given.theme)
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            window.resize(*SIZE)
            tab = window.tab(TAB)
            assert isinstance(tab, ConvolutionTab)  # noqa: S101 - its name
            _open(given.file, document, tab)
            tab.player.set_speed(given.speed)
            window.show()
            app.processEvents()
            yield tab
        finally:
            window.closes_unasked = True
            window.close()
            window.deleteLater()
            app.processEvents()


def _open(path: Path, document: dict[str, Any], tab: "ConvolutionTab") -> None:
    try:
        tab.from_document(document)()
    except FormError as error:
        raise UsageError(f"{path}: {TAB}: {error}: save it anew in the window") from error
    if tab.player.plan is None:
        raise UsageError(f"{path}: there is no output with these settings: mend them in the window")

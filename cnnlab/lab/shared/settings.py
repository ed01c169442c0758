"""Persistent settings."""

import errno
import os
import re
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer, Signal

from cnnlab.core.files import write_file

DEFAULTS: dict[str, str | float | bool] = {
    "language": "",
    "theme": "system",
    "speed": 1.0,
    "loop": True,
    "stage_zoom": 1.0,
    "caption": True,
    "colour_key": True,
    "passes_speed": 1.0,
    "passes_loop": True,
    "passes_shown": "fill",
    "pen": 0.06,
    "digits_network": "learned",
    "digits_weights": "",
    "output_mode": "fill",
    "neuron_page": "neuron",
    "images_page": "filters",
    "network_page": "curves",
    "network_folder": "",
    "network_mnist": "",
    "network_threads": 1.0,
    "picture_folder": "",
    "recent": "",
    "told_simplified": False,
}
CHOICES = {
    "language": ("", "en", "zh_CN"),
    "theme": ("system", "light", "dark"),
    "digits_network": ("shipped", "learned", "opened"),
    "output_mode": ("fill", "all"),
    "neuron_page": ("neuron", "layers", "fit", "ideas"),
    "network_page": ("curves", "inside", "data"),
    "images_page": ("filters", "layers", "pieces"),
    "passes_shown": ("fill", "all"),
}
LARGEST, USUAL = 1_000_000, 2_000  # bytes of a settings file
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]+)|([0-7]+)|\r?\n|.)", re.IGNORECASE | re.DOTALL)
_OBJECT = re.compile(r"[=,]\s*@(?:Variant|DateTime)\(")
"""What is neither text nor bytes, as Qt writes it: PySide unpickles objects, which runs code."""


class SettingsError(ValueError):
    """A file given for the settings that can't be used for them: one line, with the mend."""


def check_settings_file(path: str | Path) -> None:
    """Raise SettingsError for a file that is not ours, which would be overwritten, or not writable.

    Ours is empty or begins with ``[General]``, as Qt writes it, and has only sections, comments
    and lines ``key=value``. A file that is not there yet will be made.
    """
    file = Path(path)
    if file.exists() and not _is_ours(file):
        raise SettingsError(f"'{path}' is no settings file of cnnlab: name one, or a new file")
    if not (os.access(file.parent, os.W_OK) and _store(file).isWritable()):
        raise SettingsError(f"'{path}' can't be written to: name another place")


def settings_folder(path: str | Path | None = None) -> Path:
    """The folder of the settings kept in ``path``, or of the usual ones; all else lies in it."""
    return _file(path).parent


class Settings(QObject):
    """Typed values with defaults; an invalid value reads as its default.

    ``damaged`` names the copy of a settings file that could not be read, else it is None.
    ``problem`` is the OSError, which names the file, of the last try to write it, else it is None;
    what could not be written is tried again with the next value.
    """

    unwritten = Signal(object)
    """The problem, when it is a new one."""

    def __init__(self, path: str | Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.damaged: Path | None = None
        self.problem: OSError | None = None
        self._soon = False
        file = _file(path)
        self.folder = file.parent
        if _is_damaged(file):
            self.damaged = _set_aside(file)
            if self.damaged is None:  # nothing of it is read, all the same
                file = file.with_name(f"{file.name}.{os.getpid()}")
        self._store = _store(file, self)

    def text(self, name: str) -> str:
        """A text; one of its choices where it has some."""
        default = str(DEFAULTS[name])
        value = self._store.value(name, default)
        if not isinstance(value, str) or value not in CHOICES.get(name, (value,)):
            return default
        return value

    def number(self, name: str, least: float, most: float) -> float:
        """A number within limits."""
        default = float(DEFAULTS[name])
        try:
            value = float(str(self._store.value(name, default)))
        except ValueError:
            return default
        return value if least <= value <= most else default

    def flag(self, name: str) -> bool:
        """A boolean."""
        value = str(self._store.value(name, DEFAULTS[name])).lower()
        return value == "true" if value in ("true", "false") else bool(DEFAULTS[name])

    def state(self, name: str) -> QByteArray:
        """Saved geometry of a window or splitter; empty when there is none."""
        value = self._store.value(name)
        return value if isinstance(value, QByteArray) else QByteArray()

    def remember(self, name: str, value: str | float | bool | QByteArray) -> None:
        """Set a value; it is on disk soon, when the event loop runs."""
        self._store.setValue(name, value)
        self._save_soon()

    @property
    def path(self) -> Path:
        """The file that holds them."""
        return Path(self._store.fileName())

    def clear(self) -> None:
        """Forget everything: each value is its default."""
        self._store.clear()
        self._save_soon()

    def save(self) -> None:
        """Write to disk, atomically: Qt does so beside the file, under a lock."""
        self._soon = False
        writer = _store(self.path)  # of the same file, and without an old error in its status
        writer.sync()
        before = self.problem
        failed = writer.status() == QSettings.Status.AccessError
        self.problem = _reason(self.path) if failed else None
        if self.problem is not None and (before is None or before.errno != self.problem.errno):
            self.unwritten.emit(self.problem)

    def _save_soon(self) -> None:
        if not self._soon:
            self._soon = True
            QTimer.singleShot(0, self, self.save)


def _store(file: Path, parent: QObject | None = None) -> QSettings:
    return QSettings(str(file), QSettings.Format.IniFormat, parent)


def _reason(file: Path) -> OSError:
    """Why a file can't be written, which Qt does not say: the same is tried beside it."""
    number = errno.EIO
    if file.exists() and not os.access(file, os.W_OK):
        number = errno.EACCES
    elif file.is_dir():
        number = errno.EISDIR
    else:
        beside = file.with_name(f"{file.name}.try")
        try:
            beside.parent.mkdir(parents=True, exist_ok=True)
            write_file(beside, b"\0" * USUAL)
            beside.unlink()
        except OSError as error:
            number = error.errno or number
    return OSError(number, os.strerror(number), str(file))


def _file(path: str | Path | None) -> Path:
    if path is not None:
        return Path(path)
    usual = QSettings(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, "cnnlab", "cnnlab"
    ).fileName()
    return Path(usual)


def _is_ours(file: Path) -> bool:
    if not file.is_file() or file.stat().st_size > LARGEST or _is_damaged(file):
        return False
    lines = (line.strip() for line in file.read_text(encoding="utf-8").splitlines())
    first = next((line for line in lines if line[:1] not in ("", ";")), None)
    return first is None or first.lower() == "[general]"


def _is_damaged(file: Path) -> bool:
    """Whether a file is there that is no settings file: not text, lines without a key, objects."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return False
    except (OSError, UnicodeDecodeError):
        return file.is_file()
    content = [line.strip() for line in lines if line.strip()[:1] not in ("", ";")]
    if any("\0" in line or not (line.startswith("[") or "=" in line) for line in content):
        return True
    return _OBJECT.search(_unescaped("\n".join(lines))) is not None


def _unescaped(text: str) -> str:
    """A settings file's text with nothing left in it that Qt drops or writes otherwise."""

    def plain(found: re.Match[str]) -> str:
        digits, base = (found[1], 16) if found[1] else (found[2], 8)
        return chr(int(digits, base) & 0xFFFF) if digits else ""

    return _ESCAPE.sub(plain, text.replace("\ufeff", "")).replace('"', "")


def _set_aside(file: Path) -> Path | None:
    """Keep a damaged file under another name; None where the system does not allow it."""
    try:
        return file.replace(file.with_name(file.name + ".damaged"))
    except OSError:
        return None

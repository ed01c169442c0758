"""The user's own presets: files in a folder, made to be kept, copied and passed on."""

import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Generic, Literal, NamedTuple, TypeAlias, TypeVar

from cnnlab.core.files import is_file, write_file
from cnnlab.lessons.form import json_text
from cnnlab.lessons.preset_files import (
    LANGUAGES,
    MOST_BYTES,
    PresetError,
    PresetKind,
    TitledPreset,
    load_preset,
)

P = TypeVar("P", bound=TitledPreset)

PREFIX: Final = "own-"
MOST_FILES: Final = 200
_SUFFIX: Final = ".json"
_LONGEST: Final = 40  # letters of a file name; three bytes each, and a number behind them, fit
_DEVICES: Final = frozenset(  # names that Windows keeps for itself
    {"con", "prn", "aux", "nul", *(f"{d}{i}" for d in ("com", "lpt") for i in range(10))}
)

OwnPresetCode: TypeAlias = Literal[
    "title", "full", "large", "invalid", "missing", "unwritten", "undeleted"
]


class OwnPresetError(Exception):
    """A preset that can't be kept: a code, and what it takes to word it.

    ``title``: none to be seen, or too long a one. ``full``: with the ``most`` presets that are
    kept. ``large``: with the ``most`` bytes of a file. ``invalid``: what could not be read again,
    with the ``reason``. ``missing``: no preset of that ``id`` any more. ``unwritten``
    and ``undeleted``: the system does not do that, with its ``error``, which names the file.
    """

    def __init__(self, code: OwnPresetCode, **details: object) -> None:
        super().__init__(f"{code}: " + ", ".join(f"{k}={v}" for k, v in details.items()))
        self.code: OwnPresetCode = code
        self.details: dict[str, object] = details


@dataclass(frozen=True, eq=False)
class Listing(Generic[P]):
    """Presets by title, and a line for each file that is skipped: its name and the reason."""

    presets: tuple[P, ...]
    skipped: tuple[str, ...]


class Deleted(NamedTuple):
    """A file that is there no more, and what it held."""

    path: Path
    content: bytes


class OwnPresets(Generic[P]):
    """Presets of one kind in a folder, which is made when the first is saved.

    An id is "own-" and the file's name, whatever the file says: so a copied file is another
    preset. A file that people put there themselves is listed like any other.
    """

    def __init__(self, folder: Path, kind: PresetKind[P]) -> None:
        self.folder, self._kind = folder, kind

    def read(self) -> Listing[P]:
        """Read them all; what is wrong with one does not keep the others away."""
        presets: list[P] = []
        skipped: list[str] = []
        try:
            files = self._list()
        except OSError as error:
            return Listing((), (f"{_readable(self.folder.name)}: {error.strerror}",))
        for path in files[:MOST_FILES]:
            try:
                presets.append(self._read(path))
            except PresetError as error:
                skipped.append(_readable(str(error)))
        for path in files[MOST_FILES:]:
            skipped.append(f"{_readable(path.name)}: more than {MOST_FILES} presets")
        presets.sort(key=lambda preset: (preset.title[LANGUAGES[0]].casefold(), preset.id))
        return Listing(tuple(presets), tuple(skipped))

    def save(self, title: str, preset: P) -> P:
        """Keep a preset under a title, in a file of its own, whose id it gets.

        Raises OwnPresetError.
        """
        said = _title(title)
        files = self._files()
        if len(files) >= MOST_FILES:
            raise OwnPresetError("full", most=MOST_FILES)
        path = self.folder / (_free_name(said, files) + _SUFFIX)
        about = {name: _readable(preset.about.get(name, "")) for name in LANGUAGES}
        kept = replace(preset, id=_id(path), title=dict.fromkeys(LANGUAGES, said), about=about)
        self._write(path, kept)
        return kept

    def rename(self, preset_id: str, title: str) -> P:
        """Give a preset another title; its file and its id stay. Raises OwnPresetError."""
        said = _title(title)
        path = self._path(preset_id)
        try:
            old = self._read(path)
        except PresetError as error:
            raise OwnPresetError("invalid", reason=str(error)) from error
        preset = replace(old, title=dict.fromkeys(old.title, said))
        self._write(path, preset)
        return preset

    def delete(self, preset_id: str) -> Deleted:
        """Delete a preset's file; gives what ``restore`` needs. Raises OwnPresetError."""
        path = self._path(preset_id)
        try:
            content = path.read_bytes()
            path.unlink()
        except FileNotFoundError:
            raise OwnPresetError("missing", id=preset_id) from None
        except OSError as error:
            raise OwnPresetError("undeleted", error=error) from error
        return Deleted(path, content)

    def restore(self, deleted: Deleted) -> None:
        """Write a deleted file again, under another name if its own was taken meanwhile.

        Raises OwnPresetError.
        """
        path = deleted.path
        if path.exists():
            path = path.with_stem(_free_name(path.stem, self._files()))
        _save(path, deleted.content)

    def _files(self) -> list[Path]:
        try:
            return self._list()
        except OSError as error:
            raise OwnPresetError("unwritten", error=error) from error

    def _list(self) -> list[Path]:
        """List the folder's JSON files by name; a link counts as what it leads to."""
        try:
            found = [p for p in self.folder.iterdir() if p.suffix.lower() == _SUFFIX]
        except FileNotFoundError:
            return []
        return sorted(p for p in found if is_file(p) and not p.name.startswith("."))

    def _path(self, preset_id: str) -> Path:
        for path in self._files():
            if _id(path) == preset_id:
                return path
        raise OwnPresetError("missing", id=preset_id)

    def _read(self, path: Path) -> P:
        return replace(load_preset(path, self._kind), id=_id(path))

    def _write(self, path: Path, preset: P) -> None:
        """Write beside the file, then in its place, and nothing that could not be read again."""
        data = self._kind.write(preset)
        try:
            self._kind.read(data)
        except ValueError as error:
            raise OwnPresetError("invalid", reason=str(error)) from error
        content = json_text(data).encode("utf-8", "backslashreplace")
        if len(content) > MOST_BYTES:
            raise OwnPresetError("large", most=MOST_BYTES)
        _save(path, content)


def _save(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_file(path, content)
    except OSError as error:
        raise OwnPresetError("unwritten", error=error) from error


def _id(path: Path) -> str:
    return PREFIX + unicodedata.normalize("NFC", _readable(path.stem))


def _readable(text: str) -> str:
    """Give the text without halves of letters, which a file's name can have and Qt can't show."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _title(text: str) -> str:
    """Title on one line, without what can't be seen. Raises OwnPresetError."""
    seen = "".join(letter if letter.isprintable() else " " for letter in text)
    title = " ".join(seen.split())
    if not 1 <= len(title) <= 100:
        raise OwnPresetError("title")
    return title


def _free_name(title: str, files: list[Path]) -> str:
    """File name that says the title, is safe on every system and not taken yet."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    base = "-".join(words)[:_LONGEST].strip("-") or "preset"
    if base in _DEVICES:
        base = f"preset-{base}"
    taken = {_id(path).removeprefix(PREFIX).casefold() for path in files}
    name, number = base, 1
    while name in taken:
        number += 1
        name = f"{base}-{number}"
    return name

"""What files of worked examples have in common: their frame, texts by language, and size."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

VERSION: Final = 1
LANGUAGES: Final = ("en", "zh_CN")
MOST_BYTES: Final = 1_000_000
MOST_LETTERS: Final = {"id": 200, "title": 200, "about": 2000}
FRAME: Final = frozenset({"format", "version", "id", "title", "about"})


class PresetError(ValueError):
    """A preset file that can't be used; the message names the file, the place and the reason."""


@dataclass(frozen=True, eq=False)
class TitledPreset:
    """What every preset has; ``title`` and ``about`` are texts by language code."""

    id: str
    title: dict[str, str]
    about: dict[str, str]


P = TypeVar("P", bound=TitledPreset)


class PresetKind(NamedTuple, Generic[P]):
    """How presets of a kind become a file's data, and are read, with every check.

    ``read`` raises ValueError with the place and the reason.
    """

    write: Callable[[P], dict[str, Any]]
    read: Callable[[Any], P]


def load_preset(path: Path, kind: PresetKind[P]) -> P:
    """Preset of a JSON file. Raises PresetError for a file that is none, or a wrong one."""
    with said_of(path):
        return kind.read(file_data(path))


@contextmanager
def said_of(path: Path) -> Iterator[None]:
    """Raise what goes wrong with a file as PresetError, which names it."""
    try:
        yield
    except (OSError, ValueError, RecursionError) as error:
        raise PresetError(f"{path.name}: {error}") from error


def file_data(path: Path) -> Any:
    """JSON of a preset's file. Raises OSError, ValueError."""
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"more than {MOST_BYTES // 1_000_000} MB")
    return json.loads(path.read_text(encoding="utf-8"))


def frame_data(preset: TitledPreset, format_name: str) -> dict[str, Any]:
    """What the file of a preset begins with."""
    texts = {"title": preset.title, "about": preset.about}
    return {"format": format_name, "version": VERSION, "id": preset.id} | texts


def check_frame(data: Any, format_name: str, keys: frozenset[str]) -> None:
    """Raise ValueError for data that don't say of which format they are, or have other keys."""
    if not isinstance(data, dict):
        raise ValueError(f"got {type(data).__name__}, expected an object")
    for name in ("format", "version", "id", "title", "about"):
        if name not in data:
            raise ValueError(f"'{name}' is missing")
    if data["format"] != format_name:
        raise ValueError(f"format: got {data['format']!r:.40}, expected {format_name!r}")
    if type(data["version"]) is not int or data["version"] != VERSION:
        raise ValueError(f"version: got {data['version']!r:.40}, expected {VERSION}")
    if not _is_text(data["id"], "id"):
        raise ValueError(f"id: got {data['id']!r:.40}, expected a short text")
    unknown = sorted(set(data) - keys)
    if unknown:
        raise ValueError(f"{unknown[0]:.40}: no such setting in version {VERSION}")


def texts_of(data: dict[str, Any], name: str) -> dict[str, str]:
    """Texts by language code. Raises ValueError."""
    texts = data[name]
    if not isinstance(texts, dict) or not all(language in texts for language in LANGUAGES):
        raise ValueError(f"{name}: expected texts for en and zh_CN")
    if not all(_is_text(text, name) for text in texts.values()):
        raise ValueError(f"{name}: expected texts of 1 to {MOST_LETTERS[name]} letters")
    return texts


def _is_text(value: Any, name: str) -> bool:
    if not isinstance(value, str) or len(value) > MOST_LETTERS[name]:
        return False
    return name == "about" or bool(value.strip())

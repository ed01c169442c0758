"""Examples of a tab whose pages show parts of one document, and their files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Generic, TypeAlias, TypeVar

from cnnlab.assets import asset
from cnnlab.lessons.fields import FormFields, choice_of
from cnnlab.lessons.form_checks import wanted
from cnnlab.lessons.preset_files import (
    FRAME,
    TitledPreset,
    check_frame,
    file_data,
    frame_data,
    said_of,
    texts_of,
)

Parts: TypeAlias = dict[str, Any]
"""Parts of a document, frozen dataclasses with a ``preset``, by their names in it."""


@dataclass(frozen=True, eq=False)
class PagePreset(TitledPreset):
    """A named example.

    ``page`` is the one that shows it; ``source`` the parts of the document that it sets, or what
    makes them when they are first asked for.
    """

    page: str
    source: Parts | Callable[[], Parts]

    @cached_property
    def parts(self) -> Parts:
        """The parts, which name this example. Raises FormError where they were not checked."""
        made = self.source if isinstance(self.source, dict) else self.source()
        return {name: replace(part, preset=self.id) for name, part in made.items()}

    def applied(self, value: Any) -> Any:
        """The document's value with the parts that this example sets, others as they are."""
        parts = {
            name: self.placed(name, part, getattr(value, name)) for name, part in self.parts.items()
        }
        return replace(value, **parts)

    def placed(self, name: str, part: Any, shown: Any) -> Any:  # noqa: ARG002 - for who inherits it
        """A part as it takes the place of the one that is shown."""
        return part


P = TypeVar("P", bound=PagePreset)


@dataclass(frozen=True)
class PageFiles(Generic[P]):
    """What the files of a tab's examples hold, and where those lie that the program ships.

    ``make`` takes what a PagePreset has; ``folder`` is one of the resources and ``order`` that of
    the menu; ``part_of`` names the part that the example of a page has to set, and ``fields`` says
    of each part how it is written and read.
    """

    make: Callable[..., P]
    format: str
    folder: str
    order: Sequence[str]
    part_of: Mapping[Any, str]
    fields: FormFields

    def shipped(self) -> list[P]:
        """List the program's own examples in the order of the menu; none is checked yet."""
        return [self.load(asset(self.folder, f"{name}.json")) for name in self.order]

    def load(self, path: Path) -> P:
        """Example of a JSON file; its parts are checked when they are first used.

        Raises PresetError for a file that is none, or whose frame is wrong.
        """
        with said_of(path):
            return self._described(file_data(path))

    def read(self, data: Any) -> P:
        """Example of a file's data, all of it checked. Raises ValueError: place and reason."""
        preset = self._described(data)
        return replace(preset, source=preset.parts)

    def write(self, preset: P) -> dict[str, Any]:
        """What an example's file holds: the inverse of ``read``."""
        parts = {
            name: self.fields[name].write(replace(part, preset=""))
            for name, part in preset.parts.items()
        }
        return frame_data(preset, self.format) | {"page": preset.page} | parts

    def of_page(
        self, value: Any, page: str, left_out: Mapping[str, Sequence[str]] | None = None
    ) -> P | None:
        """What a page shows as an example, still without id and title; None where it has no part.

        The fields of a part that are ``left_out`` are as by default.
        """
        if page not in self.part_of:
            return None
        name = self.part_of[page]
        part = getattr(value, name)
        without = () if left_out is None else left_out[name]
        usual = {field.name: field.default for field in fields(part) if field.name in without}
        return self.make("", {}, {}, page, {name: replace(part, **usual)})

    def first(self, ids: Mapping[str, str], presets: Sequence[P] | None = None) -> Parts:
        """Parts of a document, each of the example that ``ids`` names for it."""
        by_id = {preset.id: preset for preset in presets or self.shipped()}
        return {name: by_id[preset].parts[name] for name, preset in ids.items()}

    def _described(self, data: Any) -> P:
        """Example whose frame is checked, and whose parts will be."""
        check_frame(data, self.format, FRAME | {"page", *self.fields})
        parts = {name: data[name] for name in self.fields if name in data}
        if not parts:
            raise ValueError(f"got no part of a sheet, expected one of {', '.join(self.fields)}")
        title, about = texts_of(data, "title"), texts_of(data, "about")
        page = choice_of(tuple(self.part_of)).read(data.get("page"), "page")
        wanted(data, self.part_of[page])
        return self.make(data["id"], title, about, page, partial(self._made, parts))

    def _made(self, parts: dict[str, Any]) -> Parts:
        return {name: self.fields[name].read(came, name) for name, came in parts.items()}

"""Which example each part of a document came from, and what choosing and keeping one does to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QCoreApplication

from cnnlab.lab.shared.history import History
from cnnlab.lessons.page_presets import PagePreset
from cnnlab.ui.window.examples import Examples, example_actions, example_step, keep_step
from cnnlab.ui.window.tab import Action
from cnnlab.ui.window.tab_page import PageSpec

translate = QCoreApplication.translate

T = TypeVar("T")
P = TypeVar("P", bound=PagePreset)


class PartRules(NamedTuple, Generic[T, P]):
    """What examples are to a kind of document.

    ``data`` tells two values apart; ``preset_of`` makes an example of what a page shows, still
    without an id and a title, or gives None where it has no part; ``note`` is said of a page whose
    example has nothing to say, empty for nothing.
    """

    data: Callable[[T], object]
    preset_of: Callable[[T, Any], P | None]
    note: Callable[[T, str], str]


def kept_limits() -> str:
    """What can be kept as an example, with a place for the reason why something can't."""
    return translate("Examples", "Only numbers within the limits can be kept. {reason}")


class PartExamples(Generic[T, P]):
    """Puts the list of examples and the document, a frozen dataclass of parts, together."""

    def __init__(
        self,
        examples: Examples[P],
        document: History[T],
        specs: Sequence[PageSpec[Any]],
        rules: PartRules[T, P],
    ) -> None:
        self.examples, self._document, self._rules = examples, document, rules
        self._pages = {spec.name: spec for spec in specs}
        examples.kept.connect(self._use_kept)

    def titles(self, language: str) -> list[str]:
        """Titles of all; those of the user's own with the page that they belong to."""
        presets, shipped = self.examples.presets, self.examples.shipped
        own = [self._with_page(preset, language) for preset in presets[shipped:]]
        return [*(preset.title[language] for preset in presets[:shipped]), *own]

    def use(self, place: int, language: Callable[[], str]) -> str:
        """Set the parts that an example sets, as one undo step; gives the page that shows them.

        ``language`` says the code of the one in use, for as long as the step is there.
        """
        preset, value = self.examples.presets[place], self._document.value
        changed: T = preset.applied(value)
        if self._rules.data(changed) != self._rules.data(value):
            self._document.replace(changed, partial(example_step, preset.title, language))
        return preset.page

    def shown(self, page: str, language: str) -> tuple[int, str]:
        """Place in the list of what a page shows, -1 for none, and what is said of it."""
        place = self.examples.of(self._id_on(page))
        about = "" if place < 0 else self.examples.presets[place].about[language]
        return place, about or self._rules.note(self._document.value, page)

    def actions(self, page: Callable[[], str]) -> list[Action]:
        """Keep what is shown, rename and delete what it came from; ``page`` is the one shown."""
        return example_actions(
            self.examples,
            lambda: self._rules.preset_of(self._document.value, page()),
            lambda: self._id_on(page()),
        )

    def _with_page(self, preset: P, language: str) -> str:
        text = translate("PartExamples", "{title} ({page})")
        return text.format(title=preset.title[language], page=self._pages[preset.page].title())

    def _id_on(self, page: str) -> str:
        """Id of the example that a page's part came from; empty where it shows none."""
        parts = self._pages[page].parts
        preset: str = getattr(self._document.value, parts[0]).preset if parts else ""
        return preset

    def _use_kept(self, preset: P) -> None:
        """What is shown is an example of the user's own from now on."""
        value: Any = self._document.value
        name = self._pages[preset.page].parts[0]
        part = replace(getattr(value, name), preset=preset.id)
        kept = replace(value, **{name: part})
        self._document.replace(kept, keep_step)

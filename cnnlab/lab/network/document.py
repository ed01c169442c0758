"""The Network tab's document: one sheet, of which each edit changes a part."""

from dataclasses import replace

from cnnlab.core.dense.points import PointsKind
from cnnlab.core.preprocess import Preprocessing
from cnnlab.core.stack.blocks import Stack
from cnnlab.core.stack.check import StackCheck, check_stack
from cnnlab.lab.shared.history import History, StepName
from cnnlab.lessons.label_edits import LabelEdits
from cnnlab.lessons.network_presets import NetworkPreset
from cnnlab.lessons.network_sheet import NetworkRecipe, NetworkSheet, SourceName, with_source


class NetworkDocument(History[NetworkSheet]):
    """A history of sheets. ``changed`` names the parts, as "stack" or "recipe".

    Training is no part of it: what a running training changes is in its own list of changes.
    """

    check: StackCheck
    """Of the stack that is shown."""
    _checked: tuple[Stack, int] | None = None

    def settle(self, value: NetworkSheet) -> None:
        """Check the stack where it is another one."""
        seen = value.stack, value.classes
        if seen != self._checked:
            self._checked, self.check = seen, check_stack(*seen)

    @property
    def sheet(self) -> NetworkSheet:
        """What is shown now."""
        return self.value

    def edit_stack(self, stack: Stack, text: StepName, gesture: object = None) -> None:
        """Other blocks, as one undo step."""
        self._edit(replace(self.sheet, stack=stack), text, gesture)

    def edit_source(
        self, source: SourceName, text: StepName, points: PointsKind | None = None
    ) -> None:
        """Other examples, and a stack that takes what they are, as one undo step."""
        self._edit(with_source(self.sheet, source, points), text)

    def edit_preprocessing(
        self, preprocessing: Preprocessing, text: StepName, gesture: object = None
    ) -> None:
        """Other steps before the stack, as one undo step."""
        self._edit(replace(self.sheet, preprocessing=preprocessing), text, gesture)

    def edit_strength(self, strength: float, text: StepName, gesture: object = None) -> None:
        """Stronger or weaker augmentation, as one undo step."""
        self._edit(replace(self.sheet, strength=strength), text, gesture)

    def edit_labels(self, edits: LabelEdits, text: StepName) -> None:
        """Other labels, or examples dropped, as one undo step."""
        self._edit(replace(self.sheet, edits=edits), text)

    def edit_recipe(self, recipe: NetworkRecipe, text: StepName, gesture: object = None) -> None:
        """Other settings of the training, as one undo step."""
        self._edit(replace(self.sheet, recipe=recipe), text, gesture)

    def use_preset(self, preset: NetworkPreset, text: StepName) -> None:
        """An example, on the data that are shown if they go into it, as one undo step."""
        self._edit(preset.applied(self.sheet), text)

    def _edit(self, sheet: NetworkSheet, text: StepName, gesture: object = None) -> None:
        if sheet != self.sheet:
            self.replace(sheet, text, gesture)

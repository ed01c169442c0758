"""Undo history of a frozen value; every tab's document is one.

Qt's undo stack holds the names of the steps, so that menus and groups can follow it; the values
stand in a list here, one before each step and one after the last. No command of ours is ever
pushed: PySide deletes those of a stack that the collector ends twice, and keeps merged ones alive.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeAlias, TypeVar

import numpy as np
from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtGui import QUndoStack

UNDO_LIMIT = 100
UNDO_MEMORY = 64 * 2**20  # bytes that the steps of one document hold at most

T = TypeVar("T")
StepName: TypeAlias = Callable[[], str]
"""Says what a step is called, in the language in use."""


@dataclass(frozen=True, eq=False)
class _Step(Generic[T]):
    """A value, what made it, and of each part the bytes of its arrays by identity."""

    value: T
    name: StepName
    gesture: object
    parts: dict[str, dict[int, int]]

    @property
    def arrays(self) -> dict[int, int]:
        """Bytes of all arrays by identity."""
        return {key: size for part in self.parts.values() for key, size in part.items()}


class History(QObject, Generic[T]):
    """Holds a value; every edit goes through ``replace`` and is one undo step a gesture."""

    changed = Signal(object)
    """Emitted once an edit with the frozenset of names of what changed."""

    def __init__(self, value: T, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo_stack = QUndoStack(self)
        self.undo_stack.setUndoLimit(UNDO_LIMIT)
        self.undo_stack.indexChanged.connect(self._on_index_changed)
        self._value = value
        self._held: Counter[int] = Counter()  # of how many steps an array is part
        self._bytes = 0
        self._steps: list[_Step[T]] = []
        self._append(value, str, None)
        self.settle(value)

    @property
    def value(self) -> T:
        """What is shown now."""
        return self._value

    @property
    def held_bytes(self) -> int:
        """Size of all arrays that the steps hold, each counted once."""
        return self._bytes

    def undo_name(self) -> str:
        """What the step is called that undo takes back; empty where there is none."""
        return self._name_of(self.undo_stack.index())

    def redo_name(self) -> str:
        """The same for redo."""
        return self._name_of(self.undo_stack.index() + 1)

    def replace(self, value: T, name: StepName, gesture: object = None) -> None:
        """Show another value as one undo step of that name.

        Steps with equal gestures, one after the other, are one step: a drag, a scrub. The same
        value again is no edit.
        """
        if value is self._value:
            return
        merges = self._merges(gesture)
        self._forget_from(self.undo_stack.index() + (0 if merges else 1))
        self._append(value, name, gesture)
        if merges:
            self._show(value)
        else:
            # An empty macro is a command that Qt makes itself.
            self.undo_stack.beginMacro(_said(name))
            self.undo_stack.endMacro()
        self._keep_within_memory()

    def shows(self, gesture: object) -> bool:
        """Whether the step that was last taken, and not undone, is of that gesture."""
        index = self.undo_stack.index()
        return index > 0 and self._steps[index].gesture == gesture

    def reset(self, value: T) -> None:
        """Start anew from a value, with nothing to undo."""
        self._forget_from(0)
        self._append(value, str, None)
        self.undo_stack.clear()
        self._show(value)

    def settle(self, value: T) -> None:
        """Work out what follows from a value, before its change is announced."""

    def what_changed(self, old: T, new: T) -> frozenset[str]:
        """Names of the parts that are no longer the same object."""
        return frozenset(
            field.name
            for field in fields(new)  # type: ignore[arg-type]  # every document is a dataclass
            if getattr(old, field.name) is not getattr(new, field.name)
        )

    def _name_of(self, index: int) -> str:
        return _said(self._steps[index].name) if 0 < index < len(self._steps) else ""

    def _merges(self, gesture: object) -> bool:
        """Whether an edit belongs to the last step; what was saved is never merged away."""
        stack = self.undo_stack
        at_end = stack.index() == stack.count()
        return gesture is not None and at_end and self.shows(gesture) and not stack.isClean()

    def _show(self, value: T) -> None:
        old, self._value = self._value, value
        if value is not old:
            self.settle(value)
            self.changed.emit(self.what_changed(old, value))

    def _on_index_changed(self, index: int) -> None:
        self._forget_before(len(self._steps) - 1 - self.undo_stack.count())
        self._show(self._steps[index].value)

    # memory

    def _append(self, value: T, name: StepName, gesture: object) -> None:
        step = _Step(value, name, gesture, self._parts(value))
        arrays = step.arrays
        self._steps.append(step)
        self._bytes += sum(size for key, size in arrays.items() if not self._held[key])
        self._held.update(arrays.keys())

    def _parts(self, value: T) -> dict[str, dict[int, int]]:
        """Arrays of each part; a part that the last step has too needs no walk, as in a drag."""
        last = self._steps[-1] if self._steps else None
        found = {}
        for field in fields(value):  # type: ignore[arg-type]  # every document is a dataclass
            part = getattr(value, field.name)
            if last is not None and getattr(last.value, field.name) is part:
                found[field.name] = last.parts[field.name]
            else:
                found[field.name] = dict(_arrays(part))
        return found

    def _forget_from(self, index: int) -> None:
        self._release(self._steps[index:])
        del self._steps[index:]

    def _forget_before(self, index: int) -> None:
        self._release(self._steps[:index])
        del self._steps[:index]

    def _release(self, steps: list[_Step[T]]) -> None:
        for step in steps:
            for key, size in step.arrays.items():
                self._held[key] -= 1
                if not self._held[key]:
                    del self._held[key]
                    self._bytes -= size

    def _keep_within_memory(self) -> None:
        """Let go of the oldest steps, but never of the last one, until the others fit."""
        over = 0
        while self._bytes > UNDO_MEMORY and len(self._steps) > 2:
            self._forget_before(1)
            over += 1
        if over:
            self._shorten_stack(over)

    def _shorten_stack(self, count: int) -> None:
        """Take ``count`` of the oldest names off Qt's stack, which can't do so itself."""
        stack = self.undo_stack
        clean = stack.cleanIndex() - count
        texts = [stack.text(index) for index in range(count, stack.count())]
        blocker = QSignalBlocker(stack)
        stack.clear()
        stack.resetClean()
        for index, text in enumerate(texts):
            if index == clean:
                stack.setClean()
            stack.beginMacro(text)
            stack.endMacro()
        blocker.unblock()


def _said(name: StepName) -> str:
    return name() if callable(name) else name  # tests hand over plain texts


def _arrays(value: object) -> Iterator[tuple[int, int]]:
    """Identity and bytes of the memory behind each array in a value of dataclasses and tuples."""
    if isinstance(value, np.ndarray):
        while isinstance(value.base, np.ndarray):
            value = value.base
        yield id(value), value.nbytes
    elif isinstance(value, tuple):
        for part in value:
            yield from _arrays(part)
    elif is_dataclass(value) and not isinstance(value, type):
        state: Any = value
        for field in fields(state):
            yield from _arrays(getattr(state, field.name))

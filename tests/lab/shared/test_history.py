"""Undo of a frozen value: what it keeps, what it lets go of, and how it ends."""

import gc
import os
import subprocess
import sys
from dataclasses import dataclass

import numpy as np
import pytest

from cnnlab.lab.shared import history as history_module
from cnnlab.lab.shared.history import UNDO_LIMIT, History

MIB = 2**20


@dataclass(frozen=True, eq=False)
class Value:
    number: int = 0
    array: np.ndarray | None = None
    parts: tuple[np.ndarray, ...] = ()


@pytest.fixture
def history(qapp) -> History[Value]:
    return History(Value())


def numbers_back(history: History[Value]) -> list[int]:
    found = []
    while history.undo_stack.canUndo():
        history.undo_stack.undo()
        found.append(history.value.number)
    return found


def test_what_changed_are_the_fields_that_are_other_objects(history):
    heard = []
    history.changed.connect(heard.append)
    history.replace(Value(1, array=np.ones(2)), "Edit")
    history.undo_stack.undo()
    assert heard == [{"number", "array"}] * 2


def test_what_follows_from_a_value_is_there_when_it_is_announced(qapp):
    class Doubled(History[Value]):
        def settle(self, value):
            self.double = 2 * value.number

    doubled, seen = Doubled(Value(1)), []
    doubled.changed.connect(lambda _: seen.append(doubled.double))
    doubled.replace(Value(5), "Edit")
    doubled.undo_stack.undo()
    doubled.undo_stack.redo()
    assert seen == [10, 2, 10]


def test_an_edit_after_undo_forgets_what_was_undone(history):
    for number in (1, 2, 3):
        history.replace(Value(number), f"Step {number}")
    history.undo_stack.undo()
    history.undo_stack.undo()
    history.replace(Value(9), "Other")
    assert not history.undo_stack.canRedo()
    assert history.undo_stack.undoText() == "Other"
    assert numbers_back(history) == [1, 0]


def test_jumping_to_a_step_shows_its_value(history):
    for number in (1, 2, 3):
        history.replace(Value(number), "Step")
    history.undo_stack.setIndex(1)
    assert history.value.number == 1
    history.undo_stack.setIndex(3)
    assert history.value.number == 3


def test_reset_leaves_nothing_to_undo(history):
    history.replace(Value(1), "Step")
    heard = []
    history.changed.connect(heard.append)
    history.reset(Value(7))
    assert history.value.number == 7
    assert history.undo_stack.count() == 0
    assert history.undo_stack.isClean()
    assert heard == [{"number"}]


def test_beyond_the_limit_the_oldest_steps_go(history):
    for number in range(1, UNDO_LIMIT + 21):
        history.replace(Value(number, np.zeros(128)), "Step")
    assert history.undo_stack.count() == UNDO_LIMIT
    assert history.held_bytes == (UNDO_LIMIT + 1) * 1024
    assert numbers_back(history)[-1] == 20


class TestMemory:
    """What the steps hold is bounded."""

    def test_an_array_that_steps_share_counts_once(self, history):
        shared = np.zeros(MIB // 8)
        for number in range(10):
            history.replace(Value(number + 1, shared, (shared[1:], shared)), "Step")
        assert history.held_bytes == MIB

    def test_what_is_forgotten_counts_no_more(self, history):
        for number in range(3):
            history.replace(Value(number + 1, np.zeros(MIB // 8)), "Step")
        history.undo_stack.setIndex(0)
        history.replace(Value(4), "Step")
        assert history.held_bytes == 0

    def test_the_oldest_steps_make_way(self, history, monkeypatch):
        monkeypatch.setattr(history_module, "UNDO_MEMORY", 4 * MIB)
        texts = []
        history.undo_stack.undoTextChanged.connect(texts.append)
        for number in range(1, 11):
            history.replace(Value(number, np.zeros(MIB // 8)), f"Step {number}")
        assert history.held_bytes == 4 * MIB
        assert history.value.number == 10
        assert history.undo_stack.undoText() == "Step 10"
        assert texts[-1] == "Step 10"
        assert numbers_back(history) == [9, 8, 7]
        history.undo_stack.setIndex(3)
        assert history.value.number == 10

    def test_the_last_step_stays_however_large(self, history, monkeypatch):
        monkeypatch.setattr(history_module, "UNDO_MEMORY", MIB)
        for number in (1, 2):
            history.replace(Value(number, np.zeros(MIB)), "Step")
        assert numbers_back(history) == [1]

    @pytest.mark.parametrize(("saved", "found"), [(9, True), (2, False)])
    def test_the_saved_step_is_still_known_if_it_is_left(self, history, monkeypatch, saved, found):
        monkeypatch.setattr(history_module, "UNDO_MEMORY", 4 * MIB)
        for number in range(1, 11):
            history.replace(Value(number, np.zeros(MIB // 8)), "Step")
            if number == saved:
                history.undo_stack.setClean()
        assert not history.undo_stack.isClean()
        clean = []
        while history.undo_stack.canUndo():
            history.undo_stack.undo()
            clean += [history.value.number] if history.undo_stack.isClean() else []
        assert clean == ([saved] if found else [])

    def test_a_long_gesture_leaves_two_values(self, qapp):
        class Weighed(Value):
            pass

        history, gesture = History(Weighed()), object()
        for number in range(2000):
            history.replace(Weighed(number, np.zeros(8)), "Drag", gesture)
        gc.collect()
        assert sum(type(thing) is Weighed for thing in gc.get_objects()) == 2
        assert history.undo_stack.count() == 1


ENDS = """
import gc
from dataclasses import dataclass
from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoGroup
from cnnlab.lab.shared.history import History

app = QCoreApplication([])
gc.disable()
gc.freeze()  # what is imported is not searched at each turn

@dataclass(frozen=True, eq=False)
class Value:
    owner: object

class Owner(QObject):
    pass

for turn in range(200):
    owner = Owner()
    values = [Value(owner) for _ in range(6)]
    owner.history = History(values[0], owner if turn % 2 else None)
    owner.history.changed.connect(lambda _, owner=owner: owner)
    owner.stack, owner.values = owner.history.undo_stack, values
    group = QUndoGroup()
    group.addStack(owner.stack)
    owner.group = group if turn % 3 else None
    for value in values[1:]:
        owner.history.replace(value, "Step", turn % 5 or None)
    owner.stack.undo()
    del owner, values, value, group
    gc.collect()
print("ended")
"""


@pytest.mark.parametrize("lazy", ["0", "1"])
def test_a_circle_with_values_before_their_stack_is_collected_without_a_crash(lazy):
    environment = os.environ | {"PYSIDE6_OPTION_LAZY": lazy, "PYTHONMALLOC": "debug"}
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", ENDS],
        capture_output=True,
        text=True,
        env=environment,
    )
    assert (done.returncode, done.stdout) == (0, "ended\n"), done.stderr


def test_a_step_says_its_name_in_the_language_in_use(history):
    language = ["Edit"]
    history.replace(Value(1), lambda: f"{language[0]} 1")
    history.replace(Value(2), "Plain")
    history.replace(Value(3), lambda: f"{language[0]} 3")
    assert (history.undo_name(), history.redo_name()) == ("Edit 3", "")
    assert history.undo_stack.undoText() == "Edit 3"
    language[0] = "编辑"
    assert history.undo_name() == "编辑 3"
    history.undo_stack.undo()
    assert (history.undo_name(), history.redo_name()) == ("Plain", "编辑 3")
    history.undo_stack.undo()
    assert (history.undo_name(), history.redo_name()) == ("编辑 1", "Plain")
    history.undo_stack.undo()
    assert (history.undo_name(), history.redo_name()) == ("", "编辑 1")
    history.replace(Value(4), "Other")
    assert (history.undo_name(), history.redo_name()) == ("Other", "")
    history.reset(Value(5))
    assert (history.undo_name(), history.redo_name()) == ("", "")


def test_names_go_with_the_steps_that_are_let_go_of(history):
    for number in range(UNDO_LIMIT + 5):
        history.replace(Value(number + 1), f"Step {number}")
    assert history.undo_name() == f"Step {UNDO_LIMIT + 4}"
    while history.undo_stack.index() > 1:
        history.undo_stack.undo()
        assert history.undo_name() == history.undo_stack.undoText()
        assert history.redo_name() == history.undo_stack.redoText()

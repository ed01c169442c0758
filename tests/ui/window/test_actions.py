"""Actions as tabs hand them over: where they are enabled, and when that is asked."""

import pytest
from PySide6.QtWidgets import QMenuBar

from cnnlab.ui.window.actions import Actions
from cnnlab.ui.window.tab import Action


@pytest.fixture
def menu(qtbot):
    bar = QMenuBar()
    qtbot.addWidget(bar)
    made = Actions(bar)
    made.place_for_tabs("edit")
    return made


class Condition:
    """Of an action; counts how often it is asked."""

    def __init__(self):
        self.holds, self.asked = False, 0

    def __call__(self):
        self.asked += 1
        return self.holds


def action(name, enabled=None):
    return Action(name, "edit", name, lambda: None, enabled=enabled)


def test_a_condition_is_asked_again_and_only_of_the_tab_that_is_shown(menu):
    here, there = Condition(), Condition()
    menu.add_tab("one", [action("always"), action("sometimes", here)])
    menu.add_tab("two", [action("elsewhere", there)])
    menu.show_tab("one")
    assert (menu["always"].isEnabled(), menu["sometimes"].isEnabled()) == (True, False)
    here.holds = there.holds = True
    menu.refresh()
    assert menu["sometimes"].isEnabled()
    assert not menu["elsewhere"].isEnabled()
    assert there.asked == 0


def test_an_edit_leaves_actions_without_a_condition_as_they_are(menu):
    menu.add_tab("one", [action("always"), action("sometimes", Condition())])
    menu.show_tab("one")
    changed = []
    for name in menu:
        menu[name].setEnabled(False)
        menu[name].enabledChanged.connect(changed.append)
    menu.refresh()
    assert changed == []


def test_what_the_open_menu_shows_is_true(menu):
    here = Condition()
    menu.add_tab("one", [action("sometimes", here)])
    menu.show_tab("one")
    here.holds = True
    next(one.menu() for one in menu._bar.actions() if one.text() == "&Edit").aboutToShow.emit()
    assert menu["sometimes"].isEnabled()


def test_what_several_tabs_do_is_one_entry_and_done_by_the_tab_that_is_shown(menu, qtbot):
    done, here = [], Condition()

    def keep(tab, enabled=None):
        return Action("keep", "edit", "Keep", lambda: done.append(tab), "Ctrl+K", enabled=enabled)

    menu.add_tab("one", [action("alone"), keep("one")])
    menu.add_tab("two", [keep("two", here)])
    menu.add_tab("three", [])
    (edit,) = [a.menu() for a in menu.parent().actions() if a.menu().actions()]
    assert [a.text() for a in edit.actions() if not a.isSeparator()] == ["alone", "Keep"]
    assert not edit.actions()[-2].isSeparator()  # no section without an entry
    for tab, able in (("one", True), ("two", False), ("three", False), ("one", True)):
        menu.show_tab(tab)
        assert (menu["keep"].isEnabled(), menu["alone"].isEnabled()) == (able, tab == "one")
    menu["keep"].trigger()
    menu.show_tab("two")
    here.holds = True
    menu.refresh()
    menu["keep"].trigger()
    assert done == ["one", "two"]

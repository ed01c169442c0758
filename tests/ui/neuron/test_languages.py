"""The Neuron tab in another language: all of it, whatever page was shown meanwhile."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QTabBar,
    QWidget,
)
from started_window import started

from cnnlab.lessons.sheet import PAGES
from cnnlab.ui.widgets.cell_editor import CellEditor


def opened(qtbot, folder, code):
    """A window in which every page has been seen and has something to say."""
    path = folder / f"{code}.ini"
    path.write_text(f"[General]\nlanguage={code}\ntheme=light\n", encoding="utf-8")
    window = started(qtbot, path)
    window.tabs.go_to("neuronTab")
    tab = window.tab("neuronTab")
    for name in PAGES:
        tab.show_page(name)
        QApplication.processEvents()
    ideas = tab.pages["ideas"]
    for index in range(len(ideas.buttons)):
        ideas.show_idea(index)
        ideas.view.reveal()
    tab.pages["layers"].panel.descend.click()
    tab.pages["neuron"].edits.set_predicts(True)
    tab.pages["neuron"].edits.guess(0, 99.0)
    QApplication.processEvents()
    return window


def said(window):
    """Every text of the tab by its place: what is written, names, tips, and what a box offers."""
    tab = window.findChild(QWidget, "neuronTab")
    found = [w for w in tab.findChildren(QWidget) if not is_qts(w)]
    return [(type(w).__name__, *texts(w)) for w in found]


def is_qts(widget):
    """A part that Qt has made, as buttons that scroll a row of tabs, which never come up."""
    return isinstance(widget, CellEditor) or isinstance(widget.parent(), QTabBar)


def texts(widget):
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, QComboBox):
        yield from map(widget.itemText, range(widget.count()))
        yield widget.placeholderText()
    elif isinstance(widget, QTabBar):
        yield from map(widget.tabText, range(widget.count()))
    elif isinstance(widget, QLabel | QAbstractButton | QAbstractSpinBox) or (
        type(widget).__module__.startswith("cnnlab") and callable(getattr(widget, "text", None))
    ):
        yield widget.text()


@pytest.mark.parametrize(("first", "then"), [("en", "zh_CN"), ("zh_CN", "en")])
def test_another_language_says_what_a_start_in_it_says(qtbot, tmp_path, first, then):
    changed = opened(qtbot, tmp_path, first)
    before = said(changed)
    changed.use_language(then)
    QApplication.processEvents()
    now = said(changed)
    changed.close()
    due = opened(qtbot, tmp_path, then)
    assert sorted(now) == sorted(said(due))
    assert before != now
    due.close()

"""Texts, edges and the frame of the focus are seen, in both themes, as they are painted."""

import numpy as np
import pytest
from contrast import READABLE, SEEN, contrast, ink_contrast, rgb
from hands import Hands, wait
from image_pixels import colours_in
from painted_text import TextWatch
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from cnnlab.scene.colours import load_theme
from cnnlab.scene.focus_frame import paint_focus
from cnnlab.ui.widgets.main_button import MainButton
from cnnlab.ui.window.paged_tab import PagedTab
from cnnlab.ui.window.theme import sheet

TABS = ("convolutionTab", "digitsTab", "neuronTab", "imagesTab", "networkTab")
LEAST = 24  # pixels that differ enough with the focus
AROUND = 4  # px, of a widget's surroundings that are looked at
THEMES = ("light", "dark")
both_themes = pytest.mark.parametrize("name", THEMES)


def pages(window, tab_name):
    """Shows one page of a tab after the other."""
    window.tabs.go_to(tab_name)
    tab = window.tab(tab_name)
    if isinstance(tab, PagedTab):
        for page in tab.pages._specs:
            tab.show_page(page)
            yield page
        return
    if tab_name == "digitsTab":
        tab.look_inside()  # what is made a moment after the tab was seen
    bars = [bar for bar in tab.findChildren(QTabBar) if bar.isVisible()]
    for index in range(bars[0].count() if bars else 1):
        if bars:
            bars[0].setCurrentIndex(index)
        yield str(index)


def settle(ms=150):
    wait(ms)
    QApplication.processEvents()


@pytest.fixture
def still(window, qtbot):
    """The window, with the keyboard, and nothing that plays."""
    with qtbot.waitActive(window):
        window.activateWindow()
    Hands(window).rest()
    return window


def scrolled_to(widget):
    """What is seen of it when the areas that hold it have scrolled to it."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is not None:
        area.ensureWidgetVisible(widget)


def look(window, widget):
    place = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    place = place.adjusted(-AROUND, -AROUND, AROUND, AROUND) & window.rect()
    return colours_in(window.grab(place).toImage())


def stops(window):
    """What the Tab key stops at, as far as it can be seen now."""
    takes = Qt.FocusPolicy.TabFocus.value
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy().value & takes
        and widget.focusProxy() is None
    ]


def unseen_focus(window, widget):
    """How many pixels differ by enough with the focus, where these are too few; else None."""
    scrolled_to(widget)
    if (focused := QApplication.focusWidget()) is not None:
        focused.clearFocus()
    QApplication.processEvents()
    before = look(window, widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    assert widget.hasFocus(), widget
    differing = int((contrast(before, look(window, widget)) >= SEEN).sum())
    return None if differing >= LEAST else differing


@pytest.mark.parametrize("tab_name", TABS)
def test_whoever_has_the_keyboard_is_seen(still, tab_name, qtbot):
    for name in THEMES:
        still.use_theme(name)
        failed, seen = [], set()
        for page in pages(still, tab_name):
            settle()
            if not still.isActiveWindow():
                with qtbot.waitActive(still):
                    still.activateWindow()
            for widget in stops(still):
                if widget in seen:
                    continue
                seen.add(widget)
                count = unseen_focus(still, widget)
                if count is not None:
                    failed.append((page, type(widget).__name__, widget.objectName(), count))
        assert len(seen) > 8, name
        assert not failed, name


def shown_words(window):
    """Of Qt's own: what has a text and is enabled, as (name, its pixels)."""
    kinds = QLabel | QAbstractButton | QComboBox | QLineEdit
    picture = colours_in(window.grab().toImage())
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, kinds) or not widget.isVisible() or not widget.isEnabled():
            continue
        text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        seen = widget.visibleRegion().boundingRect() & widget.rect().adjusted(3, 3, -3, -3)
        if text and seen.height() >= widget.fontMetrics().height() and seen.width() >= 8:
            at = seen.translated(widget.mapTo(window, QPoint(0, 0)))
            rows = slice(at.top(), at.bottom() + 1)
            yield text, widget, picture[rows, at.left() : at.right() + 1]


@pytest.mark.parametrize("tab_name", TABS)
def test_all_words_can_be_read(still, tab_name, monkeypatch):
    watch = TextWatch(monkeypatch)
    for name in THEMES:
        still.use_theme(name)
        failed, before = set(), watch.count
        for _ in pages(still, tab_name):
            settle()
            failed |= watch.judge(still)
            for text, widget, picture in shown_words(still):
                large = widget.font().pixelSize() >= 24 or widget.fontInfo().pixelSize() >= 24
                # A thin stroke between two pixels is never as dark as its pen.
                if ink_contrast(picture) < (SEEN if large else READABLE - 0.2):
                    failed.add(f"{text!r}: {ink_contrast(picture):.2f}")
        assert watch.count - before > 20 or tab_name == "imagesTab", name
        assert not failed, name


def test_numbers_inside_a_window_can_be_read(still, monkeypatch):
    """Term by term: what was added, what is lit, what is to come, and what adds nothing."""
    watch, hands = TextWatch(monkeypatch), Hands(still)
    for name in THEMES:
        still.use_theme(name)
        hands.tab.playback.seek(3)
        hands.player.enter()
        for _ in range(4):
            hands.player.step_forward()
        hands.settle()
        assert not watch.judge(still)
        hands.player.leave()
    assert watch.count > 100


@pytest.fixture(params=["window", "card"])
def host(request, qtbot):
    """A place for a control, on one of the two grounds."""
    made = QWidget()
    made.setObjectName("host")
    qtbot.addWidget(made)
    QVBoxLayout(made).setContentsMargins(10, 10, 10, 10)

    def put(widget, name):
        theme = load_theme(name)
        ground = getattr(theme, request.param)
        made.setStyleSheet(sheet(theme) + f"QWidget#host {{ background: {ground.name()}; }}")
        made.layout().addWidget(widget)
        made.show()
        QApplication.processEvents()
        return widget, rgb(ground)

    return made, put


def checked(kind):
    def make():
        made = kind()
        made.setChecked(True)
        return made

    return make


CONTROLS = {
    "push button": lambda: QPushButton(" "),
    "main button": MainButton,
    "field": QLineEdit,
    "box": QComboBox,
    "spin box": QAbstractSpinBox,
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "check box": QCheckBox,
    "checked box": checked(QCheckBox),
    "radio button": QRadioButton,
    "checked radio button": checked(QRadioButton),
}


@both_themes
@pytest.mark.parametrize("make", CONTROLS.values(), ids=CONTROLS)
def test_the_edge_of_a_control_is_seen(host, make, name):
    """On the way from the left to its middle a pixel stands out from what it stands on."""
    made, put = host
    widget, ground = put(make(), name)
    picture = colours_in(made.grab().toImage())
    line = picture[widget.geometry().center().y(), : widget.geometry().center().x()]
    assert contrast(line, ground).max() >= SEEN


@both_themes
@pytest.mark.parametrize("kind", [QLineEdit, QComboBox])
def test_what_stands_in_an_empty_field_can_be_read(host, kind, name):
    made, put = host
    field = kind()
    field.setPlaceholderText("8×24×24")
    put(field, name)
    inside = field.geometry().adjusted(3, 3, -22, -3)
    assert ink_contrast(colours_in(made.grab(inside).toImage())) >= READABLE


@both_themes
def test_a_check_box_says_whether_it_is_checked(host, name):
    made, put = host
    box, _ = put(QCheckBox(), name)
    off = colours_in(made.grab().toImage())
    box.setChecked(True)
    QApplication.processEvents()
    assert (contrast(off, colours_in(made.grab().toImage())) >= READABLE).sum() > 8


@both_themes
@pytest.mark.parametrize("ground", ["control", "zero", "positive", "negative", "text"])
def test_the_frame_of_the_focus_is_seen_on_any_picture(qapp, name, ground):
    theme = load_theme(name)
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(getattr(theme, ground))
    before = colours_in(image)
    painter = QPainter(image)
    paint_focus(painter, image.rect(), theme)
    painter.end()
    differing = contrast(before, colours_in(image)) >= SEEN
    assert differing.sum() >= 2 * (40 + 30 - 10)
    assert not differing[4:-4, 4:-4].any()
    assert np.array_equal(differing, differing[::-1, ::-1])

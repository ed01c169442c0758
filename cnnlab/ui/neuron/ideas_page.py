"""The page of why in the Neuron tab: one idea at a time, each with a question first."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
)

from cnnlab.lab.neuron.document import SheetDocument
from cnnlab.lessons.sheet import Page
from cnnlab.scene.colours import Theme, load_theme
from cnnlab.ui.neuron.idea_view import IdeaView
from cnnlab.ui.neuron.page import NeuronPage
from cnnlab.ui.widgets.table_mime import copy_text
from cnnlab.ui.window.notice import refused


class IdeasPage(NeuronPage):
    """Its ideas are made when they are first shown; they are no part of the document."""

    name: Page = "ideas"

    def __init__(self, document: SheetDocument) -> None:
        super().__init__(document)
        self._theme = load_theme("light")
        self._at = 0
        self._makers: tuple[Callable[[], IdeaView[Any]], ...] = (
            _saturation,
            _linear,
            _zigzag,
            partial(_chance, document),
        )
        self.views: dict[int, IdeaView[Any]] = {}
        self.heading = QLabel()
        self.heading.setObjectName("heading")
        self.buttons = [QPushButton() for _ in self._makers]
        self._group = QButtonGroup(self)
        self._stack = QStackedLayout(self)
        self._lay_out()
        self._group.idClicked.connect(self.show_idea)
        self.retranslate()

    @property
    def view(self) -> IdeaView[Any]:
        """The idea that is shown."""
        return self._view(self._at)

    def show_idea(self, index: int) -> None:
        """Show another idea."""
        self._at = index
        self.buttons[index].setChecked(True)
        if not self.isVisible():
            return
        view = self._view(index)
        self._stack.setCurrentWidget(view)
        for other in self.views.values():
            other.controls.setVisible(other is view)
        self.status_changed.emit()

    def status(self) -> str:
        """The numbers of the idea that is shown."""
        return self.views[self._at].summary() if self._at in self.views else ""

    def copy(self) -> None:
        """The numbers of the idea that is shown, as text, once they are no answer any more."""
        if self._at not in self.views:
            return
        if self.view.revealed:
            copy_text(self.view.text())
        else:
            self.notice.emit(refused(self._hidden_message))

    def _hidden_message(self) -> str:
        return self.tr("The numbers are copied once they are seen: choose an answer first.")

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        for view in self.views.values():
            view.set_theme(theme)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("Ideas"))
        for button, (title, tip) in zip(self.buttons, self._titles(), strict=True):
            button.setText(title)
            button.setToolTip(tip)

    def gestures(self) -> list[tuple[str, str]]:
        """Keys and mouse of the ideas."""
        return [
            (self.tr("Arrow keys on the ideas"), self.tr("The idea before, the next one")),
            (self.tr("Drag on a curve"), self.tr("Move z")),
            ("Ctrl+C", self.tr("Copy the numbers that are shown")),
        ]

    def _titles(self) -> list[tuple[str, str]]:
        return [
            (self.tr("Saturation"), self.tr("Why a gradient dies in sigmoids and not in ReLUs")),
            (self.tr("Why g must bend"), self.tr("What two linear layers can do together")),
            (self.tr("Zigzag"), self.tr("Why inputs should not all be positive")),
            (self.tr("“0.9 means 90 %”"), self.tr("What a probability says, and what it does not")),
        ]

    def _view(self, index: int) -> IdeaView[Any]:
        if index not in self.views:
            view = self.views[index] = self._makers[index]()
            view.set_theme(self._theme)
            view.notice.connect(self.notice)
            view.changed.connect(self.status_changed)
            self._stack.addWidget(view)
            self._column.addWidget(view.controls)
        return self.views[index]

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self.controls)
        self._column.setContentsMargins(0, 6, 0, 0)
        self._column.setSpacing(6)
        self._column.addWidget(self.heading)
        for index, button in enumerate(self.buttons):
            button.setCheckable(True)
            button.setObjectName(f"ideaButton{index}")
            self._group.addButton(button, index)
            self._column.addWidget(button)
        self._column.addSpacing(8)
        self.buttons[0].setChecked(True)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_idea(self._at)


def _saturation() -> IdeaView[Any]:
    from cnnlab.ui.neuron.idea_saturation import SaturationView

    return SaturationView()


def _linear() -> IdeaView[Any]:
    from cnnlab.ui.neuron.idea_linear import LinearView

    return LinearView()


def _zigzag() -> IdeaView[Any]:
    from cnnlab.ui.neuron.idea_zigzag import ZigzagView

    return ZigzagView()


def _chance(document: SheetDocument) -> IdeaView[Any]:
    from cnnlab.ui.neuron.idea_chance import ChanceView

    return ChanceView(lambda: document.sheet.one.neuron.a)

"""Which channel of a picture in colour is shown."""

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from cnnlab.lessons.image_sheet import Channel
from cnnlab.ui.images import filter_words as words
from cnnlab.ui.widgets.box_guard import BoxGuard
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.translated import TranslatedWidget

COMPACT = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ChannelBox(TranslatedWidget):
    """A box with its label, which are hidden while the picture has one channel."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.box = QLabel(), ChoiceBox()
        self.label.setBuddy(self.box)
        self.box.setSizeAdjustPolicy(COMPACT)
        BoxGuard(self, (self.box,))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.box, 1)
        self.retranslate()

    def show_channel(self, channel: Channel, coloured: bool) -> None:
        """The channel that is chosen, of a picture in colour."""
        self.box.show_choice(channel)
        self.setVisible(coloured)

    def retranslate(self) -> None:
        name = words.labels()["channel"]
        self.label.setText(name)
        self.box.set_choices([(text, value) for value, text in words.channel_names().items()])
        name_control(self.box, name, words.tips()["channel"])

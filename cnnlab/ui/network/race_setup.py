"""Which race is run: its kind, rates, seed and length."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from cnnlab.lab.network.race_sides import LENGTHS, RACES, RATES, RaceSettings
from cnnlab.scene.text import number
from cnnlab.ui.network.race_words import kind_text
from cnnlab.ui.widgets.choice_box import ChoiceBox
from cnnlab.ui.widgets.named import name_control
from cnnlab.ui.widgets.seed_box import SeedBox
from cnnlab.ui.widgets.translated import TranslatedWidget


class RaceSetup(TranslatedWidget):
    """Shows a RaceSettings; says what other one was chosen."""

    chosen = Signal(object)
    """A RaceSettings."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.length, self.seed = ChoiceBox(), ChoiceBox(), SeedBox()
        self.rates = ChoiceBox(), ChoiceBox()
        self.labels = {name: QLabel() for name in ("and", "seed", "length")}
        self._settings = RaceSettings()
        self._name()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.show_settings(self._settings)

    @property
    def settings(self) -> RaceSettings:
        """What is shown."""
        return self._settings

    def show_settings(self, settings: RaceSettings) -> None:
        """Show other settings, in silence. Their rates and length are among those offered."""
        self._settings = settings
        self.kind.show_choice(settings.kind)
        for box, rate in zip(self.rates, settings.rates, strict=True):
            box.show_choice(rate)
        self.seed.show_value(settings.seed)
        self.length.show_choice(settings.steps)
        for part in (*self.rates, self.labels["and"]):
            part.setVisible(settings.kind == "rates")

    def _choose(self, **changed: object) -> None:
        settings = replace(self._settings, **changed)  # type: ignore[arg-type]
        if settings != self._settings:
            self.show_settings(settings)
            self.chosen.emit(settings)

    def _connect(self) -> None:
        first, second = self.rates
        self.kind.chosen.connect(lambda kind: self._choose(kind=kind))
        first.chosen.connect(lambda rate: self._choose(rates=(rate, self._settings.rates[1])))
        second.chosen.connect(lambda rate: self._choose(rates=(self._settings.rates[0], rate)))
        self.seed.valueChanged.connect(lambda seed: self._choose(seed=seed))
        self.length.chosen.connect(lambda steps: self._choose(steps=steps))

    def _name(self) -> None:
        first, second = self.rates
        for part, name in (
            (self.kind, "raceKindBox"),
            (first, "raceFirstRateBox"),
            (second, "raceSecondRateBox"),
            (self.seed, "raceSeedBox"),
            (self.length, "raceLengthBox"),
        ):
            part.setObjectName(name)
        self.labels["seed"].setBuddy(self.seed)
        self.labels["length"].setBuddy(self.length)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        first, second = self.rates
        parts: tuple[QWidget | int, ...] = (
            *(self.kind, first, self.labels["and"], second, 8),
            *(self.labels["seed"], self.seed, 8, self.labels["length"], self.length),
        )
        for part in parts:
            if isinstance(part, int):
                row.addSpacing(part)
            else:
                row.addWidget(part)
        for label in self.labels.values():
            label.setObjectName("muted")
        row.addStretch(1)

    def retranslate(self) -> None:
        self.kind.set_choices([(kind_text(kind), kind) for kind in RACES])
        for box in self.rates:
            box.set_choices([(number(rate, 6), rate) for rate in RATES])
        self.length.set_choices([(f"{steps:,}", steps) for steps in LENGTHS])
        self.labels["and"].setText(self.tr("and"))
        self.labels["seed"].setText(self.tr("Seed"))
        self.labels["length"].setText(self.tr("Steps"))
        name_control(self.kind, self.tr("Race"), self.tr("In what the two networks differ"))
        first, second = self.rates
        for box, name in (first, self.tr("First rate")), (second, self.tr("Second rate")):
            name_control(box, name, self.tr("Learning rate of this side"))
        tip = self.tr("Of the initial weights and of the order of the data: the same for both")
        name_control(self.seed, self.tr("Seed"), tip)
        name_control(self.length, self.tr("Steps"), self.tr("How many steps each side takes"))

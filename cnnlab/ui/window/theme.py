"""Puts a theme on the program: palette, what the system is told, and the style sheet of parts."""

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette, QPixmapCache
from PySide6.QtWidgets import QApplication

from cnnlab.assets import asset
from cnnlab.scene.colours import Theme, load_theme, with_alpha

SIGNS = ("up", "down", "tick")  # drawn in a theme's colours, for controls

SHEET = """
QWidget {{ color: {text}; placeholder-text-color: {muted}; }}
QMainWindow, QDialog, QMenuBar {{ background: {window}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMenuBar {{ border: none; }}
QMenuBar::item {{ padding: 4px 10px; background: transparent; border-radius: 4px; }}
QMenuBar::item:selected {{ background: {control_hover}; }}
QMenu {{ background: {card}; border: 1px solid {line}; padding: 4px; }}
QMenu::item {{ padding: 5px 26px 5px 22px; border-radius: 4px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {text}; }}
QMenu::item:disabled {{ color: {muted}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 4px 8px; }}
QTabBar::tab {{ padding: 7px 18px 6px; background: transparent; color: {muted};
  border-bottom: 3px solid transparent; }}
QTabBar::tab:selected {{ color: {text}; font-weight: bold; border-bottom-color: {accent}; }}
QTabBar::tab:focus {{ color: {accent}; border: 2px solid {accent}; border-bottom-width: 3px;
  border-radius: 4px; padding: 5px 16px 6px; }}
QTabBar::tab:hover {{ color: {text}; }}
QFrame#card {{ background: {card}; border: 1px solid {line}; border-radius: 8px; }}
QFrame#card QLabel, QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollArea {{ border: none; }}
QLabel#heading {{ font-weight: bold; }}
QLabel#title {{ font-size: 20px; font-weight: bold; }}
QLabel[look="figure"] {{ font-size: 17px; font-weight: bold; }}
QLabel#muted, TextBlock#muted, ElidedLabel#muted {{ color: {muted}; }}
QFrame#card QLabel#formula {{ background: {control}; border-radius: 6px; padding: 8px; }}
QLabel#problem {{ background: {accent_soft}; border-radius: 6px; padding: 10px 14px; }}
QFrame#noticeBar {{ background: {card}; border: 1px solid {line}; border-left: 5px solid {accent};
  border-radius: 6px; }}
QFrame#noticeBar[kind="done"] {{ border-left-color: {positive_text}; }}
QFrame#noticeBar[kind="refused"] {{ border-left-color: {negative_text}; }}
QFrame#noticeBar[kind="failed"] {{ border-left-color: {error}; }}
QFrame#noticeBar QPushButton {{ padding: 1px 9px; }}
QFrame#mendCard {{ background: {card}; border: 1px solid {line};
  border-left: 5px solid {negative_text}; border-radius: 6px; }}
QFrame#mendCard[kind="refused"] {{ border-left-color: {error}; }}
QFrame#mendCard[kind="done"] {{ border-left-color: {positive_text}; }}
QFrame#mendCard QPushButton {{ padding: 1px 9px; text-align: left; }}
QLabel#noticeSign {{ font-weight: bold; }}
QListWidget {{ border: 1px solid {edge}; border-radius: 4px; padding: 1px; }}
QListWidget:focus {{ border: 2px solid {accent}; padding: 0; }}
QComboBox QAbstractItemView {{ background: {card}; border: 1px solid {line};
  selection-background-color: {accent_soft}; selection-color: {text}; }}
QPushButton, QToolButton, QLineEdit {{ background: {control};
  border: 1px solid {edge}; border-radius: 5px; padding: 4px 9px; min-height: 1.25em; }}
QProgressBar {{ background: {control}; border: 1px solid {edge}; border-radius: 5px;
  text-align: center; min-height: 1.25em; padding: 1px; }}
QProgressBar::chunk {{ background: {accent_soft}; border-radius: 3px; }}
QPushButton:hover, QToolButton:hover {{ background: {control_hover}; }}
QPushButton:checked, QToolButton:checked {{ background: {accent_soft}; border-color: {accent}; }}
QPushButton:focus, QToolButton:focus, QLineEdit:focus
  {{ border: 2px solid {accent}; padding: 3px 8px; }}
QPushButton:disabled, QToolButton:disabled, QLineEdit:disabled, QComboBox:disabled,
QAbstractSpinBox:disabled {{ color: {muted}; border-color: {line}; }}
QComboBox, QAbstractSpinBox {{ background: {control}; border: 1px solid {edge};
  border-radius: 4px; padding: 2px 3px 2px 5px; }}
QComboBox:hover {{ background: {control_hover}; }}
QComboBox:focus, QComboBox:on {{ border: 2px solid {accent}; padding: 1px 2px 1px 4px; }}
QAbstractSpinBox {{ padding: 0 1px; }}
QAbstractSpinBox:focus {{ border: 2px solid {accent}; padding: 0; }}
QComboBox::drop-down {{ border: none; width: 16px; }}
QComboBox::down-arrow, QAbstractSpinBox::down-arrow {{ image: url("{down}");
  width: 9px; height: 9px; }}
QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 9px; height: 9px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 15px; }}
QAbstractSpinBox[buttonSymbols="NoButtons"]::up-button,
QAbstractSpinBox[buttonSymbols="NoButtons"]::down-button
  {{ subcontrol-position: left; width: 0; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover
  {{ background: {control_hover}; }}
QPushButton[look="train"] {{ background: {accent}; border-color: {accent}; color: {on_accent};
  font-weight: bold; padding: 4px 12px; }}
QPushButton[look="train"]:focus {{ border: 1px solid {accent}; padding: 4px 12px; }}
QPushButton[look="train"]:disabled {{ background: {control}; border-color: {line};
  color: {muted}; }}
QLineEdit[wrong="true"] {{ border: 2px solid {error}; color: {error}; }}
QToolButton[look="flat"] {{ background: transparent; border: 2px solid transparent;
  padding: 2px; min-height: 0; }}
QToolButton[look="flat"]:hover {{ background: {control_hover}; }}
QToolButton[look="flat"]:checked {{ background: {accent_soft}; }}
QToolButton[look="flat"]:focus {{ border-color: {accent}; }}
QPushButton#sectionHeading {{ background: transparent; border: 2px solid transparent;
  padding: 0 2px; min-height: 0; font-weight: bold; text-align: left; }}
QPushButton#sectionHeading:focus {{ border-color: {accent}; }}
QToolButton[look="icon"] {{ padding: 3px 5px; }}
QToolButton[look="icon"]:focus {{ padding: 2px 4px; }}
QToolButton[look="main"] {{ background: {accent}; border: 2px solid {accent}; border-radius: 17px;
  padding: 0; min-height: 30px; max-height: 30px; min-width: 30px; max-width: 30px; }}
QToolButton[look="main"]:focus {{ background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5,
  fx: 0.5, fy: 0.5, stop: 0.84 {accent}, stop: 0.87 {on_accent}, stop: 1 {on_accent}); }}
QToolButton[look="main"]:disabled {{ background: {line}; border-color: {line}; }}
QSlider::groove:horizontal {{ height: 4px; background: {edge}; border-radius: 2px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 2px; }}
QSlider::handle:horizontal {{ width: 12px; height: 12px; margin: -6px 0; border-radius: 8px;
  background: {card}; border: 2px solid {accent}; }}
QSlider::handle:horizontal:focus {{ background: {accent}; }}
QSlider::handle:horizontal:disabled {{ border-color: {line}; background: {control}; }}
QSlider::groove:horizontal:disabled, QSlider::sub-page:horizontal:disabled {{ background: {line}; }}
QStatusBar {{ background: {window}; color: {muted}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel, QStatusBar QFrame {{ color: {muted}; }}
QSplitter::handle {{ background: {window}; }}
QToolTip {{ background: {card}; color: {text}; border: 1px solid {line}; padding: 4px; }}
QScrollBar:vertical {{ width: 10px; background: transparent; }}
QScrollBar::handle:vertical {{ background: {edge}; border-radius: 5px; min-height: 24px; }}
QScrollBar:horizontal {{ height: 10px; background: transparent; }}
QScrollBar::handle:horizontal {{ background: {edge}; border-radius: 5px; min-width: 24px; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
QGroupBox {{ border: none; }}
QCheckBox::indicator, QListView::indicator {{ width: 13px; height: 13px;
  border: 1px solid {edge}; border-radius: 3px; background: {control}; }}
QCheckBox::indicator:checked, QListView::indicator:checked {{ image: url("{tick}"); }}
QCheckBox::indicator:focus {{ width: 11px; height: 11px; border: 2px solid {accent}; }}
QCheckBox:focus, QRadioButton:focus {{ color: {accent}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {muted}; }}
QCheckBox::indicator:disabled {{ border-color: {line}; }}
QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {edge};
  border-radius: 7px; background: {control}; }}
QRadioButton::indicator:checked {{ width: 7px; height: 7px; border: 4px solid {accent};
  background: {on_accent}; }}
QRadioButton::indicator:focus {{ width: 11px; height: 11px; border: 2px solid {accent};
  border-radius: 7px; }}
QRadioButton::indicator:checked:focus {{ background: qradialgradient(cx: 0.5, cy: 0.5,
  radius: 0.5, fx: 0.5, fy: 0.5, stop: 0.56 {accent}, stop: 0.64 {control}); }}
QRadioButton::indicator:disabled {{ border-color: {line}; }}
QRadioButton::indicator:checked:disabled {{ border-color: {muted}; }}
"""


class Themes(QObject):
    """The look in use: "light", "dark", or "system", which follows the system's own."""

    changed = Signal(object)
    """Emitted with the Theme after it has been put on."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self.choice = ""
        self.theme = load_theme("light")
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_scheme_changed)
        self._listening = True

    def use(self, choice: str) -> None:
        """Apply a theme."""
        if choice == self.choice:
            return
        self.choice = choice
        schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}
        if choice in schemes:
            self._hints.setColorScheme(schemes[choice])
        else:
            self._hints.unsetColorScheme()
        self._apply()

    def release(self) -> None:
        """Disconnect from the system's theme; may be called twice."""
        if self._listening:
            self._listening = False
            self._hints.colorSchemeChanged.disconnect(self._on_scheme_changed)
            self._hints.unsetColorScheme()

    def _on_scheme_changed(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
        name = self.choice if self.choice in ("light", "dark") else ("dark" if dark else "light")
        self.theme = load_theme(name)
        QPixmapCache.clear()  # what Qt drew for the last palette is not found by a new one
        self._app.setPalette(palette(self.theme))
        self.changed.emit(self.theme)


def palette(theme: Theme) -> QPalette:
    """Qt's colour roles for a theme."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.control,
        role.Text: theme.text,
        role.Button: theme.control,
        role.ButtonText: theme.text,
        role.BrightText: theme.error,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.muted,
        role.Highlight: theme.accent,
        role.HighlightedText: theme.on_accent,
        role.Link: theme.positive_text,
        role.Mid: theme.line,
        role.Dark: theme.line,
    }
    made = QPalette()
    for key, colour in colours.items():
        made.setColor(key, colour)
    for key in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, key, with_alpha(theme.muted, 0.8))
    return made


@cache
def sheet(theme: Theme) -> str:
    """The style sheet in a theme's colours."""
    named = {k: colour.name() for k, colour in vars(theme).items() if isinstance(colour, QColor)}
    name = "dark" if theme.dark else "light"
    signs = {sign: asset("themes", f"{name}-{sign}.svg").as_posix() for sign in SIGNS}
    return SHEET.format(**named, **signs)

"""The picture dialog, by keyboard and by mouse; and the sentence for each refusal."""

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionSpinBox,
    QWidget,
)

from cnnlab.core.picture import Picture, picture_of
from cnnlab.core.sampling import Sampling
from cnnlab.files.picture_error import PictureError
from cnnlab.files.pictures import read_picture
from cnnlab.ui.dialogs.picture import PictureDialog
from cnnlab.ui.dialogs.picture_messages import picture_message

# The offscreen platform says so about every window with a smallest size.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")


def picture(width=64, height=48) -> Picture:
    """Black on the left, red on the right."""
    return two_parts(width, height, width // 2, (255, 0, 0))


def two_parts(width, height, split, right, left=(0, 0, 0)) -> Picture:
    pixels = np.full((height, width, 3), right, np.uint8)
    pixels[:, :split] = left
    return picture_of(pixels)


def named(dialog: QWidget, kind: type, name: str):
    """The control whose text or accessible name is the given one, as a person would find it."""
    found = [
        child
        for child in dialog.findChildren(kind)
        if name in (child.accessibleName(), getattr(child, "text", str)().replace("&", ""))
    ]
    assert len(found) == 1, name
    return found[0]


@pytest.fixture
def opened(qtbot):
    """Shows a dialog and waits until it takes keys."""

    def show(source=None, last=None) -> PictureDialog:
        dialog = PictureDialog(source or picture(), "a.png", last=last)
        qtbot.addWidget(dialog)
        with qtbot.waitActive(dialog):
            dialog.show()
            dialog.activateWindow()
        return dialog

    return show


def press(dialog: QWidget, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, key, modifier)


@pytest.fixture
def mnemonic(qtbot):
    """Presses Alt and a letter."""

    def alt(dialog: QWidget, key) -> None:
        press(dialog, key, Qt.KeyboardModifier.AltModifier)
        # A button pressed by its letter is seen to go down, and acts when it comes up again.
        held = [button for button in dialog.findChildren(QAbstractButton) if button.isDown()]
        qtbot.waitUntil(lambda: not any(button.isDown() for button in held))

    return alt


def type_into(dialog: QWidget, text: str) -> None:
    focused = QApplication.focusWidget()
    QTest.keyClick(focused, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused, text)


def click(button: QWidget) -> None:
    """Click near the left end, where the indicator of a button with one is."""
    at = QPoint(8, button.height() // 2)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)


def click_up(box: QSpinBox) -> None:
    option = QStyleOptionSpinBox()
    box.initStyleOption(option)
    up = box.style().subControlRect(
        QStyle.ComplexControl.CC_SpinBox, option, QStyle.SubControl.SC_SpinBoxUp, box
    )
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=up.center())


def numbers(dialog: QWidget) -> str:
    return next(
        label.text() for label in dialog.findChildren(QLabel) if label.text().startswith("Numbers")
    )


class TestBeginning:
    def test_usual_choices(self, opened):
        assert opened().sampling() == Sampling(24, 32, colour=False, white=1.0, crop=True)

    def test_last_choices(self, opened):
        last = Sampling(28, 28, colour=True, white=255.0, crop=False)
        dialog = opened(last=last)
        assert dialog.sampling() == last
        assert not named(dialog, QCheckBox, "Keep the proportions").isChecked()

    def test_last_size_in_the_proportions_of_the_picture(self, opened):
        dialog = opened(last=Sampling(12, 16))
        assert dialog.sampling() == Sampling(12, 16)
        assert named(dialog, QCheckBox, "Keep the proportions").isChecked()

    @pytest.mark.parametrize(("width", "height"), [(1, 1), (1, 900), (900, 1), (1000, 30)])
    def test_any_picture(self, opened, width, height):
        sampling = opened(picture(width, height)).sampling()
        assert max(sampling.rows, sampling.columns) == 32

    def test_name_of_the_picture(self, opened):
        assert "a.png" in opened().windowTitle()


class TestKeyboard:
    def test_rows_take_columns_along(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_R)
        type_into(dialog, "12")
        assert (dialog.sampling().rows, dialog.sampling().columns) == (12, 16)

    def test_columns_take_rows_along(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_C)
        type_into(dialog, "64")
        assert (dialog.sampling().rows, dialog.sampling().columns) == (48, 64)

    def test_rows_go_no_further_than_columns_can_follow(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_R)
        for _ in range(60):
            press(dialog, Qt.Key.Key_Up)
        assert (dialog.sampling().rows, dialog.sampling().columns) == (48, 64)

    def test_size_stays_within_1_and_64(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_K)
        mnemonic(dialog, Qt.Key.Key_R)
        type_into(dialog, "99")
        mnemonic(dialog, Qt.Key.Key_C)
        type_into(dialog, "0")
        press(dialog, Qt.Key.Key_Tab)
        sampling = dialog.sampling()
        assert 1 <= sampling.rows <= 64
        assert 1 <= sampling.columns <= 64

    def test_square_of_a_wide_picture(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_K)
        mnemonic(dialog, Qt.Key.Key_C)
        type_into(dialog, "28")
        mnemonic(dialog, Qt.Key.Key_R)
        type_into(dialog, "28")
        mnemonic(dialog, Qt.Key.Key_S)
        assert dialog.sampling() == Sampling(28, 28, crop=False)
        mnemonic(dialog, Qt.Key.Key_P)
        assert dialog.sampling() == Sampling(28, 28, crop=True)

    def test_colour_and_values(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_O)
        mnemonic(dialog, Qt.Key.Key_2)
        assert dialog.sampling() == Sampling(24, 32, colour=True, white=255.0)
        mnemonic(dialog, Qt.Key.Key_G)
        mnemonic(dialog, Qt.Key.Key_0)
        assert dialog.sampling() == Sampling(24, 32)

    def test_arrow_keys_between_two_choices(self, opened, mnemonic):
        dialog = opened()
        mnemonic(dialog, Qt.Key.Key_G)
        press(dialog, Qt.Key.Key_Right)
        assert dialog.sampling().colour

    def test_keeping_the_proportions_again(self, opened, mnemonic):
        dialog = opened(last=Sampling(20, 32))
        mnemonic(dialog, Qt.Key.Key_K)
        assert dialog.sampling() == Sampling(24, 32)

    def test_tab_goes_down_the_page(self, opened):
        dialog = opened(last=Sampling(28, 28))
        stops = []
        for _ in range(8):
            focused = QApplication.focusWidget()
            stops.append(focused.accessibleName() or focused.text().replace("&", ""))
            press(dialog, Qt.Key.Key_Tab)
        assert stops == [
            "Rows",
            "Columns",
            "Keep the proportions",
            "Grey",
            "0 to 1",
            "Crop the middle",
            "Use as input",
            "Cancel",
        ]

    def test_mnemonics_do_not_collide(self, opened):
        dialog = opened()
        texts = [w.text() for w in dialog.findChildren(QLabel) if w.buddy()]
        for kind in (QRadioButton, QCheckBox, QPushButton):
            texts += [w.text() for w in dialog.findChildren(kind)]
        letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
        assert len(letters) == 10
        assert len(set(letters)) == len(letters)


class TestMouse:
    def test_everything(self, opened):
        dialog = opened()
        click(named(dialog, QCheckBox, "Keep the proportions"))
        click_up(named(dialog, QSpinBox, "Rows"))
        click(named(dialog, QRadioButton, "Colour (three channels)"))
        click(named(dialog, QRadioButton, "0 to 255"))
        click(named(dialog, QRadioButton, "Stretch"))
        assert dialog.sampling() == Sampling(25, 32, colour=True, white=255.0, crop=False)
        click(named(dialog, QRadioButton, "Grey"))
        click(named(dialog, QRadioButton, "0 to 1"))
        click(named(dialog, QRadioButton, "Crop the middle"))
        assert dialog.sampling() == Sampling(25, 32)

    def test_shape_is_no_question_while_proportions_are_kept(self, opened):
        dialog = opened()
        assert not named(dialog, QRadioButton, "Stretch").isEnabled()
        click(named(dialog, QCheckBox, "Keep the proportions"))
        assert named(dialog, QRadioButton, "Stretch").isEnabled()


class TestPreview:
    def shown(self, dialog: PictureDialog, part: float) -> tuple[int, int, int]:
        """The colour in the middle of the preview's height, at a part of its width."""
        preview = named(dialog, QWidget, "Preview")
        area = preview.cell_rect()
        shot = preview.grab().toImage()
        at = QPoint(area.left() + round(part * (area.width() - 1)), area.center().y())
        at *= shot.devicePixelRatio()
        return shot.pixelColor(at).getRgb()[:3]

    def test_grey_then_colour(self, opened, mnemonic):
        dialog = opened()
        assert self.shown(dialog, 0.25) == (0, 0, 0)
        # The luma of red, 0.299, to two decimals.
        assert self.shown(dialog, 0.75) == (76, 76, 76)
        mnemonic(dialog, Qt.Key.Key_O)
        assert self.shown(dialog, 0.75) == (255, 0, 0)
        mnemonic(dialog, Qt.Key.Key_2)
        assert self.shown(dialog, 0.75) == (255, 0, 0)

    def test_cells_are_enlarged_without_smoothing(self, opened):
        dialog = opened(last=Sampling(1, 2, colour=True, crop=False))
        assert {self.shown(dialog, part) for part in (0.05, 0.2, 0.49)} == {(0, 0, 0)}
        assert {self.shown(dialog, part) for part in (0.51, 0.8, 0.95)} == {(255, 0, 0)}

    def test_crop_and_stretch_differ(self, opened, mnemonic):
        quarter = two_parts(40, 10, 15, (255, 255, 255))
        dialog = opened(quarter, Sampling(8, 8))
        assert self.shown(dialog, 0.25) == (255, 255, 255)
        mnemonic(dialog, Qt.Key.Key_S)
        assert self.shown(dialog, 0.25) == (0, 0, 0)

    def test_colours_that_are_equally_bright_are_told_apart_in_grey(self, opened):
        dialog = opened(two_parts(40, 30, 10, (0, 130, 0), left=(255, 0, 0)))
        assert self.shown(dialog, 0.1) == (0, 0, 0)
        assert self.shown(dialog, 0.9) == (255, 255, 255)
        assert "equally bright" in named(dialog, QRadioButton, "Grey").toolTip()

    def test_cells_are_square(self, opened):
        dialog = opened()
        area = named(dialog, QWidget, "Preview").cell_rect()
        assert area.width() / area.height() == pytest.approx(32 / 24, rel=0.02)

    def test_how_many_numbers(self, opened, mnemonic):
        dialog = opened()
        assert numbers(dialog) == "Numbers: 24 × 32 = 768"
        mnemonic(dialog, Qt.Key.Key_O)
        assert numbers(dialog) == "Numbers: 3 × 24 × 32 = 2,304"
        assert named(dialog, QWidget, "Preview").accessibleDescription() == numbers(dialog)

    def test_nothing_jumps(self, opened, mnemonic):
        dialog = opened(last=Sampling(1, 1))
        before = named(dialog, QWidget, "Preview").geometry(), dialog.minimumSizeHint()
        mnemonic(dialog, Qt.Key.Key_O)
        mnemonic(dialog, Qt.Key.Key_R)
        type_into(dialog, "64")
        QApplication.processEvents()
        assert (named(dialog, QWidget, "Preview").geometry(), dialog.minimumSizeHint()) == before


class TestAsking:
    def ask(self, action, **options) -> Sampling | None:
        """Ask, and do something as soon as the dialog is there."""
        QTimer.singleShot(0, lambda: action(QApplication.activeModalWidget()))
        answer = PictureDialog.ask(picture(), "a.png", **options)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return answer

    def test_enter_takes_it(self, qapp):
        assert self.ask(lambda d: QTest.keyClick(d, Qt.Key.Key_Return)) == Sampling(24, 32)

    def test_escape_leaves_it(self, qapp):
        assert self.ask(lambda d: QTest.keyClick(d, Qt.Key.Key_Escape)) is None

    def test_mouse_takes_it(self, qapp):
        last = Sampling(5, 6, colour=True, white=255.0, crop=False)
        taken = self.ask(lambda d: click(named(d, QPushButton, "Use as input")), last=last)
        assert taken == last

    def test_mouse_leaves_it(self, qapp):
        assert self.ask(lambda d: click(named(d, QPushButton, "Cancel"))) is None

    def test_size_still_being_typed(self, qapp):
        def type_and_enter(dialog):
            box = named(dialog, QSpinBox, "Columns")
            box.selectAll()
            QTest.keyClicks(box, "16")
            QTest.keyClick(box, Qt.Key.Key_Return)

        assert self.ask(type_and_enter) == Sampling(12, 16)

    def test_nothing_stays_in_the_parent(self, qtbot):
        parent = QWidget()
        qtbot.addWidget(parent)
        self.ask(lambda d: QTest.keyClick(d, Qt.Key.Key_Escape), parent=parent)
        assert parent.findChildren(PictureDialog) == []


class Pseudo(QTranslator):
    """A language of bracketed English."""

    def isEmpty(self):
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        return f"[{source}]" if context in ("PictureDialog", "PictureError") else ""


@pytest.fixture
def pseudo(qapp):
    translator = Pseudo()
    yield lambda: qapp.installTranslator(translator)
    qapp.removeTranslator(translator)


class TestLanguage:
    def test_every_text_changes_at_once(self, opened, pseudo):
        dialog = opened()
        pseudo()
        QApplication.processEvents()
        texts = [dialog.windowTitle()]
        for child in dialog.findChildren(QWidget):
            texts += [child.accessibleName(), child.toolTip(), child.accessibleDescription()]
            if isinstance(child, QLabel | QRadioButton | QCheckBox | QPushButton):
                texts.append(child.text())
        texts = [text.removeprefix("<p>") for text in texts if text]
        assert len(texts) > 30
        assert [text for text in texts if not text.startswith("[")] == []

    def test_choices_stay(self, opened, pseudo):
        last = Sampling(7, 9, colour=True, white=255.0, crop=False)
        dialog = opened(last=last)
        pseudo()
        QApplication.processEvents()
        assert dialog.sampling() == last

    def test_every_control_is_explained(self, opened):
        dialog = opened()
        for kind in (QSpinBox, QRadioButton, QCheckBox):
            for control in dialog.findChildren(kind):
                assert len(control.toolTip()) > 30
                assert control.accessibleDescription() in control.toolTip()

    def test_use_is_the_default_button(self, opened):
        dialog = opened()
        box = dialog.findChild(QDialogButtonBox)
        use = named(dialog, QPushButton, "Use as input")
        assert use.isDefault()
        assert box.buttonRole(use) == QDialogButtonBox.ButtonRole.AcceptRole


class TestMessages:
    ERRORS = (
        PictureError("missing", "some/a{b}.png"),
        PictureError("empty", "a{b}.png"),
        PictureError("none", "a{b}.png"),
        PictureError("closed", "a{b}.png", reason="Permission denied"),
        PictureError("damaged", "a{b}.png", format="TIFF", reason="broken {c}"),
        PictureError("memory", "a{b}.png", format="PNG"),
        PictureError("too_long", "a{b}.png", most=512),
        PictureError("too_large", "a{b}.png", width=20_000, height=7, most=100_000_000),
    )

    @pytest.mark.parametrize("error", ERRORS, ids=lambda e: e.code)
    def test_names_the_file(self, error):
        message = picture_message(error)
        assert message.startswith("“a{b}.png” ")
        assert message.endswith(".")

    def test_each_has_its_own_sentence(self):
        assert len({picture_message(error) for error in self.ERRORS}) == len(self.ERRORS)

    def test_too_large_gives_the_numbers(self):
        message = picture_message(self.ERRORS[-1])
        assert "20,000 × 7 pixels, and at most 100,000,000" in message

    def test_in_the_language_of_now(self, pseudo):
        pseudo()
        for error in self.ERRORS:
            assert picture_message(error).startswith("[“a{b}.png”")

    def test_from_a_real_refusal(self, tmp_path):
        path = tmp_path / "猫.png"
        path.write_bytes(b"a text")
        with pytest.raises(PictureError) as caught:
            read_picture(path)
        assert picture_message(caught.value) == (
            "“猫.png” is not a picture that can be read here: PNG, JPEG, GIF, BMP, WebP, TIFF, "
            "PBM, PGM or PPM. Choose another file, or save it as PNG in another program."
        )


def test_preview_shows_what_will_be_used(opened):
    rng = np.random.default_rng(3)
    pixels = rng.integers(0, 256, (4, 4, 3), dtype=np.uint8)
    dialog = opened(picture_of(pixels), Sampling(4, 4, colour=True, white=255.0))
    preview = named(dialog, QWidget, "Preview")
    area, shot = preview.cell_rect(), preview.grab().toImage()
    for row, column in np.ndindex(4, 4):
        x = area.left() + int((column + 0.5) * area.width() / 4)
        y = area.top() + int((row + 0.5) * area.height() / 4)
        assert shot.pixelColor(x, y).getRgb()[:3] == tuple(pixels[row, column])
